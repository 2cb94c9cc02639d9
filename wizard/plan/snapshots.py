"""Earlier versions of a plan, kept in the user's data folder and thinned by a rule."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.plan.atomic import write_atomically

_DAY = 86_400
_VIETNAM = 7 * 3600  # days and weeks are those of Vietnam's clock, wherever the computer's stands
_ALWAYS_KEPT = 20
_DAILY_FOR = 30 * _DAY
_SUFFIX = ".ctqb"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One earlier version. `time` in seconds since 1970; `reason`: "start" of a sitting, "export" or "restore"."""

    path: str
    time: float
    reason: str


def data_home() -> str:
    """The folder for the user's data: QUANGBA_HOME, else %LOCALAPPDATA%\\QuangBa or ~/.local/share/quangba."""
    given = os.environ.get("QUANGBA_HOME")
    if given:
        return given
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), "AppData", "Local")
        return os.path.join(local, "QuangBa")
    share = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return os.path.join(share, "quangba")


class Snapshots:
    """The snapshots of one plan file, known by where it stands."""

    def __init__(self, plan_path: str, home: str) -> None:
        name = os.path.normcase(os.path.abspath(plan_path)).encode("utf-8", "surrogatepass")
        self.folder = os.path.join(home, "versions", f"{zlib.crc32(name):08x}{zlib.adler32(name):08x}")

    def all(self) -> list[Snapshot]:
        """All snapshots, the newest first. What does not look like one is left alone."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            return []
        found = [snapshot for name in names if (snapshot := self._from_name(name)) is not None]
        return sorted(found, key=lambda snapshot: snapshot.time, reverse=True)

    def add(self, data: bytes, reason: str, now: float) -> Snapshot | None:
        """Keeps `data` and thins the rest; None when the newest snapshot is the same. Raises OSError."""
        present = self.all()
        if present and _content(present[0].path) == data:
            return None
        moment = max(now, present[0].time + 0.001) if present else now
        os.makedirs(self.folder, exist_ok=True)
        path = os.path.join(self.folder, f"{round(moment * 1000)}-{reason}{_SUFFIX}")
        write_atomically(path, data)
        added = Snapshot(path, round(moment * 1000) / 1000, reason)
        present.insert(0, added)
        superfluous = thinned((snapshot.time for snapshot in present), now)
        for snapshot in present:
            if snapshot.time in superfluous:
                with contextlib.suppress(OSError):
                    os.unlink(snapshot.path)
        return added

    def _from_name(self, name: str) -> Snapshot | None:
        moment, dash, reason = name.removesuffix(_SUFFIX).partition("-")
        if not (dash and name.endswith(_SUFFIX) and moment.isascii() and moment.isdigit() and len(moment) < 16):
            return None
        return Snapshot(os.path.join(self.folder, name), int(moment) / 1000, reason)


def thinned(times: Iterable[float], now: float) -> set[float]:
    """Which snapshots may go: kept are the newest 20, all of the last day, the last of each day for 30 days, then
    the last of each week."""
    newest_first = sorted(times, reverse=True)
    superfluous = set()
    seen: set[tuple[str, int]] = set()
    for index, moment in enumerate(newest_first):
        age = now - moment
        day = int((moment + _VIETNAM) // _DAY)
        # 1970 began on a Thursday; weeks begin on Monday.
        span = ("day", day) if age <= _DAILY_FOR else ("week", (day + 3) // 7)
        is_last = span not in seen
        seen.add(span)
        if index >= _ALWAYS_KEPT and age > _DAY and not is_last:
            superfluous.add(moment)
    return superfluous


def moment_text(moment: float) -> str:
    """A moment for users: «14:05 ngày 23/11/2026»."""
    return time.strftime("%H:%M ngày %d/%m/%Y", time.localtime(moment))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
