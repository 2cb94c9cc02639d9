"""How the command line speaks: UTF-8 on every console, a line of progress, one sentence for each expected failure."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

WHY = {
    errno.ENOENT: "không tìm thấy",
    errno.EACCES: "không có quyền đọc hoặc ghi, hoặc tệp đang mở ở chương trình khác",
    errno.EPERM: "không có quyền đọc hoặc ghi",
    errno.EEXIST: "đã có tệp hoặc thư mục trùng tên",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "đường dẫn có chỗ không phải thư mục",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
}


class Stop(Exception):
    """A command cannot go on: the message says why and what to do next; ``code`` is the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class Progress:
    """One line on standard error that is written over and over; silent where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._width = 0

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show how many of how many are done and what is being done now; clears the line when all is done."""
        if self._watched:
            line = f"[{done}/{total}] {what} …" if done < total else ""
            print(f"\r{line:<{self._width}}", end="\r", file=sys.stderr, flush=True)
            self._width = len(line)


def use_utf8() -> None:
    """Write Vietnamese whatever the console is set to; Windows consoles often are not set to UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(value: Any) -> None:
    """Print a value for another program to read."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def trouble(error: OSError) -> str:
    """One sentence for a file that cannot be read or written."""
    why = WHY.get(error.errno or 0, "lỗi đọc, ghi của máy")
    if error.filename is None:
        return f"Không đọc hoặc ghi được tệp: {why}."
    return f"Không đọc hoặc ghi được “{error.filename}”: {why}. Hãy kiểm tra lại đường dẫn và quyền truy cập."
