"""Type title, subject, authority, enacting words, addressees (Phụ lục I, Phần I, mục II.5, II.6 and II.9.d)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import (
    Case,
    check_bold,
    check_centred,
    check_plain,
    check_size,
    check_upright,
    shown,
    spoken,
    upper_fix,
)
from wizard.document.linter.opening import WITHOUT_SUBJECT
from wizard.document.linter.pieces import ATTACHED, MAIN, Line, Piece
from wizard.document.linter.words import fold, is_dots

_OFFICIAL_LETTER = "cong-van"
_SUBMISSION = "to-trinh"
_ENACTED = ("quyet-dinh", "nghi-quyet")
_GAP_PT = 6.0
_DASHES = ("-",)
_ASIDE_MM = 1.5
# what the fixes look for in the letters of a line
_ABOUT = re.compile(r"^\s*([Vv](?:[/.]?[Vv]|ề việc)\.?\s*:?)(?=\s)")
_LAST_STOP = re.compile(r"\.\s*$")
_ADDRESS_WORD = re.compile(r"Kính g[ửở]i", re.IGNORECASE)
_OTHER_DASH = re.compile(r"^\s*([+*•–—])")


def check_opening(case: Case, piece: Piece) -> None:
    """Check what stands between letterhead and content."""
    if piece.role not in (MAIN, ATTACHED):
        return
    if piece.kind == _OFFICIAL_LETTER:
        _official_letter(case, piece)
    elif "title" in piece.found:
        _title(case, piece)
        if "about" in piece.found:
            case.add("H05.about", piece.found["about"][0], piece.text_of("about"), "trích yếu dưới tên loại")
    if piece.kind in _ENACTED and piece.role == MAIN:
        _enacting(case, piece)
    _addressees(case, piece)


def _title(case: Case, piece: Piece) -> None:
    title = piece.found["title"]
    check_bold(case, "H08.title-bold", title)
    check_upright(case, "H08.title-upright", title)
    check_size(case, "H08.title-size", title, "title")
    check_centred(case, "H08.title-align", title)
    for line in title:
        if not line.capitals:
            case.add("H08.title-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    subject = piece.found.get("subject", [])
    kind = case.kind(piece)
    if not subject and piece.kind not in WITHOUT_SUBJECT and (kind is None or kind.subject) and piece.role == MAIN:
        case.add("H08.subject-missing", title[0])
    subject = [line for line in subject if not is_dots(line.text)]
    check_bold(case, "H08.subject-bold", subject)
    check_upright(case, "H08.subject-upright", subject)
    check_size(case, "H08.subject-size", subject, "subject")
    check_centred(case, "H08.subject-align", subject)
    if subject:
        text = spoken(subject[-1])
        if text.endswith(".") and not is_dots(text) and not text.endswith(("..", "…")):
            case.add("H08.subject-stop", subject[-1], text, "không có dấu chấm", _without_stop(subject[-1]))
        if fold(subject[0].text).startswith("V/V"):
            case.add("H08.subject-about", subject[0], spoken(subject[0])[:20], "Về việc …")
        whole = piece.text_of("subject")
        if whole.isupper() and len(whole) > 20:
            case.add("H08.subject-case", subject[0], whole, "chữ in thường")


def _official_letter(case: Case, piece: Piece) -> None:
    if "title" in piece.found:
        case.add("H07.title", piece.found["title"][0], spoken(piece.found["title"][0]), "không có tên loại")
    about = piece.found.get("about", [])
    if not about:
        case.add("H07.missing", piece.first_of("number"))
    check_plain(case, "H07.style", about)
    check_size(case, "H07.size", about, "about")
    check_centred(case, "H07.align", about)
    if about:
        first, text = about[0], piece.text_of("about")
        if not spoken(first).startswith("V/v"):
            right = partial(mend.rewrite, first.paragraph, _ABOUT, "V/v")
            case.add("H07.word", first, spoken(first), "V/v …", right)
        elif text[3:].isupper() and len(text) > 15:
            case.add("H07.case", first, text, "chữ in thường")
        if text.endswith(".") and not is_dots(text) and not text.endswith(("..", "…")):
            case.add("H07.stop", about[-1], text, "không có dấu chấm", _without_stop(about[-1]))
        _gap(case, piece, first)
    if "addressees" not in piece.found:
        case.add("N02.missing", piece.first_of("number"))


def _without_stop(line: Line) -> mend.Edit:
    return partial(mend.rewrite, line.paragraph, _LAST_STOP, "")


def _gap(case: Case, piece: Piece, about: Line) -> None:
    number = piece.first_of("number")
    paragraph = about.paragraph
    if number is None or paragraph.cell is None or number.paragraph.cell is not paragraph.cell:
        return
    if not paragraph.text.lstrip().startswith(about.text.strip()):  # a line of a paragraph that begins with the number
        return
    between = [each for each in paragraph.cell.paragraphs if number.paragraph.index < each.index < paragraph.index]
    gap = paragraph.form.before + number.paragraph.form.after
    if not between and gap < _GAP_PT - 0.5:
        fix = partial(mend.set_spacing, paragraph, before=120)
        case.add("H07.gap", about, f"{shown(gap)} pt", "6 pt", fix)


def _enacting(case: Case, piece: Piece) -> None:
    authority, enacting = piece.found.get("authority", []), piece.found.get("enacting", [])
    if not authority:
        case.add("H09.authority-missing", piece.first_of("title"))
    if not enacting:
        case.add("H09.enacting-missing", piece.first_of("title"))
    check_size(case, "H09.size", [*authority, *enacting], "authority")
    check_bold(case, "H09.authority-style", authority)
    check_centred(case, "H09.authority-style", authority)
    for line in authority:
        if not line.capitals:
            case.add("H09.authority-case", line, spoken(line), spoken(line).upper(), upper_fix(line))
    for line in enacting:
        text = spoken(line)
        wrong = not line.capitals or not text.endswith(":") or line.bold < 0.6
        if wrong or (line.whole and line.paragraph.form.align != "center"):
            expected = text.upper().rstrip(" :.") + ":"
            case.add("H09.enacting-style", line, text, expected, partial(_enact, line, expected))


def _enact(line: Line, words: str) -> None:
    mend.set_toggle(line.spans, "b", True)
    mend.rewrite(line.paragraph, re.compile(r"\S(?:.*\S)?"), words)
    if line.whole:
        mend.set_align(line.paragraph, "center")


def _addressees(case: Case, piece: Piece) -> None:
    word, entries = piece.found.get("addressees", []), piece.found.get("addressee", [])
    kind = case.kind(piece)
    if not word:
        if piece.kind == _SUBMISSION and piece.role == MAIN:
            case.add("N02.submission", piece.first_of("title"), "không có", "Kính gửi: …")
        return
    if kind is not None and kind.abbreviation and not kind.addressee and piece.kind != _OFFICIAL_LETTER:
        case.add("N02.decision", word[0], spoken(word[0]), "không có «Kính gửi»")
        return
    check_plain(case, "N02.style", [*word, *entries])
    check_size(case, "N02.size", [*word, *entries], "addressees")
    text = spoken(word[0])
    if text.upper().startswith("KÍNH GỬI") and not text.startswith("Kính gửi"):
        lower = partial(mend.rewrite, word[0].paragraph, _ADDRESS_WORD, "Kính gửi")
        case.add("N02.case", word[0], text, "Kính gửi:", lower)
    if text.upper().startswith("KÍNH GỞI"):
        right = partial(mend.rewrite, word[0].paragraph, _ADDRESS_WORD, "Kính gửi")
        case.add("N02.word", word[0], text[:8], "Kính gửi", right)
    if ":" not in text[:12]:
        marked = partial(mend.rewrite, word[0].paragraph, _ADDRESS_WORD, lambda match: match[0] + ":")
        case.add("N02.colon", word[0], text, "Kính gửi:", marked)
    _places(case, word[0], text, entries)
    if not entries:
        return
    if len(entries) > 1:
        for line in entries:
            if not (line.text.lstrip().startswith(_DASHES) or line.paragraph.label == "-"):
                dashed = None if line.paragraph.label else partial(mend.rewrite, line.paragraph, _OTHER_DASH, "-")
                case.add("N02.dash", line, spoken(line)[:1] or line.paragraph.label, "-", dashed)
    for place, line in enumerate(entries):
        text = spoken(line)
        last = place == len(entries) - 1
        if is_dots(text):
            continue
        if (last and not text.endswith(".")) or (not last and not text.endswith(";")):
            ended = partial(mend.end_with, line.paragraph, "." if last else ";") if line.whole else None
            case.add("N02.end", line, text[-12:], "dấu chấm (.)" if last else "dấu chấm phẩy (;)", ended)


def _places(case: Case, word: Line, text: str, entries: list[Line]) -> None:
    """One addressee stands beside «Kính gửi», several stand below it with their dashes in line (II.9.d)."""
    beside = text.partition(":")[2].strip()
    if is_dots(text) or ":" not in text:
        return
    if not beside and len(entries) == 1:
        case.add("N02.one-line", word, "ở dòng dưới", f"Kính gửi: {spoken(entries[0]).lstrip('- ').rstrip('.;')}")
    if beside and (entries or ";" in beside.rstrip("; .")):
        case.add("N02.own-lines", word, beside, "mỗi nơi một dòng")
    dashes = [line for line in entries if line.whole and "\t" not in line.paragraph.text]
    centred = [line for line in dashes if line.paragraph.form.align == "center"]
    starts = [line.paragraph.form.left + line.paragraph.form.first_line for line in dashes]
    if len(entries) > 1 and centred:
        case.add("N02.align", centred[0], "canh giữa", "các gạch đầu dòng thẳng hàng")
    elif len(starts) > 1 and max(starts) - min(starts) > _ASIDE_MM:
        case.add("N02.align", dashes[-1], "không thẳng hàng", "các gạch đầu dòng thẳng hàng")
