"""The editor for a text of one paragraph: a line, or an input that grows where long texts are expected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.plan.model import Place, Row, Value
from wizard.window.fields.inputs import GrowingInput, LineInput
from wizard.window.fields.writing import WritingEditor
from wizard.window.look import em

LONGEST_LINE = 120
"""Greatest length of texts that get a plain line; a longer one is seen whole only where it wraps."""


class TextEditor(WritingEditor):
    """One paragraph."""

    input: LineInput | GrowingInput

    def build(self) -> QWidget:
        """A line, narrow for short texts, or a growing input."""
        longest = self.field.max_length or LONGEST_LINE
        self.input = LineInput() if longest <= LONGEST_LINE else GrowingInput(single=True)
        if longest <= 20:
            self.input.setMaximumWidth(em(14))
        if isinstance(self.input, GrowingInput):
            self.input.entered.connect(lambda: self.focusNextChild())
        self.input.edited.connect(self._edited)
        self.input.suspect.connect(self.offer_conversion)
        return self.input

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the text."""
        self.input.set_text("" if value is None else str(value))
        self.show_count()

    def read(self) -> Value | None:
        """The text without spaces around it; in the input they stay until the field is left."""
        return self.input.text().strip() or None

    def set_read_only(self, read_only: bool) -> None:
        """Text can be selected and copied all the same."""
        self.input.setReadOnly(read_only)

    def text_length(self) -> int:
        """Characters typed."""
        return len(self.input.text())

    def select_words(self, place: Place, words: str, start: int) -> None:
        """Selects them in the input."""
        if place == self.place:
            self.input.setFocus()
            self.input.select_words(words, start)

    def replace_text(self, old: str, new: str) -> None:
        """Puts `new` where `old` stands."""
        self.input.set_text(self.input.text().replace(old, new, 1))
        self._edited()

    def _edited(self) -> None:
        self.touched()
        self.show_count()
