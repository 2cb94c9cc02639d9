"""Recognise drawn lines: DrawingML connectors and thin shapes, VML lines, embedded pictures of a line."""

import re
from typing import TYPE_CHECKING

from wizard.document.linter.content import Stroke
from wizard.document.linter.names import EMU_PER_MM, POINTS_PER_MM, WP, WPS, A, V, W, number

if TYPE_CHECKING:
    from lxml.etree import _Element

# a line is much longer than it is high; a picture or a frame is not
_THIN_MM = 2.0
_UNITS = {"pt": 1 / POINTS_PER_MM, "mm": 1.0, "cm": 10.0, "in": 25.4, "px": 25.4 / 96, "": 1 / POINTS_PER_MM}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|mm|cm|in|px)?$")
_NOT_BLACK = re.compile(r"[0-9A-Fa-f]{6}$")


def stroke_of(drawing: "_Element") -> Stroke | None:
    """Return the line that a ``w:drawing`` or ``w:pict`` draws, or None when it draws something else."""
    if drawing.tag == W + "pict":
        return _vml(drawing)
    extent = next(drawing.iter(WP + "extent"), None)
    if extent is None:
        return None
    width, height = number(extent.get("cx")) / EMU_PER_MM, number(extent.get("cy")) / EMU_PER_MM
    geometry = next(drawing.iter(A + "prstGeom"), None)
    name = geometry.get("prst", "") if geometry is not None else ""
    is_line = "line" in name.lower() or "Connector" in name or next(drawing.iter(WPS + "cNvCnPr"), None) is not None
    if (is_line or name == "rect") and height <= _THIN_MM < width:
        return Stroke(width, _drawn_color(drawing), _is_dashed(drawing))
    return None


def _is_dashed(drawing: "_Element") -> bool:
    drawn = [each.get("val", "solid") for each in drawing.iter(A + "prstDash")]
    drawn += [each.get("dashstyle", "solid") for each in drawing.iter(V + "stroke")]
    return any(style.lower() != "solid" for style in drawn)


def _drawn_color(drawing: "_Element") -> str:
    for line in drawing.iter(A + "ln"):
        for color in line.iter(A + "srgbClr"):
            return color.get("val", "").upper()
        for color in line.iter(A + "schemeClr"):
            return color.get("val", "")
    for reference in drawing.iter(WPS + "style"):
        for color in reference.iterfind(f"{A}lnRef/{A}schemeClr"):
            return color.get("val", "")
    return ""


def _vml(picture: "_Element") -> Stroke | None:
    for shape in picture.iter(V + "line", V + "shape", V + "rect"):
        color = shape.get("strokecolor", "").split(" ")[0].lstrip("#")
        color = color.upper() if _NOT_BLACK.match(color) else "000000" if color == "black" else color
        if shape.tag == V + "line":
            start, end = (_point(shape.get(name, "")) for name in ("from", "to"))
            if start and end and abs(end[1] - start[1]) <= _THIN_MM:
                return Stroke(abs(end[0] - start[0]), color, _is_dashed(picture))
            return None
        style = dict(
            (name.strip(), value.strip())
            for name, _, value in (entry.partition(":") for entry in shape.get("style", "").split(";"))
        )
        width, height = _measure(style.get("width", "")), _measure(style.get("height", "0"))
        if width > _THIN_MM >= height:
            return Stroke(width, color, _is_dashed(picture))
    return None


def _point(text: str) -> tuple[float, float] | None:
    parts = text.split(",")
    return (_measure(parts[0]), _measure(parts[1])) if len(parts) == 2 else None


def _measure(text: str) -> float:
    match = _LENGTH.match(text.strip())
    return float(match[1]) * _UNITS[match[2] or ""] if match and match[1].strip("-.") else 0.0


def is_black(color: str) -> bool:
    """Tell whether a stroke's colour is black or left to the default."""
    return color in ("", "000000", "auto", "tx1", "dk1", "black")
