"""The left side: the steps and elements with their status in symbol and words, a filter, and the search box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wizard.plan.tree import Node, Status
from wizard.window.icons import draw_status, icon
from wizard.window.look import colours, em, status_colour
from wizard.window.pages.registry import EXTRA
from wizard.window.search_results import SearchResults
from wizard.window.session import Session

KEY = int(Qt.ItemDataRole.UserRole)
STATUS = KEY + 1
WORDS = KEY + 2
HEADING = KEY + 3
Index = QModelIndex | QPersistentModelIndex

FILTERS: tuple[tuple[str, frozenset[Status] | None], ...] = (
    ("Tất cả các mục", None),
    ("Chưa làm xong", frozenset({Status.TODO, Status.DOING})),
    ("Cần xem lại", frozenset({Status.REVIEW})),
    ("Đã xong", frozenset({Status.DONE})),
)


def status_words(node: Node) -> str:
    """The status of a node in words, with counts: «đang làm, 3/8»."""
    if node.status in (Status.DONE, Status.TODO) or not node.total:
        return node.status.value
    return f"{node.status.value}, {node.done}/{node.total}"


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _margins() -> tuple[int, int, int]:
    """Left, right, and above and below, of an entry."""
    return em(0.5), em(0.4), em(0.32)


class _Delegate(QStyledItemDelegate):
    """Paints an entry: its title, and below it symbol and word of the status."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        left, right, top = _margins()
        width = self._tree.viewport().width() - depth * self._tree.indentation() - left - right
        font = self._font(option, index)
        height = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, em(50)), _WRAPPED, str(index.data())).height()
        if index.data(WORDS):
            height += self._small(option).lineSpacing()
        return QSize(em(10), round(height + 2 * top))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = colours()
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.soft if selected else theme.line))
        if selected:
            painter.fillRect(QRectF(area.x(), area.y(), em(0.25), area.height()), QColor(theme.accent))
        left, right, top = _margins()
        area.adjust(left, top, -right, -top)
        font = self._font(option, index)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if index.data(HEADING) else theme.text))
        painter.drawText(area, _WRAPPED, str(index.data()))
        status, words = index.data(STATUS), index.data(WORDS)
        if words:
            small = self._small(option)
            line_top = area.bottom() - small.lineSpacing()
            side = small.ascent()
            draw_status(painter, status, QRectF(area.x(), line_top + (small.lineSpacing() - side) / 2, side, side))
            painter.setFont(self._small_font(option))
            painter.setPen(status_colour(status))
            line = QRectF(area.x() + side + em(0.35), line_top, area.width() - side, small.lineSpacing())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), str(words))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _font(self, option: QStyleOptionViewItem, index: Index) -> QFont:
        font = QFont(option.font)
        if index.data(HEADING):
            font.setBold(True)
            font.setPointSizeF(font.pointSizeF() * 0.92)
        return font

    def _small_font(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        return font

    def _small(self, option: QStyleOptionViewItem) -> QFontMetricsF:
        return QFontMetricsF(self._small_font(option))


class _Tree(QTreeWidget):
    """Titles wrap, so heights depend on the width: that of the list itself, which comes after that of what it is in."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()


def _hide(item: QTreeWidgetItem, hidden: bool) -> None:
    """Only where it changes something: Qt measures all entries anew."""
    if item.isHidden() != hidden:
        item.setHidden(hidden)


class Navigation(QWidget):
    """`chosen` gives the key of the page wanted, `entered`: to work on it now; `place_chosen` gives a place."""

    chosen = Signal(str)
    entered = Signal()
    place_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items: dict[str, QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm câu hỏi, câu trả lời")
        self.search.setAccessibleName("Tìm trong câu hỏi và câu trả lời")
        self.search.setToolTip("Gõ vài chữ, có dấu hoặc không dấu (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter = QComboBox()
        self.filter.setAccessibleName("Lọc các bước theo tình trạng")
        for name, _ in FILTERS:
            self.filter.addItem(name)
        self.tree = _Tree()
        self.tree.setAccessibleName("Các bước và yếu tố")
        self.tree.setHeaderHidden(True)
        self.tree.setItemDelegate(_Delegate(self.tree))
        self.tree.setIndentation(em(0.9))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.tree.setExpandsOnDoubleClick(False)
        self.results = SearchResults(session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.6), em(0.8), 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self.search)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(200)
        self._typing.timeout.connect(self._find)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._enter)
        self.search.installEventFilter(self)
        self.filter.currentIndexChanged.connect(self._apply_filter)
        self.tree.currentItemChanged.connect(self._current_changed)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemActivated.connect(self._activated)
        self.results.chosen.connect(self.place_chosen)
        session.tree_changed.connect(self.refresh)
        self._fill()

    def show_current(self, key: str) -> None:
        """Marks the page that is shown."""
        item = self._items.get(key)
        if item is not None and item is not self.tree.currentItem():
            self.tree.blockSignals(True)
            self.tree.setCurrentItem(item)
            self.tree.blockSignals(False)
            self.tree.scrollToItem(item)

    def start_search(self) -> None:
        """Puts the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Brings status and counts of all entries up to date."""
        for number, step in enumerate(self._session.tree.steps, 1):
            self._show(step, f"{number}. {step.title}", f"Bước {number}: {step.title}")
            for dimension in step.children:
                if dimension.kind == "dimension":
                    self._show(dimension, dimension.title, f"Nhóm yếu tố {dimension.title}")
                    for element in dimension.children:
                        order = self._session.framework.element(element.id).number
                        self._show(element, f"{order}. {element.title}", f"Yếu tố {order}: {element.title}")
        self._apply_filter()

    # --- inside ---

    def _fill(self) -> None:
        for step in self._session.tree.steps:
            top = self._add(self.tree, step.id)
            for dimension in step.children:
                if dimension.kind == "dimension":
                    middle = self._add(top, dimension.id)
                    middle.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    for element in dimension.children:
                        self._add(middle, element.id)
        group = ""
        for extra in EXTRA:
            if extra.group != group:
                group = extra.group
                heading = self._add(self.tree, "")
                heading.setText(0, group)
                heading.setData(0, HEADING, True)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = self._add(self.tree, f"/{extra.key}")
            item.setText(0, extra.title)
        self.tree.expandAll()
        self.refresh()

    def _add(self, parent: QTreeWidget | QTreeWidgetItem, key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent)
        item.setData(0, KEY, key)
        if key:
            self._items[key] = item
        return item

    def _show(self, node: Node, title: str, spoken: str) -> None:
        item = self._items[node.id]
        words = status_words(node)
        if item.data(0, WORDS) == words and item.data(0, STATUS) == node.status:
            return
        item.setText(0, title)
        item.setData(0, STATUS, node.status)
        item.setData(0, WORDS, words)
        counts = f", đã xong {node.done} trên {node.total} mục bắt buộc" if node.total else ""
        item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{spoken}: {node.status.value}{counts}")
        item.setToolTip(0, f"{title}\n{node.status.value}{counts}")

    def _apply_filter(self) -> None:
        wanted = FILTERS[self.filter.currentIndex()][1]
        for step in self._session.tree.steps:
            self._filter_node(step, wanted)
        for index in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(index)
            if item is not None and item.data(0, STATUS) is None:
                _hide(item, wanted is not None)

    def _filter_node(self, node: Node, wanted: frozenset[Status] | None) -> bool:
        below = [self._filter_node(child, wanted) for child in node.children if child.kind in ("dimension", "element")]
        keep = wanted is None or any(below) or (not below and node.status in wanted)
        _hide(self._items[node.id], not keep)
        return keep

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, KEY) if item is not None else ""
        if item is None or not key:
            return
        if item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.chosen.emit(key)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        """A dimension is no page of its own: a click folds or unfolds it."""
        if item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.entered.emit()
        else:
            item.setExpanded(not item.isExpanded())

    def _activated(self, item: QTreeWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.entered.emit()

    def _find(self) -> None:
        words = self.search.text().strip()
        self.filter.setVisible(not words)
        self._stack.setCurrentWidget(self.results if words else self.tree)
        self.results.look_for(words)

    def _enter(self) -> None:
        self._typing.stop()
        self._find()
        self.results.choose_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                (self.results if self.search.text() else self.tree).setFocus()
                return True
        return super().eventFilter(watched, event)
