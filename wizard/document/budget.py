"""The budget of a plan: by year and source, by action; sums are Decimal in millions of đồng, computed here only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.document.answers import Answers
from wizard.document.names import ProvinceNames
from wizard.document.wording import bare, capital, semicolons, spaced
from wizard.plan.vietnamese import format_number, money_in_words, money_text

if TYPE_CHECKING:
    from wizard.framework import Choice

# more columns than this would not be readable on a page; the years beyond share one
_MOST_YEARS = 10
_OTHER_YEARS = "Năm khác"

DetailRow = tuple[str, str, list[str], str, str]


@dataclass(slots=True)
class Costs:
    """The budget lines of one action, or of one item outside the action plan; ``lacks``: marks for what is missing."""

    by_year: dict[str, Decimal] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """The sum over all years."""
        return sum(self.by_year.values(), Decimal())


@dataclass(frozen=True, slots=True)
class Budget:
    """``years`` and ``sources`` are the headings of columns; ``by_year`` rows of texts; ``by_action`` by action id."""

    years: list[str]
    sources: list[str]
    by_year: list[tuple[str, list[str], str]]
    by_source: list[str]
    total: Decimal
    by_action: dict[str, Costs]
    items: dict[str, Costs]

    @property
    def total_figures(self) -> str:
        """«45.600 triệu đồng»."""
        return money_text(self.total)

    @property
    def total_words(self) -> str:
        """«Bốn mươi lăm tỷ sáu trăm triệu đồng»."""
        return capital(money_in_words(self.total))

    @property
    def total_cell(self) -> str:
        """«45.600», for a table."""
        return figures(self.total)

    @property
    def shares(self) -> list[str]:
        """«Ngân sách địa phương: 30.000 triệu đồng» for each source."""
        return [
            f"{source}: {amount or 0} triệu đồng" for source, amount in zip(self.sources, self.by_source, strict=True)
        ]

    def action_total(self, actions: list[str]) -> str:
        """Return the sum over some actions, for a table."""
        return figures(sum((self.by_action[each].total for each in actions if each in self.by_action), Decimal()))

    def details(self, actions: list[tuple[str, str, str]]) -> Iterator[DetailRow]:
        """Yield the rows of the detail table: number, name, a cell for each year, sum, sources.

        ``actions``: id, number and name in printed order; actions without budget lines are left out, items outside the
        action plan follow.
        """
        for action, number, name in actions:
            costs = self.by_action.get(action)
            if costs is not None:
                yield self._detail(number, name, costs)
        for name, costs in self.items.items():
            yield self._detail("", bare(capital(name)), costs)

    def _detail(self, number: str, name: str, costs: Costs) -> DetailRow:
        cells = [figures(costs.by_year.get(year)) for year in self.years]
        return number, spaced([name, *costs.lacks]), cells, figures(costs.total), semicolons(costs.sources)


def figures(amount: Decimal | None) -> str:
    """Return an amount for a table cell, "" for nothing."""
    return format_number(amount) if amount else ""


def budget_of(answers: Answers, province: ProvinceNames) -> Budget:
    """Return the budget of a plan; lines without year or amount are not summed but marked as missing."""
    rows = answers.rows("budget_lines")
    headings = _year_headings(answers, {row.get("year") for row in rows} - {None})
    actions = {row.id for row in answers.rows("actions")}
    by_action: dict[str, Costs] = {}
    items: dict[str, Costs] = {}
    matrix: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        action, year, amount = row.get("action"), row.get("year"), row.get("amount")
        if action in actions:
            costs = by_action.setdefault(action, Costs())
        else:
            costs = items.setdefault(row.text("item") or row.lack("action"), Costs())
        source = bare(province.localised(row.choice("source")))
        if source not in costs.sources:
            costs.sources.append(source)
        if year is None or amount is None:
            costs.lacks += [row.lack(column) for column in ("year", "amount") if row.get(column) is None]
            continue
        heading = headings.get(year, _OTHER_YEARS)
        costs.by_year[heading] = costs.by_year.get(heading, Decimal()) + amount
        matrix[heading, source] = matrix.get((heading, source), Decimal()) + amount
    years = list(dict.fromkeys([*headings.values(), *(heading for heading, _ in matrix)]))
    used = {source for _, source in matrix}
    labels = [bare(province.localised(choice.label)) for choice in _sources(answers)]
    sources = [label for label in labels if label in used] + sorted(used.difference(labels))
    return Budget(
        years=years,
        sources=sources,
        by_year=[(_year_label(year), _cells(matrix, [year], sources), _sum(matrix, [year], sources)) for year in years],
        by_source=_cells(matrix, years, sources),
        total=sum(matrix.values(), Decimal()),
        by_action=by_action,
        items=items,
    )


def _year_headings(answers: Answers, years: set[int]) -> dict[int, str]:
    start, end = answers.get("period_start"), answers.get("period_end")
    if start and end:
        years = years | set(range(start, min(end, start + _MOST_YEARS - 1) + 1))
    return {year: str(year) for year in sorted(years)[:_MOST_YEARS]}


def _year_label(year: str) -> str:
    return f"Năm {year}" if year.isdigit() else year


def _cells(matrix: dict[tuple[str, str], Decimal], years: list[str], sources: list[str]) -> list[str]:
    return [_sum(matrix, years, [source]) for source in sources]


def _sum(matrix: dict[tuple[str, str], Decimal], years: list[str], sources: list[str]) -> str:
    return figures(sum((matrix.get((year, source), Decimal()) for year in years for source in sources), Decimal()))


def _sources(answers: Answers) -> "tuple[Choice, ...]":
    return next(column.choices for column in answers.field("budget_lines").columns if column.id == "source")
