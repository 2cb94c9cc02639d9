"""A text to read: headings, paragraphs, links. Made piece by piece, never from markup, so no text can break it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from wizard.window.look import colours, em


class Sheet(QTextBrowser):
    """Text that can be selected and copied, read out, and walked through by Tab from link to link.

    `followed` gives the target of a link.
    """

    followed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(em(0.9))
        self.anchorClicked.connect(self._follow)
        self._empty = True

    def begin(self) -> None:
        """Takes everything off the sheet."""
        self.clear()
        self._empty = True

    def end(self) -> None:
        """All is written: shows the beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def heading(self, text: str, size: float = 1.2) -> None:
        """A heading, `size` times as large as the text."""
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setFontPointSize(self.font().pointSizeF() * size)
        self._put(text, letters, before=1.1)

    def strong(self, text: str, target: str = "") -> None:
        """A line that stands out; with `target` it is a link."""
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        if target:
            letters.setAnchor(True)
            letters.setAnchorHref(f"to:{target}")
            letters.setForeground(QColor(colours().accent))
            letters.setFontUnderline(True)
        self._put(text, letters, before=0.7)

    def text(self, text: str, role: str = "text", lead: str = "") -> None:
        """Paragraphs, one for each line; `role`: a colour of the look; `lead`: words before it that stand back."""
        for number, line in enumerate(text.split("\n")):
            letters = QTextCharFormat()
            letters.setForeground(QColor(getattr(colours(), role)))
            self._put(line, letters, before=0.15, lead=lead if number == 0 else "")

    def _put(self, text: str, letters: QTextCharFormat, before: float, lead: str = "") -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(0 if self._empty else em(before))
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._empty:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        self._empty = False
        if lead:
            back = QTextCharFormat()
            back.setForeground(QColor(colours().muted))
            cursor.insertText(f"{lead} ", back)
        cursor.insertText(text, letters)

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(url.toString().removeprefix("to:"))
