"""What the preview needs from the rooms that load slowly; imported only once the preview is shown."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from wizard.document.build import build_document
from wizard.document.collector import without_collector
from wizard.document.compose import TemplateProblem, compose
from wizard.preview.tracing import Trace, trace

if TYPE_CHECKING:
    from wizard.document.model import Document
    from wizard.document.rules import FormatRules
    from wizard.framework import Framework
    from wizard.plan.model import Plan


def maker(framework: Framework, plan: Plan, kind: str, rules: FormatRules) -> Callable[[], Document]:
    """What makes one document of a plan that nobody changes meanwhile; it may run in any thread."""

    def make() -> Document:
        (composed,) = compose(framework, plan, [kind])
        return build_document(composed.root, rules)

    return make


class Tracer(QObject):
    """Finds out, in the background and only when asked, where the answers stand in the document of a `kind`.

    `trace`: what is known; it may be of an earlier state of the plan.
    """

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = ""
        self.trace: Trace | None = None
        self._version = 0
        self._known = -1
        self._running = False
        self._again: Callable[[], None] | None = None
        self._then: Callable[[Trace], object] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._take)

    def forget(self, kind: str | None = None) -> None:
        """The plan has changed, or another kind of document is looked at."""
        self._version += 1
        if kind is not None:
            self.kind, self.trace = kind, None

    def ask(self, framework: Framework, plan: Plan, rules: FormatRules, then: Callable[[Trace], object]) -> None:
        """Calls `then` with the trace of the plan as it is now, at once when it is known; only the last one asked."""
        if self.trace is not None and self._known == self._version:
            then(self.trace)
            return
        self._then = then
        copy, kind, version = plan.copy(), self.kind, self._version

        def begin() -> None:
            self._running = True
            self._pool.start(_Job(self, lambda: trace(framework, copy, kind, rules), kind, version))

        if self._running:
            self._again = begin
        else:
            begin()

    def stop(self) -> None:
        """Waits for what is running; nothing more is told."""
        self._then = self._again = None
        self._pool.waitForDone()

    def _take(self, result: tuple[Trace | None, str, int]) -> None:
        self._running = False
        found, kind, version = result
        again, self._again = self._again, None
        if found is not None and kind == self.kind:
            self.trace, self._known = found, version
        if again is not None:
            again()
        elif self._then is not None and self.trace is not None and kind == self.kind:
            then, self._then = self._then, None
            then(self.trace)


class _Job(QRunnable):
    def __init__(self, tracer: Tracer, make: Callable[[], Trace], kind: str, version: int) -> None:
        super().__init__()
        self._tracer = tracer
        self._make = make
        self._of = (kind, version)

    def run(self) -> None:
        found: Trace | None = None
        try:
            with without_collector():
                found = self._make()
        except TemplateProblem:
            pass  # the preview itself tells
        except Exception:  # one cannot jump, but everything else works
            if sys.stderr is not None:
                traceback.print_exc()
        finally:
            self._tracer._done.emit((found, *self._of))
