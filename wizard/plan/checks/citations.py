"""Group 3: whether the citations are in force and complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, cell_place, finds, is_hollow, listed, shortened
from wizard.plan.model import Row

if TYPE_CHECKING:
    from wizard.framework import Check, LegalBase

_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")
_WITH_YEAR = re.compile(r"/\d{4}/")
_PARTS = {
    "kind": "tên loại",
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "title": "trích yếu",
}


def cited_numbers(rows: Iterable[Row]) -> list[str]:
    """Numbers typed by hand, and the titles of amending documents, which name what they amend or replace."""
    listed = list(rows)
    titles = [str(row.get("title", "")) for row in listed]
    numbers = [str(row["number"]) for row in listed if "number" in row]
    return numbers + [title for title in titles if "sửa đổi" in title.lower() or "thay thế" in title.lower()]


def _base(plan: Reading, row: Row) -> LegalBase | None:
    """The framework's entry that a citation comes from, or that it names by hand."""
    try:
        return plan.framework.legal_base(str(row.get("base", "")))
    except KeyError:
        return next((base for base in plan.framework.legal_bases if _is_typed(base, row)), None)


def _is_typed(base: LegalBase, row: Row) -> bool:
    """Whether a citation typed by hand is this one: by its number however it is spaced («Số 368 / QĐ-TTg»), a law by
    its name and year. Numbers without a year come back each year, so then the year of the date decides."""
    number, year = "".join(str(row.get("number", "")).split()).casefold(), str(row.get("date", ""))[:4]
    same_year = year == (base.date[:4] or str(base.year or ""))
    if base.number:
        wanted = base.number.casefold()
        if not number.endswith(wanted) or number[: -len(wanted)][-1:].isdigit():
            return False
        return _WITH_YEAR.search(wanted) is not None or not year or same_year
    name = f"{row.get('kind', '')} {row.get('title', '')}".casefold().split()
    law = f"{base.kind} {base.title}".casefold().split()
    return bool(year) and same_year and law[0] in _LAWS and name[-len(law) :] == law


def _name(base: LegalBase) -> str:
    return f"{base.kind} số {base.number}" if base.number and base.kind != "Luật" else f"{base.kind} {base.title}"


@finds("C03.expired")
def expired(plan: Reading, check: Check) -> Iterator[Hit]:
    """Bases that have run out or been replaced, chosen or typed."""
    for row in plan.rows("citations"):
        base = _base(plan, row)
        if base is not None and base.validity == "expired":
            note = base.note or "Chọn văn bản đang có hiệu lực."
            yield Hit(cell_place("citations", str(row["id"])), _name(base), {"note": note})


@finds("C03.unchecked")
def unchecked(plan: Reading, check: Check) -> Iterator[Hit]:
    """One hit for all bases whose validity the framework's authors could not confirm."""
    rows = [(str(row["id"]), _base(plan, row)) for row in plan.rows("citations")]
    waiting = [(row_id, _name(base)) for row_id, base in rows if base is not None and base.validity == "check"]
    if waiting:
        yield Hit(cell_place("citations", waiting[0][0]), listed(name for _, name in waiting))


@finds("C03.incomplete")
def incomplete(plan: Reading, check: Check) -> Iterator[Hit]:
    """Citations that would print with a gap. Laws are cited by name and date only."""
    for row in plan.rows("citations"):
        base = _base(plan, row) if "base" in row else None
        parts = {column: str(row.get(column) or (getattr(base, column) if base else "")) for column in _PARTS}
        needed = ("title", "date") if parts["kind"].lower().startswith(_LAWS) else tuple(_PARTS)
        lacks = [_PARTS[column] for column in needed if is_hollow(parts[column])]
        if lacks:
            name = f"{parts['kind']} {parts['number']} {parts['title']}".strip() or "chưa nhập"
            values = {"name": shortened(" ".join(name.split())), "lacks": listed(lacks)}
            yield Hit(cell_place("citations", str(row["id"])), "", values, context=values["lacks"])
