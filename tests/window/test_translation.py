"""Qt's own texts are Vietnamese: every text of the contexts that our window can show has its translation."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from wizard.window.translation import VietnameseTranslator, qt_texts

PARTIAL = {"QShortcut"}  # names of keys: mostly as they stand on the keyboard
NOT_OURS = {"<p>Qt is a C++", "<h3>About Qt"}  # of a dialog that nothing opens
_SOURCE, _CONTEXT, _END = 6, 7, 1


def texts_of_qt() -> dict[str, set[str]]:
    """The English texts by context, out of the catalogue of another language that PySide6 brings (a .qm file)."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    data = (folder / "qtbase_de.qm").read_bytes()
    at, messages = 16, b""
    while at < len(data):
        size = struct.unpack(">I", data[at + 1 : at + 5])[0]
        if data[at] == 0x69:
            messages = data[at + 5 : at + 5 + size]
        at += 5 + size
    found: dict[str, set[str]] = {}
    at, source, context = 0, "", ""
    while at < len(messages):
        tag = messages[at]
        at += 1
        if tag == _END:
            found.setdefault(context, set()).add(source)
            continue
        size = struct.unpack(">I", messages[at : at + 4])[0]
        at += 4
        if tag in (_SOURCE, _CONTEXT):
            text = messages[at : at + size].decode()
            source, context = (text, context) if tag == _SOURCE else (source, text)
        at += size
    return found


@pytest.mark.parametrize("context", sorted(set(qt_texts()) - PARTIAL))
def test_every_text_of_a_context_is_translated(context: str) -> None:
    wanted = {text for text in texts_of_qt().get(context, ()) if not text.startswith(tuple(NOT_OURS))}
    assert wanted - set(qt_texts()[context]) == set()


def test_placeholders_and_lines_are_kept() -> None:
    for texts in qt_texts().values():
        for english, vietnamese in texts.items():
            assert sorted(re.findall("%.", english)) == sorted(re.findall("%.", vietnamese)), english


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[object]:
    translator = VietnameseTranslator()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def test_standard_buttons_are_vietnamese(translated: object, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Hủy", "Lưu"}


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_context_menus_are_vietnamese(translated: object, qtbot: QtBot, kind: type) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    words = {action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
    assert {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"} <= words
    menu.deleteLater()
