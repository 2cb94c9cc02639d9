"""Pages without Word and without Qt: lines, page breaks, references back to the document, and what is remembered."""

import sys
from dataclasses import replace
from itertools import pairwise
from subprocess import run

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.samples import (
    COMMITTEE_HEAD,
    SAMPLES,
    SENTENCE,
    annex,
    built,
    file,
    p,
    paragraphs,
    recipients,
    row,
    rules,
    signature,
    table,
)
from wizard.document.binding import unbind
from wizard.document.metrics import times_new_roman
from wizard.document.model import Document, Paragraph, Run, paragraphs_of
from wizard.preview.blocks import blocks, find_block, headings, text_of
from wizard.preview.layout import Layouter, lay_out
from wizard.preview.measure import Measure, ascent, line_height
from wizard.preview.pages import TWIPS_PER_MM, BlockRef, Page
from wizard.preview.paragraphs import lay_out_paragraph, setting_of

PARTS = ("body", "citations", "title", "subject", "attached", "authority", "enacting")


def decision(body: str) -> Document:
    """A decision with this body."""
    return built(
        file(
            f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title><subject>Về việc thử</subject>'
            f"<body>{body}</body>{recipients('Như trên')}{signature('TM. ỦY BAN NHÂN DÂN')}</text>"
        )
    )


def words(text: str) -> str:
    """A text without any spaces."""
    return "".join(text.replace("\u00a0", " ").split())


def text_of_page(page: Page) -> str:
    return "\n".join(placed.line.text for placed in page.lines)


def test_every_word_stands_on_the_pages_once() -> None:
    for make in SAMPLES.values():
        document = built(make())
        drawn = sorted(
            letter
            for page in lay_out(document, rules())
            for placed in page.lines
            if placed.ref.part != "page"
            for letter in words(placed.line.text)
        )
        repeated = {"tables", "decision"}
        expected = sorted(words("".join(paragraphs_of(document))))
        if make.__name__ not in repeated:  # heads of tables come again on each page
            known = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
            constant = [known for _ in document.texts]
            constant += ["Nơi nhận:" for text in document.texts if text.recipients]
            constant += ["Kính gửi:" for text in document.texts if text.addressees]
            assert drawn == sorted(expected + list(words("".join(constant)))), make.__name__


def test_nothing_crosses_the_margins() -> None:
    for name, make in SAMPLES.items():
        for page in lay_out(built(make()), rules()):
            margins = rules().margins(landscape=page.width > page.height)
            right = page.width - margins.right * TWIPS_PER_MM
            for placed in page.lines:
                end = placed.x + placed.line.indent + sum(word.width for word in placed.line.words)
                assert end <= right + 1, (name, placed.line.text)
                if placed.ref.part != "page":
                    assert margins.top * TWIPS_PER_MM < placed.baseline, name
                    assert placed.baseline < page.height - margins.bottom * TWIPS_PER_MM, name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="aăơđỆ -–/…\u00a0\u2011().", max_size=12), max_size=30), st.integers(300, 6000))
def test_a_paragraph_loses_nothing_and_keeps_its_width(pieces: list[str], width: int) -> None:
    runs = tuple(Run(piece, bold=number % 2 == 0, italic=number % 3 == 0) for number, piece in enumerate(pieces))
    setting = setting_of(rules().components["body"], "large", 0)
    paragraph = lay_out_paragraph(runs, setting, width, Measure(times_new_roman()))
    assert words("".join(line.text for line in paragraph.lines)) == words("".join(pieces))
    for line in paragraph.lines:
        natural = sum(word.width + word.space for word in line.words) - (line.words[-1].space if line.words else 0)
        letters = [fragment.text for word in line.words for fragment in word.fragments]
        assert natural <= width + 1 or len("".join(letters)) == 1 or len(line.words) == 1


def test_a_heading_stays_with_its_text_and_two_lines_stay_together() -> None:
    for count in range(8, 24):
        body = f"{p('Ngắn.') * count}<section><heading>TIÊU ĐỀ</heading>{paragraphs(3)}</section>{paragraphs(20)}"
        pages = lay_out(decision(body), rules())
        for page in pages:
            lines = [placed for placed in page.lines if placed.ref.part == "body"]
            assert "TIÊU ĐỀ" not in lines[-1].line.text
        for before, after in pairwise(pages):
            last, first = before.lines[-1].ref, after.lines[1].ref
            if last == first and last.part == "body":
                assert sum(placed.ref == last for placed in before.lines) >= 2
                assert sum(placed.ref == last for placed in after.lines) >= 2


def test_the_signature_is_never_alone() -> None:
    for count in range(10, 40):
        pages = lay_out(decision(p("Ủy ban nhân dân tỉnh yêu cầu thực hiện.") * count), rules())
        parts = {placed.ref.part for placed in pages[-1].lines}
        assert "signature" not in parts or "body" in parts


def test_the_head_of_a_table_comes_again_and_rows_stay_whole() -> None:
    rows = "".join(row(str(number), SENTENCE) for number in range(1, 60))
    document = built(file(annex("BẢNG", table(((1, "center"), (5, "left")), ("TT", "Nội dung"), rows) + p("Hết."))))
    pages = lay_out(document, rules())
    assert len(pages) > 2
    for page in pages:
        assert "Nội dung" in text_of_page(page)
    seen: dict[BlockRef, int] = {}
    for number, page in enumerate(pages):
        for placed in page.lines:
            if placed.ref.row > 0:
                assert seen.setdefault(placed.ref, number) == number


def test_a_row_higher_than_a_page_is_divided_even_after_a_single_line() -> None:
    """The room under the first row holds one line of each cell: LibreOffice begins the tall row there."""
    columns = ((1, "center"), (1, "left"))
    tall = "".join(p(f"Bằng chứng thứ {number} của yếu tố này, có nguồn rõ ràng") for number in range(60))
    for before in range(30, 60):
        rows = "".join(row(str(number), "Ngắn") for number in range(before))
        rows += f"<row><cell>Cao</cell><cell>{tall}</cell></row>"
        pages = lay_out(built(file(annex("BẢNG", table(columns, ("TT", "Nội dung"), rows) + p("Hết.")))), rules())
        shown = [sum(line.ref.row == before + 1 and line.ref.column == 1 for line in page.lines) for page in pages]
        assert sum(1 for count in shown if count) >= 2
        first = next(number for number, count in enumerate(shown) if count)
        lowest = max(line.baseline for line in pages[first].lines)
        # the page is full to the last line that fits
        assert pages[first].height - rules().margins(landscape=False).bottom * TWIPS_PER_MM - lowest < 2 * 253


def test_what_widens_the_last_line_of_a_paragraph_may_hang_over_the_margin() -> None:
    """Line spacing stands under a line; at the foot of a page the last line of a paragraph does without it."""
    limit = 16838 - rules().margins(landscape=False).bottom * TWIPS_PER_MM
    over = 0
    for count in range(1, 60):
        pages = lay_out(decision(p("Ngắn.") * count + paragraphs(12)), rules())
        for page in pages:
            for placed in page.lines:
                single = placed.baseline - ascent(placed.line.size) + line_height(placed.line.size)
                assert placed.ref.part == "page" or single <= limit + 1
                over += single + 30 > limit and placed.ref.part == "body"
    assert over


def test_page_numbers_begin_again_and_first_pages_have_none() -> None:
    pages = lay_out(built(SAMPLES["decision"]()), rules())
    shown = [next((line.line.text for line in page.lines if line.ref.part == "page"), "") for page in pages]
    assert shown == ["" if page.number == 1 else str(page.number) for page in pages]
    assert [page.number for page in pages].count(1) == 5
    assert {(page.width, page.height) for page in pages} == {(11906, 16838), (16838, 11906)}


def test_an_edit_lays_out_its_section_only() -> None:
    document = built(SAMPLES["decision"]())
    layouter = Layouter(rules())
    before = layouter.pages(document)
    programme = document.texts[1]
    body = (replace_text(programme.body[0], "KHÁC"), *programme.body[1:])
    edited = replace(document, texts=(document.texts[0], replace(programme, body=body)))
    after = layouter.pages(edited)
    assert after[0] is before[0]
    assert after[-1] is before[-1]
    assert after[1] is not before[1]
    assert after == lay_out(edited, rules())


def replace_text(block: object, text: str) -> Paragraph:
    """The paragraph with another text."""
    assert isinstance(block, Paragraph)
    return replace(block, runs=(Run(text),))


def test_every_line_leads_back_to_its_text() -> None:
    for name in ("decision", "official-letter", "tables"):
        document = built(SAMPLES[name]())
        texts: dict[BlockRef, str] = {}
        for ref, text in blocks(document):
            texts[ref] = texts.get(ref, "") + text
        for page in lay_out(document, rules()):
            for placed in page.lines:
                if placed.line.words and placed.ref.part in PARTS:
                    assert words(unbind(placed.line.text)) in words(unbind(texts[placed.ref]))


def test_a_field_finds_its_block() -> None:
    document = built(SAMPLES["decision"]())
    ref = find_block(document, "Quyết định này có hiệu lực kể từ ngày ký ban hành.")
    assert ref == BlockRef(0, "body", 1)
    assert text_of(document, ref).startswith("Điều 2. Quyết định này")
    assert find_block(document, "không có ở đâu cả") is None
    assert find_block(document, "  ") is None


def test_the_outline_names_texts_sections_and_annexes() -> None:
    document = built(SAMPLES["decision"]())
    found = headings(document, lay_out(document, rules()), rules())
    assert [(each.level, each.text) for each in found][:4] == [
        (1, "QUYẾT ĐỊNH"),
        (1, "CHƯƠNG TRÌNH"),
        (2, "I. SỰ CẦN THIẾT"),
        (2, "II. NỘI DUNG, NHIỆM VỤ"),
    ]
    assert found[-1].text == "Phụ lục III. DỰ TOÁN KINH PHÍ"
    assert [each.page for each in found] == sorted(each.page for each in found)


def test_layout_needs_no_qt() -> None:
    modules = "wizard.preview.layout, wizard.preview.sheets, wizard.preview.blocks"
    script = f"import sys, {modules}; print('PySide6' in sys.modules)"
    done = run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
