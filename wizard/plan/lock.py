"""The lock beside an open plan: who has it open. A lock whose process is gone on this computer does not count."""

from __future__ import annotations

import contextlib
import os
import sys
import time

from wizard.plan.atomic import temporary_prefix
from wizard.plan.trouble import LockedBy

_SUFFIX = "ctqb-lock"
_held: set[tuple[str, bytes]] = set()
"""Path and content of the locks that this process holds now."""


class Lock:
    """A lock held by this process. Made by `take`; `release` gives it back."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self._content = content
        _held.add((path, content))

    def release(self) -> None:
        """Removes the lock file, if it is still ours. Never fails."""
        _held.discard((self.path, self._content))
        with contextlib.suppress(OSError):
            if _read(self.path) == self._content:
                os.unlink(self.path)


def lock_path(plan_path: str) -> str:
    """Where the lock of a plan file stands."""
    return os.path.join(os.path.dirname(plan_path), temporary_prefix(plan_path) + _SUFFIX)


def take(plan_path: str, *, force: bool = False) -> Lock:
    """Locks a plan file. Raises LockedBy when somebody has it open (`force`: take it from them), OSError otherwise."""
    path = lock_path(plan_path)
    # the last line tells two locks of one process apart, even within a millisecond
    mark = os.urandom(4).hex()
    me = f"{_user()}\n{_computer()}\n{os.getpid()}\n{time.time():.3f}\n{_started(os.getpid())}\n{mark}\n".encode()
    for _ in range(5):
        try:
            with open(path, "xb") as file:
                file.write(me)
            return Lock(path, me)
        except FileExistsError:
            pass
        found = _read(path)
        owner = _owner(found)
        if owner is not None and not force and not _is_gone(owner) and not _is_left_by_us(owner, path, found):
            raise LockedBy(*owner[:4])
        with contextlib.suppress(FileNotFoundError):
            if _read(path) == found:
                os.unlink(path)
    raise LockedBy(*(owner or ("?", "?", 0, time.time()))[:4])


_Owner = tuple[str, str, int, float, str]


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(2000)
    except FileNotFoundError:
        return b""


def _owner(content: bytes) -> _Owner | None:
    """The owner that a lock names; None for one that was cut while being written."""
    lines = content.decode("utf-8", "replace").split("\n")
    try:
        return lines[0][:100], lines[1][:100], int(lines[2]), float(lines[3]), lines[4]
    except (IndexError, ValueError):
        return None


def _is_gone(owner: _Owner) -> bool:
    _, computer, pid, _, started = owner
    if computer != _computer():
        return False
    return not _is_running(pid) or (started != "" and started != _started(pid))


def _is_left_by_us(owner: _Owner, path: str, content: bytes) -> bool:
    """Whether we have given this lock back, but could not remove it: the stick it is on had been pulled."""
    _, computer, pid, _, started = owner
    ours = computer == _computer() and pid == os.getpid() and started == _started(pid)
    return ours and (path, content) not in _held


def _user() -> str:
    for name in ("USERNAME", "LOGNAME", "USER"):
        if os.environ.get(name):
            return " ".join(os.environ[name].split())
    return "?"


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _STILL_ACTIVE = 259
    _ACCESS_DENIED = 5
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.restype = wintypes.HANDLE
    _kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    _kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    _kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)

    def _computer() -> str:
        return os.environ.get("COMPUTERNAME", "?")

    def _is_running(pid: int) -> bool:
        """Not `os.kill(pid, 0)`: on Windows that ends the process."""
        handle = _kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        try:
            code = wintypes.DWORD()
            return bool(_kernel.GetExitCodeProcess(handle, ctypes.byref(code))) and code.value == _STILL_ACTIVE
        finally:
            _kernel.CloseHandle(handle)

    def _started(pid: int) -> str:
        handle = _kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return ""
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            if not _kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
                return ""
            return str((times[0].dwHighDateTime << 32) + times[0].dwLowDateTime)
        finally:
            _kernel.CloseHandle(handle)

else:

    def _computer() -> str:
        return os.uname().nodename

    def _is_running(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True

    def _started(pid: int) -> str:
        """Start of a process on the system's own clock, so that a reused number is told apart; "" where unknown."""
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                return file.read().rpartition(")")[2].split()[19]
        except (OSError, IndexError):
            return ""
