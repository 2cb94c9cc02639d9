"""Find what opens a text below the letterhead: title, subject, authority, addressees, citations, enacting words."""

import re
from collections.abc import Mapping

from wizard.document.linter import patterns
from wizard.document.linter.content import BODY, Paragraph, Reading
from wizard.document.linter.marks import is_rule, marks_of
from wizard.document.linter.pieces import ANNEX, Line, Piece, lines_of
from wizard.document.linter.words import fold, is_blank, is_dots, without_note
from wizard.document.metrics import FontMetrics

_LONGEST_TITLE = 60
_MOST_SUBJECT_LINES = 8
_SUBJECT_OPENINGS = ("VE VIEC", "VE ", "V/V", "BAN HANH", "PHE DUYET")
_DASHES = ("-", "–", "+", "•", "*")
_GENERAL_TITLE = "TEN LOAI VAN BAN"
# with its number: «PHÂN CÔNG NHIỆM VỤ» and «MỤC TIÊU» are titles
_DIVISION = re.compile(r"^(?:(?:DIEU|CHUONG|PHAN|MUC)\s+(?:\d+|[IVXLC]+|THU)\b|(?:[IVX]+\.|\d+\.|[A-ZD]\))\s)")

_TELEGRAM = "cong-dien"
WITHOUT_SUBJECT = frozenset({"giay-gioi-thieu", "giay-nghi-phep"})


def title_kind(paragraph: Paragraph, titles: Mapping[str, str]) -> str | None:
    """Return the kind whose type title a paragraph is; «» for the general title of the decree's models."""
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST_TITLE or text[0] in "-–(" or not _stands_alone(paragraph):
        return None
    folded = without_note(fold(text))
    if folded in titles:
        return titles[folded]
    if folded == _GENERAL_TITLE:
        return ""
    if folded == "CONG VAN" and _stands_out(paragraph):
        return "cong-van"
    if text.isupper() and _stands_out(paragraph):
        return next((kind for title, kind in titles.items() if folded.startswith(title + " ")), None)
    return None


def find_opening(reading: Reading, piece: Piece, start: int, titles: Mapping[str, str], metrics: FontMetrics) -> int:
    """Note the components between letterhead and content; return the index of the first paragraph of the content."""
    paragraphs = [each for each in reading.paragraphs[start : piece.end]]
    index = _skip_blank(paragraphs, 0, piece, metrics, under="")
    if piece.role == ANNEX:
        index = _annex_opening(paragraphs, index, piece, metrics)
    elif index < len(paragraphs):
        kind = title_kind(paragraphs[index], titles)
        if kind is not None:
            piece.kind = kind or piece.kind
            piece.add("title", _line(paragraphs[index]))
            index = _subject(paragraphs, index + 1, piece, metrics)
    index = _attached(paragraphs, index, piece, metrics)
    if piece.role == ANNEX and "annex_title" not in piece.found and "attached" in piece.found:
        index = _title_below(paragraphs, index, piece)
    index = _preamble(paragraphs, index, piece, metrics)
    return start + index


def _subject(paragraphs: list[Paragraph], index: int, piece: Piece, metrics: FontMetrics) -> int:
    index = _skip_blank(paragraphs, index, piece, metrics, under="subject")
    first = True
    while index < len(paragraphs) and len(piece.found.get("subject", ())) < _MOST_SUBJECT_LINES:
        paragraph = paragraphs[index]
        folded = fold(paragraph.text)
        if is_blank(paragraph.text) or is_rule(paragraph.text) or _opens_content(folded, piece):
            break
        looks_so = _stands_out(paragraph) or (first and folded.startswith(_SUBJECT_OPENINGS) and len(folded) < 400)
        if not looks_so or piece.kind in WITHOUT_SUBJECT or paragraph.box or not _stands_alone(paragraph):
            break
        if not first and _is_authority(paragraph, piece):
            break
        piece.add("subject", _line(paragraph))
        piece.marks.setdefault("subject", []).extend(marks_of(paragraph, 0, metrics, piece.section.text_width))
        first = False
        index += 1
    return index


def _annex_opening(paragraphs: list[Paragraph], index: int, piece: Piece, metrics: FontMetrics) -> int:
    piece.add("annex_number", _line(paragraphs[index]))
    index = _skip_blank(paragraphs, index + 1, piece, metrics, under="")
    while index < len(paragraphs) and len(piece.found.get("annex_title", ())) < _MOST_SUBJECT_LINES:
        paragraph = paragraphs[index]
        folded = fold(paragraph.text)
        if is_blank(paragraph.text) or is_rule(paragraph.text) or patterns.ATTACHED.match(folded):
            break
        if not _stands_out(paragraph) or paragraph.container != BODY or _DIVISION.match(folded):
            break
        piece.add("annex_title", _line(paragraph))
        index += 1
    return index


def _title_below(paragraphs: list[Paragraph], index: int, piece: Piece) -> int:
    """Take a name in capitals that was put under «(Kèm theo …)» instead of above it."""
    while index < len(paragraphs) and paragraphs[index].text.isupper() and _stands_out(paragraphs[index]):
        if paragraphs[index].container != BODY or _DIVISION.match(fold(paragraphs[index].text)):
            break
        piece.add("annex_title", _line(paragraphs[index]))
        index += 1
    return index


def _attached(paragraphs: list[Paragraph], index: int, piece: Piece, metrics: FontMetrics) -> int:
    """Find «(Kèm theo …)», which may run over several paragraphs, and the line under it."""
    index = _skip_blank(paragraphs, index, piece, metrics, under="subject")
    if "title" not in piece.found and piece.role != ANNEX:
        return index
    if index < len(paragraphs) and patterns.ATTACHED.match(fold(paragraphs[index].text)):
        while index < len(paragraphs):
            paragraph = paragraphs[index]
            if is_blank(paragraph.text) or is_rule(paragraph.text):
                break
            piece.add("attached", _line(paragraph))
            piece.marks.setdefault("subject", []).extend(marks_of(paragraph, 0, metrics, piece.section.text_width))
            index += 1
            if ")" in paragraph.text or not paragraph.text.strip().startswith("("):
                break
        index = _skip_blank(paragraphs, index, piece, metrics, under="subject")
    return index


def _preamble(paragraphs: list[Paragraph], index: int, piece: Piece, metrics: FontMetrics) -> int:
    """Find authority, addressees, citations and enacting words; citations without enacting words need a second look."""
    limit = min(len(paragraphs), index + 120)
    enacting = next((at for at in range(index, limit) if _is_enacting(paragraphs[at])), None)
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        text = paragraph.text
        folded = fold(text)
        if is_blank(text) or is_rule(text):
            piece.loose_marks += marks_of(paragraph, 0, metrics, 0.0)
            index += 1
        elif patterns.ADDRESSEES.match(folded):
            index = _addressees(paragraphs, index, piece)
        elif piece.kind == _TELEGRAM and patterns.CALLS.match(folded):
            piece.add("calls", _line(paragraph))
            index = _listed(paragraphs, index + 1, piece)
        elif enacting is not None and index == enacting:
            piece.add("enacting", _line(paragraph))
            return index + 1
        elif patterns.CITATION.match(folded) and (enacting is not None or _is_citation_list(paragraphs, index)):
            piece.add("citation", _line(paragraph))
            index += 1
        elif enacting is not None and "citation" not in piece.found and _may_be_authority(paragraph, piece):
            piece.add("authority", _line(paragraph))
            index += 1
        elif enacting is not None and "citation" in piece.found and paragraph.container == BODY:
            piece.add("citation", _line(paragraph))
            index += 1
        else:
            break
    return index


def _addressees(paragraphs: list[Paragraph], index: int, piece: Piece) -> int:
    for line in lines_of(paragraphs[index], tabs=False):
        piece.add("addressees" if "addressees" not in piece.found else "addressee", line)
    beside = paragraphs[index].text.partition(":")[2].strip()
    # behind the only addressee, dashes belong to the content
    if beside and not is_dots(beside) and beside[0] not in _DASHES and not beside.endswith((";", ",")):
        return index + 1
    return _listed(paragraphs, index + 1, piece)


def _listed(paragraphs: list[Paragraph], index: int, piece: Piece) -> int:
    """Note the addressees that stand on lines of their own; return the index after them."""
    while index < len(paragraphs):
        text = paragraphs[index].text.strip()
        if is_blank(text) and paragraphs[index].cell is not None:
            index += 1
            continue
        listed = text[:1] in _DASHES or paragraphs[index].label in _DASHES
        if not listed or patterns.CITATION.match(fold(text)):
            break
        piece.add("addressee", _line(paragraphs[index]))
        index += 1
    return index


def _is_citation_list(paragraphs: list[Paragraph], index: int) -> bool:
    """Tell citations of a text without enacting words from an opening paragraph that begins with «Căn cứ»."""
    line = _line(paragraphs[index])
    ended = line.text.rstrip().endswith(";")
    following = next((each for each in paragraphs[index + 1 : index + 3] if each.text.strip()), None)
    again = following is not None and patterns.CITATION.match(fold(following.text)) is not None
    return line.italic > 0.5 or ended or again


def _skip_blank(paragraphs: list[Paragraph], index: int, piece: Piece, metrics: FontMetrics, *, under: str) -> int:
    """Skip empty paragraphs and lines; a line found here belongs under the component ``under``."""
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        text = paragraph.text
        if not (is_blank(text) or is_rule(text)) or (paragraph.cell is not None and not is_blank(text)):
            break
        marks = marks_of(paragraph, 0, metrics, piece.section.text_width if paragraph.cell is None else 0.0)
        if under:
            piece.marks.setdefault(under, []).extend(marks)
        else:
            piece.loose_marks += marks
        index += 1
    return index


def _opens_content(folded: str, piece: Piece) -> bool:
    return bool(
        patterns.ADDRESSEES.match(folded)
        or patterns.CITATION.match(folded)
        or patterns.ATTACHED.match(folded)
        or _DIVISION.match(folded + " ")
        or patterns.ENACTING.match(folded)
    )


def _is_enacting(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) < 40 and patterns.ENACTING.match(fold(text)) is not None


def _is_authority(paragraph: Paragraph, piece: Piece) -> bool:
    if piece.kind not in ("quyet-dinh", "nghi-quyet"):
        return False
    return paragraph.text.isupper() and len(paragraph.text) < 200


def _stands_alone(paragraph: Paragraph) -> bool:
    """Tell whether nothing stands beside a paragraph: it is in no table, or in one of a single column."""
    return paragraph.cell is None or paragraph.cell.table.columns == 1


_AUTHORITIES = ("CHU TICH", "UY BAN NHAN DAN", "HOI DONG NHAN DAN", "GIAM DOC", "CHANH VAN PHONG", "BO TRUONG")


def _may_be_authority(paragraph: Paragraph, piece: Piece) -> bool:
    """Take an authority that was not written in capitals, too; between subject and citations nothing else is set so."""
    if _is_authority(paragraph, piece):
        return True
    return (
        piece.kind in ("quyet-dinh", "nghi-quyet")
        and _stands_out(paragraph)
        and len(paragraph.text) < 200
        and fold(paragraph.text).startswith(_AUTHORITIES)
    )


def _stands_out(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is set as a title: centred, or bold throughout."""
    if paragraph.form.align == "center":
        return True
    line = _line(paragraph)
    return line.bold > 0.9 and paragraph.form.align != "justify" and not is_dots(paragraph.text)


def _line(paragraph: Paragraph) -> Line:
    return Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True)
