"""Tables: model, keys, cell editors, the form of a row, sums, the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.choices import ChoiceCombo
from wizard.window.fields.paste_dialog import PasteDialog
from wizard.window.fields.picker import PickerLine
from wizard.window.fields.tables import TableEditor
from wizard.window.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Make = Callable[[str], FieldEditor]
Act = Callable[..., None]
BUDGET = Place("budget_lines")
THEMES = Place("year_themes")
ACTIONS = Place("actions")


def _table(make: Make, address: str) -> TableEditor:
    editor = make(address)
    assert isinstance(editor, TableEditor)
    editor.setFocus()
    return editor


def _ids(session: Session, place: Place) -> list[str]:
    return [str(row["id"]) for row in session.rows(place)]


def _cell_editor(editor: TableEditor) -> QWidget:
    found = editor.input.indexWidget(editor.input.currentIndex())
    assert found is not None
    return found


def test_rows_by_keyboard(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    editor = _table(make, "year_themes")
    qtbot.keyClick(editor.input, Qt.Key.Key_Insert)
    line = _cell_editor(editor)
    write(line, "2027")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    line = _cell_editor(editor)
    write(line, "Năm ẩm thực")
    qtbot.keyClick(line, Qt.Key.Key_Tab)  # from the last cell on to a new row
    assert editor.model.rowCount() == 2
    line = _cell_editor(editor)
    write(line, "2028")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.rows(THEMES)[1].get("year") == 2028)
    first, second = _ids(session, THEMES)
    assert session.rows(THEMES)[0] == {"id": first, "year": 2027, "theme": "Năm ẩm thực"}
    editor.input.setFocus()
    qtbot.keyClick(editor.input, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _ids(session, THEMES) == [second, first] and editor.input.currentIndex().row() == 0
    qtbot.keyClick(editor.input, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(_ids(session, THEMES)) == 3 and editor.input.currentIndex().row() == 1
    qtbot.keyClick(editor.input, Qt.Key.Key_Delete)
    assert _ids(session, THEMES) == [second, first]
    session.undo()
    assert editor.model.rowCount() == 3


def test_a_new_row_comes_last_unless_another_is_selected(session: Session, make: Make, qtbot: QtBot) -> None:
    ids = [session.add_row(THEMES, {"year": year}) for year in (2027, 2028)]
    editor = _table(make, "year_themes")
    last = editor.add_row()
    assert _ids(session, THEMES) == [*ids, last]
    editor.input.setFocus()
    editor.input.go(0, 0)
    assert _ids(session, THEMES)[1] == ids[1]
    between = editor.add_row()
    assert _ids(session, THEMES) == [ids[0], between, ids[1], last]


def test_several_rows_go_and_come_back_as_one_step_with_their_marks(session: Session, make: Make, qtbot: QtBot) -> None:
    ids = [session.add_row(THEMES, {"year": year}) for year in range(2027, 2032)]
    marked = Place("year_themes", row=ids[1], column="theme")
    session.set_mark(marked, "hỏi lại")
    editor = _table(make, "year_themes")
    editor.input.go(1, 0)
    qtbot.keyClick(editor.input, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(editor.input, Qt.Key.Key_Delete)
    assert _ids(session, THEMES) == [ids[0], *ids[3:]] and not session.plan.marks
    assert session.undo_words() == "xóa 2 dòng"
    session.undo()
    assert _ids(session, THEMES) == ids and session.mark(marked) == "hỏi lại"


def test_what_is_no_value_keeps_the_cell_open(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    session.add_row(THEMES, {"year": 2027})
    editor = _table(make, "year_themes")
    editor.input.go(0, 0)
    qtbot.keyClick(editor.input, Qt.Key.Key_F2)
    line = _cell_editor(editor)
    write(line, "năm tới")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible() and "không phải là một năm" in editor._problem.text()
    assert session.rows(THEMES)[0]["year"] == 2027
    write(line, "2029")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.rows(THEMES)[0]["year"] == 2029)
    assert "không phải" not in editor._problem.text()


def test_choices_and_references_in_cells(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    action = session.add_row(ACTIONS, {"name": "Làm phim"})
    session.add_row(BUDGET)
    editor = _table(make, "budget_lines")
    editor.input.go(0, 0)
    editor.input.edit_current()
    picker = _cell_editor(editor)
    assert isinstance(picker, PickerLine)
    write(picker, "phim")
    qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert session.rows(BUDGET)[0]["action"] == action
    editor.input.go(0, 3)
    editor.input.edit_current()
    combo = _cell_editor(editor)
    assert isinstance(combo, ChoiceCombo)
    combo.hidePopup()
    combo.setCurrentIndex(4)
    combo.activated.emit(4)
    assert session.rows(BUDGET)[0]["source"] == "xa-hoi-hoa"
    assert editor.model.index(0, 3).data() == "Xã hội hóa"


def test_a_column_that_is_not_asked_for_cannot_be_edited(session: Session, make: Make) -> None:
    action = session.add_row(ACTIONS, {"name": "Làm phim"})
    session.add_row(BUDGET, {"action": action})
    session.add_row(BUDGET)
    editor = _table(make, "budget_lines")
    item = [column.id for column in editor.model.columns].index("item")
    editable = Qt.ItemFlag.ItemIsEditable
    assert not editor.model.index(0, item).flags() & editable
    assert editor.model.index(1, item).flags() & editable
    assert editor.model.index(0, item).data() == "" and editor.model.index(1, item).data() == "chưa nhập"


def test_sums_of_money(session: Session, make: Make) -> None:
    editor = _table(make, "budget_lines")
    assert editor._totals.isHidden()
    row = session.add_row(BUDGET, {"amount": Decimal("1250.5")})
    session.add_row(BUDGET, {"amount": Decimal(1000)})
    assert "2.250,5 triệu đồng" in editor._totals.text()
    session.set_value(Place("budget_lines", row=row, column="amount"), None)
    assert "Tổng cộng: 1.000 triệu đồng (một tỷ đồng)" in editor._totals.text()


def test_a_wide_table_has_a_form_that_follows_the_current_row(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    ids = [session.add_row(ACTIONS, {"name": name}) for name in ("một", "hai")]
    editor = _table(make, "actions")
    assert editor.form is not None and len(editor.model.columns) == 6
    editor.input.go(1, 0)
    qtbot.waitUntil(lambda: editor.form is not None and editor.form.row == ids[1])
    note = editor.form.editors["note"]
    note.setFocus()
    write(note.input, "xong")
    editor.input.setFocus()
    editor.input.go(0, 0)
    qtbot.waitUntil(lambda: editor.form is not None and editor.form.row == ids[0])
    assert session.stored(Place("actions", row=ids[1], column="note")) == "xong"
    assert note.input.text() == ""  # type: ignore[attr-defined]
    editor.go_to(Place("actions", row=ids[1], column="audience"))
    assert editor.form.editors["audience"].input.hasFocus() and editor.form.row == ids[1]
    session.remove_rows(ACTIONS, ids)
    qtbot.waitUntil(lambda: editor.form is not None and editor.form.isHidden())


def test_long_contents_are_edited_in_the_form(session: Session, make: Make, qtbot: QtBot) -> None:
    session.add_row(Place("solutions"), {"title": "Một"})
    editor = _table(make, "solutions")
    editor.input.go(0, 1)
    qtbot.keyClick(editor.input, Qt.Key.Key_F2)
    assert editor.form is not None and editor.form.editors["content"].input.hasFocus()


def test_a_legal_basis_shows_what_it_takes_from_the_list(session: Session, make: Make) -> None:
    session.add_row(Place("citations"), {"base": "nd-72-2015"})
    session.add_row(Place("citations"), {"kind": "Nghị quyết", "number": "42/NQ-HĐND"})
    editor = _table(make, "citations")
    shown = [[editor.model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert shown == [
        ["Nghị định số 72/2015/NĐ-CP ngày 07/9/2015", "72/2015/NĐ-CP", "07/9/2015"],
        ["Nghị quyết (tự nhập)", "42/NQ-HĐND", ""],
    ]


def test_problems_of_cells_are_said_with_their_row(session: Session, make: Make, elsewhere: QLineEdit) -> None:
    session.add_row(THEMES, {"year": 2027, "theme": "x" * 201})
    editor = _table(make, "year_themes")
    elsewhere.setFocus()
    assert editor._problem.text().startswith("Dòng 1: Chủ đề: Dài quá 200 ký tự")
    assert "Dài quá" in str(editor.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))


def test_sorting_is_for_good_and_can_be_undone(session: Session, make: Make) -> None:
    ids = [session.add_row(THEMES, {"year": year}) for year in (2029, 2027, 2028)]
    editor = _table(make, "year_themes")
    editor.input.go(0, 0)
    editor.sort(editor.field.column("year"), False)
    assert _ids(session, THEMES) == [ids[1], ids[2], ids[0]]
    assert session.undo_words() == "sắp xếp theo “Năm”"
    assert editor.input.currentIndex().row() == 2  # the current row went with its row
    session.undo()
    assert _ids(session, THEMES) == ids


def test_a_full_block_becomes_rows_in_one_step(session: Session, make: Make, qtbot: QtBot, clip: Act) -> None:
    session.add_row(THEMES, {"year": 2026})
    editor = _table(make, "year_themes")
    clip('2027\t"Năm\nẩm thực"\r\n2028\tNăm biển\r\n')
    qtbot.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(row.get("year"), row.get("theme")) for row in session.rows(THEMES)] == [
        (2026, None),
        (2027, "Năm ẩm thực"),
        (2028, "Năm biển"),
    ]
    assert session.undo_words() == "dán 2 dòng"
    session.undo()
    assert len(session.rows(THEMES)) == 1


def test_names_of_columns_are_recognised(
    session: Session, make: Make, clip: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[PasteDialog] = []

    def accept(dialog: PasteDialog) -> int:
        seen.append(dialog)
        return 1

    monkeypatch.setattr(PasteDialog, "exec", accept)
    editor = _table(make, "budget_lines")
    clip("Số tiền (triệu đồng)\tNăm\tGhi chú riêng\tNguồn\n1.250,5\t2027\tzzz\tXã hội hóa\nnhiều\t2028\t\tTrung ương")
    editor.paste()
    assert [combo.currentText() for combo in seen[0]._combos] == ["Số tiền", "Năm", "(bỏ qua cột này)", "Nguồn"]
    assert "1 ô không đọc được" in seen[0]._words.text()
    rows = [{name: cell for name, cell in row.items() if name != "id"} for row in session.rows(BUDGET)]
    assert rows == [
        {"amount": Decimal("1250.5"), "year": 2027, "source": "xa-hoi-hoa"},
        {"year": 2028, "source": "trung-uong"},
    ]


def test_a_block_is_written_over_from_the_current_cell_after_a_look(
    session: Session, make: Make, clip: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [session.add_row(THEMES, {"year": year, "theme": "cũ"}) for year in (2027, 2028)]
    monkeypatch.setattr(PasteDialog, "exec", lambda dialog: 1)
    editor = _table(make, "year_themes")
    editor.input.go(1, 1)
    clip("mới\nthêm")
    editor.paste()
    rows = session.rows(THEMES)
    assert [row.get("theme") for row in rows] == ["cũ", "mới", "thêm"] and _ids(session, THEMES)[:2] == ids
    assert rows[1]["year"] == 2028 and "year" not in rows[2]


def test_one_word_goes_into_the_current_cell_without_asking(session: Session, make: Make, clip: Act) -> None:
    session.add_row(THEMES, {"year": 2027, "theme": "cũ"})
    editor = _table(make, "year_themes")
    editor.input.go(0, 1)
    clip("mới")
    editor.paste()
    assert session.rows(THEMES)[0]["theme"] == "mới" and len(session.rows(THEMES)) == 1


def test_rows_are_copied_as_spreadsheets_take_them(make_sample: Make, qtbot: QtBot) -> None:
    editor = _table(make_sample, "actions")
    editor.input.go(0, 0)
    qtbot.keyClick(editor.input, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(editor.input, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    before = [dict(row) for row in editor.session.rows(ACTIONS)[:2]]
    editor.input.go(editor.model.rowCount() - 1, 0)
    editor.paste()
    pasted = [dict(row) for row in editor.session.rows(ACTIONS)[-2:]]
    for row in (*before, *pasted):
        row.pop("id")
    assert pasted == before and "\t" in copied


def test_the_model_tells_views_exactly_what_changed(session: Session, make: Make) -> None:
    editor = _table(make, "year_themes")
    tester = QAbstractItemModelTester(editor.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[QAbstractItemModel] = []
    editor.model.modelReset.connect(lambda: resets.append(editor.model))
    changed: list[tuple[int, int]] = []
    editor.model.dataChanged.connect(lambda one, two: changed.append((one.row(), two.row())))
    ids = session.add_rows(THEMES, [{"year": 2027}, {"year": 2028}, {"year": 2029}])
    session.remove_rows(THEMES, ids[1:2])
    session.set_value(Place("year_themes", row=ids[2], column="theme"), "x")
    session.undo()
    assert not resets and changed[0] == (1, 1)
    session.move_row(THEMES, ids[2], 0)
    assert editor.model.row_id(0) == ids[2] and tester is not None


def test_a_thousand_actions_stay_fluent(make_sample: Make, qtbot: QtBot, write: Act) -> None:
    editor = _table(make_sample, "actions")
    session = editor.session
    row = {name: cell for name, cell in session.rows(ACTIONS)[0].items() if name != "id"}
    session.add_rows(ACTIONS, [row] * 1000)
    editor.input.go(1000, 0)
    editor.input.edit_current()
    line = _cell_editor(editor)
    write(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "x" in str(session.rows(ACTIONS)[1000]["name"])


def test_a_read_only_plan_can_be_copied_only(sample_session: Session, make_sample: Make, qtbot: QtBot) -> None:
    assert sample_session.store is not None
    sample_session.save_now()
    sample_session.open_plan(sample_session.store.path, read_only=True)
    editor = _table(make_sample, "year_themes")
    count = editor.model.rowCount()
    editor.input.go(0, 0)
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        qtbot.keyClick(editor.input, key)
    assert editor.model.rowCount() == count and editor.input.indexWidget(editor.model.index(0, 0)) is None
    assert not editor.model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEditable
