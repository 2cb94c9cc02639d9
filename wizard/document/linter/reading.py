"""Read a checked archive into a ``Reading``: one walk over each part, formatting resolved on the way."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from wizard.document.linter.archive import Archive, parsed_or_none
from wizard.document.linter.content import (
    BODY,
    BOX,
    CELL,
    FOOTER,
    FOOTNOTE,
    HEADER,
    Cell,
    Paragraph,
    Reading,
    Span,
    Table,
)
from wizard.document.linter.formats import RunFormat
from wizard.document.linter.names import CELL as TC
from wizard.document.linter.names import (
    MC,
    PPR,
    ROW,
    RPR,
    RUN,
    SECTION,
    TABLE,
    TABLE_PROPERTIES,
    TEXT,
    TWIPS_PER_MM,
    VAL,
    P,
    W,
    number,
)
from wizard.document.linter.numbering import Numbering
from wizard.document.linter.plain_table import is_plain, read_plain_table, read_table_text
from wizard.document.linter.sections import read_section
from wizard.document.linter.shapes import stroke_of
from wizard.document.linter.styles import StyleSheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST_TABLE = 20
_PASSED_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
_DELETED = frozenset({W + "del", W + "moveFrom"})
_TAB, _BREAK, _CR, _SYMBOL = W + "tab", W + "br", W + "cr", W + "sym"
_NO_BREAK_HYPHEN = W + "noBreakHyphen"
_STYLE = W + "pStyle"
_TABLE_STYLE, _TABLE_WIDTH, _CELL_MARGINS = W + "tblStyle", W + "tblW", W + "tblCellMar"
_GRID, _BORDERS, _WIDTH = W + "tblGrid", W + "tblBorders", W + "w"
_INSTRUCTION, _DRAWING, _PICTURE, _SDT = W + "instrText", W + "drawing", W + "pict", W + "sdt"
_BOXED = W + "txbxContent"
_ALTERNATE = MC + "AlternateContent"
_NOT_NONE = frozenset({"none", "nil"})


def read_document(archive: Archive) -> Reading:
    """Return the reading of a Word document. Raises UnreadableDocument when its main part is damaged."""
    reader = _Reader(archive)
    reader.run()
    return reader.reading


@lru_cache(maxsize=8)
def _style_sheet(styles: bytes, theme: bytes, numbering: bytes) -> StyleSheet:
    """Files of one office mostly share their styles; what was resolved for one file serves the others."""
    roots = [parsed_or_none(part) for part in (styles, theme, numbering)]
    return StyleSheet(roots[0], roots[1], Numbering(roots[2]))


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.reading = Reading(main=archive.main)
        parts = tuple(archive.content(archive.related(kind)) for kind in ("styles", "theme", "numbering"))
        self._styles = _style_sheet(*parts)
        self._numbering = Numbering(archive.optional(archive.related("numbering")))
        self._part = archive.main
        self._container = BODY
        self._target = self.reading.paragraphs
        self._box_count = 0
        self._section_end: _Element | None = None
        self._bordered_styles: dict[str, bool] = {}

    def run(self) -> None:
        """Read the main part, then headers, footers and footnotes."""
        reading, archive = self.reading, self._archive
        root = archive.parse(archive.main)
        reading.roots[archive.main] = root
        body = root.find(W + "body")
        if body is None:
            from wizard.document.linter.archive import unreadable

            raise unreadable("broken" if root.tag == W + "document" else "not-word")
        self._blocks(body, None, "", 0)
        last = body.find(SECTION)
        if last is not None:
            self._end_section(last)
        elif not reading.sections:
            from lxml import etree

            self._end_section(etree.Element(SECTION))
        reading.sections[-1].end = len(reading.paragraphs)
        if last is None:  # the last section ended before the last paragraphs
            for paragraph in reading.paragraphs:
                paragraph.section = min(paragraph.section, len(reading.sections) - 1)
        self._other_parts()

    def _end_section(self, element: "_Element") -> None:
        sections = self.reading.sections
        before = sections[-1] if sections else None
        sections.append(read_section(element, before, len(self.reading.paragraphs), self._archive))

    def _other_parts(self) -> None:
        reading, archive = self.reading, self._archive
        for section in reading.sections:
            for container, names, known in (
                (HEADER, section.headers, reading.headers),
                (FOOTER, section.footers, reading.footers),
            ):
                for name in names.values():
                    if name not in known:
                        known[name] = self._part_paragraphs(name, container)
        for notes in map(archive.related, ("footnotes", "endnotes")):
            if notes:
                reading.footnotes = [*reading.footnotes, *self._part_paragraphs(notes, FOOTNOTE)]
        comments = archive.optional(archive.related("comments"))
        reading.comments = len(comments) if comments is not None else 0
        self._properties()

    def _properties(self) -> None:
        """Read who made the file and with which template."""
        archive, properties = self._archive, self.reading.properties
        for name, wanted in (("docProps/core.xml", "creator"), ("docProps/app.xml", "Company")):
            root = archive.optional(name)
            for child in root if root is not None else ():
                if isinstance(child.tag, str) and child.tag.endswith("}" + wanted) and child.text:
                    properties[wanted.lower()] = child.text
        folder, _, file = archive.main.rpartition("/")
        settings = f"{folder}/_rels/settings.xml.rels"
        root = archive.optional(settings) if file else None
        for relation in root if root is not None else ():
            if relation.get("Type", "").endswith("/attachedTemplate"):
                properties["template"] = relation.get("Target", "")

    def _part_paragraphs(self, name: str, container: str) -> list[Paragraph]:
        root = self._archive.optional(name)
        if root is None:
            return []
        self.reading.roots[name] = root
        self._part, self._container, self._target = name, container, []
        holders: Iterable[_Element] = [root]
        if container == FOOTNOTE:  # the separators above footnotes are no text
            holders = [note for note in root if note.get(W + "type", "normal") == "normal"]
        for holder in holders:
            self._blocks(holder, None, "", 0)
        return self._target

    # ---------------------------------------------------------------------------------------------------------- blocks

    def _blocks(self, parent: "_Element", cell: Cell | None, table_style: str, depth: int) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, cell, table_style)
            elif tag == TABLE:
                if depth < _DEEPEST_TABLE:
                    self._table(child, cell, depth)
            elif tag == _SDT:
                content = child.find(W + "sdtContent")
                if content is not None:
                    self._blocks(content, cell, table_style, depth)
            elif tag in _PASSED_THROUGH:
                self._blocks(child, cell, table_style, depth)
            elif tag in _DELETED:
                self.reading.tracked += 1

    def _table(self, element: "_Element", outer: Cell | None, depth: int) -> None:
        table = Table(element, outer, len(self._target), len(self.reading.tables) + 1)
        self.reading.tables.append(table)
        properties = next(element.iterchildren(TABLE_PROPERTIES), None)
        style = ""
        cell_margins = 2 * 108.0  # Word's own left and right margin
        if properties is not None:
            for child in properties:
                tag = child.tag
                if tag == _TABLE_STYLE:
                    style = child.get(VAL, "")
                elif tag == _TABLE_WIDTH and child.get(W + "type") == "dxa":
                    table.width_mm = number(child.get(_WIDTH)) / TWIPS_PER_MM
                elif tag == _CELL_MARGINS:
                    for side in child:
                        if side.tag in (W + "left", W + "start", W + "right", W + "end"):
                            cell_margins += number(side.get(_WIDTH)) - 108.0
        table.cell_margins_mm = cell_margins / TWIPS_PER_MM
        table.bordered = self._has_borders(properties, style)
        for grid in element.iterchildren(_GRID):
            table.grid_mm = tuple([number(column.get(_WIDTH)) / TWIPS_PER_MM for column in grid])
        container = CELL if self._container == BODY else self._container
        if is_plain(table):
            self._plain_table(table, container, style)
        else:
            self._rows(element, table, style, depth)
        table.end = len(self._target)

    def _plain_table(self, table: Table, container: str, style: str) -> None:
        section, target = len(self.reading.sections), self._target
        table.row_elements = [*table.element.iterchildren(ROW)]
        if container == CELL and table.outer is None:
            table.whole = read_table_text(table, self._styles, self._part, section, style)
            if table.whole is not None:
                table.whole.index = len(target)
                target.append(table.whole)
                return
        plain = read_plain_table(table, self._styles, self._part, container, section, style)
        for index, paragraph in enumerate(plain, len(target)):
            paragraph.index = index
            numbering = paragraph.form.numbering
            if numbering:
                paragraph.label = self._numbering.label(numbering)
        target += plain

    def _rows(self, element: "_Element", table: Table, style: str, depth: int) -> None:
        for child in element:
            if child.tag == ROW:
                cells: list[Cell] = []
                row = len(table.rows)
                table.rows.append(cells)
                table.row_elements.append(child)
                for entry in child:
                    if entry.tag == TC:
                        cell = Cell(table, entry, row, len(cells))
                        cells.append(cell)
                        self._blocks(entry, cell, style, depth + 1)
                    elif entry.tag == _SDT:
                        for inner in entry.iterfind(f"{W}sdtContent/{TC}"):
                            cell = Cell(table, inner, row, len(cells))
                            cells.append(cell)
                            self._blocks(inner, cell, style, depth + 1)
            elif child.tag == _SDT:
                content = child.find(W + "sdtContent")
                if content is not None:
                    self._rows(content, table, style, depth)
            elif child.tag in _PASSED_THROUGH:
                self._rows(child, table, style, depth)

    def _has_borders(self, properties: "_Element | None", style: str) -> bool:
        if properties is not None:
            for borders in properties.iterchildren(_BORDERS):
                return any(side.get(VAL) not in _NOT_NONE for side in borders)
        if style not in self._bordered_styles:
            self._bordered_styles[style] = self._styles.has_borders(style)
        return self._bordered_styles[style]

    # ------------------------------------------------------------------------------------------------------ paragraphs

    def _paragraph(self, element: "_Element", cell: Cell | None, table_style: str) -> None:
        container = self._container if cell is None or self._container != BODY else CELL
        self._section_end = None
        paragraph = Paragraph(element, self._part, container, cell, len(self.reading.sections))
        paragraph.form, look = self._styles.usual("", table_style)
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, paragraph, table_style, look)
            elif tag == PPR:
                look = self._paragraph_properties(child, paragraph, table_style)
            else:
                self._other_inline(child, tag, paragraph, table_style, look)
        spans = paragraph.spans
        if spans:
            paragraph.text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        if paragraph.form.numbering:
            paragraph.label = self._numbering.label(paragraph.form.numbering)
        paragraph.index = len(self._target)
        self._target.append(paragraph)
        if cell is not None:
            cell.paragraphs.append(paragraph)
        for box in paragraph.boxes:
            box.index = len(self._target)
            self._target.append(box)
        if self._section_end is not None and self._container == BODY:
            self._end_section(self._section_end)

    def _paragraph_properties(self, properties: "_Element", paragraph: Paragraph, table_style: str) -> RunFormat:
        """Read style and form; return the look of runs that have no settings of their own."""
        plain = True
        for child in properties:
            tag = child.tag
            if tag == _STYLE:
                paragraph.style = child.get(VAL, "")
            else:
                plain = plain and tag == RPR
                if tag == SECTION:
                    self._section_end = child
        paragraph.form, look = self._styles.usual(paragraph.style, table_style)
        if not plain:
            paragraph.form = self._styles.paragraph_format(properties, paragraph.style, table_style)
        return look

    def _inline(self, element: "_Element", paragraph: Paragraph, table_style: str, look: RunFormat) -> None:
        for child in element:
            if child.tag == RUN:
                self._run(child, paragraph, table_style, look)
            else:
                self._other_inline(child, child.tag, paragraph, table_style, look)

    def _other_inline(
        self, child: "_Element", tag: Any, paragraph: Paragraph, table_style: str, look: RunFormat
    ) -> None:
        if tag in _PASSED_THROUGH:
            if tag == W + "ins" or tag == W + "moveTo":
                self.reading.tracked += 1
            elif tag == W + "fldSimple":
                paragraph.fields = [*paragraph.fields, child.get(W + "instr", "")]
            self._inline(child, paragraph, table_style, look)
        elif tag == _SDT:
            content = child.find(W + "sdtContent")
            if content is not None:
                self._inline(content, paragraph, table_style, look)
        elif tag in _DELETED:
            self.reading.tracked += 1

    def _run(self, run: "_Element", paragraph: Paragraph, table_style: str, look: RunFormat) -> None:
        text = ""
        properties = None
        for child in run:
            tag = child.tag
            if tag == TEXT:
                text = text + (child.text or "") if text else child.text or ""
            elif tag == RPR:
                properties = child
            else:
                text += self._run_piece(child, tag, paragraph)
        # a page number that no program has worked out yet has no text
        if text or (self._container == HEADER and paragraph.fields):
            if properties is not None:
                look = self._styles.run_format(properties, paragraph.style, table_style)
            paragraph.spans.append(Span(text, look, run))

    def _run_piece(self, child: "_Element", tag: Any, paragraph: Paragraph) -> str:
        """Return the letters that a less common part of a run stands for."""
        if tag == _TAB:
            return "\t"
        if tag == _NO_BREAK_HYPHEN:
            return "-"
        if tag in (_BREAK, _CR):
            if child.get(W + "type") not in ("page", "column"):
                return "\n"
            paragraph.page_break = True
        elif tag == _INSTRUCTION:
            paragraph.fields = [*paragraph.fields, child.text or ""]
        elif tag == _ALTERNATE:
            chosen = child.find(MC + "Choice")
            if chosen is None:
                chosen = child.find(MC + "Fallback")
            for drawing in chosen if chosen is not None else ():
                self._drawing(drawing, paragraph)
        elif tag in (_DRAWING, _PICTURE):
            self._drawing(child, paragraph)
        elif tag == _SYMBOL:
            return "\ufffc"
        return ""

    def _drawing(self, drawing: "_Element", paragraph: Paragraph) -> None:
        contents: list[_Element] = []
        for content in drawing.iter(_BOXED):
            # a box may hold boxes; their own drawings bring those
            if not contents or all(outer is not contents[-1] for outer in content.iterancestors(_BOXED)):
                contents.append(content)
        for content in contents:
            saved = self._target, self._container
            self._target, self._container = [], BOX
            self._blocks(content, None, "", 1)
            self._box_count += 1
            for boxed in self._target:
                boxed.box = self._box_count
            paragraph.boxes = [*paragraph.boxes, *self._target]
            self._target, self._container = saved
        if not contents:
            stroke = stroke_of(drawing)
            if stroke is not None:
                paragraph.strokes = [*paragraph.strokes, stroke]
