"""The page that checks Word files: dropped or chosen, read in the background, mended as a copy."""

from __future__ import annotations

import multiprocessing
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from wizard.document.dossier import export_dossier
from wizard.document.linter.many import WORTH_PROCESSES
from wizard.document.word_files import word_files
from wizard.framework import Framework
from wizard.plan.model import Plan
from wizard.window.linting import copy_name
from wizard.window.main_window import MainWindow
from wizard.window.pages.word_check_page import WordCheckPage
from wizard.window.session import Session


@pytest.fixture(scope="module")
def good(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A letter without faults."""
    from wizard.cli import sample_path
    from wizard.plan.file import read_plan

    plan: Plan = read_plan(sample_path(), framework).plan
    (written,) = export_dossier(framework, plan, tmp_path_factory.mktemp("good"), ["official_letter"])
    return written.path.read_bytes()


@pytest.fixture
def letters(good: bytes, tmp_path: Path) -> Path:
    """A folder with a good letter, one with two faults, and a file that is none."""
    folder = tmp_path / "Văn bản"
    folder.mkdir()
    (folder / "đúng.docx").write_bytes(good)
    with zipfile.ZipFile(folder / "đúng.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"Times New Roman", b"Arial")
    body = parts["word/document.xml"].decode("utf-8")
    parts["word/document.xml"] = body.replace("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc").encode()
    with zipfile.ZipFile(folder / "lỗi.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    (folder / "hỏng.docx").write_bytes(b"xyz")
    (folder / "~$lỗi.docx").write_bytes(b"")
    return folder


@pytest.fixture
def page(framework: Framework, qtbot: QtBot) -> Iterator[WordCheckPage]:
    made = WordCheckPage(Session(framework))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def check(page: WordCheckPage, qtbot: QtBot, *paths: Path) -> None:
    with qtbot.waitSignal(page.linter.finished, timeout=20_000):
        page.check(paths)


def words(page: WordCheckPage) -> str:
    return "\n".join(each.text() for each in page.result.findChildren(QLabel))


def test_findings_are_said_with_clause_place_and_remedy(page: WordCheckPage, letters: Path, qtbot: QtBot) -> None:
    check(page, qtbot, letters / "lỗi.docx")
    said = words(page)
    assert "Trái quy định" in said and "Phông chữ không phải Times New Roman." in said
    assert "“Độc lập – Tự do – Hạnh phúc” (cần: Độc lập - Tự do - Hạnh phúc)" in said
    assert "Căn cứ: Phụ lục I, Phần I, mục II.1.b" in said and "Cách sửa: " in said
    assert "hiện có: Arial; cần: Times New Roman" in said and "chỗ khác." in said
    assert page.list.isHidden()


def test_a_mended_copy_stands_beside_the_untouched_file(page: WordCheckPage, letters: Path, qtbot: QtBot) -> None:
    before = (letters / "lỗi.docx").read_bytes()
    check(page, qtbot, letters / "lỗi.docx")
    assert isinstance(page.result.mend_button, QPushButton)
    with qtbot.waitSignal(page.linter.finished, timeout=20_000):
        page.result.mend_button.click()
    assert (letters / "lỗi.docx").read_bytes() == before
    assert (letters / "lỗi (đã sửa).docx").exists()
    assert "Bản này đã được sửa" in words(page) and "Arial → Times New Roman" in words(page)
    assert "Không phát hiện chỗ nào trái quy định." in words(page)
    assert not page.list.isHidden() and page.list.topLevelItemCount() == 2


def test_a_copy_that_cannot_be_written_may_go_elsewhere(
    page: WordCheckPage, letters: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(page, qtbot, letters / "lỗi.docx")
    blocked = letters / "lỗi.docx" / "bên trong.docx"
    with qtbot.waitSignal(page.linter.finished, timeout=20_000):
        page._mend(page._lines[0].checked, blocked)
    assert "Không ghi được bản đã sửa" in words(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nơi khác"), ""))
    buttons = {each.text(): each for each in page.result.findChildren(QPushButton)}
    with qtbot.waitSignal(page.linter.finished, timeout=20_000):
        buttons["Ghi bản đã sửa vào nơi khác…"].click()
    assert (tmp_path / "nơi khác.docx").exists()


def test_a_folder_of_files_has_a_list(page: WordCheckPage, letters: Path, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    page.linter.progressed.connect(lambda done, total: seen.append((done, total)))
    check(page, qtbot, letters)
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    lines = {item.text(0): item.text(2) for item in map(page.list.topLevelItem, range(3)) if item is not None}
    assert lines["đúng.docx"].startswith("Đạt") and lines["hỏng.docx"] == "Không đọc được"
    assert lines["lỗi.docx"].endswith("chỗ trái quy định")
    assert page.summary.text() == "Đã kiểm tra 3 tệp: 1 tệp đạt, 2 tệp cần sửa"
    page.list.setCurrentIndex(page.list.model().index(list(lines).index("hỏng.docx"), 0))
    assert page._lines[list(lines).index("hỏng.docx")].checked.result.failure in words(page)


def test_many_files_are_checked_with_both_cores_and_the_worst_can_stand_first(
    page: WordCheckPage, letters: Path, qtbot: QtBot
) -> None:
    for number in range(WORTH_PROCESSES):
        shutil.copy(letters / "đúng.docx", letters / f"công văn {number:02}.docx")
    cores: set[int] = set()
    page.linter.checked.connect(lambda _: cores.add(len(multiprocessing.active_children())))
    check(page, qtbot, letters)
    assert max(cores) == 2 and not multiprocessing.active_children()
    names = sorted(path.name for path in letters.glob("[!~]*.docx"))
    assert [line.text(0) for line in map(page.list.topLevelItem, range(len(names))) if line] == names
    assert page.bar.value() == len(names)
    page.list.header().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    worst = [line.text(0) for line in map(page.list.topLevelItem, range(3)) if line]
    assert worst[:2] == ["hỏng.docx", "lỗi.docx"] and worst[2].startswith("công văn")
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert "Trái quy định" in words(page)


def test_stopping_leaves_what_is_done(page: WordCheckPage, letters: Path, qtbot: QtBot) -> None:
    for number in range(WORTH_PROCESSES * 4):
        shutil.copy(letters / "đúng.docx", letters / f"công văn {number:03}.docx")
    page.linter.checked.connect(lambda _: page.cancel.click())
    check(page, qtbot, letters)
    assert 0 < page.list.topLevelItemCount() < WORTH_PROCESSES * 4
    assert page.summary.text().startswith(f"Đã kiểm tra {page.list.topLevelItemCount()} tệp")
    assert not multiprocessing.active_children() and page.bar.isHidden()


def test_new_files_take_the_place_of_those_still_waiting(page: WordCheckPage, letters: Path, qtbot: QtBot) -> None:
    page.check([letters / "lỗi.docx"] * 1 + [letters / "hỏng.docx"])
    page.check([letters / "đúng.docx"])
    qtbot.waitUntil(lambda: not page.linter.is_running and not page._waiting, timeout=20_000)
    assert [line.checked.path.name for line in page._lines] == ["đúng.docx"]


def test_names_of_copies_and_files(letters: Path) -> None:
    assert [path.name for path in word_files([letters, letters / "lỗi.docx"])] == ["hỏng.docx", "lỗi.docx", "đúng.docx"]
    assert copy_name(letters / "lỗi.docx").name == "lỗi (đã sửa).docx"
    (letters / "lỗi (đã sửa).docx").touch()
    assert copy_name(letters / "lỗi.docx").name == "lỗi (đã sửa 2).docx"


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def test_files_dropped_on_the_window_are_checked_without_a_plan_and_with_one(
    framework: Framework, sample: Plan, letters: Path, plans: Path, qtbot: QtBot
) -> None:
    window = MainWindow(Session(framework))
    qtbot.addWidget(window)
    window.show()
    drop(window, letters / "lỗi.docx")
    assert window._alone is not None and window._alone.isVisible()
    alone = window._alone.page
    qtbot.waitUntil(lambda: "Trái quy định" in words(alone), timeout=20_000)
    window.show_start()
    assert not window._alone.isVisible()
    window.session.create_plan(str(plans / "Lâm Hải.ctqb"), sample)
    drop(window, letters / "lỗi.docx")
    assert window.workspace is not None and window.workspace.key == "/word-check"
    inside = window.workspace.page("/word-check")
    assert isinstance(inside, WordCheckPage)
    qtbot.waitUntil(lambda: "Trái quy định" in words(inside), timeout=20_000)
    window.close()
