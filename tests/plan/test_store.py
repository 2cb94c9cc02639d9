"""The trust rules: whatever fails or dies, a readable plan is on disk and nothing is overwritten unseen."""

from __future__ import annotations

import builtins
import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.framework import Framework
from wizard.plan.atomic import TEMPORARY, temporary_prefix
from wizard.plan.file import PlanFileError, plan_to_text, read_plan
from wizard.plan.lock import lock_path
from wizard.plan.model import Place, Plan
from wizard.plan.operations import SetAnswer, apply
from wizard.plan.reading import FORMAT
from wizard.plan.store import PlanStore
from wizard.plan.trouble import (
    AlreadyThere,
    BadFileName,
    ChangedOutside,
    DiskFull,
    FileHeld,
    FolderVanished,
    LockedBy,
    NotWritable,
    ReadOnlyPlan,
    SaveFailed,
    StoreError,
    TooLarge,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUANGBA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def path(tmp_path: Path, plan: Plan, framework: Framework) -> Path:
    """A plan file that nobody has open."""
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "Hồ sơ Lâm Hải.ctqb"
    path.write_text(plan_to_text(plan, framework), encoding="utf-8", newline="\n")
    return path


def edited(plan: Plan, text: str = "sửa") -> Plan:
    apply(plan, SetAnswer(Place("positioning"), text))
    return plan


def names_in(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_sitting(path: Path, framework: Framework) -> None:
    before = path.read_bytes()
    with PlanStore.open(path, framework) as store:
        plan = store.opened.plan
        assert store.opened.report == [] and store.recovered == [] and store.saved_at is None
        store.save(plan)
        assert store.saved_at is None and store.snapshots() == [], "nothing has changed, so nothing is written"
        store.save(edited(plan))
        assert store.saved_at is not None
        store.save(edited(plan, "lần hai"))
        assert read_plan(path, framework).plan == plan
        (start,) = store.snapshots()
        assert start.reason == "start" and Path(start.path).read_bytes() == before
        store.keep_version(plan, "export")
        assert store.keep_version(plan, "export") is None
        assert [version.reason for version in store.snapshots()] == ["export", "start"]
        assert store.read_version(store.snapshots()[0]).plan == plan
    assert names_in(path.parent) == [path.name]


def test_create(tmp_path: Path, plan: Plan, framework: Framework) -> None:
    with PlanStore.create(tmp_path / "mới.ctqb", plan, framework) as store:
        assert read_plan(store.path, framework).plan == plan
        with pytest.raises(AlreadyThere):
            PlanStore.create(store.path, plan, framework)
    with pytest.raises(BadFileName, match=r"dành riêng"):
        PlanStore.create(tmp_path / "con.ctqb", plan, framework)
    with pytest.raises(FolderVanished):
        PlanStore.create(tmp_path / "none" / "x.ctqb", plan, framework)
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_rights_of_the_file_stay(path: Path, framework: Framework) -> None:
    path.chmod(0o640)
    with PlanStore.open(path, framework) as store:
        store.save(edited(store.opened.plan))
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(path: Path, framework: Framework) -> None:
    link = path.with_name("liên kết.ctqb")
    link.symlink_to(path)
    with PlanStore.open(link, framework) as store:
        store.save(edited(store.opened.plan))
    assert link.is_symlink() and "sửa" in path.read_text(encoding="utf-8")


# --- failures in every step of saving ---

STEPS = ["open", "write", "flush", "fsync", "chmod", "replace"]
ERRORS = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EACCES, NotWritable),
    (errno.EROFS, NotWritable),
    (errno.ENODEV, FolderVanished),
    (errno.EIO, SaveFailed),
]


class Failing:
    """A file whose step fails."""

    def __init__(self, file: Any, step: str, error: OSError) -> None:
        self._file, self._step, self._error = file, step, error

    def __enter__(self) -> Failing:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return self._fail if name == self._step else getattr(self._file, name)

    def _fail(self, data: bytes = b"") -> None:
        self._file.write(data[: len(data) // 2])  # a full disk takes a part
        raise self._error


def inject(monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, folder: Path) -> None:
    """Lets one step of writing into `folder` fail."""
    real_open = builtins.open

    def fail(*_: object, **__: object) -> None:
        raise error

    def in_folder(real: Callable[..., Any]) -> Callable[..., Any]:
        def stand_in(first: Any, *rest: Any, **named: Any) -> Any:
            return fail() if str(first).startswith(str(folder)) else real(first, *rest, **named)

        return stand_in

    def open_failing(name: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "x" not in mode or not str(name).startswith(str(folder)) or not str(name).endswith(TEMPORARY):
            return real_open(name, mode, *rest, **named)
        return fail() if step == "open" else Failing(real_open(name, mode, *rest, **named), step, error)

    if step in ("open", "write", "flush"):
        monkeypatch.setattr(builtins, "open", open_failing)
    elif step == "fsync":
        real_fsync = os.fsync
        target = str(folder)

        def fsync(handle: int) -> None:
            return fail() if os.readlink(f"/proc/self/fd/{handle}").startswith(f"{target}/") else real_fsync(handle)

        monkeypatch.setattr(os, "fsync", fsync)
    else:
        monkeypatch.setattr(os, step, in_folder(getattr(os, step)))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("number", "kind"), ERRORS)
def test_a_failing_step(
    path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch, step: str, number: int, kind: type[StoreError]
) -> None:
    before = path.read_bytes()
    with PlanStore.open(path, framework) as store:
        plan = edited(store.opened.plan)
        inject(monkeypatch, step, OSError(number, "injected"), path.parent)
        with pytest.raises(kind) as caught:
            store.save(plan)
        assert path.name in caught.value.sentence and caught.value.hint.endswith(".")
        assert path.read_bytes() == before
        monkeypatch.undo()
        os.environ["QUANGBA_HOME"] = str(path.parents[1] / "home")
        assert [name for name in names_in(path.parent) if name.endswith(TEMPORARY)] == []
    with PlanStore.open(path, framework, home=str(path.parents[1] / "home")) as again:
        assert [one.plan for one in again.recovered] == [plan], "the work waits in the user's data folder"
        again.save(again.recovered[0].plan)
    with PlanStore.open(path, framework, home=str(path.parents[1] / "home")) as third:
        assert third.recovered == [] and third.opened.plan == plan


def test_save_as_is_the_way_out(
    path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "khác.ctqb"
    with PlanStore.open(path, framework) as store:
        plan = edited(store.opened.plan)
        inject(monkeypatch, "write", OSError(errno.ENOSPC, ""), path.parent)
        with pytest.raises(DiskFull):
            store.save(plan)
        store.save_as(plan, elsewhere)
        assert store.path == str(elsewhere)
        store.save(edited(plan, "tiếp"))
        assert read_plan(elsewhere, framework).plan == plan
        with pytest.raises(AlreadyThere):
            store.save_as(plan, path)
    assert not os.path.exists(lock_path(str(path))) and not os.path.exists(lock_path(str(elsewhere)))


def test_held_by_another_program(path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets go after a while; when it does not, that is said."""
    held = PermissionError(errno.EACCES, "")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    real, refusals = os.replace, [held] * 3

    def replace(source: str, target: str) -> None:
        if refusals:
            raise refusals.pop()
        real(source, target)

    monkeypatch.setattr("wizard.plan.atomic._IS_WINDOWS", True)
    monkeypatch.setattr("wizard.plan.atomic._HELD_WAITS", (0.0,) * 5)
    monkeypatch.setattr(os, "replace", replace)
    with PlanStore.open(path, framework) as store:
        monkeypatch.setattr(store, "_kept_start", True)
        store.save(edited(store.opened.plan))
        assert refusals == []
        refusals += [held] * 20
        with pytest.raises(FileHeld):
            store.save(edited(store.opened.plan, "nữa"))


def test_versions_that_cannot_be_kept_do_not_stop_saving(
    path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    home.write_text("no folder", encoding="utf-8")
    with PlanStore.open(path, framework) as store:
        plan = edited(store.opened.plan)
        store.save(plan)
        assert store.snapshot_problem and read_plan(path, framework).plan == plan
        with pytest.raises(StoreError):
            store.keep_version(plan, "export")


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root on Linux")
def test_a_really_full_disk(tmp_path: Path, plan: Plan, framework: Framework) -> None:
    disk = tmp_path / "usb"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        with PlanStore.create(disk / "x.ctqb", plan, framework) as store:
            before = Path(store.path).read_bytes()
            with pytest.raises(DiskFull):
                store.save(edited(plan, "dài " * 50_000))
            assert Path(store.path).read_bytes() == before
            store.save(edited(plan, "ngắn"))
            assert read_plan(store.path, framework).plan == plan
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_pulled_stick(path: Path, framework: Framework) -> None:
    away = path.parent.with_name("away")
    with PlanStore.open(path, framework) as store:
        plan = edited(store.opened.plan)
        path.parent.rename(away)
        with pytest.raises(FolderVanished):
            store.save(plan)
        away.rename(path.parent)
        store.save(plan)
    assert read_plan(path, framework).plan == plan


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(path: Path, framework: Framework) -> None:
    path.parent.chmod(0o500)
    try:
        with PlanStore.open(path, framework) as store, pytest.raises(NotWritable):
            store.save(edited(store.opened.plan))
    finally:
        path.parent.chmod(0o700)


def test_too_large(path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.plan.store.LARGEST", 1000)
    with PlanStore.open(path, framework) as store, pytest.raises(TooLarge):
        store.save(edited(store.opened.plan))


# --- others ---


def test_changed_behind_our_back(path: Path, plan: Plan, framework: Framework) -> None:
    with PlanStore.open(path, framework) as store:
        ours = store.opened.plan
        theirs = plan_to_text(edited(plan, "của người khác"), framework)
        assert not store.changed_outside()
        path.write_text(theirs, encoding="utf-8", newline="\n")
        assert store.changed_outside()
        with pytest.raises(ChangedOutside, match="sửa ở nơi khác"):
            store.save(edited(ours, "của tôi"))
        assert path.read_text(encoding="utf-8") == theirs
        store.save(ours, overwrite=True)
        assert Path(store.snapshots()[0].path).read_text(encoding="utf-8") == theirs, "theirs is kept as a version"
        store.save(edited(ours, "tiếp"))


def test_same_content_with_another_time_is_no_change(path: Path, framework: Framework) -> None:
    with PlanStore.open(path, framework) as store:
        os.utime(path, (1, 1))
        store.save(edited(store.opened.plan))


def test_removed_behind_our_back(path: Path, framework: Framework) -> None:
    with PlanStore.open(path, framework) as store:
        path.unlink()
        with pytest.raises(ChangedOutside, match="bị xóa"):
            store.save(edited(store.opened.plan))
        store.save(store.opened.plan, overwrite=True)
        assert path.exists()


def test_newer_and_read_only_plans_are_not_saved(path: Path, plan: Plan, framework: Framework, tmp_path: Path) -> None:
    path.write_text(plan_to_text(plan, framework).replace(f"format: {FORMAT}", "format: 9"), encoding="utf-8")
    with PlanStore.open(path, framework) as store:
        assert store.read_only and not os.path.exists(lock_path(str(path)))
        with pytest.raises(ReadOnlyPlan):
            store.save(plan)
        store.save_as(plan, tmp_path / "y.ctqb")
        store.save(edited(plan))


def test_a_damaged_file_names_the_newest_version(path: Path, framework: Framework) -> None:
    with PlanStore.open(path, framework, clock=lambda: 1_795_424_700.0) as store:
        store.save(edited(store.opened.plan))
    whole = path.read_bytes()
    cut = whole[: whole.index(b"elements:")]
    path.write_bytes(cut)
    with PlanStore.open(path, framework) as store:
        assert store.opened.damaged and "Bản lưu gần nhất là lúc" in store.opened.report[-1]
        store.save(edited(store.opened.plan, "vẫn sửa"))
        assert Path(store.snapshots()[0].path).read_bytes() == cut
    path.write_bytes(bytes(500))
    with pytest.raises(PlanFileError) as caught:
        PlanStore.open(path, framework)
    assert "Bản lưu gần nhất là lúc" in caught.value.hint
    assert path.read_bytes() == bytes(500) and names_in(path.parent) == [path.name]


def test_leftovers_of_a_crash(path: Path, plan: Plan, framework: Framework) -> None:
    work = edited(plan, "chưa kịp thay")
    text = plan_to_text(work, framework).encode()
    prefix = str(path.parent / temporary_prefix(str(path)))
    Path(f"{prefix}1-a{TEMPORARY}").write_bytes(text)
    Path(f"{prefix}1-b{TEMPORARY}").write_bytes(text[:200])
    Path(f"{prefix}1-c{TEMPORARY}").write_bytes(path.read_bytes())
    (path.parent / f".ffffffff.1-d{TEMPORARY}").write_bytes(text)
    before = path.read_bytes()
    with PlanStore.open(path, framework, read_only=True) as looking:
        assert len(looking.recovered) == 1
    with PlanStore.open(path, framework) as store:
        assert path.read_bytes() == before
        (found,) = store.recovered
        assert found.plan == work and store.read_version(found).plan == work
        store.discard(found)
        assert store.recovered == []
    assert names_in(path.parent) == [f".ffffffff.1-d{TEMPORARY}", path.name], "what is not ours is left alone"


# --- locks ---

HOLD = """
import sys, time
from wizard.framework import load_framework
from wizard.plan.store import PlanStore
store = PlanStore.open(sys.argv[1], load_framework())
print("open", flush=True)
time.sleep(60)
"""


def child(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_two_processes(path: Path, framework: Framework) -> None:
    other = child(HOLD, str(path))
    try:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        with pytest.raises(LockedBy) as caught:
            PlanStore.open(path, framework)
        assert caught.value.pid == other.pid and caught.value.user in caught.value.sentence
        assert abs(caught.value.since - time.time()) < 60
        PlanStore.open(path, framework, read_only=True).close()
    finally:
        other.kill()
        other.wait()
    assert os.path.exists(lock_path(str(path))), "killed, so the lock is left"
    with PlanStore.open(path, framework) as store:
        store.save(edited(store.opened.plan))
    assert names_in(path.parent) == [path.name]


def test_twice_in_one_process_and_force(path: Path, framework: Framework) -> None:
    with PlanStore.open(path, framework) as first:
        with pytest.raises(LockedBy):
            PlanStore.open(path, framework)
        with PlanStore.open(path, framework, force=True) as second:
            first.close()
            assert os.path.exists(lock_path(str(path))), "the lock is no longer the first one's"
            second.save(edited(second.opened.plan))


@pytest.mark.parametrize(
    ("content", "locked"),
    [
        (b"", False),
        (b"An\nPC", False),
        (b"An\nMAY-KHAC\n1\n1700000000.0\n\n", True),
        (f"An\n{os.uname().nodename}\n{2**22 + 5}\n1700000000.0\n\n".encode(), False),
        (f"An\n{os.uname().nodename}\n1\n1700000000.0\nnot-its-start\n".encode(), False),
    ],
)
def test_locks_left_behind(path: Path, framework: Framework, content: bytes, locked: bool) -> None:
    Path(lock_path(str(path))).write_bytes(content)
    if locked:
        with pytest.raises(LockedBy, match=r"“An” mở trên máy “MAY-KHAC”"):
            PlanStore.open(path, framework)
    else:
        PlanStore.open(path, framework).close()


# --- kill -9 ---

SAVE_ON_AND_ON = """
import sys
from wizard.framework import load_framework
from wizard.plan.store import PlanStore
store = PlanStore.open(sys.argv[1], load_framework())
plan = store.opened.plan
number = plan.answers.get("vision_year", 2000)
print("ready", flush=True)
while True:
    number += 1
    plan.answers["vision_year"] = number
    plan.answers["positioning"] = f"Bản {number} " * (number % 500)
    store.save(plan)
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_kill_at_random_moments(path: Path, framework: Framework) -> None:
    """The file reads each time, and what was reported as saved is there."""
    dice = random.Random(11)
    saves = rounds = 0
    end = time.monotonic() + 15
    while (saves < 200 or rounds < 20) and time.monotonic() < end:
        writer = child(SAVE_ON_AND_ON, str(path))
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0.0, 0.25))
        writer.kill()
        reported = writer.stdout.read().split()
        writer.wait()
        opened = read_plan(path, framework)
        number = opened.plan.answers.get("vision_year", 2000)
        assert not opened.report and isinstance(number, int)
        if number > 2000:
            assert opened.plan.answers.get("positioning", "") == f"Bản {number} " * (number % 500)
        if reported:
            assert number - int(reported[-1]) in (0, 1)
        saves += len(reported)
        rounds += 1
    assert saves >= 200
