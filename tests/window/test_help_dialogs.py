"""History, about, help search and the tour: what they show, and that they can be used by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.model import Place
from wizard.window.dialogs.about import DUTY, PRIVACY, AboutDialog
from wizard.window.dialogs.help_search import HelpSearchDialog
from wizard.window.dialogs.history import NONE_YET, HistoryDialog
from wizard.window.dialogs.tour import SEEN, TourDialog
from wizard.window.help_texts import find_topics, topics
from wizard.window.main_window import MainWindow
from wizard.window.session import Session

SIGNER = Place("committee_signer_name")


@pytest.fixture
def edited(sample_session: Session) -> Session:
    """A plan with one earlier version, in which the signer was somebody else."""
    assert sample_session.store is not None
    sample_session.store.keep_version(sample_session.plan, "export")
    sample_session.set_value(SIGNER, "Nguyễn Văn Mới")
    return sample_session


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    session.plan_replaced.emit()
    yield made


class TestHistory:
    def test_shows_what_is_different_and_leads_there(self, edited: Session, qtbot: QtBot) -> None:
        dialog = HistoryDialog(edited)
        qtbot.addWidget(dialog)
        dialog.show()
        shown = dialog.compared.toPlainText()
        assert "Họ và tên người ký" in shown
        assert "Bản lưu: Trần Thị Hải Yến" in shown and "Hiện nay: Nguyễn Văn Mới" in shown
        qtbot.waitUntil(lambda: "1 chỗ khác" in dialog.versions.item(0).text())
        with qtbot.waitSignal(edited.go_requested) as asked:
            dialog.compared.followed.emit(str(SIGNER))
        assert asked.args == [SIGNER]

    def test_shows_the_whole_version_to_look_at(self, edited: Session, qtbot: QtBot) -> None:
        dialog = HistoryDialog(edited)
        qtbot.addWidget(dialog)
        dialog.tabs.setCurrentIndex(1)
        assert "Trần Thị Hải Yến" in dialog.content.toPlainText()
        assert dialog.content.isReadOnly()

    def test_restores_and_keeps_what_there_was(self, edited: Session, qtbot: QtBot) -> None:
        dialog = HistoryDialog(edited)
        qtbot.addWidget(dialog)
        dialog.restore.click()
        assert edited.value(SIGNER) == "Trần Thị Hải Yến"
        assert edited.store is not None
        newest = edited.store.snapshots()[0]
        assert newest.reason == "restore"
        assert edited.store.read_version(newest).plan.stored(SIGNER) == "Nguyễn Văn Mới"

    def test_a_damaged_version_is_said_to_be_one(self, edited: Session, qtbot: QtBot) -> None:
        assert edited.store is not None
        with open(edited.store.snapshots()[0].path, "w", encoding="utf-8") as file:
            file.write("{hỏng")
        dialog = HistoryDialog(edited)
        qtbot.addWidget(dialog)
        assert "không đọc được" in dialog.compared.toPlainText()
        assert not dialog.restore.isEnabled()

    def test_without_versions_it_says_when_there_will_be_some(self, session: Session, qtbot: QtBot) -> None:
        dialog = HistoryDialog(session)
        qtbot.addWidget(dialog)
        assert dialog.compared.toPlainText() == NONE_YET


def test_about_names_duty_privacy_and_sources(session: Session, qtbot: QtBot) -> None:
    dialog = AboutDialog(session)
    qtbot.addWidget(dialog)
    shown = dialog.sheet.toPlainText()
    for words in (DUTY, PRIVACY, session.framework.label, "cần kiểm tra hiệu lực", "Nghị định số 30/2020/NĐ-CP"):
        assert words in shown


class TestHelp:
    def test_the_guide_the_steps_and_the_elements_are_searched(self, framework: Framework) -> None:
        everything = topics(framework)
        groups = {topic.group for topic in everything}
        assert {"Cách dùng phần mềm", "Các bước", "Yếu tố 22"} <= groups
        found = find_topics(everything, "noi nhan ky")
        assert found[0].title == "Nơi nhận và ký"
        assert find_topics(everything, "xyzxyz") == []

    def test_no_markup_is_left_in_the_guide(self, framework: Framework) -> None:
        for topic in topics(framework):
            if topic.group == "Cách dùng phần mềm":
                for _, text in topic.parts:
                    assert "**" not in text and "![" not in text and "`" not in text

    def test_typing_finds_and_the_button_leads_to_the_field(self, session: Session, qtbot: QtBot) -> None:
        dialog = HelpSearchDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.keyClicks(dialog.box, "tho dien")
        dialog.box.setText("tham quyen ban hanh quyet dinh")
        qtbot.waitUntil(lambda: "Thẩm quyền ban hành quyết định" in dialog.sheet.toPlainText())
        with qtbot.waitSignal(session.go_requested) as asked:
            dialog.go.click()
        assert asked.args == [Place("decision_authority")]

    def test_the_arrow_keys_walk_through_what_was_found(self, session: Session, qtbot: QtBot) -> None:
        dialog = HelpSearchDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.keyClick(dialog.box, Qt.Key.Key_Down)
        assert dialog.found.currentRow() == 1


class TestTour:
    def test_walks_by_key_and_ends(self, window: MainWindow, session: Session, qtbot: QtBot) -> None:
        tour = TourDialog(session, window)
        tour.begin()
        stops = int(tour.count.text().partition("/")[2])
        assert stops == 6
        titles = []
        for _ in range(stops):
            titles.append(tour.heading.text())
            assert tour.rect().contains(tour.bubble.geometry())
            QTest.keyClick(tour.forward, Qt.Key.Key_Right)
        assert len(set(titles)) == stops
        assert tour.isHidden()

    def test_escape_skips_it_and_it_does_not_come_again(self, window: MainWindow, session: Session) -> None:
        window.offer_tour()
        (tour,) = window.findChildren(TourDialog)
        QTest.keyClick(tour.forward, Qt.Key.Key_Escape)
        assert tour.isHidden()
        assert session.settings.flag(SEEN)
        window.offer_tour()
        session.plan_replaced.emit()
        QApplication.processEvents()
        assert not any(each.isVisible() for each in window.findChildren(TourDialog))

    def test_without_a_plan_it_shows_how_to_begin(self, framework: Framework, qtbot: QtBot) -> None:
        fresh = Session(framework)
        window = MainWindow(fresh)
        qtbot.addWidget(window)
        window.show()
        tour = TourDialog(fresh, window)
        tour.begin()
        assert tour.heading.text() == "Bắt đầu từ đây"
        QTest.keyClick(tour.forward, Qt.Key.Key_Return)
        assert tour.heading.text() == "Muốn xem trước thành phẩm?"
