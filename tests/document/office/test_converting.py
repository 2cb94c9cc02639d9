"""A PDF by the LibreOffice of this computer: the same content, PDF/A-2b, sealed; and every way in which it fails."""

import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.document.samples import SAMPLES, built, rules
from tests.preview.plans import framework, sample
from wizard.document.docx import DocxOptions, write_docx
from wizard.document.dossier import Written, earlier_files, export_dossier
from wizard.document.model import Document, paragraphs_of
from wizard.document.office import converting
from wizard.document.office.converting import OfficeProblem, pdf_by
from wizard.document.office.finding import LIBREOFFICE, WORD, Office, find_offices
from wizard.document.office.proving import pdf_problem
from wizard.document.sealing import is_sealed
from wizard.framework.places import resource_folder

KINDS = ["official_letter"]
NEXT_STEP = "Tệp Word vẫn đầy đủ; hãy để phần mềm này tự tạo tệp PDF rồi xuất lại."


@pytest.fixture(scope="module")
def office() -> Office:
    (found,) = find_offices()
    return found


@pytest.fixture(scope="module")
def document() -> Document:
    return built(SAMPLES["decision"]())


@pytest.fixture(scope="module")
def pdf(office: Office, document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "Quyết định.pdf"
    with pdf_by(office) as write:
        write(document, path, rules())
    return path


def words(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, encoding="utf-8", check=True)
    return "".join(done.stdout.replace("\u2011", "-").split())


def test_the_text_is_that_of_the_document(pdf: Path, document: Document) -> None:
    found = words(pdf)
    for paragraph in paragraphs_of(document):
        for word in paragraph.split():
            assert word.replace("\u2011", "-") in found
    assert pdf_problem(pdf.read_bytes(), document) == ""


def test_it_is_pdf_a_2b_with_bookmarks_structure_and_properties(pdf: Path) -> None:
    reader = PdfReader(pdf)
    root: Any = reader.trailer["/Root"]
    described = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in described
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in described
    assert root["/MarkInfo"]["/Marked"].value and "/StructTreeRoot" in root
    assert reader.outline
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == ("Ban hành Chương trình", "Tỉnh Lâm Hải")
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, encoding="utf-8", check=True).stdout.splitlines()[2:]
    assert {font.split()[0].partition("+")[2].partition("-")[0] for font in fonts} == {"Tinos"}
    assert is_sealed(pdf.read_bytes())


def test_two_at_once_do_not_take_each_others_orders(office: Office, document: Document, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(2)]

    def make(path: Path) -> None:
        with pdf_by(office) as write:
            write(document, path, rules())

    threads = [threading.Thread(target=make, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(PdfReader(path).pages) for path in paths] == [11, 11]


def test_a_dossier_gets_its_pdf_files_from_it_and_a_signed_one_is_kept(office: Office, tmp_path: Path) -> None:
    def export() -> Written:
        with pdf_by(office) as write:
            (written,) = export_dossier(framework(), sample(), tmp_path, KINDS, pdf=write)
        return written

    first = export()
    assert first.pdf == first.path.with_suffix(".pdf") and not first.note
    assert first.pdf.stat().st_mode == first.path.stat().st_mode
    assert first.pdf in earlier_files(framework(), tmp_path, KINDS, "decision", pdf=True)
    assert export().pdf == first.pdf
    signed = first.pdf.read_bytes() + b"\n9 0 obj\n<< /Type /Sig >>\nendobj\n"
    first.pdf.write_bytes(signed)
    again = export()
    assert first.pdf.read_bytes() == signed
    assert again.pdf == first.pdf.with_name("05 Cong van gui Bo (2).pdf")
    assert "đã được sửa bằng chương trình khác nên được giữ nguyên" in again.note


def fails(office: Office, document: Document, folder: Path, **options: Any) -> str:
    """The sentence of a conversion that must fail and leave nothing behind."""
    with pytest.raises(OfficeProblem) as caught, pdf_by(office, **options) as write:
        write(document, folder / "x.pdf", rules())
    assert not (folder / "x.pdf").exists()
    sentence = str(caught.value)
    end = "Tệp Word vẫn đầy đủ." if "stopped" in options else NEXT_STEP
    assert sentence.endswith(end)
    return sentence.removesuffix(end).strip()


def running(mark: str) -> list[str]:
    """The command lines of programs that are running and hold this text."""
    done = subprocess.run(["ps", "-eo", "args"], capture_output=True, encoding="utf-8", check=True)
    return [line for line in done.stdout.splitlines() if mark in line]


def test_a_program_that_takes_too_long_is_ended_with_all_it_started(
    office: Office, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    reason = fails(office, document, tmp_path, seconds=0.3)
    assert reason == "Chưa tạo được bản PDF bằng LibreOffice: LibreOffice không làm xong trong thời gian chờ."
    end = time.monotonic() + 10
    while running(str(tmp_path)) and time.monotonic() < end:
        time.sleep(0.1)
    assert running(str(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_it_stops_when_asked(office: Office, document: Document, tmp_path: Path) -> None:
    start = time.monotonic()
    reason = fails(office, document, tmp_path, stopped=lambda: time.monotonic() > start + 0.2)
    assert reason == "Chưa tạo được bản PDF bằng LibreOffice: đã dừng theo yêu cầu."


def test_a_program_that_is_gone_or_does_nothing(document: Document, tmp_path: Path) -> None:
    gone = Office(LIBREOFFICE, tmp_path / "soffice")
    assert fails(gone, document, tmp_path).endswith("không khởi động được LibreOffice.")
    idle = Office(LIBREOFFICE, Path("/bin/true"))
    assert fails(idle, document, tmp_path).endswith("LibreOffice không tạo ra tệp PDF.")


def stand_in(folder: Path, body: str) -> Path:
    """A program made for a test; it is called with the arguments that the real one gets."""
    program = folder / "program"
    program.write_text(f"#!{sys.executable}\nimport sys, shutil\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_what_is_no_whole_pdf_is_refused(office: Office, document: Document, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    with pdf_by(office) as write:
        write(built(SAMPLES["submission"]()), other, rules())
    folder = tmp_path / "out"
    folder.mkdir()
    broken = stand_in(tmp_path, "open(sys.argv[-1].replace('.docx', '.pdf'), 'wb').write(b'%PDF-1.7 ...')")
    assert fails(Office(LIBREOFFICE, broken), document, folder).endswith("tệp PDF tạo ra không mở lại được.")
    wrong = stand_in(tmp_path, f"shutil.copy({str(other)!r}, sys.argv[-1].replace('.docx', '.pdf'))")
    assert fails(Office(LIBREOFFICE, wrong), document, folder).endswith("tệp PDF tạo ra không đủ chữ so với tệp Word.")


def test_word_is_asked_through_its_script_with_the_files_as_arguments(
    pdf: Path, document: Document, tmp_path: Path
) -> None:
    """Word itself runs on Windows only: the host of scripts is stood in for, its call and its answers are not."""
    said = tmp_path / "said"
    host = stand_in(
        tmp_path,
        f"open({str(said)!r}, 'w', encoding='utf-8').write(chr(10).join(sys.argv[1:]))\n"
        f"shutil.copy({str(pdf)!r}, sys.argv[-1])",
    )
    with pdf_by(Office(WORD, host)) as write:
        write(document, tmp_path / "word.pdf", rules())
    assert is_sealed((tmp_path / "word.pdf").read_bytes())
    *options, script, source, target = said.read_text(encoding="utf-8").split("\n")
    assert options == ["//NoLogo", "//B", "//E:VBScript"]
    assert Path(script) == resource_folder("resources") / "word-pdf.vbs" and Path(script).is_file()
    assert (Path(source).suffix, Path(target).suffix) == (".docx", ".pdf")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (2, "không khởi động được Microsoft Word"),
        (3, "Microsoft Word không mở được tệp Word"),
        (4, "Microsoft Word không lưu được tệp PDF"),
        (1, "Microsoft Word không tạo ra tệp PDF"),
    ],
)
def test_what_the_script_says_becomes_a_sentence(code: int, reason: str, document: Document, tmp_path: Path) -> None:
    host = stand_in(tmp_path, f"sys.exit({code})")
    assert fails(Office(WORD, host), document, tmp_path) == f"Chưa tạo được bản PDF bằng Microsoft Word: {reason}."


def test_every_exit_code_of_the_script_is_known() -> None:
    script = (resource_folder("resources") / "word-pdf.vbs").read_text(encoding="ascii")
    for code in converting._WORD_SAYS:
        assert f"code = {code}" in script or f"Quit {code}" in script


def test_a_folder_that_is_gone_is_the_callers_trouble(office: Office, document: Document, tmp_path: Path) -> None:
    with pytest.raises(OSError), pdf_by(office) as write:
        write(document, tmp_path / "không có" / "x.pdf", rules())


def test_what_is_converted_is_the_word_file(pdf: Path, office: Office, document: Document, tmp_path: Path) -> None:
    """The lines are those of the Word file that stands beside the PDF, converted by hand."""
    source = tmp_path / "x.docx"
    with source.open("wb") as stream:
        write_docx(document, stream, rules(), DocxOptions(datetime(2026, 11, 1)))
    command = [str(office.program), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)], check=True)
    assert words(tmp_path / "x.pdf") == words(pdf)
