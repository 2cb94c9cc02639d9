"""`kill -9` while somebody types and edits: the next start has the work, and at most the last second of it is gone.

QUANGBA_KILLS sets how often; the long run is 200 times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import pytest

from tests.window.typing_process import state_after, state_of
from wizard.framework import Framework
from wizard.plan.file import plan_to_text
from wizard.plan.model import new_plan
from wizard.plan.store import PlanStore

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("QUANGBA_KILLS", "60"))
AT_ONCE = 6
LONGEST = 1.5
"""Seconds of typing; a kill after the first second says the same as one after the tenth."""
LOST_AT_MOST = 1.0
START_AT_MOST = 30.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the windows are forks")


@contextmanager
def starter() -> Iterator[Callable[[str, str], int]]:
    """Starts windows in processes of their own and gives the numbers of these."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    one_at_a_time = Lock()
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("typing_process.py"))],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout

        def start(plan: str, diary: str) -> int:
            with one_at_a_time:
                assert process.stdin and process.stdout
                process.stdin.write(f"{plan}\t{diary}\n")
                process.stdin.flush()
                return int(process.stdout.readline())

        yield start
        process.stdin.close()


def test_at_most_the_last_second_is_lost(framework: Framework, tmp_path: Path) -> None:
    chance = random.Random(20261123)
    moments = [chance.uniform(0, LONGEST) for _ in range(KILLS)]
    empty = plan_to_text(new_plan(framework, province="lam-dong"), framework)
    with starter() as start, ThreadPoolExecutor(AT_ONCE) as pool:

        def kill(number: int) -> tuple[str, int]:
            plan, diary = tmp_path / f"Thử {number}.ctqb", tmp_path / f"diary-{number}"
            plan.write_text(empty, encoding="utf-8", newline="\n")
            process = start(str(plan), str(diary))
            deadline = time.monotonic() + START_AT_MOST
            while not (diary.exists() and diary.stat().st_size):
                assert time.monotonic() < deadline, "the window did not start"
                time.sleep(0.01)
            time.sleep(moments[number])
            killed = time.time()
            os.kill(process, signal.SIGKILL)
            while is_running(process):
                time.sleep(0.005)
            steps = [(float(moment), int(step)) for moment, _, step in map(split, whole_lines(diary))]
            owed = max((step for moment, step in steps if moment <= killed - LOST_AT_MOST), default=0)
            return check(framework, str(plan), owed, steps[-1][1] + 1), steps[-1][1]

        results = list(pool.map(kill, range(KILLS)))
    assert [problem for problem, _ in results if problem] == []
    assert max(steps for _, steps in results) > 5  # they did type


def check(framework: Framework, path: str, owed: int, done: int) -> str:
    """What is wrong with what the next start finds, "" when nothing: a state as it was at one moment, late enough."""
    with PlanStore.open(path, framework) as store:
        if store.opened.report:
            return f"{path}: {store.opened.report}"
        kept = [state_of(plan) for plan in (store.opened.plan, *(one.plan for one in store.recovered))]
    possible = [state_after(steps) for steps in range(owed, done + 1)]
    if any(state in possible for state in kept):
        return ""
    return f"{path}: {kept} is none of the states {owed} to {done}, {possible[0]} to {possible[-1]}"


def whole_lines(diary: Path) -> list[str]:
    """The lines that were written to the end."""
    return diary.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()


def split(line: str) -> tuple[str, str, str]:
    """A line's time and step."""
    return line.partition(" ")


def is_running(process: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
