"""The window as an officer uses it: first page, walking, jumping, undo, the quiet bars, closing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.atomic import write_atomically
from wizard.plan.file import read_plan
from wizard.plan.lock import take
from wizard.plan.model import Place, new_plan
from wizard.plan.store import PlanStore
from wizard.plan.tree import Status
from wizard.window import opening
from wizard.window.look import em
from wizard.window.main_window import MainWindow
from wizard.window.navigation import FILTERS, KEY
from wizard.window.session import Session
from wizard.window.workspace import Workspace

UNIT = Place("drafting_unit")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Tài liệu" / opening.FOLDER
    monkeypatch.setattr(opening, "plans_folder", lambda: str(folder))
    return folder


@pytest.fixture
def window(framework: Framework, documents: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(Session(framework))
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(em(130), em(70))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.session.close_plan()


@pytest.fixture
def at_work(window: MainWindow) -> Workspace:
    """A new plan is open."""
    window.opening.new({"province": "lam-dong", "form": "decision", "period_start": 2027, "period_end": 2030})
    assert window.workspace is not None
    return window.workspace


def press(window: MainWindow, words: str) -> None:
    """Presses the button of a bar on top."""
    buttons = [button for button in window.notices.findChildren(QPushButton) if button.text() == words]
    assert buttons, [button.text() for button in window.notices.findChildren(QPushButton)]
    buttons[0].click()


class TestFirstPage:
    def test_an_empty_machine_gets_a_friendly_page(self, window: MainWindow) -> None:
        assert window.start.begin.text() == "Bắt đầu soạn"
        assert window.windowTitle() == "Quảng bá địa phương"
        assert window.workspace is None

    def test_three_choices_lead_straight_in(self, window: MainWindow, documents: Path, framework: Framework) -> None:
        window.start.province.setCurrentIndex(window.start.province.findData("lam-dong"))
        window.start.begin.click()
        (file,) = documents.iterdir() if len(list(documents.iterdir())) == 1 else documents.glob("*.ctqb")
        assert file.name.startswith("Chương trình quảng bá tỉnh Lâm Đồng 20")
        plan = read_plan(file, framework).plan
        assert (plan.answers["province"], plan.answers["form"]) == ("lam-dong", "decision")
        assert isinstance(plan.answers["period_start"], int)
        assert window.session.page == "general"

    def test_a_second_plan_of_the_same_name_does_not_overwrite(self, window: MainWindow, documents: Path) -> None:
        for _ in range(2):
            window.opening.new({"province": "lam-dong", "period_start": 2027, "period_end": 2030})
        names = sorted(file.name for file in documents.glob("*.ctqb"))
        assert names == [
            "Chương trình quảng bá tỉnh Lâm Đồng 2027-2030 (2).ctqb",
            "Chương trình quảng bá tỉnh Lâm Đồng 2027-2030.ctqb",
        ]

    def test_the_sample_opens_as_a_copy(self, window: MainWindow, documents: Path) -> None:
        window.start.sample.click()
        assert window.session.store is not None
        assert Path(window.session.store.path).parent == documents
        assert window.session.tree.done == window.session.tree.total

    def test_the_last_plan_is_offered_with_its_progress_and_opens_where_one_left(
        self, window: MainWindow, at_work: Workspace
    ) -> None:
        at_work.go_to("objectives")
        window.show_start()
        assert not window.session.is_open
        window.start.go_on.click()
        assert window.workspace is not None and window.workspace.key == "objectives"

    def test_a_folder_that_cannot_be_made_has_a_way_out(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "tệp").write_text("", encoding="utf-8")
        monkeypatch.setattr(opening, "plans_folder", lambda: str(tmp_path / "tệp" / "con"))
        target = str(tmp_path / "Nơi khác")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
        window.start.begin.click()
        assert not window.session.is_open
        press(window, "Chọn nơi lưu khác…")
        assert window.session.name == "Nơi khác"


class TestWalking:
    def test_every_page_opens(self, window: MainWindow, at_work: Workspace) -> None:
        for page in window.session.tree.pages:
            at_work.go_to(page.id)
            assert at_work.key == page.id

    def test_the_help_is_that_of_the_field_with_the_focus(
        self, window: MainWindow, at_work: Workspace, qtbot: QtBot
    ) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        at_work.focus_page()
        at_work.go_to("situation")
        assert at_work._place == Place("overview")
        assert "Khái quát về địa phương" in [each.text() for each in at_work.help.findChildren(QLabel)]

    def test_on_and_back(self, window: MainWindow, at_work: Workspace) -> None:
        assert not at_work.back.isEnabled()
        at_work.forward.click()
        assert at_work.key == "legal"
        at_work.back.click()
        assert at_work.key == "general"

    def test_the_walk_ends_with_the_export(self, at_work: Workspace) -> None:
        at_work.go_to("signing")
        at_work.next_page()
        assert at_work.key == "/review"
        at_work.next_page()
        assert at_work.key == "/export"
        assert at_work.forward.isHidden()

    def test_the_next_missing_answer_gets_the_focus(self, window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
        first = window.session.tree.missing()[0]
        at_work.next_missing()
        assert at_work.key == first.page
        second = window.session.tree.next_missing(first.place)
        assert second is not None
        at_work.next_missing()
        assert at_work._place == second.place

    def test_the_navigation_says_each_status_in_words(self, window: MainWindow, at_work: Workspace) -> None:
        tree = at_work.navigation.tree
        item = tree.topLevelItem(0)
        assert item is not None
        spoken = item.data(0, int(Qt.ItemDataRole.AccessibleTextRole))
        assert spoken.startswith("Bước 1: Cơ quan và thông tin chung: hoàn thành")
        window.session.set_value(Place("period_start"), None)
        assert "đang làm" in item.data(0, int(Qt.ItemDataRole.AccessibleTextRole))

    @pytest.mark.parametrize("index", range(1, len(FILTERS)))
    def test_a_filter_keeps_what_it_names(self, window: MainWindow, at_work: Workspace, index: int) -> None:
        at_work.navigation.filter.setCurrentIndex(index)
        tree, wanted = at_work.navigation.tree, FILTERS[index][1]
        assert wanted is not None
        for number in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(number)
            assert item is not None
            if item.isHidden() or item.childCount():
                continue
            assert window.session.tree.node(item.data(0, KEY)).status in wanted

    def test_a_mark_makes_its_step_one_to_review(self, window: MainWindow, at_work: Workspace) -> None:
        window.session.set_mark(UNIT, "hỏi lại")
        assert window.session.tree.node("general").status is Status.REVIEW

    def test_all_texts_are_written_in_one_style_from_the_menu(self, window: MainWindow, at_work: Workspace) -> None:
        session, scope, signer = window.session, Place("scope"), Place("committee_signer_name")
        session.set_value(scope, "Hoà thuận, khỏe mạnh")
        session.set_value(signer, "Lê Thúy")
        menu = {action.text(): action for action in window.findChildren(QAction)}
        first, second = menu["Viết cả hồ sơ kiểu “hòa, khỏe, thủy”"], menu["Viết cả hồ sơ kiểu “hoà, khoẻ, thuỷ”"]
        first.trigger()
        assert session.value(scope) == "Hòa thuận, khỏe mạnh"
        second.trigger()
        assert session.value(scope) == "Hoà thuận, khoẻ mạnh" and session.value(signer) == "Lê Thúy"
        said: list[str] = []
        session.message.connect(said.append)
        second.trigger()
        assert said == ["Cả hồ sơ đã viết theo kiểu này."]
        session.undo()
        session.undo()
        assert session.value(scope) == "Hoà thuận, khỏe mạnh"

    def test_searching_goes_to_the_place(self, window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
        window.session.set_value(Place("scope"), "Chú trọng Đông Bắc Á")
        at_work.navigation.start_search()
        qtbot.keyClicks(at_work.navigation.search, "dong bac a")
        qtbot.keyClick(at_work.navigation.search, Qt.Key.Key_Return)
        assert at_work.key == "audiences"

    def test_help_follows_the_focus_and_folds_away(self, window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: at_work.width() > em(100))
        at_work.go_to(UNIT)
        shown = [each.text() for each in at_work.help.findChildren(type(at_work._heading))]
        assert "Phòng soạn thảo" in shown
        at_work.fold_help(True)
        assert at_work.help.isHidden()
        assert window.session.settings.flag("help_folded")

    def test_a_narrow_window_shows_the_help_instead_of_the_navigation(
        self, window: MainWindow, at_work: Workspace, qtbot: QtBot
    ) -> None:
        window.resize(em(70), em(50))
        qtbot.waitUntil(lambda: at_work.width() < em(75))
        assert at_work.help.isHidden() and not at_work.navigation.isHidden()
        at_work.help_button.click()
        assert not at_work.help.isHidden() and at_work.navigation.isHidden()
        assert not window.session.settings.flag("help_folded")


class TestEditing:
    def test_typed_text_is_saved_and_undone_with_words(
        self, window: MainWindow, at_work: Workspace, framework: Framework, qtbot: QtBot
    ) -> None:
        at_work.go_to(UNIT)
        field = window.focusWidget()
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, "Phong Bao chi")
        with qtbot.waitSignal(window.session.saved, timeout=2000):
            pass
        assert window.session.store is not None
        assert read_plan(window.session.store.path, framework).plan.stored(UNIT) == "Phong Bao chi"
        assert window.menu.undo.text() == "&Hoàn tác: sửa phòng soạn thảo"
        at_work.go_to("legal")
        window.menu.undo.trigger()
        assert at_work.key == "general"
        assert window.session.stored(UNIT) is None
        assert window.menu.redo.text() == "&Làm lại: sửa phòng soạn thảo"

    def test_the_title_says_when_it_was_saved(self, window: MainWindow, at_work: Workspace) -> None:
        window.session.set_value(UNIT, "Phòng Báo chí")
        assert window.session.save_now()
        assert window.windowTitle().startswith("Chương trình quảng bá tỉnh Lâm Đồng 2027-2030 – đã lưu lúc ")

    def test_closing_saves(self, window: MainWindow, at_work: Workspace, framework: Framework) -> None:
        assert window.session.store is not None
        path = window.session.store.path
        window.session.set_value(UNIT, "Phòng Báo chí")
        window.close()
        assert read_plan(path, framework).plan.stored(UNIT) == "Phòng Báo chí"


class TestTrouble:
    def test_a_full_disk_is_said_quietly_and_passes(
        self, window: MainWindow, at_work: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: str, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr("wizard.plan.store.write_atomically", full)
            window.session.set_value(UNIT, "Phòng Báo chí")
            assert not window.session.save_now()
        assert any("Ổ đĩa đã đầy" in sentence for sentence in window.notices.sentences())
        assert "chưa lưu được" in window.windowTitle()
        press(window, "Thử lại")
        assert window.notices.sentences() == []
        assert "đã lưu lúc" in window.windowTitle()

    def test_a_file_changed_elsewhere_leaves_the_choice(
        self, window: MainWindow, at_work: Workspace, framework: Framework
    ) -> None:
        assert window.session.store is not None
        path = Path(window.session.store.path)
        for words, kept in (("Giữ bản của tôi", "của tôi"), ("Dùng bản mới", None)):
            text = path.read_text(encoding="utf-8")
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
            window.session.set_value(UNIT, "của tôi" if kept else "sẽ bỏ")
            assert not window.session.save_now()
            press(window, words)
            assert window.session.trouble is None
            assert window.session.stored(UNIT) == "của tôi"

    def test_a_locked_plan_can_be_looked_at(
        self, window: MainWindow, plans: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = str(plans / "Khóa.ctqb")
        PlanStore.create(path, new_plan(framework, scope="Hoà thuận, khỏe mạnh"), framework).close()
        lock = take(path)
        window.opening.open(path)
        assert not window.session.is_open
        press(window, "Mở chỉ để xem")
        assert window.session.read_only
        assert "chỉ để xem" in window.windowTitle()
        assert window.notices.sentences() == ["Hồ sơ đang mở chỉ để xem."]
        said: list[str] = []
        window.session.message.connect(said.append)
        style = next(each for each in window.findChildren(QAction) if "hòa, khỏe, thủy" in each.text())
        style.trigger()
        assert said == ["Hồ sơ đang mở chỉ để xem; hãy lưu thành tệp khác rồi sửa."]
        assert window.session.value(Place("scope")) == "Hoà thuận, khỏe mạnh"
        lock.release()

    def test_a_damaged_file_leads_to_its_earlier_version(
        self, window: MainWindow, at_work: Workspace, documents: Path
    ) -> None:
        assert window.session.store is not None
        path = window.session.store.path
        window.session.set_value(UNIT, "Phòng Báo chí")
        window.session.save_now()
        window.session.store.keep_version(window.session.plan, "export")
        window.show_start()
        Path(path).write_bytes(b"format: [")
        window.opening.open(path)
        press(window, "Mở bản lưu gần nhất")
        assert window.session.stored(UNIT) == "Phòng Báo chí"
        assert window.session.name.endswith("(khôi phục)")

    @pytest.mark.parametrize("take_it", [True, False])
    def test_recovered_work_is_offered_and_nothing_is_lost(
        self,
        window: MainWindow,
        at_work: Workspace,
        monkeypatch: pytest.MonkeyPatch,
        take_it: bool,
    ) -> None:
        assert window.session.store is not None
        path = window.session.store.path

        def full(path: str, data: bytes) -> None:
            if os.path.basename(path) == os.path.basename(window.session.store.path):  # type: ignore[union-attr]
                raise OSError(errno.ENOSPC, "full")
            real(path, data)

        real = write_atomically
        with monkeypatch.context() as patch:
            patch.setattr("wizard.plan.store.write_atomically", full)
            window.session.set_value(UNIT, "chưa kịp lưu")
            window.session.close_plan()
        words = "Dùng bản đang soạn" if take_it else "Dùng bản trong tệp"

        def answer(box: QMessageBox) -> int:
            (wanted,) = [button for button in box.buttons() if button.text() == words]
            wanted.click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)
        window.opening.open(path)
        assert window.session.stored(UNIT) == ("chưa kịp lưu" if take_it else None)
        if not take_it:
            versions = window.session.store.snapshots()
            assert window.session.store.read_version(versions[0]).plan.stored(UNIT) == "chưa kịp lưu"
        assert window.session.store.recovered == []
