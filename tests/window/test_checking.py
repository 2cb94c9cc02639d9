"""Findings are looked for in pauses and in slices: nobody is held, and what is shown is of the plan as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wizard.plan.checks import run_checks
from wizard.plan.language.dictionary import own_folder
from wizard.plan.model import Place
from wizard.window import checking
from wizard.window.dialogs.spelling import FAILED, WITH, WITHOUT, SpellingDialog
from wizard.window.fields.factory import make_editor
from wizard.window.pages.review_page import LOOKING, NOTHING, ReviewPage
from wizard.window.session import Session

DICTIONARY = "2\nhòa\nbiển\n"
OVERVIEW = Place("overview")
DEAD = "Giao Sở Thông tin và Truyền thông thực hiện."


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not wait as long as somebody who types."""
    monkeypatch.setattr(checking, "PAUSE", 20)


@pytest.fixture
def slow(sample_session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A computer so slow that each step of the checks takes a slice of its own."""
    monkeypatch.setattr(checking, "AT_ONCE", 0.0)
    monkeypatch.setattr(checking, "SLICE", 0.0)
    return sample_session


def ids(session: Session) -> set[str]:
    assert session.last_findings is not None
    return {one.id for one in session.last_findings.open}


def test_after_a_pause_the_findings_are_there(sample_session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sample_session.checking.changed, timeout=20_000):
        pass  # nobody asks
    assert sample_session.is_judged() and ids(sample_session) == {"C03.unchecked"}
    sample_session.set_value(OVERVIEW, DEAD)
    assert not sample_session.is_judged()
    with qtbot.waitSignal(sample_session.checking.changed, timeout=20_000):
        pass
    assert "C01.dead-body" in ids(sample_session)
    assert sample_session.findings is sample_session.last_findings


def test_the_work_is_done_in_slices(slow: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[float] = []
    go_on = checking.Checking._go_on

    def recorded(self: checking.Checking, seconds: float) -> None:
        turns.append(seconds)
        go_on(self, seconds)

    monkeypatch.setattr(checking.Checking, "_go_on", recorded)
    with qtbot.waitSignal(slow.checking.changed, timeout=20_000):
        assert not slow.checking.catch_up()
    assert len(turns) > 200
    assert slow.findings.all == run_checks(slow.framework, slow.plan).all
    turns.clear()
    slow.set_value(Place("contact_phone"), "0201 3 822 822")
    with qtbot.waitSignal(slow.checking.changed, timeout=20_000):
        pass
    assert len(turns) < 100  # the texts that are as before are not looked at again


def test_a_change_meanwhile_begins_anew(slow: Session, qtbot: QtBot) -> None:
    assert not slow.checking.catch_up()
    slow.set_value(OVERVIEW, DEAD)
    with qtbot.waitSignal(slow.checking.changed, timeout=20_000):
        pass
    assert slow.findings.all == run_checks(slow.framework, slow.plan).all
    assert "C01.dead-body" in ids(slow)


def test_a_closed_plan_is_not_judged(slow: Session, qtbot: QtBot) -> None:
    assert not slow.checking.catch_up()
    slow.close_plan()
    slow.plan_replaced.emit()
    with qtbot.assertNotEmitted(slow.checking.changed, wait=200):
        pass


def test_the_review_is_there_at_once_and_fills(slow: Session, qtbot: QtBot) -> None:
    slow.set_value(OVERVIEW, DEAD)
    page = ReviewPage(slow)
    qtbot.addWidget(page)
    page.show()
    assert page.summary.text() == LOOKING and not page.go.isEnabled()
    qtbot.waitUntil(lambda: page.summary.text() == "Còn 1 chỗ phải bổ sung, sửa", timeout=20_000)
    assert page.go.isEnabled()
    slow.undo()
    assert page.summary.text() == "Còn 1 chỗ phải bổ sung, sửa"  # nothing jumps; it is replaced soon
    qtbot.waitUntil(lambda: page.summary.text() == NOTHING, timeout=20_000)


def test_what_is_found_at_once_is_shown_once(
    sample_session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 60.0)
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.show()
    shown: list[int] = []
    show = page._show

    def counted() -> None:
        shown.append(1)
        show()

    monkeypatch.setattr(page, "_show", counted)
    sample_session.set_value(OVERVIEW, DEAD)
    assert len(shown) == 1 and page.summary.text() == "Còn 1 chỗ phải bổ sung, sửa"


def test_a_field_says_what_is_found_in_it(sample_session: Session, qtbot: QtBot) -> None:
    session = sample_session
    editor = make_editor(session, session.question(OVERVIEW), OVERVIEW)
    qtbot.addWidget(editor)
    editor.show()
    assert editor._advice.isHidden()
    session.set_value(OVERVIEW, DEAD + " Rừng ,biển  xanh, Quảng Ninh. Sở TTTT. nghành")
    qtbot.waitUntil(lambda: not editor._advice.isHidden(), timeout=20_000)
    said = editor._advice.text().split("\n")
    assert said[0] == "Chặn bản chính thức: Nhắc đến “Sở Thông tin và Truyền thông”, cơ quan không còn hoạt động."
    assert len(said) == 4 and said[3].startswith("Còn ") and said[3].endswith("chỗ khác ở mục này, xem trang Rà soát.")
    session.undo()
    qtbot.waitUntil(editor._advice.isHidden, timeout=20_000)


def test_an_empty_field_is_left_in_peace_until_one_has_been_there(sample_session: Session, qtbot: QtBot) -> None:
    session, place = sample_session, Place("main_message_foreign")
    session.set_value(place, None)
    editor = make_editor(session, session.question(place), place)
    qtbot.addWidget(editor)
    editor.show()
    with qtbot.waitSignal(session.checking.changed, timeout=20_000):
        pass
    assert "C05.no-translation" in ids(session) and editor._advice.isHidden()
    editor.leave()
    assert "chưa có bản bằng tiếng nước ngoài" in editor._advice.text()


def test_a_table_counts_what_is_found_in_its_rows(sample_session: Session, qtbot: QtBot) -> None:
    session, place = sample_session, Place("solutions")
    editor = make_editor(session, session.question(place), place)
    qtbot.addWidget(editor)
    editor.show()
    session.add_row(place, {"title": "Sở TTTT", "content": "Sở TTTT"})
    qtbot.waitUntil(lambda: not editor._advice.isHidden(), timeout=20_000)
    assert editor._advice.text() == "Trong các dòng có 2 chỗ cần xem lại, xem trang Rà soát."


@pytest.fixture
def dictionary(home: Path) -> Path:
    """A dictionary with two words in the user's folder, before any plan is open."""
    folder = Path(own_folder())
    folder.mkdir(parents=True)
    (folder / "vi_VN.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "vi_VN.dic").write_text(DICTIONARY, encoding="utf-8")
    return folder


def test_a_dictionary_in_the_users_folder_is_used(dictionary: Path, sample_session: Session, qtbot: QtBot) -> None:
    session = sample_session
    assert not [one for one in session.findings.all if one.id == "C19.spelling"]
    session.checking.catch_up()
    qtbot.waitUntil(lambda: session.checking.dictionary is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "C19.spelling" in ids(session) if session.last_findings else False, timeout=20_000)
    dialog = SpellingDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.state.text() == WITH


def test_without_a_dictionary_the_window_says_where_one_goes(
    sample_session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("wizard.window.dialogs.spelling.open_with_system", open_it)
    dialog = SpellingDialog(sample_session)
    qtbot.addWidget(dialog)
    assert dialog.state.text() == WITHOUT
    dialog.open_button.click()
    assert opened == [Path(own_folder())] and opened[0].is_dir()
    monkeypatch.setattr("wizard.window.dialogs.spelling.open_with_system", lambda path: False)
    dialog.open_button.click()
    assert dialog.state.text() == FAILED
