"""The quick ways through plain tables: only the elements that tell something are looked at.

Most of a long dossier is such. Where anything else turns up (drawings, fields, tracked changes, nested tables), they
give up and the general reader takes over.
"""

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from wizard.document.linter.content import CELL, MOST_HEAD_COLUMNS, MOST_HEAD_ROWS, Paragraph, Span, Table, TableText
from wizard.document.linter.names import CELL as TC
from wizard.document.linter.names import MC, PPR, RPR, TEXT, VAL, P, W
from wizard.document.linter.styles import StyleSheet

if TYPE_CHECKING:
    from lxml.etree import XPath

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_STYLE_NAME, _HYPHEN = W + "pStyle", W + "noBreakHyphen"
_AMBIGUOUS = (W + "jc", W + "spacing")  # of a paragraph, but also of a table or a run
# what the general reader makes more of than text, and settings of single paragraphs
_TELLING_MORE = """
    tbl br cr sym tab drawing pict instrText fldSimple ins del moveTo moveFrom sdt ruby
    ind contextualSpacing keepNext pageBreakBefore pBdr numPr sectPr pPrChange
"""
_NOT_PLAIN = (*_AMBIGUOUS, MC + "AlternateContent", MATH, *(W + name for name in _TELLING_MORE.split()))
_TELLING = (P, _STYLE_NAME, RPR, TEXT, _HYPHEN)


def is_plain(table: Table) -> bool:
    """Tell whether a table holds nothing but text in cells and paragraphs."""
    root = table.element
    for each in root.iter(*_NOT_PLAIN):
        settles = each.tag in _AMBIGUOUS and each.getparent().tag != PPR  # type: ignore[union-attr]
        if each is not root and not settles:
            return False
    return True


def read_table_text(table: Table, styles: StyleSheet, part: str, section: int, table_style: str) -> TableText | None:
    """Return the text of a plain table of data when it looks as its styles say; else None."""
    root = table.element
    if not _is_data(table):
        return None
    if next(root.iter(RPR, _HYPHEN), None) is not None:
        return None
    named = ["", *_distinct_styles()(root)]
    looks = [styles.usual(style, table_style) for style in named]
    if any(form.numbering for form, _ in looks):
        return None
    lines: list[str] = []
    text = ""
    for each in root.iter(TEXT, P):
        if each.tag == TEXT:
            text = text + (each.text or "") if text else each.text or ""
        elif text:
            lines.append(text)
            text = ""
    if text:
        lines.append(text)
    read = partial(read_plain_table, table, styles, part, CELL, section, table_style)
    whole = TableText(table, part, section, lines, read)
    whole.spans = [Span("", look, root) for _, look in looks]
    return whole


def _is_data(table: Table) -> bool:
    """Tell a table of data, long or with many cells in each row, from one that places the letterhead or the signature.

    Merged cells may give a grid of many columns to the latter.
    """
    if len(table.grid_mm) <= MOST_HEAD_COLUMNS:
        return False
    if len(table.row_elements) > MOST_HEAD_ROWS:
        return True
    return all(sum(1 for _ in row.iterchildren(TC)) > MOST_HEAD_COLUMNS for row in table.row_elements)


@lru_cache
def _distinct_styles() -> "XPath":
    from lxml.etree import XPath

    names = {"w": W[1:-1], "set": "http://exslt.org/sets"}
    return XPath("set:distinct(.//w:pStyle/@w:val)", namespaces=names, smart_strings=False)


def read_plain_table(
    table: Table, styles: StyleSheet, part: str, container: str, section: int, table_style: str
) -> list[Paragraph]:
    """Return the paragraphs of a plain table, passing over everything that says nothing about its text."""
    root = table.element
    bare = styles.usual("", table_style)
    found: list[Paragraph] = []
    paragraph: Any = None
    spans: list[Span] = []
    look = bare[1]
    direct: Any = None
    style = ""
    for each in root.iter(*_TELLING):
        tag = each.tag
        if tag == P:
            paragraph = Paragraph(each, part, container, None, section)
            paragraph.table = table
            paragraph.form, look = bare
            spans = paragraph.spans
            direct, style = None, ""
            found.append(paragraph)
        elif tag == _STYLE_NAME:
            style = paragraph.style = each.get(VAL, "")
            paragraph.form, look = styles.usual(style, table_style)
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
    table.unparted = found
    return found
