"""Capital letters by Annex II of Decree 30/2020/NĐ-CP, only where a machine can be sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.plan.language.suggestion import Suggestion
from wizard.plan.language.tones import in_style

_CITED = "Viện dẫn: viết hoa chữ cái đầu của “Phần”, “Chương”, “Mục”, “Tiểu mục”, “Điều”; “khoản”, “điểm” viết thường."
_DOCUMENT = "Viết hoa chữ cái đầu của tên loại văn bản khi nói đến một văn bản cụ thể."
_SENTENCE = "Viết hoa chữ cái đầu của câu."
_NUMBERED = "Đơn vị hành chính đặt tên bằng chữ số: viết hoa cả danh từ chung đứng trước."
_UNIT = "Tên đơn vị hành chính: danh từ chung viết thường, tên riêng viết hoa."
_SPECIAL = "Trường hợp đặc biệt: “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”."
_DAYS = "Tên ngày trong tuần và tháng viết bằng chữ: viết hoa chữ chỉ số."
_NAMED = "Tên cơ quan, tên luật: viết hoa chữ cái đầu của từ chỉ loại hình và của từ chỉ chức năng, lĩnh vực."

_KINDS = (
    "nghị định|quyết định|thông tư|nghị quyết|kết luận|chỉ thị|công văn|kế hoạch|luật|pháp lệnh|tờ trình|chương trình"
)
_DOCUMENTS = re.compile(
    rf"(?:(?<=[\w,;(“]\s)|(?<=[(“]))(?:{_KINDS})(?= số \d| \d+(?:/\d{{4}})?/[A-ZĐ]| \d+-[A-Z]+/[A-Z])"
)
_ARTICLES = re.compile(
    r"(?<!\w)điều(?= \d{1,3}(?! (?:năm|tháng|ngày|việc|tốt|là|thì))(?:[ ,.;)]|$))|"
    r"(?<!\w)(?:phần|chương|mục|tiểu mục)(?= [IVXL]+(?!\w))|(?<!\w)(?:tiểu )?mục(?= \d+ [Cc]hương [IVXL])"
)
_CLAUSES = re.compile(r"(?<=[\w,;] )(?:Khoản(?= \d+ [Đđ]iều \d)|Điểm(?= [a-zđ] (?:[Kk]hoản|[Đđ]iều) \d))")
_WEEKDAYS = r"(hai|ba|tư|năm|sáu|bảy)"
_WEEK = (
    re.compile(rf"(?<!\w)thứ {_WEEKDAYS}(?=,? ngày \d| hằng tuần| hàng tuần|(?: và|,) [Cc]hủ nhật(?!\w))"),
    re.compile(rf"(?<!\w)(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối) thứ {_WEEKDAYS}(?!\w)"),
    re.compile(rf"(?<=[Tt]ừ )thứ {_WEEKDAYS}(?= đến thứ)"),
    re.compile(rf"(?:(?<=[Tt]ừ thứ \w{{3}} đến )|(?<=[Tt]ừ thứ \w{{2}} đến ))thứ {_WEEKDAYS}(?!\w)"),
    re.compile(r"(?<!\w)chủ(?= nhật(?!\w))"),
)
# «tháng tư» may go on as «tư vấn», «tháng năm» as «ngày, tháng, năm»: only before an end or an addition
_AFTER_MONTH = r"(?=[,.;)]|$| (?:âm|dương) lịch| h[ằà]ng năm| năm \d| tới(?!\w)| và tháng| đến tháng| đến hết tháng)"
_MONTHS = re.compile(
    rf"(?<!\w)(?<!\d )[Tt]háng (?:(giêng|chạp)(?!\w)|(hai|ba|tư|sáu|bảy|tám|chín|mười){_AFTER_MONTH}|"
    r"(năm)(?= (?:âm|dương) lịch| h[ằà]ng năm| tới(?!\w)))"
)
_CITY = re.compile(r"(?<!\w)thành phố(?= Hồ Chí Minh)|(?<!\w)thủ đô(?= Hà Nội)")
# «cơ sở y tế», «trụ sở», «pháp luật»: the word goes with the one before it
_OTHER_WORD = re.compile(r"(?<!\w)(?:cơ|trụ|pháp|công|xứ|cán|nội|toàn|tiến|đồng) $")
_QUARTERS = re.compile(r"(?<=[a-zà-ỹ,] )phường(?= \d{1,2}(?:[,.;)]|$| thuộc| thành phố))")
_NEW_SENTENCE = re.compile(r"[.?!] +(?=([^\W\d_]+)(?![\w)./-]))")
_LAST_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}$")
_ABBREVIATED = frozenset("tp tr st ths ts pgs gs kts bs sdt đt tel fax vs no nxb".split())  # noqa: SIM905
# which patterns can match at all is known from the words of a text
_BY_WORDS = (
    (frozenset(("định", "tư", "quyết", "luận", "thị", "văn", "hoạch", "luật", "lệnh", "trình")), _DOCUMENTS, _DOCUMENT),
    (frozenset(("điều", "chương", "mục", "phần")), _ARTICLES, _CITED),
    (frozenset(("Minh", "đô")), _CITY, _SPECIAL),
    (frozenset(("tháng", "Tháng")), _MONTHS, _DAYS),
    (frozenset(("phường",)), _QUARTERS, _NUMBERED),
    *((frozenset(("thứ", "nhật")), pattern, _DAYS) for pattern in _WEEK),
    (frozenset(("Khoản", "Điểm")), _CLAUSES, _CITED),
)
_UNIT_WORDS = frozenset(("Tỉnh", "Thành"))


class Capitals:
    """Knows the names of provinces, agencies and laws."""

    def __init__(self, provinces: Iterable[str], names: Iterable[str]) -> None:
        listed = "|".join(sorted(map(re.escape, {*provinces} - {"Hồ Chí Minh"}), key=len, reverse=True))
        before = r"(?:(?<=[a-zà-ỹ,;] )|(?<=UBND )|(?<=HĐND ))"
        self._units = re.compile(rf"{before}(?:Tỉnh|Thành phố)(?= (?:{listed})(?!\w))") if listed else None
        self._names: dict[str, list[tuple[str, str]]] = {}
        for name in dict.fromkeys(written for each in names for written in (each, in_style(each, "second"))):
            end = name.rpartition(" ")[2]
            for written in {end, end.lower(), end.capitalize()}:
                self._names.setdefault(written, []).append((name, name.lower()))
        self._ends = frozenset(self._names)

    def __call__(self, text: str, words: frozenset[str]) -> Iterator[Suggestion]:
        """Suggestions for a text; `words` are its words."""
        for triggers, pattern, rule in _BY_WORDS:
            if not triggers.isdisjoint(words):
                for match in pattern.finditer(text):
                    yield Suggestion(match.start(), match.end(), _mended(match), rule)
        if self._units is not None and not _UNIT_WORDS.isdisjoint(words):
            for match in self._units.finditer(text):
                yield Suggestion(match.start(), match.end(), match[0].lower(), _UNIT)
        ends = self._ends & words
        folded = text.lower() if ends else ""
        for end in sorted(ends):
            for name, small in self._names[end]:
                if small in folded and folded.count(small) > text.count(name):
                    yield from _wrongly_written(text, folded, name)
        for match in _NEW_SENTENCE.finditer(text):
            if not match[1].islower():
                continue
            before = _LAST_WORD.search(text[max(match.start() - 20, 0) : match.start()])
            if before and before[0].islower() and before[0] not in _ABBREVIATED:
                start = match.start(1)
                yield Suggestion(start, start + 1, text[start].upper(), _SENTENCE)


def _mended(match: re.Match[str]) -> str:
    """The words of a match with the other size of the first letter, or of that of the group where there is one."""
    start = match.start(match.lastindex) - match.start() if match.lastindex else 0
    return match[0][:start] + match[0][start].swapcase() + match[0][start + 1 :]


def _wrongly_written(text: str, folded: str, name: str) -> Iterator[Suggestion]:
    """Where `name` stands with other capitals; a text in capital letters throughout is left alone."""
    for match in re.finditer(rf"(?<!\w){re.escape(name.lower())}(?!\w)", folded):
        found = text[match.start() : match.end()]
        if (
            found != name
            and not found.isupper()
            and not _OTHER_WORD.search(folded[max(match.start() - 8, 0) : match.start()])
        ):
            yield Suggestion(match.start(), match.end(), name, _NAMED)
