"""Numbers, money, years, dates, months, choices and answers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.choices import ChoiceEditor, YesNoEditor
from wizard.window.fields.dates import DateEditor, DayPopup, MonthEditor, MonthPopup
from wizard.window.fields.numbers import MoneyEditor, NumberEditor
from wizard.window.session import Session

Make = Callable[[str], FieldEditor]
Act = Callable[..., None]


@pytest.fixture
def line(session: Session) -> str:
    """Address of a row of the budget."""
    return f"budget_lines[{session.add_row(Place('budget_lines'))}]"


def test_money_has_separators_and_words_when_nobody_types(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, line: str, write: Act
) -> None:
    editor = make(f"{line}.amount")
    assert isinstance(editor, MoneyEditor)
    editor.setFocus()
    write(editor.input, "1250,5")
    assert editor.input.text() == "1250,5"
    qtbot.waitUntil(lambda: session.stored(editor.place) == Decimal("1250.5"))
    assert editor.input.text() == "1250,5"
    elsewhere.setFocus()
    assert editor.input.text() == "1.250,5"
    assert editor._words.text() == "(một tỷ hai trăm năm mươi triệu năm trăm nghìn đồng)"
    editor.setFocus()
    assert editor.input.text() == "1250,5"


def test_money_understands_billions(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, line: str, write: Act
) -> None:
    editor = make(f"{line}.amount")
    editor.setFocus()
    write(editor.input, "12,5 tỷ")
    elsewhere.setFocus()
    assert session.stored(editor.place) == Decimal(12500)
    assert editor.input.text() == "12.500"  # type: ignore[attr-defined]


def test_what_is_no_number_stays_in_sight_and_out_of_the_plan(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, line: str, write: Act
) -> None:
    editor = make(f"{line}.amount")
    session.set_value(editor.place, Decimal(100))
    session.history.seal()
    editor.setFocus()
    write(editor.input, "1o")
    qtbot.wait(300)
    assert session.stored(editor.place) == Decimal(100) and editor._problem.isHidden()
    elsewhere.setFocus()
    assert session.stored(editor.place) is None
    assert "không phải là một số" in editor._problem.text()
    assert "1o" in editor.input.text()  # type: ignore[attr-defined]
    session.undo()
    assert editor.input.text() == "100" and editor._problem.isHidden()  # type: ignore[attr-defined]


def test_a_year_out_of_bounds(session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act) -> None:
    editor = make("period_start")
    assert isinstance(editor, NumberEditor)
    editor.setFocus()
    write(editor.input, "2099")
    elsewhere.setFocus()
    assert session.stored(Place("period_start")) == 2099
    assert "Chỉ nhận giá trị từ 2020 đến 2060." in editor._problem.text()
    assert editor.input.text() == "2099"


def test_a_date_is_typed_in_many_ways_and_shown_in_one(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    editor = make("decision_date")
    editor.setFocus()
    write(editor.input, "5-1-2027")
    elsewhere.setFocus()
    assert session.stored(Place("decision_date")) == "2027-01-05"
    assert editor.input.text() == "05/01/2027"  # type: ignore[attr-defined]


def test_the_calendar_is_vietnamese_and_gives_a_date(session: Session, make: Make, qtbot: QtBot) -> None:
    editor = make("decision_date")
    assert isinstance(editor, DateEditor)
    popup = editor.make_popup("2027-01-05")
    assert isinstance(popup, DayPopup)
    assert popup.calendar.locale().monthName(1).lower() == "tháng 1"
    popup.chosen.connect(editor._choose)
    popup.calendar.activated.emit(QDate(2027, 6, 5))
    assert session.stored(Place("decision_date")) == "2027-06-05"
    assert editor.input.text() == "05/6/2027"


def test_months(session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act) -> None:
    editor = make("issue_month")
    assert isinstance(editor, MonthEditor)
    editor.setFocus()
    write(editor.input, "tháng 6 năm 2027")
    elsewhere.setFocus()
    assert session.stored(Place("issue_month")) == "2027-06" and editor.input.text() == "6/2027"
    popup = editor.make_popup("2027-06")
    assert isinstance(popup, MonthPopup)
    assert [popup.months[0].text(), popup.months[5].text()] == ["Tháng 01", "Tháng 6"]
    popup.chosen.connect(editor._choose)
    qtbot.keyClick(popup, Qt.Key.Key_PageDown)
    popup.months[2].click()
    assert session.stored(Place("issue_month")) == "2028-03"


def test_few_choices_are_radio_buttons(session: Session, make: Make, qtbot: QtBot) -> None:
    editor = make("form")
    assert isinstance(editor, ChoiceEditor)
    radios = editor.findChildren(QRadioButton)
    assert [radio.isChecked() for radio in radios] == [True, False, False]
    qtbot.mouseClick(radios[2], Qt.MouseButton.LeftButton)
    assert session.stored(Place("form")) == "plan"
    session.undo()
    assert radios[0].isChecked() and not radios[2].isChecked()
    assert radios[1].accessibleName().startswith("Hình thức văn bản: ")


def test_many_choices_are_a_list_to_open(session: Session, make: Make, line: str) -> None:
    few = make(f"{line}.source")
    assert isinstance(few, ChoiceEditor) and len(few.findChildren(QRadioButton)) == 5


def test_no_goes_on_to_the_reason(session: Session, make: Make, qtbot: QtBot) -> None:
    answer, reason = make("A1.1/priority"), make("A1.1/reason")
    assert isinstance(answer, YesNoEditor)
    answer.setFocus()
    qtbot.mouseClick(answer._answers[False], Qt.MouseButton.LeftButton)
    assert session.stored(answer.place) is False
    qtbot.waitUntil(reason.input.hasFocus)
    answer.setFocus()
    qtbot.keyClick(answer._answers[False], Qt.Key.Key_Left)
    assert session.stored(answer.place) is True
    qtbot.keyClick(answer._answers[True], Qt.Key.Key_Right)
    assert session.stored(answer.place) is False
    qtbot.wait(20)
    assert answer._answers[False].hasFocus()
