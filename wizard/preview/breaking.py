"""Where a line may end: the part of the Unicode line breaking algorithm (UAX #14) that Vietnamese office texts need.

Checked against LibreOffice: it breaks after hyphens, dashes, dots of omission, question and exclamation marks,
backslashes, before a per cent sign that follows a letter, but at a slash only when there is no other way.
"""

import re
from functools import lru_cache

_SPECIAL = re.compile(r"[-–—…?!|%\\]")
_DASHES = "-–—"
_AFTER = "…?!|\\"
# a line does not begin with these, not even after a space
_NO_START = frozenset("!),.:;?]}/”")
_OPENING = frozenset("([{")
_STICKS = frozenset("!),.:;?]}/”\"'’»-–—\u00a0\u2011“‘«")
# a word that is wider than its column is torn after a slash rather than anywhere
_EMERGENCY = re.compile(r"/(?=\w)")


def may_end(text: str, following: str) -> bool:
    """Tell whether a line may end between ``text`` and ``following``, which both have at least one character."""
    if text[-1] == " ":
        core = text.rstrip(" ")
        return following[0] not in _NO_START and not (core and core[-1] in _OPENING)
    return _between(text, following[0])


def opens_or_closes(text: str, following: str) -> bool:
    """Tell whether the space between two words may be no place to end a line; ``may_end`` then decides."""
    return following[0] in _NO_START or text[-1:] in _OPENING


@lru_cache(maxsize=1 << 15)
def parts(word: str) -> tuple[str, ...]:
    """Return the pieces of a word (without spaces) between which a line may end."""
    if not _SPECIAL.search(word):
        return (word,)
    pieces = []
    start = 0
    for end in range(1, len(word)):
        if _between(word[:end], word[end]):
            pieces.append(word[start:end])
            start = end
    pieces.append(word[start:])
    return tuple(pieces)


def torn_after(word: str) -> list[int]:
    """Return the places at which a word that is wider than its column is torn by preference."""
    return [match.end() for match in _EMERGENCY.finditer(word)]


def _between(text: str, after: str) -> bool:
    before = text[-1]
    if after == "%":
        return before.isalpha()
    if after in _STICKS or after == " ":
        return False
    if before in _DASHES:
        return True
    return before in _AFTER and (after.isalnum() or after in _OPENING)
