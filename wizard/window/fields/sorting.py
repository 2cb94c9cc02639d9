"""The order of rows by one column."""

from __future__ import annotations

from decimal import Decimal

from wizard.framework.model import Field
from wizard.plan.model import Row
from wizard.window.fields.cells import cell_text
from wizard.window.fields.options import Catalogue
from wizard.window.folding import sort_key


def sorted_rows(catalogue: Catalogue, column: Field, rows: list[Row], downwards: bool) -> list[Row]:
    """`rows` by what stands in `column`; equal ones keep their order, rows without anything there come last."""
    order = {choice.id: number for number, choice in enumerate(column.choices)}

    def key(row: Row) -> tuple[object, ...]:
        value = row[column.id]
        if isinstance(value, int | Decimal):
            return (value,)
        if column.type in ("date", "month"):
            return (str(value),)
        if column.type == "choice":
            return (order.get(str(value), len(order)),)
        return sort_key(cell_text(catalogue, column, value))

    filled = sorted((row for row in rows if column.id in row), key=key, reverse=downwards)
    return filled + [row for row in rows if column.id not in row]
