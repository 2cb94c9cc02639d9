# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""Documents as scripts make them with python-docx, from that library's own template (Letter paper, Calibri, blue headings)."""

import io
from dataclasses import dataclass
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from tests.linter.strangers.looks import MOTTO, TITLE, Look, SizeSet, looks, width
from tests.linter.strangers.papers import Line, Paper, Piece, Table

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


@dataclass(frozen=True)
class Script:
    sizes: SizeSet = "A"
    way: Literal["direct", "styled"] = "direct"
    rows: Literal[1, 2] = 2
    rule: Literal["border", "underscores"] = "border"
    indent: float = 1.27
    spacing: float | Pt = 1.0
    gap: tuple[float, float] = (6, 0)
    margins: tuple[float, float, float, float] = (20, 20, 30, 15)  # top, bottom, left, right
    headings: bool = False  # Word's own heading styles for I., 1., Điều


class Writer:
    def __init__(self, paper: Paper, script: Script) -> None:
        self.paper, self.script = paper, script
        self.looks = looks(script.sizes)
        self.document: Any = Document()
        left, right = script.margins[2:]
        self.area = 210 - left - right
        self.page(self.document.sections[0])
        if script.way == "styled":
            self.make_styles()

    def page(self, section: Any, landscape: bool = False) -> None:
        top, bottom, left, right = self.script.margins
        section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
            Mm(top),
            Mm(bottom),
            Mm(left),
            Mm(right),
        )
        section.header_distance, section.footer_distance = Mm(10), Mm(10)
        section.different_first_page_header_footer = True

    # Styles

    def times(self, style: Any, size: float, bold: bool = False, italic: bool = False) -> None:
        style.font.name, style.font.size, style.font.bold, style.font.italic = "Times New Roman", Pt(size), bold, italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("w:eastAsia", "w:cs"):
            fonts.set(qn(slot), "Times New Roman")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)

    def make_styles(self) -> None:
        styles = self.document.styles
        body = self.looks["body"].size
        self.times(styles["Normal"], body)
        for name, look in self.looks.items():
            style = styles.add_style(f"VB {name}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            self.times(style, look.size, look.bold, look.italic)
            form = style.paragraph_format
            form.alignment = ALIGN[look.jc]
            form.space_before = form.space_after = Pt(0)
            form.line_spacing = 1.0
            if name in ("body", "basis", "heading"):
                self.flow(form)
        if self.script.headings:
            for level in (1, 2):
                style = styles[f"Heading {level}"]
                self.times(style, body, bold=True)
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                self.flow(style.paragraph_format)

    def flow(self, form: Any) -> None:
        script = self.script
        form.first_line_indent = Cm(script.indent)
        form.space_before, form.space_after = Pt(script.gap[0]), Pt(script.gap[1])
        form.line_spacing = script.spacing
        if not isinstance(script.spacing, float):
            form.line_spacing_rule = WD_LINE_SPACING.EXACTLY

    # Paragraphs

    def write(
        self, home: Any, parts: list[tuple[str, Look]], name: str, flow: bool = False, first: bool = False
    ) -> Any:
        """A paragraph in a cell or the document; `first` uses the empty paragraph a new cell has."""
        paragraph = home.paragraphs[0] if first else home.add_paragraph()
        look = self.looks.get(name, Look(13))
        if self.script.way == "styled" and name in self.looks:
            level = self.heading_level(name, parts)
            paragraph.style = self.document.styles[level or f"VB {name}"]
        else:
            form = paragraph.paragraph_format
            form.alignment = ALIGN[look.jc]
            form.space_before = form.space_after = Pt(0)
            form.line_spacing = 1.0
            if flow:
                self.flow(form)
        for text, part in parts:
            run = paragraph.add_run(text)
            if self.script.way == "direct" or part != look:
                run.font.name, run.font.size = "Times New Roman", Pt(part.size)
                run._element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
                run._element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
                run.bold, run.italic = part.bold, part.italic
        return paragraph

    def heading_level(self, name: str, parts: list[tuple[str, Look]]) -> str:
        if name != "heading" or not self.script.headings or not parts:
            return ""
        return "Heading 1" if parts[0][0].split(".")[0] in ("I", "II", "III", "IV", "V") else "Heading 2"

    def line(self, home: Any, text: str, name: str, flow: bool = False, first: bool = False) -> Any:
        return self.write(home, [(text, self.looks[name])], name, flow, first)

    def rule(self, home: Any, points: float, room: float) -> None:
        paragraph = home.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(0)
        if self.script.rule == "underscores":
            form.alignment, form.line_spacing = WD_ALIGN_PARAGRAPH.CENTER, 1.0
            run = paragraph.add_run("_" * round(points / (13 * 0.5 * 0.65)))
            run.font.name, run.font.size, run.font.superscript = "Times New Roman", Pt(13), True
            return
        form.left_indent = form.right_indent = Pt((room - points) / 2)
        form.line_spacing, form.line_spacing_rule = Pt(4), WD_LINE_SPACING.EXACTLY
        form.space_before = Pt(3)
        borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
            top.set(qn(f"w:{key}"), value)
        borders.append(top)
        paragraph._p.get_or_add_pPr().append(borders)

    def columns(self, rows: int, widths: tuple[float, float]) -> Any:
        table = self.document.add_table(rows=rows, cols=2)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for row in table.rows:
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = Mm(wide)
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Mm(wide)
        return table

    # Components

    def head(self, numbered: bool = True) -> None:
        paper = self.paper
        right = 101 if self.script.sizes == "A" else 95
        widths = (self.area - right + 5, right)
        split = self.script.rows == 2 and numbered
        table = self.columns(2 if split else 1, widths)
        left_cell, right_cell = table.rows[0].cells
        lines = [(paper.superior, "superior")] if paper.superior else []
        lines += [(each, "issuer") for each in paper.issuer]
        for at, (text, name) in enumerate(lines):
            self.line(left_cell, text, name, first=not at)
        longest = max(width(each, self.looks["issuer"].size, bold=True) for each in paper.issuer)
        self.rule(left_cell, longest * 0.4, (widths[0] - 3.8) * 72 / 25.4)
        self.line(right_cell, TITLE, "title", first=True)
        self.line(right_cell, MOTTO, "motto")
        self.rule(right_cell, width(MOTTO, self.looks["motto"].size, bold=True), (widths[1] - 3.8) * 72 / 25.4)
        if not numbered:
            return
        if split:
            left_cell, right_cell = table.rows[1].cells
        else:
            for _ in range(len(lines) - 2):
                self.write(right_cell, [], "spacer")
        number = self.line(left_cell, paper.number_line, "number", first=split)
        if self.script.rule == "border":
            number.paragraph_format.space_before = Pt(0)
        if paper.is_letter:
            for at, text in enumerate(paper.subject):
                subject = self.line(left_cell, text, "letter subject")
                subject.paragraph_format.space_before = Pt(0 if at else 6)
        if paper.place:
            self.line(right_cell, f"{paper.place}, {paper.date}", "date", first=split)

    def title(self) -> None:
        paper, document = self.paper, self.document
        self.write(document, [], "spacer")
        if paper.is_letter:
            return
        self.line(document, paper.kind, "kind")
        for text in paper.subject:
            self.line(document, text, "subject")
        if paper.subject:
            longest = max(width(text, self.looks["subject"].size, bold=True) for text in paper.subject)
            room = self.area * 72 / 25.4
            self.rule(document, min(longest, room) * 0.4, room)

    def addressees(self) -> None:
        to, document, look = self.paper.to, self.document, self.looks["to"]
        if not to:
            return
        if self.paper.calls:
            self.line(document, self.paper.calls, "order").paragraph_format.space_before = Pt(6)
        elif len(to) == 1:
            paragraph = self.write(document, [(f"Kính gửi: {to[0]}", look)], "to")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_before = Cm(4), Pt(12)
            return
        else:
            paragraph = self.write(document, [("Kính gửi:", look)], "to")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_before = Cm(3), Pt(12)
        for text in to:
            self.line(document, text, "to").paragraph_format.left_indent = Cm(5.2)

    def content(self, content: list[Line | Table]) -> None:
        body, bold = self.looks["body"], self.looks["heading"]
        for item in content:
            if isinstance(item, Table):
                self.data_table(item)
            elif item.role in ("part", "part title"):
                self.line(self.document, item.text, "centred heading").paragraph_format.space_before = Pt(6)
            elif item.role in ("roman", "clause heading", "article heading"):
                paragraph = self.write(self.document, [(item.lead + item.text, bold)], "heading", flow=True)
                paragraph.paragraph_format.keep_with_next = True
            else:
                parts = [(item.lead, bold)] if item.lead else []
                self.write(self.document, [*parts, (item.text, body)], "body", flow=True)

    def data_table(self, table: Table) -> None:
        grid = self.document.add_table(rows=len(table.rows), cols=len(table.rows[0]), style="Table Grid")
        for at, (row, texts) in enumerate(zip(grid.rows, table.rows, strict=True)):
            for cell, text in zip(row.cells, texts, strict=True):
                look = Look(self.looks["cell"].size, bold=not at)
                paragraph = self.write(cell, [(text, look)], "cell", first=True)
                if not at:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if not at:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def recipients(self, home: Any, first: bool) -> None:
        self.line(home, "Nơi nhận:", "recipients word", first=first)
        for text in self.paper.recipients:
            self.line(home, text, "recipients")

    def signature(self) -> None:
        paper = self.paper
        self.write(self.document, [], "spacer")
        table = self.columns(1, (70, self.area - 70))
        left, right = table.rows[0].cells
        if paper.left_sign:
            self.line(left, paper.left_sign, "sign", first=True)
            for _ in range(5):
                self.write(left, [], "sign")
            self.line(left, paper.left_name, "sign")
        else:
            self.recipients(left, first=True)
        for at, text in enumerate(paper.sign):
            self.line(right, text, "sign", first=not at)
        for _ in range(5):
            self.write(right, [], "sign")
        self.line(right, paper.name, "sign")
        if paper.left_sign:
            self.write(self.document, [], "spacer")
            self.recipients(self.document, first=False)

    def piece(self, piece: Piece) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self.page(section, piece.landscape)
        restart = OxmlElement("w:pgNumType")
        restart.set(qn("w:start"), "1")
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.append(restart)
        if piece.attached:
            self.head(numbered=False)
            self.write(self.document, [], "spacer")
            self.line(self.document, piece.label, "kind")
            self.line(self.document, piece.title, "subject")
        else:
            self.line(self.document, piece.label, "annex word")
            self.line(self.document, piece.title, "annex title")
        self.line(self.document, piece.link, "annex link")
        room = (297 if piece.landscape else 210) - sum(self.script.margins[2:])
        self.rule(self.document, 130, room * 72 / 25.4)
        self.content(piece.content)

    def page_number(self) -> None:
        header = self.document.sections[0].header
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            run = paragraph.add_run()
            run.font.name, run.font.size = "Times New Roman", Pt(self.looks["page number"].size)
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)

    def save(self) -> bytes:
        paper = self.paper
        self.page_number()
        self.head()
        self.title()
        self.addressees()
        for text in paper.authority:
            self.line(self.document, text, "authority").paragraph_format.space_before = Pt(6)
        for text in paper.bases:
            self.line(self.document, text, "basis", flow=True)
        if paper.order:
            self.line(self.document, paper.order, "order").paragraph_format.space_before = Pt(6)
        self.content(paper.content)
        self.signature()
        for piece in paper.pieces:
            self.piece(piece)
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def by_library(paper: Paper, script: Script) -> bytes:
    """The paper as a .docx of someone who scripts python-docx this way."""
    return Writer(paper, script).save()
