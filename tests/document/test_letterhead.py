"""Letterheads fit whatever the names are: sizes, columns, broken names and drawn lines, by computed width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.samples import LONG_NAME, agencies, built, file, letterhead, p, provinces, rules
from wizard.document.letterhead import choose_size_set, lay_out_letterhead
from wizard.document.metrics import times_new_roman
from wizard.document.model import Document
from wizard.document.rules import LARGE, SMALL

PROVINCES = {province["id"]: province for province in provinces()}
DEPARTMENTS = {
    "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG": ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
    "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH": ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"),
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ": ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"),
    "SỞ TÀI CHÍNH": ("SỞ TÀI CHÍNH",),
    "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI": ("ỦY BAN NHÂN DÂN", "TỈNH LÂM HẢI"),
    "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG": ("HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"),
    "TRUNG TÂM XÚC TIẾN ĐẦU TƯ": ("TRUNG TÂM", "XÚC TIẾN ĐẦU TƯ"),
}


def headed(head: str) -> Document:
    return built(file(f'<text kind="plan">{head}<body>{p("x")}</body></text>', kind="programme"))


def committee(province: dict[str, object], **date: str) -> str:
    names, place = province["header_name"], str(province["place_name"])
    assert isinstance(names, list)
    return letterhead(*names, notation="QĐ-UBND", place=place, **date)


@pytest.mark.parametrize(
    "date", [{}, {"month": "11"}, {"day": "29", "month": "12"}], ids=["blank", "day-blank", "full"]
)
@pytest.mark.parametrize("name", PROVINCES)
def test_every_province_fits(name: str, date: dict[str, str]) -> None:
    metrics, form = times_new_roman(), rules()
    document = headed(committee(PROVINCES[name], **date))
    size_set = choose_size_set(document, form, metrics)
    assert size_set == (SMALL if name == "ho-chi-minh" else LARGE)
    head = document.texts[0].letterhead
    layout = lay_out_letterhead(head, form, metrics, size_set)
    assert layout.left_mm + layout.right_mm == pytest.approx(165)
    title, motto = form.components["national_title"], form.components["motto"]
    assert metrics.width_mm(title.text, title.sizes[size_set], bold=True) < layout.right_mm
    assert metrics.width_mm(motto.text, motto.sizes[size_set], bold=True) == pytest.approx(layout.motto_line_mm)
    assert head.place_date
    assert metrics.width_mm(head.place_date.text, form.size("place_date", size_set), italic=True) < layout.right_mm
    assert metrics.width_mm(head.number, 13) < layout.left_mm
    assert layout.agency == tuple(PROVINCES[name]["header_name"]), "two lines as the province's name is given"


@pytest.mark.parametrize("name", PROVINCES)
def test_the_parent_agency_of_a_department(name: str) -> None:
    province = PROVINCES[name]
    head = letterhead(
        "SỞ TÀI CHÍNH", parent=province["header_parent"], notation="TTr-STC", place=province["place_name"]
    )
    document = headed(head)
    metrics, form = times_new_roman(), rules()
    size_set = choose_size_set(document, form, metrics)
    layout = lay_out_letterhead(document.texts[0].letterhead, form, metrics, size_set)
    long = {"ho-chi-minh": ("UBND", "THÀNH PHỐ HỒ CHÍ MINH")}
    assert layout.parent == long.get(name, (province["header_parent"],))


@pytest.mark.parametrize("size_set", [LARGE, SMALL])
@pytest.mark.parametrize("name", DEPARTMENTS)
def test_names_break_where_their_sense_allows(name: str, size_set: str) -> None:
    document = headed(letterhead(name, parent="UBND TỈNH LÂM HẢI", notation="TTr-SVHTTDL", place="Lâm Hải"))
    metrics, form = times_new_roman(), rules()
    layout = lay_out_letterhead(document.texts[0].letterhead, form, metrics, size_set)
    size = form.size("agency", size_set)
    assert layout.agency == (DEPARTMENTS[name] if metrics.width_mm(name, size, bold=True) > 63 else (name,))


@pytest.mark.parametrize("size_set", [LARGE, SMALL])
def test_no_compound_of_a_known_agency_is_torn(size_set: str) -> None:
    metrics, form = times_new_roman(), rules()
    together = form["letterhead"]["keep_together"]
    for agency in agencies():
        document = headed(letterhead(agency["header"], notation="TTr-SVHTTDL", place="Lâm Hải"))
        lines = lay_out_letterhead(document.texts[0].letterhead, form, metrics, size_set).agency
        ends = [f"{one.split()[-1]} {two.split()[0].rstrip(',')}" for one, two in pairwise(lines)]
        assert not set(ends) & set(together), lines


def test_a_very_long_name_breaks_into_lines_that_fit() -> None:
    document = headed(letterhead(LONG_NAME, notation="KH-BQL", place="Lâm Hải"))
    metrics, form = times_new_roman(), rules()
    layout = lay_out_letterhead(document.texts[0].letterhead, form, metrics, LARGE)
    assert " ".join(layout.agency) == LONG_NAME
    assert all(metrics.width_mm(line, 13, bold=True) <= layout.left_mm for line in layout.agency)
    assert not [line for line in layout.agency if line.endswith((" VÀ", " CÁC"))]


def test_two_texts_of_a_file_share_the_size_set() -> None:
    city = letterhead("SỞ TÀI CHÍNH", notation="TTr-STC", place="Thành phố Hồ Chí Minh", day="29", month="12")
    small = letterhead("SỞ TÀI CHÍNH", notation="TTr-STC", place="Huế")
    texts = [f'<text kind="plan">{head}<body>{p("x")}</body></text>' for head in (small, city)]
    assert choose_size_set(built(file(*texts)), rules(), times_new_roman()) == SMALL


@given(
    st.lists(st.text("ỦBANĐÔÍ ,", min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=3),
    st.text("ỦBANĐÔÍ ,", max_size=200),
    st.text("QĐ-UBND", min_size=1, max_size=80),
    st.text("ThànhphốHồ ", min_size=1, max_size=200).filter(str.strip),
    st.sampled_from([LARGE, SMALL]),
)
def test_any_name_leaves_the_national_title_whole(
    names: list[str], parent: str, notation: str, place: str, size_set: str
) -> None:
    document = headed(letterhead(*names, parent=parent, notation=notation, place=place))
    metrics, form = times_new_roman(), rules()
    head = document.texts[0].letterhead
    layout = lay_out_letterhead(head, form, metrics, size_set)
    title = form.components["national_title"]
    assert metrics.width_mm(title.text, title.sizes[size_set], bold=True) < layout.right_mm
    assert layout.left_mm > 40
    assert layout.left_mm + layout.right_mm == pytest.approx(165)
    assert " ".join(layout.agency) == " ".join(head.agency)
    widths = [metrics.width_mm(line, form.size("agency", size_set), bold=True) for line in layout.agency]
    longest = min(max(widths), layout.left_mm)  # Word breaks what is wider
    assert longest / 3 - 0.01 <= layout.agency_line_mm <= longest / 2 + 0.01
