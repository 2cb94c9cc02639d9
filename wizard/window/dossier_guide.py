"""What is said about each document of the dossier: its purpose, who signs, what is left to do by hand, where it goes.

The words are data (`resources/dossier.yaml`); the names in them come from the plan.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wizard.framework.places import resource_folder
from wizard.plan.model import Place
from wizard.plan.words import Words
from wizard.window.session import Session

NOT_GIVEN = "(chưa nhập)"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_USUAL = {
    "decision": ("submission", "decision", "official_letter"),
    "programme": ("submission", "programme", "official_letter"),
    "plan": ("submission", "programme", "official_letter"),
}
_EXTRA = {"decision": ("programme", "annexes"), "programme": ("annexes",), "plan": ("annexes",)}


class Guidance(NamedTuple):
    """What to know about one document."""

    title: str
    about: str
    sign: str
    by_hand: str
    send: str


def kinds(form: str) -> tuple[tuple[str, bool], ...]:
    """The kinds of documents that a form offers, in the order of the dossier, and whether one usually wants them."""
    usual, extra = _USUAL[form], _EXTRA[form]
    order = ("submission", "decision", "programme", "annexes", "official_letter")
    return tuple((kind, kind in usual) for kind in order if kind in usual or kind in extra)


def guidance(session: Session, kind: str, form: str) -> Guidance:
    """What to know about a kind of document in a form, with the names of the plan."""
    key = {"decision": "attached", "programme": "programme", "plan": "plan"}[form] if kind == "programme" else kind
    words = Words(session.framework, session.plan)

    def named(match: re.Match[str]) -> str:
        place = Place(match[1])
        return words.value(session.question(place), session.value(place)) or NOT_GIVEN  # type: ignore[arg-type]

    entry = _texts()[key]
    return Guidance(*(_PLACEHOLDER.sub(named, entry[name]) for name in Guidance._fields))


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    from wizard.framework.reader import read_yaml
    from wizard.framework.rules import plain

    path = resource_folder("resources") / "dossier.yaml"
    read = plain(read_yaml(path.read_bytes(), path.name))
    return {key: dict(entry) for key, entry in read["documents"].items()}
