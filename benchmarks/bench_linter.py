"""The format linter over the dossier against python-docx opening the same files, and many files in one call."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import docx

from benchmarks.measure import in_a_row, ms, print_table, side_by_side
from benchmarks.sample import documents, sample, written
from wizard.document.linter import lint, lint_many
from wizard.document.rules import FormatRules

ROUNDS, CALLS = 9, 10
RUNS = 15
MANY = 200
MANY_RUNS = 3


def main() -> None:
    """Print both tables."""
    framework, plan = sample()
    rules = FormatRules(framework.rules)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files: dict[str, Path] = {}
        for document in documents(framework, plan):
            files[document.kind] = folder / f"{document.kind}.docx"
            files[document.kind].write_bytes(written(framework, document))
        whole = list(files.values())
        rows = [row(kind, [file], rules) for kind, file in files.items()]
        rows.append([*row("dossier", whole, rules)[:-1], "<= 3"])
        opened, linted = side_by_side(RUNS, *sides(whole, rules))
        rows.append(
            ["dossier, a single call without cleaning up", ms(opened), ms(linted), f"{linted / opened:.2f}", ""]
        )
        print_table(
            f"Linting, a call of {CALLS} in a row, median of {ROUNDS}",
            ["what", "docx.Document(path)", "lint(path)", "ratio", "wanted"],
            rows,
        )
        many = [file for number, file in zip(range(MANY), list(files.values()) * MANY, strict=False)]
        steps: list[int] = []
        one, two = side_by_side(
            MANY_RUNS,
            lambda: lint_many(many, framework.rules, workers=1),
            lambda: lint_many(many, framework.rules, lambda done, _all, _name: steps.append(done), workers=2),
        )
        print_table(
            f"{MANY} files in one call, median of {MANY_RUNS}",
            ["what", "time", "ratio"],
            [
                ["one process", ms(one), "1"],
                ["two processes, progress told for each file", ms(two), f"{two / one:.2f}"],
            ],
        )


def sides(files: list[Path], rules: FormatRules) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return what is compared: opening some files with python-docx, and linting them."""
    return lambda: [docx.Document(str(file)) for file in files], lambda: [lint(file, rules) for file in files]


def row(what: str, files: list[Path], rules: FormatRules) -> list[str]:
    """Return the line of the table for some files."""
    opened, linted = in_a_row(ROUNDS, CALLS, *sides(files, rules))
    return [what, ms(opened), ms(linted), f"{linted / opened:.2f}", ""]


if __name__ == "__main__":
    main()
