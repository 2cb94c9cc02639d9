"""The page for a fault of the program itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout

from wizard.window.look import em, label
from wizard.window.widgets import button


class UnexpectedDialog(QDialog):
    """Says that something failed, that the plan is safe, and what can be done; details are only copied, never sent."""

    def __init__(self, details: str, saved: bool) -> None:
        super().__init__(QApplication.activeWindow())
        self._details = details
        self.setWindowTitle("Lỗi ngoài dự kiến")
        self.setMinimumWidth(em(36))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.5))
        column.setSpacing(em(1))
        column.addWidget(label("Phần mềm vừa gặp một lỗi ngoài dự kiến", "heading"))
        kept = (
            "Hồ sơ đã được lưu trước khi hiện thông báo này, nội dung không mất."
            if saved
            else "Hồ sơ chưa lưu được vào tệp. Hãy dùng “Lưu thành tệp khác…” trong mục Hồ sơ để giữ nội dung."
        )
        column.addWidget(label(kept))
        about = (
            "Có thể tiếp tục làm việc. Nếu lỗi lặp lại, hãy sao chép chi tiết và chuyển cho người hỗ trợ kỹ thuật. "
            "Phần mềm không tự gửi thông tin đi đâu."
        )
        column.addWidget(label(about, "muted"))
        self._copied = label("", "muted")
        column.addWidget(self._copied)
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        self.copy = button("Sao chép chi tiết", self._copy, symbol="copy")
        self.go_on = button("Tiếp tục làm việc", self.accept, "primary")
        self.go_on.setDefault(True)
        row.addWidget(self.copy)
        row.addWidget(button("Đóng phần mềm", self._quit))
        row.addStretch(1)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)
        self._copied.setText("Đã sao chép; có thể dán vào thư hoặc tin nhắn.")

    def _quit(self) -> None:
        self.reject()
        QApplication.closeAllWindows()
