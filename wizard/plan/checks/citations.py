"""Group 3: whether the citations are in force and complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, cell_place, finds, is_hollow, listed, shortened
from wizard.plan.model import Row
from wizard.plan.vietnamese import short_date, short_month

if TYPE_CHECKING:
    from wizard.framework import Check, LegalBase

_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")
_WITH_YEAR = re.compile(r"/\d{4}/")
_YEAR = re.compile(r"/(\d{4})/")
_AFTER_NAME = re.compile(r"\s+(?:năm \d{4}|số \S*\d\S*|ngày \d.*)$", re.IGNORECASE)
_AMENDING = ("sửa đổi", "bổ sung", "thay thế", "bãi bỏ")
# what only bodies of the whole country issue, by issuer or number; the list cannot know what a province has issued
_CENTRAL = re.compile(
    r"Quốc hội|Ủy ban Thường vụ Quốc hội|Chủ tịch nước|Chính phủ|Thủ tướng|Bộ (?!Chỉ huy)|Ban Bí thư|"
    r"Ban Chấp hành Trung ương|Ban (?:Tuyên giáo|Tổ chức|Đối ngoại).* Trung ương|"
    r"Văn phòng (?:Chính phủ|Trung ương|Quốc hội)"
)
_CENTRAL_NUMBER = re.compile(r"/(?:QH|UBTVQH)\d+$|NĐ-CP$|NQ-CP$|-TTg$|/TT-B\w+$|/TW$")
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


def _year(row: Row) -> int:
    """The year of a citation typed by hand, by its date or number; 0 for none."""
    year = _YEAR.search(str(row.get("number", "")))
    text = str(row.get("date", ""))[:4] or (year[1] if year else "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _law_name(kind: str, title: str) -> str:
    """«luật báo chí» for «Luật», «Báo chí» or «Luật Báo chí năm 2016»; "" for what is no law or amends one."""
    name = " ".join(f"{kind} {_AFTER_NAME.sub('', title.strip())}".casefold().split())
    law = next((law for law in _LAWS if name.startswith(f"{law} ")), "")
    if not law or any(word in name for word in _AMENDING):
        return ""
    return name.replace(f"{law} {law} ", f"{law} ", 1)


def _successor(plan: Reading, row: Row) -> LegalBase | None:
    """The newest listed law of the same name as one typed by hand, when it is younger."""
    name, year = _law_name(str(row.get("kind", "")), str(row.get("title", ""))), _year(row)
    if not name or not year:
        return None
    listed = [base for base in plan.framework.legal_bases if _law_name(base.kind, base.title) == name]
    newest = max(listed, key=_year_of, default=None)
    return newest if newest is not None and _year_of(newest) > year else None


def _year_of(base: LegalBase) -> int:
    return int(base.date[:4] or base.year or 0)


def _typed_name(row: Row) -> str:
    """What to call a citation typed by hand: a law by its name, another document by its number."""
    kind, number, title = (str(row.get(column, "")).strip() for column in ("kind", "number", "title"))
    if kind.lower().startswith(_LAWS) or not number:
        year = _year(row)
        return shortened(f"{kind} {title}".strip()) + (f" năm {year}" if year and str(year) not in title else "")
    return f"{kind} số {number.removeprefix('số ').removeprefix('Số ')}".strip()


def _is_central(row: Row) -> bool:
    """Whether a citation typed by hand is of the whole country, so that a complete list would have it."""
    kind, number, issuer = (str(row.get(column, "")).strip() for column in ("kind", "number", "issuer"))
    if not number and not row.get("title"):
        return False  # just begun
    if kind.lower().startswith(_LAWS) or _CENTRAL.match(issuer):
        return True
    return not issuer and _CENTRAL_NUMBER.search(number) is not None


def _issued(plan: Reading) -> tuple[str, str]:
    """The day or month in which the programme is issued, as typed and in words; "" when it is not known."""
    day, month = plan.text("decision_date"), plan.text("issue_month")
    if _is_day(day):
        return day, f"ngày {short_date(day)}"
    return (month, f"tháng {short_month(month)}") if _is_day(f"{month}-01") else ("", "")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _name(base: LegalBase) -> str:
    return f"{base.kind} số {base.number}" if base.number and base.kind != "Luật" else f"{base.kind} {base.title}"


@finds("C03.expired")
def expired(plan: Reading, check: Check) -> Iterator[Hit]:
    """Bases that have run out or been replaced, chosen or typed; laws older than a listed one of the same name."""
    for row in plan.rows("citations"):
        base = _base(plan, row)
        if base is not None and base.validity == "expired":
            note = base.note or "Chọn văn bản đang có hiệu lực."
            yield Hit(cell_place("citations", str(row["id"])), _name(base), {"note": note})
        elif base is None and (newer := _successor(plan, row)) is not None:
            note = f"Trong danh mục căn cứ có {newer.kind} {newer.title} năm {_year_of(newer)}; đối chiếu rồi thay thế."
            yield Hit(cell_place("citations", str(row["id"])), _typed_name(row), {"note": note})


@finds("C03.unchecked")
def unchecked(plan: Reading, check: Check) -> Iterator[Hit]:
    """One hit for all bases whose validity the framework's authors could not confirm, or that they do not list."""
    waiting: list[tuple[str, str]] = []
    for row in plan.rows("citations"):
        base = _base(plan, row)
        if base is not None and base.validity == "check":
            waiting.append((str(row["id"]), _name(base)))
        elif base is None and _is_central(row) and _successor(plan, row) is None:
            waiting.append((str(row["id"]), _typed_name(row)))
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


@finds("C03.later")
def later(plan: Reading, check: Check) -> Iterator[Hit]:
    """Bases issued after the programme that rests on them."""
    issued, shown = _issued(plan)
    for row in plan.rows("citations") if issued else ():
        base = _base(plan, row)
        day = str(row.get("date", "")) or (base.date if base is not None else "")
        if _is_day(day) and day[: len(issued)] > issued:
            name = _name(base) if base is not None else _typed_name(row)
            values = {"name": name, "date": short_date(day), "issued": shown}
            yield Hit(cell_place("citations", str(row["id"]), "date"), "", values, context=f"{day} {issued}")
