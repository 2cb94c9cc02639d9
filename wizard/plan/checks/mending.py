"""Carries out what a finding suggests, as an operation that can be undone; only ever when the user says so."""

from __future__ import annotations

from wizard.plan.checks.findings import Finding
from wizard.plan.language.tones import style_of, unify
from wizard.plan.model import Plan
from wizard.plan.operations import Batch, SetAnswer

_TONES = "C19.tone-style"


def mending(plan: Plan, finding: Finding) -> SetAnswer | Batch | None:
    """The step that puts `better` in the place of `found`; None when the finding suggests nothing or the text is gone.

    None too where only capitals would change and the same letters stand elsewhere, where they may be right («điều 5»,
    «điều kiện»). For the two styles of tone marks the whole plan is written in the one that most of its words have.
    """
    if not finding.better:
        return None
    if finding.id == _TONES:
        style = style_of(finding.better)
        return unify(plan, style) if style is not None else None
    value = plan.stored(finding.place)
    if _is_elsewhere(finding, value):
        return None
    if isinstance(value, str):
        new = value.replace(finding.found, finding.better)
        return SetAnswer(finding.place, new) if new != value else None
    if isinstance(value, list):
        items = [item.replace(finding.found, finding.better) if isinstance(item, str) else item for item in value]
        return SetAnswer(finding.place, items) if items != value else None  # type: ignore[arg-type]
    return None


def _is_elsewhere(finding: Finding, value: object) -> bool:
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    places = sum(text.count(finding.found) for text in texts if isinstance(text, str))
    return places > 1 and finding.found.casefold() == finding.better.casefold()
