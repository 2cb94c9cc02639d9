"""Names of WordprocessingML elements and attributes in the form lxml wants, for the whole linter."""

from math import isfinite

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = W + "val"
P, PPR, RUN, RPR, TEXT = W + "p", W + "pPr", W + "r", W + "rPr", W + "t"
TABLE, TABLE_PROPERTIES, ROW, CELL = W + "tbl", W + "tblPr", W + "tr", W + "tc"
SECTION = W + "sectPr"

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000.0
POINTS_PER_MM = 72 / 25.4

# Strict OOXML (ISO/IEC 29500 Strict) writes the same names in other namespaces; it is read as the common form.
STRICT_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1].encode(),
}


def number(text: str | None, default: float = 0.0) -> float:
    """Return a measure as a number; what Word would not understand counts as ``default``.

    Strict files may write units («12pt»), which come back in twips.
    """
    if not text:
        return default
    try:
        value = float(text)
        return value if isfinite(value) else default
    except ValueError:
        pass
    for unit, twips in (("pt", 20.0), ("mm", TWIPS_PER_MM), ("cm", TWIPS_PER_MM * 10), ("in", 1440.0)):
        if text.endswith(unit):
            try:
                value = float(text[: -len(unit)]) * twips
                return value if isfinite(value) else default
            except ValueError:
                return default
    return default
