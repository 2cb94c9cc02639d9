"""A quiet bar on top of the window: what happened, in a sentence, and buttons for the ways out. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.widgets import button

Way = tuple[str, Callable[[], object]]
"""A button: its words and what it does."""


class _Notice(QFrame):
    def __init__(self, sentence: str, ways: Sequence[Way], close: Callable[[], None] | None) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(em(1.2), em(0.5), em(1.2), em(0.5))
        row.setSpacing(em(0.7))
        picture = QLabel()
        picture.setPixmap(icon("warning", "review").pixmap(QSize(em(1.5), em(1.5))))
        row.addWidget(picture)
        words = label(sentence)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        for text, do in ways:
            row.addWidget(button(text, do))
        if close is not None:
            row.addWidget(button("Đóng", close, "quiet"))


class Notices(QWidget):
    """The bars by key: a later one with the same key takes the place of the earlier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: dict[str, tuple[str, _Notice]] = {}
        self.hide()

    def show_notice(self, key: str, sentence: str, ways: Sequence[Way] = (), closable: bool = True) -> None:
        """Shows a bar; one that says the same already stays as it is, so that nothing flickers."""
        if key in self._shown:
            if self._shown[key][0] == sentence:
                return
            self.remove(key)
        notice = _Notice(sentence, ways, (lambda: self.remove(key)) if closable else None)
        self._shown[key] = (sentence, notice)
        self._column.addWidget(notice)
        self.show()

    def remove(self, key: str) -> None:
        """Takes a bar away; nothing happens when it is not there."""
        _, notice = self._shown.pop(key, ("", None))
        if notice is not None:
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    def clear(self) -> None:
        """Takes all bars away."""
        for key in list(self._shown):
            self.remove(key)

    def sentences(self) -> list[str]:
        """What is said now."""
        return [sentence for sentence, _ in self._shown.values()]
