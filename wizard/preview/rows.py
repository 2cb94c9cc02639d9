"""One table row as a piece of a page; a row that the Word file allows to be divided can be split between its lines."""

from typing import NamedTuple

from wizard.preview.pages import BlockRef, Line, PlacedLine, Rule


class Piece(NamedTuple):
    """Something of a fixed height that no page break divides: lines and drawn lines relative to its top left corner."""

    height: int
    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...] = ()


class CellLine(NamedTuple):
    """A line in a cell; lines of one paragraph share ``paragraph``."""

    line: Line
    height: int
    ascent: int
    paragraph: int
    before: int


class RowCell(NamedTuple):
    """A cell: left edge and width of its text, its lines, its edges, and whether a cell above covers it."""

    x: float
    lines: tuple[CellLine, ...]
    left: float
    right: float
    ref: BlockRef
    middle: bool = False
    covered: bool = False
    rows: int = 1

    @property
    def height(self) -> int:
        """The height of all lines with the spaces between them."""
        return sum([line.before + line.height for line in self.lines])

    def fitting(self, room: int) -> int:
        """Return how many lines fit; where a row is divided, single lines of a paragraph may stand alone."""
        used = count = 0
        for line in self.lines:
            used += line.before + line.height
            if used > room:
                break
            count += 1
        return count


class TallRow(NamedTuple):
    """A row of cells with the inner margins above and below and the weight of the line above."""

    cells: tuple[RowCell, ...]
    top: int
    bottom: int
    border: int
    least: int = 0

    @property
    def height(self) -> int:
        """The height the row needs: that of its highest cell that ends in it."""
        content = max([cell.height for cell in self.cells if cell.rows == 1 and not cell.covered], default=0)
        return max(content + self.padding, self.least)

    @property
    def padding(self) -> int:
        """What stands above and below the lines."""
        return self.top + self.bottom + self.border

    def split(self, room: int) -> "tuple[Piece, TallRow] | None":
        """Return what fits ``room`` and the rest; None when not every cell can begin there."""
        heads: list[RowCell] = []
        tails: list[RowCell] = []
        for cell in self.cells:
            fitting = cell.fitting(room - self.padding)
            if not fitting and cell.lines:
                return None
            heads.append(cell._replace(lines=cell.lines[:fitting]))
            tails.append(cell._replace(lines=cell.lines[fitting:]))
        return self._replace(cells=tuple(heads), least=0).piece(), self._replace(cells=tuple(tails), least=0)

    def piece(self, heights: tuple[int, ...] = ()) -> Piece:
        """Return the row as a piece; ``heights``: of the rows from this one on, for cells that span several."""
        height = heights[0] if heights else self.height
        lines: list[PlacedLine] = []
        rules: list[Rule] = []
        half = self.border / 2
        for cell in self.cells:
            own = sum(heights[: cell.rows]) if cell.rows > 1 and heights else height
            y = self.border + self.top
            if cell.middle:
                y += max(own - self.padding - cell.height, 0) // 2
            for line, line_height, rise, paragraph, before in cell.lines:
                y += before
                ref = cell.ref._replace(paragraph=paragraph) if paragraph else cell.ref
                lines.append(PlacedLine(cell.x, y + rise, line, ref))
                y += line_height
            if self.border:
                rules.append(Rule(cell.left, 0, cell.left, height + self.border, self.border))
                if not cell.covered:
                    rules.append(Rule(cell.left, half, cell.right, half, self.border))
        if self.border and self.cells:
            right = self.cells[-1].right
            rules.append(Rule(right, 0, right, height + self.border, self.border))
        return Piece(height, tuple(lines), tuple(rules))
