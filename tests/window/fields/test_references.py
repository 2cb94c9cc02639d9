"""Pickers: search, checkboxes, chips, entries of one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.checklist import ChecklistDialog
from wizard.window.fields.options import catalogue_of
from wizard.window.fields.references import ChecklistEditor, Chip, ChipsEditor, ReferenceEditor
from wizard.window.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Make = Callable[[str], FieldEditor]
Act = Callable[..., None]
DEPARTMENT = Place("department")


def _shown(popup: QListView) -> list[str]:
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_search_needs_no_diacritics(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    editor = make("department")
    assert isinstance(editor, ReferenceEditor)
    assert editor.input.text() == "Sở Văn hóa, Thể thao và Du lịch"
    editor.setFocus()
    editor.input.selectAll()
    write(editor.input, "nong nghiep")
    assert editor.input.popup.isVisible()
    assert _shown(editor.input.popup)[0] == "Sở Nông nghiệp và Môi trường"
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Return)
    assert session.stored(DEPARTMENT) == "so-nong-nghiep-moi-truong"
    assert editor.input.text() == "Sở Nông nghiệp và Môi trường" and editor.input.hasFocus()


def test_the_arrow_key_opens_the_whole_list(make: Make, qtbot: QtBot) -> None:
    editor = make("province")
    assert isinstance(editor, ReferenceEditor)
    editor.setFocus()
    qtbot.keyClick(editor.input, Qt.Key.Key_Down)
    names = _shown(editor.input.popup)
    assert len(names) == 35 and names[-1] == "Địa phương khác"
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Escape)
    assert not editor.input.popup.isVisible() and editor.input.text() == "Lâm Đồng"


def test_a_name_typed_in_full_counts_and_a_wrong_one_shows_its_problem(
    session: Session, make: Make, elsewhere: QLineEdit, write: Act
) -> None:
    editor = make("department")
    assert isinstance(editor, ReferenceEditor)
    for text, stored in (("sở tài chính", "so-tai-chinh"), ("Sở Bưu chính", None)):
        editor.setFocus()
        editor.input.selectAll()
        write(editor.input, text)
        elsewhere.setFocus()
        assert session.stored(DEPARTMENT) == stored
    assert "không có trong danh sách" in editor._problem.text()
    assert editor.input.text() == "Sở Bưu chính"


def test_an_agency_of_ones_own(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    editor = make("A1.1/lead_agency")
    assert isinstance(editor, ReferenceEditor)
    editor.setFocus()
    write(editor.input, "Trung tâm Chuyển đổi số")
    assert _shown(editor.input.popup) == ["Thêm “Trung tâm Chuyển đổi số” vào danh sách cơ quan của địa phương"]
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Down)
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Return)
    (own,) = session.plan.rows("own_agencies")
    assert own["name"] == "Trung tâm Chuyển đổi số"
    assert session.stored(editor.place) == own["id"]
    assert editor.input.text() == "Trung tâm Chuyển đổi số"
    assert catalogue_of(session).options("agencies")[0].id == own["id"]
    session.undo()
    assert not session.plan.rows("own_agencies") and editor.input.text() == ""


def test_an_agency_renamed_is_renamed_everywhere(session: Session, make: Make) -> None:
    row = session.add_row(Place("own_agencies"), {"name": "Cũ"})
    session.set_value(DEPARTMENT, row)
    editor = make("department")
    assert isinstance(editor, ReferenceEditor) and editor.input.text() == "Cũ"
    session.set_value(Place("own_agencies", row=row, column="name"), "Mới")
    assert editor.input.text() == "Mới"


def test_legal_bases_say_whether_they_are_in_force(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    row = session.add_row(Place("citations"))
    editor = make(f"citations[{row}].base")
    assert isinstance(editor, ReferenceEditor)
    details = {option.detail.partition(" · ")[0] for option in catalogue_of(session).options("legal_bases")}
    assert details == {"còn hiệu lực (đã đối chiếu)", "cần kiểm tra hiệu lực", "đã hết hiệu lực"}
    editor.setFocus()
    write(editor.input, "72 2015")
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Return)
    assert session.stored(editor.place) == "nd-72-2015"
    assert editor._detail.text().startswith("cần kiểm tra hiệu lực · Chính phủ") and editor._detail.isVisible()


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ("nghị quyết số 09-NQ/TU", {"kind": "Nghị quyết", "number": "09-NQ/TU"}),
        ("Kế hoạch về kinh tế biển", {"title": "Kế hoạch về kinh tế biển"}),
    ],
)
def test_a_legal_basis_of_ones_own(
    session: Session, make: Make, qtbot: QtBot, write: Act, typed: str, cells: dict[str, str]
) -> None:
    row = session.add_row(Place("citations"))
    editor = make(f"citations[{row}].base")
    assert isinstance(editor, ReferenceEditor)
    editor.setFocus()
    write(editor.input, typed)
    popup = editor.input.popup
    popup.setCurrentIndex(popup.model().index(popup.model().rowCount() - 1, 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert session.plan.rows("citations") == [{"id": row, **cells}]


def test_few_options_are_checkboxes(session: Session, make: Make, qtbot: QtBot) -> None:
    editor = make("A1.1/audiences")
    assert isinstance(editor, ChecklistEditor)
    boxes = editor.findChildren(QCheckBox)
    boxes[1].click()
    boxes[0].click()
    first, second = (option.id for option in catalogue_of(session).options("audiences")[:2])
    assert session.stored(editor.place) == [first, second]
    boxes[0].click()
    assert session.stored(editor.place) == [second]


def test_many_options_are_chips(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    editor = make("A1.1/channels")
    assert isinstance(editor, ChipsEditor)
    editor.setFocus()
    write(editor.input, "he thong du lieu")
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Return)
    assert session.stored(editor.place) == ["he-thong-du-lieu"] and editor.input.text() == ""
    write(editor.input, "cong, trang thong tin")
    qtbot.keyClick(editor.input.popup, Qt.Key.Key_Return)
    assert session.stored(editor.place) == ["he-thong-du-lieu", "cong-thong-tin"]
    chips = editor.findChildren(Chip)
    assert [chip.accessibleName().partition(":")[0] for chip in chips] == ["Bỏ chọn", "Bỏ chọn"]
    qtbot.keyClick(chips[0], Qt.Key.Key_Delete)
    assert session.stored(editor.place) == ["cong-thong-tin"]
    qtbot.keyClick(editor.input, Qt.Key.Key_Backspace)
    assert session.stored(editor.place) is None


def test_half_a_name_takes_nothing_away(session: Session, make: Make, elsewhere: QLineEdit, write: Act) -> None:
    session.set_value(Place("channels", "A1.1"), ["cong-thong-tin"])
    editor = make("A1.1/channels")
    editor.setFocus()
    write(editor.input, "zzz")
    elsewhere.setFocus()
    assert session.stored(editor.place) == ["cong-thong-tin"]
    assert "không có trong danh sách" in editor._problem.text()


def test_the_whole_list_with_checkboxes(session: Session, qtbot: QtBot) -> None:
    question = session.question(Place("channels", "A1.1"))
    dialog = ChecklistDialog(catalogue_of(session), question, ["gone", "cong-thong-tin"])
    qtbot.addWidget(dialog)
    dialog.search.setText("XUAT ban pham tieng")
    shown = [row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert len(shown) == 1
    dialog.list.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    assert dialog.chosen() == ["gone", "cong-thong-tin", "xuat-ban-pham"]


def test_indicators_of_the_plan(session: Session, make: Make) -> None:
    row = session.add_row(Place("indicators"), {"name": "Lượt khách"})
    editor = make("A1.1/indicators")
    session.set_value(editor.place, [row])
    assert [chip.text() for chip in editor.findChildren(Chip)] == ["Lượt khách"]
    session.set_value(Place("indicators", row=row, column="name"), "Lượt khách quốc tế")
    assert [chip.text() for chip in editor.findChildren(Chip)] == ["Lượt khách quốc tế"]
