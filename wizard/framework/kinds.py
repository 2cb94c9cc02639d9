"""Building blocks of the schema: each kind turns a node of text into a typed value and reports what is wrong with it.

A kind never raises: it reports and returns a stand-in, so that one reading finds all mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from wizard.framework.problems import Problems, did_you_mean
from wizard.framework.reader import Mapping as MappingNode
from wizard.framework.reader import Node, Scalar
from wizard.framework.reader import Sequence as SequenceNode

_ID = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Building:
    """What reading gathers: mistakes, and the node and place of each object made, for origins and later checks."""

    __slots__ = ("nodes", "problems")

    def __init__(self) -> None:
        self.problems = Problems()
        self.nodes: dict[int, tuple[MappingNode, str]] = {}

    def report(self, node: Node, where: str, message: str, hint: str = "") -> None:
        """Notes a mistake at a node."""
        self.problems.add(node.file, node.line, where, message, hint)

    def report_field(self, entry: object, name: str, message: str, hint: str = "") -> None:
        """Notes a mistake in field `name` of an object made in this reading."""
        node, where = self.nodes[id(entry)]
        given = node.entries.get(name)
        file = given.file if given else node.file
        self.problems.add(file, node.key_lines.get(name, node.line), f"{where}.{name}", message, hint)


class Kind:
    """One type of value; `empty` stands in for a value that could not be read."""

    empty: Any = ""

    def build(self, node: Node, where: str, building: Building) -> Any:
        """The typed value of `node`; mistakes are reported to `building`."""
        raise NotImplementedError


class Text(Kind):
    """Text; the line break that ends a block is not part of it."""

    def build(self, node: Node, where: str, building: Building) -> Any:
        if type(node) is Scalar:
            if node.plain:
                return "" if node.empty else node.text
            return node.text.strip("\n")
        building.report(node, where, "Mục này phải là một đoạn chữ.", "Nếu có dấu ngoặc, hãy đặt trong ngoặc kép.")
        return ""


TEXT = Text()


class Parsed(Kind):
    """A text that `parse` turns into a value; `parse` answers None for a text it refuses."""

    def __init__(self, parse: Callable[[str], Any], message: str, empty: Any = None) -> None:
        self._parse = parse
        self._message = message
        self.empty = empty

    def build(self, node: Node, where: str, building: Building) -> Any:
        text = TEXT.build(node, where, building)
        if not text:
            return self.empty
        value = self._parse(text.strip())
        if value is None:
            building.report(node, where, f"{self._message}, không phải “{_short(text)}”.")
            return self.empty
        return value


class OneOf(Kind):
    """One word of a fixed list."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def build(self, node: Node, where: str, building: Building) -> Any:
        text = TEXT.build(node, where, building)
        if text and text not in self.words:
            building.report(node, where, f"Không có giá trị “{_short(text)}”.", did_you_mean(text, self.words))
            return ""
        return text


class ListOf(Kind):
    """A list of one kind; nothing written is an empty list."""

    empty = ()

    def __init__(self, item: Kind) -> None:
        self.item = item

    def build(self, node: Node, where: str, building: Building) -> Any:
        if type(node) is SequenceNode:
            build = self.item.build
            return tuple([build(child, f"{where}[{i}]", building) for i, child in enumerate(node.nodes, 1)])
        if not (type(node) is Scalar and node.empty):
            building.report(node, where, "Mục này phải là một danh sách.", "Viết mỗi ý một dòng, bắt đầu bằng “- ”.")
        return ()


class ByName(Kind):
    """A mapping from one of `names` to a record."""

    empty: Any = MappingProxyType({})

    def __init__(self, names: tuple[str, ...], record: Record) -> None:
        self.names = names
        self.record = record

    def build(self, node: Node, where: str, building: Building) -> Any:
        if type(node) is not MappingNode:
            building.report(node, where, "Mục này phải gồm các dòng “tên: nội dung”.")
            return self.empty
        values: dict[str, Any] = {}
        for name, child in node.entries.items():
            if name in self.names:
                values[name] = self.record.build(child, f"{where}.{name}", building)
            else:
                _unknown(node, name, where, self.names, building)
        return MappingProxyType(values)


class Record(Kind):
    """An object of class `made`.

    `fields` maps names in the file to kinds, `required` are those that must be given, `renamed` maps a name in the file
    to the attribute where they differ.
    """

    def __init__(
        self,
        made: Callable[..., Any],
        fields: Mapping[str, Kind],
        required: tuple[str, ...] = (),
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self.made = made
        self.fields: dict[str, Kind] = dict(fields)
        self.required = required
        self.renamed = renamed or {}

    def build(self, node: Node, where: str, building: Building) -> Any:
        if type(node) is not MappingNode:
            building.report(node, where, "Mục này phải gồm các dòng “tên: nội dung”.")
            node = MappingNode(node.file, node.line, node.column)
        fields, given = self.fields, node.entries
        values: dict[str, Any] = {}
        for name, child in given.items():
            kind = fields.get(name)
            if kind is None:
                _unknown(node, name, where, fields, building)
            elif not (type(child) is Scalar and child.empty):
                values[self.renamed.get(name, name)] = kind.build(child, f"{where}.{name}", building)
        for name in self.required:
            if name not in given:
                building.report(node, f"{where}.{name}", f"Thiếu mục bắt buộc “{name}”.")
            elif _is_blank(given[name]):
                building.report(given[name], f"{where}.{name}", f"Mục bắt buộc “{name}” đang để trống.")
            elif self.renamed.get(name, name) in values:
                continue
            values[self.renamed.get(name, name)] = fields[name].empty
        made = self.made(**values)
        building.nodes[id(made)] = (node, where)
        return made


def _is_blank(node: Node) -> bool:
    if type(node) is Scalar:
        return node.empty or not node.text.strip()
    return type(node) is SequenceNode and not node.nodes


class Entries(Kind):
    """A list of records with ids, each id once."""

    empty = ()

    def __init__(self, record: Record) -> None:
        self.record = record

    def build(self, node: Node, where: str, building: Building) -> Any:
        if type(node) is SequenceNode:
            return self.build_all(node.nodes, where, building)
        if not (type(node) is Scalar and node.empty):
            building.report(node, where, "Mục này phải là một danh sách.", "Viết mỗi mục con bắt đầu bằng “- id: ”.")
        return ()

    def build_all(self, nodes: Iterable[Node], where: str, building: Building) -> tuple[Any, ...]:
        """The objects of a list of nodes, which need not come from one file."""
        seen: dict[str, Node] = {}
        made = []
        for index, node in enumerate(nodes, 1):
            entry_id = id_of(node)
            place = f"{where}[{entry_id or index}]"
            made.append(self.record.build(node, place, building))
            if entry_id and seen.setdefault(entry_id, node) is not node:
                message = (
                    f"Mã “{entry_id}” bị dùng hai lần (lần đầu: {seen[entry_id].file}, dòng {seen[entry_id].line})."
                )
                building.report(node, f"{place}.id", message, "Hãy đổi một trong hai mã.")
        return tuple(made)


def id_of(node: Node) -> str:
    """The id that a node gives itself, or ""."""
    if type(node) is MappingNode:
        given = node.entries.get("id")
        if type(given) is Scalar:
            return given.text
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _unknown(
    node: MappingNode, name: str, where: str, known: Mapping[str, Any] | tuple[str, ...], building: Building
) -> None:
    file = node.entries[name].file
    message = f"Không có mục tên “{_short(name)}”."
    building.problems.add(file, node.key_lines[name], f"{where}.{_short(name)}", message, did_you_mean(name, known))


def _id(text: str) -> str | None:
    return text if _ID.fullmatch(text) else None


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,9})?", text) else None


def is_iso_date(text: str) -> bool:
    """Whether a text is a day that exists, written YYYY-MM-DD."""
    if not _DATE.fullmatch(text) or not text.isascii():
        return False
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (28 if month == 2 and not leap else _MONTH_DAYS[month - 1])


def _date(text: str) -> str | None:
    return text if is_iso_date(text) else None


def _boolean(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


ID = Parsed(_id, "Mã chỉ gồm chữ cái không dấu, chữ số và các dấu “-”, “.”, “_” ở giữa", "")
INTEGER = Parsed(_integer, "Mục này phải là một số nguyên")
DECIMAL = Parsed(_decimal, "Mục này phải là một số (dấu thập phân là dấu chấm)")
DATE = Parsed(_date, "Mục này phải là một ngày có thật, viết theo mẫu 2026-11-23", "")
BOOLEAN = Parsed(_boolean, "Mục này chỉ nhận true (có) hoặc false (không)", False)
TEXTS = ListOf(TEXT)
