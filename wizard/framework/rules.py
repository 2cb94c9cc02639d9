"""The format rules as plain data: nested immutable mappings and tuples, numbers and true/false read as such.

What each rule holds is the business of the room that writes documents; here only `id`, `clause`, `source` and `status`
of every entry of `rules` are required.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, TypeAlias

from wizard.framework.kinds import Building, OneOf, id_of
from wizard.framework.problems import did_you_mean
from wizard.framework.reader import Mapping, Node, Scalar, Sequence

Rule: TypeAlias = MappingProxyType[str, Any]

REQUIRED = ("id", "clause", "source", "status")
_COMMON = ("note", "allowed", *REQUIRED)
_STATUS = OneOf("confirmed", "inferred", "general", "proposal")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}")


def plain(node: Node) -> Any:
    """A node as str, int, float, bool, None, tuple or immutable mapping; quoted scalars stay text."""
    if isinstance(node, Mapping):
        return MappingProxyType({name: plain(child) for name, child in node.entries.items()})
    if isinstance(node, Sequence):
        return tuple(plain(child) for child in node.nodes)
    text = node.text
    if not node.plain:
        return text
    if node.empty:
        return None
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return {"true": True, "false": False}.get(text, text)


def check_rules(nodes: list[Node], building: Building) -> None:
    """Reports rules without id, clause, source or status, and ids used twice."""
    seen: set[str] = set()
    for index, node in enumerate(nodes, 1):
        rule_id = id_of(node)
        where = f"rules[{rule_id or index}]"
        if not isinstance(node, Mapping):
            building.report(node, where, "Mỗi quy tắc phải gồm các dòng “tên: nội dung”.")
            continue
        for name in REQUIRED:
            given = node.entries.get(name)
            if given is None:
                building.report(node, f"{where}.{name}", f"Thiếu mục bắt buộc “{name}”.")
            elif not isinstance(given, Scalar) or not given.text.strip():
                building.report(given, f"{where}.{name}", f"Mục bắt buộc “{name}” phải là một đoạn chữ.")
            elif name == "status":
                _STATUS.build(given, f"{where}.status", building)
        if rule_id in seen:
            building.report(node, f"{where}.id", f"Mã “{rule_id}” bị dùng hai lần.", "Hãy đổi một trong hai mã.")
        seen.add(rule_id)


def check_overlay_rules(shipped: list[Node], given: list[Node], building: Building) -> None:
    """Reports fields of an overlay's rules which the shipped rule of that id does not have."""
    known = {id_of(node): node for node in shipped if isinstance(node, Mapping)}
    for node in given:
        base = known.get(id_of(node))
        if base is None or not isinstance(node, Mapping):
            continue
        for name in node.entries:
            if name not in base.entries and name not in _COMMON:
                where = f"rules[{id_of(node)}].{name}"
                hint = did_you_mean(name, base.entries)
                message = f"Quy tắc này không có mục tên “{name}”."
                building.problems.add(node.file, node.key_lines[name], where, message, hint)
