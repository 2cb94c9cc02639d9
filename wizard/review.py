"""What the command `check` tells: findings as plain values for JSON, and printed for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizard.plan.checks import SEVERITIES

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.checks import Finding, Findings
    from wizard.plan.file import OpenedPlan
    from wizard.plan.model import Place

HEADINGS = {
    "block": "Phải sửa hoặc xác nhận trước khi ra bản chính thức",
    "warning": "Cảnh báo",
    "hint": "Gợi ý",
}


def findings_as_values(findings: Findings) -> dict[str, Any]:
    """Counts of what is open by severity, and every finding with its place as an address."""
    counts = {severity: sum(one.severity == severity for one in findings.open) for severity in SEVERITIES}
    left_over = [{"key": key, "set_aside": reason} for key, reason in findings.left_over.items()]
    listed = [{**one._asdict(), "place": str(one.place), "name": findings.groups[one.group]} for one in findings.all]
    return {"counts": counts, "set_aside": len(findings.aside), "findings": listed, "left_over": left_over}


def print_findings(framework: Framework, opened: OpenedPlan, findings: Findings) -> None:
    """Print the findings for people, the gravest first; what was set aside stands at the end with its reasons,
    then the reasons for what is there no more."""
    for sentence in opened.report:
        print(sentence)
    if not findings.all:
        print("Không có phát hiện nào.")
    for severity, heading in HEADINGS.items():
        listed = [finding for finding in findings.open if finding.severity == severity]
        if listed:
            print(f"\n{heading} ({len(listed)}):")
        for finding in listed:
            _print_finding(framework, finding)
    if findings.aside:
        print(f"\nĐã xem và để lại ({len(findings.aside)}):")
        for finding in findings.aside:
            print(f"  - {finding.sentence}\n    Lý do: {finding.set_aside or '(không ghi)'}")
    if findings.left_over:
        print(f"\nLý do đã ghi, nay không còn ứng với chỗ nào ({len(findings.left_over)}):")
        for key, reason in findings.left_over.items():
            print(f"  - {reason or '(không ghi)'}\n    [{key}]")


def _print_finding(framework: Framework, finding: Finding) -> None:
    print(f"  - {finding.sentence}")
    print(f"    {finding.reason}")
    details = [f"Mục “{_label(framework, finding.place)}”", finding.clause, finding.id]
    print(f"    [{'; '.join(detail for detail in details if detail)}]")


def _label(framework: Framework, place: Place) -> str:
    """The name of the field of a place, with its element's."""
    find = framework.element_field if place.element else framework.field
    label = find(place.field).label
    return f"{framework.element(place.element).name}: {label}" if place.element else label
