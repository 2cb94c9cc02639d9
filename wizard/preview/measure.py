"""Widths and heights in twips, from the same table of widths that the Word writer uses."""

import re

from wizard.document.binding import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from wizard.document.metrics import FontMetrics
from wizard.preview.breaking import may_end, opens_or_closes, parts
from wizard.preview.pages import ITALIC, TWIPS_PER_MM, Fragment, Word

TWIPS_PER_POINT = 20
# Times New Roman in units of 1/2048 em: ascender with the line gap on top of it, and the whole line
_ASCENT, _LINE = 1825 + 87, 1825 + 443 + 87
# LibreOffice takes so much of the line height for what leans out of an italic piece, at each non-breaking space too
_LEAN = 12
_HELD = NO_BREAK_SPACE + NO_BREAK_HYPHEN
_LEANING = re.compile(f"[^{_HELD}]*[{_HELD}]|[^{_HELD}]+")
# words kept; beyond that the memory is given back
_REMEMBERED = 50_000


def line_height(size: float) -> int:
    """Return the height of a single-spaced line of a font size in points."""
    return round(size * TWIPS_PER_POINT * _LINE / 2048)


def ascent(size: float) -> int:
    """Return how far the baseline of a line stands under its top."""
    return round(size * TWIPS_PER_POINT * _ASCENT / 2048)


def lean(size: float) -> int:
    """Return the room that a line must spare at its end when it ends in italics."""
    return line_height(size) // _LEAN


# a piece of a word between two places where a line may end: its stretches as (text, width at one point, leaning ends)
_Stretches = tuple[tuple[str, float, int], ...]


class Measure:
    """Splits runs into words and knows their widths; each word is measured once."""

    def __init__(self, metrics: FontMetrics) -> None:
        """Take the widths of the four faces."""
        self._metrics = metrics
        self._known: dict[tuple[str, int], tuple[_Stretches, ...]] = {}
        self._spaces = [self._at_one_point(" ", face) for face in range(4)]

    def words(self, runs: list[tuple[str, int, bool]], size: float) -> list[Word]:
        """Return the words of some runs (text, face, missing): what no line breaks, with the space behind it."""
        words: list[Word] = []
        for text, face, missing in runs:
            self._add(words, text, face, missing, size)
        return words

    def width(self, text: str, face: int, size: float) -> float:
        """Return the width of a text on one line."""
        return sum(self._at_one_point(letter, face) for letter in text) * size

    def fitting(self, text: str, face: int, size: float, limit: float) -> int:
        """Return how many letters of a text fit ``limit``."""
        used = 0.0
        for number, letter in enumerate(text):
            used += self._at_one_point(letter, face) * size
            if used > limit:
                return number
        return len(text)

    def _add(self, words: list[Word], text: str, face: int, missing: bool, size: float) -> None:
        space = self._spaces[face] * size
        leaning = lean(size)
        first = True
        tokens = text.split(" ")
        last = len(tokens) - 1
        known = self._known
        for number, token in enumerate(tokens):
            behind = space if number < last else 0.0
            if not token:
                # a space at the start of a run, or one of several
                if behind and words:
                    before = words[-1]
                    words[-1] = Word(before.fragments, before.width, before.space + behind)
                continue
            pieces = known.get((token, face)) or self._split(token, face)
            final = len(pieces) - 1
            for index, stretches in enumerate(pieces):
                fragments = tuple(
                    [Fragment(part, face, missing, em * size + leans * leaning) for part, em, leans in stretches]
                )
                width = sum([fragment.width for fragment in fragments])
                word = Word(fragments, width, behind if index == final else 0.0)
                joined = words and index == 0 and (first or opens_or_closes(words[-1].fragments[-1].text, token))
                if joined and not _ends(words[-1], token):
                    words[-1] = _join(words[-1], word)
                else:
                    words.append(word)
                first = False

    def _split(self, token: str, face: int) -> tuple[_Stretches, ...]:
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        found = []
        for piece in parts(token):
            stretches = _LEANING.findall(piece) if face & ITALIC else [piece]
            found.append(tuple([(part, self._at_one_point(part, face), _leans(part, face)) for part in stretches]))
        self._known[token, face] = result = tuple(found)
        return result

    def _at_one_point(self, text: str, face: int) -> float:
        plain = text.replace(NO_BREAK_SPACE, " ")
        return self._metrics.width_mm(plain, 1.0, bold=bool(face & 1), italic=bool(face & ITALIC)) * TWIPS_PER_MM


def _leans(text: str, face: int) -> int:
    return int(face & ITALIC != 0 and text[-1] in _HELD)


def _ends(word: Word, following: str) -> bool:
    text = word.fragments[-1].text + (" " if word.space else "")
    return may_end(text, following)


def _join(word: Word, following: Word) -> Word:
    """Join across a place where no line ends; a space in between becomes part of the fragment before."""
    fragments = word.fragments
    if word.space:
        before = fragments[-1]
        fragments = (*fragments[:-1], before._replace(text=before.text + " ", width=before.width + word.space))
    return Word((*fragments, *following.fragments), word.width + word.space + following.width, following.space)
