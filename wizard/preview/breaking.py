"""Where a line may end: the part of the Unicode line breaking algorithm (UAX #14) that Vietnamese office texts need.

Checked against LibreOffice, which breaks after hyphens, dashes and slashes, but not inside numbers with a slash.
"""

import re
from functools import lru_cache

_CORE = re.compile(r"[^ ]+")
_SPECIAL = re.compile(r"[-/–—…&@|?!)\]}”→%]|\.\.")
_DASHES = "-–—"
_AFTER_ALWAYS = "…&@|?!)]}”→"
# a line does not begin with these, not even after a space
_NO_START = frozenset("!),.:;?]}/”")
_OPENING = frozenset("([{")
_STICKS = frozenset("!),.:;?]}/”\"'’»-–—\u00a0\u2011“‘«")


def may_end(text: str, following: str) -> bool:
    """Tell whether a line may end between ``text`` and ``following``, which both have at least one character."""
    if text[-1] == " ":
        core = text.rstrip(" ")
        return following[0] not in _NO_START and not (core and core[-1] in _OPENING)
    return _between(text, following[0])


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


def _between(text: str, after: str) -> bool:
    before = text[-1]
    if after == "%":
        return before.isalpha()
    if after in _STICKS or after == " ":
        return False
    if before in _DASHES:
        return True
    if before == "/":
        return not (after.isdigit() and text[-2:-1].isdigit())
    if text.endswith(".."):
        return after.isalpha()
    return before in _AFTER_ALWAYS and (after.isalnum() or after in _OPENING)
