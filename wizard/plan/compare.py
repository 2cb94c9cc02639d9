"""What is different between two states of a plan, field by field and row by row, in words for the user."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from wizard.plan.model import Place, Plan, Row, Value, place_of_key, rows_of
from wizard.plan.words import Words

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Element, Field


_LONGEST = 80


class Kind(Enum):
    """What happened to a place from the earlier to the later state; the value is the word for users."""

    ADDED = "thêm"
    REMOVED = "bỏ"
    CHANGED = "sửa"
    MOVED = "đổi thứ tự"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `page` is the title of the step or element, `label` names field, row and column.

    `before` and `after` are words, "" where there is nothing. `place` is where to look in the later state; for what
    was removed it is the field that had it.
    """

    place: Place
    page: str
    label: str
    kind: Kind
    before: str
    after: str


def compare_plans(framework: Framework, before: Plan, after: Plan) -> list[Difference]:
    """The differences in the order of the wizard. What this version of the program cannot use is not compared."""
    return list(_Comparison(framework, before, after).differences())


class _Comparison:
    def __init__(self, framework: Framework, before: Plan, after: Plan) -> None:
        self._framework = framework
        self._before, self._after = before, after
        self._old_words, self._new_words = Words(framework, before), Words(framework, after)
        self._aside: dict[Place, list[str]] = {}
        for key in before.set_aside | after.set_aside:
            if before.set_aside.get(key) != after.set_aside.get(key):
                self._aside.setdefault(place_of_key(key).whole, []).append(key)
        names = {group.id: group.name for group in framework.check_groups} if self._aside else {}
        self._groups = {check.id: names.get(check.group, "") for check in framework.checks} if self._aside else {}

    def differences(self) -> Iterator[Difference]:
        for step in self._framework.steps:
            elements: tuple[Element | None, ...] = self._framework.elements if step.repeat else (None,)
            for element in elements:
                page = step.title if element is None else element.name
                for question in step.fields:
                    yield from self._field(question, Place(question.id, element.id if element else None), page)

    def _field(self, question: Field, place: Place, page: str) -> Iterator[Difference]:
        old, new = _answer(self._before, place), _answer(self._after, place)
        if old != new:
            if question.type == "table":
                yield from self._rows(question, place, page, rows_of(old), rows_of(new))
            else:
                yield self._changed(question, place, page, question.label, old, new)
        old_note, new_note = self._before.marks.get(str(place)), self._after.marks.get(str(place))
        if old_note != new_note:
            label = f"{question.label} (việc cần làm)"
            kind = _kind(old_note, new_note)
            yield Difference(place, page, label, kind, _note(old_note), _note(new_note))
        yield from self._set_aside(question, place, page)

    def _set_aside(self, question: Field, place: Place, page: str) -> Iterator[Difference]:
        """The findings of the checks at a field that were set aside, taken back, or have another reason now."""
        for key in self._aside.get(place, ()):
            old, new = self._before.set_aside.get(key), self._after.set_aside.get(key)
            found = key.partition("#")[2] or self._groups.get(key.partition("@")[0], "")
            label = f"{question.label} (bỏ qua phát hiện{f' “{found}”' if found else ''})"
            yield Difference(place_of_key(key), page, label, _kind(old, new), _reason(old), _reason(new))

    def _rows(self, question: Field, place: Place, page: str, old: list[Row], new: list[Row]) -> Iterator[Difference]:
        old_rows, new_rows = {row["id"]: row for row in old}, {row["id"]: row for row in new}
        for number, row in enumerate(old, 1):
            if row["id"] not in new_rows:
                label = f"{question.label}, dòng {number}"
                yield Difference(place, page, label, Kind.REMOVED, self._old_words.row(question, row), "")
        for number, row in enumerate(new, 1):
            row_place = Place(place.field, place.element, str(row["id"]))
            label = f"{question.label}, dòng {number}"
            former = old_rows.get(row["id"])
            if former is None:
                yield Difference(row_place, page, label, Kind.ADDED, "", self._new_words.row(question, row))
                continue
            for column in question.columns:
                if former.get(column.id) != row.get(column.id):
                    cell = Place(place.field, place.element, str(row["id"]), column.id)
                    yield self._changed(
                        column, cell, page, f"{label}: {column.label}", former.get(column.id), row.get(column.id)
                    )
        numbers = {row["id"]: number for number, row in enumerate(old)}
        moved = _out_of_order([(row["id"], numbers[row["id"]]) for row in new if row["id"] in numbers])
        if moved:
            yield Difference(place, page, question.label, Kind.MOVED, _lines(old, moved), _lines(new, moved))

    def _changed(
        self, question: Field, place: Place, page: str, label: str, old: Value | None, new: Value | None
    ) -> Difference:
        before, after = self._old_words.value(question, old), self._new_words.value(question, new)
        return Difference(place, page, label, _kind(old, new), before, after)


def _answer(plan: Plan, place: Place) -> Value | None:
    answers = plan.answers if place.element is None else plan.assessments.get(place.element, {})
    return answers.get(place.field)


def _kind(old: object, new: object) -> Kind:
    if old is None:
        return Kind.ADDED
    return Kind.REMOVED if new is None else Kind.CHANGED


def _note(note: str | None) -> str:
    return "" if note is None else note or "(đánh dấu, không ghi chú)"


def _reason(reason: str | None) -> str:
    return "" if reason is None else reason or "(không ghi lý do)"


def _lines(rows: list[Row], moved: Collection[object]) -> str:
    """The rows that changed places, with their numbers, in the order they have here."""
    lines = []
    for number, row in enumerate(rows, 1):
        if row["id"] in moved:
            texts = (cell for name, cell in row.items() if name != "id" and isinstance(cell, str))
            text = next(texts, "")
            lines.append(f"dòng {number}: {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}")
    return "\n".join(lines)


def _out_of_order(rows: Sequence[tuple[object, int]]) -> set[object]:
    """The fewest rows (ids in their new order, with their former numbers) that must have moved."""
    ends: list[int] = []  # the smallest last number of an ascending run of each length
    runs: list[list[object]] = []
    for item, number in rows:
        length = bisect_left(ends, number)
        run = [*(runs[length - 1] if length else []), item]
        ends[length : length + 1], runs[length : length + 1] = [number], [run]
    return {item for item, _ in rows} - set(runs[-1] if runs else ())
