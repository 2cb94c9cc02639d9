"""The preview tells the truth: as many pages as LibreOffice makes, lines that break at the same word."""

from pathlib import Path

import pytest

from tests.document.samples import SAMPLES, built
from tests.document.samples import rules as sample_rules
from tests.preview.fidelity import Agreement, compare, summary
from tests.preview.plans import derived, dossier, rules, sample

LEAST_SAME = 0.95


def _check(found: list[Agreement]) -> None:
    lines, same = sum(each.lines for each in found), sum(each.same for each in found)
    print(f"\n{summary(found)}\n{same} of {lines} lines are the same: {same / lines:.2%}")
    assert [(each.name, each.pages) for each in found] == [(each.name, each.their_pages) for each in found]
    assert [each for each in found if each.share < LEAST_SAME] == []


def test_hand_written_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = {name: built(make()) for name, make in SAMPLES.items()}
    with capsys.disabled():
        _check(compare(documents, sample_rules(), tmp_path))


def test_sample_dossier_and_ten_other_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = {f"lam-hai-{kind}": document for kind, document in dossier(sample()).items()}
    for name, plan in derived().items():
        documents |= {f"{name}-{kind}": document for kind, document in dossier(plan).items()}
    with capsys.disabled():
        _check(compare(documents, rules(), tmp_path))
