"""The self-assessment by the elements of the communication framework, in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.document.answers import Answers
from wizard.document.names import Agencies, ProvinceNames
from wizard.document.tables import evidence_sentences
from wizard.document.wording import bare, capital, commas, semicolons

if TYPE_CHECKING:
    from wizard.framework import Element, Framework

# how a sentence speaks of the elements with one rating
_RATED = {
    "strong": "thế mạnh ở {}",
    "medium": "mức trung bình ở {}",
    "weak": "còn yếu ở {}",
    "no_data": "chưa có dữ liệu về {}",
}
_COUNTED = {
    "strong": "{} yếu tố là thế mạnh",
    "medium": "{} yếu tố ở mức trung bình",
    "weak": "{} yếu tố còn yếu",
    "no_data": "{} yếu tố chưa có dữ liệu",
}


@dataclass(frozen=True, slots=True)
class AssessedElement:
    """One element with what the plan says about it; texts are ready to print, ids are resolved to names."""

    id: str
    number: int
    name: str
    rating: str
    rating_label: str
    priority: bool
    priority_label: str
    reason: str
    evidence: list[str]
    world_interest: list[str]
    story: list[str]
    audiences: list[str]
    markets: list[str]
    message_vi: str
    message_foreign: str
    message_language: str
    channels: list[str]
    lead: str
    lead_short: str
    indicators: list[str]


@dataclass(frozen=True, slots=True)
class AssessedDimension:
    """One dimension with its elements; ``summary`` is one sentence on strengths and weaknesses."""

    id: str
    name: str
    elements: list[AssessedElement]

    @property
    def priorities(self) -> list[AssessedElement]:
        """The elements the plan gives priority to."""
        return [element for element in self.elements if element.priority]

    @property
    def summary(self) -> str:
        """«thế mạnh ở yếu tố “…”; mức trung bình ở các yếu tố “…”, “…”», "" where nothing is rated yet."""
        parts = []
        for rating, wording in _RATED.items():
            names = [element.name for element in self.elements if element.rating == rating]
            if names:
                parts.append(wording.format(("yếu tố " if len(names) == 1 else "các yếu tố ") + quoted_names(names)))
        return semicolons(parts)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assessed dimensions of the whole framework."""

    dimensions: list[AssessedDimension]

    @property
    def elements(self) -> list[AssessedElement]:
        """All elements in the order of the framework."""
        return [element for dimension in self.dimensions for element in dimension.elements]

    @property
    def priorities(self) -> list[AssessedElement]:
        """The elements the plan gives priority to."""
        return [element for element in self.elements if element.priority]

    @property
    def priority_names(self) -> str:
        """«“Vẻ đẹp thiên nhiên”, “Ẩm thực”»."""
        return quoted_names([element.name for element in self.priorities])

    @property
    def summaries(self) -> list[str]:
        """«Hệ giá trị: thế mạnh ở yếu tố “…”; còn yếu ở yếu tố “…”» for each dimension with ratings."""
        return [f"{dimension.name}: {summary}" for dimension in self.dimensions if (summary := dimension.summary)]

    @property
    def counts(self) -> str:
        """«05 yếu tố là thế mạnh, 09 yếu tố ở mức trung bình, …», "" where nothing is rated yet."""
        ratings = [element.rating for element in self.elements]
        return commas([text.format(f"{ratings.count(key):02}") for key, text in _COUNTED.items() if key in ratings])


def quoted_names(names: list[str]) -> str:
    """Return names of elements for a sentence: they hold commas themselves, so each stands in quotation marks."""
    return commas([f"“{name}”" for name in names])


def assess(framework: "Framework", answers: Answers, agencies: Agencies, province: ProvinceNames) -> Assessment:
    """Return the self-assessment of a plan."""
    names = _Names(
        channels={channel.id: province.localised(channel.name) for channel in framework.channels},
        audiences={audience.id: audience.name for audience in framework.audiences},
        indicators={row.id: bare(capital(row.text("name"))) for row in answers.rows("indicators")},
    )
    of_dimension: dict[str, list[AssessedElement]] = {dimension.id: [] for dimension in framework.dimensions}
    for element in framework.elements:
        of_dimension[element.dimension].append(_assessed(element, answers, agencies, names))
    return Assessment(
        [
            AssessedDimension(dimension.id, dimension.name, of_dimension[dimension.id])
            for dimension in framework.dimensions
        ]
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """Names by id of what an element refers to."""

    channels: dict[str, str]
    audiences: dict[str, str]
    indicators: dict[str, str]


def _assessed(element: "Element", answers: Answers, agencies: Agencies, names: _Names) -> AssessedElement:
    priority = answers.get("priority", element.id)
    lead = answers.get("lead_agency", element.id)

    def text(field: str) -> str:
        return answers.text(field, element.id)

    def named(field: str, known: dict[str, str]) -> list[str]:
        return [known.get(entry, entry) for entry in answers.entries(field, element.id)]

    return AssessedElement(
        id=element.id,
        number=element.number,
        name=element.name,
        rating=answers.get("rating", element.id) or "",
        rating_label=answers.choice("rating", element.id),
        priority=priority is True,
        priority_label="Có" if priority else "Không" if priority is False else text("priority"),
        reason=bare(capital(text("reason"))),
        evidence=evidence_sentences(answers, element.id),
        world_interest=answers.paragraphs("world_interest", element.id),
        story=answers.paragraphs("story", element.id),
        audiences=named("audiences", names.audiences),
        markets=[bare(entry) for entry in answers.entries("markets", element.id)],
        message_vi=text("message_vi"),
        message_foreign=text("message_foreign"),
        message_language=text("message_language"),
        channels=named("channels", names.channels),
        lead=agencies.name(lead, text("lead_agency")),
        lead_short=agencies.short(lead, text("lead_agency")),
        indicators=named("indicators", names.indicators),
    )
