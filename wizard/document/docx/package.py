"""The .docx archive: parts that every file has, written with document.xml in one pass.

There is no base file of any library behind it: each part is made here, so nothing stale can leak into a document.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import BinaryIO
from xml.sax.saxutils import escape

from wizard.document.docx.body import FIRST_HEADER_RELATION, HEADER_RELATION, BodyWriter
from wizard.document.docx.markup import DECLARATION, NAMESPACES
from wizard.document.docx.styles import styles_part
from wizard.document.docx.theme import theme_part
from wizard.document.letterhead import choose_size_set
from wizard.document.metrics import times_new_roman
from wizard.document.model import Document
from wizard.document.rules import FormatRules

APPLICATION = "Quảng bá địa phương"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# parts below this size are kept in memory while they are collected for the archive
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """What a file carries besides its text: when it was made (local time)."""

    created: datetime


def write_docx(document: Document, target: BinaryIO, rules: FormatRules, options: DocxOptions) -> int:
    """Write ``document`` as .docx to a binary stream and return the size of document.xml in bytes.

    Raises OSError when the stream cannot be written.
    """
    metrics = times_new_roman()
    size_set = choose_size_set(document, rules, metrics)
    stamp = options.created.timetuple()[:6]
    body = BodyWriter(document, rules, metrics, size_set)
    written = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _fixed_parts(rules).items():
            archive.writestr(_entry(name, stamp), text)
        archive.writestr(_entry("docProps/core.xml", stamp), _core(document, rules, options.created))
        archive.writestr(_entry("word/styles.xml", stamp), _styles(rules, size_set))
        with archive.open(_entry("word/document.xml", stamp), "w", force_zip64=True) as part:
            for piece in _collected(body.pieces()):
                written += part.write(piece)
    return written


def _entry(name: str, stamp: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, stamp)  # type: ignore[arg-type]
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _collected(pieces: Iterator[str]) -> Iterator[bytes]:
    """Join small pieces, so that the archive is not written letter by letter."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length > _PIECE:
            yield "".join(waiting).encode("utf-8")
            waiting, length = [], 0
    yield "".join(waiting).encode("utf-8")


@lru_cache(maxsize=4)
def _styles(rules: FormatRules, size_set: str) -> str:
    return styles_part(rules, size_set)


@lru_cache(maxsize=2)
def _fixed_parts(rules: FormatRules) -> dict[str, str]:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            (HEADER_RELATION, f"{_OFFICE}/header", "header1.xml"),
            (FIRST_HEADER_RELATION, f"{_OFFICE}/header", "header2.xml"),
            ("rId3", f"{_OFFICE}/styles", "styles.xml"),
            ("rId4", f"{_OFFICE}/settings", "settings.xml"),
            ("rId5", f"{_OFFICE}/fontTable", "fontTable.xml"),
            ("rId6", f"{_OFFICE}/theme", "theme/theme1.xml"),
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Application>{APPLICATION}</Application></Properties>"
        ),
        "word/settings.xml": _settings(rules),
        "word/fontTable.xml": (
            f'<w:fonts {NAMESPACES}><w:font w:name="{escape(rules.font)}"><w:panose1 w:val="02020603050405020304"/>'
            '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
        ),
        "word/theme/theme1.xml": theme_part(rules.font),
        "word/header1.xml": _header(rules, numbered=True),
        "word/header2.xml": _header(rules, numbered=False),
    }
    return {name: DECLARATION + text for name, text in parts.items()}


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{_WORD_TYPE}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*entries: tuple[str, str, str]) -> str:
    listed = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _settings(rules: FormatRules) -> str:
    indent = round(float(rules["text.body"]["first_line_mm"]) * 1440 / 25.4)
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{indent}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{rules.language}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _header(rules: FormatRules, *, numbered: bool) -> str:
    """The page number, centred in the top margin; first pages carry none (Phụ lục I, I.7)."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    style = rules.components["page_number"].style
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{field if numbered else ""}</w:p></w:hdr>'
    )


def _core(document: Document, rules: FormatRules, created: datetime) -> str:
    moment = created.astimezone().strftime("%Y-%m-%dT%H:%M:%S%z")
    moment = f"{moment[:-2]}:{moment[-2:]}"
    subject, author = escape(document.subject), escape(document.author)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{subject}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{rules.language}</dc:language></cp:coreProperties>"
    )
