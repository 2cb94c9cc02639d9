"""Disks that fill up, vanish or refuse: each says so in a sentence, each has a way out, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.file import plan_to_text, read_plan
from wizard.plan.model import Place, new_plan
from wizard.window import autosave
from wizard.window.main_window import MainWindow
from wizard.window.session import Session

FIELD = Place("necessity")
SIZE = 256 * 1024
needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk needs root on Linux"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, so small that it can be filled."""
    folder = tmp_path / "usb"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def make_window(framework: Framework, qtbot: QtBot) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens a new plan in a folder in a window, with the cursor in the field to be typed into."""
    made: list[MainWindow] = []

    def make(folder: Path) -> MainWindow:
        path = folder / "Hồ sơ.ctqb"
        if not path.exists():
            path.write_text(plan_to_text(new_plan(framework, province="lam-dong"), framework), encoding="utf-8")
        window = MainWindow(Session(framework))
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.opening.open(str(path))
        window.go_to(FIELD)
        return window

    yield make
    for window in made:
        window.session.autosave.wait()
        if window.session.store is not None:
            window.session.store.close()
            window.session.store = None


def write(window: MainWindow, text: str) -> None:
    """Types or pastes at the end."""
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insertPlainText(text)


def told(window: MainWindow) -> str:
    """What the bars say."""
    return " ".join(window.notices.sentences())


def ways(window: MainWindow) -> list[str]:
    """The buttons of the bars."""
    return [button.text() for button in window.notices.findChildren(QPushButton) if button.isVisibleTo(window.notices)]


def press(window: MainWindow, words: str) -> None:
    """Presses a button of a bar."""
    next(button for button in window.notices.findChildren(QPushButton) if button.text() == words).click()


def on_disk(path: Path, framework: Framework) -> object:
    return read_plan(path, framework).plan.stored(FIELD)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The next dialog for a file gives this one."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """The next question is answered with this button."""

    def click(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)


@needs_root
class TestFullDisk:
    def test_it_is_said_and_passes_when_there_is_room(
        self,
        disk: Path,
        make_window: Callable[[Path], MainWindow],
        framework: Framework,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(autosave, "RETRY", 200)
        window = make_window(disk)
        before = (disk / "Hồ sơ.ctqb").read_bytes()
        (disk / "phim").write_bytes(b"0" * (SIZE - 4096 * 6))
        write(window, "Chữ " * 4000)
        qtbot.waitUntil(lambda: "Ổ đĩa đã đầy" in told(window))
        assert "vẫn còn nguyên" in told(window)
        assert ways(window) == ["Thử lại", "Lưu thành tệp khác…"]
        assert (disk / "Hồ sơ.ctqb").read_bytes() == before
        (disk / "phim").unlink()
        qtbot.waitUntil(lambda: told(window) == "")  # without a click
        assert on_disk(disk / "Hồ sơ.ctqb", framework) == ("Chữ " * 4000).strip()

    def test_another_file_is_the_way_out(
        self,
        disk: Path,
        tmp_path: Path,
        make_window: Callable[[Path], MainWindow],
        framework: Framework,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = make_window(disk)
        (disk / "phim").write_bytes(b"0" * (SIZE - 4096 * 6))
        write(window, "Chữ " * 4000)
        qtbot.waitUntil(lambda: "Ổ đĩa đã đầy" in told(window))
        write(window, "cuối")
        choose(monkeypatch, tmp_path / "Nơi khác.ctqb")
        press(window, "Lưu thành tệp khác…")
        assert told(window) == ""
        assert on_disk(tmp_path / "Nơi khác.ctqb", framework) == "Chữ " * 4000 + "cuối"

    def test_closing_all_the_same_keeps_the_work_for_the_next_start(
        self,
        disk: Path,
        make_window: Callable[[Path], MainWindow],
        framework: Framework,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = make_window(disk)
        (disk / "phim").write_bytes(b"0" * (SIZE - 4096 * 6))
        write(window, "Chữ " * 4000)
        qtbot.waitUntil(lambda: "Ổ đĩa đã đầy" in told(window))
        answer(monkeypatch, "Ở lại")
        assert not window.close()
        answer(monkeypatch, "Vẫn đóng")
        assert window.close()
        (disk / "phim").unlink()
        answer(monkeypatch, "Dùng bản đang soạn")
        again = make_window(disk)
        assert again.session.stored(FIELD) == ("Chữ " * 4000).strip()
        assert again.session.save_now()
        assert on_disk(disk / "Hồ sơ.ctqb", framework) == ("Chữ " * 4000).strip()


@needs_root
def test_a_read_only_disk_is_left_for_another(
    disk: Path,
    tmp_path: Path,
    make_window: Callable[[Path], MainWindow],
    framework: Framework,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_window(disk).close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    window = make_window(disk)
    assert told(window) == ""  # one may want to read only
    write(window, "Chữ")
    qtbot.waitUntil(lambda: "Ổ đĩa chỉ cho đọc" in told(window))
    choose(monkeypatch, tmp_path / "Nơi khác.ctqb")
    press(window, "Lưu thành tệp khác…")
    assert told(window) == ""
    write(window, " tiếp")
    assert window.session.save_now()
    assert on_disk(tmp_path / "Nơi khác.ctqb", framework) == "Chữ tiếp"


class TestVanishedFolder:
    def test_work_goes_on_and_is_saved_when_the_stick_is_back(
        self,
        plans: Path,
        tmp_path: Path,
        make_window: Callable[[Path], MainWindow],
        framework: Framework,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(autosave, "RETRY", 200)
        window = make_window(plans)
        plans.rename(tmp_path / "rút ra")
        write(window, "Một")
        qtbot.waitUntil(lambda: "Không còn tìm thấy thư mục hoặc ổ đĩa" in told(window))
        write(window, " hai")
        assert "cắm lại ổ đĩa" in told(window)
        (tmp_path / "rút ra").rename(plans)
        qtbot.waitUntil(lambda: told(window) == "")
        assert on_disk(plans / "Hồ sơ.ctqb", framework) == "Một hai"

    def test_closing_all_the_same_keeps_the_work(
        self,
        plans: Path,
        tmp_path: Path,
        make_window: Callable[[Path], MainWindow],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = make_window(plans)
        plans.rename(tmp_path / "rút ra")
        write(window, "Một")
        answer(monkeypatch, "Vẫn đóng")
        assert window.close()
        (tmp_path / "rút ra").rename(plans)
        answer(monkeypatch, "Dùng bản đang soạn")
        assert make_window(plans).session.stored(FIELD) == "Một"


class TestTwoAtTheSameFile:
    def test_who_is_pushed_aside_is_told_and_loses_nothing(
        self, plans: Path, make_window: Callable[[Path], MainWindow], framework: Framework, qtbot: QtBot
    ) -> None:
        first = make_window(plans)
        second = make_window(plans)
        assert "đang được" in told(second)
        assert ways(second) == ["Mở chỉ để xem", "Vẫn mở để sửa", "Đóng"]
        press(second, "Vẫn mở để sửa")
        second.go_to(FIELD)
        write(second, "của người thứ hai")
        assert second.session.save_now()
        write(first, "của người thứ nhất")
        qtbot.waitUntil(lambda: "đã bị sửa ở nơi khác" in told(first))
        assert ways(first) == ["Dùng bản mới", "Giữ bản của tôi", "Lưu thành tệp khác…"]
        press(first, "Giữ bản của tôi")
        assert on_disk(plans / "Hồ sơ.ctqb", framework) == "của người thứ nhất"
        store = first.session.store
        assert store is not None
        assert "của người thứ hai" in [store.read_version(version).plan.stored(FIELD) for version in store.snapshots()]

    def test_a_removed_file_is_written_again(
        self, plans: Path, make_window: Callable[[Path], MainWindow], framework: Framework, qtbot: QtBot
    ) -> None:
        window = make_window(plans)
        (plans / "Hồ sơ.ctqb").unlink()
        write(window, "Một")
        qtbot.waitUntil(lambda: "đã bị xóa, đổi tên hoặc chuyển đi" in told(window))
        assert ways(window) == ["Giữ bản của tôi", "Lưu thành tệp khác…"]
        press(window, "Giữ bản của tôi")
        assert on_disk(plans / "Hồ sơ.ctqb", framework) == "Một"
