"""The editor for paragraphs."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from wizard.plan.model import Place
from wizard.window.fields.inputs import GrowingInput
from wizard.window.fields.text import TextEditor


class ParagraphsEditor(TextEditor):
    """Several paragraphs, in an input that grows with them."""

    input: GrowingInput

    def build(self) -> QWidget:
        """A growing input in which the tab key goes on to the next field."""
        self.input = GrowingInput(fewest=4)
        self.input.edited.connect(self._edited)
        self.input.suspect.connect(self.offer_conversion)
        return self.input

    def go_to(self, place: Place) -> None:
        """Begins at the first paragraph, which the preview shows too, unless somebody is writing here."""
        if not self.input.hasFocus():
            self.input.moveCursor(QTextCursor.MoveOperation.Start)
        super().go_to(place)

    def go_to_entry(self, place: Place, entry: int) -> None:
        """Puts the cursor at the beginning of a paragraph."""
        block = self.input.document().findBlockByNumber(entry)
        if place == self.place and block.isValid():
            self.input.setFocus()
            self.input.setTextCursor(QTextCursor(block))

    def focus_entry(self) -> int:
        """The paragraph with the cursor."""
        return self.input.textCursor().blockNumber() if self.input.hasFocus() else -1
