"""Many files in one call: in their order, with both cores, to be stopped, and ended with the program."""

import multiprocessing
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.linter.drafts import letter
from tests.linter.word import word_file
from wizard.document.linter import lint_each, lint_many
from wizard.document.linter.many import WORTH_PROCESSES
from wizard.framework import load_framework

RULES = load_framework().rules
MANY = WORTH_PROCESSES + 5


def files(folder: Path, count: int) -> list[Path]:
    """Letters, every other one with one fault, and one file that is none."""
    good, bad = letter(), letter()
    assert bad.number is not None
    bad.number.size = 14
    contents = word_file(good), word_file(bad)
    paths = [folder / f"Công văn {number}.docx" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(contents[number % 2])
    paths[-1].write_bytes(b"abc")
    return paths


@pytest.mark.parametrize("count", [3, MANY])
def test_files_keep_their_order_and_progress_is_told(tmp_path: Path, count: int) -> None:
    paths = files(tmp_path, count)
    steps: list[tuple[int, int, str]] = []
    results = lint_many(paths, RULES, lambda *step: steps.append(step))
    assert [result.name for result in results] == [path.name for path in paths]
    assert [len(result.findings) for result in results[:-1]] == [number % 2 for number in range(count - 1)]
    assert "không phải văn bản Word" in results[-1].failure
    assert steps == [(done, count, path.name) for done, path in enumerate(paths, 1)]
    assert results == lint_many(paths, RULES, workers=1)


def test_both_cores_work_until_the_caller_has_enough(tmp_path: Path) -> None:
    results = lint_each(files(tmp_path, MANY), RULES)
    assert next(results).name == "Công văn 0.docx"
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_where_no_process_can_start_this_one_does_the_work(tmp_path: Path) -> None:
    paths = files(tmp_path, MANY)
    multiprocessing.set_executable(str(tmp_path / "không có"))
    try:
        results = lint_each(paths, RULES)
        first = next(results)
        assert multiprocessing.active_children() == []
    finally:
        multiprocessing.set_executable(sys.executable)
    assert [first.name, *(result.name for result in results)] == [path.name for path in paths]


@pytest.mark.skipif(sys.platform == "win32", reason="kills the way of Linux")
def test_processes_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    files(tmp_path, MANY)
    script = tmp_path / "linting.py"
    script.write_text(
        "import multiprocessing, sys, time\n"
        "from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    from wizard.document.linter import lint_each\n"
        "    from wizard.framework import load_framework\n"
        "    results = lint_each(sorted(Path(sys.argv[1]).glob('*.docx')), load_framework().rules)\n"
        "    next(results)\n"
        "    print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n"
        "    time.sleep(60)\n",
        encoding="utf-8",
    )
    program = subprocess.Popen(
        [sys.executable, script, tmp_path],
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    processes = [int(number) for number in program.stdout.readline().split()]
    assert len(processes) == 2
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    deadline = time.monotonic() + 20
    while any(map(_runs, processes)):
        assert time.monotonic() < deadline, "orphans"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
