"""«Xuất PDF»: the pages of a document as a PDF file, without Word or LibreOffice.

Qt writes most of what PDF/A asks for: fonts embedded, colours tied to an output intent, no transparency. It has no
bookmarks and knows only PDF/A-1b, so pypdf adds the outline and what ``archival`` mends (docs/decisions/0008).
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from wizard.document.dossier import ExportProblem
from wizard.document.model import Document, paragraphs_of
from wizard.document.rules import FormatRules
from wizard.document.sealing import is_sealed, seal
from wizard.preview.archival import make_archival
from wizard.preview.blocks import headings
from wizard.preview.fonts import undrawable
from wizard.preview.layout import Layouter
from wizard.preview.pages import Heading, Page
from wizard.preview.paint import draw_page

if TYPE_CHECKING:
    from pypdf.generic import IndirectObject

_TWIPS_PER_INCH = 1440
_CREATOR = "Quảng bá địa phương"
_LETTERS_NAMED = 10
_application: QGuiApplication | None = None


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """Title and author of a PDF file; empty ones are taken from the document."""

    title: str = ""
    author: str = ""


def ready() -> None:
    """Make it possible to draw PDF files in a program without a window, on a machine without a screen too."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        global _application
        _application = QGuiApplication([_CREATOR])


def export_pdf(document: Document, path: Path, rules: FormatRules, metadata: PdfMetadata | None = None) -> int:
    """Write a document as PDF and return the number of pages. Needs a QGuiApplication.

    The file appears under its name only when it is whole and was opened again. Raises OSError where that is impossible,
    ExportProblem where letters of the document would be missing.
    """
    lacking = undrawable("".join(paragraphs_of(document)))
    if lacking:
        raise ExportProblem(
            f"máy này không có phông chữ cho “{lacking[:_LETTERS_NAMED]}”; hãy cài phông chữ có các chữ đó rồi xuất "
            "lại, hoặc mở tệp Word bằng Word hay LibreOffice và lưu thành PDF"
        )
    pages = Layouter(rules).pages(document)
    given = metadata or PdfMetadata()
    title, author = given.title or document.subject, given.author or document.author
    finished = _finished(_drawn(pages, title, author), pages, headings(document, pages, rules), rules.language)
    handle, name = tempfile.mkstemp(prefix=".quangba-", suffix=".pdf", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(finished)
            stream.flush()
            os.fsync(stream.fileno())
        _prove(temporary, len(pages))
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return len(pages)


def _drawn(pages: list[Page], title: str, author: str) -> bytes:
    """Draw the pages in memory: to a file Qt writes without saying that the disk is full."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(_TWIPS_PER_INCH)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator(_CREATOR)
    writer.setPageLayout(_page_layout(pages[0]))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("Không vẽ được trang PDF.")
    try:
        for number, page in enumerate(pages):
            if number:
                writer.setPageLayout(_page_layout(page))
                writer.newPage()
            draw_page(painter, page)
    finally:
        finished = painter.end()
    if not finished:
        raise OSError("Không vẽ được trọn các trang PDF.")
    return bytes(content.data())


def _page_layout(page: Page) -> QPageLayout:
    size = QPageSize(
        QSizeF(page.width / 20, page.height / 20), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def _finished(drawn: bytes, pages: list[Page], entries: Iterable[Heading], language: str) -> bytes:
    """Add bookmarks, the language, PDF/A-2b, and that a reader shows the title instead of the file's name."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, Fit, NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(drawn))
    make_archival(writer, [(page.width / 20, page.height / 20) for page in pages])
    parents: list[tuple[int, IndirectObject]] = []
    for level, text, page, y in entries:
        while parents and parents[-1][0] >= level:
            parents.pop()
        above = parents[-1][1] if parents else None
        height = float(writer.pages[page].mediabox.height)
        place = Fit.xyz(left=0, top=height - y / 20, zoom=0)
        item = writer.add_outline_item(title=text, page_number=page, parent=above, fit=place, is_open=level == 1)
        parents.append((level, item))
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = shown
    if parents:
        writer.page_mode = "/UseOutlines"
    buffer = BytesIO()
    writer.write(buffer)
    return seal(buffer.getvalue())


def _prove(path: Path, count: int) -> None:
    """Open the file again and look whether every page is there."""
    from pypdf import PdfReader

    if len(PdfReader(path, strict=True).pages) != count or not is_sealed(path.read_bytes()):
        raise OSError(f"Tệp «{path.name}» ghi ra chưa đạt khi kiểm tra lại.")
