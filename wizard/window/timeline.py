"""The action plan as bars over the months of the programme; only the visible rows are painted, however many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from wizard.plan.model import Row
from wizard.plan.summaries import month_number, month_of
from wizard.window.look import colours, em
from wizard.window.pictures import bold, draw_text, mark_focus, plain_tip
from wizard.window.rows.actions import time_text

DESCRIBED = 50
"""So many actions are listed in the accessible description; more would take minutes to hear."""


class Timeline(QAbstractScrollArea):
    """Bars of actions, one row each. `activated` gives the id of a row that was clicked or opened with Enter."""

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._first = 0
        self._months = 12
        self._current = 0
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Sơ đồ thời gian của kế hoạch hành động")

    def show_rows(self, rows: Sequence[Row], period: tuple[int, int] | None) -> None:
        """Shows actions in this order over the years `period` (first and last)."""
        first, last = period or (0, 0)
        self._rows, self._first, self._months = rows, first * 12, (last - first + 1) * 12
        self._current = min(self._current, max(0, len(rows) - 1))
        listed = [f"{row.get('name', 'Chưa đặt tên')}: {_when(row)}." for row in rows[:DESCRIBED]]
        more = [f"Và {len(rows) - DESCRIBED} nhiệm vụ khác."] if len(rows) > DESCRIBED else []
        self.setAccessibleDescription(" ".join((f"{len(rows)} nhiệm vụ.", *listed, *more)))
        self._tell_current()
        self._set_range()
        self.viewport().update()

    def select(self, row_id: str) -> None:
        """Makes a row the current one and scrolls to it."""
        for number, row in enumerate(self._rows):
            if row["id"] == row_id:
                self._go(number)

    # --- measures ---

    def _row_height(self) -> int:
        return round(QFontMetricsF(self.font()).lineSpacing() * 1.5)

    def _head(self) -> int:
        return round(QFontMetricsF(self.font()).lineSpacing() * 2.1)

    def _left(self) -> float:
        return self.viewport().width() * 0.38

    def _month_width(self) -> float:
        return (self.viewport().width() - self._left() - em(0.6)) / self._months

    def _bar(self, row: Row, top: float) -> QRectF | None:
        """The bar of an action; None without any month. One month is known: one month long."""
        months = [month_number(month) for column in ("start", "end") if (month := month_of(row, column)) is not None]
        if not months:
            return None
        first, last = min(months) - self._first, max(months) - self._first + 1
        width, height = self._month_width(), self._row_height()
        length = max(em(0.5), (last - first) * width)
        return QRectF(self._left() + first * width, top + height * 0.2, length, height * 0.6)

    def _row_at(self, point: QPointF) -> int | None:
        if point.y() < self._head():
            return None
        number = int(point.y() - self._head() + self.verticalScrollBar().value()) // self._row_height()
        return number if number < len(self._rows) else None

    def _set_range(self) -> None:
        room = self.viewport().height() - self._head()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._rows) * self._row_height() - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(self._row_height())

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette, height, head = colours(), self._row_height(), self._head()
        scrolled = self.verticalScrollBar().value()
        painter.fillRect(event.rect(), QColor(palette.base))
        self._paint_years(painter)
        first = scrolled // height
        last = min(len(self._rows), (scrolled + self.viewport().height() - head) // height + 1)
        painter.setClipRect(QRect(0, head, self.viewport().width(), self.viewport().height()))
        for number in range(first, last):
            self._paint_row(painter, self._rows[number], number, head + number * height - scrolled)
        if self.hasFocus() and self._rows:
            top = head + self._current * height - scrolled
            mark_focus(painter, QRectF(3, top + 2, self.viewport().width() - 6, height - 4))

    def _paint_years(self, painter: QPainter) -> None:
        palette, left, width, head = colours(), self._left(), self._month_width(), self._head()
        normal = painter.font()
        line = head / 2
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setFont(bold(normal))
        draw_text(painter, QRectF(em(0.4), 0, left - em(1), head), "Nhiệm vụ, hoạt động", palette.text)
        painter.setFont(normal)
        if not self._first:
            return
        quarters = QFontMetricsF(normal).horizontalAdvance("III") < 3 * width
        for year in range(self._months // 12):
            x = left + year * 12 * width
            painter.setFont(bold(normal))
            draw_text(painter, QRectF(x, 0, 12 * width, line), str(self._first // 12 + year), palette.text, centred)
            painter.setFont(normal)
            for quarter in range(4 if quarters else 0):
                rect = QRectF(x + quarter * 3 * width, line, 3 * width, line)
                draw_text(painter, rect, ("I", "II", "III", "IV")[quarter], palette.muted, centred)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.viewport().height()))
        painter.drawLine(QPointF(0, head), QPointF(self.viewport().width(), head))

    def _paint_row(self, painter: QPainter, row: Row, number: int, top: int) -> None:
        palette, height, left = colours(), self._row_height(), self._left()
        if number % 2:
            painter.fillRect(QRectF(0, top, left, height), QColor(palette.window))
        name = str(row.get("name") or "(chưa đặt tên)")
        draw_text(painter, QRectF(em(0.4), top, left - em(1), height), name, palette.text)
        bar = self._bar(row, top)
        if bar is None:
            rect = QRectF(left + em(0.4), top, self.viewport().width() - left, height)
            draw_text(painter, rect, "chưa có thời gian", palette.review)
            return
        ink = QColor(palette.doing)
        complete = month_of(row, "start") is not None and month_of(row, "end") is not None
        painter.setPen(QPen(ink, 1, Qt.PenStyle.SolidLine if complete else Qt.PenStyle.DashLine))
        painter.setBrush(ink if complete else QColor(palette.base))
        painter.drawRoundedRect(bar, 2, 2)
        words = time_text(row)
        ground = QColor(palette.base)
        needed = QFontMetricsF(painter.font()).horizontalAdvance(words) + em(0.8)
        rect = QRectF(bar.left() + em(0.4), top, bar.width(), height)
        if needed <= bar.width():
            draw_text(painter, rect, words, palette.on_accent if complete else palette.text)
            return
        beside = bar.right() + em(0.4) if bar.right() + needed < self.viewport().width() else bar.left() - needed
        if beside >= left:
            painter.fillRect(QRectF(beside, top + 1, needed - em(0.4), height - 2), ground)  # no year's line through it
            draw_text(painter, QRectF(beside, top, needed, height), words, palette.text)

    # --- moving about ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(1, self.verticalScrollBar().pageStep() // self._row_height() - 1)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        steps |= {Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: len(self._rows)}
        key = Qt.Key(event.key())
        if key in steps and self._rows:
            self._go(min(max(0, self._current + steps[key]), len(self._rows) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self.activated.emit(str(self._rows[self._current]["id"]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(number)
            self.activated.emit(str(self._rows[number]["id"]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._row_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._row_at(QPointF(event.pos()))
            words = "" if number is None else f"{self._rows[number].get('name', '')}: {_when(self._rows[number])}"
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def focusInEvent(self, event: QEvent) -> None:
        self._tell_current()
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """About fourteen rows."""
        return QSize(em(40), self._head() + self._row_height() * 14)

    def _go(self, number: int) -> None:
        self._current = number
        height, bar = self._row_height(), self.verticalScrollBar()
        top = number * height
        if top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + bar.pageStep():
            bar.setValue(top + height - bar.pageStep())
        self._tell_current()
        self.viewport().update()

    def _tell_current(self) -> None:
        name = "Sơ đồ thời gian của kế hoạch hành động"
        if self._rows and self.hasFocus():
            row = self._rows[self._current]
            name = f"{name}: {row.get('name', 'chưa đặt tên')}, {_when(row)}"
        self.setAccessibleName(name)


def _when(row: Row) -> str:
    return time_text(row) or "chưa có thời gian"
