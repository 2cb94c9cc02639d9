"""One paragraph: runs into lines, the way Word and LibreOffice break them (greedily, at the last place that fits)."""

from typing import NamedTuple

from wizard.document.model import Inline
from wizard.document.rules import Component
from wizard.preview.breaking import torn_after
from wizard.preview.measure import Measure, ascent, lean, line_height
from wizard.preview.pages import BOLD, ITALIC, Line, Word

# LibreOffice counts whole twips: a justified line must spare about half a one
_SPARED = 0.5


class Setting(NamedTuple):
    """How a paragraph is set: one component at one size, in twips; ``first`` is the indent of the first line."""

    size: float
    bold: bool
    italic: bool
    align: str
    left: int
    right: int
    first: int
    before: int
    after: int
    proportion: float
    keep_next: bool


class Paragraph(NamedTuple):
    """A laid-out paragraph: its lines, and for each line its height and how far the baseline is under its top."""

    lines: tuple[Line, ...]
    height: int
    ascent: int
    setting: Setting


def setting_of(component: Component, size_set: str, first: int) -> Setting:
    """Return how a component is set in one of the two size sets; ``first`` is its first-line indent in twips."""
    return Setting(
        size=component.sizes[size_set],
        bold=component.bold,
        italic=component.italic,
        align=component.align,
        left=0,
        right=0,
        first=first,
        before=round(component.before_pt[size_set] * 20),
        after=round(component.after_pt * 20),
        proportion=component.line,
        keep_next=component.keep_next,
    )


def lay_out_paragraph(runs: Inline, setting: Setting, width: int, measure: Measure) -> Paragraph:
    """Break a paragraph into lines; ``width`` is the room between the edges of its column, indents included."""
    single = line_height(setting.size)
    height = single + int(single * round(setting.proportion * 100 - 100) / 100)
    styled = [
        (
            run.text,
            (BOLD if setting.bold or (run.bold and not run.missing) else 0)
            | (ITALIC if setting.italic or (run.italic and not run.missing) else 0),
            run.missing,
        )
        for run in runs
    ]
    words = measure.words(styled, setting.size)
    lines = tuple(_lines(words, setting, width - setting.left - setting.right, measure))
    return Paragraph(lines, height, ascent(setting.size), setting)


def _lines(words: list[Word], setting: Setting, width: int, measure: Measure) -> list[Line]:
    if not words:
        return [Line((), setting.left + setting.first, 0.0, setting.size)]
    lines: list[Line] = []
    room = width - setting.first
    start = 0
    used = 0.0
    position = 0
    spare = lean(setting.size)
    spared = _SPARED if setting.align == "justify" else 0.0
    # the line begins without a space before it: it opens the paragraph, or goes on with a word that was torn
    bare = True
    while position < len(words):
        word = words[position]
        end = used + word.width
        limit = room - spared - spare if word.fragments[-1].face & ITALIC else room - spared
        if end > limit:
            if position > start:
                lines.append(_line(words[start:position], setting, room, first=not lines, last=False))
                start, used, room, bare = position, 0.0, width, False
                continue
            if word.width > limit:
                torn = _torn(word, limit, setting.size, measure, bare=bare)
                if torn is not None:
                    words[position : position + 1] = torn
                    lines.append(_line([torn[0]], setting, room, first=not lines, last=False))
                    position += 1
                    start, used, room, bare = position, 0.0, width, True
                    continue
        used = end + word.space
        position += 1
    lines.append(_line(words[start:], setting, room, first=not lines, last=True))
    return lines


def _line(words: list[Word], setting: Setting, room: float, *, first: bool, last: bool) -> Line:
    indent = setting.left + (setting.first if first else 0)
    align = setting.align
    stretch = 0.0
    if align != "left" and not (align == "justify" and last):
        natural = sum([word.width + word.space for word in words]) - words[-1].space
        slack = max(room - natural, 0.0)
        if align == "center":
            return Line(tuple(words), indent + slack / 2, 0.0, setting.size)
        if align == "right":
            return Line(tuple(words), indent + slack, 0.0, setting.size)
        gaps = sum([1 for word in words[:-1] if word.space])
        stretch = slack / gaps if gaps else 0.0
    return Line(tuple(words), indent, stretch, setting.size)


def _torn(word: Word, limit: float, size: float, measure: Measure, *, bare: bool) -> tuple[Word, Word] | None:
    """Split a word that is wider than the line after as many letters as fit.

    A line that begins without a space before it is torn behind a slash if it has one: LibreOffice glues slashes to the
    space before them.
    """
    used = 0.0
    for number, fragment in enumerate(word.fragments):
        if used + fragment.width > limit:
            text, face = fragment.text, fragment.face
            fitting = measure.fitting(text, face, size, limit - used)
            if bare:
                fitting = max([place for place in torn_after(text) if place < fitting], default=fitting)
            fitting = max(fitting, 0 if number else 1)
            if fitting == len(text):
                break
            pieces = [
                fragment._replace(text=part, width=measure.width(part, face, size))
                for part in (text[:fitting], text[fitting:])
            ]
            head = (*word.fragments[:number], *(pieces[:1] if fitting else ()))
            tail = (pieces[1], *word.fragments[number + 1 :])
            head_width, tail_width = (sum(piece.width for piece in side) for side in (head, tail))
            return Word(head, head_width, 0.0), Word(tail, tail_width, word.space)
        used += fragment.width
    return None
