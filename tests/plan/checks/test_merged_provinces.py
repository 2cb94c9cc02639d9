"""Each province that was merged out of several: none of them may be forgotten, and none is reported without need."""

from __future__ import annotations

import pytest

from wizard.framework import Framework, Province, load_framework
from wizard.plan.checks import run_checks
from wizard.plan.language.tones import in_style
from wizard.plan.model import Place, Plan
from wizard.plan.operations import AddRow, SetAnswer, apply

# Nghị quyết số 60-NQ/TW ngày 12/4/2025: the unit that keeps its name, and those joined to it
JOINED = {
    "Tuyên Quang": "Hà Giang", "Lào Cai": "Yên Bái", "Thái Nguyên": "Bắc Kạn", "Phú Thọ": "Vĩnh Phúc, Hòa Bình",
    "Bắc Ninh": "Bắc Giang", "Hưng Yên": "Thái Bình", "Hải Phòng": "Hải Dương", "Ninh Bình": "Hà Nam, Nam Định",
    "Quảng Trị": "Quảng Bình", "Đà Nẵng": "Quảng Nam", "Quảng Ngãi": "Kon Tum", "Gia Lai": "Bình Định",
    "Khánh Hòa": "Ninh Thuận", "Lâm Đồng": "Đắk Nông, Bình Thuận", "Đắk Lắk": "Phú Yên", "Đồng Nai": "Bình Phước",
    "Hồ Chí Minh": "Bình Dương, Bà Rịa - Vũng Tàu", "Tây Ninh": "Long An", "Cần Thơ": "Sóc Trăng, Hậu Giang",
    "Vĩnh Long": "Bến Tre, Trà Vinh", "Đồng Tháp": "Tiền Giang", "Cà Mau": "Bạc Liêu", "An Giang": "Kiên Giang",
}  # fmt: skip
MERGED = [province for province in load_framework().provinces if len(province.merged_from) > 1]


def forgotten(framework: Framework, province: Province, parts: list[str]) -> list[str]:
    """What the check says when the plan has a row and a word for each of `parts`."""
    plan = Plan(framework.id, framework.version)
    apply(plan, SetAnswer(Place("province"), province.id))
    apply(plan, SetAnswer(Place("overview"), f"Tỉnh có {', '.join(parts)}."))
    rows = [{"id": f"m{number}", "old_unit": part} for number, part in enumerate(parts, 1)]
    apply(plan, SetAnswer(Place("merged_images"), rows))  # type: ignore[arg-type]
    found = [one for one in run_checks(framework, plan).all if one.id == "C14.part-missing"]
    assert all(one.sentence == f"Không có nội dung nào nhắc đến {one.found}." for one in found)
    return [one.found for one in found]


def test_the_mergers_are_those_of_the_resolution(framework: Framework) -> None:
    assert {one.name: set(one.merged_from) for one in MERGED} == {
        name: {name, *joined.split(", ")} for name, joined in JOINED.items()
    }
    assert len(framework.provinces) == 34
    old = {unit.old: unit for unit in framework.old_units.old_provinces}
    assert len(old) == 63 and set(old) == {part for one in framework.provinces for part in one.merged_from}
    alive = {province.name for province in framework.provinces}
    assert all(unit.dead == (unit.old not in alive) for unit in old.values())
    assert all(old[part].new == one.name for one in framework.provinces for part in one.merged_from)


@pytest.mark.parametrize("province", MERGED, ids=lambda province: province.id)
def test_every_part_is_missed(framework: Framework, province: Province) -> None:
    parts = list(province.merged_from)
    assert forgotten(framework, province, parts) == []
    assert forgotten(framework, province, [in_style(part, "second") for part in parts]) == []
    for part in parts:
        assert forgotten(framework, province, [one for one in parts if one != part]) == [part]


@pytest.mark.parametrize("words", ["biển Vũng Tàu", "Bà Rịa – Vũng Tàu", "BR-VT (cũ)"])
def test_a_part_may_be_called_otherwise(framework: Framework, words: str) -> None:
    plan = Plan(framework.id, framework.version)
    apply(plan, SetAnswer(Place("province"), "ho-chi-minh"))
    apply(plan, SetAnswer(Place("overview"), f"Bình Dương, {words} và trung tâm tài chính."))
    found = [one.found for one in run_checks(framework, plan).all if one.id == "C14.part-missing"]
    assert found == []


@pytest.mark.parametrize(
    ("words", "forgotten_parts"),
    [
        ("Khách dạo đường Yên Bái.", ["Yên Bái"]),
        ("Khách dạo các phố Lào Cai, Yên Bái.", ["Yên Bái"]),
        ("Ông Trần Văn Tám ở Yên Bái dệt vải.", []),
        ("Khách dạo đường Yên Bái rồi về Yên Bái.", []),
    ],
)
def test_a_street_is_no_part(framework: Framework, words: str, forgotten_parts: list[str]) -> None:
    plan = Plan(framework.id, framework.version)
    apply(plan, SetAnswer(Place("province"), "lao-cai"))
    apply(plan, SetAnswer(Place("overview"), words))
    apply(plan, AddRow(Place("merged_images"), {"id": "m1", "old_unit": "Lào Cai"}))
    found = [one.found for one in run_checks(framework, plan).all if one.id == "C14.part-missing"]
    assert found == forgotten_parts


@pytest.mark.parametrize("province", load_framework().provinces, ids=lambda province: province.id)
def test_units_that_were_not_merged_are_not_asked(framework: Framework, province: Province) -> None:
    if province not in MERGED:
        assert forgotten(framework, province, []) == []
