"""The findings as data: each names a place of the decree that exists."""

import re

import docx
import pytest

from tests.linter.material import NO_REFERENCE, REFERENCE, format_rules
from wizard.document.linter import load_registry

_CITED = re.compile(r"\b([IVX]+\.\d+(?:\.[a-zđ])?)\b")


def _points() -> set[str]:
    """Return «II.5.b» and the like of Phụ lục I, Phần I."""
    found: set[str] = set()
    section = clause = ""
    for paragraph in docx.Document(str(REFERENCE / "phu-luc-1.docx")).paragraphs:
        text = paragraph.text.strip()
        if text.startswith("Phần II"):
            break
        if match := re.match(r"([IVX]+)\. ", text):
            section, clause = match[1], ""
        elif match := re.match(r"(\d+)\. ", text):
            clause = f"{section}.{match[1]}"
            found.add(clause)
        elif match := re.match(r"([a-zđ])\) ", text):
            found.add(f"{clause}.{match[1]}")
    return found


@pytest.mark.skipif(not REFERENCE.exists(), reason=NO_REFERENCE)
def test_every_cited_point_of_the_annex_exists() -> None:
    points = _points()
    assert {"I.7", "II.5.b", "II.7.đ", "II.9.d", "III.1.đ"} <= points
    clauses = {rule.id: rule.clause for rule in load_registry().rules.values()}
    clauses |= {component.id: component.clause for component in format_rules().components.values()}
    cited = {
        (identifier, point)
        for identifier, clause in clauses.items()
        if "Phụ lục I, Phần I" in clause
        for point in _CITED.findall(clause)
    }
    assert len(cited) > 100
    assert {pair for pair in cited if pair[1] not in points} == set()
