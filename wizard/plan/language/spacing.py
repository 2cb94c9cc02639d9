"""Spaces around marks of punctuation, and marks typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.plan.language.suggestion import Suggestion

_LETTER = r"[^\W\d_]"
_BEFORE = re.compile(r"(?<=\S)[ \u00a0]+([,;:!?)\]”]|\.(?![\d.\w/]))(?=(\w?))")
_TWICE = re.compile(r"(?<=\S)(?: [ \u00a0]+|\u00a0[ \u00a0]+)(?=\S)")
_AFTER = re.compile(rf"(?<={_LETTER})[,;](?={_LETTER})|(?<=[^\W\d_])[:!?](?={_LETTER})")
_LEFT = re.compile(r"(?<=\S) +\.(?=[A-ZÀ-ỸĐ][a-zà-ỹ])")
_SENTENCES = re.compile(r"(?<=[a-zà-ỹ]{2})\.(?=[A-ZÀ-ỸĐ][a-zà-ỹ])")
_INSIDE = re.compile(r"(?<=[(\[“]) +(?=\S)")
_INDENT = re.compile(r"^[ \u00a0]+(?=\S)|(?<=\n)[ \u00a0]+(?=\S)")
_BULLET = re.compile(r"[•●▪◦](?: |(?=\w))(?:(?<=^[•●▪◦])|(?<=^[•●▪◦] )|(?<=\n[•●▪◦])|(?<=\n[•●▪◦] ))")
_DECIMAL = re.compile(r"(?<![\d.,])\d+\.\d{1,2}(?= ?%)")
_YEARS = re.compile(r"(?: [-–]|[-–] )(?<=\d{4}[ –-]{2})(?=\d{4}(?!\d))")
_REPEATED = re.compile(r"([,;:!?])[ ]*\1+|(?<!\.)\.\.(?![./])")
# one class of first characters: a text without any of these pairs is passed over quickly
_ANY = re.compile(
    r"[ ,;:!?.(\[“](?:(?<= )[ ,;:!?.)\]”]|(?<=[(\[“]) |(?<=[,;:!?.])(?:[^\W\d_]|[,;:!?.])|(?<=[,;:!?]) [,;:!?])|"
    r"^ |\n |[\u00a0•●▪◦%]|\d [-–]\d|\d[-–] \d"
)
_NO_SPACE_BEFORE = "Trước dấu câu và dấu đóng ngoặc không có dấu cách."
_ONE_SPACE = "Giữa hai từ chỉ có một dấu cách."
_SPACE_AFTER = "Sau dấu câu có một dấu cách."
_NO_SPACE_INSIDE = "Sau dấu mở ngoặc, mở ngoặc kép không có dấu cách."
_NO_INDENT = "Đầu dòng không có dấu cách; khoảng thụt đầu dòng do phần mềm đặt."
_DASH = "Đầu dòng liệt kê dùng gạch ngang “-”."
_COMMA = "Phần thập phân đặt sau dấu phẩy."
_BOTH_SIDES = "Giữa hai năm, gạch ngang có dấu cách ở cả hai bên."
_ONCE = "Dấu câu chỉ viết một lần."


def spacing(text: str) -> Iterator[Suggestion]:
    """Suggestions in the order of the rules; web addresses, times and «./.» are left alone."""
    if not _ANY.search(text):
        return
    for match in _BEFORE.finditer(text):
        space = " " if match[2].isalpha() and match[1] in ",;:!?" else ""
        yield Suggestion(match.start(), match.end(), match[1] + space, _NO_SPACE_BEFORE)
    for match in _LEFT.finditer(text):
        yield Suggestion(match.start(), match.end(), ". ", _NO_SPACE_BEFORE)
    for match in _TWICE.finditer(text):
        if text[match.end()] not in ",;:!?.)]”" and text[match.start() - 1] not in "([“\n":
            yield Suggestion(match.start(), match.end(), " ", _ONE_SPACE)
    for pattern in (_AFTER, _SENTENCES):
        for match in pattern.finditer(text):
            yield Suggestion(match.start(), match.end(), match[0] + " ", _SPACE_AFTER)
    for match in _INSIDE.finditer(text):
        yield Suggestion(match.start(), match.end(), "", _NO_SPACE_INSIDE)
    for match in _INDENT.finditer(text):
        yield Suggestion(match.start(), match.end(), "", _NO_INDENT)
    for match in _BULLET.finditer(text):
        yield Suggestion(match.start(), match.end(), "- ", _DASH)
    for match in _DECIMAL.finditer(text) if "%" in text else ():
        yield Suggestion(match.start(), match.end(), match[0].replace(".", ","), _COMMA)
    for match in _YEARS.finditer(text):
        yield Suggestion(match.start(), match.end(), f" {match[0].strip()} ", _BOTH_SIDES)
    for match in _REPEATED.finditer(text):
        yield Suggestion(match.start(), match.end(), match[0][0], _ONCE)
