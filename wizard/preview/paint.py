"""Draws a page; the painter's unit is a twip. Screen and PDF use the same strokes."""

from math import inf

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wizard.preview.fonts import face
from wizard.preview.measure import ascent, line_height
from wizard.preview.pages import Page

BLACK = QColor(0, 0, 0)
# an answer that is still missing is marked as in the Word file
MARKED = QColor(255, 255, 0)


def draw_page(painter: QPainter, page: Page, top: float = -inf, bottom: float = inf) -> None:
    """Draw the marks, the text and the lines of a page; text only where it reaches between two heights.

    Each word is drawn with the space behind it, so that text copied from a PDF has its spaces, and at its own place, so
    that the page looks alike with every font of these widths.
    """
    painter.setPen(BLACK)
    styled: tuple[float, int] | None = None
    for x, baseline, line, _ in page.lines:
        size = line.size
        rise = ascent(size)
        if not top - line_height(size) < baseline - rise < bottom:
            continue
        for offset, fragment, spaced in line.runs():
            if fragment.missing:
                place = QRectF(x + offset, baseline - rise, fragment.width, line_height(size))
                painter.fillRect(place, MARKED)
            if styled != (size, fragment.face):
                styled = (size, fragment.face)
                painter.setFont(face(*styled))
            painter.drawText(QPointF(x + offset, baseline), fragment.text + " " if spaced else fragment.text)
    draw_rules(painter, page)


def draw_rules(painter: QPainter, page: Page) -> None:
    """Draw the lines of tables, letterheads and titles."""
    weight = 0.0
    for x0, y0, x1, y1, thickness in page.rules:
        if thickness != weight:
            weight = thickness
            painter.setPen(QPen(BLACK, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(x0, y0, x1, y1))
