"""Comparing two states of a plan: every kind of change is found, named and said in words."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from wizard.framework import Framework, load_framework
from wizard.plan.compare import Difference, Kind, compare_plans
from wizard.plan.model import Place, Plan, Row
from wizard.plan.operations import AddRow, MoveRow, Operation, RemoveRow, SetAnswer, SetAside, SetMark, apply
from wizard.plan.words import GONE, Words


@pytest.fixture(scope="module")
def real() -> Framework:
    return load_framework()


@pytest.fixture
def plan(real: Framework) -> Plan:
    actions: list[Row] = [
        {"id": "a1", "name": "Làm phim", "lead": "so-vhttdl", "start": "2027-03"},
        {"id": "a2", "name": "Mở trang tin"},
        {"id": "a3", "name": "Tập huấn"},
    ]
    return Plan(
        real.id,
        real.version,
        {"province": "lam-dong", "form": "decision", "period_start": 2027, "actions": actions},
        {"A1.1": {"priority": True, "message_vi": "Đất lành"}},
    )


def changed(framework: Framework, plan: Plan, *operations: Operation) -> list[Difference]:
    after = copy.deepcopy(plan)
    for operation in operations:
        apply(after, operation)
    return compare_plans(framework, plan, after)


def test_equal_plans_have_no_difference(real: Framework, plan: Plan) -> None:
    assert compare_plans(real, plan, copy.deepcopy(plan)) == []


def test_a_changed_choice_is_said_with_its_labels(real: Framework, plan: Plan) -> None:
    (found,) = changed(real, plan, SetAnswer(Place("province"), "ca-mau"))
    assert (found.kind, found.before, found.after) == (Kind.CHANGED, "Lâm Đồng", "Cà Mau")
    assert found.page == real.step("general").title


def test_an_answer_of_an_element_is_added_and_removed(real: Framework, plan: Plan) -> None:
    found = changed(
        real,
        plan,
        SetAnswer(Place("message_vi", "A1.1"), None),
        SetAnswer(Place("markets", "A1.1"), ["Nhật Bản", "Hàn Quốc"]),
    )
    by_kind = {each.kind: each for each in found}
    assert by_kind[Kind.REMOVED].before == "Đất lành"
    assert by_kind[Kind.ADDED].after == "Nhật Bản\nHàn Quốc"
    assert {each.page for each in found} == {real.element("A1.1").name}


def test_a_cell_is_found_in_its_row_after_the_row_moved(real: Framework, plan: Plan) -> None:
    cell, moved = changed(
        real,
        plan,
        MoveRow(Place("actions", None, "a1"), 2),
        SetAnswer(Place("actions", None, "a1", "start"), "2027-06"),
    )
    assert (cell.before, cell.after, cell.kind) == ("3/2027", "6/2027", Kind.CHANGED)
    assert "dòng 3" in cell.label
    assert moved.kind is Kind.MOVED
    assert (moved.before, moved.after) == ("dòng 1: Làm phim", "dòng 3: Làm phim")


def test_rows_come_and_go(real: Framework, plan: Plan) -> None:
    removed, added = changed(
        real,
        plan,
        RemoveRow(Place("actions", None, "a1")),
        AddRow(Place("actions"), {"id": "a9", "name": "Hội chợ"}),
    )
    assert removed.kind is Kind.REMOVED
    assert removed.place == Place("actions")
    assert "Sở Văn hóa, Thể thao và Du lịch" in removed.before
    assert (added.kind, added.place) == (Kind.ADDED, Place("actions", None, "a9"))
    assert "Hội chợ" in added.after


def test_marks_are_compared_too(real: Framework, plan: Plan) -> None:
    (found,) = changed(real, plan, SetMark(Place("province"), ""))
    assert found.kind is Kind.ADDED
    assert "việc cần làm" in found.label


def test_money_is_said_with_its_unit_and_lost_references_plainly(real: Framework, plan: Plan) -> None:
    words = Words(real, plan)
    amount = real.field("budget_lines").column("amount")
    assert words.value(amount, Decimal("1250.5")) == "1.250,5 triệu đồng"
    action = real.field("budget_lines").column("action")
    assert words.value(action, "a2") == "Mở trang tin"
    assert words.value(action, "a77") == GONE


def test_findings_set_aside_are_compared_with_their_reasons(real: Framework, plan: Plan) -> None:
    old, row = "C01.dead-body@overview~43b1d961#Sở TTTT", "C09.no-lead@actions[a2].lead"
    apply(plan, SetAside(old, "trích văn bản cũ"))
    found = changed(real, plan, SetAside(old, None), SetAside(row, "giao sau"), SetAside("C01.x@nowhere", "không rõ"))
    assert [(one.place, one.kind, one.before, one.after) for one in found] == [
        (Place("overview"), Kind.REMOVED, "trích văn bản cũ", ""),
        (Place("actions", None, "a2", "lead"), Kind.ADDED, "", "giao sau"),
    ]
    assert "“Sở TTTT”" in found[0].label
    assert "“Nhiệm vụ đủ nội dung”" in found[1].label
    (again,) = changed(real, plan, SetAside(old, "lý do khác"))
    assert (again.kind, again.after) == (Kind.CHANGED, "lý do khác")
