"""Group 16, its part about figures: how old they are and for which territory they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.phrases import any_of
from wizard.plan.checks.reading import Reading, finds, shortened
from wizard.plan.model import Cell, Place

if TYPE_CHECKING:
    from wizard.framework import Check


def _figures(plan: Reading) -> Iterator[tuple[Place, int, str, str]]:
    """Each figure with a year: where the year stands, the year, a name, all its words."""
    tables: list[tuple[str, str | None, str, str]]
    tables = [("outside_evidence", None, "finding", "year"), ("indicators", None, "name", "baseline_year")]
    tables += [("evidence", element.id, "figure", "year") for element in plan.framework.elements]
    for field, element, name, column in tables:
        for row in plan.rows(field, element):
            year = row.get(column)
            if isinstance(year, int):
                words = " ".join(str(row.get(each, "")) for each in (name, "source", "unit"))
                yield Place(field, element, str(row["id"]), column), year, shortened(str(row.get(name, ""))), words


def _year_of_issue(plan: Reading) -> int | None:
    """The year in which the programme is issued, as far as the plan knows it."""
    for field in ("decision_date", "issue_month"):
        text = plan.text(field)
        if text[:4].isdigit():
            return int(text[:4])
    return plan.number("period_start")


def _limit(check: Check) -> int:
    return int(check.limit or 0)


@finds("C16.old-data")
def old_data(plan: Reading, check: Check) -> Iterator[Hit]:
    """Figures more than `limit` years older than the programme."""
    issued = _year_of_issue(plan)
    for place, year, name, _ in _figures(plan) if issued is not None else ():
        if issued is not None and year < issued - _limit(check):
            yield Hit(place, "", {"name": name, "year": str(year)}, context=str(year))


@finds("C16.pre-merger")
def pre_merger(plan: Reading, check: Check) -> Iterator[Hit]:
    """Figures of the years before `limit` in a merged province, unless they say which territory is meant."""
    parts = plan.value("merged_from")
    names: list[Cell] = list(parts) if isinstance(parts, list) else []  # type: ignore[arg-type]
    excuse = any_of([*check.unless, *map(str, names)])
    for place, year, name, words in _figures(plan):
        if year < _limit(check) and not (excuse and excuse.search(words)):
            yield Hit(place, "", {"name": name, "year": str(year)}, context=str(year))
