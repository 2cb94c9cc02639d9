"""How far our pages agree with LibreOffice's: numbers of pages, and lines that end with the same word."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

from tests.tools.render import to_pdf
from wizard.document.docx import DocxOptions, write_docx
from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.preview.layout import lay_out
from wizard.preview.pages import Page

# lines so near to each other (points) stand beside each other, in cells or columns
_SAME_LINE = 1.5
_SPACES = re.compile(r"[\s\u00a0]+")
_BOX = re.compile(r'<page |<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one document has in common: pages, lines in all, those that are the same, the first pair that differs."""

    name: str
    pages: int
    their_pages: int
    lines: int
    same: int
    first_difference: str

    @property
    def share(self) -> float:
        """The share of lines that are the same."""
        return self.same / self.lines if self.lines else 1.0


def compare(documents: Mapping[str, Document], rules: FormatRules, folder: Path) -> list[Agreement]:
    """Write the documents for Word, let LibreOffice set them and compare line by line."""
    files = []
    for name, document in documents.items():
        path = folder / f"{name}.docx"
        with path.open("wb") as stream:
            write_docx(document, stream, rules, DocxOptions(datetime(2026, 11, 1)))
        files.append(path)
    to_pdf(files, folder)
    found = []
    for name, document in documents.items():
        ours = [lines_of(page) for page in lay_out(document, rules)]
        theirs = pdf_lines(folder / f"{name}.pdf")
        found.append(_agreement(name, ours, theirs))
    return found


def lines_of(page: Page) -> list[str]:
    """Return the lines of one of our pages without spaces; what stands side by side is one line."""
    words = []
    for placed in page.lines:
        bottom = (placed.baseline + placed.line.size * 20 * 443 / 2048) / 20
        words += [(bottom, placed.x + offset, fragment.text) for offset, fragment, _ in placed.line.runs()]
    return _joined(words)


def pdf_lines(path: Path) -> list[list[str]]:
    """Return the lines of each page of a PDF, likewise."""
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, encoding="utf-8", check=True)
    pages: list[list[tuple[float, float, str]]] = []
    for match in _BOX.finditer(done.stdout):
        if match[3] is None:
            pages.append([])
            continue
        text = match[3]
        for entity, letter in _ENTITIES.items():
            text = text.replace(entity, letter)
        pages[-1].append((float(match[2]), float(match[1]), text))
    return [_joined(words) for words in pages]


def summary(found: Iterable[Agreement]) -> str:
    """Return the figures as a table."""
    rows = [f"{'document':34} {'pages':>6} {'theirs':>6} {'lines':>6} {'same':>8}"]
    rows += [f"{each.name:34} {each.pages:6} {each.their_pages:6} {each.lines:6} {each.share:8.2%}" for each in found]
    return "\n".join(rows)


def _joined(words: list[tuple[float, float, str]]) -> list[str]:
    lines: list[str] = []
    row: list[tuple[float, str]] = []
    at = 0.0
    for bottom, x, text in sorted(words):
        if row and bottom - at > _SAME_LINE:
            lines.append(_text(row))
            row = []
        if not row:
            at = bottom
        row.append((x, text))
    if row:
        lines.append(_text(row))
    return [line for line in lines if line]


def _text(row: list[tuple[float, str]]) -> str:
    return _SPACES.sub("", "".join(text for _, text in sorted(row))).replace("\u2011", "-")


def _agreement(name: str, ours: list[list[str]], theirs: list[list[str]]) -> Agreement:
    flat, their_flat = (_with_pages(pages) for pages in (ours, theirs))
    blocks = SequenceMatcher(None, flat, their_flat, autojunk=False).get_matching_blocks()
    first = next((f"{a} | {b}" for a, b in zip(flat, their_flat, strict=False) if a != b), "")
    same = sum(block.size for block in blocks)
    return Agreement(name, len(ours), len(theirs), max(len(flat), len(their_flat)), same, first)


def _with_pages(pages: list[list[str]]) -> list[str]:
    """Return all lines with the number of their page: a line counts only where it stands on the same page."""
    return [f"{number} {line}" for number, page in enumerate(pages, 1) for line in page]
