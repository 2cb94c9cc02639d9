"""Why a name of before may stand in a text of today: in quotation marks, in a citation, in a sentence about the past.

Pure functions of one sentence; which check accepts which excuse is decided in `names`.
"""

from __future__ import annotations

import re

_KINDS = "Tờ trình|Công văn|Báo cáo|[Vv]ăn bản|Thông báo|Kế hoạch|Hướng dẫn|Quyết định"
_NUMBER = re.compile(
    r"số\s+[^\s,;]*\d[^\s,;]*/[^\s,;)]+(?:,?\s+ngày\s+\d{1,2}(?:/|\s+tháng\s+)\d{1,2}(?:/|\s+năm\s+)\d{4})?"
)
_LONGEST_TITLE = 200
# after these somebody is told to do something: the citation is over
_NEW_CLAUSE = re.compile(r",\s*$|(?<!\w)(?:giao|yêu cầu|phân công|chỉ đạo)(?!\w)")
_CITED_AFTER = re.compile(rf"\s+(?:tại\s+|\()(?:{_KINDS})(?!\w)")
_YEAR = re.compile(r"(?:năm|đoạn|kỳ|từ|đến|[/–,(-])\s*((?:18|19|20)\d\d)(?![\d/]|[.,]\d)", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!\w)[Tt]rước\s+(?:ngày|tháng|năm)[^,.;]{0,14}?((?:19|20)\d\d)(?!\d)")
_DONE = re.compile(r"\s+(?:\([^)]*\)\s+)?đã(?!\w)")
_NEXT = re.compile(r"[,\s]*(\(?\w+)")
_JOINED = ("và", "tỉnh", "thành", "phố")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the part of `text` stands inside quotation marks that close in the same paragraph."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    after = text[end:].partition("\n")[0]
    if before.count("“") > before.count("”") and "”" in after:
        return True
    return before.count('"') % 2 == 1 and '"' in after


def is_cited(before: str, after: str) -> bool:
    """Whether a name belongs to the document cited around it: «Thông tư số 22/2016/TT-BTTTT của Bộ …», «đề nghị của
    Sở … tại Tờ trình số …», the title of a document. A name that begins a clause of its own does not: «Thực hiện
    Nghị định số 72/2015/NĐ-CP, Sở … chủ trì». `before` and `after`: the rest of the sentence."""
    numbers = list(_NUMBER.finditer(before))
    if numbers:
        title = before[numbers[-1].end() :]
        if len(title) <= _LONGEST_TITLE and not _NEW_CLAUSE.search(title):
            return True
    return bool(re.search(r"(?<!\w)của\s+(?:[^\W\d_]+\s+){0,2}$", before) and _CITED_AFTER.match(after))


def is_past(sentence: str, last_year: int) -> bool:
    """Whether the years of a sentence (not those of cited documents) reach to `last_year` and begin before it: «năm
    2023», «giai đoạn 2021 - 2025»."""
    years = [int(year) for year in _YEAR.findall(_NUMBER.sub("", sentence))]
    return bool(years) and max(years) <= last_year and min(years) < last_year


def is_before(sentence: str, last_year: int) -> bool:
    """«trước ngày 01/7/2025», «trước năm 2025»: up to `last_year`."""
    return any(int(year) <= last_year for year in _BEFORE.findall(sentence))


def has_done(after: str) -> bool:
    """«Sở … đã nêu ba hạn chế»: what a body of before has done it did then."""
    return _DONE.match(after) is not None


def is_called_old(after: str) -> bool:
    """«Yên Bái cũ», «Yên Bái và Hà Giang (cũ)»: the text after a name, over other names."""
    at = 0
    while word := _NEXT.match(after, at):
        if word[1].lstrip("(") in ("cũ", "trước"):
            return word[1].lstrip("(") == "cũ" or after.startswith(" đây", word.end())
        if word[1] not in _JOINED and not word[1][0].isupper():
            return False
        at = word.end()
    return False
