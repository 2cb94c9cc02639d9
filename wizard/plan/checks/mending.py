"""Carries out what a finding suggests, as an operation that can be undone; only ever when the user says so."""

from __future__ import annotations

from wizard.plan.checks.findings import Finding
from wizard.plan.language.tones import style_of, unify
from wizard.plan.model import Plan
from wizard.plan.operations import Batch, SetAnswer

_TONES = "C19.tone-style"


def mending(plan: Plan, finding: Finding) -> SetAnswer | Batch | None:
    """The step that puts `better` in the one place of `found`; None when the finding suggests nothing or the text is
    gone. For the two styles of tone marks the whole plan is written in the one that most of its words have.
    """
    if not finding.better:
        return None
    if finding.id == _TONES:
        style = style_of(finding.better)
        return unify(plan, style) if style is not None else None
    value = plan.stored(finding.place)
    if isinstance(value, str) and _stands_in(value, finding):
        return SetAnswer(finding.place, _mended(value, finding))
    items = list(value) if isinstance(value, list) else []
    for number, item in enumerate(items):
        if isinstance(item, str) and _stands_in(item, finding):
            items[number] = _mended(item, finding)
            return SetAnswer(finding.place, items)  # type: ignore[arg-type]
    return None


def _stands_in(text: str, finding: Finding) -> bool:
    return finding.start >= 0 and text.startswith(finding.found, finding.start)


def _mended(text: str, finding: Finding) -> str:
    return text[: finding.start] + finding.better + text[finding.start + len(finding.found) :]
