"""Windows in which somebody types and edits without a pause; to be killed at any moment.

Reads lines «plan file, tab, diary file» and starts a process for each, whose number it prints. The processes are forks
of this one, which has loaded the program already, so that many can be started. Each writes the number of what it has
just done and the time to its diary.
"""

from __future__ import annotations

import os
import signal
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from wizard.framework import Framework, load_framework
from wizard.plan.model import Place, Plan
from wizard.window import workspace  # noqa: F401 - loaded before the forks
from wizard.window.app import make_application
from wizard.window.fields.tables import TableEditor
from wizard.window.main_window import MainWindow
from wizard.window.session import Session

FIELD, TABLE = Place("necessity"), Place("solutions")
KEYS = "Mot hai ba."
PAUSE = 40
MOST_ROWS = 3


def state_after(steps: int) -> tuple[str, list[str]]:
    """The text and the rows' titles when so many steps have been done."""
    text, titles = "", list[str]()
    for step in range(steps):
        if key := key_of(step):
            text += key
        elif len(titles) < MOST_ROWS:
            titles.append(str(step))
        else:
            del titles[0]
    return text.strip(), titles


def state_of(plan: Plan) -> tuple[str, list[str]]:
    """The same of a plan."""
    rows = plan.rows(TABLE.field, None)
    return str(plan.stored(FIELD) or "").strip(), [str(row.get("title", "")) for row in rows]


def key_of(step: int) -> str:
    """The key that a step presses; "" for a step that adds or removes a row."""
    number = (step + 1) % (len(KEYS) + 1)
    return KEYS[number - 1] if number else ""


def run(framework: Framework, plan: str, diary_path: str) -> None:
    """Types and edits until it is killed."""
    make_application()
    session = Session(framework)
    window = MainWindow(session)
    window.show()
    window.opening.open(plan)
    diary = open(diary_path, "w", encoding="utf-8")  # noqa: SIM115 - the process does not end well, and is meant to
    done = 0

    def step() -> None:
        nonlocal done
        key = key_of(done)
        if key:
            field = window.focusWidget()
            assert field is not None
            QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))
        else:
            window.go_to(TABLE)
            (table,) = (each for each in window.findChildren(TableEditor) if each.place == TABLE)
            if len(session.rows(TABLE)) < MOST_ROWS:
                table.input.clearSelection()
                table.add_row({"title": str(done)})
            else:
                table.input.selectRow(0)
                table.remove()
            window.go_to(FIELD)
        done += 1
        diary.write(f"{time.time():.3f} {done}\n")
        diary.flush()

    timer = QTimer()
    timer.timeout.connect(step)
    window.go_to(FIELD)
    timer.start(PAUSE)
    QApplication.exec()


def main() -> None:
    """Forks."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    framework = load_framework()
    for line in sys.stdin:
        plan, _, diary = line.rstrip("\n").partition("\t")
        child = os.fork()
        if not child:
            run(framework, plan, diary)
        print(child, flush=True)


if __name__ == "__main__":
    main()
