"""Nothing that belongs together is torn apart at the end of a line, and no letter changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.samples import UNBROKEN
from wizard.document.binding import NO_BREAK_HYPHEN, NO_BREAK_SPACE, bind, unbind

BREAKS = (" ", "-")


@pytest.mark.parametrize("piece", UNBROKEN)
@pytest.mark.parametrize("around", ["theo {} của", "({})", "{}", "tại {}, và {}; hết"])
def test_pieces_are_bound(piece: str, around: str) -> None:
    bound = bind(around.format(*[piece] * around.count("{}")))
    assert unbind(bound) == around.format(*[piece] * around.count("{}"))
    inner = bound.replace("theo ", "").replace(" của", "").replace("tại ", "").replace(" và ", "").replace("; hết", "")
    assert " " not in inner
    assert "-" not in inner.replace(f"{NO_BREAK_SPACE}-{NO_BREAK_SPACE}", "")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("điểm a khoản 2 Điều 103", "điểm_a khoản_2 Điều_103"),
        (
            "Quyết định số        /QĐ-UBND ngày      tháng 11 năm 2026",
            "Quyết định số________/QĐ=UBND ngày______tháng_11_năm_2026",
        ),
        ("Kết luận số 59-KL/TW và Nghị quyết số 60-NQ/TW", "Kết luận số_59=KL/TW và Nghị quyết số_60=NQ/TW"),
        ("Luật số 72/2025/QH15", "Luật số_72/2025/QH15"),
        ("đạt 1.250 tỷ đồng, tăng 12,5 %", "đạt 1.250_tỷ_đồng, tăng 12,5_%"),
        ("các năm 2026 - 2030", "các năm_2026_-_2030"),
        ("tháng 6/2027 và quý II/2028", "tháng_6/2027 và quý_II/2028"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("hai  dấu  cách   vẫn xuống dòng được", "hai  dấu  cách   vẫn xuống dòng được"),
        ("ông        ký nhận", "ông________ký nhận"),
        ("truyền hình - phát thanh, song - song", "truyền hình - phát thanh, song - song"),
    ],
)
def test_examples(text: str, bound: str) -> None:
    assert bind(text).replace(NO_BREAK_SPACE, "_").replace(NO_BREAK_HYPHEN, "=") == bound


def test_words_around_stay_breakable() -> None:
    text = "Trong giai đoạn 2026 - 2030, Sở Tài chính bố trí kinh phí theo Điều 3 của Quyết định này."
    assert bind(text).count(" ") == text.count(" ") - 3


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u00a0\u2011")))
def test_no_letter_is_lost(text: str) -> None:
    assert unbind(bind(text)) == text


@given(st.lists(st.sampled_from([*UNBROKEN, "các sở", "thực hiện", "  ", "/", "."]), max_size=12))
def test_binding_twice_changes_nothing(pieces: list[str]) -> None:
    once = bind(" ".join(pieces))
    assert bind(once) == once


def test_a_range_of_years_written_with_an_en_dash_does_not_break() -> None:
    # GIVEN a range as many people type it, WHEN it is bound, THEN it holds together and reads as offices write it
    assert bind("giai đoạn 2026–2030") == "giai đoạn 2026\u20112030"
    assert bind("giai đoạn 2026 – 2030") == "giai đoạn 2026\u00a0–\u00a02030"
