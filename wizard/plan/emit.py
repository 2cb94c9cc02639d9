"""Writes a plan's YAML: block style, one fixed form for each text, so that the same plan gives the same file.

Short texts stand plain or in double quotes, long lines folded, paragraphs as literal blocks. Texts that other YAML
readers would take for a number, a date or a yes/no are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_FOLD_AT = 100
_LONGEST_KEY = 200
# A first letter that starts no YAML construct, then nothing that ends a plain scalar.
_PLAIN = re.compile(
    r"[A-Za-zÀ-ɏḀ-ỿ][^\x00-\x1f\x7f-\x9f:#\"'\[\]{},&*!|>%@`\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*(?<! )"
)
_SAFE_ITEM = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_OTHER_TYPES = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_FOLDING_SPACE = re.compile(r"(?<=[^ \n]) (?=[^ \n])")


def emit_scalar(text: str, indent: int) -> str:
    """`text` as it stands after «key:» or «-», with a space before it; blocks are indented by `indent` spaces."""
    if len(text) <= _FOLD_AT:
        if _PLAIN.fullmatch(text) and text.lower() not in _OTHER_TYPES:
            return f" {text}"
        if "\n" not in text:
            return f" {_quoted(text)}"
    if not _is_regular(text):
        return f" {_quoted(text)}"
    margin = " " * indent
    if "\n" in text:
        lines = text.split("\n")
        return " |-\n" + "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return " >-\n" + "\n".join(margin + line for line in _folded(text))


@lru_cache(maxsize=1000)  # the columns of a large table, again and again
def emit_key(text: str) -> str:
    """`text` as a key with its colon."""
    if _SAFE_ITEM.fullmatch(text) and text.lower() not in _OTHER_TYPES and len(text) <= _LONGEST_KEY:
        return f"{text}:"
    return f"{_quoted(text)}:" if len(text) <= _LONGEST_KEY else f"? {_quoted(text)}\n:"


def emit_list(items: list[str], indent: int) -> str:
    """A list of texts after «key:»: on one line when they are a few short ids, else one below the other."""
    if not items:
        return " []"
    if sum(map(len, items)) <= _FOLD_AT - 20 and all(
        _SAFE_ITEM.fullmatch(item) and item.lower() not in _OTHER_TYPES for item in items
    ):
        return f" [{', '.join(items)}]"
    margin = " " * indent
    return "".join(f"\n{margin}-{emit_scalar(item, indent + 2)}" for item in items)


def emit_tree(value: object, indent: int) -> str:
    """Anything made of texts, lists and mappings, after «key:»."""
    margin = " " * indent
    if isinstance(value, Mapping):
        if not value:
            return " {}"
        lines = []
        for name, child in value.items():
            key = emit_key(str(name)).replace("\n", f"\n{margin}")
            lines.append(f"\n{margin}{key}{emit_tree(child, indent + 2)}")
        return "".join(lines)
    if isinstance(value, list):
        return "".join(f"\n{margin}-{emit_tree(item, indent + 2)}" for item in value) or " []"
    return emit_scalar(str(value), indent)


def _is_regular(text: str) -> bool:
    """Whether a block scalar can hold `text` without marks for odd spaces."""
    return (
        text[0] not in " \n" and text[-1] not in " \n" and "\n " not in text and _ESCAPED_IN_BLOCK.search(text) is None
    )


_ESCAPED_IN_BLOCK = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _folded(text: str) -> list[str]:
    """Lines of at most _FOLD_AT characters where single spaces allow it."""
    lines, start, last = [], 0, -1
    for match in _FOLDING_SPACE.finditer(text):
        if match.start() - start > _FOLD_AT and last >= start:
            lines.append(text[start:last])
            start = last + 1
        last = match.start()
    if len(text) - start > _FOLD_AT and last >= start:
        lines.append(text[start:last])
        start = last + 1
    lines.append(text[start:])
    return lines


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    """A control character cannot be written even so: the reader refuses it. The text door lets none pass."""
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\u{code:04x}" if code == 0x85 or code > 0x9F else "")
