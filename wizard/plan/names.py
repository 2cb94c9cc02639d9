"""File names that every system takes, Windows above all."""

from __future__ import annotations

import re

from wizard.plan.text import clean_text

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))", re.IGNORECASE)
_LONGEST = 180  # bytes; leaves room for an extension and « (2)»


def safe_file_name(name: str, fallback: str = "Hồ sơ") -> str:
    """`name` (without folder) as Windows, Linux and macOS take it; `fallback` when nothing of it is left."""
    safe = " ".join(_FORBIDDEN.sub("-", clean_text(name)).split()).strip("-. ")
    if _RESERVED.match(safe):
        safe = f"_{safe}"
    while len(safe.encode("utf-8")) > _LONGEST:
        safe = safe[:-1]
    return safe.rstrip(". ") or fallback


def name_problem(name: str) -> str:
    """What is wrong with a file name that a user typed, as a sentence; "" when it may be used."""
    if not name.strip(". "):
        return "Tên tệp đang để trống."
    wrong = _FORBIDDEN.search(name)
    if wrong:
        shown = wrong[0][0].isprintable()
        return f"Tên tệp không được có ký tự “{wrong[0][0]}”." if shown else "Tên tệp có ký tự lạ."
    if _RESERVED.match(name):
        return f"“{name}” là tên dành riêng của Windows."
    if name[-1] in ". ":
        return "Tên tệp không được kết thúc bằng dấu chấm hoặc dấu cách."
    if len(name.encode("utf-8")) > 240:
        return "Tên tệp quá dài."
    return ""
