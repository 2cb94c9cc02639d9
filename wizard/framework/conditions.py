"""Reads the conditions of `when`: {field: …, is|in|filled: …}, {fact: …}, {all: […]}, {any: […]}, {not: {…}}."""

from __future__ import annotations

from typing import Any

from wizard.framework.kinds import BOOLEAN, TEXT, TEXTS, Building, Kind, OneOf
from wizard.framework.model import AllOf, AnyOf, Condition, FactHolds, FieldFilled, FieldIs, NotOf
from wizard.framework.problems import did_you_mean
from wizard.framework.reader import Mapping, Node, Sequence

_FACT = OneOf("merged_province", "city")
_TESTS = ("is", "in", "filled")
_FORMS = ("field", "fact", "all", "any", "not")
_HINT = "Viết theo một trong các mẫu: {field: mã, is: giá trị}, {field: mã, in: [...]}, {field: mã, filled: true}."


class ConditionKind(Kind):
    """A condition; None stands in for one that could not be read."""

    empty = None

    def build(self, node: Node, where: str, building: Building) -> Any:
        return self._condition(node, where, building)

    def _condition(self, node: Node, where: str, building: Building) -> Condition | None:
        if not isinstance(node, Mapping):
            building.report(node, where, "Điều kiện phải đặt trong ngoặc “{ }” hoặc viết thành các dòng con.", _HINT)
            return None
        given = node.entries
        forms = [name for name in given if name in _FORMS]
        allowed = {"field", *_TESTS} if "field" in given else set(_FORMS)
        for name in given:
            if name not in allowed or (name in forms and len(forms) > 1 and name != forms[0]):
                place = f"{where}.{name}"
                message = f"Điều kiện không có phần “{name}” ở đây."
                building.problems.add(
                    given[name].file, node.key_lines[name], place, message, did_you_mean(name, allowed)
                )
        if not forms:
            building.report(node, where, "Điều kiện thiếu phần “field”, “fact”, “all”, “any” hoặc “not”.", _HINT)
            return None
        form = forms[0]
        value, place = given[form], f"{where}.{form}"
        if form == "field":
            return self._field_condition(node, where, building)
        if form == "fact":
            return FactHolds(_FACT.build(value, place, building))
        if form == "not":
            part = self._condition(value, place, building)
            return NotOf(part) if part is not None else None
        if not isinstance(value, Sequence) or not value.nodes:
            building.report(value, place, f"Phần “{form}” phải là danh sách các điều kiện.")
            return None
        parts = [self._condition(child, f"{place}[{i}]", building) for i, child in enumerate(value.nodes, 1)]
        sound = tuple(part for part in parts if part is not None)
        return AllOf(sound) if form == "all" else AnyOf(sound)

    def _field_condition(self, node: Mapping, where: str, building: Building) -> Condition | None:
        given = node.entries
        field = TEXT.build(given["field"], f"{where}.field", building)
        tests = [name for name in _TESTS if name in given]
        if len(tests) != 1:
            building.report(
                node, where, "Điều kiện về một mục nhập cần đúng một phần: “is”, “in” hoặc “filled”.", _HINT
            )
            return None
        test = tests[0]
        value, place = given[test], f"{where}.{test}"
        if test == "filled":
            return FieldFilled(field, BOOLEAN.build(value, place, building))
        if test == "in":
            values: tuple[str, ...] = TEXTS.build(value, place, building)
            return FieldIs(field, values)
        return FieldIs(field, (TEXT.build(value, place, building),))


class DefaultKind(Kind):
    """A default answer: one text, or a list of texts."""

    empty = None

    def build(self, node: Node, where: str, building: Building) -> Any:
        return (TEXTS if isinstance(node, Sequence) else TEXT).build(node, where, building)
