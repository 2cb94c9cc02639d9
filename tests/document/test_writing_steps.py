"""Writing document by document: it can be stopped between two, and an earlier export can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.cli import sample_path
from wizard.document.dossier import earlier_files, export_dossier, write_dossier
from wizard.framework import Framework, load_framework
from wizard.plan.file import read_plan
from wizard.plan.model import Plan

KINDS = ("submission", "official_letter")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework()


@pytest.fixture(scope="module")
def plan(framework: Framework) -> Plan:
    return read_plan(sample_path(), framework).plan


def test_who_stops_asking_stops_the_writing(framework: Framework, plan: Plan, tmp_path: Path) -> None:
    steps = write_dossier(framework, plan, tmp_path, KINDS)
    first = next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == [first.path]


def test_an_earlier_export_is_named_and_kept_when_asked(framework: Framework, plan: Plan, tmp_path: Path) -> None:
    assert earlier_files(framework, tmp_path, KINDS, "decision") == []
    written = export_dossier(framework, plan, tmp_path, KINDS)
    assert earlier_files(framework, tmp_path, KINDS, "decision") == [each.path for each in written]
    again = list(write_dossier(framework, plan, tmp_path, KINDS, keep_earlier=True))
    assert [each.path.name for each in again] == [f"{each.path.stem} (2).docx" for each in written]
    assert all("lần xuất trước" in each.note for each in again)
    assert all(each.path.exists() for each in written)
