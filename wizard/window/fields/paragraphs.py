"""The editor for paragraphs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.plan.model import Row, Value
from wizard.window.fields.inputs import GrowingInput
from wizard.window.fields.writing import WritingEditor


class ParagraphsEditor(WritingEditor):
    """Several paragraphs, in an input that grows with them."""

    input: GrowingInput

    def build(self) -> QWidget:
        """A growing input in which the tab key goes on to the next field."""
        self.input = GrowingInput(fewest=4)
        self.input.edited.connect(self._edited)
        self.input.suspect.connect(self.offer_conversion)
        return self.input

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the text."""
        self.input.set_text("" if value is None else str(value))
        self.show_count()

    def read(self) -> Value | None:
        """The text without blanks around it; in the input they stay until the field is left."""
        return self.input.text().strip() or None

    def set_read_only(self, read_only: bool) -> None:
        """Text can be selected and copied all the same."""
        self.input.setReadOnly(read_only)

    def text_length(self) -> int:
        """Characters typed."""
        return len(self.input.text())

    def replace_text(self, old: str, new: str) -> None:
        """Puts `new` where `old` stands."""
        self.input.set_text(self.input.text().replace(old, new, 1))
        self._edited()

    def _edited(self) -> None:
        self.touched()
        self.show_count()
