"""The sample plan, which has nothing to block it, for tests to spoil."""

from __future__ import annotations

import copy

import pytest

from wizard.cli import sample_path
from wizard.framework import Framework
from wizard.plan.file import read_plan
from wizard.plan.model import Plan


@pytest.fixture(scope="session")
def bundled(framework: Framework) -> Plan:
    return read_plan(sample_path(), framework).plan


@pytest.fixture
def sample(bundled: Plan) -> Plan:
    return copy.deepcopy(bundled)
