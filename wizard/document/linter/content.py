"""What the linter reads from a file: paragraphs with their effective look, tables, drawn lines, sections."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.document.linter.formats import ParagraphFormat, RunFormat

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY, CELL, BOX, HEADER, FOOTER, FOOTNOTE = "body", "cell", "box", "header", "footer", "footnote"


class Span:
    """A run with text: the text as read, its look and the element it came from."""

    __slots__ = ("element", "look", "text")

    def __init__(self, text: str, look: RunFormat, element: "_Element") -> None:
        self.text = text
        self.look = look
        self.element = element


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line or a shape that may be one. ``length_mm`` is 0 when the file does not tell."""

    length_mm: float
    color: str = ""


class Paragraph:
    """One paragraph. ``container`` says where it stands; ``label`` is its automatic number, if any.

    ``box`` numbers the text box it stands in; 0 outside of text boxes.
    """

    __slots__ = (
        "box",
        "boxes",
        "cell",
        "container",
        "element",
        "fields",
        "form",
        "index",
        "label",
        "page_break",
        "part",
        "section",
        "spans",
        "strokes",
        "style",
        "text",
    )

    def __init__(self, element: "_Element", part: str, container: str, cell: "Cell | None") -> None:
        self.element = element
        self.part = part
        self.container = container
        self.cell = cell
        self.spans: list[Span] = []
        self.text = ""
        self.style = ""
        self.form = ParagraphFormat()
        self.label = ""
        self.strokes: list[Stroke] = []
        self.box = 0
        self.boxes: list[Paragraph] = []
        self.fields: list[str] = []
        self.page_break = False
        self.index = 0
        self.section = 0

    @property
    def full_text(self) -> str:
        """The text with its automatic number in front."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(slots=True, eq=False)
class Cell:
    """A table cell with its paragraphs; ``width_mm`` is 0 when the file does not tell."""

    table: "Table"
    element: "_Element"
    row: int
    column: int
    width_mm: float = 0.0
    margins_mm: float = 0.0
    shading: str = ""
    bordered: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table; ``outer`` is the cell it stands in when it is nested, ``index`` its place among the paragraphs."""

    element: "_Element"
    outer: Cell | None
    index: int
    number: int
    width_mm: float = 0.0
    indent_mm: float = 0.0
    bordered: bool = False
    grid_mm: tuple[float, ...] = ()
    rows: list[list[Cell]] = field(default_factory=list)
    row_elements: "list[_Element]" = field(default_factory=list)

    @property
    def columns(self) -> int:
        """The most cells that a row has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(slots=True, eq=False)
class Section:
    """A section of pages; lengths in millimetres. ``first`` and ``end`` bound its paragraphs."""

    element: "_Element"
    first: int
    end: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    landscape: bool
    continuous: bool
    title_page: bool
    start: str
    number_format: str
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(slots=True)
class Reading:
    """Everything read from one file. ``paragraphs`` stand in reading order, cells and text boxes included."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    headers: dict[str, list[Paragraph]] = field(default_factory=dict)
    footers: dict[str, list[Paragraph]] = field(default_factory=dict)
    footnotes: list[Paragraph] = field(default_factory=list)
    tracked: int = 0
    comments: int = 0
    roots: "dict[str, _Element]" = field(default_factory=dict)
    main: str = ""
    properties: dict[str, str] = field(default_factory=dict)
