"""The YAML door: what comes in, what is refused, and that nothing else can happen."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.framework.problems import Problem, YamlProblems
from wizard.framework.reader import Limits, Mapping, Node, PythonParser, Scalar, Sequence, read_yaml

PARSERS = [pytest.param(yaml.CLoader, id="libyaml"), pytest.param(PythonParser, id="python")]


def value(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [value(child) for child in node.nodes]
    return {name: value(child) for name, child in node.entries.items()}


def problems(source: str | bytes, **options: Any) -> tuple[Problem, ...]:
    with pytest.raises(YamlProblems) as caught:
        read_yaml(source, "thử.yaml", **options)
    return caught.value.problems


@pytest.mark.parametrize("parser", PARSERS)
def test_every_scalar_stays_text(parser: Any) -> None:
    text = "a: no\nb: 1.10\nc: 2026-11-23\nd: 0x10\ne: [true, ~, '']\nf: |\n  dòng 1\n  dòng 2\n"
    assert value(read_yaml(text, "x", parser=parser)) == {
        "a": "no",
        "b": "1.10",
        "c": "2026-11-23",
        "d": "0x10",
        "e": ["true", "~", ""],
        "f": "dòng 1\ndòng 2\n",
    }


@pytest.mark.parametrize("parser", PARSERS)
def test_lines_columns_and_emptiness(parser: Any) -> None:
    root = read_yaml('# đầu\ntên: "x"\nds:\n  - một\n  -\nrỗng: null\nchữ: "null"\n', "tệp.yaml", parser=parser)
    assert isinstance(root, Mapping)
    assert root.key_lines == {"tên": 2, "ds": 3, "rỗng": 6, "chữ": 7}
    name, items = root.entries["tên"], root.entries["ds"]
    assert isinstance(name, Scalar) and isinstance(items, Sequence)
    assert (name.file, name.line, name.column, name.plain) == ("tệp.yaml", 2, 6, False)
    assert [(item.line, isinstance(item, Scalar) and item.empty) for item in items.nodes] == [(4, False), (5, True)]
    empties = [node.empty for node in root.entries.values() if isinstance(node, Scalar)]
    assert empties == [False, True, False]


def test_bytes_with_a_byte_order_mark_and_windows_line_ends() -> None:
    root = read_yaml(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n", "x")
    assert value(root) == {"a": "1", "b": ["x"]}
    assert isinstance(root, Mapping) and root.key_lines["b"] == 2


@pytest.mark.parametrize("parser", PARSERS)
def test_all_duplicate_names_are_reported(parser: Any) -> None:
    found = problems("a: 1\nb:\n  c: 1\n  c: {x: [1]}\na: [2]\nd: 3\n", parser=parser)
    assert [(p.line, p.column) for p in found] == [(4, 3), (5, 1)]
    assert "“c” bị ghi hai lần (lần đầu ở dòng 3)" in found[0].message
    assert str(found[1]).startswith("thử.yaml, dòng 5, cột 1: Mục “a”")


@pytest.mark.parametrize("parser", PARSERS)
def test_anchors_aliases_and_tags_are_refused_together(parser: Any) -> None:
    found = problems("a: &neo 1\nb: *neo\nc: !!python/object:os.system x\nd: !!map {}\ne: 1\ne: 2\n", parser=parser)
    assert [p.line for p in found] == [1, 2, 3, 4, 6]
    assert "&neo" in found[0].message and "*" in found[1].message and "os.system" in found[2].message


def test_billion_laughs_ends_at_once() -> None:
    lines = ["a: &a [x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    found = problems("\n".join(lines))
    assert 0 < len(found) <= 50 and all(p.line for p in found)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 5_000, "- " * 5_000, "? " * 5_000])
def test_deep_nesting(text: str, parser: Any) -> None:
    assert len(problems(text, parser=parser)) == 1


def test_nesting_up_to_the_limit_is_fine() -> None:
    read_yaml("[" * 50 + "]" * 50, "x")
    (problem,) = problems("[" * 51 + "]" * 51)
    assert "50 cấp" in problem.message and problem.column == 51


def test_limits_of_size_and_nodes() -> None:
    assert "quá lớn (hơn 100 byte)" in problems("a" * 101, limits=Limits(size=100))[0].message
    assert "quá lớn (hơn 64 MB)" in problems(b" " * (64 * 1024 * 1024 + 1))[0].message
    (problem,) = problems("\n".join(["- a"] * 10), limits=Limits(nodes=9))
    assert "quá nhiều mục" in problem.message and problem.line == 9


def test_a_string_of_ten_megabytes_comes_in_whole() -> None:
    big = "ắ" * (10 * 1024 * 1024 // 3)
    assert value(read_yaml(f'a: "{big}"\n', "x")) == {"a": big}
    (problem,) = problems(f"{big[:1000]}: 1\n{big[:1000]}: 2\n")
    assert len(problem.message) < 200


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: x\0y\n", 2, 5),
        ("a: \x1b[31m\n", 1, 4),
        ("a: b\x7f", 1, 5),
        ("a:\n  b: \ud800\n", 2, 6),
        ("a: \uffff", 1, 4),
        ('a: 1\nb: "x\\0y"', 2, 4),
        ('a: "\\x1b"', 1, 4),
    ],
)
def test_control_characters_and_surrogates(text: str, line: int, column: int, parser: Any) -> None:
    (problem,) = problems(text, parser=parser)
    assert (problem.line, problem.column) == (line, column)
    assert "ký tự điều khiển" in problem.message and problem.hint


def test_every_control_character_is_reported() -> None:
    assert [p.line for p in problems("a: \x01\nb: \x02\nc: \x03\n")] == [1, 2, 3]


def test_bytes_that_are_not_utf8_name_byte_and_line() -> None:
    (problem,) = problems("a: 1\nb: Huế ".encode() + b"\xe0\xc0x")
    assert (problem.line, problem.column) == (2, 8)
    assert "Byte thứ 15 (0xE0)" in problem.message
    assert "UTF-16" in problems("a: 1".encode("utf-16"))[0].message


@pytest.mark.parametrize("parser", PARSERS)
def test_several_documents(parser: Any) -> None:
    (problem,) = problems("a: 1\n---\nb: 2\n", parser=parser)
    assert problem.line == 2 and "---" in problem.message


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có chú thích\n", "---\n...\n"])
def test_an_empty_text_is_a_problem_or_an_empty_node(text: str) -> None:
    try:
        node = read_yaml(text, "x")
    except YamlProblems as error:
        assert "không có nội dung" in error.problems[0].message
    else:
        assert isinstance(node, Scalar) and node.empty


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["[a, b]: 1\n", "{a: b}: 1\n", "? [x]\n: 1\n", "*a : 1\n"])
def test_names_must_be_text(text: str, parser: Any) -> None:
    assert problems(text, parser=parser)[-1].line == 1


def test_a_name_must_not_be_empty() -> None:
    assert "Thiếu tên mục" in problems('a: 1\n"": 2\n')[0].message


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "lines", "part"),
    [
        ("a: b: c\n", {1}, "Dấu hai chấm"),
        ("a: 1\nbc\nd: 1\n", {2, 3}, "Thiếu dấu hai chấm"),
        ("a:\n\tb: 1\n", {2}, "tab"),
        ("a: @x\n", {1}, "không được phép"),
        ('a: "x\n', {1, 2}, "cắt giữa chừng"),
        ("a: [1, 2\nb: 3\n", {2, 3}, "Thiếu dấu phẩy"),
        ("a: 1\n  b: 2\n", {2}, "Dấu hai chấm"),
        ('a: "x" y\n', {1}, "thẳng cột"),
        ("a:\n  - 1\n b: 2\n", {3}, "thẳng cột"),
        ('a: "\\q"\n', {1}, "không hợp lệ"),
        ('a: "\\xzz"\n', {1}, "Mã ký tự"),
        ("a: |x\n  b\n", {1}, "xuống dòng"),
        ("a: *\n", {1}, "“*”"),
        ("a: - b\n", {1}, "Dấu “- ”"),
        ("a: 1\n--- b\n", {2}, "nhiều phần"),
        ("a: 'x\n--- \n", {2}, "---"),
        ("%YAML 3.0\n---\na: 1\n", {1}, "cú pháp"),
    ],
)
def test_mistakes_of_syntax_are_explained(text: str, lines: set[int], part: str, parser: Any) -> None:
    last = problems(text, parser=parser)[-1]
    assert part in last.message
    assert last.line in lines and last.column > 0 and last.hint


def test_earlier_mistakes_are_told_with_one_of_syntax() -> None:
    found = problems("a: 1\na: 2\nb: [\n")
    assert [p.line for p in found][:1] == [2] and len(found) == 2


def check_only_problems(source: str | bytes, parser: Any = None) -> None:
    options = {} if parser is None else {"parser": parser}
    try:
        read_yaml(source, "x", **options)
    except YamlProblems as error:
        assert error.problems
        for problem in error.problems:
            assert problem.message and problem.line >= 0
            str(problem).encode("utf-8")


YAML_LIKE = st.text(alphabet=st.sampled_from(list("ab: -\n[]{},\"'|>&*!?%#@\\\t~0xuđ\0\x85\u2028\ud800")), max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check_only_problems(data)


@settings(max_examples=500, deadline=None)
@given(YAML_LIKE | st.text(alphabet=st.characters(), max_size=100))
def test_any_text(text: str) -> None:
    check_only_problems(text)


@settings(max_examples=300, deadline=None)
@given(YAML_LIKE)
def test_any_text_without_libyaml(text: str) -> None:
    check_only_problems(text, PythonParser)


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcđ", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_what_pyyaml_writes_comes_back(tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    assert value(read_yaml(text.replace("!!map ", "").replace("!!seq ", ""), "x")) == tree


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 400), st.integers(0, 255), st.booleans())
def test_a_cut_or_flipped_file(place: int, byte: int, cut: bool) -> None:
    text = 'tên: "Huế"\nds:\n  - {a: 1, b: [x, y]}\n  - |\n    một\n    hai\nc: >-\n  gấp\n  lại\n'
    data = bytearray(text.encode())
    if cut:
        del data[place % len(data) :]
    else:
        data[place % len(data)] = byte
    check_only_problems(bytes(data))
