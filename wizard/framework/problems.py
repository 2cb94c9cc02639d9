"""Mistakes in data files as values: one `Problem` each, gathered by `Problems`, raised together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wizard.framework.reader import Node


class Problem(NamedTuple):
    """One mistake in a data file, told to the user.

    `line` and `column` count from 1; 0 means that the mistake belongs to the file as a whole. `field` names the entry
    and the field inside the file («elements[A1.1].name»), empty for mistakes of syntax.
    """

    file: str
    line: int
    field: str
    message: str
    hint: str = ""
    column: int = 0

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", dòng {self.line}"
        if self.column:
            place += f", cột {self.column}"
        if self.field:
            place += f", mục “{self.field}”"
        return f"{place}: {self.message}" + (f" {self.hint}" if self.hint else "")


class DataErrors(Exception):
    """Data that cannot be used; `problems` holds every mistake found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class YamlProblems(DataErrors):
    """A text that is not the plain YAML we accept; `root` is its tree where it could be read to the end."""

    def __init__(self, problems: Iterable[Problem], root: Node | None = None) -> None:
        super().__init__(problems)
        self.root = root


class FrameworkErrors(DataErrors):
    """A framework (or an office's overlay) with mistakes."""


class Problems:
    """Gathers mistakes while reading goes on."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, file: str, line: int, field: str, message: str, hint: str = "") -> None:
        """Notes one mistake."""
        self.found.append(Problem(file, line, field, message, hint))

    def sorted(self) -> tuple[Problem, ...]:
        """The mistakes so far, each once, by file and line."""
        return tuple(sorted(dict.fromkeys(self.found), key=lambda problem: (problem.file, problem.line)))

    def raise_if_any(self) -> None:
        """Raises FrameworkErrors with the mistakes so far."""
        if self.found:
            raise FrameworkErrors(self.sorted())


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """«Có phải ý bạn là “…”?» for the nearest known word; else the known words when they are few; else nothing."""
    from difflib import get_close_matches  # only mistakes need it

    words = [option for option in known if option]
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if not near:
        folded = {option.casefold(): option for option in words}
        near = [folded[match] for match in get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)]
    if near:
        return f"Có phải ý bạn là “{near[0]}”?"
    if 0 < len(words) <= 12:
        return "Chỉ dùng được: " + ", ".join(f"“{option}”" for option in words) + "."
    return ""
