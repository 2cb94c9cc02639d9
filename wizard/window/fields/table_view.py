"""The grid of a table field: keys, cell editors, widths. What it is asked to do it passes on as signals."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from wizard.framework.model import Field
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.cells import cell_text, parse_cell
from wizard.window.fields.choices import ChoiceCombo, fill_combo
from wizard.window.fields.inputs import GrowingInput, LineInput
from wizard.window.fields.options import Catalogue
from wizard.window.fields.picker import PickerLine
from wizard.window.fields.table_model import TableModel
from wizard.window.fields.text import LONGEST_LINE
from wizard.window.look import colours, em

Index = QModelIndex | QPersistentModelIndex
IN_FORM = frozenset(("paragraphs", "list", "choices", "references"))
"""Types of columns that are edited in the form of the row only."""
_WIDTHS = {"number": 8, "year": 7, "month": 10, "date": 11.5, "money": 9, "choice": 10, "yes_no": 6}
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_FEWEST_ROWS, _MOST_ROWS = 3, 12


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell by the type of its column. `own`: a text in a picker that is to be a new entry."""

    own = Signal(QPersistentModelIndex, str)

    def __init__(self, catalogue: Catalogue, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self._catalogue = catalogue

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = colours()
        focused = self._view.hasFocus()
        if not focused:  # the selection of a table that has not the focus is quiet
            option.palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.soft))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.text))
        super().paint(painter, option, index)
        if focused and self._view.currentIndex() == index:
            painter.save()
            selected = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(QPen(QColor(theme.on_accent if selected else theme.accent), 2))
            painter.drawRect(option.rect.adjusted(2, 2, -2, -2))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = _column(index)
        editor: QWidget
        if column.type == "choice":
            editor = ChoiceCombo(parent)
            fill_combo(editor, column)
            editor.activated.connect(lambda _: self._finish(editor))
        elif column.type == "yes_no":
            editor = ChoiceCombo(parent)
            for text, answer in (("Chưa chọn", None), ("Có", True), ("Không", False)):
                editor.addItem(text, answer)
            editor.activated.connect(lambda _: self._finish(editor))
        elif column.type == "reference":
            editor = PickerLine(self._catalogue, column.target, parent)
            editor.picked.connect(lambda _: self._finish(editor))
            kept = QPersistentModelIndex(index)
            editor.own.connect(lambda text: self._ask_for_own(editor, kept, text))
        elif column.type == "text" and (column.max_length or 0) > LONGEST_LINE:
            editor = GrowingInput(parent, single=True, fewest=2)
            editor.entered.connect(lambda: self._finish(editor))
        else:
            editor = LineInput(parent)
        editor.setAccessibleName(column.label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, PickerLine):
            editor.choose(value if isinstance(value, str) else None)
        elif isinstance(editor, GrowingInput | LineInput) and not editor.composing:
            column = _column(index)
            text = cell_text(self._catalogue, column, value)
            editor.set_text(text.replace(".", "") if column.type in ("number", "money") else text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, PickerLine):
            try:
                model.setData(index, editor.choice())
            except NotUnderstood as error:
                assert isinstance(model, TableModel)
                model.refused(str(error))
        elif isinstance(editor, GrowingInput | LineInput):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        if isinstance(editor, GrowingInput):
            room = self._view.viewport().rect()
            rect.setWidth(min(max(rect.width(), em(24)), room.width()))
            rect.moveRight(min(rect.right(), room.right()))
            editor.setGeometry(rect.x(), rect.y(), rect.width(), editor.height())
            editor.raise_()
        else:
            if isinstance(editor, PickerLine):
                rect.setWidth(max(rect.width(), em(16)))
            editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab do not close an editor whose text is no value: nothing typed is thrown away."""
        ending = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENDING
        if ending and isinstance(watched, GrowingInput) and event.key() in _ENDING[2:]:  # type: ignore[attr-defined]
            hint = QAbstractItemDelegate.EndEditHint  # Qt leaves the tab key to inputs of several lines
            self.commitData.emit(watched)
            forward = event.key() == Qt.Key.Key_Tab  # type: ignore[attr-defined]
            self.closeEditor.emit(watched, hint.EditNextItem if forward else hint.EditPreviousItem)
            return True
        if ending and isinstance(watched, LineInput):
            if watched.composing:
                return False
            sentence = self._refusal(watched)
            if sentence:
                self._view.table.refused(sentence)
                watched.selectAll()
                return True
        return super().eventFilter(watched, event)

    def _refusal(self, editor: LineInput) -> str:
        try:
            if isinstance(editor, PickerLine):
                editor.choice()
            else:
                parse_cell(self._catalogue, _column(self._view.currentIndex()), editor.text())
        except NotUnderstood as error:
            return str(error)
        return ""

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _ask_for_own(self, editor: PickerLine, index: QPersistentModelIndex, text: str) -> None:
        editor.choose(None)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.own.emit(index, text)


def _column(index: Index) -> Field:
    model = index.model()
    assert isinstance(model, TableModel)
    return model.columns[index.column()]


class GridView(QTableView):
    """The grid. `wanted` names what a key or the menu asks for: add, duplicate, remove, up, down, copy, paste, clear;
    `form_wanted`: the cell is to be edited in the form of its row; `sort_wanted`: column and whether downwards."""

    wanted = Signal(str)
    form_wanted = Signal(QModelIndex)
    sort_wanted = Signal(int, bool)

    def __init__(self, model: TableModel, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.delegate = CellDelegate(catalogue, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.read_only = False
        self._by_hand = False
        self._fitting = False
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setHighlightSections(False)
        header.setMinimumSectionSize(em(3))
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._header_menu)
        header.sectionResized.connect(self._resized)
        line = QFontMetrics(self.font()).lineSpacing()
        header.setFixedHeight(2 * line + em(0.6))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(2 * line + em(0.7))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        model.rowsInserted.connect(self.fit_height)
        model.rowsRemoved.connect(self.fit_height)
        model.modelReset.connect(self.fit_height)
        self.fit_height()

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, else of the current one, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def fit_height(self) -> None:
        """As high as its rows, within limits."""
        shown = max(_FEWEST_ROWS, min(self.table.rowCount(), _MOST_ROWS))
        height = shown * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().height()
        self.setFixedHeight(height + 2 * self.frameWidth() + em(0.8))

    def go(self, row: int, column: int) -> None:
        """Makes a cell the current one, in sight."""
        index = self.table.index(row, column)
        flag = QItemSelectionModel.SelectionFlag  # said explicitly: Ctrl+D must not add to the selection
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def edit_current(self) -> None:
        """Edits the current cell, in place or in the form."""
        index = self.currentIndex()
        if index.isValid() and self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            if _column(index).type in IN_FORM:
                self.form_wanted.emit(index)
            else:
                super().edit(index)

    def edit(self, index: Index, trigger: object = None, event: object = None) -> bool:  # type: ignore[override]
        """Qt asks for an editor: columns of long contents go to the form."""
        if trigger is None:
            super().edit(index)
            return True
        if index.isValid() and _column(index).type in IN_FORM:
            editable = self.table.flags(index) & Qt.ItemFlag.ItemIsEditable
            if editable and self.editTriggers() & trigger:  # type: ignore[operator]
                self.form_wanted.emit(index)
                return True
            return False
        done = super().edit(index, trigger, event)  # type: ignore[call-overload]
        editor = self.indexWidget(index)
        if done and isinstance(editor, QComboBox):
            editor.showPopup()
        return bool(done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the cell's editor did not want
            return
        asked = self._asked(event)
        if asked:
            self.wanted.emit(asked)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_current()
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace:
            self.wanted.emit("clear")
            event.accept()
        else:
            super().keyPressEvent(event)

    def _asked(self, event: QKeyEvent) -> str:
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if event.matches(QKeySequence.StandardKey.Copy):
            return "copy"
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(key), "")
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return "duplicate" if key == Qt.Key.Key_D else ""
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return {Qt.Key.Key_Insert: "add", Qt.Key.Key_Delete: "remove"}.get(Qt.Key(key), "") if plain else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, ask in (
            ("Thêm dòng", "Ins", "add"),
            ("Nhân đôi dòng", "Ctrl+D", "duplicate"),
            ("Xóa dòng", "Del", "remove"),
            ("Chuyển lên", "Alt+Up", "up"),
            ("Chuyển xuống", "Alt+Down", "down"),
            ("", "", ""),
            ("Sao chép dòng", "Ctrl+C", "copy"),
            ("Dán từ bảng tính", "Ctrl+V", "paste"),
            ("Xóa nội dung ô", "Backspace", "clear"),
        ):
            if not words:
                menu.addSeparator()
                continue
            action = QAction(words, menu)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(not self.read_only or ask == "copy")
            action.triggered.connect(lambda _=False, ask=ask: self.wanted.emit(ask))
            menu.addAction(action)
        menu.popup(event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        last = self.table.index(self.table.rowCount() - 1, self.table.columnCount() - 1)
        forward = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        if forward and self.currentIndex() == last:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.wanted.emit("add")  # the tab key in the last cell goes on with a new row
        else:
            super().closeEditor(editor, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand:
            self._fit_widths()

    def _fit_widths(self) -> None:
        """Shares the width: columns of short values take what they need, those of texts the rest."""
        weights = [_weight(column) for column in self.table.columns]
        texts = [column.type not in _WIDTHS for column in self.table.columns]
        room = self.viewport().width()
        unit = max(room / sum(weights), em(0.65))
        enough = unit if not any(texts) else min(unit, em(1))
        short = sum(int(weight * enough) for weight, text in zip(weights, texts, strict=True) if not text)
        long = sum(weight for weight, text in zip(weights, texts, strict=True) if text)
        share = max((room - short) / long, em(0.65)) if long else 0
        self._fitting = True
        for number, (weight, text) in enumerate(zip(weights, texts, strict=True)):
            self.setColumnWidth(number, int(weight * (share if text else enough)))
        header = self.horizontalHeader()
        lacking = room - header.length()
        if 0 < lacking < len(weights) + 1:
            self.setColumnWidth(len(weights) - 1, self.columnWidth(len(weights) - 1) + lacking)
        self._fitting = False

    def _resized(self) -> None:
        self._by_hand = self._by_hand or not self._fitting

    def _header_menu(self, section: int) -> None:
        if self.table.rowCount() < 2 or self.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = self.table.columns[section].label
        for words, downwards in (("Sắp xếp tăng dần theo “{}”", False), ("Sắp xếp giảm dần theo “{}”", True)):
            action = menu.addAction(words.format(label))
            action.triggered.connect(lambda _=False, downwards=downwards: self.sort_wanted.emit(section, downwards))
        header = self.horizontalHeader()
        corner = header.mapToGlobal(header.rect().bottomLeft())
        corner.setX(corner.x() + header.sectionViewportPosition(section))
        menu.popup(corner)


def _weight(column: Field) -> float:
    """Share of the width that a column needs, in em."""
    if column.type in _WIDTHS:
        return _WIDTHS[column.type]
    if column.type == "text":
        longest = column.max_length or 100
        return 8 if longest <= 40 else 10 if longest <= 60 else 12 if longest <= 200 else 16
    return 13 if column.type in ("reference", "references") else 18
