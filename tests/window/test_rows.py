"""Tables of rows: filter, order, and following the plan; the panel with its buttons and its form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place, Row
from wizard.window.rows.actions import ACTIONS, Lacks, action_columns, time_text
from wizard.window.rows.model import RowsModel
from wizard.window.rows.panel import RowsPanel
from wizard.window.session import Session


@pytest.fixture
def model(sample_session: Session) -> RowsModel:
    columns = action_columns(sample_session, Lacks(sample_session, "actions"))
    made = RowsModel(columns, lambda: sample_session.rows(ACTIONS))
    made.refresh()
    return made


@pytest.fixture
def panel(qtbot: QtBot, sample_session: Session, model: RowsModel) -> RowsPanel:
    made = RowsPanel(sample_session, ACTIONS, model, "nhiệm vụ", lambda: {"elements": ["A1.1"]})
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def names(model: RowsModel) -> list[object]:
    return [row.get("name") for row in model.shown]


class TestModel:
    def test_words_are_found_in_any_column_without_diacritics(self, model: RowsModel) -> None:
        model.filter_by("phim quoc te", None)
        assert 0 < len(model.shown) < model.total
        model.filter_by("so noi vu", None)
        assert {row["lead"] for row in model.shown} >= {"so-noi-vu"}

    def test_sorting_puts_the_plan_s_order_back(self, model: RowsModel) -> None:
        before = names(model)
        model.sort(0, Qt.SortOrder.AscendingOrder)
        rising = names(model)
        model.sort(0, Qt.SortOrder.DescendingOrder)
        assert names(model) == list(reversed(rising))
        model.sort(-1)
        assert names(model) == before

    def test_a_changed_row_is_told_without_reset(self, qtbot: QtBot, sample_session: Session, model: RowsModel) -> None:
        with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
            sample_session.set_value(Place("actions", None, "a2", "name"), "Tên mới")
            model.refresh()
        assert names(model)[1] == "Tên mới"

    def test_a_row_being_edited_stays_where_it_is(self, sample_session: Session, model: RowsModel) -> None:
        model.sort(0, Qt.SortOrder.AscendingOrder)
        number = model.row_number("a2")
        sample_session.set_value(Place("actions", None, "a2", "name"), "Ở cuối bảng chữ cái")
        model.refresh()
        assert model.row_number("a2") == number

    def test_a_pinned_row_is_shown_whatever_the_filter(self, sample_session: Session, model: RowsModel) -> None:
        model.filter_by("", lambda row: row.get("lead") == "so-noi-vu")
        row_id = sample_session.add_row(ACTIONS)
        model.refresh()
        assert model.row_number(row_id) is None
        model.pin(row_id)
        assert model.row_number(row_id) is not None

    def test_an_edited_row_is_found_by_its_new_words(self, sample_session: Session, model: RowsModel) -> None:
        model.filter_by("kỳ lân", None)
        assert model.shown == []
        sample_session.set_value(Place("actions", None, "a2", "name"), "Nuôi kỳ lân")
        model.refresh()
        model.filter_by("ky lan", None)
        assert names(model) == ["Nuôi kỳ lân"]

    @pytest.mark.parametrize(
        ("cells", "words"),
        [
            ({"start": "2027-01", "end": "2027-12"}, "01/2027 – 12/2027"),
            ({"start": "2027-06", "end": "2027-06"}, "6/2027"),
            ({"end": "2027-06"}, "? – 6/2027"),
            ({}, ""),
        ],
    )
    def test_the_time_of_an_action(self, cells: Row, words: str) -> None:
        assert time_text({"id": "a1", **cells}) == words


class TestPanel:
    def test_adding_opens_the_form_with_the_focus_in_it(self, panel: RowsPanel, sample_session: Session) -> None:
        panel.add()
        row = sample_session.rows(ACTIONS)[-1]
        assert row["elements"] == ["A1.1"]
        assert panel.form.row == row["id"] == panel.table.selected
        assert panel.form.isVisible()

    def test_duplicate_and_delete(self, panel: RowsPanel, sample_session: Session) -> None:
        before = len(sample_session.rows(ACTIONS))
        panel.table.select("a2")
        panel.duplicate()
        assert len(sample_session.rows(ACTIONS)) == before + 1
        copy = panel.table.selected
        assert copy != "a2"
        panel.delete()
        assert len(sample_session.rows(ACTIONS)) == before
        assert not panel.form.isVisible()
        assert panel.table.selected

    def test_undo_of_an_added_row_closes_its_form(self, panel: RowsPanel, sample_session: Session) -> None:
        panel.add()
        sample_session.undo()
        assert not panel.form.isVisible()

    def test_enter_opens_escape_closes_and_keys_delete(
        self, qtbot: QtBot, panel: RowsPanel, sample_session: Session
    ) -> None:
        panel.table.select("a2")
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
        assert panel.form.row == "a2"
        QTest.keyClick(panel.form, Qt.Key.Key_Escape)
        assert not panel.form.isVisible()
        QTest.keyClick(panel.table, Qt.Key.Key_Delete)
        assert sample_session.stored(Place("actions", None, "a2")) is None

    def test_the_open_form_follows_the_selection(self, qtbot: QtBot, panel: RowsPanel) -> None:
        panel.open_row("a2")
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: panel.form.row == "a3")

    def test_typing_in_the_form_reaches_the_plan(self, qtbot: QtBot, panel: RowsPanel, sample_session: Session) -> None:
        panel.open_row("a2", "name")
        editor = panel.form.editors["name"]
        editor.input.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(editor.input, "Viec moi")
        panel.form.close_row()
        assert sample_session.stored(Place("actions", None, "a2", "name")) == "Viec moi"

    def test_previous_and_next(self, panel: RowsPanel) -> None:
        panel.open_row("a2")
        panel.form.asked.emit("next")
        assert panel.form.row == "a3"
        panel.form.asked.emit("previous")
        panel.form.asked.emit("previous")
        panel.form.asked.emit("previous")
        assert panel.form.row == "a1"

    def test_columns_that_are_not_asked_for_are_hidden(self, qtbot: QtBot, sample_session: Session) -> None:
        lines = Place("budget_lines")
        model = RowsModel([], lambda: sample_session.rows(lines))
        model.refresh()
        panel = RowsPanel(sample_session, lines, model, "khoản")
        qtbot.addWidget(panel)
        panel.show()
        first = str(sample_session.rows(lines)[0]["id"])
        panel.open_row(first)
        assert panel.form.editors["item"].isHidden()
        sample_session.set_value(Place("budget_lines", None, first, "action"), None)
        assert not panel.form.editors["item"].isHidden()
