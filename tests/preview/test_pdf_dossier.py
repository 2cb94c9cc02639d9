"""The PDF beside each Word file: same names, and nothing of others is overwritten."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.preview.plans import framework, sample
from wizard.document.dossier import Written, earlier_files, export_dossier
from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.document.sealing import is_sealed
from wizard.preview.pdf import export_pdf

pytestmark = pytest.mark.usefixtures("qapp")
KINDS = ["official_letter"]


def export(folder: Path, write: object = export_pdf) -> Written:
    (written,) = export_dossier(framework(), sample(), folder, KINDS, pdf=write)  # type: ignore[arg-type]
    return written


def test_each_word_file_gets_a_pdf_of_its_name(tmp_path: Path, qapp: QApplication) -> None:
    written = export(tmp_path)
    assert written.pdf == written.path.with_suffix(".pdf") and not written.note
    assert is_sealed(written.pdf.read_bytes())
    assert [path.name for path in earlier_files(framework(), tmp_path, KINDS, "decision", pdf=True)] == [
        "05 Cong van gui Bo.docx",
        "05 Cong van gui Bo.pdf",
    ]
    assert export(tmp_path).pdf == written.pdf
    assert len(list(tmp_path.iterdir())) == 2


def test_a_signed_pdf_is_kept(tmp_path: Path) -> None:
    first = export(tmp_path).pdf
    assert first is not None
    signed = first.read_bytes() + b"\n9 0 obj\n<< /Type /Sig >>\nendobj\n"
    first.write_bytes(signed)
    again = export(tmp_path)
    assert first.read_bytes() == signed
    assert again.pdf == first.with_name("05 Cong van gui Bo (2).pdf")
    assert "đã được sửa bằng chương trình khác nên được giữ nguyên" in again.note


def test_a_pdf_that_cannot_be_written_does_not_take_the_word_file_with_it(tmp_path: Path) -> None:
    def full(document: Document, path: Path, rules: FormatRules) -> None:
        raise OSError(28, "full")

    written = export(tmp_path, full)
    assert written.path.exists() and written.pdf is None
    assert written.note == "Chưa tạo được bản PDF “05 Cong van gui Bo.pdf” (ổ đĩa đã đầy)."
    assert [path.name for path in tmp_path.iterdir()] == ["05 Cong van gui Bo.docx"]
