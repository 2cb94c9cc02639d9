"""Search over the questions of the wizard and the answers of a plan; with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.framework.model import Field
from wizard.plan.model import Place, rows_of
from wizard.plan.vietnamese import format_number
from wizard.window.folding import fold

if TYPE_CHECKING:
    from wizard.window.session import Session

MOST = 60
_BEFORE, _AFTER = 30, 90


@dataclass(frozen=True, slots=True)
class Hit:
    """A question, an answer, or a page (`target`: its key) that was found, with its `page` and the words around."""

    target: Place | str
    label: str
    page: str
    excerpt: str


def find(session: Session, words: str, most: int = MOST) -> list[Hit]:
    """The first `most` places in which all words occur, in the order of the wizard; [] for no words."""
    wanted = [re.compile(rf"\b{re.escape(word)}") for word in fold(words).split()]
    if not wanted:
        return []
    hits: list[Hit] = []
    names = _Names(session)
    for page in session.tree.pages:
        if _matches(page.title, wanted):
            hits.append(Hit(page.id, page.title, "Cả trang", ""))
        for section in page.children:
            for node in section.children:
                if node.kind != "field" or not node.visible or node.place is None or node.question is None:
                    continue
                if _matches(node.title, wanted):
                    hits.append(Hit(node.place, node.title, page.title, ""))
                for place, label, text in _answers(session, node.place, node.question, names):
                    if _matches(text, wanted):
                        hits.append(Hit(place, label, page.title, _excerpt(text, wanted[0])))
                if len(hits) >= most:
                    return hits[:most]
    return hits


def _answers(session: Session, place: Place, question: Field, names: _Names) -> Iterator[tuple[Place, str, str]]:
    value = session.stored(place)
    if value is None:
        return
    if question.type != "table":
        yield place, question.label, names.text(question, value)
        return
    for number, row in enumerate(rows_of(session.rows(place)), 1):
        for column in question.columns:
            if column.id in row:
                where = Place(place.field, place.element, str(row["id"]), column.id)
                yield where, f"{column.label} (dòng {number})", names.text(column, row[column.id])


def _matches(text: str, wanted: list[re.Pattern[str]]) -> bool:
    folded = fold(text)
    return all(word.search(folded) for word in wanted)


def _excerpt(text: str, word: re.Pattern[str]) -> str:
    flat = " ".join(text.split())
    match = word.search(fold(flat))
    at = match.start() if match else 0
    start = max(0, at - _BEFORE)
    return ("… " if start else "") + flat[start : at + _AFTER] + (" …" if at + _AFTER < len(flat) else "")


class _Names:
    """Words for values: names instead of ids."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._targets: dict[str, dict[str, str]] = {}

    def text(self, question: Field, value: object) -> str:
        if isinstance(value, list):
            return "; ".join(self.text(question, item) for item in value)
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, Decimal):
            return format_number(value)
        if question.type in ("choice", "choices"):
            return next((choice.label for choice in question.choices if choice.id == value), "")
        if question.type in ("reference", "references"):
            return self._target(question.target).get(str(value), "")
        return str(value)

    def _target(self, target: str) -> dict[str, str]:
        if target not in self._targets:
            table = {"agencies": "own_agencies"}.get(target, target)
            names = {str(row["id"]): str(row.get("name", "")) for row in self._session.plan.rows(table)}
            if target not in ("actions", "indicators"):
                for entry in self._session.framework.entries(target):
                    names[entry.id] = getattr(entry, "name", "") or getattr(entry, "title", "")
            self._targets[target] = names
        return self._targets[target]
