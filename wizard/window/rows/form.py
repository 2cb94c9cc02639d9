"""One row of a table as a form: an editor for each column, so that everything an officer knows of fields holds here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from wizard.framework.model import Field
from wizard.plan.conditions import Visibility
from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.factory import make_editor
from wizard.window.look import em, label
from wizard.window.session import Session

SHORT = frozenset(("number", "money", "year", "month", "date", "choice", "yes_no", "reference"))
"""Types whose editors may stand side by side in a form of WIDE em."""
WIDE = 38

SETTLING = 300
"""Milliseconds in which the editors of a form opened just now find their sizes and the page scrolls after them."""


class RowForm(QFrame):
    """The form of one row at a time. `closed`: by the user, or because the row is gone. `asked`: "previous", "next"."""

    closed = Signal()
    asked = Signal(str)
    focused = Signal(object)

    def __init__(self, session: Session, table: Place, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._table = table
        self._question: Field = session.question(table)
        self._noun = noun
        self._body: QWidget | None = None
        self._area: QScrollArea | None = None
        self._follow = QTimer(self, singleShot=True, interval=SETTLING)
        self.row = ""
        self.editors: dict[str, FieldEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(em(1.2), em(0.8), em(1.2), em(1.2))
        self._column.setSpacing(em(0.8))
        head = QHBoxLayout()
        self._title = label("", "heading")
        head.addWidget(self._title, 1)
        for words, way in (("Trước", "previous"), ("Sau", "next")):
            button = QPushButton(words)
            button.setAccessibleName(f"Dòng {words.lower()}")
            button.setToolTip(f"Sửa dòng {words.lower()} trong bảng")
            button.clicked.connect(lambda _=False, way=way: self.asked.emit(way))
            head.addWidget(button)
        close = QPushButton("Đóng")
        close.setAccessibleName(f"Đóng phần sửa {noun}")
        close.setToolTip("Đóng (phím Esc). Mọi thay đổi đã được lưu.")
        close.clicked.connect(self.close_row)
        head.addWidget(close)
        self._column.addLayout(head)
        session.tree_changed.connect(self._on_tree)
        self.hide()

    def open_row(self, row_id: str, number: int, count: int) -> None:
        """Shows a row, the `number`-th of `count` (from 1)."""
        self._title.setText(f"Sửa {self._noun}: dòng {number} trong {count}")
        self.show()
        if row_id == self.row:
            return
        self._session.commit_pending()
        self.row = row_id
        self._make()

    def close_row(self) -> None:
        """Puts the form away; what was typed is kept."""
        if self.row:
            self._session.commit_pending()
            self._clear()
            self.hide()
            self.closed.emit()

    def go_to(self, column: str = "") -> None:
        """Gives the focus to a column's editor, else to the first."""
        editor = self.editors.get(column) or next(iter(self.editors.values()), None)
        if editor is not None:
            editor.go_to(editor.place)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._bring_up_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_up_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)

    def bring_up(self, area: QScrollArea) -> None:
        """Scrolls so that the whole form is seen, or as much of it as there is room for, from its beginning."""
        self._area = area
        self._follow.start()
        self._bring_up()

    # --- inside ---

    def _bring_up_soon(self) -> None:
        if self._follow.isActive():
            QTimer.singleShot(0, self, self._bring_up)  # when the scroll bar has its new range

    def _bring_up(self) -> None:
        area = self._area
        inner = area.widget() if area is not None else None
        if area is None or inner is None or not self.row or not self._follow.isActive():
            return
        bar = area.verticalScrollBar()
        top = self.mapTo(inner, QPoint(0, 0)).y()
        bottom = top + self.height() + em(1)
        if bottom > bar.value() + area.viewport().height():
            bar.setValue(min(top - em(1), bottom - area.viewport().height()))
        elif top < bar.value():
            bar.setValue(top - em(1))

    def _make(self) -> None:
        self.setUpdatesEnabled(False)
        row_id = self.row
        self._clear()
        self.row = row_id
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(1.5))
        grid.setVerticalSpacing(em(1))
        wide = self.width() >= em(WIDE)
        for number in range(1 + wide):
            grid.setColumnStretch(number, 1)
        line, side = 0, 0
        for column in self._question.columns:
            place = Place(self._table.field, self._table.element, row_id, column.id)
            editor = make_editor(self._session, column, place, self._body, compact=True)
            editor.focused.connect(self.focused)
            self.editors[column.id] = editor
            if wide and column.type in SHORT and column.when is None:
                grid.addWidget(editor, line, side, Qt.AlignmentFlag.AlignTop)
                line, side = (line + 1, 0) if side else (line, 1)
            else:
                line, side = line + bool(side), 0
                grid.addWidget(editor, line, 0, 1, 1 + wide)
                line += 1
        self._column.addWidget(self._body)
        self._show_visible()
        self.setUpdatesEnabled(True)

    def _clear(self) -> None:
        self.row = ""
        self.editors = {}
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def _on_tree(self) -> None:
        if not self.row:
            return
        if self._session.stored(Place(self._table.field, self._table.element, self.row)) is None:
            self._clear()
            self.hide()
            self.closed.emit()
        else:
            self._show_visible()

    def _show_visible(self) -> None:
        """Hides the columns whose condition does not hold in this row."""
        columns = [column for column in self._question.columns if column.when is not None]
        row = self._session.stored(Place(self._table.field, self._table.element, self.row))
        if not columns or not isinstance(row, dict):
            return
        visibility = Visibility(self._session.framework, self._session.plan)
        for column in columns:
            assert column.when is not None
            holds = visibility.holds(column.when, self._table.element, row, self._question.columns)
            self.editors[column.id].setVisible(holds)
