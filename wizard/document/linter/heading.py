"""Find the components of a letterhead: in a table of one or two rows, in text boxes, or in paragraphs with tabs."""

import re

from wizard.document.linter import patterns
from wizard.document.linter.content import MOST_HEAD_COLUMNS, MOST_HEAD_ROWS, Cell, Paragraph, Reading, Table
from wizard.document.linter.marks import is_rule, marks_of
from wizard.document.linter.pieces import Line, Mark, Piece, lines_of, split_at
from wizard.document.linter.words import AGENCY_OPENINGS, MOTTO, NATIONAL_TITLE, PARENT_OPENINGS, fold, near
from wizard.document.metrics import FontMetrics

_LONGEST_HEAD = 30
LEFT, RIGHT = 0, 1
# two columns made with the space bar
WIDE_GAP = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")


def is_national_title(paragraph: Paragraph) -> bool:
    """Tell whether the national title of a letterhead stands in a paragraph."""
    text = paragraph.text
    if not 24 <= len(text) <= 200:
        return False
    cell = paragraph.cell
    if cell is not None and len(cell.table.rows) > MOST_HEAD_ROWS:
        return False
    upper = text.upper()
    if not (("VI" in upper and "NAM" in upper) or "CHỦ NGH" in upper):  # a quick look before the careful one
        return False
    if cell is not None and cell.table.columns > MOST_HEAD_COLUMNS:
        return False
    if "   " in text:
        text = WIDE_GAP.sub("\n", text)
    parts = text.replace("\t", "\n").split("\n") if "\t" in text or "\n" in text else (text,)
    return any(near(part, NATIONAL_TITLE) for part in parts)


def outermost(cell: Cell) -> Table:
    """Return the table of a cell that does not stand in another table."""
    table = cell.table
    while table.outer is not None:
        table = table.outer.table
    return table


def find_letterhead(reading: Reading, piece: Piece, title: int, stop: int, metrics: FontMetrics) -> int:
    """Note the components of the letterhead whose national title is paragraph ``title``; return the index after it.

    ``stop`` is the first paragraph that cannot belong to it (the type title, «Kính gửi», the content).
    """
    paragraphs = reading.paragraphs
    home = paragraphs[title]
    head: list[Paragraph]
    if home.cell is not None:
        piece.head_table = outermost(home.cell)
        head = [
            each for each in paragraphs[piece.first : stop] if each.cell and outermost(each.cell) is piece.head_table
        ]
        rest = [
            each
            for each in paragraphs[piece.first : stop]
            if not each.cell or outermost(each.cell) is not piece.head_table
        ]
    else:
        head, rest = paragraphs[piece.first : min(stop, title + _LONGEST_HEAD)], []
    _sort(head, piece, home, metrics)
    for paragraph in rest:
        _sort_rest(paragraph, piece, metrics)
    _split_agencies(piece)
    return stop


def _sort(head: list[Paragraph], piece: Piece, home: Paragraph, metrics: FontMetrics) -> None:
    number_seen = False
    for paragraph in head:
        side = _side(paragraph, home)
        width = _column_width(paragraph, piece)
        marks = marks_of(paragraph, LEFT if side is None else side, metrics, width)
        for mark in marks:
            if side is None and not is_rule(paragraph.text):
                piece.loose_marks.append(mark)
            else:
                _assign(piece, mark, paragraph, number_seen)
        if is_rule(paragraph.text) or not paragraph.text.strip():
            continue
        for line in _columns(paragraph):
            at = side if side is not None else min(line.side, RIGHT)
            line.side = at
            number_seen = _classify(line, piece, number_seen, at) or number_seen


def _columns(paragraph: Paragraph) -> list[Line]:
    """Return the lines of a paragraph of the letterhead; outside of a table tabs or wide gaps part two columns."""
    if paragraph.cell is not None:
        return lines_of(paragraph, tabs=False)
    text = paragraph.text
    for gap in WIDE_GAP.finditer(text) if "\t" not in text and "\n" not in text else ():
        # spaces also leave room for a number or a day: only a component of the right column is one
        right = text[gap.end() :]
        dated = patterns.DATE.search(fold(right)) and "," in right and right[0].isupper()
        if dated or near(right, NATIONAL_TITLE) or near(right, MOTTO):
            return split_at(paragraph, gap.start(), gap.end())
    return lines_of(paragraph, tabs=True)


def _assign(piece: Piece, mark: Mark, paragraph: Paragraph, number_seen: bool) -> None:
    if mark.side == RIGHT:
        piece.marks.setdefault("motto", []).append(mark)
    elif not number_seen:
        piece.marks.setdefault("agency", []).append(mark)
    else:
        piece.loose_marks.append(mark)


def _classify(line: Line, piece: Piece, number_seen: bool, side: int) -> bool:
    """Note the component that a line is; return whether it was the number."""
    text = line.text
    folded = fold(text)
    if near(text, NATIONAL_TITLE):
        piece.add("national_title", line)
    elif near(text, MOTTO):
        piece.add("motto", line)
    elif patterns.NUMBER.match(folded):
        piece.add("number", line)
        return True
    elif patterns.DATE.search(folded):
        piece.add("place_date", line)
    elif patterns.ABOUT.match(folded) and side == LEFT:
        piece.add("about", line)
    elif patterns.URGENCY.match(folded):
        piece.add("stamp", line)
    elif "about" in piece.found and side == LEFT:
        piece.add("about", line)
    elif is_rule(text):
        pass
    elif side == LEFT and not number_seen:
        piece.add("agencies", line)
    else:
        piece.add("head_other", line)
    return False


def _sort_rest(paragraph: Paragraph, piece: Piece, metrics: FontMetrics) -> None:
    """Sort what stands around a header table: floating lines, or number and date in paragraphs below it."""
    piece.loose_marks += marks_of(paragraph, LEFT, metrics, 0.0)
    if not paragraph.text.strip() or is_rule(paragraph.text):
        return
    for line in lines_of(paragraph, tabs=paragraph.cell is None):
        folded = fold(line.text)
        if patterns.NUMBER.match(folded) and "number" not in piece.found:
            piece.add("number", line)
        elif patterns.DATE.search(folded) and "place_date" not in piece.found and len(line.text) < 90:
            piece.add("place_date", line)
        elif patterns.ABOUT.match(folded) and "about" not in piece.found and "number" in piece.found:
            piece.add("about", line)
        elif patterns.URGENCY.match(folded):
            piece.add("stamp", line)


def _side(paragraph: Paragraph, home: Paragraph) -> int | None:
    """Return the column of a paragraph; None where only tabs can tell."""
    if home.cell is not None:
        if paragraph.cell is None:
            return None
        top, home_top = _top_cell(paragraph.cell), _top_cell(home.cell)
        right_from = home_top.column if len(home_top.table.rows[home_top.row]) > 1 else 0
        if top.row != home_top.row and len(top.table.rows[top.row]) != len(home_top.table.rows[home_top.row]):
            return RIGHT if top.column >= len(top.table.rows[top.row]) / 2 else LEFT
        return RIGHT if top.column >= right_from else LEFT
    if paragraph.box or home.box:
        if paragraph.box == home.box:
            return RIGHT
        return LEFT if paragraph.box else None
    return None


def _top_cell(cell: Cell) -> Cell:
    while cell.table.outer is not None:
        cell = cell.table.outer
    return cell


def _column_width(paragraph: Paragraph, piece: Piece) -> float:
    if paragraph.cell is not None:
        return max(paragraph.cell.width_mm - paragraph.cell.margins_mm, 0.0)
    return 0.0 if paragraph.box else piece.section.text_width


def _split_agencies(piece: Piece) -> None:
    """Part the lines left of the national title into parent agency and issuing agency."""
    lines = piece.found.pop("agencies", [])
    if not lines:
        return
    cut = 0
    folded = [fold(line.text) + " " for line in lines]
    if folded[0].startswith(PARENT_OPENINGS) or folded[0].startswith("TEN CQ, TC CHU QUAN"):
        for index in range(1, len(lines)):
            whole_name_before = not folded[index - 1].rstrip().endswith(("UY BAN NHAN DAN", "HOI DONG NHAN DAN", ","))
            if folded[index].startswith(AGENCY_OPENINGS) and whole_name_before:
                cut = index
                break
    if not cut:
        for index in range(1, len(lines)):
            if lines[index - 1].bold < 0.5 <= lines[index].bold:
                cut = index
                break
    for line in lines[:cut]:
        piece.add("parent_agency", line)
    for line in lines[cut:]:
        piece.add("agency", line)
