"""From the nodes of a plan file to a plan: answers typed by their fields, everything else kept as unknown."""

from __future__ import annotations

import re
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.framework.reader import Mapping, Node, Scalar, Sequence
from wizard.plan.model import Cell, Place, Plan, Row, Value, field_at, is_empty, is_place, place_of_key
from wizard.plan.text import clean_text
from wizard.plan.vietnamese import NotUnderstood, parse_number

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

FORMAT = 2
"""Version of the file format written; an older one is brought up to it here.

Since 2 the keys of `set_aside` have a digest of the sentence that the reason was given for.
"""

_DIGITS = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,20})?")
_ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_DEEPEST = 30
PARTS = ("format", "framework", "created", "answers", "elements", "marks", "set_aside", "unknown")


def check_of(body: bytes) -> str:
    """The checksum that the last line of a plan file carries."""
    return f"{zlib.crc32(body):08x}"


class _Unusable(Exception):
    """A node that is not what its field asks for."""


class PlanReading:
    """One reading. `report` has sentences with their line; `newer` says that a later program wrote the file."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.report: list[tuple[int, str]] = []
        self.newer = False
        self._older = False
        self.plan = Plan(framework.id, framework.version)

    def read(self, root: Mapping) -> Plan:
        """The plan; it belongs to the present framework from now on, whichever it was written for."""
        self._read_format(root.entries["format"])
        self._compare_framework(root.entries.get("framework"))
        created = root.entries.get("created")
        if isinstance(created, Scalar) and not created.empty:
            self.plan.created = clean_text(created.text)
        for name, node in self._part(root, "answers"):
            self._read_answer(Place(name), name, node)
        for element, answers in self._part(root, "elements"):
            self._read_element(element, answers)
        for address, node in self._part(root, "marks"):
            if isinstance(node, Scalar):
                self.plan.marks[clean_text(address)] = clean_text(node.text, multiline=True)
            else:
                self._keep(f"marks.{address}", node)
        for key, node in self._part(root, "set_aside"):
            if isinstance(node, Scalar):
                self.plan.set_aside[clean_text(key)] = clean_text(node.text, multiline=True)
            else:
                self._keep(f"set_aside.{key}", node)
        if self._older and self.plan.set_aside:
            self._add_digests()
        for address, node in self._part(root, "unknown"):
            self._try_again(address, node)
        for name, node in root.entries.items():
            if name not in PARTS:
                self.plan.unknown[f"/{name}"] = _raw(node)
                self._say(
                    root.key_lines[name], f"không có phần tên “{_short(name)}”; nội dung được giữ nguyên trong tệp."
                )
        return self.plan

    def _read_format(self, node: Node) -> None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        known = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= FORMAT
        self.newer = text.isascii() and text.isdigit() and int(text[:9]) > FORMAT
        self._older = known and int(text) < FORMAT
        if self.newer:
            self._say(
                0,
                f"Tệp do phiên bản mới hơn của phần mềm tạo ra (định dạng {text[:9]}; phần mềm này hiểu đến định dạng "
                f"{FORMAT}). Hồ sơ chỉ mở để xem; hãy cập nhật phần mềm để sửa.",
            )
        elif not known:
            self._say(
                node.line, f"số hiệu định dạng “{_short(text)}” không hợp lệ; tệp được đọc theo định dạng {FORMAT}."
            )

    def _add_digests(self) -> None:
        """Keys of the first format that belong to one sentence for sure get its digest; the others stay."""
        from wizard.plan.checks.keys import with_digest  # old files only: the checks take a while to load
        from wizard.plan.checks.scanning import belongs_to_sentence

        of_sentences = {check.id for check in self.framework.checks if belongs_to_sentence(check)}
        before, self.plan.set_aside = self.plan.set_aside, {}
        for key, reason in before.items():
            stored = self.plan.stored(place_of_key(key)) if key.partition("@")[0] in of_sentences else None
            texts = stored if isinstance(stored, list) else [stored]
            new = with_digest(key, (text for text in texts if isinstance(text, str)))
            self.plan.set_aside[new] = reason

    def _compare_framework(self, node: Node | None) -> None:
        entries = node.entries if isinstance(node, Mapping) else {}
        written = [entries[name].text if isinstance(entries.get(name), Scalar) else "" for name in ("id", "version")]  # type: ignore[union-attr]
        name, version = (clean_text(text) for text in written)
        present = self.framework
        if name and name != present.id:
            self._say(0, f"Hồ sơ được soạn theo khung khác (“{_short(name)}”), nay mở theo khung “{present.name}”.")
        elif version and version != present.version:
            self._say(
                0, f"Hồ sơ được soạn theo khung phiên bản {_short(version)}, nay mở theo phiên bản {present.version}."
            )

    def _part(self, root: Mapping, name: str) -> list[tuple[str, Node]]:
        node = root.entries.get(name)
        if isinstance(node, Mapping):
            return list(node.entries.items())
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            self._keep(name, node)
            self._say(node.line, f"phần “{name}” không đúng dạng; nội dung được giữ nguyên trong tệp.")
        return []

    def _read_element(self, element: str, answers: Node) -> None:
        try:
            self.framework.element(element)
        except KeyError:
            for name, node in answers.entries.items() if isinstance(answers, Mapping) else (("?", answers),):
                self._keep(f"{element}/{name}", node)
            missing = f"khung hiện nay không có yếu tố “{_short(element)}”"
            self._say(answers.line, f"{missing}; nội dung được giữ nguyên trong tệp.")
            return
        if isinstance(answers, Mapping):
            for name, node in answers.entries.items():
                self._read_answer(Place(name, element), f"{element}/{name}", node)
        elif not (isinstance(answers, Scalar) and answers.empty):
            self._keep(f"{element}/?", answers)
            self._say(answers.line, f"yếu tố “{element}” không đúng dạng; nội dung được giữ nguyên trong tệp.")

    def _read_answer(self, place: Place, address: str, node: Node) -> None:
        if isinstance(node, Scalar) and node.empty:
            return
        try:
            question = field_at(self.framework, place)
        except KeyError:
            self._keep(address, node)
            self._say(
                node.line, f"khung hiện nay không có mục “{_short(address)}”; nội dung được giữ nguyên trong tệp."
            )
            return
        try:
            value = self._table(question, place, node) if question.type == "table" else _cell(question, node)
        except _Unusable:
            self._keep(address, node)
            self._say(
                node.line, f"nội dung của “{question.label}” không đúng kiểu, cần nhập lại; bản cũ được giữ trong tệp."
            )
            return
        self._put(place, value)

    def _put(self, place: Place, value: Value) -> None:
        if is_empty(value):
            return
        if place.element is None:
            self.plan.answers[place.field] = value
        else:
            self.plan.assessments.setdefault(place.element, {})[place.field] = value

    def _table(self, question: Field, place: Place, node: Node) -> list[Row]:
        if not isinstance(node, Sequence):
            raise _Unusable
        rows: list[Row] = []
        used: set[str] = set()
        nameless: list[tuple[Row, Mapping]] = []
        for child in node.nodes:
            if not isinstance(child, Mapping):
                raise _Unusable
            row: Row = {"id": ""}
            given = child.entries.get("id")
            row_id = given.text if isinstance(given, Scalar) else ""
            if _ROW_ID.fullmatch(row_id) and row_id not in used:
                used.add(row_id)
                row["id"] = row_id
                self._read_cells(question, place, row, child)
            else:
                nameless.append((row, child))
            rows.append(row)
        for row, child in nameless:
            number = len(used) + 1
            while f"{question.id[0]}{number}" in used:
                number += 1
            row["id"] = f"{question.id[0]}{number}"
            used.add(f"{question.id[0]}{number}")
            self._say(child.line, f"một dòng của “{question.label}” thiếu mã hoặc trùng mã, được cấp mã mới.")
            self._read_cells(question, place, row, child)
        return rows

    def _read_cells(self, question: Field, place: Place, row: Row, node: Mapping) -> None:
        columns = {column.id: column for column in question.columns}
        for name, child in node.entries.items():
            if name == "id" or (isinstance(child, Scalar) and child.empty):
                continue
            column = columns.get(name)
            if column is None:
                self._keep(str(Place(place.field, place.element, str(row["id"]), name)), child)
                self._say(
                    child.line,
                    f"bảng “{question.label}” không có cột “{_short(name)}”; nội dung được giữ nguyên trong tệp.",
                )
                continue
            try:
                cell = _cell(column, child)
            except _Unusable:
                self._keep(str(Place(place.field, place.element, str(row["id"]), name)), child)
                cell_name = f"“{column.label}” của “{question.label}”"
                self._say(child.line, f"ô {cell_name} không đúng kiểu, cần nhập lại; bản cũ được giữ trong tệp.")
                continue
            if not is_empty(cell):
                row[name] = cell

    def _try_again(self, address: str, node: Node) -> None:
        """Puts back what was set aside earlier, where it fits now and nothing else was entered."""
        if is_place(address):
            place = Place.parse(address)
            try:
                if place.element is not None:
                    self.framework.element(place.element)
                question = field_at(self.framework, place)
                if place.row is None and self.plan.stored(place) is None:
                    value = self._table(question, place, node) if question.type == "table" else _cell(question, node)
                    self._put(place, value)
                    return
                row = self.plan.stored(Place(place.field, place.element, place.row))
                if place.column and isinstance(row, dict) and place.column not in row:
                    row[place.column] = _cell(question, node)
                    return
            except (KeyError, _Unusable):
                pass
        self._keep(address, node)

    def _keep(self, address: str, node: Node) -> None:
        """Sets a node aside; a leading «/» is for parts of the file, and no address is taken twice."""
        free = address = f"answers.{address}" if address.startswith("/") else address
        number = 1
        while free in self.plan.unknown:
            number += 1
            free = f"{address} ({number})"
        self.plan.unknown[free] = _raw(node)

    def _say(self, line: int, sentence: str) -> None:
        self.report.append((line, f"Dòng {line}: {sentence}" if line else sentence))


def _cell(question: Field, node: Node) -> Cell:
    kind = question.type
    if kind in ("list", "choices", "references"):
        items = node.nodes if isinstance(node, Sequence) else [node]
        return [_text(item, multiline=False) for item in items]
    text = _text(node, multiline=kind == "paragraphs")
    if kind == "year":
        if text.isascii() and text.isdigit() and len(text) == 4:
            return int(text)
        raise _Unusable
    if kind in ("number", "money"):
        return _number(text)
    if kind == "yes_no":
        if text not in ("true", "false"):
            raise _Unusable
        return text == "true"
    return text


def _text(node: Node, multiline: bool) -> str:
    if not isinstance(node, Scalar):
        raise _Unusable
    return "" if node.empty else clean_text(node.text, multiline)


def _number(text: str) -> Decimal:
    """Written with a decimal point; by hand a decimal comma may have come in, which is unmistakable."""
    if _DIGITS.fullmatch(text):
        return Decimal(text)
    if "," in text:
        try:
            return parse_number(text)
        except NotUnderstood:
            pass
    raise _Unusable


def _raw(node: Node, depth: int = 0) -> object:
    """Texts, lists and dicts of a node; what nests far too deep becomes text, so that it can be written again."""
    if isinstance(node, Scalar):
        return clean_text(node.text, multiline=True)
    raw: object
    if isinstance(node, Sequence):
        raw = [_raw(child, depth + 1) for child in node.nodes]
    else:
        raw = {name: _raw(child, depth + 1) for name, child in node.entries.items()}
    return str(raw) if depth == _DEEPEST else raw


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
