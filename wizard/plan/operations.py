"""Every change of a plan is one of these operations, and each has an inverse: undo, autosave and checks hang on them.

`apply` never changes a list or row in place; it puts a new one there. So whoever holds a value may keep it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wizard.plan.model import Place, Plan, Row, Value, fresh_row_ids, is_empty, place_of_key, rows_of
from wizard.plan.text import clean_text


class NoSuchRow(LookupError):
    """An operation names a row that is not in the plan."""


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """Puts `value` at a field or cell; None or an empty value takes the answer away."""

    place: Place
    value: Value | None


@dataclass(frozen=True, slots=True)
class AddRow:
    """Puts `row` (with its `id`) into the table at `place`, before row `index`; None is the end."""

    place: Place
    row: Row
    index: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """Takes the row at `place` away, with the marks that stand on it and the reasons for which findings in it were set
    aside. References to it stay and become problems."""

    place: Place


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Makes the row at `place` the one with number `index` (from 0)."""

    place: Place
    index: int


@dataclass(frozen=True, slots=True)
class SetMark:
    """Marks any place with a note «việc cần làm»; None takes the mark away."""

    place: Place
    note: str | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Sets the finding of the checks with this key aside for a reason; None takes that back."""

    key: str
    reason: str | None

    @property
    def place(self) -> Place:
        """The place that the finding is about."""
        return place_of_key(self.key)


@dataclass(frozen=True, slots=True)
class Batch:
    """Several operations as one step of the history; `title` says what they are together («dán 12 dòng»)."""

    title: str
    operations: tuple[Operation, ...]


Operation: TypeAlias = SetAnswer | AddRow | RemoveRow | MoveRow | SetMark | SetAside | Batch


def duplicate_row(plan: Plan, place: Place) -> AddRow:
    """The operation that puts a copy of the row at `place` below it, under a new id. Raises NoSuchRow."""
    rows, index = _find(plan, place)
    (row_id,) = fresh_row_ids(plan, place.field)
    return AddRow(place.whole, {**rows[index], "id": row_id}, index + 1)


def apply(plan: Plan, operation: Operation) -> Operation:
    """Changes `plan` and returns the inverse. On an error (NoSuchRow, ValueError) the plan is as before.

    All text passes the text door; empty cells are dropped.
    """
    match operation:
        case SetAnswer(place, value):
            return _set_answer(plan, place, value)
        case AddRow(place, row, index):
            return _add_row(plan, place, row, index)
        case RemoveRow(place):
            return _remove_row(plan, place)
        case MoveRow(place, index):
            rows, old = _find(plan, place)
            rest = rows[:old] + rows[old + 1 :]
            _put(plan, place, [*rest[:index], rows[old], *rest[index:]])
            return MoveRow(place, old)
        case SetMark(place, note):
            address = str(place)
            before = plan.marks.pop(address, None)
            if note is not None:
                plan.marks[address] = clean_text(note, multiline=True)
            return SetMark(place, before)
        case SetAside(key, reason):
            earlier = plan.set_aside.pop(key, None)
            if reason is not None:
                plan.set_aside[key] = clean_text(reason, multiline=True)
            return SetAside(key, earlier)
        case Batch(title, operations):
            return _apply_batch(plan, title, operations)


def _apply_batch(plan: Plan, title: str, operations: tuple[Operation, ...]) -> Batch:
    inverses: list[Operation] = []
    try:
        for operation in operations:
            inverses.append(apply(plan, operation))
    except (LookupError, ValueError):
        for inverse in reversed(inverses):
            apply(plan, inverse)
        raise
    return Batch(title, tuple(reversed(inverses)))


def _set_answer(plan: Plan, place: Place, value: Value | None) -> SetAnswer:
    if place.row is None:
        before = plan.stored(place)
        _put(plan, place, _cleaned(value))
        return SetAnswer(place, before)  # type: ignore[arg-type]
    rows, index = _find(plan, place)
    if place.column is None or place.column == "id":
        raise ValueError(f"not a cell: {place}")
    row = dict(rows[index])
    old = row.pop(place.column, None)
    new = _cleaned(value)
    if not is_empty(new):
        row[place.column] = new  # type: ignore[assignment]
    _put(plan, place, [*rows[:index], row, *rows[index + 1 :]])
    return SetAnswer(place, old)


def _add_row(plan: Plan, place: Place, row: Row, index: int | None) -> Operation:
    rows = plan.rows(place.field, place.element)
    row_id = row.get("id")
    added = Place(place.field, place.element, str(row_id))
    if not row_id or not isinstance(row_id, str) or any(other["id"] == row_id for other in rows):
        raise ValueError(f"a new row needs an id of its own: {row_id!r}")
    cells = {name: _cleaned(cell) for name, cell in row.items()}
    new: Row = {name: cell for name, cell in cells.items() if not is_empty(cell)}  # type: ignore[misc]
    at = len(rows) if index is None else index
    _put(plan, place, [*rows[:at], new, *rows[at:]])
    orphans = _notes_on(plan, added)
    return Batch("", (RemoveRow(added), *orphans)) if orphans else RemoveRow(added)


def _remove_row(plan: Plan, place: Place) -> Operation:
    rows, index = _find(plan, place)
    _put(plan, place, [*rows[:index], *rows[index + 1 :]])
    put_back = AddRow(place.whole, rows[index], index)
    notes = _notes_on(plan, Place(place.field, place.element, place.row))
    for note in notes:
        apply(plan, SetMark(note.place, None) if isinstance(note, SetMark) else SetAside(note.key, None))
    return Batch("", (put_back, *notes)) if notes else put_back


def _notes_on(plan: Plan, row: Place) -> tuple[SetMark | SetAside, ...]:
    """What puts back the marks on a row and its cells, and the reasons for which findings there were set aside."""
    start = str(row)
    marks = [address for address in plan.marks if address == start or address.startswith(f"{start}.")]
    keys = [key for key in plan.set_aside if place_of_key(key)._replace(column=None) == row]
    return (
        *(SetMark(Place.parse(address), plan.marks[address]) for address in marks),
        *(SetAside(key, plan.set_aside[key]) for key in keys),
    )


def _find(plan: Plan, place: Place) -> tuple[list[Row], int]:
    rows = plan.rows(place.field, place.element)
    for index, row in enumerate(rows):
        if row["id"] == place.row:
            return rows, index
    raise NoSuchRow(str(place))


def _put(plan: Plan, place: Place, value: Value | None) -> None:
    """Sets or takes away the answer of a whole field."""
    empty = not value if isinstance(value, list) and rows_of(value) else is_empty(value)
    if place.element is None:
        answers = plan.answers
    elif empty:
        answers = plan.assessments.get(place.element, {})
    else:
        answers = plan.assessments.setdefault(place.element, {})
    if not empty and value is not None:
        answers[place.field] = value
        return
    answers.pop(place.field, None)
    if place.element is not None and not answers:
        plan.assessments.pop(place.element, None)


def _cleaned(value: Value | None) -> Value | None:
    """`value` through the text door, as a copy."""
    if isinstance(value, str):
        return clean_text(value, multiline=True)
    if isinstance(value, list):
        items = [_cleaned_item(item) for item in value]
        return items  # type: ignore[return-value]
    return value


def _cleaned_item(item: str | Row) -> str | Row:
    if isinstance(item, Mapping):
        cells = {name: _cleaned(cell) for name, cell in item.items()}
        return {name: cell for name, cell in cells.items() if not is_empty(cell)}  # type: ignore[misc]
    return clean_text(item, multiline=True)
