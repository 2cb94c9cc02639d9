"""The one YAML door: plain YAML into a light tree in which every scalar stays text and every node knows its line.

No implicit types (so «no», «1.10» and «2026-11» stay what was typed), no anchors, aliases or tags, no duplicate keys;
depth, size and number of nodes are limited. Framework files, overlays and plan files all come in here.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

import yaml

from wizard.framework.problems import Problem, YamlProblems

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MOST_PROBLEMS = 50
# Everything YAML 1.1 does not allow in a stream, and DEL; surrogates can come in through `str`.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Limits(NamedTuple):
    """What a text may have at most: `size` in bytes (characters when it is already decoded), nested levels, nodes."""

    size: int = 64 * 1024 * 1024
    depth: int = 50
    nodes: int = 3_000_000


class Scalar:
    """One text. `plain`: written without quotes and not as a block, as a number or an empty value would be.

    `empty`: nothing was written, or a plain `~` or `null`.
    """

    __slots__ = ("column", "empty", "file", "line", "plain", "text")

    def __init__(self, text: str, plain: bool, file: str, line: int, column: int) -> None:
        self.text = text
        self.plain = plain
        self.empty = plain and text in _NULLS
        self.file = file
        self.line = line
        self.column = column


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "file", "line", "nodes")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.nodes: list[Node] = []
        self.file = file
        self.line = line
        self.column = column


class Mapping:
    """Named nodes in the order of the text; `key_lines` has the line of each name."""

    __slots__ = ("column", "entries", "file", "key_lines", "line")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.entries: dict[str, Node] = {}
        self.key_lines: dict[str, int] = {}
        self.file = file
        self.line = line
        self.column = column


Node: TypeAlias = Scalar | Sequence | Mapping


class PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events where PyYAML was built without libyaml; much slower."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


try:
    from yaml._yaml import CParser

    _FastestParser: Any = CParser
except ImportError:  # pragma: no cover - every wheel of PyYAML has libyaml
    _FastestParser = PythonParser


def read_yaml(source: str | bytes, name: str, limits: Limits | None = None, *, parser: Any = _FastestParser) -> Node:
    """Reads one YAML document; `name` is the file's name as the user knows it.

    Raises YamlProblems with every mistake found. Mistakes of syntax end the reading, so they come last.
    """
    limits = limits or Limits()
    if len(source) > limits.size:
        shown = f"{limits.size // (1024 * 1024)} MB" if limits.size >= 1024 * 1024 else f"{limits.size} byte"
        raise _failure(name, 0, 0, f"Tệp quá lớn (hơn {shown}).", "Kiểm tra xem có chọn nhầm tệp không.")
    text = (_decode(source, name) if isinstance(source, bytes) else source).removeprefix("\ufeff")
    _refuse_forbidden(text, name)
    reading = _Reading(name, limits)
    try:
        return reading.run(parser(text))
    except yaml.MarkedYAMLError as error:
        from wizard.framework.yaml_messages import explain  # only mistakes need it

        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message, hint = explain(error.problem or "")
        reading.problems.append(Problem(name, line, "", message, hint, column))
    except (yaml.YAMLError, ValueError, OverflowError):  # the last two: impossible code points in the Python parser
        from wizard.framework.yaml_messages import explain

        message, hint = explain("")
        reading.problems.append(Problem(name, 0, "", message, hint))
    raise YamlProblems(reading.problems)


def _failure(name: str, line: int, column: int, message: str, hint: str) -> YamlProblems:
    return YamlProblems([Problem(name, line, "", message, hint, column)])


def _decode(data: bytes, name: str) -> str:
    hint = "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _failure(name, 1, 1, "Tệp được lưu với bảng mã UTF-16, không phải UTF-8.", hint)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        line = data.count(b"\n", 0, start) + 1
        column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")) + 1
        message = f"Byte thứ {start + 1} (0x{data[start]:02X}) không phải là chữ theo bảng mã UTF-8."
        raise _failure(name, line, column, message, hint) from None


def _refuse_forbidden(text: str, name: str) -> None:
    problems: list[Problem] = []
    for match in _FORBIDDEN.finditer(text):
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        problems.append(_forbidden(name, line, column, match.group()))
        if len(problems) == _MOST_PROBLEMS:
            break
    if problems:
        raise YamlProblems(problems)


def _forbidden(name: str, line: int, column: int, character: str) -> Problem:
    message = f"Có ký tự điều khiển không được phép (U+{ord(character):04X})."
    return Problem(name, line, "", message, "Hãy xóa ký tự đó; thường nó lẫn vào khi chép từ phần mềm khác.", column)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


class _Stop(Exception):
    """Reading on makes no sense."""


class _Reading:
    """Turns events into nodes with its own stack, so that no nesting can exhaust Python's."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.problems: list[Problem] = []

    def run(self, parser: Any) -> Node:
        try:
            root = self._build(parser)
        except _Stop:
            raise YamlProblems(self.problems) from None
        if root is None:
            raise _failure(self.name, 0, 0, "Tệp không có nội dung.", "Kiểm tra xem có chọn nhầm tệp không.")
        if self.problems:
            raise YamlProblems(self.problems, root)
        return root

    def _note(self, mark: Any, message: str, hint: str) -> None:
        self._add(Problem(self.name, mark.line + 1, "", message, hint, mark.column + 1))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _Stop

    def _stop(self, mark: Any, message: str, hint: str) -> _Stop:
        self.problems.append(Problem(self.name, mark.line + 1, "", message, hint, mark.column + 1))
        return _Stop()

    def _build(self, parser: Any) -> Node | None:
        name, get_event = self.name, parser.get_event
        scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        stack: list[Mapping | Sequence | None] = []
        parent: Mapping | Sequence | None = None
        key: str | None = None  # the name waiting for its value in `parent`
        root: Node | None = None
        left = self.limits.nodes
        while True:
            event = get_event()
            kind = type(event)
            node: Node
            if kind is scalar_event:
                mark = event.start_mark
                text = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if event.style == '"':
                    self._check_escapes(text, mark)
                if key is None and type(parent) is Mapping:
                    key = self._new_key(parent, text, mark)
                    continue
                node = Scalar(text, not event.style, name, mark.line + 1, mark.column + 1)
            elif kind is mapping_start or kind is sequence_start:
                mark = event.start_mark
                self._refuse_marks(event)
                if key is None and type(parent) is Mapping:
                    raise self._complex_key(mark)
                if len(stack) >= self.limits.depth:
                    message = f"Nội dung lồng nhau quá {self.limits.depth} cấp."
                    raise self._stop(mark, message, "Kiểm tra các dấu ngoặc “[”, “{” và thụt đầu dòng.")
                node = (Mapping if kind is mapping_start else Sequence)(name, mark.line + 1, mark.column + 1)
            elif kind in ends:
                parent = stack.pop()
                continue
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                self._note(mark, "Không được dùng dấu “*” để nhắc lại nội dung.", "Hãy viết nội dung ra đầy đủ.")
                if key is None and type(parent) is Mapping:
                    raise self._complex_key(mark)
                node = Scalar("", True, name, mark.line + 1, mark.column + 1)
            elif kind is yaml.DocumentStartEvent:
                if root is not None:
                    message = "Tệp có nhiều phần cách nhau bằng “---”."
                    raise self._stop(event.start_mark, message, "Mỗi tệp chỉ được có một phần; hãy xóa dòng “---”.")
                continue
            elif kind is yaml.StreamEndEvent:
                return root
            else:  # stream start, document end
                continue
            left -= 1
            if left < 0:
                message = f"Tệp có quá nhiều mục (hơn {self.limits.nodes})."
                raise self._stop(mark, message, "Kiểm tra xem có chọn nhầm tệp không.")
            if type(parent) is Mapping:
                if key:
                    parent.entries[key] = node
                key = None
            elif type(parent) is Sequence:
                parent.nodes.append(node)
            else:
                root = node
            if not isinstance(node, Scalar):
                stack.append(parent)
                parent = node

    def _new_key(self, parent: Mapping, text: str, mark: Any) -> str:
        """The name for the next value; "" for a name that is refused, so that its value is read and dropped."""
        if not text:
            self._note(mark, "Thiếu tên mục trước dấu hai chấm.", "Mỗi mục viết theo mẫu “tên: nội dung”.")
            return ""
        if text in parent.key_lines:
            message = f"Mục “{_short(text)}” bị ghi hai lần (lần đầu ở dòng {parent.key_lines[text]})."
            self._note(mark, message, "Hãy giữ lại một mục.")
            return ""
        parent.key_lines[text] = mark.line + 1
        return str(text)

    def _complex_key(self, mark: Any) -> _Stop:
        return self._stop(
            mark,
            "Tên mục phải là chữ, không thể là danh sách hay nhóm mục.",
            "Nếu đó là nội dung, hãy đặt trong dấu ngoặc kép.",
        )

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"Không được đặt dấu neo “&{_short(event.anchor)}”."
            self._note(event.start_mark, message, "Nếu là nội dung, hãy đặt trong dấu ngoặc kép.")
        if event.tag is not None:
            message = f"Không được dùng nhãn kiểu “{_short(event.tag)}”."
            self._note(event.start_mark, message, "Hãy xóa nhãn; nếu là nội dung, đặt trong dấu ngoặc kép.")

    def _check_escapes(self, text: str, mark: Any) -> None:
        """Characters that came in as «\\0» or «\\x1b» inside double quotes."""
        match = _FORBIDDEN.search(text)
        if match is not None:
            self._add(_forbidden(self.name, mark.line + 1, mark.column + 1, match.group()))
