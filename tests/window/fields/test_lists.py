"""Lists of texts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.lists import ListEditor
from wizard.window.session import Session

Make = Callable[[str], FieldEditor]
Act = Callable[..., None]
CAUSES = Place("causes")
ALT = Qt.KeyboardModifier.AltModifier


def _made(make: Make) -> ListEditor:
    editor = make("causes")
    assert isinstance(editor, ListEditor)
    editor.setFocus()
    return editor


def _texts(editor: ListEditor) -> list[str]:
    return [line.text() for line in editor.lines]


def test_enter_adds_a_line_and_backspace_takes_an_empty_one_away(
    session: Session, make: Make, qtbot: QtBot, elsewhere: QLineEdit, write: Act
) -> None:
    editor = _made(make)
    write(editor.lines[0], "một")
    qtbot.keyClick(editor.lines[0], Qt.Key.Key_Return)
    assert editor.lines[1].hasFocus()
    write(editor.lines[1], "hai")
    qtbot.waitUntil(lambda: session.stored(CAUSES) == ["một", "hai"])
    qtbot.keyClick(editor.lines[1], Qt.Key.Key_Return)
    assert _texts(editor) == ["một", "hai", ""]
    qtbot.keyClick(editor.lines[2], Qt.Key.Key_Backspace)
    assert _texts(editor) == ["một", "hai"] and editor.lines[1].hasFocus()
    elsewhere.setFocus()
    assert session.stored(CAUSES) == ["một", "hai"]


def test_enter_inside_a_line_splits_it(session: Session, make: Make, qtbot: QtBot, write: Act) -> None:
    editor = _made(make)
    write(editor.lines[0], "mộthai")
    for _ in range(3):
        qtbot.keyClick(editor.lines[0], Qt.Key.Key_Left)
    qtbot.keyClick(editor.lines[0], Qt.Key.Key_Return)
    assert _texts(editor) == ["một", "hai"]


def test_lines_move_and_go_by_keyboard(session: Session, make: Make, qtbot: QtBot) -> None:
    session.set_value(CAUSES, ["a", "b", "c"])
    editor = _made(make)
    qtbot.keyClick(editor.lines[0], Qt.Key.Key_Down, ALT)
    assert session.stored(CAUSES) == ["b", "a", "c"] and editor.lines[1].hasFocus()
    qtbot.keyClick(editor.lines[1], Qt.Key.Key_Delete, ALT)
    assert session.stored(CAUSES) == ["b", "c"]
    session.undo()
    assert _texts(editor) == ["b", "a", "c"]
    session.undo()
    assert _texts(editor) == ["a", "b", "c"]


def test_several_pasted_lines_become_entries(session: Session, make: Make, qtbot: QtBot, clip: Act) -> None:
    session.set_value(CAUSES, ["trước", "sau"])
    editor = _made(make)
    editor.lines[0].moveCursor(editor.lines[0].textCursor().MoveOperation.End)
    clip("; một\r\n- hai\n3. ba\n\n")
    qtbot.keyClick(editor.lines[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.stored(CAUSES) == ["trước; một", "hai", "ba", "sau"]
    session.undo()
    assert session.stored(CAUSES) == ["trước", "sau"]


def test_a_composed_line_is_left_alone(session: Session, make: Make, qtbot: QtBot, compose: Act) -> None:
    editor = _made(make)
    compose(editor.lines[0], "nguyê")
    session.set_value(CAUSES, ["khác"])
    assert _texts(editor) == [""] and editor.is_composing()
    compose(editor.lines[0], "", "nguyên")
    qtbot.waitUntil(lambda: session.stored(CAUSES) == ["nguyên"])


def test_tab_goes_from_line_to_line(session: Session, make: Make, qtbot: QtBot) -> None:
    session.set_value(CAUSES, ["a", "b"])
    editor = _made(make)
    qtbot.keyClick(editor.lines[0], Qt.Key.Key_Tab)
    assert editor.lines[1].hasFocus()
    assert editor.lines[1].accessibleName() == "Nguyên nhân, dòng 2"
