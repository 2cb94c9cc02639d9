"""Part a file into its texts and annexes, and find the components of each wherever they stand."""

import re
from collections.abc import Iterator, Mapping

from wizard.document.linter import patterns
from wizard.document.linter.content import BODY, MOST_HEAD_ROWS, Paragraph, Reading, Table
from wizard.document.linter.ending import find_ending
from wizard.document.linter.heading import (
    WIDE_GAP,
    find_letterhead,
    is_national_title,
    outermost,
)
from wizard.document.linter.opening import find_opening, title_kind
from wizard.document.linter.pieces import ANNEX, ATTACHED, MAIN, PLAIN, Piece
from wizard.document.linter.words import fold
from wizard.document.metrics import FontMetrics

_FARTHEST_TITLE = 60
_FIRST_LETTERS = ("C", "c", "P", "p")
_BACK_TO_AGENCY = 12
_LONGEST_HEAD = 30
_FORM_TITLE = re.compile(r"\b(?:MAU|PHIEU)\b")
OFFICIAL_LETTER = "cong-van"


def recognise(reading: Reading, titles: Mapping[str, str], metrics: FontMetrics) -> list[Piece]:
    """Return the pieces of a file in reading order; ``titles`` maps folded type titles to kinds."""
    starts, forms = _starts(reading)
    pieces: list[Piece] = []
    for place, (first, role, title) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(reading.paragraphs)
        section = next(each for each in reading.sections if first < each.end or each is reading.sections[-1])
        piece = Piece(role, first, end, section)
        piece.form = next((form for form in forms if first < form < end), -1)
        after = first
        if role == MAIN:
            stop = _end_of_head(reading, title, end, titles)
            after = find_letterhead(reading, piece, title, stop, metrics)
        content = find_opening(reading, piece, after, titles, metrics)
        body_end = find_ending(reading, piece, content) if role != ANNEX else end
        if role == ANNEX and _FORM_TITLE.search(fold(piece.text_of("annex_title"))):
            piece.form = content
        _content(reading, piece, content, body_end)
        _settle(piece, pieces)
        pieces.append(piece)
    return pieces


def _starts(reading: Reading) -> tuple[list[tuple[int, str, int]], list[int]]:
    """Return (first paragraph, role, paragraph of the national title) of every piece, and where forms begin."""
    paragraphs = reading.paragraphs
    starts: list[tuple[int, str, int]] = []
    forms: list[int] = []
    for paragraph in _outside_data_tables(reading):
        if not _may_begin(paragraph.text):
            continue
        if is_national_title(paragraph):
            first = _head_start(reading, paragraph, starts[-1][0] + 1 if starts else 0)
            if starts and starts[-1][1] == MAIN and starts[-1][2] >= first:
                continue
            if starts and starts[-1][1] == ANNEX and _opens_form(paragraphs[first : paragraph.index + _LONGEST_HEAD]):
                forms.append(first)
                continue
            starts.append((first, MAIN, paragraph.index))
        elif _is_annex_start(paragraph, paragraphs):
            starts.append((paragraph.index, ANNEX, -1))
    if not starts:
        return [(0, PLAIN, -1)], forms
    if starts[0][1] == MAIN:
        starts[0] = (0, MAIN, starts[0][2])
    elif any(paragraph.text.strip() for paragraph in paragraphs[: starts[0][0]]):
        starts.insert(0, (0, PLAIN, -1))
    return starts, forms


def _may_begin(text: str) -> bool:
    """A quick look before the careful ones: «CỘNG HÒA …» or «Phụ lục» begin a paragraph or one of its columns."""
    return text.lstrip()[:1] in _FIRST_LETTERS or "\t" in text or "\n" in text or "   " in text


def _opens_form(head: list[Paragraph]) -> bool:
    """Tell a form to fill in, which bears the national title too, from a text with a number or one that is attached."""
    lines = (fold(line) for each in head for line in each.text.replace("\t", "\n").split("\n"))
    return not any(patterns.NUMBER.match(line) or patterns.ATTACHED.match(line) for line in lines)


def _outside_data_tables(reading: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs where a piece may begin: a long table of plain text holds no letterhead and no annex."""
    first = 0
    for table in reading.tables:
        if table.whole is not None or (table.unparted and len(table.row_elements) > MOST_HEAD_ROWS):
            yield from reading.paragraphs[first : table.index]
            first = table.end
    yield from reading.paragraphs[first:]


def _head_start(reading: Reading, title: Paragraph, lowest: int) -> int:
    if title.cell is not None:
        return outermost(title.cell).index
    index = title.index
    for back in range(index - 1, max(lowest, index - _BACK_TO_AGENCY) - 1, -1):
        before = reading.paragraphs[back]
        if before.page_break or before.section != title.section or before.text.rstrip().endswith("./."):
            break
        if before.box or before.text.isupper() or not before.text.strip():
            index = back
        else:
            break
    return index


def _is_annex_start(paragraph: Paragraph, paragraphs: list[Paragraph]) -> bool:
    if paragraph.container != BODY:
        return False
    text = paragraph.text.strip()
    if text[:1] not in ("P", "p") or len(text) > 150:
        return False
    match = patterns.ANNEX.match(fold(text))
    if match is None:
        return False
    centred = paragraph.form.align == "center"
    if match[2]:  # the title on the same line: only when it is set as a title
        return centred and bool(paragraph.spans) and all(span.look.bold for span in paragraph.spans)
    before = paragraphs[paragraph.index - 1] if paragraph.index else None
    new_page = before is None or before.page_break or before.section != paragraph.section
    return centred or new_page or paragraph.form.page_break_before or paragraph.page_break


def _end_of_head(reading: Reading, title: int, end: int, titles: Mapping[str, str]) -> int:
    """Return the first paragraph after the letterhead."""
    paragraphs = reading.paragraphs
    home = paragraphs[title]
    index = title + 1
    if home.cell is not None:
        table = outermost(home.cell)
        while index < end and _in_table(paragraphs[index], table):
            index += 1
    about_seen = False
    for at in range(index, min(end, index + _FARTHEST_TITLE)):
        paragraph = paragraphs[at]
        text = paragraph.text.strip()
        if not text:
            continue
        folded = fold(text)
        if title_kind(paragraph, titles) is not None or patterns.ADDRESSEES.match(folded):
            return _before_blanks(paragraphs, at, index)
        is_head = patterns.NUMBER.match(folded) or (patterns.DATE.search(folded) and len(text) < 160)
        is_about = patterns.ABOUT.match(folded) is not None
        # the subject of a letter may take several lines
        is_about = is_about or (about_seen and paragraph.form.align == "center" and len(text) < 100)
        about_seen = is_about
        small = (
            paragraph.box
            or is_head
            or is_about
            or text.isupper()
            or patterns.URGENCY.match(folded)
            or set(text) <= set("_-–— \t")
        )
        if home.cell is None and len(text) < 160 and ("\t" in paragraph.text or WIDE_GAP.search(text)):
            continue
        if not small and paragraph.cell is None:
            return _before_blanks(paragraphs, at, index)
        if paragraph.cell is not None and not is_head and home.cell is not None and not text.isupper():
            return at
    return index


def _before_blanks(paragraphs: list[Paragraph], at: int, lowest: int) -> int:
    """A floating line may hang on an empty paragraph above the title; it stays with the opening."""
    while at > lowest and not paragraphs[at - 1].text.strip() and paragraphs[at - 1].cell is None:
        at -= 1
    return at


def _in_table(paragraph: Paragraph, table: Table) -> bool:
    return (paragraph.cell is not None and outermost(paragraph.cell) is table) or bool(paragraph.box)


def _content(reading: Reading, piece: Piece, start: int, end: int) -> None:
    known = {id(line.paragraph) for lines in piece.found.values() for line in lines}
    for paragraph in reading.paragraphs[start:end]:
        if paragraph.container == BODY and id(paragraph) not in known:
            piece.body.append(paragraph)
    taken = (piece.head_table, piece.sign_table)
    piece.tables = [
        table
        for table in reading.tables
        if start <= table.index < end and table.outer is None and all(table is not other for other in taken)
    ]


def _settle(piece: Piece, before: list[Piece]) -> None:
    """Decide the role and kind that only the whole piece can tell."""
    found = piece.found
    if piece.role != MAIN:
        return
    unsigned = bool(before) and "post" not in found and "recipient" not in found
    if "number" not in found and "place_date" not in found and ("attached" in found or unsigned):
        piece.role = ATTACHED
    elif not piece.kind and "title" not in found and found.keys() & {"about", "addressees", "number"}:
        piece.kind = OFFICIAL_LETTER
