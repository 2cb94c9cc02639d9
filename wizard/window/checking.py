"""Keeps the findings up to date while people work: prepared in the background, computed in short slices in between."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Generator

    from wizard.plan.checks import Findings
    from wizard.plan.language.dictionary import Known
    from wizard.plan.tree import PlanTree
    from wizard.window.session import Session

PAUSE = 600
"""Milliseconds after the last change until its findings are looked for: nobody is corrected in the middle of a word."""
AT_ONCE = 0.02
"""Seconds that somebody who waits for the findings may be held, before they go on in slices."""
SLICE = 0.008
_CHECKS = "wizard.plan.checks.running"


class Checking(QObject):
    """The findings of the session's plan, brought up to date after each pause. `changed`: there are new ones.

    Whoever needs them now asks `catch_up`. The dictionary, where there is one, is read in the background too.
    """

    changed = Signal()
    _prepared = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.dictionary: Known | None = None
        self._thread: threading.Thread | None = None
        self._ready = False
        self._tree: PlanTree | None = None
        self._steps: Generator[None, None, Findings] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(lambda: self._go_on(SLICE))
        self._prepared.connect(self._use)
        session.tree_changed.connect(self._wait)
        session.plan_replaced.connect(self._wait)

    def catch_up(self) -> bool:
        """Whether the findings are those of the plan as it is now. If not, they soon are, and `changed` tells."""
        if self._session.is_judged():
            return True
        self._pause.stop()
        if self._steps is None:
            self._begin()
        if self._steps is not None:
            self._go_on(AT_ONCE)
        return self._session.is_judged()

    # --- inside ---

    def _wait(self) -> None:
        """Something has changed: what was begun is of no use, and the next begins after a pause."""
        self._drop()
        if self._session.is_open:
            self._pause.start()
        else:
            self._pause.stop()

    def _drop(self) -> None:
        self._slices.stop()
        self._steps = self._tree = None

    def _begin(self) -> None:
        if not self._session.is_open:
            return
        self._prepare()
        if not self._ready:
            return  # `_use` begins again
        from wizard.plan.checks.running import run_in_steps

        session = self._session
        self._tree = session.tree
        self._steps = run_in_steps(
            session.framework, session.plan, self._tree, session.last_findings, dictionary=self.dictionary
        )
        self._slices.start()

    def _go_on(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while self._steps is not None and self._tree is not None:
            try:
                next(self._steps)
            except StopIteration as done:
                tree = self._tree
                self._drop()
                self._session.judge(done.value, tree)
                self.changed.emit()
            if time.perf_counter() >= end:
                return

    def _prepare(self) -> None:
        """Loads what is slow to load, once, away from the window's thread."""
        if self._thread is None:
            self._ready = _CHECKS in sys.modules
            self._thread = threading.Thread(target=self._load, name="checks", daemon=True)
            self._thread.start()

    def _load(self) -> None:
        import wizard.plan.checks.running
        import wizard.window.pages.review_page  # noqa: F401  the page that shows them
        from wizard.plan.language.dictionary import find_dictionary, load_dictionary
        from wizard.plan.language.syllables import is_syllable

        is_syllable("a")  # makes its table
        try:
            dictionary = load_dictionary(find_dictionary())
        except Exception:  # whatever is wrong with a file that somebody put there: the checks go on without it
            dictionary = None
        with contextlib.suppress(RuntimeError):  # the session is gone
            self._prepared.emit(dictionary)

    def _use(self, dictionary: Known | None) -> None:
        waiting = not self._ready
        self._ready = True
        if dictionary is not None:
            self.dictionary = dictionary
            self._session.forget_findings()
        if waiting or dictionary is not None:
            self._drop()
            self._begin()
