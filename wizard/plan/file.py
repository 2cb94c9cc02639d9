"""The plan file, *.ctqb: readable YAML out of a plan and back, losing nothing on the way (see docs/plan-file.md)."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.framework.problems import YamlProblems
from wizard.framework.reader import Limits, Mapping, read_yaml
from wizard.plan.emit import emit_key, emit_list, emit_scalar, emit_tree
from wizard.plan.model import Plan, Value, rows_of
from wizard.plan.reading import FORMAT, PARTS, PlanReading
from wizard.plan.text import clean_text

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

EXTENSION = ".ctqb"
LARGEST = 32 * 1024 * 1024
"""Bytes that a plan file may have."""
_LIMITS = Limits(size=LARGEST, nodes=1_000_000)
_HEADER = """\
# Hồ sơ chương trình quảng bá hình ảnh địa phương.
# Mở bằng phần mềm «Quảng bá địa phương» (Trợ lý soạn Chương trình quảng bá hình ảnh địa phương).
# Đây là tệp văn bản (YAML, UTF-8), có thể đọc bằng trình soạn thảo bất kỳ; nên sửa bằng phần mềm.
"""
_END = re.compile(r"\n\.\.\.(?: # (?P<check>[0-9a-f]{8}))?\s*\Z")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_REPORTED = 30


class PlanFileError(Exception):
    """A plan file that cannot be read. `sentence` says what is wrong, `hint` what to do next (both Vietnamese)."""

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__(f"{sentence} {hint}".rstrip())
        self.sentence = sentence
        self.hint = hint


@dataclass(slots=True)
class OpenedPlan:
    """A plan as read. `report`: sentences about what was not as expected; `read_only`: must not be saved over the file.

    `damaged`: the end of the file is missing, so there may be a better earlier version.
    """

    plan: Plan
    report: list[str]
    read_only: bool = False
    damaged: bool = False


# --- writing ---------------------------------------------------------------------------------------------------


def plan_to_text(plan: Plan, framework: Framework) -> str:
    """The text of the plan's file; the same plan gives the same text. Fields stand in the order of the framework."""
    lines = [
        _HEADER,
        f"format: {FORMAT}\n",
        f"framework:\n  id:{emit_scalar(plan.framework_id, 4)}\n  version:{emit_scalar(plan.framework_version, 4)}\n",
    ]
    if plan.created:
        lines.append(f"created:{emit_scalar(plan.created, 2)}\n")
    lines += _answers(plan, framework)
    lines += _elements(plan, framework)
    if plan.marks:
        lines.append("\nmarks:")
        lines += [f"\n  {_key(address, 2)}{emit_scalar(note, 4)}" for address, note in sorted(plan.marks.items())]
        lines.append("\n")
    lines += _unknown(plan.unknown)
    body = "".join(lines)
    if _CONTROL.search(body):  # nothing that got past the text door may make the file unreadable
        body = clean_text(body, multiline=True)
    return f"{body}\n... # {_check_of(body)}\n"


def _answers(plan: Plan, framework: Framework) -> list[str]:
    if not plan.answers:
        return []
    lines = ["\nanswers:\n"]
    left = dict(plan.answers)
    for step in framework.steps:
        if step.repeat:
            continue
        written = [_field(question, left.pop(question.id), 2) for question in step.fields if question.id in left]
        if written:
            lines += [f"\n  # {' '.join(step.title.split())}\n", *written]
    lines += [_value_text(name, value, 2) for name, value in left.items()]
    return lines


def _elements(plan: Plan, framework: Framework) -> list[str]:
    if not plan.assessments:
        return []
    lines = ["\nelements:\n"]
    names = {element.id: element.name for element in framework.elements}
    fields = framework.element_step.fields
    for element in [*(known for known in names if known in plan.assessments), *(plan.assessments.keys() - names)]:
        left = dict(plan.assessments[element])
        title = f"  # {' '.join(names[element].split())}\n" if element in names else ""
        lines.append(f"\n{title}  {emit_key(element)}\n")
        lines += [_field(question, left.pop(question.id), 4) for question in fields if question.id in left]
        lines += [_value_text(name, value, 4) for name, value in left.items()]
    return lines


def _unknown(unknown: dict[str, object]) -> list[str]:
    if not unknown:
        return []
    parts = {name: value for name, value in unknown.items() if name.startswith("/") and name[1:] not in ("", *PARTS)}
    lines = [f"\n{_key(name[1:], 0)}{emit_tree(value, 2)}\n" for name, value in parts.items()]
    rest = {name: value for name, value in unknown.items() if name not in parts}
    if rest:
        lines.append("\n# Nội dung mà phần mềm chưa dùng được, giữ nguyên để không mất.\n")
        lines.append(f"unknown:{emit_tree(rest, 2)}\n")
    return lines


def _field(question: Field, value: Value, indent: int) -> str:
    order = [column.id for column in question.columns]
    return _value_text(question.id, value, indent, order)


def _value_text(name: str, value: Value, indent: int, order: Sequence[str] = ()) -> str:
    margin = " " * indent
    rows = rows_of(value)
    if not rows:
        return f"{margin}{_key(name, indent)}{_cell(value, indent + 2)}\n"
    lines = [f"{margin}{_key(name, indent)}\n"]
    for row in rows:
        ordered = [column for column in order if column in row]
        others = [column for column in row if column != "id" and column not in ordered]
        lead = f"{margin}  - "
        for column in ("id", *ordered, *others):
            lines.append(f"{lead}{_key(column, indent + 4)}{_cell(row[column], indent + 6)}\n")
            lead = f"{margin}    "
    return "".join(lines)


def _cell(value: object, indent: int) -> str:
    if isinstance(value, bool):
        return " true" if value else " false"
    if isinstance(value, int):
        return f" {value}"
    if isinstance(value, Decimal):
        return f" {value:f}"
    if isinstance(value, list):
        return emit_list(value, indent)
    return emit_scalar(str(value), indent)


def _key(name: str, indent: int) -> str:
    return emit_key(name).replace("\n", "\n" + " " * indent)


def _check_of(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"


# --- reading ---------------------------------------------------------------------------------------------------


def read_plan(path: str | os.PathLike[str], framework: Framework) -> OpenedPlan:
    """The plan in the file `path`. Raises PlanFileError when the file cannot be read or is no plan."""
    return plan_from_bytes(read_bytes(path), framework, os.path.basename(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a plan file. Raises PlanFileError, for files far too large as well."""
    name = os.path.basename(path)
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
    opened = OpenedPlan(plan, [], read_only=reading.newer)
    ending = _ending(data.decode("utf-8"))
    if ending is None:
        opened.damaged = True
        opened.report.append(
            "Tệp thiếu dòng kết thúc, có thể đã bị cắt cụt: phần cuối của hồ sơ có thể không còn. "
            "Hãy so với một bản lưu trước đó."
        )
    elif not ending:
        opened.report.append(
            "Tệp đã được sửa bằng phần mềm khác hoặc bị sai khi chép; hãy xem lại các mục trước khi dùng."
        )
    sentences = [sentence for _, sentence in sorted(reading.report)]
    opened.report += sentences[:_MOST_REPORTED]
    if len(sentences) > _MOST_REPORTED:
        opened.report.append(f"Còn {len(sentences) - _MOST_REPORTED} chỗ tương tự; nội dung đều được giữ trong tệp.")
    return opened


def _ending(text: str) -> bool | None:
    """None: the last line is missing; else whether the text is still the one that was written."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = _END.search(text[-200:])
    if match is None:
        return None
    body = text[: len(text) - len(text[-200:]) + match.start()]
    return match["check"] is None or match["check"] == _check_of(body)
