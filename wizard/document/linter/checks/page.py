"""Paper and margins, sections of annexes (Phụ lục I, Phần I, mục I.1–I.3; III.1.đ)."""

from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, shown
from wizard.document.linter.checks.page_numbers import check_page_numbers
from wizard.document.linter.content import Section
from wizard.document.linter.names import SECTION, TWIPS_PER_MM
from wizard.document.linter.parting import can_part, part_before
from wizard.document.linter.pieces import ANNEX, PLAIN, Piece

_SIZE_TOLERANCE_MM = 1.0
# offices type «2,5 cm» or inches; a few tenths of a millimetre are rounding
_MARGIN_TOLERANCE_MM = 0.3
# the decree's own landscape page has a bottom margin of 15 mm, so such pages are judged as practice
_SIDES = (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))


def check_pages(case: Case) -> None:
    """Check every section of the file."""
    annex_starts = {piece.section.first for piece in case.pieces if piece.role == ANNEX}
    for section in case.reading.sections:
        piece = next((each for each in case.pieces if each.section is section), case.pieces[0])
        is_annex = section.first in annex_starts or all(
            each.role in (ANNEX, PLAIN) for each in case.pieces if each.section is section
        )
        _paper(case, section, piece, is_annex=is_annex)
    check_page_numbers(case)
    _annex_sections(case)


def _paper(case: Case, section: Section, piece: Piece, *, is_annex: bool) -> None:
    width, height = case.rules.paper_mm
    have = sorted((section.width, section.height))
    if any(abs(side - want) > _SIZE_TOLERANCE_MM for side, want in zip(have, (width, height), strict=True)):
        twips = [str(round(side * TWIPS_PER_MM)) for side in (width, height)]
        if section.landscape:
            twips.reverse()
        fix = partial(mend.set_section, section.element, "pgSz", w=twips[0], h=twips[1])
        case.add("P01.paper", None, f"{section.width:.0f} x {section.height:.0f} mm", "210 x 297 mm", fix, piece)
    if section.landscape and not is_annex and section is case.reading.sections[0] and not _has_table(piece):
        case.add("P01.orientation", None, "nằm ngang", "nằm dọc", piece=piece)
    allowed = case.rules["page.margins"]["allowed"]
    for side, name in _SIDES:
        low, high = (float(bound) for bound in allowed[f"{side}_mm"])
        value = getattr(section, side)
        if low - _MARGIN_TOLERANCE_MM <= value <= high + _MARGIN_TOLERANCE_MM:
            continue
        found, expected = f"lề {name} {shown(round(value, 1))} mm", f"{shown(low)} - {shown(high)} mm"
        if section.landscape:
            case.add("P02.landscape", None, found, expected, piece=piece)
            continue
        target = str(round((low if value < low else high) * TWIPS_PER_MM))
        changes = {side: target, "gutter": "0"} if side == "left" else {side: target}
        fix = partial(mend.set_section, section.element, "pgMar", **changes)
        case.add("P02.margins", None, found, expected, fix, piece)


def _has_table(piece: Piece) -> bool:
    """Tables that are no annex allow the broad side (I.2)."""
    return any(len(table.row_elements) > 1 and table.columns > 1 for table in piece.tables)


def _annex_sections(case: Case) -> None:
    """Each annex stands in a section of its own and counts its pages from 1."""
    if case.pieces[0].role == ANNEX and len(case.pieces) == 1:
        return
    for place, piece in enumerate(case.pieces):
        if piece.role != ANNEX:
            continue
        first_line = piece.found["annex_number"][0]
        follows = place > 0 and case.pieces[place - 1].section is piece.section
        before = () if follows else case.reading.paragraphs[piece.section.first : piece.first]
        if follows or any(each.text.strip() for each in before):
            part = partial(_part, case, piece) if can_part(first_line.paragraph) else None
            found, expected = "cùng phần với nội dung trước", "phần (section) riêng"
            case.add("P06.section", first_line, found, expected, part, piece)
        elif piece.section.start != "1":
            section = piece.section.element
            assert section.tag == SECTION
            fix = partial(mend.set_section, section, "pgNumType", start="1")
            found = f"bắt đầu từ {piece.section.start}" if piece.section.start else "đánh tiếp số của phần trước"
            case.add("P06.restart", first_line, found, "bắt đầu từ 1", fix, piece)


def _part(case: Case, piece: Piece) -> None:
    """Give an annex a section that begins on a new page, counts from 1 and hides its first number."""
    part_before(piece.found["annex_number"][0].paragraph, piece.section.element)
    mend.set_section(piece.section.element, "pgNumType", start="1")
    case.running.hide_on_first_page(piece.section, case.reading.sections)
