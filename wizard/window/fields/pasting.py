"""What comes from the clipboard: text from legacy fonts, and tables from Excel and its like. Without Qt.

The font that a text was typed in stands in the clipboard's HTML only: as the style of a tag, as `<font face>`, or in a
style sheet for a class, as Excel and Word write it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from wizard.plan.legacy import Encoding, from_font, legacy_font, looks_legacy
from wizard.plan.text import clean_text

_LARGEST = 20_000_000  # characters; more is no text that somebody wants in a plan
_FAMILY = re.compile(r"font-family\s*:\s*(\"[^\"]*\"|'[^']*'|&quot;.*?&quot;|[^;,}\"']+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_BLOCKS = frozenset(["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"])
_SILENT = frozenset(["style", "script", "head", "title"])
_VOID = frozenset(["br", "img", "hr", "col", "meta", "link", "input", "wbr"])
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Cleaned text. `converted`: it came in a legacy font and is Unicode now; `suspect`: it looks so, font unknown."""

    text: str
    converted: bool = False
    suspect: Encoding | None = None


def pasted(plain: str, html: str = "", multiline: bool = False) -> Pasted:
    """The text of a clipboard that has `plain` text and perhaps the same as `html`."""
    if has_legacy_font(html):
        return Pasted(clean_text(_Reader(html).text(), multiline), converted=True)
    text = clean_text(plain[:_LARGEST], multiline)
    return Pasted(text, suspect=looks_legacy(text))


def pasted_table(plain: str, html: str = "") -> list[list[str]]:
    """The cells of a clipboard: rows of equal length, texts cleaned, empty rows at the end left out."""
    rows: list[list[str]] = []
    if has_legacy_font(html):
        rows = _Reader(html).rows
    if not rows:
        rows = split_cells(plain[:_LARGEST])
    rows = [[clean_text(cell, multiline=True).strip() for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def has_legacy_font(html: str) -> bool:
    """Whether some font named in `html` is one of before Unicode."""
    if not html or len(html) > _LARGEST or ("vn" not in html.lower() and "vni" not in html.lower()):
        return False
    return any(_is_legacy_run(font) for font, _ in _Reader(html).runs)


def _is_legacy_run(font: str) -> bool:
    return legacy_font(font) is not None


def split_cells(text: str) -> list[list[str]]:
    """Rows and cells of tab-separated text as spreadsheets write it.

    A cell in quotes is unquoted where it has to be quoted: it holds a line end, a tab or a doubled quote. Elsewhere
    quotes belong to the text: Excel writes a cell with the text "a" just so.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    position, length = 0, len(text)
    while position <= length:
        cell, end = _cell(text, position)
        rows[-1].append(cell)
        if end < length and text[end] == "\n":
            rows.append([])
        position = end + 1
    return rows


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|$)')
_BARE = re.compile(r"[^\t\n]*")


def _cell(text: str, start: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, start) if text[start : start + 1] == '"' else None
    if quoted is not None and ("\n" in quoted[1] or "\t" in quoted[1] or '""' in quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    bare = _BARE.match(text, start)
    assert bare is not None
    return bare[0], bare.end()


def join_cells(rows: list[list[str]]) -> str:
    """Tab-separated text that spreadsheets and `split_cells` read back."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if "\n" in cell or "\t" in cell or (cell.startswith('"') and cell.endswith('"')):
        return '"' + cell.replace('"', '""') + '"'
    return cell


class _Reader(HTMLParser):
    """Reads the texts of HTML with their fonts; `runs` in order, `rows` of the first level of tables."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._fonts: list[tuple[str, str]] = []
        self._silent = 0
        self._classes = _class_fonts(html)
        self.runs: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self._cell_start: int | None = None
        start = html.find("<!--StartFragment-->")
        body = html[start:] if start >= 0 else html
        self.feed(body.partition("<!--EndFragment-->")[0])
        self.close()

    def text(self) -> str:
        """All text; paragraphs stand on lines of their own."""
        return _joined(self.runs).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag == "br":
            self.runs.append((self._font(), "\n"))
        if tag in _VOID:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell_start = len(self.runs)
        elif tag in _BLOCKS:
            self._new_line()
        self._fonts.append((tag, self._own_font(tag, dict(attrs)) or self._font()))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag in _BLOCKS:
            self._new_line()
        if any(open_tag == tag for open_tag, _ in self._fonts):
            while self._fonts.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.runs.append((self._font(), _SPACES.sub(" ", data)))

    def _font(self) -> str:
        return self._fonts[-1][1] if self._fonts else ""

    def _own_font(self, tag: str, attributes: dict[str, str | None]) -> str:
        found = _family(attributes.get("style") or "") or (attributes.get("face") or "").split(",")[0]
        if found:
            return found
        for name in (attributes.get("class") or "").split():
            if name.lower() in self._classes:
                return self._classes[name.lower()]
        return self._classes.get(f"<{tag}>", "")

    def _new_line(self) -> None:
        text = next((text for _, text in reversed(self.runs) if text.strip(" ")), "\n")
        if not text.endswith("\n"):
            self.runs.append(("", "\n"))

    def _end_cell(self) -> None:
        if self._cell_start is not None and self.rows:
            self.rows[-1].append(_joined(self.runs[self._cell_start :]).strip())
        self._cell_start = None


def _joined(runs: list[tuple[str, str]]) -> str:
    """The text of runs in Unicode. A VNI letter may be cut by a change of tag: neighbours of one font are one text."""
    parts: list[tuple[str, str]] = []
    for font, text in runs:
        if parts and parts[-1][0] == font:
            parts[-1] = (font, parts[-1][1] + text)
        else:
            parts.append((font, text))
    lines = "".join(from_font(text, font) for font, text in parts).split("\n")
    return "\n".join(line.strip(" ") for line in lines)


def _family(style: str) -> str:
    match = _FAMILY.search(style)
    return match[1].replace("&quot;", "").strip("\"' ") if match else ""


def _class_fonts(html: str) -> dict[str, str]:
    """Fonts of the style sheet: by class name, and by tag as «<td>»."""
    fonts: dict[str, str] = {}
    for sheet in re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL | re.IGNORECASE):
        for selectors, body in _RULE.findall(sheet):
            family = _family(body)
            for selector in selectors.split(",") if family else ():
                name = selector.strip().lower().removeprefix("<!--").strip()
                tag, dot, class_name = name.partition(".")
                if dot and " " not in class_name:
                    fonts[class_name] = family
                elif re.fullmatch(r"[a-z0-9]+", tag):
                    fonts[f"<{tag}>"] = family
    return fonts
