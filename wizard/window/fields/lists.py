"""The editor for a list of texts: one growing line for each entry.

Enter adds a line, Backspace in an empty one takes it away, Alt+Up and Alt+Down move it, Alt+Delete deletes it; a text
of several lines, when pasted, becomes as many entries. The buttons beside a line do the same for the mouse, so that the
tab key goes through the texts alone.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wizard.plan.legacy import Encoding
from wizard.plan.model import Place, Row, Value
from wizard.window.fields.inputs import GrowingInput
from wizard.window.fields.parts import tool
from wizard.window.fields.writing import WritingEditor
from wizard.window.look import em
from wizard.window.widgets import button

_BULLET = re.compile(r"^\s*(?:[-–•*+]|\d{1,3}[.)])\s+")


class _Entry(QWidget):
    """One line with its number and buttons."""

    def __init__(self, editor: ListEditor) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.2))
        self.number = QLabel()
        self.number.setProperty("kind", "muted")
        self.number.setMinimumWidth(em(1.6))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.number)
        self.input = GrowingInput(single=True)
        self.input.splits = True
        row.addWidget(self.input, 1)
        self.buttons = []
        for symbol, words, do in (
            ("up", "Chuyển lên (Alt+↑)", lambda: editor.move_entry(self, -1)),
            ("down", "Chuyển xuống (Alt+↓)", lambda: editor.move_entry(self, 1)),
            ("trash", "Xóa dòng này (Alt+Delete)", lambda: editor.remove_entry(self)),
        ):
            made = tool(symbol, words, do)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(made)
            self.buttons.append(made)


class ListEditor(WritingEditor):
    """Texts one under the other."""

    input: GrowingInput

    def build(self) -> QWidget:
        """The lines and a button for one more."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        self._entries: list[_Entry] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(em(0.3))
        column.addLayout(self._column)
        self._add = button("Thêm dòng", lambda: self._focus(self._insert(len(self._entries))), "quiet", "plus")
        self._add.setAccessibleName(f"Thêm dòng vào {self.field.label}")
        self._add.setToolTip("Thêm một dòng; đang gõ thì bấm Enter")
        self.watch(self._add)
        row = QHBoxLayout()
        row.addSpacing(em(1.6))
        row.addWidget(self._add)
        row.addStretch(1)
        column.addLayout(row)
        self._insert(0)
        self.input = self._entries[0].input
        return body

    @property
    def lines(self) -> list[GrowingInput]:
        """The inputs in order."""
        return [entry.input for entry in self._entries]

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the texts; inputs stay, so that the one with the focus keeps it."""
        texts = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        texts = texts or ([str(value)] if value and not isinstance(value, list) else [""])
        while len(self._entries) < len(texts):
            self._insert(len(self._entries))
        while len(self._entries) > len(texts):
            self._drop(self._entries[-1])
        for entry, text in zip(self._entries, texts, strict=True):
            entry.input.set_text(text)
        self._renumber()

    def read(self) -> Value | None:
        """The texts that are not empty."""
        texts = (entry.input.text().strip() for entry in self._entries)
        return [text for text in texts if text] or None

    def is_composing(self) -> bool:
        """Whether an input method is at work in one of the lines."""
        return any(entry.input.composing for entry in self._entries)

    def set_read_only(self, read_only: bool) -> None:
        """All lines."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for entry in self._entries:
            self._dress(entry)

    def text_length(self) -> int:
        """Characters of the longest line: the limit is one for each."""
        return max(len(entry.input.text()) for entry in self._entries)

    def replace_text(self, old: str, new: str) -> None:
        """Puts `new` where `old` stands; a text of several lines line by line."""
        pairs = list(zip(old.split("\n"), new.split("\n"), strict=False))
        for entry in self._entries:
            for before, after in pairs:
                if before.strip() and before.strip() in entry.input.text():
                    entry.input.set_text(entry.input.text().replace(before.strip(), after.strip(), 1))
                    break
        self._edited()

    def move_entry(self, entry: _Entry, by: int) -> None:
        """Moves a line up or down."""
        old = self._entries.index(entry)
        new = max(0, min(old + by, len(self._entries) - 1))
        if new == old or self._read_only:
            return
        self._entries.insert(new, self._entries.pop(old))
        self._column.insertWidget(new, entry)
        self._settle()
        self._focus(entry)

    def remove_entry(self, entry: _Entry) -> None:
        """Takes a line away; the last one is only emptied."""
        if self._read_only:
            return
        index = self._entries.index(entry)
        if len(self._entries) == 1:
            entry.input.set_text("")
        else:
            self._focus(self._entries[index - 1 if index == len(self._entries) - 1 else index + 1])
            self._drop(entry)
        self._settle()

    def go_to_entry(self, place: Place, entry: int) -> None:
        """Puts the cursor behind the text of one line."""
        if place == self.place and 0 <= entry < len(self._entries):
            self._focus(self._entries[entry])

    def select_words(self, place: Place, words: str, start: int) -> None:
        """Selects them in the first line where they stand so."""
        holding = [entry for entry in self._entries if words in entry.input.text()]
        exact = (entry for entry in holding if start >= 0 and entry.input.text().startswith(words, start))
        entry = next(exact, holding[0] if holding else None)
        if place == self.place and entry is not None:
            self._focus(entry)
            entry.input.select_words(words, start)

    def focus_entry(self) -> int:
        """The line with the cursor."""
        return next((number for number, entry in enumerate(self._entries) if entry.input.hasFocus()), -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            entry = next((entry for entry in self._entries if entry.input is watched), None)
            if entry is not None and self._key(entry, event):
                return True
        return super().eventFilter(watched, event)

    # --- inside ---

    def _key(self, entry: _Entry, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        index = self._entries.index(entry)
        cursor = entry.input.textCursor()
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_entry(entry, -1 if key == Qt.Key.Key_Up else 1)
        elif alt and key == Qt.Key.Key_Delete:
            self.remove_entry(entry)
        elif key == Qt.Key.Key_Backspace and not entry.input.text() and len(self._entries) > 1:
            self._focus(self._entries[max(index - 1, 0)] if index else self._entries[1])
            self._drop(entry)
            self._settle()
        elif key == Qt.Key.Key_Up and index and _at_edge(cursor, QTextCursor.MoveOperation.Up):
            self._focus(self._entries[index - 1])
        elif (
            key == Qt.Key.Key_Down
            and index + 1 < len(self._entries)
            and _at_edge(cursor, QTextCursor.MoveOperation.Down)
        ):
            self._focus(self._entries[index + 1])
        else:
            return False
        return True

    def _insert(self, index: int) -> _Entry:
        entry = _Entry(self)
        entry.input.edited.connect(self._edited)
        entry.input.suspect.connect(self._suspected)
        entry.input.entered.connect(lambda: self._split(entry))
        entry.input.lines_pasted.connect(lambda lines: self._paste(entry, lines))
        entry.input.setAccessibleDescription(self.field.help)
        if hasattr(self, "input"):
            self.watch(entry.input)
        self._entries.insert(index, entry)
        self._column.insertWidget(index, entry)
        self._dress(entry)
        self._renumber()
        self._order_tabs()
        return entry

    def _split(self, entry: _Entry) -> None:
        """Enter: what stands after the cursor goes into a new line."""
        if self._read_only or entry.input.composing:
            return
        cursor = entry.input.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        rest = cursor.selectedText()
        cursor.removeSelectedText()
        below = self._insert(self._entries.index(entry) + 1)
        below.input.set_text(rest.strip())
        self._focus(below)
        self._edited()

    def _paste(self, entry: _Entry, lines: list[str]) -> None:
        """Several lines: the first goes where the cursor is, each other becomes an entry of its own."""
        lines = [_BULLET.sub("", line).strip() for line in lines]
        entry.input.textCursor().insertText(lines[0])
        index = self._entries.index(entry)
        for offset, line in enumerate(lines[1:], 1):
            self._insert(index + offset).input.set_text(line)
        self._focus(self._entries[index + len(lines) - 1])
        self._settle()

    def _suspected(self, text: str, encoding: Encoding) -> None:
        self.offer_conversion("\n".join(_BULLET.sub("", line) for line in text.split("\n")), encoding)

    def _drop(self, entry: _Entry) -> None:
        self._entries.remove(entry)
        self._column.removeWidget(entry)
        entry.hide()
        entry.deleteLater()
        if entry.input is self.input:
            self.input = self._entries[0].input
            self.setFocusProxy(self.input)
            self._label.setBuddy(self.input)
        self._renumber()

    def _settle(self) -> None:
        """After a change of whole lines: it is in the plan at once, as a step of its own."""
        self._renumber()
        self._order_tabs()
        self.session.history.seal()
        self.touched()
        self.commit()
        self.session.history.seal()

    def _edited(self) -> None:
        self.touched()
        self.show_count()

    def _renumber(self) -> None:
        for number, entry in enumerate(self._entries, 1):
            entry.number.setText(f"{number}.")
            entry.input.setAccessibleName(f"{self.field.label}, dòng {number}")
            entry.buttons[0].setEnabled(number > 1)
            entry.buttons[1].setEnabled(number < len(self._entries))

    def _order_tabs(self) -> None:
        for one, next_one in zip(self._entries, self._entries[1:], strict=False):
            QWidget.setTabOrder(one.input, next_one.input)
        QWidget.setTabOrder(self._entries[-1].input, self._add)

    def _dress(self, entry: _Entry) -> None:
        entry.input.setReadOnly(self._read_only)
        for made in entry.buttons:
            made.setVisible(not self._read_only)

    def _focus(self, entry: _Entry) -> None:
        entry.input.setFocus(Qt.FocusReason.OtherFocusReason)
        entry.input.moveCursor(QTextCursor.MoveOperation.End)
        self.into_sight()


def _at_edge(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> bool:
    """Whether the cursor cannot go further up or down in its input."""
    return not QTextCursor(cursor).movePosition(move)
