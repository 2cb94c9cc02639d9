"""The ways of checking that are declared as data: what must be filled, mentioned, cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.citations import cited_numbers
from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, finds
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check


@finds("filled")
def filled(plan: Reading, check: Check) -> Iterator[Hit]:
    """One hit for all `fields` that are asked for and empty, at the first of them."""
    empty = [field for field in check.fields if plan.asked(field) and not plan.filled(field)]
    if empty:
        yield Hit(Place(empty[0]))


@finds("mentioned")
def mentioned(plan: Reading, check: Check) -> Iterator[Hit]:
    """A hit when neither a word nor a choice says it, once there is something that could."""
    if check.id in plan.summary.mentions or not plan.summary.references.isdisjoint(check.values):
        return
    begun = any(plan.filled(field.partition(".")[0]) for field in check.fields or (check.link,))
    if begun and not any(plan.filled(field) for field in check.enough):
        yield Hit(Place(check.link))


@finds("cited")
def cited(plan: Reading, check: Check) -> Iterator[Hit]:
    """A hit when none of the legal bases is cited; without any citation another check speaks."""
    rows = plan.rows("citations")
    if not rows or any(row.get("base") in check.bases for row in rows):
        return
    numbers = {plan.framework.legal_base(base).number for base in check.bases}
    if not any(number and number in text for number in numbers for text in cited_numbers(rows)):
        yield Hit(Place("citations"))
