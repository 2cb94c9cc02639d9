"""The plan file, *.ctqb: readable YAML out of a plan and back, losing nothing on the way (see docs/plan-file.md)."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from wizard.framework.problems import YamlProblems
from wizard.framework.reader import Limits, Mapping, read_yaml
from wizard.plan.model import Plan
from wizard.plan.reading import PlanReading, check_of

if TYPE_CHECKING:
    from wizard.framework import Framework

EXTENSION = ".ctqb"
LARGEST = 32 * 1024 * 1024
"""Bytes that a plan file may have."""
_LIMITS = Limits(size=LARGEST, nodes=1_000_000)
_END = re.compile(rb"\n\.\.\.(?: # (?P<check>[0-9a-f]{8}))?\s*\Z")
_MOST_REPORTED = 30


class PlanFileError(Exception):
    """A plan file that cannot be read. `sentence` says what is wrong, `hint` what to do next (both Vietnamese)."""

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__(f"{sentence} {hint}".rstrip())
        self.sentence = sentence
        self.hint = hint


class OpenedPlan(NamedTuple):
    """A plan as read. `report`: sentences about what was not as expected; `read_only`: must not be saved over the file.

    `damaged`: the end of the file is missing, so there may be a better earlier version.
    """

    plan: Plan
    report: list[str]
    read_only: bool = False
    damaged: bool = False


def plan_to_text(plan: Plan, framework: Framework, notice: str = "") -> str:
    """The text of the plan's file; the same plan gives the same text. Fields stand in the order of the framework.

    `notice`: a sentence or two that stand as a comment at the top.
    """
    from wizard.plan.writing import text_of  # a command that only reads does without it

    return text_of(plan, framework, notice)


def read_plan(path: str | os.PathLike[str], framework: Framework) -> OpenedPlan:
    """The plan in the file `path`. Raises PlanFileError when the file cannot be read or is no plan."""
    return plan_from_bytes(read_bytes(path), framework, os.path.basename(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a plan file. Raises PlanFileError, for files far too large as well."""
    name = os.path.basename(path) or os.fspath(path)
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise PlanFileError(
            f"Không tìm thấy tệp “{name}”.", "Kiểm tra xem tệp đã bị chuyển hay đổi tên chưa."
        ) from None
    except IsADirectoryError:
        raise PlanFileError(f"“{name}” là một thư mục.", "Hãy chọn tệp hồ sơ có đuôi .ctqb.") from None
    except PermissionError:
        hint = "Kiểm tra quyền truy cập, hoặc đóng phần mềm khác đang giữ tệp."
        raise PlanFileError(f"Không được phép đọc tệp “{name}”.", hint) from None
    except OSError:
        hint = "Kiểm tra ổ đĩa hoặc USB rồi mở lại."
        raise PlanFileError(f"Không đọc được tệp “{name}” từ ổ đĩa.", hint) from None
    if len(data) > LARGEST:
        hint = "Kiểm tra xem có chọn nhầm tệp không."
        raise PlanFileError(f"Tệp “{name}” quá lớn, không phải là tệp hồ sơ.", hint)
    return data


def plan_from_bytes(data: bytes, framework: Framework, name: str = "") -> OpenedPlan:
    """The plan in the content of a file. Raises PlanFileError."""
    if not data.strip(b"\0 \r\n\t"):
        hint = "Tệp có thể bị hỏng khi chép; hãy lấy lại từ nơi gửi hoặc mở một bản lưu trước đó."
        raise PlanFileError(f"Tệp “{name}” không có nội dung." if name else "Tệp không có nội dung.", hint)
    try:
        return _opened(data, framework, name or "hồ sơ")
    except YamlProblems as problems:
        first = problems.problems[0]
        where = f" ở dòng {first.line}" if first.line else ""
        hint = "Hãy mở một bản lưu trước đó, hoặc sửa chỗ này bằng trình soạn thảo văn bản rồi mở lại."
        raise PlanFileError(f"Tệp “{name}” bị hỏng{where}: {first.message}", hint) from None


def plan_from_text(text: str, framework: Framework) -> OpenedPlan:
    """The plan written in `text`. Raises PlanFileError."""
    return plan_from_bytes(text.encode("utf-8", "replace"), framework)


def _opened(data: bytes, framework: Framework, name: str) -> OpenedPlan:
    root = read_yaml(data, name, _LIMITS)
    if not isinstance(root, Mapping) or "format" not in root.entries:
        hint = "Hãy chọn tệp hồ sơ có đuôi .ctqb do phần mềm này tạo ra."
        raise PlanFileError(f"Tệp “{name}” không phải là hồ sơ chương trình.", hint)
    reading = PlanReading(framework)
    plan = reading.read(root)
    ending = _ending(data)
    opened = OpenedPlan(plan, [], read_only=reading.newer, damaged=ending is None)
    if ending is None:
        opened.report.append(
            "Tệp thiếu dòng kết thúc, có thể đã bị cắt cụt: phần cuối của hồ sơ có thể không còn. "
            "Hãy so với một bản lưu trước đó."
        )
    elif not ending:
        opened.report.append(
            "Tệp đã được sửa bằng phần mềm khác hoặc bị sai khi chép; hãy xem lại các mục trước khi dùng."
        )
    sentences = [sentence for _, sentence in sorted(reading.report)]
    opened.report.extend(sentences[:_MOST_REPORTED])
    if len(sentences) > _MOST_REPORTED:
        opened.report.append(f"Còn {len(sentences) - _MOST_REPORTED} chỗ tương tự; nội dung đều được giữ trong tệp.")
    return opened


def _ending(data: bytes) -> bool | None:
    """None: the last line is missing; else whether the text is still the one that was written."""
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    match = _END.search(data, max(0, len(data) - 200))
    if match is None:
        return None
    check = match["check"]
    return check is None or check.decode() == check_of(data[: match.start()])
