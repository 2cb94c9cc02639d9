"""The two-minute tour: bubbles that point at the real parts of the window, one after the other, by key or mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from wizard.window.look import colours, em, label
from wizard.window.session import Session
from wizard.window.widgets import button

if TYPE_CHECKING:
    from wizard.window.main_window import MainWindow

SEEN = "tour_seen"
_DIM = 120
"""How dark what the bubble does not speak of is, of 255."""


class Stop(NamedTuple):
    """One bubble: `find` gives what it points at, None for the middle of the window."""

    title: str
    text: str
    find: Callable[[MainWindow], QWidget | None]


def _help_pane(window: MainWindow) -> QWidget | None:
    """The pane, or the button that brings it where the window is too narrow for it."""
    space = window.workspace
    return None if space is None else space.help if space.help.isVisible() else space.help_button


_ON_START = (
    Stop(
        "Bắt đầu từ đây",
        "Chọn tỉnh, hình thức văn bản, giai đoạn rồi bấm “Bắt đầu soạn”. Ba lựa chọn này đổi được về sau.",
        lambda window: window.start.begin,
    ),
    Stop(
        "Muốn xem trước thành phẩm?",
        "“Xem hồ sơ mẫu” mở một bản sao của hồ sơ hoàn chỉnh, về một tỉnh giả định; sửa thử thoải mái. "
        "Khi hồ sơ đã mở, phần giới thiệu này sẽ đi tiếp.",
        lambda window: window.start.sample,
    ),
)
_ON_PLAN = (
    Stop(
        "Các bước ở bên trái",
        "Đi theo thứ tự hoặc bấm vào bước bất kỳ. Mỗi bước ghi rõ: chưa làm, đang làm, hoàn thành hay cần xem lại. "
        "Bước 4 có 22 yếu tố của khung.",
        lambda window: window.workspace and window.workspace.navigation.tree,
    ),
    Stop(
        "Tìm nhanh",
        "Gõ vài chữ, có dấu hoặc không dấu, để tìm trong câu hỏi và câu trả lời (Ctrl+F). "
        "Ô bên dưới lọc ra những bước chưa làm xong hoặc cần xem lại.",
        lambda window: window.workspace and window.workspace.navigation.search,
    ),
    Stop(
        "Điền ở giữa",
        "Không cần bấm lưu: nội dung được lưu ngay sau khi gõ. Chỗ nào chưa ổn sẽ có một dòng nhắc dưới ô. "
        "Nút “Việc cần làm” để lại lời nhắc cho chính mình.",
        lambda window: window.workspace and window.workspace.panes()[1],
    ),
    Stop(
        "Hướng dẫn ở bên phải",
        "Đang ở ô nào thì bên phải nói ô đó cần ghi gì, có ví dụ và lỗi thường gặp. Phím F9 để gập lại cho rộng.",
        _help_pane,
    ),
    Stop(
        "Còn thiếu gì?",
        "Bấm nút này hoặc phím F8 để tới mục bắt buộc tiếp theo chưa nhập.",
        lambda window: window.workspace and window.workspace.missing,
    ),
    Stop(
        "Không sợ sai",
        "Ctrl+Z hoàn tác mọi việc trong cả hồ sơ. Mục Hồ sơ → Các bản lưu cho xem, so sánh và trở về bản cũ. "
        "Khi xong: Đi tới → Rà soát, rồi Xuất bộ hồ sơ. Xem lại phần này ở mục Trợ giúp.",
        lambda window: window.menuBar(),
    ),
)


class TourDialog(QWidget):
    """Lies over the whole window while the tour lasts. Arrow keys and Enter walk, Esc ends it."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._loop: QEventLoop | None = None
        self._focus_before: QWidget | None = None
        self._stops = [stop for stop in (_ON_PLAN if session.is_open else _ON_START) if self._is_there(stop)]
        self._at = 0
        self._hole = QRect()
        self.setAccessibleName("Giới thiệu nhanh")
        self.bubble = QFrame(self)
        self.bubble.setObjectName("card")
        self.heading, self.words, self.count = label("", "heading"), label(), label("", "muted")
        self.skip = button("Bỏ qua", self.finish, "quiet")
        self.back = button("Trước", lambda: self._go(-1))
        self.forward = button("Tiếp", lambda: self._go(1), "primary")
        self._layout_bubble()
        window.installEventFilter(self)
        session.plan_replaced.connect(self.finish)
        self.hide()

    def exec(self) -> None:
        """Shows the tour and returns when it has ended."""
        self.begin()
        self._loop = QEventLoop(self)
        self._loop.exec()

    def begin(self) -> None:
        """Shows the tour."""
        self._session.settings.set_flag(SEEN, True)
        self._focus_before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show_stop()

    def finish(self) -> None:
        """Ends the tour."""
        self._window.removeEventFilter(self)
        before = self._focus_before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        if self._loop is not None:
            self._loop.quit()

    # --- inside ---

    def _is_there(self, stop: Stop) -> bool:
        widget = stop.find(self._window)
        return widget is not None and widget.isVisible()

    def _layout_bubble(self) -> None:
        column = QVBoxLayout(self.bubble)
        column.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
        column.setSpacing(em(0.6))
        column.addWidget(self.heading)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(em(0.6))
        row.addWidget(self.count)
        row.addStretch(1)
        for each in (self.skip, self.back, self.forward):
            row.addWidget(each)
            each.installEventFilter(self)
        column.addLayout(row)

    def _go(self, by: int) -> None:
        if self._at + by == len(self._stops):
            self.finish()
        elif self._at + by >= 0:
            self._at += by
            self._show_stop()

    def _show_stop(self) -> None:
        stop, last = self._stops[self._at], self._at == len(self._stops) - 1
        self.heading.setText(stop.title)
        self.words.setText(stop.text)
        self.count.setText(f"{self._at + 1}/{len(self._stops)}")
        self.bubble.setAccessibleName(f"{stop.title}. {stop.text}")
        self.back.setVisible(self._at > 0)
        self.skip.setVisible(not last)
        self.forward.setText("Bắt đầu làm việc" if last else "Tiếp")
        self.forward.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def _place(self) -> None:
        """Puts the bubble beside what it speaks of, inside the window."""
        widget = self._stops[self._at].find(self._window)
        gap = em(0.8)
        width = min(em(31), self.width() - 2 * gap)
        self.bubble.setFixedWidth(width)
        self.bubble.layout().activate()  # type: ignore[union-attr]
        height = self.bubble.layout().totalHeightForWidth(width)  # type: ignore[union-attr]
        if widget is None or not widget.isVisible():
            self._hole = QRect()
            corner = self.rect().center() - QPoint(width // 2, height // 2)
        else:
            hole = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
            self._hole = hole.adjusted(-em(0.25), -em(0.25), em(0.25), em(0.25)).intersected(self.rect())
            corner = self._corner(width, height, gap)
        left = max(gap, min(corner.x(), self.width() - width - gap))
        top = max(gap, min(corner.y(), self.height() - height - gap))
        self.bubble.setGeometry(left, top, width, height)
        self.update()

    def _corner(self, width: int, height: int, gap: int) -> QPoint:
        """Below, above, right or left of the hole, wherever there is room; else in it."""
        hole = self._hole
        if hole.bottom() + gap + height < self.height():
            return QPoint(hole.left(), hole.bottom() + gap)
        if hole.top() - gap - height > 0:
            return QPoint(hole.left(), hole.top() - gap - height)
        top = hole.top() + em(3)
        if hole.right() + gap + width < self.width():
            return QPoint(hole.right() + gap, top)
        if hole.left() - gap - width > 0:
            return QPoint(hole.left() - gap - width, top)
        return hole.center() - QPoint(width // 2, height // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(self._hole))
        painter.fillRect(self.rect(), QColor(0, 0, 0, _DIM))
        painter.setClipping(False)
        if self._hole.isValid():
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRect(self._hole.adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._place()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The focus stays in the bubble as long as the tour lasts."""
        order = [each for each in (self.forward, self.skip, self.back) if each.isVisible()]
        if not order:  # Qt asks while it hides the bubble
            return super().focusNextPrevChild(forwards)
        here = next((number for number, each in enumerate(order) if each.hasFocus()), -1)
        order[(here + (1 if forwards else -1)) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key(), watched)
        return super().eventFilter(watched, event)

    def _key(self, key: int, focused: QObject) -> bool:
        if key == Qt.Key.Key_Escape:
            self.skip.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(1 if key == Qt.Key.Key_Right else -1)
        else:
            return False
        return True
