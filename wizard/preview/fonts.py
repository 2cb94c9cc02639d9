"""The font that pages are drawn with: Times New Roman, or Tinos, which has the same widths, where it is missing."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from wizard.preview.pages import BOLD, ITALIC

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
