"""Timing side by side, and tables of the results."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median


def side_by_side(runs: int, *functions: Callable[[], object]) -> list[float]:
    """The median seconds of each function; they take turns, so that a slow moment of the machine hits all of them."""
    seconds: list[list[float]] = [[] for _ in functions]
    for function in functions:
        function()  # warm caches, import what is imported lazily
    for _ in range(runs):
        for number, function in enumerate(functions):
            gc.collect()
            start = time.perf_counter()
            function()
            seconds[number].append(time.perf_counter() - start)
    return [median(each) for each in seconds]


def in_a_row(rounds: int, calls: int, *functions: Callable[[], object]) -> list[float]:
    """The median seconds of a call of each function when it is called many times in a row, cleaning up included.

    A stopwatch around single calls does not see what a call leaves behind: the collector frees it later, and the next
    large request for memory, whoever makes it, has to put the pieces together again. Where one function returns
    something large that is thrown away and another throws it away itself, only this comparison is fair.
    """
    seconds: list[list[float]] = [[] for _ in functions]
    for function in functions:
        function()  # warm caches, import what is imported lazily
    gc.collect()
    gc.freeze()  # what was there before is nobody's to clean up
    for _ in range(rounds):
        for number, function in enumerate(functions):
            start = time.perf_counter()
            for _ in range(calls):
                function()
            gc.collect()
            seconds[number].append((time.perf_counter() - start) / calls)
    gc.unfreeze()
    return [median(each) for each in seconds]


def peak_memory() -> int:
    """The most memory this process has held, in bytes (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("/proc/self/status has no VmHWM")


def ms(seconds: float) -> str:
    """Seconds as text in milliseconds."""
    return f"{1000 * seconds:,.1f} ms"


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table whose first column is text and whose other columns are right-aligned."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    print(f"\n{title}")
    for row in [head, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip(), flush=True)
