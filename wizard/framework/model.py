"""The communication framework and the steps of the wizard as typed, immutable objects.

Texts are plain Vietnamese (NFC); paragraphs are separated by a blank line. An optional text that is not given is "".
Every entry carries `source` (where its content comes from) and `status`: "confirmed", "inferred", "general" (general
knowledge) or "proposal" (ours).

Named tuples instead of frozen dataclasses, which take ten times as long to define: with some forty classes that would
be a quarter of the start of the program. For the same reason their annotations are not postponed: each postponed one
is compiled when its class is made. Tell conditions apart by class, not by `==`.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple, TypeAlias


class Origin(NamedTuple):
    """Where an entry stands: `file` as shown to users, `line` from 1, `overlay` when an office's folder gave it."""

    file: str
    line: int
    overlay: bool


class Header(NamedTuple):
    """Identity of the framework: `version` is its edition, `label` the caution shown wherever it is named."""

    id: str
    version: str
    name: str
    label: str
    as_of: str
    source: str
    status: str


class Group(NamedTuple):
    """One of the two groups of elements."""

    id: str
    name: str
    futurebrand: str
    source: str
    status: str


class Dimension(NamedTuple):
    """One of the six dimensions; `rankings` names the parts of international rankings that match it."""

    id: str
    group: str
    name: str
    futurebrand: str
    source: str
    status: str
    about: str = ""
    rankings: tuple[str, ...] = ()


class EvidenceHint(NamedTuple):
    """A figure that proves an element, and where to get it (agency, publication)."""

    figure: str
    where: str


class IndicatorHint(NamedTuple):
    """A suggestion for the table of indicators; `source` is the source of its figures."""

    name: str
    unit: str
    source: str


class Guide(NamedTuple):
    """The help for officers with the element of the same id.

    `meaning` is what the element means for a province, `world_interest` what foreigners look for, `questions` what the
    officer asks himself, `example` a good text as it would stand in the plan, `mistake` a typical mistake and how to
    mend it.
    """

    id: str
    meaning: str
    world_interest: str
    questions: tuple[str, ...]
    evidence: tuple[EvidenceHint, ...]
    example: str
    mistake: str
    indicators: tuple[IndicatorHint, ...]
    source: str
    status: str


def _no_guide(element_id: str) -> Guide:
    raise KeyError(element_id)


class Element(NamedTuple):
    """One of the 22 elements. Its long help texts are read from disk when one of them is first asked for.

    `number` runs through all elements; `grey_hint` is shown in grey beside the name; `agencies` are suggested leads;
    `guide_of` finds the guide, in the framework that the element belongs to.
    """

    id: str
    number: int
    dimension: str
    name: str
    futurebrand: str
    agencies: tuple[str, ...]
    source: str
    status: str
    grey_hint: str = ""
    guide_of: Callable[[str], Guide] = _no_guide

    @property
    def guide(self) -> Guide:
        """The help for officers; raises FrameworkErrors when the guides have mistakes."""
        return self.guide_of(self.id)

    @property
    def meaning(self) -> str:
        """What it means for a province."""
        return self.guide.meaning

    @property
    def world_interest(self) -> str:
        """What foreigners look for."""
        return self.guide.world_interest

    @property
    def questions(self) -> tuple[str, ...]:
        """What the officer asks himself."""
        return self.guide.questions

    @property
    def evidence(self) -> tuple[EvidenceHint, ...]:
        """Figures that prove it."""
        return self.guide.evidence

    @property
    def example(self) -> str:
        """A good text."""
        return self.guide.example

    @property
    def mistake(self) -> str:
        """A typical mistake."""
        return self.guide.mistake

    @property
    def indicators(self) -> tuple[IndicatorHint, ...]:
        """Suggestions for the table of indicators."""
        return self.guide.indicators


class FieldIs(NamedTuple):
    """True when the answer of `field` is one of `values` (yes/no answers are "true" and "false")."""

    field: str
    values: tuple[str, ...]


class FieldFilled(NamedTuple):
    """True when `field` has an answer (`filled`) or has none (not `filled`)."""

    field: str
    filled: bool


class FactHolds(NamedTuple):
    """True when a fact about the province holds: "merged_province" or "city"."""

    fact: str


class AllOf(NamedTuple):
    """True when every part is true."""

    parts: tuple["Condition", ...]


class AnyOf(NamedTuple):
    """True when at least one part is true."""

    parts: tuple["Condition", ...]


class NotOf(NamedTuple):
    """True when `part` is not."""

    part: "Condition"


Condition: TypeAlias = FieldIs | FieldFilled | FactHolds | AllOf | AnyOf | NotOf


def fields_of(condition: Condition | None) -> tuple[str, ...]:
    """Ids of the fields that a condition looks at, in order, possibly repeated."""
    match condition:
        case FieldIs(field=field) | FieldFilled(field=field):
            return (field,)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return tuple(field for part in parts for field in fields_of(part))
        case NotOf(part=part):
            return fields_of(part)
    return ()


class Choice(NamedTuple):
    """One answer of a choice field."""

    id: str
    label: str
    help: str = ""


class Field(NamedTuple):
    """One thing to fill in.

    `type` is one of the types in `schema.FIELD_TYPES`; `target` says what a reference points to; `when` hides the field
    while it is false; `default` is the answer before the user gives one (text, or texts for a list). `min` and `max`
    bound numbers and years, the lengths count characters, the rows count table rows and list items. `printed` False:
    the answer steers the program and never stands in a document.
    """

    id: str
    type: str
    label: str
    source: str
    status: str
    help: str = ""
    example: str = ""
    mistake: str = ""
    required: bool = False
    when: Condition | None = None
    default: str | tuple[str, ...] | None = None
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple["Field", ...] = ()
    target: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    max_length: int | None = None
    min_length: int | None = None
    pattern: str = ""
    pattern_message: str = ""
    min_rows: int | None = None
    max_rows: int | None = None
    printed: bool = True

    def column(self, column_id: str) -> "Field":
        """The column of a table field; KeyError when there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    def choice(self, choice_id: str) -> Choice:
        """The choice with this id; KeyError when there is none."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


class Section(NamedTuple):
    """A part of a step under one title; `when` hides all its fields together."""

    id: str
    title: str
    fields: tuple[Field, ...]
    source: str
    status: str
    help: str = ""
    when: Condition | None = None


class Step(NamedTuple):
    """A page of the wizard; `repeat` is "elements" for the step that is answered once for each element."""

    id: str
    title: str
    sections: tuple[Section, ...]
    source: str
    status: str
    intro: str = ""
    repeat: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all sections in order."""
        return tuple(field for section in self.sections for field in section.fields)
