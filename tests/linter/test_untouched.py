"""A repair changes the looks and marks it names; what people put into the file besides stays letter by letter."""

import base64
import re
from collections import Counter

import pytest
from lxml import etree

from tests.linter.changes import Fault
from tests.linter.drafts import Draft, P, letter, text
from tests.linter.faults import all_faults
from tests.linter.material import ROOT, format_rules
from tests.linter.package import changed, packed, parts_of
from tests.linter.word import word_file
from wizard.document.linter import lint
from wizard.document.linter.names import MC, PPR, RPR, A, V, W
from wizard.document.linter.names import P as PARAGRAPH
from wizard.document.linter.repair import repaired

DOCUMENT = "word/document.xml"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
_NOTE = "<w:p><w:r><w:t>Chú thích  hai cách.</w:t></w:r></w:p>"
_COMMENT = "<w:p><w:r><w:t>Xem  lại</w:t></w:r></w:p>"
_NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_PARTS = {
    "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{_NOTE}</w:footnote></w:footnotes>',
    "word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0" w:author="An">{_COMMENT}</w:comment></w:comments>',
    "customXml/item1.xml": '<du-lieu xmlns="urn:tinh"><ten>Lâm  Hải</ten></du-lieu>',
    "customXml/_rels/item1.xml.rels": _NO_RELATIONS,
    "word/settings.xml": f'<w:settings {NAMES}><w:zoom w:percent="100"/></w:settings>',
}
# kind of relation: target
_RELATED = {
    "footnotes": "footnotes.xml", "comments": "comments.xml", "settings": "settings.xml",
    "customXml": "../customXml/item1.xml",
}  # fmt: skip


def _faulty() -> Draft:
    """A letter with many faults that a repair mends."""
    draft = letter()
    draft.page.number = None
    draft.page.left = 20
    assert draft.number and draft.about
    draft.number.size, draft.about.bold = 14, True
    draft.motto.text = "Độc lập – Tự do – Hạnh phúc"
    draft.recipients[0].underline = True
    draft.body[0] = P("Sở  Tài chính , ban hành", size=12, align="left", line=2)
    for place in range(30):
        draft.body.insert(1, text(f"Nội dung {place}. " + "Các cơ quan phối hợp thực hiện nhiệm vụ. " * 9))
    draft.body.insert(3, P(""))
    return draft


def _rich() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="rId8{place}" Type="{office}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(_RELATED.items())
    )
    related += f'<Relationship Id="rId77" Type="{office}/image" Target="media/a.png"/>'
    paragraph = _rich_paragraph()
    data = changed(
        word_file(_faulty()),
        {
            DOCUMENT: lambda markup: markup.replace("</w:tbl>", "</w:tbl>" + paragraph, 1),
            "word/_rels/document.xml.rels": lambda markup: markup.replace(
                "</Relationships>", related + "</Relationships>"
            ),
        },
        _PARTS,
    )
    return packed({**parts_of(data), "word/media/a.png": PIXEL})


def _rich_paragraph() -> str:
    """A paragraph with a bit of everything that Word can put into one."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    return etree.tostring(etree.parse(ROOT / "tests" / "linter" / "rich_paragraph.xml", parser), encoding="unicode")


def _kept(document: bytes) -> dict[str, list[bytes]]:
    """What no repair may touch: every element that is not text, look or place of the letters."""
    root = etree.fromstring(document)
    watched = (
        "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd", "instrText",
        "fldChar",        "sdtPr", "footnoteReference", "drawing", "pict", "delText", "proofErr", "tab", "br",
    )  # fmt: skip
    kept = {name: [etree.tostring(each) for each in root.iter(W + name)] for name in watched}
    for name in ("ins", "del", "hyperlink", "fldSimple"):
        kept[name] = [str(sorted(each.attrib.items())).encode() for each in root.iter(W + name)]
    kept["choice"] = [etree.tostring(each) for each in root.iter(MC + "AlternateContent")]
    return kept


def test_everything_beside_the_letters_stays() -> None:
    data = _rich()
    mended, changes = repaired(data, format_rules())
    told = {change.finding.id for change in changes}
    assert {
        "P05.missing",
        "P02.margins",
        "H05.size",
        "H07.style",
        "H02.text",
        "P11.line",
        "B05.spaces",
        "B05.empty",
    } <= told
    before, after = parts_of(data), parts_of(mended)
    assert set(after) - set(before) == {"word/header1.xml"}
    assert {name for name in before if before[name] != after[name]} == {
        DOCUMENT, "word/_rels/document.xml.rels", "[Content_Types].xml", "word/footnotes.xml",
    }  # fmt: skip
    assert _kept(before[DOCUMENT]) == _kept(after[DOCUMENT])
    # in the footnote only the second space went, and the letters got their font
    note = etree.fromstring(after["word/footnotes.xml"])
    assert "".join(note.itertext()) == "Chú thích hai cách."
    assert [part for part in before if "rels" not in part and part != "[Content_Types].xml"] == [
        part for part in after if "rels" not in part and part not in ("[Content_Types].xml", "word/header1.xml")
    ]


def test_relations_and_types_are_only_added_to() -> None:
    data = _rich()
    mended, _ = repaired(data, format_rules())
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        before, after = (etree.fromstring(parts_of(each)[name]) for each in (data, mended))
        kept = [etree.tostring(each) for each in after][: len(before)]
        assert kept == [etree.tostring(each) for each in before]
        assert len(after) == len(before) + 1


_LETTERS = (W + "t", W + "delText")


def _shape(root: etree._Element) -> Counter[str]:
    """How many elements of each kind a text has, the looks of letters and paragraphs apart."""
    counts: Counter[str] = Counter()
    for each in root.iter():
        looks = any(above.tag in (RPR, PPR) for above in each.iterancestors())
        if isinstance(each.tag, str) and not looks and each.tag not in (RPR, PPR) and not each.tag.startswith((A, V)):
            counts[each.tag] += 1
    return counts


@pytest.mark.parametrize("fault", all_faults()[::9], ids=lambda fault: f"{fault.finding} {fault.name}")
def test_a_repair_never_loses_or_makes_an_element(fault: Fault) -> None:
    """Runs, tables, shapes are as many as before; only a bare paragraph or a page number may come or go."""
    data = word_file(fault.draft())
    mended, changes = repaired(data, format_rules())
    told = {change.finding.id for change in changes}
    before, after = (_shape(etree.fromstring(parts_of(each)[DOCUMENT])) for each in (data, mended))
    different = {name for name in before.keys() | after.keys() if before[name] != after[name]}
    allowed = {PARAGRAPH} if "B05.empty" in told else set()
    if {
        "P05.missing",
        "P05.footer",
        "P05.first",
        "P05.start",
        "P05.format",
        "P06.restart",
        "P01.paper",
        "P02.margins",
    } & told:
        allowed |= {W + "titlePg", W + "headerReference", W + "footerReference", W + "pgNumType"}
    if {"T01.header", "T01.split"} & told:
        allowed |= {W + "trPr", W + "cantSplit", W + "tblHeader"}
    if "P09.spaces" in told:
        allowed |= {W + "tab"}
    assert different <= allowed, (told, different - allowed)


def test_words_stay_but_for_what_is_told() -> None:
    """Of all letters of the rich file only spaces and marks named in the changes are different."""
    data = _rich()
    mended, _ = repaired(data, format_rules())
    before, after = (
        "".join(each.text or "" for each in etree.fromstring(parts_of(part)[DOCUMENT]).iter(*_LETTERS))
        for part in (data, mended)
    )
    assert re.sub(r"[\s–-]", "", before) == re.sub(r"[\s–-]", "", after)
    assert "xóa  đi" in after  # what was deleted is nobody's business
    left = {each.id for each in lint(mended, format_rules()).findings}
    assert {"X01.tracked", "X01.comments"} <= left
