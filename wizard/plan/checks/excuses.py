"""Why a name of before may stand in a text of today: in quotation marks, in a citation, in a sentence about the past.

Pure functions of a place in one sentence; which check accepts which excuse is decided in `names`. None looks further
than a list or a title is long: a field may hold thousands of names.
"""

from __future__ import annotations

import re

from wizard.plan.checks.sentences import Sentence

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
_DONE = re.compile(r"\s+(?:\([^)]*\)\s+)?(?:đã|bàn giao|chuyển giao|chuyển sang)(?!\w)")
_YEAR_OF_DEED = re.compile(r"(?<!đến )(?<!\w)[Nn]ăm (20\d\d)(?!\d)")
_NEXT = re.compile(r"[,\s]*(\(?\w+)")
_JOINED = ("và", "tỉnh", "thành", "phố")
_MOST_WORDS = 40
_OF = re.compile(r"(?<!\w)của\s+(?:[^\W\d_]+\s+){0,2}$")
_NEAR = 60
_TOKEN = re.compile(r"\w+|[^\w\s]")
_IN_LISTS = ("và", ",", "-", "–", "thành", "phố", "tỉnh")
_LONGEST_LIST = 250
_NEXT_WORD = re.compile(r"\s+(?:\([^)]{0,40}\)\s+)?(\w+)")
_IN_NAMES = (*_JOINED, "trực", "tiếp", "cũng", "cùng")
_SOURCE = re.compile(r"(?<!\w)(?:từ|của|do|nguyên trạng)(?!\w)")


def is_cited(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` belongs to the document cited around it: «Thông tư số 22/2016/TT-BTTTT của
    Bộ …», «đề nghị của Sở … tại Tờ trình số …», the title of a document. A name that begins a clause of its own does
    not: «Thực hiện Nghị định số 72/2015/NĐ-CP, Sở … chủ trì»."""
    text = sentence.text
    number = sentence.before(_NUMBER, start)
    if number and start - number.end() <= _LONGEST_TITLE and not _NEW_CLAUSE.search(text[number.end() : start]):
        return True
    near = text[max(sentence.first, start - _NEAR) : start]
    return bool(_OF.search(near) and _CITED_AFTER.match(text, end, sentence.last))


def is_past(sentence: Sentence, last_year: int) -> bool:
    """Whether the years of a sentence (not those of cited documents) reach to `last_year` and begin before it: «năm
    2023», «giai đoạn 2021 - 2025»."""
    years = sentence.known(is_past, lambda: _years(sentence.words))
    return bool(years) and max(years) <= last_year and min(years) < last_year


def is_before(sentence: Sentence, last_year: int) -> bool:
    """«trước ngày 01/7/2025», «trước năm 2025»: up to `last_year`."""
    years = sentence.known(is_before, lambda: {int(each[1]) for each in sentence.places(_BEFORE)})
    return bool(years) and min(years) <= last_year


def has_done(sentence: Sentence, end: int, last_year: int) -> bool:
    """«Sở … đã nêu ba hạn chế»: what a body of before has done it did then, unless only years after `last_year` are
    named: «… đã được giao kiểm tra năm 2026»."""
    if not _DONE.match(sentence.text, end, sentence.last):
        return False
    years = sentence.known(has_done, lambda: [int(each[1]) for each in sentence.places(_YEAR_OF_DEED)])
    return not years or min(years) <= last_year


def is_called_old(sentence: Sentence, end: int) -> bool:
    """«Yên Bái cũ», «Yên Bái và Hà Giang (cũ)»: what follows a name, over other names."""
    text, at = sentence.text, end
    for _ in range(_MOST_WORDS):
        word = _NEXT.match(text, at, sentence.last)
        if word is None:
            return False
        if word[1].lstrip("(") in ("cũ", "trước"):
            return word[1].lstrip("(") == "cũ" or text.startswith(" đây", word.end(), sentence.last)
        if word[1] not in _JOINED and not word[1][0].isupper():
            return False
        at = word.end()
    return False


def is_acting(verbs: re.Pattern[str], sentence: Sentence, end: int, over: int) -> bool:
    """Whether one of the verbs comes next: «UBND tỉnh Bắc Giang chủ trì»; `over` so many words of names at most: «Sở …
    và Công an tỉnh chủ trì»."""
    text, at = sentence.text, end
    for _ in range(over + 1):
        word = _NEXT_WORD.match(text, at, sentence.last)
        if word is None:
            return False
        if word[1].islower() and verbs.match(text, word.start(1), sentence.last):  # not «Cần Thơ»
            return True
        if not (word[1][0].isupper() or word[1] in _IN_NAMES):
            return False
        at = word.end()
    return False


def is_source(sentence: Sentence, start: int) -> bool:
    """Whether something comes from what is named: «từ Sở …», «do Sở …»."""
    return follows(_SOURCE, sentence, start)


def follows(nouns: re.Pattern[str], sentence: Sentence, start: int) -> bool:
    """Whether one of the nouns stands just before a name, or before the names it is listed with."""
    first = max(sentence.first, start - _LONGEST_LIST)
    ends = {each.end() for each in nouns.finditer(sentence.text, first, start)}
    if not ends:
        return False
    for word in reversed(list(_TOKEN.finditer(sentence.text, first, start))):
        if word.end() in ends:
            return True
        if not (word[0][0].isupper() or word[0] in _IN_LISTS):
            return False
    return False


def _years(sentence: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(_NUMBER.sub("", sentence))]
