"""A plan file in use: opened under a lock, saved atomically, never over somebody else's changes, with earlier versions.

The rules are those of the trust section of the design: the file is readable at every moment; a version is kept before
the first change of a sitting and at every export; what a crash left behind is found and offered, never taken silently.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from wizard.plan import lock
from wizard.plan.atomic import TEMPORARY, temporary_prefix, write_atomically
from wizard.plan.file import LARGEST, OpenedPlan, PlanFileError, plan_from_bytes, plan_to_text, read_bytes
from wizard.plan.model import Plan
from wizard.plan.names import name_problem
from wizard.plan.snapshots import Snapshot, Snapshots, data_home, moment_text
from wizard.plan.trouble import (
    AlreadyThere,
    BadFileName,
    ChangedOutside,
    ReadOnlyPlan,
    StoreError,
    TooLarge,
    trouble_from,
)

if TYPE_CHECKING:
    from wizard.framework import Framework

_Stamp = tuple[int, int]
"""Size and checksum of the file as we know it. Its time says little: copying and time zones change it."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that a crash or a failed save left in `path`: a whole plan, other than the file's. `time`: seconds."""

    path: str
    time: float
    plan: Plan


class PlanStore:
    """One plan file in use. Made by `open` or `create`; use it as a context manager or call `close`.

    `opened` is the plan with the report of reading it; `recovered` what a crash left; `read_only` forbids saving.
    `snapshot_problem` is a sentence when an earlier version could not be kept («» else): saving goes on without it.
    """

    def __init__(
        self, path: str, framework: Framework, home: str | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self.path = os.path.realpath(path)
        self.opened = OpenedPlan(Plan(framework.id, framework.version), [])
        self.recovered: list[Recovered] = []
        self.read_only = False
        self.snapshot_problem = ""
        self.saved_at: float | None = None
        self._framework = framework
        self._home = home or data_home()
        self._clock = clock
        self._lock: lock.Lock | None = None
        self._stamp: _Stamp | None = None
        self._kept_start = False

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        framework: Framework,
        *,
        read_only: bool = False,
        force: bool = False,
        home: str | None = None,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """Opens a plan file. Raises PlanFileError (with the newest earlier version in its hint) and LockedBy.

        `force` takes the lock from whoever holds it; `read_only` takes none and never saves.
        """
        store = cls(os.fspath(path), framework, home, clock)
        if not read_only:
            with contextlib.suppress(OSError):  # a folder that cannot be written to: saving will say so
                store._lock = lock.take(store.path, force=force)
        try:
            store._read()
        except PlanFileError:
            store.close()
            raise
        store.read_only = read_only or store.opened.read_only
        if store.read_only:
            store.close()
        store.recovered = store._find_recovered()
        return store

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        plan: Plan,
        framework: Framework,
        *,
        home: str | None = None,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """Writes a new plan file and keeps it open. Raises AlreadyThere, BadFileName and what `save` raises."""
        store = cls(os.fspath(path), framework, home, clock)
        store._claim(store.path)
        store._kept_start = True
        store.opened = OpenedPlan(plan, [])
        try:
            store.save(plan)
        except StoreError:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives the lock back. The plan must have been saved before. Never fails."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # --- saving ---

    def save(self, plan: Plan, *, overwrite: bool = False) -> None:
        """Puts `plan` on disk; does nothing when it is there already.

        Raises ReadOnlyPlan, ChangedOutside (unless `overwrite`, after the user said so), TooLarge, DiskFull,
        NotWritable, FolderVanished, FileHeld or SaveFailed; then the file is as it was and the plan is kept in
        the user's data folder, from where the next `open` offers it.
        """
        if self.read_only:
            raise ReadOnlyPlan("Hồ sơ đang mở chỉ để xem nên không lưu được vào tệp này.")
        data = plan_to_text(plan, self._framework).encode("utf-8")
        if len(data) > LARGEST:
            raise TooLarge("Hồ sơ quá lớn, không lưu được.")
        name = os.path.basename(self.path)
        try:
            present = self._compare_with_disk(overwrite)
            if data == present:
                return
            self._keep_start(present)
            write_atomically(self.path, data)
            self._stamp = _stamp(data)
        except StoreError:
            self._rescue(data)
            raise
        except OSError as error:
            self._rescue(data)
            raise trouble_from(error, name) from error
        self.saved_at = self._clock()
        self._forget_rescue()

    def save_as(self, plan: Plan, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Goes on in another file. The way out of every failure of `save`; on an error the old file stays in use.

        Raises AlreadyThere unless `overwrite`, BadFileName, LockedBy and what `save` raises.
        """
        other = PlanStore(os.fspath(path), self._framework, self._home, self._clock)
        other._claim(other.path, overwrite)
        try:
            other.save(plan, overwrite=True)
        except StoreError:
            other.close()
            raise
        self.close()
        self._forget_rescue()
        self.path, self._lock, self._stamp = other.path, other._lock, other._stamp
        self._kept_start, self.read_only, self.saved_at = True, False, other.saved_at

    def changed_outside(self) -> bool:
        """Whether the file is no longer the one read or saved last (also when it is gone). Never fails."""
        try:
            self._compare_with_disk(overwrite=False)
        except (StoreError, OSError):
            return True
        return False

    # --- earlier versions ---

    def snapshots(self) -> list[Snapshot]:
        """Earlier versions of this file, the newest first."""
        return Snapshots(self.path, self._home).all()

    def keep_version(self, plan: Plan, reason: str) -> Snapshot | None:
        """Keeps `plan` as a version («export», «restore»); None when it equals the newest. Raises StoreError."""
        data = plan_to_text(plan, self._framework).encode("utf-8")
        try:
            return Snapshots(self.path, self._home).add(data, reason, self._clock())
        except OSError as error:
            raise trouble_from(error, "bản lưu") from error

    def read_version(self, version: Snapshot | Recovered) -> OpenedPlan:
        """The plan of an earlier version or of recovered work. Raises PlanFileError."""
        return plan_from_bytes(read_bytes(version.path), self._framework, os.path.basename(version.path))

    def discard(self, recovered: Recovered) -> None:
        """Removes recovered work after the user has taken it over or refused it. Never fails."""
        with contextlib.suppress(OSError):
            os.unlink(recovered.path)
        self.recovered = [one for one in self.recovered if one.path != recovered.path]

    # --- inside ---

    def _read(self) -> None:
        try:
            data = read_bytes(self.path)
            self.opened = plan_from_bytes(data, self._framework, os.path.basename(self.path))
        except PlanFileError as error:
            raise self._with_newest_version(error) from None
        self._stamp = _stamp(data)
        if self.opened.damaged and (newest := self._newest_words()):
            self.opened.report.append(newest)

    def _with_newest_version(self, error: PlanFileError) -> PlanFileError:
        newest = self._newest_words()
        return PlanFileError(error.sentence, newest) if newest else error

    def _newest_words(self) -> str:
        versions = self.snapshots()
        return f"Bản lưu gần nhất là lúc {moment_text(versions[0].time)}; có thể mở bản đó." if versions else ""

    def _claim(self, path: str, overwrite: bool = False) -> None:
        """Locks a file that is about to come into being."""
        name = os.path.basename(path)
        problem = name_problem(name)
        if problem:
            raise BadFileName(problem)
        if os.path.lexists(path) and not overwrite:
            raise AlreadyThere(f"Đã có tệp “{name}” ở thư mục này.")
        try:
            self._lock = lock.take(path)
        except OSError as error:
            raise trouble_from(error, name) from error

    def _compare_with_disk(self, overwrite: bool) -> bytes | None:
        """The content of the file when it is as we know it, None for a new one. Raises ChangedOutside and OSError."""
        name = os.path.basename(self.path)
        try:
            with open(self.path, "rb") as file:
                present = file.read(LARGEST + 1)
        except FileNotFoundError:
            if self._stamp is None or overwrite:
                return None
            if not os.path.isdir(os.path.dirname(self.path)):
                raise
            hint = "Hãy lưu lại vào tên cũ, hoặc dùng “Lưu thành tệp khác”."
            raise ChangedOutside(f"Tệp “{name}” đã bị xóa, đổi tên hoặc chuyển đi nơi khác.", hint) from None
        if not overwrite and self._stamp != _stamp(present):
            raise ChangedOutside(f"Tệp “{name}” đã bị sửa ở nơi khác sau khi mở.")
        return present

    def _keep_start(self, present: bytes | None) -> None:
        """Before the first change of a sitting, and before anything unknown is overwritten."""
        if present is None or (self._kept_start and self._stamp == _stamp(present)):
            return
        try:
            Snapshots(self.path, self._home).add(present, "start", self._clock())
        except OSError as error:
            self.snapshot_problem = trouble_from(error, "bản lưu trước khi sửa").sentence
        else:
            self.snapshot_problem = ""
            self._kept_start = True

    def _rescue_path(self) -> str:
        return os.path.join(Snapshots(self.path, self._home).folder, "rescue" + TEMPORARY)

    def _rescue(self, data: bytes) -> None:
        """Keeps work that could not be saved where it belongs. Never fails: there may be no disk at all."""
        with contextlib.suppress(OSError):
            path = self._rescue_path()
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_atomically(path, data)

    def _forget_rescue(self) -> None:
        with contextlib.suppress(OSError):
            os.unlink(self._rescue_path())

    def _find_recovered(self) -> list[Recovered]:
        """Whole plans that a crash or failed save left, other than the file's, the newest first.

        What is cut or equal to the file is of no use; it goes when the file is ours.
        """
        folder, prefix = os.path.dirname(self.path), temporary_prefix(self.path)
        paths = [self._rescue_path()]
        with contextlib.suppress(OSError):
            names = os.listdir(folder)
            paths += [
                os.path.join(folder, name) for name in names if name.startswith(prefix) and name.endswith(TEMPORARY)
            ]
        found = []
        for path in paths:
            with contextlib.suppress(OSError):
                try:
                    left = plan_from_bytes(read_bytes(path), self._framework)
                    is_useful = not left.damaged and left.plan != self.opened.plan
                except PlanFileError:
                    is_useful = False
                if is_useful:
                    found.append(Recovered(path, os.stat(path).st_mtime, left.plan))
                elif self._lock is not None:
                    os.unlink(path)
        return sorted(found, key=lambda one: one.time, reverse=True)


def _stamp(data: bytes) -> _Stamp:
    return len(data), zlib.crc32(data)
