"""The review page: every kind of finding is listed under its step and leads to its field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place
from wizard.window.findings import Severity, findings
from wizard.window.pages.review_page import NOTHING, ReviewPage
from wizard.window.session import Session

SIGNER = Place("committee_signer_name")
PHONE = Place("contact_phone")
SLOGAN = Place("slogan")


def leaves(page: ReviewPage) -> dict[str, QTreeWidgetItem]:
    return {finding.sentence: item for item, finding in page.lines}


def troubled(session: Session) -> None:
    session.set_value(SIGNER, None)
    session.set_value(PHONE, "không rõ")
    session.set_mark(SLOGAN, "hỏi lãnh đạo sở")


def test_findings_come_by_severity_with_their_page(sample_session: Session) -> None:
    assert findings(sample_session) == []
    troubled(sample_session)
    found = findings(sample_session)
    assert [(one.severity, one.place, one.page) for one in found] == [
        (Severity.BLOCK, SIGNER, "signing"),
        (Severity.WARNING, PHONE, "signing"),
        (Severity.HINT, SLOGAN, "positioning"),
    ]


def test_a_complete_plan_shows_a_friendly_end(sample_session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.show()
    assert page.summary.text() == NOTHING
    assert page.list.isHidden() and page.go.isHidden()
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
    link = page.tree.visualItemRect(leaves(page)["Khẩu hiệu"])
    link.setLeft(page.tree.columnViewportPosition(2) + 2)
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert asked.args == [SLOGAN]


def test_the_list_follows_the_plan(sample_session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(sample_session)
    qtbot.addWidget(page)
    page.show()
    troubled(sample_session)
    assert page.summary.text() == "Còn 1 chỗ phải bổ sung"
    sample_session.undo()
    sample_session.undo()
    sample_session.undo()
    assert page.summary.text() == NOTHING


def test_an_empty_plan_is_a_table_of_contents(session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    assert len(leaves(page)) == len(session.tree.missing())
    with qtbot.waitSignal(session.go_requested) as asked:
        page.go.click()
    assert asked.args == [session.tree.missing()[0].place]
