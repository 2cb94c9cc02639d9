"""The pictures of the overviews: strengths of the elements, sums of money; both also in words and without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from wizard.plan.summaries import ElementSummary
from wizard.window.look import colours, em
from wizard.window.pictures import Part, Picture, bold, draw_text


@dataclass(frozen=True, slots=True)
class Strength:
    """How a rating looks: filled blocks of three, a colour, and the words when there is no rating yet."""

    blocks: int
    colour: str
    words: str = ""


STRENGTHS = {
    "strong": Strength(3, "done"),
    "medium": Strength(2, "doing"),
    "weak": Strength(1, "review"),
    "no_data": Strength(0, "todo"),
    "": Strength(0, "todo", "Chưa xếp loại"),
}
NARROWEST_CELL = 11
"""Least width of a cell, in em."""
_WRAP = Qt.TextFlag.TextWordWrap.value
PRIORITY_WORDS = {True: "ưu tiên", False: "không ưu tiên", None: "chưa quyết định ưu tiên"}


def element_words(summary: ElementSummary) -> str:
    """«1. Ổn định chính trị: trung bình, không ưu tiên, hoàn thành»: what the picture shows, in words."""
    rating = (summary.rating_label or STRENGTHS[summary.rating].words).lower()
    return (
        f"{summary.number}. {summary.name}: {rating}, {PRIORITY_WORDS[summary.priority]}, "
        f"{summary.actions} nhiệm vụ, {summary.status.value}"
    )


@dataclass(slots=True)
class _Grid:
    """Where everything stands: a label for each dimension; for each element its rectangle, and its column and row."""

    labels: list[QRectF]
    cells: list[QRectF]
    places: list[tuple[int, int]]
    bottom: float


class StrengthPicture(Picture):
    """The elements, a row for each dimension: three blocks and a word for the rating, a star for a priority."""

    def __init__(self, dimensions: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Sơ đồ thế mạnh theo nhóm yếu tố", parent)
        self._dimensions = dimensions
        self._rows: list[list[ElementSummary]] = []

    def show_elements(self, summaries: Sequence[ElementSummary]) -> None:
        """Shows these elements; the keys of the parts are their ids."""
        rows = [[one for one in summaries if one.dimension == dimension] for dimension, _ in self._dimensions]
        if rows != self._rows:
            self._rows = rows
            self.renew()

    def summary(self) -> str:
        """How many elements have which rating."""
        flat = [one for row in self._rows for one in row]
        counts = [
            f"{number} yếu tố {(one or STRENGTHS[''].words).lower()}"
            for one in dict.fromkeys(each.rating_label for each in flat)
            if (number := sum(each.rating_label == one for each in flat))
        ]
        return f"{', '.join(counts)}." if counts else ""

    def heightForWidth(self, width: int) -> int:
        """Rows of equal height, as high as the longest name needs."""
        return round(self._grid(width).bottom)

    def lay_out(self, width: float) -> list[Part]:
        """One cell for each element."""
        grid = self._grid(width)
        flat = [one for row in self._rows for one in row]
        return [
            Part(one.id, element_words(one), cell, rect)
            for one, cell, rect in zip(flat, grid.places, grid.cells, strict=True)
        ]

    def paint(self, painter: QPainter) -> None:
        """Labels, then the cells."""
        normal = self.font()
        painter.setFont(bold(normal))
        for (_, name), rect in zip(self._dimensions, self._grid(self.width()).labels, strict=True):
            draw_text(painter, rect, name, colours().text, wrap=True)
        painter.setFont(normal)
        flat = [one for row in self._rows for one in row]
        for part, one in zip(self.parts(), flat, strict=True):
            self._paint_cell(painter, part.rect, one)

    def _grid(self, width: float) -> _Grid:
        """Labels stand at the left of their row; where that leaves too little room, above it, and rows break."""
        metrics, gap = QFontMetricsF(self.font()), em(0.5)
        most = max((len(row) for row in self._rows), default=1)
        roomy = width * 0.85 / most >= em(NARROWEST_CELL)
        left = width * 0.15 if roomy else 0.0
        across = most if roomy else max(1, min(most, int(width // em(NARROWEST_CELL))))
        cell = (width - left) / across
        room = QRectF(0, 0, cell - em(1.5), 9999)
        names = (f"{one.number}. {one.name}" for row in self._rows for one in row)
        tall = max((metrics.boundingRect(room, _WRAP, name).height() for name in names), default=0.0)
        height = max(tall, metrics.lineSpacing() * 2) + metrics.lineSpacing() + em(0.8)
        grid, y, line = _Grid([], [], [], 0.0), 0.0, 0
        for row in self._rows:
            grid.labels.append(
                QRectF(0, y, left - gap, height) if roomy else QRectF(0, y, width, metrics.lineSpacing())
            )
            y += 0 if roomy else metrics.lineSpacing() + 2
            for number, _ in enumerate(row):
                if number and number % across == 0:
                    y, line = y + height + gap, line + 1
                grid.places.append((number % across, line))
                grid.cells.append(QRectF(left + number % across * cell + 2, y + 2, cell - gap, height))
            y, line = y + height + (gap if roomy else 2 * gap), line + 1
        grid.bottom = y
        return grid

    def _paint_cell(self, painter: QPainter, rect: QRectF, one: ElementSummary) -> None:
        strength, palette = STRENGTHS[one.rating], colours()
        ink = QColor(getattr(palette, strength.colour))
        painter.setBrush(QColor(palette.soft if one.priority else palette.base))
        edge = QPen(QColor(palette.accent if one.priority else palette.line), 2 if one.priority else 1)
        if not one.rating:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(em(0.5), em(0.25), -em(0.4), -em(0.25))
        line = QFontMetricsF(self.font()).lineSpacing()
        foot = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
        top = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - line)
        draw_text(painter, top, f"{one.number}. {one.name}", palette.text, Qt.AlignmentFlag.AlignLeft, wrap=True)
        block = em(0.62)
        x, y = foot.left(), foot.center().y() - block / 2
        if one.rating and one.rating != "no_data":
            for number in range(3):
                painter.setPen(QPen(ink, 1))
                painter.setBrush(QBrush(ink) if number < strength.blocks else Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(x + number * (block + 2), y, block, block))
            x += 3 * (block + 2) + em(0.3)
        words = one.rating_label or strength.words
        star = "★ " if one.priority else ""
        draw_text(painter, QRectF(x, foot.top(), foot.right() - x, line), star + words, ink.name())


PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
INKS = ("doing", "done", "review", "todo", "text")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the lengths of its pieces (one for each kind, in order), and the words at its end."""

    label: str
    pieces: tuple[float, ...]
    words: str


class BarsPicture(Picture):
    """Horizontal bars of several pieces; each kind of piece has a pattern of its own, explained below the bars."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._kinds: tuple[str, ...] = ()
        self._bars: list[Bar] = []

    def show_bars(self, kinds: Sequence[str], bars: Sequence[Bar]) -> None:
        """Shows these bars; the keys of the parts are their labels."""
        self._kinds, self._bars = tuple(kinds), list(bars)
        self.renew()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing()

    def _legend(self, width: float) -> list[QRectF]:
        """Places of the words that explain the patterns."""
        metrics, places = QFontMetricsF(self.font()), []
        x, y = 0.0, len(self._bars) * self._line() * 1.7 + em(0.6)
        for kind in self._kinds:
            needed = em(2.2) + metrics.horizontalAdvance(kind) + em(1.2)
            if x and x + needed > width:
                x, y = 0.0, y + self._line() * 1.3
            places.append(QRectF(x, y, needed, self._line()))
            x += needed
        return places

    def heightForWidth(self, width: int) -> int:
        """The bars and the lines that explain them."""
        legend = self._legend(width)
        return round((legend[-1].bottom() if legend else len(self._bars) * self._line() * 1.7) + 4)

    def lay_out(self, width: float) -> list[Part]:
        """One row for each bar."""
        row = self._line() * 1.7
        return [
            Part(bar.label, f"{bar.label}: {bar.words}", (0, y), QRectF(2, y * row + 2, width - 4, row - 4))
            for y, bar in enumerate(self._bars)
        ]

    def paint(self, painter: QPainter) -> None:
        """The bars, then what the patterns mean."""
        metrics, palette = QFontMetricsF(self.font()), colours()
        left = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + em(1.2)
        ends = max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0) + em(1.2)
        longest = max((sum(bar.pieces) for bar in self._bars), default=0) or 1
        scale = max(0.0, self.width() - left - ends) / longest
        for bar, part in zip(self._bars, self.parts(), strict=True):
            rect = part.rect
            draw_text(painter, rect.adjusted(em(0.3), 0, 0, 0), bar.label, palette.text)
            x = left
            for number, piece in enumerate(bar.pieces):
                fill_pattern(painter, QRectF(x, rect.top() + 3, piece * scale, rect.height() - 6), number)
                x += piece * scale
            draw_text(painter, QRectF(x + em(0.4), rect.top(), ends, rect.height()), bar.words, palette.text)
        for number, (kind, rect) in enumerate(zip(self._kinds, self._legend(self.width()), strict=True)):
            fill_pattern(painter, QRectF(rect.left() + 2, rect.top() + 2, em(1.6), rect.height() - 4), number)
            draw_text(painter, rect.adjusted(em(2.2), 0, 0, 0), kind, palette.text)


def fill_pattern(painter: QPainter, rect: QRectF, number: int) -> None:
    """Fills a rectangle with the pattern and the colour of a kind; nothing for a rectangle without width."""
    if rect.width() <= 0:
        return
    ink = QColor(getattr(colours(), INKS[number % len(INKS)]))
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QColor(colours().base))
    painter.drawRect(rect)
    painter.setBrush(QBrush(ink, PATTERNS[number % len(PATTERNS)]))
    painter.drawRect(rect)
