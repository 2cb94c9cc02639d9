"""Small pieces of editors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from wizard.window.icons import icon
from wizard.window.look import em


def tool(symbol: str, name: str, do: Callable[[], object], tip: str = "", text: str = "") -> QToolButton:
    """A flat button with an icon, with words beside it if `text` is given. `name` is for those who do not see it."""
    made = QToolButton()
    made.setAutoRaise(True)
    if symbol:
        made.setIcon(icon(symbol))
    if text:
        made.setText(text)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setAccessibleName(name)
    made.setToolTip(tip or name)
    made.setMinimumSize(em(2.2), em(2.1))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: do())
    return made
