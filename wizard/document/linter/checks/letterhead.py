"""National title, motto, agencies and the lines under them (Phụ lục I, Phần I, mục II.1 and II.2)."""

from wizard.document.linter.checks.common import (
    Case,
    available_width,
    check_bold,
    check_centred,
    check_not_bold,
    check_size,
    check_upright,
    line_width,
    shown,
    spoken,
    text_fix,
    upper_fix,
)
from wizard.document.linter.pieces import ATTACHED, MAIN, Line, Piece
from wizard.document.linter.shapes import is_black
from wizard.document.linter.words import MOTTO, NATIONAL_TITLE, fold, is_dots

_WRAP_TOLERANCE_MM = 1.0
_OLD_BODIES = ("HUYEN ", "QUAN ", "THI XA ", "THI TRAN ")
_SHORT_NAMES = ("UBND", "HDND")


def check_letterhead(case: Case, piece: Piece) -> None:
    """Check the letterhead of a piece that has one."""
    if piece.role not in (MAIN, ATTACHED):
        return
    _national_title(case, piece)
    _motto(case, piece)
    _agencies(case, piece)
    _lines(case, piece)
    _size_set(case, piece)


def _national_title(case: Case, piece: Piece) -> None:
    lines = piece.found.get("national_title", [])
    check_size(case, "H01.size", lines, "national_title")
    check_bold(case, "H01.bold", lines)
    check_upright(case, "H01.upright", lines)
    check_centred(case, "H01.align", lines)
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
        case.add("H04.missing", piece.first_of("national_title"))
        return
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
    if name.startswith(_SHORT_NAMES):
        case.add("H04.agency-abbreviated", agency[0], spoken(agency[0]), "tên đầy đủ, ví dụ «ỦY BAN NHÂN DÂN …»")
    parent_name = fold(piece.text_of("parent_agency"))
    if parent_name in ("UBND", "UY BAN NHAN DAN", "UBND TINH", "UY BAN NHAN DAN TINH", "UBND THANH PHO"):
        case.add("H04.parent-place", parent[0], piece.text_of("parent_agency"), "UBND TỈNH …")
    for line in (*parent, *agency):
        words = fold(line.text)
        for opening in ("UBND ", "UY BAN NHAN DAN ", "HOI DONG NHAN DAN ", ""):
            if words.startswith(opening) and words[len(opening) :].startswith(_OLD_BODIES):
                case.add("H04.old-name", line, spoken(line), "tên cơ quan sau ngày 01/7/2025")
                break


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
    for mark in (*piece.marks.get("motto", ()), *piece.marks.get("agency", ()), *piece.marks.get("subject", ())):
        if not is_black(mark.color):
            case.add("P04.line", mark.paragraph, mark.color, "đen")
    about = piece.found.get("about")
    if about and any(each.paragraph.form.border_below for each in about):
        case.add("H03.letter-line", about[-1])


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
        ratio = length_mm / max(widths)
        case.add(identifier, lines[-1], f"{length_mm:.0f} mm, bằng {shown(round(ratio, 2))} dòng chữ", "như quy định")


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
