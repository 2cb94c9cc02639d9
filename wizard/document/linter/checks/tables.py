"""Data tables, and what is left of the making of a file (practice, and Phụ lục I, Phần I, mục I.2 and I.4)."""

import re
from functools import partial
from typing import TYPE_CHECKING

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, color_name, spoken
from wizard.document.linter.content import Cell, Table
from wizard.document.linter.names import TEXT, V, W
from wizard.document.linter.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_TABLE_ROWS = 12
_WIDTH_TOLERANCE_MM = 3.0
_FIRST = 0
_REVISIONS = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange",
    )
)  # fmt: skip
_CHANGING_DATES = re.compile(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE)\b", re.IGNORECASE)


def check_tables(case: Case, piece: Piece) -> None:
    """Check the data tables of a piece."""
    for table in piece.tables:
        if len(table.row_elements) < 2 or table.columns < 2:
            continue
        inside = case.reading.within([table])
        place = next((each for each in inside if each.text.strip()), None)
        section = case.reading.sections[place.section] if place is not None else piece.section
        width = table.width_mm or sum(table.grid_mm)
        if width > section.text_width + _WIDTH_TOLERANCE_MM:
            case.add("T01.width", place, f"{width:.0f} mm", f"{section.text_width:.0f} mm")
        if not table.bordered and not any(cell.bordered for row in table.rows for cell in row) and _is_data(table):
            case.add("T01.borders", place)
        # most tables have no shading at all, which one look at the whole tells
        has_shading = next(table.element.iter(W + "shd"), None) is not None
        shaded = [cell for row in table.rows for cell in row if cell.shading] if has_shading else []
        if shaded:
            clear = partial(_clear_shading, shaded)
            case.add("T01.shading", place, f"nền {color_name(shaded[0].shading)}", "không tô màu", clear)
        if len(table.row_elements) > _LONG_TABLE_ROWS and _is_data(table):
            _long_table(case, table)


def _clear_shading(cells: list[Cell]) -> None:
    for cell in cells:
        mend.clear_cell_shading(cell.element)


def _long_table(case: Case, table: Table) -> None:
    rows = table.row_elements
    place = case.reading.paragraphs[table.index]
    if not _has(rows[_FIRST], "tblHeader"):
        case.add("T01.header", place, "không lặp lại", "lặp lại", partial(mend.set_row, rows[_FIRST], "tblHeader"))
    if not any(_has(row, "cantSplit") for row in rows):

        def keep() -> None:
            for row in rows:
                mend.set_row(row, "cantSplit")

        case.add("T01.split", place, "có thể ngắt", "giữ nguyên dòng", keep)


def _is_data(table: Table) -> bool:
    """Tell a table of data from one that only places texts beside each other."""
    return table.columns > 2 or len(table.row_elements) > 3


def _has(row: "_Element", name: str) -> bool:
    return row.find(f"{W}trPr/{W}{name}") is not None


def check_file(case: Case) -> None:
    """Check tracked changes, comments and the properties of the file."""
    reading = case.reading
    tracked = sum(1 for root in reading.roots.values() for _ in root.iter(*_REVISIONS))
    if tracked:
        case.report.add("X01.tracked", None, None, f"{tracked} chỗ", "không còn")
    _leftovers(case)
    if reading.comments:
        case.report.add("X01.comments", None, None, f"{reading.comments} ghi chú", "không còn")
    author = reading.properties.get("creator") or reading.properties.get("company")
    if author:
        case.report.add("X02.author", None, None, author, "kiểm tra trước khi phát hành")
    if reading.properties.get("template"):
        case.report.add("X02.template", None, None, reading.properties["template"], "không gắn tệp mẫu")


def _leftovers(case: Case) -> None:
    """Prompts of content controls that nobody filled in, watermarks, dates that change by themselves."""
    reading = case.reading
    for root in reading.roots.values():
        for prompt in root.iter(W + "showingPlcHdr"):
            control = prompt.getparent().getparent()  # type: ignore[union-attr]
            text = "".join(each.text or "" for each in control.iter(TEXT)) if control is not None else ""
            if text.strip():
                case.report.add("X01.placeholder", None, None, text, "nội dung thật")
    for name in reading.headers:
        words = (
            [each.get("string", "") for each in reading.roots[name].iter(V + "textpath")]
            if name in reading.roots
            else []
        )
        if words:
            case.report.add("X01.watermark", None, None, words[0], "không có")
    for piece in case.pieces:
        for line in piece.found.get("place_date", ()):
            if any(_CHANGING_DATES.match(code) for code in line.paragraph.fields):
                case.add("X01.date-field", line, spoken(line), "ngày gõ bằng tay", piece=piece)
