"""Widths of text in Times New Roman, computed without any font being installed.

The national title must never wrap and the lines under motto, agency and subject have lengths relative to their text, so
widths have to be known before Word sees the document. The table holds the advance widths of Tinos, whose metrics are
those of Times New Roman.
"""

import json
from functools import lru_cache
from unicodedata import is_normalized, normalize

from wizard.framework.places import resource_folder

MM_PER_POINT = 25.4 / 72
# LibreOffice sets a non-breaking space in italics wider than the font says; a line must fit in Word and there.
_ITALIC_BLANK_EM = 0.1
# Ascender, descender and line gap of Times New Roman: one single-spaced line is 1.15 times the font size.
SINGLE_LINE = 1.15


class FontMetrics:
    """Advance widths of the four faces of Times New Roman."""

    def __init__(self, table: dict[str, object]) -> None:
        """Take the table of ``resources/times-new-roman.json``: units per em and four maps character → width."""
        units = table["units_per_em"]
        assert isinstance(units, int)
        self._units = units
        self._faces: dict[tuple[bool, bool], dict[str, int]] = {
            (False, False): table["regular"],  # type: ignore[dict-item]
            (True, False): table["bold"],  # type: ignore[dict-item]
            (False, True): table["italic"],  # type: ignore[dict-item]
            (True, True): table["bold_italic"],  # type: ignore[dict-item]
        }

    def width_mm(self, text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
        """Return the width of ``text`` on one line, in millimetres; an unknown character counts as a full em.

        Decomposed letters are as wide as composed ones: a mark stands above or below its letter.
        """
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
        widths = self._faces[bold, italic]
        units = self._units
        ems = sum([widths.get(character, units) for character in text]) / units
        if italic:
            ems += text.count("\u00a0") * _ITALIC_BLANK_EM
        return ems * size_pt * MM_PER_POINT

    def wrap(
        self, text: str, limit_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False
    ) -> list[str]:
        """Break ``text`` at spaces the way Word does: as many words on each line as fit ``limit_mm``.

        A word wider than the limit stands alone on its line. Non-breaking spaces do not break.
        """
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if line and self.width_mm(longer, size_pt, bold=bold, italic=italic) > limit_mm:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
        return lines

    def even_width(
        self, text: str, limit_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False
    ) -> float:
        """Return the narrowest width, to a millimetre, at which ``text`` takes no more lines than within ``limit_mm``.

        Centred lines set to that width are about equally long, instead of a full one over a single word.
        """
        count = len(self.wrap(text, limit_mm, size_pt, bold=bold, italic=italic))
        low, high = limit_mm / (count + 1), limit_mm
        while high - low > 1:
            middle = (low + high) / 2
            lines = self.wrap(text, middle, size_pt, bold=bold, italic=italic)
            fits = len(lines) <= count and all(
                self.width_mm(line, size_pt, bold=bold, italic=italic) <= middle for line in lines
            )
            low, high = (low, middle) if fits else (middle, high)
        return high


@lru_cache(maxsize=1)
def times_new_roman() -> FontMetrics:
    """Return the metrics of Times New Roman shipped with the program."""
    path = resource_folder("resources") / "times-new-roman.json"
    return FontMetrics(json.loads(path.read_text(encoding="utf-8")))
