"""Undo and redo over a whole plan, with words for each step, and the one place that tells others of a change."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.plan.model import Place, Plan, field_at
from wizard.plan.operations import AddRow, Batch, MoveRow, Operation, RemoveRow, SetAnswer, SetAside, SetMark, apply

if TYPE_CHECKING:
    from wizard.framework import Framework

MERGE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change that has happened. `kind` is "do", "undo" or "redo"; `operation` is what was applied."""

    kind: str
    operation: Operation
    words: str


@dataclass(slots=True)
class _Step:
    operation: Operation
    inverse: Operation
    words: str
    time: float


class History:
    """Does operations on one plan and remembers how to undo them.

    Edits of the same field or cell that follow each other within MERGE_SECONDS are one step. `clock` gives seconds and
    only goes forward.
    """

    def __init__(self, plan: Plan, framework: Framework, clock: Callable[[], float] = time.monotonic) -> None:
        self.plan = plan
        self._framework = framework
        self._clock = clock
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._sealed = True
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Calls `listener` after each change, in the order of joining; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(self, operation: Operation) -> None:
        """Applies `operation`. One that changes nothing leaves no step. Raises what `apply` raises."""
        before = self._stored(operation)
        words = words_for(operation, self.plan, self._framework)
        inverse = apply(self.plan, operation)
        if isinstance(operation, SetAnswer) and before == self._stored(operation):
            return
        now = self._clock()
        last = self._done[-1] if self._done else None
        if last and not self._sealed and _same_place(last.operation, operation) and now - last.time <= MERGE_SECONDS:
            last.operation, last.time = operation, now
        else:
            self._done.append(_Step(operation, inverse, words, now))
        self._undone.clear()
        self._sealed = False
        self._tell(Change("do", operation, words))

    def seal(self) -> None:
        """The next edit is a step of its own (call it when a field is left)."""
        self._sealed = True

    @property
    def undo_words(self) -> str:
        """What `undo` would take back («sửa thông điệp chủ đạo»), "" when there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What `redo` would do again, "" when there is nothing."""
        return self._undone[-1].words if self._undone else ""

    def undo(self) -> Change | None:
        """Takes the last step back; None when there is none."""
        return self._travel("undo", self._done, self._undone)

    def redo(self) -> Change | None:
        """Does the last undone step again; None when there is none."""
        return self._travel("redo", self._undone, self._done)

    def _travel(self, kind: str, source: list[_Step], target: list[_Step]) -> Change | None:
        if not source:
            return None
        step = source.pop()
        operation = step.inverse
        target.append(_Step(operation, apply(self.plan, operation), step.words, step.time))
        self._sealed = True
        change = Change(kind, operation, step.words)
        self._tell(change)
        return change

    def _stored(self, operation: Operation) -> object:
        return self.plan.stored(operation.place) if isinstance(operation, SetAnswer) else None

    def _tell(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)


def _same_place(one: Operation, other: Operation) -> bool:
    return isinstance(one, SetAnswer) and isinstance(other, SetAnswer) and one.place == other.place


def words_for(operation: Operation, plan: Plan, framework: Framework) -> str:
    """What an operation does, as words after «Hoàn tác: »; said before it is applied."""
    match operation:
        case Batch(title, _):
            return title
        case SetMark(place, note):
            label = _label(place, plan, framework)
            return f"đánh dấu {label}" if note is not None else f"bỏ dấu ở {label}"
        case SetAside(reason=reason):
            return "xác nhận một phát hiện" if reason is not None else "bỏ xác nhận một phát hiện"
        case AddRow(place):
            return f"thêm dòng vào {_label(place, plan, framework)}"
        case RemoveRow(place):
            return f"xóa {_label(place, plan, framework)}"
        case MoveRow(place):
            return f"chuyển {_label(place, plan, framework)}"
        case SetAnswer(place, value):
            return f"{'xóa' if value is None else 'sửa'} {_label(place, plan, framework)}"


def _label(place: Place, plan: Plan, framework: Framework) -> str:
    """«thông điệp chủ đạo», «tên (dòng 3, các nhiệm vụ)»; an element's name in brackets; fields unknown: «một mục»."""
    details = []
    try:
        label = _in_sentence(field_at(framework, place.whole).label)
        if place.row is not None:
            number = next(
                (n for n, row in enumerate(plan.rows(place.field, place.element), 1) if row["id"] == place.row), 0
            )
            row = f"dòng {number}" if number else "một dòng"
            details.append(f"{row}, {label}" if place.column else label)
            label = _in_sentence(field_at(framework, place).label) if place.column else row
        if place.element is not None:
            details.append(_in_sentence(framework.element(place.element).name))
    except KeyError:
        return "một mục"
    return f"{label} ({', '.join(details)})" if details else label


def _in_sentence(label: str) -> str:
    """Small first letter, but not of an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
