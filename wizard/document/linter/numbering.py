"""Word's automatic numbers: the indents of their levels and the labels a reader sees before the text."""

from typing import TYPE_CHECKING

from wizard.document.linter.names import PPR, VAL, W, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LEVELS = 9
_HIGHEST = 32767  # of a number that Word counts


class Numbering:
    """The numbering part of a document; counts while paragraphs are read in order."""

    def __init__(self, root: "_Element | None") -> None:
        """Take the root of numbering.xml, or None when the document has none."""
        self._levels: dict[str, dict[int, _Element]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        abstract = {each.get(W + "abstractNumId", ""): each for each in root.iterfind(W + "abstractNum")}
        for each in root.iterfind(W + "num"):
            identifier = each.get(W + "numId", "")
            link = each.find(W + "abstractNumId")
            source = link.get(VAL, "") if link is not None else ""
            levels = {}
            if source in abstract:
                levels = {int(number(level.get(W + "ilvl"))): level for level in abstract[source].iterfind(W + "lvl")}
            for override in each.iterfind(f"{W}lvlOverride/{W}lvl"):
                levels[int(number(override.get(W + "ilvl")))] = override
            self._levels[identifier] = levels
            self._abstract[identifier] = source

    def indents(self, identifier: object, level: object) -> dict[str, object]:
        """Return the indents (twips) that a numbering level gives to its paragraphs."""
        if not identifier or not self._levels:
            return {}
        found = self._levels.get(str(identifier), {}).get(int(number(str(level or 0))))
        properties = found.find(f"{PPR}/{W}ind") if found is not None else None
        if properties is None:
            return {}
        indents: dict[str, object] = {}
        for name, key in (("left", "left"), ("start", "left"), ("firstLine", "first_line")):
            value = properties.get(W + name)
            if value is not None:
                indents[key] = number(value)
        hanging = properties.get(W + "hanging")
        if hanging is not None:
            indents["first_line"] = -number(hanging)
        return indents

    def label(self, numbering: tuple[str, int]) -> str:
        """Count one more paragraph and return its label («1.», «a)», «•»); empty when there is none."""
        identifier, level = numbering
        levels = self._levels.get(identifier)
        if not levels or level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self._abstract[identifier] or identifier, [0] * _LEVELS)
        if not counts[level]:
            counts[level] = _start(levels[level]) - 1
        counts[level] += 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = 0
        text = levels[level].find(W + "lvlText")
        pattern = text.get(VAL, "") if text is not None else ""
        if _form(levels[level]) == "bullet":
            return pattern if pattern in ("-", "–", "+", "*") else "•"
        for place in range(level + 1):
            if f"%{place + 1}" in pattern and place in levels:
                value = counts[place] or _start(levels[place])
                pattern = pattern.replace(f"%{place + 1}", _written(value, _form(levels[place])))
        return pattern


def _start(level: "_Element") -> int:
    start = level.find(W + "start")
    return min(max(int(number(start.get(VAL), 1)), 0), _HIGHEST) if start is not None else 1


def _form(level: "_Element") -> str:
    form = level.find(W + "numFmt")
    return form.get(VAL, "decimal") if form is not None else "decimal"


def _written(value: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        rest = value % 4000
        for worth, letters in _ROMAN:
            while rest >= worth:
                roman += letters
                rest -= worth
        roman += _ROMAN_ONES[rest]
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)
