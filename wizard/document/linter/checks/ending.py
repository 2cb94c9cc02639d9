"""Signature block and recipients (Phụ lục I, Phần I, mục II.7 and II.9.d; Điều 13)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import (
    ALIGN_NAMES,
    Case,
    check_bold,
    check_centred,
    check_plain,
    check_size,
    check_upright,
    height_above,
    shown,
    spoken,
    upper_fix,
)
from wizard.document.linter.pieces import MAIN, Line, Piece
from wizard.document.linter.words import fold, is_dots

_PARTY_PREFIX = re.compile(r"^(?:T/M|K/T|T/L|T\.M|K\.T|T\.L)\b")
_BARE_PREFIX = re.compile(r"^(?:TM|KT|TL|TUQ|Q)(?:\s|,|:|-)")
_CLOSED_PREFIX = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.(?=[^\W\d_])")
_RANK = re.compile(
    r"^(?:GS|PGS|TS|ThS|Ths|TSKH|BS|CN|KS|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Đồng chí|Đ/c)\b[.\s]\s*", re.I
)
# «Ông» is a family name too: it is an address before another family name and two more words
_ADDRESS = re.compile(
    r"^(?:Ông|Bà) (?=(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đào) \S+ \S+)"
)
_HEAD_RULED = ("SO ", "CUC ", "CHI CUC ", "TONG CUC ", "VAN PHONG ", "BO ", "THANH TRA ", "TRUNG TAM ", "PHONG ")
_PREFIX = re.compile(r"^\s*((?:T\s?[/.]\s?M|K\s?[/.]\s?T|T\s?[/.]\s?L|TM|KT|TL|TUQ|Q)[.,:-]?\s*)(?=[^\W\d_])")
_SYLLABLE = re.compile(
    r"^(?:[BCDĐGHKLMNPRSTVX]|CH|GH|GI|KH|NG|NGH|NH|PH|QU|TH|TR)?[AEIOUYĂÂÊÔƠƯÀ-Ý\u1ea0-\u1ef9]{1,3}(?:C|CH|M|N|NG|NH|P|T)?$"
)
_DEPARTMENTS = ("SO ", "CHI CUC ", "TRUNG TAM ", "VAN PHONG ", "BAN QUAN LY ")
_LEADING = re.compile(r"^(?:KT|Q)\.?\s*")
_UNIT = re.compile(r"^(?:TỈNH|THÀNH PHỐ|THỦ ĐÔ)\s+")
_ONE_MORE = re.compile(r";\s*[-–]\s")
_FILE_WORDS = re.compile(r"^-?\s*LUU\s*:?\s*(.*)$")
_FILE_CLERKS = re.compile(r"^VT\s*(?:$|[,.(])")
_AS_ARTICLE = re.compile(r"NHU (?:CAC )?DIEU (\d+)")
_ARTICLE = re.compile(r"^Điều\s+(\d+)")
_INDENTED_MM = 5.0
_LEVEL_MM = 12.0
# what the fixes look for in the letters of a line
_WORD = re.compile(r"Nơi nhận(?!\s*:)")
_FILED = re.compile(r"Lưu(?!\s*:)")
_OTHER_DASH = re.compile(r"^\s*([–—+•*])")
_CLERKS_MARK = re.compile(r"\bVT(\s*[;:–-]\s*|\s+)(?=\w)")
_FIRST_LETTER = re.compile(r"^\s*(\S)")
_FILE = re.compile(r"^-?\s*LUU\b")
_ENACTED = ("quyet-dinh", "nghi-quyet")
# these name whom they address in their own words («trân trọng kính mời: …»), and Mẫu 1.8 writes «Như trên» for them
_NAMES_ADDRESSEES = ("giay-gioi-thieu", "giay-moi", "cong-van")
_WITHOUT_SIGNATURE_RULES = ("bien-ban", "hop-dong", "ban-ghi-nho", "ban-thoa-thuan")


def check_signature(case: Case, piece: Piece) -> None:
    """Check the signature block of a main text."""
    if piece.role != MAIN:
        return
    posts, names = piece.found.get("post", []), piece.found.get("signer", [])
    # a post that the signer holds elsewhere stands above the name (II.7.đ)
    titled = [*posts, *piece.found.get("other_post", [])]
    if not posts and not names:
        case.add("S01.missing", piece.first_of("recipients_word"))
        return
    if not names:
        case.add("S01.name-missing", posts[-1])
    lines = [*titled, *names]
    check_bold(case, "S01.bold", [*titled, *names[-1:]])
    check_upright(case, "S01.upright", [*titled, *names[-1:]])
    check_size(case, "S01.size", lines, "post")
    check_centred(case, "S01.align", [*titled, *names[-1:]])
    for line in titled:
        text = spoken(line)
        if not line.capitals:
            case.add("S01.case", line, text, text.upper(), upper_fix(line))
        written = partial(mend.rewrite, line.paragraph, _PREFIX, _right_prefix) if line.whole else None
        if _PARTY_PREFIX.match(text) or _BARE_PREFIX.match(text):
            case.add("S01.prefix", line, text.split(" ")[0], "TM., KT., TL., TUQ., Q.", written)
        elif _CLOSED_PREFIX.match(text):
            case.add("S01.prefix-space", line, text, "có dấu cách sau dấu chấm", written)
    _alone(case, piece, lines)
    if names:
        _name(case, names[-1])
    if piece.kind not in _WITHOUT_SIGNATURE_RULES:
        _powers(case, piece, posts)


def _name(case: Case, line: Line) -> None:
    text = spoken(line)
    if _RANK.match(text) or _ADDRESS.match(text):
        case.add("S01.rank", line, text, "chỉ ghi họ và tên")
    bare = _RANK.sub("", text)
    if bare.isupper() and len(bare) > 3:
        words = bare.split()
        whole = partial(mend.replace_text, line.paragraph, [(line.text.strip(), " ".join(map(str.capitalize, words)))])
        # names of other peoples of the country have letters of their own («Niê KĐăm»)
        plain = bare == text and all(_SYLLABLE.match(word) for word in words)
        case.add("S01.name-case", line, text, " ".join(map(str.capitalize, words)), whole if plain else None)


def _right_prefix(match: re.Match[str]) -> str:
    return re.sub(r"[^A-Z]", "", match[1]) + ". "


def _alone(case: Case, piece: Piece, lines: list[Line]) -> None:
    """A break between the content and the signature leaves the block alone on a page."""
    first = min(line.paragraph.index for line in [*lines, *piece.found.get("recipients_word", [])])
    last = max((each.index for each in piece.body if each.text.strip() and each.index < first), default=None)
    if last is None:
        return
    between = case.reading.paragraphs[last + 1 : first]
    here = case.reading.paragraphs[first]
    new_section = here.section != case.reading.paragraphs[last].section
    parted = new_section and not case.reading.sections[here.section].continuous
    if parted or here.form.page_break_before or any(each.page_break for each in between):
        case.add("S01.alone", lines[0], "ngắt trang trước khối chữ ký", "cùng trang với phần cuối nội dung")


def _powers(case: Case, piece: Piece, posts: list[Line]) -> None:
    folded = [fold(spoken(line)) for line in posts]
    collective = [line for line, text in zip(posts, folded, strict=True) if text.startswith(("TM", "T/M"))]
    agency = fold(piece.text_of("agency")) + " "
    if collective and agency.startswith(_HEAD_RULED):
        case.add("S01.collective", collective[0], spoken(collective[0]), "chức vụ người đứng đầu, không ghi «TM.»")
    authority = fold(piece.text_of("authority"))
    if authority.startswith(("CHU TICH", "GIAM DOC")) and collective:
        case.add("S01.authority", collective[0], spoken(collective[0]), "không ghi «TM.»")
    elif authority.startswith("UY BAN NHAN DAN") and posts and not collective:
        case.add("S01.authority", posts[0], spoken(posts[0]), "TM. " + piece.text_of("authority"))
    if (
        folded
        and folded[-1].startswith(("PHO ", "THU TRUONG"))
        and not any(text.startswith(("KT", "K/T", "K.T")) for text in folded)
    ):
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
    if posts and folded:
        head = _LEADING.sub("", folded[0])
        chairman = head.startswith(("CHU TICH", "PHO CHU TICH")) and agency.startswith(_DEPARTMENTS)
        director = head.startswith(("GIAM DOC", "PHO GIAM DOC")) and agency.startswith(
            ("UY BAN NHAN DAN", "HOI DONG NHAN")
        )
        if chairman or director:
            case.add("S02.agency", posts[0], spoken(posts[0]), f"chức vụ ở {piece.text_of('agency')}")
    _same_place(case, piece)


def _same_place(case: Case, piece: Piece) -> None:
    """The place of the date is that of the province whose agency writes; other kinds of places are not judged."""
    names = " ".join((piece.text_of("parent_agency"), piece.text_of("agency"))).upper()
    place = _UNIT.sub("", piece.text_of("place_date").partition(",")[0].strip().upper())
    own = {name for name in case.registry.provinces if f"TỈNH {name}" in names or f"THÀNH PHỐ {name}" in names}
    if own and place in case.registry.provinces and place not in own:
        case.add("S02.place", piece.first_of("place_date"), piece.text_of("place_date"), min(own).title())


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
        case.add(
            "N01.colon", word, spoken(word), "Nơi nhận:", partial(mend.rewrite, word.paragraph, _WORD, "Nơi nhận:")
        )
    _level(case, piece, word)
    entries = piece.found.get("recipient", [])
    if not entries:
        case.add("N01.empty", word)
        return
    check_size(case, "N01.list-size", entries, "recipient")
    check_plain(case, "N01.list-style", entries)
    for line in (word, *entries):
        form = line.paragraph.form
        if line.whole and form.align in ("center", "right"):
            align = partial(mend.set_align, line.paragraph, "left")
            case.add("N01.align", line, ALIGN_NAMES[form.align], "canh trái", align)
        elif line.whole and form.left + form.first_line > _INDENTED_MM and "\t" not in line.paragraph.text:
            flush = None if line.paragraph.label else partial(mend.set_flush, line.paragraph)
            case.add(
                "N01.align",
                line,
                f"thụt {shown(round((form.left + form.first_line) / 10, 2))} cm",
                "sát lề trái",
                flush,
            )
    _entries(case, piece, entries)


def _level(case: Case, piece: Piece, word: Line) -> None:
    """«Nơi nhận» stands level with the first line of the signature; minutes have it below the signatures."""
    post = piece.first_of("post")
    if post is None or piece.kind in _WITHOUT_SIGNATURE_RULES:
        return
    left, right = word.paragraph.cell, post.paragraph.cell
    if left is None or right is None or left.table is not right.table:
        return
    apart = left.row == right.row and abs(height_above(case, word) - height_above(case, post)) > _LEVEL_MM
    if left.row != right.row or apart:
        case.add("N01.level", word, "khác dòng", "ngang hàng với quyền hạn, chức vụ người ký")


def _entries(case: Case, piece: Piece, entries: list[Line]) -> None:
    texts = [spoken(line) for line in entries]
    filed = [place for place, text in enumerate(texts) if _FILE.match(fold(text))]
    if not filed:
        case.add("N01.file", entries[-1], texts[-1], "- Lưu: VT, ….")
    elif filed[-1] != len(entries) - 1:
        case.add("N01.file-last", entries[filed[-1]], texts[filed[-1]], "dòng cuối cùng")
    for place, (line, text) in enumerate(zip(entries, texts, strict=True)):
        if not (text.startswith("-") or line.paragraph.label == "-"):
            other = _OTHER_DASH.match(text)
            dash = partial(mend.rewrite, line.paragraph, _OTHER_DASH, "-")
            put = partial(mend.rewrite, line.paragraph, _FIRST_LETTER, lambda match: f"- {match[1]}")
            usable = line.whole and not line.paragraph.label
            case.add("N01.dash", line, text[:20], "- …", (dash if other else put) if usable else None)
        if _ONE_MORE.search(text):
            case.add("N01.own-lines", line, text, "mỗi nơi một dòng")
        if place in filed:
            if ":" not in text[:8]:
                marked = partial(mend.rewrite, line.paragraph, _FILED, "Lưu:")
                case.add("N01.file-colon", line, text, "- Lưu: VT, ….", marked)
            filing = _FILE_WORDS.match(fold(text))
            if filing and not is_dots(text) and not _FILE_CLERKS.match(filing[1]):
                comma = partial(mend.rewrite, line.paragraph, _CLERKS_MARK, ", ")
                wrong_mark = line.whole and _CLERKS_MARK.search(text) is not None
                case.add("N01.file-vt", line, text, "- Lưu: VT, ….", comma if wrong_mark else None)
            if (
                not is_dots(text)
                and "." not in text.rstrip(" )")[-1:]
                and not re.search(r"\.\s*[A-ZĐ]+\.?\s*\(?\d*\)?$", text)
            ):
                stop = partial(mend.end_with, line.paragraph, ".") if line.whole else None
                case.add("N01.file-end", line, text[-12:], "dấu chấm (.)", stop)
        elif place < len(entries) - 1 and not text.endswith(";") and not is_dots(text):
            ended = partial(mend.end_with, line.paragraph, ";") if line.whole else None
            case.add("N01.line-end", line, text[-12:], "dấu chấm phẩy (;)", ended)
    folded = [fold(text) for text in texts]
    has_same = any("NHU TREN" in text for text in folded)
    if "addressees" in piece.found and not has_same:
        case.add("N01.same-missing", entries[0], texts[0], "- Như trên;")
    elif "addressees" in piece.found and "NHU TREN" not in folded[0]:
        same = next(line for line, text in zip(entries, folded, strict=True) if "NHU TREN" in text)
        case.add("N01.same-first", same, spoken(same), "dòng đầu tiên")
    named = case.kind(piece)
    if (
        not piece.found.keys() & {"addressees", "addressee"}
        and has_same
        and named is not None
        and piece.kind not in _NAMES_ADDRESSEES
    ):
        same = next(line for line, text in zip(entries, folded, strict=True) if "NHU TREN" in text)
        case.add("N01.same-extra", same, spoken(same), "tên nơi nhận")
    if piece.kind in _ENACTED and not any("NHU DIEU" in text for text in folded):
        case.add("N01.articles", entries[0], texts[0], "- Như Điều …;")
    articles = [int(match[1]) for each in piece.body if (match := _ARTICLE.match(each.full_text.strip()))]
    for line, text in zip(entries, folded, strict=True):
        pointed = _AS_ARTICLE.search(text)
        if articles and pointed and int(pointed[1]) > max(articles):
            case.add("N01.article-number", line, spoken(line), f"văn bản có {max(articles)} điều")
