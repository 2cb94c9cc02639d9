"""What one works on is in sight, whole, and has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTreeWidgetItemIterator,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wizard.plan.checks import run_checks
from wizard.plan.model import Place, new_plan
from wizard.window import opening
from wizard.window.fields.flow import FlowBox
from wizard.window.fields.references import Chip
from wizard.window.icons import icon
from wizard.window.look import em
from wizard.window.main_window import MainWindow
from wizard.window.pages.budget_overview import BudgetOverview
from wizard.window.pages.element_page import ElementPage
from wizard.window.session import Session
from wizard.window.workspace import Workspace

HIDDEN = 1
"""Pixels of a frame that may lie outside."""


@pytest.fixture
def window(
    qtbot: QtBot, sample_session: Session, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window with the sample, as big as on a small laptop."""
    monkeypatch.setattr(opening, "plans_folder", lambda: str(tmp_path))
    made = MainWindow(sample_session)
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 720)
    sample_session.plan_replaced.emit()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def in_sight(window: MainWindow, widget: QWidget) -> bool:
    space = workspace_of(window)
    view = space.page(space.key).viewport()
    top = widget.mapTo(view, QPoint(0, 0)).y()
    return top >= -HIDDEN and top + widget.height() <= view.height() + HIDDEN


def cursor_in_sight(window: MainWindow) -> bool:
    space = workspace_of(window)
    view, writing = space.page(space.key).viewport(), focused()
    place = writing.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    return bool(view.rect().contains(writing.mapTo(view, place.bottomLeft())))


def test_a_growing_list_scrolls_to_its_new_line(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(Place("core_values"))
    for _ in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_End)
        QTest.keyClicks(focused(), "Gia tri")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: in_sight(window, focused()))


def test_a_growing_text_scrolls_with_the_cursor(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(Place("necessity"))
    for _ in range(12):
        QTest.keyClicks(focused(), "Mot dong")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cursor_in_sight(window))


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("overview", "Rừng và biển.\n" * 40 + "Điều này có lợi. các cơ quan cùng làm.", "lợi. các cơ quan"),
        ("general_tasks", ["Rừng 🌲 và biển", "Giao 🌲 Sở TTTT và Sở TTTT"], "Sở TTTT"),
        ("slogan", "Rừng 🌲 các nghành", "nghành"),
        ("actions[a2].note", "Giao Sở TTTT chủ trì.", "Sở TTTT"),
        ("responsibilities[u2].duties", ["Lưu hồ sơ", "Giao Sở TTTT chủ trì"], "Sở TTTT"),
        ("B2.2/message_vi", "Rừng các nghành", "nghành"),
    ],
)
def test_the_words_of_a_finding_are_selected(
    qtbot: QtBot, window: MainWindow, place: str, value: str | list[str], words: str
) -> None:
    window.session.set_value(Place.parse(place), value)
    found = run_checks(window.session.framework, window.session.plan).all
    finding = next(one for one in found if str(one.place) == place and one.found == words)
    window.session.show_words(finding.place, finding.found, finding.start)

    def selected() -> str:
        writing = focused()
        if isinstance(writing, QPlainTextEdit):
            return writing.textCursor().selectedText()
        return writing.selectedText() if isinstance(writing, QLineEdit) else ""

    qtbot.waitUntil(lambda: selected() == words)
    qtbot.wait(150)
    assert isinstance(focused(), QLineEdit) or cursor_in_sight(window)
    window.session.show_words(Place("slogan"), "không có ở đây", 5)
    assert selected() != "không có ở đây"


def test_writing_begins_in_the_first_empty_field(qtbot: QtBot, window: MainWindow) -> None:
    period = {"form": "decision", "period_start": 2027, "period_end": 2030}
    window.start.new_wanted.emit({"province": "lam-dong", **period})
    assert focused().accessibleName() == "Địa danh ở dòng ngày tháng"
    window.start.new_wanted.emit(period)
    assert focused().accessibleName() == "Tỉnh, thành phố"
    qtbot.waitUntil(lambda: in_sight(window, focused()))


def test_the_chosen_answer_gets_the_focus(window: MainWindow) -> None:
    window.session.set_value(Place("rating", "A1.1"), "weak")
    window.go_to("A1.1")
    workspace_of(window).focus_page()
    assert focused().accessibleName() == "Xếp loại: Yếu"


@pytest.mark.parametrize("key", ["A1.1", "B3.4", "/actions", "/budget", "/indicators"])
def test_buttons_stand_above_their_table(qtbot: QtBot, window: MainWindow, key: str) -> None:
    window.go_to(key)
    page = workspace_of(window).page(key)
    panel = page.panel  # type: ignore[attr-defined]
    row = panel.findChild(FlowBox)
    qtbot.waitUntil(lambda: row.height() >= max(each.height() for each in row.findChildren(QWidget)))
    assert row.geometry().bottom() < panel.table.geometry().top()


def test_all_sums_are_seen_beside_the_help(window: MainWindow) -> None:
    window.go_to("/budget")
    page = workspace_of(window).page("/budget")
    assert isinstance(page, BudgetOverview)
    assert workspace_of(window).help.isVisible()
    QApplication.processEvents()
    assert page.matrix.horizontalScrollBar().maximum() == 0


def test_long_names_of_chosen_things_use_the_room_there_is(qtbot: QtBot, sample_session: Session) -> None:
    page = ElementPage(sample_session, "A2.3")
    qtbot.addWidget(page)
    page.resize(em(62), em(50))
    page.show()
    chips = page.findChildren(Chip)
    qtbot.waitUntil(lambda: all(chip.text() == chip.words for chip in chips))
    page.resize(em(34), em(50))
    qtbot.waitUntil(lambda: any(chip.text() != chip.words for chip in chips))
    assert all(chip.text().endswith("…") for chip in chips if chip.text() != chip.words)


def test_examples_are_shown_as_one_writes_them(window: MainWindow) -> None:
    pane = workspace_of(window).help
    for field, example in (("decision_date", "21/12/2026"), ("issue_month", "12/2026")):
        pane.show_place(Place(field))
        assert example in [each.text() for each in pane.findChildren(QLabel)]


def test_a_new_window_fills_a_small_screen(window: MainWindow) -> None:
    available = window.screen().availableGeometry()
    fresh = MainWindow(window.session)
    small = available.width() < em(125) or available.height() < em(75)
    assert fresh.isMaximized() == small
    fresh.deleteLater()


def test_an_icon_of_no_size_is_none() -> None:
    assert icon("left").pixmap(QSize(0, 0), QIcon.Mode.Normal).isNull()


def test_titles_of_the_navigation_have_room_after_another_plan_was_opened(
    window: MainWindow, sample_session: Session, plans: Path, qtbot: QtBot
) -> None:
    sample_session.create_plan(str(plans / "Khác.ctqb"), new_plan(sample_session.framework, province="lam-dong"))
    window.go_to("/review")
    qtbot.wait(100)
    assert window.workspace is not None
    tree = window.workspace.navigation.tree
    iterator = QTreeWidgetItemIterator(tree)
    seen = 0
    while item := iterator.value():
        option = QStyleOptionViewItem()
        option.initFrom(tree)
        rect = tree.visualItemRect(item)
        if rect.height():
            assert rect.height() >= tree.itemDelegate().sizeHint(option, tree.indexFromItem(item)).height(), item.text(
                0
            )
            seen += 1
        iterator += 1
    assert seen > 20
