"""Spaces, punctuation, character forms, capital letters in citations, leftovers: one search over the whole text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import accumulate

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, is_before_reorganisation
from wizard.document.linter.checks.signs import Sign, Signs, signs_of, signs_of_names
from wizard.document.linter.content import Paragraph, TableText
from wizard.document.linter.findings import Fix
from wizard.document.linter.pieces import PLAIN, Piece

_LOW = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
# behind «số», «ngày», «tháng», «năm» several spaces are a blank to fill in, unless the number is there
_SPACES = re.compile(
    r"(?<=[^\s_.…])(?:(?<!\b[Ss]ố)(?<!\b[Ss]ố:)(?<!\b[Nn]gày)(?<!\btháng)(?<!\bnăm)  +(?=[^\s_.…])|  +(?=\d))"
)
_BEFORE_MARK = re.compile(rf"(?<=[{_LOW}A-ZĐ\d)]) +(?=[,;:!?](?:\s|$)|\.(?:\s+[A-ZĐ]|$))", re.MULTILINE)
_AFTER_MARK = re.compile(rf"(?<=[{_LOW}])(?:[,;](?=[{_LOW}A-ZĐ])|[.:](?=[A-ZĐ][{_LOW}])(?!\S*[@/])(?<!www.))")
_BRACKETS = re.compile(rf"(?<=[(\[«“]) +(?=[{_LOW}A-ZĐ\d])|(?<=[{_LOW}A-ZĐ\d.;]) +(?=[)\]»”])")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"
_D_STROKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"}
_CITE = re.compile(
    r"(?:Khoản|Điểm) (?:\d+|[a-zđ])\b|(?:điều|chương|tiểu mục) (?:\d+|[IVXLC]+)\b|mục \d+(?= (?:Chương|Phần) )"
)
_DOCUMENT = re.compile(
    r"(?:nghị định|thông tư|nghị quyết|quyết định|chỉ thị|công văn|kế hoạch|thông báo|tờ trình) số \d"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:sáng|chiều|tối) thứ (?:hai|ba|tư|năm|sáu|bảy)"
    r"|ngày thứ (?:hai|ba|tư|năm|sáu|bảy)(?=, ngày| h[ằà]ng tuần)|tháng (?:giêng|sáu|bảy|tám|chín|mười|chạp))\b"
    r"(?! (?:ngày|tháng|tuần|năm|một|hai)\b)"
    r"|\bthứ (?:hai|ba|tư|năm|sáu|bảy)(?=,? (?:\(?ngày \d|\d{1,2}/\d))"
)
_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{1,100}\]|\[(?:\.{2,}|…)\]|\?{3,}|\bx{3,}\b|\bX{4,}\b|<<[^>]+>>|\{\{[^}]+\}\}|lorem ipsum"
    r"|CẦN BỔ SUNG",
)
_FIELD_ERROR = re.compile(r"Error! (?:Reference|Bookmark|Unknown)|Lỗi! Không tìm thấy")
_FILLED_IN = ("number", "place_date", "attached")
_DOTS = re.compile(r"…|\.{4,}")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?=\s?%)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
_OLD_UNIT = re.compile(
    rf"\bUBND (?:cấp )?huyện\b|\bỦy ban nhân dân (?:các )?(?:cấp )?huyện\b|\bcác huyện, (?:thị xã|thành phố)"
    rf"|\bcấp huyện\b|\b63 (?:tỉnh|địa phương)\b(?![{_LOW}])"
)
_LARGE_UNIT = re.compile(r"\b(Tỉnh|Thành phố)(?= ([A-ZĐ]\w+(?: [A-ZĐ]\w+){0,3}))")
_HIDDEN_NAMES = {
    "\u200b": "dấu cách không độ rộng",
    "\u200c": "dấu ngắt không độ rộng",
    "\u200d": "dấu nối không độ rộng",
    "\ufeff": "dấu đầu tệp",
    "\u00ad": "gạch nối mềm",
}
# letters that Vietnamese in Unicode never has: of TCVN3 in the middle of a word, of VNI as a mark behind a vowel
_TCVN3 = re.compile(r"\b[^\W\d_]+[µ¸¶·¹¨©®«¬¾ÆÞÖ][^\W\d_]*|[µ¸¶·¹¨©®«¬¾ÆÞÖ§][^\W\d_]+")
_VNI = re.compile(r"\b\w*[aeouyAEOUY][øûïõùØÛÏÕÙ]\w*")
_LEGACY_SIGNS = "µ¸¶·¹¨©®«¬¾ÆÞÖøûïØÛÏ"
_SURELY_LEGACY = 3
_NEW_TONE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clue:
    """A pattern to report. ``signs``: one of them stands in every match, and looking for them is much faster."""

    finding: str
    pattern: re.Pattern[str]
    signs: tuple[Sign, ...]
    expected: str
    replacement: str | Callable[[re.Match[str]], str] | None = None
    inside: bool = False  # only in the middle of a sentence


def _swapped(match: re.Match[str]) -> str:
    """Write a small letter large and a large one small, in the middle of a sentence only."""
    if not _in_sentence(match.string, match.start()):
        return match[0]
    return match[0][0].swapcase() + match[0][1:]


def _in_sentence(text: str, start: int) -> bool:
    before = text[start - 2 : start] if start > 1 else ""
    return before.endswith(" ") and (before[0].islower() or before[0].isdigit() or before[0] in ",;")


def _last_word_large(match: re.Match[str]) -> str:
    before, _, word = match[0].rpartition(" ")
    return f"{before} {word.capitalize()}"


_LETTER = rf"(?=[{_LOW}A-ZĐ])"
_BEFORE_MARKS = signs_of(*(rf"\{mark}(?<= .)" for mark in ",;:!?."))
_BEHIND_MARKS = signs_of("," + _LETTER, ";" + _LETTER, r"\.(?=[A-ZĐ])", ":(?=[A-ZĐ])")
_AFTER_OPENING = signs_of(r"\((?= )", r"\[(?= )", "«(?= )", "“(?= )")
_BEFORE_CLOSING = signs_of(r"\)(?<= .)", r"\](?<= .)", "»(?<= .)", "”(?<= .)")
_ARTICLES = signs_of(
    "Khoản ",
    "Điểm ",
    r"ề(?=u [\dIVXLC])(?<=điề)",
    r"ơ(?=ng [\dIVXLC])(?<=chươ)",
    r"ụ(?=c [\dIVXLC])(?<=mụ)",
)
_DAYS = signs_of(r"ứ(?= (?:hai|ba|tư|năm|sáu|bảy)\b)(?<=thứ)", "á(?=ng (?:giêng|sáu|bảy|tám|chín|mười|chạp))(?<=thá)")
_DISTRICTS = signs_of(r"ệ(?=n\b)(?:(?<=UBND huyệ)|(?<=cấp huyệ)|(?<=dân huyệ)|(?<=các huyệ))", "63 (?=tỉnh|địa phương)")
_TWO_SPACES = (Sign("  ", "", re.compile("  ")),)
_FORGOTTEN = signs_of(r"\[", r"\?\?\?", "xxx", "XXXX", "<<", r"\{\{", "lorem", "CẦN BỔ")
_LARGE_UNITS = signs_of("Tỉnh (?=[A-ZĐ])(?<= Tỉnh )", "Thành phố (?=[A-ZĐ])(?<= Thành phố )")
_OLD_TONE = signs_of(
    *(rf"{letter}(?=[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?!\w))" for letter in "oO"),
    *(rf"{letter}(?=[ỳýỷỹỵỲÝỶỸỴ](?!\w))(?<![qQ].)" for letter in "uU"),
)
_CITED = "Điều viết hoa; khoản, điểm viết thường"
CLUES = (
    Clue("B05.spaces", _SPACES, _TWO_SPACES, "một dấu cách", " "),
    Clue("B05.before-mark", _BEFORE_MARK, _BEFORE_MARKS, "không có dấu cách", ""),
    Clue("B05.after-mark", _AFTER_MARK, _BEHIND_MARKS, "thêm dấu cách", lambda match: f"{match[0]} "),
    Clue("B05.brackets", _BRACKETS, (*_AFTER_OPENING, *_BEFORE_CLOSING), "không có dấu cách", ""),
    Clue("B04.cite", _CITE, _ARTICLES, _CITED, _swapped, True),
    Clue("B04.document", _DOCUMENT, signs_of(r"số (?=\d)(?<= số )"), "viết hoa chữ cái đầu", _swapped, True),
    Clue("B04.weekday", _WEEKDAY, _DAYS, "viết hoa, ví dụ «thứ Hai»", _last_word_large),
    Clue(
        "B05.number",
        _DECIMAL_POINT,
        signs_of(r"%(?:(?<=\.\d.)|(?<=\.\d\d.)|(?<=\.\d\s.)|(?<=\.\d\d\s.))"),
        "dấu phẩy ở phần thập phân",
        lambda match: match[0].replace(".", ","),
    ),
    Clue(
        "B05.number",
        _THOUSANDS,
        signs_of(r",(?=\d{3},)"),
        "dấu chấm ở hàng nghìn",
        lambda match: match[0].replace(",", "."),
    ),
    Clue("B05.old-unit", _OLD_UNIT, _DISTRICTS, "tên gọi hiện nay"),
    Clue("X01.placeholder", _PLACEHOLDER, _FORGOTTEN, "nội dung thật"),
    Clue("X01.field-error", _FIELD_ERROR, signs_of("! "), "trường đã cập nhật"),
    Clue("X01.dots", _DOTS, signs_of("…", r"\.\.\.\."), "nội dung thật"),
)


@lru_cache
def _all_signs(names: tuple[str, ...]) -> Signs:
    of_clues = [sign for clue in CLUES for sign in clue.signs]
    return Signs((*of_clues, *_OLD_TONE, *_LARGE_UNITS, *signs_of_names(names)))


def check_wording(case: Case) -> None:
    """Search the text of the whole file once for each kind of mistake."""
    search = _Search(case)
    before = is_before_reorganisation(case.pieces)
    for clue in CLUES:
        if before and clue.finding == "B05.old-unit":
            continue
        search.each(clue)
    search.characters("B05.invisible", dict.fromkeys(_INVISIBLE, ""))
    search.characters("B05.d-stroke", _D_STROKES)
    search.decomposed()
    search.tones()
    search.names()
    search.units()
    search.legacy()


class _Search:
    """The text of all paragraphs in one string, and the way back from a match to its paragraph."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._names = tuple(case.registry.rules["B04.name"].forms)
        reading = case.reading
        self._texts: list[str] = []
        for each in (*reading.paragraphs, *reading.footnotes):
            if isinstance(each, TableText):
                self._texts += each.lines
            elif each.text:
                self._texts.append(each.text)
        texts = self._texts
        self.text = "\n".join(texts)
        if self.text.count("\n") >= len(texts):  # line breaks inside paragraphs
            self.text = "\n".join([text.replace("\n", " ") for text in texts])
        self._places = _all_signs(self._names).places(self.text)
        # what a clue must leave alone: the gap between two columns made with the space bar, which holds a letterhead
        # or a signature together, and the blanks that number and day are written into by hand
        found = [(name, line) for piece in case.pieces for name, lines in piece.found.items() for line in lines]
        self._apart = {
            "B05.spaces": {id(line.paragraph) for _, line in found if not line.whole and line.paragraph.cell is None},
            "X01.dots": {id(line.paragraph) for name, line in found if name in _FILLED_IN} | _in_forms(case),
        }

    def _holds(self, signs: tuple[Sign, ...]) -> bool:
        return any(sign in self._places for sign in signs)

    @cached_property
    def _paragraphs(self) -> list[Paragraph]:
        """The paragraph of each text."""
        reading = self._case.reading
        return [each for each in (*reading.every, *reading.footnotes) if each.text]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each paragraph begins in the text."""
        return list(accumulate((len(each) + 1 for each in self._texts[:-1]), initial=0))

    def _paragraph_at(self, place: int) -> Paragraph:
        return self._paragraphs[bisect_right(self._starts, place) - 1]

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Paragraph]]:
        for match in pattern.finditer(self.text):
            yield match, self._paragraph_at(match.start())

    def each(self, clue: Clue) -> None:
        """Report every paragraph with a match once; ``replacement`` mends all of its matches."""
        text = self.text
        apart = self._apart.get(clue.finding, ())
        for number in self._with_signs(clue.signs):
            start = self._starts[number]
            matches = clue.pattern.finditer(text, start, start + len(self._texts[number]))
            match = next((each for each in matches if not clue.inside or _in_sentence(text, each.start())), None)
            if match is None:
                continue
            paragraph = self._paragraphs[number]
            if id(paragraph) in apart:
                continue
            fix: Fix | None = None
            if clue.replacement is not None and "\n" not in paragraph.text:
                fix = partial(mend.rewrite, paragraph, clue.pattern, clue.replacement)
            around = _around(text, match)
            self._case.add(clue.finding, paragraph, around, clue.expected, fix, self._piece(paragraph))

    def _with_signs(self, signs: tuple[Sign, ...]) -> list[int]:
        """Return the numbers of the paragraphs in which one of the signs stands."""
        places = {place for sign in signs for place in self._places.get(sign, ())}
        return sorted({bisect_right(self._starts, place) - 1 for place in places})

    def characters(self, identifier: str, mapped: Mapping[str, str]) -> None:
        """Report characters that must be replaced; each is mapped to what should stand there, or to nothing."""
        present = [character for character in mapped if character in self.text]
        if not present:
            return
        for paragraph in self._paragraphs:
            strange = [character for character in paragraph.text if character in present]
            if strange:
                edits = [(character, mapped[character]) for character in dict.fromkeys(strange)]
                fix = partial(mend.replace_text, paragraph, edits)
                right = mapped[strange[0]]
                found = strange[0] if right else _HIDDEN_NAMES.get(strange[0], "ký tự ẩn")
                self._case.add(identifier, paragraph, found, right or "xóa", fix, self._piece(paragraph))

    def decomposed(self) -> None:
        """Report text that is not in the composed form NFC."""
        if unicodedata.is_normalized("NFC", self.text):
            return
        for paragraph in self._paragraphs:
            if not unicodedata.is_normalized("NFC", paragraph.text):
                fix = partial(_compose, paragraph)
                self._case.add("B05.decomposed", paragraph, "tổ hợp", "dựng sẵn", fix, self._piece(paragraph))

    def tones(self) -> None:
        """Tell once that both placements of tone marks are used."""
        places = [self._places[sign][0] for sign in _OLD_TONE if sign in self._places]
        new = _NEW_TONE.search(self.text) if places else None
        if new:
            old = min(places)
            paragraph = self._paragraph_at(old)
            words = [_word(self.text, old), _word(self.text, new.start())]
            self._case.add("B05.tone", paragraph, ", ".join(words), "một cách thống nhất", piece=self._piece(paragraph))

    def names(self) -> None:
        """Report names that Phụ lục II writes otherwise; the list stands in the registry."""
        forms = self._case.registry.rules["B04.name"].forms
        if not self._holds(signs_of_names(self._names)):
            return
        told: set[tuple[int, str]] = set()
        for wrong, right in forms.items():
            if wrong not in self.text:
                continue
            pattern = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)")
            for match, paragraph in self._matches(pattern):
                if (id(paragraph), wrong) not in told:
                    told.add((id(paragraph), wrong))
                    fix = partial(mend.rewrite, paragraph, pattern, right)
                    self._case.add("B04.name", paragraph, match[0], right, fix, self._piece(paragraph))

    def units(self) -> None:
        """Report «Tỉnh Nghệ An» in the middle of a sentence: the common word is small (Phụ lục II, III.1.a)."""
        if not self._holds(_LARGE_UNITS):
            return
        told: set[int] = set()
        for match, paragraph in self._matches(_LARGE_UNIT):
            words = match[2].split()
            names = {" ".join(words[:count]).upper() for count in range(1, len(words) + 1)}
            known = names & self._case.registry.provinces - {"HỒ CHÍ MINH"}
            if known and id(paragraph) not in told and _in_sentence(self.text, match.start()):
                told.add(id(paragraph))
                small = partial(mend.rewrite, paragraph, _LARGE_UNIT, self._small_unit)
                right = f"{match[1].lower()} {match[2]}"
                self._case.add("B04.unit", paragraph, match[0], right, small, self._piece(paragraph))

    def _small_unit(self, match: re.Match[str]) -> str:
        words = match[2].split()
        names = {" ".join(words[:count]).upper() for count in range(1, len(words) + 1)}
        known = names & self._case.registry.provinces - {"HỒ CHÍ MINH"}
        return match[1].lower() if known and _in_sentence(match.string, match.start()) else match[1]

    def legacy(self) -> None:
        """Report letters of TCVN3 or VNI that a Unicode font shows as signs: three such words in one paragraph."""
        if not any(sign in self.text for sign in _LEGACY_SIGNS):
            return
        told = {finding.paragraph for finding in self._case.report.findings_of("P03.legacy")}
        for paragraph in self._paragraphs:
            words = max((pattern.findall(paragraph.text) for pattern in (_TCVN3, _VNI)), key=len)
            if len(words) >= _SURELY_LEGACY and paragraph.index not in told:
                self._case.add(
                    "P03.legacy", paragraph, ", ".join(words[:3]), "chữ Unicode", piece=self._piece(paragraph)
                )

    def _piece(self, paragraph: Paragraph) -> Piece | None:
        pieces = self._case.pieces
        return next((each for each in pieces if each.first <= paragraph.index < each.end and each.role != PLAIN), None)


def _in_forms(case: Case) -> set[int]:
    """Paragraphs of forms to fill in, whose blanks are meant."""
    forms = [piece for piece in case.pieces if piece.form >= 0]
    return (
        {id(each) for each in case.reading.every if any(piece.form <= each.index < piece.end for piece in forms)}
        if forms
        else set()
    )


def _around(text: str, match: re.Match[str]) -> str:
    """Return a match with some words of its own paragraph; spaces, which no reader can count, in words."""
    start, end = match.span()
    before = text[max(start - 15, text.rfind("\n", 0, start) + 1, 0) : start]
    after = text[end : end + 15].partition("\n")[0]
    if match[0].isspace() and len(match[0]) > 1:
        return f"{before}[{len(match[0])} dấu cách]{after}"
    return f"{before}{match[0]}{after}"


def _word(text: str, place: int) -> str:
    """Return the word around the tone mark at or after a place, for a vowel pair at its end."""
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    return text[start : place + 2]


def _compose(paragraph: Paragraph) -> None:
    """Write the letters of each run composed; a mark that stands alone at the start of a run stays."""
    for element in mend.texts_of(paragraph.element):
        element.text = unicodedata.normalize("NFC", element.text or "")
