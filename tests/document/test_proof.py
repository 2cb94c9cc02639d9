"""The proof after writing finds what was damaged or changed, and accepts what was not."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.document.rendering import write
from tests.document.samples import SAMPLES, annex, built, file, p, rules
from wizard.document.proof import prove

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def tampered(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """Write the file again with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry).decode("utf-8") for entry in archive.namelist()}
    changed = change(parts[name])
    assert changed != parts[name], "the change found its place"
    parts[name] = changed
    with zipfile.ZipFile(path, "w") as archive:
        for entry, text in parts.items():
            archive.writestr(entry, text)
    return path


def replace(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def without_paragraph(words: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        middle = text.index(words)
        start, end = text.rindex("<w:p>", 0, middle), text.index("</w:p>", middle) + len("</w:p>")
        return text[:start] + text[end:]

    return change


@pytest.mark.parametrize("name", SAMPLES)
def test_a_fresh_file_passes(tmp_path: Path, name: str) -> None:
    assert prove(write(SAMPLES[name](), tmp_path / "a.docx"), built(SAMPLES[name]()), rules()) == []


@pytest.mark.parametrize(
    ("part", "change", "sentence"),
    [
        (DOCUMENT, without_paragraph("Quyết định này có hiệu lực"), "không có trong tệp"),
        (DOCUMENT, without_paragraph("Tổng cộng"), "không có trong tệp"),
        (DOCUMENT, without_paragraph("Nguyễn Văn An"), "không có trong tệp"),
        (DOCUMENT, replace("kể từ ngày ký", "kể từ hôm nay"), "không có trong tệp"),
        (DOCUMENT, replace('w:left="1701"', 'w:left="1134"'), "Lề trang của phần 1"),
        (DOCUMENT, replace('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), "phần 1 không phải khổ A4"),
        (DOCUMENT, replace("<w:titlePg/>", ""), "Phần 1 không ẩn số trang"),
        (DOCUMENT, replace('<w:pgNumType w:start="1"/>', ""), "Phần 1 không đánh số trang"),
        (DOCUMENT, replace("<w:t ", '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t '), "phông chữ đặt riêng"),
        (STYLES, replace('w:eastAsia="Times New Roman"', 'w:eastAsia="Arial"'), "phông khác"),
        (STYLES, replace('w:cs="Times New Roman"', 'w:cstheme="minorBidi"'), "phông khác"),
        (STYLES, replace('<w:sz w:val="26"/>', '<w:sz w:val="24"/>'), "bộ cỡ chữ"),
        (STYLES, replace("<w:b/>", ""), "không đúng quy định"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_tampered_file_is_found(tmp_path: Path, part: str, change: Callable[[str], str], sentence: str) -> None:
    path = tampered(write(SAMPLES["decision"](), tmp_path / "a.docx"), part, change)
    problems = prove(path, built(SAMPLES["decision"]()), rules())
    assert any(sentence.lower() in problem.lower() for problem in problems), problems


def test_one_of_two_equal_paragraphs_is_missed(tmp_path: Path) -> None:
    xml = file(annex("TÊN", p("Câu này đứng hai lần.") * 2 + p("Hết")), kind="annexes")
    path = tampered(write(xml, tmp_path / "a.docx"), DOCUMENT, without_paragraph("Câu này"))
    assert any("Câu này" in problem for problem in prove(path, built(xml), rules()))


def test_paragraphs_out_of_order_are_found(tmp_path: Path) -> None:
    written, expected = (
        file(annex("TÊN", p(one) + p(two)), kind="annexes") for one, two in (("Sau", "Trước"), ("Trước", "Sau"))
    )
    assert prove(write(written, tmp_path / "a.docx"), built(expected), rules())


@pytest.mark.parametrize("length", [0, 10, 2000, -1, -30])
def test_a_cut_file_is_found(tmp_path: Path, length: int) -> None:
    path = write(SAMPLES["submission"](), tmp_path / "a.docx")
    path.write_bytes(path.read_bytes()[:length])
    assert prove(path, built(SAMPLES["submission"]()), rules()) == ["Tệp vừa ghi không mở lại được."]


def test_a_flipped_bit_is_found(tmp_path: Path) -> None:
    path = write(SAMPLES["submission"](), tmp_path / "a.docx")
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        begin = archive.getinfo(DOCUMENT).header_offset + 100
    for place in range(begin, begin + 2000, 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert prove(path, built(SAMPLES["submission"]()), rules())


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    assert prove(tmp_path / "none.docx", built(SAMPLES["submission"]()), rules())
