"""Documents of strangers: other tools and habits than ours, written before anybody looked at the linter."""

from tests.linter.material import format_rules
from tests.linter.measure import Figures, measure_strangers
from tests.linter.strangers.expected import EXPECTED
from tests.linter.strangers.faults import FAULTS
from tests.linter.strangers.good import GOOD, good
from wizard.document.linter import lint
from wizard.document.linter.repair import repaired


def test_good_documents_are_praised_and_every_fault_is_caught_by_its_own_rule() -> None:
    figures = Figures()
    measure_strangers(figures)
    assert figures.good == len(GOOD) >= 80
    assert figures.faults >= 240
    assert (figures.false_errors, figures.false_others, figures.missed) == ([], [], [])


def test_every_fault_says_what_it_must_raise() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert {fault.name for fault in FAULTS} == set(EXPECTED)


def test_a_repair_leaves_nothing_to_repair_and_loses_no_component() -> None:
    rules = format_rules()
    documents = {name: good(name) for name in GOOD if name.startswith(("typist", "spaces", "writer", "web"))}
    documents |= {fault.name: fault.make() for fault in FAULTS[::8]}
    assert len(documents) > 40
    for name, data in documents.items():
        before = lint(data, rules)
        mended, _ = repaired(data, rules)
        after = lint(mended, rules)
        assert [each.id for each in after.findings if each.repairable] == [], name
        assert {each.id for each in after.findings} <= {each.id for each in before.findings}, name
        assert [each.name for each in after.components] == [each.name for each in before.components], name
