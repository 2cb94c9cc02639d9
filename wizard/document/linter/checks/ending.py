"""Signature block and recipients (Phụ lục I, Phần I, mục II.7 and II.9.d; Điều 13)."""

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
    spoken,
    upper_fix,
)
from wizard.document.linter.pieces import MAIN, Line, Piece
from wizard.document.linter.words import fold, is_dots

_PARTY_PREFIX = re.compile(r"^(?:T/M|K/T|T/L|T\.M|K\.T|T\.L)\b")
_BARE_PREFIX = re.compile(r"^(?:TM|KT|TL|TUQ)(?:\s|,|:|-)")
_RANK = re.compile(
    r"^(?:GS|PGS|TS|ThS|Ths|TSKH|BS|CN|KS|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Ông|Bà|Đồng chí|Đ/c)\b[.\s]", re.I
)
_HEAD_RULED = ("SO ", "CUC ", "CHI CUC ", "TONG CUC ", "VAN PHONG ", "BO ", "THANH TRA ", "TRUNG TAM ", "PHONG ")
_FILE = re.compile(r"^-?\s*LUU\b")
_ENACTED = ("quyet-dinh", "nghi-quyet")
_WITHOUT_SIGNATURE_RULES = ("bien-ban", "hop-dong", "ban-ghi-nho", "ban-thoa-thuan")


def check_signature(case: Case, piece: Piece) -> None:
    """Check the signature block of a main text."""
    if piece.role != MAIN:
        return
    posts, names = piece.found.get("post", []), piece.found.get("signer", [])
    if not posts and not names:
        case.add("S01.missing", piece.first_of("recipients_word"))
        return
    if not names:
        case.add("S01.name-missing", posts[-1])
    lines = [*posts, *names]
    check_bold(case, "S01.bold", [*posts, *names[-1:]])
    check_upright(case, "S01.upright", [*posts, *names[-1:]])
    check_size(case, "S01.size", lines, "post")
    check_centred(case, "S01.align", [*posts, *names[-1:]])
    for line in posts:
        text = spoken(line)
        if not line.capitals:
            case.add("S01.case", line, text, text.upper(), upper_fix(line))
        if _PARTY_PREFIX.match(text) or _BARE_PREFIX.match(text):
            case.add("S01.prefix", line, text.split(" ")[0], "TM., KT., TL., TUQ., Q.")
    if names:
        _name(case, names[-1])
    if piece.kind not in _WITHOUT_SIGNATURE_RULES:
        _powers(case, piece, posts)


def _name(case: Case, line: Line) -> None:
    text = spoken(line)
    if _RANK.match(text):
        case.add("S01.rank", line, text, "chỉ ghi họ và tên")
    if text.isupper() and len(text) > 3:
        case.add("S01.name-case", line, text, text.title())


def _powers(case: Case, piece: Piece, posts: list[Line]) -> None:
    folded = [fold(spoken(line)) for line in posts]
    collective = [line for line, text in zip(posts, folded, strict=True) if text.startswith(("TM", "T/M"))]
    agency = fold(piece.text_of("agency")) + " "
    if collective and agency.startswith(_HEAD_RULED):
        case.add("S01.collective", collective[0], spoken(collective[0]), "chức vụ người đứng đầu, không ghi «TM.»")
    authority = fold(piece.text_of("authority"))
    if authority.startswith(("CHU TICH", "GIAM DOC")) and collective:
        case.add("S01.authority", collective[0], spoken(collective[0]), "không ghi «TM.»")
    elif authority.startswith(("UY BAN NHAN DAN", "HOI DONG NHAN DAN")) and posts and not collective:
        case.add("S01.authority", posts[0], spoken(posts[0]), "TM. " + piece.text_of("authority"))
    if folded and folded[-1].startswith("PHO ") and not any(text.startswith(("KT", "K/T", "K.T")) for text in folded):
        case.add("S01.deputy", posts[-1], spoken(posts[-1]), "KT. …")
    committee = "UY BAN NHAN DAN" in agency or agency.startswith("UBND")
    if collective and agency.strip() and not case.report.findings_of("S01.collective"):
        behalf = fold(spoken(collective[0]))
        if (
            ("UY BAN NHAN DAN" in behalf) != committee
            and "TEN CO QUAN" not in agency
            and not agency.startswith(_HEAD_RULED)
        ):
            case.add("S02.agency", collective[0], spoken(collective[0]), piece.text_of("agency"))


def check_recipients(case: Case, piece: Piece) -> None:
    """Check «Nơi nhận» and its list."""
    if piece.role != MAIN:
        return
    word = piece.first_of("recipients_word")
    if word is None:
        case.add("N01.missing", piece.first_of("post"))
        return
    check_size(case, "N01.word-size", [word], "recipients_word")
    if word.bold < 0.6 or word.italic < 0.6:

        def fix() -> None:
            mend.set_toggle(word.spans, "b", True)
            mend.set_toggle(word.spans, "i", True)

        case.add("N01.word-style", word, "không nghiêng, đậm", "nghiêng, đậm", fix)
    underlined = [span for span in word.spans if span.text.strip() and span.look.underline != "none"]
    if underlined:
        case.add(
            "N01.underline", word, "gạch chân", "không gạch chân", partial(mend.set_value, underlined, "u", "none")
        )
    if ":" not in spoken(word):
        case.add("N01.colon", word, spoken(word), "Nơi nhận:")
    entries = piece.found.get("recipient", [])
    if not entries:
        case.add("N01.empty", word)
        return
    check_size(case, "N01.list-size", entries, "recipient")
    check_plain(case, "N01.list-style", entries)
    for line in (word, *entries):
        if line.whole and line.paragraph.form.align in ("center", "right"):
            align = partial(mend.set_align, line.paragraph, "left")
            case.add("N01.align", line, line.paragraph.form.align, "canh trái", align)
    _entries(case, piece, entries)


def _entries(case: Case, piece: Piece, entries: list[Line]) -> None:
    texts = [spoken(line) for line in entries]
    filed = [place for place, text in enumerate(texts) if _FILE.match(fold(text))]
    if not filed:
        case.add("N01.file", entries[-1], texts[-1], "- Lưu: VT, ….")
    elif filed[-1] != len(entries) - 1:
        case.add("N01.file-last", entries[filed[-1]], texts[filed[-1]], "dòng cuối cùng")
    for place, (line, text) in enumerate(zip(entries, texts, strict=True)):
        if not (text.startswith("-") or line.paragraph.label == "-"):
            case.add("N01.dash", line, text[:20], "- …")
        if place in filed:
            if ":" not in text[:8]:
                case.add("N01.file-colon", line, text, "- Lưu: VT, ….")
            if (
                not is_dots(text)
                and "." not in text.rstrip(" )")[-1:]
                and not re.search(r"\.\s*[A-ZĐ]+\.?\s*\(?\d*\)?$", text)
            ):
                case.add("N01.file-end", line, text[-12:], "dấu chấm (.)")
        elif place < len(entries) - 1 and not text.endswith(";") and not is_dots(text):
            case.add("N01.line-end", line, text[-12:], "dấu chấm phẩy (;)")
    folded = [fold(text) for text in texts]
    has_same = any("NHU TREN" in text for text in folded)
    if "addressees" in piece.found and not has_same:
        case.add("N01.same-missing", entries[0], texts[0], "- Như trên;")
    named = case.kind(piece)
    if (
        "addressees" not in piece.found
        and has_same
        and named is not None
        and piece.kind not in ("giay-gioi-thieu", "cong-van")
    ):
        same = next(line for line, text in zip(entries, folded, strict=True) if "NHU TREN" in text)
        case.add("N01.same-extra", same, spoken(same), "tên nơi nhận")
    if piece.kind in _ENACTED and not any("NHU DIEU" in text for text in folded):
        case.add("N01.articles", entries[0], texts[0], "- Như Điều …;")
