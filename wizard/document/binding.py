"""Keep together what must not be torn apart at the end of a line: dates, «Điều 3», «số 15/QĐ-UBND», «1.250 triệu».

Spaces become non-breaking spaces, hyphens inside a number become non-breaking hyphens. The words stay the same.
"""

import re
from collections.abc import Callable

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"

_BLANK = r"(?:\d{1,2}|[ \u00a0]{2,}|…|\.{3})"
_DATE = rf"ngày {_BLANK}(?: tháng {_BLANK}(?: năm (?:\d{{4}}|[ \u00a0]{{2,}}|…))?)?|tháng \d{{1,2}} năm \d{{4}}"
_NUMBER = r"(?:\d+|[ \u00a0]{2,})(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ&]*)+|\d+-[A-ZĐ]{2,}/[A-ZĐ]+"
_RANGE = r"\d{4}(?: [-–] |[-–])\d{4}"
_CITED = (
    r"(?:Phần|Chương|Mục|Tiểu mục|Điều|Phụ lục|mục|khoản|điều) (?:\d+|[IVXLC]+)\b"
    rf"|điểm [a-zđ]\b|[Ss]ố (?:{_NUMBER})|năm {_RANGE}"
    r"|(?:tháng|năm|quý|Quý|số|Số) (?:\d[\d./]*|[IVX]+\b|[ \u00a0]{2,})"
)
_AMOUNT = r"\d[\d.,]* (?:(?:nghìn|triệu|tỷ)(?: (?:đồng|USD|lượt))?|đồng|USD|%)"
# the letters that can begin a match come first: most places of a text are passed over at once
_TOGETHER = re.compile(r"(?=[\d \u00a0ntđmkqsPCMTĐQS])(?:" + "|".join((_NUMBER, _DATE, _CITED, _AMOUNT, _RANGE)) + ")")
_DATE_JOINTS = re.compile(r"\u00a0((?:tháng|năm)\u00a0)")
_SPACES = re.compile(" {4,}")
_MAY_MATCH = re.compile("[0-9IVX]|  |điểm").search
_BONDS = re.compile(f"[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}]").search


def bind(text: str) -> str:
    """Return ``text`` with non-breaking spaces and hyphens where a line must not end.

    Dates, citations of articles and numbers are bound (nd30: no date or number is split). A wide gap is a blank that is
    filled in by hand and stays whole; two or three spaces are a slip of the hand, and a line may end there.
    """
    if not _MAY_MATCH(text):
        return text
    bound = _TOGETHER.sub(_hold, text)
    return _SPACES.sub(lambda match: NO_BREAK_SPACE * len(match[0]), bound)


def unbind(text: str) -> str:
    """Return ``text`` with ordinary spaces and hyphens again, for comparing words."""
    return text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")


def loosen(text: str, fits: Callable[[str], bool]) -> str:
    """Return ``text`` without the bonds of pieces too wide for a line (in a narrow table column).

    Such a piece would be torn inside a word. Dates are parted between day, month and year first, then all bonds go.
    """
    pieces = text.split(" ")
    return " ".join([_loosened(piece, fits) if _BONDS(piece) and not fits(piece) else piece for piece in pieces])


def _loosened(piece: str, fits: Callable[[str], bool]) -> str:
    parted = _DATE_JOINTS.sub(r" \1", piece)
    return parted if all(map(fits, parted.split(" "))) else unbind(piece)


def _hold(match: re.Match[str]) -> str:
    text = match[0].replace(" ", NO_BREAK_SPACE)
    # a hyphen between spaces is a dash and no place to break: the spaces hold it
    if f"{NO_BREAK_SPACE}-" in text or f"{NO_BREAK_SPACE}–" in text:
        return text
    # «2026–2030»: no unbreakable en dash exists, and official documents write the hyphen
    return text.replace("-", NO_BREAK_HYPHEN).replace("–", NO_BREAK_HYPHEN)
