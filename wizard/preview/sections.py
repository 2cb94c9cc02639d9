"""One text or annex as the flow of its parts, in the order and with the measures of the Word writer's ``body``."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count, repeat

from wizard.document.letterhead import even_indent, lay_out_letterhead
from wizard.document.metrics import FontMetrics
from wizard.document.model import Annex, Inline, Letterhead, Run, Signature, Table, Text, plain
from wizard.document.rules import FormatRules
from wizard.preview.flow import Filler, Unit, paragraph_units
from wizard.preview.measure import Measure, ascent
from wizard.preview.pages import (
    ABOUT,
    AGENCY,
    NATIONAL_TITLE,
    NUMBER,
    PLACE_DATE,
    TWIPS_PER_MM,
    BlockRef,
    Page,
    PlacedLine,
    Rule,
)
from wizard.preview.paragraphs import Paragraph, Setting, setting_of
from wizard.preview.rows import Piece
from wizard.preview.tables import TableSetting, table_units

LayOut = Callable[[Inline, Setting, int], Paragraph]
# the row of a signature stands so far under the text (as in the Word writer)
_SIGNATURE_MARGIN = 240
# one paragraph of a column beside another: runs or a drawn line, and how it is set
_Entry = tuple[Inline, Setting, float, float]


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


class SectionWriter:
    """Lays out one section."""

    def __init__(
        self,
        number: int,
        rules: FormatRules,
        metrics: FontMetrics,
        measure: Measure,
        size_set: str,
        lay_out: LayOut,
    ) -> None:
        """Take how the section is set; ``number`` is its place in the document, ``lay_out`` may remember paragraphs."""
        self._number = number
        self._rules = rules
        self._metrics = metrics
        self._measure = measure
        self._size_set = size_set
        self._lay_out = lay_out
        self._settings = {
            name: setting_of(component, size_set, _twips(component.first_line_mm))
            for name, component in rules.components.items()
        }
        self._units: list[Unit] = []
        self._keeps = False

    def pages(self, section: Text | Annex) -> tuple[Page, ...]:
        """Return the pages of a text or annex."""
        landscape = isinstance(section, Annex) and section.orientation == "landscape"
        rules = self._rules
        margins = rules.margins(landscape=landscape)
        width, height = (_twips(side) for side in rules.paper_mm)
        if landscape:
            width, height = height, width
        self._left = _twips(margins.left)
        self._width = width - self._left - _twips(margins.right)
        self._width_mm = rules.text_width_mm(landscape=landscape)
        self._height_mm = rules.text_height_mm(landscape=landscape)
        signature = None
        if isinstance(section, Text):
            self._text_opening(section)
            signature = section.signature
        else:
            self._annex_opening(section)
        self._body(section, keep_last=signature is not None)
        if signature is not None and isinstance(section, Text):
            self._signature(signature, section.recipients)
            self._paragraph("after_table", (), "signature")
        filler = Filler(width, height, _twips(margins.top), _twips(margins.bottom))
        return self._numbered(filler.fill(self._units))

    def _numbered(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Add the page numbers, which first pages do not show."""
        setting = self._settings["page_number"]
        baseline = _twips(self._rules.header_distance_mm) + ascent(setting.size)
        numbered = []
        for page in pages:
            if page.number > 1:
                text = self._lay_out((Run(str(page.number)),), setting, self._width)
                ref = BlockRef(self._number, "page")
                placed = PlacedLine(self._left, baseline, text.lines[0], ref)
                page = page._replace(lines=(placed, *page.lines))
            numbered.append(page)
        return tuple(numbered)

    # ------------------------------------------------------------------------------------------------------- openings

    def _text_opening(self, text: Text) -> None:
        self._letterhead(text.letterhead)
        if text.title:
            self._paragraph("title", text.title, "title")
        longest = 0.0
        for part, runs in (("subject", text.subject), ("attached", text.attached)):
            if runs:
                longest = self._centred(part, runs, part)
        if longest:
            self._line("line_under", longest * float(self._rules["line.subject"]["ratio"]), "line.subject", "subject")
        if text.authority:
            self._centred("authority", text.authority, "authority")
        if text.addressees:
            self._addressees(text.addressees)
        for index, citation in enumerate(text.citations):
            self._paragraph("citation", citation, "citations", index)
        if text.enacting:
            self._paragraph("enacting", text.enacting, "enacting")

    def _annex_opening(self, annex: Annex) -> None:
        self._paragraph("annex_number", (Run(annex.label, bold=True),), "label")
        self._centred("annex_title", annex.title, "title")
        longest = self._centred("attached", annex.attached, "attached")
        self._line("line_under", longest * float(self._rules["line.annex"]["ratio"]), "line.annex", "attached")

    def _letterhead(self, head: Letterhead) -> None:
        layout = lay_out_letterhead(head, self._rules, self._metrics, self._size_set)
        forms = self._rules.components
        left = [self._entry("parent_agency", (Run(line),)) for line in layout.parent]
        left += [self._entry("agency", (Run(line),)) for line in layout.agency]
        left.append(self._drawn("line", layout.agency_line_mm, "line.agency"))
        right = [self._entry(name, (Run(forms[name].text),)) for name in ("national_title", "motto")]
        right.append(self._drawn("line", layout.motto_line_mm, "line.motto"))
        widths = (_twips(layout.left_mm), _twips(layout.right_mm))
        self._columns(widths, (left, right), ("letterhead", "letterhead"), (repeat(AGENCY), repeat(NATIONAL_TITLE)))
        if head.number or head.place_date:
            under = [self._entry("number", (Run(head.number),))]
            if head.about:
                setting, _ = self._evened("about", head.about, layout.left_mm)
                under.append((head.about, setting, 0.0, 0.0))
            date = head.place_date.text if head.place_date else ""
            beside = [self._entry("place_date", (Run(date),))]
            entries = ((NUMBER, ABOUT), (PLACE_DATE,))
            self._columns(widths, (under, beside), ("letterhead", "letterhead"), entries)

    def _addressees(self, addressees: tuple[Inline, ...]) -> None:
        setting = self._settings["addressees"]
        metrics, size = self._metrics, setting.size
        word_mm = metrics.width_mm("Kính gửi: ", size)
        widest = max(metrics.width_mm(plain(entry), size) for entry in addressees)
        left = max((self._width_mm - word_mm - widest) / 2, 10.0)
        if len(addressees) == 1:
            hanging = setting._replace(left=_twips(left + word_mm), first=-_twips(word_mm))
            self._set((Run("Kính gửi: "), *addressees[0]), hanging, BlockRef(self._number, "addressees"))
            return
        first = setting._replace(left=_twips(left), first=0, keep_next=True)
        self._set((Run("Kính gửi:"),), first, BlockRef(self._number, "addressees"))
        dash_mm = metrics.width_mm("- ", size)
        colon_mm = left + metrics.width_mm("Kính gửi", size)
        entry_setting = self._settings["addressee"]._replace(left=_twips(colon_mm + dash_mm), first=-_twips(dash_mm))
        for index, addressee in enumerate(addressees):
            self._set(addressee, entry_setting, BlockRef(self._number, "addressees", index))

    # --------------------------------------------------------------------------------------------------- body and end

    def _body(self, section: Text | Annex, *, keep_last: bool) -> None:
        tables = TableSetting(self._left, self._width_mm, self._height_mm, self._settings, self._lay_out, self._metrics)
        body = section.body
        last = len(body) - 1
        for index, block in enumerate(body):
            ref = BlockRef(self._number, "body", index)
            if isinstance(block, Table):
                if index and isinstance(body[index - 1], Table):
                    self._paragraph("between_tables", (), "body", index)
                self._units += table_units(block, ref, tables, held=self._keeps)
                self._keeps = False
                continue
            setting = self._settings[block.component]
            before_table = index < last and isinstance(body[index + 1], Table)
            if keep_last if index == last else before_table or plain(block.runs).endswith(":"):
                setting = setting._replace(keep_next=True)
            if before_table:
                setting = setting._replace(after=round(float(self._rules["text.before-table"]["after_pt"]) * 20))
            self._set(block.runs, setting, ref)

    def _signature(self, signature: Signature, recipients: tuple[Inline, ...]) -> None:
        rule = self._rules["signature"]
        left = [self._entry("recipient", ())]
        if recipients:
            left = [self._entry("recipients_word", (Run("Nơi nhận:"),))]
            left += [self._entry("recipient", recipient) for recipient in recipients]
        right = [self._entry("post", line) for line in signature.lines]
        signer = self._settings["signer"]._replace(before=_twips(float(rule["free_mm"])))
        right.append((signature.name, signer, 0.0, 0.0))
        widths = (_twips(float(rule["left_mm"])), _twips(float(rule["right_mm"])))
        self._columns(widths, (left, right), ("recipients", "signature"), (count(), count()), top=_SIGNATURE_MARGIN)

    # --------------------------------------------------------------------------------------------------------- pieces

    def _paragraph(self, component: str, runs: Inline, part: str, index: int = 0) -> None:
        self._set(runs, self._settings[component], BlockRef(self._number, part, index))

    def _set(self, runs: Inline, setting: Setting, ref: BlockRef) -> None:
        paragraph = self._lay_out(runs, setting, self._width)
        self._units += paragraph_units(paragraph, self._left, ref, held=self._keeps, keep_next=setting.keep_next)
        self._keeps = setting.keep_next

    def _evened(self, component: str, runs: Inline, room_mm: float) -> tuple[Setting, float]:
        form = self._rules.components[component]
        indent, longest = even_indent(runs, form, room_mm, self._metrics, self._size_set)
        side = _twips(indent)
        return self._settings[component]._replace(left=side, right=side), longest

    def _centred(self, component: str, runs: Inline, part: str) -> float:
        setting, longest = self._evened(component, runs, self._width_mm)
        self._set(runs, setting, BlockRef(self._number, part))
        return longest

    def _line(self, component: str, length_mm: float, rule: str, part: str) -> None:
        """Add a paragraph with a drawn line, which hangs at the top of it."""
        runs, setting, length, weight = self._drawn(component, length_mm, rule)
        paragraph = self._lay_out(runs, setting, self._width)
        units = paragraph_units(paragraph, self._left, BlockRef(self._number, part), held=self._keeps, keep_next=False)
        start = self._left + (self._width - length) / 2
        units[0].piece = units[0].piece._replace(rules=(Rule(start, 0, start + length, 0, weight),))
        self._units += units
        self._keeps = setting.keep_next

    def _entry(self, component: str, runs: Inline) -> _Entry:
        return runs, self._settings[component], 0.0, 0.0

    def _drawn(self, component: str, length_mm: float, rule: str) -> _Entry:
        weight = float(self._rules[rule]["weight_pt"]) * 20
        return (), self._settings[component], length_mm * TWIPS_PER_MM, weight

    def _columns(
        self,
        widths: tuple[int, int],
        columns: tuple[list[_Entry], list[_Entry]],
        parts: tuple[str, str],
        numbers: tuple[Iterable[int], Iterable[int]],
        *,
        top: int = 0,
    ) -> None:
        """Add two columns beside each other as one row that stays whole; ``numbers`` are the places in their parts.

        Only a row that is higher than a page (a letter to all communes) is divided, as Word does.
        """
        lines: list[tuple[int, PlacedLine]] = []
        rules: list[Rule] = []
        height = 0
        x = self._left
        for width, entries, part, own in zip(widths, columns, parts, numbers, strict=True):
            y = top
            after = 0
            for number, (runs, setting, length, weight) in zip(own, entries, strict=False):
                paragraph = self._lay_out(runs, setting, width)
                y += max(after, setting.before)
                if length:
                    start = x + (width - length) / 2
                    rules.append(Rule(start, y, start + length, y, weight))
                ref = BlockRef(self._number, part, number)
                for line in paragraph.lines:
                    lines.append((y, PlacedLine(x, y + paragraph.ascent, line, ref)))
                    y += paragraph.height
                after = setting.after
            height = max(height, y + after)
            x += width
        for number, piece in enumerate(_divided(height, lines, tuple(rules), _twips(self._height_mm))):
            self._units.append(Unit(piece, held=self._keeps and number == 0))
        self._keeps = False


def _divided(height: int, lines: list[tuple[int, PlacedLine]], rules: tuple[Rule, ...], page: int) -> Iterator[Piece]:
    """Yield a row as pieces no higher than ``page``; ``lines`` with their upper edges."""
    start = 0
    while height - start > page:
        ends = [*sorted({top for top, _ in lines if top > start}), height]
        cut = max((end for end in ends if end - start <= page), default=ends[0])
        yield _between(start, cut, lines, rules)
        start, rules = cut, ()
    yield _between(start, height, lines, rules)


def _between(start: int, end: int, lines: list[tuple[int, PlacedLine]], rules: tuple[Rule, ...]) -> Piece:
    inside = [line._replace(baseline=line.baseline - start) for top, line in lines if start <= top < end]
    return Piece(end - start, tuple(inside), rules)
