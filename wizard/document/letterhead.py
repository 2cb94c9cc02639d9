"""Lay out letterheads by computed width: choose size set and columns, break long names, measure the drawn lines.

The national title must stay on one line, and number and date on one line (Phụ lục I, II.1 to II.5, mục V ghi chú 1).
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

from wizard.document.metrics import FontMetrics
from wizard.document.model import Document, Inline, Letterhead, plain
from wizard.document.rules import LARGE, SMALL, Component, FormatRules

# a broken name may end before these words without its sense being torn
_SENSE_BOUNDARIES = ("VÀ", "TỈNH", "THÀNH", "THUỘC", "CÁC")
_UNIT_NAMES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "VĂN PHÒNG")
# and a line of it does not end with these, which belong to the next word
_DANGLING = ("VÀ", "TỈNH", "PHỐ", "THUỘC", "CÁC", "SỞ")


@dataclass(frozen=True, slots=True)
class LetterheadLayout:
    """One letterhead as it will stand: lines of the names and lengths of the drawn lines, in millimetres."""

    left_mm: float
    right_mm: float
    parent: tuple[str, ...]
    agency: tuple[str, ...]
    agency_line_mm: float
    motto_line_mm: float


def choose_size_set(document: Document, rules: FormatRules, metrics: FontMetrics) -> str:
    """Return the size set for the file: large (13/14/14) where every letterhead fits at ease, else small (12/13/13).

    At ease means that the left column keeps its usual width, so that no name is broken for the date's sake, and that
    the name of the parent agency stays on one line if it can.
    """
    heads = [text.letterhead for text in document.texts]
    at_ease = all(_at_ease(head, rules, metrics) for head in heads)
    return LARGE if at_ease else SMALL


def _at_ease(head: Letterhead, rules: FormatRules, metrics: FontMetrics) -> bool:
    left = float(rules["letterhead"]["left_mm"])
    right = rules.text_width_mm(landscape=False) - left
    lines = {
        size_set: len(
            _broken((head.parent,), "parent_agency", _room(left, rules, metrics, size_set), rules, metrics, size_set)
        )
        for size_set in (LARGE, SMALL)
    }
    return (
        _right_mm(head, rules, metrics, LARGE) <= right
        and _left_mm(head, rules, metrics, LARGE) <= left
        and lines[LARGE] <= lines[SMALL]
    )


def lay_out_letterhead(
    letterhead: Letterhead, rules: FormatRules, metrics: FontMetrics, size_set: str
) -> LetterheadLayout:
    """Return the column widths, the broken names and the lengths of the lines of one letterhead."""
    width = rules.text_width_mm(landscape=False)
    title = _title_mm(rules, metrics, size_set)
    needed = _right_mm(letterhead, rules, metrics, size_set)
    # a number or a place too long for the page gives way to the national title
    lowest = min(_left_mm(letterhead, rules, metrics, size_set), width - title)
    left = max(min(float(rules["letterhead"]["left_mm"]), width - needed), lowest)
    room = _room(left, rules, metrics, size_set)
    parent = _broken((letterhead.parent,), "parent_agency", room, rules, metrics, size_set)
    agency = _broken(letterhead.agency, "agency", room, rules, metrics, size_set)
    # a word wider than the column is broken by Word
    lengths = [min(metrics.width_mm(line, rules.size("agency", size_set), bold=True), left) for line in agency]
    motto = rules.components["motto"]
    return LetterheadLayout(
        left_mm=left,
        right_mm=width - left,
        parent=parent,
        agency=agency,
        agency_line_mm=_line_length(
            lengths, float(rules["line.agency"]["ratio"]), rules["line.agency"]["allowed"]["ratio"]
        ),
        motto_line_mm=metrics.width_mm(motto.text, motto.sizes[size_set], bold=True)
        * float(rules["line.motto"]["ratio"]),
    )


def _room(left: float, rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    """Return the width for names, so that a gap stays between them and the national title, both centred."""
    title = _title_mm(rules, metrics, size_set)
    gap = float(rules["letterhead"]["gap_mm"])
    return min(left - 0.5, rules.text_width_mm(landscape=False) - title - 2 * gap)


def even_indent(
    title: Inline, form: Component, room_mm: float, metrics: FontMetrics, size_set: str
) -> tuple[float, float]:
    """Return how far (mm) to set in a centred text on both sides to make its lines even, and its longest line."""
    text, size = plain(title), form.sizes[size_set]
    width = metrics.even_width(text, room_mm, size, bold=form.bold, italic=form.italic)
    lines = metrics.wrap(text, width, size, bold=form.bold, italic=form.italic)
    longest = max(metrics.width_mm(line, size, bold=form.bold, italic=form.italic) for line in lines)
    return (room_mm - width) / 2 if len(lines) > 1 else 0.0, min(longest, room_mm)


def _title_mm(rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    title = rules.components["national_title"]
    return metrics.width_mm(title.text, title.sizes[size_set], bold=True) + 1


def _right_mm(letterhead: Letterhead, rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    """Return the width that the national title and the date need, the blanks filled with the widest figures."""
    needed = _title_mm(rules, metrics, size_set)
    if letterhead.place_date:
        size = rules.size("place_date", size_set)
        filled = f"{letterhead.place_date.place}, ngày 29 tháng 12 năm 2029"
        for text in (letterhead.place_date.text, filled):
            needed = max(needed, metrics.width_mm(text, size, italic=True) + 1)
    return needed


def _left_mm(letterhead: Letterhead, rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    """Return the width that the left side needs at least: the number must not wrap."""
    number = metrics.width_mm(letterhead.number, rules.size("number", size_set))
    return max(number, float(rules["letterhead"]["left_min_mm"])) + float(rules["letterhead"]["gap_mm"])


def _line_length(lengths: list[float], ratio: float, allowed: Iterable[float]) -> float:
    """Return a length that is one third to one half of the longest line and, where possible, of the last line too."""
    low, high = (float(bound) for bound in allowed)
    longest, last = max(lengths), lengths[-1]
    lowest, highest = low * longest, min(high * longest, high * last)
    return min(max(ratio * longest, lowest), highest) if lowest <= highest else ratio * longest


def _broken(
    names: Iterable[str], component: str, room: float, rules: FormatRules, metrics: FontMetrics, size_set: str
) -> tuple[str, ...]:
    form = rules.components[component]
    size, together = form.sizes[size_set], rules["letterhead"]["keep_together"]
    lines = (_break_name(name, room, size, metrics, together, bold=form.bold) for name in names if name)
    return tuple(chain.from_iterable(lines))


def _break_name(
    name: str, room: float, size: float, metrics: FontMetrics, together: Collection[str], *, bold: bool
) -> list[str]:
    """Break a name into few lines that fit ``room``, at sense boundaries and of even length where possible."""
    words = name.split(" ")
    if metrics.width_mm(name, size, bold=bold) <= room or len(words) == 1:
        return [name]
    count = len(words)
    # best[i] = (cost, start of the last line) for the first i words; a line more costs less than a torn compound
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        choice = (math.inf, 0)
        for start in range(end - 1, -1, -1):
            width = metrics.width_mm(" ".join(words[start:end]), size, bold=bold)
            if width > room and start < end - 1:
                break
            slack = (room - min(width, room)) / room
            cost = best[start][0] + 1 + slack * slack + (_tear(words, start, together) if start else 0.0)
            choice = min(choice, (cost, start))
        best.append(choice)
    broken: list[str] = []
    end = count
    while end:
        start = best[end][1]
        broken.insert(0, " ".join(words[start:end]))
        end = start
    return broken


def _tear(words: list[str], start: int, together: Collection[str]) -> float:
    """Return how badly a break before word ``start`` tears the sense: not at all, somewhat, or very much."""
    around = " ".join(word.rstrip(",") for word in words[start - 1 : start + 1])
    if words[start - 1] in _DANGLING or around in together:
        return 3.0
    good = words[start] in _SENSE_BOUNDARIES or words[start - 1].endswith(",") or " ".join(words[:start]) in _UNIT_NAMES
    return 0.0 if good else 0.5
