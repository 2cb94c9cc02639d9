"""From blocks to pages: lines and rows fill the pages of a section, with the rules that keep some of them together.

Like Word and LibreOffice: a paragraph leaves at least two lines on either page, a heading stays with what follows, rows
stay whole where the Word file says so, the head of a table is repeated, the space above the first line of a page is
dropped, and of two spaces that meet (after, before) the larger one counts.
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wizard.preview.measure import line_height
from wizard.preview.pages import BlockRef, Page, PlacedLine, Rule
from wizard.preview.paragraphs import Paragraph
from wizard.preview.rows import Piece, TallRow


class Frame(NamedTuple):
    """What a table needs on every page: its repeated head rows, its outer edges and the weight of its lines."""

    head: tuple[Piece, ...]
    left: float
    right: float
    border: int


@dataclass(slots=True)
class Unit:
    """A piece in the flow.

    ``spare`` of its height may hang over the lower margin. ``held``: no page break before it, if it can be. ``opens``:
    it begins a paragraph or is a row. ``row`` is given where a table row may be divided. ``frame`` is that of the table
    of the unit; ``repeat`` tells that a page that begins with it gets the table's head first.
    """

    piece: Piece
    before: int = 0
    after: int = 0
    spare: int = 0
    held: bool = False
    opens: bool = True
    frame: Frame | None = None
    repeat: bool = False
    row: TallRow | None = None


def paragraph_units(paragraph: Paragraph, x: float, ref: BlockRef, *, held: bool, keep_next: bool) -> list[Unit]:
    """Return the units of a paragraph: its lines, of which the first two and the last two stay together.

    What wider spacing adds to a line stands under it; under the last line of a page it needs no room.
    """
    setting = paragraph.setting
    wider = max(paragraph.height - line_height(setting.size), 0)
    height, rise = paragraph.height, paragraph.ascent
    last = len(paragraph.lines) - 1
    return [
        Unit(
            Piece(height, (PlacedLine(x, rise, line, ref),)),
            before=0 if number else setting.before,
            after=setting.after if number == last else 0,
            spare=wider,
            held=(number == 1 or number == last or keep_next) if number else held,
            opens=number == 0,
        )
        for number, line in enumerate(paragraph.lines)
    ]


@dataclass(slots=True)
class Filler:
    """Fills the pages of one section; all lengths in twips."""

    width: int
    height: int
    top: int
    bottom: int
    _pages: list[Page] = field(default_factory=list)
    _placed: list[tuple[Unit, int]] = field(default_factory=list)
    _repeated: int = 0
    _y: int = 0

    def fill(self, units: list[Unit]) -> tuple[Page, ...]:
        """Return the pages that the units need."""
        waiting = units[::-1]
        self._y = self.top
        while waiting:
            unit = waiting.pop()
            room = self._room(unit)
            if unit.piece.height - unit.spare <= room:
                self._put(unit)
            elif unit.row and (divided := unit.row.split(room)):
                piece, rest = divided
                self._put(replace(unit, piece=piece, after=0, row=None))
                waiting.append(replace(unit, piece=rest.piece(), before=0, held=False, row=rest))
                self._turn()
            elif len(self._placed) == self._repeated:
                # higher than a page: it runs over the margin
                self._put(unit)
            else:
                waiting.append(unit)
                waiting += reversed(self._taken_along(unit))
                self._turn()
        self._turn()
        return tuple(self._pages)

    def _gap(self, unit: Unit) -> int:
        if not self._placed:
            return 0 if self._pages else unit.before
        last = self._placed[-1][0]
        closing = last.frame.border if last.frame and last.frame is not unit.frame else 0
        return max(last.after, unit.before) + closing

    def _begins_page(self, unit: Unit) -> bool:
        return unit.repeat and not self._placed and bool(self._pages)

    def _room(self, unit: Unit) -> int:
        frame = unit.frame
        needed = self._gap(unit)
        if frame:
            needed += frame.border
            if self._begins_page(unit):
                needed += sum(piece.height for piece in frame.head)
        return self.height - self.bottom - self._y - needed

    def _put(self, unit: Unit) -> None:
        if unit.frame and self._begins_page(unit):
            for piece in unit.frame.head:
                self._placed.append((Unit(piece, frame=unit.frame), self._y))
                self._y += piece.height
            self._repeated = len(self._placed)
        self._y += self._gap(unit)
        self._placed.append((unit, self._y))
        self._y += unit.piece.height

    def _taken_along(self, unit: Unit) -> list[Unit]:
        """Take back what must stay with ``unit``; where that is the whole page, only its own paragraph, or nothing."""
        if not unit.held:
            return []
        start = len(self._placed) - 1
        while start > self._repeated and self._placed[start][0].held:
            start -= 1
        if start <= self._repeated:
            if unit.frame:
                return self._taken_from(self._head_of(unit))
            if unit.opens:
                return []
            start = len(self._placed) - 1
            while start > self._repeated and not self._placed[start][0].opens:
                start -= 1
            if start <= self._repeated:
                return []
        return self._taken_from(start)

    def _head_of(self, unit: Unit) -> int:
        """Return where the rows begin that stay with a row of the same table."""
        start = len(self._placed)
        while start and self._placed[start - 1][0].frame is unit.frame:
            start -= 1
            if not self._placed[start][0].held:
                break
        return start

    def _taken_from(self, start: int) -> list[Unit]:
        taken = [placed for placed, _ in self._placed[start:]] if start > self._repeated else []
        del self._placed[len(self._placed) - len(taken) :]
        return taken

    def _turn(self) -> None:
        lines: list[PlacedLine] = []
        rules: list[Rule] = []
        frame: Frame | None = None
        bottom = 0
        for unit, y in self._placed:
            if unit.frame is not frame:
                if frame:
                    rules.append(_level(frame, bottom))
                if unit.frame:
                    rules.append(_level(unit.frame, y))
                frame = unit.frame
            piece = unit.piece
            lines += [PlacedLine(x, y + baseline, line, ref) for x, baseline, line, ref in piece.lines]
            rules += [Rule(x0, y + y0, x1, y + y1, weight) for x0, y0, x1, y1, weight in piece.rules]
            bottom = y + piece.height
        if frame:
            rules.append(_level(frame, bottom))
        self._pages.append(Page(self.width, self.height, len(self._pages) + 1, tuple(lines), tuple(rules)))
        self._placed = []
        self._repeated = 0
        self._y = self.top


def _level(frame: Frame, y: int) -> Rule:
    half = frame.border / 2
    return Rule(frame.left, y + half, frame.right, y + half, frame.border)
