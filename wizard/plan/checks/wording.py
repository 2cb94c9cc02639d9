"""Words to look at twice: what must not be published, superlatives without a source, phrases that fit any province."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.phrases import Match, Phrase, any_of, both_cases, without_overlaps
from wizard.plan.checks.sentences import Sentences
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check
    from wizard.plan.checks.scanning import Identity

AVOIDED, GENERIC, SUPERLATIVE = "avoided", "C12.generic", "C16.superlative"
_NOWHERE = Place("")
# a capital inside a sentence is a name, a digit a fact: both tie a message to one place
_DIGIT = re.compile(r"\d")
# a year to come is that of any programme
_COMING_YEAR = re.compile(r"(?<!\d)20[2-9]\d(?!\d)")
_INSIDE = re.compile(r"(?<=[\w,;:–-] )[“(]?([^\W\d_]+)")
# «thống nhất Việt Nam», «lần thứ nhất khu vực»: no superlative
_OTHER_NHAT = re.compile(r"(?<!\w)(?:thống|hợp|đồng|thứ|nghèo|thấp|kém|khó khăn) $")
_HIGHEST = "nhất "
_THROUGH = ("của ", "ở ", "tại ", "trong ", "trên ", "trên cả ", "toàn ")
_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+ $")
# «theo Trung tâm Sách kỷ lục Việt Nam»
_NAMED_SOURCE = re.compile(r"(?<!\w)[Tt]heo [A-ZĐÀ-Ỵ]")


class Wording:
    """The phrases of these checks, and what their matches amount to."""

    def __init__(self, checks: dict[str, Check], identity: Identity) -> None:
        self._excuses: dict[str, re.Pattern[str] | None] = {}
        self._excuses_before: dict[str, re.Pattern[str] | None] = {}
        self.phrases: list[Phrase] = []
        for check in checks.values():
            if check.how == AVOIDED or check.id in (GENERIC, SUPERLATIVE):
                self._excuses[check.id] = any_of(check.unless)
                self._excuses_before[check.id] = any_of(check.unless_before)
                words = (written for word in _with_prepositions(check) for written in both_cases(word))
                self.phrases += [Phrase(written, AVOIDED, check.id) for written in words]
            if check.id == GENERIC:  # slogans come in capital letters too
                words = (written for word in check.words for written in (word.title(), word.upper(), _each_large(word)))
                self.phrases += [Phrase(written, AVOIDED, check.id) for written in words]
        self._general = any_of(name for name in (identity.name, "Việt Nam") if name)

    def hits(self, sentences: Sentences, matches: list[Match], wanted: frozenset[str]) -> Iterator[tuple[str, Hit]]:
        """Hits by check; of one check at most one for each phrase."""
        text = sentences.text
        by_check: dict[str, list[Match]] = {}
        for match in matches:
            if match.phrase.owner == AVOIDED and match.phrase.about in wanted:
                by_check.setdefault(str(match.phrase.about), []).append(match)
        for check_id, found in by_check.items():
            kept = without_overlaps(found)
            excuse, earlier = self._excuses[check_id], self._excuses_before[check_id]
            if check_id == GENERIC:
                if not (excuse and excuse.search(text)) and not self._has_detail(text, kept):
                    yield check_id, Hit(_NOWHERE, text[kept[0].start : kept[0].end], start=kept[0].start)
                continue
            for match in kept:
                sentence = sentences.around(match.start, match.end)
                near = text[max(sentence.first, match.start - 12) : match.start]
                start = match.start
                if check_id == SUPERLATIVE:
                    if _OTHER_NHAT.search(near) or sentence.places(_NAMED_SOURCE):
                        continue
                    word = _WORD_BEFORE.search(near) if match.phrase.text.startswith(_HIGHEST) else None
                    start -= len(word[0]) if word else 0
                if earlier is not None and sentence.before(earlier, match.start):
                    continue
                if excuse is None or not sentence.places(excuse):
                    yield check_id, Hit(_NOWHERE, text[start : match.end], start=start)

    def _has_detail(self, text: str, phrases: list[Match]) -> bool:
        """Whether something other than the phrases and the province's own name ties the text to one place. Where all
        words begin with a capital, capitals tell nothing."""
        rest = self._general.sub("", text) if self._general else text
        if _DIGIT.search(_COMING_YEAR.sub("", rest)):
            return True
        if all(word[0].isupper() for word in _INSIDE.findall(rest)):
            return False
        for match in phrases:
            text = text[: match.start] + text[match.start : match.end].lower() + text[match.end :]
        rest = self._general.sub("", text) if self._general else text
        return any(word[0].isupper() for word in _INSIDE.findall(rest))


def _each_large(words: str) -> str:
    """«An toàn, Văn minh»: each part of a row with a capital."""
    return ", ".join(part[0].upper() + part[1:] for part in words.split(", "))


def _with_prepositions(check: Check) -> Iterator[str]:
    """The words of a check; a superlative may have a preposition before the territory: «lớn nhất của cả nước»."""
    for word in check.words:
        yield word
        if check.id == SUPERLATIVE and word.startswith(_HIGHEST):
            yield from (_HIGHEST + through + word.removeprefix(_HIGHEST) for through in _THROUGH)
