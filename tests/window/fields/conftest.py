"""Editors under test, each in a window of its own. The helpers are fixtures: test modules do not import each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.factory import make_editor
from wizard.window.session import Session

Make = Callable[[str], FieldEditor]


@pytest.fixture
def elsewhere(qtbot: QtBot) -> QLineEdit:
    """An input to give the focus to."""
    made = QLineEdit()
    made.setObjectName("elsewhere")
    return made


def _maker(session: Session, qtbot: QtBot, elsewhere: QLineEdit) -> Make:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(elsewhere)
    qtbot.addWidget(window)

    def make(address: str) -> FieldEditor:
        place = Place.parse(address)
        editor = make_editor(session, session.question(place), place)
        column.addWidget(editor)
        window.resize(700, 500)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return editor

    return make


@pytest.fixture
def make(session: Session, qtbot: QtBot, elsewhere: QLineEdit) -> Make:
    """Makes the editor at an address of the new plan."""
    return _maker(session, qtbot, elsewhere)


@pytest.fixture
def make_sample(sample_session: Session, qtbot: QtBot, elsewhere: QLineEdit) -> Make:
    """Makes the editor at an address of the sample."""
    return _maker(sample_session, qtbot, elsewhere)


@pytest.fixture
def compose() -> Callable[..., None]:
    """Sends what an input method sends: composed text, and text that is done."""

    def send(widget: QWidget, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(widget, event)

    return send


@pytest.fixture
def clip(qapp: QApplication) -> Callable[..., None]:
    """Puts a text, perhaps with its HTML, on the clipboard."""

    def put(text: str, html: str = "") -> None:
        mime = QMimeData()
        mime.setText(text)
        if html:
            mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)

    return put


@pytest.fixture
def write() -> Callable[[QWidget, str], None]:
    """Types Vietnamese, which `qtbot.keyClicks` cannot."""

    def send(widget: QWidget, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    return send
