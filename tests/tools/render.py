"""Word files as a reader sees them: LibreOffice makes a PDF, and the PDF is read as letters and lines in millimetres.

    pages = render([path], folder)["to-trinh"].pages
    title = pages[0].find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert title.bold and title.size == 13

Positions count from the top left corner of the page. «Times New Roman» is drawn with Tinos, which has the same widths.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.tools.need_system import install_command, missing_packages

MM_PER_POINT = 25.4 / 72
SAME_BASELINE_MM = 0.5
THIN_MM = 1.0
OFFICE_SECONDS = 300

# LibreOffice has a list of its own that prefers Liberation Serif for Times New Roman; in Debian 12 that font lacks
# Vietnamese letters, so it is hidden.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern>
    <patelt name="family"><string>Liberation Serif</string></patelt>
  </pattern></rejectfont></selectfont>
  <match target="pattern">
    <test qual="any" name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
  </match>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Char:
    """One letter: font family without style, size in points, box and baseline in millimetres, colour as #rrggbb."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    colour: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float


class Run:
    """Letters that stand beside each other on one baseline: a whole line or a part of it."""

    def __init__(self, chars: Sequence[Char]) -> None:
        self.chars = tuple(chars)
        letters: list[str] = []
        owners: list[int] = []  # the char that each letter of the text comes from
        for number, char in enumerate(self.chars):
            gap = number and char.x0 - self.chars[number - 1].x1 > 0.2 * char.size * MM_PER_POINT
            piece = " " + char.text if gap else char.text
            for letter in piece:
                if letter == " " and (not letters or letters[-1] == " "):
                    continue
                letters.append(letter)
                owners.append(number)
        self.text = "".join(letters).rstrip()
        self._owners = owners
        self._inked = [char for char in self.chars if not char.text.isspace()] or list(self.chars)

    def __repr__(self) -> str:
        return f"Run({self.text!r}, x {self.x0:.1f}-{self.x1:.1f}, baseline {self.baseline:.1f})"

    @property
    def x0(self) -> float:
        return self._inked[0].x0

    @property
    def x1(self) -> float:
        return self._inked[-1].x1

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def top(self) -> float:
        return min(char.top for char in self._inked)

    @property
    def bottom(self) -> float:
        return max(char.bottom for char in self._inked)

    @property
    def baseline(self) -> float:
        return self._inked[0].baseline

    @property
    def size(self) -> float:
        """The size in points; -1 when the letters have different ones."""
        sizes = {char.size for char in self._inked}
        return sizes.pop() if len(sizes) == 1 else -1

    @property
    def fonts(self) -> set[str]:
        return {char.font for char in self._inked}

    @property
    def bold(self) -> bool:
        return all(char.bold for char in self._inked)

    @property
    def italic(self) -> bool:
        return all(char.italic for char in self._inked)

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def find(self, text: str) -> Run | None:
        """The first place of the text in this run."""
        start = self.text.find(text)
        if start < 0:
            return None
        first, last = self._owners[start], self._owners[start + len(text) - 1]
        return Run(self.chars[first : last + 1])


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line in millimetres, its thickness in points, its colour as #rrggbb."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    colour: str

    @property
    def length(self) -> float:
        return max(self.x1 - self.x0, self.y1 - self.y0)

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Page:
    """One page: its size in millimetres, its letters and its drawn lines."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]

    def within(self, left: float = 0, right: float = 1e4, top: float = 0, bottom: float = 1e4) -> list[Run]:
        """The lines of text of a part of the page, from top to bottom; a letter belongs where its middle is."""
        inside = [
            char
            for char in self.chars
            if left <= (char.x0 + char.x1) / 2 <= right and top <= (char.top + char.bottom) / 2 <= bottom
        ]
        return list(_lines(inside))

    @cached_property
    def lines(self) -> list[Run]:
        """The lines of the whole page; cells and columns with the same baseline are one line."""
        return self.within()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def find_all(self, text: str) -> list[Run]:
        """Each line's first place of the text."""
        return [found for line in self.lines if (found := line.find(text))]

    def find(self, text: str) -> Run:
        """The first place of the text on the page; an assertion fails when there is none."""
        found = self.find_all(text)
        assert found, f"«{text}» is not on page {self.number}:\n{self.text}"
        return found[0]

    def rules_below(self, run: Run, within: float = 4) -> list[Rule]:
        """Horizontal lines drawn at most so many millimetres under the baseline of the run and over its middle."""
        return [
            rule
            for rule in self.rules
            if rule.horizontal and 0 < rule.y0 - run.baseline <= within and rule.x0 < run.centre < rule.x1
        ]


@dataclass(frozen=True, slots=True)
class Rendered:
    """One converted file."""

    pdf: Path
    pages: tuple[Page, ...]


def render(files: Iterable[Path], folder: Path) -> dict[str, Rendered]:
    """Convert Word files in one run of LibreOffice and read the pages; keys are file names without the extension."""
    return {pdf.stem: Rendered(pdf, read_pdf(pdf)) for pdf in to_pdf(list(files), folder)}


def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """Convert with LibreOffice into the folder; the file names must differ."""
    folder.mkdir(parents=True, exist_ok=True)
    _office(["--convert-to", "pdf"], files, folder)
    made = [folder / f"{file.stem}.pdf" for file in files]
    assert len(set(made)) == len(made), "two files of one name would overwrite each other"
    lost = [pdf.name for pdf in made if not pdf.exists()]
    assert not lost, f"LibreOffice did not write {lost}"
    return made


def to_docx(files: Sequence[Path], folder: Path) -> list[Path]:
    """Let LibreOffice open Word files and save them again as Word files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _office(["--convert-to", "docx:MS Word 2007 XML"], files, folder)
    return [folder / file.name for file in files]


def to_png(pdf: Path, folder: Path, dpi: int = 80) -> list[Path]:
    """The pages as pictures, for looking at."""
    need_tools()
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-png", "-r", str(dpi), str(pdf), str(folder / pdf.stem)], check=True)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def need_tools() -> None:
    """Fail the test, with the command that helps, when a program or the font is missing."""
    packages = missing_packages("test")
    if packages:
        pytest.fail(f"Missing: {' '.join(packages)}. Install with: {install_command(packages)}", pytrace=False)


def _office(options: list[str], files: Sequence[Path], folder: Path) -> None:
    need_tools()
    profile = folder / "libreoffice-profile"  # its own, so that a LibreOffice that is open does not take the order
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS_CONF, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", *options]
    command += ["--outdir", str(folder), *map(str, files)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.resolve())}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=OFFICE_SECONDS, check=False
    )
    assert done.returncode == 0, f"LibreOffice stopped with {done.returncode}: {done.stderr}"


def read_pdf(path: Path) -> tuple[Page, ...]:
    """All pages of a PDF file."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            height = float(page.height)
            pages.append(
                Page(
                    number,
                    float(page.width) * MM_PER_POINT,
                    height * MM_PER_POINT,
                    tuple(_char(char, height) for char in page.chars),
                    tuple(_rules([*page.lines, *page.rects, *page.curves])),
                )
            )
            page.close()
    return tuple(pages)


def _char(char: dict[str, Any], height: float) -> Char:
    family, _, style = char["fontname"].rpartition("+")[2].partition("-")
    return Char(
        text=unicodedata.normalize("NFC", char["text"]).replace("\u00a0", " "),
        font=family,
        size=round(char["size"], 1),
        bold="Bold" in style,
        italic="Italic" in style,
        colour=_colour(char["non_stroking_color"]),
        x0=char["x0"] * MM_PER_POINT,
        x1=char["x1"] * MM_PER_POINT,
        top=char["top"] * MM_PER_POINT,
        bottom=char["bottom"] * MM_PER_POINT,
        baseline=(height - char["matrix"][5]) * MM_PER_POINT,
    )


def _rules(shapes: Iterable[dict[str, Any]]) -> Iterator[Rule]:
    """Strokes, and filled rectangles thin enough to be lines: both are in use for borders."""
    for shape in shapes:
        x0, y0, x1, y1 = (shape[side] * MM_PER_POINT for side in ("x0", "top", "x1", "bottom"))
        if min(x1 - x0, y1 - y0) > THIN_MM:
            continue
        if shape["stroke"]:
            thickness, colour = float(shape["linewidth"] or 0), shape["stroking_color"]
        else:
            thickness, colour = min(x1 - x0, y1 - y0) / MM_PER_POINT, shape["non_stroking_color"]
        yield Rule(x0, y0, x1, y1, round(thickness, 2), _colour(colour))


def _colour(value: Any) -> str:
    """A PDF colour (grey, RGB or CMYK from 0 to 1) as #rrggbb."""
    parts = list(value) if isinstance(value, (tuple, list)) else [value or 0]
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    elif len(parts) != 3:
        parts = [parts[0] if parts else 0] * 3
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _lines(chars: list[Char]) -> Iterator[Run]:
    line: list[Char] = []
    for char in sorted(chars, key=lambda char: char.baseline):
        if line and char.baseline - line[0].baseline > SAME_BASELINE_MM:
            yield Run(sorted(line, key=lambda char: char.x0))
            line = []
        line.append(char)
    if line:
        yield Run(sorted(line, key=lambda char: char.x0))
