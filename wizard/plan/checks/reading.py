"""How checks read a plan: only what is visible, and every reading is written down, so that it is known what depends
on what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wizard.framework.model import AllOf, AnyOf, Condition, FactHolds, NotOf, fields_of
from wizard.plan.checks.findings import Hit
from wizard.plan.conditions import Visibility
from wizard.plan.model import Cell, Place, Plan, Row, Value, is_empty, rows_of

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.plan.checks.scanning import Summary

_SAYS_SOMETHING = re.compile(r"[^\W_]|[%‰°$€£¥₫]")
ALL_TEXTS = "*"
"""What a check depends on that looks at the summary of all texts."""
_OF_FACTS = ("province", "province_kind", "merged_from")
_LONGEST_NAME = 90

Values = Mapping[str, "Value | None"]
"""The visible answers by address («overview», «A1.1/rating»), defaults included."""


class Reading:
    """One state of a plan as the checks see it. `read` is the set of addresses that were looked at since it was set."""

    def __init__(self, framework: Framework, plan: Plan, values: Values, summary: Summary) -> None:
        self.framework = framework
        self.read: set[str] = set()
        self._plan = plan
        self._values = values
        self._summary = summary
        self._visibility: Visibility | None = None

    @property
    def summary(self) -> Summary:
        """What all texts together mention."""
        self.read.add(ALL_TEXTS)
        return self._summary

    def value(self, field: str, element: str | None = None) -> Value | None:
        """The visible answer or default of a field; None when there is none or nobody asks for it."""
        address = f"{element}/{field}" if element else field
        self.read.add(address)
        return self._values.get(address)

    def text(self, field: str, element: str | None = None) -> str:
        """The answer of a text field, "" when there is none."""
        value = self.value(field, element)
        return value if isinstance(value, str) else ""

    def rows(self, field: str, element: str | None = None) -> list[Row]:
        """The rows of a table, none when there are none."""
        return rows_of(self.value(field, element))

    def number(self, field: str) -> int | None:
        """The answer of a field for a year."""
        value = self.value(field)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def filled(self, field: str, element: str | None = None) -> bool:
        """Whether there is a visible answer that says something."""
        return not is_hollow(self.value(field, element))

    def asked(self, field: str) -> bool:
        """Whether the plan asks for a field at all."""
        self.read.add(field)
        return field in self._values

    def priorities(self) -> list[str]:
        """The ids of the elements chosen as priorities, in the order of the framework."""
        return [element.id for element in self.framework.elements if self.value("priority", element.id) is True]

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition of the framework is true."""
        if condition is None:
            return True
        self.read.update(fields_of(condition))
        if _has_fact(condition):
            self.read.update(_OF_FACTS)
        if self._visibility is None:
            self._visibility = Visibility(self.framework, self._plan)
        return self._visibility.holds(condition)

    def agency(self, agency_id: Cell | None) -> str:
        """The name of an agency of the framework or of the plan's own; "" for none."""
        for row in self.rows("own_agencies"):
            if row["id"] == agency_id:
                return str(row.get("name", ""))
        try:
            return self.framework.agency(str(agency_id)).name
        except KeyError:
            return ""


Function = Callable[[Reading, "Check"], Iterable[Hit]]
FUNCTIONS: dict[str, Function] = {}
"""The named functions of checks by the check's id."""


def finds(*check_ids: str) -> Callable[[Function], Function]:
    """Makes a function the one of these checks."""

    def register(function: Function) -> Function:
        FUNCTIONS.update(dict.fromkeys(check_ids, function))
        return function

    return register


def is_hollow(value: object) -> bool:
    """Whether a value is absent or says nothing: «-», «…», «......» are typed to fill a cell. A unit may be a sign."""
    if isinstance(value, str):
        return _SAYS_SOMETHING.search(value) is None
    if isinstance(value, list):
        return all(is_hollow(item) for item in value)
    return is_empty(value)


def numbered(rows: Iterable[Row], column: str = "name") -> Iterator[tuple[str, Row, str]]:
    """Rows with their id and a name to call them by: the cell `column`, shortened, or «dòng 3»."""
    for number, row in enumerate(rows, 1):
        name = str(row.get(column) or "").strip() or f"dòng {number}"
        yield str(row["id"]), row, shortened(name)


def shortened(name: str) -> str:
    """A name that fits into a sentence."""
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rpartition(" ")[0] + "…"


def listed(words: Iterable[str]) -> str:
    """«mức gốc, năm gốc và nguồn số liệu»."""
    *first, last = words
    return f"{', '.join(first)} và {last}" if first else last


def cell_place(field: str, row: str, column: str | None = None) -> Place:
    """The place of a row or cell of a table of the plan."""
    return Place(field, row=row, column=column)


def _has_fact(condition: Condition) -> bool:
    if isinstance(condition, (AllOf, AnyOf)):
        return any(_has_fact(part) for part in condition.parts)
    return _has_fact(condition.part) if isinstance(condition, NotOf) else isinstance(condition, FactHolds)
