"""The quick way through plain tables: only the elements that tell something are looked at.

Most of a long dossier is such. Where anything else turns up (drawings, fields, tracked changes, nested tables), the
walk gives up and the general reader takes over.
"""

from typing import TYPE_CHECKING, Any

from wizard.document.linter.content import Paragraph, Span, Table
from wizard.document.linter.names import MC, PPR, ROW, RPR, TEXT, VAL, P, W
from wizard.document.linter.styles import StyleSheet

if TYPE_CHECKING:
    from wizard.document.linter.formats import ParagraphFormat, RunFormat

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_STYLE_NAME = W + "pStyle"
_AMBIGUOUS = (W + "jc", W + "spacing")  # of a paragraph, but also of a table or a run
# what the general reader makes more of than text, and settings of single paragraphs
_TELLING_MORE = """
    tbl br cr sym tab drawing pict instrText fldSimple ins del moveTo moveFrom sdt ruby
    ind contextualSpacing keepNext pageBreakBefore pBdr numPr sectPr pPrChange
"""
_NOT_PLAIN = (*_AMBIGUOUS, MC + "AlternateContent", MATH, *(W + name for name in _TELLING_MORE.split()))
_TELLING = (P, _STYLE_NAME, RPR, TEXT, W + "noBreakHyphen")


def read_plain_table(
    table: Table, styles: StyleSheet, part: str, container: str, table_style: str
) -> "list[Paragraph] | None":
    """Return the paragraphs of a table of plain cells, passing over everything that says nothing about its text.

    None when the table is not plain.
    """
    root = table.element
    for each in root.iter(*_NOT_PLAIN):
        settles = each.tag in _AMBIGUOUS and each.getparent().tag != PPR  # type: ignore[union-attr]
        if each is not root and not settles:
            return None
    bare = styles.paragraph_format(None, "", table_style), styles.run_format(None, "", table_style)
    usual: dict[str, tuple[ParagraphFormat, RunFormat]] = {"": bare}  # by the style of the paragraph
    found: list[Paragraph] = []
    paragraph: Any = None
    spans: list[Span] = []
    look = bare[1]
    direct: Any = None
    style = ""
    for each in root.iter(*_TELLING):
        tag = each.tag
        if tag == P:
            paragraph = Paragraph(each, part, container, None)
            paragraph.table = table
            paragraph.form, look = bare
            spans = paragraph.spans
            direct, style = None, ""
            found.append(paragraph)
        elif tag == _STYLE_NAME:
            style = paragraph.style = each.get(VAL, "")
            known = usual.get(style)
            if known is None:
                known = usual[style] = (
                    styles.paragraph_format(None, style, table_style),
                    styles.run_format(None, style, table_style),
                )
            paragraph.form, look = known
        elif tag == RPR:
            direct = each
        else:
            text = (each.text or "") if tag == TEXT else "-"
            if not text or paragraph is None:
                continue
            if not spans:
                paragraph.text = text
            else:
                paragraph.text += text
                if each.getparent() is spans[-1].element:
                    spans[-1].text += text
                    continue
            own = look
            if direct is not None and each.getparent() is direct.getparent():
                own = styles.run_format(direct, style, table_style)
            spans.append(Span(text, own, each))
    table.row_elements = [*root.iterchildren(ROW)]
    table.unparted = found
    return found
