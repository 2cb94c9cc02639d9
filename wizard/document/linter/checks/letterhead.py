"""National title, motto, agencies and the lines under them (Phụ lục I, Phần I, mục II.1 and II.2)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import (
    Case,
    available_width,
    check_bold,
    check_centred,
    check_not_bold,
    check_single_spacing,
    check_size,
    check_upright,
    is_before_reorganisation,
    line_width,
    shown,
    spoken,
    text_fix,
    upper_fix,
)
from wizard.document.linter.marks import is_rule
from wizard.document.linter.names import WP
from wizard.document.linter.pieces import ATTACHED, MAIN, Line, Mark, Piece
from wizard.document.linter.shapes import is_black
from wizard.document.linter.words import MOTTO, NATIONAL_TITLE, fold, is_dots

_WRAP_TOLERANCE_MM = 1.0
_OFF_CENTRE_MM = 5.0
_SURELY_ONE_LINE = 0.98
_OLD_BODIES = ("HUYEN ", "QUAN ", "THI XA ", "THI TRAN ")
_SHORT_NAMES = re.compile(
    r"\b(?:UBND|HDND|UBMTTQ|BQL|SO (?:VH|GD|KH|TN|NN|LD|TT|GTVT|XD|YT|TC|NV|CT)[A-Z&, -]*"
    r"|(?:GD|KH|TN|TT|NN|VH|KT|LD)\s?&\s?[A-Z]+)(?!\w)"
)
_PLACELESS = ("UY BAN NHAN DAN", "UY BAN NHAN DAN TINH", "UY BAN NHAN DAN THANH PHO", "HOI DONG NHAN DAN",
              "HOI DONG NHAN DAN TINH")  # fmt: skip


def check_letterhead(case: Case, piece: Piece) -> None:
    """Check the letterhead of a piece that has one."""
    if piece.role not in (MAIN, ATTACHED):
        return
    _national_title(case, piece)
    _motto(case, piece)
    _agencies(case, piece)
    _lines(case, piece)
    _stamps(case, piece)
    _widows(case, piece)
    _size_set(case, piece)


def _national_title(case: Case, piece: Piece) -> None:
    lines = piece.found.get("national_title", [])
    check_size(case, "H01.size", lines, "national_title")
    check_bold(case, "H01.bold", lines)
    check_upright(case, "H01.upright", lines)
    check_centred(case, "H01.align", lines)
    check_single_spacing(case, "H02.spacing", [*lines, *piece.found.get("motto", [])])
    _place(case, piece)
    model = case.rules.components["national_title"].text
    for line in lines:
        text = spoken(line)
        if fold(text) != NATIONAL_TITLE:
            case.add("H01.text", line, text, model, text_fix(line, model))
        elif not line.capitals:
            case.add("H01.case", line, text, model, upper_fix(line))
        elif text.replace("HOÀ", "HÒA") != model and text.isupper():
            case.add("H01.text", line, text, model, text_fix(line, model))
        room = available_width(line.paragraph)
        if room and line_width(line, case.metrics) > room + _WRAP_TOLERANCE_MM:
            case.add("H01.wrap", line, f"cột rộng {room:.0f} mm", f"ít nhất {line_width(line, case.metrics):.0f} mm")


def _place(case: Case, piece: Piece) -> None:
    """The national title stands on the right, the agency on the left."""
    title = piece.first_of("national_title")
    cell = title.paragraph.cell if title else None
    if title is None or cell is None or cell.column or len(cell.table.rows[cell.row]) < 2 or piece.first_of("agency"):
        return
    case.add("H01.place", title, "bên trái", "bên phải")


def _motto(case: Case, piece: Piece) -> None:
    lines = piece.found.get("motto", [])
    if not lines:
        case.add("H02.missing", piece.first_of("national_title"))
    check_size(case, "H02.size", lines, "motto")
    check_bold(case, "H02.bold", lines)
    check_upright(case, "H02.upright", lines)
    check_centred(case, "H02.align", lines)
    model = case.rules.components["motto"].text
    for line in lines:
        text = "".join(span.text for span in line.spans if not span.look.raised).replace("\u00a0", " ").strip()
        if spoken(line) != model or "  " in text:
            expected = model if fold(text) != MOTTO or spoken(line) != model else f"{model} (một dấu cách)"
            case.add("H02.text", line, text, expected, text_fix(line, model))


def _agencies(case: Case, piece: Piece) -> None:
    agency, parent = piece.found.get("agency", []), piece.found.get("parent_agency", [])
    if not agency:
        if not case.report.findings_of("H01.place"):
            case.add("H04.missing", piece.first_of("national_title"))
        return
    check_single_spacing(case, "H04.spacing", [*parent, *agency])
    check_bold(case, "H04.agency-bold", agency)
    check_upright(case, "H04.agency-upright", [*parent, *agency])
    check_size(case, "H04.agency-size", agency, "agency")
    check_size(case, "H04.parent-size", parent, "parent_agency")
    check_not_bold(case, "H04.parent-bold", parent)
    check_centred(case, "H04.agency-align", [*parent, *agency])
    for line in (*parent, *agency):
        if not line.capitals:
            case.add("H04.agency-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    name = fold(piece.text_of("agency"))
    short = next((line for line in agency if _SHORT_NAMES.search(fold(line.text))), None)
    if short is not None:
        case.add("H04.agency-abbreviated", short, spoken(short), "tên đầy đủ, ví dụ «ỦY BAN NHÂN DÂN …»")
    elif name in _PLACELESS:
        case.add("H04.agency-place", agency[-1], piece.text_of("agency"), f"{piece.text_of('agency')} …")
    parent_name = fold(piece.text_of("parent_agency"))
    if parent_name in ("UBND", "UY BAN NHAN DAN", "UBND TINH", "UY BAN NHAN DAN TINH", "UBND THANH PHO"):
        case.add("H04.parent-place", parent[0], piece.text_of("parent_agency"), "UBND TỈNH …")
    if is_before_reorganisation(case.pieces):
        return
    for line in (*parent, *agency):
        today = _todays_name(case, spoken(line).upper())
        if today:
            case.add("H04.old-name", line, spoken(line), today)
            continue
        words = fold(line.text)
        for opening in ("UBND ", "UY BAN NHAN DAN ", "HOI DONG NHAN DAN ", ""):
            if words.startswith(opening) and words[len(opening) :].startswith(_OLD_BODIES):
                case.add("H04.old-name", line, spoken(line), "tên cơ quan sau ngày 01/7/2025")
                break


def _todays_name(case: Case, name: str) -> str:
    """Return what a province or body of before the reorganisation of 2025 is called today; empty for other names."""
    todays = case.registry.old_names
    for word in ("TỈNH ", "THÀNH PHỐ "):
        _, found, own = name.rpartition(word)
        if found and own in todays:
            return todays[own]
    return todays.get(name, "")


def _lines(case: Case, piece: Piece) -> None:
    """A missing line may be one that floats: any line in the letterhead counts before one is said to be missing."""
    needed = ["motto", "agency"]
    if "subject" in piece.found and "title" in piece.found:
        needed.append("subject")
    spare = len(piece.loose_marks)
    spare += sum(max(len(piece.marks.get(name, ())) - 1, 0) for name in ("motto", "agency", "subject"))
    under = {
        "motto": ("national_title", "H03.motto-line", "H03.motto-length"),
        "agency": ("agency", "H03.agency-line", "H03.agency-length"),
        "subject": ("subject", "H03.subject-line", "H03.subject-length"),
    }
    for name in needed:
        _, missing, wrong = under[name]
        lines = piece.found.get(name)
        if not lines:
            continue
        underlined = [line for line in lines if _is_underlined(line)]
        if underlined:
            case.add("H03.underlined", underlined[0], "gạch chân", "đường kẻ ngang riêng")
        marks = piece.marks.get(name, [])
        if not marks:
            if spare:
                spare -= 1
            elif not underlined:
                case.add(missing, lines[-1], "không có", "đường kẻ ngang, nét liền")
            continue
        # the decree gives the line under «(Kèm theo …)» no length, and blanks of a form none to measure by
        if not (name == "subject" and ("attached" in piece.found or is_dots(piece.text_of("subject")))):
            _length(case, wrong, lines, marks[0].length_mm)
    for name in ("motto", "agency", "subject"):
        for mark in piece.marks.get(name, ()):
            _look_of_mark(case, mark, balanced=name != "motto")
    about = piece.found.get("about")
    lined = next((each for each in about or () if each.paragraph.form.border_below), None)
    if about and lined is not None:
        case.add("H03.letter-line", about[-1], "có đường kẻ", "không có", partial(mend.drop_border, lined.paragraph))


def _look_of_mark(case: Case, mark: Mark, *, balanced: bool) -> None:
    """A line is solid and black; under agency and subject it stands under the middle of the text."""
    paragraph = mark.paragraph
    solid = partial(mend.set_stroke, paragraph)
    if mark.dashed:
        case.add("H03.dashed", mark.paragraph, "nét đứt", "nét liền", solid)
    if not is_black(mark.color):
        case.add("P04.line", mark.paragraph, "màu khác", "đen", solid)
    form = paragraph.form
    bordered = form.border_below or form.border_above
    if (
        not balanced
        or paragraph.box
        or "\t" in paragraph.text
        or len(paragraph.text.split()) > 1  # the lines of two columns in one paragraph
        or (paragraph.text.strip() and not is_rule(paragraph.text))
    ):
        return
    if bordered and paragraph.text.strip():
        return
    if bordered:
        aside = abs(form.left - form.right) > _OFF_CENTRE_MM and form.left + form.right > 0
    else:
        inline = is_rule(paragraph.text) or next(paragraph.element.iter(WP + "inline"), None) is not None
        aside = inline and form.align != "center" and form.left + max(form.first_line, 0) < _OFF_CENTRE_MM
    if aside:
        case.add(
            "H03.balance", paragraph, "lệch sang một bên", "cân đối dưới dòng chữ", partial(mend.centre_line, paragraph)
        )


def _length(case: Case, identifier: str, lines: list[Line], length_mm: float) -> None:
    if not length_mm:
        return
    low, high = case.tolerance(identifier)
    room = max((available_width(line.paragraph) for line in lines), default=0.0)
    widths = [line_width(line, case.metrics) for line in lines]
    # a text that wraps has lines as wide as the page at most
    limit = room or (case.piece.section.text_width if case.piece else 160.0)
    widths = [min(width, limit) for width in widths]
    if not widths or not max(widths):
        return
    # the decree does not say which of several lines is meant
    if not any(low <= length_mm / width <= high for width in widths if width) and not (
        length_mm / max(widths) <= high and length_mm / min(widths) >= low
    ):
        widest = max(widths)
        found = f"{length_mm:.0f} mm, bằng {shown(round(length_mm / widest, 2))} dòng chữ"
        ruled = f"{widest:.0f} mm" if identifier == "H03.motto-length" else f"{widest / 3:.0f} - {widest / 2:.0f} mm"
        case.add(identifier, lines[-1], found, ruled)


def _is_underlined(line: Line) -> bool:
    letters = sum(count for count, _ in line.looks)
    marked = sum(count for count, look in line.looks if look.underline != "none")
    return bool(letters) and marked > letters * 0.5


def _size_set(case: Case, piece: Piece) -> None:
    """The note of Mục V: 13, 14, 14 or 12, 13, 13 together; a value outside its own range is reported there."""
    low, high = case.rules["size-sets"]["small"], case.rules["size-sets"]["large"]
    sizes: list[float] = []
    for name in ("national_title", "motto", "place_date"):
        line = piece.first_of(name)
        size = line.size if line else 0.0
        if not float(low[name]) <= size <= float(high[name]):
            return
        sizes.append(size)
    sets = [[float(each[name]) for name in ("national_title", "motto", "place_date")] for each in (low, high)]
    if sizes not in sets:
        case.add("P07.set", piece.first_of("motto"), " - ".join(map(shown, sizes)), "13 - 14 - 14 hoặc 12 - 13 - 13")


def _stamps(case: Case, piece: Piece) -> None:
    """Marks of urgency and of limited circulation: capitals, 13 or 14, upright, bold (III.2.b and III.2.c)."""
    stamps = piece.found.get("stamp", [])
    low, high = case.sizes("title")
    for line in stamps:
        if line.size and not low <= line.size <= high:
            fix = partial(mend.set_size, line.spans, case.rules.size("title", case.size_set))
            case.add("H10.stamp-size", line, shown(line.size), f"{shown(low)} - {shown(high)}", fix)
        if not line.capitals:
            case.add("H10.stamp-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    check_bold(case, "H10.stamp-bold", stamps)
    check_upright(case, "H10.stamp-upright", stamps)


def _widows(case: Case, piece: Piece) -> None:
    """A single word left over for the last line of a cell of the letterhead."""
    for name in ("parent_agency", "agency", "about"):
        for line in piece.found.get(name, ()):
            room = available_width(line.paragraph)
            if not room or line_width(line, case.metrics) < room * _SURELY_ONE_LINE:
                continue
            rows = {_rows(case, line, room * scale) for scale in (_SURELY_ONE_LINE, 1.0, 1.02)}
            if len(rows) == 1 and (words := rows.pop())[1] == 1 and words[0] > 1:
                case.add("H08.widow", line, spoken(line).rsplit(" ", 1)[-1], "ít nhất hai từ ở dòng cuối")


def _rows(case: Case, line: Line, room: float) -> tuple[int, int]:
    """Return how many lines a text takes in a column, and how many words the last one has."""
    look = line.spans[0].look
    rows, width, words = 1, 0.0, 0
    space = case.metrics.width_mm(" ", look.size, bold=look.bold)
    for word in line.text.split(" "):
        own = case.metrics.width_mm(word, look.size, bold=look.bold, italic=look.italic)
        if words and width + space + own > room:
            rows, width, words = rows + 1, own, 1
        else:
            width += own + (space if words else 0.0)
            words += 1
    return rows, words
