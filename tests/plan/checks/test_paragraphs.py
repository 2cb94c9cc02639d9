"""Whole paragraphs as officers write them: what is right is left alone, what is wrong is seen."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

import pytest
import yaml

from wizard.cli import sample_path
from wizard.framework import Framework, load_framework
from wizard.plan.checks import Finding, Findings, run_checks
from wizard.plan.file import read_plan
from wizard.plan.model import OTHER_PROVINCE, Place, Plan
from wizard.plan.operations import AddRow, SetAnswer, apply

PARAGRAPHS = yaml.safe_load((Path(__file__).parent / "paragraphs.yaml").read_text(encoding="utf-8"))
GROUPS = (1, 10, 12, 16, 17, 18, 19)
"""The groups that look into texts."""


@cache
def _framework() -> Framework:
    return load_framework()


@cache
def _before(province: str) -> tuple[Plan, Findings]:
    """The sample as the plan of a province, and what is found in it."""
    framework = _framework()
    plan = read_plan(sample_path(), framework).plan
    apply(plan, SetAnswer(Place("province"), province))
    return plan, run_checks(framework, plan)


def found_in(paragraph: dict[str, str]) -> list[Finding]:
    """What is found once the paragraph stands in its field, and was not there before."""
    framework = _framework()
    before, findings = _before(paragraph.get("plan", OTHER_PROVINCE))
    plan = copy.deepcopy(before)
    name, _, column = paragraph["field"].partition(".")
    field, text = framework.field(name), paragraph["text"]
    if field.type == "table":
        kind = next(each.type for each in field.columns if each.id == column)
        apply(plan, AddRow(Place(name), {"id": "zz1", column: [text] if kind == "list" else text}))
    elif field.type == "list":
        apply(plan, SetAnswer(Place(name), [*(plan.answers.get(name) or []), text]))  # type: ignore[misc]
    else:
        apply(plan, SetAnswer(Place(name), text))
    here = Place(name, None, "zz1", column) if field.type == "table" else Place(name)
    known = {one.key for one in findings.all}
    now = run_checks(framework, plan, previous=findings).all
    found = [one for one in now if one.key not in known and one.group in GROUPS]
    return [one for one in found if one.place == here or one.id == "C19.tone-style"]


@pytest.mark.parametrize("paragraph", PARAGRAPHS["right"], ids=lambda paragraph: paragraph["text"][:40])
def test_what_is_right_is_left_alone(paragraph: dict[str, str]) -> None:
    assert [(one.id, one.found, one.better) for one in found_in(paragraph)] == []


@pytest.mark.parametrize("paragraph", PARAGRAPHS["wrong"], ids=lambda paragraph: paragraph["text"][:40])
def test_what_is_wrong_is_seen(paragraph: dict[str, str]) -> None:
    assert paragraph["check"] in [one.id for one in found_in(paragraph)]


def test_there_are_enough_paragraphs() -> None:
    assert len(PARAGRAPHS["right"]) >= 160 and len(PARAGRAPHS["wrong"]) >= 170
