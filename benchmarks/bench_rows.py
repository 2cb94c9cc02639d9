"""An action plan that grows: time for each row, and the memory of the largest export."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.measure import print_table

SIZES = (1_000, 4_000, 16_000)
RUNS = 3
LIMIT_SECONDS = 600


def measure(how: str, rows: int, runs: int = RUNS) -> dict[str, float] | None:
    """The figures of `one_export`; None when it took longer than the limit."""
    command = [sys.executable, "-m", "benchmarks.one_export", how, str(rows), str(runs)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Print time and memory."""
    rows: list[list[str]] = []
    memory: list[list[str]] = []
    first: dict[str, float] = {}
    for size in SIZES:
        write, export = measure("write", size), measure("export", size)
        rival = measure("docxtpl", size, 1 if size == max(SIZES) else RUNS)
        assert write and export
        for how, figures in (("write", write), ("export", export), ("docxtpl", rival)):
            if figures is None:
                rows.append(
                    [f"{size:,} {how}", f"> {LIMIT_SECONDS} s", "", "", f"> {LIMIT_SECONDS / write['seconds']:.1f}"]
                )
                continue
            each = figures["seconds"] / size
            first.setdefault(how, each)
            rows.append(
                [
                    f"{size:,} {how}",
                    f"{figures['seconds']:.2f} s",
                    f"{1000 * each:.3f} ms",
                    f"{each / first[how]:.2f}",
                    f"{figures['seconds'] / write['seconds']:.2f}",
                ]
            )
        peak, body = export["peak"], export["body"]
        memory.append([f"{size:,}", f"{body / 1e6:.1f} MB", f"{peak / 1e6:.0f} MB", f"{peak / body:.1f}"])
    print_table(
        "Annexes with so many actions (wanted: row at 16,000 <= 1.3 of 1,000; docxtpl >= 2 of ours at each size)",
        ["actions", "time", "each row", "of 1,000", "of write"],
        rows,
    )
    print_table(
        "Peak memory of the export, whole process (wanted at 16,000: under 20)",
        ["actions", "document.xml", "peak", "ratio"],
        memory,
    )


if __name__ == "__main__":
    main()
