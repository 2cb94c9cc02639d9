"""Effective formatting: styles, themes, toggles, numbering; and where text stands."""

import pytest
from lxml import etree

from tests.linter.drafts import letter, text
from tests.linter.material import format_rules
from tests.linter.package import changed
from tests.linter.word import word_file
from wizard.document.linter import lint
from wizard.document.linter.archive import open_archive
from wizard.document.linter.content import Paragraph
from wizard.document.linter.numbering import Numbering
from wizard.document.linter.reading import read_document
from wizard.document.linter.styles import StyleSheet

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def sheet(*styles: str, defaults: str = "", theme: str = "") -> StyleSheet:
    root = etree.fromstring(f"<w:styles {NS}><w:docDefaults>{defaults}</w:docDefaults>{''.join(styles)}</w:styles>")
    return StyleSheet(root, etree.fromstring(theme) if theme else None, Numbering(None))


def style(key: str, run: str = "", *, kind: str = "paragraph", based_on: str = "", paragraph: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}">{parent}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def run(markup: str) -> etree._Element:
    return etree.fromstring(f"<w:rPr {NS}>{markup}</w:rPr>")


def test_styles_build_on_each_other() -> None:
    styles = sheet(
        style("A", '<w:sz w:val="26"/><w:b/>'),
        style("B", '<w:i/><w:b w:val="0"/>', based_on="A"),
        defaults='<w:rPrDefault><w:rPr><w:sz w:val="22"/><w:color w:val="FF0000"/></w:rPr></w:rPrDefault>',
    )
    look = styles.run_format(None, "B")
    assert (look.size, look.bold, look.italic, look.color) == (13, False, True, "FF0000")
    assert styles.run_format(None, "").size == 11


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "<w:b/>", "", False),  # styles of two kinds toggle each other
        ("<w:b/>", "", "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),  # a direct setting is final
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
    ],
)
def test_toggles(paragraph: str, character: str, direct: str, bold: bool) -> None:
    styles = sheet(style("P", paragraph), style("C", character, kind="character"))
    assert styles.run_format(run(f'<w:rStyle w:val="C"/>{direct}'), "P").bold is bold


def test_theme_fonts() -> None:
    theme = (
        f'<a:theme {A}><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
        "</a:minorFont></a:theme>"
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    styles = sheet(style("P", fonts), theme=theme)
    assert styles.run_format(None, "P").high == "Calibri"
    named = run('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>')
    assert styles.run_format(named, "P").high == "Times New Roman"


def test_a_chain_that_bites_its_tail() -> None:
    assert sheet(style("A", "<w:b/>", based_on="B"), style("B", based_on="A")).run_format(None, "A").bold


def test_paragraph_properties() -> None:
    styles = sheet(
        style("A", paragraph='<w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>')
    )
    direct = etree.fromstring(f'<w:pPr {NS}><w:ind w:start="567" w:hanging="283"/><w:spacing w:after="60"/></w:pPr>')
    form = styles.paragraph_format(direct, "A")
    assert (form.align, form.before, form.after, form.line) == ("justify", 6, 3, 1.15)
    assert round(form.left, 1) == 10
    assert round(form.first_line, 1) == -5


def numbered(form: str, pattern: str) -> Numbering:
    return Numbering(
        etree.fromstring(
            f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
    )


@pytest.mark.parametrize(
    ("form", "pattern", "labels"),
    [
        ("decimal", "%1.", ["3.", "4."]),
        ("upperRoman", "%1.", ["III.", "IV."]),
        ("lowerLetter", "%1)", ["c)", "d)"]),
        ("decimalZero", "Điều %1", ["Điều 03", "Điều 04"]),
        ("bullet", "\uf0b7", ["•", "•"]),
        ("bullet", "-", ["-", "-"]),
    ],
)
def test_automatic_numbers(form: str, pattern: str, labels: list[str]) -> None:
    numbering = numbered(form, pattern)
    assert [numbering.label(("1", 0)) for _ in labels] == labels


def paragraphs(data: bytes) -> list[Paragraph]:
    return read_document(open_archive(data)).paragraphs


def test_the_quick_and_the_general_reader_agree() -> None:
    """An element that plain paragraphs do not have sends every paragraph through the general reader."""
    for make in ("direct", "styles"):
        draft = letter()
        draft.styles = make
        data = word_file(draft)
        slow = changed(
            data, {"word/document.xml": lambda text: text.replace("<w:r>", "<w:commentRangeStart w:id='1'/><w:r>")}
        )
        for quick, general in zip(paragraphs(data), paragraphs(slow), strict=True):
            assert (quick.text, quick.form, quick.style) == (general.text, general.form, general.style)
            assert [span.look for span in quick.spans] == [span.look for span in general.spans]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</w:rPr><w:t", '<w:rPrChange w:id="1"><w:rPr><w:sz w:val="50"/></w:rPr></w:rPrChange></w:rPr><w:t'),
        ("</w:pPr>", '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="X"/></w:pPr></w:pPrChange></w:pPr>'),
    ],
)
def test_the_look_before_a_tracked_change_does_not_count(old: str, new: str) -> None:
    data = word_file(letter())
    tracked = changed(data, {"word/document.xml": lambda markup: markup.replace(old, new)})
    for plain, other in zip(paragraphs(data), paragraphs(tracked), strict=True):
        assert (plain.text, plain.form, plain.style) == (other.text, other.form, other.style)
        assert [span.look for span in plain.spans] == [span.look for span in other.spans]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_read_and_told(kind: str) -> None:
    note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>Chú thích , có dấu cách</w:t></w:r></w:p></w:{kind}>'
    separator = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:t>x , y</w:t></w:r></w:p></w:{kind}>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId9" Type="{office}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    data = changed(
        word_file(letter()),
        {"word/_rels/document.xml.rels": lambda markup: markup.replace("</Relationships>", relation)},
        {f"word/{kind}s.xml": f"<w:{kind}s {NS}>{separator}{note}</w:{kind}s>"},
    )
    assert [each.text for each in read_document(open_archive(data)).footnotes] == ["Chú thích , có dấu cách"]
    (finding,) = lint(data, format_rules()).findings
    assert (finding.id, finding.part) == ("B05.before-mark", "Chú thích")


def test_text_of_fields_tabs_and_insertions() -> None:
    draft = letter()
    draft.body.insert(1, text("Một\thai"))
    marked = "<w:ins w:id='1' w:author='x'><w:r><w:t> ba</w:t></w:r></w:ins>"
    marked += "<w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>"
    end = "hai</w:t></w:r>"
    data = changed(word_file(draft), {"word/document.xml": lambda markup: markup.replace(end, end + marked)})
    reading = read_document(open_archive(data))
    assert "Một\thai ba" in [paragraph.text for paragraph in reading.paragraphs]
    assert reading.tracked == 2
