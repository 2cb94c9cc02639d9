"""What is no Vietnamese and must stay letter by letter: web addresses, e-mail, paths and names of files, hashtags."""

from __future__ import annotations

import re
from collections.abc import Callable

_ANY = re.compile(r"[@#\\/]|\.[A-Za-z]{2}")
_ADDRESS = re.compile(
    r"""
      (?: https?://
        | (?<!\w) www\.                                                  # www.lamhai.gov.vn
        | (?<![\w.@]) (?: [A-Za-z0-9][A-Za-z0-9-]* \. )+ [a-z]{2,} (?= [/?\#] )  # youtube.com/watch?v=…
      ) \S*
    | (?<![\w.+-]) [\w.+-]+ @ \w [\w-]* (?: \. [\w-]+ )+                 # info@lamhai.vn
    | (?<!\w) [A-Za-z]: \\ (?: [^\s"“”<>|*?]+ \x20 (?= [^\s"“”<>|*?]* \\ ) )* [^\s"“”<>|*?]*   # C:\Ho so\a.docx
    | (?<!\w) \\\\ \S+
    | (?<![\w/]) (?: \. | \.\. | ~ )? / [\w.-]+ (?: / [\w.-]+ )+ /?
    | (?<![\w.]) [\w-]+ (?: \. [\w-]+ )* \. (?: docx?|xlsx?|pptx?|pdf|jpe?g|png|mp[34]|zip|rar|html?|ctqb ) (?!\w)
    | (?<! [\w&] ) [#@] \w [\w.-]*                                       # #LamHai2026, @lamhai_vn
    """,
    re.VERBOSE,
)
_NOT_AT_END = ".,;:!?)]}”\"'»…"


def addresses(text: str) -> list[tuple[int, int]]:
    """Beginning and end of each address in `text`; a mark of punctuation behind it belongs to the sentence."""
    if not _ANY.search(text):
        return []
    found = ((match.start(), match[0].rstrip(_NOT_AT_END)) for match in _ADDRESS.finditer(text))
    return [(start, start + len(address)) for start, address in found]


def without_addresses(text: str) -> str:
    """`text` with a space for each address."""
    for first, last in reversed(addresses(text)):
        text = f"{text[:first]} {text[last:]}"
    return text


def outside_addresses(text: str, change: Callable[[str], str]) -> str:
    """`text` with everything but its addresses changed."""
    parts, end = [], 0
    for first, last in addresses(text):
        parts += [change(text[end:first]), text[first:last]]
        end = last
    return "".join([*parts, change(text[end:])])
