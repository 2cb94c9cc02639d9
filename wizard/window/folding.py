"""Vietnamese text for searching (without diacritics) and for sorting (a ă â b c d đ e ê …)."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PARTS = re.compile(r"\d{1,18}|.", re.DOTALL)


def fold(text: str) -> str:
    """`text` in small letters without diacritics and needless spaces: «Sở  Tài chính» → «so tai chinh»."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("đ", "d")
    return " ".join(plain.split())


def matches(folded: str, words: list[str]) -> bool:
    """Whether a folded text has all folded `words`, in any order."""
    return all(word in folded for word in words)


def sort_key(text: str) -> tuple[object, ...]:
    """Key for sorting as a Vietnamese dictionary does; numbers inside are compared as numbers."""
    letters: list[tuple[int, int, str]] = []
    tones: list[int] = []
    for part in _PARTS.findall(unicodedata.normalize("NFC", text.strip().lower())):
        if part.isdecimal():
            letters.append((1, int(part), ""))
            continue
        spread = unicodedata.normalize("NFD", part)
        tone = next((mark for mark in spread if mark in _TONES), "")
        letter = unicodedata.normalize("NFC", spread.replace(tone, "")) if tone else part
        rank = _ALPHABET.get(letter)
        letters.append((2, rank, "") if rank is not None else (0, 0, letter))
        tones.append(_TONES.get(tone, 0))
    return (letters, tones)
