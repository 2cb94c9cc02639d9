"""Controls in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wizard.window.look import em


class Columns(QWidget):
    """Widgets of equal width in up to `most` columns, none narrower than `least` em; it shrinks to one column."""

    def __init__(self, widgets: Sequence[QWidget], most: int, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._most, self._least = most, least
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em(0.5))
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        """One column, whatever there is now."""
        return QSize(em(self._least), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(self._most, self.width() // em(self._least))))

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for number, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, number // count, number % count)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < count))
        self.updateGeometry()
