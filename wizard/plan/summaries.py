"""What overview pages gather from a plan: the 22 elements at a glance, what each row lacks, who uses what.

Pure functions of the plan (and of its tree, which is built once after each change); nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.model import Place, Plan, Row, Value, is_empty
from wizard.plan.operations import AddRow, Batch, Operation, SetAnswer
from wizard.plan.tree import PlanTree, Status

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import IndicatorHint

FEWEST_PRIORITIES = 3
MOST_PRIORITIES = 7


class ElementSummary(NamedTuple):
    """One element at a glance; `rating` "" and `priority` None while not decided; counts of rows."""

    id: str
    number: int
    name: str
    dimension: str
    rating: str
    rating_label: str
    priority: bool | None
    evidence: int
    actions: int
    status: Status
    done: int
    total: int


def summarise_elements(framework: Framework, plan: Plan, tree: PlanTree) -> list[ElementSummary]:
    """All elements in the order of the framework."""
    labels = {choice.id: choice.label for choice in framework.element_field("rating").choices}
    actions: dict[str, int] = {}
    for row in plan.rows("actions"):
        for served in texts_in(row, "elements"):
            actions[served] = actions.get(served, 0) + 1
    summaries = []
    for element in framework.elements:
        answers = plan.assessments.get(element.id, {})
        rating, priority = str(answers.get("rating", "")), answers.get("priority")
        rating = rating if rating in labels else ""
        node = tree.node(element.id)
        summaries.append(
            ElementSummary(
                id=element.id,
                number=element.number,
                name=element.name,
                dimension=element.dimension,
                rating=rating,
                rating_label=labels.get(rating, ""),
                priority=priority if isinstance(priority, bool) else None,
                evidence=len(plan.rows("evidence", element.id)),
                actions=actions.get(element.id, 0),
                status=node.status,
                done=node.done,
                total=node.total,
            )
        )
    return summaries


def priority_advice(summaries: Iterable[ElementSummary]) -> str:
    """One or two sentences on the number of priorities: 3 to 7 of 22 keep a programme in focus."""
    decided = [summary.priority for summary in summaries]
    chosen, waiting = decided.count(True), decided.count(None)
    if chosen > MOST_PRIORITIES:
        advice = (
            f"Đã chọn {chosen} yếu tố ưu tiên, nhiều hơn {MOST_PRIORITIES}: nguồn lực dễ bị dàn trải. "
            f"Hãy giữ lại {FEWEST_PRIORITIES} đến {MOST_PRIORITIES} yếu tố."
        )
    elif chosen >= FEWEST_PRIORITIES:
        advice = f"Đã chọn {chosen} yếu tố ưu tiên, đúng mức nên có ({FEWEST_PRIORITIES} đến {MOST_PRIORITIES} yếu tố)."
    else:
        count = f"Mới chọn {chosen}" if chosen else "Chưa chọn"
        advice = f"{count} yếu tố ưu tiên; nên có {FEWEST_PRIORITIES} đến {MOST_PRIORITIES} yếu tố."
    return f"{advice} Còn {waiting} yếu tố chưa quyết định." if waiting else advice


def texts_in(row: Row, column: str) -> list[str]:
    """The entries of a cell that holds a list (several references), none where it is empty."""
    cell = row.get(column)
    return cell if isinstance(cell, list) else []


def rows_for_element(rows: Iterable[Row], element: str) -> list[Row]:
    """The actions that serve an element."""
    return [row for row in rows if element in texts_in(row, "elements")]


def lacks_by_row(tree: PlanTree, field: str) -> dict[str, list[str]]:
    """For each row of a table that is not in order: what is missing («thiếu bắt đầu») or wrong, in words.

    The rows are those the tree has looked at: none where the table is hidden or the framework has no such field.
    """
    try:
        node = tree.field(Place(field))
    except KeyError:
        return {}
    labels = {column.id: _small(column.label) for column in node.question.columns} if node.question else {}
    lacks: dict[str, list[str]] = {}
    for missing in node.missing:
        if missing.place.row is not None:
            lacks.setdefault(missing.place.row, []).append(f"thiếu {labels[missing.place.column or '']}")
    for problem in node.problems:
        if problem.place.row is not None:
            words = f"{labels[problem.place.column or '']}: {_small(problem.message).rstrip('.')}"
            lacks.setdefault(problem.place.row, []).append(words)
    return lacks


def _small(text: str) -> str:
    """Small first letter, to stand inside a sentence, but not of an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def years_of(row: Row) -> tuple[int, int] | None:
    """First and last year of an action; None without a usable start or end. The one that is there counts for both."""
    years = [int(month[:4]) for column in ("start", "end") if (month := month_of(row, column)) is not None]
    return (min(years), max(years)) if years else None


def month_of(row: Row, column: str) -> str | None:
    """A cell «YYYY-MM», None where it is empty or none."""
    cell = row.get(column)
    if isinstance(cell, str) and len(cell) == 7 and cell[4] == "-" and cell[:4].isdigit() and cell[5:].isdigit():
        return cell if 1 <= int(cell[5:]) <= 12 else None
    return None


def month_number(month: str) -> int:
    """Months since the year 0, so that months can be subtracted; `month` is «YYYY-MM»."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def period_of(plan: Plan, rows: Sequence[Row] = ()) -> tuple[int, int] | None:
    """First and last year of the programme, widened to the years of `rows`; None when nothing is known."""
    years = [year for field in ("period_start", "period_end") if isinstance(year := plan.answers.get(field), int)]
    for row in rows:
        years.extend(years_of(row) or ())
    return (min(years), max(years)) if years else None


def elements_using(plan: Plan, indicator: str) -> list[str]:
    """Ids of the elements that measure themselves by an indicator."""
    return [
        element
        for element, answers in plan.assessments.items()
        if isinstance(used := answers.get("indicators"), list) and indicator in used
    ]


class SuggestedIndicator(NamedTuple):
    """A suggestion of the framework; `row`: the plan's indicator of that name ("" for none), `used`: by the element."""

    hint: IndicatorHint
    row: str
    used: bool


def suggested_indicators(framework: Framework, plan: Plan, element: str) -> list[SuggestedIndicator]:
    """The framework's suggestions for an element, compared with what the plan has."""
    by_name = {_folded(row.get("name")): str(row["id"]) for row in plan.rows("indicators")}
    used = plan.assessments.get(element, {}).get("indicators") or []
    suggestions = []
    for hint in framework.element(element).indicators:
        row = by_name.get(_folded(hint.name), "")
        suggestions.append(SuggestedIndicator(hint, row, isinstance(used, list) and row in used))
    return suggestions


def use_indicator(plan: Plan, element: str, suggestion: SuggestedIndicator, new_row: str) -> Operation:
    """The one step that makes an element use a suggestion: the plan's row of that name, or a new row `new_row`."""
    place = Place("indicators", element)
    stored = plan.stored(place)
    used: list[str] = [each for each in stored if isinstance(each, str)] if isinstance(stored, list) else []
    refer = SetAnswer(place, [*used, suggestion.row or new_row])
    if suggestion.row:
        return refer
    hint = suggestion.hint
    row: Row = {"id": new_row, "name": hint.name, "unit": hint.unit, "source": hint.source}
    return Batch("thêm chỉ tiêu gợi ý", (AddRow(Place("indicators"), row), refer))


def lines_of_action(plan: Plan, action: str) -> list[Row]:
    """The budget lines of an action."""
    return [row for row in plan.rows("budget_lines") if row.get("action") == action]


def unsummed_lines(plan: Plan) -> list[Row]:
    """Budget lines that count nowhere yet: no year or no amount."""
    return [row for row in plan.rows("budget_lines") if is_empty(row.get("year")) or is_empty(row.get("amount"))]


def _folded(value: Value | None) -> str:
    return " ".join(value.split()).casefold() if isinstance(value, str) else ""
