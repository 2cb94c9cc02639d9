"""Conversion of TCVN3 and VNI text, against glibc where it is at hand, and the guess that offers it."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.plan import legacy
from wizard.plan.legacy import convert, from_font, legacy_font, looks_legacy

TCVN3_LINE = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
VNI_LINE = "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"
SMALL_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ "


def test_national_title_of_both_encodings() -> None:
    assert convert(TCVN3_LINE, "tcvn3") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert convert(VNI_LINE, "vni") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_sentence_in_vni() -> None:
    assert convert("Ñaïi hoäi ñaïi bieåu, ngöôøi daân Ñaø Naüng", "vni") == "Đại hội đại biểu, người dân Đà Nẵng"
    assert convert("kyõ thuaät, lyù töôûng, tyû leä, thôøi kyø", "vni") == "kỹ thuật, lý tưởng, tỷ lệ, thời kỳ"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
def test_tcvn3_table_is_that_of_glibc() -> None:
    coded = "".join(legacy._TCVN3)
    told = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=coded.encode("latin-1"), capture_output=True)
    if told.returncode != 0:
        pytest.skip("this iconv does not know TCVN")
    assert told.stdout.decode("utf-8") == convert(coded, "tcvn3")


@given(st.text(SMALL_LETTERS, max_size=40))
def test_tcvn3_round_trip(text: str) -> None:
    coded = "".join({letter: code for code, letter in legacy._TCVN3.items()}.get(letter, letter) for letter in text)
    assert convert(coded, "tcvn3") == text


@given(st.lists(st.sampled_from(SMALL_LETTERS.split()[0]), max_size=40), st.booleans())
def test_vni_round_trip(letters: list[str], capital: bool) -> None:
    """Letters apart, as between two vowels VNI itself is ambiguous («o» + «í»)."""
    text = "-".join(letters).upper() if capital else "-".join(letters)
    coded = "".join({letter: code for code, letter in legacy._VNI.items()}.get(letter, letter) for letter in text)
    assert convert(coded, "vni") == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        ("ABCDEF+.VnArial", "tcvn3"),
        ('"VNI-Times"', "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", None),
        ("Vnique", None),
        ("", None),
    ],
)
def test_font_names(font: str, encoding: str | None) -> None:
    assert legacy_font(font) == encoding


def test_font_with_capitals() -> None:
    assert from_font("viÖt nam", ".VnTimeH") == "VIỆT NAM"
    assert from_font("ViÖt Nam", ".VnTime") == "Việt Nam"
    assert from_font("Việt Nam", "Times New Roman") == "Việt Nam"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TCVN3_LINE, "tcvn3"),
        ("§éc lËp - Tù do - H¹nh phóc", "tcvn3"),
        ("ñy ban nh©n d©n tØnh, gi¸m ®èc së v¨n hãa", "tcvn3"),
        (VNI_LINE, "vni"),
        ("Uûy ban nhaân daân tænh, giaùm ñoác Sôû Vaên hoùa", "vni"),
        ("Tröôøng tieåu hoïc", "vni"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
        ("Hà Tĩnh, Bà Rịa", None),
        ("Cá bé và bà già có nhà", None),
        ("Ðà Lạt và Ðà Nẵng", None),
        ("El niño está más allá de la montaña, él quería café", None),
        ("Été à la plage, côté français, né déjà", None),
        ("Über die Straße für Grün schön", None),
        ("São Paulo, coração, não é", None),
        ("Discover Lam Hai", None),
        ("25 °C ± 2, 50 m², © 2026", None),
        ("", None),
    ],
)
def test_guess(text: str, encoding: str | None) -> None:
    assert looks_legacy(text) == encoding


@given(st.text(max_size=80))
def test_guess_never_fails(text: str) -> None:
    looks_legacy(text)
    convert(text, "tcvn3")
    convert(text, "vni")
