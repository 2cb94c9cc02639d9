"""Write a draft as a Word file in many correct ways: tables, text boxes, tabs; shapes, borders, underscores; styles."""

import io
import zipfile
from xml.sax.saxutils import escape

from tests.linter.drafts import Annex, Draft, P, Page, Table

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.styles: dict[str, str] = {}
        self.paired = False
        self.parts: dict[str, str] = {}
        self.relations: list[tuple[str, str]] = []

    # ------------------------------------------------------------------------------------------------------ paragraphs

    def run(self, p: P, words: str, bold: bool) -> str:
        pieces = []
        for place, piece in enumerate(words.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
        content = "".join(pieces)
        if words == "PAGE":
            content = (
                '<w:fldChar w:fldCharType="begin"/></w:r><w:r>{0}<w:instrText> PAGE </w:instrText></w:r>'
                '<w:r>{0}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{0}<w:t>2</w:t></w:r>'
                '<w:r>{0}<w:fldChar w:fldCharType="end"/>'
            ).format(self.look(p, bold))
        return f"<w:r>{self.look(p, bold)}{content}</w:r>"

    def look(self, p: P, bold: bool) -> str:
        fonts = ""
        direct_look = self.draft.styles == "direct" or self.paired
        if direct_look or p.font != "Times New Roman":
            fonts = f'<w:rFonts w:ascii="{p.font}" w:hAnsi="{p.font}" w:eastAsia="{p.font}" w:cs="{p.font}"/>'
        if not direct_look:
            direct = (p.bold != bold) * f'<w:b w:val="{int(bold)}"/>'
            return f"<w:rPr>{fonts}{direct}{p.extra}</w:rPr>" if fonts or direct or p.extra else ""
        color = f'<w:color w:val="{p.color}"/>' if p.color else ""
        line = '<w:u w:val="single"/>' if p.underline else ""
        toggles = "<w:b/>" * bold + "<w:i/>" * p.italic
        return f'<w:rPr>{fonts}{toggles}{color}<w:sz w:val="{round(p.size * 2)}"/>{line}{p.extra}</w:rPr>'

    def properties(self, p: P, border: float | None = None, room: float = 0) -> str:
        left, right = p.left, 0.0
        borders = ""
        if border is not None:
            left = right = max((room - border) / 2, 0)
            if self.draft.stroke_align == "left":
                left, right = 0, left + right
            kind = "dashed" if self.draft.stroke_dashed else "single"
            color = self.draft.stroke_color
            borders = f'<w:pBdr><w:bottom w:val="{kind}" w:sz="6" w:space="1" w:color="{color}"/></w:pBdr>'
        numbering = ""
        if p.numbering:
            numbering = f'<w:numPr><w:ilvl w:val="{p.numbering[1]}"/><w:numId w:val="{p.numbering[0]}"/></w:numPr>'
        rule = (
            f'w:line="{round(p.exact * 20)}" w:lineRule="exact"'
            if p.exact
            else f'w:line="{round(p.line * 240)}" w:lineRule="auto"'
        )
        align = {"justify": "both"}.get(p.align, p.align)
        spacing = f'<w:spacing w:before="{round(p.before * 20)}" w:after="{round(p.after * 20)}" {rule}/>'
        first = f'w:firstLine="{twips(p.first)}"' if p.first >= 0 else f'w:hanging="{twips(-p.first)}"'
        indent = f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" {first}/>' if left or right or p.first else ""
        page = "<w:pageBreakBefore/>" * p.page_break
        jc = f'<w:jc w:val="{align}"/>'
        if self.draft.styles == "direct" or border is not None:
            return page + numbering + borders + spacing + indent + jc
        return f'<w:pStyle w:val="{self.style(p, spacing + indent + jc)}"/>{page}{numbering}'

    def style(self, p: P, paragraph: str) -> str:
        toggles = "<w:b/>" * p.bold + "<w:i/>" * p.italic
        color = f'<w:color w:val="{p.color}"/>' if p.color else ""
        line = '<w:u w:val="single"/>' if p.underline else ""
        markup = f'<w:pPr>{paragraph}</w:pPr><w:rPr>{toggles}{color}<w:sz w:val="{round(p.size * 2)}"/>{line}</w:rPr>'
        return self.styles.setdefault(markup, f"S{len(self.styles) + 1}")

    def paragraph(self, p: P, inside: str = "", after: str = "", border: float | None = None, room: float = 0) -> str:
        if p.bold_until and not p.bold:
            runs = self.run(p, p.text[: p.bold_until], True) + self.run(p, p.text[p.bold_until :], False)
        else:
            runs = self.run(p, p.text, p.bold) if p.text else ""
        return f"<w:p><w:pPr>{self.properties(p, border, room)}{after}</w:pPr>{runs}{inside}</w:p>"

    # ----------------------------------------------------------------------------------------------------------- lines

    def stroke(self, length: float, room: float) -> str:
        """A short line in a paragraph of its own; nothing for length 0."""
        if not length:
            return ""
        holder = P("", size=2, align=self.draft.stroke_align)
        dashed = self.draft.stroke_dashed
        color = self.draft.stroke_color
        match self.draft.strokes:
            case "border":
                return self.paragraph(holder, border=length, room=room)
            case "underscores":
                count = round(length / (14 * 0.3528 * 0.5 * 0.66))
                return self.paragraph(P("_" * count, align=holder.align, extra='<w:vertAlign w:val="superscript"/>'))
            case "vml":
                points = length / 25.4 * 72
                dash = '<v:stroke dashstyle="dash"/>' * dashed
                line = f'<v:line from="0,0" to="{points:.1f}pt,0" strokecolor="#{color}">{dash}</v:line>'
                shape = f"<w:r><w:pict>{line}</w:pict></w:r>"
            case _:
                dash = '<a:prstDash val="dash"/>' * dashed
                shape = (
                    f'<w:r><w:drawing><wp:inline><wp:extent cx="{round(length * 36000)}" cy="0"/>'
                    f'<wp:docPr id="1" name="Line"/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/>'
                    f'<wps:spPr><a:prstGeom prst="line"/><a:ln w="9525">'
                    f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>{dash}</a:ln></wps:spPr>'
                    "<wps:bodyPr/></wps:wsp>"
                    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
                )
        return self.paragraph(holder, shape)

    def table(self, widths: tuple[float, ...], rows: list[list[str]]) -> str:
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
        markup = [
            f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        ]
        for row in rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{content or "<w:p/>"}</w:tc>'
                for width, content in zip(widths, row, strict=True)
            )
            markup.append(f"<w:tr>{cells}</w:tr>")
        return "".join(markup) + "</w:tbl>"

    def box(self, content: str) -> str:
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
            f'<wp:extent cx="3600000" cy="900000"/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp>'
            f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
        )

    # ------------------------------------------------------------------------------------------------------- the parts

    def letterhead(self) -> str:
        d = self.draft
        room_left, room_right = 62.0, 103.0
        names = "".join(map(self.paragraph, [*d.parent, *d.agency])) + self.stroke(d.agency_line, room_left)
        title = self.paragraph(d.national) + self.paragraph(d.motto) + self.stroke(d.motto_line, room_right)
        number = self.paragraph(d.number) if d.number else ""
        about = self.paragraph(d.about) if d.about else ""
        date = self.paragraph(d.date) if d.date else ""
        match d.layout:
            case "one-row":
                return self.table((room_left, room_right), [[names + number + about, title + date]])
            case "boxes":
                return self.paragraph(P("", size=2), self.box(names + number + about) + self.box(title + date))
            case "tabs":
                left, right = [*d.parent, *d.agency], [d.national, d.motto]
                lines = [self._pair(a, b) for a, b in zip(left[:2] + [P("")] * (2 - len(left[:2])), right, strict=True)]
                lines += [self.paragraph(P(each.text, size=each.size, bold=each.bold)) for each in left[2:]]
                lines.append(self.stroke(d.agency_line, 165) + self.stroke(d.motto_line, 165))
                lines.append(self._pair(d.number or P(""), d.date or P("")) + about)
                return "".join(lines)
            case "swapped":
                return self.table((room_right, room_left), [[title, names], [date, number + about]])
        return self.table((room_left, room_right), [[names, title], [number + about, date]])

    def _pair(self, left: P, right: P) -> str:
        """Two texts of different looks in one paragraph, as a tab puts them side by side."""
        self.paired = True
        runs = self.run(left, left.text, left.bold) if left.text else ""
        runs += "<w:r><w:tab/></w:r>" + self.run(right, right.text, right.bold)
        self.paired = False
        return self.paragraph(P("", size=13), runs)

    def ending(self) -> str:
        d = self.draft
        left = "".join(map(self.paragraph, d.recipients))
        right = "".join(map(self.paragraph, [*d.posts, *([d.signer] if d.signer else [])]))
        match d.ending:
            case "boxes":
                return self.paragraph(P("", size=2), self.box(left) + self.box(right))
            case "stacked":
                return right + left
            case "two-row":
                top = self.paragraph(d.recipients[0]) if d.recipients else ""
                rest = "".join(map(self.paragraph, d.recipients[1:]))
                posts = "".join(map(self.paragraph, d.posts))
                return self.table((70, 95), [[top, posts], [rest, self.paragraph(d.signer) if d.signer else ""]])
        return self.table((70, 95), [[left, right]]) + self.paragraph(P("", size=2))

    def block(self, block: P | Table) -> str:
        if isinstance(block, P):
            return self.paragraph(block)
        widths = [block.width / len(block.rows[0])] * len(block.rows[0])
        borders = ""
        if block.borders:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in sides)
            borders = f"<w:tblBorders>{borders}</w:tblBorders>"
        rows = []
        for place, row in enumerate(block.rows):
            properties = "<w:cantSplit/>" * block.keep + "<w:tblHeader/>" * (block.header and not place)
            shade = f'<w:shd w:val="clear" w:fill="{block.shading}"/>' if block.shading and not place else ""
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{shade}</w:tcPr>'
                f"{self.paragraph(P(cell, size=12, bold=not place))}</w:tc>"
                for width, cell in zip(widths, row, strict=True)
            )
            rows.append(f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
        size = f'<w:tblW w:w="{twips(block.width)}" w:type="dxa"/>'
        return f"<w:tbl><w:tblPr>{size}{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def main_text(self) -> str:
        d = self.draft
        pieces = [self.letterhead()]
        if d.title:
            pieces.append(self.paragraph(d.title))
        pieces += map(self.paragraph, d.subject)
        if d.subject:
            pieces.append(self.stroke(d.subject_line, 165))
        for each in (d.authority, *d.addressees, *d.citations, d.enacting):
            if each is not None:
                pieces.append(self.paragraph(each))
        pieces += map(self.block, d.body)
        pieces.append(self.ending())
        return "".join(pieces)

    def annex(self, annex: Annex) -> str:
        pieces = [self.paragraph(annex.label), *map(self.paragraph, annex.title)]
        if annex.attached:
            pieces.append(self.paragraph(annex.attached))
            pieces.append(self.stroke(30, 165))
        return "".join([*pieces, *map(self.block, annex.body)])

    def section(self, page: Page) -> str:
        references = ""
        if page.number is not None:
            references += self.running(page.number_place, "default", self.paragraph(page.number))
            first = self.paragraph(page.number) if page.first_number else "<w:p/>"
            references += self.running(page.number_place, "first", first)
        landscape = ' w:orient="landscape"' if page.width > page.height else ""
        form = f' w:fmt="{page.number_format}"' if page.number_format else ""
        start = f' w:start="{page.start}"' if page.start else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{landscape}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
            f'w:left="{twips(page.left)}" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType{form}{start}/>'
            f"{'<w:titlePg/>' * page.title_page}</w:sectPr>"
        )

    def running(self, place: str, kind: str, content: str) -> str:
        name = f"{place}{len(self.parts) + 1}"
        tag = "hdr" if place == "header" else "ftr"
        self.parts[f"word/{name}.xml"] = f"{_HEAD}<w:{tag} {_NS}>{content}</w:{tag}>"
        self.relations.append((f"{_OFFICE}/{place}", f"{name}.xml"))
        return f'<w:{place}Reference w:type="{kind}" r:id="rId{len(self.relations)}"/>'

    def document(self) -> str:
        d = self.draft
        texts = [(self.main_text(), d.page, True)] + [
            (self.annex(each), each.page, each.own_section) for each in d.annexes
        ]
        pieces: list[str] = []
        for place, (content, page, _) in enumerate(texts):
            pieces.append(content)
            following = texts[place + 1] if place + 1 < len(texts) else None
            if following is None:
                pieces.append(self.section(page))
            elif following[2]:
                pieces.append(f"<w:p><w:pPr>{self.section(page)}</w:pPr></w:p>")
        body = "".join(pieces)
        if d.tracked:
            body = body.replace("<w:r>", '<w:ins w:id="9" w:author="x"><w:r>', 1).replace("</w:r>", "</w:r></w:ins>", 1)
        return f"{_HEAD}<w:document {_NS}><w:body>{body}</w:body></w:document>"

    def style_part(self) -> str:
        theme = self.draft.styles == "theme"
        slots = ("ascii", "hAnsi", "eastAsia", "cs")
        literal = "".join(f' w:{slot}="Times New Roman"' for slot in slots)
        themed = (
            ' w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"'
        )
        # the defaults are Word's own; the style «Normal» mends them, or the theme names the font
        default = f"<w:rFonts{themed}/>" if theme else '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
        normal = "" if theme else f"<w:rFonts{literal}/>"
        styles = "".join(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{key}"/>'
            f'<w:basedOn w:val="Normal"/>{markup}</w:style>'
            for markup, key in self.styles.items()
        )
        return (
            f'{_HEAD}<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>{default}<w:sz w:val="22"/></w:rPr>'
            '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
            '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            f'<w:name w:val="Normal"/>'
            f"<w:rPr>{normal}</w:rPr></w:style>{styles}</w:styles>"
        )

    def package(self) -> dict[str, str]:
        document = self.document()
        named = {"styles": self.style_part(), "theme": _theme(), "numbering": _numbering()}
        if self.draft.comments:
            named["comments"] = (
                f'{_HEAD}<w:comments {_NS}><w:comment w:id="0" w:author="x"><w:p/></w:comment></w:comments>'
            )
        for name, content in named.items():
            self.parts[f"word/{name}.xml"] = content
            self.relations.append((f"{_OFFICE}/{name}", f"{name}.xml"))
        links = "".join(
            f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
            for place, (kind, target) in enumerate(self.relations, 1)
        )
        rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{_content_type(name)}"/>'
            for name in [*self.parts, "word/document.xml"]
        )
        core = (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:creator>{self.draft.properties}</dc:creator></cp:coreProperties>"
        )
        return {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": f'{_HEAD}<Relationships {rels}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"{_HEAD}<Relationships {rels}>{links}</Relationships>",
            "word/document.xml": document,
            "docProps/core.xml": core,
            **self.parts,
            **self.draft.raw,
        }


def _content_type(name: str) -> str:
    kind = name.rsplit("/", 1)[1].removesuffix(".xml").rstrip("0123456789")
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{_TYPE}.{'document.main' if kind == 'document' else kind}+xml"


def _theme() -> str:
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    scheme = f'<a:fontScheme name="x">{fonts}</a:fontScheme>'
    return f"{_HEAD}<a:theme {_NS}><a:themeElements>{scheme}</a:themeElements></a:theme>"


def _numbering() -> str:
    levels = {1: ("bullet", "\uf0b7"), 2: ("decimal", "%1."), 3: ("lowerLetter", "%1)")}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for key, (form, pattern) in levels.items()
    )
    numbers = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    return f"{_HEAD}<w:numbering {_NS}>{abstract}{numbers}</w:numbering>"


def word_file(draft: Draft) -> bytes:
    """Return the .docx of a draft."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _Writer(draft).package().items():
            archive.writestr(name, content)
    return buffer.getvalue()
