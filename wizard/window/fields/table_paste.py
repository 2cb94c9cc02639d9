"""What a pasted block of cells does to a table: which column goes where, what every cell means. Without widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wizard.framework.model import Field
from wizard.plan.model import Cell, Place, Row, fresh_row_ids
from wizard.plan.operations import Batch, SetAnswer
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.cells import parse_cell
from wizard.window.fields.options import Catalogue
from wizard.window.folding import fold
from wizard.window.session import Session


@dataclass(slots=True)
class PastePlan:
    """How a block is to be pasted. `mapping` gives for each column of the block the column of the table or None.

    `header`: the first row of the block names the columns. `over`: number of the row from which the block is written
    over what is there; None adds new rows at `at`.
    """

    cells: list[list[str]]
    mapping: list[str | None]
    header: bool
    at: int
    over: int | None
    certain: bool
    """Nothing needs to be asked: the block fits."""


@dataclass(slots=True)
class Parsed:
    """The rows of a block as values, and by row and column the cells that are none, each with a sentence."""

    rows: list[dict[str, Cell]] = field(default_factory=list)
    refused: dict[tuple[int, int], str] = field(default_factory=dict)


def plan_paste(
    question: Field, cells: list[list[str]], *, count: int, row: int | None, column: str | None
) -> PastePlan:
    """How `cells` fit into a table of `count` rows whose current cell is in `row` and `column`."""
    width = len(cells[0])
    ids = [one.id for one in question.columns]
    by_title = _by_title(question, cells[0])
    at = count if row is None else row + 1
    if by_title is not None:
        return PastePlan(cells, by_title, True, at, None, width == len(ids) and None not in by_title)
    if width == len(ids):
        return PastePlan(cells, list(ids), False, at, None, True)
    start = ids.index(column) if column in ids else 0
    fitting = ids[start : start + width]
    mapping: list[str | None] = [*fitting, *([None] * (width - len(fitting)))]
    alone = width == 1 and len(cells) == 1 and row is not None
    return PastePlan(cells, mapping, False, at, row if width < len(ids) else None, alone)


def _by_title(question: Field, titles: Sequence[str]) -> list[str | None] | None:
    """The columns that a first row names, when it is one: at least two names, or the only one."""
    known = {fold(column.label): column.id for column in question.columns}
    found: list[str | None] = []
    for title in titles:
        folded = fold(title.replace("*", "").partition("(")[0])
        column = known.get(folded)
        found.append(column if column not in found else None)
    hits = sum(column is not None for column in found)
    return found if hits >= min(2, len(found)) and hits * 2 >= len([title for title in titles if title]) else None


def parse_block(catalogue: Catalogue, question: Field, paste: PastePlan) -> Parsed:
    """The values of the block's cells."""
    columns = [question.column(column) if column else None for column in paste.mapping]
    parsed = Parsed()
    for number, texts in enumerate(paste.cells):
        if paste.header and number == 0:
            continue
        row: dict[str, Cell] = {}
        for place, (column, text) in enumerate(zip(columns, texts, strict=True)):
            if column is None or not text:
                continue
            try:
                value = parse_cell(catalogue, column, text)
            except NotUnderstood as error:
                parsed.refused[number, place] = str(error)
                continue
            if value is not None:
                row[column.id] = value
        parsed.rows.append(row)
    return parsed


def apply_paste(session: Session, place: Place, paste: PastePlan, parsed: Parsed) -> tuple[int, int]:
    """Puts the block into the plan as one step; numbers of the first row and the one after the last.

    The whole table is set at once: adding 10,000 rows one by one would copy the list as many times.
    """
    rows: list[Row] = list(session.rows(place))
    new = parsed.rows
    first = paste.at
    if paste.over is not None:
        first = paste.over
        written = [column for column in paste.mapping if column]
        for offset, cells in enumerate(new[: len(rows) - first]):
            old = rows[first + offset]
            kept = {name: cell for name, cell in old.items() if name not in written}
            rows[first + offset] = {**kept, **cells}
        new = new[len(rows) - first :] if len(rows) - first < len(new) else []
        at = len(rows)
    else:
        at = first
    ids = fresh_row_ids(session.plan, place.field, len(new)) if new else []
    added: list[Row] = [{"id": row_id, **cells} for row_id, cells in zip(ids, new, strict=True)]
    count = len(parsed.rows)
    words = f"dán {count} dòng" if count > 1 else "dán một dòng"
    session.do(Batch(words, (SetAnswer(place, [*rows[:at], *added, *rows[at:]]),)))
    return first, first + count
