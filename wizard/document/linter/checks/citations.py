"""Citations of the preamble and the end mark (Phụ lục I, Phần I, mục II.6.a and II.6.b; the models)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, check_italic, check_not_bold, check_size, spoken
from wizard.document.linter.content import Paragraph
from wizard.document.linter.pieces import ATTACHED, MAIN, Line, Piece
from wizard.document.linter.words import is_dots, tidy

_LAW = re.compile(r"^Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b")
_LAW_NUMBER = re.compile(
    r"\bsố \d+/\d{4}/(?:QH|UBTVQH)\d+|\b(?:Bộ luật|Luật|Pháp lệnh) số\b|\d+/\d{4}/(?:QH|UBTVQH)\d+"
)
_LAW_NUMBER_ALONE = re.compile(r"\s+số \d+/\d{4}/(?:QH|UBTVQH)\d+")
# a law may have «của Quốc hội» in its name; behind the date it is the agency
_LAW_AGENCY = re.compile(r"(?:năm \d{4}|/\d{4})( của (?:Quốc hội|Ủy ban Thường vụ Quốc hội))")
_CITED = re.compile(r"^Căn cứ (?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Chương trình|Công văn)\b")
_ALWAYS_NUMBERED = re.compile(r"^Căn cứ (?:Nghị định|Thông tư)\b")
_CITED_NUMBER = re.compile(r"\bsố[\s\u00a0]*\d+[-/]")
_AGENCY_ALONE = re.compile(
    r" của (?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư"
    r"|(?:(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND)|Hội đồng nhân dân|HĐND) tỉnh(?: [A-ZĐ]\w+)*)\s*[;.]$"
)
_SEVERAL = re.compile(r";\s*Căn cứ\b")
_DASH = re.compile(r"^\s*[-–—+•]\s*")
_END_MARK = re.compile(r"\s*\./\.\s*$")
_DATE = re.compile(r"\bngày\b|\d{1,2}/\d{1,2}/\d{4}")
_WITHOUT_WORD = re.compile(
    r"\b((?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Công văn|Tờ trình|Kế hoạch|Thông báo|Kết luận) )"
    r"(?=\d+[-/])"
)
_END = "./."
_VARIANT = re.compile(r"(?<![./])(?:\.\s+/\s*\.|\./\s+\.|/\.|\./|//\.|\.//\.?|\.-/-\.|-/-)\s*$")
_SENTENCE_END = re.compile(r"(?<=[\w)”»])\.\s*$")
_DOTS = re.compile(r"\.{3,}|…")
_ENACTED = ("quyet-dinh", "nghi-quyet")


def check_citations(case: Case, piece: Piece) -> None:
    """Check the citations of a main text."""
    lines = piece.found.get("citation", [])
    if piece.role == MAIN and piece.kind in _ENACTED and not lines:
        case.add("B01.missing", piece.first_of("title"))
    check_italic(case, "B01.italic", lines)
    check_not_bold(case, "B01.bold", lines)
    check_size(case, "B01.size", lines, "citation")
    for place, line in enumerate(lines):
        text = spoken(line)
        if not text or is_dots(text):
            continue
        _mark(case, line, text, last=place == len(lines) - 1)
        _content(case, line, text)


def _mark(case: Case, line: Line, text: str, *, last: bool) -> None:
    if last:
        if text.endswith(_END):
            case.add(
                "B01.last-end", line, text[-12:], "dấu chấm (.)", partial(mend.rewrite, line.paragraph, _END_MARK, ".")
            )
        elif not text.endswith("."):
            case.add("B01.last-end", line, text[-12:], "dấu chấm (.)", partial(mend.end_with, line.paragraph, "."))
    elif not text.endswith(";"):
        case.add("B01.end", line, text[-12:], "dấu chấm phẩy (;)", partial(mend.end_with, line.paragraph, ";"))
    if text[:1] in "-–—+•" or line.paragraph.label in ("-", "•", "+"):
        bare = None if line.paragraph.label else partial(mend.rewrite, line.paragraph, _DASH, "")
        case.add("B01.dash", line, text[:1], "không có gạch đầu dòng", bare)
    if _SEVERAL.search(text):
        case.add("B01.own-lines", line, text, "mỗi căn cứ một dòng")


def _content(case: Case, line: Line, text: str) -> None:
    if _LAW.match(text):
        if _LAW_NUMBER.search(text):
            clean = _LAW_NUMBER_ALONE.findall(text)
            without = partial(mend.rewrite, line.paragraph, _LAW_NUMBER_ALONE, "") if len(clean) == 1 else None
            case.add("B01.law-number", line, text, "không ghi số, ký hiệu", without)
        elif agency := _LAW_AGENCY.search(text):
            alone = partial(mend.rewrite, line.paragraph, _LAW_AGENCY, "")
            case.add("B01.law-number", line, agency[0], "không ghi cơ quan ban hành", alone)
        elif not _DATE.search(text):
            case.add("B01.law-date", line, text, "ngày … tháng … năm …")
    elif _WITHOUT_WORD.search(text):
        worded = partial(mend.rewrite, line.paragraph, _WITHOUT_WORD, lambda match: f"{match[1]}số ")
        case.add("B01.word-number", line, text, "thêm từ «số»", worded)
    elif _CITED.match(text):
        cited = _CITED_NUMBER.search(text)
        if cited is None:
            if _ALWAYS_NUMBERED.match(text):
                case.add("B01.incomplete", line, text, "số … ngày … tháng … năm … của …")
        elif not _DATE.search(text):
            case.add("B01.incomplete", line, text, "ngày … tháng … năm … của …")
        elif "của " not in text[cited.end() :]:
            case.add("B01.incomplete", line, text, "của … (cơ quan ban hành)")
        elif _AGENCY_ALONE.search(text):
            case.add("B01.subject", line, text, "về … (trích yếu)")
    for number, title in case.registry.expired.items():
        if number in text:
            case.add("B01.expired", line, number, f"văn bản đang có hiệu lực thay cho «{title}»")


def check_end_mark(case: Case, piece: Piece) -> None:
    """Check «./.» at the end of the content of a main or attached text."""
    if piece.role not in (MAIN, ATTACHED):
        return
    body = [each for each in piece.body if each.text.strip()]
    marked = [each for each in (*body, *case.reading.cells_with(_END, piece.tables)) if _END in each.text]
    if not marked:
        last = body[-1] if body else None
        text = tidy(last.text) if last else ""
        if last is not None and not _DOTS.search(text[:-3]) and _VARIANT.search(text):
            wrong = _VARIANT.search(last.text.rstrip())
            fix = partial(mend.replace_text, last, [(wrong[0].strip(), _END)]) if wrong else None
            case.add("B02.variant", last, text[-8:], _END, fix)
        elif ("post" in piece.found or piece.kind) and not any(_DOTS.search(each.text) for each in body[-2:]):
            # behind a whole sentence only the mark is missing
            marked_so = (
                partial(mend.rewrite, last, _SENTENCE_END, _END) if last and _SENTENCE_END.search(text) else None
            )
            case.add("B02.missing", last, text[-12:], _END, marked_so)
        return
    if len(marked) > 1:
        case.add("B02.many", marked[0], f"{len(marked)} lần", "một lần, ở cuối nội dung")
    elif body and marked[0] in body and marked[0] is not body[-1] and not _is_note(body[-1]):
        case.add("B02.many", marked[0], "trước cuối nội dung", "ở cuối nội dung")
    elif not tidy(marked[0].text).endswith(_END):
        case.add("B02.many", marked[0], tidy(marked[0].text)[-20:], "ở cuối nội dung")


def _is_note(paragraph: Paragraph) -> bool:
    """Notes of the models and address lines follow the end of the content."""
    return tidy(paragraph.text).startswith(("Ghi chú", "Mẫu ", "Địa chỉ", "Số:", "ĐT:")) or not paragraph.text.strip()
