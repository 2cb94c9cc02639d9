"""The editor for a table: the grid, its buttons, the form of the current row where the table is wide, and sums."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from wizard.framework.model import Field
from wizard.plan.model import Place, Row, Value
from wizard.plan.operations import Batch, Operation, SetAnswer, SetMark
from wizard.plan.tree import Node
from wizard.plan.vietnamese import format_number, money_in_words, money_text
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.options import catalogue_of
from wizard.window.fields.parts import tool
from wizard.window.fields.paste_dialog import PasteDialog
from wizard.window.fields.pasting import join_cells, pasted_table
from wizard.window.fields.references import add_agency, own_base
from wizard.window.fields.row_form import RowForm
from wizard.window.fields.sorting import sorted_rows
from wizard.window.fields.table_model import TableModel
from wizard.window.fields.table_paste import apply_paste, parse_block, plan_paste
from wizard.window.fields.table_view import IN_FORM, GridView
from wizard.window.look import em, label

WIDE = 5
"""Greatest number of columns that a table shows whole; a wider one has a form for its current row."""
_MAIN = {"citations": ("base", "number", "date", "title")}
"""Columns shown of wide tables in which none or too many are required."""
_MOST_PROBLEMS = 3


def main_columns(question: Field) -> tuple[Field, ...]:
    """The columns that the grid shows: all of a narrow table, the most important ones of a wide one."""
    columns = question.columns
    if len(columns) <= WIDE:
        return columns
    chosen = [column for column in columns if column.id in _MAIN.get(question.id, ())]
    chosen = chosen or [column for column in columns if column.required] or list(columns)
    return tuple(chosen[: WIDE + 1])


class TableEditor(FieldEditor):
    """Rows and columns. The model reads the plan itself, so there is nothing to commit."""

    input: GridView

    def build(self) -> QWidget:
        """Grid, buttons, sums, form."""
        self._catalogue = catalogue_of(self.session)
        self.model = TableModel(self.session, self.field, self.place, main_columns(self.field), self)
        self.model.refused = self._refuse
        self._refused = ""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        self.input = GridView(self.model, self._catalogue)
        self.input.wanted.connect(self._do)
        self.input.form_wanted.connect(lambda index: self._edit_in_form(self.model.columns[index.column()].id))
        self.input.sort_wanted.connect(lambda section, down: self.sort(self.model.columns[section], down))
        self.input.delegate.own.connect(self._add_own)
        self.input.selectionModel().currentChanged.connect(self._current_changed)
        column.addWidget(self.input)
        self._totals = label("", "strong")
        self._totals.hide()
        column.addWidget(self._totals)
        column.addLayout(self._make_buttons())
        wide = len(self.model.columns) < len(self.field.columns)
        long = any(one.type in IN_FORM for one in self.field.columns)
        self.form: RowForm | None = None
        if wide or long:
            self.form = RowForm(self.session, self.field, self.place, body)
            self.form.focused.connect(self.focused)
            column.addWidget(self.form)
        self._form_timer = QTimer(self, singleShot=True, interval=60)  # arrow keys held down do not fill forms
        self._form_timer.timeout.connect(self._show_form)
        return body

    # --- FieldEditor ---

    def show_value(self, value: Value | Row | None) -> None:
        """Tells the model that the plan has changed."""
        current = self.model.row_id(self.input.currentIndex().row()) if self.input.currentIndex().isValid() else ""
        column = max(0, self.input.currentIndex().column())
        self.model.sync()
        number = self.model.number_of(current)
        if number >= 0 and self.input.currentIndex().row() != number:
            self.input.go(number, column)
        self._show_totals()
        self._enable()
        self._form_timer.start()

    def read(self) -> Value | None:
        """Nothing is held back here."""
        return self.session.rows(self.place) or None

    def refresh(self) -> None:
        """Shows the rows of the plan."""
        self.set_read_only(self.session.read_only)
        self.show_value(None)

    def set_read_only(self, read_only: bool) -> None:
        """Rows can be looked at and copied all the same."""
        self.input.read_only = read_only
        self._enable()

    def focus_place(self) -> Place:
        """The current cell."""
        index = self.input.currentIndex()
        return self.model.cell(index) if index.isValid() else self.place

    def go_to(self, place: Place) -> None:
        """Goes to a row or cell, in the form when the grid does not show its column."""
        number = self.model.number_of(place.row)
        if number < 0:
            super().go_to(place)
            return
        shown = [column.id for column in self.model.columns]
        self.input.go(number, shown.index(place.column) if place.column in shown else 0)
        if place.column and place.column not in shown:
            self._edit_in_form(place.column)
        else:
            self.input.setFocus()
            self.into_sight()

    def go_to_entry(self, place: Place, entry: int) -> None:
        """Goes on into a list or long text of the current row, which has its editor in the form."""
        if self.form is not None and place.column:
            self._edit_in_form(place.column)
            self.form.editors[place.column].go_to_entry(place, entry)

    def select_words(self, place: Place, words: str, start: int) -> None:
        """Selects words in a text of the current row, in the form: a cell shows its beginning only."""
        if self.form is not None and place.row and place.column:
            self._edit_in_form(place.column)
            if (editor := self.form.editors.get(place.column)) is not None:
                editor.select_words(place, words, start)

    def sentences(self, node: Node) -> list[str]:
        """The first problems with their rows; what is missing in cells shows in the cells."""
        found = [
            f"{problem.label.partition(', ')[2]}: {problem.message}" for problem in node.problems if problem.place.row
        ]
        more = len(found) - _MOST_PROBLEMS
        found = [sentence[:1].upper() + sentence[1:] for sentence in found[:_MOST_PROBLEMS]]
        if more > 0:
            found.append(f"Và {format_number(more)} điểm khác, chữ màu trong bảng.")
        return [*super().sentences(node), *found]

    def problem(self) -> str:
        """Also what was just refused in a cell."""
        return "\n".join(part for part in (self._refused, super().problem()) if part)

    def leave(self) -> None:
        """The next visit starts without the old refusal."""
        self._refused = ""
        super().leave()

    # --- what one can do ---

    def add_row(self, row: Row | None = None) -> str:
        """Adds a row below the selected one, else at the end, and starts editing it; its id, "" if all is read-only."""
        if self.session.read_only:
            return ""
        selected = [index.row() for index in self.input.selectionModel().selectedRows()]
        row_id = self.session.add_row(self.place, row, max(selected) + 1 if selected else None)
        self.input.go(self.model.number_of(row_id), 0)
        self.input.setFocus()
        self._edit_first()
        return row_id

    def duplicate(self) -> None:
        """Puts a copy of the current row below it."""
        numbers = self.input.selected_rows()
        if numbers and not self.session.read_only:
            row_id = self.session.duplicate_row(self.place, self.model.row_id(numbers[-1]))
            self.input.go(self.model.number_of(row_id), max(0, self.input.currentIndex().column()))

    def remove(self) -> None:
        """Takes the selected rows away, as one step."""
        numbers = self.input.selected_rows()
        if not numbers or self.session.read_only:
            return
        ids = {self.model.row_id(number) for number in numbers}
        if len(ids) == 1:
            self.session.remove_rows(self.place, ids)
        else:
            # Set at once: taken away one by one, many rows would copy the list as many times.
            rest: list[Row] = [row for row in self.session.rows(self.place) if row["id"] not in ids]
            operations: list[Operation] = [SetAnswer(self.place, rest)]
            for address in self.session.plan.marks:
                marked = Place.parse(address)
                if marked.row in ids and marked.whole == self.place:
                    operations.append(SetMark(marked, None))
            self.session.do(Batch(f"xóa {len(ids)} dòng", tuple(operations)))
        left = self.model.rowCount()
        if left:
            self.input.go(min(numbers[0], left - 1), max(0, self.input.currentIndex().column()))

    def move_row(self, by: int) -> None:
        """Moves the current row up or down."""
        index = self.input.currentIndex()
        target = index.row() + by
        if index.isValid() and 0 <= target < self.model.rowCount() and not self.session.read_only:
            self.session.move_row(self.place, self.model.row_id(index.row()), target)

    def sort(self, column: Field, downwards: bool) -> None:
        """Puts the rows into a new order for good, as one step: documents print them so."""
        rows = sorted_rows(self._catalogue, column, self.session.rows(self.place), downwards)
        if rows != self.session.rows(self.place):
            words = f"sắp xếp theo “{column.label}”"
            self.session.do(Batch(words, (SetAnswer(self.place, rows),)))

    def copy(self) -> None:
        """Copies the selected rows, all columns, as spreadsheets take them."""
        numbers = self.input.selected_rows()
        if numbers:
            QGuiApplication.clipboard().setText(join_cells(self.model.texts(numbers)))
            self.session.message.emit(f"Đã sao chép {format_number(len(numbers))} dòng.")

    def paste(self, mime: QMimeData | None = None) -> None:
        """Pastes cells; asks where the columns go unless that is plain."""
        if self.session.read_only:
            return
        mime = mime or QGuiApplication.clipboard().mimeData()
        cells = pasted_table(mime.text(), mime.html() if mime.hasHtml() else "")
        if not cells:
            self.session.message.emit("Không có gì để dán.")
            return
        index = self.input.currentIndex()
        selected = self.input.selectionModel().isRowSelected(index.row())
        row = index.row() if selected else None
        column = self.model.columns[index.column()].id if selected else None
        paste = plan_paste(self.field, cells, count=self.model.rowCount(), row=row, column=column)
        parsed = parse_block(self._catalogue, self.field, paste)
        if not paste.certain or parsed.refused:
            dialog = PasteDialog(self._catalogue, self.field, paste, self.window())
            if not dialog.exec():
                return
            parsed = dialog.parsed
        first, end = apply_paste(self.session, self.place, paste, parsed)
        self.input.go(first, max(0, index.column()))
        self.session.message.emit(f"Đã dán {format_number(end - first)} dòng.")

    # --- inside ---

    def _do(self, what: str) -> None:
        match what:
            case "add":
                self.add_row()
            case "up" | "down":
                self.move_row(-1 if what == "up" else 1)
            case "clear":
                index = self.input.currentIndex()
                if index.isValid() and self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                    self.session.set_value(self.model.cell(index), None)
            case _:
                getattr(self, what)()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.1))
        name = self.field.label
        self._buttons: dict[str, QToolButton] = {}
        for key, symbol, text, words, keys in (
            ("add", "plus", "Thêm dòng", "Thêm dòng", "Ins"),
            ("duplicate", "copy", "", "Nhân đôi dòng", "Ctrl+D"),
            ("remove", "trash", "", "Xóa các dòng đang chọn", "Del"),
            ("up", "up", "", "Chuyển dòng lên", "Alt+↑"),
            ("down", "down", "", "Chuyển dòng xuống", "Alt+↓"),
            ("sort", "sort", "", "Sắp xếp", ""),
            ("paste", "paste", "Dán từ bảng tính", "Dán các ô đã sao chép từ bảng tính", "Ctrl+V"),
        ):
            tip = f"{words} ({keys})" if keys else words
            made = tool(symbol, f"{words}: {name}", partial(self._press, key), tip, text)
            self._buttons[key] = made
            self.watch(made)
            row.addWidget(made)
        row.addStretch(1)
        self._count = label("", "small")
        self._count.setWordWrap(False)
        row.addWidget(self._count)
        return row

    def _press(self, key: str) -> None:
        if key != "sort":
            self._do(key)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self.field.columns:
            if column.type not in IN_FORM:
                menu.addAction(f"Tăng dần theo “{column.label}”", partial(self.sort, column, False))
                menu.addAction(f"Giảm dần theo “{column.label}”", partial(self.sort, column, True))
        button = self._buttons["sort"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _enable(self) -> None:
        count, current = self.model.rowCount(), self.input.currentIndex().row()
        may = not self.session.read_only
        allowed = {
            "duplicate": current >= 0,
            "remove": current >= 0,
            "up": current > 0,
            "down": 0 <= current < count - 1,
            "sort": count > 1,
        }
        for key, button in self._buttons.items():
            button.setEnabled(may and allowed.get(key, True))
        self._count.setText(f"{format_number(count)} dòng")

    def _current_changed(self, current: QModelIndex) -> None:
        self._enable()
        self._form_timer.start()
        if self.input.hasFocus() and current.isValid():
            self.focused.emit(self.model.cell(current))

    def _show_form(self) -> None:
        if self.form is None:
            return
        number = self.input.currentIndex().row()
        count = self.model.rowCount()
        if not 0 <= number < count:
            self.form.show_row("", 0, 0)
        else:
            self.form.show_row(self.model.row_id(number), number + 1, count)

    def _edit_in_form(self, column_id: str) -> None:
        if self.form is not None:
            self._show_form()
            self.form.go_to(column_id)

    def _edit_first(self) -> None:
        if self.form is not None:
            self._edit_in_form("")
        else:
            self.input.edit_current()
            self.into_sight()

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._left = self._left or bool(sentence)
        self._show_state()

    def _show_totals(self) -> None:
        parts = []
        for column in self.field.columns:
            if column.type == "money" and self.model.rowCount():
                total = self.model.total(column)
                parts.append(f"Tổng cộng: {money_text(total)} ({money_in_words(total)})")
        self._totals.setText("\n".join(parts))
        self._totals.setVisible(bool(parts))

    def _add_own(self, index: QPersistentModelIndex, text: str) -> None:
        if not index.isValid():
            return
        column = self.model.columns[index.column()]
        cell = self.model.cell(index)
        if column.target == "agencies":
            row_id, add = add_agency(self.session, text)
            self.session.do_all(f"thêm cơ quan “{text[:40]}”", [add, SetAnswer(cell, row_id)])
        elif column.target == "legal_bases":
            self.session.do_all("nhập căn cứ riêng", own_base(cell, text))
            self._edit_in_form("kind")
