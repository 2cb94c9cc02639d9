"""`kill -9` while somebody types: the next start opens the plan, and at most the last second is gone.

QUANGBA_KILLS sets how often; the long run is 200 times.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.window.typing_process import FIELD, KEYS
from wizard.framework import Framework
from wizard.plan.model import new_plan
from wizard.plan.store import PlanStore

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("QUANGBA_KILLS", "4"))
LOST_AT_MOST = 1.0
START_AT_MOST = 30.0


def test_at_most_the_last_second_of_typing_is_lost(framework: Framework, tmp_path: Path) -> None:
    chance = random.Random(20261123)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    for number in range(KILLS):
        plan, diary = str(tmp_path / f"Thử {number}.ctqb"), tmp_path / f"diary-{number}"
        PlanStore.create(plan, new_plan(framework, province="lam-dong"), framework).close()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.window.typing_process", plan, str(diary)], cwd=ROOT, env=environment
        )
        deadline = time.monotonic() + START_AT_MOST
        while not (diary.exists() and diary.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert diary.exists() and diary.stat().st_size, "nobody typed"
        time.sleep(chance.uniform(0.1, 3.0))
        killed = time.time()
        process.kill()
        process.wait()
        owed = owed_length(diary, killed - LOST_AT_MOST)
        with PlanStore.open(plan, framework) as store:
            kept = [store.opened.plan, *(one.plan for one in store.recovered)]
        longest = max((str(each.stored(FIELD) or "") for each in kept), key=len)
        assert (KEYS * 100).startswith(longest)
        assert len(longest) >= owed, f"kill {number}: {len(longest)} of {owed} characters"


def owed_length(diary: Path, until: float) -> int:
    """How many characters had been typed at a moment."""
    owed = 0
    for line in diary.read_text(encoding="utf-8").splitlines():
        moment, _, length = line.partition(" ")
        if length and float(moment) <= until:
            owed = int(length)
    return owed
