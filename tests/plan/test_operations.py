"""Operations and their inverses: undoing all gives the first plan, redoing all the last."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.framework import Framework, load_framework
from wizard.plan.history import MERGE_SECONDS, Change, History
from wizard.plan.model import Place, Plan, Row, fresh_row_ids
from wizard.plan.operations import (
    AddRow,
    Batch,
    MoveRow,
    NoSuchRow,
    Operation,
    RemoveRow,
    SetAnswer,
    SetAside,
    SetMark,
    apply,
    duplicate_row,
)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


TEXTS = st.text(max_size=8) | st.sampled_from(["", " ", "\x00", "Đà Nẵng", "a\r\nb"])
VALUES = (
    TEXTS | st.none() | st.booleans() | st.integers(0, 9999) | st.decimals(0, 9, places=1) | st.lists(TEXTS, max_size=3)
)
ELEMENTS = st.sampled_from([None, "A1.1", "A1.2"])


def operation_from(draw: Any, plan: Plan) -> Operation:
    element = draw(ELEMENTS)
    table = "evidence" if element else draw(st.sampled_from(["actions", "budget_lines"]))
    rows = plan.rows(table, element)
    kind = draw(st.sampled_from(["set", "cell", "add", "remove", "move", "mark", "table", "batch", "copy", "aside"]))
    if kind == "aside":
        return SetAside(draw(st.sampled_from(["C01.x@overview", "C09.y@actions[a1]#Sở"])), draw(st.none() | TEXTS))
    if kind == "set":
        return SetAnswer(Place(draw(st.sampled_from(["x", "y"])), element), draw(VALUES))
    if kind == "add":
        (row_id,) = fresh_row_ids(plan, table)
        return AddRow(
            Place(table, element), {"id": row_id, "name": draw(TEXTS)}, draw(st.none() | st.integers(0, len(rows)))
        )
    if kind == "table":
        cells: list[Row] = [{"id": f"t{n}", "name": text} for n, text in enumerate(draw(st.lists(TEXTS, max_size=3)))]
        return SetAnswer(Place(table, element), cells)
    if kind == "batch":
        return Batch("nhiều việc", (SetAnswer(Place("x"), draw(VALUES)), SetAnswer(Place("z", element), draw(VALUES))))
    if kind == "mark" or not rows:
        return SetMark(Place(table, element, *(("a1", "name") if draw(st.booleans()) else ())), draw(st.none() | TEXTS))
    row = Place(table, element, str(draw(st.sampled_from(rows))["id"]))
    if kind == "cell":
        return SetAnswer(Place(table, element, row.row, draw(st.sampled_from(["name", "note"]))), draw(VALUES))
    if kind == "move":
        return MoveRow(row, draw(st.integers(0, len(rows) - 1)))
    return duplicate_row(plan, row) if kind == "copy" else RemoveRow(row)


@pytest.fixture(scope="module")
def shared() -> Framework:
    return load_framework()


@given(st.data())
def test_undo_all_and_redo_all(shared: Framework, data: st.DataObject) -> None:
    plan = Plan("k", "1")
    first = copy.deepcopy(plan)
    clock = Clock()
    history = History(plan, shared, clock)
    for _ in range(data.draw(st.integers(1, 15))):
        clock.now += data.draw(st.sampled_from([0.1, 5.0]))
        history.do(operation_from(data.draw, plan))
    last = copy.deepcopy(plan)
    for _ in range(2):
        while history.undo():
            pass
        assert plan == first
        while history.redo():
            pass
        assert plan == last


@given(st.data())
def test_a_failing_batch_changes_nothing(data: st.DataObject) -> None:
    plan = Plan("k", "1")
    for _ in range(5):
        apply(plan, operation_from(data.draw, plan))
    before = copy.deepcopy(plan)
    good = operation_from(data.draw, plan)
    with pytest.raises(NoSuchRow):
        apply(plan, Batch("", (good, RemoveRow(Place("actions", row="gone")))))
    assert plan == before


def test_text_passes_the_door_and_empty_is_absent(plan: Plan) -> None:
    apply(plan, SetAnswer(Place("overview"), "Ðà\u200b Nẵng\r\nhai"))
    assert plan.answers["overview"] == "Đà Nẵng\nhai"
    apply(plan, SetAnswer(Place("overview"), "   "))
    assert "overview" not in plan.answers
    apply(plan, AddRow(Place("actions"), {"id": "a3", "name": "", "note": "x\x00"}, 0))
    assert plan.rows("actions")[0] == {"id": "a3", "note": "x"}
    apply(plan, SetAnswer(Place("rating", "A3.1"), "weak"))
    apply(plan, SetAnswer(Place("rating", "A3.1"), None))
    assert "A3.1" not in plan.assessments


def test_values_held_elsewhere_do_not_change(plan: Plan) -> None:
    rows = plan.rows("actions")
    before = copy.deepcopy(rows)
    given_list = ["một"]
    apply(plan, SetAnswer(Place("results"), given_list))
    given_list.append("hai")
    apply(plan, SetAnswer(Place("actions", row="a1", column="name"), "Tên khác"))
    apply(plan, RemoveRow(Place("actions", row="a2")))
    assert rows == before
    assert plan.answers["results"] == ["một"]


def test_marks_go_with_their_row_and_come_back(plan: Plan) -> None:
    inverse = apply(plan, RemoveRow(Place("actions", row="a1")))
    assert plan.marks == {}
    apply(plan, inverse)
    assert plan.marks == {"actions[a1].name": "Hỏi lại phòng"}
    assert [row["id"] for row in plan.rows("actions")] == ["a1", "a2"]


@pytest.mark.parametrize(
    "operation",
    [
        AddRow(Place("actions"), {"id": "a1"}),
        AddRow(Place("actions"), {"name": "x"}),
        SetAnswer(Place("actions", row="a1", column="id"), "a9"),
        SetAnswer(Place("actions", row="a1"), "x"),
    ],
)
def test_operations_that_make_no_sense(plan: Plan, operation: Operation) -> None:
    before = copy.deepcopy(plan)
    with pytest.raises(ValueError, match=r"id of its own|not a cell"):
        apply(plan, operation)
    assert plan == before


def test_words(plan: Plan, framework: Framework) -> None:
    history = History(plan, framework, Clock())
    main = framework.field("main_message_vi").label
    history.do(SetAnswer(Place("main_message_vi"), "Xanh"))
    assert history.undo_words == f"sửa {main[0].lower()}{main[1:]}"
    history.do(SetAnswer(Place("actions", row="a2", column="name"), "Phim"))
    actions = framework.field("actions")
    assert history.undo_words.startswith("sửa ") and "(dòng 2, " in history.undo_words
    history.do(RemoveRow(Place("actions", row="a1")))
    assert history.undo_words == f"xóa dòng 1 ({actions.label[0].lower()}{actions.label[1:]})"
    history.do(SetAnswer(Place("story", "A1.1"), "Chuyện"))
    name = framework.element("A1.1").name
    assert f"({name[0].lower()}{name[1:]})" in history.undo_words
    history.do(Batch("dán 12 dòng", (SetAnswer(Place("positioning"), "x"),)))
    assert history.undo_words == "dán 12 dòng"
    history.undo()
    assert history.redo_words == "dán 12 dòng"
    history.do(SetAnswer(Place("not_in_framework"), "x"))
    assert history.undo_words == "sửa một mục" and history.redo_words == ""


def test_typing_is_one_step(plan: Plan, framework: Framework) -> None:
    clock = Clock()
    history = History(plan, framework, clock)
    place = Place("positioning")
    for text in ("X", "Xa", "Xan", "Xanh"):
        history.do(SetAnswer(place, text))
        clock.now += MERGE_SECONDS / 2
    clock.now += MERGE_SECONDS
    history.do(SetAnswer(place, "Xanh lam"))
    history.seal()
    history.do(SetAnswer(place, "Xanh lục"))
    history.do(SetAnswer(place, "Xanh lục"))
    values = []
    while history.undo():
        values.append(plan.answers.get("positioning"))
    assert values == ["Xanh lam", "Xanh", None]
    assert history.undo() is None and history.undo_words == ""


def test_listeners(plan: Plan, framework: Framework) -> None:
    heard: list[Change] = []
    history = History(plan, framework, Clock())
    leave = history.listen(heard.append)
    history.do(SetAnswer(Place("vision_year"), 2045))
    history.do(SetAnswer(Place("vision_year"), 2045))
    history.undo()
    history.redo()
    leave()
    history.undo()
    assert [change.kind for change in heard] == ["do", "undo", "redo"]
    assert heard[1].operation == SetAnswer(Place("vision_year"), None)


def test_amounts_are_kept_exactly(plan: Plan) -> None:
    apply(plan, SetAnswer(Place("budget_lines", row="b1", column="amount"), Decimal("0.10")))
    assert plan.rows("budget_lines")[0]["amount"] == Decimal("0.1")


def test_a_finding_set_aside_knows_its_place(plan: Plan) -> None:
    operation = SetAside("C01.dead-body@actions[a1].name~43b1d961#Sở TTTT, cũ", "Tên trong văn bản cũ")
    assert operation.place == Place("actions", row="a1", column="name")
    assert SetAside("tự gõ", None).place == Place("")
    inverse = apply(plan, operation)
    assert plan.set_aside == {operation.key: "Tên trong văn bản cũ"} and inverse == SetAside(operation.key, None)
    apply(plan, inverse)
    assert plan.set_aside == {}


def test_a_mark_that_waited_for_its_row_survives_undoing_it(plan: Plan) -> None:
    apply(plan, SetMark(Place("actions", row="a9"), "việc"))
    apply(plan, apply(plan, AddRow(Place("actions"), {"id": "a9"})))
    assert plan.marks["actions[a9]"] == "việc"
