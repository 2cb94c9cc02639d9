"""document.xml: the texts and annexes of one file, each a section of its own, in the order of the decree's models."""

from collections.abc import Iterable, Iterator

from wizard.document.docx.markup import (
    DECLARATION,
    DRAWING_NAMESPACES,
    NAMESPACES,
    line_markup,
    paragraph_markup,
    twips,
)
from wizard.document.docx.styles import LAYOUT_TABLE_STYLE
from wizard.document.docx.table import TableWriter
from wizard.document.letterhead import even_indent, lay_out_letterhead
from wizard.document.metrics import FontMetrics
from wizard.document.model import Annex, Block, Document, Inline, Letterhead, Paragraph, Run, Signature, Text, plain
from wizard.document.rules import FormatRules

HEADER_RELATION, FIRST_HEADER_RELATION = "rId1", "rId2"
KEEP_NEXT = "<w:keepNext/>"
_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_NO_CELL_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


class BodyWriter:
    """Writes document.xml of one document in pieces."""

    def __init__(self, document: Document, rules: FormatRules, metrics: FontMetrics, size_set: str) -> None:
        """Take the document and how it is to be set."""
        self._document = document
        self._rules = rules
        self._metrics = metrics
        self._size_set = size_set
        self._forms = rules.components
        self._lines = 0
        self._before_table = f'<w:spacing w:after="{round(float(rules["text.before-table"]["after_pt"]) * 20)}"/>'

    def pieces(self) -> Iterator[str]:
        """Yield document.xml piece by piece."""
        yield f"{DECLARATION}<w:document {NAMESPACES} {DRAWING_NAMESPACES}><w:body>"
        sections: list[Text | Annex] = [*self._document.texts, *self._document.annexes]
        for index, section in enumerate(sections):
            last = index == len(sections) - 1
            yield from self._section(section, last=last)
        yield "</w:body></w:document>"

    # ------------------------------------------------------------------------------------------------------- sections

    def _section(self, section: Text | Annex, *, last: bool) -> Iterator[str]:
        landscape = isinstance(section, Annex) and section.orientation == "landscape"
        properties = self._section_properties(landscape=landscape)
        if isinstance(section, Text):
            yield from self._text_opening(section)
        else:
            yield from self._annex_opening(section)
        signature = section.signature if isinstance(section, Text) else None
        ending = "" if last or signature else properties
        yield from self._blocks(section.body, landscape=landscape, keep_last=signature is not None, section_end=ending)
        if signature is not None and isinstance(section, Text):
            yield self._signature(signature, section.recipients)
            yield self._paragraph("after_table", (), "" if last else properties)
        if last:
            yield properties

    def _section_properties(self, *, landscape: bool) -> str:
        rules = self._rules
        margins = rules.margins(landscape=landscape)
        width, height = (twips(side) for side in rules.paper_mm)
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>'
            f'<w:headerReference w:type="first" r:id="{FIRST_HEADER_RELATION}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz {size}/><w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}" '
            f'w:bottom="{twips(margins.bottom)}" w:left="{twips(margins.left)}" '
            f'w:header="{twips(rules.header_distance_mm)}" w:footer="{twips(rules.footer_distance_mm)}" w:gutter="0"/>'
            '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
        )

    # ----------------------------------------------------------------------------------------------- opening of texts

    def _text_opening(self, text: Text) -> Iterator[str]:
        yield self._letterhead(text.letterhead)
        if text.title:
            yield self._paragraph("title", text.title)
        longest = 0.0
        for component, runs in (("subject", text.subject), ("attached", text.attached)):
            if runs:
                markup, longest = self._centred(component, runs)
                yield markup
        if longest:
            yield self._line("line_under", longest * float(self._rules["line.subject"]["ratio"]), "line.subject")
        if text.authority:
            yield self._centred("authority", text.authority)[0]
        if text.addressees:
            yield from self._addressees(text.addressees)
        for citation in text.citations:
            yield self._paragraph("citation", citation)
        if text.enacting:
            yield self._paragraph("enacting", text.enacting)

    def _annex_opening(self, annex: Annex) -> Iterator[str]:
        landscape = annex.orientation == "landscape"
        yield self._paragraph("annex_number", (Run(annex.label, bold=True),))
        yield self._centred("annex_title", annex.title, landscape=landscape)[0]
        markup, longest = self._centred("attached", annex.attached, landscape=landscape)
        yield markup
        yield self._line("line_under", longest * float(self._rules["line.annex"]["ratio"]), "line.annex")

    def _letterhead(self, letterhead: Letterhead) -> str:
        layout = lay_out_letterhead(letterhead, self._rules, self._metrics, self._size_set)
        forms = self._forms
        left = [self._paragraph("parent_agency", (Run(line),)) for line in layout.parent]
        left += [self._paragraph("agency", (Run(line, bold=True),)) for line in layout.agency]
        left.append(self._line("line", layout.agency_line_mm, "line.agency"))
        right = [self._paragraph(name, (Run(forms[name].text, bold=True),)) for name in ("national_title", "motto")]
        right.append(self._line("line", layout.motto_line_mm, "line.motto"))
        rows = [(left, right)]
        if letterhead.number or letterhead.place_date:
            under = [self._paragraph("number", (Run(letterhead.number),))]
            if letterhead.about:
                under.append(self._centred("about", letterhead.about, room=layout.left_mm)[0])
            date = letterhead.place_date.text if letterhead.place_date else ""
            rows.append((under, [self._paragraph("place_date", (Run(date, italic=True),))]))
        return _layout_table((layout.left_mm, layout.right_mm), rows)

    def _addressees(self, addressees: tuple[Inline, ...]) -> Iterator[str]:
        """Set «Kính gửi:» so that the whole block stands centred, several addressees under the colon (II.9.d)."""
        form = self._forms["addressees"]
        size = form.sizes[self._size_set]
        width = self._rules.text_width_mm(landscape=False)
        word = (Run("Kính gửi: "),)
        word_mm = self._metrics.width_mm("Kính gửi: ", size)
        widest = max(self._metrics.width_mm(plain(entry), size) for entry in addressees)
        left = max((width - word_mm - widest) / 2, 10.0)
        if len(addressees) == 1:
            indent = f'<w:ind w:left="{twips(left + word_mm)}" w:hanging="{twips(word_mm)}"/>'
            yield self._paragraph("addressees", (*word, *addressees[0]), indent)
            return
        yield self._paragraph("addressees", (Run("Kính gửi:"),), KEEP_NEXT + f'<w:ind w:left="{twips(left)}"/>')
        dash_mm = self._metrics.width_mm("- ", size)
        colon_mm = left + self._metrics.width_mm("Kính gửi", size)
        indent = f'<w:ind w:left="{twips(colon_mm + dash_mm)}" w:hanging="{twips(dash_mm)}"/>'
        for addressee in addressees:
            yield self._paragraph("addressee", addressee, indent)

    # --------------------------------------------------------------------------------------------------- body and end

    def _blocks(self, body: tuple[Block, ...], *, landscape: bool, keep_last: bool, section_end: str) -> Iterator[str]:
        tables = TableWriter(self._rules, self._metrics, self._size_set, landscape=landscape)
        last = len(body) - 1
        for index, block in enumerate(body):
            if not isinstance(block, Paragraph):
                if index and not isinstance(body[index - 1], Paragraph):
                    # Word would make one table of two that touch
                    yield self._paragraph("between_tables", ())
                yield from tables.pieces(block)
                continue
            before_table = index < last and not isinstance(body[index + 1], Paragraph)
            keep = keep_last if index == last else before_table or plain(block.runs).endswith(":")
            properties = KEEP_NEXT if keep and not self._forms[block.component].keep_next else ""
            properties += self._before_table if before_table else ""
            properties += section_end if index == last else ""
            yield self._paragraph(block.component, block.runs, properties)

    def _signature(self, signature: Signature, recipients: tuple[Inline, ...]) -> str:
        """Write recipients left, power, post and name right, in one row that stays whole."""
        rule = self._rules["signature"]
        left = []
        if recipients:
            left.append(self._paragraph("recipients_word", (Run("Nơi nhận:", bold=True, italic=True),)))
            left += [self._paragraph("recipient", recipient) for recipient in recipients]
        else:
            left.append(self._paragraph("recipient", ()))
        right = [self._paragraph("post", tuple(_bold(line))) for line in signature.lines]
        free = f'<w:spacing w:before="{twips(float(rule["free_mm"]))}"/>'
        right.append(self._paragraph("signer", tuple(_bold(signature.name)), free))
        return _layout_table((float(rule["left_mm"]), float(rule["right_mm"])), [(left, right)], before=True)

    # --------------------------------------------------------------------------------------------------------- pieces

    def _paragraph(self, component: str, runs: Inline, properties: str = "") -> str:
        return paragraph_markup(self._forms[component], runs, properties)

    def _centred(
        self, component: str, runs: Inline, *, landscape: bool = False, room: float = 0.0
    ) -> tuple[str, float]:
        """Return a centred paragraph whose lines are about equally long, and the length of its longest line in mm."""
        room = room or self._rules.text_width_mm(landscape=landscape)
        indent, longest = even_indent(runs, self._forms[component], room, self._metrics, self._size_set)
        properties = f'<w:ind w:left="{twips(indent)}" w:right="{twips(indent)}"/>' if indent else ""
        return self._paragraph(component, runs, properties), longest

    def _line(self, component: str, length_mm: float, rule: str) -> str:
        self._lines += 1
        return line_markup(self._forms[component], length_mm, float(self._rules[rule]["weight_pt"]), self._lines)


def _bold(runs: Inline) -> Iterator[Run]:
    return (Run(run.text, True, run.italic, run.missing) for run in runs)


def _layout_table(
    widths_mm: tuple[float, float], rows: Iterable[tuple[list[str], list[str]]], *, before: bool = False
) -> str:
    """Return a table without lines that places two columns beside each other; its rows stay whole."""
    widths = [twips(width) for width in widths_mm]
    # the first row of a signature stands off the last line of the text like a paragraph does
    margin = '<w:tcMar><w:top w:w="240" w:type="dxa"/></w:tcMar>' if before else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    markup = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{LAYOUT_TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{_NO_BORDERS}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    ]
    for row in rows:
        markup.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for width, paragraphs in zip(widths, row, strict=True):
            markup.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{_NO_CELL_BORDERS}</w:tcBorders>'
                f"{margin}</w:tcPr>{''.join(paragraphs)}</w:tc>"
            )
        markup.append("</w:tr>")
    markup.append("</w:tbl>")
    return "".join(markup)
