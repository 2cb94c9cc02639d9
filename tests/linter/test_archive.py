"""Whatever is dropped on the linter: a sentence in Vietnamese, never a crash."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.linter.drafts import letter
from tests.linter.material import format_rules
from tests.linter.package import changed, packed, parts_of
from tests.linter.word import word_file
from wizard.document.linter import UnreadableDocument, lint
from wizard.document.linter.archive import open_archive
from wizard.document.linter.repair import repaired

GOOD = word_file(letter())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _bomb() -> bytes:
    return packed({**parts_of(GOOD), "word/media/x.xml": b" " * (30 * 1024 * 1024)})


def _encrypted_zip() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(5100):
            archive.writestr(str(number), "")
    return buffer.getvalue()


def _deep() -> str:
    return '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + "<w:p>" * 20000


def _workbook() -> bytes:
    """A spreadsheet that somebody named .docx."""
    parts = parts_of(GOOD)
    relations = parts["_rels/.rels"].decode("utf-8").replace("word/document.xml", "xl/workbook.xml")
    sheet = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return packed({**parts, "_rels/.rels": relations, "xl/workbook.xml": sheet})


def _other_name() -> bytes:
    """A damaged archive whose entries call themselves something that is no UTF-8."""
    data = bytearray(GOOD)
    at = data.find(b"word/document.xml")
    data[at : at + 4] = b"\xf1\xf2\xf3\xf4"
    data[at - 23] |= 8  # the name is said to be UTF-8
    return bytes(data)


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("empty", b""),
        ("not-zip", b"hello"),
        ("not-zip", GOOD[:2000]),
        ("rtf", b"{\\rtf1 abc}"),
        ("pdf", b"%PDF-1.7"),
        ("doc", OLE + "WordDocument".encode("utf-16-le")),
        ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("not-word", OLE),
        ("not-word", packed({"a.txt": "a"})),
        ("not-word", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"})),
        ("encrypted", OLE + bytes(5 * 1024 * 1024) + "EncryptedPackage".encode("utf-16-le")),
        ("not-word", _workbook()),
        ("broken", _other_name()),
        ("macro", packed({**parts_of(GOOD), "word/vbaProject.bin": b"x"})),
        ("encrypted", _encrypted_zip()),
        ("bomb", _bomb()),
        ("bomb", _many_entries()),
        ("broken", changed(GOOD, {"word/document.xml": lambda text: text[:500]})),
        ("broken", changed(GOOD, {"word/document.xml": lambda text: text.replace("w:body", "w:bodies")})),
        ("broken", changed(GOOD, {"word/document.xml": lambda text: _deep()})),
    ],
)
def test_a_named_reason_and_a_sentence(reason: str, data: bytes) -> None:
    result = lint(data, format_rules(), name="x.docx")
    assert result.findings == ()
    with pytest.raises(UnreadableDocument) as failure:
        from wizard.document.linter.reading import read_document

        read_document(open_archive(data))
    assert failure.value.reason == reason
    assert result.failure == failure.value.sentence == str(failure.value)
    assert result.failure.endswith(".")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "Không tìm thấy" in lint(tmp_path / "không có.docx", format_rules()).failure
    assert "Đây là thư mục" in lint(tmp_path, format_rules()).failure


def test_entities_are_not_resolved() -> None:
    """A file must not be able to read other files or grow without end."""
    entity = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "AAAA">]>'
    data = changed(
        GOOD, {"word/document.xml": lambda text: entity + text.split("?>", 1)[1].replace("Trân trọng", "&a;")}
    )
    result = lint(data, format_rules())
    assert "AAAA" not in str(result)


def test_strict_open_xml_is_read() -> None:
    """The strict form of the standard writes other namespaces; the document is the same."""

    def strict(text: str) -> str:
        return text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    parts = {name: strict for name in ("word/document.xml", "word/styles.xml")}
    result = lint(changed(GOOD, parts), format_rules())
    assert (result.kind, result.findings) == ("cong-van", ())


BODY = "<w:body>"
_NESTED = "<w:r><w:pict><w:txbxContent><w:p>" * 40 + "</w:p></w:txbxContent></w:pict></w:r>" * 40
_LEVEL = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>A</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    "odd",
    [
        "<w:p><w:t>không có trong đoạn chạy</w:t></w:p>",
        f"<w:p>{_NESTED}</w:p>",  # each box once, not twice for every box around it
        _LEVEL.format("none"),
        _LEVEL.format("1e999"),
        "<w:p><w:r>" + "<w:tab/><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t>" * 300 + "</w:r></w:p>",
        "<w:p>" + '<w:r><w:t xml:space="preserve">chữ </w:t></w:r>' * 3000 + "</w:p>",
        "<w:p><w:r><w:t>" + "9" * 10000 + ". Khoản</w:t></w:r></w:p>",
        "<!-- ghi chú --><?a b?><w:p><!-- ghi chú --></w:p>",
    ],
)
def test_odd_markup_is_read_and_mended(odd: str) -> None:
    data = changed(GOOD, {"word/document.xml": lambda text: text.replace(BODY, BODY + odd)})
    assert not lint(data, format_rules()).failure
    repaired(data, format_rules())


def test_comments_among_relations_and_endless_numbers() -> None:
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
        'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )
    relation = (
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
        'Target="numbering.xml"/><!-- ghi chú --></Relationships>'
    )
    edits = {
        "word/document.xml": lambda text: text.replace(BODY, BODY + _LEVEL.format(0)),
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", relation),
        "_rels/.rels": lambda text: text.replace("</Relationships>", "<!-- ghi chú --></Relationships>"),
    }
    assert not lint(changed(GOOD, edits, {"word/numbering.xml": numbering}), format_rules()).failure


def test_parts_in_utf_16_are_read() -> None:
    parts = {
        name: data.decode("utf-8").replace("UTF-8", "UTF-16").encode("utf-16") if name.endswith(".xml") else data
        for name, data in parts_of(GOOD).items()
    }
    result = lint(packed(parts), format_rules())
    assert (result.kind, result.failure, result.findings) == ("cong-van", "", ())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(st.data())
def test_damaged_markup_never_crashes(data: st.DataObject) -> None:
    """Elements removed, doubled or emptied at random: a result comes back, whatever it says."""
    text = parts_of(GOOD)["word/document.xml"].decode("utf-8")
    tags = ["w:pPr", "w:rPr", "w:tc", "w:tr", "w:tbl", "w:sectPr", "w:r", "w:tblGrid", "w:tcPr", "w:body"]
    for _ in range(data.draw(st.integers(1, 4))):
        tag = data.draw(st.sampled_from(tags))
        new = data.draw(st.sampled_from([f"{tag}x", "w:ins", "w:sdt", "w:p", "w:pict", "w:drawing", "w:tbl"]))
        text = text.replace(f"<{tag}>", f"<{new}>").replace(f"</{tag}>", f"</{new}>")
        value = data.draw(st.sampled_from(["-5", "", "abc", "99999999999", "1e400", "nan", "12pt"]))
        text = text.replace(f'w:w="{data.draw(st.sampled_from(["11906", "3515", "5839"]))}"', f'w:w="{value}"')
        text = text.replace('w:val="28"', f'w:val="{data.draw(st.sampled_from(["28", value]))}"')
    parts = parts_of(GOOD)
    lint(packed({**parts, "word/document.xml": text}), format_rules())
