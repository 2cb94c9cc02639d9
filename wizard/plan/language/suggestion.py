"""What a language check says about one text."""

from __future__ import annotations

import re
from typing import NamedTuple

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


def with_neighbours(text: str, suggestion: Suggestion) -> tuple[str, str]:
    """The place in `text` as it is and as suggested, each with the words it touches, to be shown to users."""
    start, end = suggestion.start, suggestion.end
    left, right = start, end
    if not text[start:end].strip():  # spaces are seen between what stands beside them only
        left, right = max(left - 1, 0), min(right + 1, len(text))
    while left and not _WORD_END.match(text[left - 1]):
        left -= 1
    while right < len(text) and not _WORD_END.match(text[right]):
        right += 1
    return text[left:right], text[left:start] + suggestion.better + text[end:right]
