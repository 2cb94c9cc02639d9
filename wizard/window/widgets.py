"""Small pieces used on many pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from wizard.window.icons import icon
from wizard.window.look import colours, em


def button(
    text: str, do: Callable[[], object], kind: str = "", symbol: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A push button. `kind`: primary (one a page), quiet (like a link) or ""; `symbol`: the name of an icon."""
    made = QPushButton(text, parent)
    if kind:
        made.setProperty("kind", kind)
    if symbol:
        made.setIcon(icon(symbol, {"primary": "on_accent", "quiet": "accent"}.get(kind, "")))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: do())
    return made


def card(parent: QWidget | None = None) -> QFrame:
    """A box with its own ground on a page."""
    made = QFrame(parent)
    made.setObjectName("card")
    return made


def hairline(parent: QWidget | None = None) -> QFrame:
    """A thin line between parts."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def progress_bar(done: int, total: int, parent: QWidget | None = None) -> QProgressBar:
    """A slim bar; the words for it stand beside it."""
    made = QProgressBar(parent)
    made.setTextVisible(False)
    made.setRange(0, max(1, total))
    made.setValue(done)
    made.setAccessibleName(f"Tiến độ: đã xong {done} trên {total} mục bắt buộc")
    return made


class Airy(QStyledItemDelegate):
    """Lines with some air between them, as high as their words need in the width of the column."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        room = self.room(index) - em(1)
        words = str(index.data() or "")
        lines = QFontMetrics(option.font).boundingRect(0, 0, max(room, em(4)), 0, Qt.TextFlag.TextWordWrap, words)
        return QSize(size.width() + em(1), max(size.height(), lines.height()) + em(0.7))

    def room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The width for the words of a cell."""
        tree = self._tree
        if tree.isFirstColumnSpanned(index.row(), QModelIndex(index.parent())):
            return tree.viewport().width()
        width = tree.columnWidth(index.column())
        if index.column() == 0:
            parent, depth = index.parent(), 1
            while parent.isValid():
                parent, depth = parent.parent(), depth + 1
            width -= depth * tree.indentation() + tree.iconSize().width() + em(1)
        return width


def dress_tree(tree: QTreeWidget) -> None:
    """A list on the ground of cards, with airy lines and a soft mark on the chosen one."""
    tree.setItemDelegate(Airy(tree))
    ground = tree.palette()
    for role, colour in (
        (QPalette.ColorRole.Base, colours().base),
        (QPalette.ColorRole.Highlight, colours().soft),
        (QPalette.ColorRole.HighlightedText, colours().text),
    ):
        ground.setColor(role, QColor(colour))
    tree.setPalette(ground)
    tree.setStyleSheet("QTreeView { background: palette(base); }")
