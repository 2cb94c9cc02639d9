"""Inputs for text, with the text door on everything pasted or dropped. They know nothing of plans.

`edited`: the user changed the text. `suspect`: a pasted text (as it stands now in the input) looks as if typed with a
font of before Unicode, with its encoding. `composing`: an input method is at work.
"""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from wizard.window.fields.pasting import Pasted, pasted
from wizard.window.look import em

_SETTLED = 80
"""Milliseconds until a page just shown has scrolled to its field."""
TALLEST = 30
"""Lines that an input grows to before it scrolls inside."""


def pasted_from(mime: QMimeData, multiline: bool) -> Pasted:
    """The cleaned text of a clipboard or a drag."""
    return pasted(mime.text(), mime.html() if mime.hasHtml() else "", multiline)


def where_words_stand(text: str, words: str, start: int) -> int:
    """Where `words` begin in a text: at `start`, else as whole words, in whichever case; -1 for nowhere."""
    if start >= 0 and text.startswith(words, start):
        return start
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return match.start() if match else text.find(words)


class LineInput(QLineEdit):
    """One line."""

    edited = Signal()
    suspect = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.textEdited.connect(lambda _: self.edited.emit())

    def select_words(self, words: str, start: int) -> None:
        """Selects words that begin at `start`, or somewhere (-1)."""
        start = where_words_stand(self.text(), words, start)
        if start >= 0:
            self.setSelection(_units(self.text()[:start]), _units(words))

    def take(self, mime: QMimeData) -> None:
        """Pastes."""
        got = pasted_from(mime, multiline=False)
        if got.text and not self.isReadOnly():
            self.insert(got.text)
            if got.suspect:
                self.suspect.emit(got.text, got.suspect)

    def set_text(self, text: str) -> None:
        """Shows a text, without `edited`; the cursor stays after what it stood after."""
        if text == self.text():
            return
        position = self.cursorPosition()
        self.setText(text)
        if self.hasFocus():
            self.setCursorPosition(min(position, len(text)))
        else:
            self.setCursorPosition(0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.take(QGuiApplication.clipboard().mimeData()))
            elif action.objectName() in ("edit-undo", "edit-redo"):
                action.setVisible(False)  # undo belongs to the whole plan
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.take(clipboard.mimeData(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


class GrowingInput(QPlainTextEdit):
    """A text that is as high as its lines. `single`: one paragraph; then Enter emits `entered` instead of a new line.

    `lines_pasted` (only `single` with `splits`): the lines of a pasted text of several, which are not inserted.
    """

    edited = Signal()
    suspect = Signal(str, str)
    entered = Signal()
    lines_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, single: bool = False, fewest: int = 1) -> None:
        super().__init__(parent)
        self.single = single
        self.splits = False
        self.composing = False
        self._fewest = fewest
        self._showing = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, self, self._follow_cursor))
        self._fit()

    def text(self) -> str:
        """The text; paragraphs are separated by a newline."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows a text, without `edited`. Only what differs is replaced, so that the cursor stays where it was."""
        old = self.toPlainText()
        if text == old:
            return
        start = 0
        shorter = min(len(old), len(text))
        while start < shorter and old[start] == text[start]:
            start += 1
        end = 0
        while end < shorter - start and old[-1 - end] == text[-1 - end]:
            end += 1
        self._showing = True
        try:
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(old[:start]))
            cursor.setPosition(_units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text[start : len(text) - end])
        finally:
            self._showing = False

    def select_words(self, words: str, start: int) -> None:
        """Selects words that begin at `start`, or somewhere (-1), and brings them into sight."""
        text = self.text()
        start = where_words_stand(text, words, start)
        if start >= 0:
            cursor = self.textCursor()
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[: start + len(words)]), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            QTimer.singleShot(_SETTLED, self, self._follow_cursor)

    def take(self, mime: QMimeData) -> None:
        """Pastes."""
        if self.isReadOnly():
            return
        got = pasted_from(mime, multiline=not self.single or self.splits)
        if self.splits and "\n" in got.text.strip("\n"):
            self.lines_pasted.emit([line for line in got.text.split("\n") if line.strip()])
        elif got.text:
            self.textCursor().insertText(got.text.strip("\n") if self.splits else got.text)
            self.ensureCursorVisible()
        if got.text and got.suspect:
            self.suspect.emit(got.text, got.suspect)

    def insertFromMimeData(self, source: QMimeData) -> None:  # paste, drop, middle button
        self.take(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self._fit)  # lines may break once more when everything has found its place

    def sizeHint(self) -> QSize:
        return QSize(em(20), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(6), self.height())

    def _on_text(self) -> None:
        self._fit()
        if not self._showing:
            self.edited.emit()

    def _follow_cursor(self) -> None:
        """Scrolls the page after somebody who writes below its edge."""
        around = self.parentWidget() if self.hasFocus() else None
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and (inner := around.widget()) is not None:
            point = self.viewport().mapTo(inner, self.cursorRect().center())
            around.ensureVisible(point.x(), point.y(), 0, em(2))

    def _fit(self) -> None:
        """As high as the lines that there are, between the fewest and `TALLEST`."""
        line_height = max(1, self.fontMetrics().lineSpacing())
        tallest = TALLEST * line_height
        needed, block = 0.0, self.document().firstBlock()
        while block.isValid() and needed <= tallest:
            needed += self.blockBoundingRect(block).height()
            block = block.next()
        shown = max(self._fewest * line_height, min(ceil(needed), tallest))
        around = max(self.height() - self.viewport().height(), 0) + 2 * round(self.document().documentMargin())
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if needed > tallest:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != shown + around:
            self.setFixedHeight(shown + around)


def _units(text: str) -> int:
    """Length as Qt counts it, in UTF-16 units."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")
