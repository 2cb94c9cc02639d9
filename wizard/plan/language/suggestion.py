"""What a language check says about one text."""

from __future__ import annotations

import re
from typing import NamedTuple

_BEFORE = re.compile(r"[^\s]+[ \u00a0]+$")
_AFTER = re.compile(r"(?:[ \u00a0]+[^\s,;:.!?()“”\"]+){1,2}")
_LONGEST_WORD = 40
_WORD_END = re.compile(r"[\s,;:.!?()“”\"]")


class Suggestion(NamedTuple):
    """`better` may stand instead of the characters from `start` to `end`; `rule` says why.

    Not `certain`: only the user can know what should stand there.
    """

    start: int
    end: int
    better: str
    rule: str
    certain: bool = True

    def applied(self, text: str) -> str:
        """`text` with the suggestion carried out."""
        return text[: self.start] + self.better + text[self.end :]


class Shown(NamedTuple):
    """A suggestion for users: where in the text the words begin that show it, these as they are and as suggested."""

    start: int
    found: str
    better: str


def with_neighbours(text: str, suggestion: Suggestion, *, words: bool = False) -> Shown:
    """A suggestion with the words it touches; with `words` also the one before and two after it, so that one knows
    which «các» is meant."""
    start, end = suggestion.start, suggestion.end
    left, right = start, end
    if not text[start:end].strip():  # spaces are seen between what stands beside them only
        left, right = max(left - 1, 0), min(right + 1, len(text))
    while left and not _WORD_END.match(text[left - 1]):
        left -= 1
    while right < len(text) and not _WORD_END.match(text[right]):
        right += 1
    if words:
        line = max(text.rfind("\n", 0, left) + 1, left - _LONGEST_WORD)
        before, after = _BEFORE.search(text[line:left]), _AFTER.match(text, right)
        left -= len(before[0]) if before else 0
        right = after.end() if after else right
    return Shown(left, text[left:right], text[left:start] + suggestion.better + text[end:right])
