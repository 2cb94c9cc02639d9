"""What the checks of the content say about one field, shown under it while one works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.plan.model import is_empty

if TYPE_CHECKING:
    from wizard.plan.checks import Finding
    from wizard.plan.model import Place
    from wizard.window.session import Session

MOST = 3
"""More findings than this at one field are counted, not told: the field shall stay in sight."""
_WORDS = {"block": "Chặn bản chính thức", "warning": "Cảnh báo", "hint": "Gợi ý"}


def advice_at(session: Session, place: Place, *, left: bool) -> str:
    """The sentences for a field or cell, as of the newest findings; "" for none.

    Nobody is told that a field is empty which they have not come to yet: `left` says that they have.
    """
    findings = session.last_findings
    if findings is None:
        return ""
    shown = [one for one in findings.at(place) if left or one.found or not is_empty(session.stored(place))]
    shown = [one for one in shown if not (findings.says_missing(one.place) and is_empty(session.stored(one.place)))]
    here = [one for one in shown if one.place == place]
    inside = len(shown) - len(here)
    lines = [_sentence(one) for one in here[:MOST]]
    rest = len(here) - len(lines)
    if rest:
        lines.append(f"Còn {rest} chỗ khác ở mục này, xem trang Rà soát.")
    if inside:
        lines.append(f"Trong các dòng có {inside} chỗ cần xem lại, xem trang Rà soát.")
    return "\n".join(lines)


def _sentence(finding: Finding) -> str:
    return f"{_WORDS[finding.severity]}: {finding.sentence}"
