"""Read the settings of a section of pages."""

from typing import TYPE_CHECKING

from wizard.document.linter.archive import Archive, relation_id
from wizard.document.linter.content import Section
from wizard.document.linter.names import TWIPS_PER_MM, VAL, W, number
from wizard.document.linter.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

# what Word takes when a file does not tell, in twips
_WIDTH, _HEIGHT, _MARGIN, _HEADER = 12240, 15840, 1440, 720


def read_section(element: "_Element", before: Section | None, end: int, archive: Archive) -> Section:
    """Return the section that a ``w:sectPr`` closes before paragraph ``end``; headers go on from the one ``before``."""
    settings = {child.tag: child for child in element}
    size, margins = settings.get(W + "pgSz"), settings.get(W + "pgMar")
    kind, title, counting = (settings.get(W + name) for name in ("type", "titlePg", "pgNumType"))

    def length(holder: "_Element | None", name: str, default: float) -> float:
        value = holder.get(W + name) if holder is not None else None
        return number(value, default) / TWIPS_PER_MM

    def side(name: str, default: float) -> float:
        return abs(length(margins, name, default))

    width, height = length(size, "w", _WIDTH), length(size, "h", _HEIGHT)
    section = Section(
        element=element,
        first=before.end if before else 0,
        end=end,
        width=width,
        height=height,
        top=side("top", _MARGIN),
        bottom=side("bottom", _MARGIN),
        left=side("left", _MARGIN) + side("gutter", 0),
        right=side("right", _MARGIN),
        header=side("header", _HEADER),
        footer=side("footer", _HEADER),
        landscape=width > height,
        continuous=kind is not None and kind.get(VAL) == "continuous",
        title_page=title is not None and is_on(title),
        start=counting.get(W + "start", "") if counting is not None else "",
        number_format=counting.get(W + "fmt", "decimal") if counting is not None else "decimal",
        headers=dict(before.headers) if before else {},
        footers=dict(before.footers) if before else {},
    )
    for name, parts in (("headerReference", section.headers), ("footerReference", section.footers)):
        for reference in element.iterchildren(W + name):
            relation = archive.relations.get(relation_id(reference))
            if relation is not None:
                parts[reference.get(W + "type", "default")] = relation[1]
    return section
