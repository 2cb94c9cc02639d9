"""Data tables: fixed widths, repeated header rows, rows that stay whole; written in one pass, linear in rows."""

from collections.abc import Iterator

from wizard.document.binding import NO_BREAK_HYPHEN, NO_BREAK_SPACE, loosen
from wizard.document.docx.markup import runs_markup, twips
from wizard.document.docx.styles import TABLE_STYLE
from wizard.document.metrics import MM_PER_POINT, SINGLE_LINE, FontMetrics
from wizard.document.model import Cell, Inline, Row, Run, Table
from wizard.document.rules import Component, FormatRules

_CELL_MARGIN_TWIPS = 57
_ROWS_PER_PIECE = 200
_MIDDLE = frozenset(("table_head", "table_group", "table_total"))
# an average letter is a little under half its size wide; only to skip the exact measure where a row is surely short
_LETTER_WIDTH = 0.55


class TableWriter:
    """Writes the tables of one section."""

    def __init__(self, rules: FormatRules, metrics: FontMetrics, size_set: str, *, landscape: bool) -> None:
        """Take the rules, the size set and the direction of the page the tables stand on."""
        self._metrics = metrics
        self._size_set = size_set
        self._width_mm = rules.text_width_mm(landscape=landscape)
        self._height_mm = rules.text_height_mm(landscape=landscape)
        names = ("table_head", "table_cell", "table_group", "table_total")
        self._components: dict[str, Component] = {name: rules.components[name] for name in names}
        for align in ("center", "right", "justify"):
            self._components[f"table_cell_{align}"] = rules.components[f"table_cell_{align}"]

    def pieces(self, table: Table) -> Iterator[str]:
        """Yield the ``w:tbl`` in pieces of some hundred rows."""
        total = sum(column.width for column in table.columns)
        widths = [twips(self._width_mm * column.width / total) for column in table.columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        styles = [self._cell_style(column.align) for column in table.columns]
        open_spans: dict[int, tuple[int, int]] = {}
        for row in table.head:
            yield self._row(row, widths, styles, open_spans, head=True)
        for start in range(0, len(table.rows), _ROWS_PER_PIECE):
            piece = table.rows[start : start + _ROWS_PER_PIECE]
            yield "".join([self._row(row, widths, styles, open_spans, head=False) for row in piece])
        yield "</w:tbl>"

    def _cell_style(self, align: str) -> Component:
        return self._components["table_cell" if align == "left" else f"table_cell_{align}"]

    def _row(
        self,
        row: Row,
        widths: list[int],
        styles: list[Component],
        open_spans: dict[int, tuple[int, int]],
        *,
        head: bool,
    ) -> str:
        """Write one row; ``open_spans`` maps a column to (rows still covered from above, columns covered)."""
        special = self._special_style(row.kind)
        cells: list[str] = []
        given = iter(row.cells)
        spans: dict[int, tuple[int, int]] = {}
        column = 0
        whole = True
        while column < len(widths):
            if column in open_spans:
                rows, columns = open_spans[column]
                width = sum(widths[column : column + columns])
                cells.append(self._covered(width, columns, special or styles[column]))
            else:
                cell = next(given, None)
                if cell is None:
                    break
                component = special or styles[column]
                rows, columns = cell.rows, cell.columns
                width = sum(widths[column : column + columns]) if columns > 1 else widths[column]
                cells.append(self._cell(cell, width, component))
                whole = whole and self._surely_fits(cell, width, component)
            if rows > 1:
                spans[column] = (rows - 1, columns)
            column += columns
        open_spans.clear()
        open_spans.update(spans)
        properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head and whole else "")
        opening = f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"
        return f"{opening}{''.join(cells)}</w:tr>"

    def _special_style(self, kind: str) -> Component | None:
        name = {"head": "table_head", "group": "table_group", "total": "table_total"}.get(kind)
        return self._components[name] if name else None

    def _covered(self, width: int, columns: int, component: Component) -> str:
        """Write the cell that is covered by a cell of a row above."""
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vMerge/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{component.style}"/></w:pPr></w:p></w:tc>'
        )

    def _cell(self, cell: Cell, width: int, component: Component) -> str:
        bold, italic = component.bold, component.italic
        opening = f'<w:p><w:pPr><w:pStyle w:val="{component.style}"/></w:pPr>'
        if len(cell.paragraphs) == 1 and cell.columns == cell.rows == 1 and component.id not in _MIDDLE:
            content = runs_markup(self._loosened(cell.paragraphs[0], width, component), bold, italic)
            return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{opening}{content}</w:p></w:tc>'
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if component.id in _MIDDLE else ""
        paragraphs = [self._loosened(runs, width, component) for runs in cell.paragraphs]
        content = "".join([f"{opening}{runs_markup(runs, bold, italic)}</w:p>" for runs in paragraphs])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>{content}</w:tc>'

    def _loosened(self, runs: Inline, width: int, component: Component) -> Inline:
        """Let go of dates and numbers that are wider than the column."""
        for run in runs:
            if NO_BREAK_SPACE in run.text or NO_BREAK_HYPHEN in run.text:
                break
        else:
            return runs
        size, room = component.sizes[self._size_set], _room_mm(width)

        def loose(run: Run) -> Run:
            bold = run.bold or component.bold
            text = loosen(run.text, lambda piece: self._metrics.width_mm(piece, size, bold=bold) <= room)
            return Run(text, run.bold, run.italic, run.missing)

        return tuple([loose(run) for run in runs])

    def _surely_fits(self, cell: Cell, width: int, component: Component) -> bool:
        """Tell whether the cell is lower than a page, so that its row may be kept whole."""
        size = component.sizes[self._size_set]
        room = _room_mm(width)
        limit = int(self._height_mm * 0.85 / (size * SINGLE_LINE * MM_PER_POINT))
        letters = max(room / (size * MM_PER_POINT * _LETTER_WIDTH), 1)
        length = sum([len(run.text) for runs in cell.paragraphs for run in runs])
        if len(cell.paragraphs) + (length / letters + 1) * 2 < limit:
            return True
        texts = ("".join([run.text for run in runs]) for runs in cell.paragraphs)
        return sum(len(self._metrics.wrap(text, room, size, bold=component.bold)) for text in texts) < limit


def _room_mm(width: int) -> float:
    """Return the width for text in a cell of so many twips."""
    return (width - 2 * _CELL_MARGIN_TWIPS) / 20 * MM_PER_POINT
