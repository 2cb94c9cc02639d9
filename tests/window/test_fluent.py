"""What would make the window flicker or stick, however fast the machine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wizard.window.main_window import MainWindow
from wizard.window.pages.registry import EXTRA
from wizard.window.session import Session


class Windows(QObject):
    """Collects what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def window(sample_session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(sample_session)
    qtbot.addWidget(made)
    made.show()
    sample_session.plan_replaced.emit()
    return made


def test_pages_do_not_flash_as_windows_while_they_are_made(
    window: MainWindow, sample_session: Session, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        for page in [*(page.id for page in sample_session.tree.pages), *(f"/{extra.key}" for extra in EXTRA)]:
            window.go_to(page)
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []
