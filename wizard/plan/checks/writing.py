"""Spelling, tone marks, capitals, spaces and characters as checks of single texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.phrases import WORD
from wizard.plan.checks.sentences import Sentences
from wizard.plan.language.addresses import addresses, without_addresses
from wizard.plan.language.capitals import Capitals
from wizard.plan.language.characters import characters
from wizard.plan.language.spacing import spacing
from wizard.plan.language.suggestion import Suggestion, with_neighbours
from wizard.plan.language.syllables import is_syllable
from wizard.plan.language.tones import style_of
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.plan.checks.scanning import Identity
    from wizard.plan.language.dictionary import Known

SPELLING, TONES, CAPITALS = "C19.spelling", "C19.tone-style", "C19.capitals"
SPACING, CHARACTERS = "C19.spacing", "C19.characters"
_VIETNAMESE = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{2,}")
_ALONE = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_NEXT = re.compile(r"[ -]([^\W\d_]{2,})")
_NOWHERE = Place("")


class Writing:
    """Remembers which words are well written, so that each is judged once."""

    def __init__(
        self, framework: Framework, identity: Identity, dictionary: Known | None, checks: dict[str, Check]
    ) -> None:
        self._dictionary = dictionary
        self._extra = {word.lower() for word in checks[SPELLING].words} if SPELLING in checks else set()
        self._judged: set[str] = set()
        self._wrong: set[str] = set()
        self._styled: set[str] = set()
        provinces = {unit.old for unit in framework.old_units.old_provinces}
        provinces.update((province.name for province in framework.provinces), identity.parts, (identity.name,))
        provinces.discard("")
        # the syllables of place names are right wherever they stand («Đắk», «Kạn»)
        self._names = frozenset(word for name in provinces for word in WORD.findall(f"{name} {name.lower()}"))
        laws = (f"Luật {base.title}" for base in framework.legal_bases if base.kind == "Luật" and base.title)
        departments = (agency.name for agency in framework.agencies if agency.name.startswith("Sở "))
        listed = checks[CAPITALS].words if CAPITALS in checks else ()
        self._capitals = Capitals(provinces, (*departments, *laws, *listed))

    def hits(self, sentences: Sentences, words: frozenset[str], wanted: frozenset[str]) -> Iterator[tuple[str, Hit]]:
        """Hits by check in one text, which has these `words`; addresses in it are left alone."""
        text = sentences.text
        spans = addresses(text)
        for word in words - self._judged:
            self._judge(word)
        if SPELLING in wanted:
            for word in self._misspelt(sentences, words, spans):
                yield SPELLING, Hit(_NOWHERE, word)
        for check_id, suggestions in (
            (CAPITALS, self._capitals(text, words)),
            (SPACING, spacing(text)),
            (CHARACTERS, characters(text)),
        ):
            if check_id in wanted:
                for suggestion in suggestions:
                    if not _touches(spans, suggestion.start, suggestion.end):
                        yield check_id, _hit(text, suggestion, words=check_id == CAPITALS)

    def styled(self, text: str, words: frozenset[str], wanted: frozenset[str]) -> Iterator[tuple[str, int]]:
        """Those of the words (already judged) of a text that have a choice of tone marks, and how often each stands."""
        if TONES in wanted and not self._styled.isdisjoint(words):
            listed = WORD.findall(without_addresses(text))
            for word in self._styled.intersection(listed):
                yield word, listed.count(word)

    def _misspelt(self, sentences: Sentences, words: frozenset[str], spans: list[tuple[int, int]]) -> Iterator[str]:
        text = sentences.text
        wrong = set(words & self._wrong)
        for match in _ALONE.finditer(text) if wrong else ():
            word = match[0]
            if word not in wrong or _touches(spans, match.start(), match.end()):
                continue
            # a name in the middle of a sentence may come from any language; so may one of several words
            first = max(sentences.around(match.start(), match.end()).first, match.start() - 20)
            after = _NEXT.match(text, match.end())
            named = after is not None and after[1][0].isupper() and not after[1].isupper()
            if word[0].islower() or not (named or text[first : match.start()].strip(" “(-")):
                wrong.discard(word)
                yield word

    def _judge(self, word: str) -> None:
        self._judged.add(word)
        if not self._is_right(word):
            self._wrong.add(word)
        elif style_of(word) is not None:
            self._styled.add(word)

    def _is_right(self, word: str) -> bool:
        """Only words with Vietnamese letters are judged: others may be of any language, or abbreviations."""
        if (
            word.isascii()
            or word in self._names
            or word.lower() in self._extra
            or not word[1:].islower()
            or not _VIETNAMESE.fullmatch(word)
        ):
            return True
        if not is_syllable(word):
            return False
        return self._dictionary is None or self._dictionary(word.lower())


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    following = bisect_right(spans, start, key=itemgetter(1))  # the first that ends behind `start`
    return following < len(spans) and spans[following][0] < end


def _hit(text: str, suggestion: Suggestion, words: bool) -> Hit:
    shown = with_neighbours(text, suggestion, words=words)
    better = shown.better if suggestion.certain else ""
    return Hit(_NOWHERE, shown.found, {"rule": suggestion.rule}, better, start=shown.start)
