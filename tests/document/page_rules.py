"""What must hold on every page, as assertions about rendered pages; positions in millimetres."""

from collections.abc import Iterable, Iterator, Sequence

import pytest

from tests.document.rendering import MOTTO, NATIONAL_TITLE, left_of_title, letterhead_pages, opens_section
from tests.tools.render import MM_PER_POINT, Page, Run

LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
# what LibreOffice and the PDF round away
SLACK = 0.4
DESCENT, ASCENT = 0.216, 0.891


def check_paper_margins_font_and_colour(page: Page) -> None:
    """A4, margins, one font, black."""
    assert sorted((round(page.width), round(page.height))) == [210, 297]
    assert {char.font for char in page.chars} == {"Tinos"}, "a letter was taken from another font"
    assert {char.colour for char in page.chars} == {"#000000"}
    inked = [char for char in page.chars if not char.text.isspace()]
    assert min(char.x0 for char in inked) >= LEFT - SLACK
    assert max(char.x1 for char in inked) <= page.width - RIGHT + SLACK
    assert max(char.baseline for char in inked) <= page.height - BOTTOM + SLACK
    assert all(rule.x0 >= LEFT - SLACK and rule.x1 <= page.width - RIGHT + SLACK for rule in page.rules)


def check_page_numbers(pages: Iterable[Page]) -> None:
    """Centred in the top margin, hidden on first pages, from 1 in each text and annex."""
    number = 0
    for page in pages:
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


def check_letterheads(pages: Iterable[Page]) -> None:
    """National title on one line, motto, agency, and the drawn lines under them."""
    for page in letterhead_pages(pages):
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


def check_number_and_date(pages: Iterable[Page]) -> None:
    """Number and date stand on one line, the date in italics under the national title."""
    for page in letterhead_pages(pages):
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


TITLES = ("QUYẾT ĐỊNH", "TỜ TRÌNH", "KẾ HOẠCH", "CHƯƠNG TRÌNH")


def check_subjects(pages: Iterable[Page]) -> None:
    """Title and subject bold and centred; the line under them one third to one half of the text."""
    for page in letterhead_pages(pages):
        title = next(run for run in page.lines if run.text in TITLES)
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


def signature_pages(pages: Iterable[Page]) -> Iterator[tuple[Page, Run]]:
    """The pages with a signature block, and its words «Nơi nhận:»."""
    for page in pages:
        for word in page.find_all("Nơi nhận:"):
            yield page, word


def check_signature(page: Page, word: Run) -> None:
    """Recipients and signature: sizes, level, room for the signature, text before them on the page."""
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


def check_annexes(pages: Iterable[Page], labels: Sequence[str]) -> None:
    """Each annex opens with its number, its title in capitals, what it is attached to, and a line."""
    annexes = [page for page in pages if page.lines[0].text.startswith("Phụ lục")]
    assert [page.lines[0].text for page in annexes] == list(labels)
    for page in annexes:
        label, title, *rest = page.lines
        assert label.bold and label.size == 14
        assert title.bold and title.text == title.text.upper()
        attached = [run for run in rest if run.italic and not run.bold][:2]
        assert attached[0].text.startswith("(Kèm theo")
        line = min((rule for rule in page.rules if rule.horizontal), key=lambda rule: rule.y0)
        above = [run for run in rest if run.baseline < line.y0 and not run.bold]
        assert above and all(run.italic for run in above)
        check_line(page, line.y0, line.colour, above[-1])
        below = min([rule.y0 for rule in page.rules if rule.y0 > line.y0 + 0.5], default=1e4)
        assert below - line.y0 > 2.5, "a table stands off the line"
