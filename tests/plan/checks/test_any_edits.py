"""Whatever is edited in whatever order: what is found after the edits is what is found from scratch."""

from __future__ import annotations

import copy
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.cli import sample_path
from wizard.framework import Framework, load_framework
from wizard.framework.model import Field
from wizard.plan.checks import run_checks
from wizard.plan.file import read_plan
from wizard.plan.history import History
from wizard.plan.model import Place, Plan, Row, Value, fresh_row_ids
from wizard.plan.operations import AddRow, MoveRow, Operation, RemoveRow, SetAnswer, SetAside, apply

TEXTS = [
    "Giao Sở TTTT, UBND huyện Mai Sơn báo cáo.", "Vịnh đẹp nhất cả nước, tỉnh Quảng Ninh.", "Hoà thuận ,an  toàn.",
    "Rừng và biển, người dân, kiều bào.", "Tỉnh Yên Bái và tỉnh Lào Cai", "Tổng kinh phí là 45 tỷ đồng.", "", "63 tỉnh",
    "Xử lý khủng hoảng, tập huấn, doanh nghiệp, báo chí nước ngoài, bộ nhận diện quốc gia, logo.", "Lưu hành nội bộ",
    "hấp dẫn, thân thiện", "theo nghị định số 72/2015/NĐ-CP", "Các nghành", "Vi\u0435t", "17/2017/NĐ-CP", "Hòa bình",
]  # fmt: skip
PROVINCES = ["khac", "lao-cai", "ha-noi", "hoa-binh"]
ROWS = 3
ELEMENTS = ("A1.1", "A1.2", "A3.1", "B2.2")


def small(framework: Framework) -> Plan:
    """The sample with a few rows of each table and a few elements: quick to check, and everything is in it."""
    plan = read_plan(sample_path(), framework).plan
    for answers in (plan.answers, *plan.assessments.values()):
        for field, value in answers.items():
            if isinstance(value, list):
                answers[field] = value[:ROWS]
    plan.assessments = {element: plan.assessments[element] for element in ELEMENTS}
    return plan


FRAMEWORK = load_framework()
SMALL = small(FRAMEWORK)
FIELDS: list[tuple[str | None, Field]] = [
    (None if step.repeat is None or step.repeat == "" else "A1.1", field)
    for step in FRAMEWORK.steps
    for section in step.sections
    for field in section.fields
]


def a_cell(framework: Framework, plan: Plan, field: Field, random: Random) -> Value | None:
    """Something that may stand in a field or column that is no table; None takes it away."""
    kind = field.type
    if random.random() < 0.2:
        return None
    if kind in ("text", "paragraphs"):
        return random.choice(TEXTS)
    if kind == "list":
        return [random.choice(TEXTS) for _ in range(random.randint(0, 3))]
    if kind == "yes_no":
        return random.choice([True, False])
    if kind == "year":
        return random.choice([2019, 2025, 2026, 2027, 2030, 2036])
    if kind in ("number", "money"):
        return Decimal(random.choice([0, 1, 45000]))
    if kind == "month":
        return random.choice(["2025-01", "2026-06", "2030-12", "2031-01"])
    if kind == "date":
        return random.choice(["2015-09-07", "2026-11-01"])
    known = [choice.id for choice in field.choices] or _targets(framework, plan, field)
    if kind in ("choices", "references"):
        return random.sample(known, min(len(known), random.randint(0, 2)))
    return random.choice(known) if known else None


def _targets(framework: Framework, plan: Plan, field: Field) -> list[str]:
    if field.target == "provinces":
        return PROVINCES
    if field.target in ("actions", "indicators"):
        return [str(row["id"]) for row in plan.rows(field.target)] + ["z9"]
    return [entry.id for entry in framework.entries(field.target)][:8] if field.target else []


def an_edit(framework: Framework, plan: Plan, random: Random) -> Operation | None:
    """One operation of any kind on any field of any page."""
    if random.random() < 0.05:
        found = run_checks(framework, plan).all
        return SetAside(random.choice(found).key, random.choice(["đã xem", None])) if found else None
    inside, field = random.choice(FIELDS)
    element = random.choice(framework.elements).id if inside else None
    place = Place(field.id, element)
    if field.type != "table":
        return SetAnswer(place, a_cell(framework, plan, field, random))
    rows = plan.rows(field.id, element)
    kind = random.choice(["add", "cell", "cell", "cell", "remove", "move", "all"])
    if kind == "all":
        return SetAnswer(place, None)
    if kind == "add" or not rows:
        cells = {column.id: a_cell(framework, plan, column, random) for column in field.columns}
        row: Row = {"id": fresh_row_ids(plan, field.id, 1)[0]}
        return AddRow(place, row | {name: cell for name, cell in cells.items() if cell is not None})  # type: ignore[arg-type]
    row_id = str(random.choice(rows)["id"])
    if kind == "remove":
        return RemoveRow(Place(field.id, element, row_id))
    if kind == "move":
        return MoveRow(Place(field.id, element, row_id), random.randrange(len(rows)))
    column = random.choice(field.columns)
    return SetAnswer(Place(field.id, element, row_id, column.id), a_cell(framework, plan, column, random))


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_edits_in_any_order(random: Random) -> None:
    plan = copy.deepcopy(SMALL)
    history = History(plan, FRAMEWORK)
    findings = run_checks(FRAMEWORK, plan)
    for number in range(12):
        operation = an_edit(FRAMEWORK, plan, random)
        if operation is None:
            continue
        history.do(operation)
        if number % 5 == 4:
            history.undo()
        findings = run_checks(FRAMEWORK, plan, previous=findings)
        assert findings.all == run_checks(FRAMEWORK, copy.deepcopy(plan)).all, operation


def test_each_answer_taken_away_and_put_back() -> None:
    """Whatever a check reads it has to write down, or it would not be run again here."""
    plan = copy.deepcopy(SMALL)
    before = run_checks(FRAMEWORK, plan)
    addresses = [Place(field) for field in plan.answers]
    addresses += [Place(field, element) for element, answers in plan.assessments.items() for field in answers]
    assert len(addresses) > 100
    for place in addresses:
        undo = apply(plan, SetAnswer(place, None))
        after = run_checks(FRAMEWORK, plan, previous=before)
        assert after.all == run_checks(FRAMEWORK, copy.deepcopy(plan)).all, place
        apply(plan, undo)
        assert run_checks(FRAMEWORK, plan, previous=after).all == before.all, place
