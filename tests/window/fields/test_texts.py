"""Texts and paragraphs: typing, leaving, undo, input methods, pasting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.paragraphs import ParagraphsEditor
from wizard.window.fields.text import TextEditor
from wizard.window.fields.writing import LegacyOffer
from wizard.window.session import Session

Make = Callable[[str], FieldEditor]
Act = Callable[..., None]
SLOGAN = Place("slogan")
VISION = Place("vision")
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam"


def test_typing_reaches_the_plan_without_touching_the_input(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    editor = make("slogan")
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    write(editor.input, "Xanh ")
    editor.input.cursorBackward(False, 2) if isinstance(editor.input, QLineEdit) else None
    qtbot.waitUntil(lambda: session.stored(SLOGAN) == "Xanh")
    assert editor.input.text() == "Xanh " and isinstance(editor.input, QLineEdit)
    assert editor.input.cursorPosition() == 3
    elsewhere.setFocus()
    assert session.stored(SLOGAN) == "Xanh" and editor.input.text() == "Xanh"
    assert session.undo_words() == "sửa khẩu hiệu"


def test_undo_takes_the_edit_back_and_keeps_the_focus(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    session.set_value(SLOGAN, "Cũ")
    session.history.seal()
    editor = make("slogan")
    editor.setFocus()
    qtbot.keyClick(editor.input, Qt.Key.Key_End)
    write(editor.input, " mới")
    qtbot.keyClick(editor.input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.stored(SLOGAN) == "Cũ" and editor.input.text() == "Cũ"  # type: ignore[attr-defined]
    qtbot.keyClick(editor.input, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.stored(SLOGAN) == "Cũ mới" and editor.input.hasFocus()


def test_composed_text_is_left_alone(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, compose: Act, write: Act
) -> None:
    for address, place in (("slogan", SLOGAN), ("vision", VISION)):
        editor = make(address)
        editor.setFocus()
        write(editor.input, "Quê ")
        compose(editor.input, "hươ")
        assert editor.is_composing()
        session.set_value(place, "từ nơi khác")
        qtbot.wait(350)
        assert editor.is_composing() and editor.input.text() == "Quê "  # type: ignore[attr-defined]
        compose(editor.input, "", "hương")
        qtbot.wait(350)
        assert session.stored(place) == "Quê hương"
        elsewhere.setFocus()
        assert editor.input.text() == "Quê hương"  # type: ignore[attr-defined]


def test_a_change_from_elsewhere_is_shown_unless_something_newer_is_typed(
    session: Session, make: Make, qtbot: QtBot
) -> None:
    editor = make("slogan")
    session.set_value(SLOGAN, "một")
    assert editor.input.text() == "một"  # type: ignore[attr-defined]


def test_problems_show_after_leaving_only(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    editor = make("slogan")
    editor.setFocus()
    write(editor.input, "x" * 61)
    qtbot.waitUntil(lambda: session.stored(SLOGAN) == "x" * 61)
    assert editor._problem.isHidden()
    elsewhere.setFocus()
    assert "Dài quá 60 ký tự" in editor._problem.text() and editor._problem.isVisible()


def test_a_required_field_says_so_after_it_was_left_empty(make: Make, elsewhere: QLineEdit) -> None:
    editor = make("positioning")
    assert editor._problem.isHidden()
    editor.setFocus()
    elsewhere.setFocus()
    assert editor._problem.text() == "Mục bắt buộc này còn trống."


def test_the_counter_shows_while_typing_and_when_room_is_short(
    make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    editor = make("positioning")
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    write(editor.input, "abc")
    assert editor._counter.isVisible() and editor._counter.text() == "3/200"
    elsewhere.setFocus()
    assert editor._counter.isHidden()


def test_long_texts_wrap_and_paragraphs_grow(make: Make, qtbot: QtBot, write: Act) -> None:
    editor = make("vision")
    assert isinstance(editor, ParagraphsEditor)
    before = editor.input.height()
    editor.setFocus()
    for _ in range(8):
        write(editor.input, "đoạn")
        qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    assert editor.input.height() > before
    single = make("positioning")
    assert isinstance(single, TextEditor)
    single.setFocus()
    write(single.input, "câu")
    qtbot.keyClick(single.input, Qt.Key.Key_Return)
    assert single.input.text() == "câu"


def test_pasted_text_passes_the_door(session: Session, make: Make, qtbot: QtBot, clip: Act) -> None:
    editor = make("slogan")
    editor.setFocus()
    clip("Xanh\u200b từ\r\nnguồn Ða\u0323\u0302t")
    qtbot.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.stored(SLOGAN) == "Xanh từ nguồn Đật")


def test_text_of_a_legacy_font_is_converted(session: Session, make: Make, qtbot: QtBot, clip: Act) -> None:
    editor = make("vision")
    editor.setFocus()
    clip(TCVN3, f"<p style='font-family:.VnTime'>{TCVN3}</p>")
    qtbot.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.stored(VISION) == "Cộng hòa xã hội chủ nghĩa Việt Nam")
    assert editor.findChild(LegacyOffer) is None


def test_text_that_looks_legacy_is_offered_for_conversion(
    session: Session, make: Make, qtbot: QtBot, clip: Act, monkeypatch: object, write: Act
) -> None:
    from wizard.window.dialogs.convert import ConvertDialog

    seen: list[str] = []

    def accept(dialog: ConvertDialog) -> int:
        seen.extend((dialog.before.toPlainText(), dialog.after.toPlainText()))
        return 1

    monkeypatch.setattr(ConvertDialog, "exec", accept)  # type: ignore[attr-defined]
    editor = make("vision")
    editor.setFocus()
    write(editor.input, "Trước. ")
    clip(TCVN3)
    qtbot.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    offer = editor.findChild(LegacyOffer)
    assert offer is not None and offer.isVisible()
    look = next(one for one in offer.findChildren(QPushButton) if "chuyển đổi" in one.text())
    look.click()
    assert seen == [TCVN3, "Cộng hòa xã hội chủ nghĩa Việt Nam"]
    assert offer.isHidden()
    qtbot.waitUntil(lambda: session.stored(VISION) == "Trước. Cộng hòa xã hội chủ nghĩa Việt Nam")


def test_fifty_pages_are_taken(session: Session, make: Make, qtbot: QtBot, clip: Act, write: Act) -> None:
    editor = make("vision")
    editor.setFocus()
    text = "\n".join(["Một đoạn văn dài vừa phải để thử việc dán cả một tập tài liệu."] * 2500)
    clip(text)
    qtbot.keyClick(editor.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.stored(VISION) == text)
    write(editor.input, "thêm")
    qtbot.waitUntil(lambda: session.stored(VISION) == text + "thêm")


def test_a_read_only_plan_can_be_read_and_copied(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    session.set_value(SLOGAN, "Xanh")
    session.save_now()
    path = session.store.path if session.store else ""
    session.open_plan(path, read_only=True)
    editor = make("slogan")
    editor.setFocus()
    write(editor.input, "zzz")
    assert editor.input.isEnabled() and editor.input.text() == "Xanh"  # type: ignore[attr-defined]


def test_names_for_those_who_do_not_see(make: Make) -> None:
    editor = make("slogan")
    assert editor.input.accessibleName() == "Khẩu hiệu" and editor.input.accessibleDescription()
