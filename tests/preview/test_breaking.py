"""Where lines may end; the expectations are what LibreOffice does."""

import pytest

from wizard.preview.breaking import may_end, parts, torn_after


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("tỉnh", ["tỉnh"]),
        ("kinh-tế", ["kinh-", "tế"]),
        ("2026–2030", ["2026–", "2030"]),
        ("1-1-1", ["1-", "1-", "1"]),
        ("năm…nay", ["năm…", "nay"]),
        ("có?không", ["có?", "không"]),
        ("và/hoặc", ["và/hoặc"]),
        ("1125/QĐ\u2011TTg", ["1125/QĐ\u2011TTg"]),
        ("Điều\u00a03", ["Điều\u00a03"]),
        ("12,5%/năm", ["12,5%/năm"]),
        ("(A2.2)", ["(A2.2)"]),
        ("“Việt-Anh”.", ["“Việt-", "Anh”."]),
        ("D:\\hồ-sơ", ["D:\\", "hồ-", "sơ"]),
        ("vhtt@lamhai.example", ["vhtt@lamhai.example"]),
        ("", [""]),
    ],
)
def test_parts_of_a_word(word: str, pieces: list[str]) -> None:
    assert list(parts(word)) == pieces
    assert "".join(parts(word)) == word


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("tỉnh ", "Lâm", True),
        ("tỉnh ", ";", False),
        ("( ", "Lâm", False),
        ("tỉnh ", "(Lâm", True),
        ("tỉnh", "Lâm", False),
        ("Việt-", "Anh", True),
    ],
)
def test_between_two_runs(text: str, following: str, expected: bool) -> None:
    assert may_end(text, following) is expected


def test_a_word_wider_than_its_column_is_torn_behind_a_slash() -> None:
    assert torn_after("https://lamhai.gov.vn/tin") == [8, 22]
    assert torn_after("vhtt@lamhai.example&co(tin)") == []
