"""Answers as words for people: names instead of ids, numbers and dates as Vietnamese papers write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.plan.model import OTHER_PROVINCE, Plan, Row, Value, rows_of
from wizard.plan.vietnamese import format_number, money_text, short_date, short_month

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

GONE = "(không còn trong danh sách)"
OTHER = "Địa phương khác"
_PLAN_TABLES = {"actions": "actions", "indicators": "indicators", "agencies": "own_agencies"}


class Words:
    """Says the answers of one state of a plan; does not notice later changes of its tables."""

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self._framework = framework
        self._plan = plan
        self._names: dict[str, dict[str, str]] = {}

    def value(self, question: Field, value: Value | None) -> str:
        """`value` in words, one line for each item of a list or row of a table; "" for no value."""
        if value is None:
            return ""
        if question.type == "table":
            return "\n".join(self.row(question, row) for row in rows_of(value))
        if isinstance(value, list):
            items = [self._single(question, item) for item in value if isinstance(item, str)]
            return "\n".join(items) if question.type == "list" else "; ".join(items)
        return self._single(question, value)

    def row(self, question: Field, row: Row) -> str:
        """The filled cells of a row of a table on one line: «Tên: …; Bắt đầu: …»."""
        cells = ((column, row.get(column.id)) for column in question.columns)
        return "; ".join(f"{column.label}: {self.cell(column, cell)}" for column, cell in cells if cell is not None)

    def cell(self, column: Field, value: Value) -> str:
        """The value of a cell on one line."""
        return ", ".join(line for line in self.value(column, value).splitlines() if line)

    def _single(self, question: Field, value: object) -> str:
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, Decimal):
            if question.type == "money":
                return money_text(value)
            return f"{format_number(value)} {question.unit}".rstrip()
        text = str(value)
        match question.type:
            case "choice" | "choices":
                return next((choice.label for choice in question.choices if choice.id == text), GONE)
            case "reference" | "references":
                return self._target(question.target).get(text) or GONE
            case "date" | "month":
                try:
                    return short_date(text) if question.type == "date" else short_month(text)
                except ValueError:
                    return text
        return text

    def _target(self, target: str) -> dict[str, str]:
        names = self._names.get(target)
        if names is None:
            names = {}
            if target not in ("actions", "indicators"):
                for entry in self._framework.entries(target):
                    names[entry.id] = getattr(entry, "name", "") or " ".join(
                        part for part in (entry.kind, entry.number and f"số {entry.number}", entry.title) if part
                    )
            for row in self._plan.rows(_PLAN_TABLES.get(target, "")):
                names[str(row["id"])] = str(row.get("name", "(chưa đặt tên)"))
            if target == "provinces":
                names[OTHER_PROVINCE] = OTHER
            self._names[target] = names
        return names
