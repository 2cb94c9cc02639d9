"""Every old name of the framework, in every spelling: seen where it acts, left alone where the past is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from wizard.framework import Framework, load_framework
from wizard.plan.checks.scanning import Scanner, scanner_for
from wizard.plan.language.tones import in_style

OWN = {"province": "khac", "province_name": "Lâm Hải", "province_kind": "tinh", "merged_from": ["Lâm Sơn", "Hải Đông"]}


@cache
def _framework() -> Framework:
    return load_framework()


@cache
def _scanner() -> Scanner:
    return scanner_for(_framework(), OWN, None)  # type: ignore[arg-type]


def found(text: str, path: str = "necessity") -> set[str]:
    """The ids of what groups 1 and 18 find in a text of the fictional province."""
    hits = _scanner()._scan_text(text, path).hits
    return {check for check, _ in hits if check.startswith(("C01.", "C18."))}


def spellings(name: str) -> Iterator[str]:
    yield name
    yield in_style(name, "second")
    yield name.upper()
    yield name.replace(" - ", " – ")


DEAD = [unit for unit in _framework().old_units.old_provinces if unit.dead]
ALIVE = [province for province in _framework().provinces]
BODIES = [
    name
    for body in _framework().old_units.bodies
    for name in (*body.old.split("; "), *body.aliases)
    if name != "Báo tỉnh"
]


def test_there_are_as_many_as_there_were() -> None:
    assert len(DEAD) == 30 and len(ALIVE) == 34


@pytest.mark.parametrize("unit", DEAD, ids=lambda unit: unit.id)
def test_a_province_that_is_no_more(unit: object) -> None:
    for name in (unit.old, *unit.aliases):  # type: ignore[attr-defined]
        for written in spellings(name):
            tinh = "TỈNH" if written.isupper() and not name.isupper() else "tỉnh"
            assert found(f"Phối hợp với UBND {tinh} {written} tổ chức lễ hội.") == {"C01.dead-province"}, written
        assert found(f"Khách đi tiếp sang {name} trong ngày.") == {"C01.old-name"}
        assert found(f"Năm 2019, tỉnh {name} đón nhiều khách; tỉnh {name} (cũ) có nghề gốm.") == set()
        assert found(f"Quyết định số 12/QĐ-UBND ngày 03/02/2020 của UBND tỉnh {name} còn giá trị tham khảo.") == set()
        assert found(f"Bài “Về {name} mùa lúa chín” được đọc nhiều.") == set()
        assert found(f"Ông Trần {name} ở đường {name}.") == set()


@pytest.mark.parametrize("province", ALIVE, ids=lambda province: province.id)
def test_another_province(province: object) -> None:
    name = province.in_text  # type: ignore[attr-defined]
    for written in spellings(name):
        kind = "ỦY BAN NHÂN DÂN" if written.isupper() else "Ủy ban nhân dân"
        assert found(f"Báo cáo {kind} {written} trước ngày 15/12.") == {"C18.other-province"}, written
    assert found(f"Phối hợp với Ủy ban nhân dân {name} mở tuyến du lịch.") == set()
    assert found(f"Hội nghị tại {name} có 300 đại biểu.") <= {"C18.other-province"}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_no_more(name: str) -> None:
    joined = (f"{name.rpartition(' và ')[0]}{sign}{name.rpartition(' và ')[2]}" for sign in (" & ", " - "))
    for written in dict.fromkeys((*spellings(name), *(joined if " và " in name else ()))):
        assert found(f"Giao {written} chủ trì, báo cáo trước ngày 15/12/2026.") == {"C01.dead-body"}, written
        assert found(f"Thực hiện Nghị định số 72/2015/NĐ-CP, {written} tham mưu.") == {"C01.dead-body"}, written
    assert found(f"Tờ trình số 34/TTr ngày 09/3/2023 của {name} nêu ba việc.") == set()
    assert found(f"Năm 2023, {name} chủ trì hội nghị.") == set()
    assert found(f"{name} (cũ) có nhiều kinh nghiệm.") == set()
    assert found(f"{name} đã hoàn thành 12 việc.") == set()


def test_every_body_of_today_is_left_alone() -> None:
    names = [agency.name for agency in _framework().agencies]
    names += [one.name for body in _framework().old_units.bodies for one in body.successors]
    for name in names:
        assert found(f"Giao {name} chủ trì.", "responsibilities.duties") <= {"C18.other-province"}, name


@pytest.mark.parametrize("word", _framework().old_units.levels[0].words)
def test_the_level_that_is_no_more(word: str) -> None:
    assert found(f"Giao {word} thực hiện.", "commune_duties") == {"C01.district"}
    assert found(f"Trước ngày 01/7/2025, {word} thực hiện.", "commune_duties") == set()
