"""Finds many phrases in many texts quickly: a text is only searched for phrases of which it has a rare word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wizard.plan.language.tones import in_style

WORD = re.compile(r"[^\W_]+")
_JOINING = frozenset(("/", "_"))


class Phrase(NamedTuple):
    """Words to look for. `owner` says for whom, `about` is the owner's own."""

    text: str
    owner: str
    about: object = None


class Match(NamedTuple):
    """A phrase found in a text as whole words."""

    start: int
    end: int
    phrase: Phrase


class PhraseIndex:
    """Phrases by their longest word. Spellings like hòa and hoà are one."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_word: dict[str, list[tuple[str, Phrase]]] = {}
        for phrase in phrases:
            for written in {in_style(phrase.text, "first"), in_style(phrase.text, "second")}:
                anchor = max(WORD.findall(written), key=len)
                self._by_word.setdefault(anchor, []).append((written, phrase))
        self._words = frozenset(self._by_word)

    def matches(self, text: str, words: frozenset[str]) -> list[Match]:
        """Where phrases stand in `text`, which has these `words`; in the order of the text, longer ones first."""
        found = [
            Match(start, start + len(written), phrase)
            for word in self._words & words
            for written, phrase in self._by_word[word]
            if written in text
            for start in _starts(text, written)
        ]
        found.sort(key=lambda match: (match.start, -match.end))
        return found


def _starts(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in _JOINING) and not after.isalnum():
            yield start
        start = text.find(phrase, end)


def both_cases(text: str) -> Iterator[str]:
    """A phrase, and the same at the beginning of a sentence."""
    yield text
    if text[0].islower():
        yield text[0].upper() + text[1:]


def without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """Matches in order, without those that begin inside another one."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for one of the words, whole and in any case; None for no words."""
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None
