"""How soon `show` answers, as a whole process, against Python that only imports yaml."""

from __future__ import annotations

import compileall
import subprocess
import sys
from functools import partial
from pathlib import Path

import wizard
from benchmarks.measure import ms, print_table, side_by_side
from wizard.cli import sample_path

RUNS = 21


def run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Print the table."""
    # As on a machine where the program has run before; some environments forbid Python to keep what it compiled.
    compileall.compile_dir(str(Path(wizard.__file__).parent), quiet=1)
    show, yaml, bare = side_by_side(
        RUNS,
        partial(run, "-m", "wizard", "show", sample_path()),
        partial(run, "-c", "import yaml"),
        partial(run, "-c", ""),
    )
    print_table(
        f"Start-up: whole processes, median of {RUNS}",
        ["process", "time", "ratio", "wanted"],
        [
            ["python -m wizard show (sample)", ms(show), f"{show / yaml:.2f}", "<= 3"],
            ['python -c "import yaml"', ms(yaml), "1.00", ""],
            ['python -c ""', ms(bare), f"{bare / yaml:.2f}", ""],
        ],
    )


if __name__ == "__main__":
    main()
