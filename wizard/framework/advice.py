"""The checks of what a plan says, as declared in `checks.yaml`: typed, immutable objects.

The conventions of `wizard.framework.model` hold here too. What a check does is written in `wizard.plan.checks`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from wizard.framework.model import Condition


class CheckGroup(NamedTuple):
    """One group of checks; `number` orders the groups, `name` is its heading for users."""

    id: str
    number: int
    name: str
    source: str
    status: str


class Check(NamedTuple):
    """One thing that can be found in a plan.

    `severity`: block (a final version needs it mended or confirmed), warning, hint, or off. `sentence` says what was
    found, with names in braces for what only the plan knows; `reason` says why it matters; `clause` where that is laid
    down, `link` the field to go to when nothing more exact is known.

    `how` it is found: "function" (a function of the program under the check's id), "filled" (each of `fields` must be
    answered), "mentioned" (one of `words` must stand in one of `fields`, or one of `values` be chosen somewhere, or one
    of the fields `enough` be filled; only asked once one of the fields, or else `link`, has an answer), "avoided"
    (none of `words` may stand there), "cited" (one of the legal bases `bases` must be cited). `when` limits it further.
    `fields` are fields or columns («actions», «actions.name»; none: all), `skip` those left out. `unless` are words
    that excuse a finding when they stand in the same sentence, `unless_before` and `unless_after` only when they stand
    before or after it; `acts` are verbs just after a name: who acts today is excused by words for an earlier time
    only. `limit` is a threshold.
    """

    id: str
    group: str
    severity: str
    sentence: str
    reason: str
    how: str
    source: str
    status: str
    clause: str = ""
    link: str = ""
    when: Condition | None = None
    fields: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    enough: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    limit: Decimal | None = None
