"""The rules as a reader sees them: pages made by LibreOffice, measured in millimetres."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.document.page_rules import (
    ASCENT,
    LEFT,
    RIGHT,
    TOP,
    check_annexes,
    check_letterheads,
    check_number_and_date,
    check_page_numbers,
    check_paper_margins_font_and_colour,
    check_signature,
    check_subjects,
    signature_pages,
)
from tests.document.rendering import write_all
from tests.document.samples import SAMPLES, UNBROKEN, file, letterhead, p, provinces
from tests.document.words import words_of
from tests.tools.render import MM_PER_POINT, Rendered, render, to_docx


def province_samples() -> dict[str, str]:
    """Return two letterheads for each province: the committee's with blanks, a department's with a full date."""
    texts = {}
    for province in provinces():
        blank = letterhead(*province["header_name"], notation="QĐ-UBND", place=province["place_name"], year="2026")
        full = letterhead(
            "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            parent=province["header_parent"],
            notation="TTr-SVHTTDL",
            number="1234",
            place=province["place_name"],
            day="29",
            month="12",
        )
        for name, head in (("blank", blank), ("full", full)):
            text = f'<text kind="plan">{head}<body>{p("Nội dung")}</body></text>'
            texts[f"{province['id']}-{name}"] = file(text, kind="programme")
    return texts


SHOWN = [name for name in SAMPLES if name not in ("binding", "tables")]
PROVINCES = sorted(province_samples())
ENDED = [name for name in SHOWN if name != "draft"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All samples as Word files."""
    everything = {name: make() for name, make in SAMPLES.items()} | province_samples()
    return write_all(everything, tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def rendered(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """All samples as pages, from one run of LibreOffice."""
    return render(files, tmp_path_factory.mktemp("rendered"))


# --------------------------------------------------------------------------------------------------- page and font


@pytest.mark.parametrize("name", SAMPLES)
def test_paper_margins_font_and_colour(rendered: dict[str, Rendered], name: str) -> None:
    for page in rendered[name].pages:
        check_paper_margins_font_and_colour(page)


@pytest.mark.parametrize("name", SAMPLES)
def test_page_numbers(rendered: dict[str, Rendered], name: str) -> None:
    check_page_numbers(rendered[name].pages)


# ------------------------------------------------------------------------------------------------------- letterhead


@pytest.mark.parametrize("name", [*SHOWN, *PROVINCES])
def test_letterhead(rendered: dict[str, Rendered], name: str) -> None:
    check_letterheads(rendered[name].pages)


@pytest.mark.parametrize("name", [*SHOWN, *PROVINCES])
def test_number_and_date_stand_on_one_line(rendered: dict[str, Rendered], name: str) -> None:
    check_number_and_date(rendered[name].pages)


def test_the_subject_of_an_official_letter_stands_under_the_number(rendered: dict[str, Rendered]) -> None:
    page = rendered["official-letter"].pages[0]
    about = page.find("V/v báo cáo")
    number = page.find("Số:")
    assert not about.bold and not about.italic and 12 <= about.size <= 13
    gap = about.baseline - number.baseline
    assert gap >= 6 * MM_PER_POINT + ASCENT * about.size * MM_PER_POINT
    assert "CÔNG VĂN" not in page.text


@pytest.mark.parametrize("name", ["decision", "submission", "city", "long-names", "many-recipients", "endings"])
def test_subject(rendered: dict[str, Rendered], name: str) -> None:
    check_subjects(rendered[name].pages)


# ------------------------------------------------------------------------------------------------------- body and end


def test_body_indent_and_gaps(rendered: dict[str, Rendered]) -> None:
    page = rendered["submission"].pages[1]
    lines = [run for run in page.lines if run.top > TOP and run.size == 14 and not run.bold]
    first = [run for run in lines if run.text.startswith("Xây dựng")]
    assert len(first) > 3
    assert all(run.x0 - LEFT == pytest.approx(12.7, abs=0.3) for run in first)
    distances = [(second.baseline - one.baseline, second in first) for one, second in pairwise(lines)]
    within = {round(distance, 1) for distance, opens in distances if not opens}
    between = {round(distance, 1) for distance, opens in distances if opens}
    single = 1.15 * 14 * MM_PER_POINT
    assert all(single - 0.1 <= distance <= 1.5 * single + 0.1 for distance in within)
    assert min(between) - max(within) >= 6 * MM_PER_POINT - 0.1
    full = [
        run for run in lines if run.text.endswith(("đồng thuận của người dân, doanh", "và sự đồng thuận của người"))
    ]
    assert all(run.x1 == pytest.approx(page.width - RIGHT, abs=0.5) for run in full), "both margins are even"


@pytest.mark.parametrize("name", ENDED)
def test_signature_block(rendered: dict[str, Rendered], name: str) -> None:
    found = list(signature_pages(rendered[name].pages))
    assert found
    for page, word in found:
        check_signature(page, word)


def test_signature_stays_whole_at_every_height(rendered: dict[str, Rendered]) -> None:
    pages = rendered["endings"].pages
    assert sum(page.text.count("Nơi nhận:") for page in pages) == 22
    for page in pages:
        # the block and its name are on one page, and at least one line of the text before it
        assert page.text.count("Nơi nhận:") == page.text.count("Nguyễn Văn An")
        assert "Nơi nhận:" not in page.text or "thực hiện" in page.text
    ends = sorted(page.find("Nguyễn Văn An").baseline for page in pages if "Nguyễn Văn An" in page.text)
    assert ends[-1] > 270, "the samples reach the end of the page"


def test_addressees(rendered: dict[str, Rendered]) -> None:
    page = rendered["submission"].pages[0]
    line = page.find("Kính gửi: Ủy ban nhân dân tỉnh Lâm Hải")
    assert not line.bold and 13 <= line.size <= 14
    page = rendered["official-letter"].pages[0]
    colon = page.find("Kính gửi:").chars[-1]
    dashes = [page.find(text).x0 for text in ("- Bộ Văn hóa", "- Bộ Ngoại giao")]
    assert dashes == pytest.approx([colon.x0] * 2, abs=0.5)


# ------------------------------------------------------------------------------------------------ annexes and tables


def test_annex_opening(rendered: dict[str, Rendered]) -> None:
    check_annexes(rendered["decision"].pages, ["Phụ lục I", "Phụ lục II", "Phụ lục III"])


def test_landscape_annex_repeats_its_header_row(rendered: dict[str, Rendered]) -> None:
    pages = [page for page in rendered["decision"].pages if page.width > page.height]
    assert len(pages) > 2
    for page in pages:
        assert page.find("Cơ quan chủ trì, phối hợp").bold
    assert sum(page.text.count("Nhiệm vụ số ") for page in pages) == 40


def test_tall_cell_flows_over_pages(rendered: dict[str, Rendered]) -> None:
    pages = rendered["tables"].pages
    assert sum(page.text.count("Nội dung") for page in pages[-2:]) == 2, "the header row is repeated"
    words = Counter(" ".join(page.text for page in pages[1:]).split())
    assert words["thuận"] == 40


def test_two_tables_in_a_row_stay_two(rendered: dict[str, Rendered]) -> None:
    page = rendered["tables"].pages[0]
    totals = page.find_all("1.550,5")
    heads = page.find_all("Nguồn kinh phí")
    assert heads[1].top - totals[0].bottom > 2


# --------------------------------------------------------------------------------------------- nothing is torn or lost


@pytest.mark.parametrize("number", range(len(UNBROKEN)))
def test_nothing_is_torn_at_the_end_of_a_line(rendered: dict[str, Rendered], number: int) -> None:
    piece = UNBROKEN[number]
    lines = [run.text.replace("\u2011", "-") for page in rendered["binding"].pages for run in page.lines]
    paragraph = " ".join(lines).split("Các nội dung sau:")[number + 1]
    assert paragraph.count(piece) == 24
    whole = sum(line.count(piece) for line in lines)
    assert whole >= 24, f"“{piece}” is broken over two lines"


def test_a_word_processor_loses_no_letter(files: list[Path], tmp_path: Path) -> None:
    chosen = [path for path in files if path.stem in SAMPLES]
    for before, after in zip(chosen, to_docx(chosen, tmp_path), strict=True):
        assert words_of(after) == words_of(before)
