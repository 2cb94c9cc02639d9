"""Running heads as a repair changes them: the number a header lacks, the one a footer should not have.

A file without any header gets one: a part, its relation and its content type (ISO/IEC 29500-2); every part that these
do not concern stays as it is.
"""

from typing import TYPE_CHECKING

from wizard.document.linter.archive import Archive, relation_id
from wizard.document.linter.content import Paragraph, Section, Span
from wizard.document.linter.mend import set_title_page
from wizard.document.linter.names import PPR, RUN, P, R, W
from wizard.document.linter.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_TYPES = "[Content_Types].xml"
_RELATION = "rIdSoTrang"
_DRAWN = tuple(W + name for name in ("drawing", "pict", "object", "tbl"))
DEFAULT, FIRST, EVEN = "default", "first", "even"


class RunningHeads:
    """The headers and footers of one file; gathers the parts that a repair adds or changes."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive, which says what names are free and whether even pages have headers of their own."""
        self._archive = archive
        self._header: bytes = b""
        self.even_pages = _has_even_pages(archive)

    # ------------------------------------------------------------------------------------------------------ new parts

    def _new_name(self) -> str:
        folder = self._archive.main.rpartition("/")[0]
        taken = {name.lower() for name in self._archive.names}
        number = 1
        while f"{folder}/header{number}.xml".lower() in taken:
            number += 1
        return f"{folder}/header{number}.xml".lstrip("/")

    def _relations_name(self) -> str:
        folder, _, file = self._archive.main.rpartition("/")
        return f"{folder}/_rels/{file}.rels".lstrip("/")

    def parts(self) -> dict[str, bytes]:
        """Return the parts that are new or changed, beside those whose elements were mended."""
        from lxml import etree

        if not self._header:
            return {}
        archive, name = self._archive, self._new_name()
        space = f"{{{_PACKAGE}/relationships}}"
        relations = archive.optional(self._relations_name())
        if relations is None:
            relations = etree.Element(space + "Relationships", nsmap={None: space[1:-1]})
        known = (kind for kind, _ in archive.relations.values() if kind.endswith("/styles"))
        family = next(known, f"{_OFFICE}/styles").rpartition("/")[0]
        values = {"Id": _RELATION, "Type": f"{family}/header", "Target": name.rpartition("/")[2]}
        relations.append(relations.makeelement(space + "Relationship", values))
        types = archive.parse(_TYPES)
        override = {"PartName": f"/{name}", "ContentType": _HEADER_TYPE}
        types.append(types.makeelement(f"{{{_PACKAGE}/content-types}}Override", override))
        return {
            _TYPES: _written(types),
            self._relations_name(): _written(relations),
            name: self._header,
        }

    # --------------------------------------------------------------------------------------------------------- numbers

    def add_number(self, sections: list[Section], headers: dict[str, list[Paragraph]], size: float, font: str) -> None:
        """Put the page number into the headers of all sections: into empty ones, or into a new part."""
        filled: set[str] = set()
        for section in sections:
            for kind in (DEFAULT, EVEN) if self.even_pages else (DEFAULT,):
                name = section.headers.get(kind, "")
                if name and headers.get(name):
                    if name not in filled and is_empty(headers[name]):
                        _fill(headers[name][0].element, size, font)
                    filled.add(name)
                elif section is sections[0]:  # the following ones inherit it
                    self._header = self._header or _number_part(size, font)
                    _refer(section.element, kind, _RELATION)

    def hide_on_first_page(self, section: Section, sections: list[Section]) -> None:
        """Give a section a first page without number; what stands at its foot stays there."""
        if section.title_page:
            return
        if section.footers.get(DEFAULT) and FIRST not in section.footers:
            relation = _reference(sections, section, "footerReference", DEFAULT)
            if relation:
                _refer(section.element, FIRST, relation, "footerReference")
        set_title_page(section.element)


def _has_even_pages(archive: Archive) -> bool:
    name = archive.related("settings")
    if b"evenAndOddHeaders" not in archive.content(name):  # hardly any file has it; the settings may be long
        return False
    settings = archive.optional(name)
    switch = settings.find(W + "evenAndOddHeaders") if settings is not None else None
    return switch is not None and is_on(switch)


def is_empty(paragraphs: list[Paragraph]) -> bool:
    """Tell whether a header shows nothing at all."""
    return bool(paragraphs) and not any(
        paragraph.text.strip() or paragraph.fields or paragraph.box or paragraph.cell or _draws(paragraph)
        for paragraph in paragraphs
    )


def _draws(paragraph: Paragraph) -> bool:
    return next(paragraph.element.iter(*_DRAWN), None) is not None


def is_number_alone(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds the page number and nothing that a reader would miss."""
    text = paragraph.text.strip(" \t\n\u00a0-–—./0123456789")
    return text.lower() in ("", "trang", "page") and not _draws(paragraph)


def is_decoration(span: Span) -> bool:
    """Tell whether a run beside the number is a dash, «Trang» or the like."""
    return not span.text.strip().isdigit() and span.element.find(W + "fldChar") is None


def remove_number(paragraph: Paragraph) -> None:
    """Take a paragraph with the page number away; the last one of its part or cell stays, without letters."""
    element = paragraph.element
    holder = element.getparent()
    assert holder is not None
    others = [each for each in holder if each is not element and each.tag in (P, W + "tbl", W + "sdt")]
    if holder.tag == W + "sdtContent" and not others:
        control = holder.getparent()
        outer = control.getparent() if control is not None else None
        if control is not None and outer is not None:
            # Word's gallery wraps the number in a content control of its own
            if not any(each is not control and each.tag == P for each in outer):
                outer.insert(outer.index(control), element.makeelement(P, {}))
            outer.remove(control)
        return
    if any(each.tag == P for each in others) and holder.tag in (W + "ftr", W + "hdr"):
        holder.remove(element)
        return
    for child in list(element):
        if child.tag != PPR:
            element.remove(child)


def forget_reference(section: Section, kind: str, tag: str) -> None:
    """Remove what a section refers to for one kind of page."""
    for reference in section.element.findall(W + tag):
        if reference.get(W + "type", DEFAULT) == kind:
            section.element.remove(reference)


def _reference(sections: list[Section], section: Section, tag: str, kind: str) -> str:
    """Return the relation that a section uses, its own or the one it inherits."""
    for each in reversed(sections[: sections.index(section) + 1]):
        for reference in each.element.iterfind(W + tag):
            if reference.get(W + "type", DEFAULT) == kind:
                return relation_id(reference)
    return ""


def _refer(section: "_Element", kind: str, relation: str, tag: str = "headerReference") -> None:
    for reference in section.findall(W + tag):
        if reference.get(W + "type", DEFAULT) == kind:
            section.remove(reference)
    reference = section.makeelement(W + tag, {W + "type": kind, R + "id": relation})
    section.insert(0, reference)


def _number_runs(size: float, font: str) -> str:
    half = round(size * 2)
    look = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:b w:val="0"/>'
        f'<w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/><w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/></w:rPr>'
    )
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)


_NAMES = f'xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"'
_PLACE = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
)


def _number_part(size: float, font: str) -> bytes:
    """Return a header with the number alone (Phụ lục I, Phần I, mục I.7)."""
    markup = f"<w:hdr {_NAMES}><w:p>{_PLACE}{_number_runs(size, font)}</w:p></w:hdr>"
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + markup.encode("utf-8")


def _fill(paragraph: "_Element", size: float, font: str) -> None:
    """Set the number in an empty paragraph of a header that is there already; its style stays."""
    from lxml import etree

    made = etree.fromstring(f"<w:p {_NAMES}>{_PLACE}{_number_runs(size, font)}</w:p>")
    wanted = made.find(PPR)
    have = paragraph.find(PPR)
    assert wanted is not None
    style = have.find(W + "pStyle") if have is not None else None
    if style is not None:
        wanted.insert(0, style)
    if have is not None:
        paragraph.remove(have)
    paragraph.insert(0, wanted)
    for run in made.findall(RUN):
        paragraph.append(run)


def _written(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
