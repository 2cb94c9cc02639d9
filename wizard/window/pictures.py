"""Painted pictures: parts that can be read without colour, walked through with the arrow keys and opened with Enter.

Every picture says in words what it shows: its accessible description lists all parts, its accessible name the current.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wizard.window.look import colours, em

STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(slots=True)
class Part:
    """One part of a picture: `key` says what it is about, `words` are its text equivalent, `cell` (column, row)."""

    key: Hashable
    words: str
    cell: tuple[int, int]
    rect: QRectF


class Picture(QWidget):
    """A picture made of parts. `activated` gives the key of a part that was clicked or opened with Enter."""

    activated = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._parts: list[Part] = []
        self._current = 0
        self._laid_out = QSize()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)

    # --- for subclasses ---

    def lay_out(self, width: float) -> list[Part]:
        """The parts with their places in a picture of this width."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paints everything but the mark of the current part."""
        raise NotImplementedError

    def summary(self) -> str:
        """One sentence before the list of parts."""
        return ""

    def renew(self) -> None:
        """What the picture shows has changed."""
        self._laid_out = QSize()
        parts = self.parts()
        self._current = min(self._current, max(0, len(parts) - 1))
        described = [self.summary(), *(f"{part.words}." for part in parts)]
        self.setAccessibleDescription(" ".join(text for text in described if text))
        self._tell_current()
        self.updateGeometry()
        self.update()

    # --- parts ---

    def parts(self) -> list[Part]:
        """All parts, laid out for the present size."""
        if self._laid_out != self.size():
            self._laid_out = self.size()
            self._parts = self.lay_out(self.width())
        return self._parts

    def current(self) -> Part | None:
        """The part that Enter opens; None in an empty picture."""
        parts = self.parts()
        return parts[self._current] if parts else None

    def _move(self, columns: int, rows: int) -> None:
        here = self.current()
        if here is None:
            return
        column, row = here.cell
        if columns:
            ways = [part for part in self._parts if part.cell[1] == row and (part.cell[0] - column) * columns > 0]
        else:
            ways = [part for part in self._parts if (part.cell[1] - row) * rows > 0]
        if ways:
            nearest = min(ways, key=lambda part: (abs(part.cell[1] - row), abs(part.cell[0] - column)))
            self._go(self._parts.index(nearest))

    def _go(self, index: int) -> None:
        self._current = index
        self._tell_current()
        self.update()

    def _tell_current(self) -> None:
        here = self.current()
        self.setAccessibleName(f"{self._title}: {here.words}" if here and self.hasFocus() else self._title)

    def _at(self, point: QPointF) -> Part | None:
        return next((part for part in self.parts() if part.rect.contains(point)), None)

    # --- events ---

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def sizeHint(self) -> QSize:
        """As wide as a column of text."""
        return QSize(em(40), self.heightForWidth(em(40)))

    def minimumSizeHint(self) -> QSize:
        """The picture shrinks to the narrowest column."""
        return QSize(em(20), self.heightForWidth(max(em(20), self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.parts()
        self.paint(painter)
        here = self.current()
        if here is not None and self.hasFocus():
            mark_focus(painter, here.rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._move(*STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.parts():
            self._go(0 if key == Qt.Key.Key_Home else len(self._parts) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current() is not None:
            self.activated.emit(self._parts[self._current].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        part = self._at(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(self._parts.index(part))
            self.activated.emit(part.key)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(part.words) if part else "", self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._tell_current()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._laid_out = QSize()
        return super().event(event)


def plain_tip(text: str) -> str:
    """A tool tip that Qt does not take for markup, whatever the user typed."""
    return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text else text


def mark_focus(painter: QPainter, rect: QRectF) -> None:
    """The frame around the part that has the focus: two lines, so that it shows on every ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().base), 4))
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)
    painter.setPen(QPen(QColor(colours().accent), 2))
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    wrap: bool = False,
) -> None:
    """Draws a text in a rectangle, on one line shortened with «…» or wrapped at words."""
    painter.setPen(QColor(colour))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WordWrap if wrap else QTextOption.WrapMode.NoWrap)
    if not wrap:
        text = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, text, option)


def bold(font: QFont) -> QFont:
    """The font in bold."""
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy
