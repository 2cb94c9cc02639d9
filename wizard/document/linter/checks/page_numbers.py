"""Page numbers (Phụ lục I, Phần I, mục I.7; III.1.đ)."""

import re
from functools import partial

from wizard.document.linter import mend, running
from wizard.document.linter.checks.common import ALIGN_NAMES, MOSTLY, Case, shown
from wizard.document.linter.content import Paragraph, Section
from wizard.document.linter.names import P
from wizard.document.linter.pieces import ANNEX, PLAIN, Line, Piece
from wizard.document.linter.running import DEFAULT, EVEN, FIRST, is_empty, is_number_alone

_PAGE_FIELD = re.compile(r"\s*PAGE\b", re.IGNORECASE)
# a page of running text holds about 3000 letters; surely more than one page from here on
_SURELY_TWO_PAGES = 5500
_FORMATS = {
    "upperRoman": "I, II, III…",
    "lowerRoman": "i, ii, iii…",
    "upperLetter": "A, B, C…",
    "lowerLetter": "a, b, c…",
}


def check_page_numbers(case: Case) -> None:
    """Check the page numbers of every section."""
    reading = case.reading
    in_headers = {name for name, lines in reading.headers.items() if any(map(_has_page, lines))}
    seen: set[str] = set()
    for section in reading.sections:
        default = section.headers.get(DEFAULT, "")
        if default in in_headers and default not in seen:
            seen.add(default)
            _page_number(case, reading.headers[default])
    at_foot = _at_foot(case)
    if at_foot:
        _footers(case, at_foot, in_headers)
    elif in_headers:
        _unnumbered(case, in_headers)
    elif any(piece.role != PLAIN for piece in case.pieces) and _is_long(case):
        case.add("P05.missing", None, "không có", "số trang ở giữa lề trên", _adding(case))
    if in_headers:
        _first_page(case, in_headers)
    _counting(case)


def _page_number(case: Case, paragraphs: list[Paragraph]) -> None:
    paragraph = next(each for each in paragraphs if _has_page(each))
    placed = "\t" in paragraph.text or paragraph.box or paragraph.cell is not None or _framed(paragraph)
    if paragraph.form.align != "center" and not placed:
        fix = partial(mend.set_align, paragraph, "center")
        case.add("P05.align", paragraph, ALIGN_NAMES.get(paragraph.form.align, ""), "canh giữa", fix)
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
        signs = [span for span in paragraph.spans if running.is_decoration(span)]
        alone = is_number_alone(paragraph) and not any(
            each.text.strip() for each in paragraphs if each is not paragraph
        )
        bare = partial(mend.clear_text, signs) if alone and signs else None
        case.add("P05.decorated", paragraph, others, "chỉ có con số", bare)


def _framed(paragraph: Paragraph) -> bool:
    """Tell whether Word placed the number in a frame of its own, centred on the page."""
    return any(True for _ in paragraph.element.iter(P.replace("}p", "}framePr")))


# ------------------------------------------------------------------------------------------------------- at the foot


def _at_foot(case: Case) -> list[Paragraph]:
    """Return the paragraphs with a page number in the footers that are shown."""
    reading = case.reading
    found: list[Paragraph] = []
    seen: set[str] = set()
    for section in reading.sections:
        kinds = [DEFAULT] + [FIRST] * section.title_page + [EVEN] * case.running.even_pages
        for name in (section.footers.get(kind, "") for kind in kinds):
            if name and name not in seen:
                seen.add(name)
                found += filter(_has_page, reading.footers[name])
    return found


def _footers(case: Case, numbers: list[Paragraph], in_headers: set[str]) -> None:
    """A number moves to the top margin, or goes when there is one already; words beside it are somebody's text."""
    sections = case.reading.sections
    above = bool(in_headers) and all(section.headers.get(DEFAULT, "") in in_headers for section in sections)
    adding = None if above else _adding(case)
    fix = None
    if all(map(is_number_alone, numbers)) and (above or adding is not None):

        def move() -> None:
            for paragraph in numbers:
                running.remove_number(paragraph)
            if adding is not None:
                adding()

        fix = move
    case.add("P05.footer", numbers[0], "cuối trang", "giữa lề trên", fix)


# ------------------------------------------------------------------------------------------------------------- missing


def _adding(case: Case) -> mend.Edit | None:
    """Return the edit that numbers all sections; None where a header holds something else already."""
    reading, heads = case.reading, case.running
    kinds = (DEFAULT, EVEN) if heads.even_pages else (DEFAULT,)
    for section in reading.sections:
        for name in (section.headers.get(kind, "") for kind in kinds):
            lines = reading.headers.get(name, [])
            if lines and not is_empty(lines) and not any(map(_has_page, lines)):
                return None
    hidden = [reading.sections[0]] + [piece.section for piece in case.pieces if piece.role == ANNEX]
    size = case.rules.size("page_number", case.size_set)

    def add() -> None:
        heads.add_number(reading.sections, reading.headers, size, case.rules.font)
        for section in hidden:
            if section is reading.sections[0] or not section.continuous:
                heads.hide_on_first_page(section, reading.sections)

    return add


def _unnumbered(case: Case, in_headers: set[str]) -> None:
    """Where a file has numbers, no part of it may go without: a section of its own, pages with even numbers."""
    for place, section in enumerate(case.reading.sections):
        piece = _piece_of(case, section)
        begins = place == 0 or _opens_a_text(case, section)
        if section.continuous and place:
            continue
        kinds = [DEFAULT] + [EVEN] * case.running.even_pages
        lacking = [kind for kind in kinds if section.headers.get(kind, "") not in in_headers]
        if lacking and (not begins or _is_long(case, section)):
            even = lacking == [EVEN]
            case.add("P05.part", None, "trang chẵn không có số" if even else "không có số", "có số trang", None, piece)
        elif not begins and section.title_page and section.headers.get(FIRST, "") not in in_headers:
            fix = partial(mend.set_title_page, section.element, on=False) if _plain_first(case, section) else None
            case.add("P05.part", None, "trang đầu của phần này không có số", "có số trang", fix, piece)


def _plain_first(case: Case, section: Section) -> bool:
    """Tell whether the first page of a section has nothing of its own at its head and foot."""
    reading = case.reading
    own = [
        reading.headers.get(section.headers.get(FIRST, ""), []),
        reading.footers.get(section.footers.get(FIRST, ""), []),
    ]
    foot = reading.footers.get(section.footers.get(DEFAULT, ""), [])
    return all(not lines or is_empty(lines) for lines in (*own, foot))


def _first_page(case: Case, numbered: set[str]) -> None:
    reading = case.reading
    section = reading.sections[0]
    default = section.headers.get(DEFAULT, "")
    if default not in numbered:
        return
    if not section.title_page:
        fix = partial(case.running.hide_on_first_page, section, reading.sections)
        case.add("P05.first", None, "hiện ở trang thứ nhất", "ẩn", fix, case.pieces[0])
        return
    first = section.headers.get(FIRST, "")
    if first not in numbered:
        return
    lines = [each for each in reading.headers[first] if _has_page(each)]
    if first == default:
        hide: mend.Edit | None = partial(running.forget_reference, section, FIRST, "headerReference")
    elif all(map(is_number_alone, lines)):

        def hide() -> None:
            for each in lines:
                running.remove_number(each)

    else:
        hide = None
    case.add("P05.first", lines[0], "hiện ở trang thứ nhất", "ẩn", hide, case.pieces[0])


def _has_page(paragraph: Paragraph) -> bool:
    return any(_PAGE_FIELD.match(code) for code in paragraph.fields)


def _is_long(case: Case, section: Section | None = None) -> bool:
    """Tell whether a file, or one section of it, surely fills more than a page."""
    reading = case.reading
    paragraphs = reading.paragraphs if section is None else reading.paragraphs[section.first : section.end]
    if sum(len(each.text) for each in paragraphs) > _SURELY_TWO_PAGES:
        return True
    pages = 1 + sum(1 for each in paragraphs if each.page_break or each.form.page_break_before)
    if section is not None:
        return pages > 2
    return pages + sum(1 for each in reading.sections[1:] if not each.continuous) > 2


# ------------------------------------------------------------------------------------------------------------ counting


def _counting(case: Case) -> None:
    """Numbers are Arabic, begin with 1 and go on through all sections of a text."""
    for place, section in enumerate(case.reading.sections):
        if section.number_format not in ("decimal", ""):
            fix = partial(mend.set_section, section.element, "pgNumType", fmt="decimal")
            found = _FORMATS.get(section.number_format, "kiểu số khác")
            case.add("P05.format", None, found, "1, 2, 3…", fix)
        if place == 0 and case.pieces[0].role != PLAIN and section.start not in ("", "1"):
            fix = partial(mend.set_section, section.element, "pgNumType", start="1")
            case.add("P05.start", None, f"bắt đầu từ {section.start}", "bắt đầu từ 1", fix, case.pieces[0])
        elif place and section.start and not section.continuous and not _opens_a_text(case, section):
            piece = _piece_of(case, section)
            fix = partial(mend.drop_attribute, section.element, "pgNumType", "start")
            case.add("P05.again", None, f"đánh lại từ {section.start}", "đánh tiếp số của phần trước", fix, piece)


def _piece_of(case: Case, section: Section) -> Piece:
    return next((each for each in reversed(case.pieces) if each.first <= section.first), case.pieces[0])


def _opens_a_text(case: Case, section: Section) -> bool:
    """Tell whether a section begins with an annex, an attached text, or a title of one that was not recognised."""
    paragraphs = case.reading.paragraphs[section.first : section.end]
    opening = next((each for each in paragraphs if each.text.strip()), None)
    if opening is None:
        return True
    line = Line(opening, opening.text, opening.spans, 0, whole=True)
    if any(section.first <= piece.first <= opening.index for piece in case.pieces):
        return True
    return opening.cell is None and (opening.form.align == "center" or line.bold > MOSTLY)
