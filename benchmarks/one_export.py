"""One measurement of the annexes with many actions, in a process of its own.

`python -m benchmarks.one_export HOW ROWS RUNS`; HOW is `export` (to disk and proven), `write` (templates, model, file
in memory) or `docxtpl` (the same answers prepared, then rendered from a template). All start from the plan. Prints
JSON: median seconds, size of document.xml and peak memory of the process in bytes.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.measure import peak_memory
from benchmarks.rival import Template
from benchmarks.sample import documents, sample, size_of_body, with_actions, written
from wizard.document.context import build_context
from wizard.document.dossier import export_dossier

KINDS = ["annexes"]


def main(how: str, rows: int, runs: int) -> None:
    """Measure and print."""
    framework, plan = sample()
    with_actions(plan, rows)
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "out.docx")
        template = Template(written(framework, documents(framework, plan, KINDS)[0])) if how == "docxtpl" else None
        for _ in range(runs):
            start = time.perf_counter()
            if how == "export":
                file = export_dossier(framework, plan, Path(folder), KINDS)[0].path
            else:
                if template:
                    build_context(framework, plan, "decision")
                    made = template.render()
                else:
                    made = written(framework, documents(framework, plan, KINDS)[0])
                file.write_bytes(made)
            seconds.append(time.perf_counter() - start)
        body = size_of_body(file)
    print(json.dumps({"seconds": median(seconds), "body": body, "peak": peak_memory()}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
