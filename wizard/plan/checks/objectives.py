"""Groups 4, 5 and 11: objectives that can be measured, audiences that can be reached, somebody who counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, cell_place, finds, is_hollow, listed, numbered
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check

_MEASURES = {
    "target": "con số cần đạt",
    "unit": "đơn vị tính",
    "baseline": "mức gốc",
    "baseline_year": "năm gốc",
    "target_year": "năm đạt",
    "source": "nguồn số liệu",
}
_AUDIENCE = {"markets": "thị trường", "language": "ngôn ngữ"}


@finds("C04.not-measurable")
def not_measurable(plan: Reading, check: Check) -> Iterator[Hit]:
    """Indicators without figure, unit, baseline, year or source."""
    for row_id, row, name in numbered(plan.rows("indicators")):
        lacks = [words for column, words in _MEASURES.items() if is_hollow(row.get(column))]
        if lacks:
            values = {"name": name, "lacks": listed(lacks)}
            yield Hit(cell_place("indicators", row_id), "", values, context=values["lacks"])


@finds("C04.no-figures")
def no_figures(plan: Reading, check: Check) -> Iterator[Hit]:
    """An objective in words, and not one indicator with a figure."""
    rows = plan.rows("indicators")
    if plan.filled("general_objective") and rows and all(is_hollow(row.get("target")) for row in rows):
        yield Hit(Place("indicators"))


@finds("C04.years")
def years(plan: Reading, check: Check) -> Iterator[Hit]:
    """Indicators that are to be reached before, or in, the year they are measured from."""
    for row_id, row, name in numbered(plan.rows("indicators")):
        start, end = row.get("baseline_year"), row.get("target_year")
        if isinstance(start, int) and isinstance(end, int) and start >= end:
            values = {"name": name, "start": str(start), "end": str(end)}
            yield Hit(cell_place("indicators", row_id, "target_year"), "", values, context=f"{start} {end}")


@finds("C05.audience-incomplete")
def audience_incomplete(plan: Reading, check: Check) -> Iterator[Hit]:
    """Groups of people without a market or a language."""
    names = {audience.id: audience.name for audience in plan.framework.audiences}
    for number, row in enumerate(plan.rows("audience_groups"), 1):
        lacks = [words for column, words in _AUDIENCE.items() if is_hollow(row.get(column))]
        if lacks:
            name = names.get(str(row.get("audience")), f"dòng {number}")
            values = {"name": name, "lacks": listed(lacks)}
            yield Hit(cell_place("audience_groups", str(row["id"])), "", values, context=values["lacks"])


def _messages(plan: Reading) -> Iterator[tuple[str, Place, str, str]]:
    """Each message: what to call it, where its translation belongs, both texts."""
    yield (
        "Thông điệp chủ đạo",
        Place("main_message_foreign"),
        plan.text("main_message_vi"),
        plan.text("main_message_foreign"),
    )
    names = {dimension.id: dimension.name for dimension in plan.framework.dimensions}
    for row in plan.rows("dimension_messages"):
        name = names.get(str(row.get("dimension")), "")
        place = cell_place("dimension_messages", str(row["id"]), "message_foreign")
        yield f"Thông điệp nhóm “{name}”", place, str(row.get("message_vi", "")), str(row.get("message_foreign", ""))
    for element in plan.priorities():
        name = plan.framework.element(element).name
        place = Place("message_foreign", element)
        texts = plan.text("message_vi", element), plan.text("message_foreign", element)
        yield f"Thông điệp của yếu tố “{name}”", place, *texts


@finds("C05.no-translation")
def no_translation(plan: Reading, check: Check) -> Iterator[Hit]:
    """Messages in Vietnamese only."""
    for name, place, vietnamese, foreign in _messages(plan):
        if vietnamese.strip() and is_hollow(foreign):
            yield Hit(place, "", {"name": name})


@finds("C05.same-message")
def same_message(plan: Reading, check: Check) -> Iterator[Hit]:
    """The Vietnamese text put into the field for the foreign one."""
    for name, place, vietnamese, foreign in _messages(plan):
        if foreign.strip() and " ".join(foreign.split()).casefold() == " ".join(vietnamese.split()).casefold():
            yield Hit(place, "", {"name": name[0].lower() + name[1:]})


@finds("C11.no-collector")
def no_collector(plan: Reading, check: Check) -> Iterator[Hit]:
    """Indicators that nobody has to count."""
    for row_id, row, name in numbered(plan.rows("indicators")):
        if is_hollow(row.get("collector")):
            yield Hit(cell_place("indicators", row_id, "collector"), "", {"name": name})


@finds("C11.only-output")
def only_output(plan: Reading, check: Check) -> Iterator[Hit]:
    """Indicators none of which is of the levels named in `values`."""
    levels = [row.get("level") for row in plan.rows("indicators")]
    if levels and not any(level in check.values for level in levels):
        yield Hit(Place("indicators"))
