"""Number and notation, place and date (Phụ lục I, Phần I, mục II.3 and II.4; Phụ lục III, mục I)."""

import re
from datetime import date as calendar_day
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import (
    Case,
    available_width,
    check_centred,
    check_italic,
    check_not_bold,
    check_plain,
    check_size,
    height_above,
    line_width,
    spoken,
    text_fix,
)
from wizard.document.linter.pieces import MAIN, Line, Piece
from wizard.document.linter.words import fold

_DOTS = re.compile(r"\.{2,}|…")
_NUMBER = re.compile(r"^\s*(\d+)\s*/")
_YEAR = re.compile(r"^\s*\d+\s*/\s*(?:19|20)\d\d\s*/")
_SPACED = re.compile(r"\d\s+/|/\s+\S|\s+-|-\s+")
_SLASH_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
# what the fixes look for in the letters of the line
_WORD = re.compile(r"^\s*(S[Ốố]|s[ốỐ])(?=[\s:\d/])")
_BARE_WORD = re.compile(r"^\s*(Số[\s\u00a0]*)(?![\s:\u00a0])")
_PARTY_MARKS = re.compile(r"(-\s*\w+\s*/\s*)")
_ONE_DIGIT = re.compile(r"^\s*S\w\s*:?\s*(\d)(?=\s*/)")
_LONG_DASH = re.compile(r"[–—]")
_NOTATION_SPACES = re.compile(r"(?<=\d)\s+(?=/)|(?<=/)\s+(?=\S)|\s+(?=-)|(?<=-)\s+")
_SHORT_DATE = re.compile(r"(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_NO_COMMA = re.compile(r"(?<=\w)(\s+)(?=ngày)")
_LARGE_WORD = re.compile(r"\b(?:Ngày|Tháng|Năm)\b")
_BARE_DIGIT = re.compile(r"(?:(?<=ngày\s)|(?<=tháng\s)(?=[12]))(\d)(?!\d)", re.IGNORECASE)
_NEEDLESS_ZERO = re.compile(r"tháng\s*(0[3-9])(?!\d)", re.IGNORECASE)
_YEAR_OF_DATE = re.compile(r"năm\s*(\d{4})", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(\d+)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s*(\d+)", re.IGNORECASE)
_PARTY = re.compile(r"^[\d\s\u00a0.…]*-\s*[A-ZĐa-z]+\s*/")
_SHORT_YEAR = re.compile(r"năm\s*(\d{1,3})$", re.IGNORECASE)
_OFFICIAL_LETTER = "cong-van"
# abbreviations of types that are no abbreviation of an agency as well («CT» may be a tax office)
_TYPES_ONLY = ("QĐ", "NQ", "TTr", "CTr", "QyĐ", "ĐA")
_UNITS = ("Thành phố ", "Thị xã ", "Thị trấn ", "Phường ", "Xã ", "Đặc khu ", "Tỉnh ", "Huyện ", "Quận ", "Thủ đô ")
_ROW_TOLERANCE_MM = 12.0
_OWN_ROW_TOLERANCE_MM = 3.0
_WRAP_TOLERANCE_MM = 1.0


def check_number_and_date(case: Case, piece: Piece) -> None:
    """Check number, notation, place and date of a main text."""
    if piece.role != MAIN:
        return
    kind = case.kind(piece)
    lines = piece.found.get("number", [])
    if not lines:
        case.add("H05.missing", piece.first_of("agency"))
    else:
        check_size(case, "H05.size", lines[:1], "number")
        check_plain(case, "H05.style", lines[:1])
        check_centred(case, "H05.align", lines[:1])
        _notation(case, piece, lines[0])
    dates = piece.found.get("place_date", [])
    if not dates:
        if kind is None or kind.date_line:
            case.add("H06.missing", piece.first_of("motto"))
        return
    check_size(case, "H06.size", dates[:1], "place_date")
    check_italic(case, "H06.italic", dates[:1])
    check_not_bold(case, "H06.bold", dates[:1])
    check_centred(case, "H06.align", dates[:1])
    _date(case, dates[0])
    if lines:
        _same_line(case, lines[0], dates[0])


def _notation(case: Case, piece: Piece, line: Line) -> None:
    text = spoken(line)
    if not text.startswith("Số"):
        case.add("H05.word", line, text, "Số: …", partial(mend.rewrite, line.paragraph, _WORD, "Số"))
    rest = text[2:].lstrip()
    if not rest.startswith(":"):
        case.add("H05.colon", line, text, "Số: …", partial(mend.rewrite, line.paragraph, _BARE_WORD, "Số: "))
    rest = rest.removeprefix(":").strip()
    number = _NUMBER.match(rest)
    if number and len(number[1]) < 2:
        fix = partial(mend.rewrite, line.paragraph, _ONE_DIGIT, f"0{number[1]}")
        case.add("H05.leading-zero", line, number[1], f"0{number[1]}", fix)
    if _YEAR.match(rest):
        case.add("H05.year", line, text, "không ghi năm")
        return
    if _PARTY.match(rest):
        turned = partial(mend.rewrite, line.paragraph, _PARTY_MARKS, lambda match: f"/{match[1].strip(' -/')}-")
        case.add("H05.slash", line, text, "Số: …/…-…", turned if line.whole else None)
        return
    _, _, notation = rest.partition("/")
    if not notation or _DOTS.search(notation):
        return
    if "–" in notation or "—" in notation:
        dash = partial(mend.rewrite, line.paragraph, _LONG_DASH, "-") if line.whole else None
        case.add("H05.dash", line, notation, re.sub(r"\s*[–—-]\s*", "-", notation.strip()), dash)
        return
    if _SPACED.search(rest):
        closed = partial(mend.rewrite, line.paragraph, _NOTATION_SPACES, "") if line.whole else None
        case.add("H05.spaces", line, text, "không có dấu cách", closed)
    _groups(case, piece, line, [group.strip() for group in notation.strip().split("-")])


def _groups(case: Case, piece: Piece, line: Line, groups: list[str]) -> None:
    notation = "-".join(groups)
    kind = case.kind(piece)
    if piece.kind == _OFFICIAL_LETTER and "title" not in piece.found:
        if "CV" in (group.upper() for group in groups):
            case.add("H05.cv", line, notation, "không có nhóm «CV»")
            return
        own = {"TTr"} if fold(piece.text_of("agency")).startswith("THANH TRA") else set()
        if groups[0] in _TYPES_ONLY and groups[0] not in own and "about" in piece.found:
            case.add("H05.letter-type", line, notation, "tên cơ quan và đơn vị soạn thảo, ví dụ «/UBND-VX»")
            return
    elif kind is not None and kind.abbreviation and groups[0] != kind.abbreviation:
        # «QD», «TTR»: the same letters written wrongly; another type may be a mistake of the title as well
        same = fold(groups[0]) == fold(kind.abbreviation)
        right = partial(mend.replace_text, line.paragraph, [(f"/{groups[0]}-", f"/{kind.abbreviation}-")])
        case.add("H05.type", line, groups[0], kind.abbreviation, right if same else None)
        return
    if len(groups) < 2 or not all(groups):
        case.add("H05.notation", line, notation, "hai nhóm chữ nối bằng dấu gạch nối")
    elif any(group[0].islower() or not any(letter.isupper() for letter in group) for group in groups):
        wanted = "-".join(group if kind and group == kind.abbreviation else group.upper() for group in groups)
        case.add("H05.case", line, notation, wanted, partial(mend.replace_text, line.paragraph, [(notation, wanted)]))


def _date(case: Case, line: Line) -> None:
    text = spoken(line)
    low = text.lower()
    if "ngày" not in low or "tháng" not in low or "năm" not in low:
        short = _SLASH_DATE.search(text)
        if short:
            whole = _whole_date(short[0])
            full = partial(mend.rewrite, line.paragraph, _SHORT_DATE, whole) if whole else None
            case.add("H06.abbreviated", line, text, whole or "ngày … tháng … năm …", full)
        return
    if _SHORT_YEAR.search(text):
        case.add("H06.abbreviated", line, text, "năm ghi đủ bốn chữ số")
    place, comma, date = text.partition(",")
    if not comma or "ngày" in place.lower():
        put = partial(mend.rewrite, line.paragraph, _NO_COMMA, ", ") if _NO_COMMA.search(text) else None
        case.add("H06.comma", line, text, "Địa danh, ngày …", put)
    elif text.isupper() or "Ngày" in date or "Tháng" in date or "Năm" in date or not _is_place_name(place):
        lower = partial(mend.rewrite, line.paragraph, _LARGE_WORD, lambda match: match[0].lower())
        only_words = not text.isupper() and _is_place_name(place)
        case.add("H06.case", line, text, "Địa danh, ngày … tháng … năm …", lower if only_words else None)
    if text.endswith(".") and not text.endswith(("..", "…")):
        case.add("H06.stop", line, text[-12:], "không có dấu chấm", text_fix(line, text.rstrip(".")))
    day, month = _DAY.search(text), _MONTH.search(text)
    if (day and len(day[1]) < 2) or (month and month[1] in ("1", "2")):
        zero = partial(mend.rewrite, line.paragraph, _BARE_DIGIT, lambda match: f"0{match[1]}")
        case.add("H06.zero", line, text, "thêm số 0 phía trước", zero)
    if month and len(month[1]) == 2 and month[1][0] == "0" and month[1] not in ("01", "02"):
        bare = partial(mend.rewrite, line.paragraph, _NEEDLESS_ZERO, lambda match: match[1][1])
        case.add("H06.month-zero", line, f"tháng {month[1]}", f"tháng {month[1][1]}", bare)
    year = _YEAR_OF_DATE.search(text)
    if day and month and not _exists(int(day[1]), int(month[1]), int(year[1]) if year else 2024):
        case.add("H06.impossible", line, text, "ngày có thật")
    room = available_width(line.paragraph)
    if room and line_width(line, case.metrics) > room + _WRAP_TOLERANCE_MM:
        case.add("H06.wrap", line, f"cột rộng {room:.0f} mm", f"ít nhất {line_width(line, case.metrics):.0f} mm")


def _is_place_name(place: str) -> bool:
    """Tell whether all words of a place name begin with a capital: «Lâm Hải», «Thành phố Hồ Chí Minh»."""
    bare = place.strip()
    unit = next((unit for unit in _UNITS if bare.startswith(unit)), "")
    words = bare.removeprefix(unit).split()
    if not any(letter.isalpha() for letter in bare):
        return True  # a blank to fill in
    return bare[:1].isupper() and not any(word[0].islower() for word in words if word[0].isalpha())


def _whole_date(short: str) -> str:
    """Return «ngày 05 tháng 11 năm 2026» for 5/11/2026; empty when it is no date or its year is cut."""
    day, month, year = (int(number) for number in re.findall(r"\d+", short))
    if year < 1000 or not _exists(day, month, year):
        return ""
    return f"ngày {day:02d} tháng {month:02d} năm {year}" if month < 3 else f"ngày {day:02d} tháng {month} năm {year}"


def _exists(day: int, month: int, year: int) -> bool:
    try:
        calendar_day(year, month, day)
    except ValueError:
        return False
    return True


def _same_line(case: Case, number: Line, date: Line) -> None:
    """Number and date share a paragraph (tabs), a table row, or, in one row, about the same height."""
    first, second = number.paragraph, date.paragraph
    if first is second or first.box or second.box:
        return
    if (first.cell is None) != (second.cell is None):
        case.add("H06.line", date, "khác hàng", "cùng hàng với số, ký hiệu")
    elif first.cell is None or second.cell is None:
        case.add("H06.line", date, "khác dòng", "cùng dòng với số, ký hiệu")
    elif first.cell.table is not second.cell.table or first.cell.row != second.cell.row:
        case.add("H06.line", date, "khác hàng", "cùng hàng với số, ký hiệu")
    elif abs(height_above(case, number) - height_above(case, date)) > _tolerance(number, date):
        case.add("H06.line", date, "lệch dòng", "cùng dòng với số, ký hiệu")


def _tolerance(number: Line, date: Line) -> float:
    """In a row of their own the two have nothing above them that would have to be guessed."""
    alone = all(
        line.paragraph.cell is not None
        and not any(each.text.strip() for each in line.paragraph.cell.paragraphs if each.index < line.paragraph.index)
        for line in (number, date)
    )
    return _OWN_ROW_TOLERANCE_MM if alone else _ROW_TOLERANCE_MM
