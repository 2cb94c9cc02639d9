"""The quick way through plain paragraphs and plain tables: one flat walk without a call for every element.

Nearly everything in a long dossier is such; where anything else turns up (drawings, fields, tracked changes, nested
tables), the walk gives up and the general reader takes over.
"""

from typing import TYPE_CHECKING, Any

from wizard.document.linter.content import Cell, Paragraph, Span, Table
from wizard.document.linter.names import CELL, MC, PPR, ROW, RPR, RUN, SECTION, TEXT, VAL, P, W
from wizard.document.linter.styles import StyleSheet

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wizard.document.linter.formats import ParagraphFormat, RunFormat

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_OTHER, _TEXT, _RUN, _PARAGRAPH, _LOOK, _FORM, _STYLE, _SECTION, _CELL, _ROW, _ASIDE, _NOTHING, _COMPLEX, _LETTER = (
    range(14)
)
_ASIDE_NAMES = ("tblPr", "tblGrid", "trPr", "tcPr")
_NOTHING_NAMES = ("proofErr", "bookmarkStart", "bookmarkEnd", "softHyphen", "lastRenderedPageBreak")
_LETTERS: dict[Any, str] = {W + "noBreakHyphen": "-", W + "tab": "\t"}
_COMPLEX_NAMES = """
    br cr sym drawing pict object fldChar instrText fldSimple hyperlink ins del moveTo
    moveFrom sdt smartTag delText footnoteReference endnoteReference commentReference footnoteRef endnoteRef
    annotationRef separator continuationSeparator pgNum ptab commentRangeStart commentRangeEnd
    customXml dir bdo ruby tbl rPrChange pPrChange
"""
_CODES: dict[Any, int] = {
    TEXT: _TEXT,
    RUN: _RUN,
    P: _PARAGRAPH,
    RPR: _LOOK,
    PPR: _FORM,
    W + "pStyle": _STYLE,
    SECTION: _SECTION,
    CELL: _CELL,
    ROW: _ROW,
    MC + "AlternateContent": _COMPLEX,
    MATH: _COMPLEX,
    **{W + name: _ASIDE for name in _ASIDE_NAMES},
    **{W + name: _NOTHING for name in _NOTHING_NAMES},
    **{W + name: _COMPLEX for name in _COMPLEX_NAMES.split()},
    **dict.fromkeys(_LETTERS, _LETTER),
}
# what the walk is inside of: nothing special, w:pPr, w:rPr of a run, properties of a table
_IN_NOTHING, _IN_FORM, _IN_LOOK, _IN_TABLE = range(4)


def read_plain(
    root: "_Element",
    styles: StyleSheet,
    part: str,
    container: str,
    table: Table | None,
    table_style: str,
    cell: Cell | None,
) -> "list[Paragraph] | None":
    """Return the paragraphs of a ``w:p`` or ``w:tbl``; None when it is not plain.

    The rows and cells of a table are noted in ``table``. Section properties are not plain.
    """
    code_of, look_of = _CODES.get, styles.keyed_format
    found: list[Paragraph] = []
    rows: list[list[Cell]] = []
    row_elements: list[_Element] = []
    cells: list[Cell] = []
    paragraph: Paragraph | None = None
    run: Any = None
    properties = direct = None
    bases: dict[str, RunFormat] = {}
    key: list[object] = []
    style = ""
    inside = _IN_NOTHING
    nodes = root.iter()
    if table is not None:
        next(nodes)  # the table itself
    for each in nodes:
        code = code_of(each.tag, _OTHER)
        if code == _TEXT or (code == _LETTER and inside != _IN_FORM):
            inside = _IN_NOTHING
            text = each.text if code == _TEXT else _LETTERS[each.tag]
            if text and paragraph is not None:
                if properties is None:
                    look = bases.get(style)
                    if look is None:
                        look = bases[style] = styles.run_format(None, style, table_style)
                else:
                    look = look_of(properties, key, style, table_style)
                spans = paragraph.spans
                if spans and spans[-1].element is run:
                    spans[-1].text += text
                    paragraph.text += text
                else:
                    spans.append(Span(text, look, run))
                    paragraph.text = paragraph.text + text if paragraph.text else text
        elif code == _RUN:
            run, properties = each, None
            inside = _IN_NOTHING
        elif inside == _IN_LOOK and code in (_OTHER, _STYLE):
            key.append(each.tag)
            key += each.attrib.values()
        elif inside == _IN_FORM and code in (_OTHER, _LOOK, _LETTER):
            if code != _LOOK:
                direct = each
        elif code == _STYLE:
            style = each.get(VAL, "")
        elif code == _LOOK:
            if run is None:
                return None
            properties, key, inside = each, [], _IN_LOOK
        elif code == _FORM:
            inside = _IN_FORM
        elif code == _PARAGRAPH:
            if paragraph is not None:
                _finish(paragraph, direct, style, styles, table_style)
            if table is not None and not cells:
                return None
            paragraph = Paragraph(each, part, container, cells[-1] if cells else cell)
            found.append(paragraph)
            if cells:
                cells[-1].paragraphs.append(paragraph)
            run = properties = direct = None
            style = ""
            inside = _IN_NOTHING
        elif code == _CELL and rows and table is not None:
            cells.append(Cell(table, each, len(rows) - 1, len(cells)))
            inside = _IN_NOTHING
        elif code == _ROW and table is not None:
            cells = []
            rows.append(cells)
            row_elements.append(each)
            inside = _IN_NOTHING
        elif code == _ASIDE:
            inside = _IN_TABLE
        elif code == _NOTHING or (code == _OTHER and inside == _IN_TABLE):
            continue
        else:
            return None
    if paragraph is not None:
        _finish(paragraph, direct, style, styles, table_style)
    if table is not None:
        table.rows, table.row_elements = rows, row_elements
    return found


def _finish(paragraph: Paragraph, direct: "_Element | None", style: str, styles: StyleSheet, table_style: str) -> None:
    if style:
        paragraph.style = style
    properties = paragraph.element.find(PPR) if direct is not None else None
    paragraph.form = styles.paragraph_format(properties, style, table_style)


# a table is plain through and through when none of these stands in it: contents that need the general reader, and
# settings of single paragraphs
_CONTENTS = (*_COMPLEX_NAMES.split(), "tab", "sdtContent")
_SETTINGS = ("ind", "contextualSpacing", "keepNext", "pageBreakBefore", "pBdr", "numPr", "sectPr")
_AMBIGUOUS = (W + "jc", W + "spacing")  # of a paragraph, but also of a table or a run
_SUSPECT = (
    MC + "AlternateContent",
    MATH,
    *_AMBIGUOUS,
    *(W + name for name in _CONTENTS),
    *(W + name for name in _SETTINGS),
)
_STYLE_NAME = W + "pStyle"
_LETTERS_OF_RUNS = (TEXT, W + "noBreakHyphen")


def read_plain_table(
    table: Table, styles: StyleSheet, part: str, container: str, table_style: str
) -> "list[Paragraph] | None":
    """Return the paragraphs of a table of plain cells, passing over everything that says nothing about its text.

    What belongs together is told by the parents of the elements: asking an element for its name costs more.
    """
    root = table.element
    for each in root.iter(*_SUSPECT):
        settles = each.tag in _AMBIGUOUS and each.getparent().tag != PPR  # type: ignore[union-attr]
        if each is not root and not settles:
            return None
    known: dict[str, tuple[ParagraphFormat, RunFormat]] = {}
    named = root.iter(_STYLE_NAME)
    name: Any = next(named, None)
    looks = {each.getparent(): each for each in root.iter(RPR)}
    found: list[Paragraph] = []
    rows: list[list[Cell]] = []
    row_elements: list[_Element] = []
    row: Any = None
    entry: Any = None
    cell: Any = None
    letters = root.iter(*_LETTERS_OF_RUNS)
    letter: Any = next(letters, None)
    run: Any = letter.getparent() if letter is not None else None
    for element in root.iter(P):
        parent = element.getparent()
        if parent is not entry:
            entry = parent
            if entry.getparent() is not row:
                row = entry.getparent()
                rows.append([])
                row_elements.append(row)
            cells = rows[-1]
            cell = Cell(table, entry, len(rows) - 1, len(cells))
            cells.append(cell)
        paragraph = Paragraph(element, part, container, cell)
        found.append(paragraph)
        cell.paragraphs.append(paragraph)
        style = ""
        if name is not None and name.getparent().getparent() is element:
            style = name.get(VAL, "")
            name = next(named, None)
        usual = known.get(style)
        if usual is None:
            usual = known[style] = (
                styles.paragraph_format(None, style, table_style),
                styles.run_format(None, style, table_style),
            )
        paragraph.form = usual[0]
        if style:
            paragraph.style = style
        before: Any = None
        while run is not None and run.getparent() is element:
            text = letter.text or ("" if letter.tag == TEXT else "-")
            if text:
                if before is run:
                    paragraph.spans[-1].text += text
                    paragraph.text += text
                else:
                    direct = looks.get(run)
                    look = usual[1] if direct is None else styles.run_format(direct, style, table_style)
                    paragraph.spans.append(Span(text, look, run))
                    paragraph.text += text
                before = run
            letter = next(letters, None)
            run = letter.getparent() if letter is not None else None
    # cells without paragraphs and text in odd places are for the general reader
    is_whole = run is None and name is None and sum(map(len, rows)) == sum(1 for _ in root.iter(CELL))
    if (
        not is_whole
        or row_elements != list(root.iter(ROW))
        or any(each.getparent() is not root for each in row_elements)
    ):
        return None
    table.rows, table.row_elements = rows, row_elements
    return found
