# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""Ways to spoil a document: small changes of its XML that work on the output of every tool."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
         "shd", "tabs", "suppressAutoHyphens", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
         "sectPr")  # fmt: skip
RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish", "color", "spacing", "w", "kern",
             "position", "sz", "szCs", "highlight", "u", "effect", "shd", "vertAlign", "lang")  # fmt: skip
Element = etree._Element


def q(name: str) -> str:
    return f"{{{W}}}{name}"


class Opened:
    """A .docx taken apart: its main part as a tree, the others as bytes until they are asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees: dict[str, Element] = {}
        self.document = self.tree("word/document.xml")

    def tree(self, name: str) -> Element:
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.parts[name])
        return self.trees[name]

    def named(self, start: str) -> list[Element]:
        return [self.tree(name) for name in self.parts if name.startswith(f"word/{start}") and name.endswith(".xml")]

    def save(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, data in self.parts.items():
                tree = self.trees.get(name)
                archive.writestr(
                    name,
                    data
                    if tree is None
                    else etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
                )
        return buffer.getvalue()

    # Finding

    def paragraphs(self) -> list[Element]:
        return list(self.document.iter(q("p")))

    def find(self, words: str) -> list[Element]:
        """The paragraphs that hold these words; a text box has its paragraphs twice (drawing and fall-back)."""
        found = [p for p in self.paragraphs() if words in text_of(p)]
        if not found:
            raise LookupError(words)
        return found

    def body(self) -> list[Element]:
        """The paragraphs of the content: outside tables and boxes, longer than a heading and ended like a sentence."""
        made = [
            p
            for p in self.document.iterfind(f"{q('body')}/{q('p')}")
            if len(text_of(p)) > 40 and text_of(p)[-1] in ".;:"
        ]
        made = [
            p
            for p in made
            if not text_of(p).lstrip().startswith(("Căn cứ ", "Theo đề nghị", "Xét ", "Kính gửi", "(Kèm", "- Lưu"))
        ]
        if not made:
            raise LookupError("no content")
        return made

    def sections(self) -> list[Element]:
        return list(self.document.iter(q("sectPr")))


def text_of(paragraph: Element) -> str:
    """The text of a paragraph without what stands in boxes anchored in it."""
    return "".join(piece[2] for piece in pieces(paragraph))


def pieces(paragraph: Element) -> list[tuple[Element, str, str]]:
    made = []
    for text in paragraph.iter(q("t")):
        if next(text.iterancestors(q("p"))) is paragraph:
            made.append((text, "t", text.text or ""))
    return made


def runs(paragraph: Element) -> list[Element]:
    return [run for run in paragraph.iter(q("r")) if next(run.iterancestors(q("p"))) is paragraph]


def put(parent: Element, name: str, order: tuple[str, ...], **values: str) -> Element:
    """The child of this name, made where the schema wants it, with these attributes."""
    child = parent.find(q(name))
    if child is None:
        child = etree.Element(q(name))
        later = set(order[order.index(name) + 1 :])
        at = next((n for n, each in enumerate(parent) if etree.QName(each).localname in later), len(parent))
        parent.insert(at, child)
    for key, value in values.items():
        child.set(q(key), value)
    return child


def properties(element: Element, name: str) -> Element:
    child = element.find(q(name))
    if child is None:
        child = etree.Element(q(name))
        element.insert(0, child)
    return child


# What can be done to the runs of a paragraph


def look(paragraphs: Iterable[Element], **values: object) -> None:
    """Sets size (points), bold, italic, underline, colour, font, highlight, strike or hidden on every run."""
    for paragraph in paragraphs:
        for run in runs(paragraph):
            rpr = properties(run, "rPr")
            for key, value in values.items():
                if key in ("bold", "italic", "strike", "hidden"):
                    name = {"bold": "b", "italic": "i", "strike": "strike", "hidden": "vanish"}[key]
                    put(rpr, name, RUN_ORDER, val="1" if value else "0")
                elif key == "size":
                    put(rpr, "sz", RUN_ORDER, val=str(round(float(str(value)) * 2)))
                    put(rpr, "szCs", RUN_ORDER, val=str(round(float(str(value)) * 2)))
                elif key == "underline":
                    put(rpr, "u", RUN_ORDER, val="single")
                elif key == "colour":
                    colour = put(rpr, "color", RUN_ORDER, val=str(value))
                    for theme in [each for each in colour.attrib if "theme" in str(each)]:
                        del colour.attrib[theme]
                elif key == "highlight":
                    put(rpr, "highlight", RUN_ORDER, val=str(value))
                elif key == "font":
                    fonts = put(rpr, "rFonts", RUN_ORDER)
                    fonts.attrib.clear()
                    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                        fonts.set(q(slot), str(value))
                else:
                    raise KeyError(key)


def layout(paragraphs: Iterable[Element], **values: object) -> None:
    """Sets jc, before, after (points), line ((value, rule)), first (twips), left, right (twips)."""
    for paragraph in paragraphs:
        ppr = properties(paragraph, "pPr")
        for key, value in values.items():
            if key == "jc":
                put(ppr, "jc", ORDER, val=str(value))
            elif key in ("before", "after"):
                spacing = put(ppr, "spacing", ORDER, **{key: str(round(float(str(value)) * 20))})
                spacing.attrib.pop(q(f"{key}Autospacing"), None)
                spacing.attrib.pop(q(f"{key}Lines"), None)
            elif key == "line":
                assert isinstance(value, tuple)
                put(ppr, "spacing", ORDER, line=str(value[0]), lineRule=str(value[1]))
            elif key == "first":
                ind = put(ppr, "ind", ORDER, firstLine=str(value))
                for other in ("hanging", "firstLineChars", "hangingChars"):
                    ind.attrib.pop(q(other), None)
            else:
                put(ppr, "ind", ORDER, **{key: str(value)})


def write(paragraph: Element, old: str, new: str) -> None:
    """Replaces words of a paragraph, however they are split over runs; raises LookupError where they are not."""
    parts = pieces(paragraph)
    start = "".join(text for _, _, text in parts).find(old)
    if start < 0:
        raise LookupError(old)
    end, at, first = start + len(old), 0, True
    for element, _, text in parts:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < len(text) and high > 0 and low <= high and (first or low < high):
            element.text = text[:low] + (new if first else "") + text[high:]
            element.set(XML_SPACE, "preserve")
            first = False
        at += len(text)


def remove(paragraphs: Iterable[Element]) -> None:
    for paragraph in paragraphs:
        parent = paragraph.getparent()
        if parent is None:
            continue
        alone = parent.tag in (q("tc"), q("hdr"), q("ftr")) and len(parent.findall(q("p"))) == 1
        if alone:
            for run in runs(paragraph):
                run.getparent().remove(run)  # type: ignore[union-attr]
        else:
            parent.remove(paragraph)


def copy_with(paragraph: Element, text: str, after: bool = False) -> Element:
    """A copy of the paragraph with another text, put before (or after) it."""
    made = deepcopy(paragraph)
    first = True
    for element, _, _ in pieces(made):
        element.text = text if first else ""
        element.set(XML_SPACE, "preserve")
        first = False
    for mark in list(made.iter(q("sectPr"))):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    parent = paragraph.getparent()
    assert parent is not None
    parent.insert(parent.index(paragraph) + after, made)
    return made


def blank_before(paragraph: Element) -> None:
    made = copy_with(paragraph, "")
    for run in runs(made):
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)


# Ready-made changes: each gives a function that spoils an opened document

Change = Callable[[Opened], None]


def say(where: str, old: str, new: str, every: bool = False) -> Change:
    """In the first paragraph (or each) that holds `where`, write `new` for `old`."""

    def change(opened: Opened) -> None:
        for paragraph in opened.find(where)[: None if every else 1]:
            write(paragraph, old, new)

    return change


def dress(where: str, every: bool = True, **values: object) -> Change:
    def change(opened: Opened) -> None:
        look(opened.find(where)[: None if every else 1], **values)

    return change


def lay(where: str, **values: object) -> Change:
    def change(opened: Opened) -> None:
        layout(opened.find(where), **values)

    return change


def dress_body(count: int = 99, **values: object) -> Change:
    def change(opened: Opened) -> None:
        look(opened.body()[:count], **values)

    return change


def lay_body(count: int = 99, **values: object) -> Change:
    def change(opened: Opened) -> None:
        layout(opened.body()[:count], **values)

    return change


def drop(*where: str) -> Change:
    def change(opened: Opened) -> None:
        for words in where:
            remove(opened.find(words))

    return change


def add(where: str, text: str, after: bool = False, **values: object) -> Change:
    def change(opened: Opened) -> None:
        made = copy_with(opened.find(where)[0], text, after)
        look([made], **values)

    return change


def margin(**values: int) -> Change:
    def change(opened: Opened) -> None:
        for section in opened.sections():
            size = section.find(q("pgMar"))
            assert size is not None
            for side, twips in values.items():
                size.set(q(side), str(twips))

    return change


def paper_size(width: int, height: int, landscape: bool = False) -> Change:
    def change(opened: Opened) -> None:
        for section in opened.sections():
            size = section.find(q("pgSz"))
            assert size is not None
            size.set(q("w"), str(width))
            size.set(q("h"), str(height))
            size.attrib.pop(q("code"), None)
            if landscape:
                size.set(q("orient"), "landscape")

    return change


def page_number(action: Callable[[Opened, Element], None]) -> Change:
    """Does something to each paragraph in a header that has the page number."""

    def change(opened: Opened) -> None:
        found = [p for header in opened.named("header") for p in header.iter(q("p")) if is_page(p)]
        if not found:
            raise LookupError("PAGE")
        for paragraph in found:
            action(opened, paragraph)

    return change


def is_page(paragraph: Element) -> bool:
    codes = [each.text or "" for each in paragraph.iter(q("instrText"))]
    codes += [each.get(q("instr")) or "" for each in paragraph.iter(q("fldSimple"))]
    return any("PAGE" in code for code in codes)


def without_rule(after: str) -> Change:
    """Takes away the line drawn below the paragraph that holds these words."""

    def change(opened: Opened) -> None:
        for paragraph in opened.find(after):
            below = paragraph.getnext()
            assert below is not None
            if text_of(below).strip("_"):
                raise LookupError("no line below")
            parent = below.getparent()
            assert parent is not None
            parent.remove(below)

    return change


def rule_below(after: str, action: Callable[[Element], None]) -> Change:
    """Does something to the paragraph that draws the line below these words."""

    def change(opened: Opened) -> None:
        for paragraph in opened.find(after):
            below = paragraph.getnext()
            assert below is not None and not text_of(below).strip("_")
            action(below)

    return change


def stretch_shape(factor: float) -> Callable[[Element], None]:
    """Makes a drawn line longer or shorter by a factor, in the drawing and in its fall-back."""

    def action(paragraph: Element) -> None:
        touched = False
        for element in paragraph.iter():
            name = etree.QName(element).localname
            if name in ("extent", "ext") and element.get("cx"):
                element.set("cx", str(round(int(element.get("cx") or 0) * factor)))
                touched = True
            if name == "line" and element.get("from"):
                start, end = (float((element.get(key) or "0pt").split("pt")[0]) for key in ("from", "to"))
                element.set("to", f"{start + (end - start) * factor:.1f}pt,2pt")
                touched = True
        if not touched:
            raise LookupError("no drawn line")

    return action


def set_border(**values: str) -> Callable[[Element], None]:
    def action(paragraph: Element) -> None:
        found = [side for border in paragraph.iter(q("pBdr")) for side in border]
        if not found:
            raise LookupError("no border")
        for side in found:
            for key, value in values.items():
                side.set(q(key), value)

    return action


def both(*changes: Change) -> Change:
    def change(opened: Opened) -> None:
        for each in changes:
            each(opened)

    return change


def decomposed(opened: Opened, words: str) -> None:
    for paragraph in opened.find(words):
        for element, _, text in pieces(paragraph):
            element.text = unicodedata.normalize("NFD", text)
