"""A long and wide table of plain data is read as one text; what is wrong in a cell is told and mended in that cell."""

import io
from collections.abc import Callable

import docx
import pytest

from tests.linter.drafts import Table, decision
from tests.linter.material import format_rules
from tests.linter.package import changed
from tests.linter.word import word_file
from wizard.document.linter import lint
from wizard.document.linter.archive import open_archive
from wizard.document.linter.content import TableText
from wizard.document.linter.reading import read_document
from wizard.document.linter.repair import repaired

ROWS, COLUMNS = 14, 6


def written(cells: dict[tuple[int, int], str]) -> bytes:
    """A decision with a long table in its annex, some of whose cells say something else."""
    draft = decision()
    draft.styles = "styles"
    rows = [[f"Cột {column + 1}" for column in range(COLUMNS)]]
    rows += [[f"Nội dung {row}.{column}" for column in range(COLUMNS)] for row in range(1, ROWS)]
    for (row, column), words in cells.items():
        rows[row][column] = words
    draft.annexes[0].body[1] = Table(rows)
    return word_file(draft)


def texts(data: bytes) -> list[list[str]]:
    """The cells of the long table."""
    table = next(each for each in docx.Document(io.BytesIO(data)).tables if len(each.rows) == ROWS)
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_table_is_read_as_one_text() -> None:
    reading = read_document(open_archive(written({})))
    (whole,) = [each for each in reading.paragraphs if isinstance(each, TableText)]
    assert whole.lines == [cell for row in texts(written({})) for cell in row]
    assert [each.text for each in whole.cells] == whole.lines
    assert (
        lint(written({}), format_rules()).findings == lint(written({(3, 3): "Sở Tài chính"}), format_rules()).findings
    )


@pytest.mark.parametrize(
    ("finding", "words", "right"),
    [
        ("B05.spaces", "Sở  Tài chính", "Sở Tài chính"),
        ("B05.before-mark", "Sở Tài chính , Sở Nội vụ", "Sở Tài chính, Sở Nội vụ"),
        ("B05.invisible", "Sở\u200b Tài chính", "Sở Tài chính"),
        ("B05.decomposed", "Sơ\u0309 Tài chính", "Sở Tài chính"),
        ("B04.name", "Ủy ban Nhân dân", "Ủy ban nhân dân"),
        ("X01.placeholder", "[ghi tên cơ quan]", None),
    ],
)
def test_the_cell_is_named_and_mended(finding: str, words: str, right: str | None) -> None:
    places = [(8, 3), (11, 0)]
    data = written(dict.fromkeys(places, words))
    found = [each for each in lint(data, format_rules()).findings if each.id == finding]
    assert [each.part for each in found] == ["Phụ lục, bảng 1, dòng 9", "Phụ lục, bảng 1, dòng 12"]
    assert all(each.repairable is (right is not None) for each in found)
    if right is not None:
        mended, _ = repaired(data, format_rules())
        assert texts(mended) == texts(written(dict.fromkeys(places, right)))


@pytest.mark.parametrize(
    ("finding", "markup"),
    [
        ("P03.font", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'),
        ("P04.color", '<w:color w:val="FF0000"/>'),
    ],
)
def test_a_look_from_a_style_is_told_for_every_cell(finding: str, markup: str) -> None:
    data = written({})
    style = _style_of_a_cell(data)
    beginning = f'w:styleId="{style}"'

    def coloured(styles: str) -> str:
        before, after = styles.split(beginning)
        return before + beginning + after.replace("<w:rPr>", f"<w:rPr>{markup}", 1)

    data = changed(data, {"word/styles.xml": coloured})
    assert any(isinstance(each, TableText) for each in read_document(open_archive(data)).paragraphs)
    found = [each for each in lint(data, format_rules()).findings if each.id == finding]
    assert sum(each.count for each in found) == (ROWS - 1) * COLUMNS
    assert found[0].part == "Phụ lục, bảng 1, dòng 2"
    mended, _ = repaired(data, format_rules())
    assert [each for each in lint(mended, format_rules()).findings if each.id == finding] == []


def _style_of_a_cell(data: bytes) -> str:
    table = next(each for each in docx.Document(io.BytesIO(data)).tables if len(each.rows) == ROWS)
    return str(table.cell(5, 2).paragraphs[0].style.style_id)


def _direct(text: str) -> str:
    return text.replace('<w:t xml:space="preserve">Nội dung 7.2', "<w:rPr><w:b/></w:rPr><w:t>Nội dung 7.2")


def _inserted(text: str) -> str:
    return text.replace(
        '<w:r><w:t xml:space="preserve">Nội dung 7.2</w:t></w:r>',
        '<w:ins w:id="9"><w:r><w:t>Nội dung 7.2</w:t></w:r></w:ins>',
    )


@pytest.mark.parametrize("change", [_direct, _inserted])
def test_a_table_with_more_than_text_is_read_cell_by_cell(change: Callable[[str], str]) -> None:
    data = changed(written({}), {"word/document.xml": change})
    reading = read_document(open_archive(data))
    assert not any(isinstance(each, TableText) for each in reading.paragraphs)
    assert [each.text for each in reading.paragraphs].count("Nội dung 7.2") == 1
