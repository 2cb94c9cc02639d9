"""Findings as values, and all findings of one state of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.checks.keys import key_of
from wizard.plan.model import Place

if TYPE_CHECKING:
    from wizard.framework import Check
    from wizard.plan.checks.running import State

BLOCK, WARNING, HINT = "block", "warning", "hint"
SEVERITIES: Mapping[str, str] = {BLOCK: "chặn", WARNING: "cảnh báo", HINT: "gợi ý"}
"""The severities, the gravest first, with their words for users."""

_GAP = re.compile(r"\{(\w+)\}")


class Hit(NamedTuple):
    """What a check has seen: where, the words it is about (they tell findings at one place apart), what fills its
    sentence and reason, and for a suggestion the text that may stand instead of `found`.

    `context`: what else must be the same for it to be the same finding: the sentence around, the sum. `start`: where in
    the text `found` stands, -1 where that is not known.
    """

    place: Place
    found: str = ""
    values: Mapping[str, str] = {}
    better: str = ""
    context: str = ""
    start: int = -1


class Finding(NamedTuple):
    """One finding.

    `id` is that of the check, `key` tells it from all others and stays the same while the plan changes around it;
    `group` is the number of its group. `set_aside`: the user's reason why it does not count, None while it does.
    `clause`: where the rule is laid down, "" for none. `found`: the words in the text that it is about; `better`: what
    may stand there instead, "" where only the user can know. `start`: where in the text `found` stands, -1 where that
    is not known.
    """

    id: str
    key: str
    severity: str
    sentence: str
    reason: str
    place: Place
    group: int
    set_aside: str | None = None
    clause: str = ""
    found: str = ""
    better: str = ""
    start: int = -1


class Findings:
    """All findings of one state of a plan: the gravest first, then by group, then in the order of the wizard.

    `groups`: the headings of the groups by number. `left_over`: reasons by key for findings that are there no more.
    Hand it to the next `run_checks` as `previous`.
    """

    __slots__ = ("all", "groups", "left_over", "state")

    def __init__(
        self, found: Iterable[Finding], groups: Mapping[int, str], state: State, reasons: Mapping[str, str]
    ) -> None:
        self.all = tuple(found)
        self.groups = groups
        self.state = state
        known = {finding.key for finding in self.all} if reasons else set()
        self.left_over = {key: reason for key, reason in reasons.items() if key not in known}

    @property
    def open(self) -> tuple[Finding, ...]:
        """What has not been set aside."""
        return tuple(finding for finding in self.all if finding.set_aside is None)

    @property
    def aside(self) -> tuple[Finding, ...]:
        """What has been set aside with a reason."""
        return tuple(finding for finding in self.all if finding.set_aside is not None)

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """What stands in the way of a final version."""
        return tuple(finding for finding in self.open if finding.severity == BLOCK)

    def by_group(self) -> dict[int, list[Finding]]:
        """The open findings by number of their group, in the order of the groups."""
        grouped: dict[int, list[Finding]] = {}
        for finding in sorted(self.open, key=lambda finding: finding.group):
            grouped.setdefault(finding.group, []).append(finding)
        return grouped

    def at(self, place: Place) -> tuple[Finding, ...]:
        """The open findings at a field (with its rows and cells), a row (with its cells) or a cell."""
        return tuple(finding for finding in self.open if _within(finding.place, place))

    def says_missing(self, place: Place) -> bool:
        """Whether an open finding that blocks says of exactly this place that it is empty: no need to say it twice."""
        return any(finding.place == place and not finding.found for finding in self.blocks)


def _within(place: Place, whole: Place) -> bool:
    if (place.field, place.element) != (whole.field, whole.element):
        return False
    return whole.row is None or (place.row == whole.row and whole.column in (None, place.column))


def finding_of(check: Check, group: int, hit: Hit) -> Finding:
    """The finding that a hit of a check is; it is not set aside yet."""
    limit = "" if check.limit is None else f"{check.limit:f}"
    values = {"found": hit.found, "better": hit.better, "limit": limit, **hit.values}
    return Finding(
        check.id,
        key_of(check.id, hit.place, hit.found, hit.context),
        check.severity,
        _filled(check.sentence, values),
        _filled(check.reason, values),
        hit.place,
        group,
        None,
        check.clause,
        hit.found,
        hit.better,
        hit.start,
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: values.get(gap[1], gap[0]), template)
