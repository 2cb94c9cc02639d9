"""All checks over the sample, and the checks after one edit, against LibreOffice converting the programme."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from statistics import median, quantiles

from benchmarks.bench_preview import convert
from benchmarks.measure import ms, print_table, side_by_side
from benchmarks.sample import documents, sample, written
from wizard.plan.checks import run_checks
from wizard.plan.model import Place
from wizard.plan.operations import SetAnswer, apply
from wizard.plan.tree import build_tree

RUNS = 7
KEYS = 60
TEXT = "Bổ sung một câu mới về hình ảnh của tỉnh trong mắt bạn bè quốc tế, gõ từng chữ một."
PLACES = {
    "a paragraph": Place("overview"),
    "a cell of the actions": Place("actions", row="a5", column="name"),
    "an element's story": Place("story", "A3.1"),
}


def main() -> None:
    """Print one table."""
    framework, plan = sample()
    tree = build_tree(framework, plan)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "decision.docx"
        file.write_bytes(written(framework, documents(framework, plan, ["decision"])[0]))
        office, whole = side_by_side(RUNS, lambda: convert([file], folder), lambda: run_checks(framework, plan, tree))
    rows = [
        ["LibreOffice converts decision and programme", ms(office), "", "1", ""],
        ["all checks", ms(whole), "", f"1/{office / whole:.0f}", "<= 1/20"],
    ]
    for what, place in PLACES.items():
        seconds = list(typing(place))
        slow = quantiles(seconds, n=20)[-1]
        rows.append([f"after a key in {what}", ms(median(seconds)), ms(slow), f"1/{office / slow:.0f}", "<= 1/100"])
    print_table(
        f"Checks of the sample, median of {RUNS}; {KEYS} keys", ["what", "median", "95 %", "ratio", "wanted"], rows
    )


def typing(place: Place) -> Iterator[float]:
    """Yield for each key the seconds that the checks take; the tree is there already, the window needs it anyway."""
    framework, plan = sample()
    plan = deepcopy(plan)
    before = str(plan.stored(place))
    findings = run_checks(framework, plan)
    for number in range(1, KEYS + 1):
        apply(plan, SetAnswer(place, before + TEXT[:number]))
        tree = build_tree(framework, plan)
        start = time.perf_counter()
        findings = run_checks(framework, plan, tree, findings, {place})
        yield time.perf_counter() - start


if __name__ == "__main__":
    main()
