"""The answers of a plan as a document needs them: hidden ones are absent, required ones that are empty carry a mark.

Every text that goes into a template comes through here, so that no template has to know what is visible or required.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wizard.document.wording import missing
from wizard.plan.conditions import Visibility
from wizard.plan.model import default_of
from wizard.plan.vietnamese import format_number

if TYPE_CHECKING:
    from wizard.framework import Condition, Field, Framework, Section
    from wizard.plan.model import Plan, Row, Value


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of an answered table."""

    answers: "Answers"
    element: str
    address: str
    columns: Mapping[str, "Field"]
    cells: "Row"

    @property
    def id(self) -> str:
        """The row's id, to which other tables refer."""
        return str(self.cells["id"])

    def get(self, column: str) -> Any:
        """Return the value of a cell, None where it is empty or not asked."""
        value = self.cells.get(column)
        if value is None or value == "" or value == []:
            return None
        when = self.columns[column].when
        return value if when is None or self.answers.holds(when, self) else None

    def text(self, column: str) -> str:
        """Return a cell's text; the mark of a missing answer where a required cell is empty; else ""."""
        value = self.get(column)
        if value is not None:
            return as_text(value)
        return self.lack(column) if self._is_asked(column) else ""

    def paragraphs(self, column: str) -> list[str]:
        """Return the paragraphs of a cell."""
        return split_paragraphs(self.text(column))

    def entries(self, column: str) -> list[str]:
        """Return the entries of a cell that holds a list or several references."""
        value = self.get(column)
        if value is None:
            return [self.lack(column)] if self._is_asked(column) else []
        return [str(entry) for entry in value]

    def choice(self, column: str) -> str:
        """Return the label of the chosen value."""
        return choice_label(self.columns[column], self.get(column)) or self.text(column)

    def lack(self, column: str) -> str:
        """Return the mark of a missing answer for a cell."""
        return missing(self.columns[column].label, f"{self.address}.{column}")

    def _is_asked(self, column: str) -> bool:
        question = self.columns[column]
        return question.required and (question.when is None or self.answers.holds(question.when, self))


class Answers:
    """The visible answers of one plan."""

    def __init__(self, framework: "Framework", plan: "Plan") -> None:
        self._visibility = Visibility(framework, plan)
        self._questions: dict[bool, dict[str, tuple[Field, Section]]] = {False: {}, True: {}}
        for step in framework.steps:
            questions = self._questions[step is framework.element_step]
            for section in step.sections:
                questions |= {field.id: (field, section) for field in section.fields}
        self._answers = plan.answers
        self._assessments = plan.assessments

    def holds(self, condition: "Condition", row: TableRow) -> bool:
        """Tell whether the condition of a column holds in a row."""
        return self._visibility.holds(condition, row.element or None, row.cells, row.columns.values())

    def is_hidden(self, field: str, element: str = "") -> bool:
        """Tell whether the plan's other answers make a field superfluous."""
        question, section = self._questions[bool(element)][field]
        return self._visibility.hidden_by(question, section, element or None) is not None

    def field(self, field: str, element: str = "") -> "Field":
        """Return the definition of a field; elements have fields of their own under names that also exist outside."""
        return self._questions[bool(element)][field][0]

    def get(self, field: str, element: str = "") -> Any:
        """Return the value of a visible field, its default where nothing was answered, None without either."""
        if self.is_hidden(field, element):
            return None
        values: Mapping[str, Value] = self._assessments.get(element, {}) if element else self._answers
        value = values.get(field)
        if value is None or value == "" or value == []:
            return default_of(self.field(field, element))
        return value

    def text(self, field: str, element: str = "") -> str:
        """Return the text of a field; the mark of a missing answer where it is required and empty; else ""."""
        value = self.get(field, element)
        return self._none(field, element) if value is None else as_text(value)

    def paragraphs(self, field: str, element: str = "") -> list[str]:
        """Return the paragraphs of a long text."""
        return split_paragraphs(self.text(field, element))

    def entries(self, field: str, element: str = "") -> list[str]:
        """Return the entries of a list, or the ids of several references."""
        value = self.get(field, element)
        if value is None:
            lack = self._none(field, element)
            return [lack] if lack else []
        return [str(entry) for entry in value]

    def choice(self, field: str, element: str = "") -> str:
        """Return the label of the chosen value."""
        return choice_label(self.field(field, element), self.get(field, element)) or self.text(field, element)

    def rows(self, field: str, element: str = "") -> list[TableRow]:
        """Return the rows of a table."""
        value = self.get(field, element)
        if value is None:
            return []
        columns = {column.id: column for column in self.field(field, element).columns}
        place = _place(field, element)
        return [TableRow(self, element, f"{place}[{row['id']}]", columns, row) for row in value]

    def no_rows(self, field: str, element: str = "") -> str:
        """Return the mark for a required table without rows, else ""."""
        return "" if self.get(field, element) is not None else self._none(field, element)

    def lack(self, field: str, element: str = "") -> str:
        """Return the mark of a missing answer for a field, whether or not the framework requires it."""
        return missing(self.field(field, element).label, _place(field, element))

    def _none(self, field: str, element: str) -> str:
        asked = self.field(field, element).required and not self.is_hidden(field, element)
        return self.lack(field, element) if asked else ""


def as_text(value: object) -> str:
    """Return a value as it is printed."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Decimal):
        return format_number(value)
    return str(value)


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a long text without empty ones."""
    if "\n" not in text:
        return [text] if text else []
    return [paragraph for line in text.split("\n") if (paragraph := line.strip())]


def choice_label(field: "Field", value: object) -> str:
    """Return the label of a choice, "" where the value is none of them."""
    return next((choice.label for choice in field.choices if choice.id == value), "")


def _place(field: str, element: str) -> str:
    return f"{element}/{field}" if element else field
