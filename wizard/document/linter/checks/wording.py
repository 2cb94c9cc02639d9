"""Spaces, punctuation, character forms, capital letters in citations, leftovers: one search over the whole text."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case
from wizard.document.linter.content import Paragraph
from wizard.document.linter.findings import Fix
from wizard.document.linter.pieces import PLAIN, Piece

_LOW = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
_SPACES = re.compile(r"(?<=[^\s_.…])  +(?=[^\s_.…])")
_BEFORE_MARK = re.compile(rf"(?<=[{_LOW}A-ZĐ\d)]) +(?=[,;:!?](?:\s|$)|\.(?:\s+[A-ZĐ]|$))", re.MULTILINE)
_AFTER_MARK = re.compile(rf"(?<=[{_LOW}])[,;](?=[{_LOW}A-ZĐ])")
_BRACKETS = re.compile(rf"(?<=[(\[«“]) +(?=[{_LOW}A-ZĐ\d])|(?<=[{_LOW}A-ZĐ\d.;]) +(?=[)\]»”])")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"
_D_STROKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"}
_CITE = re.compile(r"(?:Khoản|Điểm) (?:\d+|[a-zđ])\b|(?:điều|chương|tiểu mục) (?:\d+|[IVXLC]+)\b")
_DOCUMENT = re.compile(
    r"(?:nghị định|thông tư|nghị quyết|quyết định|chỉ thị|công văn|kế hoạch|thông báo|tờ trình) số \d"
)
_WEEKDAY = re.compile(
    r"\b(?:ngày|sáng|chiều|tối) thứ (?:hai|ba|tư|năm|sáu|bảy)\b|\bthứ (?:hai|ba|tư|năm|sáu|bảy),? (?:\(?ngày )?\d"
    r"|\bngày \w+ tháng (?:giêng|tám|chạp)\b"
)
_CITY = re.compile(r"\bthành phố Hồ Chí Minh\b|\bthủ đô Hà Nội\b")
_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{1,100}\]|\[(?:\.{2,}|…)\]|\?{3,}|\bx{3,}\b|\bX{4,}\b|<<[^>]+>>|\{\{[^}]+\}\}|lorem ipsum"
    r"|CẦN BỔ SUNG",
)
_FIELD_ERROR = re.compile(r"Error! (?:Reference|Bookmark|Unknown)|Lỗi! Không tìm thấy")
_FILLED_IN = ("number", "place_date", "attached")
_DOTS = re.compile(r"…|\.{4,}")
_OLD_UNIT = re.compile(
    rf"\bUBND (?:cấp )?huyện\b|\bỦy ban nhân dân (?:các )?(?:cấp )?huyện\b|\bcác huyện, (?:thị xã|thành phố)"
    rf"|\bcấp huyện\b|\b63 (?:tỉnh|địa phương)\b(?![{_LOW}])"
)
_NEW_TONE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A pattern that begins with one certain letter, which makes looking for it several times faster."""

    letter: str
    pattern: re.Pattern[str]

    def stands_in(self, text: str) -> bool:
        """Tell whether the text holds it; most texts lack the letter of a rare one."""
        return self.letter in text and self.pattern.search(text) is not None


def _signs(*patterns: str) -> tuple[_Sign, ...]:
    return tuple(_Sign(pattern.lstrip("\\")[0], re.compile(pattern)) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Clue:
    """A pattern to report. ``signs``: one of them stands in every match, and looking for them is much faster."""

    finding: str
    pattern: re.Pattern[str]
    signs: tuple[_Sign, ...]
    expected: str
    replacement: str | None = None
    inside: bool = False  # only in the middle of a sentence


_LETTER = rf"(?=[{_LOW}A-ZĐ])"
_BEFORE_MARKS = _signs(*(rf"\{mark}(?<= .)" for mark in ",;:!?."))
_AFTER_OPENING = _signs(r"\((?= )", r"\[(?= )", "«(?= )", "“(?= )")
_BEFORE_CLOSING = _signs(r"\)(?<= .)", r"\](?<= .)", "»(?<= .)", "”(?<= .)")
_OLD_TONE = _signs(
    *(rf"{letter}(?=[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?!\w))" for letter in "oO"),
    *(rf"{letter}(?=[ỳýỷỹỵỲÝỶỸỴ](?!\w))(?<![qQ].)" for letter in "uU"),
)
_CITED = "Điều viết hoa; khoản, điểm viết thường"
CLUES = (
    Clue("B05.spaces", _SPACES, _signs("  "), "một dấu cách", " "),
    Clue("B05.before-mark", _BEFORE_MARK, _BEFORE_MARKS, "không có dấu cách", ""),
    Clue("B05.after-mark", _AFTER_MARK, _signs("," + _LETTER, ";" + _LETTER), "thêm dấu cách"),
    Clue("B05.brackets", _BRACKETS, (*_AFTER_OPENING, *_BEFORE_CLOSING), "không có dấu cách", ""),
    Clue(
        "B04.cite",
        _CITE,
        _signs("Khoản ", "Điểm ", r"điều (?=\d|[IVXLC])", r"chương (?=[IVXLC\d])", "tiểu mục "),
        _CITED,
        None,
        True,
    ),
    Clue("B04.document", _DOCUMENT, _signs(r"số (?=\d)(?<= số )"), "viết hoa chữ cái đầu", None, True),
    Clue(
        "B04.weekday",
        _WEEKDAY,
        _signs(r"thứ (?=(?:hai|ba|tư|năm|sáu|bảy)\b)", "tháng (?=giêng|tám|chạp)"),
        "viết hoa, ví dụ «thứ Hai»",
    ),
    Clue("B04.city", _CITY, _signs("phố Hồ", "đô Hà"), "Thành phố Hồ Chí Minh, Thủ đô Hà Nội"),
    Clue(
        "B05.old-unit",
        _OLD_UNIT,
        _signs(r"huyện\b(?:(?<=UBND huyện)|(?<=cấp huyện)|(?<=dân huyện)|(?<=các huyện))", "63 (?=tỉnh|địa phương)"),
        "tên gọi hiện nay",
    ),
    Clue(
        "X01.placeholder",
        _PLACEHOLDER,
        _signs(r"\[", r"\?\?\?", "xxx", "XXXX", "<<", r"\{\{", "lorem", "CẦN BỔ"),
        "nội dung thật",
    ),
    Clue("X01.field-error", _FIELD_ERROR, _signs("! "), "trường đã cập nhật"),
    Clue("X01.dots", _DOTS, _signs("…", r"\.\.\.\."), "nội dung thật"),
)


def check_wording(case: Case) -> None:
    """Search the text of the whole file once for each kind of mistake."""
    search = _Search(case)
    for clue in CLUES:
        if any(sign.stands_in(search.text) for sign in clue.signs):
            search.each(clue)
    search.characters("B05.invisible", dict.fromkeys(_INVISIBLE, ""))
    search.characters("B05.d-stroke", _D_STROKES)
    search.decomposed()
    search.tones()


class _Search:
    """The text of all paragraphs in one string, and the way back from a match to its paragraph."""

    def __init__(self, case: Case) -> None:
        self._case = case
        reading = case.reading
        self._paragraphs = [each for each in (*reading.paragraphs, *reading.footnotes) if each.text]
        texts = [each.text for each in self._paragraphs]
        self.text = "\n".join(texts)
        if self.text.count("\n") >= len(texts):  # line breaks inside paragraphs
            self.text = "\n".join([text.replace("\n", " ") for text in texts])
        # what a clue must leave alone: the gap between two columns made with the space bar, which holds a letterhead
        # or a signature together, and the blanks that number and day are written into by hand
        found = [(name, line) for piece in case.pieces for name, lines in piece.found.items() for line in lines]
        self._apart = {
            "B05.spaces": {id(line.paragraph) for _, line in found if not line.whole and line.paragraph.cell is None},
            "X01.dots": {id(line.paragraph) for name, line in found if name in _FILLED_IN},
        }

    @cached_property
    def _starts(self) -> list[int]:
        """Where each paragraph begins in the text."""
        return list(accumulate((len(each.text) + 1 for each in self._paragraphs[:-1]), initial=0))

    def _paragraph_at(self, place: int) -> Paragraph:
        return self._paragraphs[bisect_right(self._starts, place) - 1]

    def each(self, clue: Clue) -> None:
        """Report every paragraph with a match once; ``replacement`` mends all of its matches."""
        told: set[int] = set()
        text = self.text
        for match in clue.pattern.finditer(text):
            start = match.start()
            paragraph = self._paragraph_at(start)
            if id(paragraph) in self._apart.get(clue.finding, ()):
                continue
            if id(paragraph) in told or (clue.inside and not _in_sentence(text, start)):
                continue
            told.add(id(paragraph))
            fix: Fix | None = None
            if clue.replacement is not None and "\n" not in paragraph.text:
                fix = partial(_replace_all, paragraph, clue.pattern, clue.replacement)
            around = text[max(start - 15, 0) : match.end() + 15].replace("\n", " ")
            self._case.add(clue.finding, paragraph, around, clue.expected, fix, self._piece(paragraph))

    def characters(self, identifier: str, mapped: dict[str, str]) -> None:
        """Report characters that must be replaced; each is mapped to what should stand there, or to nothing."""
        present = [character for character in mapped if character in self.text]
        if not present:
            return
        for paragraph in self._paragraphs:
            strange = [character for character in paragraph.text if character in present]
            if strange:
                edits = [(character, mapped[character]) for character in dict.fromkeys(strange)]
                fix = partial(mend.replace_text, paragraph, edits)
                found, expected = f"U+{ord(strange[0]):04X}", mapped[strange[0]] or "xóa"
                self._case.add(identifier, paragraph, found, expected, fix, self._piece(paragraph))

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
        places = [match.start() for sign in _OLD_TONE if (match := sign.pattern.search(self.text))]
        new = _NEW_TONE.search(self.text) if places else None
        if new:
            old = min(places)
            paragraph = self._paragraph_at(old)
            words = [_word(self.text, old), _word(self.text, new.start())]
            self._case.add("B05.tone", paragraph, ", ".join(words), "một cách thống nhất", piece=self._piece(paragraph))

    def _piece(self, paragraph: Paragraph) -> Piece | None:
        pieces = self._case.pieces
        return next((each for each in pieces if each.first <= paragraph.index < each.end and each.role != PLAIN), None)


def _in_sentence(text: str, start: int) -> bool:
    before = text[start - 2 : start] if start > 1 else ""
    return before.endswith(" ") and (before[0].islower() or before[0].isdigit() or before[0] in ",;")


def _word(text: str, place: int) -> str:
    """Return the word around the tone mark at or after a place, for a vowel pair at its end."""
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    return text[start : place + 2]


def _replace_all(paragraph: Paragraph, pattern: re.Pattern[str], replacement: str) -> None:
    """Replace every match in the letters of a paragraph, wherever its runs cut them."""
    texts = mend.texts_of(paragraph.element)
    whole = "".join(element.text or "" for element in texts)
    for match in reversed(list(pattern.finditer(whole))):
        mend.splice(texts, match.start(), match.end(), replacement)


def _compose(paragraph: Paragraph) -> None:
    """Write the letters of each run composed; a mark that stands alone at the start of a run stays."""
    for element in mend.texts_of(paragraph.element):
        element.text = unicodedata.normalize("NFC", element.text or "")
