"""Whatever passed the text door comes back from the emitted YAML as it was, also through another YAML reader."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wizard.framework.reader import Mapping, Scalar, Sequence, read_yaml
from wizard.plan.emit import emit_key, emit_list, emit_scalar, emit_tree
from wizard.plan.text import clean_text

NASTY = st.text("".join(" \n:#-?|>%@`\"'[]{},&*!=~\\aĐ1.\u00a0"), max_size=20)
PIECES = ["một", "hai:", "#ba", "- bốn", "", "  ", "năm\n", "null", "a" * 60, "...", "---"]
LONG = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
WORDS = [
    "yes",
    "No",
    "012",
    "=1+1",
    "null",
    "~",
    "",
    "...",
    "---",
    "2026-11-01",
    "1e5",
    "0x1",
    "1_000",
    "on",
    "y",
    "<<",
    "=",
]
TEXTS = (st.text(max_size=40) | NASTY | LONG | st.sampled_from(WORDS)).map(
    lambda text: clean_text(text, multiline=True)
)


@given(TEXTS, TEXTS.filter(bool), st.lists(TEXTS, max_size=5))
def test_every_text_comes_back(text: str, key: str, items: list[str]) -> None:
    written = (
        f"top:\n  one:{emit_scalar(text, 4)}\n  list:{emit_list(items, 4)}\n"
        f"  tree:{emit_tree({key: [items, {key: text}], 'empty': {}}, 4)}\nend: 1\n...\n"
    )
    root = read_yaml(written, "test")
    assert isinstance(root, Mapping)
    assert raw(root) == {
        "top": {"one": text, "list": items, "tree": {key: [items, {key: text}], "empty": {}}},
        "end": "1",
    }
    if all(map(str.isprintable, [text, key, *items])):
        assert yaml.safe_load(written)["top"]["one"] == text, "other readers see a text too"


@pytest.mark.parametrize("text", ["a\u2028b", "a\u2029", "a\x85b", "dài \u2028" * 40, "một\u2028\nhai"])
def test_line_ends_that_the_text_door_takes_out_come_back_too(text: str) -> None:
    root = read_yaml(f"one:{emit_scalar(text, 2)}\nend: 1\n", "test")
    assert isinstance(root, Mapping)
    assert raw(root) == {"one": text, "end": "1"}, "what an unknown field holds is not cleaned"


def raw(node: object) -> object:
    if isinstance(node, Scalar):
        assert not node.empty, "an empty text must not turn into nothing"
        return node.text
    if isinstance(node, Sequence):
        return [raw(child) for child in node.nodes]
    assert isinstance(node, Mapping)
    return {name: raw(child) for name, child in node.entries.items()}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lâm Hải", " Lâm Hải"),
        ("Sở: hai", ' "Sở: hai"'),
        ("2026", ' "2026"'),
        ("yes", ' "yes"'),
        ("", ' ""'),
        (" cách ", ' " cách "'),
        ("một\nhai", " |-\n  một\n  hai"),
        ("một\n\nhai", " |-\n  một\n\n  hai"),
        ("a\n b", ' "a\\n b"'),
        ("chữ " * 30 + "hết", " >-\n  " + ("chữ " * 25).strip() + "\n  " + "chữ " * 5 + "hết"),
    ],
)
def test_forms(text: str, written: str) -> None:
    assert emit_scalar(text, 2) == written


def test_lists() -> None:
    assert emit_list(["A1.1", "so-vhttdl"], 2) == " [A1.1, so-vhttdl]"
    assert emit_list(["no", "A1.1"], 2) == '\n  - "no"\n  - A1.1'
    assert emit_list([], 2) == " []"


def test_long_keys_are_written_so_that_readers_take_them() -> None:
    key = "k" * 3000
    assert raw(read_yaml(f"{emit_key(key)} x\n", "test")) == {key: "x"}
