"""Measure the advance widths of Times New Roman once and write resources/times-new-roman.json.

Times New Roman itself cannot be shipped or installed everywhere; Tinos has the same widths (it was drawn for that) and
all Vietnamese letters. Run by hand where Tinos is installed: ``python tests/tools/make_metrics.py FOLDER_OF_TINOS``.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "regular": "Tinos-Regular.ttf",
    "bold": "Tinos-Bold.ttf",
    "italic": "Tinos-Italic.ttf",
    "bold_italic": "Tinos-BoldItalic.ttf",
}
# Latin with all Vietnamese letters and those of the minority languages, marks that stand over a letter (0 wide), Greek,
# Cyrillic, punctuation and spaces, small raised and lowered figures, currency, fractions, arrows, math, bullets.
RANGES = [
    (0x20, 0x7E),
    (0xA0, 0x377),
    (0x37A, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x209C),
    (0x20A0, 0x20BE),
    (0x2100, 0x22FF),
    (0x25A0, 0x266F),
]


def measure(folder: Path) -> dict[str, object]:
    """Return units per em and, for each face, code point → advance width in those units."""
    result: dict[str, object] = {}
    for face, name in FACES.items():
        font = TTFont(folder / name)
        cmap, widths = font.getBestCmap(), font["hmtx"]
        result["units_per_em"] = font["head"].unitsPerEm
        result[face] = {
            chr(code): widths[cmap[code]][0] for low, high in RANGES for code in range(low, high + 1) if code in cmap
        }
    return result


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "resources" / "times-new-roman.json"
    text = json.dumps(measure(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")
