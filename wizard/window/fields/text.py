"""The editor for one line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.plan.model import Row, Value
from wizard.window.fields.base import FieldEditor


class TextEditor(FieldEditor):
    """One line."""

    input: QLineEdit

    def build(self) -> QWidget:
        """A line edit."""
        line = QLineEdit()
        line.textEdited.connect(self.touched)
        return line

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the text."""
        self.input.setText("" if value is None else str(value))

    def read(self) -> Value | None:
        """The text."""
        return self.input.text() or None
