"""The editor for paragraphs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.window.fields.inputs import GrowingInput
from wizard.window.fields.text import TextEditor


class ParagraphsEditor(TextEditor):
    """Several paragraphs, in an input that grows with them."""

    def build(self) -> QWidget:
        """A growing input in which the tab key goes on to the next field."""
        self.input = GrowingInput(fewest=4)
        self.input.edited.connect(self._edited)
        self.input.suspect.connect(self.offer_conversion)
        return self.input
