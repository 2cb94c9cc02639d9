"""The small edits of a repair, on the elements of the file itself; nothing around them is touched."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from wizard.document.linter.content import Paragraph, Span
from wizard.document.linter.names import PPR, RPR, RUN, TEXT, TWIPS_PER_MM, VAL, A, P, V, W

if TYPE_CHECKING:
    from lxml.etree import _Element


Edit = Callable[[], None]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# the order of the children that the schema asks for (ISO/IEC 29500-1, CT_RPr and CT_PPr)
_RUN_ORDER = _names("""
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
""")
_PARAGRAPH_ORDER = _names("""
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
""")
_SECTION_ORDER = _names("""
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
""")
_ROW_ORDER = _names("""
    cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden
""")

# the last letter of a text and what follows it
_ENDING = re.compile(r"[^\s,;.:][\s,;.:]*$")

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def child(parent: "_Element", name: str, order: Sequence[str]) -> "_Element":
    """Return the child ``w:name``, made at its place in the order of the schema when it is missing."""
    found = parent.find(W + name)
    if found is not None:
        return found
    later = {W + each for each in order[order.index(name) + 1 :]}
    made = parent.makeelement(W + name, {})
    for place, other in enumerate(parent):
        if other.tag in later:
            parent.insert(place, made)
            return made
    parent.append(made)
    return made


def _properties(element: "_Element", tag: str) -> "_Element":
    found = element.find(tag)
    if found is None:
        found = element.makeelement(tag, {})
        element.insert(0, found)
    return found


def _runs(spans: Iterable[Span]) -> "Iterator[_Element]":
    """Yield the runs of spans; text of a table that stands in no run is shown by no program and stays."""
    for span in spans:
        element = span.element
        if element.tag == RUN:
            yield element


_LINE_ENDS = (W + "br", W + "cr", W + "tab")


def part_lines(paragraph: "_Element") -> bool:
    """Give each line of a paragraph, and each column set with tabs, runs of its own; tell whether one was parted.

    The new runs look like the one they come from.
    """
    parted = False
    for run in [*paragraph.iter(RUN)]:
        content = [each for each in run if each.tag != RPR]
        ends = [place for place, each in enumerate(content[:-1], 1) if each.tag in _LINE_ENDS]
        ends = [end for end in ends if any(each.tag == TEXT for each in content[end:])]
        for start, end in reversed([*pairwise([*ends, len(content)])]):
            made = run.makeelement(RUN, dict(run.attrib))
            properties = run.find(RPR)
            if properties is not None:
                made.append(deepcopy(properties))
            made.extend(content[start:end])
            run.addnext(made)
            parted = True
    return parted


def set_toggle(spans: Iterable[Span], name: str, on: bool) -> None:
    """Set bold (``b``) or italic (``i``) of some runs."""
    for run in _runs(spans):
        properties = _properties(run, RPR)
        for each in (name, name + "Cs"):
            element = child(properties, each, _RUN_ORDER)
            element.attrib.clear()
            if not on:
                element.set(VAL, "0")


def set_size(spans: Iterable[Span], points: float) -> None:
    """Set the size of some runs."""
    for run in _runs(spans):
        properties = _properties(run, RPR)
        for name in ("sz", "szCs"):
            child(properties, name, _RUN_ORDER).set(VAL, str(round(points * 2)))


def set_font(spans: Iterable[Span], font: str) -> None:
    """Name one font in all four slots of some runs."""
    for run in _runs(spans):
        element = child(_properties(run, RPR), "rFonts", _RUN_ORDER)
        element.attrib.clear()
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            element.set(W + slot, font)


def set_value(spans: Iterable[Span], name: str, value: str) -> None:
    """Set a simple property (``color``, ``u``, ``highlight``) of some runs."""
    for run in _runs(spans):
        element = child(_properties(run, RPR), name, _RUN_ORDER)
        element.attrib.clear()
        element.set(VAL, value)


def clear_background(spans: Iterable[Span]) -> None:
    """Remove highlight and shading from some runs."""
    for run in _runs(spans):
        properties = _properties(run, RPR)
        child(properties, "highlight", _RUN_ORDER).set(VAL, "none")
        shading = child(properties, "shd", _RUN_ORDER)
        shading.attrib.clear()
        shading.set(VAL, "clear")
        shading.set(W + "color", "auto")
        shading.set(W + "fill", "auto")


def set_align(paragraph: Paragraph, align: str) -> None:
    """Align a paragraph: left, center or justify."""
    properties = _properties(paragraph.element, PPR)
    child(properties, "jc", _PARAGRAPH_ORDER).set(VAL, "both" if align == "justify" else align)


def set_flush(paragraph: Paragraph) -> None:
    """Let a paragraph begin at the left margin."""
    indent = child(_properties(paragraph.element, PPR), "ind", _PARAGRAPH_ORDER)
    for name in ("start", "hanging", "leftChars", "startChars", "hangingChars", "firstLineChars"):
        indent.attrib.pop(W + name, None)
    indent.set(W + "left", "0")
    indent.set(W + "firstLine", "0")


def set_first_line(paragraph: Paragraph, twips: int) -> None:
    """Indent the first line of a paragraph."""
    indent = child(_properties(paragraph.element, PPR), "ind", _PARAGRAPH_ORDER)
    for name in ("hanging", "hangingChars", "firstLineChars"):
        indent.attrib.pop(W + name, None)
    indent.set(W + "firstLine", str(twips))


def set_spacing(paragraph: Paragraph, **values: int) -> None:
    """Set spacing of a paragraph: ``before``, ``after`` (twips) or ``line`` (240ths of a line)."""
    properties = _properties(paragraph.element, PPR)
    spacing = child(properties, "spacing", _PARAGRAPH_ORDER)
    for name, value in values.items():
        for other in (f"{name}Lines", f"{name}Autospacing"):
            spacing.attrib.pop(W + other, None)
        spacing.set(W + name, str(value))
        if name == "line":
            spacing.set(W + "lineRule", "auto")
    if "before" in values:
        contextual = properties.find(W + "contextualSpacing")
        if contextual is not None:
            contextual.set(VAL, "0")


def set_section(section: "_Element", name: str, **values: str) -> None:
    """Set attributes of a child of a section (``pgSz``, ``pgMar``, ``pgNumType``)."""
    element = child(section, name, _SECTION_ORDER)
    for attribute, value in values.items():
        element.set(W + attribute, value)


def drop_attribute(section: "_Element", name: str, attribute: str) -> None:
    """Remove an attribute of a child of a section, where it is."""
    element = section.find(W + name)
    if element is not None:
        element.attrib.pop(W + attribute, None)


def set_title_page(section: "_Element", *, on: bool = True) -> None:
    """Give a section a first page with a header of its own, or take it away."""
    element = child(section, "titlePg", _SECTION_ORDER)
    element.attrib.clear()
    if not on:
        element.set(VAL, "0")


def put_section(paragraph: "_Element", section: "_Element") -> None:
    """Let the section with these settings end with a paragraph."""
    properties = _properties(paragraph, PPR)
    properties.replace(child(properties, "sectPr", _PARAGRAPH_ORDER), section)


def set_row(row: "_Element", name: str) -> None:
    """Switch on a property of a table row: ``cantSplit`` or ``tblHeader``."""
    properties = row.find(W + "trPr")
    if properties is None:
        properties = row.makeelement(W + "trPr", {})
        exceptions = row.find(W + "tblPrEx")
        row.insert(0 if exceptions is None else 1, properties)
    child(properties, name, _ROW_ORDER).attrib.clear()


def clear_cell_shading(cell: "_Element") -> None:
    """Remove the background of a table cell."""
    for shading in cell.iterfind(f"{W}tcPr/{W}shd"):
        shading.set(W + "fill", "auto")
        shading.set(VAL, "clear")
        for name in ("themeFill", "themeFillTint", "themeFillShade"):
            shading.attrib.pop(W + name, None)


def is_removable(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds nothing at all, no mark of a place, no break, no section either."""
    return all(each.tag == PPR and each.find(W + "sectPr") is None for each in paragraph.element)


def remove_empty(paragraph: Paragraph) -> None:
    """Take away a paragraph that holds nothing."""
    holder = paragraph.element.getparent()
    if holder is not None:
        holder.remove(paragraph.element)


def set_stroke(paragraph: Paragraph) -> None:
    """Make the lines drawn in a paragraph, and its own border, solid and black."""
    for drawing in paragraph.element.iter(W + "drawing", W + "pict"):
        for dash in list(drawing.iter(A + "prstDash", V + "stroke")):
            if dash.tag == V + "stroke":
                dash.attrib.pop("dashstyle", None)
            else:
                dash.set("val", "solid")
        for line in drawing.iter(A + "ln"):
            for fill in line.findall(A + "solidFill"):
                fill[:] = [fill.makeelement(A + "srgbClr", {"val": "000000"})]
        for reference in drawing.iter(A + "lnRef"):
            reference[:] = [reference.makeelement(A + "schemeClr", {"val": "tx1"})]
        for shape in drawing.iter(V + "line", V + "shape", V + "rect"):
            if shape.get("strokecolor"):
                shape.set("strokecolor", "black")
    for border in paragraph.element.iterfind(f"{PPR}/{W}pBdr/*"):
        if "dash" in border.get(VAL, "").lower() or "dot" in border.get(VAL, "").lower():
            border.set(VAL, "single")
        border.set(W + "color", "000000")


def centre_line(paragraph: Paragraph) -> None:
    """Centre the line of a paragraph: one drawn in it, or its border, which keeps its length."""
    properties = _properties(paragraph.element, PPR)
    if paragraph.form.border_below or paragraph.form.border_above:
        indent = child(properties, "ind", _PARAGRAPH_ORDER)
        each = round((paragraph.form.left + paragraph.form.right) / 2 * TWIPS_PER_MM)
        for name in ("start", "end", "firstLine", "hanging"):
            indent.attrib.pop(W + name, None)
        indent.set(W + "left", str(each))
        indent.set(W + "right", str(each))
    else:
        child(properties, "jc", _PARAGRAPH_ORDER).set(VAL, "center")


def drop_border(paragraph: Paragraph) -> None:
    """Take the line under a paragraph away, also one that its style draws."""
    borders = child(_properties(paragraph.element, PPR), "pBdr", _PARAGRAPH_ORDER)
    below = borders.find(W + "bottom")
    if below is None:
        below = borders.makeelement(W + "bottom", {})
        borders.append(below)
    below.attrib.clear()
    below.set(VAL, "nil")


def texts_of(paragraph: "_Element") -> "list[_Element]":
    """Return the ``w:t`` of a paragraph's own runs, not those of text boxes that hang on it."""
    found: list[_Element] = []
    for run in paragraph.iter(RUN):
        owner = run.getparent()
        while owner is not None and owner.tag != P:
            owner = owner.getparent()
        if owner is paragraph:
            found += run.findall(TEXT)
    return found


def replace_text(paragraph: Paragraph, edits: Sequence[tuple[str, str]]) -> None:
    """Replace stretches of a paragraph's text, wherever its runs cut them; the looks of the runs stay."""
    elements = texts_of(paragraph.element)
    for old, new in edits:
        whole = "".join(element.text or "" for element in elements)
        start = whole.find(old)
        while start >= 0 and old != new:
            splice(elements, start, start + len(old), new)
            whole = "".join(element.text or "" for element in elements)
            start = whole.find(old, start + len(new))


def clear_text(spans: Iterable[Span]) -> None:
    """Take the letters and tabs of some runs away; the runs stay."""
    for span in spans:
        for each in span.element.findall(TEXT) + span.element.findall(W + "tab"):
            span.element.remove(each)


def end_with(paragraph: Paragraph, mark: str) -> None:
    """Let a text end with a mark, in place of the one it has."""
    rewrite(paragraph, _ENDING, lambda match: match[0].rstrip(" \u00a0,;.:") + mark)


def rewrite(paragraph: Paragraph, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
    """Write something else in place of a pattern's matches, or of their first group where it has one.

    What is replaced must have letters: nothing can be put where there is none.
    """
    elements = texts_of(paragraph.element)
    whole = "".join(element.text or "" for element in elements)
    for match in reversed(list(pattern.finditer(whole))):
        group = 1 if pattern.groups else 0
        splice(elements, match.start(group), match.end(group), new if isinstance(new, str) else new(match))


def splice(elements: "list[_Element]", start: int, end: int, new: str) -> None:
    """Put ``new`` in place of the letters from ``start`` to ``end`` of some ``w:t`` taken together."""
    at = 0
    for element in elements:
        text = element.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low < high or (low == high == len(text) and low == start - (at - len(text)) and start == end):
            element.text = text[:low] + new + text[high:]
            element.set(SPACE, "preserve")
            new = ""
