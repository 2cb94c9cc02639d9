"""The window: its start against a bare PySide6 window, its answers to keys against LibreOffice and the programme."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import wizard
from benchmarks.bench_preview import convert
from benchmarks.measure import ms, print_table, side_by_side
from benchmarks.sample import documents, sample, with_actions, with_pages, written
from wizard.plan.file import plan_to_text

STARTS = 15
CONVERSIONS = 5
ACTIONS, PAGES = 1_000, 50
Figures = dict[str, Any]


def main() -> None:
    """Print all tables."""
    # As on a machine where the program has run before; some environments forbid Python to keep what it compiled.
    compileall.compile_dir(str(Path(wizard.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start_up(folder)
        office = libre_office(folder)
        (folder / "plan.ctqb").write_text(plan_text(), encoding="utf-8", newline="\n")
        (folder / "large.ctqb").write_text(plan_text(large=True), encoding="utf-8", newline="\n")
        at_work(office, run(folder, "work", "plan.ctqb")[1], run(folder, "work", "large.ctqb")[1])


def run(folder: Path, how: str, *arguments: str) -> tuple[float, Figures]:
    """Seconds from the start of a process of `one_window` to its figures, and these. Its user has the home `folder`."""
    home = {"HOME": str(folder), "USERPROFILE": str(folder), "QUANGBA_HOME": str(folder / "data")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.getcwd()}
    command = [sys.executable, "-m", "benchmarks.one_window", how, *(str(folder / each) for each in arguments)]
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(done.stderr)
    return seconds, json.loads(done.stdout)


def start_up(folder: Path) -> None:
    """The first page, as whole processes that take turns."""
    seconds: dict[str, list[float]] = {"bare": [], "program": []}
    memory: dict[str, int] = {}
    for _ in range(STARTS):
        for how, each in seconds.items():
            took, figures = run(folder, how)
            each.append(took)
            memory[how] = figures["memory"]
    rows = []
    for how, words in (("bare", "bare PySide6 window with 22 pages of a form"), ("program", "ours, the first page")):
        time_ratio = median(seconds[how]) / median(seconds["bare"])
        rows.append(
            [
                words,
                ms(median(seconds[how])),
                f"{time_ratio:.2f}",
                f"{memory[how] / 1e6:.0f} MB",
                f"{memory[how] / memory['bare']:.2f}",
            ]
        )
    print_table(
        f"From the start of the process to the first page, median of {STARTS} (wanted: time <= 2, memory <= 2.5)",
        ["process", "time", "ratio", "memory", "ratio"],
        rows,
    )


def libre_office(folder: Path) -> float:
    """The median seconds in which LibreOffice converts the programme."""
    framework, plan = sample()
    file = folder / "programme.docx"
    file.write_bytes(written(framework, documents(framework, plan, ["programme"], "programme")[0]))
    return side_by_side(CONVERSIONS, lambda: convert([file], folder))[0]


def plan_text(large: bool = False) -> str:
    """The sample, or the sample with many actions and many pages of text."""
    framework, plan = sample()
    return plan_to_text(with_pages(with_actions(plan, ACTIONS), PAGES) if large else plan, framework)


def at_work(office: float, small: Figures, large: Figures) -> None:
    """Keys and pages in both plans."""
    rows = [["LibreOffice converts the programme", ms(office), "", "", "1"]]
    for name, figures, wanted in (("sample", small, "<= 1/10"), ("large", large, "<= 1.5/10")):
        for words, seconds in (
            ("key to field", figures["shown"]),
            ("key to status", figures["counted"]),
            ("key to status and save", figures["saved"]),
            ("page, first time", list(figures["first"].values())),
            ("page, again", list(figures["again"].values())),
        ):
            last = quantiles(seconds, n=20)[-1]
            rows.append([f"{name}: {words}", ms(median(seconds)), ms(last), wanted, f"1/{office / last:.1f}"])
    print_table(
        f"Keys and pages; large: {ACTIONS:,} actions, {PAGES} pages of text",
        ["what", "median", "95 %", "wanted", "ratio of 95 %"],
        rows,
    )
    print_table(
        "The longest time for which the window did not answer, and its memory at last",
        ["plan", "opening", "typing", "exporting", "memory"],
        [
            [
                name,
                *(ms(figures[what]) for what in ("opening", "typing", "exporting")),
                f"{figures['memory'] / 1e6:.0f} MB",
            ]
            for name, figures in (("sample", small), ("large", large))
        ],
    )


if __name__ == "__main__":
    main()
