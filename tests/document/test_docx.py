"""The Word files as Word and other readers see them: parts, sections, styles, tables, properties."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from tests.document.rendering import CREATED, write, write_all
from tests.document.samples import (
    COMMITTEE,
    SAMPLES,
    annex,
    file,
    letterhead,
    p,
    recipients,
    row,
    rules,
    signature,
    table,
)
from tests.document.words import W, paragraph_text, part, plain, words_of

STRUCTURAL = {"CuoiBang", "GiuaHaiBang"}
LINES = {"DuongKe", "DuongKeTrichYeu"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All samples as Word files."""
    written = write_all({name: make() for name, make in SAMPLES.items()}, tmp_path_factory.mktemp("docx"))
    return {path.stem: path for path in written}


def value(element: etree._Element, path: str) -> str | None:
    """Return ``w:val`` of the first element at a path, or nothing."""
    found = element.find(path.replace("w:", W))
    return None if found is None else found.get(f"{W}val", "")


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph, "w:pPr/w:pStyle") or ""


def every_part(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            yield name, archive.read(name).decode("utf-8")


# ------------------------------------------------------------------------------------------------------------ validity


@pytest.mark.parametrize("name", SAMPLES)
def test_the_audit_finds_nothing(files: dict[str, Path], name: str) -> None:
    for version in (FileFormat.OFFICE_2013, FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365):
        result = OpenXmlValidator(file_format=version, security_validation=True).validate(files[name])
        assert result.is_valid and not result.errors, result.errors


@pytest.mark.parametrize("name", SAMPLES)
def test_every_part_is_well_formed_and_in_nfc(files: dict[str, Path], name: str) -> None:
    names = []
    for part_name, text in every_part(files[name]):
        etree.fromstring(text.encode("utf-8"))
        assert unicodedata.is_normalized("NFC", text)
        names.append(part_name)
    assert names[0] == "[Content_Types].xml"
    assert sorted(names) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(SAMPLES["decision"](), tmp_path / f"{number}.docx") for number in (1, 2))
    assert first.read_bytes() == second.read_bytes()


# ------------------------------------------------------------------------------------------------------------ sections


@pytest.mark.parametrize("name", SAMPLES)
def test_sections(files: dict[str, Path], name: str) -> None:
    margins = rules().margins(landscape=False)
    for section in docx.Document(str(files[name])).sections:
        assert section.page_width and section.page_height and section.top_margin is not None
        assert sorted((round(section.page_width.mm, 1), round(section.page_height.mm, 1))) == [210, 297]
        assert (section.orientation == WD_ORIENT.LANDSCAPE) == (section.page_width > section.page_height)
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        for have, want in zip(sides, (margins.top, margins.bottom, margins.left, margins.right), strict=True):
            assert have is not None and abs(have - Mm(want)) < Mm(0.05)
        assert section.different_first_page_header_footer
        assert section.header_distance is not None and section.header_distance < section.top_margin
        numbering = section._sectPr.find(f"{W}pgNumType")
        assert numbering is not None and numbering.get(f"{W}start") == "1"
        assert not section.first_page_header.paragraphs[0].text
        (line,) = section.header.paragraphs
        assert line.style is not None and line.style.style_id == "SoTrang"
        assert "PAGE" in "".join(line._p.itertext())


def test_one_section_for_each_text_and_annex(files: dict[str, Path]) -> None:
    sections = docx.Document(str(files["decision"])).sections
    assert [section.orientation for section in sections].count(WD_ORIENT.LANDSCAPE) == 1
    assert len(sections) == 5


# -------------------------------------------------------------------------------------------------------------- styles


@pytest.mark.parametrize("name", ["decision", "city"])
def test_styles(files: dict[str, Path], name: str) -> None:
    styles = part(files[name], "word/styles.xml")
    for fonts in styles.iter(f"{W}rFonts"):
        slots = {key.removeprefix(W): found for key, found in fonts.attrib.items()}
        assert slots == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman")
    assert len(list(styles.iter(f"{W}rFonts"))) == 1, "the font is named once, for all styles"
    language = next(styles.iter(f"{W}lang"))
    assert {*language.attrib.values()} == {"vi-VN"}
    defined = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    for component in rules().components.values():
        style = defined[component.style]
        assert value(style, "w:name") == component.name
        size = component.sizes["small" if name == "city" else "large"]
        assert value(style, "w:rPr/w:sz") == value(style, "w:rPr/w:szCs") == str(round(size * 2))
        assert (style.find(f"{W}rPr/{W}b") is not None) == component.bold
        assert (style.find(f"{W}rPr/{W}i") is not None) == component.italic
    colours = {element.get(f"{W}val") for element in styles.iter(f"{W}color")}
    assert colours == {"000000"}
    names = [value(style, "w:name") or "" for style in defined.values() if style.get(f"{W}customStyle")]
    assert len(set(names)) == len(names) and not any(re.search(r"[fjwz]|Heading|Title", name) for name in names)


@pytest.mark.parametrize(
    ("least", "most", "components"),
    [
        (12, 13, "national_title parent_agency agency about"),
        (13, 13, "number"),
        (13, 14, "motto place_date title subject citation body section article clause point post signer addressees"),
        (13, 14, "annex_title attached page_number"),
        (14, 14, "annex_number"),
        (12, 12, "recipients_word"),
        (11, 11, "recipient"),
    ],
)
def test_sizes_are_within_the_decree(least: float, most: float, components: str) -> None:
    for component in components.split():
        assert all(least <= size <= most for size in rules().components[component].sizes.values())


def test_body_styles_keep_the_rules_of_text() -> None:
    form = rules()
    allowed = form["text.body"]["allowed"]
    for name in ("body", "citation", "article", "clause", "clause_heading", "point", "item", "section"):
        component = form.components[name]
        assert component.align == "justify"
        assert component.first_line_mm in map(float, allowed["first_line_mm"])
        assert all(before >= 6 for before in component.before_pt.values())
        assert 1 <= component.line <= 1.5


def test_outline_levels(files: dict[str, Path]) -> None:
    styles = part(files["decision"], "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): value(style, "w:pPr/w:outlineLvl")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    headings = {"Muc": "1", "TieuDeDieu": "2", "TieuDeKhoan": "2", "TieuDeDiem": "3"}
    assert levels == {"TenLoai": "0", "PhuLuc": "0"} | headings


@pytest.mark.parametrize("name", SAMPLES)
def test_direct_formatting_stands_only_where_the_rule_is_per_instance(files: dict[str, Path], name: str) -> None:
    document = part(files[name])
    defined = {style.get(f"{W}styleId") for style in part(files[name], "word/styles.xml").iter(f"{W}style")}
    for paragraph in document.iter(f"{W}p"):
        style = style_of(paragraph)
        assert style in defined and style != "Normal"
        direct = {etree.QName(child).localname for child in paragraph.iterfind(f"{W}pPr/*")} - {"pStyle", "sectPr"}
        if style in ("TrichYeu", "KemTheo", "ThamQuyen", "TenPhuLuc", "TrichYeuCongVan", "KinhGui", "NoiKinhGui"):
            assert direct <= {"ind", "keepNext"}
        elif style == "HoTen":
            assert direct <= {"spacing"}
        elif (follower := paragraph.getnext()) is not None and value(follower, "w:tblPr/w:tblStyle") == "BangSoLieu":
            assert direct <= {"keepNext", "spacing"}
        else:
            assert direct <= {"keepNext"}
    for looks in document.iter(f"{W}rPr"):
        children = [etree.QName(child).localname for child in looks]
        assert children in (["rStyle"], ["rStyle", "i", "iCs"])
        assert value(looks, "w:rStyle") in defined


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_left_of_other_ways_to_format(files: dict[str, Path], name: str) -> None:
    for part_name, text in every_part(files[name]):
        for trace in (
            "asciiTheme",
            "hAnsiTheme",
            "numPr",
            "w:br",
            "w:tab/",
            "Calibri",
            "Cambria",
            "python-docx",
            "w:u ",
        ):
            assert trace not in text, f"{trace} in {part_name}"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_empty_paragraphs(files: dict[str, Path], name: str) -> None:
    for paragraph in part(files[name]).iter(f"{W}p"):
        if paragraph_text(paragraph).strip() or style_of(paragraph) in STRUCTURAL:
            continue
        if style_of(paragraph) in LINES:
            assert next(paragraph.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ln"), None) is not None
            continue
        cell = paragraph.getparent()
        assert cell is not None and cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1, "only an empty cell"


# --------------------------------------------------------------------------------------------------------------- tables


def data_tables(path: Path) -> list[etree._Element]:
    return [found for found in part(path).iter(f"{W}tbl") if value(found, "w:tblPr/w:tblStyle") == "BangSoLieu"]


@pytest.mark.parametrize("name", ["decision", "tables", "draft"])
def test_tables(files: dict[str, Path], name: str) -> None:
    for found in data_tables(files[name]):
        grid = [int(column.get(f"{W}w", "0")) for column in found.iter(f"{W}gridCol")]
        assert value(found, "w:tblPr/w:jc") == "center"
        layout = found.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None and layout.get(f"{W}type") == "fixed"
        rows = found.findall(f"{W}tr")
        heads = [entry.find(f"{W}trPr/{W}tblHeader") is not None for entry in rows]
        assert heads[0] and heads == sorted(heads, reverse=True), "header rows stand first"
        for entry in rows:
            cells = entry.findall(f"{W}tc")
            spans = [int(value(cell, "w:tcPr/w:gridSpan") or 1) for cell in cells]
            assert sum(spans) == len(grid), "every row fills the grid"
            start = 0
            for cell, span in zip(cells, spans, strict=True):
                width = cell.find(f"{W}tcPr/{W}tcW")
                assert width is not None and int(width.get(f"{W}w", "0")) == sum(grid[start : start + span])
                start += span


def test_rows_stay_whole_unless_they_are_taller_than_a_page(files: dict[str, Path]) -> None:
    def split(found: etree._Element) -> list[bool]:
        return [entry.find(f"{W}trPr/{W}cantSplit") is None for entry in found.iter(f"{W}tr")]

    for found in data_tables(files["decision"]):
        assert not any(split(found))
    assert split(data_tables(files["tables"])[-1]) == [False, True, False]


def test_a_header_row_taller_than_a_page_is_not_repeated(tmp_path: Path) -> None:
    tall = table(((1, "left"),), ("Tiêu đề " * 900,), row("x"))
    path = write(file(annex("BẢNG", tall + p("Hết")), kind="annexes"), tmp_path / "tall.docx")
    assert next(part(path).iter(f"{W}tblHeader"), None) is None


def test_a_date_wider_than_its_column_is_parted_between_words(tmp_path: Path) -> None:
    narrow = table(
        ((20, "left"), (20, "left"), (125, "left")), ("A", "B", "C"), row(*["ngày 05 tháng 01 năm 2026"] * 3)
    )
    path = write(file(annex("BẢNG", narrow + p("Hết")), kind="annexes"), tmp_path / "narrow.docx")
    texts = ["".join(cell.itertext()) for cell in data_tables(path)[0].iter(f"{W}tc")][3:]
    assert texts == ["ngày\u00a005 tháng\u00a001 năm\u00a02026"] * 2 + [
        "ngày 05 tháng 01 năm 2026".replace(" ", "\u00a0")
    ]


def test_headings_and_openings_stay_with_what_follows(tmp_path: Path) -> None:
    body = (
        "<section><heading>MỤC</heading><clause><heading>Khoản</heading><point><heading>Điểm</heading>"
        f"<p>Gồm:</p><item>một</item></point></clause></section>{p('Trước bảng')}"
        f"{table(((1, 'left'),), ('A',), row('B'))}<article><heading>Điều</heading><p>Hết</p></article>"
    )
    path = write(file(annex("TÊN", body), kind="annexes"), tmp_path / "kept.docx")
    kept = {
        style.get(f"{W}styleId")
        for style in part(path, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    texts = {
        paragraph_text(paragraph): style_of(paragraph) in kept or paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in part(path).iter(f"{W}p")
    }
    expected = ("I. MỤC", "1. Khoản", "a) Điểm", "Gồm:", "Trước bảng", "Điều 1. Điều")
    assert [text for text in expected if not texts[text]] == []
    assert not texts["- một"] and not texts["Hết./."]


def test_tables_that_touch_are_kept_apart(files: dict[str, Path]) -> None:
    for name in SAMPLES:
        for found in data_tables(files[name]):
            follower = found.getnext()
            assert follower is not None and follower.tag == f"{W}p"


def test_letterhead_and_signature_tables_have_no_lines(files: dict[str, Path]) -> None:
    for found in part(files["decision"]).iter(f"{W}tbl"):
        if value(found, "w:tblPr/w:tblStyle") == "BangTrinhBay":
            borders = [*found.iter(f"{W}tblBorders", f"{W}tcBorders")]
            assert {side.get(f"{W}val") for group in borders for side in group} == {"nil"}
            assert all(entry.find(f"{W}trPr/{W}cantSplit") is not None for entry in found.iter(f"{W}tr"))


# ----------------------------------------------------------------------------------------------------------- properties


@pytest.mark.parametrize("name", ["decision", "long-names"])
def test_properties(files: dict[str, Path], name: str) -> None:
    properties = docx.Document(str(files[name])).core_properties
    source = etree.fromstring(SAMPLES[name]())
    assert properties.title == source.get("subject")
    assert properties.author == properties.last_modified_by == source.get("author")
    assert properties.language == "vi-VN"
    assert properties.created is not None and properties.created.year == CREATED.year
    with zipfile.ZipFile(files[name]) as archive:
        assert "<Application>Quảng bá địa phương</Application>" in archive.read("docProps/app.xml").decode("utf-8")


def test_missing_answers_are_highlighted(files: dict[str, Path]) -> None:
    runs = [run for run in part(files["draft"]).iter(f"{W}r") if value(run, "w:rPr/w:rStyle") == "CanBoSung"]
    assert {paragraph_text(run) for run in runs} == {
        "[CẦN BỔ SUNG: Tên người ký]",
        "[CẦN BỔ SUNG: Tên chương trình]",
        "[CẦN BỔ SUNG: Luật]",
    }


# -------------------------------------------------------------------------------------------------------- hostile text

# what the text door lets through: no control characters, no surrogates
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff")
HOSTILE = st.one_of(
    st.text(LETTERS, min_size=1, max_size=40),
    st.sampled_from(
        ["{{ 7*7 }}", "{% raw %}", "<w:p>", "]]>", "&amp;", "<!--", "' \" >", "\u202eđảo\u202c", "a\u0301"]
    ),
    st.text("<>&'\"{}%]", min_size=1, max_size=20),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HOSTILE, min_size=14, max_size=14))
def test_hostile_text_arrives_unchanged_everywhere(tmp_path: Path, texts: list[str]) -> None:
    given_texts = [f"A{unicodedata.normalize('NFC', text)}Z" for text in texts]
    marks = [escape(text) for text in given_texts]
    head = letterhead(*COMMITTEE, notation="QĐ-UBND", place="Lâm Hải", about=marks[0])
    text = (
        f'<text kind="official_letter">{head}<title>{marks[1]}</title><subject>{marks[2]}</subject>'
        f"<addressees><addressee>{marks[3]}</addressee></addressees>"
        f"<preamble><citation>{marks[4]}</citation></preamble><body><section><heading>{marks[5]}</heading>"
        f"<clause><p>{marks[6]}</p><item>{marks[7]}</item></clause></section>"
        f"{table(((1, 'left'),), (marks[8],), row(marks[9]))}{p('Hết')}</body>"
        f"{recipients(marks[10], filed=marks[11])}{signature(marks[12], name=marks[13])}</text>"
    )
    xml = file(text, subject=given_texts[0], author=given_texts[1])
    path = write(xml, tmp_path / "hostile.docx")
    whole = "\n".join(words_of(path))
    for expected in given_texts:
        assert plain(expected) in whole
    properties = docx.Document(str(path)).core_properties
    assert (properties.title, properties.author) == (given_texts[0], given_texts[1])
    assert OpenXmlValidator().validate(path).is_valid
