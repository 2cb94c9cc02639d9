"""What the linter reads from a file: paragraphs with their effective look, tables, drawn lines, sections."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.document.linter.formats import ParagraphFormat, RunFormat
from wizard.document.linter.names import CELL as CELL_TAG
from wizard.document.linter.names import RUN, TWIPS_PER_MM, VAL, W, number

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY, CELL, BOX, HEADER, FOOTER, FOOTNOTE = "body", "cell", "box", "header", "footer", "footnote"
_USUAL = ParagraphFormat()
_CELL_PROPERTIES = W + "tcPr"
# a table that places a letterhead is no larger
MOST_HEAD_ROWS, MOST_HEAD_COLUMNS = 8, 4


class Span:
    """A run with text: the text as read, its look and where it came from, the run or its first letters."""

    __slots__ = ("look", "source", "text")

    def __init__(self, text: str, look: RunFormat, source: "_Element") -> None:
        self.text = text
        self.look = look
        self.source = source

    @property
    def element(self) -> "_Element":
        """The run. Most are never asked for, and a dossier has thousands."""
        return self.source if self.source.tag == RUN else self.source.getparent()  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line or a shape that may be one. ``length_mm`` is 0 when the file does not tell."""

    length_mm: float
    color: str = ""
    dashed: bool = False


class Paragraph:
    """One paragraph. ``container`` says where it stands; ``label`` is its automatic number, if any.

    ``box`` numbers the text box it stands in; 0 outside of text boxes. ``section`` is the place of its section in the
    reading.
    """

    # a dossier has hundreds: without a dictionary each takes a third of the memory
    __slots__ = (
        "_cell", "box", "boxes", "container", "element", "fields", "form", "index", "label", "page_break", "part",
        "section", "spans", "strokes", "style", "table", "text",
    )  # fmt: skip

    def __init__(self, element: "_Element", part: str, container: str, cell: "Cell | None", section: int) -> None:
        self.element = element
        self.part = part
        self.container = container
        self.section = section
        self.text = self.style = self.label = ""
        self.form = _USUAL
        self.page_break = False
        self.box = self.index = 0
        self.spans: list[Span] = []
        self.strokes: Sequence[Stroke] = ()
        self.boxes: Sequence[Paragraph] = ()
        self.fields: Sequence[str] = ()
        self._cell = cell
        self.table: Table | None = None  # a plain one, whose cells nobody has asked for yet

    @property
    def cell(self) -> "Cell | None":
        """The table cell it stands in, if any."""
        if self.table is not None:
            self.table.part()
        return self._cell

    def put_into(self, cell: "Cell") -> None:
        """Note the cell of a paragraph of a plain table."""
        self._cell, self.table = cell, None
        cell.paragraphs.append(self)

    @property
    def full_text(self) -> str:
        """The text with its automatic number in front."""
        return f"{self.label} {self.text}" if self.label else self.text


class TableText(Paragraph):
    """A long table of plain data, which takes the place of its cells among the paragraphs: ``lines`` are their texts.

    ``spans`` show every look that its letters have. The cells become paragraphs when somebody asks for them: a dossier
    has thousands, and nearly all are as they should be.
    """

    __slots__ = ("_cells", "_read", "lines")

    def __init__(
        self, table: "Table", part: str, section: int, lines: list[str], read: "Callable[[], list[Paragraph]]"
    ) -> None:
        super().__init__(table.element, part, CELL, None, section)
        self.lines = lines
        self.text = "\n".join(lines)
        self._read = read
        self._cells: list[Paragraph] = []

    @property
    def cells(self) -> list[Paragraph]:
        """The paragraphs of all its cells."""
        if not self._cells:
            self._cells = self._read()
            for each in self._cells:
                each.index = self.index
        return self._cells

    @property
    def cell(self) -> "Cell | None":
        """Its first cell."""
        return self.cells[0].cell


class Cell:
    """A table cell with its paragraphs. Its measures are read when asked for: data tables have thousands of cells."""

    __slots__ = ("_width", "column", "element", "paragraphs", "row", "table")

    def __init__(self, table: "Table", element: "_Element", row: int, column: int) -> None:
        self.table = table
        self.element = element
        self.row = row
        self.column = column
        self.paragraphs: list[Paragraph] = []
        self._width: float | None = None

    def _property(self, name: str) -> "_Element | None":
        wanted = W + name
        for properties in self.element.iterchildren(_CELL_PROPERTIES):
            for each in properties.iterchildren(wanted):
                return each
        return None

    @property
    def span(self) -> int:
        """How many columns of the grid it covers."""
        span = self._property("gridSpan")
        return max(int(number(span.get(VAL), 1)), 1) if span is not None else 1

    @property
    def width_mm(self) -> float:
        """Its width; 0 when the file does not tell."""
        if self._width is None:
            self._width = self._read_width()
        return self._width

    def _read_width(self) -> float:
        width = self._property("tcW")
        if width is not None and width.get(W + "type", "dxa") == "dxa" and number(width.get(W + "w")):
            return number(width.get(W + "w")) / TWIPS_PER_MM
        start = sum(cell.span for cell in self.table.rows[self.row][: self.column])
        return sum(self.table.grid_mm[start : start + self.span])

    @property
    def margins_mm(self) -> float:
        """The left and right margin of the cells of its table together."""
        return self.table.cell_margins_mm

    @property
    def shading(self) -> str:
        """Its background colour, if it has one."""
        shading = self._property("shd")
        fill = shading.get(W + "fill", "auto") if shading is not None else "auto"
        return "" if fill.upper() in ("AUTO", "FFFFFF") else fill

    @property
    def bordered(self) -> bool:
        """Whether it draws lines of its own."""
        borders = self._property("tcBorders")
        return borders is not None and any(side.get(VAL) not in ("none", "nil") for side in borders)

    @property
    def draws_line(self) -> bool:
        """Whether it is an empty cell with a border above or below only: a line made with a table."""
        borders = self._property("tcBorders")
        if borders is None or any(paragraph.text.strip() for paragraph in self.paragraphs):
            return False
        drawn = {side.tag for side in borders if side.get(VAL) not in ("none", "nil")}
        return bool(drawn & {W + "top", W + "bottom"}) and drawn <= {W + "top", W + "bottom"}


@dataclass(slots=True, eq=False)
class Table:
    """A table; ``outer`` is the cell it stands in when it is nested.

    ``index`` and ``end`` bound its paragraphs in the main part. A plain table is parted into rows and cells when
    somebody asks for them; ``whole`` is the text of one that was read as one.
    """

    element: "_Element"
    outer: Cell | None
    index: int
    number: int
    width_mm: float = 0.0
    cell_margins_mm: float = 0.0
    bordered: bool = False
    grid_mm: tuple[float, ...] = ()
    end: int = 0
    row_elements: "list[_Element]" = field(default_factory=list)
    whole: TableText | None = None
    unparted: Sequence[Paragraph] = ()
    _rows: list[list[Cell]] = field(default_factory=list)

    @property
    def rows(self) -> list[list[Cell]]:
        """The cells of each row."""
        if self.whole is not None and not self._rows:
            self.unparted = self.whole.cells
        if self.unparted:
            self.part()
        return self._rows

    def part(self) -> None:
        """Part a plain table into its cells."""
        paragraphs = iter(self.unparted)
        self.unparted = ()
        following = next(paragraphs, None)
        for row in self.row_elements:
            cells: list[Cell] = []
            for entry in row.iterchildren(CELL_TAG):
                cell = Cell(self, entry, len(self._rows), len(cells))
                cells.append(cell)
                while following is not None and following.element.getparent() is entry:
                    following.put_into(cell)
                    following = next(paragraphs, None)
            self._rows.append(cells)

    def release(self) -> None:
        """Let go of the cells."""
        self.whole, self.unparted = None, ()
        for row in self._rows:
            for cell in row:
                cell.paragraphs.clear()
        self._rows.clear()

    @property
    def columns(self) -> int:
        """The most cells that a row has; of a plain table the columns of its grid, if it has one."""
        if (self.unparted or self.whole is not None) and self.grid_mm:
            return len(self.grid_mm)
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

    def within(self, tables: Iterable[Table]) -> Iterator[Paragraph]:
        """Yield what stands in some tables."""
        for table in tables:
            yield from self.paragraphs[table.index : table.end]

    def cells_with(self, letters: str, tables: Iterable[Table]) -> Iterator[Paragraph]:
        """Yield the paragraphs of some tables in which some letters stand."""
        holding = (each for each in self.within(tables) if letters in each.text)
        return (each for each in _singly(holding) if letters in each.text)

    @property
    def every(self) -> Iterator[Paragraph]:
        """All paragraphs, those of long tables of plain data one by one."""
        return _singly(self.paragraphs)

    def release(self) -> None:
        """Let go of everything at once: cells and paragraphs know each other and would wait for the collector."""
        for table in self.tables:
            table.release()


def _singly(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for each in paragraphs:
        if isinstance(each, TableText):
            yield from each.cells
        else:
            yield each
