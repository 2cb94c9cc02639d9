"""The review page: every kind of finding is listed under its step and leads to its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeWidgetItem
from pytestqt.qtbot import QtBot

import wizard.plan.checks.running  # noqa: F401  as it is once a plan has been open for a moment
from wizard.plan.model import Place
from wizard.window.dialogs.set_aside import SetAsideDialog
from wizard.window.findings import Severity, blocking, findings
from wizard.window.pages.review_page import ASIDE, ASIDE_COLUMN, BACK, GO_COLUMN, NOTHING, ReviewPage
from wizard.window.session import Session

SIGNER = Place("committee_signer_name")
PHONE = Place("contact_phone")
SLOGAN = Place("slogan")
OVERVIEW = Place("overview")
DEAD = "Nhắc đến “Sở Thông tin và Truyền thông”, cơ quan không còn hoạt động."


def leaves(page: ReviewPage) -> dict[str, QTreeWidgetItem]:
    return {finding.sentence: item for item, finding in page.lines}


def troubled(session: Session) -> None:
    session.set_value(SIGNER, None)
    session.set_value(PHONE, "không rõ")
    session.set_mark(SLOGAN, "hỏi lãnh đạo sở")


def faulty(session: Session, text: str = "Sở Thông tin và Truyền thông phụ trách , theo dõi.") -> None:
    session.set_value(OVERVIEW, text)


def choose(page: ReviewPage, sentence: str) -> None:
    page.tree.setCurrentItem(leaves(page)[sentence])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine: the page waits until everything is known. Slices have tests of their own."""
    monkeypatch.setattr("wizard.window.checking.AT_ONCE", 60.0)


@pytest.fixture
def page(sample_session: Session, qtbot: QtBot) -> ReviewPage:
    made = ReviewPage(sample_session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_findings_come_by_severity_with_their_page(sample_session: Session) -> None:
    before = findings(sample_session)
    assert {one.severity for one in before} <= {Severity.HINT}
    troubled(sample_session)
    faulty(sample_session)
    found = [one for one in findings(sample_session) if one not in before]
    assert [(one.severity, one.place, one.page) for one in found] == [
        (Severity.BLOCK, OVERVIEW, "situation"),
        (Severity.BLOCK, SIGNER, "signing"),
        (Severity.WARNING, PHONE, "signing"),
        (Severity.HINT, OVERVIEW, "situation"),
        (Severity.MARK, SLOGAN, "positioning"),
    ]
    assert "Quy định: Nghị định số 43/2025/NĐ-CP" in found[0].reason


def test_what_is_missing_is_said_once_and_cannot_be_set_aside(session: Session) -> None:
    found = [one for one in findings(session) if one.place == Place("actions") and one.severity is Severity.BLOCK]
    assert [(one.sentence, one.key) for one in found] == [("Chưa có kế hoạch hành động (phụ lục).", "")]
    places = [one.place for one in blocking(session)]
    assert {one.place for one in session.tree.missing()} <= set(places) and len(places) == len(set(places))


@pytest.mark.parametrize("width", [520, 700, 900])
def test_every_word_has_room(page: ReviewPage, sample_session: Session, width: int, qtbot: QtBot) -> None:
    """No line is lower than its words, at any width."""
    page.resize(width, 600)
    faulty(sample_session, "Sở TTTT, huyện Mai Sơn, theo nghị định số 5/2020/NĐ-CP ,các nghành; đẹp nhất cả nước.")
    sample_session.set_value(Place("scope"), "Hoà thuận.")
    qtbot.wait(50)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    for item, finding in page.lines:
        rect = page.tree.visualItemRect(item)
        option = QStyleOptionViewItem()
        option.initFrom(page.tree)
        option.rect = QRect(rect.left(), rect.top(), page.tree.columnWidth(0) - rect.left(), rect.height())
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = page.tree.iconSize()
        room = page.tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, page.tree)
        metrics = page.tree.fontMetrics()
        needed = sum(
            metrics.boundingRect(0, 0, room.width(), 0, flags, words).height()
            for words in (finding.sentence, finding.reason)
        )
        assert needed <= rect.height(), finding.sentence


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(
    page: ReviewPage, sample_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SetAsideDialog) -> int:
        assert not dialog.agree.isEnabled()
        dialog.edit.setPlainText("  trích văn bản cũ ")
        assert dialog.agree.isEnabled()
        return 1

    monkeypatch.setattr(SetAsideDialog, "exec", answer)
    faulty(sample_session)
    assert page.summary.text() == "Còn 1 chỗ phải bổ sung, sửa"
    choose(page, DEAD)
    assert page.aside.text() == ASIDE and not page.mend.isEnabled()
    page.aside.click()
    assert page.summary.text() == NOTHING and "1 chỗ đã bỏ qua" in page.advice.text()
    assert page.lines[-1][1].sentence == DEAD
    assert page.lines[-1][1].reason == "Lý do bỏ qua: trích văn bản cũ"
    sample_session.undo()
    assert page.summary.text() != NOTHING
    sample_session.redo()
    choose(page, DEAD)
    assert page.aside.text() == BACK
    item = leaves(page)[DEAD]
    page.tree.itemClicked.emit(item, ASIDE_COLUMN)
    assert page.summary.text() != NOTHING and sample_session.plan.set_aside == {}


def test_a_reason_for_what_is_gone_is_shown_and_may_be_dropped(page: ReviewPage, sample_session: Session) -> None:
    faulty(sample_session)
    choose(page, DEAD)
    finding = page._chosen()
    assert finding is not None
    sample_session.do(finding.set_aside("trích văn bản cũ"))
    sample_session.set_value(OVERVIEW, "Giao Sở Thông tin và Truyền thông chủ trì.")
    assert [one.severity for one in findings(sample_session) if one.sentence == DEAD] == [Severity.BLOCK]
    item, left_over = page.lines[-1]
    assert left_over.severity is Severity.LEFT_OVER and left_over.place == OVERVIEW and left_over.page == "situation"
    assert left_over.sentence == "Lý do đã ghi khi bỏ qua “Sở Thông tin và Truyền thông”: trích văn bản cũ"
    assert "1 lý do không còn dùng" in page.advice.text()
    page.tree.itemClicked.emit(item, ASIDE_COLUMN)
    assert sample_session.plan.set_aside == {} and page.lines[-1][1].severity is not Severity.LEFT_OVER


def test_a_suggestion_is_carried_out_and_undone(page: ReviewPage, sample_session: Session) -> None:
    faulty(sample_session)
    choose(page, "Dấu câu hoặc dấu cách: “trách ,”, nên là “trách,”.")
    page.mend.click()
    assert sample_session.value(OVERVIEW) == "Sở Thông tin và Truyền thông phụ trách, theo dõi."
    assert not [one for _, one in page.lines if one.mend]
    sample_session.undo()
    assert [one.place for _, one in page.lines if one.mend] == [OVERVIEW]


def test_nothing_is_looked_for_while_the_page_is_hidden(
    page: ReviewPage, sample_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.hide()
    monkeypatch.setattr(page, "refresh", lambda: pytest.fail("nobody looks"))
    faulty(sample_session)


def test_a_plan_for_looking_only_offers_no_change(page: ReviewPage, sample_session: Session) -> None:
    faulty(sample_session)
    assert sample_session.store is not None
    sample_session.store.read_only = True
    page.refresh()
    choose(page, DEAD)
    assert not page.aside.isEnabled() and not page.mend.isEnabled()
    assert leaves(page)[DEAD].text(ASIDE_COLUMN) == ""


def test_a_complete_plan_shows_a_friendly_end(sample_session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.show()
    assert page.summary.text() == NOTHING
    assert {one.severity for _, one in page.lines} <= {Severity.HINT}
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        page.export.click()
    assert asked.args == ["/export"]


def test_a_line_leads_to_its_field_by_key_and_by_mouse(sample_session: Session, qtbot: QtBot) -> None:
    troubled(sample_session)
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    item = leaves(page)["Điện thoại"]
    page.tree.setCurrentItem(item)
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert asked.args == [PHONE]
    link = page.tree.visualRect(page.tree.indexFromItem(leaves(page)["Khẩu hiệu"], GO_COLUMN))
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert asked.args == [SLOGAN]


def test_the_list_follows_the_plan(sample_session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.show()
    troubled(sample_session)
    assert page.summary.text() == "Còn 1 chỗ phải bổ sung, sửa"
    sample_session.undo()
    sample_session.undo()
    sample_session.undo()
    assert page.summary.text() == NOTHING


def test_an_empty_plan_is_a_table_of_contents(session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    assert len(page.lines) == len(findings(session)) > len(session.tree.missing())
    with qtbot.waitSignal(session.go_requested) as asked:
        page.go.click()
    assert asked.args == [page.lines[0][1].place]
