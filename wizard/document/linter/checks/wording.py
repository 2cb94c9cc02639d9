"""Spaces, punctuation, character forms, capital letters in citations, leftovers: one search over the whole text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, is_before_reorganisation
from wizard.document.linter.content import Paragraph
from wizard.document.linter.findings import Fix
from wizard.document.linter.pieces import PLAIN, Piece

_LOW = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
# behind «số», «ngày», «tháng», «năm» several spaces are a blank to fill in, unless the number is there
_SPACES = re.compile(
    r"(?<=[^\s_.…])(?:(?<!\b[Ss]ố)(?<!\b[Ss]ố:)(?<!\b[Nn]gày)(?<!\btháng)(?<!\bnăm)  +(?=[^\s_.…])|  +(?=\d))"
)
_BEFORE_MARK = re.compile(rf"(?<=[{_LOW}A-ZĐ\d)]) +(?=[,;:!?](?:\s|$)|\.(?:\s+[A-ZĐ]|$))", re.MULTILINE)
_AFTER_MARK = re.compile(
    rf"[,;](?=[{_LOW}A-ZĐ])(?<=[{_LOW}].)|[.:](?=[A-ZĐ][{_LOW}])(?<=[{_LOW}].)(?!\S*[@/])(?<!www.)"
)
_BRACKETS = re.compile(rf"(?<=[(\[«“]) +(?=[{_LOW}A-ZĐ\d])|(?<=[{_LOW}A-ZĐ\d.;]) +(?=[)\]»”])")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_D_STROKE = re.compile("[\u00d0\u00f0\u0189]")
_STRANGE = re.compile(f"[{_INVISIBLE.pattern[1:-1]}{_D_STROKE.pattern[1:-1]}]")
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
)
_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{1,100}\]|\[(?:\.{2,}|…)\]|\?{3,}|\bx{3,}\b|\bX{4,}\b|<<[^>]+>>|\{\{[^}]+\}\}|lorem ipsum"
    r"|CẦN BỔ SUNG",
)
_FIELD_ERROR = re.compile(r"Error! (?:Reference|Bookmark|Unknown)|Lỗi! Không tìm thấy")
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
_TCVN3 = re.compile(r"\b[^\W\d_]+[µ¸¶·¹¨©®«¬¾Æ][^\W\d_]*|[µ¸¶·¹¨©®«¬¾Æ][^\W\d_]+")
_VNI = re.compile(r"\b\w*[aeouyAEOUY][øûïõùØÛÏÕÙ]\w*")
_LEGACY_SIGNS = "µ¸¶·¹¨©®«¬¾ÆøûïØÛÏ"
_SURELY_LEGACY = 3
_NEW_TONE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clue:
    """A pattern to report. ``signs``: one of them stands in every match, and looking for them is much faster."""

    finding: str
    pattern: re.Pattern[str]
    signs: tuple[str | re.Pattern[str], ...]
    expected: str
    replacement: str | Callable[[re.Match[str]], str] | None = None
    inside: bool = False  # only in the middle of a sentence

    def may_match(self, text: str, found: "dict[str | re.Pattern[str], bool]") -> bool:
        """Look for the signs only; ``found`` remembers them for the clues that share one."""
        for sign in self.signs:
            known = found.get(sign)
            if known is None:
                # most texts lack the first character of a rare sign, and a single one is found fastest
                known = sign[0] in text and sign in text if isinstance(sign, str) else sign.search(text) is not None
                found[sign] = known
            if known:
                return True
        return False


# a search is quick when it begins with a rare letter or with one set of marks
_SPACE_AND_MARK = re.compile(r" [,;:!?.)\]»”]")
_MARK_AND_LETTER = re.compile(
    rf"[,;(\[«“.:](?:(?<=[,;])(?=[{_LOW}A-ZĐ])|(?<=[(\[«“]) |(?<=[.:])(?=[A-ZĐ])(?<=[{_LOW}].))"
)
_ARTICLE, _CHAPTER = re.compile(r"điều \d"), re.compile(r"chương [IVXLC\d]")
_NUMBERED_DAY, _NUMBERED_TEXT = re.compile(r" thứ (?:hai|ba|tư|năm|sáu|bảy)\b"), re.compile(r" số \d")
_DISTRICT = re.compile(r"huyện\b(?:(?<=UBND huyện)|(?<=cấp huyện)|(?<=dân huyện)|(?<=các huyện))")
_OLD_TONE = re.compile(
    "[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?:(?<=[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])|(?<=[uU][ỳýỷỹỵỲÝỶỸỴ])(?<![qQ]..))(?!\\w)"
)
_MONTH_WORD = re.compile(r"tháng [gsbtcm]")
_COMMA_DIGIT = re.compile(r",\d{3},")


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


_CITED = "Điều viết hoa; khoản, điểm viết thường"
_CLUES = (
    _Clue("B05.spaces", _SPACES, ("  ",), "một dấu cách", " "),
    _Clue("B05.before-mark", _BEFORE_MARK, (_SPACE_AND_MARK,), "không có dấu cách", ""),
    _Clue("B05.after-mark", _AFTER_MARK, (_MARK_AND_LETTER,), "thêm dấu cách", lambda match: f"{match[0]} "),
    _Clue("B05.brackets", _BRACKETS, (_SPACE_AND_MARK, _MARK_AND_LETTER), "không có dấu cách", ""),
    _Clue("B04.cite", _CITE, ("Khoản ", "Điểm ", _ARTICLE, _CHAPTER, "mục "), _CITED, _swapped, True),
    _Clue("B04.document", _DOCUMENT, (_NUMBERED_TEXT,), "viết hoa chữ cái đầu", _swapped, True),
    _Clue(
        "B04.weekday",
        _WEEKDAY,
        (_NUMBERED_DAY, _MONTH_WORD),
        "viết hoa, ví dụ «thứ Hai»",
        _last_word_large,
    ),
    _Clue("B05.number", _DECIMAL_POINT, ("%",), "dấu phẩy ở phần thập phân", lambda match: match[0].replace(".", ",")),
    _Clue("B05.number", _THOUSANDS, (_COMMA_DIGIT,), "dấu chấm ở hàng nghìn", lambda match: match[0].replace(",", ".")),
    _Clue("B05.old-unit", _OLD_UNIT, (_DISTRICT, "63 tỉnh", "63 địa"), "tên gọi hiện nay"),
    _Clue("X01.placeholder", _PLACEHOLDER, ("[", "???", "xxx", "XXXX", "<", "{", "lorem", "CẦN BỔ"), "nội dung thật"),
    _Clue("X01.field-error", _FIELD_ERROR, ("! ",), "trường đã cập nhật"),
    _Clue("X01.dots", _DOTS, ("…", "...."), "nội dung thật"),
)


def check_wording(case: Case) -> None:
    """Search the text of the whole file once for each kind of mistake."""
    search = _Search(case)
    found: dict[str | re.Pattern[str], bool] = {}
    before = is_before_reorganisation(case.pieces)
    for clue in _CLUES:
        if before and clue.finding == "B05.old-unit":
            continue
        if clue.may_match(search.text, found):
            search.each(clue)
    if _STRANGE.search(search.text):
        search.characters("B05.invisible", _INVISIBLE, {})
        search.characters("B05.d-stroke", _D_STROKE, {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"})
    search.decomposed()
    search.tones()
    search.names()
    search.units()
    search.legacy()


class _Search:
    """The text of all paragraphs in one string, and the way back from a match to its paragraph."""

    def __init__(self, case: Case) -> None:
        self._case = case
        reading = case.reading
        self._paragraphs = [each for each in (*reading.paragraphs, *reading.footnotes) if each.text]
        self._starts: list[int] = []
        at = 0
        texts = []
        for paragraph in self._paragraphs:
            self._starts.append(at)
            text = paragraph.text.replace("\n", " ")
            texts.append(text)
            at += len(text) + 1
        self.text = "\n".join(texts)

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Paragraph]]:
        for match in pattern.finditer(self.text):
            yield match, self._paragraphs[bisect_right(self._starts, match.start()) - 1]

    def each(self, clue: _Clue) -> None:
        """Report every paragraph with a match once; ``replacement`` mends all of its matches."""
        told: set[int] = set()
        text = self.text
        for match, paragraph in self._matches(clue.pattern):
            start = match.start()
            if id(paragraph) in told or (clue.inside and not _in_sentence(text, start)):
                continue
            told.add(id(paragraph))
            fix: Fix | None = None
            if clue.replacement is not None and "\n" not in paragraph.text:
                fix = partial(mend.rewrite, paragraph, clue.pattern, clue.replacement)
            around = _around(text, match)
            self._case.add(clue.finding, paragraph, around, clue.expected, fix, self._piece(paragraph))

    def characters(self, identifier: str, pattern: re.Pattern[str], mapped: dict[str, str]) -> None:
        """Report characters that must go or be replaced."""
        told: set[int] = set()
        for match, paragraph in self._matches(pattern):
            if id(paragraph) not in told:
                told.add(id(paragraph))
                edits = [
                    (character, mapped.get(character, "")) for character in {match[0], *pattern.findall(paragraph.text)}
                ]
                fix = partial(mend.replace_text, paragraph, edits)
                found = _HIDDEN_NAMES.get(match[0], "ký tự ẩn") if not mapped else match[0]
                self._case.add(identifier, paragraph, found, mapped.get(match[0], "xóa"), fix, self._piece(paragraph))

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
        old = _OLD_TONE.search(self.text)
        new = _NEW_TONE.search(self.text) if old else None
        if old and new:
            paragraph = self._paragraphs[bisect_right(self._starts, old.start()) - 1]
            words = [_word(self.text, match) for match in (old, new)]
            self._case.add("B05.tone", paragraph, ", ".join(words), "một cách thống nhất", piece=self._piece(paragraph))

    def names(self) -> None:
        """Report names that Phụ lục II writes otherwise; the list stands in the registry."""
        forms = self._case.registry.rules["B04.name"].forms
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
        if not any(sign in self.text for sign in (" Tỉnh ", " Thành phố ")):
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


def _around(text: str, match: re.Match[str]) -> str:
    """Return a match with some words of its own paragraph; spaces, which no reader can count, in words."""
    start, end = match.span()
    before = text[max(start - 15, text.rfind("\n", 0, start) + 1, 0) : start]
    after = text[end : end + 15].partition("\n")[0]
    if match[0].isspace() and len(match[0]) > 1:
        return f"{before}[{len(match[0])} dấu cách]{after}"
    return f"{before}{match[0]}{after}"


def _word(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    return text[start : match.end()]


def _compose(paragraph: Paragraph) -> None:
    """Write the letters of each run composed; a mark that stands alone at the start of a run stays."""
    for element in mend.texts_of(paragraph.element):
        element.text = unicodedata.normalize("NFC", element.text or "")
