"""Lint many files with both cores, in processes that begin the way Windows begins them («spawn»)."""

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from wizard.document.linter.findings import LintResult
from wizard.document.linter.linting import lint
from wizard.document.linter.registry import load_registry
from wizard.document.rules import FormatRules, Rules

# (files done, files in all, name of the file just done)
Progress = Callable[[int, int, str], None]
# fewer files are done before two processes have started
WORTH_PROCESSES = 40
_BROKEN = "Không kiểm tra được tệp này: chương trình kiểm tra dừng đột ngột. Hãy thử lại riêng tệp này."

_rules: FormatRules | None = None


def lint_many(
    paths: Sequence[Path | str],
    rules: Rules,
    progress: Progress | None = None,
    workers: int = 2,
) -> list[LintResult]:
    """Return a result for each path, in the order given; a bad file has its sentence, it never ends the whole.

    ``rules`` is the mapping of ``framework/nd30.yaml``, which every worker turns into rules of its own.
    """
    results: list[LintResult] = []
    for result in lint_each(paths, rules, workers):
        results.append(result)
        if progress is not None:
            progress(len(results), len(paths), result.name)
    return results


def lint_each(paths: Sequence[Path | str], rules: Rules, workers: int = 2) -> Generator[LintResult, None, None]:
    """Yield what ``lint_many`` returns as soon as it is known. Closing the iterator ends after the files under way.

    Where the computer allows no further processes (no memory, a strict virus scanner), this one does all the work.
    """
    names = [str(path) for path in paths]
    pool = _pool(rules, workers) if workers > 1 and len(names) >= WORTH_PROCESSES else None
    if pool is None:
        own = FormatRules(rules)
        for name in names:
            yield lint(name, own)
        return
    known = 0
    try:
        for result in pool.map(_lint, names):
            known += 1
            yield result
    except BrokenProcessPool:
        for name in names[known:]:
            yield LintResult(Path(name).name, failure=_BROKEN)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(rules: Rules, workers: int) -> ProcessPoolExecutor | None:
    """Return processes that have begun to work; None where they cannot."""
    # not copies of this process: the window has threads, which a copy would find halted anywhere
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(_portable(rules),))
    try:
        pool.submit(bool).result()  # comes back when a process has begun
    except (BrokenProcessPool, OSError):
        pool.shutdown()
        return None
    return pool


def _portable(value: Any) -> Any:
    """Return rules that can travel to another process: the framework's immutable mappings cannot."""
    if isinstance(value, Mapping):
        return {name: _portable(entry) for name, entry in value.items()}
    return [_portable(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def _start(rules: Rules) -> None:
    global _rules
    Thread(target=_end_with_the_program, daemon=True).start()
    _rules = FormatRules(rules)
    load_registry()


def _end_with_the_program() -> None:
    """A program that was killed cannot tell its processes to end, and they would wait for work for ever."""
    program = parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def _lint(name: str) -> LintResult:
    assert _rules is not None
    return lint(name, _rules)
