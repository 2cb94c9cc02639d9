"""Numbers in words, sums, dates and numbering, by table and by property."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.plan import vietnamese as vi

WORDS = {
    0: "không",
    4: "bốn",
    10: "mười",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    321: "ba trăm hai mươi mốt",
    1000: "một nghìn",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    1050: "một nghìn không trăm năm mươi",
    2026: "hai nghìn không trăm hai mươi sáu",
    21_000: "hai mươi mốt nghìn",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_250_000_000: "một tỷ hai trăm năm mươi triệu",
    10**9: "một tỷ",
    10**9 + 5: "một tỷ không trăm linh năm",
    10**12: "một nghìn tỷ",
    10**12 + 50 * 10**9: "một nghìn không trăm năm mươi tỷ",
    10**15: "một triệu tỷ",
    -7: "âm bảy",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_numbers_in_words(number: int, words: str) -> None:
    assert vi.number_in_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("12.5", "mười hai phẩy năm"),
        ("12.50", "mười hai phẩy năm"),
        ("0.05", "không phẩy không năm"),
        ("98.25", "chín mươi tám phẩy hai mươi lăm"),
        ("1.0625", "một phẩy không sáu trăm hai mươi lăm"),
        ("3.1415", "ba phẩy một bốn một năm"),
        ("1E+3", "một nghìn"),
        ("-0.5", "âm không phẩy năm"),
    ],
)
def test_decimals_in_words(number: str, words: str) -> None:
    assert vi.number_in_words(Decimal(number)) == words


def read_words(words: str) -> int:
    """An independent reader of number words, for the property below."""
    units = {
        word: value
        for value, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])
    }
    units |= {"mốt": 1, "tư": 4, "lăm": 5}
    total = below_billion = group = digit = 0
    for word in words.split():
        if word in units:
            digit = units[word]
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word in ("nghìn", "triệu"):
            below_billion += (group + digit) * (1000 if word == "nghìn" else 10**6)
            group = digit = 0
        elif word == "tỷ":
            total += (below_billion + group + digit) * 10**9
            below_billion = group = digit = 0
        else:
            assert word == "linh"
    return total + below_billion + group + digit


@given(st.integers(0, 10**18 - 1) | st.integers(0, 10**6) | st.sampled_from([10**n for n in range(18)]))
def test_words_mean_the_number(number: int) -> None:
    assert read_words(vi.number_in_words(number)) == number


@pytest.mark.parametrize("number", [10**18, Decimal("NaN"), Decimal("Infinity")])
def test_numbers_beyond_words(number: int | Decimal) -> None:
    with pytest.raises(ValueError):
        vi.number_in_words(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1250, "1.250"),
        ("1250.5", "1.250,5"),
        ("0.50", "0,5"),
        (-1000, "-1.000"),
        (999, "999"),
        ("1E+6", "1.000.000"),
        (0, "0"),
    ],
)
def test_number_text(number: int | str, text: str) -> None:
    assert vi.format_number(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_number_is_read_back(number: Decimal) -> None:
    assert vi.parse_number(vi.format_number(number)) == number


@given(st.integers(-(10**20), 10**20))
def test_whole_number_is_read_back(number: int) -> None:
    assert vi.parse_number(vi.format_number(number)) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.250,5", "1250.5"),
        ("1250,5", "1250.5"),
        ("1250", "1250"),
        (" 1.250.000 ", "1250000"),
        ("1 250 000", "1250000"),
        ("1\u00a0250,75", "1250.75"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("1,250.5", "1250.5"),
        ("−3", "-3"),
        ("+3", "3"),
        ("007", "7"),
    ],
)
def test_typed_numbers(typed: str, number: str) -> None:
    assert vi.parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "abc", "1.25.5", "1,2,3", "--1", "1e5", "=1+1", "١٢", "1.250 tấn", ",5", "9" * 50, "NaN"]
)
def test_no_numbers(typed: str) -> None:
    with pytest.raises(vi.NotUnderstood, match="không phải là một số"):
        vi.parse_number(typed)


def test_money() -> None:
    assert vi.money_text(1250) == "1.250 triệu đồng"
    assert vi.money_in_billions(12500) == "12,5 tỷ đồng"
    assert vi.money_in_words(1250) == "một tỷ hai trăm năm mươi triệu đồng"
    assert vi.money_in_words(Decimal("0.5")) == "năm trăm nghìn đồng"


@pytest.mark.parametrize(
    ("typed", "millions"),
    [
        ("1.250", "1250"),
        ("1.250 triệu đồng", "1250"),
        ("12,5 tỷ", "12500"),
        ("12,5 Tỉ đồng", "12500"),
        ("1,2 nghìn tỷ đồng", "1200000"),
        ("500.000.000 đồng", "500"),
        ("1.500 đồng", "0.0015"),
    ],
)
def test_typed_money(typed: str, millions: str) -> None:
    assert vi.parse_money(typed) == Decimal(millions)


@given(st.decimals(0, 10**9, places=2))
def test_money_is_read_back(millions: Decimal) -> None:
    assert vi.parse_money(vi.money_text(millions)) == millions
    assert vi.parse_money(vi.money_in_billions(millions)) == millions


def test_dates() -> None:
    assert vi.date_text("2026-01-05") == "ngày 05 tháng 01 năm 2026"
    assert vi.date_text("2026-06-15") == "ngày 15 tháng 6 năm 2026"
    assert vi.date_text("2026-12-31") == "ngày 31 tháng 12 năm 2026"
    assert vi.month_text("2027-06") == "tháng 6 năm 2027"
    assert vi.month_text("2027-02") == "tháng 02 năm 2027"
    assert vi.short_date("2026-06-05") == "05/6/2026"
    assert vi.short_month("2027-06") == "6/2027"
    for wrong in ("2026-02-30", "", "x"):
        with pytest.raises(ValueError):
            vi.date_text(wrong)
        with pytest.raises(ValueError):
            vi.month_text(wrong)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_dates_are_read_back(day: date) -> None:
    iso = day.isoformat()
    assert vi.parse_date(vi.date_text(iso)) == vi.parse_date(vi.short_date(iso)) == vi.parse_date(iso) == iso
    month = iso[:7]
    assert (
        vi.parse_month(vi.month_text(month)) == vi.parse_month(vi.short_month(month)) == vi.parse_month(month) == month
    )


@pytest.mark.parametrize("typed", ["5/6/2026", "05-06-2026", "5.6.2026", "Ngày 5 tháng 6 năm 2026", "2026-6-5"])
def test_typed_dates(typed: str) -> None:
    assert vi.parse_date(typed) == "2026-06-05"


@pytest.mark.parametrize("typed", ["6/2027", "06/2027", "tháng 6 năm 2027", "Tháng 6/2027", "2027-06"])
def test_typed_months(typed: str) -> None:
    assert vi.parse_month(typed) == "2027-06"


@pytest.mark.parametrize(
    "typed", ["", "31/2/2026", "5/6", "5/6/26", "mai", "13/2026", "0/2026", "1/1/0000", "9999999/1/2026"]
)
def test_no_dates(typed: str) -> None:
    with pytest.raises(vi.NotUnderstood):
        vi.parse_date(typed)
    with pytest.raises(vi.NotUnderstood):
        vi.parse_month(typed)


def test_years() -> None:
    assert vi.parse_year(" 2027 ") == vi.parse_year("năm 2027") == 2027
    for typed in ("27", "20277", "hai nghìn", "٢٠٢٧", "0027"):
        with pytest.raises(vi.NotUnderstood):
            vi.parse_year(typed)


def test_roman() -> None:
    assert [vi.roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1999, 2026)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XC",
        "CD",
        "MCMXCIX",
        "MMXXVI",
    ]
    for wrong in (0, 4000):
        with pytest.raises(ValueError):
            vi.roman(wrong)


def test_point_letters() -> None:
    letters = [vi.point_letter(n) for n in range(1, 47)]
    assert letters[:23] == list("abcdđeghiklmnopqrstuvxy")
    assert letters[23:28] == ["aa", "ab", "ac", "ad", "ađ"]
    assert letters[45] == "ay" and vi.point_letter(47) == "ba"
    assert len({vi.point_letter(n) for n in range(1, 1000)}) == 999
    with pytest.raises(ValueError):
        vi.point_letter(0)
