"""Faults of the program: the plan is saved first, one page says so, and a crash leaves a log for the next start."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.file import read_plan
from wizard.plan.model import Place
from wizard.window import crash
from wizard.window.crash import CrashLog, Failures, details
from wizard.window.dialogs import unexpected
from wizard.window.dialogs.unexpected import UnexpectedDialog
from wizard.window.session import Session

ROOT = Path(__file__).resolve().parents[2]
UNIT = Place("drafting_unit")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[UnexpectedDialog]:
    """The pages that were opened; none of them waits."""
    pages: list[UnexpectedDialog] = []
    monkeypatch.setattr(unexpected.UnexpectedDialog, "exec", lambda self: pages.append(self))
    return pages


@pytest.fixture
def failures(session: Session, monkeypatch: pytest.MonkeyPatch) -> Failures:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda handler: None)
    made = Failures(session)
    made.install()
    return made


def fail() -> None:
    raise RuntimeError("a fault of ours")


def caught() -> None:
    try:
        fail()
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


class TestFault:
    def test_the_plan_is_saved_before_the_page_is_shown(
        self,
        session: Session,
        failures: Failures,
        shown: list[UnexpectedDialog],
        framework: Framework,
        qtbot: QtBot,
    ) -> None:
        assert session.store is not None
        session.begin_pending(self, lambda: session.set_value(UNIT, "đang gõ"))
        caught()
        qtbot.waitUntil(lambda: len(shown) == 1)
        assert read_plan(session.store.path, framework).plan.stored(UNIT) == "đang gõ"
        words = " ".join(each.text() for each in shown[0].findChildren(type(shown[0]._copied)))
        assert "đã được lưu" in words and "RuntimeError" not in words

    def test_details_are_copied_only_on_demand(
        self, session: Session, failures: Failures, shown: list[UnexpectedDialog], qtbot: QtBot
    ) -> None:
        caught()
        qtbot.waitUntil(lambda: len(shown) == 1)
        shown[0].copy.click()
        assert "a fault of ours" in QApplication.clipboard().text()
        assert [button.text() for button in shown[0].findChildren(QPushButton)] == [
            "Sao chép chi tiết",
            "Đóng phần mềm",
            "Tiếp tục làm việc",
        ]

    def test_a_fault_in_another_thread_is_shown_too(
        self, session: Session, failures: Failures, shown: list[UnexpectedDialog], qtbot: QtBot
    ) -> None:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(shown) == 1)

    def test_details_name_versions_and_nothing_of_the_plan(self) -> None:
        assert "Qt 6" in details("text")


class TestLog:
    def test_a_sitting_that_ends_well_leaves_no_log(self, tmp_path: Path) -> None:
        log = CrashLog(str(tmp_path))
        assert log.previous == ""
        log.close()
        assert not (tmp_path / "crash.log").exists()

    def test_a_crash_is_found_at_the_next_start(self, tmp_path: Path) -> None:
        script = (
            "import faulthandler, sys; from wizard.window.crash import CrashLog;"
            "log = CrashLog(sys.argv[1]); faulthandler._sigsegv()"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=environment, check=False, timeout=60)
        log = CrashLog(str(tmp_path))
        assert "Segmentation fault" in log.previous or "access violation" in log.previous
        log.close()
        assert CrashLog(str(tmp_path)).previous == ""

    def test_a_folder_that_cannot_be_written_does_not_stop_the_start(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        CrashLog(str(tmp_path / "file" / "below")).close()
