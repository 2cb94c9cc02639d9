"""Group 9: whether each action says who, when, what comes out of it and who pays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.phrases import any_of
from wizard.plan.checks.reading import Reading, cell_place, finds, is_hollow, listed, numbered
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check

_FEWEST_TO_COMPARE = 5
_NEEDED = {
    "C09.no-lead": {"lead": "cơ quan chủ trì"},
    "C09.no-time": {"start": "thời gian bắt đầu", "end": "thời gian kết thúc"},
    "C09.no-result": {"result": "sản phẩm, kết quả"},
}


@finds(*_NEEDED)
def lacks_something(plan: Reading, check: Check) -> Iterator[Hit]:
    """Actions without leader, time or product."""
    for row_id, row, name in numbered(plan.rows("actions")):
        lacks = {column: words for column, words in _NEEDED[check.id].items() if is_hollow(row.get(column))}
        if lacks:
            place = cell_place("actions", row_id, next(iter(lacks)))
            values = {"name": name, "lacks": listed(lacks.values())}
            yield Hit(place, "", values, context=values["lacks"] if len(_NEEDED[check.id]) > 1 else "")


@finds("C09.no-money")
def no_money(plan: Reading, check: Check) -> Iterator[Hit]:
    """Actions without a budget line; without any budget another check speaks."""
    lines = plan.rows("budget_lines")
    paid = {line.get("action") for line in lines}
    for row_id, _, name in numbered(plan.rows("actions")) if lines else ():
        if row_id not in paid:
            yield Hit(cell_place("actions", row_id), "", {"name": name})


@finds("C09.collective-lead")
def collective_lead(plan: Reading, check: Check) -> Iterator[Hit]:
    """Actions led by everybody, that is by nobody."""
    pattern = any_of(check.words)
    for row_id, row, name in numbered(plan.rows("actions")):
        lead = plan.agency(row.get("lead"))
        if lead and pattern is not None and pattern.search(lead):
            yield Hit(cell_place("actions", row_id, "lead"), lead, {"name": name})


@finds("C09.one-unit")
def one_unit(plan: Reading, check: Check) -> Iterator[Hit]:
    """One body leading more than `limit` per cent of the actions."""
    leads = Counter(str(row["lead"]) for row in plan.rows("actions") if not is_hollow(row.get("lead")))
    total = leads.total()
    if total < _FEWEST_TO_COMPARE or check.limit is None:
        return
    lead, count = leads.most_common(1)[0]
    if count * 100 > total * check.limit:
        yield Hit(Place("actions"), "", {"name": plan.agency(lead) or lead, "count": str(count), "total": str(total)})
