"""Between the pages and the document: the text of a block, the block that holds a text, and the outline."""

from collections.abc import Iterator, Sequence

from wizard.document.binding import unbind
from wizard.document.model import Annex, Document, Inline, Paragraph, Text, plain
from wizard.document.rules import FormatRules
from wizard.preview.measure import ascent
from wizard.preview.pages import ABOUT, AGENCY, NUMBER, PLACE_DATE, BlockRef, Heading, Page


def sections_of(document: Document) -> tuple[Text | Annex, ...]:
    """Return the texts, then the annexes."""
    return (*document.texts, *document.annexes)


def blocks(document: Document) -> Iterator[tuple[BlockRef, str]]:
    """Yield every block of a document in reading order with its text, of tables each paragraph of a cell."""
    for number, section in enumerate(sections_of(document)):
        yield from _opening(number, section)
        for index, block in enumerate(section.body):
            if isinstance(block, Paragraph):
                yield BlockRef(number, "body", index), plain(block.runs)
                continue
            for row_number, row in enumerate((*block.head, *block.rows)):
                for column, cell in enumerate(row.cells):
                    for paragraph, runs in enumerate(cell.paragraphs):
                        yield BlockRef(number, "body", index, row_number, column, paragraph), plain(runs)
        if isinstance(section, Text):
            for index, recipient in enumerate(section.recipients, 1):
                yield BlockRef(number, "recipients", index), plain(recipient)
            if section.signature:
                for index, line in enumerate((*section.signature.lines, section.signature.name)):
                    yield BlockRef(number, "signature", index), plain(line)


def text_of(document: Document, ref: BlockRef) -> str:
    """Return the text of a block as the user wrote it, without non-breaking spaces; empty when there is none."""
    return next((unbind(text) for found, text in blocks(document) if found == ref), "")


def find_block(document: Document, text: str) -> BlockRef | None:
    """Return the first block that holds ``text`` (the first line of it, when it has several), or None."""
    wanted = unbind(text.strip().split("\n", 1)[0]).rstrip(" .;,")
    if not wanted:
        return None
    return next((ref for ref, found in blocks(document) if wanted in unbind(found)), None)


def headings(document: Document, pages: Sequence[Page], rules: FormatRules) -> list[Heading]:
    """Return the outline: titles of texts and annexes, and what the rules give an outline level (as in Word)."""
    wanted: dict[BlockRef, tuple[int, str]] = {}
    for number, section in enumerate(sections_of(document)):
        name = plain(section.title)
        if isinstance(section, Annex):
            wanted[BlockRef(number, "label")] = (1, f"{section.label}. {name}")
        elif name:
            wanted[BlockRef(number, "title")] = (1, name)
        for index, block in enumerate(section.body):
            if isinstance(block, Paragraph) and (level := rules.components[block.component].outline):
                wanted[BlockRef(number, "body", index)] = (level, plain(block.runs))
    found: list[Heading] = []
    for number, page in enumerate(pages):
        for _, baseline, line, ref in page.lines:
            if ref in wanted:
                level, text = wanted.pop(ref)
                found.append(Heading(level, unbind(text), number, baseline - ascent(line.size)))
    return found


def _opening(number: int, section: Text | Annex) -> Iterator[tuple[BlockRef, str]]:
    if isinstance(section, Annex):
        yield BlockRef(number, "label"), section.label
    else:
        head = section.letterhead
        agencies = [(AGENCY, line) for line in (head.parent, *head.agency)]
        date = head.place_date.text if head.place_date else ""
        for place, text in (*agencies, (NUMBER, head.number), (PLACE_DATE, date), (ABOUT, plain(head.about))):
            if text:
                yield BlockRef(number, "letterhead", place), text
    single: list[tuple[str, Inline]] = [("title", section.title), ("attached", section.attached)]
    if isinstance(section, Text):
        single[1:1] = [("subject", section.subject)]
        single.append(("authority", section.authority))
    for part, runs in single:
        if runs:
            yield BlockRef(number, part), plain(runs)
    if isinstance(section, Text):
        for part, entries in (("addressees", section.addressees), ("citations", section.citations)):
            for index, entry in enumerate(entries):
                yield BlockRef(number, part, index), plain(entry)
        if section.enacting:
            yield BlockRef(number, "enacting"), plain(section.enacting)
