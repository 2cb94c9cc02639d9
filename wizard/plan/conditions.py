"""When a question is asked: evaluates the conditions of the framework on a plan, and says them in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.framework.model import AllOf, AnyOf, Condition, FactHolds, Field, FieldFilled, FieldIs, NotOf, Section
from wizard.plan.model import OTHER_PROVINCE, Plan, Row, Value, default_of, is_empty

if TYPE_CHECKING:
    from wizard.framework import Framework

_FACTS = {
    "merged_province": "địa phương được hợp nhất từ nhiều tỉnh",
    "city": "địa phương là thành phố trực thuộc trung ương",
}


def facts_of(framework: Framework, plan: Plan) -> frozenset[str]:
    """What holds about the plan's province: "merged_province", "city"."""
    chosen = plan.answers.get("province")
    kind = plan.answers.get("province_kind")
    if chosen == OTHER_PROVINCE:
        merged_from = plan.answers.get("merged_from", ())
        parts = len(merged_from) if isinstance(merged_from, list) else 0
    else:
        try:
            province = framework.province(str(chosen))
        except KeyError:
            parts = 0
        else:
            parts, kind = len(province.merged_from), kind or province.kind
    holding = {"merged_province": parts > 1, "city": kind == "thanh-pho"}
    return frozenset(fact for fact, holds in holding.items() if holds)


class Visibility:
    """Which questions a plan asks. Made for one state of the plan; does not notice changes.

    A condition about a question that is itself hidden finds no answer there, whatever is stored.
    """

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self._plan = plan
        self._framework = framework
        self._facts: frozenset[str] | None = None
        self._known: dict[tuple[str | None, str], Value | None] = {}
        self._fields: dict[bool, dict[str, tuple[Field, Section]]] = {False: {}, True: {}}
        for step in framework.steps:
            fields = self._fields[step.repeat == "elements"]
            for section in step.sections:
                for question in section.fields:
                    fields[question.id] = (question, section)

    def hidden_by(self, question: Field, section: Section, element: str | None) -> Condition | None:
        """The condition that hides a field; None when it is visible."""
        for condition in (section.when, question.when):
            if condition is not None and not self.holds(condition, element):
                return condition
        return None

    def holds(
        self, condition: Condition, element: str | None = None, row: Row | None = None, columns: Iterable[Field] = ()
    ) -> bool:
        """Whether `condition` is true; fields are looked for in `row`, the element, the plan."""
        if isinstance(condition, FieldIs):
            return _is_one_of(self._value(condition.field, element, row, columns), condition.values)
        if isinstance(condition, FieldFilled):
            return is_empty(self._value(condition.field, element, row, columns)) is not condition.filled
        if isinstance(condition, FactHolds):
            if self._facts is None:
                self._facts = facts_of(self._framework, self._plan)
            return condition.fact in self._facts
        if isinstance(condition, NotOf):
            return not self.holds(condition.part, element, row, columns)
        results = (self.holds(part, element, row, columns) for part in condition.parts)
        return all(results) if isinstance(condition, AllOf) else any(results)

    def _value(self, field_id: str, element: str | None, row: Row | None, columns: Iterable[Field]) -> Value | None:
        if row is not None:
            if field_id in row:
                return row[field_id]
            for column in columns:
                if column.id == field_id:
                    return default_of(column)
        if element is not None and field_id not in self._fields[True]:
            element = None
        key = (element, field_id)
        if key not in self._known:
            self._known[key] = None  # an end for cycles, which a checked framework does not have
            self._known[key] = self._answer(field_id, element)
        return self._known[key]

    def _answer(self, field_id: str, element: str | None) -> Value | None:
        found = self._fields[element is not None].get(field_id)
        if found is None or self.hidden_by(*found, element) is not None:
            return None
        answers = self._plan.answers if element is None else self._plan.assessments.get(element, {})
        value = answers.get(field_id)
        return default_of(found[0]) if value is None else value


def _is_one_of(value: Value | None, texts: tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return ("true" if value else "false") in texts
    if isinstance(value, list):
        return any(item in texts for item in value)
    if isinstance(value, int | Decimal):
        return str(value) in texts
    return value in texts


def in_words(condition: Condition, framework: Framework, element: str | None = None) -> str:
    """A condition as words after «khi»: «“Tỉnh, thành phố” là “Địa phương khác”»."""
    match condition:
        case FieldIs(field_id, values):
            question = _question(framework, field_id, element)
            options = " hoặc ".join(f"“{_option(framework, question, value)}”" for value in values)
            return f"“{question.label if question else field_id}” là {options}"
        case FieldFilled(field_id, filled):
            question = _question(framework, field_id, element)
            return f"“{question.label if question else field_id}” {'đã có nội dung' if filled else 'để trống'}"
        case FactHolds(fact):
            return _FACTS[fact]
        case AllOf(parts):
            return " và ".join(in_words(part, framework, element) for part in parts)
        case AnyOf(parts):
            return " hoặc ".join(in_words(part, framework, element) for part in parts)
        case NotOf(FieldIs() as part):
            return in_words(part, framework, element).replace("” là “", "” không phải là “", 1)
        case NotOf(part):
            return f"không phải là {in_words(part, framework, element)}"


def _question(framework: Framework, field_id: str, element: str | None) -> Field | None:
    for find in (framework.element_field, framework.field) if element else (framework.field,):
        try:
            return find(field_id)
        except KeyError:
            continue
    return None


def _option(framework: Framework, question: Field | None, value: str) -> str:
    if question is None:
        return value
    if question.type == "yes_no":
        return "Có" if value == "true" else "Không"
    if question.target == "provinces":
        return "Địa phương khác" if value == OTHER_PROVINCE else framework.province(value).name
    try:
        return question.choice(value).label
    except KeyError:
        return value
