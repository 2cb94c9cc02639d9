"""The format linter over the dossier against python-docx opening the same files, and many files in one call."""

from __future__ import annotations

import tempfile
from pathlib import Path

import docx

from benchmarks.measure import ms, print_table, side_by_side
from benchmarks.sample import documents, sample, written
from wizard.document.linter import lint, lint_many
from wizard.document.rules import FormatRules

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
        rows = [row(kind, [file], rules) for kind, file in files.items()]
        rows.append([*row("dossier", list(files.values()), rules)[:-1], "<= 3"])
        print_table(
            f"Linting, median of {RUNS}", ["what", "docx.Document(path)", "lint(path)", "ratio", "wanted"], rows
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


def row(what: str, files: list[Path], rules: FormatRules) -> list[str]:
    """Return the line of the table for some files."""
    opened, linted = side_by_side(
        RUNS, lambda: [docx.Document(str(file)) for file in files], lambda: [lint(file, rules) for file in files]
    )
    return [what, ms(opened), ms(linted), f"{linted / opened:.2f}", ""]


if __name__ == "__main__":
    main()
