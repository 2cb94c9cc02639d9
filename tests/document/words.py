"""The text of a Word file, read without the writer's help."""

import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """Return a part of a Word file, parsed."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the visible text of a paragraph, hyphens and spaces of all kinds made plain."""
    pieces = [
        (element.text or "") if element.tag == f"{W}t" else "-"
        for element in paragraph.iter(f"{W}t", f"{W}noBreakHyphen")
    ]
    return plain("".join(pieces))


def words_of(path: Path) -> list[str]:
    """Return the paragraphs that hold text, in reading order."""
    texts = (paragraph_text(paragraph) for paragraph in part(path).iter(f"{W}p"))
    return [text for text in texts if text]


def plain(text: str) -> str:
    """Return text with ordinary spaces and hyphens, in NFC."""
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\u2011", "-"))
