"""Prove that the documents of a dossier hold every answer of the plan.

Templates change an answer only at its edges (a first capital letter, a closing mark, outer quotation marks, a typed
bullet), so letters and figures are compared and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wizard.document.model import Document, paragraphs_of
from wizard.plan.conditions import Visibility
from wizard.plan.model import Place, Value, rows_of

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field
    from wizard.plan.model import Plan

_TEXTS = frozenset(("text", "paragraphs", "list"))
_SIGNS = re.compile(r"[\W_]+")


def answers_not_held(framework: "Framework", plan: "Plan", documents: Iterable[Document]) -> list[str]:
    """Return the labels of fields with a visible, printable text that stands in none of the documents, each once."""
    paragraphs = [_key(text) for document in documents for text in paragraphs_of(document)]
    whole = set(paragraphs)
    joined = ""
    lost: dict[str, None] = {}
    for label, text in _printed_texts(framework, plan):
        for part in text.split("\n"):
            key = _key(part)
            if key in whole:
                continue
            joined = joined or "\n".join(paragraphs)
            if key and key not in joined:
                lost[label] = None
    return list(lost)


def _key(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _printed_texts(framework: "Framework", plan: "Plan") -> Iterator[tuple[str, str]]:
    visibility = Visibility(framework, plan)
    for step in framework.steps:
        elements = [element.id for element in framework.elements] if step.repeat else [None]
        for element in elements:
            for section in step.sections:
                for field in section.fields:
                    if field.printed and visibility.hidden_by(field, section, element) is None:
                        yield from _texts(field, plan.stored(Place(field.id, element)))


def _texts(field: "Field", value: object) -> Iterator[tuple[str, str]]:
    if field.type == "table":
        columns = [column for column in field.columns if column.printed and column.type in _TEXTS]
        for row in rows_of(value):  # type: ignore[arg-type]
            for column in columns:
                yield from _flat(f"{field.label}: {column.label}", row.get(column.id))
    elif field.type in _TEXTS:
        yield from _flat(field.label, value)


def _flat(label: str, value: "Value | object") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield label, value
    elif isinstance(value, list):
        for text in value:
            yield label, str(text)
