"""Numbers, sums of money and dates as Vietnamese official papers write them, and as officers type them.

Usage followed: «linh» before a lone unit, «mốt» and «tư» after «mươi», «lăm» after «mười» and «mươi», «phẩy» for
the decimal comma; a day below 10 and the months 1 and 2 take a zero (Decree 30/2020/NĐ-CP, annex I, II.4).
"""

import re
from datetime import date
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_LARGEST = 10**18

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters that number the points of a clause: the Vietnamese alphabet without ă â ê ô ơ ư and f j w z."""


class NotUnderstood(ValueError):
    """What was typed is no number or date; the message is a Vietnamese sentence with an example."""


# --- numbers ---------------------------------------------------------------------------------------------------


def number_in_words(number: int | Decimal) -> str:
    """`number` spelt out: 1005 → «một nghìn không trăm linh năm», 12.5 → «mười hai phẩy năm».

    Whole part below 10^18. Raises ValueError beyond it and for what is not finite.
    """
    sign, whole, fraction = _digits(number)
    if whole >= _LARGEST:
        raise ValueError(f"number too large for words: {number}")
    words = _whole_in_words(whole)
    if fraction:
        words += f" phẩy {_fraction_in_words(fraction)}"
    return f"âm {words}" if sign else words


def _whole_in_words(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    parts = [_whole_in_words(billions) + " tỷ"] if billions else []
    for exponent in (2, 1, 0):
        group = rest // 1000**exponent % 1000
        if group:
            parts.append(_group_in_words(group, full=bool(parts)) + _SCALES[exponent])
    return " ".join(parts)


def _group_in_words(group: int, full: bool) -> str:
    """Three digits; `full` names a missing hundred, as inside a longer number."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and units:
        words += ["linh", _DIGITS[units]] if words else [_DIGITS[units]]
    elif tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        if units == 5:
            words.append("lăm")
        elif tens > 1 and units in (1, 4):
            words.append("mốt" if units == 1 else "tư")
        elif units:
            words.append(_DIGITS[units])
    return " ".join(words)


def _fraction_in_words(digits: str) -> str:
    """Zeros one by one, then the rest as a number when it is short, else digit by digit."""
    rest = digits.lstrip("0")
    spoken = [_DIGITS[0]] * (len(digits) - len(rest))
    spoken += [_whole_in_words(int(rest))] if len(rest) <= 3 else [_DIGITS[int(digit)] for digit in rest]
    return " ".join(spoken)


def _digits(number: int | Decimal) -> tuple[str, int, str]:
    """Sign («-» or nothing), whole part, digits of the fraction without zeros at its end; nothing is rounded."""
    exact = Decimal(number)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {number}")
    whole, _, fraction = format(exact.copy_abs(), "f").partition(".")
    return "-" if exact < 0 else "", int(whole), fraction.rstrip("0")


def format_number(number: int | Decimal) -> str:
    """1250.5 → «1.250,5»: dots between thousands, a decimal comma, no needless zeros. Finite numbers only."""
    sign, whole, fraction = _digits(number)
    grouped = sign + format(whole, ",").replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


# Patterns stay text, compiled when first typed into: the module is loaded by every command.
_VIETNAMESE_NUMBER = r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?"
_FOREIGN_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)\.(\d+)"
_SPACES_BETWEEN_DIGITS = r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
_LONGEST_NUMBER = 40


def parse_number(text: str) -> Decimal:
    """The number that an officer typed: «1.250,5», «1250,5», «1 250», «-3».

    A dot before exactly three digits is a thousands separator («1.250» is 1250), unless the number begins with
    0 («0.125»). Other dots are taken as a decimal point («12.5», «1,250.5»). Raises NotUnderstood.
    """
    typed = re.sub(_SPACES_BETWEEN_DIGITS, "", text.strip(), flags=re.ASCII).replace("−", "-")
    sign, digits = ("-", typed[1:]) if typed.startswith("-") else ("", typed.removeprefix("+"))
    match = re.fullmatch(_VIETNAMESE_NUMBER, digits, re.ASCII)
    if match is None or digits.startswith("0."):
        match = re.fullmatch(_FOREIGN_NUMBER, digits, re.ASCII)
    if match is None or len(digits) > _LONGEST_NUMBER:
        raise NotUnderstood(f"“{_shortened(text)}” không phải là một số. Ví dụ cách viết đúng: 1.250,5.")
    whole = match[1].replace(".", "").replace(",", "")
    return Decimal(f"{sign}{whole}.{match[2]}") if match[2] else Decimal(sign + whole)


# --- money (plans hold millions of đồng) -----------------------------------------------------------------------


def money_text(millions: int | Decimal) -> str:
    """1250 → «1.250 triệu đồng»."""
    return f"{format_number(millions)} triệu đồng"


def money_in_billions(millions: int | Decimal) -> str:
    """12500 → «12,5 tỷ đồng»."""
    return f"{format_number(_shifted(Decimal(millions), -3))} tỷ đồng"


def money_in_words(millions: int | Decimal) -> str:
    """1250 → «một tỷ hai trăm năm mươi triệu đồng». Raises ValueError where `number_in_words` does."""
    return f"{number_in_words(_shifted(Decimal(millions), 6))} đồng"


def parse_money(text: str) -> Decimal:
    """Millions of đồng from «1.250», «1.250 triệu đồng», «12,5 tỷ», «500.000.000 đồng». Raises NotUnderstood."""
    typed = " ".join(text.lower().split()).removesuffix("đồng").rstrip()
    has_dong = typed != " ".join(text.lower().split())
    for words, shift in (("nghìn tỷ", 6), ("tỷ", 3), ("tỉ", 3), ("triệu", 0), ("nghìn", -3)):
        if typed.endswith(words):
            return _shifted(parse_number(typed.removesuffix(words)), shift)
    return _shifted(parse_number(typed), -6 if has_dong else 0)


def _shifted(number: Decimal, places: int) -> Decimal:
    """`number` · 10^places without rounding."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {number}")
    return Decimal(format(Decimal((sign, digits, exponent + places)), "f"))


# --- dates -----------------------------------------------------------------------------------------------------


def date_text(iso: str) -> str:
    """«2026-01-05» → «ngày 05 tháng 01 năm 2026». Raises ValueError for what is no date."""
    day = date.fromisoformat(iso)
    return f"ngày {day.day:02} {month_words(day.month)} năm {day.year}"


def month_text(month: str) -> str:
    """«2027-06» → «tháng 6 năm 2027»; the months 1 and 2 take a zero. Raises ValueError for what is no month."""
    first = date.fromisoformat(f"{month}-01")
    return f"{month_words(first.month)} năm {first.year}"


def month_words(month: int) -> str:
    """1 → «tháng 01», 6 → «tháng 6»."""
    return f"tháng {_month_digits(month)}"


def short_date(iso: str) -> str:
    """«2026-06-05» → «05/6/2026», for tables and input lines."""
    day = date.fromisoformat(iso)
    return f"{day.day:02}/{_month_digits(day.month)}/{day.year}"


def short_month(month: str) -> str:
    """«2027-06» → «6/2027»."""
    first = date.fromisoformat(f"{month}-01")
    return f"{_month_digits(first.month)}/{first.year}"


def _month_digits(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


_YEAR = r"(?P<year>\d{4})"
_MONTH = r"(?P<month>\d{1,2})"
_DATE = rf"(?:ngày )?(?P<day>\d{{1,2}}) ?(?:[/.-]|tháng) ?{_MONTH} ?(?:[/.-]|năm) ?{_YEAR}"
_ISO_DATE = rf"{_YEAR}-{_MONTH}-(?P<day>\d{{1,2}})"
_MONTH_YEAR = rf"(?:tháng )?{_MONTH} ?(?:[/.-]|năm) ?{_YEAR}"
_ISO_MONTH = rf"{_YEAR}-{_MONTH}"


def parse_date(text: str) -> str:
    """«YYYY-MM-DD» from «5/6/2026», «05-06-2026», «ngày 5 tháng 6 năm 2026», «2026-06-05». Raises NotUnderstood."""
    typed = " ".join(text.lower().split())
    match = re.fullmatch(_DATE, typed, re.ASCII) or re.fullmatch(_ISO_DATE, typed, re.ASCII)
    if match is not None:
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            pass
    raise NotUnderstood(f"“{_shortened(text)}” không phải là một ngày. Ví dụ cách viết đúng: 05/6/2026.")


def parse_month(text: str) -> str:
    """«YYYY-MM» from «6/2027», «06-2027», «tháng 6 năm 2027», «2027-06». Raises NotUnderstood."""
    typed = " ".join(text.lower().split())
    match = re.fullmatch(_MONTH_YEAR, typed, re.ASCII) or re.fullmatch(_ISO_MONTH, typed, re.ASCII)
    if match is not None and 1 <= int(match["month"]) <= 12 and int(match["year"]):
        return f"{match['year']}-{int(match['month']):02}"
    raise NotUnderstood(f"“{_shortened(text)}” không phải là một tháng. Ví dụ cách viết đúng: 6/2027.")


def parse_year(text: str) -> int:
    """A year of four digits from «2027» or «năm 2027». Raises NotUnderstood."""
    typed = " ".join(text.lower().split()).removeprefix("năm ")
    if len(typed) == 4 and typed.isascii() and typed.isdigit() and typed[0] != "0":
        return int(typed)
    raise NotUnderstood(f"“{_shortened(text)}” không phải là một năm. Ví dụ cách viết đúng: 2027.")


def _shortened(text: str) -> str:
    typed = " ".join(text.split())
    return typed if len(typed) <= 40 else typed[:39] + "…"


# --- numbering -------------------------------------------------------------------------------------------------

_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
)  # fmt: skip


def roman(number: int) -> str:
    """4 → «IV». Raises ValueError outside 1–3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def point_letter(number: int) -> str:
    """The letter of the n-th point of a clause, from 1: a b c d đ e … y, then aa ab ac … ay ba … .

    The decree knows single letters only; the pairs keep a longer list unambiguous. Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"no point letter for {number}")
    letters = ""
    while number:
        number, index = divmod(number - 1, len(POINT_LETTERS))
        letters = POINT_LETTERS[index] + letters
    return letters
