"""Earlier versions and the rule that thins them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.plan.snapshots import Snapshots, data_home, thinned

DAY = 86_400.0
NOW = 1_795_424_700.0  # Monday 23 November 2026, 15:05 in Vietnam
TIMES = st.lists(st.floats(NOW - 400 * DAY, NOW).map(lambda moment: round(moment, 3)), unique=True, max_size=80)


def test_all_of_the_last_day() -> None:
    times = [NOW - hour * 600 for hour in range(100)]
    assert thinned(times, NOW) == set()


def test_one_a_day_for_a_month_then_one_a_week() -> None:
    hourly = [NOW - hour * 3600 for hour in range(24 * 100)]
    kept = sorted(set(hourly) - thinned(hourly, NOW), reverse=True)
    last_day = [moment for moment in kept if NOW - moment <= DAY]
    month = [moment for moment in kept if DAY < NOW - moment <= 30 * DAY]
    older = [moment for moment in kept if NOW - moment > 30 * DAY]
    assert len(last_day) == 25
    assert len(month) in (29, 30) and len({int((moment + 7 * 3600) // DAY) for moment in month}) == len(month)
    assert len(older) in (10, 11)


def test_the_newest_twenty_stay() -> None:
    times = [NOW - 300 * DAY - second for second in range(50)]
    assert len(set(times) - thinned(times, NOW)) == 20


@given(TIMES, st.floats(0, 100 * DAY))
def test_the_rule_is_stable(times: list[float], later: float) -> None:
    left = set(times) - thinned(times, NOW)
    assert thinned(left, NOW) == set()
    assert not times or max(times) in left
    assert set(sorted(times, reverse=True)[:20]) <= left
    assert len(left - thinned(left, NOW + later)) >= min(20, len(left))


def test_folder(tmp_path: Path) -> None:
    snapshots = Snapshots(str(tmp_path / "a.ctqb"), str(tmp_path / "home"))
    assert snapshots.all() == []
    first = snapshots.add(b"one", "start", NOW)
    assert first is not None
    assert snapshots.add(b"one", "export", NOW + 1) is None
    second = snapshots.add(b"two", "export", NOW - 50)
    assert second is not None and second.time > first.time, "a clock set back does not change the order"
    assert snapshots.all() == [second, first]
    for name in ("x.ctqb", "12-start", "rescue.ctqb-temp"):
        Path(snapshots.folder, name).touch()
    assert snapshots.all() == [second, first]
    assert Snapshots(str(tmp_path / "b.ctqb"), str(tmp_path / "home")).all() == []


def test_folder_is_thinned(tmp_path: Path) -> None:
    snapshots = Snapshots(str(tmp_path / "a.ctqb"), str(tmp_path))
    for number in range(60):
        snapshots.add(str(number).encode(), "start", NOW + number * 60)
    assert len(snapshots.all()) == 60
    snapshots.add(b"late", "start", NOW + 10 * DAY)
    assert len(snapshots.all()) == 20


def test_data_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUANGBA_HOME", "/somewhere")
    assert data_home() == "/somewhere"
    monkeypatch.delenv("QUANGBA_HOME")
    if sys.platform != "win32":
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        assert data_home() == os.path.expanduser("~/.local/share/quangba")
