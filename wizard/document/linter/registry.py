"""The findings as data, and what the linter has to know about document kinds, read from ``framework/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wizard.document.linter.words import fold
from wizard.framework.places import resource_folder
from wizard.framework.reader import read_yaml
from wizard.framework.rules import plain

SEVERITIES = ("error", "practice", "info")


@dataclass(frozen=True, slots=True)
class FindingRule:
    """One thing the linter may report; ``tolerance`` are the bounds of an accepted ratio where there is one.

    ``forms``: spellings to look for → what they should be.
    """

    id: str
    severity: str
    clause: str
    sentence: str
    advice: str
    repair: bool
    tolerance: tuple[float, float]
    forms: Mapping[str, str]
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind: its title, abbreviation and whether it has addressees, a date line and a subject."""

    id: str
    name: str
    title: str
    abbreviation: str
    addressee: str
    date_line: bool
    subject: bool


@dataclass(frozen=True, slots=True)
class Registry:
    """All findings by id, the kinds by id, folded titles → kind, and numbers of expired legal bases.

    ``provinces``: their names in capitals. ``old_names``: names in capitals of provinces and bodies that ceased with
    the reorganisation of 2025 → today's name.
    """

    version: str
    severities: Mapping[str, str]
    rules: Mapping[str, FindingRule]
    kinds: Mapping[str, Kind]
    titles: Mapping[str, str]
    expired: Mapping[str, str]
    old_names: Mapping[str, str]
    provinces: frozenset[str]


@lru_cache(maxsize=4)
def load_registry(folder: Path | None = None) -> Registry:
    """Read the registry from a framework folder (the program's own by default).

    Raises YamlProblems for a file that is not plain YAML, ValueError for an entry that lacks something.
    """
    folder = folder or resource_folder("framework")
    data = _read(folder / "findings.yaml")
    defaults = data.get("defaults", {})
    rules = {entry["id"]: _rule({**defaults, **entry}) for entry in data["findings"]}
    kinds = {entry["id"]: _kind(entry) for entry in _read(folder / "document_kinds.yaml")["document_kinds"]}
    return Registry(
        version=str(data["version"]),
        severities=dict(data["severities"]),
        rules=rules,
        kinds=kinds,
        titles={fold(kind.title): kind.id for kind in kinds.values() if kind.title},
        expired=_expired(folder / "legal_bases.yaml"),
        provinces=_provinces(folder / "provinces.yaml"),
        old_names=_old_names(folder / "old_units.yaml"),
    )


def _rule(entry: Mapping[str, Any]) -> FindingRule:
    low, high = (float(bound) for bound in entry.get("tolerance", (0, 0)))
    rule = FindingRule(
        id=str(entry["id"]),
        severity=str(entry.get("severity", "")),
        clause=str(entry.get("clause", "")),
        sentence=str(entry.get("sentence", "")),
        advice=str(entry.get("advice", "")),
        repair=bool(entry.get("repair")),
        tolerance=(low, high),
        forms={str(wrong): str(right) for wrong, right in entry.get("forms", {}).items()},
        source=str(entry.get("source", "")),
        status=str(entry.get("status", "")),
    )
    if rule.severity not in SEVERITIES or not all((rule.clause, rule.sentence, rule.advice, rule.source, rule.status)):
        raise ValueError(f"findings.yaml: mục «{rule.id}» thiếu nội dung hoặc sai mức độ.")
    return rule


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        id=entry["id"],
        name=entry["name"],
        title=entry.get("title", ""),
        abbreviation=entry.get("abbreviation", ""),
        addressee=entry.get("addressee", ""),
        date_line=bool(entry.get("date_line", True)),
        subject=bool(entry.get("subject", True)),
    )


def _expired(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    bases = _read(path)["legal_bases"]
    return {
        base["number"]: base.get("title", "")
        for base in bases
        if base.get("validity") == "expired" and base.get("number")
    }


def _provinces(path: Path) -> frozenset[str]:
    return frozenset(each["name"].upper() for each in _read(path)["provinces"]) if path.exists() else frozenset()


def _old_names(path: Path) -> dict[str, str]:
    """Only names that no unit bears any more, and bodies whose end is confirmed."""
    if not path.exists():
        return {}
    data = _read(path)
    names: dict[str, str] = {}
    for unit in data["old_provinces"]:
        if unit["dead"]:
            for name in (unit["old"], *unit.get("aliases", ())):
                names[name.upper()] = f"{unit['new_kind']} {unit['new']}"
    for body in data["bodies"]:
        if body.get("dead") and body.get("status") == "confirmed" and body["old"].startswith("Sở "):
            names[body["old"].upper()] = " hoặc ".join(each["name"] for each in body["successors"])
    return names


def _read(path: Path) -> Mapping[str, Any]:
    read: Mapping[str, Any] = plain(read_yaml(path.read_bytes(), path.name))
    return read
