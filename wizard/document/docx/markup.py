"""Small pieces of WordprocessingML: text, runs, paragraphs, drawn lines."""

from xml.sax.saxutils import escape

from wizard.document.binding import NO_BREAK_HYPHEN
from wizard.document.model import Inline
from wizard.document.rules import Component

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DRAWING_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BOLD_STYLE, ITALIC_STYLE, MISSING_STYLE = "ChuDam", "ChuNghieng", "CanBoSung"

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def text_markup(text: str) -> str:
    """Return the ``w:t`` of a text; its non-breaking hyphens become ``w:noBreakHyphen``."""
    markup = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if NO_BREAK_HYPHEN in text:
        markup = markup.replace(NO_BREAK_HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
        markup = markup.replace('<w:t xml:space="preserve"></w:t>', "")
    return markup


def runs_markup(runs: Inline, bold: bool, italic: bool) -> str:
    """Return the ``w:r`` of some runs inside a style which is itself bold or italic."""
    pieces: list[str] = []
    for run in runs:
        if run.missing:
            look = f'<w:rPr><w:rStyle w:val="{MISSING_STYLE}"/></w:rPr>'
        elif run.bold > bold and run.italic > italic:
            look = f'<w:rPr><w:rStyle w:val="{BOLD_STYLE}"/><w:i/><w:iCs/></w:rPr>'
        elif run.bold > bold:
            look = f'<w:rPr><w:rStyle w:val="{BOLD_STYLE}"/></w:rPr>'
        elif run.italic > italic:
            look = f'<w:rPr><w:rStyle w:val="{ITALIC_STYLE}"/></w:rPr>'
        else:
            look = ""
        pieces.append(f"<w:r>{look}{text_markup(run.text)}</w:r>")
    return "".join(pieces)


def paragraph_markup(component: Component, runs: Inline, properties: str = "") -> str:
    """Return a ``w:p`` in the component's style; ``properties`` are further paragraph properties in schema order."""
    content = runs_markup(runs, component.bold, component.italic)
    return f'<w:p><w:pPr><w:pStyle w:val="{component.style}"/>{properties}</w:pPr>{content}</w:p>'


def line_markup(component: Component, length_mm: float, weight_pt: float, identifier: int) -> str:
    """Return a paragraph that holds a drawn black line (a shape, as an office would insert it).

    Word 2007 does not know the shape and takes the VML line of the fallback.
    """
    width, weight = round(length_mm * EMU_PER_MM), round(weight_pt * 12700)
    points = length_mm / 25.4 * 72
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{component.style}"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="0"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{identifier}" name="Đường kẻ {identifier}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:line id="DuongKe{identifier}" style="mso-left-percent:-10001;'
        'mso-top-percent:-10001;mso-position-horizontal-relative:char;mso-position-vertical-relative:line" '
        f'from="0,0" to="{points:.2f}pt,0" strokecolor="#000000" strokeweight="{weight_pt}pt"><w10:anchorlock/>'
        "</v:line></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
