"""The export page: what is chosen is written, a version is kept, nothing is replaced without asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from wizard.document import dossier
from wizard.document.dossier import ExportProblem
from wizard.document.office import finding
from wizard.plan.model import Place
from wizard.plan.operations import SetAside
from wizard.window.exporting import KEEP, REPLACE
from wizard.window.pages import export_results
from wizard.window.pages.export_page import ExportPage
from wizard.window.pages.export_pdf import PdfChoice
from wizard.window.places_on_disk import folder_words
from wizard.window.session import Session

NAMES = ["01 To trinh.docx", "02 Quyet dinh.docx", "05 Cong van gui Bo.docx"]


@pytest.fixture
def page(sample_session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[ExportPage]:
    made = ExportPage(sample_session)
    qtbot.addWidget(made)
    made._folder = tmp_path / "Bộ hồ sơ"
    made.refresh()
    made.show()
    yield made
    qtbot.waitUntil(lambda: not made.exporter.is_running)


def export(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.exporter.finished, timeout=20_000):
        page.start.click()


def words(page: ExportPage) -> str:
    return "\n".join(each.text() for each in page.results.findChildren(QLabel))


def test_writes_the_final_dossier_and_says_what_is_next(
    page: ExportPage, sample_session: Session, qtbot: QtBot
) -> None:
    page.final.setChecked(True)
    export(page, qtbot)
    assert sorted(path.name for path in page._folder.iterdir()) == NAMES
    assert "Đã tạo 3 văn bản (bản chính thức)" in words(page)
    assert "Trần Thị Hải Yến ký quyết định" in words(page)
    assert sample_session.store is not None
    assert [one.reason for one in sample_session.store.snapshots()] == ["export"]


def test_a_pdf_beside_each_word_file_when_wanted(page: ExportPage, qtbot: QtBot) -> None:
    page.pdf.wanted.setChecked(True)
    export(page, qtbot)
    both = sorted([*NAMES, *(name.replace(".docx", ".pdf") for name in NAMES)])
    assert sorted(path.name for path in page._folder.iterdir()) == both
    assert "“01 To trinh.docx” và “01 To trinh.pdf”" in words(page)
    assert [each.text() for each in page.results.findChildren(QPushButton)].count("Mở bản PDF") == 3


def test_the_maker_of_pdf_files_is_a_choice_only_where_there_is_one(
    page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.pdf._choice.isHidden()
    with monkeypatch.context() as patch, qtbot.waitSignal(page.pdf._found):
        patch.setattr(finding, "find_offices", lambda: ())
        page.pdf.look_for_offices()
    assert page.pdf._choice.isHidden() and page.pdf.office is None
    another = PdfChoice(page.session.settings)
    qtbot.addWidget(another)
    with qtbot.waitSignal(another._found):
        another.look_for_offices()
    assert not another._choice.isHidden() and another.office is None
    assert [another.makers.itemText(index) for index in range(another.makers.count())] == [
        "Phần mềm này",
        "LibreOffice",
    ]


def test_libreoffice_makes_the_pdf_files_when_chosen_and_that_is_remembered(page: ExportPage, qtbot: QtBot) -> None:
    page.pdf.wanted.setChecked(True)
    with qtbot.waitSignal(page.pdf._found):
        page.shown()
    QTest.keyClick(page.pdf.makers, Qt.Key.Key_Down)
    assert page.pdf.office is not None and "LibreOffice mở tệp Word" in page.pdf._about.text()
    for kind, box in page.boxes.items():
        box.setChecked(kind == "official_letter")
    with qtbot.waitSignal(page.exporter.finished, timeout=60_000):
        page.start.click()
    assert "“05 Cong van gui Bo.docx” và “05 Cong van gui Bo.pdf”" in words(page)
    reader = PdfReader(page._folder / "05 Cong van gui Bo.pdf")
    assert reader.metadata and "LibreOffice" in str(reader.metadata.producer)
    again = PdfChoice(page.session.settings)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again._found):
        again.look_for_offices()
    assert again.office is not None and again.wanted.isChecked()


def test_stopping_ends_an_office_program_at_once_and_the_word_file_stays(page: ExportPage, qtbot: QtBot) -> None:
    page.pdf.wanted.setChecked(True)
    with qtbot.waitSignal(page.pdf._found):
        page.shown()
    QTest.keyClick(page.pdf.makers, Qt.Key.Key_Down)
    page.start.click()
    qtbot.waitUntil(lambda: "đang" in page.progress.text().lower() and ".pdf" in page.progress.text(), timeout=20_000)
    page.cancel.click()
    with qtbot.waitSignal(page.exporter.finished, timeout=5_000):
        assert page.progress.text() == "Đang dừng sau văn bản này…"
    assert [path.name for path in page._folder.iterdir()] == NAMES[:1]
    assert "Chưa tạo được bản PDF bằng LibreOffice: đã dừng theo yêu cầu." in words(page)


def test_final_is_out_of_reach_while_something_is_missing(
    page: ExportPage, sample_session: Session, qtbot: QtBot
) -> None:
    page.final.setChecked(True)
    sample_session.set_value(Place("committee_signer_name"), None)
    assert not page.final.isEnabled() and page.draft.isChecked()
    assert "còn 1 chỗ" in page.final_reason.text()
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        page.to_review.click()
    assert asked.args == ["/review"]
    export(page, qtbot)
    assert "(chưa nhập) ký quyết định" in words(page)


def test_final_is_out_of_reach_while_a_finding_blocks(page: ExportPage, sample_session: Session, qtbot: QtBot) -> None:
    sample_session.set_value(Place("overview"), "Sở Thông tin và Truyền thông phụ trách.")
    assert not page.final.isEnabled()
    go = next(each for each in page.findChildren(QPushButton) if each.accessibleName().startswith("Đi tới: Nhắc đến"))
    with qtbot.waitSignal(sample_session.go_requested) as asked:
        go.click()
    assert asked.args == [Place("overview")]
    (block,) = sample_session.findings.blocks
    sample_session.do(SetAside(block.key, "trích văn bản cũ"))
    assert page.final.isEnabled() and page.blocks.isEmpty()


@pytest.mark.parametrize(("answer", "count"), [(REPLACE, 3), (KEEP, 6), ("", 3)])
def test_an_earlier_export_is_asked_about_once(
    page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, count: int
) -> None:
    export(page, qtbot)
    asked: list[list[str]] = []

    def ask(names: list[str]) -> str:
        asked.append(names)
        return answer

    monkeypatch.setattr(page, "_ask", ask)
    page.start.click()
    qtbot.waitUntil(lambda: not page.exporter.is_running and page.start.isEnabled() and bool(asked), timeout=20_000)
    assert asked == [NAMES]
    assert len(list(page._folder.iterdir())) == count


def test_the_question_has_three_plain_answers(page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def choose(box: QMessageBox) -> int:
        seen.extend(button.text() for button in box.buttons())
        next(button for button in box.buttons() if button.text() == "Giữ cả hai").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    assert page._ask(NAMES) == KEEP
    assert sorted(seen) == ["Giữ cả hai", "Thay bản cũ", "Thôi"]


def test_stops_between_two_documents(page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    real = dossier.write_proven

    def slowly(*arguments: object, **options: object) -> object:
        page.exporter.stop()
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(dossier, "write_proven", slowly)
    export(page, qtbot)
    assert [path.name for path in page._folder.iterdir()] == NAMES[:1]
    assert "Đã dừng theo yêu cầu; đã tạo 1 văn bản" in words(page)


def test_trouble_is_one_sentence(page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise ExportProblem("Ổ đĩa đã đầy.")

    monkeypatch.setattr(dossier, "write_proven", full)
    export(page, qtbot)
    assert "Chưa xuất được" in words(page) and "Ổ đĩa đã đầy." in words(page)


def test_the_form_chooses_the_documents(page: ExportPage) -> None:
    page.form.setCurrentIndex(page.form.findData("plan"))
    assert page.chosen_kinds() == ["submission", "programme", "official_letter"]
    assert page.boxes["programme"].text() == "Kế hoạch"
    assert not page.other_form.isHidden()
    for box in page.boxes.values():
        box.setChecked(False)
    assert not page.start.isEnabled() and not page.nothing.isHidden()


def test_files_and_folder_open_with_the_system(page: ExportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    export(page, qtbot)
    opened: list[str] = []

    def nothing_opens_it(path: Path) -> bool:
        opened.append(path.name)
        return False

    monkeypatch.setattr(export_results, "open_with_system", nothing_opens_it)
    for button in page.results.findChildren(QPushButton):
        button.click()
    assert opened == ["Bộ hồ sơ", *NAMES]
    assert export_results.NO_PROGRAM in words(page)


def test_a_folder_is_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folder_words(tmp_path / "Hồ sơ" / "Lâm Hải") == "Thư mục cá nhân › Hồ sơ › Lâm Hải"
