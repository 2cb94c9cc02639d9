"""How a finding stands in the list of the review: what was found, and below it, quieter, why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from wizard.window.look import colours, em
from wizard.window.widgets import Airy

REASON = Qt.ItemDataRole.UserRole + 1
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FindingLines(Airy):
    """Draws cells that have a text under REASON in two parts, all others as usual."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        reason = index.data(REASON)
        if not reason:
            return size
        room = max(self.room(index) - em(1), em(4))
        lines = QFontMetrics(option.font).boundingRect(0, 0, room, 0, _FLAGS, str(reason))
        return QSize(size.width(), size.height() + lines.height() + em(0.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        reason = index.data(REASON)
        if not reason:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        style = QApplication.style()
        words = QRect(style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, drawn))
        sentence, drawn.text = drawn.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter)
        painter.save()
        above = painter.boundingRect(words, _FLAGS, sentence)
        below = painter.boundingRect(words, _FLAGS, str(reason))
        words.translate(0, max(0, (words.height() - above.height() - below.height() - em(0.2)) // 2))
        painter.setPen(drawn.palette.color(QPalette.ColorRole.Text))
        painter.drawText(words, _FLAGS, sentence)
        painter.setPen(QColor(colours().muted))
        painter.drawText(words.translated(0, above.height() + em(0.2)), _FLAGS, str(reason))
        painter.restore()
