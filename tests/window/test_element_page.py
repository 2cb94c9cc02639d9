"""The page of an element: quick refusal, parts on demand, actions and suggested indicators."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.pages.element_page import ElementPage
from wizard.window.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ElementPage:
    """The page of an untouched element in a new plan."""
    return make(qtbot, session, "A1.2")


def make(qtbot: QtBot, session: Session, element: str) -> ElementPage:
    made = ElementPage(session, element)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    made.shown()
    made.activateWindow()
    return made


def choice(page: ElementPage, field: str, words: str) -> QAbstractButton:
    editor = page.boxes["assessment"].editors[field]
    return next(each for each in editor.findChildren(QAbstractButton) if each.text() == words)


class TestAssessment:
    def test_no_priority_takes_two_clicks_and_a_reason(self, qtbot: QtBot, page: ElementPage, session: Session) -> None:
        QTest.mouseClick(choice(page, "rating", "Chưa có dữ liệu"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(choice(page, "priority", "Không"), Qt.MouseButton.LeftButton)
        reason = page.boxes["assessment"].editors["reason"]
        qtbot.waitUntil(reason.input.hasFocus)
        QTest.keyClicks(reason.input, "Chua noi troi")
        session.commit_pending()
        node = session.tree.node("A1.2")
        assert (node.done, node.total, node.missing) == (3, 3, [])

    def test_rating_priority_and_reason_stand_above_the_table(self, page: ElementPage) -> None:
        assert list(page.boxes["assessment"].editors) == ["rating", "priority", "reason", "evidence"]

    def test_parts_for_priorities_are_made_when_asked_for(self, page: ElementPage, session: Session) -> None:
        assert list(page.boxes) == ["assessment"]
        assert page.suggestions is None
        session.set_value(Place("priority", "A1.2"), True)
        assert list(page.boxes) == ["assessment", "message", "delivery"]
        assert page.suggestions is not None
        assert page.suggestions.isVisible()
        session.set_value(Place("priority", "A1.2"), False)
        assert not page.suggestions.isVisible()
        assert not page.boxes["message"].isVisible()

    def test_a_place_of_the_element_gets_the_focus(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        page.show_place(Place("message_vi", "A1.2"))
        qtbot.waitUntil(page.boxes["message"].editors["message_vi"].input.hasFocus)

    def test_a_page_behind_others_does_not_follow_each_change(self, page: ElementPage, session: Session) -> None:
        page.hide()
        session.set_value(Place("priority", "A1.2"), True)
        assert list(page.boxes) == ["assessment"]
        page.show()
        page.shown()
        assert len(page.boxes) == 3


class TestLayout:
    def test_no_editor_of_an_open_action_is_squeezed(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        page.panel.open_row("a3")
        editors = page.panel.form.editors.values()
        qtbot.waitUntil(lambda: all(one.height() >= one.minimumSizeHint().height() for one in editors))

    def test_the_open_form_is_scrolled_into_view(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        page.panel.open_row("a3")

        def in_view() -> bool:
            top = page.panel.form.mapTo(page.viewport(), page.panel.form.rect().topLeft()).y()
            return 0 <= top < page.viewport().height() // 2

        qtbot.waitUntil(in_view)


class TestGuide:
    def test_one_part_is_folded_out_at_a_time(self, page: ElementPage) -> None:
        guide = page.guide
        guide.buttons[0].click()
        assert [panel.isVisible() for panel in guide._panels] == [True, False, False, False, False, False]
        guide.buttons[3].click()
        assert [panel.isVisible() for panel in guide._panels] == [False, False, False, True, False, False]
        guide.buttons[3].click()
        assert not any(panel.isVisible() for panel in guide._panels)

    def test_all_that_the_framework_says_is_there(self, page: ElementPage) -> None:
        words = "\n".join(each.text() for each in page.findChildren(QLabel))
        element = page.element
        for text in (element.meaning, element.world_interest, element.example, element.mistake, *element.questions):
            assert text in words
        assert all(hint.figure in words and hint.where in words for hint in element.evidence)
        assert page.session.framework.label in words


class TestActions:
    def test_a_new_action_knows_its_element_and_the_lead(self, page: ElementPage, session: Session) -> None:
        page.panel.add()
        (row,) = session.rows(Place("actions"))
        assert (row["elements"], row["lead"]) == (["A1.2"], page.element.agencies[0])
        session.set_value(Place("lead_agency", "A1.2"), "so-noi-vu")
        page.panel.add()
        assert session.rows(Place("actions"))[1]["lead"] == "so-noi-vu"

    def test_only_its_own_actions_are_listed(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        assert len(page.model.shown) == 6
        assert all("A1.2" in row["elements"] for row in page.model.shown)  # type: ignore[operator]

    def test_an_action_of_several_elements_can_leave_this_one(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        page.panel.table.select("a3")
        assert sample_session.stored(Place("actions", None, "a3", "elements")) == ["A1.2", "B1.3"]
        assert page._detach.isEnabled()
        page._detach.click()
        assert sample_session.stored(Place("actions", None, "a3", "elements")) == ["B1.3"]
        assert page.model.row_number("a3") is None

    def test_deleting_says_what_is_left(self, qtbot: QtBot, sample_session: Session) -> None:
        page = make(qtbot, sample_session, "A1.2")
        page.panel.table.select("a3")
        with qtbot.waitSignal(sample_session.message) as told:
            page.panel.delete()
        assert "dòng kinh phí của nhiệm vụ này" in told.args[0]


class TestSuggestions:
    def test_one_click_adds_and_refers_and_undo_takes_both_back(
        self, qtbot: QtBot, page: ElementPage, session: Session
    ) -> None:
        session.set_value(Place("priority", "A1.2"), True)
        assert page.suggestions is not None
        page.suggestions.buttons[0].click()
        (row,) = session.rows(Place("indicators"))
        assert session.stored(Place("indicators", "A1.2")) == [row["id"]]
        assert page.suggestions.buttons[0].text() == "Điền tiếp"
        session.undo()
        assert session.rows(Place("indicators")) == []
        assert session.stored(Place("indicators", "A1.2")) is None
        assert page.suggestions.buttons[0].text() == "Dùng"

    def test_what_is_still_missing_leads_to_the_row(self, qtbot: QtBot, page: ElementPage, session: Session) -> None:
        session.set_value(Place("priority", "A1.2"), True)
        assert page.suggestions is not None
        page.suggestions.buttons[1].click()
        with qtbot.waitSignal(session.go_requested) as asked:
            page.suggestions.buttons[1].click()
        assert asked.args == [Place("indicators", None, "i1", "level")]
