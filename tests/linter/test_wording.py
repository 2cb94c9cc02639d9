"""The search for wording looks for signs first; no mistake may lack a sign."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.document.linter.checks.signs import Signs
from wizard.document.linter.checks.wording import CLUES, Clue


@pytest.mark.parametrize("clue", CLUES, ids=[clue.finding for clue in CLUES])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_match_holds_a_sign(clue: Clue, data: st.DataObject) -> None:
    """GIVEN any text that a pattern matches WHEN the signs are looked for THEN one of them stands in it."""
    ahead_only = re.sub(r"^\(\?<=(\[[^]]*\])\)", r"\1", clue.pattern.pattern)  # generated texts cannot look back
    text = data.draw(st.from_regex(ahead_only))
    assert clue.pattern.search(text)
    assert Signs(sign for each in CLUES for sign in each.signs).places(text).keys() & {*clue.signs}
