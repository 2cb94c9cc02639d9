"""File names for every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.plan.names import name_problem, safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Quyết định ban hành", "Quyết định ban hành"),
        ("01/QĐ-UBND: “Lâm Hải”?", "01-QĐ-UBND- “Lâm Hải”"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1 .x", "_com1 .x"),
        ("Công văn", "Công văn"),
        ("tên...  ", "tên"),
        (" ..", "Hồ sơ"),
        ("a\tb\nc", "a b c"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_table(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text(max_size=300))
def test_what_comes_out_may_be_used(name: str) -> None:
    safe = safe_file_name(name)
    assert name_problem(safe) == ""
    assert safe_file_name(safe) == safe
    assert len(safe.encode("utf-8")) <= 181


@pytest.mark.parametrize("name", ["", " .", "a/b", "a:b", "aux", "LPT9.ctqb", "a.", "a ", "x" * 300, "a\nb", "a\ud800"])
def test_problems(name: str) -> None:
    assert name_problem(name).endswith(".")


def test_usual_names_are_fine() -> None:
    assert name_problem("Hồ sơ Lâm Hải 2026.ctqb") == ""
