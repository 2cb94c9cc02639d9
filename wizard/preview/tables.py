"""Data tables: columns, cells that span, heights of rows; the same sizes and styles as in the Word writer's tables."""

from collections.abc import Callable
from typing import NamedTuple

from wizard.document.binding import NO_BREAK_HYPHEN, NO_BREAK_SPACE, loosen
from wizard.document.metrics import MM_PER_POINT, SINGLE_LINE, FontMetrics
from wizard.document.model import Inline, Row, Run, Table
from wizard.preview.flow import Frame, Unit
from wizard.preview.pages import TWIPS_PER_MM, BlockRef
from wizard.preview.paragraphs import Paragraph, Setting
from wizard.preview.rows import CellLine, RowCell, TallRow

# as in the Word writer's table style: cell margins and the weight of the lines, in twips
SIDE_MARGIN, UPPER_MARGIN, BORDER = 57, 28, 10
_PARTS = 10_000
# rows lower than this share of a page stay whole, as the Word writer decides
_WHOLE_SHARE = 0.85

LayOut = Callable[[Inline, Setting, int], Paragraph]


class TableSetting(NamedTuple):
    """How tables of a section are set: left edge and width of the text, its height, and the settings of cells."""

    left: int
    width_mm: float
    height_mm: float
    settings: dict[str, Setting]
    lay_out: LayOut
    metrics: FontMetrics


def table_units(table: Table, place: BlockRef, given: TableSetting, *, held: bool) -> list[Unit]:
    """Return a table as units of the flow; ``held`` keeps its beginning with the paragraph before it."""
    total = sum(column.width for column in table.columns)
    widths = [round(given.width_mm * column.width / total * TWIPS_PER_MM) for column in table.columns]
    edges = _edges(given.left, widths)
    aligns = ["table_cell" if column.align == "left" else f"table_cell_{column.align}" for column in table.columns]
    all_rows = (*table.head, *table.rows)
    builder = _Rows(edges, aligns, place, given)
    rows = [builder.row(row, number) for number, row in enumerate(all_rows)]
    heights = _heights(rows)
    pieces = [row.piece(tuple(heights[number:])) for number, row in enumerate(rows)]
    whole = [_stays_whole(row, given) for row in rows]
    repeated = _repeated(len(table.head), whole)
    frame = Frame(tuple(pieces[:repeated]), edges[0] - BORDER / 2, edges[-1] + BORDER / 2, BORDER)
    units = []
    for number, piece in enumerate(pieces):
        kept = number > 0 and (all_rows[number - 1].kind == "group" or number <= repeated)
        units.append(
            Unit(
                piece,
                held=held if number == 0 else kept,
                frame=frame,
                repeat=number >= repeated,
                row=None if whole[number] else rows[number],
            )
        )
    return units


def _edges(left: int, widths: list[int]) -> list[int]:
    """Return the left edges of the columns and the right one of the last.

    LibreOffice places columns at ten-thousandths of the table's width; a twip decides about a word now and then.
    """
    total = sum(widths)
    edges = [left]
    reached = 0
    for width in widths:
        reached += width
        edges.append(left + int(round(reached * _PARTS / total) * total / _PARTS))
    return edges


def _repeated(heads: int, whole: list[bool]) -> int:
    """Only head rows that stay whole are repeated, and only from the first row on."""
    for number in range(heads):
        if not whole[number]:
            return number
    return heads


def _stays_whole(row: TallRow, given: TableSetting) -> bool:
    for cell in row.cells:
        if len(cell.lines) > 1:
            size = cell.lines[0].line.size
            if len(cell.lines) >= int(given.height_mm * _WHOLE_SHARE / (size * SINGLE_LINE * MM_PER_POINT)):
                return False
    return True


def _heights(rows: list[TallRow]) -> list[int]:
    """Return the heights of the rows; the last row of a cell that spans several grows when the cell needs it."""
    heights = [row.height for row in rows]
    for number, row in enumerate(rows):
        for cell in row.cells:
            if cell.rows > 1:
                spanned = heights[number : number + cell.rows]
                missing = cell.height + row.padding - sum(spanned)
                if missing > 0:
                    heights[number + len(spanned) - 1] += missing
    return heights


class _Rows:
    """Makes the rows of one table from top to bottom, minding the cells that reach down from above."""

    def __init__(self, edges: list[int], aligns: list[str], place: BlockRef, given: TableSetting) -> None:
        self._edges = edges
        self._aligns = aligns
        self._place = place
        self._given = given
        # column -> (rows still covered from above, columns covered)
        self._open: dict[int, tuple[int, int]] = {}

    def row(self, row: Row, number: int) -> TallRow:
        special = {"head": "table_head", "group": "table_group", "total": "table_total"}.get(row.kind)
        cells: list[RowCell] = []
        given = iter(row.cells)
        spans: dict[int, tuple[int, int]] = {}
        column = index = 0
        edges = self._edges
        while column < len(self._aligns):
            left = edges[column]
            if column in self._open:
                rows, columns = self._open[column]
                ref = self._place._replace(row=number)
                cells.append(RowCell(left, (), left, edges[column + columns], ref, covered=True))
            else:
                cell = next(given, None)
                if cell is None:
                    break
                rows, columns = cell.rows, min(cell.columns, len(self._aligns) - column)
                right = edges[column + columns]
                setting = self._given.settings[special or self._aligns[column]]
                lines = self._lines(cell.paragraphs, setting, right - left - 2 * SIDE_MARGIN)
                ref = self._place._replace(row=number, column=index)
                cells.append(
                    RowCell(left + SIDE_MARGIN, lines, left, right, ref, middle=special is not None, rows=rows)
                )
                index += 1
            if rows > 1:
                spans[column] = (rows - 1, columns)
            column += columns
        self._open = spans
        return TallRow(tuple(cells), UPPER_MARGIN, UPPER_MARGIN, BORDER)

    def _lines(self, paragraphs: tuple[Inline, ...], setting: Setting, width: int) -> tuple[CellLine, ...]:
        lines: list[CellLine] = []
        for number, runs in enumerate(paragraphs):
            paragraph = self._given.lay_out(_loosened(runs, setting, width, self._given.metrics), setting, width)
            lines += [CellLine(line, paragraph.height, paragraph.ascent, number, 0) for line in paragraph.lines]
        return tuple(lines)


def _loosened(runs: Inline, setting: Setting, width: int, metrics: FontMetrics) -> Inline:
    """Let go of dates and numbers that are wider than the column, as the Word writer does."""
    if not any([NO_BREAK_SPACE in run.text or NO_BREAK_HYPHEN in run.text for run in runs]):
        return runs
    room = width / TWIPS_PER_MM

    def loose(run: Run) -> Run:
        bold = run.bold or setting.bold
        text = loosen(run.text, lambda piece: metrics.width_mm(piece, setting.size, bold=bold) <= room)
        return Run(text, run.bold, run.italic, run.missing)

    return tuple([loose(run) for run in runs])
