"""A table of rows with what one does to them: add, open, duplicate, delete; the form of the open row stands below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from wizard.plan.model import Place, Row
from wizard.window.fields.flow import FlowBox
from wizard.window.look import em, label
from wizard.window.rows.form import RowForm
from wizard.window.rows.model import RowsModel
from wizard.window.rows.table import RowsTable
from wizard.window.session import Session

FOLLOW_DELAY = 120
"""Milliseconds until an open form follows the selection, so that walking through the table stays fluent."""


class RowsPanel(QWidget):
    """Rows of the table field at `place`. `noun` is what a row is called («nhiệm vụ»).

    `new_row` gives the cells of a row to be added; `lost` says, as a sentence or "", what a deleted row leaves behind.
    `opened`: the form shows this row. `focused`: the cell whose help is wanted.
    """

    opened = Signal(str)
    focused = Signal(object)

    def __init__(
        self,
        session: Session,
        place: Place,
        model: RowsModel,
        noun: str,
        new_row: Callable[[], Row] = dict,
        lost: Callable[[str], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self._noun = noun
        self._new_row = new_row
        self._lost = lost
        self.model = model
        self.table = RowsTable(model, f"Bảng {noun}")
        self.form = RowForm(session, place, noun)
        self._empty = label(f"Chưa có {noun} nào ở đây.", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.7))
        column.addWidget(self._make_buttons())
        column.addWidget(self.table, 1)
        column.addWidget(self._empty)
        column.addWidget(self.form)
        column.addStretch(0)  # takes the room when there is no table
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_DELAY)
        self._follow.timeout.connect(self._follow_selection)
        self.table.opened.connect(self.open_row)
        self.table.deleted.connect(lambda _: self.delete())
        self.table.moved.connect(self._on_moved)
        self.form.closed.connect(self._on_closed)
        self.form.asked.connect(self._step)
        self.form.focused.connect(self.focused)
        model.shown_changed.connect(self._show_state)
        self._show_state()

    def open_row(self, row_id: str, column: str = "") -> None:
        """Opens the form of a row and puts the focus into it."""
        if not row_id:
            return
        self.model.pin(row_id)
        number = self.model.row_number(row_id)
        if number is not None:
            self.table.select(row_id)
            self.form.open_row(row_id, number + 1, len(self.model.shown))
            self._show_state()
            self.opened.emit(row_id)
            self.form.go_to(column)

    def add(self) -> None:
        """Adds a row below the others and opens it."""
        if not self._session.read_only:
            row_id = self._session.add_row(self._place, self._new_row())
            self.model.refresh()
            self.open_row(row_id)

    def duplicate(self) -> None:
        """Puts a copy below the selected row and opens it."""
        if self.table.selected and not self._session.read_only:
            row_id = self._session.duplicate_row(self._place, self.table.selected)
            self.model.refresh()
            self.open_row(row_id)

    def delete(self) -> None:
        """Takes the selected row away and says what that leaves behind; it can be undone."""
        row_id = self.table.selected
        if not row_id or self._session.read_only:
            return
        number = self.model.row_number(row_id) or 0
        left = self._lost(row_id)
        self._session.commit_pending()
        self._session.remove_rows(self._place, [row_id])
        self.model.refresh()
        if self.model.shown:
            self.table.select(str(self.model.shown[min(number, len(self.model.shown) - 1)]["id"]))
        self.table.setFocus()
        self._show_state()
        self._session.message.emit(" ".join(text for text in (f"Đã xóa {self._noun}.", left) if text))

    def add_button(self, button: QPushButton) -> None:
        """Puts one more button beside the others."""
        self._buttons.flow.addWidget(button)

    # --- inside ---

    def _make_buttons(self) -> FlowBox:
        self._buttons = row = FlowBox()
        makers = (
            (f"Thêm {self._noun}", self.add, "add"),
            ("Sửa", lambda: self.open_row(self.table.selected), "edit"),
            ("Nhân bản", self.duplicate, "duplicate"),
            ("Xóa", self.delete, "delete"),
        )
        self._button: dict[str, QPushButton] = {}
        for words, act, name in makers:
            button = QPushButton(words)
            button.setAccessibleName(words if name == "add" else f"{words} {self._noun} đang chọn")
            button.clicked.connect(act)
            row.flow.addWidget(button)
            self._button[name] = button
        return row

    def _show_state(self) -> None:
        writable = not self._session.read_only
        chosen = bool(self.table.selected)
        self._button["add"].setEnabled(writable)
        self._button["edit"].setEnabled(chosen)
        self._button["duplicate"].setEnabled(chosen and writable)
        self._button["delete"].setEnabled(chosen and writable)
        none = not self.model.shown
        self.table.setVisible(not none)
        self._empty.setVisible(none)
        some = self.model.total > 0
        self._empty.setText(f"Không có {self._noun} nào khớp với bộ lọc." if some else f"Chưa có {self._noun} nào.")

    def _on_moved(self, _: str) -> None:
        self._show_state()
        if self.form.row:
            self._follow.start()

    def _follow_selection(self) -> None:
        number = self.model.row_number(self.table.selected)
        if self.form.row and number is not None:
            self.form.open_row(self.table.selected, number + 1, len(self.model.shown))

    def _on_closed(self) -> None:
        self._show_state()
        if self.table.isVisible():
            self.table.setFocus()

    def _step(self, way: str) -> None:
        number = self.model.row_number(self.form.row)
        if number is None:
            return
        number += 1 if way == "next" else -1
        if 0 <= number < len(self.model.shown):
            self.open_row(str(self.model.shown[number]["id"]))
