"""Runs the checks; after an edit only those that depend on it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from typing import TYPE_CHECKING

from wizard.plan.checks import actions, budget, citations, data, declared, elements, objectives, wholes  # noqa: F401
from wizard.plan.checks.findings import SEVERITIES, Finding, Findings, finding_of
from wizard.plan.checks.reading import ALL_TEXTS, FUNCTIONS, Reading
from wizard.plan.checks.scanning import Scanner, Summary, UnitScan, scanner_for
from wizard.plan.model import Place, Plan, Value, default_of
from wizard.plan.tree import PlanTree, build_tree

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.plan.language.dictionary import Known


class State:
    """What a run leaves for the next one: the answers it saw, and the results with what they depend on."""

    __slots__ = ("results", "scanner", "scans", "silent", "summary", "values")

    def __init__(self, scanner: Scanner, values: dict[str, Value | None]) -> None:
        self.scanner = scanner
        self.values = values
        self.scans: dict[str, UnitScan] = {}
        self.results: dict[str, tuple[frozenset[str], tuple[Finding, ...]]] = {}
        self.silent: set[str] = set()
        self.summary: Summary | None = None


def run_checks(
    framework: Framework,
    plan: Plan,
    tree: PlanTree | None = None,
    previous: Findings | None = None,
    changed: Collection[Place] | None = None,
    dictionary: Known | None = None,
) -> Findings:
    """The findings of a plan as it is now.

    `tree` is the plan's tree (built when not given). With the findings of an earlier state as `previous` only what
    depends on answers that are different now is computed again; `changed` names places to look at anew in any case.
    `dictionary` knows words of Vietnamese; without it spelling is judged by the form of syllables.
    """
    steps = run_in_steps(framework, plan, tree, previous, changed, dictionary)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            findings: Findings = done.value
            return findings


def run_in_steps(
    framework: Framework,
    plan: Plan,
    tree: PlanTree | None = None,
    previous: Findings | None = None,
    changed: Collection[Place] | None = None,
    dictionary: Known | None = None,
) -> Generator[None, None, Findings]:
    """The same as `run_checks` in many short steps, for whoever has other things to do in between.

    The findings are what the generator returns. The plan must not change meanwhile: after a change, begin anew.
    """
    for collection in ("checks", "old_units", "legal_bases", "agencies", "provinces"):
        getattr(framework, collection)  # read from disk when first asked for
        yield
    if tree is None:
        tree = build_tree(framework, plan)
    before = previous.state if previous is not None else None
    values: dict[str, Value | None] = {}
    for node in tree.fields():
        if node.visible and node.place is not None and node.question is not None:
            stored = plan.stored(node.place)
            values[node.id] = default_of(node.question) if stored is None else stored  # type: ignore[assignment]
    scanner = scanner_for(framework, values, dictionary)
    yield
    if before is not None and before.scanner is not scanner:
        before = None  # another framework, province or dictionary: everything may be different
    state = State(scanner, values)
    dirty = _dirty(values, before, changed)
    yield from _scan(state, before, tree, dirty)
    summary = state.summary = Summary(state.scans.values())
    if before is None or before.summary is None or not summary.says_the_same(before.summary):
        dirty |= {ALL_TEXTS}
    reading = Reading(framework, plan, values, summary)
    for check in framework.checks:
        if check.severity != "off":
            _run(check, reading, state, before, dirty)
            yield
    order = {address: number for number, address in enumerate(values)}
    found = sorted(_marked(state, plan), key=lambda finding: _rank(finding, order))
    groups = {group.number: group.name for group in framework.check_groups}
    return Findings(found, groups, state, plan.set_aside)


def _dirty(values: dict[str, Value | None], before: State | None, changed: Collection[Place] | None) -> frozenset[str]:
    """Addresses whose visible answer is not what it was. Operations put new lists, so the same one is the same."""
    if before is None:
        return frozenset(values)
    old = before.values
    gone = old.keys() - values.keys()
    new = {
        address
        for address, value in values.items()
        if address not in old or (value is not old[address] and value != old[address])
    }
    return frozenset(gone | new | {str(place.whole) for place in changed or ()})


def _scan(state: State, before: State | None, tree: PlanTree, dirty: frozenset[str]) -> Iterator[None]:
    """The findings in the texts of each field; fields as before keep theirs."""
    for node in tree.fields():
        if node.id not in state.values:
            continue
        old = before.scans.get(node.id) if before is not None else None
        if old is not None and node.id not in dirty:
            state.scans[node.id] = old
        elif node.question is not None and node.place is not None:
            state.scans[node.id] = state.scanner.scan(node.question, node.place, state.values[node.id], old)
            yield


def _run(check: Check, reading: Reading, state: State, before: State | None, dirty: frozenset[str]) -> None:
    function = FUNCTIONS.get(check.id if check.how == "function" else check.how)
    if function is None:  # its findings come from the scan of texts
        if not reading.holds(check.when):
            state.silent.add(check.id)
        return
    old = before.results.get(check.id) if before is not None else None
    if old is not None and old[0].isdisjoint(dirty):
        state.results[check.id] = old
        return
    reading.read = set()
    group = state.scanner.group_numbers.get(check.group, 0)
    hits = function(reading, check) if reading.holds(check.when) else ()
    found = tuple(finding_of(check, group, hit) for hit in hits)
    state.results[check.id] = (frozenset(reading.read), found)


def _marked(state: State, plan: Plan) -> Iterator[Finding]:
    """All findings, each key once, with the reasons for which they were set aside."""
    seen: set[str] = set()
    aside = plan.set_aside
    for found in (*(scan.found for scan in state.scans.values()), *(found for _, found in state.results.values())):
        for finding in found:
            if finding.key not in seen and finding.id not in state.silent:
                seen.add(finding.key)
                yield finding._replace(set_aside=aside[finding.key]) if finding.key in aside else finding


_GRAVITY = {severity: number for number, severity in enumerate(SEVERITIES)}


def _rank(finding: Finding, order: dict[str, int]) -> tuple[int, int, str, int]:
    return _GRAVITY[finding.severity], finding.group, finding.id, order.get(str(finding.place.whole), -1)
