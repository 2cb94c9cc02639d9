"""Documents of strangers: other tools and habits than ours, written before anybody looked at the linter."""

from tests.linter.measure import Figures, measure_strangers
from tests.linter.strangers.expected import EXPECTED
from tests.linter.strangers.faults import FAULTS
from tests.linter.strangers.good import GOOD


def test_good_documents_are_praised_and_every_fault_is_caught_by_its_own_rule() -> None:
    figures = Figures()
    measure_strangers(figures)
    assert figures.good == len(GOOD) >= 80
    assert figures.faults >= 240
    assert (figures.false_errors, figures.false_others, figures.missed) == ([], [], [])


def test_every_fault_says_what_it_must_raise() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert {fault.name for fault in FAULTS} == set(EXPECTED)
