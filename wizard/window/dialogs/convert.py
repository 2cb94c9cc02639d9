"""Shows a text of before Unicode as it is and as it would be converted; the user decides."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from wizard.plan.legacy import Encoding, convert
from wizard.plan.text import clean_text
from wizard.window.look import em, label


class ConvertDialog(QDialog):
    """Before and after, side by side. `converted` gives the result after the dialog was accepted."""

    def __init__(self, text: str, encoding: Encoding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chuyển đổi bảng mã")
        self._text = text
        column = QVBoxLayout(self)
        column.setSpacing(em(0.8))
        column.addWidget(
            label(
                "Đoạn này có vẻ được gõ bằng phông chữ cũ. Hãy so hai bên: nếu bên phải đọc đúng tiếng Việt thì chọn "
                "“Chuyển đổi”."
            )
        )
        choice = QHBoxLayout()
        choice.setSpacing(em(1.5))
        self._tcvn3 = QRadioButton("TCVN3 (ABC), phông chữ .Vn…")
        self._vni = QRadioButton("VNI, phông chữ VNI-…")
        (self._tcvn3 if encoding == "tcvn3" else self._vni).setChecked(True)
        self._tcvn3.toggled.connect(self._show)
        choice.addWidget(self._tcvn3)
        choice.addWidget(self._vni)
        choice.addStretch(1)
        column.addLayout(choice)
        panes = QHBoxLayout()
        panes.setSpacing(em(1))
        self.before = self._pane(panes, "Trước khi chuyển đổi")
        self.after = self._pane(panes, "Sau khi chuyển đổi")
        self.before.setPlainText(text)
        column.addLayout(panes, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.accept_button = QPushButton("Chuyển đổi")
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        keep = QPushButton("Giữ nguyên")
        keep.clicked.connect(self.reject)
        buttons.addWidget(keep)
        buttons.addWidget(self.accept_button)
        column.addLayout(buttons)
        self.resize(em(62), em(32))
        self._show()

    def converted(self) -> str:
        """The text in Unicode by the chosen table, cleaned."""
        return clean_text(convert(self._text, "tcvn3" if self._tcvn3.isChecked() else "vni"), multiline=True)

    def _pane(self, panes: QHBoxLayout, title: str) -> QPlainTextEdit:
        column = QVBoxLayout()
        column.setSpacing(em(0.3))
        head = label(title, "strong")
        column.addWidget(head)
        pane = QPlainTextEdit(readOnly=True)
        pane.setTabChangesFocus(True)
        pane.setAccessibleName(title)
        column.addWidget(pane, 1)
        panes.addLayout(column)
        return pane

    def _show(self) -> None:
        self.after.setPlainText(self.converted())
