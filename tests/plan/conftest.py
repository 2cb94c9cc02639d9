"""What the tests of plans share: the shipped framework, read once, and a plan with an answer of every type."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from wizard.framework import Framework, load_framework
from wizard.plan.model import Plan, Row, new_plan


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework()


@pytest.fixture
def plan(framework: Framework) -> Plan:
    """A small plan of a fictional merged province."""
    made = new_plan(
        framework,
        created=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
        province="khac",
        province_name="Lâm Hải",
        province_kind="tinh",
        merged_from=["Lâm Sơn", "Hải Đông"],
        form="decision",
        period_start=2026,
        period_end=2030,
        overview="Đoạn một: có dấu hai chấm.\n\nĐoạn hai # có dấu thăng.",
        results=["Kết quả thứ nhất", "- kết quả có gạch", "012"],
    )
    actions: list[Row] = [
        {
            "id": "a1",
            "name": "Xây dựng bộ nhận diện",
            "elements": ["A1.1", "A2.1"],
            "lead": "so-vhttdl",
            "start": "2026-03",
        },
        {"id": "a2", "name": "Làm phim giới thiệu", "elements": ["A1.2"], "lead": "so-vhttdl", "note": "=1+1"},
    ]
    budget_lines: list[Row] = [
        {"id": "b1", "action": "a1", "year": 2026, "source": "tinh", "amount": Decimal("1250.5")},
        {"id": "b2", "item": "Dự phòng", "year": 2027, "source": "khac", "amount": Decimal(300)},
    ]
    evidence: list[Row] = [
        {"id": "e1", "figure": "Chỉ số", "value": "61,3", "unit": "%", "year": 2025, "source": "Sở Nội vụ"},
    ]
    made.answers |= {"actions": actions, "budget_lines": budget_lines}
    made.assessments["A1.1"] = {"rating": "strong", "priority": True, "evidence": evidence}
    made.assessments["A1.2"] = {"rating": "weak", "priority": False, "reason": "Chưa nổi trội."}
    made.marks["actions[a1].name"] = "Hỏi lại phòng"
    return made
