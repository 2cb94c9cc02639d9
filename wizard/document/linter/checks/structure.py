"""Divisions of the content and their numbers (Phụ lục I, Phần I, mục II.6.đ and mục V)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import MOSTLY, Case, shown, spoken, upper_fix
from wizard.document.linter.content import Paragraph, Span
from wizard.document.linter.pieces import Line, Piece
from wizard.document.linter.words import tidy

_LEVEL = re.compile(r"^(phần|chương|mục|tiểu mục)\s+(\w+)\s*([.:]?)\s*(.*)$", re.IGNORECASE)
# with its number: «MỤC TIÊU», «PHẦN MỀM» and «CHƯƠNG TRÌNH» are titles
_NUMBERED_LEVEL = re.compile(r"^(?i:phần|chương|mục|tiểu mục)\s+(?:[IVXLC]+(?=\s*(?:[.:]|$))|\d+\b|(?i:thứ)\s)")
_ARTICLE = re.compile(r"^(điều)\s*(\d+)\s*(.?)", re.IGNORECASE)
_SECTION = re.compile(r"^([IVXLC]+)\.\s+(.*)$")
_CLAUSE = re.compile(r"^(\d{1,3})\.\s+\D")
_SENTENCE_ENDS = tuple(".;:,!?…/")
_DECIMAL = re.compile(r"^\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s+\D")
_POINT = re.compile(r"^([a-zđ])\)\s")
_WRONG_POINT = re.compile(r"^(?:([a-zđ])\.\s|\(([a-zđ])\)\s|([a-zđ])/\s)")
_BULLET = re.compile(r"^[•●▪■◦·\uf0b7–—]\s*\S")
_ROMAN = re.compile(r"^[IVXLC]+$")
_CHAPTER = re.compile(r"^(?:chương|phần)\s+(?:[IVXLC]+|\d+)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^(?:thứ )?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)$")
_WRONG_CLAUSE = re.compile(r"^(\d{1,2})\s?([)/])\s*(?=[^\W\d_])")
_WRONG_SECTION = re.compile(r"^([IVX]+)\s?([)/:-])\s*([^\W\d_].*)$")
# what the fixes look for in the letters of a paragraph
_LEVEL_WORD = re.compile(r"^\s*(PHẦN|CHƯƠNG|TIỂU MỤC|MỤC)(?=\s)")
_ARTICLE_WORD = re.compile(r"^\s*(ĐIỀU)(?=\s*\d)")
_ARTICLE_MARK = re.compile(r"^\s*điều\s*(\d+\s*[:)/-]?)", re.IGNORECASE)
_POINT_MARK = re.compile(r"^\s*(\(?[a-zđ][.)/])")
_CLAUSE_NUMBER = re.compile(r"^\s*(\d{1,2}\s?[)/])")
_SECTION_MARK = re.compile(r"^\s*([IVX]+\s?[)/:-])")
_BULLET_SIGN = re.compile(r"^\s*([•●▪■◦·\uf0b7–—])")
_SECOND_LETTERS = "hHuUụỤiI"  # of «Phần», «Chương», «Mục», «Tiểu mục», composed or not
_ROMAN_LEVELS = ("phần", "chương")
_PRIVATE = "\uf0b7"
_LONGEST_TITLE = 200
_LONGEST_QUOTATION = 100
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_FOREIGN = "fjwz"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def check_structure(case: Case, piece: Piece) -> None:
    """Check the numbers, marks and looks of the divisions of a piece."""
    walk = _Walk(case, piece)
    body = _outside_quotations([each for each in piece.body if each.text.strip()])
    for place, paragraph in enumerate(body):
        walk.visit(paragraph, body[place + 1] if place + 1 < len(body) else None)


def _outside_quotations(body: list[Paragraph]) -> list[Paragraph]:
    """Leave out provisions of other texts: from a paragraph that opens a quotation to the one that closes it."""
    if not any("“" in each.text for each in body):
        return body
    outside: list[Paragraph] = []
    end = 0
    for place, paragraph in enumerate(body):
        if place >= end and paragraph.text.lstrip()[:1] == "“":
            end = _quotation_end(body, place)
        if place >= end:
            outside.append(paragraph)
    return outside


def _quotation_end(body: list[Paragraph], start: int) -> int:
    """Return the place after a quotation that runs over several paragraphs; ``start`` when nothing closes it."""
    depth = 0
    for place in range(start, min(start + _LONGEST_QUOTATION, len(body))):
        depth += body[place].text.count("“") - body[place].text.count("”")
        if depth <= 0:
            return place + 1 if place > start else start
    return start


class _Walk:
    """Remembers the last number of every level while going through the content."""

    def __init__(self, case: Case, piece: Piece) -> None:
        self._case = case
        self._piece = piece
        self._article = 0
        self._section = 0
        self._clause = 0
        self._point = ""
        self._decimal_told = False
        self._titled = False
        self._loose = 0
        self._loose_clause: Paragraph | None = None
        self._has_chapters = any(
            each.text[:1] in "CcPp" and _CHAPTER.match(tidy(each.text[:40])) and each.form.align == "center"
            for each in piece.body
        )

    def visit(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        text = paragraph.full_text.lstrip()
        first = text[:1]
        if first in "PpCcMmTt" and text[1:2] in _SECOND_LETTERS and len(text) < 200:
            level = _LEVEL.match(tidy(text[:200]))
            if level and self._level(paragraph, level, following):
                return
        if first in "Đđ":
            article = _ARTICLE.match(tidy(text[:40]))
            if article and self._is_article(paragraph, article):
                self._check_article(paragraph, article)
                return
        if first in "IVXLC":
            section = _SECTION.match(tidy(text)) if text[1:2] in ".IVXLC" else None
            if section:
                self._check_section(paragraph, section)
                return
            loose = _WRONG_SECTION.match(text)
            if loose and (_line(paragraph).bold > MOSTLY or loose[3].isupper()):
                full = None if paragraph.label else partial(mend.rewrite, paragraph, _SECTION_MARK, f"{loose[1]}.")
                self._case.add("B03.section-mark", paragraph, f"{loose[1]}{loose[2]}", f"{loose[1]}.", full)
        if first.isdigit():
            self._check_clause(paragraph, text, following)
        elif first == "(" or text[1:2] in (")", ".", "/"):
            self._check_point(paragraph, tidy(text[:12]) + " ")
        elif _BULLET.match(text) or paragraph.label == "•":
            dash = None if paragraph.label else partial(mend.rewrite, paragraph, _BULLET_SIGN, "-")
            self._case.add("B03.bullet", paragraph, "•" if first in _PRIVATE else first, "-", dash)

    # ---------------------------------------------------------------------------------------- phần, chương, mục

    def _level(self, paragraph: Paragraph, level: re.Match[str], following: Paragraph | None) -> bool:
        word, number, _, rest = level.groups()
        line = _line(paragraph)
        set_apart = paragraph.form.align == "center" or line.bold > 0.9
        is_number = bool(_ROMAN.match(number)) or number.isdigit()
        lower = word.lower()
        ordinal = f"{number} {rest}".strip()
        in_words = lower in _ROMAN_LEVELS and set_apart and _ORDINAL.match(ordinal.lower()) is not None
        if in_words:  # «Phần thứ nhất»
            number, rest, is_number = ordinal, "", True
        if not is_number or (rest and not set_apart) or (not rest and len(spoken(line)) > 30):
            return False
        case = self._case
        if word.isupper() and not in_words:
            small = partial(mend.rewrite, paragraph, _LEVEL_WORD, word.capitalize())
            case.add("B03.level-case", paragraph, f"{word} {number}", f"{word.capitalize()} {number}", small)
        if lower in _ROMAN_LEVELS and not _ROMAN.match(number):
            self._number(paragraph, "B03.roman", word, number, to_roman(int(number)) if number.isdigit() else "")
        if lower in ("mục", "tiểu mục") and not number.isdigit():
            self._number(paragraph, "B03.arabic", word, number, str(roman_value(number)))
        self._set_apart(paragraph, "B03.level-style")
        if (
            rest
            or following is None
            or _NUMBERED_LEVEL.match(tidy(following.text[:200]))
            or _ARTICLE.match(tidy(following.text[:40]))
        ):
            case.add("B03.title-missing", paragraph, spoken(line), "tiêu đề ở dòng dưới")
        else:
            title = _line(following)
            if not title.capitals:
                case.add("B03.title-case", following, spoken(title), spoken(title).upper(), upper_fix(title))
            self._set_apart(following, "B03.title-style")
        self._section = self._clause = 0
        self._point = ""
        return True

    def _number(self, paragraph: Paragraph, identifier: str, word: str, number: str, right: str) -> None:
        """A number of the wrong kind is mended where no other place of the text refers to it."""
        pointed = re.compile(rf"\b{word}\s+{number}\b", re.IGNORECASE)
        alone = not any(pointed.search(each.text) for each in self._piece.body if each is not paragraph)
        pattern = re.compile(rf"^\s*{word}\s+({number})\b", re.IGNORECASE)
        fix = partial(mend.rewrite, paragraph, pattern, right) if right and alone else None
        expected = "I, II, III…" if identifier == "B03.roman" else "1, 2, 3…"
        self._case.add(identifier, paragraph, f"{word} {number}", f"{word} {right or expected}", fix)

    def _set_apart(self, paragraph: Paragraph, identifier: str) -> None:
        """Phần, chương, mục and their titles: bold, upright, centred, 13 or 14."""
        case, line = self._case, _line(paragraph)
        wrong = ["không đậm"] * (line.bold < MOSTLY) + ["nghiêng"] * (line.italic > 1 - MOSTLY)
        wrong += ["không canh giữa"] * (paragraph.form.align != "center")
        if wrong:

            def fix() -> None:
                mend.set_toggle(paragraph.spans, "b", True)
                mend.set_toggle(paragraph.spans, "i", False)
                mend.set_align(paragraph, "center")

            case.add(identifier, paragraph, ", ".join(wrong), "đứng, đậm, canh giữa", fix)
        low, high = case.sizes("body")
        if line.size and not low <= line.size <= high:
            size = partial(mend.set_size, paragraph.spans, case.rules.size("body", case.size_set))
            case.add("B03.level-size", paragraph, shown(line.size), f"{shown(low)} - {shown(high)}", size)

    # -------------------------------------------------------------------------------------------------------- điều

    def _is_article(self, paragraph: Paragraph, article: re.Match[str]) -> bool:
        """A sentence may begin with «Điều 5 Luật …»; an article has a mark after its number or is bold."""
        mark = article[3]
        spans = paragraph.spans
        return mark in (".", ":", ")", "-", "/", "") or bool(spans and spans[0].look.bold)

    def _check_article(self, paragraph: Paragraph, article: re.Match[str]) -> None:
        case = self._case
        word, digits, mark = article.groups()
        label = f"Điều {digits}."
        if word.isupper():
            small = partial(mend.rewrite, paragraph, _ARTICLE_WORD, "Điều")
            case.add("B03.article-case", paragraph, f"{word} {digits}", label, small)
        if mark != ".":
            marked = None if paragraph.label else partial(mend.rewrite, paragraph, _ARTICLE_MARK, f"{digits}.")
            case.add("B03.article-mark", paragraph, article[0], label, marked)
        if paragraph.form.align == "center":
            case.add("B03.article-align", paragraph, "canh giữa", "lùi đầu dòng 1 cm hoặc 1,27 cm")
        wanted = _until(paragraph, digits)
        slanted = [span for span in wanted if span.look.italic]
        if slanted:
            upright = partial(mend.set_toggle, slanted, "i", False)
            case.add("B03.article-upright", paragraph, "nghiêng", "đứng", upright)
        if self._has_chapters:
            self._article_title(paragraph, digits)
        if not paragraph.label and any(not span.look.bold for span in wanted):
            fix = (
                partial(mend.set_toggle, wanted, "b", True)
                if len(wanted) < len(paragraph.spans) or _short(paragraph)
                else None
            )
            case.add("B03.article-bold", paragraph, "không đậm", "đậm", fix)
        number = int(digits)
        if self._article and number != self._article + 1:
            case.add("B03.sequence", paragraph, f"Điều {number} sau Điều {self._article}", f"Điều {self._article + 1}")
        self._article = number
        self._clause = 0
        self._point = ""

    def _article_title(self, paragraph: Paragraph, digits: str) -> None:
        """In a text of chapters each article has a title, which is bold as its number is (II.6.d, II.6.đ)."""
        rest = paragraph.full_text.partition(digits)[2].strip(" .:\u00a0")
        if not rest or len(rest) > _LONGEST_TITLE:
            self._case.add("B03.article-title", paragraph, "không có tiêu đề", f"Điều {digits}. (tiêu đề)")
        elif _line(paragraph).bold < MOSTLY:
            fix = partial(mend.set_toggle, paragraph.spans, "b", True)
            self._case.add("B03.article-title", paragraph, "tiêu đề không đậm", "tiêu đề đậm", fix)

    # -------------------------------------------------------------------------------------------- mục I., khoản, điểm

    def _check_section(self, paragraph: Paragraph, section: re.Match[str]) -> None:
        case = self._case
        line = _line(paragraph)
        title = section[2]
        capitals = line.capitals or title.isupper()
        # a running sentence or an item of a list is no heading
        if len(title) > 250 or not (capitals or line.bold > 0.6):
            return
        if not capitals:
            case.add("B03.section-case", paragraph, title, title.upper(), upper_fix(line))
        if line.bold < 0.6:
            fix = partial(mend.set_toggle, paragraph.spans, "b", True)
            case.add("B03.section-bold", paragraph, "không đậm", "đậm", fix)
        value = roman_value(section[1])
        if value != self._section + 1 and value != 1:
            case.add("B03.sequence", paragraph, section[1], f"số {self._section + 1}")
        self._section = value
        self._clause = 0
        self._point = ""

    def _check_clause(self, paragraph: Paragraph, text: str, following: Paragraph | None) -> None:
        clause = _CLAUSE.match(text)
        if clause is None:
            wrong = _WRONG_CLAUSE.match(text)
            if wrong is not None:
                self._wrong_clause(paragraph, wrong)
            if not self._decimal_told and _DECIMAL.match(text):
                self._decimal_told = True
                self._case.add("B03.decimal", paragraph, text[:8], "I. / 1. / a)")
            return
        value = int(clause[1])
        if value != self._clause + 1 and value != 1 and self._clause:
            self._case.add("B03.sequence", paragraph, f"{value}. sau {self._clause}.", f"{self._clause + 1}.")
        self._clause = value
        self._point = ""
        # a list of names has no text below its entries; where the first clause has a title, its neighbours may too
        titled = _is_clause_title(text, following)
        self._titled = titled and (value == 1 or self._titled)
        line = _line(paragraph)
        if self._titled and line.bold < 0.4 and line.looks:
            fix = partial(mend.set_toggle, paragraph.spans, "b", True)
            self._case.add("B03.clause-bold", paragraph, "không đậm", "đậm", fix)

    def _wrong_clause(self, paragraph: Paragraph, wrong: re.Match[str]) -> None:
        """A lone «1)» may be anything; the number after the last clause, or the first of several, is a clause."""
        value = int(wrong[1])
        if self._clause and not self._point and value == self._clause + 1:
            self._clause = value
            self._tell_clause_mark(paragraph)
            return
        if value == 1:
            self._loose_clause = paragraph
        if value not in (1, self._loose + 1):
            return
        self._loose = value
        if value == 1:
            return
        firsts = [self._loose_clause] if value == 2 and self._loose_clause is not None else []
        for each in (*firsts, paragraph):
            self._tell_clause_mark(each)

    def _tell_clause_mark(self, paragraph: Paragraph) -> None:
        number = _WRONG_CLAUSE.match(paragraph.full_text.lstrip())
        if number is not None:
            fix = None if paragraph.label else partial(mend.rewrite, paragraph, _CLAUSE_NUMBER, f"{number[1]}.")
            self._case.add("B03.clause-mark", paragraph, f"{number[1]}{number[2]}", f"{number[1]}.", fix)

    def _check_point(self, paragraph: Paragraph, text: str) -> None:
        case = self._case
        point = _POINT.match(text)
        if point is None:
            wrong = _WRONG_POINT.match(text)
            if wrong is None:
                return
            letter = wrong[1] or wrong[2] or wrong[3]
            right = None if paragraph.label else partial(mend.rewrite, paragraph, _POINT_MARK, f"{letter})")
            case.add("B03.point-mark", paragraph, wrong[0].strip(), f"{letter})", right)
        else:
            letter = point[1]
        if letter in _FOREIGN:
            case.add("B03.point-order", paragraph, f"{letter})", "a, b, c, d, đ, e, g, h…")
        elif self._point in _LETTERS and letter != "a":
            place = _LETTERS.index(self._point) + 1 if self._point else 0
            wanted = _LETTERS[place] if place < len(_LETTERS) else ""
            if letter != wanted and self._point:
                rule = "B03.point-order" if self._point == "d" and letter == "e" else "B03.sequence"
                case.add(rule, paragraph, f"{letter}) sau {self._point})", f"{wanted})")
        self._point = letter if letter not in _FOREIGN else self._point


def _is_clause_title(text: str, following: Paragraph | None) -> bool:
    """A clause on a short line without a mark at its end, with text of its own below."""
    text = text.rstrip()
    if following is None or len(text) > 120 or text.endswith(_SENTENCE_ENDS):
        return False
    below = tidy(following.full_text[:40])
    return not (_CLAUSE.match(below) or _SECTION.match(below) or _ARTICLE.match(below) or _NUMBERED_LEVEL.match(below))


def to_roman(value: int) -> str:
    """Write a number below 50 in Roman letters; empty for others."""
    if not 0 < value < 50:
        return ""
    tens = "X" * (value // 10) if value < 40 else "XL"
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def roman_value(text: str) -> int:
    """Return the value of a Roman number in capital letters."""
    total = 0
    for place, letter in enumerate(text):
        value = _VALUES[letter]
        following = _VALUES[text[place + 1]] if place + 1 < len(text) else 0
        total += -value if value < following else value
    return total


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True)


def _until(paragraph: Paragraph, digits: str) -> list[Span]:
    """Return the runs that hold «Điều» and its number."""
    found: list[Span] = []
    text = ""
    for span in paragraph.spans:
        if span.text.strip():
            found.append(span)
        text += span.text
        if digits in text:
            break
    return found


def _short(paragraph: Paragraph) -> bool:
    return len(paragraph.text) < 120
