"""Writing a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import time
import zlib

TEMPORARY = ".ctqb-temp"
_IS_WINDOWS = os.name == "nt"
_HELD_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds; virus scanners let go within these


def temporary_prefix(path: str) -> str:
    """What the names of temporary files for `path` begin with; short, as the name itself may be as long as allowed."""
    return f".{zlib.crc32(os.path.basename(path).encode('utf-8', 'surrogatepass')):08x}."


def write_atomically(path: str, data: bytes) -> None:
    """Puts `data` into the file `path`: temporary file in the same folder, flush, fsync, replace, fsync of the folder.

    Raises OSError; then the old file is untouched and the temporary file removed where that is possible.
    """
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f"{temporary_prefix(path)}{os.getpid()}-{time.time_ns():x}{TEMPORARY}")
    try:
        # Not `mkstemp`: its mode 0600 would shut colleagues out of a shared folder.
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(path).st_mode & 0o777)
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _replace(temporary: str, path: str) -> None:
    for wait in _HELD_WAITS:
        try:
            os.replace(temporary, path)
            return
        except PermissionError:
            if not _IS_WINDOWS:
                raise
            time.sleep(wait)
    os.replace(temporary, path)


def _sync_folder(folder: str) -> None:
    """Makes the new name last through a power cut; the file is complete already, so a refusal is no failure."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
