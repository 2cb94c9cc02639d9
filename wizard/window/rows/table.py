"""The table of an overview: rows of two lines, one selected at a time, widths that follow the font."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wizard.window.look import em
from wizard.window.rows.model import Index, RowsModel

NARROWEST = 12
"""Least width, in em, of the column that takes what is left."""


class RowsTable(QTableView):
    """Shows a RowsModel, in which one column has no width of its own.

    `opened`: Enter or double click on a row; `deleted`: the delete key; `moved`: another row.
    """

    opened = Signal(str)
    deleted = Signal(str)
    moved = Signal(str)

    def __init__(self, model: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._selected = ""
        self._lines = 0
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelReset.connect(self._keep_selected)
        self._set_sizes()

    @property
    def selected(self) -> str:
        """Id of the selected row, "" for none."""
        return self._selected

    def select(self, row_id: str) -> None:
        """Selects a row if it is shown, and scrolls to it."""
        self._selected = row_id
        self._keep_selected()

    def fit(self, most: int) -> None:
        """Makes the table as high as its rows, at most `most`; more rows scroll."""
        self._lines = most
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2
        height += min(most, max(1, self._rows.rowCount())) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """About ten rows."""
        return QSize(em(40), self.verticalHeader().defaultSectionSize() * 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._selected and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._selected)
        elif self._selected and key == Qt.Key.Key_Delete:
            self.deleted.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    # --- inside ---

    def _id(self, index: Index) -> str:
        return str(self._rows.shown[index.row()]["id"]) if index.isValid() else ""

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        row_id = self._id(current)
        if row_id and row_id != self._selected:
            self._selected = row_id
            self.moved.emit(row_id)

    def _keep_selected(self) -> None:
        if self._lines:
            self.fit(self._lines)
        number = self._rows.row_number(self._selected)
        if number is None:
            self._selected = ""
            return
        index = self._rows.index(number, 0)
        self.selectRow(number)
        self.scrollTo(index)

    def _set_sizes(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(line * 2 + em(0.6))
        self.horizontalHeader().setMinimumSectionSize(em(3))
        self._set_widths()

    def _set_widths(self) -> None:
        """Columns with a width of their own keep their share; the rest goes to those without."""
        columns = self._rows.columns
        room = self.viewport().width()
        narrow = room < sum(em(column.width) for column in columns) + em(NARROWEST)
        for number, column in enumerate(columns):
            self.setColumnHidden(number, column.extra and narrow)
        titles = [self.fontMetrics().horizontalAdvance(column.title) + em(1.8) for column in columns]
        wanted = [0 if (column.extra and narrow) or not column.width else em(column.width) for column in columns]
        shrink = min(1.0, (room - em(NARROWEST)) / max(1, sum(wanted)))
        widths = [width and max(title, int(width * shrink)) for width, title in zip(wanted, titles, strict=True)]
        for number, column in enumerate(columns):
            self.setColumnWidth(number, widths[number] if column.width else max(em(NARROWEST), room - sum(widths)))
