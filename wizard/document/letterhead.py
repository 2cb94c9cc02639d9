"""Lay out letterheads: choose the size set and the column widths by computed width, break long names, measure the lines.

The national title must stay on one line, and number and date on one line (nd30: Phụ lục I, II.1 to II.5, mục V ghi chú 1).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.document.metrics import FontMetrics
from wizard.document.model import Document, Inline, Letterhead, plain
from wizard.document.rules import LARGE, SMALL, FormatRules

# a broken name may end before these words without its sense being torn
_SENSE_BOUNDARIES = ("VÀ", "TỈNH", "THÀNH", "THUỘC", "CÁC")
_UNIT_NAMES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "VĂN PHÒNG")


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
    """Return the size set for the whole file: large (13/14/14) where every letterhead fits at ease, else small (12/13/13).

    At ease means that the left column keeps its usual width, so that the agency's name is not broken for the date's sake.
    """
    left = float(rules["letterhead"]["left_mm"])
    right = rules.text_width_mm(landscape=False) - left
    heads = [text.letterhead for text in document.texts]
    fits = all(
        _right_mm(head, rules, metrics, LARGE) <= right and _left_mm(head, rules, metrics, LARGE) <= left for head in heads
    )
    return LARGE if fits else SMALL


def lay_out_letterhead(
    letterhead: Letterhead, rules: FormatRules, metrics: FontMetrics, size_set: str
) -> LetterheadLayout:
    """Return the column widths, the broken names and the lengths of the lines of one letterhead."""
    width = rules.text_width_mm(landscape=False)
    gap = float(rules["letterhead"]["gap_mm"])
    preferred = width - float(rules["letterhead"]["left_mm"])
    right = max(preferred, _right_mm(letterhead, rules, metrics, size_set))
    left = max(width - right, _left_mm(letterhead, rules, metrics, size_set))
    right = width - left
    room = left - gap
    agency_size = rules.size("agency", size_set)
    agency = _broken(letterhead.agency, room, agency_size, metrics, bold=True)
    parent = _broken((letterhead.parent,), room, rules.size("parent_agency", size_set), metrics, bold=False)
    lengths = [metrics.width_mm(line, agency_size, bold=True) for line in agency]
    motto = rules.components["motto"]
    return LetterheadLayout(
        left_mm=left,
        right_mm=right,
        parent=parent,
        agency=agency,
        agency_line_mm=_line_length(lengths, float(rules["line.agency"]["ratio"]), rules["line.agency"]["allowed"]["ratio"]),
        motto_line_mm=metrics.width_mm(motto.text, motto.sizes[size_set], bold=True) * float(rules["line.motto"]["ratio"]),
    )


def line_under(title: Inline, component: str, rule: str, rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    """Return the length in millimetres of the line under a subject or an annex title.

    One third to one half of the text line (Phụ lục I, II.5.a); a text of several lines counts with its longest.
    """
    form = rules.components[component]
    size = form.sizes[size_set]
    lines = metrics.wrap(plain(title), rules.text_width_mm(landscape=False), size, bold=form.bold, italic=form.italic)
    lengths = [metrics.width_mm(line, size, bold=form.bold, italic=form.italic) for line in lines]
    return max(lengths) * float(rules[rule]["ratio"])


def _right_mm(letterhead: Letterhead, rules: FormatRules, metrics: FontMetrics, size_set: str) -> float:
    """Return the width that the national title and the date need, the blanks filled with the widest figures."""
    title = rules.components["national_title"]
    needed = metrics.width_mm(title.text, title.sizes[size_set], bold=True)
    if letterhead.place_date:
        size = rules.size("place_date", size_set)
        filled = f"{letterhead.place_date.place}, ngày 29 tháng 12 năm 2029"
        for text in (letterhead.place_date.text, filled):
            needed = max(needed, metrics.width_mm(text, size, italic=True))
    return needed + 1


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


def _broken(names: Iterable[str], room: float, size: float, metrics: FontMetrics, *, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for name in names:
        if name:
            lines += _break_name(name, room, size, metrics, bold=bold)
    return tuple(lines)


def _break_name(name: str, room: float, size: float, metrics: FontMetrics, *, bold: bool) -> list[str]:
    """Break a name into as few lines as fit ``room``, at sense boundaries and of even length where possible."""
    words = name.split(" ")
    if metrics.width_mm(name, size, bold=bold) <= room or len(words) == 1:
        return [name]
    count = len(words)
    # best[i] = (lines, cost, start of the last line) for the first i words
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, count + 1):
        choice = (10**6, 0.0, 0)
        for start in range(end - 1, -1, -1):
            width = metrics.width_mm(" ".join(words[start:end]), size, bold=bold)
            if width > room and start < end - 1:
                break
            lines, cost, _ = best[start]
            slack = (room - min(width, room)) / room
            cost += slack * slack + (0.0 if start == 0 or _good_break(words, start) else 0.5)
            choice = min(choice, (lines + 1, cost, start))
        best.append(choice)
    broken: list[str] = []
    end = count
    while end:
        start = best[end][2]
        broken.insert(0, " ".join(words[start:end]))
        end = start
    return broken


def _good_break(words: list[str], start: int) -> bool:
    before = " ".join(words[:start])
    return words[start] in _SENSE_BOUNDARIES or before.endswith(",") or before in _UNIT_NAMES
