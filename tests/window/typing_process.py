"""A window in a process of its own in which somebody types without a pause; to be killed at any moment.

Arguments: the plan file, and the diary, to which each keystroke is written (time and text so far) as it happens.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from wizard.framework import load_framework
from wizard.plan.model import Place
from wizard.window.app import make_application
from wizard.window.main_window import MainWindow
from wizard.window.session import Session

FIELD = Place("necessity")
KEYS = "Mot hai ba. "
PAUSE = 40


def main() -> None:
    """Types until it is killed."""
    plan, diary_path = sys.argv[1:]
    app = make_application()
    session = Session(load_framework())
    window = MainWindow(session)
    window.show()
    window.opening.open(plan)
    diary = open(diary_path, "w", encoding="utf-8")  # noqa: SIM115 - the process does not end well, and is meant to
    typed = ""

    def press() -> None:
        nonlocal typed
        key = KEYS[len(typed) % len(KEYS)]
        field = window.focusWidget()
        assert field is not None
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))
        typed += key
        diary.write(f"{time.time():.3f} {len(typed)}\n")
        diary.flush()

    timer = QTimer()
    timer.timeout.connect(press)

    def begin() -> None:
        window.go_to(FIELD)
        timer.start(PAUSE)

    QTimer.singleShot(200, begin)
    app.exec()


if __name__ == "__main__":
    main()
