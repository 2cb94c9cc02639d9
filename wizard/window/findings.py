"""What is missing or doubtful in a plan, gathered from every source for the review page.

A source is a function from the session to findings; more of them (checks of the content) join SOURCES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from wizard.plan.model import Place
from wizard.window.session import Session


class Severity(Enum):
    """How grave a finding is; the value is the heading for users, the gravest first."""

    BLOCK = "Phải bổ sung trước khi xuất bản chính thức"
    WARNING = "Cần xem lại"
    HINT = "Việc cần làm đã đánh dấu"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `sentence` names it, `reason` says why, `place` is where to mend it; `page` is a key of the tree."""

    severity: Severity
    sentence: str
    reason: str
    place: Place
    page: str = ""


def findings(session: Session) -> list[Finding]:
    """All findings by severity, then in the order of the wizard."""
    order = {page.id: number for number, page in enumerate(session.tree.pages)}
    found = [_on_page(session, finding) for source in SOURCES for finding in source(session)]
    grave = list(Severity)
    return sorted(found, key=lambda finding: (grave.index(finding.severity), order.get(finding.page, len(order))))


def _on_page(session: Session, finding: Finding) -> Finding:
    if finding.page:
        return finding
    try:
        page = session.tree.page_of(finding.place).id
    except KeyError:
        page = ""
    return Finding(finding.severity, finding.sentence, finding.reason, finding.place, page)


def _missing(session: Session) -> Iterable[Finding]:
    for one in session.tree.missing():
        yield Finding(Severity.BLOCK, one.label, one.reason, one.place, one.page)


def _problems(session: Session) -> Iterable[Finding]:
    for one in session.tree.problems():
        yield Finding(Severity.WARNING, one.label, one.message, one.place)


def _marks(session: Session) -> Iterable[Finding]:
    for address, note in session.plan.marks.items():
        place = Place.parse(address)
        try:
            name = session.question(place).label
            if place.element:
                name = f"{session.framework.element(place.element).name}: {name}"
        except KeyError:
            continue  # the framework in force does not have this field
        node = session.node(place)
        if node is not None and node.visible:
            yield Finding(Severity.HINT, name, note or "Đã đánh dấu, không có ghi chú.", place)


SOURCES: list[Callable[[Session], Iterable[Finding]]] = [_missing, _problems, _marks]
