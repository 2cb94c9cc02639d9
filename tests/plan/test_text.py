"""The text door: what goes, what stays, and that a second pass changes nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.plan.text import clean_text

FORBIDDEN = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0x10FFFF}
INVISIBLE = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize(
    ("typed", "one_line", "paragraphs"),
    [
        ("Quảng bá", "Quảng bá", "Quảng bá"),
        (unicodedata.normalize("NFD", "Việt Nam"), "Việt Nam", "Việt Nam"),
        ("một\r\nhai", "một hai", "một\nhai"),
        ("một\x0bhai\u2028ba\u2029bốn\rnăm", "một hai ba bốn năm", "một\nhai\nba\nbốn\nnăm"),
        ("\nmột\n\nhai\n", "một hai", "\nmột\n\nhai\n"),
        ("một  \nhai ", "một hai ", "một\nhai "),
        ("cột\tcột", "cột cột", "cột cột"),
        ("Điều\u00a03", "Điều\u00a03", "Điều\u00a03"),
        ("\ufeffLâm\u200bHải\u200f\u202e", "LâmHải", "LâmHải"),
        ("a\x00b\x08c\x9fd", "abcd", "abcd"),
        ("a\ud800b\uffffc\ufffed", "abcd", "abcd"),
        ("\ud83d\ude00", "😀", "😀"),
        ("Ðà Nẵng, ðẹp", "Đà Nẵng, đẹp", "Đà Nẵng, đẹp"),
        ("trong\xadlành", "tronglành", "tronglành"),
        ("{{ 7*7 }} {% x %} <w:p> ]]> =1+1", "{{ 7*7 }} {% x %} <w:p> ]]> =1+1", "{{ 7*7 }} {% x %} <w:p> ]]> =1+1"),
        (" hai đầu ", " hai đầu ", " hai đầu "),
    ],
)
def test_table(typed: str, one_line: str, paragraphs: str) -> None:
    assert clean_text(typed) == one_line
    assert clean_text(typed, multiline=True) == paragraphs


def test_legacy_text_keeps_the_letters_that_conversion_needs() -> None:
    typed = "Thùc tr¹ng h×nh ¶nh t­¬ng ®èi tèt, cßn thiÕu sãt, Ðc"
    assert "\xad" in clean_text(typed)


@given(st.text(st.characters(exclude_categories=()), max_size=60), st.booleans())
def test_what_comes_out_is_clean_and_stays_the_same(typed: str, multiline: bool) -> None:
    text = clean_text(typed, multiline)
    allowed = {0x0A} if multiline else set()
    assert not [letter for letter in text if ord(letter) in FORBIDDEN - allowed or ord(letter) in INVISIBLE]
    assert unicodedata.is_normalized("NFC", text)
    assert clean_text(text, multiline) == text
    assert multiline or "\n" not in text


@given(st.text("aàĐÐðd\xad\n \u0301\u0323\u200b·×¹hßéñ", max_size=30), st.booleans())
def test_the_tricky_letters_together(typed: str, multiline: bool) -> None:
    text = clean_text(typed, multiline)
    assert clean_text(text, multiline) == text
