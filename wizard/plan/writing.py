"""A plan as readable YAML: fields in the order of the framework, one empty line between parts (docs/plan-file.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.plan.emit import emit_key, emit_list, emit_scalar, emit_tree
from wizard.plan.model import Plan, Value, rows_of
from wizard.plan.reading import FORMAT, PARTS, check_of

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

_HEADER = """\
# Hồ sơ chương trình quảng bá hình ảnh địa phương.
# Mở bằng phần mềm “Quảng bá địa phương” (Trợ lý soạn Chương trình quảng bá hình ảnh địa phương).
# Đây là tệp văn bản (YAML, UTF-8), có thể đọc bằng trình soạn thảo bất kỳ; nên sửa bằng phần mềm.
"""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text_of(plan: Plan, framework: Framework, notice: str = "") -> str:
    """The text of the plan's file; the same plan gives the same text. Fields stand in the order of the framework.

    `notice`: a sentence or two that stand as a comment at the top.
    """
    lines = [
        _HEADER,
        *(f"# {line}\n" for line in notice.splitlines()),
        f"format: {FORMAT}\n",
        f"framework:\n  id:{emit_scalar(plan.framework_id, 4)}\n  version:{emit_scalar(plan.framework_version, 4)}\n",
    ]
    if plan.created:
        lines.append(f"created:{emit_scalar(plan.created, 2)}\n")
    lines += _answers(plan, framework)
    lines += _elements(plan, framework)
    for name, notes in (("marks", plan.marks), ("set_aside", plan.set_aside)):
        if notes:
            lines.append(f"\n{name}:")
            lines += [f"\n  {_key(key, 2)}{emit_scalar(note, 4)}" for key, note in sorted(notes.items())]
            lines.append("\n")
    lines += _unknown(plan.unknown)
    body = "".join(lines)
    # what got past the text door must not make the file unreadable; as a line break it would
    body = _CONTROL.sub("", body)
    return f"{body}\n... # {check_of(body.encode())}\n"


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
