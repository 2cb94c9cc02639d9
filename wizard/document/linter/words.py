"""Compare Vietnamese words the way a reader does: without regard to code form, tone placement or spacing."""

import re
import unicodedata
from functools import lru_cache

from wizard.document.binding import unbind

_MARKS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile(r"\s+")
_UNTIDY = re.compile("[\u00a0\u2011\t\n]|  ")
_FOLDED_BARS = str.maketrans({"Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "–": "-", "—": "-", "−": "-"})
# notes of the decree's models and the like: «QUẢN1», «(*)»
_NOTE_MARK = re.compile(r"(?<=\D)\d{1,2}$|\(\*\)$")
_BLANK = re.compile(r"(?:\.{2,}|…)+")

NATIONAL_TITLE = "CONG HOA XA HOI CHU NGHIA VIET NAM"
MOTTO = "DOC LAP - TU DO - HANH PHUC"
AGENCY_OPENINGS = (
    "SO ", "BAN ", "TRUNG TAM", "PHONG ", "CHI CUC", "TRUONG ", "VAN PHONG", "CUC ", "VU ", "THANH TRA", "CONG AN",
    "BENH VIEN", "VIEN ", "DAI ", "BAO ", "QUY ", "HOI DONG ", "TRAM ", "NHA ", "THU VIEN", "BAO TANG",
)  # fmt: skip
PARENT_OPENINGS = (
    "UBND",
    "UY BAN NHAN DAN",
    "BO ",
    "TINH UY",
    "THANH UY",
    "SO ",
    "CUC ",
    "TONG CUC",
    "HDND",
    "VAN PHONG",
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return ``text`` in bare capital letters with single spaces: «Độc  lập» → «DOC LAP»."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_FOLDED_BARS)))
    return _SPACES.sub(" ", bare).strip().upper()


def tidy(text: str) -> str:
    """Return ``text`` in NFC with ordinary single spaces and no space around it."""
    if not _UNTIDY.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", unbind(text))).strip()


def near(text: str, model: str) -> bool:
    """Tell whether ``text`` is meant to be ``model`` (folded), small mistakes included."""
    folded = fold(text)
    if folded == model:
        return True
    if not folded or abs(len(folded) - len(model)) > 4 or folded[0] != model[0]:
        return False
    from difflib import SequenceMatcher  # only strange files need it

    return SequenceMatcher(None, folded, model, autojunk=False).ratio() >= 0.85


def is_blank(text: str) -> bool:
    """Tell whether ``text`` holds nothing but spaces."""
    return not text or text.isspace()


def is_dots(text: str) -> bool:
    """Tell whether ``text`` is a blank to be filled in by hand: mostly dots, as in the decree's models."""
    if ".." not in text and "…" not in text:
        return False
    dots = sum(len(match[0]) for match in _BLANK.finditer(text))
    return dots > 0 and dots * 2 >= len(text.replace(" ", "").replace("\t", "").replace("\u00a0", ""))


def without_note(text: str) -> str:
    """Return ``text`` without a note mark at its end."""
    return _NOTE_MARK.sub("", text).strip()


def excerpt(text: str, length: int = 80) -> str:
    """Return the beginning of ``text`` on one line."""
    # the whole of a long paragraph would be gone through for each of its runs
    flat = _SPACES.sub(" ", text[: length * 4]).strip()
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
