"""Searching the help texts: type a few words, read, go to the place they are about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wizard.plan.model import Place
from wizard.window.help_texts import Topic, find_topics, topics
from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.session import Session
from wizard.window.sheet import Sheet
from wizard.window.widgets import button

_TOPIC = Qt.ItemDataRole.UserRole
_MOST = 200
_PAUSE = 150
"""Milliseconds after the last key until the search."""


class HelpSearchDialog(QDialog):
    """A search box, what was found, and the text chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._topics = topics(session.framework)
        self.setWindowTitle("Tìm trong phần trợ giúp")
        self.box = QLineEdit()
        self.box.setPlaceholderText("Gõ điều cần hỏi, ví dụ: dán từ Excel, nơi nhận, căn cứ")
        self.box.setAccessibleName("Tìm trong phần trợ giúp, có dấu hoặc không dấu")
        self.box.setClearButtonEnabled(True)
        self.box.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.box.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName("Các mục trợ giúp tìm thấy")
        self.found.setSpacing(em(0.15))
        self.found.setWordWrap(True)
        self.found.currentItemChanged.connect(lambda *_: self._show())
        self.sheet = Sheet("Nội dung trợ giúp")
        self.count = label("", "muted")
        self.go = button("Đi tới mục này", self._go, "", "right")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.search)
        self.box.textChanged.connect(lambda _text: self._timer.start())
        self._layout()
        self.search()
        self.box.setFocus()

    def search(self) -> None:
        """Shows what fits the words typed; everything when there are none."""
        self._timer.stop()
        found = find_topics(self._topics, self.box.text())
        self.found.clear()
        for topic in found[:_MOST]:
            item = QListWidgetItem(f"{topic.title}\n{topic.group}", self.found)
            item.setData(_TOPIC, topic)
        words = "mục trợ giúp" if self.box.text().strip() else "mục trợ giúp tất cả"
        self.count.setText(f"{len(found)} {words}" if found else "Không có mục nào. Hãy thử ít chữ hơn.")
        if found:
            self.found.setCurrentRow(0)
        else:
            self._show()

    # --- inside ---

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3))
        column.setSpacing(em(0.8))
        column.addWidget(self.box)
        middle = QHBoxLayout()
        middle.setSpacing(em(1))
        middle.addWidget(self.found, 2)
        middle.addWidget(self.sheet, 3)
        column.addLayout(middle, 1)
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        row.addWidget(self.count, 1)
        row.addWidget(self.go)
        row.addWidget(button("Đóng", self.reject))
        column.addLayout(row)
        available = self.screen().availableGeometry()
        self.resize(min(em(84), round(available.width() * 0.92)), min(em(48), round(available.height() * 0.85)))

    def _topic(self) -> Topic | None:
        item = self.found.currentItem()
        topic: Topic | None = item.data(_TOPIC) if item is not None else None
        return topic

    def _show(self) -> None:
        topic = self._topic()
        self.sheet.begin()
        if topic is not None:
            self.sheet.heading(topic.title, 1.3)
            self.sheet.text(topic.group, "muted")
            for title, text in topic.parts:
                if title:
                    self.sheet.strong(title)
                self.sheet.text(text)
        self.sheet.end()
        self.go.setEnabled(bool(topic and topic.target) and self._session.is_open)

    def _go(self) -> None:
        topic = self._topic()
        if topic is None or not topic.target:
            return
        self.accept()
        try:
            self._session.tree.node(topic.target)
        except KeyError:
            self._session.go_requested.emit(Place.parse(topic.target))
        else:
            self._session.go_requested.emit(topic.target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box the arrow keys walk through what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)
