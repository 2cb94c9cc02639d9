"""Begin a section before a paragraph, as a repair does for an annex (Phụ lục I, Phần I, mục III.1.đ)."""

from copy import deepcopy
from typing import TYPE_CHECKING

from wizard.document.linter.content import BODY, Paragraph
from wizard.document.linter.mend import put_section
from wizard.document.linter.names import PPR, SECTION, TEXT, P, W

if TYPE_CHECKING:
    from lxml.etree import _Element

# the paragraph that carries the page settings must not take a line of its own
_CARRIER = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'


def can_part(paragraph: Paragraph) -> bool:
    """Tell whether a section can begin right before a paragraph: it stands in the body itself, behind something."""
    holder = paragraph.element.getparent()
    return (
        paragraph.container == BODY
        and holder is not None
        and holder.tag == W + "body"
        and paragraph.element.getprevious() is not None
    )


def part_before(paragraph: Paragraph, section: "_Element") -> None:
    """End the pages so far before a paragraph and begin new ones with it; ``section`` are the settings of both.

    A page break that stood there goes, because a new section begins on a new page.
    """
    before = paragraph.element.getprevious()
    assert before is not None
    ending = deepcopy(section)
    for kind in section.findall(W + "type"):
        section.remove(kind)
    _remove_breaks(paragraph.element)
    if before.tag != P or before.find(f"{PPR}/{SECTION}") is not None:
        before = _carrier(paragraph.element)
    put_section(before, ending)


def _remove_breaks(paragraph: "_Element") -> None:
    """Remove the page breaks that stand between a paragraph's first letter and the last letter before it."""
    for each in _pieces(paragraph):
        if each.tag == TEXT and (each.text or "").strip():
            break
        _remove_if_break(each)
    before = paragraph.getprevious()
    while before is not None and before.tag == P:
        for each in reversed(_pieces(before)):
            if each.tag == TEXT and (each.text or "").strip():
                return
            _remove_if_break(each)
        if before.find(f"{PPR}/{SECTION}") is not None:
            return
        before = before.getprevious()


def _pieces(paragraph: "_Element") -> "list[_Element]":
    return list(paragraph.iter(TEXT, W + "br", W + "lastRenderedPageBreak"))


def _remove_if_break(element: "_Element") -> None:
    holder = element.getparent()
    is_break = element.tag == W + "lastRenderedPageBreak" or element.get(W + "type") == "page"
    if is_break and holder is not None:
        holder.remove(element)


def _carrier(following: "_Element") -> "_Element":
    from lxml import etree

    made = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr>{_CARRIER}</w:pPr></w:p>')
    following.addprevious(made)
    return made
