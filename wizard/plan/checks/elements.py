"""Groups 6, 7 and 8: what the chosen elements are about, how many they are, what is done for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, cell_place, finds, is_hollow, listed, numbered
from wizard.plan.model import Place
from wizard.plan.summaries import texts_in

if TYPE_CHECKING:
    from wizard.framework import Check

_INTEREST = {"world_interest": "điều thế giới quan tâm", "audiences": "đối tượng hướng tới"}


@finds("C06.no-interest")
def no_interest(plan: Reading, check: Check) -> Iterator[Hit]:
    """Priorities that show what one has, without what others ask for."""
    for element in plan.priorities():
        lacks = {field: words for field, words in _INTEREST.items() if not plan.filled(field, element)}
        if lacks:
            values = {"name": plan.framework.element(element).name, "lacks": listed(lacks.values())}
            yield Hit(Place(next(iter(lacks)), element), "", values, context=values["lacks"])


@finds("C07.only-tourism-culture")
def only_tourism_culture(plan: Reading, check: Check) -> Iterator[Hit]:
    """Priorities only of the dimensions named in `values`."""
    chosen = plan.priorities()
    dimensions = {plan.framework.element(element).dimension for element in chosen}
    if dimensions and dimensions <= set(check.values):
        names = (f"“{one.name}”" for one in plan.framework.dimensions if one.id in dimensions)
        yield Hit(Place("priority", chosen[0]), "", {"names": listed(names)})


@finds("C08.no-priority", "C08.too-many")
def count_of_priorities(plan: Reading, check: Check) -> Iterator[Hit]:
    """None, or more than `limit`. Nothing is said before any element was assessed."""
    chosen = plan.priorities()
    first = plan.framework.elements[0].id
    if check.limit is None:
        if not chosen and any(plan.filled("rating", element.id) for element in plan.framework.elements):
            yield Hit(Place("priority", first))
    elif len(chosen) > check.limit:
        yield Hit(Place("priority", chosen[int(check.limit)]), "", {"count": str(len(chosen))})


@finds("C08.priority-without-action")
def priority_without_action(plan: Reading, check: Check) -> Iterator[Hit]:
    """Priorities that no action serves; without any action another check speaks."""
    rows = plan.rows("actions")
    served = {element for row in rows for element in texts_in(row, "elements")}
    for element in plan.priorities() if rows else ():
        if element not in served:
            yield Hit(Place("priority", element), "", {"name": plan.framework.element(element).name})


@finds("C08.action-without-element")
def action_without_element(plan: Reading, check: Check) -> Iterator[Hit]:
    """Actions that serve no element."""
    for row_id, row, name in numbered(plan.rows("actions")):
        if is_hollow(row.get("elements")):
            yield Hit(cell_place("actions", row_id, "elements"), "", {"name": name})
