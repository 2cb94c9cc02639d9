"""The sample dossier: our writer against plain lxml and zipfile, and against docxtpl rendering the same programme."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import ms, print_table, side_by_side
from benchmarks.rival import Serialiser, Template
from benchmarks.sample import documents, sample, written
from wizard.document.context import build_context
from wizard.document.dossier import export_dossier

RUNS = 15


def main() -> None:
    """Print both tables."""
    framework, plan = sample()
    dossier = documents(framework, plan)
    serialiser = Serialiser([written(framework, document) for document in dossier])
    with tempfile.TemporaryDirectory() as folder:
        write, whole, serialise, export = side_by_side(
            RUNS,
            lambda: [written(framework, document) for document in dossier],
            lambda: [written(framework, document) for document in documents(framework, plan)],
            serialiser.write,
            lambda: export_dossier(framework, plan, Path(folder)),
        )
    print_table(
        f"The sample dossier ({len(dossier)} files), in process, median of {RUNS}",
        ["what", "time", "ratio", "wanted"],
        [
            ["lxml and zipfile serialise the same parts", ms(serialise), "1.00", ""],
            ["write the files from the document model", ms(write), f"{write / serialise:.2f}", "<= 3"],
            ["templates, model and files", ms(whole), f"{whole / serialise:.2f}", ""],
            ["export: the same, on disk, opened again and proven", ms(export), f"{export / serialise:.2f}", ""],
        ],
    )
    template = Template(written(framework, documents(framework, plan, ["programme"], "programme")[0]))
    ours, rival = side_by_side(
        RUNS,
        lambda: written(framework, documents(framework, plan, ["programme"], "programme")[0]),
        lambda: (build_context(framework, plan, "programme"), template.render()),
    )
    print_table(
        f"The programme with its annexes, from answers to file, median of {RUNS}",
        ["what", "time", "ratio", "wanted"],
        [
            ["ours: templates, model and file", ms(ours), "1.00", ""],
            [
                "docxtpl: the same answers prepared, template of the same programme",
                ms(rival),
                f"{rival / ours:.2f}",
                ">= 2",
            ],
        ],
    )


if __name__ == "__main__":
    main()
