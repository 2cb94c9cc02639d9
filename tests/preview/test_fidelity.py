"""The preview tells the truth: as many pages as LibreOffice makes, lines that break at the same word."""

from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtWidgets import QApplication

from tests.document.samples import SAMPLES, annex, built, file, p, row, table
from tests.document.samples import rules as sample_rules
from tests.preview.fidelity import Agreement, compare, summary
from tests.preview.plans import derived, dossier, rules, sample
from tests.tools.render import read_pdf, render
from wizard.document.docx import DocxOptions, write_docx
from wizard.preview.pdf import export_pdf

LEAST_SAME = 0.95
SIGNS = "/&@)]}”→._=+~#:;,!?%*|-–…\\"
ADDRESSES = (
    "Phong....abcdefghijklmnopqrstuvw",
    "a@lamhai.example/abcdefghijklmnopqrst",
    "hoi.dap-truc_tuyen@lamhai.example.vn",
    "https://lamhai.gov.vn/tin",
    "www.lamhai.gov.vn/tin-tuc/abc",
    "a/b/c/d/e/f/g/h/i/j/k/l/m/n",
)


def _check(found: list[Agreement]) -> None:
    lines, same = sum(each.lines for each in found), sum(each.same for each in found)
    print(f"\n{summary(found)}\n{same} of {lines} lines are the same: {same / lines:.2%}")
    assert [(each.name, each.pages) for each in found] == [(each.name, each.their_pages) for each in found]
    assert [each for each in found if each.share < LEAST_SAME] == []


def test_hand_written_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = {name: built(make()) for name, make in SAMPLES.items()}
    with capsys.disabled():
        _check(compare(documents, sample_rules(), tmp_path))


def test_sample_dossier_and_other_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = {f"lam-hai-{kind}": document for kind, document in dossier(sample()).items()}
    for name, plan in derived().items():
        documents |= {f"{name}-{kind}": document for kind, document in dossier(plan).items()}
    with capsys.disabled():
        _check(compare(documents, rules(), tmp_path))


def test_words_wider_than_their_column_are_torn_at_the_same_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [f"{before}Phongtt{sign}abcdefghijklmnopqrstuvwxyz" for sign in SIGNS for before in ("", "xin ")]
    rows = "".join(row(str(number), escape(word)) for number, word in enumerate([*words, *ADDRESSES]))
    columns = ((10, "center"), (25, "left"), (100, "left"))
    narrow = table(columns, ("TT", "Từ", ""), rows.replace("</row>", "<cell/></row>"))
    with capsys.disabled():
        _check(compare({"words": built(file(annex("TỪ DÀI", narrow + p("Hết."))))}, sample_rules(), tmp_path))


def test_the_head_of_a_table_goes_along_with_its_first_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paragraphs that stay with what follows fill the page up to the table; only the table can move on."""
    words = "Tỉnh Lâm Hải xây dựng chương trình truyền thông quảng bá hình ảnh địa phương ra nước ngoài giai đoạn mới "
    columns = ((10, "center"), (125, "left"))
    rows = "".join(row(str(number), words * 3) for number in range(3))
    documents = {
        f"chain-{count}": built(
            file(annex("BẢNG", p("Các nội dung sau:") * count + table(columns, ("TT", "Nội dung"), rows) + p("Hết.")))
        )
        for count in range(22, 28)
    }
    with capsys.disabled():
        _check(compare(documents, sample_rules(), tmp_path))


@pytest.mark.parametrize("name", ["official-letter", "tables"])
def test_letters_and_lines_stand_where_libreoffice_puts_them(name: str, tmp_path: Path, qapp: QApplication) -> None:
    """Baselines to a tenth of a millimetre; along the line LibreOffice spreads what is left over in its own way."""
    document = built(SAMPLES[name]())
    word = tmp_path / f"{name}.docx"
    with word.open("wb") as stream:
        write_docx(document, stream, sample_rules(), DocxOptions(datetime(2026, 11, 1)))
    export_pdf(document, tmp_path / "ours.pdf", sample_rules())
    theirs = render([word], tmp_path / "theirs")[name].pages
    for our_page, their_page in zip(read_pdf(tmp_path / "ours.pdf"), theirs, strict=True):
        ours, other = (
            sorted((round(char.baseline), char.x0, char) for char in page.chars if not char.text.isspace())
            for page in (our_page, their_page)
        )
        assert len(ours) == len(other)
        for (_, _, char), (_, _, their_char) in zip(ours, other, strict=True):
            assert char.text.replace("\u2011", "-") == their_char.text.replace("\u2011", "-")
            assert abs(char.baseline - their_char.baseline) < 0.1 and abs(char.x0 - their_char.x0) < 1
        for upright in (True, False):
            heights, their_heights = (
                {round(line.x0 if upright else line.y0, 2) for line in page.rules if line.horizontal is not upright}
                for page in (our_page, their_page)
            )
            assert all(any(abs(one - other) < 0.3 for other in their_heights) for one in heights)
            assert all(any(abs(one - other) < 0.3 for other in heights) for one in their_heights)
