"""Checking Word files in the background, many with both cores; with progress, to be stopped between two files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from wizard.document.linter import Change, LintResult
    from wizard.framework import Framework

MENDED = "đã sửa"
_FAULT = "Chưa kiểm tra được vì một lỗi của phần mềm. Tệp vẫn còn nguyên."
_CANNOT_MEND = "Chưa sửa được vì một lỗi của phần mềm. Tệp gốc vẫn còn nguyên."


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known about one file. `changes`: what was mended when it is a copy that the program made."""

    path: Path
    result: LintResult
    changes: tuple[Change, ...] = ()


class Linter(QObject):
    """One task at a time. `checked` brings a Checked, `progressed` files done and in all, `finished` comes last.

    `mended` brings the Checked of a copy; `mend_failed` a path and a sentence.
    """

    checked = Signal(object)
    progressed = Signal(int, int)
    finished = Signal(bool)
    mended = Signal(object)
    mend_failed = Signal(object, str)
    _ended = Signal(object)

    def __init__(self, framework: Framework, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._ended.connect(self._finish)

    @property
    def is_running(self) -> bool:
        """Whether files are being checked or mended."""
        return self._thread is not None

    def check(self, paths: Sequence[Path]) -> None:
        """Begins to check files."""
        self._begin(lambda: self._check(list(paths)))

    def mend(self, path: Path, target: Path) -> None:
        """Begins to write a mended copy of a file to `target`."""
        self._begin(lambda: self._mend(path, target))

    def stop(self) -> None:
        """Ends after the file that is being checked."""
        self._stop.set()

    def wait(self) -> None:
        """Stops, and returns when nothing goes on in the background any more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    # --- inside ---

    def _begin(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, args=(work,), name="lint")
            self._thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            self._ended.emit(self._stop.is_set())

    def _finish(self, stopped: bool) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.finished.emit(stopped)

    def _check(self, paths: list[Path]) -> None:
        from wizard.document.linter import LintResult, lint_each

        results = lint_each(paths, self._framework.rules)
        for number, path in enumerate(paths):
            self.progressed.emit(number, len(paths))
            if self._stop.is_set():
                results.close()
                return
            try:
                result = next(results)
            except BaseException:
                self.checked.emit(Checked(path, LintResult(path.name, failure=_FAULT)))
                raise  # for the crash log
            self.checked.emit(Checked(path, result))
        self.progressed.emit(len(paths), len(paths))

    def _mend(self, path: Path, target: Path) -> None:
        from wizard.document.linter import RepairFailed, UnreadableDocument, lint, load_registry, repair
        from wizard.document.rules import FormatRules

        rules, registry = FormatRules(self._framework.rules), load_registry()
        try:
            changes = repair(path, target, rules, registry)
            self.mended.emit(Checked(target, lint(target, rules, registry), tuple(changes)))
        except (RepairFailed, UnreadableDocument) as error:
            self.mend_failed.emit(path, str(error))
        except BaseException:
            self.mend_failed.emit(path, _CANNOT_MEND)
            raise  # for the crash log


def copy_name(path: Path) -> Path:
    """The first free name for a mended copy beside a file."""
    stem = path.stem
    for number in range(1, 100):
        words = MENDED if number == 1 else f"{MENDED} {number}"
        candidate = path.with_name(f"{stem} ({words}).docx")
        if not candidate.exists():
            return candidate
    return candidate
