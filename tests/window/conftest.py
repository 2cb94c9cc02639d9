"""Windows under test: offscreen, with a data folder of their own, and no plan of the developer in sight."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from wizard.cli import sample_path
from wizard.framework import Framework, load_framework
from wizard.plan.file import read_plan
from wizard.plan.model import Plan, new_plan
from wizard.window.session import Session


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The framework of the project."""
    return load_framework()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder of one test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("QUANGBA_HOME", str(folder))
    return folder


@pytest.fixture
def sample(framework: Framework) -> Plan:
    """The bundled complete plan, read anew."""
    return read_plan(sample_path(), framework).plan


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder for plan files."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


@pytest.fixture
def session(framework: Framework, plans: Path, qapp: QApplication) -> Iterator[Session]:
    """A session with a new plan."""
    made = Session(framework)
    made.create_plan(str(plans / "Thử.ctqb"), new_plan(framework, province="lam-dong", form="decision"))
    yield made
    made.close_plan()


@pytest.fixture
def sample_session(framework: Framework, sample: Plan, plans: Path, qapp: QApplication) -> Iterator[Session]:
    """A session with the complete sample."""
    made = Session(framework)
    made.create_plan(str(plans / "Lâm Hải.ctqb"), sample)
    yield made
    made.close_plan()
