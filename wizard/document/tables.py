"""The action plan, the indicators and the evidence for the elements, as rows of texts.

Rows are plain tuples: templates unpack them, which keeps plans with thousands of actions quick to write.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wizard.document.answers import Answers, TableRow, as_text
from wizard.document.budget import Budget, figures
from wizard.document.names import Agencies
from wizard.document.wording import bare, capital, filled_in, period_text, quoted, semicolons, spaced

if TYPE_CHECKING:
    from wizard.framework import Element, Framework

_OTHER_ACTIONS = "Nhiệm vụ chung"

# number, name, elements, audience, lead, partners, time, result, cost, sources, note
ActionRow = tuple[str, str, str, str, str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table under one heading."""

    heading: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The actions by dimension, numbered through; ``listed``: id, number and name of each in printed order."""

    groups: list[Group]
    listed: list[tuple[str, str, str]]
    total: str

    @property
    def count(self) -> int:
        """How many actions there are."""
        return len(self.listed)


def action_plan(framework: "Framework", answers: Answers, agencies: Agencies, budget: Budget) -> ActionPlan:
    """Return the action plan; an action stands under the dimension of its first element."""
    elements = {element.id: element for element in framework.elements}
    headings = {dimension.id: f"{dimension.id}. {dimension.name}" for dimension in framework.dimensions}
    by_dimension: dict[str, list[TableRow]] = {dimension: [] for dimension in (*headings, "")}
    for row in answers.rows("actions"):
        first = next((elements[each] for each in row.get("elements") or () if each in elements), None)
        by_dimension[first.dimension if first else ""].append(row)
    groups: list[Group] = []
    listed: list[tuple[str, str, str]] = []
    for dimension, rows in by_dimension.items():
        texts: list[ActionRow] = []
        for row in rows:
            texts.append(_action(str(len(listed) + 1), row, elements, agencies, budget))
            listed.append((row.id, texts[-1][0], texts[-1][1]))
        if texts:
            groups.append(Group(headings.get(dimension, _OTHER_ACTIONS), texts))
    return ActionPlan(groups, listed, budget.action_total([action for action, _, _ in listed]))


def _action(
    number: str, row: TableRow, elements: "dict[str, Element]", agencies: Agencies, budget: Budget
) -> ActionRow:
    codes = [each for each in row.get("elements") or () if each in elements]
    costs = budget.by_action.get(row.id)
    return (
        number,
        bare(capital(row.text("name"))),
        semicolons(codes) or row.text("elements"),
        bare(capital(row.text("audience"))),
        agencies.short(row.get("lead"), row.text("lead")),
        semicolons(agencies.shorts(row.get("partners") or ())),
        period_text(row.text("start"), row.text("end")),
        bare(capital(row.text("result"))),
        figures(costs.total) if costs else "",
        semicolons(costs.sources) if costs else "",
        bare(capital(row.text("note"))),
    )


def indicator_groups(answers: Answers, agencies: Agencies) -> list[Group]:
    """Return the indicators by level: name, unit, baseline, target, source, collector."""
    levels: dict[str, list[tuple[str, ...]]] = {}
    for choice in next(column.choices for column in answers.field("indicators").columns if column.id == "level"):
        levels[choice.label] = []
    for row in answers.rows("indicators"):
        levels.setdefault(row.choice("level"), []).append(
            (
                bare(capital(row.text("name"))),
                row.text("unit"),
                _with_year(row.text("baseline"), row.text("baseline_year")),
                _with_year(row.text("target"), row.text("target_year")),
                bare(capital(row.text("source"))),
                agencies.short(row.get("collector"), row.text("collector")),
            )
        )
    return [Group(label, rows) for label, rows in levels.items() if rows]


def _with_year(value: str, year: str) -> str:
    return filled_in("{} ({})", value, year) if value and year else value


def indicator_sentences(answers: Answers) -> list[str]:
    """Return an entry for each indicator: «… đạt 500 nghìn lượt vào năm 2030 (năm 2025 là 182 nghìn lượt)»."""
    sentences: list[str] = []
    for row in answers.rows("indicators"):
        baseline, target, unit = row.get("baseline"), row.get("target"), row.text("unit")
        verb = "đạt"
        if baseline is not None and target is not None and target <= baseline:
            verb = "giảm còn" if target < baseline else "giữ ở mức"
        aim = _measured(row.text("target"), unit)
        entry = filled_in("{} {} {} vào năm {}", bare(capital(row.text("name"))), verb, aim, row.text("target_year"))
        if baseline is not None:
            since = filled_in("năm {}", row.text("baseline_year")) if row.get("baseline_year") else "mức hiện nay"
            entry = filled_in("{} ({} là {})", entry, since, _measured(as_text(baseline), unit))
        sentences.append(entry)
    return sentences


def evidence_sentences(answers: Answers, element: str) -> list[str]:
    """Return the evidence for an element: «Số khách quốc tế: 182 nghìn lượt (năm 2025) – nguồn: Thống kê tỉnh»."""
    found = [
        filled_in(
            "{}: {} (năm {}) – nguồn: {}",
            bare(capital(row.text("figure"))),
            _measured(row.text("value"), row.text("unit")),
            row.text("year"),
            bare(row.text("source")),
        )
        for row in answers.rows("evidence", element)
    ]
    lack = answers.no_rows("evidence", element)
    return found or ([lack] if lack else [])


def outside_evidence(answers: Answers) -> list[str]:
    """Return what shows how the world sees the province: «… – nguồn: …, năm 2025»."""
    found = []
    for row in answers.rows("outside_evidence"):
        source = bare(row.text("source"))
        if row.get("year") and str(row.get("year")) not in source:
            source = filled_in("{}, năm {}", source, row.text("year"))
        found.append(filled_in("{} – nguồn: {}", bare(capital(row.text("finding"))), source))
    return found


def year_themes(answers: Answers) -> list[str]:
    """Return «Năm 2028: “Quế và chè Lâm Hải ra thế giới”» for each year with a theme."""
    return [filled_in("Năm {}: {}", row.text("year"), quoted(row.text("theme"))) for row in answers.rows("year_themes")]


def milestones(answers: Answers, agencies: Agencies) -> list[str]:
    """Return «Tháng 12/2027: công bố bộ nhận diện (Sở … chủ trì)» for each milestone."""
    found = []
    for row in answers.rows("milestones"):
        month = row.text("date")
        entry = filled_in("{}: {}", period_text(month, month), bare(row.text("content")))
        lead = row.get("lead")
        found.append(filled_in("{} ({} chủ trì)", entry, agencies.name(lead)) if lead else entry)
    return found


def orientations(answers: Answers) -> dict[str, list[TableRow]]:
    """Return the rows on tasks by dimension; those without one under ""."""
    by_dimension: dict[str, list[TableRow]] = {}
    for row in answers.rows("dimension_tasks"):
        by_dimension.setdefault(row.get("dimension") or "", []).append(row)
    return by_dimension


def _measured(value: str, unit: str) -> str:
    """«12,5%», «182 nghìn lượt»; a unit that is a sign stands close to the number."""
    return value + "%" if unit == "%" else spaced([value, unit])
