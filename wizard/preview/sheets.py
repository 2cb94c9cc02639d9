"""Where the sheets of a preview lie under each other, and what of them a point hits; in twips, without Qt."""

from bisect import bisect_right
from collections.abc import Sequence

from wizard.preview.measure import ascent, line_height
from wizard.preview.pages import BlockRef, Page, PlacedLine

# between two sheets and around them
GAP = 240
# a click so far from any line means the line all the same
_REACH = 400


class Sheets:
    """The pages as sheets in one column, centred."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Take the pages."""
        self.pages = pages
        self.width = max((page.width for page in pages), default=0) + 2 * GAP
        self.tops: list[int] = []
        y = GAP
        for page in pages:
            self.tops.append(y)
            y += page.height + GAP
        self.height = y

    def left(self, number: int) -> float:
        """Return the left edge of a sheet."""
        return (self.width - self.pages[number].width) / 2

    def between(self, top: float, bottom: float) -> range:
        """Return the numbers of the sheets that show between two heights."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        return range(first, bisect_right(self.tops, bottom))

    def at(self, y: float) -> int:
        """Return the number of the sheet at a height, or the one above it."""
        return max(bisect_right(self.tops, y) - 1, 0)

    def hit(self, x: float, y: float) -> BlockRef | None:
        """Return the block at a point, or None beside the text."""
        if not self.pages:
            return None
        number = self.at(y)
        x -= self.left(number)
        y -= self.tops[number]
        best: tuple[float, BlockRef] | None = None
        for placed in self.pages[number].lines:
            distance = _distance(placed, x, y)
            if distance <= _REACH and (best is None or distance < best[0]):
                best = (distance, placed.ref)
        return best[1] if best and best[1].part != "page" else None

    def places(self, ref: BlockRef, numbers: range | None = None) -> list[tuple[int, float, float, float, float]]:
        """Return sheet, left, top, right and bottom of each line of a block, on the sheet."""
        found = []
        for number in numbers if numbers is not None else range(len(self.pages)):
            for placed in self.pages[number].lines:
                if placed.ref == ref:
                    top = placed.baseline - ascent(placed.line.size)
                    left, right = _extent(placed)
                    found.append((number, left, top, right, top + line_height(placed.line.size)))
        return found


def _extent(placed: PlacedLine) -> tuple[float, float]:
    left = placed.x + placed.line.indent
    words = placed.line.words
    spaces = sum([word.space + placed.line.stretch for word in words[:-1] if word.space])
    return left, left + sum([word.width for word in words]) + spaces


def _distance(placed: PlacedLine, x: float, y: float) -> float:
    left, right = _extent(placed)
    top = placed.baseline - ascent(placed.line.size)
    below = top + line_height(placed.line.size)
    # the room behind a short line belongs to it
    return max(left - x, (x - right) / 20, 0) + 3 * max(top - y, y - below, 0)
