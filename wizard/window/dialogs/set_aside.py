"""Asks why a finding of the checks does not count."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wizard.window.look import em, label
from wizard.window.widgets import button


class SetAsideDialog(QDialog):
    """Shows a finding and takes the reason, without which nothing is set aside."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bỏ qua, có lý do")
        self.setMinimumWidth(em(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.5))
        column.setSpacing(em(0.8))
        column.addWidget(label(sentence, "strong"))
        name = label("Lý do bỏ qua")
        column.addWidget(name)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName("Lý do bỏ qua")
        self.edit.setPlaceholderText("Ví dụ: trích nguyên văn văn bản ban hành trước khi sắp xếp")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(em(7))
        self.edit.textChanged.connect(self._show)
        name.setBuddy(self.edit)
        column.addWidget(self.edit)
        about = "Lý do được giữ trong hồ sơ và liệt kê ở cuối trang Rà soát; có thể đưa trở lại bất cứ lúc nào."
        column.addWidget(label(about, "muted"))
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        row.addStretch(1)
        row.addWidget(button("Thôi", self.reject))
        self.agree = button("Bỏ qua", self.accept, "primary")
        self.agree.setDefault(True)
        row.addWidget(self.agree)
        column.addLayout(row)
        self._show()

    def reason(self) -> str:
        """What was typed, without spaces around it."""
        return self.edit.toPlainText().strip()

    def _show(self) -> None:
        self.agree.setEnabled(bool(self.reason()))
