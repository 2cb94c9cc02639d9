"""«Xuất PDF»: the pages of a document as a PDF file, without Word or LibreOffice.

Qt writes what PDF/A asks for: fonts embedded, colours tied to an output intent, no transparency, metadata as XMP. It has
no bookmarks and knows only PDF/A-1b, so pypdf adds the outline and declares PDF/A-2b (docs/decisions/0008).
"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.preview.blocks import headings
from wizard.preview.layout import Layouter
from wizard.preview.pages import Heading, Page
from wizard.preview.paint import draw_page

if TYPE_CHECKING:
    from pypdf.generic import IndirectObject

_TWIPS_PER_INCH = 1440
_CREATOR = "Quảng bá địa phương"


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """Title and author of a PDF file; empty ones are taken from the document."""

    title: str = ""
    author: str = ""


def export_pdf(document: Document, path: Path, rules: FormatRules, metadata: PdfMetadata | None = None) -> int:
    """Write a document as PDF and return the number of pages. Needs a QGuiApplication.

    The file appears under its name only when it is whole. Raises OSError when it cannot be written.
    """
    pages = Layouter(rules).pages(document)
    given = metadata or PdfMetadata()
    title, author = given.title or document.subject, given.author or document.author
    handle, name = tempfile.mkstemp(prefix=".quangba-", suffix=".pdf", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        _draw(pages, temporary, title, author)
        _finish(temporary, headings(document, pages, rules), rules.language)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return len(pages)


def _draw(pages: list[Page], path: Path, title: str, author: str) -> None:
    writer = QPdfWriter(str(path))
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(_TWIPS_PER_INCH)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator(_CREATOR)
    writer.setPageLayout(_page_layout(pages[0]))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"Không ghi được tệp «{path.name}».")
    try:
        for number, page in enumerate(pages):
            if number:
                writer.setPageLayout(_page_layout(page))
                writer.newPage()
            draw_page(painter, page)
    finally:
        finished = painter.end()
    if not finished:
        raise OSError(f"Không ghi được trọn tệp «{path.name}».")


def _page_layout(page: Page) -> QPageLayout:
    size = QPageSize(QSizeF(page.width / 20, page.height / 20), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def _finish(path: Path, entries: Iterable[Heading], language: str) -> None:
    """Add bookmarks, the language, PDF/A-2b, and that a reader shows the title instead of the file's name."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, Fit, NameObject, StreamObject, TextStringObject

    writer = PdfWriter(clone_from=path)
    parents: list[tuple[int, IndirectObject]] = []
    for level, text, page, y in entries:
        while parents and parents[-1][0] >= level:
            parents.pop()
        above = parents[-1][1] if parents else None
        height = float(writer.pages[page].mediabox.height)
        place = Fit.xyz(left=0, top=height - y / 20, zoom=0)
        parents.append((level, writer.add_outline_item(text, page, parent=above, fit=place, is_open=level == 1)))
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = shown
    if parents:
        writer.page_mode = "/UseOutlines"
    writer.pdf_header = "%PDF-1.7"
    described = writer.root_object["/Metadata"].get_object()
    assert isinstance(described, StreamObject)
    described.set_data(described.get_data().replace(b'pdfaid:part="1"', b'pdfaid:part="2"'))
    with path.open("wb") as stream:
        writer.write(stream)
        stream.flush()
        os.fsync(stream.fileno())
