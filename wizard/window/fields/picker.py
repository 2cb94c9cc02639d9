"""A line in which one chooses from a long list by typing some letters, with or without diacritics."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.inputs import LineInput
from wizard.window.fields.options import Catalogue, Option
from wizard.window.folding import fold, matches
from wizard.window.icons import icon
from wizard.window.look import em

Index = QModelIndex | QPersistentModelIndex
OWN = "+"
"""Id of the last line of a list that can be added to."""
_OWN_WORDS = {
    "agencies": "Thêm “{text}” vào danh sách cơ quan của địa phương",
    "legal_bases": "Không có trong danh mục: tự nhập “{text}”",
}
_OPTION = int(Qt.ItemDataRole.UserRole)
_MOST_LINES = 9


class OptionsModel(QAbstractListModel):
    """The options that match what is typed."""

    def __init__(self, catalogue: Catalogue, target: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._target = target
        self._shown: list[Option] = []

    def filter(self, text: str) -> None:
        """Shows the options that have all words of `text`; names that begin with it come first."""
        wanted = fold(text)
        words = wanted.split()
        found = [option for option in self._catalogue.options(self._target) if matches(option.key, words)]
        if wanted:
            found.sort(key=lambda option: not any(name.startswith(wanted) for name in option.names))
        if self._target in _OWN_WORDS and wanted and not any(wanted in option.names for option in found):
            found.append(Option(OWN, _OWN_WORDS[self._target].format(text=" ".join(text.split()))))
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return option.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return option.detail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{option.label}. {option.detail}" if option.detail else option.label
        return option if role == _OPTION else None

    def row_of(self, option_id: str | None) -> int:
        """The row of an option, -1 when it is not shown."""
        return next((row for row, option in enumerate(self._shown) if option.id == option_id), -1)


class OptionDelegate(QStyledItemDelegate):
    """Label and, in small letters below it, the detail."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if self._detail(index) else 1
        return QSize(em(20), round(lines * QFontMetrics(option.font).lineSpacing() + em(0.6)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        detail = self._detail(index)
        box = option.rect.adjusted(em(0.5), em(0.3), -em(0.5), -em(0.3))
        metrics = QFontMetrics(option.font)
        painter.save()
        painter.setPen(option.palette.color(role))
        line = QRect(box.left(), box.top(), box.width(), metrics.lineSpacing())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), elided)
        if detail:
            if not selected:
                painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            line.translate(0, metrics.lineSpacing())
            elided = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.restore()

    def _detail(self, index: Index) -> str:
        option = index.data(_OPTION)
        return option.detail if isinstance(option, Option) else ""


class PickerLine(LineInput):
    """A line with a list under it. `picked`: the user chose an option; `own`: a text that is to be a new one."""

    picked = Signal(object)
    own = Signal(str)

    def __init__(self, catalogue: Catalogue, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._target = target
        self._chosen: str | None = None
        self._given = ""
        self._model = OptionsModel(catalogue, target, self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_LINES)
        self._completer.setWidget(self)
        popup = QListView()
        popup.setUniformItemSizes(False)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setAccessibleName("Danh sách để chọn")
        self._completer.setPopup(popup)
        popup.setItemDelegate(OptionDelegate(popup))  # after the completer has set its own
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self._open = self.addAction(icon("down"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setToolTip("Mở danh sách (phím mũi tên xuống)")
        self._open.triggered.connect(self.open_list)
        self.setPlaceholderText("Gõ vài chữ để tìm, hoặc mở danh sách")
        self.textEdited.connect(self._on_text)

    @property
    def popup(self) -> QListView:
        """The list."""
        popup = self._completer.popup()
        assert isinstance(popup, QListView)
        return popup

    def choose(self, option_id: str | None) -> None:
        """Shows the option with this id, without a signal."""
        self._chosen = option_id
        self._given = self._catalogue.label(self._target, option_id) if option_id else ""
        self.set_text(self._given)

    def choice(self) -> str | None:
        """Id of the chosen option; what was typed counts when it can only mean one. Raises NotUnderstood."""
        text = self.text().strip()
        if not text:
            return None
        if self._chosen is not None and text == self._given.strip():
            return self._chosen
        option = self._catalogue.find(self._target, text)
        if option is None:
            raise NotUnderstood(f"“{text[:60]}” không có trong danh sách; hãy chọn một mục trong danh sách.")
        return option.id

    def open_list(self) -> None:
        """Shows the whole list, the chosen option in sight."""
        if self.isReadOnly():
            return
        self.setFocus()
        self._model.filter("")
        self._show_list()
        row = self._model.row_of(self._chosen)
        if row >= 0:
            self.popup.setCurrentIndex(self._completer.completionModel().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.open_list()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        empty = not self.text() and event.button() == Qt.MouseButton.LeftButton
        if empty and not self.popup.isVisible():
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.popup.setMinimumWidth(min(max(self.width(), em(44)), em(60)))

    def _on_text(self, text: str) -> None:
        self._model.filter(text)
        if text.strip() and self._model.rowCount():
            self._show_list()
            # Enter takes the first line, unless it is the offer to add something new.
            first = self._completer.completionModel().index(0, 0)
            option = first.data(_OPTION)
            if isinstance(option, Option) and option.id != OWN:
                self.popup.setCurrentIndex(first)
        else:
            self.popup.hide()

    def _show_list(self) -> None:
        self._completer.setCompletionPrefix("")
        width = min(max(self.width(), em(44)), em(60))
        rect = self.rect()
        rect.setWidth(width)
        self._completer.complete(rect)

    def _activated(self, index: QModelIndex) -> None:
        option = index.data(_OPTION)
        if not isinstance(option, Option):
            return
        if option.id == OWN:
            self.own.emit(" ".join(self.text().split()))
            return
        self.choose(option.id)
        self.picked.emit(option)
