"""What the checks share: the file under test, and the tests of a component's look."""

import re
from collections.abc import Iterable
from colorsys import rgb_to_hls
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from wizard.document.linter import mend
from wizard.document.linter.content import BOX, Paragraph, Reading
from wizard.document.linter.findings import Fix, Report
from wizard.document.linter.pieces import MAIN, Line, Piece
from wizard.document.linter.registry import Kind, Registry
from wizard.document.linter.running import RunningHeads
from wizard.document.linter.words import fold, tidy
from wizard.document.metrics import MM_PER_POINT, SINGLE_LINE, FontMetrics
from wizard.document.rules import LARGE, SMALL, FormatRules

MOSTLY = 0.6
# a text that fills its cell looks the same however it is aligned
_FILLING_MM = 5.0


@dataclass
class Case:
    """One file under test."""

    reading: Reading
    pieces: list[Piece]
    rules: FormatRules
    registry: Registry
    metrics: FontMetrics
    report: Report
    running: RunningHeads
    piece: Piece | None = None

    @cached_property
    def size_set(self) -> str:
        """The size set that a repair follows: that of most letters of the content."""
        counts: dict[float, int] = {}
        for piece in self.pieces:
            for paragraph in piece.body:
                for span in paragraph.spans:
                    counts[span.look.size] = counts.get(span.look.size, 0) + len(span.text)
        return SMALL if counts.get(13.0, 0) > counts.get(14.0, 0) else LARGE

    def add(
        self,
        identifier: str,
        place: Paragraph | Line | None,
        found: str = "",
        expected: str = "",
        fix: Fix | None = None,
        piece: Piece | None = None,
    ) -> None:
        """Report a finding of the piece under test."""
        self.report.add(identifier, place, piece or self.piece, found, expected, fix)

    def sizes(self, component: str) -> tuple[float, float]:
        """Return the smallest and the largest size of a component."""
        sizes = self.rules.components[component].sizes.values()
        return min(sizes), max(sizes)

    def kind(self, piece: Piece) -> Kind | None:
        """Return the document kind of a piece."""
        return self.registry.kinds.get(piece.kind)

    def tolerance(self, identifier: str) -> tuple[float, float]:
        """Return the accepted bounds of a measured finding."""
        return self.registry.rules[identifier].tolerance


_WRITTEN_DATE = re.compile(r"THANG\s*(\d{1,2})\s*NAM\s*(\d{4})|/(\d{1,2})/(\d{4})")


def is_before_reorganisation(pieces: list[Piece]) -> bool:
    """Tell whether the file bears a date before 01/7/2025, when the districts and 29 provinces ceased."""
    dates = [fold(piece.text_of("place_date")) for piece in pieces if piece.role == MAIN]
    written = next((match for date in dates if (match := _WRITTEN_DATE.search(date))), None)
    if written is None:
        return False
    month, year = written[1] or written[3], written[2] or written[4]
    return (int(year), int(month)) < (2025, 7)


_HUES = ((20, "đỏ"), (45, "cam"), (70, "vàng"), (165, "xanh lá cây"), (255, "xanh dương"), (330, "tím"), (361, "đỏ"))


def color_name(color: str) -> str:
    """Return what a reader calls a colour of six hexadecimal digits."""
    try:
        red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return "màu khác"
    hue, light, _ = rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) < 0.1:
        return "trắng" if light > 0.9 else "xám" if light > 0.1 else "gần đen"
    return next(name for limit, name in _HUES if hue * 360 < limit)


def shown(size: float) -> str:
    """Return a size in points as a user reads it: «13», «13,5»."""
    return f"{size:g}".replace(".", ",")


def spoken(line: Line) -> str:
    """Return the text of a line without the note marks of the decree's models."""
    return tidy("".join(span.text for span in line.spans if not span.look.raised))


def check_size(case: Case, identifier: str, lines: Iterable[Line], component: str) -> None:
    """Report lines whose letters leave the range of sizes of a component."""
    low, high = case.sizes(component)
    for line in lines:
        wrong = [look.size for _, look in line.looks if not low <= look.size <= high]
        if wrong:
            target = case.rules.size(component, case.size_set)
            expected = shown(low) if low == high else f"{shown(low)} - {shown(high)}"
            spans = [span for span in line.spans if not low <= span.look.size <= high]
            case.add(identifier, line, shown(wrong[0]), expected, partial(mend.set_size, spans, target))


def check_bold(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are not bold."""
    for line in lines:
        if line.looks and line.bold < MOSTLY:
            case.add(identifier, line, "không đậm", "đậm", partial(mend.set_toggle, line.spans, "b", True))


def check_not_bold(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are bold."""
    for line in lines:
        if line.looks and line.bold > 1 - MOSTLY:
            case.add(identifier, line, "đậm", "không đậm", partial(mend.set_toggle, line.spans, "b", False))


def check_italic(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are not italic."""
    for line in lines:
        if line.looks and line.italic < MOSTLY:
            case.add(identifier, line, "đứng", "nghiêng", partial(mend.set_toggle, line.spans, "i", True))


def check_upright(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are italic."""
    for line in lines:
        if line.looks and line.italic > 1 - MOSTLY:
            case.add(identifier, line, "nghiêng", "đứng", partial(mend.set_toggle, line.spans, "i", False))


def check_plain(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are bold or italic, each once."""
    for line in lines:
        if line.looks and (line.bold > 1 - MOSTLY or line.italic > 1 - MOSTLY):
            found = "đậm" if line.bold > 1 - MOSTLY else "nghiêng"

            def fix(line: Line = line) -> None:
                mend.set_toggle(line.spans, "b", False)
                mend.set_toggle(line.spans, "i", False)

            case.add(identifier, line, found, "kiểu chữ đứng", fix)


ALIGN_NAMES = {"left": "canh trái", "right": "canh phải", "justify": "canh đều", "center": "canh giữa"}


def check_centred(case: Case, identifier: str, lines: Iterable[Line]) -> None:
    """Report lines that are not centred; only whole paragraphs can tell, and a text box may be placed by hand."""
    for line in lines:
        align = line.paragraph.form.align
        room = available_width(line.paragraph)
        fills = 0 <= room - line_width(line, case.metrics) < _FILLING_MM
        if line.whole and align != "center" and line.paragraph.container != BOX and not _pushed(line) and not fills:
            fix = partial(mend.set_align, line.paragraph, "center")
            case.add(identifier, line, ALIGN_NAMES.get(align, align), "canh giữa", fix)


_LOOSE_LINE, _LOOSE_GAP_PT = 1.2, 4.0


def check_single_spacing(case: Case, identifier: str, lines: list[Line]) -> None:
    """Report neighbouring lines that stand clearly further apart than single spacing («cách nhau dòng đơn»)."""
    for above, below in pairwise(lines):
        first, second = above.paragraph, below.paragraph
        if first is second or second.index != first.index + 1 or first.cell is not second.cell:
            continue
        form = second.form
        single = below.size * SINGLE_LINE
        lines_apart = form.line if form.line_rule == "auto" else form.line / single if single else 1.0
        gap = first.form.after + form.before
        if lines_apart > _LOOSE_LINE or gap > _LOOSE_GAP_PT:
            found = f"{shown(round(lines_apart, 2))} dòng" if lines_apart > _LOOSE_LINE else f"cách {shown(gap)} pt"
            case.add(identifier, below, found, "dòng đơn", partial(_set_single, first, second))


def _set_single(first: Paragraph, second: Paragraph) -> None:
    mend.set_spacing(first, after=0)
    mend.set_spacing(second, before=0, line=240)


def _pushed(line: Line) -> bool:
    """Tell whether a line was brought to its place by tabs, spaces or an indent, as some offices still do."""
    form, text = line.paragraph.form, line.paragraph.text
    return "\t" in text or text[:5].isspace() or form.left + max(form.first_line, 0) > 15


def upper_fix(line: Line) -> Fix:
    """Return the fix that writes a line in capital letters."""
    text = line.text
    return partial(mend.replace_text, line.paragraph, [(text, text.upper())])


def text_fix(line: Line, text: str) -> Fix:
    """Return the fix that writes another text in place of a line's."""
    return partial(mend.replace_text, line.paragraph, [(line.text, text)])


def available_width(paragraph: Paragraph) -> float:
    """Return the width of the table cell around a paragraph, without its margins; 0 when unknown."""
    cell = paragraph.cell
    if cell is None or not cell.width_mm:
        return 0.0
    return cell.width_mm - cell.margins_mm - paragraph.form.left - paragraph.form.right


def line_width(line: Line, metrics: FontMetrics) -> float:
    """Return the width of a line's text in millimetres."""
    return sum(
        metrics.width_mm(span.text, span.look.size, bold=span.look.bold, italic=span.look.italic)
        for span in line.spans
        if not span.look.raised
    )


def height_above(case: Case, line: Line) -> float:
    """Return roughly how far below the top of its cell a line stands, in millimetres."""
    cell = line.paragraph.cell
    assert cell is not None
    height = 0.0
    for paragraph in cell.paragraphs:
        form = paragraph.form
        size = max((span.look.size for span in paragraph.spans), default=12.0)
        if not paragraph.text.strip() and paragraph.strokes:
            size = 2.0
        points = form.line if form.line_rule == "exact" else size * SINGLE_LINE * max(form.line, 1.0)
        if form.line_rule == "atLeast":
            points = max(form.line, size * SINGLE_LINE)
        if paragraph is line.paragraph:
            return height + (form.before + points / 2) * MM_PER_POINT
        room = available_width(paragraph)
        width = sum(case.metrics.width_mm(span.text, span.look.size, bold=span.look.bold) for span in paragraph.spans)
        rows = 1 if not room or fold(paragraph.text).startswith("__") else max(1, -(-int(width) // max(int(room), 1)))
        height += (points * rows + form.before + form.after) * MM_PER_POINT
    return height
