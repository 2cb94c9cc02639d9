"""Small pieces used on many pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from wizard.window.icons import icon


def button(
    text: str, do: Callable[[], object], kind: str = "", symbol: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A push button. `kind`: primary (one a page), quiet (like a link) or ""; `symbol`: the name of an icon."""
    made = QPushButton(text, parent)
    if kind:
        made.setProperty("kind", kind)
    if symbol:
        made.setIcon(icon(symbol, {"primary": "on_accent", "quiet": "accent"}.get(kind, "")))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: do())
    return made


def card(parent: QWidget | None = None) -> QFrame:
    """A box with its own ground on a page."""
    made = QFrame(parent)
    made.setObjectName("card")
    return made


def hairline(parent: QWidget | None = None) -> QFrame:
    """A thin line between parts."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def progress_bar(done: int, total: int, parent: QWidget | None = None) -> QProgressBar:
    """A slim bar; the words for it stand beside it."""
    made = QProgressBar(parent)
    made.setTextVisible(False)
    made.setRange(0, max(1, total))
    made.setValue(done)
    made.setAccessibleName(f"Tiến độ: đã xong {done} trên {total} mục bắt buộc")
    return made
