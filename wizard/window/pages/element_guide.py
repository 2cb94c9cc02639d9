"""What the framework says about one element, folded out part by part under its title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from wizard.framework.model import Element
from wizard.window.look import em, label
from wizard.window.rows.columns import Columns

FOLDED, UNFOLDED = "▸", "▾"


class ElementGuide(QWidget):
    """Buttons that each fold one part out; one part at a time, the same button folds it again."""

    def __init__(self, element: Element, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        figures = [f"{hint.figure}\nNơi lấy: {hint.where}" for hint in element.evidence]
        parts = (
            ("Ý nghĩa", element.meaning.split("\n\n")),
            ("Thế giới quan tâm gì", element.world_interest.split("\n\n")),
            ("Câu hỏi gợi ý", [f"{number}. {text}" for number, text in enumerate(element.questions, 1)]),
            ("Số liệu và nơi lấy", figures),
            ("Ví dụ", element.example.split("\n\n")),
            ("Lỗi thường gặp", element.mistake.split("\n\n")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._panels: list[QFrame] = []
        self.buttons: list[QPushButton] = []
        for number, (title, texts) in enumerate(part for part in parts if any(part[1])):
            button = QPushButton(f"{FOLDED} {title}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(title)
            button.setAccessibleDescription(f"Mở hoặc gập phần hướng dẫn: {title}")
            self._group.addButton(button, number)
            self.buttons.append(button)
            self._panels.append(self._panel(title, texts))
        column.addWidget(Columns(self.buttons, 3, 15))
        for panel in self._panels:
            column.addWidget(panel)
            panel.hide()
        self._group.idToggled.connect(self._on_toggled)

    def _panel(self, title: str, texts: list[str]) -> QFrame:
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(em(1.2), em(0.8), em(1.2), em(1))
        column.setSpacing(em(0.6))
        column.addWidget(label(title, "strong"))
        for text in filter(None, texts):
            made: QLabel = label(text)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(made)
        return panel

    def _on_toggled(self, number: int, on: bool) -> None:
        self._panels[number].setVisible(on)
        words = self.buttons[number].accessibleName()
        self.buttons[number].setText(f"{UNFOLDED if on else FOLDED} {words}")
        if on:
            for other, button in enumerate(self.buttons):
                if other != number:
                    button.setChecked(False)
