# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""Documents as Word itself and the clerks in front of it leave them: WordprocessingML written by hand, habit by habit."""

import io
import random
import zipfile
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from tests.linter.strangers.looks import MOTTO, TITLE, Look, SizeSet, looks, width
from tests.linter.strangers.papers import Line, Paper, Piece, Table

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" mc:Ignorable="w14 w15 wp14"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOT = bytes.fromhex(  # a picture of one black dot
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


@dataclass(frozen=True)
class Habits:
    """What one clerk does always; every value keeps the decree."""

    sizes: SizeSet = "A"
    head: Literal["one row", "two rows", "four rows", "tabs", "text boxes", "spaces"] = "one row"
    rule: Literal["underscores", "border", "shape", "vml", "nested table", "picture line"] = "underscores"
    look: Literal["direct", "named", "normal"] = "direct"
    traces: bool = True  # rsids, words split over runs, spelling marks
    page: Literal["simple", "complex", "gallery", "frame"] = "complex"
    numbers: Literal["typed", "automatic"] = "typed"
    controls: bool = False
    spelling: Literal["new", "old"] = "new"
    indent: Literal[567, 720] = 720
    indent_by_tab: bool = False
    gap: Literal["before", "after", "both", "style"] = "before"
    line: tuple[int, str] = (240, "auto")
    sign: Literal["table", "three columns", "tabs", "rows", "spaces"] = "table"
    address: bool = False
    footnote: bool = False
    picture: bool = False
    top: int = 1134
    left: int = 1701
    right: int = 1134
    urgent: bool = False
    break_lines: bool = False  # names of several lines written with line breaks in one paragraph


OLD = {"ỦY": "UỶ", "Ủy": "Uỷ", "ủy": "uỷ", "HÒA": "HOÀ", "hóa": "hoá", "HÓA": "HOÁ", "TỌA": "TOẠ", "tọa": "toạ"}


class Hand:
    """Writes one paper with one set of habits; `seed` decides where words are split."""

    def __init__(self, paper: Paper, habits: Habits, seed: int) -> None:
        self.paper, self.habits = paper, habits
        self.looks = looks(habits.sizes)
        self.random = random.Random(seed)
        self.ids = 0
        self.area = 11906 - habits.left - habits.right
        self.footnotes: list[str] = []

    # Runs and paragraphs

    def next_id(self) -> int:
        self.ids += 1
        return self.ids

    def rsid(self) -> str:
        return f"00{self.random.randrange(16**6):06X}"

    def spell(self, text: str) -> str:
        if self.habits.spelling == "old":
            for new, old in OLD.items():
                text = text.replace(new, old)
        return text

    def run_properties(self, look: Look, raised: bool = False) -> str:
        size = round(look.size * 2)
        bold = "<w:b/><w:bCs/>" if look.bold else ""
        italic = "<w:i/><w:iCs/>" if look.italic else ""
        up = '<w:vertAlign w:val="superscript"/>' if raised else ""
        if self.habits.look == "direct":
            fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
            return f'<w:rPr>{fonts}{bold}{italic}<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{up}<w:lang w:val="vi-VN"/></w:rPr>'
        sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        return f"<w:rPr>{bold}{italic}{sizes}{up}</w:rPr>"

    def run(self, text: str, look: Look, raised: bool = False) -> str:
        properties = self.run_properties(look, raised)
        parts = [self.spell(text)]
        if self.habits.traces and len(text) > 8:
            cut = self.random.randrange(2, len(parts[0]) - 2)
            parts = [parts[0][:cut], parts[0][cut:]]
        made = []
        for part in parts:
            inner = []
            for number, piece in enumerate(part.split("\t")):
                if number:
                    inner.append("<w:tab/>")
                for line, words in enumerate(piece.split("\n")):
                    if line:
                        inner.append("<w:br/>")
                    if words:
                        inner.append(f'<w:t xml:space="preserve">{escape(words)}</w:t>')
            rsid = f' w:rsidRPr="{self.rsid()}"' if self.habits.traces else ""
            made.append(f"<w:r{rsid}>{properties}{''.join(inner)}</w:r>")
        if self.habits.traces and len(made) > 1 and self.random.random() < 0.4:
            made.insert(1, '<w:proofErr w:type="spellEnd"/>')
            made.insert(0, '<w:proofErr w:type="spellStart"/>')
        return "".join(made)

    def control(self, tag: str, runs: str) -> str:
        if not self.habits.controls:
            return runs
        kind = "" if tag == "trich_yeu" else "<w:text/>"
        return (
            f'<w:sdt><w:sdtPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{1000 + self.next_id()}"/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        )

    def p(self, runs: str, look: Look, *, before: int = 0, after: int = 0, line: tuple[int, str] = (240, "auto"),
          first: int = 0, left: int = 0, right: int = 0, hanging: int = 0, tabs: str = "", more: str = "", keep: bool = False,
          style: str = "") -> str:  # fmt: skip
        rsid = f' w:rsidR="{self.rsid()}" w:rsidRDefault="{self.rsid()}"' if self.habits.traces else ""
        marks = f'<w:pStyle w:val="{style}"/>' if style else ""
        keep_next = "<w:keepNext/>" if keep else ""
        indents = [f' w:{name}="{value}"' for name, value in
                   (("left", left), ("right", right), ("firstLine", first), ("hanging", hanging)) if value]  # fmt: skip
        ind = f"<w:ind{''.join(indents)}/>" if indents else ""
        spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line[0]}" w:lineRule="{line[1]}"/>'
        mark = self.run_properties(look)
        return (
            f"<w:p{rsid}><w:pPr>{marks}{keep_next}{more}{tabs}{spacing}{ind}"
            f'<w:jc w:val="{look.jc}"/>{mark}</w:pPr>{runs}</w:p>'
        )

    def text(self, text: str, name: str, **layout: object) -> str:
        look = self.looks[name]
        return self.p(self.run(text, look), look, **layout)  # type: ignore[arg-type]

    def lines(self, lines: tuple[str, ...], name: str) -> str:
        if self.habits.break_lines and len(lines) > 1:
            return self.text("\n".join(lines), name)
        return "".join(self.text(line, name) for line in lines)

    # Lines drawn under the motto, the agency and the subject

    def rule(self, points: float, room: float) -> str:
        """A paragraph that draws a line of `points` in the middle of a `room` as wide (points)."""
        way = self.habits.rule
        centre = Look(13, jc="center")
        if way == "underscores":
            # Word sets raised letters at two thirds of their size; an underscore is half as wide as its size.
            return self.p(self.run("_" * round(points / (13 * 0.5 * 0.65)), centre, raised=True), centre)
        if way == "border":
            side = round((room - points) / 2 * 20)
            border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            return self.p("", Look(4, jc="center"), left=side, right=side, more=border, line=(120, "exact"), before=40)
        if way == "nested table":
            twips = round(points * 20)
            return (
                f'<w:tbl><w:tblPr><w:tblW w:w="{twips}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
                f'<w:tblGrid><w:gridCol w:w="{twips}"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="80" w:hRule="exact"/></w:trPr><w:tc>'
                f'<w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/><w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
                f"</w:tcBorders></w:tcPr>{self.p('', Look(4, jc='center'))}</w:tc></w:tr></w:tbl>"
            )
        return self.p(f"<w:r>{self.shape(points, room)}</w:r>", Look(6, jc="center"))

    def shape(self, points: float, room: float) -> str:
        left = max(0.0, (room - points) / 2)
        name = self.next_id()
        vml = (
            f'<w:pict><v:line id="_x0000_s{1025 + name}" style="position:absolute;left:0;text-align:left;z-index:{251650000 + name}" '
            f'from="{left:.1f}pt,2pt" to="{left + points:.1f}pt,2pt" o:connectortype="straight" strokecolor="black" strokeweight=".75pt"/></w:pict>'
        )
        if self.habits.rule == "vml":
            return vml
        extent = f'cx="{round(points * 12700)}" cy="0"'
        line = (
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        )
        if self.habits.rule == "picture line":  # inline, in the line of text
            return (
                f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr id="{name}" name="Line {name}"/>'
                f"<wp:cNvGraphicFramePr/>{line}</wp:inline></w:drawing>"
            )
        drawing = (
            f'<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="{251650000 + name}" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(left * 12700)}</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>'
            f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="19050" b="19050"/><wp:wrapNone/>'
            f'<wp:docPr id="{name}" name="Straight Connector {name}"/><wp:cNvGraphicFramePr/>{line}</wp:anchor></w:drawing>'
        )
        return f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>'

    # The head

    def agency(self, room: float) -> str:
        paper = self.paper
        longest = max(width(self.spell(line), self.looks["issuer"].size, bold=True) for line in paper.issuer)
        above = self.text(paper.superior, "superior") if paper.superior else ""
        return above + self.lines(paper.issuer, "issuer") + self.rule(longest * 0.42, room)

    def nation(self, room: float) -> str:
        title, motto = self.looks["title"], self.looks["motto"]
        return (
            self.p(self.run(TITLE, title), title)
            + self.p(self.run(MOTTO, motto), motto)
            + self.rule(width(MOTTO, motto.size, bold=True), room)
        )

    def number(self) -> str:
        look = self.looks["number"]
        made = self.p(self.control("so_ky_hieu", self.run(self.paper.number_line, look)), look)
        if self.paper.is_letter:
            letter = self.looks["letter subject"]
            lines = self.paper.subject
            if self.habits.break_lines:
                return made + self.p(self.control("trich_yeu", self.run("\n".join(lines), letter)), letter, before=120)
            for at, line in enumerate(lines):
                made += self.p(self.run(line, letter), letter, before=0 if at else 120)
        return made

    def date(self) -> str:
        look = self.looks["date"]
        if not self.paper.place:
            return self.p("", look)
        return self.p(self.control("dia_danh", self.run(f"{self.paper.place}, {self.paper.date}", look)), look)

    def table(self, widths: tuple[int, ...], rows: list[tuple[str, ...]], margin: int = 28, indent: int = 0) -> str:
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        made = [
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            + ('<w:jc w:val="center"/>' if not indent else f'<w:tblInd w:w="{indent}" w:type="dxa"/>')
            + f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        ]
        for row in rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>{cell}{self.p("", Look(2)) if cell.endswith("</w:tbl>") else ""}</w:tc>'
                for each, cell in zip(widths, row, strict=True)
            )
            made.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        return "".join(made) + "</w:tbl>"

    def head(self, numbered: bool = True) -> str:
        """The letterhead; without number and date for a text issued with a decision."""
        right = 5580
        left = self.area - right + 200
        rooms = ((left - 56) / 20, (right - 56) / 20)
        way = self.habits.head if numbered else "two rows"
        agency, nation = self.agency(rooms[0]), self.nation(rooms[1])
        number, date = (self.number(), self.date()) if numbered else ("", "")
        if not numbered:
            return self.table((left, right), [(agency, nation)])
        if way == "one row":
            lines = len(self.paper.issuer) + bool(self.paper.superior)
            level = "".join(self.p("", Look(13, jc="center")) for _ in range(lines - 2))
            return self.table((left, right), [(agency + number, nation + level + date)])
        if way == "two rows":
            return self.table((left, right), [(agency, nation), (number, date)])
        if way == "four rows":
            paper = self.paper
            upper = self.text(paper.superior or paper.issuer[0], "superior" if paper.superior else "issuer")
            lower = self.lines(paper.issuer if paper.superior else paper.issuer[1:], "issuer")
            title, motto = self.looks["title"], self.looks["motto"]
            longest = max(width(self.spell(line), self.looks["issuer"].size, bold=True) for line in paper.issuer)
            drawn = (self.rule(longest * 0.42, rooms[0]), self.rule(width(MOTTO, motto.size, bold=True), rooms[1]))
            rows: list[tuple[str, ...]] = [
                (upper, self.p(self.run(TITLE, title), title)),
                (lower, self.p(self.run(MOTTO, motto), motto)),
                drawn,
                (number, date),
            ]
            return self.table((left, right), rows)
        if way == "text boxes":
            boxes = self.box(agency, 0, left, 1300) + self.box(nation, left, right, 1300)
            holder = self.p(boxes, Look(13), after=880)
            return holder + self.table((left, right), [(number, date)])
        return self.typed_head()

    def box(self, content: str, x: int, wide: int, high: int) -> str:
        name = self.next_id()
        box = f"<w:txbxContent>{content}</w:txbxContent>"
        emu = f'cx="{wide * 635}" cy="{high * 635}"'
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{251660000 + name}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="margin"><wp:posOffset>{(x - 100) * 635}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
            f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent {emu}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{name}" name="Text Box {name}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {emu}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
            f'<wps:txbx>{box}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
            f'<mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="position:absolute;margin-left:{(x - 100) / 20}pt;margin-top:0;width:{wide / 20}pt;height:{high / 20}pt" filled="f" stroked="f">'
            f'<v:textbox inset="0,0,0,0">{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )

    def typed_head(self) -> str:
        """No table at all: two columns made with centred tab stops, or with runs of spaces."""
        paper = self.paper
        tabs = '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6300"/></w:tabs>'
        names = ("superior", "issuer") if paper.superior else ("issuer", "issuer")
        lefts = (paper.superior, *paper.issuer) if paper.superior else paper.issuer
        longest = max(width(self.spell(line), self.looks["issuer"].size, bold=True) for line in paper.issuer)
        motto = width(MOTTO, self.looks["motto"].size, bold=True)
        rows = [
            (lefts[0], names[0], TITLE, "title", False),
            (lefts[1], names[1], MOTTO, "motto", False),
            ("_" * round(longest * 0.42 / 4.225), "number", "_" * round(motto / 4.225), "number", True),
            (paper.number_line, "number", f"{paper.place}, {paper.date}", "date", False),
        ]
        made = []
        for left, left_name, right, right_name, raised in rows:
            one, two = self.looks[left_name], self.looks[right_name]
            look = Look(one.size, jc="left")
            if self.habits.head == "tabs":
                runs = (
                    self.run("\t", look)
                    + self.run(left, one, raised)
                    + self.run("\t", look)
                    + self.run(right, two, raised)
                )
                made.append(self.p(runs, look, tabs=tabs))
                continue
            space = 0.25 * one.size
            factor = 0.65 if raised else 1
            before = round((85 - width(left, one.size, one.bold) * factor / 2) / space)
            start = before * space + width(left, one.size, one.bold) * factor
            between = round((313 - width(right, two.size, two.bold) * factor / 2 - start) / space)
            runs = (
                self.run(" " * before, look)
                + self.run(left, one, raised)
                + self.run(" " * between, look)
                + self.run(right, two, raised)
            )
            made.append(self.p(runs, look))
        if paper.is_letter:
            small = self.looks["letter subject"]
            made += [
                self.p(self.run(text, small), small, right=self.area - 3400, before=0 if at else 120)
                for at, text in enumerate(paper.subject)
            ]
        return "".join(made)

    # Title, addressees, content

    def subject(self) -> str:
        paper = self.paper
        if paper.is_letter:
            return self.p("", Look(13))
        made = self.p("", Look(10)) + self.text(paper.kind, "kind", before=120)
        if paper.subject:
            look = self.looks["subject"]
            if self.habits.break_lines:
                made += self.p(self.control("trich_yeu", self.run("\n".join(paper.subject), look)), look)
            else:
                made += "".join(self.p(self.control("trich_yeu", self.run(line, look)), look) for line in paper.subject)
            longest = min(self.area / 20, max(width(line, look.size, bold=True) for line in paper.subject))
            made += self.rule(longest * 0.4, self.area / 20)
        return made

    def addressees(self) -> str:
        to = self.paper.to
        if not to:
            return ""
        look = self.looks["to"]
        if self.paper.calls:
            made = self.text(self.paper.calls, "order", before=120, after=60)
            return made + "".join(self.p(self.run(line, look), look, left=2835) for line in to) + self.p("", Look(8))
        if len(to) == 1:
            return self.p(self.run(f"Kính gửi: {to[0]}", look), Look(look.size, jc="center"), before=120, after=120)
        made = self.p(self.run("Kính gửi:", look), look, left=1701, before=120)
        return made + "".join(self.p(self.run(line, look), look, left=2835) for line in to) + self.p("", Look(8))

    def body_layout(self) -> dict[str, object]:
        gap = {"before": (120, 0), "after": (0, 120), "both": (60, 60), "style": (120, 0)}[self.habits.gap]
        layout: dict[str, object] = {"before": gap[0], "after": gap[1], "line": self.habits.line}
        if not self.habits.indent_by_tab:
            layout["first"] = self.habits.indent
        if self.habits.look == "named":
            layout["style"] = "NoiDung"
        return layout

    def content(self, content: list[Line | Table], wide: int) -> str:
        made = []
        layout = self.body_layout()
        tab = "\t" if self.habits.indent_by_tab else ""
        body, bold = self.looks["body"], self.looks["heading"]
        for at, item in enumerate(content):
            if isinstance(item, Table):
                made.append(self.data_table(item, wide))
                continue
            more = ""
            text, lead = item.text, item.lead
            if self.habits.numbers == "automatic" and item.role in (
                "roman",
                "clause",
                "clause heading",
                "point",
                "dash",
            ):
                level, number = self.list_place(content, at)
                text = text.split(" ", 1)[1]
                more = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            if item.role in ("part", "part title"):
                gap = 120 if self.habits.gap == "after" and item.role == "part title" else 0
                made.append(self.text(text, "centred heading", before=120, after=gap, keep=True))
            elif item.role in ("roman", "clause heading", "article heading"):
                runs = self.run(tab + lead + text, bold)
                made.append(self.p(runs, bold, more=more, keep=True, **{k: v for k, v in layout.items()}))  # type: ignore[arg-type]
            else:
                runs = (self.run(tab + lead, bold) if lead else "") + self.run((tab if not lead else "") + text, body)
                if self.habits.footnote and not self.footnotes and item.role == "p":
                    self.footnotes.append("Số liệu do cơ quan tổng hợp đến thời điểm báo cáo.")
                    runs += f'<w:r>{self.run_properties(body, raised=True)}<w:footnoteReference w:id="2"/></w:r>'
                if self.habits.traces and at == 1:
                    runs = "<w:r><w:lastRenderedPageBreak/></w:r>" + runs
                made.append(self.p(runs, body, more=more, **layout))  # type: ignore[arg-type]
        return "".join(made)

    def list_place(self, content: list[Line | Table], at: int) -> tuple[int, int]:
        """Level and list of an automatically numbered paragraph; the lists below start anew under each heading."""
        item = content[at]
        assert isinstance(item, Line)
        if item.role == "roman":
            return 0, 1
        if item.role == "dash":
            return 0, 2
        romans = any(isinstance(each, Line) and each.role == "roman" for each in content)
        if item.role == "point":
            return (2 if romans else 1), (1 if romans else 3)
        return (1, 1) if romans else (0, 3)

    def data_table(self, table: Table, wide: int) -> str:
        columns = len(table.rows[0])
        first = 900
        others = (wide - first) // (columns - 1)
        widths = (
            (first, *[others] * (columns - 1))
            if table.rows[0][0] in ("STT", "Số TT")
            else tuple([wide // columns] * columns)
        )
        side = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        borders = "".join(side.format(name) for name in ("top", "left", "bottom", "right", "insideH", "insideV"))
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        rows = []
        for at, row in enumerate(table.rows):
            cells = []
            for column, (cell, each) in enumerate(zip(row, widths, strict=True)):
                look = Look(self.looks["cell"].size, bold=not at, jc="center" if not at or not column else "left")
                cells.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{self.p(self.run(cell, look), look, before=40, after=40)}</w:tc>'
                )
            header = "<w:tblHeader/>" if not at else ""
            rows.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>")
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    # Signature and recipients

    def recipients(self) -> str:
        lines = [self.text("Nơi nhận:", "recipients word")]
        return "".join(lines + [self.text(line, "recipients") for line in self.paper.recipients])

    def signature(self) -> str:
        paper = self.paper
        blank = self.p("", self.looks["sign"])
        right = "".join(self.text(line, "sign") for line in paper.sign)
        name = self.p(self.control("ho_ten", self.run(paper.name, self.looks["sign"])), self.looks["sign"])
        widths = (3900, self.area - 3900)
        if paper.left_sign:
            left = self.text(paper.left_sign, "sign") + blank * 5 + self.text(paper.left_name, "sign")
            return (
                self.p("", Look(8))
                + self.table(widths, [(left, right + blank * 5 + name)])
                + self.p("", Look(8))
                + self.recipients()
            )
        way = self.habits.sign
        if way in ("tabs", "spaces"):
            return self.typed_signature()
        start = self.p("", Look(8))
        if way == "three columns":
            return start + self.table(
                (3700, 300, self.area - 4000), [(self.recipients(), self.p("", Look(11)), right + blank * 5 + name)]
            )
        if way == "rows":  # the names in a row of their own
            upper = (self.recipients(), right + blank * 4)
            return start + self.table(widths, [upper, (self.p("", Look(11)), name)])
        return start + self.table(widths, [(self.recipients(), right + blank * 5 + name)])

    def typed_signature(self) -> str:
        paper = self.paper
        tabs = '<w:tabs><w:tab w:val="center" w:pos="6560"/></w:tabs>'
        word, sign, plain = self.looks["recipients word"], self.looks["sign"], self.looks["recipients"]
        lefts = [("Nơi nhận:", word), *[(line, plain) for line in paper.recipients]]
        made = [self.p("", Look(8))]
        for at in range(max(len(lefts), len(paper.sign))):
            runs = self.run(lefts[at][0], lefts[at][1]) if at < len(lefts) else ""
            if at < len(paper.sign):
                gap = self.spaces(*lefts[at], paper.sign[at]) if self.habits.sign == "spaces" else "\t"
                runs += self.run(gap, sign) + self.run(paper.sign[at], sign)
            made.append(self.p(runs, plain, tabs=tabs))
        made += [self.p("", sign)] * 4
        if self.habits.sign == "spaces":
            return "".join(made) + self.p(
                self.run(self.spaces("", plain, paper.name) + paper.name, sign), Look(sign.size, bold=True)
            )
        return "".join(made) + self.p(self.run("\t" + paper.name, sign), sign, tabs=tabs)

    def spaces(self, left: str, look: Look, right: str) -> str:
        """As many spaces as bring `right` to the middle of the right half, after `left`."""
        sign = self.looks["sign"]
        start = width(left, look.size, look.bold)
        return " " * round((328 - width(right, sign.size, bold=True) / 2 - start) / (0.25 * sign.size))

    # Sections and parts

    def section(self, landscape: bool = False, restart: bool = False) -> str:
        habits = self.habits
        size = (
            '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            if landscape
            else '<w:pgSz w:w="11906" w:h="16838" w:code="9"/>'
        )
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
            f'<w:footerReference w:type="first" r:id="rId12"/>{size}'
            f'<w:pgMar w:top="{habits.top}" w:right="{habits.right}" w:bottom="1134" w:left="{habits.left}" w:header="567" w:footer="567" w:gutter="0"/>'
            f'{start}<w:cols w:space="720"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr>'
        )

    def piece(self, piece: Piece) -> str:
        wide = 16838 - self.habits.left - self.habits.right if piece.landscape else self.area
        made = ""
        if piece.attached:
            look = self.looks["subject"]
            made += self.head(numbered=False) + self.p("", Look(10))
            made += (
                self.text(piece.label, "kind") + self.text(piece.title, "subject") + self.text(piece.link, "annex link")
            )
            made += self.rule(width(piece.title, look.size, bold=True) * 0.4, wide / 20)
        else:
            made += (
                self.text(piece.label, "annex word")
                + self.text(piece.title, "annex title")
                + self.text(piece.link, "annex link")
            )
            made += self.rule(120, wide / 20)
        made += self.content(piece.content, wide)
        return made

    def body(self) -> str:
        paper, habits = self.paper, self.habits
        made = self.head()
        if habits.urgent:
            frame = "<w:pBdr>{}</w:pBdr>".format(
                "".join(
                    f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right")
                )
            )
            made += self.p(
                self.run("KHẨN", Look(13, bold=True)),
                Look(13, bold=True, jc="center"),
                before=120,
                right=self.area - 1134 - 400,
                left=400,
                more=frame,
            )
        made += self.subject() + self.addressees()
        if paper.authority:
            made += "".join(self.text(line, "authority", before=120, after=120) for line in paper.authority)
        layout = self.body_layout() | {"first": habits.indent}
        made += "".join(self.text(line, "basis", **layout) for line in paper.bases)
        if paper.order:
            made += self.text(paper.order, "order", before=120, after=120)
        made += self.content(paper.content, self.area)
        if habits.picture:
            made += self.p(f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2160000" cy="720000"/><wp:docPr id="{self.next_id()}" name="Picture 1" descr="Biểu đồ"/>'
                           '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="bieu-do.png"/><pic:cNvPicPr/></pic:nvPicPr>'
                           '<pic:blipFill><a:blip r:embed="rId20"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="720000"/></a:xfrm>'
                           '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>', Look(14, jc="center"), before=120)  # fmt: skip
        made += self.signature()
        restart = False
        landscape = False
        for piece in paper.pieces:
            section = self.section(landscape, restart)
            made += (
                f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'
                + self.piece(piece)
            )
            restart, landscape = True, piece.landscape
        if habits.traces:
            made = made.replace(
                "</w:pPr>", '</w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', 1
            )
        if made.endswith("</w:tbl>"):
            made += self.p("", Look(8))
        return made + self.section(landscape, restart)

    def header(self) -> str:
        look = self.looks["page number"]
        properties = self.run_properties(look)
        way = self.habits.page
        if way == "simple":
            return self.p(
                f'<w:fldSimple w:instr=" PAGE   \\* MERGEFORMAT "><w:r>{properties}<w:t>2</w:t></w:r></w:fldSimple>',
                look,
            )
        field = "".join(
            f"<w:r>{properties}{part}</w:r>"
            for part in (
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        if way == "frame":
            frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
            return self.p(field, Look(look.size, jc="left"), more=frame) + self.p("", Look(look.size))
        paragraph = self.p(field, look)
        if way == "complex":
            return paragraph
        return (
            '<w:sdt><w:sdtPr><w:id w:val="-1769616900"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtEndPr/><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>{self.p('', look)}"
        )

    def footer(self) -> str:
        if not self.habits.address:
            return self.p("", Look(11))
        border = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
        look = Look(11, jc="center")
        return self.p(
            self.run("Số 15 đường Hùng Vương, phường Thanh Bình, tỉnh Thanh Vân", look), look, more=border
        ) + self.p(self.run("ĐT: 0200 3999 999; Thư điện tử: vanthu@thanhvan.gov.vn", look), look)

    def styles(self) -> str:
        size = 28 if self.habits.sizes == "A" else 26
        times = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
        normal = (
            ""
            if self.habits.look == "direct"
            else f'<w:rPr>{times}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN"/></w:rPr>'
        )
        return (
            f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
            '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
            f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>{normal}</w:style>'
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="NoiDung"><w:name w:val="Noi dung"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="{self.habits.indent}"/><w:jc w:val="both"/></w:pPr></w:style>'
            f'<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr>{times}<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
            "</w:styles>"
        )

    def numbering(self) -> str:
        def level(at: int, form: str, text: str, bold: bool) -> str:
            mark = "<w:b/>" if bold else ""
            return (
                f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="0" w:firstLine="{self.habits.indent}"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{mark}</w:rPr></w:lvl>'
            )

        def listing(at: int, levels: str) -> str:
            return (
                f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )

        main = (
            level(0, "upperRoman", "%1.", True)
            + level(1, "decimal", "%2.", False)
            + level(2, "lowerLetter", "%3)", False)
        )
        plain = level(0, "decimal", "%1.", False) + level(1, "lowerLetter", "%2)", False)
        lists = listing(0, main) + listing(1, level(0, "bullet", "-", False)) + listing(2, plain)
        numbers = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at - 1}"/></w:num>' for at in (1, 2, 3))
        return f"<w:numbering {NAMESPACES}>{lists}{numbers}</w:numbering>"

    def save(self) -> bytes:
        document = f"<w:document {NAMESPACES}><w:body>{self.body()}</w:body></w:document>"
        parts = {
            "word/document.xml": document,
            "word/styles.xml": self.styles(),
            "word/settings.xml": f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean"/><w:defaultTabStop w:val="720"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat></w:settings>',
            "word/numbering.xml": self.numbering(),
            "word/theme/theme1.xml": THEME,
            "word/header1.xml": f"<w:hdr {NAMESPACES}>{self.header()}</w:hdr>",
            "word/header2.xml": f"<w:hdr {NAMESPACES}>{self.p('', Look(13))}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {NAMESPACES}>{self.footer()}</w:ftr>",
        }
        kinds = {
            "word/styles.xml": ("rId1", "styles"),
            "word/settings.xml": ("rId2", "settings"),
            "word/numbering.xml": ("rId3", "numbering"),
            "word/theme/theme1.xml": ("rId4", "theme"),
            "word/header1.xml": ("rId10", "header"),
            "word/header2.xml": ("rId11", "header"),
            "word/footer1.xml": ("rId12", "footer"),
        }
        if self.footnotes:
            marks = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            notes = f'<w:footnote w:id="2"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{marks}{self.run(" " + self.footnotes[0], Look(10))}</w:p></w:footnote>'
            separators = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
            parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"
            kinds["word/footnotes.xml"] = ("rId13", "footnotes")
        links = [
            f'<Relationship Id="{key}" Type="{RELS}{kind}" Target="{name.removeprefix("word/")}"/>'
            for name, (key, kind) in kinds.items()
        ]
        if self.habits.picture:
            links.append(f'<Relationship Id="rId20" Type="{RELS}image" Target="media/image1.png"/>')
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{"application/vnd.openxmlformats-officedocument." + "theme+xml" if kind == "theme" else TYPES + kind + "+xml"}"/>'
            for name, (_, kind) in kinds.items()
        )
        types = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}document.main+xml"/>{overrides}</Types>'
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        root = f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{RELS}officeDocument" Target="word/document.xml"/></Relationships>'
        own = f'<Relationships xmlns="{package}">{"".join(links)}</Relationships>'
        parts = {"[Content_Types].xml": types, "_rels/.rels": root, "word/_rels/document.xml.rels": own} | parts
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, xml in parts.items():
                archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)
            if self.habits.picture:
                archive.writestr("word/media/image1.png", DOT)
        return buffer.getvalue()


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements><a:fontScheme name="Office">'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def by_word(paper: Paper, habits: Habits, seed: int = 1) -> bytes:
    """The paper as a .docx of someone with these habits."""
    return Hand(paper, habits, seed).save()
