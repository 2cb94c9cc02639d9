"""styles.xml: one named Vietnamese style for each component, made from the format rules."""

from xml.sax.saxutils import escape, quoteattr

from wizard.document.docx.markup import BOLD_STYLE, DECLARATION, ITALIC_STYLE, MISSING_STYLE, NAMESPACES, twips
from wizard.document.rules import Component, FormatRules

TABLE_STYLE, LAYOUT_TABLE_STYLE = "BangSoLieu", "BangTrinhBay"
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def styles_part(rules: FormatRules, size_set: str) -> str:
    """Return styles.xml for one of the two size sets."""
    body = rules.components["body"]
    size = _half_points(body.sizes[size_set])
    family = escape(rules.font)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" '
        f'w:cs="{family}"/><w:color w:val="{rules.color}"/>{size}<w:lang w:val="{rules.language}" '
        f'w:eastAsia="{rules.language}" w:bidi="{rules.language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    components = "".join(_paragraph_style(component, rules, size_set) for component in rules.components.values())
    styles = f"{normal}{components}{_character_styles()}{_table_styles()}"
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{styles}</w:styles>"


def _half_points(size_pt: float) -> str:
    return f'<w:sz w:val="{round(size_pt * 2)}"/><w:szCs w:val="{round(size_pt * 2)}"/>'


def _paragraph_style(component: Component, rules: FormatRules, size_set: str) -> str:
    based_on = rules.components[component.based_on].style if component.based_on else "Normal"
    keep = "<w:keepNext/>" if component.keep_next else ""
    line = round(component.line * 240)
    spacing = (
        f'<w:spacing w:before="{round(component.before_pt[size_set] * 20)}" w:after="{round(component.after_pt * 20)}" '
        f'w:line="{line}" w:lineRule="auto"/>'
    )
    indent = f'<w:ind w:firstLine="{twips(component.first_line_mm)}"/>' if component.first_line_mm else ""
    outline = f'<w:outlineLvl w:val="{component.outline - 1}"/>' if component.outline else ""
    bold = "<w:b/><w:bCs/>" if component.bold else ""
    italic = "<w:i/><w:iCs/>" if component.italic else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{component.style}">'
        f'<w:name w:val={quoteattr(component.name)}/><w:basedOn w:val="{based_on}"/><w:qFormat/>'
        f'<w:pPr>{keep}{spacing}{indent}<w:jc w:val="{_ALIGN[component.align]}"/>{outline}</w:pPr>'
        f"<w:rPr>{bold}{italic}{_half_points(component.sizes[size_set])}</w:rPr></w:style>"
    )


def _character_styles() -> str:
    looks = {
        BOLD_STYLE: ("Chữ đậm", "<w:b/><w:bCs/>"),
        ITALIC_STYLE: ("Chữ nghiêng", "<w:i/><w:iCs/>"),
        MISSING_STYLE: ("Cần bổ sung", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
    }
    return "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for style, (name, look) in looks.items()
    )


def _table_styles() -> str:
    """Two table styles: with lines for data, without any for letterhead and signature."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="Bảng số liệu"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{LAYOUT_TABLE_STYLE}"><w:name w:val="Bảng trình bày"/>'
        '<w:basedOn w:val="TableNormal"/></w:style>'
    )
