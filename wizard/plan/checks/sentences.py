"""The sentences of one text, and what stands in each: worked out once, however many names stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable
from typing import TypeVar

_SENTENCE_END = re.compile(r"[.;?!](?=\s)|\n")
_FULL_STOP = re.compile(r"[.?!](?=\s)|\n")
_QUOTATION = re.compile('“[^”\n]{0,1000}”|"[^"\n]*"')
_T = TypeVar("_T")


class Sentence:
    """The part of `text` from `first` to `last`."""

    __slots__ = ("_known", "first", "last", "text")

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        self._known: dict[Hashable, object] = {}

    def known(self, about: Hashable, find: Callable[[], _T]) -> _T:
        """What `find` says about the sentence; it is asked once."""
        if about not in self._known:
            self._known[about] = find()
        return self._known[about]  # type: ignore[return-value]

    @property
    def words(self) -> str:
        """The sentence itself."""
        return self.known("words", lambda: self.text[self.first : self.last])

    def places(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where a pattern stands."""
        return self.known(pattern, lambda: list(pattern.finditer(self.text, self.first, self.last)))

    def before(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The last place of a pattern that begins before `at`."""
        places = self.places(pattern)
        number = bisect_left(places, at, key=re.Match.start)
        return places[number - 1] if number else None

    def after(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether a pattern stands behind `at`."""
        places = self.places(pattern)
        return bool(places) and places[-1].start() >= at


class Sentences:
    """A text cut into sentences when it is first asked for one."""

    __slots__ = ("_bounds", "_kept", "_quotations", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._bounds: dict[bool, tuple[list[int], list[int]]] = {}
        self._kept: dict[tuple[int, int], Sentence] = {}
        self._quotations: list[tuple[int, int]] | None = None

    def around(self, start: int, end: int, *, whole: bool = False) -> Sentence:
        """The sentence in which a part of the text stands; a semicolon ends one too unless the `whole` sentence is
        wanted."""
        if whole not in self._bounds:
            marks = list((_FULL_STOP if whole else _SENTENCE_END).finditer(self.text))
            self._bounds[whole] = [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(self.text)]
        starts, ends = self._bounds[whole]
        first, last = starts[bisect_right(starts, start) - 1], ends[bisect_left(ends, end)]
        if (first, last) not in self._kept:
            self._kept[first, last] = Sentence(self.text, first, last)
        return self._kept[first, last]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the part stands inside quotation marks that close in the same paragraph."""
        if self._quotations is None:
            self._quotations = [match.span() for match in _QUOTATION.finditer(self.text)]
        number = bisect_right(self._quotations, (start, len(self.text)))
        return number > 0 and end <= self._quotations[number - 1][1]
