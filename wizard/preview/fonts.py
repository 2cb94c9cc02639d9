"""The font that pages are drawn with: Times New Roman, or Tinos, which has the same widths, where it is missing."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from wizard.preview.pages import BOLD, ITALIC

# letters, figures, marks of punctuation, signs: what one sees
_VISIBLE = frozenset("LNPS")
_FAMILIES = ("Times New Roman", "Tinos", "Liberation Serif")


@lru_cache(maxsize=1)
def family() -> str:
    """Return the first of the families that is installed; else Times New Roman, for which Qt finds the nearest."""
    return next((name for name in _FAMILIES if QFontDatabase.hasFamily(name)), _FAMILIES[0])


@lru_cache(maxsize=64)
def face(size: float, style: int) -> QFont:
    """Return the font of a size in points, measured so that one unit of the painter is a twip."""
    font = QFont(family())
    font.setPixelSize(round(size * 20))
    font.setBold(bool(style & BOLD))
    font.setItalic(bool(style & ITALIC))
    # positions come from our own widths, as Word and LibreOffice set them: no pairs drawn together, no pixel grid
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def undrawable(letters: Iterable[str]) -> str:
    """Return those of some letters that no font of this computer has: they would be drawn as empty boxes."""
    own = QRawFont.fromFont(face(12, 0))
    return "".join(
        letter
        for letter in sorted(set(letters))
        if unicodedata.category(letter)[0] in _VISIBLE and not own.supportsCharacter(ord(letter)) and _is_box(letter)
    )


def _is_box(letter: str) -> bool:
    """Tell whether the fonts that Qt looks through for a letter all lack it; each has its box at number 0."""
    layout = QTextLayout(letter, face(12, 0))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
