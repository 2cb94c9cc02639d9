"""From the XML that a template produced to the typed document model.

Here the program adds what no template and no user has to think of: numbers of sections, clauses and points, the marks
at the end of citations and recipients, «Lưu: …», the end mark «./.» and non-breaking spaces.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.document.binding import NO_BREAK_SPACE, bind
from wizard.document.collector import without_collector
from wizard.document.model import (
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Inline,
    Letterhead,
    Paragraph,
    PlaceDate,
    Row,
    Run,
    Signature,
    Table,
    Text,
)
from wizard.plan.vietnamese import point_letter, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wizard.document.rules import FormatRules

END_MARK = "./."
MISSING = "[CẦN BỔ SUNG: {}]"
_LINE_BREAKS = re.compile(r"[ \t]*\n[ \t\n]*")


@without_collector()
def build_document(root: "_Element", rules: "FormatRules") -> Document:
    """Return the document model of a valid ``<document>`` element (vocabulary: ``templates/document.rng``)."""
    annexes = root.findall("annex")
    return Document(
        kind=root.get("kind", ""),
        subject=root.get("subject", ""),
        author=root.get("author", ""),
        texts=tuple(_text(element, rules) for element in root.findall("text")),
        annexes=tuple(_annex(element, number, len(annexes)) for number, element in enumerate(annexes, 1)),
    )


def _text(element: "_Element", rules: "FormatRules") -> Text:
    addressees = tuple(_inline(each) for each in element.iterfind("addressees/addressee"))
    return Text(
        kind=element.get("kind", ""),
        letterhead=_letterhead(element.find("letterhead"), rules),
        title=_inline(element.find("title")),
        subject=_inline(element.find("subject")),
        attached=_inline(element.find("attached")),
        authority=_inline(element.find("authority")),
        addressees=_addressees(addressees),
        citations=_closed([_inline(each) for each in element.iterfind("preamble/citation")]),
        enacting=_inline(element.find("preamble/enacting")),
        body=_body(element.find("body")),
        recipients=_recipients(element.find("recipients")),
        signature=_signature(element.find("signature")),
    )


def _letterhead(element: "_Element | None", rules: "FormatRules") -> Letterhead:
    assert element is not None
    blank = rules["number.blank"]
    number = element.find("number")
    place_date = element.find("place-date")
    number_text = ""
    if number is not None:
        value = number.get("value") or NO_BREAK_SPACE * int(blank["number_spaces"])
        number_text = bind(f"Số:{NO_BREAK_SPACE}{value}/{number.get('notation')}")
    return Letterhead(
        parent=_flat(element.find("parent")),
        agency=tuple(_flat(line) for line in element.iterfind("agency/line")),
        number=number_text,
        place_date=_place_date(place_date, blank) if place_date is not None else None,
        about=_inline(element.find("about")),
    )


def _place_date(element: "_Element", blank: "object") -> PlaceDate:
    place = element.get("place", "")
    day, month, year = (
        element.get(name) or NO_BREAK_SPACE * int(blank[f"{name}_spaces"])  # type: ignore[index]
        for name in ("day", "month", "year")
    )
    date = f"ngày {day} tháng {month} năm {year}".replace(" ", NO_BREAK_SPACE)
    return PlaceDate(place, f"{place}, {date}")


def _addressees(addressees: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """One addressee stands bare beside «Kính gửi:»; of several each has its mark (Phụ lục I, II.9.d)."""
    if len(addressees) < 2:
        return addressees
    return tuple((Run("- "), *entry) for entry in _closed(list(addressees)))


def _closed(entries: list[Inline]) -> tuple[Inline, ...]:
    """End each entry with «;», the last with «.» (Phụ lục I, II.6.a and II.9)."""
    last = len(entries) - 1
    return tuple(_ended(entry, "." if index == last else ";") for index, entry in enumerate(entries))


def _recipients(element: "_Element | None") -> tuple[Inline, ...]:
    """«- …;» for each, the last line «- Lưu: VT, ….» (Phụ lục I, II.9.d)."""
    if element is None:
        return ()
    lines = [(Run("- "), *_inline(each)) for each in element.iterfind("recipient")]
    file = element.find("file")
    if file is not None:
        lines.append((Run("- Lưu: "), *_inline(file)))
    return _closed(lines)


def _signature(element: "_Element | None") -> Signature | None:
    if element is None:
        return None
    lines = [_inline(power) for power in element.iterfind("power")]
    return Signature((*lines, _inline(element.find("post"))), _inline(element.find("name")))


def _annex(element: "_Element", number: int, count: int) -> Annex:
    label = f"Phụ lục{NO_BREAK_SPACE}{roman(number)}" if count > 1 else "Phụ lục"
    landscape = element.get("orientation") == "landscape"
    return Annex(
        label=label,
        orientation="landscape" if landscape else "portrait",
        title=_inline(element.find("title")),
        attached=_inline(element.find("attached")),
        body=_body(element.find("body")),
    )


# ---------------------------------------------------------------------------------------------------------- the body


def _body(element: "_Element | None") -> tuple[Block, ...]:
    assert element is not None
    blocks = list(_blocks(element))
    last = blocks[-1]
    if isinstance(last, Paragraph):
        blocks[-1] = Paragraph(last.component, _ended(last.runs, END_MARK))
    return tuple(blocks)


def _blocks(parent: "_Element") -> Iterator[Block]:
    """Walk a body or one of its divisions; each kind of division counts for itself."""
    counts: dict[str, int] = {}
    for element in parent:
        tag = element.tag
        if tag == "p":
            yield Paragraph("body", _inline(element))
        elif tag == "item":
            yield Paragraph("item", (Run("- "), *_inline(element)))
        elif tag == "table":
            yield _table(element)
        elif tag in _NUMBERED:
            counts[tag] = counts.get(tag, 0) + 1
            yield from _division(element, counts[tag])


# how each division writes its number: Phụ lục I, mục II.6.đ and mục V
_NUMBERED = {
    "section": lambda number: f"{roman(number)}. ",
    "clause": lambda number: f"{number}. ",
    "point": lambda number: f"{point_letter(number)}) ",
    "article": lambda number: f"Điều{NO_BREAK_SPACE}{number}. ",
}


def _division(element: "_Element", number: int) -> Iterator[Block]:
    tag = str(element.tag)
    label = _NUMBERED[tag](number)
    heading = element.find("heading")
    rest = _blocks(element)
    bold_label = tag in ("section", "article")
    if heading is not None:
        bold = tag != "point"
        runs = (Run(label, bold=bold), *(_bold(_inline(heading)) if bold else _inline(heading)))
        yield Paragraph(tag if tag == "section" else f"{tag}_heading", runs)
    else:
        first = next(rest)
        assert isinstance(first, Paragraph)
        yield Paragraph(tag, (Run(label, bold=bold_label), *first.runs))
    yield from rest


def _table(element: "_Element") -> Table:
    columns = tuple(
        Column(float(column.get("width", "1")), column.get("align", "left")) for column in element.iterfind("column")
    )
    head = tuple(_row(row, "head") for row in element.iterfind("head/row"))
    return Table(columns, head, tuple(_row(row, row.get("kind", "plain")) for row in element.iterfind("row")))


def _row(element: "_Element", kind: str) -> Row:
    return Row(kind, tuple([_cell(cell) for cell in element]))


def _cell(element: "_Element") -> Cell:
    if len(element) and element[0].tag == "p":
        paragraphs = tuple([_inline(paragraph) for paragraph in element])
    else:
        paragraphs = (_inline(element),)
    if not element.attrib:
        return Cell(paragraphs)
    return Cell(paragraphs, int(element.get("colspan", "1")), int(element.get("rowspan", "1")))


# -------------------------------------------------------------------------------------------------------------- runs


def _inline(element: "_Element | None", bold: bool = False, italic: bool = False) -> Inline:
    """Return the runs of an element: text, <b>, <i> and <missing>; the space around the whole is dropped."""
    if element is None:
        return ()
    if not len(element):
        text = _tidy(element.text or "").strip(" ")
        return (Run(bind(text), bold, italic),) if text else ()
    runs = [run for run in _runs(element, bold, italic) if run.text]
    if runs:
        runs[0] = _replaced(runs[0], runs[0].text.lstrip(" "))
        runs[-1] = _replaced(runs[-1], runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def _runs(element: "_Element", bold: bool, italic: bool) -> Iterator[Run]:
    if element.text:
        yield Run(bind(_tidy(element.text)), bold, italic)
    for child in element:
        if child.tag == "missing":
            yield Run(MISSING.format(child.text), bold, italic, missing=True)
        else:
            yield from _runs(child, bold or child.tag == "b", italic or child.tag == "i")
        if child.tail:
            yield Run(bind(_tidy(child.tail)), bold, italic)


def _tidy(text: str) -> str:
    """A template may break its lines anywhere: a line break and the indentation around it are one space."""
    return _LINE_BREAKS.sub(" ", text) if "\n" in text else text


def _flat(element: "_Element | None") -> str:
    return "".join(run.text for run in _inline(element))


def _bold(runs: Inline) -> Inline:
    return tuple(Run(run.text, True, run.italic, run.missing) for run in runs)


def _replaced(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.missing)


def _ended(runs: Inline, mark: str) -> Inline:
    """Return the runs closed with ``mark`` instead of whatever punctuation the text ended with."""
    if not runs:
        return runs
    last = runs[-1]
    if last.missing:
        return (*runs, Run(mark))
    text = last.text.rstrip(" \u00a0")
    while text and text[-1] in ".;,:/" and not text.endswith("..."):
        text = text[:-1].rstrip(" \u00a0")
    # three dots already end with the full stop of «.» and «./.»
    return (*runs[:-1], _replaced(last, text + (mark.removeprefix(".") if text.endswith("...") else mark)))
