"""The editor for paragraphs."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wizard.plan.model import Row, Value
from wizard.window.fields.base import FieldEditor
from wizard.window.look import em


class ParagraphsEditor(FieldEditor):
    """Several paragraphs."""

    input: QPlainTextEdit

    def build(self) -> QWidget:
        """A text edit in which the tab key goes on to the next field."""
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setMinimumHeight(em(8))
        text.textChanged.connect(self.touched)
        return text

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the text."""
        self.input.blockSignals(True)
        self.input.setPlainText("" if value is None else str(value))
        self.input.blockSignals(False)

    def read(self) -> Value | None:
        """The text."""
        return self.input.toPlainText() or None
