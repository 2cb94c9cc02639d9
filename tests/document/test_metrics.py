"""The table of widths is that of Tinos, and gives the widths measured for the decree's own words."""

import json
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.document.samples import ROOT
from tests.tools.render import need_tools
from wizard.document.metrics import times_new_roman

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "Bold Italic"}


@pytest.mark.parametrize(("face", "style"), FACES.items())
def test_widths_are_those_of_tinos(face: str, style: str) -> None:
    need_tools()
    asked = ["fc-match", "-f", "%{file}", f"Tinos:style={style}"]
    path = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout
    font = TTFont(Path(path))
    table = json.loads((ROOT / "resources" / "times-new-roman.json").read_text(encoding="utf-8"))
    assert table["units_per_em"] == font["head"].unitsPerEm
    names, widths = font.getBestCmap(), font["hmtx"]
    assert table[face] == {character: widths[names[ord(character)]][0] for character in table[face]}
    vietnamese = "ĂÂĐÊÔƠƯăâđêôơư" + "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĨĩŨũ"
    assert set(vietnamese) <= set(table[face])


@pytest.mark.parametrize(
    ("text", "look", "widths"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", {12: 88.3, 13: 95.7}),
        ("Độc lập - Tự do - Hạnh phúc", "bold", {13: 56.1, 14: 60.5}),
        ("Nghệ An, ngày 29 tháng 12 năm 2026", "italic", {13: 69.6, 14: 74.9}),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", "italic", {13: 98.7, 14: 106.3}),
        ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "bold", {12: 72.4, 13: 78.5}),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "bold", {12: 74.3, 13: 80.5}),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "bold", {12: 56.1, 13: 60.8}),
    ],
)
def test_known_widths(text: str, look: str, widths: dict[int, float]) -> None:
    metrics = times_new_roman()
    for size, width in widths.items():
        measured = metrics.width_mm(text, size, bold=look == "bold", italic=look == "italic")
        assert measured == pytest.approx(width, abs=0.06)


def test_wrapping_fills_lines_and_keeps_bound_words() -> None:
    metrics = times_new_roman()
    text = "Căn cứ Nghị định số\u00a030/2020/NĐ\u2011CP ngày\u00a005\u00a0tháng\u00a03\u00a0năm\u00a02020 của Chính phủ"
    lines = metrics.wrap(text, 60, 14)
    assert " ".join(lines) == text
    assert all(metrics.width_mm(line, 14) <= 60 for line in lines)
    assert "ngày\u00a005\u00a0tháng\u00a03\u00a0năm\u00a02020" in " ".join(lines)
    assert metrics.wrap("Nghiêng" * 20, 60, 14) == ["Nghiêng" * 20]


def test_even_lines_take_no_more_lines_than_full_ones() -> None:
    metrics = times_new_roman()
    text = "Ban hành Chương trình quảng bá hình ảnh tỉnh Lâm Hải ra nước ngoài giai đoạn 2026-2030, tầm nhìn đến 2045"
    for words in range(4, len(text.split(" "))):
        part = " ".join(text.split(" ")[:words])
        full = metrics.wrap(part, 165, 14, bold=True)
        width = metrics.even_width(part, 165, 14, bold=True)
        even = metrics.wrap(part, width, 14, bold=True)
        assert len(even) == len(full) and width <= 165
        assert max(metrics.width_mm(line, 14, bold=True) for line in even) <= width
    lengths = [
        metrics.width_mm(line, 14, bold=True)
        for line in metrics.wrap(text, metrics.even_width(text, 165, 14, bold=True), 14, bold=True)
    ]
    assert min(lengths) > 0.8 * max(lengths)
