"""The derived tree: what is asked, how far it is, where to go, and what is wrong."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from wizard.framework import Framework
from wizard.framework.model import AllOf, AnyOf, FactHolds, FieldFilled, FieldIs, NotOf
from wizard.plan.conditions import Visibility, facts_of, in_words
from wizard.plan.model import Place, Plan, Row, Value, new_plan
from wizard.plan.operations import SetAnswer, SetMark, apply
from wizard.plan.tree import Status, build_tree


def test_facts(framework: Framework) -> None:
    merged = next(one for one in framework.provinces if one.kind == "tinh" and len(one.merged_from) > 1)
    single = next(one for one in framework.provinces if one.kind == "tinh" and len(one.merged_from) < 2)
    city = next(one for one in framework.provinces if one.kind == "thanh-pho" and len(one.merged_from) < 2)

    def facts(**answers: Value) -> frozenset[str]:
        return facts_of(framework, Plan(framework.id, framework.version, answers))

    assert facts(province=merged.id) == {"merged_province"}
    assert facts(province=single.id) == frozenset()
    assert facts(province=city.id) == {"city"}
    assert facts(province=single.id, province_kind="thanh-pho") == {"city"}
    assert facts(province="khac", province_kind="tinh", merged_from=["A", "B"]) == {"merged_province"}
    assert facts(province="khac") == facts() == facts(province="nowhere") == frozenset()
    assert facts(province=single.id, merged_from=["A", "B"]) == frozenset()


def test_conditions(framework: Framework, plan: Plan) -> None:
    see = Visibility(framework, plan)
    khac, filled = FieldIs("province", ("khac",)), FieldFilled("vision_year", True)
    assert see.holds(khac) and not see.holds(filled) and see.holds(FieldFilled("vision_year", False))
    assert not see.holds(AllOf((khac, filled))) and see.holds(AnyOf((filled, khac))) and see.holds(NotOf(filled))
    assert see.holds(FactHolds("merged_province")) and not see.holds(FactHolds("city"))
    assert see.holds(FieldIs("priority", ("true",)), "A1.1") and see.holds(FieldIs("priority", ("false",)), "A1.2")
    assert see.holds(FieldIs("issue_medium", ("electronic",))), "a default is an answer"
    assert see.holds(FieldIs("merged_from", ("Lâm Sơn",))) and see.holds(FieldIs("period_start", ("2026",)))
    columns = framework.field("budget_lines").columns
    assert see.holds(FieldFilled("action", True), None, {"id": "b1", "action": "a1"}, columns)
    assert not see.holds(FieldFilled("action", True), None, {"id": "b2"}, columns)
    assert not see.holds(FieldIs("no_such_field", ("x",)))


def test_a_hidden_answer_stays_and_counts_for_nothing(framework: Framework, plan: Plan) -> None:
    apply(plan, SetAnswer(Place("province"), framework.provinces[0].id))
    assert plan.answers["province_name"] == "Lâm Hải"
    see = Visibility(framework, plan)
    assert not see.holds(FieldFilled("province_name", True))
    node = build_tree(framework, plan).field(Place("province_name"))
    label = framework.field("province").label
    assert not node.visible
    assert node.hidden_because == f"Chỉ cần nhập khi “{label}” là “Địa phương khác”."


def test_conditions_in_words(framework: Framework) -> None:
    rating = framework.element_field("rating").label
    assert in_words(NotOf(FieldIs("rating", ("no_data",))), framework, "A1.1").startswith(f"“{rating}” không phải là “")
    priority = framework.element_field("priority").label
    both = AllOf((FieldIs("priority", ("true",)), FactHolds("city")))
    expected = f"“{priority}” là “Có” và địa phương là thành phố trực thuộc trung ương"
    assert in_words(both, framework, "A1.1") == expected
    assert (
        in_words(AnyOf((FieldFilled("vision_year", False), NotOf(FactHolds("city")))), framework).count(" hoặc ") == 1
    )


def test_every_framework_field_has_one_node(framework: Framework) -> None:
    tree = build_tree(framework, new_plan(framework))
    ids = [(node.kind == "field", node.id) for node in tree.nodes()]
    assert len(ids) == len(set(ids)), "a step and a field may share a name, else ids are unique"
    element_fields = len(framework.entries("element_fields"))
    assert sum(1 for _ in tree.fields()) == len(framework.entries("fields")) + element_fields * len(framework.elements)
    step = tree.node("elements")
    assert [node.kind for node in step.children] == ["dimension"] * 6
    assert [child.id for node in step.children for child in node.children] == [one.id for one in framework.elements]


def test_pages_forth_and_back(framework: Framework) -> None:
    tree = build_tree(framework, new_plan(framework))
    assert len(tree.pages) == len(framework.steps) + len(framework.elements)
    walk = [tree.pages[0].id]
    while (following := tree.next(walk[-1])) is not None:
        walk.append(following.id)
    back = [walk[-1]]
    while (before := tree.previous(back[-1])) is not None:
        back.append(before.id)
    assert walk == [page.id for page in tree.pages] == back[::-1]
    assert walk[walk.index("elements") + 1] == "A1.1"
    assert tree.page_of(Place("actions", row="a1", column="name")).id == "tasks"
    assert tree.page_of(Place("story", "B3.1")).id == "B3.1"
    with pytest.raises(KeyError):
        tree.next("nowhere")
    with pytest.raises(KeyError):
        tree.page_of(Place("nowhere"))


def test_empty_plan(framework: Framework) -> None:
    tree = build_tree(framework, Plan(framework.id, framework.version))
    assert tree.node("general").status is Status.TODO
    assert tree.node("A1.1").status is Status.TODO and tree.node("A1.1").total == 3
    assert tree.field(Place("department")).status is Status.DONE, "the default is an answer"
    assert tree.next_missing() == tree.missing()[0]
    assert tree.missing()[0].place == Place("province") and tree.missing()[0].page == "general"
    assert 0 < tree.done < tree.total
    assert not tree.problems()


def test_an_element_that_is_no_priority_needs_little(framework: Framework, plan: Plan) -> None:
    plan.assessments["A1.2"]["rating"] = "no_data"
    node = build_tree(framework, plan).node("A1.2")
    assert (node.status, node.done, node.total, node.missing) == (Status.DONE, 3, 3, [])
    del plan.assessments["A1.2"]["reason"]
    node = build_tree(framework, plan).node("A1.2")
    assert node.status is Status.DOING
    assert [one.place for one in node.missing] == [Place("reason", "A1.2")]
    priority = build_tree(framework, plan).node("A1.1")
    assert priority.status is Status.DOING and priority.total > 8


def test_missing_cells_and_rows(framework: Framework, plan: Plan) -> None:
    tree = build_tree(framework, plan)
    node = tree.field(Place("actions"))
    places = [str(one.place) for one in node.missing]
    assert places == ["actions", "actions[a1].end", "actions[a1].result"] + [
        f"actions[a2].{name}" for name in ("start", "end", "result")
    ]
    assert node.missing[0].reason == "Cần ít nhất 3 dòng (đang có 2)."
    assert node.missing[1].label.endswith(f"dòng 1: {framework.field('actions').column('end').label}")
    assert node.done == 0 and node.total == 1
    lines = tree.field(Place("budget_lines"))
    assert not lines.missing, "a line with an action needs no item, one with an item no action"


def test_next_missing_goes_round(framework: Framework, plan: Plan) -> None:
    tree = build_tree(framework, plan)
    places = []
    here = None
    for _ in range(len(tree.missing())):
        step = tree.next_missing(here)
        assert step is not None
        here = step.place
        places.append(here)
    assert places == [one.place for one in tree.missing()]
    assert tree.next_missing(here) == tree.missing()[0]
    after_name = tree.next_missing(Place("actions", row="a1", column="name"))
    assert after_name is not None and after_name.place.field != "province"


def test_mark_and_problem_mean_review(framework: Framework, plan: Plan) -> None:
    tree = build_tree(framework, plan)
    assert tree.field(Place("actions")).status is Status.REVIEW and tree.field(Place("actions")).notes == [
        "Hỏi lại phòng"
    ]
    assert tree.node("tasks").status is Status.REVIEW
    apply(plan, SetMark(Place("actions", row="a1", column="name"), None))
    assert build_tree(framework, plan).node("tasks").status is Status.DOING
    apply(plan, SetAnswer(Place("period_end"), 20300))
    tree = build_tree(framework, plan)
    assert tree.field(Place("period_end")).status is Status.REVIEW and tree.node("general").status is Status.REVIEW
    assert tree.problems()[0].place == Place("period_end")
    assert tree.problems()[0].message.startswith("Chỉ nhận giá trị từ ")


PROBLEMS: list[tuple[str, Value, str]] = [
    ("province_name", "tỉnh Lâm Hải", "Chỉ ghi tên riêng"),
    ("province_name", "L" * 61, "Dài quá 60 ký tự (đang có 61)."),
    ("province_name", 5, "Nội dung không đúng kiểu"),
    ("province", "nowhere", "Nội dung được chọn không có trong danh mục."),
    ("department", "nobody", "Cơ quan được chọn không có trong danh mục."),
    ("form", "law", "Lựa chọn này không còn trong danh sách"),
    ("form", True, "Nội dung không đúng kiểu"),
    ("issue_month", "2026-13", "Đây không phải là một tháng có thật"),
    ("decision_date", "2026-02-30", "Đây không phải là một ngày có thật"),
    ("period_start", Decimal(2026), "Nội dung không đúng kiểu"),
    ("results", "một dòng", "Nội dung không đúng kiểu"),
    ("overview", "a" * 100_000, "Dài quá"),
    ("actions", ["x"], "Nội dung không đúng kiểu"),
]


@pytest.mark.parametrize(("field", "value", "message"), PROBLEMS)
def test_problems_of_values(framework: Framework, plan: Plan, field: str, value: Value, message: str) -> None:
    plan.answers[field] = value
    node = build_tree(framework, plan).field(Place(field))
    assert [problem.message[: len(message)] for problem in node.problems] == [message]
    assert node.status is Status.REVIEW


def test_problems_in_cells_and_dangling_references(framework: Framework, plan: Plan) -> None:
    lines: list[Row] = [
        {"id": "b1", "action": "a9", "year": 2026, "source": "tinh", "amount": Decimal(-1)},
        {"id": "b2", "action": "a1", "item": "x" * 5000, "year": 2026, "source": "tinh", "amount": Decimal(1)},
    ]
    plan.answers["budget_lines"] = lines
    found = {str(one.place): one.message for one in build_tree(framework, plan).field(Place("budget_lines")).problems}
    assert found["budget_lines[b1].action"] == "Nhiệm vụ được chọn không còn trong danh sách nhiệm vụ."
    assert found["budget_lines[b1].amount"] == "Giá trị không được nhỏ hơn 0."
    assert len(found) == 2, "a hidden cell is not examined"


def test_own_agencies_are_agencies(framework: Framework, plan: Plan) -> None:
    own: list[Row] = [{"id": "o1", "name": "Trung tâm Xúc tiến"}]
    apply(plan, SetAnswer(Place("own_agencies"), own))
    apply(plan, SetAnswer(Place("standing_agency"), "o1"))
    assert not build_tree(framework, plan).field(Place("standing_agency")).problems


def test_what_the_file_could_not_use_is_shown_at_its_field(framework: Framework, plan: Plan) -> None:
    plan.unknown = {"vision_year": "hai nghìn", "/other": "x", "a b": "x", "A1.1/rating": ["x"]}
    tree = build_tree(framework, plan)
    assert "“hai nghìn”" in tree.field(Place("vision_year")).problems[0].message
    assert not tree.field(Place("rating", "A1.1")).problems, "an answer has been given since"


def test_the_tree_is_pure(framework: Framework, plan: Plan) -> None:
    before = copy.deepcopy(plan)
    first, second = build_tree(framework, plan), build_tree(framework, plan)
    assert plan == before
    assert first.steps == second.steps


def test_big_plans_are_examined_in_full(framework: Framework, plan: Plan) -> None:
    rows: list[Row] = [{"id": f"a{n}", "name": f"Nhiệm vụ {n}", "lead": "so-vhttdl"} for n in range(1, 1001)]
    rows[999]["lead"] = "nobody"
    plan.answers["actions"] = rows
    node = build_tree(framework, plan).field(Place("actions"))
    assert [str(one.place) for one in node.problems] == ["actions[a1000].lead"]
