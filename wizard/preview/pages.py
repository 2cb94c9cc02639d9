"""What a laid-out page holds. All lengths are twips (1/20 point, the unit of Word files), from the top left corner."""

from collections.abc import Iterator
from typing import NamedTuple

TWIPS_PER_MM = 1440 / 25.4

REGULAR, BOLD, ITALIC, BOLD_ITALIC = range(4)
# the entries of the part «letterhead»
AGENCY, NATIONAL_TITLE, NUMBER, ABOUT, PLACE_DATE = range(5)


class BlockRef(NamedTuple):
    """Where a piece of a page comes from in the document.

    ``section`` counts the texts, then the annexes. ``part`` is a field of Text or Annex: letterhead, title, subject,
    attached, authority, addressees, citations, enacting, body, recipients, signature, or label (of an annex). ``entry``
    is the place in that part (in the body: of the block; in the letterhead: AGENCY and so on), ``row`` and ``column``
    the row (those of the head first) and the cell of a table, else -1, ``paragraph`` the place in a cell of several.
    """

    section: int
    part: str
    entry: int = 0
    row: int = -1
    column: int = -1
    paragraph: int = 0


class Fragment(NamedTuple):
    """A stretch of a word in one face (REGULAR to BOLD_ITALIC); ``missing``: an answer still to be given."""

    text: str
    face: int
    missing: bool
    width: float


class Word(NamedTuple):
    """A stretch that a line does not break, its width, and the width of the space that follows it (0: none)."""

    fragments: tuple[Fragment, ...]
    width: float
    space: float


class Line(NamedTuple):
    """One line of a paragraph: ``indent`` from the paragraph's left edge; ``stretch`` is added to each space."""

    words: tuple[Word, ...]
    indent: float
    stretch: float
    size: float

    def runs(self) -> Iterator[tuple[float, Fragment, bool]]:
        """Yield the fragments with their distance from the paragraph's left edge, and whether a space follows."""
        x = self.indent
        last = len(self.words) - 1
        for number, word in enumerate(self.words):
            final = len(word.fragments) - 1
            at = x
            for position, fragment in enumerate(word.fragments):
                yield at, fragment, position == final and number < last and word.space > 0
                at += fragment.width
            x += word.width + (word.space + self.stretch if word.space else 0.0)

    @property
    def text(self) -> str:
        """The words of the line; non-breaking spaces and hyphens stay what they are."""
        pieces = []
        for word in self.words:
            pieces += [fragment.text for fragment in word.fragments]
            pieces.append(" " if word.space else "")
        return "".join(pieces).rstrip(" ")


class PlacedLine(NamedTuple):
    """A line on a page: left edge of its paragraph, baseline, and where its text comes from."""

    x: float
    baseline: float
    line: Line
    ref: BlockRef


class Rule(NamedTuple):
    """A drawn straight black line between two points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


class Page(NamedTuple):
    """One page; ``number`` counts within its section."""

    width: int
    height: int
    number: int
    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]


class Heading(NamedTuple):
    """An entry of the outline: level (1 is the highest), text, page (from 0) and the line it stands on."""

    level: int
    text: str
    page: int
    y: float
