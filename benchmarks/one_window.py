"""One measurement of the window, in a process of its own; prints JSON.

`python -m benchmarks.one_window HOW …` with HOW one of

- `program`: our program as users start it, until its first page has been painted,
- `bare`: the same for a bare PySide6 window with 22 pages of a form,
- `work PLAN`: opens a plan and measures, in seconds, keys (until `shown`, `counted`, `saved`), page switches (`first`
  and `again`) and the longest time for which the window did not answer while `typing` and `exporting`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QWidget,
)

PAGES = 22
PACE = 0.25
"""Seconds from one key to the next: a quick typist."""
KEYS = 60
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
FIELDS = ("drafting_unit", "necessity", "B3.1/story", "actions[{action}].note")
"""A line, paragraphs, paragraphs of an element, a cell of the longest table."""


def memory() -> int:
    """What this process holds in memory now, in bytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def leave(**figures: object) -> None:
    """Prints the figures and ends the process."""
    print(json.dumps(figures), flush=True)
    os._exit(0)


# --- start ---


class FirstPaint(QObject):
    """Calls `then` when all that waited behind the first painting of a window has been done as well."""

    def __init__(self, app: QApplication, then: Callable[[], None]) -> None:
        super().__init__(app)
        self._then = then
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, self._then)
        return False


def program() -> None:
    """Our program, from `app.run` on as it is; only the event loop reports and ends."""
    from wizard.window import app

    def report_instead(_: object = None) -> int:
        instance = QApplication.instance()
        assert isinstance(instance, QApplication)
        FirstPaint(instance, lambda: leave(memory=memory()))
        return original()

    original = QApplication.exec
    QApplication.exec = staticmethod(report_instead)  # type: ignore[method-assign]
    app.run()


def bare() -> None:
    """What anybody would write first: all pages made at once, each with the inputs of an element's assessment."""
    app = QApplication([])
    window = QMainWindow()
    steps, pages = QListWidget(), QStackedWidget()
    steps.addItems([f"Trang {number}" for number in range(1, PAGES + 1)])
    steps.currentRowChanged.connect(pages.setCurrentIndex)
    for _ in range(PAGES):
        inside = QWidget()
        form = QFormLayout(inside)
        inputs: list[QWidget] = [QComboBox(), QTableWidget(3, 5), *(QPlainTextEdit() for _ in range(4))]
        inputs += [*(QLineEdit() for _ in range(4)), *(QComboBox() for _ in range(4)), QLineEdit()]
        for number, each in enumerate(inputs, 1):
            form.addRow(f"Câu hỏi {number}", each)
        page = QScrollArea()
        page.setWidget(inside)
        page.setWidgetResizable(True)
        pages.addWidget(page)
    central = QWidget()
    row = QHBoxLayout(central)
    row.addWidget(steps)
    row.addWidget(pages, 1)
    window.setCentralWidget(central)
    window.resize(1280, 720)
    window.show()
    FirstPaint(app, lambda: leave(memory=memory()))
    app.exec()


# --- work ---


class Lateness(QObject):
    """Notices for how long the event loop was busy with something else."""

    STEP = 5

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=self.STEP, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.reset()
        self._timer.start()

    def reset(self) -> None:
        """Forgets what was."""
        self._clock.start()
        self.seconds = 0.0

    def _tick(self) -> None:
        self.seconds = max(self.seconds, self._clock.nsecsElapsed() / 1e9 - self.STEP / 1000)
        self._clock.start()


def wait_for(condition: Callable[[], bool], longest: float = 10) -> None:
    """Lets the window live until something has come about."""
    end = time.perf_counter() + longest
    while not condition():
        QApplication.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() > end:
            raise TimeoutError(f"{condition.__code__.co_firstlineno} with the focus on {QApplication.focusWidget()}")


def wait(seconds: float) -> None:
    """Lets the window live for so long."""
    end = time.perf_counter() + seconds
    wait_for(lambda: time.perf_counter() >= end)


def work(path: str) -> None:
    """Opens a plan, types in several fields and goes through all pages."""
    from wizard.framework import load_framework
    from wizard.plan.model import Place, Plan
    from wizard.window.app import make_application
    from wizard.window.main_window import MainWindow
    from wizard.window.pages.export_page import ExportPage
    from wizard.window.session import Session

    make_application()
    session = Session(load_framework())
    window = MainWindow(session)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow)
    start = time.perf_counter()
    window.opening.open(path)
    QApplication.processEvents()
    opening = time.perf_counter() - start
    store = session.store
    assert store is not None
    on_disk = session.plan
    save = store.save

    def noted(plan: Plan, *, overwrite: bool = False) -> None:
        nonlocal on_disk
        save(plan, overwrite=overwrite)
        on_disk = plan

    store.save = noted  # type: ignore[method-assign]
    lateness = Lateness()
    shown: list[float] = []
    counted: list[float] = []
    saved: list[float] = []
    typing = 0.0
    for field in FIELDS:
        place = Place.parse(field.format(action=session.rows(Place("actions"))[0]["id"]))
        window.go_to(place)
        wait(0.5)
        lateness.seconds = 0
        for number in range(KEYS // len(FIELDS)):
            begin = time.perf_counter()
            state = session.tree
            press(LETTERS[number % len(LETTERS)], field)
            QApplication.processEvents()
            shown.append(time.perf_counter() - begin)
            wait_for(lambda: session.tree is not state)  # noqa: B023 - called at once
            QApplication.processEvents()
            counted.append(time.perf_counter() - begin)
            value = session.stored(place)
            wait_for(lambda: on_disk.stored(place) == value)  # noqa: B023 - called at once
            saved.append(time.perf_counter() - begin)
            wait(max(0, begin + PACE - time.perf_counter()))
        typing = max(typing, lateness.seconds)
    first: list[float] = []
    again: list[float] = []
    pages = [page.id for page in session.tree.pages]
    pages += ["/actions", "/budget", "/indicators", "/review", "/export"]
    for times in (first, again):
        for page in pages:
            begin = time.perf_counter()
            window.go_to(page)
            QApplication.processEvents()
            times.append(time.perf_counter() - begin)
            wait(0.05)
    (export,) = window.findChildren(ExportPage)
    wait(0.5)
    lateness.seconds = 0
    export.start.click()
    wait_for(lambda: not export.exporter.is_running, 60)
    leave(
        opening=opening,
        shown=shown,
        counted=counted,
        saved=saved,
        typing=typing,
        exporting=lateness.seconds,
        first=dict(zip(pages, first, strict=True)),
        again=dict(zip(pages, again, strict=True)),
        memory=memory(),
    )


def press(key: str, where: str = "") -> None:
    """One key for whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None, where
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))


if __name__ == "__main__":
    how, *rest = sys.argv[1:]
    if how == "work":
        work(*rest)
    else:
        (program if how == "program" else bare)()
