"""The document model: what stands on the page, without a word about Word.

One typed tree for every writer (.docx, preview, PDF), so that they cannot drift apart. Its names follow Akoma Ntoso and
the decree: letterhead, preamble, body, recipients, signature, annex. Numbers of sections, the «;» and «.» of citations,
«./.» and non-breaking spaces are already in the text.
"""

from dataclasses import dataclass
from typing import Literal

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``missing`` marks an answer that is still to be given."""

    text: str
    bold: bool = False
    italic: bool = False
    missing: bool = False


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``component`` names its rule in ``framework/nd30.yaml`` (body, section, clause, point …)."""

    component: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: ``width`` relative to the other columns, ``align`` left, center, right or justify."""

    width: float
    align: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with one or more paragraphs, spanning ``columns`` columns and ``rows`` rows."""

    paragraphs: tuple[Inline, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``kind`` is plain, group (a heading inside the table) or total."""

    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; the rows of ``head`` are repeated on every page."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Place and date; ``text`` is the whole line with blanks where day, month or year are filled in by hand."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Phần đầu văn bản: agencies left, national title and motto right, then number and date on one line."""

    parent: str
    agency: tuple[str, ...]
    number: str
    place_date: PlaceDate | None
    about: Inline


@dataclass(frozen=True, slots=True)
class Signature:
    """Khối chữ ký: lines of power and post in capital letters, and the signer's name."""

    lines: tuple[Inline, ...]
    name: Inline


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a file: a decision, the programme attached to it, a submission, an official letter."""

    kind: str
    letterhead: Letterhead
    title: Inline
    subject: Inline
    attached: Inline
    authority: Inline
    addressees: tuple[Inline, ...]
    citations: tuple[Inline, ...]
    enacting: Inline
    body: tuple[Block, ...]
    recipients: tuple[Inline, ...]
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, a section of its own; ``label`` is «Phụ lục I», or «Phụ lục» when it is the only one."""

    label: str
    orientation: Orientation
    title: Inline
    attached: Inline
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its texts, then its annexes. ``subject`` and ``author`` become the document properties."""

    kind: str
    subject: str
    author: str
    texts: tuple[Text, ...]
    annexes: tuple[Annex, ...]


def plain(inline: Inline) -> str:
    """Return the text of some runs."""
    return "".join(run.text for run in inline)


def paragraphs_of(document: Document) -> list[str]:
    """Return every paragraph's text in reading order, table cells included, letterheads and signatures too.

    Used to prove that a written file holds what the document holds.
    """
    found: list[str] = []
    for text in document.texts:
        head = text.letterhead
        found += [head.parent, *head.agency, head.number, plain(head.about)]
        found += [head.place_date.text] if head.place_date else []
        found += map(plain, (text.title, text.subject, text.attached, text.authority, *text.addressees))
        found += map(plain, (*text.citations, text.enacting))
        _collect(text.body, found)
        found += map(plain, text.recipients)
        if text.signature:
            found += [*map(plain, text.signature.lines), plain(text.signature.name)]
    for annex in document.annexes:
        found += [annex.label, plain(annex.title), plain(annex.attached)]
        _collect(annex.body, found)
    return [entry for entry in found if entry]


def _collect(body: tuple[Block, ...], found: list[str]) -> None:
    for block in body:
        if isinstance(block, Paragraph):
            found.append(plain(block.runs))
        else:
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    found += map(plain, cell.paragraphs)
