"""How things look: colours for light and dark, distances in em, painted icons, one small style sheet.

Nothing here is a pixel constant but hairlines; everything follows the system's font and the palette in force.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from wizard.plan.tree import Status


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme; texts on their grounds have a contrast of at least 4.5:1."""

    window: str
    base: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    todo: str
    doing: str
    done: str
    review: str
    problem: str
    notice: str
    notice_line: str


LIGHT = Colours(
    window="#f3f5f8",
    base="#ffffff",
    text="#1b2430",
    muted="#566274",
    line="#dde2e9",
    edge="#8792a3",
    accent="#17579c",
    on_accent="#ffffff",
    soft="#e3edf8",
    todo="#5a6677",
    doing="#17579c",
    done="#1a6b3c",
    review="#93480a",
    problem="#b3261e",
    notice="#fdf3df",
    notice_line="#d9a94b",
)
DARK = Colours(
    window="#1d2127",
    base="#262b33",
    text="#e9edf2",
    muted="#adb7c4",
    line="#3b434e",
    edge="#7d8998",
    accent="#8ab8ee",
    on_accent="#10202f",
    soft="#2c3f56",
    todo="#adb7c4",
    doing="#8ab8ee",
    done="#7fcb9b",
    review="#f0b070",
    problem="#ff9d94",
    notice="#3a3221",
    notice_line="#8d7237",
)


def is_dark() -> bool:
    """Whether the theme in force is dark."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """The colours that go with the theme in force."""
    return DARK if is_dark() else LIGHT


def em(amount: float, font: QFont | None = None) -> int:
    """`amount` times the height of the letters of `font` (default: the program's), in pixels, at least 1."""
    return max(1, round(QFontMetricsF(font or QApplication.font()).height() * 0.75 * amount))


def label(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label that wraps. `kind`: title, heading, strong, muted, small, problem, notice or ""."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(text)
    if kind:
        made.setProperty("kind", kind)
    return made


STATUS_COLOURS = {
    Status.TODO: "todo",
    Status.DOING: "doing",
    Status.DONE: "done",
    Status.REVIEW: "review",
}


def status_colour(status: Status) -> QColor:
    """The colour of a status; never the only sign of it."""
    return QColor(getattr(colours(), STATUS_COLOURS[status]))
