"""Paper, margins and page numbers (Phụ lục I, Phần I, mục I.1–I.3 and I.7; III.1.đ)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, shown
from wizard.document.linter.content import Paragraph, Section
from wizard.document.linter.names import SECTION, TWIPS_PER_MM, P
from wizard.document.linter.pieces import ANNEX, PLAIN, Line, Piece
from wizard.document.linter.words import fold

_SIZE_TOLERANCE_MM = 1.0
# offices type «2,5 cm» or inches; a few tenths of a millimetre are rounding
_MARGIN_TOLERANCE_MM = 0.3
# the decree's own landscape page has a bottom margin of 15 mm, so such pages are judged as practice
_PAGE_FIELD = re.compile(r"\s*PAGE\b", re.IGNORECASE)
# a page of running text holds about 3000 letters; surely more than one page from here on
_SURELY_TWO_PAGES = 5500
_CONTACT = re.compile(r"\b(?:DT|DIEN THOAI|FAX|E-?MAIL|WEBSITE|THU DIEN TU)\b\s*:")
_ADDRESS_SIZES = (11.0, 12.0)
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
    _page_numbers(case)
    _annex_sections(case)
    for lines in case.reading.footers.values():
        _address(case, lines)


def _paper(case: Case, section: Section, piece: Piece, *, is_annex: bool) -> None:
    width, height = case.rules.paper_mm
    have = sorted((section.width, section.height))
    if any(abs(side - want) > _SIZE_TOLERANCE_MM for side, want in zip(have, (width, height), strict=True)):
        twips = [str(round(side * TWIPS_PER_MM)) for side in (width, height)]
        if section.landscape:
            twips.reverse()
        fix = partial(mend.set_section, section.element, "pgSz", w=twips[0], h=twips[1])
        case.add("P01.paper", None, f"{section.width:.0f} x {section.height:.0f} mm", "210 x 297 mm", fix, piece)
    if section.landscape and not is_annex and section is case.reading.sections[0]:
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


def _page_numbers(case: Case) -> None:
    reading = case.reading
    in_headers = {name for name, lines in reading.headers.items() if any(map(_has_page, lines))}
    in_footers = {name for name, lines in reading.footers.items() if any(map(_has_page, lines))}
    seen: set[str] = set()
    for section in reading.sections:
        default = section.headers.get("default", "")
        if default in in_headers and default not in seen:
            seen.add(default)
            _page_number(case, reading.headers[default])
    if in_headers:
        _first_page(case, in_headers)
    elif in_footers:
        footer = next(each for name in in_footers for each in reading.footers[name] if _has_page(each))
        case.add("P05.footer", footer, "cuối trang", "giữa lề trên")
    elif any(piece.role != PLAIN for piece in case.pieces) and _is_long(case):
        case.add("P05.missing", None, "không có", "số trang ở giữa lề trên")
    for section in reading.sections:
        if section.number_format not in ("decimal", ""):
            fix = partial(mend.set_section, section.element, "pgNumType", fmt="decimal")
            case.add("P05.format", None, section.number_format, "1, 2, 3…", fix)


def _page_number(case: Case, paragraphs: list[Paragraph]) -> None:
    paragraph = next(each for each in paragraphs if _has_page(each))
    placed = "\t" in paragraph.text or paragraph.box or paragraph.cell is not None or _framed(paragraph)
    if paragraph.form.align != "center" and not placed:
        fix = partial(mend.set_align, paragraph, "center")
        case.add("P05.align", paragraph, paragraph.form.align, "canh giữa", fix)
    line = Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True)
    low, high = case.sizes("page_number")
    size, bold, italic = line.size, line.bold > 0.5, line.italic > 0.5
    if not line.looks and paragraph.spans:  # the number has no text before Word lays out the pages
        look = paragraph.spans[0].look
        size, bold, italic = look.size, look.bold, look.italic
        if look.ascii != case.rules.font:
            font = partial(mend.set_font, paragraph.spans, case.rules.font)
            case.add("P03.font", paragraph, look.ascii, case.rules.font, font)
    if size and not low <= size <= high:
        fix = partial(mend.set_size, line.spans, low if size < low else high)
        case.add("P05.size", paragraph, shown(size), f"{shown(low)} - {shown(high)}", fix)
    if bold or italic:

        def upright() -> None:
            mend.set_toggle(line.spans, "b", False)
            mend.set_toggle(line.spans, "i", False)

        case.add("P05.style", paragraph, "đậm" if bold else "nghiêng", "đứng", upright)
    others = "".join(each.text for each in paragraphs).strip()
    if others and not others.isdigit():
        case.add("P05.decorated", paragraph, others, "chỉ có con số")


def _address(case: Case, lines: list[Paragraph]) -> None:
    """Check a foot of the page that has the address of the agency (mục III.4)."""
    if not any(_CONTACT.search(fold(each.text)) for each in lines):
        return
    low, high = _ADDRESS_SIZES
    for paragraph in lines:
        wrong = [span for span in paragraph.spans if span.text.strip() and not low <= span.look.size <= high]
        if wrong and not _has_page(paragraph):
            size = wrong[0].look.size
            fix = partial(mend.set_size, wrong, low if size < low else high)
            case.add("H11.address-size", paragraph, shown(size), f"{shown(low)} - {shown(high)}", fix)


def _framed(paragraph: Paragraph) -> bool:
    """Tell whether Word placed the number in a frame of its own, centred on the page."""
    return any(True for _ in paragraph.element.iter(P.replace("}p", "}framePr")))


def _first_page(case: Case, numbered: set[str]) -> None:
    section = case.reading.sections[0]
    default = section.headers.get("default", "")
    if default not in numbered:
        return
    if not section.title_page:
        fix = partial(mend.set_title_page, section.element)
        case.add("P05.first", None, "hiện ở trang thứ nhất", "ẩn", fix, case.pieces[0])
    elif section.headers.get("first", "") in numbered:
        case.add("P05.first", None, "hiện ở trang thứ nhất", "ẩn", piece=case.pieces[0])


def _has_page(paragraph: Paragraph) -> bool:
    return any(_PAGE_FIELD.match(code) for code in paragraph.fields)


def _is_long(case: Case) -> bool:
    reading = case.reading
    if sum(len(each.text) for each in reading.paragraphs) > _SURELY_TWO_PAGES:
        return True
    pages = 1 + sum(1 for each in reading.paragraphs if each.page_break or each.form.page_break_before)
    return pages + sum(1 for section in reading.sections[1:] if not section.continuous) > 2


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
            case.add("P06.section", first_line, "cùng phần với nội dung trước", "phần (section) riêng", piece=piece)
        elif piece.section.start != "1":
            section = piece.section.element
            assert section.tag == SECTION
            fix = partial(mend.set_section, section, "pgNumType", start="1")
            found = f"bắt đầu từ {piece.section.start}" if piece.section.start else "đánh tiếp số của phần trước"
            case.add("P06.restart", first_line, found, "bắt đầu từ 1", fix, piece)
