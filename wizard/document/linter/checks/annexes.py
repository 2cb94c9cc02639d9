"""Annexes: number, title, reference, and the pointers between text and annex (Phụ lục I, Phần I, mục III.1)."""

import re
from functools import partial
from itertools import chain

from wizard.document.linter import mend, patterns
from wizard.document.linter.checks.common import (
    Case,
    check_bold,
    check_centred,
    check_italic,
    check_not_bold,
    check_size,
    check_upright,
    spoken,
    upper_fix,
)
from wizard.document.linter.checks.structure import roman_value
from wizard.document.linter.content import Paragraph
from wizard.document.linter.pieces import ANNEX, ATTACHED, MAIN, Line, Piece
from wizard.document.linter.words import fold, tidy

_WORD = re.compile(r"phụ lục", re.IGNORECASE)
_ATTACHED_WORDS = (("SO", "số, ký hiệu"), ("NGAY", "ngày tháng năm"), ("CUA", "cơ quan ban hành"))
_MENTIONED = re.compile(
    r"phụ lục((?:\s*(?:,|và|đến|-|–)?\s*(?:số\s*)?\b(?:[IVXLC]+|\d{1,2})\b)*)(\s*(?:kèm theo|đính kèm))?", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"\s+(?:Nghị định|Thông tư|Luật|Nghị quyết|Công văn|(?:Quyết định|Kế hoạch|Chương trình) số)")
# a quick look before the careful one: «phụ lục» composed, or a combining mark that may hide it
_MARK = "\u0323"
_ENCLOSED = re.compile(r"phụ lục[^.;]{0,40}(?:kèm theo|đính kèm)", re.IGNORECASE)
_ROMAN = re.compile(r"^[IVXLC]+$")
_NUMBER = re.compile(r"số\s*(\d+(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ&-]*)")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_KIND = re.compile(r"^\(?\s*(?:Ban hành\s+)?kèm theo\s+(.{2,40}?)\s+số\b", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"(\d+/[A-ZĐ][A-Za-zĐđ&-]*)")


def check_annexes(case: Case) -> None:
    """Check all annexes of the file and what the texts say about them."""
    annexes = [piece for piece in case.pieces if piece.role == ANNEX]
    mains = [piece for piece in case.pieces if piece.role in (MAIN, ATTACHED)]
    bodies = [each for piece in mains for each in piece.body]
    pointing = [each for each in bodies if _may_point(each.text)]
    if annexes and mains:
        _references(case, annexes, [tidy(each.text) for each in pointing])
    if mains and not annexes:
        enclosed = next((each for each in pointing if _ENCLOSED.search(tidy(each.text))), None)
        if enclosed is not None:
            case.add("A01.absent", enclosed, tidy(enclosed.text), "phụ lục", piece=mains[0])
    for piece in mains:
        if piece.role == ATTACHED:
            case.piece = piece
            _attached(case, piece, piece.found.get("subject", piece.found.get("title", [])))
    for place, piece in enumerate(annexes):
        _number(case, piece, place, len(annexes), alone=not mains)
        _looks(case, piece)
    main = next((piece for piece in mains if piece.role == MAIN), None)
    for piece in case.pieces:
        if main is not None and piece is not main and piece.role in (ANNEX, ATTACHED):
            _match(case, piece, main, {each.kind for each in mains})


def _may_point(text: str) -> bool:
    """A quick look: a single letter is found much faster than a word."""
    if "ụ" in text and ("lục" in text or "Lục" in text):
        return True
    return ("Ụ" in text and "LỤC" in text) or _MARK in text


def _references(case: Case, annexes: list[Piece], texts: list[str]) -> None:
    """The text points to every annex, by its number or to all of them together (III.1.a)."""
    numbers: set[int] = set()
    together = False
    for text in texts:
        for match in _MENTIONED.finditer(text):
            found = _numbers_of(match[1])
            numbers |= found
            together = together or not found
            lost = match[2] and len(annexes) > 1 and found and max(found) > len(annexes)
            if lost and not _OF_ANOTHER.match(text[match.end() :]):
                case.add("A01.absent", None, match[0], f"có {len(annexes)} phụ lục", piece=annexes[0])
    if not numbers and not together:
        case.add("A01.not-referred", annexes[0].first_of("annex_number"), piece=annexes[0])
    elif not together and len(annexes) > 1:
        for place, piece in enumerate(annexes, 1):
            if place not in numbers:
                case.add("A01.not-referred", piece.first_of("annex_number"), "chưa nhắc đến", "có chỉ dẫn", piece=piece)


def _numbers_of(text: str) -> set[int]:
    """Return the numbers in «I, II và IV», «I đến III»."""
    found: set[int] = set()
    before = 0
    for joint, word in re.findall(r"(đến|-|–)?\s*([IVXLC]+|\d{1,2})\b", text):
        value = int(word) if word.isdigit() else roman_value(word)
        found |= set(range(before, value + 1)) if joint and before else {value}
        before = value
    return found


def _number(case: Case, piece: Piece, place: int, count: int, *, alone: bool) -> None:
    line = piece.found["annex_number"][0]
    text = spoken(line)
    if text.upper().startswith("PHỤ LỤC") and not text.startswith("Phụ lục"):
        small = partial(mend.rewrite, line.paragraph, _WORD, "Phụ lục")
        case.add("A01.case", line, text, "Phụ lục " + text[7:].strip(), small, piece=piece)
    match = patterns.ANNEX.match(fold(text))
    number = match[1] if match else None
    if match and match[2]:
        case.add("A01.own-line", line, text, "Phụ lục …, tên ở dòng dưới", piece=piece)
    if not number:
        if count > 1:
            case.add("A01.unnumbered", line, text, "Phụ lục I, Phụ lục II…", piece=piece)
    elif not _ROMAN.match(number):
        case.add("A01.roman", line, text, "chữ số La Mã", piece=piece)
    elif count == 1:
        if not alone:
            case.add("A01.single-numbered", line, text, "Phụ lục", piece=piece)
    elif roman_value(number) != place + 1 and not alone:
        case.add("A01.order", line, text, f"phụ lục thứ {place + 1}", piece=piece)


def _looks(case: Case, piece: Piece) -> None:
    number, title = piece.found["annex_number"], piece.found.get("annex_title", [])
    case.piece = piece
    check_size(case, "A01.size", number, "annex_number")
    check_size(case, "A01.title-size", title, "annex_title")
    check_bold(case, "A01.bold", [*number, *title])
    check_upright(case, "A01.upright", [*number, *title])
    check_centred(case, "A01.align", [*number, *title])
    match = patterns.ANNEX.match(fold(spoken(number[0])))
    if not title and not (match and match[2]):
        case.add("A01.title-missing", number[0])
    for line in title:
        if not line.capitals:
            case.add("A01.title-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    _attached(case, piece, title or number)
    content = [each for each in piece.body if each.text.strip()]
    if content and not any("./." in each.text for each in chain(reversed(content), case.reading.within(piece.tables))):
        last = max((content[-1], *_last_cells(case, piece)), key=lambda each: each.index)
        case.add("B02.annex", last, tidy(last.text)[-12:], "./.")


def _last_cells(case: Case, piece: Piece) -> list[Paragraph]:
    """Return the last text of the last table of a piece, if it has one."""
    cells = [each for each in case.reading.cells_with("", piece.tables[-1:]) if each.text.strip()]
    return cells[-1:]


def _attached(case: Case, piece: Piece, above: list[Line]) -> None:
    """«(Kèm theo …)» of an annex or an attached text: its place, look and what it says (III.1.c)."""
    attached = piece.found.get("attached", [])
    if not attached:
        case.add("A01.attached-missing", above[-1] if above else None, "không có", "(Kèm theo …)")
        return
    check_centred(case, "A01.align", attached)
    check_italic(case, "A01.attached-italic", attached)
    check_not_bold(case, "A01.attached-bold", attached)
    check_size(case, "A01.attached-size", attached, "attached")
    if above and attached[0].paragraph.index < above[-1].paragraph.index:
        case.add("A01.attached-order", attached[0], "phía trên tên", "phía dưới tên")
    words = tidy(piece.text_of("attached"))
    if words.isupper():
        case.add("A01.attached-case", attached[0], words, "chữ in thường")
    folded = fold(words)
    lacking = [name for word, name in _ATTACHED_WORDS if not re.search(rf"\b{word}\b", folded)]
    if lacking:
        case.add(
            "A01.attached-incomplete",
            attached[0],
            "thiếu " + ", ".join(lacking),
            "số, ngày tháng năm, cơ quan ban hành",
        )


def _match(case: Case, piece: Piece, main: Piece, kinds: set[str]) -> None:
    """What «(Kèm theo …)» says must be what the main text says; blanks match everything."""
    attached = tidy(piece.text_of("attached"))
    if not attached:
        return
    line = piece.found["attached"][0]
    named = _KIND.match(attached)
    kind = case.registry.titles.get(fold(named[1])) if named else None
    own_kind = case.kind(main)
    if named and kind is not None and own_kind is not None and kind not in kinds:
        case.add("A01.mismatch", line, named[1], own_kind.name, piece=piece)
        return
    said, own = _NUMBER.search(attached), _OWN_NUMBER.search(tidy(piece_number(main)))
    if said and own and said[1].lstrip("0") != own[1].lstrip("0"):
        case.add("A01.mismatch", line, said[1], own[1], piece=piece)
        return
    date, own_date = _DATE.search(attached), _DATE.search(tidy(main.text_of("place_date")))
    if date and own_date and [int(each) for each in date.groups()] != [int(each) for each in own_date.groups()]:
        case.add("A01.mismatch", line, date[0], own_date[0], piece=piece)


def piece_number(piece: Piece) -> str:
    """Return the number and notation of a piece without «Số:»."""
    return piece.text_of("number").partition(":")[2]
