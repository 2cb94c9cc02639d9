"""The PDF file: fonts inside, text that can be copied, bookmarks, title, the marks of PDF/A."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.document.samples import SAMPLES, built, rules
from tests.preview.fidelity import lines_of, pdf_lines
from wizard.document.model import Document, paragraphs_of
from wizard.preview.layout import lay_out
from wizard.preview.pdf import PdfMetadata, export_pdf


@pytest.fixture(scope="module")
def document() -> Document:
    return built(SAMPLES["decision"]())


@pytest.fixture
def pdf(document: Document, tmp_path: Path, qtbot: QtBot) -> Path:
    path = tmp_path / "quyet-dinh.pdf"
    assert export_pdf(document, path, rules()) == 11
    return path


def tool(*arguments: str | Path) -> str:
    done = subprocess.run(list(map(str, arguments)), capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2011", "-").split())


def test_fonts_are_embedded(pdf: Path) -> None:
    fonts = tool("pdffonts", pdf).splitlines()[2:]
    assert len(fonts) == 4
    for font in fonts:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], font  # embedded, called a subset, with letters


def test_the_text_is_that_of_the_document(pdf: Path, document: Document) -> None:
    text = tool("pdftotext", "-raw", pdf, "-")
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\ufffd\t\u2011Ð")
    for page in PdfReader(pdf).pages:
        assert "\t" not in page.extract_text()
    found = squeezed(text)
    for paragraph in paragraphs_of(document):
        for word in paragraph.split():
            assert squeezed(word) in found
    assert "Căn cứ Luật Tổ chức chính quyền địa phương" in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text


def test_lines_are_those_of_the_preview(pdf: Path, document: Document) -> None:
    assert pdf_lines(pdf) == [lines_of(page) for page in lay_out(document, rules())]


def test_title_author_language(pdf: Path) -> None:
    reader = PdfReader(pdf)
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == ("Ban hành Chương trình", "Tỉnh Lâm Hải")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "vi-VN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages]
    assert set(sizes) == {(595, 842), (842, 595)}


def titles(entries: Iterable[Any]) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]


def test_bookmarks_lead_to_their_pages(pdf: Path) -> None:
    reader = PdfReader(pdf)
    found = titles(reader.outline)
    assert found[:2] == ["QUYẾT ĐỊNH", "CHƯƠNG TRÌNH"]
    assert found[2][0] == "I. SỰ CẦN THIẾT"
    assert found[-1] == "Phụ lục III. DỰ TOÁN KINH PHÍ"
    last: Any = reader.outline[-1]
    page = reader.get_destination_page_number(last)
    assert page is not None
    assert "DỰ TOÁN KINH PHÍ" in " ".join(reader.pages[page].extract_text().split())


def test_the_marks_of_pdf_a(pdf: Path) -> None:
    reader = PdfReader(pdf)
    root: Any = reader.trailer["/Root"]
    described = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in described
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in described
    assert "Ban hành Chương trình" in described
    intent = root["/OutputIntents"][0].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert "/DestOutputProfile" in intent
    assert pdf.read_bytes().startswith(b"%PDF-1.7\n%")
    assert "/ID" in reader.trailer
    assert "/Encrypt" not in reader.trailer
    # PDF/A allows an attachment only when it is PDF/A itself: there is none
    names: Any = root.get("/Names")
    assert names is None or not names.get_object().get("/EmbeddedFiles", {}).get("/Names", [])
    for page in reader.pages:
        resources: Any = page["/Resources"]
        states: Any = resources.get("/ExtGState", {})
        for state in states.values():
            entry: Any = state.get_object()
            assert entry.get("/ca", 1) == 1
            assert entry.get("/CA", 1) == 1
            assert entry.get("/SMask", "/None") == "/None"


def test_missing_answers_are_marked(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "nhap.pdf"
    export_pdf(built(SAMPLES["draft"]()), path, rules(), PdfMetadata(title="Bản nháp", author="Người soạn"))
    reader = PdfReader(path)
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == ("Bản nháp", "Người soạn")
    assert "[CẦN BỔ SUNG: Luật]" in tool("pdftotext", "-raw", path, "-")


def test_a_file_that_cannot_be_written_leaves_nothing(document: Document, tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(OSError):
        export_pdf(document, tmp_path / "không có" / "x.pdf", rules())
    folder = tmp_path / "x.pdf"
    folder.mkdir()
    with pytest.raises(OSError):
        export_pdf(document, folder, rules())
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of the size of files stands for a full disk")
@pytest.mark.parametrize("room", [0, 4_096, 20_000])
def test_a_full_disk_is_told_and_leaves_nothing(document: Document, tmp_path: Path, qtbot: QtBot, room: int) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(OSError):
            export_pdf(document, tmp_path / "x.pdf", rules())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())
