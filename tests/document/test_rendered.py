"""The rules as a reader sees them: pages made by LibreOffice, measured in millimetres."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.document.rendering import (
    MOTTO,
    NATIONAL_TITLE,
    left_of_title,
    letterhead_pages,
    opens_section,
    write_all,
)
from tests.document.samples import SAMPLES, UNBROKEN, file, letterhead, p, provinces
from tests.document.words import words_of
from tests.tools.render import MM_PER_POINT, Page, Rendered, Run, render, to_docx

LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
# what LibreOffice and the PDF round away
SLACK = 0.4
DESCENT, ASCENT = 0.216, 0.891


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
        assert sorted((round(page.width), round(page.height))) == [210, 297]
        assert {char.font for char in page.chars} == {"Tinos"}, "a letter was taken from another font"
        assert {char.colour for char in page.chars} == {"#000000"}
        inked = [char for char in page.chars if not char.text.isspace()]
        assert min(char.x0 for char in inked) >= LEFT - SLACK
        assert max(char.x1 for char in inked) <= page.width - RIGHT + SLACK
        assert max(char.baseline for char in inked) <= page.height - BOTTOM + SLACK
        assert all(rule.x0 >= LEFT - SLACK and rule.x1 <= page.width - RIGHT + SLACK for rule in page.rules)


@pytest.mark.parametrize("name", SAMPLES)
def test_page_numbers(rendered: dict[str, Rendered], name: str) -> None:
    number = 0
    for page in rendered[name].pages:
        number = 1 if opens_section(page) else number + 1
        above = page.within(bottom=TOP - 1)
        if number == 1:
            assert not above, "a first page carries no number"
            continue
        (line,) = above
        assert line.text == str(number)
        assert 13 <= line.size <= 14
        assert not line.bold and not line.italic
        assert line.centre == pytest.approx((LEFT + page.width - RIGHT) / 2, abs=0.5)
        assert 5 < line.top < line.bottom < TOP


# ------------------------------------------------------------------------------------------------------- letterhead


@pytest.mark.parametrize("name", [*SHOWN, *PROVINCES])
def test_letterhead(rendered: dict[str, Rendered], name: str) -> None:
    for page in letterhead_pages(rendered[name].pages):
        title, motto = page.find(NATIONAL_TITLE), page.find(MOTTO)
        assert title.bold and not title.italic and motto.bold and not motto.italic
        assert (title.size, motto.size) in ((13, 14), (12, 13))
        assert title.top < 22
        assert motto.centre == pytest.approx(title.centre, abs=0.3)
        (line,) = page.rules_below(motto)
        assert line.length == pytest.approx(motto.width, rel=0.03)
        assert line.centre == pytest.approx(motto.centre, abs=0.3)
        check_line(page, line.y0, line.colour, motto)
        check_agency(page, title.size, line.y0)


def check_agency(page: Page, size: float, motto_line: float) -> None:
    """The agency's name bold, its line one third to one half of the text."""
    numbers = [run for run in page.find_all("Số:") if run.baseline < 160]
    bottom = numbers[0].top if numbers else motto_line + 3
    names = left_of_title(page, bottom)
    agency = [run for run in names if run.bold]
    assert agency and all(run.size == size for run in names)
    (line,) = page.rules_below(agency[-1])
    longest = max(run.width for run in agency)
    assert longest / 3 - 0.2 <= line.length <= longest / 2 + 0.2
    assert line.centre == pytest.approx(agency[-1].centre, abs=0.3)
    check_line(page, line.y0, line.colour, agency[-1])


def check_line(page: Page, y: float, colour: str, above: Run) -> None:
    """A line is black and touches neither the text above nor the text below it."""
    assert colour == "#000000"
    assert y - (above.baseline + DESCENT * above.size * MM_PER_POINT) > 0.3
    below = [run for run in page.within(above.x0, above.x1) if run.baseline > y]
    if below:
        assert below[0].baseline - ASCENT * below[0].size * MM_PER_POINT - y > 0.3


@pytest.mark.parametrize("name", [*SHOWN, *PROVINCES])
def test_number_and_date_stand_on_one_line(rendered: dict[str, Rendered], name: str) -> None:
    for page in letterhead_pages(rendered[name].pages):
        numbers = page.find_all("Số:")
        if not numbers:
            continue
        title = page.find(NATIONAL_TITLE)
        row = [char for char in page.chars if abs(char.baseline - numbers[0].baseline) < 3]
        date, number = (
            Run(sorted((c for c in row if c.italic is italic), key=lambda c: c.x0)) for italic in (True, False)
        )
        assert date.baseline == pytest.approx(numbers[0].baseline, abs=0.1)
        assert date.italic and not date.bold and 13 <= date.size <= 14
        assert "ngày" in date.text and date.text.endswith(" năm 2026")
        assert date.centre == pytest.approx(title.centre, abs=1.5)
        assert number.size == 13 and not number.bold and not number.italic
        assert date.x0 - number.x1 > 2


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
    for page in letterhead_pages(rendered[name].pages):
        title = next(run for run in page.lines if run.text in ("QUYẾT ĐỊNH", "TỜ TRÌNH", "KẾ HOẠCH", "CHƯƠNG TRÌNH"))
        assert title.bold and 13 <= title.size <= 14
        middle = (LEFT + page.width - RIGHT) / 2
        assert title.centre == pytest.approx(middle, abs=0.5)
        (line,) = [
            rule
            for rule in page.rules
            if rule.y0 > title.baseline and abs(rule.centre - middle) < 0.5 and rule.length < 82
        ][:1]
        subject = [run for run in page.lines if title.baseline < run.baseline < line.y0]
        assert all(run.bold != run.italic for run in subject), "a subject is bold, “Kèm theo” italic"
        last = [run for run in subject if run.bold == subject[-1].bold]
        longest = max(run.width for run in last)
        assert longest / 3 - 0.5 <= line.length <= longest / 2 + 0.5
        check_line(page, line.y0, line.colour, subject[-1])


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


def signature_pages(rendered: Rendered) -> Iterator[tuple[Page, Run]]:
    for page in rendered.pages:
        for word in page.find_all("Nơi nhận:"):
            yield page, word


@pytest.mark.parametrize("name", ENDED)
def test_signature_block(rendered: dict[str, Rendered], name: str) -> None:
    found = list(signature_pages(rendered[name]))
    assert found
    for page, word in found:
        assert word.size == 12 and word.bold and word.italic
        listed = [run for run in page.within(right=LEFT + 72, top=word.bottom) if run.text]
        assert {run.size for run in listed} == {11}
        assert listed[-1].text.startswith("- Lưu:") and listed[-1].text.endswith(".")
        assert all(not run.bold and not run.italic for run in listed)
        right = [run for run in page.within(left=LEFT + 74, top=word.top - 2)]
        *posts, signer = right
        assert posts and all(run.bold and 13 <= run.size <= 14 for run in right)
        assert posts[0].baseline == pytest.approx(word.baseline, abs=1.5), "the power stands level with “Nơi nhận”"
        assert signer.centre == pytest.approx(posts[-1].centre, abs=0.3)
        free = signer.baseline - ASCENT * signer.size * MM_PER_POINT - posts[-1].baseline
        assert 30 <= free <= 40
        body = [run for run in page.lines if run.top > TOP - 1 and run.baseline < posts[0].baseline - 4]
        assert body, "a signature does not stand alone on a page"


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
    annexes = [page for page in rendered["decision"].pages if page.lines[0].text.startswith("Phụ lục")]
    assert [page.lines[0].text for page in annexes] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    for page in annexes:
        label, title, *rest = page.lines
        assert label.bold and label.size == 14
        assert title.bold and title.text == title.text.upper()
        assert rest[0].italic and rest[0].text.startswith("(Kèm theo")
        line = min((rule for rule in page.rules if rule.horizontal), key=lambda rule: rule.y0)
        attached = [run for run in rest if run.baseline < line.y0]
        assert all(run.italic for run in attached)
        check_line(page, line.y0, line.colour, attached[-1])
        below = min([rule.y0 for rule in page.rules if rule.y0 > line.y0 + 0.5], default=1e4)
        assert below - line.y0 > 2.5, "a table stands off the line"


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
