"""Documents of strangers: other tools and habits than ours, written before anybody looked at the linter."""

import pytest

from tests.linter.material import format_rules
from tests.linter.measure import Figures, measure_strangers
from tests.linter.strangers.expected import EXPECTED
from tests.linter.strangers.faults import FAULTS
from tests.linter.strangers.good import GOOD, good
from tests.linter.strangers.harmless import HARMLESS, Harmless
from wizard.document.linter import lint
from wizard.document.linter.findings import INFO
from wizard.document.linter.repair import repaired


def test_good_documents_are_praised_and_every_fault_is_caught_by_its_own_rule() -> None:
    figures = Figures()
    measure_strangers(figures)
    assert figures.good == len(GOOD) >= 80
    assert figures.faults >= 240
    assert (figures.false_errors, figures.false_others, figures.missed) == ([], [], [])


@pytest.mark.parametrize("harmless", HARMLESS, ids=lambda each: each.name)
def test_an_odd_way_to_write_the_same_is_no_mistake(harmless: Harmless) -> None:
    data = harmless.make()
    assert data != good(harmless.base)
    result = lint(data, format_rules())
    assert not result.failure
    assert [(each.id, each.found) for each in result.findings if each.severity != INFO] == []


def test_every_fault_says_what_it_must_raise() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert {fault.name for fault in FAULTS} == set(EXPECTED)


def test_a_repair_leaves_nothing_to_repair_and_loses_no_component() -> None:
    rules = format_rules()
    documents = {name: good(name) for name in GOOD if name.startswith(("typist", "spaces", "writer", "web"))}
    documents |= {fault.name: fault.make() for fault in FAULTS[::16]}
    assert len(documents) > 25
    for name, data in documents.items():
        before = lint(data, rules)
        mended, _ = repaired(data, rules)
        after = lint(mended, rules)
        assert [each.id for each in after.findings if each.repairable] == [], name
        assert {each.id for each in after.findings} <= {each.id for each in before.findings}, name
        assert [each.name for each in after.components] == [each.name for each in before.components], name
