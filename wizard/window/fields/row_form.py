"""The form of the current row of a wide table: the same editors go on from row to row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from wizard.framework.model import Field
from wizard.plan.conditions import Visibility
from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.factory import make_editor
from wizard.window.look import em, label
from wizard.window.session import Session

NARROW = frozenset(("number", "year", "month", "date", "choice", "yes_no"))
"""Types whose editors stand side by side."""


class RowForm(QFrame):
    """The editors of the columns of one row. `focused` tells the place that has the focus."""

    focused = Signal(object)

    def __init__(self, session: Session, question: Field, table: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._question = question
        self._table = table
        self.row = ""
        self.editors: dict[str, FieldEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(em(1), em(0.7), em(1), em(1))
        self._column.setSpacing(em(0.7))
        self._title = label("", "strong")
        self._column.addWidget(self._title)
        session.tree_changed.connect(self._show_visible)
        self.hide()

    def show_row(self, row_id: str, number: int, count: int) -> None:
        """Goes on with a row, the `number`-th of `count` from 1; "" puts the form away."""
        if not row_id:
            self.row = ""
            self.hide()
            return
        self._title.setText(f"Dòng {number} trong {count}")
        if row_id != self.row:
            self.row = row_id
            if not self.editors:
                self._make()
            for column_id, editor in self.editors.items():
                editor.set_place(self._place(column_id))
            self._show_visible()
        self.show()

    def go_to(self, column_id: str = "") -> None:
        """Gives the focus to a column's editor, else to the first."""
        editor = self.editors.get(column_id) or next(iter(self.editors.values()))
        editor.go_to(editor.place)

    def _place(self, column_id: str) -> Place:
        return Place(self._table.field, self._table.element, self.row, column_id)

    def _make(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.5))
        grid.setVerticalSpacing(em(0.8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, side = 0, 0
        for column in self._question.columns:
            editor = make_editor(self._session, column, self._place(column.id), self, compact=True)
            editor.focused.connect(self.focused)
            self.editors[column.id] = editor
            if column.type in NARROW or (column.type == "text" and (column.max_length or 100) <= 60):
                grid.addWidget(editor, line, side, Qt.AlignmentFlag.AlignTop)
                line, side = (line + 1, 0) if side else (line, 1)
            else:
                line, side = line + bool(side), 0
                grid.addWidget(editor, line, 0, 1, 2)
                line += 1
        self._column.addLayout(grid)

    def _show_visible(self) -> None:
        """Hides the columns whose condition does not hold in this row."""
        columns = [column for column in self._question.columns if column.when is not None]
        row = self._session.stored(Place(self._table.field, self._table.element, self.row)) if self.row else None
        if not columns or not self.editors or not isinstance(row, dict):
            return
        visibility = Visibility(self._session.framework, self._session.plan)
        for column in columns:
            assert column.when is not None
            holds = visibility.holds(column.when, self._table.element, row, self._question.columns)
            self.editors[column.id].setVisible(holds)
