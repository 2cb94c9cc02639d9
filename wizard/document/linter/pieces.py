"""What recognition hands to the checks: the pieces of a file and the components found in each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wizard.document.linter.content import Cell, Paragraph, Section, Span, Table
from wizard.document.linter.formats import RunFormat

MAIN, ATTACHED, ANNEX, PLAIN = "main", "attached", "annex", "plain"


def only_look(spans: Sequence[Span]) -> RunFormat | None:
    """Return the look that all runs share; None when there are several looks, or no runs."""
    if not spans:
        return None
    look = spans[0].look  # equal looks are one object
    for span in spans:
        if span.look is not look:
            return None
    return look


class Line:
    """A line of a component: a paragraph, or the part of one between tabs or line breaks (``whole`` is false)."""

    __slots__ = ("paragraph", "side", "spans", "text", "whole")

    def __init__(self, paragraph: Paragraph, text: str, spans: list[Span], side: int, *, whole: bool) -> None:
        self.paragraph = paragraph
        self.text = text
        self.spans = spans
        self.side = side
        self.whole = whole

    @property
    def looks(self) -> list[tuple[int, RunFormat]]:
        """Number of visible characters and look of each run; note marks in superscript do not count."""
        found = []
        for span in self.spans:
            count = len(span.text.strip())
            if count and not span.look.raised:
                found.append((count, span.look))
        return found

    @property
    def size(self) -> float:
        """The size of most of its characters, in points; 0 for a line without text."""
        look = only_look(self.spans)
        if look is not None:  # so with most lines
            return look.size if self.text.strip() and not look.raised else 0.0
        counts: dict[float, int] = {}
        for count, look in self.looks:
            counts[look.size] = counts.get(look.size, 0) + count
        return max(counts, key=lambda size: counts[size]) if counts else 0.0

    @property
    def bold(self) -> float:
        """The share of its characters that are bold."""
        return self._share("bold")

    @property
    def italic(self) -> float:
        """The share of its characters that are italic."""
        return self._share("italic")

    def _share(self, name: str) -> float:
        look = only_look(self.spans)
        if look is not None:  # so with most lines
            return 1.0 if getattr(look, name) and self.text.strip() and not look.raised else 0.0
        looks = self.looks
        total = sum(count for count, _ in looks)
        return sum(count for count, look in looks if getattr(look, name)) / total if total else 0.0

    @property
    def capitals(self) -> bool:
        """Whether it is in capital letters, typed or by the «all caps» setting."""
        return self.text.isupper() or (bool(self.looks) and all(look.caps for _, look in self.looks))

    @property
    def cell(self) -> Cell | None:
        """The table cell it stands in."""
        return self.paragraph.cell


@dataclass(slots=True)
class Mark:
    """A short line under a component: drawn, a border or underscores. ``length_mm`` is 0 when unknown."""

    paragraph: Paragraph
    length_mm: float
    side: int
    color: str = ""
    dashed: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """One text of a file: the main document, a text attached to it, or an annex.

    ``kind`` is an id of ``framework/document_kinds.yaml``, «cong-van» or empty. ``found`` maps a component's name to
    its lines; ``body`` are the paragraphs of the content outside of tables, ``tables`` the data tables. ``form`` is the
    first paragraph of a form to fill in, which runs to the end; -1 without one.
    """

    role: str
    first: int
    end: int
    section: Section
    kind: str = ""
    form: int = -1
    found: dict[str, list[Line]] = field(default_factory=dict)
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    loose_marks: list[Mark] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    head_table: Table | None = None
    sign_table: Table | None = None

    def first_of(self, component: str) -> Line | None:
        """Return the first line of a component, or None when it was not found."""
        lines = self.found.get(component)
        return lines[0] if lines else None

    def text_of(self, component: str) -> str:
        """Return the text of a component with single spaces."""
        return " ".join(" ".join(line.text for line in self.found.get(component, ())).split())

    def add(self, component: str, line: Line) -> None:
        """Note one more line of a component."""
        self.found.setdefault(component, []).append(line)


def lines_of(paragraph: Paragraph, *, tabs: bool) -> list[Line]:
    """Return the lines of a paragraph: split at line breaks, and at tabs where two columns are set with them."""
    text = paragraph.text
    side = paragraph.cell.column if paragraph.cell else 0
    separators = "\n\t" if tabs else "\n"
    if not any(separator in text for separator in separators):
        return [Line(paragraph, text, paragraph.spans, side, whole=True)]
    parts: list[tuple[str, list[Span], int]] = []
    spans: list[Span] = []
    column = side
    for span in paragraph.spans:
        rest = span.text
        while rest:
            cut = min((place for place in map(rest.find, separators) if place >= 0), default=-1)
            taken = rest if cut < 0 else rest[:cut]
            if taken:
                spans.append(Span(taken, span.look, span.element))
            if cut < 0:
                break
            parts.append(("".join(each.text for each in spans), spans, column))
            spans = []
            column = column + 1 if rest[cut] == "\t" else side
            rest = rest[cut + 1 :]
    parts.append(("".join(each.text for each in spans), spans, column))
    filled = [part for part in parts if part[0].strip()]
    whole = len(filled) < 2 and "\n" not in text.strip()
    # tabs before the first text only indent it
    indent = min((column for _, _, column in filled), default=side) - side
    return [Line(paragraph, text, spans, column - indent, whole=whole) for text, spans, column in filled]


def split_at(paragraph: Paragraph, start: int, end: int) -> list[Line]:
    """Return the two lines of a paragraph left and right of the characters from ``start`` to ``end``."""
    sides: tuple[list[Span], list[Span]] = ([], [])
    first = len(paragraph.text) - len(paragraph.text.lstrip())
    at = 0
    for span in paragraph.spans:
        for spans, low, high in ((sides[0], first, start), (sides[1], end, len(paragraph.text))):
            text = span.text[max(low - at, 0) : max(high - at, 0)]
            if text:
                spans.append(Span(text, span.look, span.element))
        at += len(span.text)
    texts = (paragraph.text[first:start], paragraph.text[end:])
    return [
        Line(paragraph, text, spans, side, whole=False)
        for side, (text, spans) in enumerate(zip(texts, sides, strict=True))
    ]
