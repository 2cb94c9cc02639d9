"""Whether a PDF that another program made holds the document: pages, and every letter and word of it."""

import unicodedata
from collections import Counter
from io import BytesIO

from wizard.document.model import Document, paragraphs_of


def pdf_problem(content: bytes, document: Document) -> str:
    """Return what is wrong with a PDF of a document, as the end of a Vietnamese sentence; "" when nothing is.

    Letters and digits are counted and words looked for, wherever they stand: spaces, ends of lines, page numbers and
    heads of tables that come again differ from program to program.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, OSError):
        return "tệp PDF tạo ra không mở lại được"
    if not pages:
        return "tệp PDF tạo ra không có trang nào"
    found = _letters("".join(pages))
    expected = paragraphs_of(document)
    lost = Counter(_letters("".join(expected))) - Counter(found)
    words = {word for paragraph in expected for part in paragraph.split() if (word := _letters(part))}
    if lost or any(word not in found for word in words):
        return "tệp PDF tạo ra không đủ chữ so với tệp Word"
    return ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))
