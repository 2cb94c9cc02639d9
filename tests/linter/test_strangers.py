"""Documents of strangers: other tools and habits than ours, written before anybody looked at the linter."""

import pytest

from tests.linter.material import format_rules
from tests.linter.strangers.good import GOOD, good
from wizard.document.linter import lint
from wizard.document.linter.findings import ERROR


@pytest.mark.parametrize("name", GOOD)
def test_a_good_document_breaks_no_sentence_of_the_decree(name: str) -> None:
    result = lint(good(name), format_rules())
    assert not result.failure
    assert [(each.id, each.found, each.excerpt) for each in result.findings if each.severity == ERROR] == []
