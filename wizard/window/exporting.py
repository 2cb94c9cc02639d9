"""Writing the dossier in a thread that can be stopped between two documents and always says how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.plan.model import Plan

if TYPE_CHECKING:
    from wizard.document.dossier import PdfWriter, Written
    from wizard.document.office.finding import Office
    from wizard.framework import Framework

ASK, KEEP, REPLACE = "ask", "keep", "replace"
"""What to do with the files of an earlier export."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: a plan that nobody changes meanwhile, where to, which kinds, in which form, PDF too.

    `office` makes the PDF files; None: this program does.
    """

    plan: Plan
    folder: Path
    kinds: tuple[str, ...]
    form: str
    final: bool
    pdf: bool = False
    office: Office | None = None
    earlier: str = ASK


@dataclass(slots=True)
class Outcome:
    """How it ended: the files written; `earlier`: names of files that the user must be asked about, nothing was done.

    `trouble` is a sentence, "" when all went well; `missing` the labels of what blocks a final version.
    """

    order: Order
    written: list[Written] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    stopped: bool = False
    trouble: str = ""
    missing: list[str] = field(default_factory=list)


class Exporter(QObject):
    """One export at a time. `progressed` gives documents done, documents in all, the name of what is being made.

    `finished` brings the Outcome.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    _ended = Signal(object)

    def __init__(self, framework: Framework, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._ended.connect(self._finish)

    @property
    def is_running(self) -> bool:
        """Whether a dossier is being written."""
        return self._thread is not None

    def start(self, order: Order) -> None:
        """Begins to write."""
        if self._thread is not None:
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(order,), name="export")
        self._thread.start()

    def stop(self) -> None:
        """Ends after the document that is being written, an office program at once; what is written stays."""
        self._stop.set()

    def _run(self, order: Order) -> None:
        outcome = Outcome(order)
        try:
            _write(self._framework, order, outcome, self._stop, self.progressed.emit)
        except BaseException:
            outcome.trouble = "Chưa xuất được vì một lỗi của phần mềm. Hồ sơ vẫn còn nguyên."
            raise  # for the crash log
        finally:
            self._ended.emit(outcome)

    def _finish(self, outcome: Outcome) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.finished.emit(outcome)


def _write(
    framework: Framework, order: Order, outcome: Outcome, stop: threading.Event, tell: Callable[[int, int, str], None]
) -> None:
    from wizard.document.compose import NotFinal, TemplateProblem
    from wizard.document.dossier import ExportProblem, earlier_files, write_dossier

    if order.earlier == ASK:
        earlier = earlier_files(framework, order.folder, order.kinds, order.form, order.pdf)
        if earlier:
            outcome.earlier = [path.name for path in earlier]
            return
    try:
        with _pdf_writer(order, stop) as pdf:
            steps = write_dossier(
                framework,
                order.plan,
                order.folder,
                order.kinds,
                order.form,
                order.final,
                tell,
                keep_earlier=order.earlier == KEEP,
                pdf=pdf,
            )
            for written in steps:
                outcome.written.append(written)
                if stop.is_set() and len(outcome.written) < len(order.kinds):
                    outcome.stopped = True
                    return
    except NotFinal as error:
        outcome.missing = [*(label for _, label in error.missing), *(one.sentence for one in error.findings)]
        outcome.trouble = str(error)
    except (ExportProblem, TemplateProblem) as error:
        outcome.trouble = str(error)


@contextmanager
def _pdf_writer(order: Order, stop: threading.Event) -> Iterator[PdfWriter | None]:
    if not order.pdf:
        yield None
    elif order.office is None:
        from wizard.preview.pdf import export_pdf

        yield export_pdf
    else:
        from wizard.document.office.converting import pdf_by

        with pdf_by(order.office, stop.is_set) as write:
            yield write


def order_for(
    plan: Plan,
    folder: Path,
    kinds: Sequence[str],
    form: str,
    final: bool,
    pdf: bool = False,
    office: Office | None = None,
) -> Order:
    """An order with a copy of the plan, so that the user may go on editing."""
    copy = plan.copy()
    return Order(copy, folder, tuple(kinds), form, final, pdf, office)
