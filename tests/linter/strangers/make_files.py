# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""Makes the documents in files/ that only other programs can make: ``python -m tests.linter.strangers.make_files``.

It needs LibreOffice and, for the files named `docx-js`, Node with the npm package `docx` in the folder that the variable
NODE_PATH names. The files are kept, because these programs write something else in each version; the tests only read them.
"""

import json
import subprocess
import tempfile
from dataclasses import asdict
from html import escape
from pathlib import Path

from tests.linter.strangers.by_library import Script, by_library
from tests.linter.strangers.by_word import Habits, by_word
from tests.linter.strangers.looks import MOTTO, TITLE, Look, looks, width
from tests.linter.strangers.papers import PAPERS, Line, Paper, Table

FILES = Path(__file__).parent / "files"
JAVASCRIPT = Path(__file__).parent / "with_docx_js.js"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "office": ODF + "office:1.0",
        "style": ODF + "style:1.0",
        "text": ODF + "text:1.0",
        "table": ODF + "table:1.0",
        "draw": ODF + "drawing:1.0",
        "fo": ODF + "xsl-fo-compatible:1.0",
        "svg": ODF + "svg-compatible:1.0",
    }.items()
)


class Writer:
    """A flat OpenDocument text as someone in LibreOffice Writer makes it: a style for each component."""

    def __init__(self, paper: Paper, sizes: str, drawn: bool) -> None:
        self.paper, self.drawn = paper, drawn
        self.looks = looks("A" if sizes == "A" else "B")
        self.rules: list[str] = []

    def p(self, text: str, style: str, lead: str = "") -> str:
        bold = f'<text:span text:style-name="bold">{escape(lead)}</text:span>' if lead else ""
        return f'<text:p text:style-name="{style.replace(" ", "_")}">{bold}{escape(text)}</text:p>'

    def rule(self, points: float, room: float) -> str:
        if self.drawn:
            return (
                f'<text:p text:style-name="line"><draw:line text:anchor-type="as-char" svg:y="0cm" draw:z-index="0" draw:style-name="stroke" svg:x1="0pt" '
                f'svg:y1="0pt" svg:x2="{points:.1f}pt" svg:y2="0pt"/></text:p>'
            )
        side = (room - points) / 2
        name = f"rule{len(self.rules)}"
        self.rules.append(
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="line"><style:paragraph-properties fo:border-top="0.75pt solid #000000" '
            f'fo:border-bottom="none" fo:border-left="none" fo:border-right="none" fo:padding="0cm" fo:margin-left="{side:.1f}pt" fo:margin-right="{side:.1f}pt" fo:margin-top="2pt"/></style:style>'
        )
        return f'<text:p text:style-name="{name}"/>'

    def styles(self) -> str:
        made = []
        for name, look in self.looks.items():
            flow = name in ("body", "basis", "heading")
            align = {"center": "center", "both": "justify", "left": "start", "right": "end"}[look.jc]
            layout = (
                'fo:text-indent="1.27cm" fo:margin-top="6pt" fo:margin-bottom="0pt"'
                if flow
                else 'fo:margin-top="0pt" fo:margin-bottom="0pt"'
            )
            if name == "to":
                layout = 'fo:margin-left="4.5cm" fo:margin-top="6pt"'
            if name in ("authority", "order", "kind"):
                layout = 'fo:margin-top="6pt" fo:margin-bottom="0pt"'
            made.append(
                f'<style:style style:name="{name.replace(" ", "_")}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" {layout} fo:line-height="100%"/>'
                f'<style:text-properties style:font-name="Times New Roman" fo:font-size="{look.size}pt" fo:language="vi" fo:country="VN"'
                f"{' fo:font-weight=' + chr(34) + 'bold' + chr(34) if look.bold else ''}{' fo:font-style=' + chr(34) + 'italic' + chr(34) if look.italic else ''}/></style:style>"
            )
        made.append(
            '<style:style style:name="line" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name="Times New Roman" fo:font-size="4pt"/></style:style>'
        )
        return "".join(made)

    def columns(self, name: str, cells: list[tuple[str, str]]) -> str:
        rows = "".join(
            f'<table:table-row><table:table-cell office:value-type="string">{left}</table:table-cell><table:table-cell office:value-type="string">{right}</table:table-cell></table:table-row>'
            for left, right in cells
        )
        return f'<table:table table:style-name="{name}"><table:table-column table:style-name="{name}.A"/><table:table-column table:style-name="{name}.B"/>{rows}</table:table>'

    def body(self) -> str:
        paper = self.paper
        wide = 16.5 * 72 / 2.54
        left = self.p(paper.superior, "superior") if paper.superior else ""
        left += "".join(self.p(line, "issuer") for line in paper.issuer)
        left += self.rule(
            max(width(line, self.looks["issuer"].size, True) for line in paper.issuer) * 0.4, 6.6 * 72 / 2.54
        )
        motto = self.looks["motto"]
        right = (
            self.p(TITLE, "title") + self.p(MOTTO, "motto") + self.rule(width(MOTTO, motto.size, True), 9.9 * 72 / 2.54)
        )
        number = self.p(paper.number_line, "number")
        if paper.is_letter:
            number += self.p("", "line") + "".join(self.p(line, "letter subject") for line in paper.subject)
        made = self.columns("head", [(left, right), (number, self.p(f"{paper.place}, {paper.date}", "date"))])
        if not paper.is_letter:
            made += (
                self.p("", "line")
                + self.p(paper.kind, "kind")
                + "".join(self.p(line, "subject") for line in paper.subject)
            )
            made += self.rule(max(width(line, self.looks["subject"].size, True) for line in paper.subject) * 0.4, wide)
        for at, text in enumerate(paper.to):
            made += (
                self.p(("Kính gửi: " if not at else "") + text, "to")
                if len(paper.to) == 1
                else ("" if at else self.p("Kính gửi:", "to")) + self.p(text, "to")
            )
        made += "".join(self.p(line, "authority") for line in paper.authority)
        made += "".join(self.p(line, "basis") for line in paper.bases)
        if paper.order:
            made += self.p(paper.order, "order")
        made += self.content(paper.content)
        names = (
            "".join(self.p(line, "sign") for line in paper.sign) + self.p("", "sign") * 5 + self.p(paper.name, "sign")
        )
        made += self.p("", "line") + self.columns(
            "names",
            [
                (
                    self.p("Nơi nhận:", "recipients word")
                    + "".join(self.p(line, "recipients") for line in paper.recipients),
                    names,
                )
            ],
        )
        for piece in paper.pieces:
            made += (
                self.p(piece.label, "new annex") + self.p(piece.title, "annex title") + self.p(piece.link, "annex link")
            )
            made += self.rule(120, wide) + self.content(piece.content)
        return made + ("" if not made.endswith("</table:table>") else self.p("", "line"))

    def content(self, content: list[Line | Table]) -> str:
        made = ""
        for item in content:
            if isinstance(item, Table):
                rows = "".join(
                    "<table:table-row>"
                    + "".join(
                        f'<table:table-cell table:style-name="grid.A1" office:value-type="string">{self.p(cell, "cell")}</table:table-cell>'
                        for cell in row
                    )
                    + "</table:table-row>"
                    for row in item.rows
                )
                made += f'<table:table table:style-name="grid"><table:table-column table:number-columns-repeated="{len(item.rows[0])}"/>{rows}</table:table>'
            elif item.role in ("roman", "clause heading", "article heading"):
                made += self.p(item.lead + item.text, "heading")
            elif item.role in ("part", "part title"):
                made += self.p(item.text, "centred heading")
            else:
                made += self.p(item.text, "body", item.lead)
        return made

    def flat(self) -> str:
        body = self.body()
        margins = 'fo:margin-top="1cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="1.5cm"'
        header = '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.3cm"/></style:header-style>'
        layout = f'<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" {margins}/>{header}</style:page-layout>'
        number = '<style:header><text:p text:style-name="page_number"><text:page-number text:select-page="current">2</text:page-number></text:p></style:header><style:header-first><text:p text:style-name="page_number"/></style:header-first>'
        masters = "".join(
            f'<style:master-page style:name="{name}" style:page-layout-name="A4">{number}</style:master-page>'
            for name in ("Standard", "Annex")
        )
        tables = "".join(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="16.5cm" table:align="left" fo:margin-left="0cm"/></style:style>'
            f'<style:style style:name="{name}.A" style:family="table-column"><style:table-column-properties style:column-width="{a}cm"/></style:style>'
            f'<style:style style:name="{name}.B" style:family="table-column"><style:table-column-properties style:column-width="{b}cm"/></style:style>'
            for name, a, b in (("head", 6.6, 9.9), ("names", 7, 9.5))
        )
        tables += '<style:style style:name="grid" style:family="table"><style:table-properties style:width="16.5cm" table:align="margins"/></style:style><style:style style:name="grid.A1" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
        annex = '<style:style style:name="new_annex" style:family="paragraph" style:parent-style-name="annex_word" style:master-page-name="Annex"><style:paragraph-properties style:page-number="1"/></style:style>'
        stroke = '<style:style style:name="stroke" style:family="graphic"><style:graphic-properties svg:stroke-width="0.75pt" svg:stroke-color="#000000"/></style:style>'
        bold = '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        default = '<style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style>'
        fonts = '<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="\'Times New Roman\'"/></office:font-face-decls>'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">{fonts}'
            f"<office:styles>{default}{self.styles()}</office:styles><office:automatic-styles>{layout}{tables}{annex}{stroke}{bold}{''.join(self.rules)}</office:automatic-styles>"
            f"<office:master-styles>{masters}</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
        )


def web_page(paper: Paper) -> str:
    """The paper as a web page, as an office's own web system exports it; Writer reads it."""
    named = looks("A")

    def p(text: str, look: Look, more: str = "", lead: str = "") -> str:
        align = {"both": "justify"}.get(look.jc, look.jc)
        inner = (f"<b>{escape(lead)}</b>" if lead else "") + escape(text)
        inner = f"<b>{inner}</b>" if look.bold else inner
        inner = f"<i>{inner}</i>" if look.italic else inner
        return f'<p align="{align}" style="margin-top:0cm;margin-bottom:0cm;{more}"><font face="Times New Roman" style="font-size:{look.size}pt">{inner}</font></p>'

    flow = "text-indent:1.27cm;margin-top:6pt"
    line = "_" * (5 if max(map(len, paper.issuer)) < 12 else 8)
    head = (
        '<table width="624" cellpadding="2" cellspacing="0" border="0"><tr valign="top"><td width="244">'
        + (p(paper.superior, named["superior"]) if paper.superior else "")
        + "".join(p(each, named["issuer"]) for each in paper.issuer)
        + p(line, Look(13, jc="center"), "line-height:60%")
        + '</td><td width="380">'
        + p(TITLE, named["title"])
        + p(MOTTO, named["motto"])
        + p("_" * 25, Look(13, jc="center"), "line-height:60%")
        + '</td></tr><tr valign="top"><td>'
        + p(paper.number_line, named["number"])
        + "".join(
            p(each, named["letter subject"], "margin-top:6pt" if not at else "")
            for at, each in enumerate(paper.subject)
            if paper.is_letter
        )
        + "</td><td>"
        + p(f"{paper.place}, {paper.date}", named["date"])
        + "</td></tr></table>"
    )
    middle = (
        ""
        if paper.is_letter
        else p(paper.kind, named["kind"], "margin-top:12pt")
        + "".join(p(each, named["subject"]) for each in paper.subject)
        + p("_" * 14, Look(13, jc="center"), "line-height:60%")
    )
    if paper.to:
        middle += p(f"Kính gửi: {paper.to[0]}", Look(14, jc="center"), "margin-top:12pt")
    middle += "".join(p(each, named["authority"], "margin-top:6pt") for each in paper.authority)
    middle += "".join(p(each, named["basis"], flow) for each in paper.bases)
    middle += p(paper.order, named["order"], "margin-top:6pt") if paper.order else ""
    for item in paper.content:
        if isinstance(item, Line):
            bold = item.role in ("roman", "clause heading", "article heading")
            middle += p(
                (item.lead if bold else "") + item.text,
                named["heading" if bold else "body"],
                flow,
                "" if bold else item.lead,
            )
    names = (
        '<table width="624" cellpadding="2" cellspacing="0" border="0"><tr valign="top"><td width="264">'
        + p("Nơi nhận:", named["recipients word"])
        + "".join(p(each, named["recipients"]) for each in paper.recipients)
        + '</td><td width="360">'
        + "".join(p(each, named["sign"]) for each in paper.sign)
        + p("\u00a0", named["sign"]) * 5
        + p(paper.name, named["sign"])
        + "</td></tr></table>"
    )
    page = "@page { size: 21cm 29.7cm; margin-left: 3cm; margin-right: 1.5cm; margin-top: 2cm; margin-bottom: 2cm }"
    return f'<html><head><meta charset="utf-8"><style>{page}</style></head><body lang="vi-VN">{head}{middle}<p style="margin:0cm;font-size:8pt"></p>{names}</body></html>'


def office(source: Path, form: str, folder: Path, *more: str) -> Path:
    """Let LibreOffice write `source` in another form."""
    command = ["soffice", *more, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{form.split(':')[0]}"


def round_trip(name: str, made: bytes, form: str, folder: Path) -> None:
    start = folder / f"{name}.docx"
    start.write_bytes(made)
    between = office(start, form, folder)
    start.unlink()
    office(between, "docx", FILES)


def _as_data(paper: Paper) -> dict[str, object]:
    """What the JavaScript gets: the paper, its number line, and how long the line below the agency is (points)."""
    line = max(width(name, 13, bold=True) for name in paper.issuer) * 0.42
    return asdict(paper) | {"number_line": paper.number_line, "agency_line": line}


def main() -> None:
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, paper, sizes, drawn in (
            ("writer-decision", "decision", "A", False),
            ("writer-letter", "letter to many", "B", False),
            ("writer-programme", "programme", "A", True),
            ("writer-report", "report", "B", True),
        ):
            source = folder / f"{name}.fodt"
            source.write_text(Writer(PAPERS[paper], sizes, drawn).flat(), encoding="utf-8")
            office(source, "docx", FILES)
        for name, paper in (("web-decision", "decision on staff"), ("web-letter", "letter")):
            source = folder / f"{name}.html"
            source.write_text(web_page(PAPERS[paper]), encoding="utf-8")
            office(source, "docx:MS Word 2007 XML", FILES, "--infilter=HTML (StarWriter)", "--writer")
        round_trip("odt-plan", by_word(PAPERS["plan"], Habits(rule="shape"), 5), "odt", folder)
        round_trip("odt-submission", by_library(PAPERS["submission"], Script(way="styled")), "odt", folder)
        round_trip(
            "odt-telegram",
            by_word(PAPERS["telegram"], Habits(head="two rows", rule="border", look="normal"), 6),
            "odt",
            folder,
        )
        round_trip("doc-guidance", by_word(PAPERS["guidance"], Habits(look="normal"), 7), "doc", folder)
        round_trip(
            "doc-decision", by_library(PAPERS["decision by the committee"], Script(rule="underscores")), "doc", folder
        )
        round_trip(
            "doc-notice",
            by_word(PAPERS["notice"], Habits(head="two rows", rule="vml", sizes="B", spelling="old"), 8),
            "doc",
            folder,
        )
        papers = {
            "docx-js-directive": "directive",
            "docx-js-resolution": "resolution",
            "docx-js-report": "report of a commune",
            "docx-js-letter": "letter",
            "docx-js-plan": "plan",
        }
        data = folder / "papers.json"
        data.write_text(json.dumps({name: _as_data(PAPERS[key]) for name, key in papers.items()}), encoding="utf-8")
        subprocess.run(["node", str(JAVASCRIPT), str(data), str(FILES)], check=True)


if __name__ == "__main__":
    main()
