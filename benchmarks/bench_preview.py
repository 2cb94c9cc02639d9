"""The preview of the sample dossier against LibreOffice converting the same Word files."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measure import ms, print_table, side_by_side
from benchmarks.sample import documents, sample, written
from wizard.document.collector import without_collector
from wizard.document.rules import FormatRules
from wizard.preview.layout import Layouter, lay_out

RUNS = 7
KEYS = 60
TEXT = "Bổ sung một câu mới về hình ảnh của tỉnh trong mắt bạn bè quốc tế, gõ từng chữ một."


def main() -> None:
    """Print both tables."""
    framework, plan = sample()
    rules = FormatRules(framework.rules)
    dossier = documents(framework, plan)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(dossier))]
        for path, document in zip(files, dossier, strict=True):
            path.write_bytes(written(framework, document))
        programme = [file for file, document in zip(files, dossier, strict=True) if document.kind == "decision"]
        office, office_programme, whole, layout = side_by_side(
            RUNS,
            lambda: convert(files, folder),
            lambda: convert(programme, folder),
            lambda: [lay_out(document, rules) for document in documents(framework, plan)],
            lambda: [lay_out(document, rules) for document in dossier],
        )
    pages = sum(len(lay_out(document, rules)) for document in dossier)
    print_table(
        f"The whole dossier ({pages} pages), median of {RUNS}",
        ["what", "time", "ratio", "wanted"],
        [
            ["LibreOffice: Word files to PDF", ms(office), "1", ""],
            ["preview: templates, model, pages", ms(whole), f"1/{office / whole:.0f}", "<= 1/5"],
            ["of that: pages from the model", ms(layout), f"1/{office / layout:.0f}", ""],
        ],
    )
    composing, laying = zip(*typing(rules), strict=True)
    both = [a + b for a, b in zip(composing, laying, strict=True)]
    print_table(
        f"One key in the decision with its programme, {KEYS} keys",
        ["what", "median", "95 %", "ratio of 95 %", "wanted"],
        [
            ["LibreOffice converts it", ms(office_programme), "", "1", ""],
            ["templates and model", ms(median(composing)), ms(ninety_five(composing)), "", ""],
            ["pages that changed", ms(median(laying)), ms(ninety_five(laying)), "", ""],
            [
                "key to pages",
                ms(median(both)),
                ms(ninety_five(both)),
                f"1/{office_programme / ninety_five(both):.0f}",
                "<= 1/15",
            ],
        ],
    )


def convert(files: list[Path], folder: Path) -> None:
    """Let LibreOffice convert files; its profile is kept, as on a user's machine."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def typing(rules: FormatRules) -> Iterator[tuple[float, float]]:
    """Yield for each key the seconds until the model and from there until the pages."""
    framework, plan = sample()
    plan = deepcopy(plan)
    before = str(plan.answers["necessity"])
    layouter = Layouter(rules)
    layouter.pages(documents(framework, plan, ["decision"])[0])
    for number in range(1, KEYS + 1):
        plan.answers["necessity"] = before + TEXT[:number]
        start = time.perf_counter()
        with without_collector():
            document = documents(framework, plan, ["decision"])[0]
            middle = time.perf_counter()
            layouter.pages(document)
        yield middle - start, time.perf_counter() - middle


def ninety_five(seconds: tuple[float, ...] | list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    main()
