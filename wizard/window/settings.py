"""What the program remembers between sittings, in one small file of the user's data folder; nothing of a plan."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass

from PySide6.QtCore import QByteArray, QSettings

from wizard.plan.snapshots import data_home

MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class RecentPlan:
    """A plan opened lately, with its progress then; `time` in seconds since 1970, `page` shown last."""

    path: str
    done: int
    total: int
    time: float
    page: str = ""


class Settings:
    """Typed access to the settings file; a damaged file counts as an empty one."""

    def __init__(self, path: str = "") -> None:
        self._file = QSettings(path or os.path.join(data_home(), "settings.ini"), QSettings.Format.IniFormat)

    def recent_plans(self) -> list[RecentPlan]:
        """The plans opened lately, the latest first; some may be gone from the disk."""
        try:
            return [RecentPlan(**each) for each in json.loads(str(self._file.value("recent", "[]")))]
        except (ValueError, TypeError):
            return []

    def remember_plan(self, path: str, done: int, total: int, page: str = "") -> None:
        """Puts a plan on top of the recent ones."""
        plans = [RecentPlan(path, done, total, time.time(), page)]
        plans += [plan for plan in self.recent_plans() if plan.path != path]
        self._put("recent", json.dumps([asdict(plan) for plan in plans[:MOST_RECENT]]))

    def forget_plan(self, path: str) -> None:
        """Takes a plan off the recent ones; its file stays."""
        self._put("recent", json.dumps([asdict(plan) for plan in self.recent_plans() if plan.path != path]))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty at the first start."""
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._put("geometry", value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes/no setting: `help_folded`, `tour_seen` …"""
        return bool(self._file.value(name, default, type=bool))

    def set_flag(self, name: str, value: bool) -> None:
        """Remembers a yes/no setting."""
        self._put(name, value)

    def text(self, name: str, default: str = "") -> str:
        """A setting that is a text: `export_folder` …"""
        return str(self._file.value(name, default))

    def set_text(self, name: str, value: str) -> None:
        """Remembers a text."""
        self._put(name, value)

    def _put(self, name: str, value: object) -> None:
        self._file.setValue(name, value)
        self._file.sync()
