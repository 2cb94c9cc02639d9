"""The model behind an overview's table: it filters and sorts rows of the plan, and notices what has changed.

Rows of a plan are never changed in place, so a row that is the same object is the same row: with 1,000 of them a
change costs one comparison each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from wizard.plan.model import Row
from wizard.window.folding import fold, matches, sort_key
from wizard.window.pictures import plain_tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Column(NamedTuple):
    """One column: its title, what it says of a row, its width in em (0: what is left), and what it is sorted by.

    `right` aligns figures; `extra` columns are left out where there is no room for all.
    """

    title: str
    text: Callable[[Row], str]
    width: float = 0
    key: Callable[[Row], Any] | None = None
    right: bool = False
    extra: bool = False


class RowsModel(QAbstractTableModel):
    """Rows that pass a filter, in an order. `shown_changed`: other rows, another order, or another number of them."""

    shown_changed = Signal()

    def __init__(self, columns: Sequence[Column], source: Callable[[], Sequence[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._source = source
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._places: dict[str, int] = {}
        self._accepts: Callable[[Row], bool] | None = None
        self._words: list[str] = []
        self._pinned = ""
        self._order: tuple[int, bool] | None = None
        self._folded: dict[str, tuple[Row, str]] = {}

    # --- for pages ---

    @property
    def shown(self) -> list[Row]:
        """The rows in the order shown."""
        return self._shown

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._rows)

    def row_number(self, row_id: str) -> int | None:
        """Where a row is shown; None when it is not."""
        return self._places.get(row_id)

    def filter_by(self, text: str, accepts: Callable[[Row], bool] | None) -> None:
        """Shows only rows that have all words of `text` in some column and that `accepts` takes."""
        self._words, self._accepts, self._pinned = fold(text).split(), accepts, ""
        self._show()

    def sort_by(self, column: int | None, descending: bool = False) -> None:
        """Sorts once by a column; None: the order of the plan. Rows do not jump while they are being edited."""
        self._order = None if column is None else (column, descending)
        self._show()

    @property
    def order(self) -> tuple[int, bool] | None:
        """The column sorted by and whether descending; None: the order of the plan."""
        return self._order

    def pin(self, row_id: str) -> None:
        """Shows a row whatever the filter says, until the filter changes: it has just been made or is being edited."""
        self._pinned = row_id
        if row_id not in self._places:
            self.refresh()
            if row_id not in self._places:
                self._show()

    def refresh(self, others: bool = False) -> None:
        """Reads the rows again. `others`: what the columns say may be different though the rows are the same."""
        rows = list(self._source())
        same_order = [row["id"] for row in rows] == [row["id"] for row in self._rows]
        unchanged = same_order and all(new is old for new, old in zip(rows, self._rows, strict=True))
        self._rows = rows
        if others:
            self._folded.clear()
        if not same_order:
            self._show()
        elif others or not unchanged:
            by_id = {str(row["id"]): row for row in rows}
            self._shown = [by_id[str(row["id"])] for row in self._shown]
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))

    # --- for Qt ---

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self._shown[index.row()])
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.text(self._shown[index.row()]))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.text(self._shown[index.row()]) or 'chưa có'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if orientation == Qt.Orientation.Horizontal else section + 1
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_by(column if column >= 0 else None, order == Qt.SortOrder.DescendingOrder)

    # --- inside ---

    def _show(self) -> None:
        self.beginResetModel()
        shown = [row for row in self._rows if row["id"] == self._pinned or self._passes(row)]
        if self._order is not None:
            column, descending = self._order
            key = self.columns[column].key or self._default_key(column)
            shown.sort(key=key, reverse=descending)
        self._shown = shown
        self._places = {str(row["id"]): number for number, row in enumerate(shown)}
        self.endResetModel()
        self.shown_changed.emit()

    def _default_key(self, column: int) -> Callable[[Row], Any]:
        text = self.columns[column].text
        return lambda row: sort_key(text(row))

    def _passes(self, row: Row) -> bool:
        if self._accepts is not None and not self._accepts(row):
            return False
        return not self._words or matches(self._text(row), self._words)

    def _text(self, row: Row) -> str:
        row_id = str(row["id"])
        known = self._folded.get(row_id)
        if known is None or known[0] is not row:
            known = row, fold(" ".join(column.text(row) for column in self.columns))
            self._folded[row_id] = known
        return known[1]
