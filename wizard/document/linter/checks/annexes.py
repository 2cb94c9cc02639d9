"""Annexes: number, title, reference, and the pointers between text and annex (Phụ lục I, Phần I, mục III.1)."""

import re

from wizard.document.linter.checks.common import (
    Case,
    check_bold,
    check_centred,
    check_italic,
    check_not_bold,
    check_size,
    spoken,
    upper_fix,
)
from wizard.document.linter.checks.structure import roman_value
from wizard.document.linter.pieces import ANNEX, ATTACHED, MAIN, Piece
from wizard.document.linter.words import fold, tidy

_NUMBERED = re.compile(r"^PHU LUC(?:\s+(?:SO\s*)?([A-Z0-9]+))?\s*[.:]?$")
# a quick look before the careful one: «phụ lục» composed, with any space, or a combining mark that may hide it
_MARK = "\u0323"
_REFERENCE = re.compile(r"phụ lục", re.IGNORECASE)
_ENCLOSED = re.compile(r"phụ lục[^.;]{0,40}(?:kèm theo|đính kèm)", re.IGNORECASE)
_ROMAN = re.compile(r"^[IVXLC]+$")
_NUMBER = re.compile(r"số\s*(\d+(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ&-]*)")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_OWN_NUMBER = re.compile(r"(\d+/[A-ZĐ][A-Za-zĐđ&-]*)")


def check_annexes(case: Case) -> None:
    """Check all annexes of the file and what the texts say about them."""
    annexes = [piece for piece in case.pieces if piece.role == ANNEX]
    mains = [piece for piece in case.pieces if piece.role in (MAIN, ATTACHED)]
    bodies = [each for piece in mains for each in piece.body]
    pointing = [each for each in bodies if "ụ" in each.text or "Ụ" in each.text or _MARK in each.text]
    if annexes and mains and not any(_REFERENCE.search(tidy(each.text)) for each in pointing):
        case.add("A01.not-referred", annexes[0].first_of("annex_number"), piece=annexes[0])
    if mains and not annexes:
        enclosed = next((each for each in pointing if _ENCLOSED.search(tidy(each.text))), None)
        if enclosed is not None:
            case.add("A01.absent", enclosed, tidy(enclosed.text), "phụ lục", piece=mains[0])
    for place, piece in enumerate(annexes):
        _number(case, piece, place, len(annexes), alone=not mains)
        _looks(case, piece)
    main = next((piece for piece in mains if piece.role == MAIN), None)
    for piece in case.pieces:
        if main is not None and piece is not main and piece.role in (ANNEX, ATTACHED):
            _match(case, piece, main)


def _number(case: Case, piece: Piece, place: int, count: int, *, alone: bool) -> None:
    line = piece.found["annex_number"][0]
    text = spoken(line)
    if text.upper().startswith("PHỤ LỤC") and not text.startswith("Phụ lục"):
        case.add("A01.case", line, text, "Phụ lục " + text[7:].strip(), piece=piece)
    match = _NUMBERED.match(fold(text))
    number = match[1] if match else None
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
    attached = piece.found.get("attached", [])
    case.piece = piece
    check_size(case, "A01.size", number, "annex_number")
    check_size(case, "A01.title-size", title, "annex_title")
    check_bold(case, "A01.bold", [*number, *title])
    check_centred(case, "A01.align", [*number, *title, *attached])
    check_italic(case, "A01.attached-italic", attached)
    check_not_bold(case, "A01.attached-bold", attached)
    check_size(case, "A01.attached-size", attached, "attached")
    if not title:
        case.add("A01.title-missing", number[0])
    for line in title:
        if not line.capitals:
            case.add("A01.title-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    if not attached:
        case.add("A01.attached-missing", (title or number)[-1], "không có", "(Kèm theo …)")


def _match(case: Case, piece: Piece, main: Piece) -> None:
    """What «(Kèm theo …)» says must be what the main text says; blanks match everything."""
    attached = tidy(piece.text_of("attached"))
    if not attached:
        return
    line = piece.found["attached"][0]
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
