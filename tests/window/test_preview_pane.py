"""The pages beside the form: opened when wanted, following the field, leading back to it, always up to date."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.model import Place, Plan
from wizard.preview.blocks import find_block, text_of
from wizard.preview.pages import BlockRef
from wizard.window import preview_pane
from wizard.window.look import em
from wizard.window.main_window import MainWindow
from wizard.window.session import Session
from wizard.window.workspace import Workspace

NECESSITY = Place("necessity")


@pytest.fixture
def window(framework: Framework, sample: Plan, plans: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(Session(framework))
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(em(107), em(60))
    with qtbot.waitExposed(made):
        made.show()
    made.session.create_plan(str(plans / "Lâm Hải.ctqb"), sample)
    yield made
    if made.workspace is not None:
        made.workspace.stop()
    made.session.close_plan()


@pytest.fixture
def at_work(window: MainWindow, qtbot: QtBot) -> Workspace:
    """The pages are shown."""
    assert window.workspace is not None
    window.workspace.fold_preview(False)
    pane = window.workspace.preview
    qtbot.waitUntil(lambda: pane.view is not None and pane.view.page_count > 0, timeout=20_000)
    return window.workspace


def shown(workspace: Workspace) -> str:
    """The text of the block that is marked."""
    view = workspace.preview.view
    assert view is not None and view._document is not None
    return text_of(view._document, view._marked) if view._marked else ""


def test_nothing_heavy_is_loaded_before_the_pages_are_wanted() -> None:
    code = "import sys, wizard.window.workspace; print([m for m in ('jinja2', 'lxml', 'docx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_the_programme_comes_first_and_pages_are_counted(at_work: Workspace) -> None:
    pane = at_work.preview
    assert [pane.documents.itemText(index) for index in range(pane.documents.count())] == [
        "Tờ trình",
        "Quyết định kèm theo chương trình",
        "Công văn gửi Bộ",
    ]
    assert pane.documents.currentData() == "decision"
    assert pane.view is not None and pane.page.text() == f"Trang 1/{pane.view.page_count}"
    assert pane.words.isHidden()


def test_help_and_pages_take_turns_where_there_is_no_room_for_both(window: MainWindow, at_work: Workspace) -> None:
    assert at_work.help.isHidden() and not at_work.preview.isHidden() and not at_work.navigation.isHidden()
    at_work.help_button.click()
    assert not at_work.help.isHidden() and at_work.preview.isHidden()
    at_work.preview_button.click()
    assert at_work.help.isHidden() and not at_work.preview.isHidden()
    at_work.preview_button.click()
    assert not at_work.help.isHidden() and at_work.preview.isHidden()


def test_a_wide_window_has_room_for_both_and_remembers(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.resize(em(150), em(60))
    qtbot.waitUntil(lambda: at_work.width() >= em(145))
    at_work.fold_help(False)
    assert not at_work.help.isHidden() and not at_work.preview.isHidden()
    assert window.session.settings.flag("preview_shown")


def test_a_narrow_window_shows_the_pages_instead_of_the_navigation(
    window: MainWindow, at_work: Workspace, qtbot: QtBot
) -> None:
    window.resize(em(72), em(42))
    qtbot.waitUntil(lambda: at_work.width() < em(75))
    assert at_work.preview.isHidden() and not at_work.navigation.isHidden()
    at_work.preview_button.click()
    assert not at_work.preview.isHidden() and at_work.navigation.isHidden()


def test_the_pages_follow_the_field(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.go_to(NECESSITY)
    qtbot.waitUntil(lambda: shown(at_work).startswith("Tỉnh Lâm Hải (địa phương giả định"), timeout=10_000)
    window.go_to(Place("general_objective"))
    qtbot.waitUntil(lambda: str(window.session.value(Place("general_objective")))[:30] in shown(at_work))


def test_the_field_stays_in_sight_when_the_pages_appear(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    """The form gets narrower and longer; a click on the button takes the focus away, too."""
    at_work.preview_button.click()
    window.go_to(Place("slogan"))
    QApplication.processEvents()
    field = at_work.page(at_work.key).widget_inside.focusWidget()
    assert field is not None and not field.visibleRegion().isEmpty()
    at_work.preview_button.setFocus()
    at_work.preview_button.click()
    assert not at_work.preview.isHidden()
    qtbot.wait(300)
    assert not field.visibleRegion().isEmpty()


def test_typing_shows_at_once(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.go_to(NECESSITY)
    qtbot.waitUntil(lambda: bool(shown(at_work)), timeout=10_000)
    window.session.set_value(NECESSITY, "Một câu hoàn toàn mới.")
    qtbot.waitUntil(lambda: shown(at_work) == "Một câu hoàn toàn mới.", timeout=10_000)


def test_a_click_leads_to_the_field(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    view = at_work.preview.view
    assert view is not None and view._document is not None
    ref = find_block(view._document, str(window.session.value(Place("positioning")))[:40])
    view.block_clicked.emit(ref)
    qtbot.waitUntil(lambda: at_work.key == "positioning", timeout=10_000)
    assert at_work._place == Place("positioning")


def click(workspace: Workspace, text: str, qtbot: QtBot) -> None:
    """Clicks on the first block that holds a text, as the mouse does."""
    view = workspace.preview.view
    assert view is not None and view._document is not None
    ref = find_block(view._document, text)
    assert ref is not None
    view.show_block(ref)
    number, left, top, right, bottom = view._sheets.places(ref)[0]
    x = (view._sheets.left(number) + (left + right) / 2) * view._scale + view._origin().x()
    y = (view._sheets.tops[number] + (top + bottom) / 2) * view._scale + view._origin().y()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_a_click_on_an_entry_puts_the_cursor_into_that_entry(
    window: MainWindow, at_work: Workspace, qtbot: QtBot
) -> None:
    window.activateWindow()
    entries: Any = window.session.value(Place("limitations"))
    for number in (4, 1):
        click(at_work, entries[number][:40], qtbot)
        qtbot.waitUntil(lambda number=number: focused_text() == entries[number], timeout=10_000)  # type: ignore[misc]
        qtbot.wait(150)
        assert entries[number][:40] in shown(at_work)


def test_a_click_on_a_paragraph_puts_the_cursor_into_that_paragraph(
    window: MainWindow, at_work: Workspace, qtbot: QtBot
) -> None:
    window.activateWindow()
    lines = str(window.session.value(NECESSITY)).split("\n")
    click(at_work, lines[2][:40], qtbot)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), timeout=10_000)
    writing: Any = QApplication.focusWidget()
    qtbot.waitUntil(lambda: writing.textCursor().block().text() == lines[2])
    qtbot.wait(150)
    assert shown(at_work).startswith(lines[2][:40])


def test_a_click_on_a_duty_opens_its_list_at_that_entry(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.activateWindow()
    row = window.session.plan.rows("responsibilities")[2]
    duties: Any = row["duties"]
    click(at_work, duties[1][:40], qtbot)
    qtbot.waitUntil(lambda: focused_text() == duties[1], timeout=10_000)


def test_a_click_on_a_cell_goes_to_its_row_and_column(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.activateWindow()
    view = at_work.preview.view
    assert view is not None
    for column, expected in ((4, "lead"), (6, "start"), (7, "result")):
        view.block_clicked.emit(BlockRef(3, "body", 0, 4, column))
        wanted = Place("actions", None, "a3", expected)
        qtbot.waitUntil(lambda wanted=wanted: at_work._place == wanted, timeout=10_000)  # type: ignore[misc]
    view.block_clicked.emit(BlockRef(2, "body", 1, 3, 2))
    qtbot.waitUntil(lambda: at_work._place == Place("rating", "A1.2"), timeout=10_000)


def test_the_pages_follow_from_entry_to_entry(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.activateWindow()
    entries: Any = window.session.value(Place("limitations"))
    window.go_to(Place("limitations"))
    qtbot.waitUntil(lambda: entries[0][:40] in shown(at_work), timeout=10_000)
    for number in (1, 2):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda number=number: entries[number][:40] in shown(at_work))  # type: ignore[misc]


def focused_text() -> str:
    """The text of the input that has the focus."""
    widget = QApplication.focusWidget()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def test_the_paragraph_that_was_clicked_stays_marked(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    view = at_work.preview.view
    assert view is not None and view._document is not None
    last = str(window.session.value(NECESSITY)).split("\n")[-1][:40]
    ref = find_block(view._document, last)
    view._marked = ref
    view.block_clicked.emit(ref)
    qtbot.waitUntil(lambda: at_work._place == NECESSITY, timeout=10_000)
    qtbot.wait(100)
    assert shown(at_work).startswith(last)


def test_what_no_field_makes_says_so(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    view = at_work.preview.view
    assert view is not None
    with qtbot.waitSignal(window.session.message, timeout=10_000) as said:
        view.block_clicked.emit(BlockRef(0, "title"))
    assert said.args == ["Đoạn này do phần mềm tự soạn, không có mục riêng để sửa."]


def test_an_answer_that_is_not_in_the_document_says_so(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.go_to(Place("letter_signer_name"))
    pane = at_work.preview
    qtbot.waitUntil(lambda: pane.words.text() == "Mục đang soạn không in thành lời trong văn bản này.", timeout=10_000)
    pane.documents.setCurrentIndex(2)
    qtbot.waitUntil(lambda: str(window.session.value(Place("letter_signer_name"))) in shown(at_work), timeout=10_000)
    assert pane.words.isHidden()


def test_another_form_brings_other_documents(window: MainWindow, at_work: Workspace, qtbot: QtBot) -> None:
    window.session.set_value(Place("form"), "plan")
    documents = at_work.preview.documents
    assert [documents.itemData(index) for index in range(documents.count())] == [
        "submission",
        "programme",
        "official_letter",
    ]
    view = at_work.preview.view
    assert view is not None
    qtbot.waitUntil(lambda: view._document is not None and view._document.kind == "programme", timeout=10_000)


def test_a_fault_is_a_sentence_and_passes(
    window: MainWindow, at_work: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wizard.window import preview_making

    def fail(*_: object) -> None:
        raise RuntimeError("xyz")

    pane = at_work.preview
    with monkeypatch.context() as patch:
        patch.setattr(preview_making, "compose", fail)
        window.session.set_value(NECESSITY, "Lần thứ nhất.")
        qtbot.waitUntil(lambda: pane.words.text() == preview_pane._FAILED, timeout=10_000)
    window.session.set_value(NECESSITY, "Lần thứ hai.")
    qtbot.waitUntil(pane.words.isHidden, timeout=10_000)


def test_hidden_pages_are_not_made_and_are_up_to_date_when_shown_again(
    window: MainWindow, at_work: Workspace, qtbot: QtBot
) -> None:
    view = at_work.preview.view
    assert view is not None
    at_work.fold_preview(True)
    with qtbot.assertNotEmitted(view.laid_out, wait=400):
        window.session.set_value(NECESSITY, "Sửa khi không nhìn.")
    at_work.fold_preview(False)
    qtbot.waitUntil(
        lambda: view._document is not None and find_block(view._document, "Sửa khi không nhìn.") is not None,
        timeout=10_000,
    )


def test_closing_the_plan_while_pages_are_made_is_quiet(window: MainWindow, at_work: Workspace) -> None:
    window.session.set_value(NECESSITY, "Vừa gõ xong.")
    window.go_to(NECESSITY)
    window.show_start()
    assert window.workspace is None
