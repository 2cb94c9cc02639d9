"""A letter that does not come from a plan: one YAML file has all its words (resources/samples/cong-van-2023.yaml).

Keys: agency, parent, number, number_notation, place, date {day, month, year}, subject, addressees, paragraphs,
attachments, recipients, file, signature {powers, post, name}. What is left empty prints as a blank to be filled in.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from wizard.document.papers import Paper
from wizard.document.signatures import Signature
from wizard.document.wording import NUMBER_BLANK, bare
from wizard.framework.problems import Problem, YamlProblems
from wizard.framework.reader import Limits, Mapping, Node, Scalar, Sequence, read_yaml
from wizard.plan.text import clean_text
from wizard.plan.vietnamese import month_words

_LIMITS = Limits(size=2_000_000, nodes=20_000)
_TEXTS = ("parent", "number", "number_notation", "place", "subject", "file")
_LISTS = ("agency", "addressees", "paragraphs", "attachments", "recipients")
_GROUPS = ("date", "signature")
_REQUIRED = ("agency", "addressees", "paragraphs", "recipients", "signature")


def letter_context(source: Path) -> dict[str, Any]:
    """Return what the template of a letter sees. Raises OSError, or YamlProblems with every mistake in the file."""
    root = read_yaml(source.read_bytes(), source.name, _LIMITS)
    reading = _Reading(source.name)
    values = reading.letter(root)
    if reading.problems:
        raise YamlProblems(reading.problems)
    date, signature = values["date"], values["signature"]
    letter = Paper(
        parent=values["parent"],
        agency=tuple(values["agency"]),
        number=values["number"],
        notation=values["number_notation"],
        place=values["place"] or NUMBER_BLANK * 2,
        day=date["day"],
        month=date["month"],
        year=date["year"],
        recipients=tuple(bare(line) for line in values["recipients"]),
        file=bare(values["file"]) or "VT",
        signature=Signature(tuple(signature["powers"]), signature["post"], signature["name"]),
    )
    return {
        "letter": letter,
        "about": values["subject"],
        "author": " ".join(values["agency"]),
        "addressees": values["addressees"],
        "body_paragraphs": values["paragraphs"],
        "attachments": values["attachments"],
    }


class _Reading:
    """Takes the letter out of the YAML nodes and gathers what is wrong with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Problem] = []

    def letter(self, root: Node) -> dict[str, Any]:
        entries = self._entries(root, "")
        known = (*_TEXTS, *_LISTS, *_GROUPS)
        for key in entries:
            if key not in known:
                self._note(entries[key], key, f"Công văn không có mục “{key}”.", f"Các mục: {', '.join(known)}.")
        for key in _REQUIRED:
            node = entries.get(key)
            if node is None or (isinstance(node, Scalar) and node.empty):
                self._note(root, key, f"Thiếu mục “{key}”.", "Bổ sung mục này vào tệp nguồn của công văn.")
        values: dict[str, Any] = {key: self._text(entries.get(key), key) for key in _TEXTS}
        values |= {key: self._texts(entries.get(key), key) for key in _LISTS}
        date = self._entries(entries.get("date"), "date")
        values["date"] = {
            "day": self._number(date.get("day"), "date.day", 1, 31, lambda day: f"{day:02}"),
            "month": self._number(date.get("month"), "date.month", 1, 12, lambda m: month_words(m).split()[1]),
            "year": self._number(date.get("year"), "date.year", 1000, 9999, str),
        }
        signature = self._entries(entries.get("signature"), "signature")
        values["signature"] = {
            "powers": self._texts(signature.get("powers"), "signature.powers"),
            "post": self._text(signature.get("post"), "signature.post"),
            "name": self._text(signature.get("name"), "signature.name"),
        }
        return values

    def _entries(self, node: Node | None, field: str) -> dict[str, Node]:
        if isinstance(node, Mapping):
            return node.entries
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            self._note(node, field, "Chỗ này phải gồm các mục “tên: nội dung”.", "")
        return {}

    def _text(self, node: Node | None, field: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return "" if node.empty else clean_text(node.text).strip()
        self._note(node, field, f"Mục “{field}” chỉ gồm một đoạn chữ.", "Viết nội dung trên một dòng sau dấu hai chấm.")
        return ""

    def _number(self, node: Node | None, field: str, low: int, high: int, written: Callable[[int], str]) -> str:
        """Return a part of the date as the decree writes it, "" for a blank."""
        text = self._text(node, field)
        if not text or node is None:
            return ""
        if text.isascii() and text.isdigit() and low <= int(text[:9]) <= high:
            return written(int(text))
        self._note(node, field, f"Mục “{field}” phải là số từ {low} đến {high}.", "Chưa biết thì để trống.")
        return ""

    def _texts(self, node: Node | None, field: str) -> list[str]:
        if isinstance(node, Sequence):
            return [text for entry in node.nodes if (text := self._text(entry, field))]
        text = self._text(node, field)
        return [text] if text else []

    def _note(self, node: Node, field: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self._name, node.line, field, message, hint, node.column))
