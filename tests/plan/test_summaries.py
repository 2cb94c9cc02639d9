"""What overview pages gather: elements at a glance, gaps of rows, years, suggestions."""

from __future__ import annotations

import pytest

from wizard.framework import Framework
from wizard.plan.model import Place, Plan
from wizard.plan.operations import AddRow, apply
from wizard.plan.summaries import (
    ElementSummary,
    elements_using,
    lacks_by_row,
    lines_of_action,
    month_number,
    month_of,
    period_of,
    priority_advice,
    rows_for_element,
    suggested_indicators,
    summarise_elements,
    unsummed_lines,
    use_indicator,
    years_of,
)
from wizard.plan.tree import Status, build_tree


def summary_of(framework: Framework, plan: Plan, element: str) -> ElementSummary:
    return next(each for each in summarise_elements(framework, plan, build_tree(framework, plan)) if each.id == element)


class TestElements:
    def test_all_elements_stand_in_the_order_of_the_framework(self, framework: Framework, plan: Plan) -> None:
        summaries = summarise_elements(framework, plan, build_tree(framework, plan))
        assert [each.number for each in summaries] == list(range(1, 23))

    def test_an_assessed_element(self, framework: Framework, plan: Plan) -> None:
        summary = summary_of(framework, plan, "A1.1")
        assert (summary.rating, summary.rating_label, summary.priority) == ("strong", "Thế mạnh", True)
        assert (summary.evidence, summary.actions, summary.status) == (1, 1, Status.DOING)

    def test_an_untouched_element(self, framework: Framework, plan: Plan) -> None:
        summary = summary_of(framework, plan, "B1.1")
        assert (summary.rating, summary.rating_label, summary.priority) == ("", "", None)
        assert (summary.evidence, summary.actions, summary.status) == (0, 0, Status.TODO)

    def test_a_rating_that_the_framework_does_not_know_is_none(self, framework: Framework, plan: Plan) -> None:
        plan.assessments["A1.1"]["rating"] = "splendid"
        assert summary_of(framework, plan, "A1.1").rating == ""

    @pytest.mark.parametrize(
        ("chosen", "undecided", "words"),
        [
            (0, 22, "Chưa chọn yếu tố ưu tiên; nên có 3 đến 7 yếu tố. Còn 22 yếu tố chưa quyết định."),
            (2, 0, "Mới chọn 2 yếu tố ưu tiên; nên có 3 đến 7 yếu tố."),
            (3, 0, "Đã chọn 3 yếu tố ưu tiên, đúng mức nên có (3 đến 7 yếu tố)."),
            (8, 0, "Đã chọn 8 yếu tố ưu tiên, nhiều hơn 7: nguồn lực dễ bị dàn trải. Hãy giữ lại 3 đến 7 yếu tố."),
        ],
    )
    def test_advice_on_the_number_of_priorities(
        self, framework: Framework, plan: Plan, chosen: int, undecided: int, words: str
    ) -> None:
        summaries = summarise_elements(framework, plan, build_tree(framework, plan))
        priorities = [True] * chosen + [None] * undecided + [False] * (22 - chosen - undecided)
        decided = [each._replace(priority=one) for each, one in zip(summaries, priorities, strict=True)]
        assert priority_advice(decided) == words


class TestRows:
    def test_the_gaps_of_each_row_in_words(self, framework: Framework, plan: Plan) -> None:
        plan.answers["actions"][0]["end"] = "2026-13"  # type: ignore[index]
        lacks = lacks_by_row(build_tree(framework, plan), "actions")
        assert lacks["a1"] == [
            "thiếu sản phẩm, kết quả",
            "kết thúc: đây không phải là một tháng có thật; ví dụ cách viết đúng: 6/2027",
        ]
        assert lacks["a2"] == ["thiếu bắt đầu", "thiếu kết thúc", "thiếu sản phẩm, kết quả"]

    def test_a_field_that_is_not_there_lacks_nothing(self, framework: Framework, plan: Plan) -> None:
        assert lacks_by_row(build_tree(framework, plan), "no_such_field") == {}

    def test_the_actions_of_an_element(self, plan: Plan) -> None:
        assert [row["id"] for row in rows_for_element(plan.rows("actions"), "A2.1")] == ["a1"]

    @pytest.mark.parametrize(
        ("cells", "years"),
        [
            ({"start": "2026-03", "end": "2028-01"}, (2026, 2028)),
            ({"start": "2026-03"}, (2026, 2026)),
            ({"end": "2028-01"}, (2028, 2028)),
            ({"start": "2028-05", "end": "2026-01"}, (2026, 2028)),
            ({"start": "sớm"}, None),
            ({}, None),
        ],
    )
    def test_the_years_of_an_action(self, cells: dict[str, str], years: tuple[int, int] | None) -> None:
        assert years_of({"id": "a1", **cells}) == years

    @pytest.mark.parametrize("cell", ["2026-13", "2026-00", "26-1", "2026/01", "", "abcd-ef"])
    def test_what_is_no_month(self, cell: str) -> None:
        assert month_of({"id": "a1", "start": cell}, "start") is None

    def test_months_can_be_subtracted(self) -> None:
        assert month_number("2027-01") - month_number("2026-12") == 1

    def test_the_period_widens_to_the_actions(self, plan: Plan) -> None:
        assert period_of(plan) == (2026, 2030)
        assert period_of(plan, [{"id": "a1", "start": "2025-11", "end": "2031-02"}]) == (2025, 2031)
        assert period_of(Plan("x", "1")) is None

    def test_budget_lines(self, plan: Plan) -> None:
        assert [row["id"] for row in lines_of_action(plan, "a1")] == ["b1"]
        plan.answers["budget_lines"].append({"id": "b3", "action": "a1", "year": 2027})  # type: ignore[union-attr,arg-type]
        assert [row["id"] for row in unsummed_lines(plan)] == ["b3"]


class TestIndicators:
    def test_a_suggestion_becomes_a_row_and_is_used_in_one_step(self, framework: Framework, plan: Plan) -> None:
        first = suggested_indicators(framework, plan, "A1.1")[0]
        assert (first.row, first.used) == ("", False)
        inverse = apply(plan, use_indicator(plan, "A1.1", first, "i1"))
        assert plan.rows("indicators")[0]["name"] == first.hint.name
        assert plan.stored(Place("indicators", "A1.1")) == ["i1"]
        assert suggested_indicators(framework, plan, "A1.1")[0][1:] == ("i1", True)
        assert elements_using(plan, "i1") == ["A1.1"]
        apply(plan, inverse)
        assert plan.rows("indicators") == []

    def test_a_row_of_that_name_is_not_made_twice(self, framework: Framework, plan: Plan) -> None:
        hint = framework.element("A1.1").indicators[0]
        apply(plan, AddRow(Place("indicators"), {"id": "i5", "name": f"  {hint.name.upper()} "}))
        first = suggested_indicators(framework, plan, "A1.1")[0]
        apply(plan, use_indicator(plan, "A1.1", first, "i6"))
        assert len(plan.rows("indicators")) == 1
        assert plan.stored(Place("indicators", "A1.1")) == ["i5"]
