"""What one user writes: answers to the framework's fields, addressed by places. Nothing derived is kept here.

Types of answers: `year` → int; `number` and `money` (millions of đồng) → Decimal; `yes_no` → bool; `list`, `choices`
and `references` → list of texts; `table` → list of rows; every other type → text (`date` YYYY-MM-DD, `month` YYYY-MM).
An empty answer is no answer: its key is absent. Change plans through `wizard.plan.operations` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

Cell: TypeAlias = str | bool | int | Decimal | list[str]
Row: TypeAlias = dict[str, Cell]
Value: TypeAlias = str | bool | int | Decimal | list[str] | list[Row]

OTHER_PROVINCE = "khac"
"""Answer of the field `province` when the province is typed in by hand."""

_ID = r"[A-Za-z0-9_-]+"
_PLACE = re.compile(
    rf"(?:(?P<element>[A-Za-z0-9_.-]+)/)?(?P<field>{_ID})(?:\[(?P<row>{_ID})\](?:\.(?P<column>{_ID}))?)?"
)

_ROW_IN_ADDRESS = re.compile(rf"\[({_ID})\]")


class Place(NamedTuple):
    """Address of an answer: a field, a row of a table or a cell of it; with `element` inside that element's assessment.

    Written `province`, `actions[a1]`, `actions[a1].name`, `A1.1/rating`, `A1.1/evidence[e1].value`.
    """

    field: str
    element: str | None = None
    row: str | None = None
    column: str | None = None

    def __str__(self) -> str:
        text = f"{self.element}/{self.field}" if self.element else self.field
        if self.row:
            text += f"[{self.row}]"
        return f"{text}.{self.column}" if self.column else text

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place written in `text`; ValueError when it is none."""
        match = _PLACE.fullmatch(text)
        if match is None:
            raise ValueError(f"not a place: {text[:80]!r}")
        return cls(match["field"], match["element"], match["row"], match["column"])

    @property
    def whole(self) -> Place:
        """The field this place belongs to."""
        return Place(self.field, self.element) if self.row else self


def is_place(text: str) -> bool:
    """Whether `text` is the address of a place."""
    return _PLACE.fullmatch(text) is not None


def place_of_key(key: str) -> Place:
    """The place in the key of a finding («C09.no-lead@actions[a1]», «C01.dead-body@overview~43b1d961#Sở TTTT»)."""
    address = key.partition("@")[2].partition("#")[0].partition("~")[0]
    return Place.parse(address) if is_place(address) else Place("")


class Plan:
    """One plan. `marks`: notes «việc cần làm» by address; `set_aside`: reasons by key of a finding of the checks.

    `unknown`: what this version cannot use but must not lose. Its keys are addresses as in the file («answers» and
    «elements» apart: `old_field`, `A1.1/old_field`), or «/name» for an unknown part of the file; values are texts,
    lists and dicts of texts. `created`: ISO date and time.
    """

    # a class by hand: the module of dataclasses costs a quick command more than all that the class does
    __slots__ = (
        "answers",
        "assessments",
        "created",
        "framework_id",
        "framework_version",
        "marks",
        "set_aside",
        "unknown",
    )
    __hash__ = None  # type: ignore[assignment]  # it changes

    def __init__(
        self,
        framework_id: str,
        framework_version: str,
        answers: dict[str, Value] | None = None,
        assessments: dict[str, dict[str, Value]] | None = None,
        marks: dict[str, str] | None = None,
        unknown: dict[str, object] | None = None,
        created: str = "",
        set_aside: dict[str, str] | None = None,
    ) -> None:
        self.framework_id = framework_id
        self.framework_version = framework_version
        self.answers = {} if answers is None else answers
        self.assessments = {} if assessments is None else assessments
        self.marks = {} if marks is None else marks
        self.unknown = {} if unknown is None else unknown
        self.created = created
        self.set_aside = {} if set_aside is None else set_aside

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __repr__(self) -> str:
        return f"Plan({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"

    def copy(self) -> Plan:
        """A plan with the same answers that operations may change without touching this one.

        Operations replace lists and rows, they never change them in place, so these are shared.
        """
        return Plan(
            self.framework_id,
            self.framework_version,
            dict(self.answers),
            {element: dict(answers) for element, answers in self.assessments.items()},
            dict(self.marks),
            dict(self.unknown),
            self.created,
            dict(self.set_aside),
        )

    def stored(self, place: Place) -> Value | Row | None:
        """The answer, row or cell that stands at `place`; None when there is none (defaults are not looked at)."""
        answers = self.answers if place.element is None else self.assessments.get(place.element, {})
        value = answers.get(place.field)
        if place.row is None:
            return value
        row = next((row for row in rows_of(value) if row["id"] == place.row), None)
        return row.get(place.column) if row is not None and place.column is not None else row

    def rows(self, field_id: str, element: str | None = None) -> list[Row]:
        """The rows of a table, empty when there are none."""
        return rows_of((self.answers if element is None else self.assessments.get(element, {})).get(field_id))


def new_plan(framework: Framework, *, created: datetime | None = None, **answers: Value) -> Plan:
    """An empty plan for `framework` with the given first answers (province, form, period …)."""
    moment = created or datetime.now().astimezone()
    return Plan(framework.id, framework.version, dict(answers), created=moment.isoformat(timespec="seconds"))


def answer(plan: Plan, framework: Framework, place: Place) -> Value | Row | None:
    """What stands at `place`, else the default of its field or column; None when there is neither.

    Raises KeyError for a field or column that the framework does not have.
    """
    value = plan.stored(place)
    if value is not None or (place.row is not None and place.column is None):
        return value
    return default_of(field_at(framework, place))


def field_at(framework: Framework, place: Place) -> Field:
    """The field, or the column of a cell, that `place` is about; KeyError when the framework has none."""
    found = framework.element_field(place.field) if place.element else framework.field(place.field)
    return found.column(place.column) if place.column else found


def default_of(question: Field) -> Value | None:
    """The default of a field as a typed value; None when it has none."""
    default = question.default
    if default is None or default == "":
        return None
    if not isinstance(default, str):
        return list(default)
    match question.type:
        case "year":
            return int(default)
        case "number" | "money":
            return Decimal(default)
        case "yes_no":
            return default == "true"
        case "list" | "choices" | "references":
            return [default]
    return default


def rows_of(value: Value | None) -> list[Row]:
    """`value` when it is a table with rows, else no rows."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return value
    return []


def is_empty(value: object) -> bool:
    """Whether a value says nothing: absent, blank text, a list without anything."""
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, list):
        return all(is_empty(item) for item in value)
    return value is None


def fresh_row_ids(plan: Plan, field_id: str, count: int = 1) -> list[str]:
    """`count` row ids for new rows of a table: the first letter of its name and a number («a1», «a2» …).

    Unique in the plan. An id that a reference, a mark or a reason for setting a finding aside still mentions is not
    given again, so that a new row never takes the place of a removed one.
    """
    letter = field_id[0].lower()
    highest = 0
    for text in _texts(plan):
        if text.startswith(letter) and len(text) < 12 and text[1:].isascii() and text[1:].isdigit():
            highest = max(highest, int(text[1:]))
    return [f"{letter}{number}" for number in range(highest + 1, highest + 1 + count)]


def _texts(plan: Plan) -> Iterator[str]:
    """All single texts and list items of the plan, row ids included, also those in addresses of marks and reasons."""
    for answers in (plan.answers, *plan.assessments.values()):
        for value in answers.values():
            for item in value if isinstance(value, list) else (value,):
                for cell in item.values() if isinstance(item, dict) else (item,):
                    if isinstance(cell, str):
                        yield cell
                    elif isinstance(cell, list):
                        yield from cell
    for address in (*plan.marks, *plan.set_aside):
        yield from _ROW_IN_ADDRESS.findall(address)
