"""The list of what a search found; choosing an entry goes to its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wizard.window.look import colours, em, label
from wizard.window.search import MOST, Hit, find
from wizard.window.session import Session

HIT = int(Qt.ItemDataRole.UserRole)


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


class _Delegate(QStyledItemDelegate):
    def __init__(self, around: QListWidget) -> None:
        super().__init__(around)
        self._list = around

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hit: Hit = index.data(HIT)
        metrics = QFontMetricsF(option.font)
        lines = 2 if hit.excerpt else 1
        return QSize(em(8), round(self._title_height(option, hit) + lines * metrics.lineSpacing() + em(0.8)))

    def _title_height(self, option: QStyleOptionViewItem, hit: Hit) -> float:
        width = self._list.viewport().width() - em(0.9)
        metrics = QFontMetricsF(_bold(option.font))
        return metrics.boundingRect(QRectF(0, 0, width, em(50)), _WRAPPED, hit.label).height()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = colours()
        hit: Hit = index.data(HIT)
        area = QRectF(option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, QColor(theme.soft))
        area.adjust(em(0.5), em(0.35), -em(0.4), 0)
        height = QFontMetricsF(option.font).lineSpacing()
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(theme.text))
        painter.drawText(area, _WRAPPED, hit.label)
        area.translate(0, self._title_height(option, hit))
        painter.setFont(option.font)
        for colour, text in ((theme.muted, hit.page), (theme.text, hit.excerpt)):
            painter.setPen(QColor(colour))
            shown = QFontMetricsF(option.font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)
            area.translate(0, height)


class SearchResults(QWidget):
    """`chosen` gives the place of the entry that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._count: QLabel = label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Kết quả tìm")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(self._count)
        column.addWidget(self.list, 1)

    def look_for(self, words: str) -> None:
        """Shows what is found for `words`."""
        self.list.clear()
        hits = find(self._session, words)
        for hit in hits:
            item = QListWidgetItem(self.list)
            item.setData(HIT, hit)
            spoken = f"{hit.label}, {hit.page}. {hit.excerpt}"
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)
            item.setToolTip(spoken)
        if not hits:
            self._count.setText("Không tìm thấy. Thử ít chữ hơn." if words else "")
        elif len(hits) == MOST:
            self._count.setText(f"{MOST} kết quả đầu tiên; gõ thêm chữ để thu hẹp.")
        else:
            self._count.setText(f"{len(hits)} kết quả")

    def choose_first(self) -> None:
        """Goes to the first entry, if there is one."""
        if self.list.count():
            self.list.setCurrentRow(0)
            self._choose(self.list.item(0))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(HIT).target)
