"""What is missing or doubtful in a plan, gathered from every source for the pages that lead to it.

A source is a function from the session to findings; more of them join SOURCES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from wizard.plan.model import Place, place_of_key
from wizard.plan.operations import Operation, SetAside
from wizard.window.session import Session

if TYPE_CHECKING:
    from wizard.plan.checks import Finding as Checked


class Severity(Enum):
    """How grave a finding is; the value is the heading for users, the gravest first."""

    BLOCK = "Chặn bản chính thức: phải bổ sung, sửa hoặc bỏ qua có lý do"
    WARNING = "Cảnh báo"
    HINT = "Gợi ý"
    MARK = "Việc cần làm đã đánh dấu"
    ASIDE = "Đã bỏ qua, có lý do"
    LEFT_OVER = "Lý do bỏ qua không còn ứng với chỗ nào"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `sentence` names it, `reason` says why, `place` is where to mend it; `page` is a key of the tree.

    `mend` is the step that mends it, where there is only one way to; `found` and `start`: the words in the text that it
    is about, and where they stand (-1: not known). `key`: that of the checks, for a finding that may
    be set aside or has been.
    """

    severity: Severity
    sentence: str
    reason: str
    place: Place
    page: str = ""
    mend: Operation | None = None
    key: str = ""
    found: str = ""
    start: int = -1

    def set_aside(self, reason: str | None) -> SetAside:
        """The step that sets it aside for a reason, or with None takes it up again."""
        return SetAside(self.key, reason)


def findings(session: Session) -> list[Finding]:
    """All findings by severity, then in the order of the wizard."""
    order = {page.id: number for number, page in enumerate(session.tree.pages)}
    found = [_on_page(session, finding) for source in SOURCES for finding in source(session)]
    grave = list(Severity)
    return sorted(found, key=lambda finding: (grave.index(finding.severity), order.get(finding.page, len(order))))


def blocking(session: Session) -> list[Finding]:
    """What stands in the way of a final version."""
    return [finding for finding in findings(session) if finding.severity is Severity.BLOCK]


def _on_page(session: Session, finding: Finding) -> Finding:
    if finding.page:
        return finding
    try:
        return replace(finding, page=session.tree.page_of(finding.place).id)
    except KeyError:
        return finding


def _missing(session: Session) -> Iterable[Finding]:
    for one in session.tree.missing():
        if not session.findings.says_missing(one.place):
            yield Finding(Severity.BLOCK, one.label, one.reason, one.place, one.page)


def _problems(session: Session) -> Iterable[Finding]:
    for one in session.tree.problems():
        yield Finding(Severity.WARNING, one.label, one.message, one.place)


def _checked(session: Session) -> Iterable[Finding]:
    """What the checks of the content say. To set aside what is required would not help, so that is not offered."""
    from wizard.plan.checks import mending

    required = {one.place for one in session.tree.missing()}
    for one in session.findings.all:
        if one.set_aside is not None:
            reason = f"Lý do bỏ qua: {one.set_aside or '(không ghi)'}"
            yield Finding(
                Severity.ASIDE, one.sentence, reason, one.place, key=one.key, found=one.found, start=one.start
            )
            continue
        key = "" if one.place in required and not one.found else one.key
        step = None if session.read_only else mending(session.plan, one)
        yield Finding(
            _severity(one), one.sentence, _why(one), one.place, mend=step, key=key, found=one.found, start=one.start
        )


def _left_over(session: Session) -> Iterable[Finding]:
    """Reasons whose sentence, sum or row is not there any more: nothing hides behind them, and they may go."""
    groups = {group.id: group.name for group in session.framework.check_groups}
    names = {check.id: groups.get(check.group, "") for check in session.framework.checks}
    for key, reason in session.findings.left_over.items():
        found = key.partition("#")[2] or names.get(key.partition("@")[0], "")
        sentence = f"Lý do đã ghi khi bỏ qua “{found}”: {reason or '(không ghi)'}"
        why = "Nội dung đã được sửa nên lý do này không còn dùng; có thể xóa."
        yield Finding(Severity.LEFT_OVER, sentence, why, place_of_key(key), key=key)


def _severity(one: Checked) -> Severity:
    return {"block": Severity.BLOCK, "warning": Severity.WARNING}.get(one.severity, Severity.HINT)


def _why(one: Checked) -> str:
    return f"{one.reason}\nQuy định: {one.clause}." if one.clause else one.reason


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
            yield Finding(Severity.MARK, name, note or "Đã đánh dấu, không có ghi chú.", place)


SOURCES: list[Callable[[Session], Iterable[Finding]]] = [_missing, _checked, _problems, _marks, _left_over]
