"""Lint many files with both cores; progress comes as each file is done.

Works with the «spawn» start of Windows: a worker builds its rules and registry once.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from wizard.document.linter.findings import LintResult
from wizard.document.linter.linting import lint
from wizard.document.linter.registry import load_registry
from wizard.document.rules import FormatRules, Rules

# (files done, files in all, name of the file just done)
Progress = Callable[[int, int, str], None]
# fewer files are done before a second process has started
_WORTH_A_PROCESS = 8
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
    names = [str(path) for path in paths]
    results: list[LintResult | None] = [None] * len(names)
    done = 0

    def note(place: int, result: LintResult) -> None:
        nonlocal done
        results[place] = result
        done += 1
        if progress is not None:
            progress(done, len(names), result.name)

    if workers < 2 or len(names) < _WORTH_A_PROCESS:
        own = FormatRules(rules)
        for place, name in enumerate(names):
            note(place, lint(name, own))
    else:
        with ProcessPoolExecutor(workers, initializer=_start, initargs=(_portable(rules),)) as pool:
            waiting: dict[Future[LintResult], int] = {
                pool.submit(_lint, name): place for place, name in enumerate(names)
            }
            for future in as_completed(waiting):
                place = waiting[future]
                try:
                    note(place, future.result())
                except BrokenProcessPool:
                    note(place, LintResult(Path(names[place]).name, failure=_BROKEN))
    return [result for result in results if result is not None]


def _portable(value: Any) -> Any:
    """Return rules that can travel to another process: the framework's immutable mappings cannot."""
    if isinstance(value, Mapping):
        return {name: _portable(entry) for name, entry in value.items()}
    return [_portable(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def _start(rules: Rules) -> None:
    global _rules
    _rules = FormatRules(rules)
    load_registry()


def _lint(name: str) -> LintResult:
    assert _rules is not None
    return lint(name, _rules)
