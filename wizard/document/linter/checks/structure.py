"""Divisions of the content and their numbers (Phụ lục I, Phần I, mục II.6.đ and mục V)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, spoken
from wizard.document.linter.content import Paragraph, Span
from wizard.document.linter.pieces import Line, Piece
from wizard.document.linter.words import tidy

_LEVEL = re.compile(r"^(phần|chương|mục|tiểu mục)\s+(\w+)\s*([.:]?)\s*(.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(điều)\s*(\d+)\s*(.?)", re.IGNORECASE)
_SECTION = re.compile(r"^([IVXLC]+)\.\s+(.*)$")
_CLAUSE = re.compile(r"^(\d{1,3})\.\s+\D")
_DECIMAL = re.compile(r"^\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s+\D")
_POINT = re.compile(r"^([a-zđ])\)\s")
_WRONG_POINT = re.compile(r"^(?:([a-zđ])\.\s|\(([a-zđ])\)\s|([a-zđ])/\s)")
_BULLET = re.compile(r"^[•●▪■◦·\uf0b7–—]\s*\S")
_ROMAN = re.compile(r"^[IVXLC]+$")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_FOREIGN = "fjwz"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def check_structure(case: Case, piece: Piece) -> None:
    """Check the numbers, marks and looks of the divisions of a piece."""
    walk = _Walk(case, piece)
    body = [each for each in piece.body if each.text.strip()]
    for place, paragraph in enumerate(body):
        walk.visit(paragraph, body[place + 1] if place + 1 < len(body) else None)


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

    def visit(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        text = paragraph.full_text.lstrip()
        first = text[:1]
        if first in "PpCcMmTt" and len(text) < 200:
            level = _LEVEL.match(tidy(text[:200]))
            if level and self._level(paragraph, level, following):
                return
        if first in "Đđ":
            article = _ARTICLE.match(tidy(text[:40]))
            if article and self._is_article(paragraph, article):
                self._check_article(paragraph, article)
                return
        if first in "IVXLC":
            section = _SECTION.match(tidy(text))
            if section:
                self._check_section(paragraph, section)
                return
        if first.isdigit():
            self._check_clause(paragraph, text)
        elif first == "(" or text[1:2] in (")", ".", "/"):
            self._check_point(paragraph, tidy(text[:12]) + " ")
        elif _BULLET.match(text) or paragraph.label == "•":
            self._case.add("B03.bullet", paragraph, first, "-")

    # ---------------------------------------------------------------------------------------- phần, chương, mục

    def _level(self, paragraph: Paragraph, level: re.Match[str], following: Paragraph | None) -> bool:
        word, number, _, rest = level.groups()
        line = _line(paragraph)
        set_apart = paragraph.form.align == "center" or line.bold > 0.9
        is_number = bool(_ROMAN.match(number)) or number.isdigit()
        if not is_number or (rest and not set_apart) or (not rest and len(spoken(line)) > 30):
            return False
        case = self._case
        lower = word.lower()
        if word.isupper():
            case.add("B03.level-case", paragraph, f"{word} {number}", f"{word.capitalize()} {number}")
        if lower in ("phần", "chương") and number.isdigit():
            case.add("B03.roman", paragraph, f"{word} {number}", f"{word} I, II, III…")
        if lower in ("mục", "tiểu mục") and not number.isdigit():
            case.add("B03.arabic", paragraph, f"{word} {number}", f"{word} 1, 2, 3…")
        if line.bold < 0.6 or paragraph.form.align != "center":

            def fix() -> None:
                mend.set_toggle(paragraph.spans, "b", True)
                mend.set_align(paragraph, "center")

            case.add("B03.level-style", paragraph, "không đậm hoặc không canh giữa", "đậm, canh giữa", fix)
        if (
            rest
            or following is None
            or _LEVEL.match(tidy(following.text[:200]))
            or _ARTICLE.match(tidy(following.text[:40]))
        ):
            case.add("B03.title-missing", paragraph, spoken(line), "tiêu đề ở dòng dưới")
        elif not _line(following).capitals:
            case.add("B03.title-case", following, spoken(_line(following)), spoken(_line(following)).upper())
        self._section = self._clause = 0
        self._point = ""
        return True

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
            case.add("B03.article-case", paragraph, f"{word} {digits}", label)
        if mark != ".":
            case.add("B03.article-mark", paragraph, article[0], label)
        wanted = _until(paragraph, digits)
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
            case.add("B03.section-case", paragraph, title, title.upper())
        if line.bold < 0.6:
            fix = partial(mend.set_toggle, paragraph.spans, "b", True)
            case.add("B03.section-bold", paragraph, "không đậm", "đậm", fix)
        value = roman_value(section[1])
        if value != self._section + 1 and value != 1:
            case.add("B03.sequence", paragraph, section[1], f"số {self._section + 1}")
        self._section = value
        self._clause = 0
        self._point = ""

    def _check_clause(self, paragraph: Paragraph, text: str) -> None:
        clause = _CLAUSE.match(text)
        if clause is None:
            if not self._decimal_told and _DECIMAL.match(text):
                self._decimal_told = True
                self._case.add("B03.decimal", paragraph, text[:8], "I. / 1. / a)")
            return
        value = int(clause[1])
        if value != self._clause + 1 and value != 1 and self._clause:
            self._case.add("B03.sequence", paragraph, f"{value}. sau {self._clause}.", f"{self._clause + 1}.")
        self._clause = value
        self._point = ""

    def _check_point(self, paragraph: Paragraph, text: str) -> None:
        case = self._case
        point = _POINT.match(text)
        if point is None:
            wrong = _WRONG_POINT.match(text)
            if wrong is None:
                return
            letter = wrong[1] or wrong[2] or wrong[3]
            case.add("B03.point-mark", paragraph, wrong[0].strip(), f"{letter})")
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
