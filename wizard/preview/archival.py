"""What a PDF file of Qt still lacks of PDF/A-2b (ISO 19005-2), found with Apache PDFBox's validator and the standard.

Qt describes the file in a way that not every reader of XMP understands, names colours of print that no page uses, calls
a subset of a font by the name of the whole font, and rounds the paper to whole points.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from pypdf import PdfWriter

# Letters that share a drawing in the font: Qt names the first of them in the table by which text is copied. Copied text
# shall have spaces, not tabs, plain hyphens, as one searches for them, and the Vietnamese Đ, not the Icelandic Ð.
_LETTERS = {
    b"<0009>": b"<0020>",
    b"<00A0>": b"<0020>",
    b"<00AD>": b"<002D>",
    b"<2011>": b"<002D>",
    b"<00D0>": b"<0110>",
}
_TABLE = re.compile(rb"\[[^\]]*\]")
_LETTER = re.compile(rb"<[0-9A-F]{4}>")
# the only colour space that our pages draw in; the output intent is sRGB
_COLOURS = "/CSp"
_DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def make_archival(writer: "PdfWriter", papers: Sequence[tuple[float, float]]) -> None:
    """Mend a file of Qt so that it keeps PDF/A-2b; ``papers`` are width and height of its pages in points."""
    _describe(writer)
    _set_papers(writer, papers)
    seen: set[int] = set()
    for page in writer.pages:
        resources = cast("dict[str, Any]", page["/Resources"])
        colours = resources.get("/ColorSpace", {})
        for name in [name for name in colours if name != _COLOURS]:
            del colours[name]
        for font in resources.get("/Font", {}).values():
            if id(font.get_object()) not in seen:
                seen.add(id(font.get_object()))
                _mend_font(font.get_object())
    writer.pdf_header = "%PDF-1.7"


def _describe(writer: "PdfWriter") -> None:
    """Say in XMP what the properties say (ISO 19005-2, 6.6.3: they shall be equivalent), and which standard is kept."""
    from pypdf.generic import StreamObject

    properties = writer.metadata
    assert properties is not None
    created, modified = properties.creation_date, properties.modification_date
    described = writer.root_object["/Metadata"].get_object()
    assert isinstance(described, StreamObject) and created and modified
    text = _DESCRIPTION.format(
        title=escape(properties.title or ""),
        author=escape(properties.author or ""),
        creator=escape(properties.creator or ""),
        producer=escape(properties.producer or ""),
        created=_moment(created),
        modified=_moment(modified),
    )
    described.set_data(text.encode("utf-8"))


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _set_papers(writer: "PdfWriter", papers: Sequence[tuple[float, float]]) -> None:
    """Give each page its true size; what is drawn moves along with the upper edge."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject

    moves: dict[float, Any] = {}
    for page, (width, height) in zip(writer.pages, papers, strict=True):
        by = round(height - float(page.mediabox.height), 3)
        if by not in moves:
            stream = DecodedStreamObject()
            stream.set_data(f"1 0 0 1 0 {by} cm\n".encode("ascii"))
            moves[by] = writer._add_object(stream)
        page[NameObject("/Contents")] = ArrayObject([moves[by], page.raw_get("/Contents")])
        for box in ("/MediaBox", "/TrimBox"):
            page[NameObject(box)] = ArrayObject([FloatObject(side) for side in (0, 0, width, height)])


def _mend_font(font: Any) -> None:
    """Call a subset by its own name throughout (ISO 32000-1, 9.6.4), say what its letters are, and drop its CIDSet.

    That list of the drawings inside is only asked for by PDF/A-1; where there is one, PDF/A-2 wants it complete.
    """
    from pypdf.generic import NameObject

    (inner,) = (each.get_object() for each in cast("Iterable[Any]", font["/DescendantFonts"]))
    descriptor = inner["/FontDescriptor"].get_object()
    font[NameObject("/BaseFont")] = inner[NameObject("/BaseFont")] = descriptor["/FontName"]
    descriptor.pop("/CIDSet", None)
    table = font["/ToUnicode"].get_object()
    table.set_data(_TABLE.sub(_with_letters, table.get_data()))


def _with_letters(match: re.Match[bytes]) -> bytes:
    return _LETTER.sub(lambda letter: _LETTERS.get(letter[0].upper(), letter[0]), match[0])
