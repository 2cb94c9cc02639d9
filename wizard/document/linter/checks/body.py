"""Paragraphs of the content: size, alignment, indents, gaps, line spacing (Phụ lục I, Phần I, mục II.6.e)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import ALIGN_NAMES, Case, line_width, shown
from wizard.document.linter.content import Paragraph
from wizard.document.linter.formats import ParagraphFormat, RunFormat
from wizard.document.linter.names import TEXT, TWIPS_PER_MM, W
from wizard.document.linter.pieces import PLAIN, Line, Piece, only_look
from wizard.document.linter.words import is_dots
from wizard.document.metrics import SINGLE_LINE

_INDENT_TOLERANCE_MM = 0.3
_GAP_TOLERANCE_PT = 0.2
_LINE_TOLERANCE = 0.02
# exact spacing is set by eye; a little less than the font's own single line is still a single line
_EXACT_LOW, _EXACT_HIGH = 0.95, 1.03
_SHORT_TEXT, _LONG_TEXT, _NEARLY_ALL, _BLOCK_MM = 40, 200, 0.9, 5.0
_SET_ASIDE = re.compile(r"[(\[“\"«*]|Ghi chú|Căn cứ|Theo |Xét |Thực hiện |Nguồn|Ví dụ|Lưu ý")
_NUMBERED = re.compile(r"[-–+•*(]|(?:Điều|Phần|Chương|Mục)\s+[\dIVXLC]|[IVXLC]+[./)]|\d+[./)]|[a-zđA-Z][./)]")
_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = " \u00a0\t"
_LEADING = re.compile(rf"^[{_BLANKS}]+(?=\S)")
_SENTENCE_END = (".", ";", ":", "./.")
_WEB = ("@", "http", "www.")
_LEVEL = re.compile(r"^\s*(?:Phần|Chương|Mục|Tiểu mục)\s+\w+\s*[.:]?$", re.IGNORECASE)


def check_body(case: Case, piece: Piece) -> None:
    """Check the running text of a piece."""
    texts = [each for each in piece.body if _is_running(each)]
    sizes: dict[float, list[Paragraph]] = {}
    indents: dict[float, list[Paragraph]] = {}
    rule = case.rules["text.body"]["allowed"]
    low, high = (float(bound) for bound in rule["size_pt"])
    line_low, line_high = (float(bound) for bound in rule["line"])
    first_lines = tuple(float(bound) for bound in rule["first_line_mm"])
    # most paragraphs look like another that is as it should be: form and look → its fellows of that size and indent
    fellows: dict[tuple[int, int], tuple[list[Paragraph], list[Paragraph]]] = {}
    for paragraph in texts:
        form, look = paragraph.form, only_look(paragraph.spans)
        key = id(form), id(look)
        if key in fellows and paragraph.text[0] not in _BLANKS and not paragraph.label:
            for same in fellows[key]:
                same.append(paragraph)
            continue
        line = Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True)
        size = _size(case, line, low, high)
        if size:
            sizes.setdefault(size, []).append(paragraph)
        _indent(case, paragraph, first_lines, indents)
        _line_spacing(case, paragraph, line_low, line_high)
        _align(case, line, piece)
        _style(case, line, piece)
        indent = next((mm for mm in indents if abs(form.first_line - mm) <= _INDENT_TOLERANCE_MM), 0.0)
        if size and indent and look is not None and _is_as_usual(form, look, line_low, line_high):
            fellows[key] = sizes[size], indents[indent]
    if piece.role != PLAIN:
        for paragraph in piece.body:
            if paragraph.form.align in ("center", "right"):
                _set_apart(case, Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True), piece)
    if len(sizes) > 1 and piece.role != PLAIN:
        usual = max(sizes, key=lambda each: sum(len(paragraph.text) for paragraph in sizes[each]))
        for size, paragraphs in sizes.items():
            if size != usual:
                for paragraph in paragraphs:
                    fix = partial(mend.set_size, paragraph.spans, usual)
                    case.add("P07.mixed", paragraph, shown(size), shown(usual), fix)
    _mixed_indents(case, indents)
    _gaps(case, piece, {paragraph.index for paragraph in texts})


def _is_as_usual(form: ParagraphFormat, look: RunFormat, low: float, high: float) -> bool:
    """Tell whether nothing but the text of such a paragraph could be wrong."""
    marked = look.bold or look.italic or look.raised or look.underline != "none"
    return not marked and form.align == "justify" and form.line_rule == "auto" and low <= form.line <= high


def _is_running(paragraph: Paragraph) -> bool:
    """Tell running text from titles, blanks to fill in and lines set apart on purpose."""
    text = paragraph.text
    if paragraph.form.align in ("center", "right") or is_dots(text):
        return False
    return _LETTER.search(text) is not None


def _size(case: Case, line: Line, low: float, high: float) -> float:
    """Report letters outside the range; return the size of most letters when it is inside."""
    wrong = [
        span for span in line.spans if not low <= span.look.size <= high and span.text.strip() and not span.look.raised
    ]
    if wrong:
        size = wrong[0].look.size
        target = low if size < low else high
        case.add(
            "P07.body-size", line, shown(size), f"{shown(low)} - {shown(high)}", partial(mend.set_size, wrong, target)
        )
        return 0.0
    return line.size


def _indent(
    case: Case, paragraph: Paragraph, allowed: tuple[float, ...], indents: dict[float, list[Paragraph]]
) -> None:
    leading = _LEADING.match(paragraph.text) if paragraph.text[0] in _BLANKS else None
    if leading is not None:
        target = next((mm for mm in allowed if abs(paragraph.form.first_line - mm) < _INDENT_TOLERANCE_MM), allowed[-1])

        def fix() -> None:
            _strip_leading(paragraph)
            mend.set_first_line(paragraph, round(target * TWIPS_PER_MM))

        case.add("P09.spaces", paragraph, f"{len(leading[0])} dấu cách hoặc Tab", "thụt đầu dòng", fix)
        return
    form = paragraph.form
    if abs(form.left) > 0.5 or form.first_line < 0 or paragraph.label:
        return
    near = [mm for mm in allowed if abs(form.first_line - mm) <= _INDENT_TOLERANCE_MM]
    if near:
        indents.setdefault(near[0], []).append(paragraph)
        return
    fix_line = partial(mend.set_first_line, paragraph, round(allowed[-1] * TWIPS_PER_MM))
    case.add("P09.indent", paragraph, f"{shown(round(form.first_line / 10, 2))} cm", "1 cm hoặc 1,27 cm", fix_line)


def _strip_leading(paragraph: Paragraph) -> None:
    """Remove blanks and tabs before the first letter."""
    for run in paragraph.spans:
        for child in list(run.element):
            if child.tag == TEXT:
                text = (child.text or "").lstrip(" \u00a0\t")
                child.text = text
                child.set(mend.SPACE, "preserve")
                if text:
                    return
            elif child.tag == W + "tab":
                run.element.remove(child)


def _mixed_indents(case: Case, indents: dict[float, list[Paragraph]]) -> None:
    if len(indents) < 2:
        return
    usual = max(indents, key=lambda mm: len(indents[mm]))
    for mm, paragraphs in indents.items():
        if mm != usual:
            for paragraph in paragraphs:
                fix = partial(mend.set_first_line, paragraph, round(usual * TWIPS_PER_MM))
                case.add("P09.mixed", paragraph, f"{shown(mm / 10)} cm", f"{shown(usual / 10)} cm", fix)


def _line_spacing(case: Case, paragraph: Paragraph, low: float, high: float) -> None:
    form = paragraph.form
    if form.line_rule == "auto":
        lines = form.line
        if low - _LINE_TOLERANCE <= lines <= high + _LINE_TOLERANCE:
            return
        found = f"{shown(round(lines, 2))} dòng"
    else:
        size = max((span.look.size for span in paragraph.spans), default=13.0)
        lines = form.line / (size * SINGLE_LINE)
        if lines <= high * _EXACT_HIGH and (form.line_rule == "atLeast" or lines >= low * _EXACT_LOW):
            return
        found = f"{shown(form.line)} pt"
    target = 240 if lines < low else 360
    case.add("P11.line", paragraph, found, "1 - 1,5 dòng", partial(mend.set_spacing, paragraph, line=target))


def _align(case: Case, line: Line, piece: Piece) -> None:
    """Only a text of more than one line shows how it is aligned."""
    paragraph = line.paragraph
    form = paragraph.form
    if form.align == "justify" or "\n" in paragraph.text or "\t" in paragraph.text.strip():
        return
    if len(line.text) < 60 or line.bold > 0.9:  # headings are no running text
        return
    room = piece.section.text_width - form.left - form.right
    if line_width(line, case.metrics) + form.first_line > room:
        found = ALIGN_NAMES.get(form.align, form.align)
        case.add("P08.align", paragraph, found, "canh đều hai lề", partial(mend.set_align, paragraph, "justify"))


def _set_apart(case: Case, line: Line, piece: Piece) -> None:
    """Several lines of plain text in the middle or at the right are running text all the same, and no title."""
    paragraph, text = line.paragraph, line.text.strip()
    if not (len(text) >= _LONG_TEXT or text.endswith(_SENTENCE_END)) or "\n" in text:
        return
    if _SET_ASIDE.match(text) or is_dots(text) or line.capitals or line.bold > 0.4 or line.italic > 0.4:
        return
    if line_width(line, case.metrics) > piece.section.text_width - paragraph.form.left - paragraph.form.right:
        found = ALIGN_NAMES[paragraph.form.align]
        case.add("P08.align", paragraph, found, "canh đều hai lề", partial(mend.set_align, paragraph, "justify"))


def _style(case: Case, line: Line, piece: Piece) -> None:
    """The content is upright; a note in brackets, a quotation or an opening «Căn cứ …» may well be italic."""
    paragraph, text = line.paragraph, line.text.strip()
    if piece.role == PLAIN:
        return
    _underlining(case, line)
    if len(text) < _SHORT_TEXT or text.endswith(";"):
        return
    if line.italic > _NEARLY_ALL and not _SET_ASIDE.match(text):
        fix = partial(mend.set_toggle, paragraph.spans, "i", False)
        case.add("P07.upright", paragraph, "nghiêng", "đứng", fix)
    if len(text) > _LONG_TEXT and line.bold > _NEARLY_ALL and not (_NUMBERED.match(text) or paragraph.label):
        case.add("P07.bold", paragraph, "đậm", "không đậm", partial(mend.set_toggle, paragraph.spans, "b", False))
    form = paragraph.form
    apart = form.left > _BLOCK_MM and abs(form.first_line) < _INDENT_TOLERANCE_MM
    if not apart or paragraph.label or _NUMBERED.match(text):
        return
    if line_width(line, case.metrics) > piece.section.text_width - form.left - form.right:
        case.add("P09.block", paragraph, f"cả đoạn thụt {shown(round(form.left / 10, 2))} cm", "chỉ thụt dòng đầu")


def _underlining(case: Case, line: Line) -> None:
    """Underlining is no way to stress a word of the content; addresses on the network are underlined by Word."""
    underlined = [span for span in line.spans if span.look.underline != "none" and len(span.text.strip()) > 2]
    if underlined and not any(sign in line.text for sign in _WEB):
        fix = partial(mend.set_value, underlined, "u", "none")
        case.add("P07.underline", line, underlined[0].text.strip(), "không gạch chân", fix)


def _gaps(case: Case, piece: Piece, running: set[int]) -> None:
    """The gap of two neighbouring paragraphs is what stands after the first and before the second together.

    ``running``: the indexes of the paragraphs that are running text.
    """
    smallest = float(case.rules["text.body"]["allowed"]["before_pt"][0])
    before: Paragraph | None = None
    last = next((each for each in reversed(piece.body) if each.text.strip()), None)
    for paragraph in piece.body:
        text = paragraph.text
        if not text or text.isspace():
            inside = before is not None and last is not None and paragraph.index < last.index
            bare = not (paragraph.strokes or paragraph.page_break or _ends_section(case, paragraph))
            if inside and bare and piece.role != PLAIN:
                away = partial(mend.remove_empty, paragraph) if mend.is_removable(paragraph) else None
                case.add("B05.empty", paragraph, "đoạn trống", "khoảng cách đoạn", away)
            before = None
            continue
        if (
            before is not None
            and (gap := _gap(before, paragraph)) < smallest - _GAP_TOLERANCE_PT
            and paragraph.index == before.index + 1
            and paragraph.index in running
            and not _LEVEL.match(before.text)
            and not is_dots(before.text)
            and not (paragraph.form.page_break_before or before.page_break)
            and paragraph.section == before.section
        ):
            fix = partial(mend.set_spacing, paragraph, before=round(smallest * 20))
            case.add("P10.gap", paragraph, f"{shown(round(gap, 1))} pt", f"tối thiểu {shown(smallest)} pt", fix)
        before = paragraph


def _gap(before: Paragraph, paragraph: Paragraph) -> float:
    same = before.style == paragraph.style
    after = 0.0 if same and before.form.contextual else before.form.after
    return after + (0.0 if same and paragraph.form.contextual else paragraph.form.before)


def _ends_section(case: Case, paragraph: Paragraph) -> bool:
    return any(section.end == paragraph.index + 1 for section in case.reading.sections)
