"""What only the plan as a whole can tell: recipients, the parts of a merged province, one style of tone marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.reading import Reading, finds
from wizard.plan.checks.scanning import PART
from wizard.plan.language.tones import Style, in_style, style_of
from wizard.plan.model import OTHER_PROVINCE, Place

if TYPE_CHECKING:
    from wizard.framework import Check

_RECIPIENTS = {
    "submission": "submission_recipients",
    "decision": "decision_recipients",
    "official_letter": "letter_recipients",
}


@finds("C02.recipients")
def recipients(plan: Reading, check: Check) -> Iterator[Hit]:
    """Documents for which neither the plan nor the framework names a recipient."""
    for document in plan.framework.dossier:
        field = _RECIPIENTS.get(document.id)
        if field is not None and not document.recipients and not plan.filled(field):
            yield Hit(Place(field), document.title, {"document": document.title})


@finds("C14.part-missing")
def part_missing(plan: Reading, check: Check) -> Iterator[Hit]:
    """Parts of a merged province of which no text speaks. The one that keeps the name needs a row of its own.

    Nothing is said before the situation is described at all.
    """
    name, parts = _merged(plan)
    rows = in_style(" ".join(str(row.get("old_unit", "")) for row in plan.rows("merged_images")), "first")
    if not rows and not plan.filled("overview"):
        return
    for part in parts:
        mentioned = f"{PART}:{part}" in plan.summary.mentions if part != name else not rows
        if in_style(part, "first") not in rows and not mentioned:
            yield Hit(Place("merged_images"), part)


def _merged(plan: Reading) -> tuple[str, list[str]]:
    province = plan.text("province")
    if province == OTHER_PROVINCE:
        parts = plan.value("merged_from")
        return plan.text("province_name"), [str(part) for part in parts] if isinstance(parts, list) else []
    try:
        known = plan.framework.province(province)
    except KeyError:
        return "", []
    return known.name, list(known.merged_from)


@finds("C19.tone-style")
def tone_style(plan: Reading, check: Check) -> Iterator[Hit]:
    """Both styles of tone marks in one plan: the place of the rarer one, and the style that most words have."""
    counts: dict[Style, int] = {"first": 0, "second": 0}
    for word, count in plan.summary.styled.items():
        style = style_of(word)
        if style is not None:
            counts[style] += count
    if not all(counts.values()):
        return
    rare: Style = "first" if counts["first"] < counts["second"] else "second"
    usual: Style = "second" if rare == "first" else "first"
    word = next(word for word in plan.summary.first_places if style_of(word) == rare)
    values = {"fewer": str(counts[rare]), "more": str(counts[usual])}
    yield Hit(plan.summary.first_places[word], word, values, in_style(word, usual))
