"""Places, defaults and row ids."""

from decimal import Decimal

import pytest

from wizard.framework import Framework
from wizard.plan.model import Place, Plan, answer, field_at, fresh_row_ids, is_empty, is_place

PLACES = {
    "province": Place("province"),
    "actions[a1]": Place("actions", row="a1"),
    "actions[a1].name": Place("actions", row="a1", column="name"),
    "A1.1/rating": Place("rating", "A1.1"),
    "A1.1/evidence[e1].value": Place("evidence", "A1.1", "e1", "value"),
}


@pytest.mark.parametrize(("text", "place"), PLACES.items())
def test_places_are_written_and_read(text: str, place: Place) -> None:
    assert str(place) == text
    assert Place.parse(text) == place


@pytest.mark.parametrize("text", ["", "a b", "actions[]", "actions[a1]name", "/x", "A1.1/", "x\n", "a.b"])
def test_no_places(text: str) -> None:
    assert not is_place(text)
    with pytest.raises(ValueError, match="not a place"):
        Place.parse(text)


def test_whole(plan: Plan) -> None:
    assert Place("evidence", "A1.1", "e1", "value").whole == Place("evidence", "A1.1")


def test_answers_and_defaults(plan: Plan, framework: Framework) -> None:
    assert answer(plan, framework, Place("province_name")) == "Lâm Hải"
    assert answer(plan, framework, Place("issue_medium")) == "electronic"
    assert answer(plan, framework, Place("message_language", "A1.1")) == "tiếng Anh"
    assert answer(plan, framework, Place("vision_year")) is None
    assert answer(plan, framework, Place("budget_lines", row="b1", column="amount")) == Decimal("1250.5")
    assert answer(plan, framework, Place("actions", row="a9")) is None
    with pytest.raises(KeyError):
        answer(plan, framework, Place("no_such_field"))


def test_the_same_name_in_plan_and_element(framework: Framework) -> None:
    assert field_at(framework, Place("indicators")).type == "table"
    assert field_at(framework, Place("indicators", "A1.1")).type == "references"


def test_row_ids_are_new_and_never_those_of_a_removed_row(plan: Plan) -> None:
    assert fresh_row_ids(plan, "actions", 2) == ["a3", "a4"]
    plan.answers["budget_lines"][0]["action"] = "a7"  # type: ignore[index]
    assert fresh_row_ids(plan, "actions") == ["a8"]
    assert fresh_row_ids(plan, "solutions") == ["s1"]


def test_empty() -> None:
    assert all(map(is_empty, [None, "", "  \n", [], ["", " "]]))
    assert not any(map(is_empty, [0, False, Decimal(0), "a", ["a"], [{"id": "a1"}]]))


def test_a_copy_has_everything_and_shares_no_part(framework: Framework) -> None:
    whole = Plan(
        framework.id,
        framework.version,
        answers={"province": "lam-dong"},
        assessments={"A1.1": {"rating": "strong"}},
        marks={"province": "hỏi lại"},
        unknown={"/later": "x"},
        created="2026-11-01",
        set_aside={"tên cũ": "Tên trong văn bản cũ"},
    )
    copy = whole.copy()
    assert copy == whole
    assert not any(getattr(copy, name) is getattr(whole, name) for name in ("answers", "assessments", "marks"))
    assert copy.unknown is not whole.unknown and copy.set_aside is not whole.set_aside
