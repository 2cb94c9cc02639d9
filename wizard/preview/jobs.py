"""Lays out documents away from the window's thread, one at a time; of several that wait only the newest counts."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from wizard.document.collector import without_collector
from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.preview.layout import Layouter
from wizard.preview.pages import Page

# a frame: what takes longer is done in the background the next time
FRAME_SECONDS = 0.016

Make = Callable[[], Document]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document with its pages and the seconds it took to make both."""

    document: Document
    pages: list[Page]
    seconds: float


class LayoutJobs(QObject):
    """Runs layouts; ``done`` brings a LaidOut, ``failed`` the exception that making the document raised."""

    done = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, rules: FormatRules, parent: QObject | None = None) -> None:
        """Take the format rules."""
        super().__init__(parent)
        self._layouter = Layouter(rules)
        self._waiting: Make | None = None
        self._running = False
        # the first layout is never a matter of one frame
        self._seconds = 1.0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._finished.connect(self._take)

    def ask(self, make: Make) -> None:
        """Make a document and lay it out: at once when the last one took less than a frame, else in the background."""
        if self._running:
            self._waiting = make
        elif self._seconds < FRAME_SECONDS:
            self._take(self._work(make))
        else:
            self._running = True
            self._pool.start(_Job(self, make))

    def wait(self) -> None:
        """Wait for the layout that is running; what waits behind it is dropped."""
        self._waiting = None
        self._pool.waitForDone()

    def work(self, make: Make) -> None:
        """Do one job; called in the background."""
        self._finished.emit(self._work(make))

    def _work(self, make: Make) -> LaidOut | Exception:
        start = time.perf_counter()
        try:
            with without_collector():
                document = make()
                pages = self._layouter.pages(document)
        except Exception as error:
            return error
        return LaidOut(document, pages, time.perf_counter() - start)

    @Slot(object)
    def _take(self, result: LaidOut | Exception) -> None:
        self._running = False
        waiting, self._waiting = self._waiting, None
        if isinstance(result, LaidOut):
            self._seconds = result.seconds
            self.done.emit(result)
        else:
            self.failed.emit(result)
        if waiting is not None:
            self.ask(waiting)


class _Job(QRunnable):
    def __init__(self, jobs: LayoutJobs, make: Make) -> None:
        super().__init__()
        self._jobs = jobs
        self._make = make

    def run(self) -> None:
        self._jobs.work(self._make)
