"""What every page of the window is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.look import em
from wizard.window.session import Session

SETTLING = 50
"""Milliseconds after which what has grown stands still."""
NARROWING = 400
"""Milliseconds after which texts have found their heights in another width."""


class Page(QScrollArea):
    """A page in the middle of the window: made once, when first shown, and kept while the plan is open.

    `title` stands in the header above it. `help_for` gives the Place whose help the right pane shows, None for the
    page's own. Subclasses put widgets into `column`, which scrolls. Use `session.go_requested` to go elsewhere.
    """

    help_for = Signal(object)
    title: str = ""
    widest: ClassVar[float] = 60
    """Greatest width of the column in em: long lines are hard to read; tables may want more (0: no limit)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget_inside = outer = QWidget()
        self._narrowing = QTimer(self)
        self._narrowing.setSingleShot(True)
        self._around = around = QVBoxLayout(outer)
        around.setContentsMargins(em(2), em(1.2), em(2), em(3))
        inner = QWidget()
        if self.widest:
            inner.setMaximumWidth(em(self.widest))
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(1.4))
        # beside a stretch the column asks for the height that it needs at its greatest width, not at the page's
        beside = QHBoxLayout()
        beside.addWidget(inner, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)
        self.setWidget(outer)

    def show_place(self, place: Place | None) -> None:
        """Scrolls to a place of this page and gives it the focus; None: the page as a whole, from its beginning."""

    def focus_first(self) -> None:
        """Gives the focus to the first field, or else to the first thing on the page that takes it."""
        for editor in self.widget_inside.findChildren(FieldEditor):
            if editor.isVisible() and editor.isEnabled():
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                return
        for child in self.widget_inside.findChildren(QWidget):
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def ensure_laid_out(self) -> None:
        """Gives every widget its place now, so that one can scroll to it."""
        self._around.activate()

    def stop(self) -> None:
        """The plan is closed: what this page does in the background ends."""

    def shown(self) -> None:
        """The page has come to the front. What is costly and may be out of date is brought up to date here."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes after the cursor when the page grows under it: a text with more lines, a list with one more entry.

        When the page gets another width, because help or preview appear, the field last used stays in sight.
        """
        if watched is self.widget_inside and isinstance(event, QResizeEvent):
            old, new = event.oldSize(), event.size()
            last = self.widget_inside.focusWidget()
            if last is not None and not last.visibleRegion().isEmpty() and new.width() != old.width():
                self._narrowing.start(NARROWING)
            grows = new.width() == old.width() and new.height() > old.height()
            if last is not None and (self._narrowing.isActive() or (grows and last.hasFocus())):
                for delay in (0, SETTLING):  # at once, and when the inner parts have found their places too
                    QTimer.singleShot(delay, self, self._follow_last)
        return super().eventFilter(watched, event)

    def _follow_last(self) -> None:
        last = self.widget_inside.focusWidget()
        if last is not None:
            self.ensureWidgetVisible(last, 0, em(2))
