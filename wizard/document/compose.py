"""From a plan to the documents of its dossier: answers, then templates, then XML checked against the vocabulary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.document.context import build_context
from wizard.document.letter import letter_context
from wizard.document.templating import TemplateProblem, Templates, template_name
from wizard.plan.model import Place
from wizard.plan.tree import build_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wizard.framework import Framework
    from wizard.plan.checks import Finding
    from wizard.plan.model import Plan
    from wizard.plan.tree import PlanTree

KINDS = ("submission", "decision", "programme", "annexes", "official_letter")
DEFAULT_KINDS = {
    "decision": ("submission", "decision", "official_letter"),
    "programme": ("submission", "programme", "official_letter"),
    "plan": ("submission", "programme", "official_letter"),
}

__all__ = [
    "DEFAULT_KINDS",
    "KINDS",
    "Composed",
    "NotFinal",
    "TemplateProblem",
    "compose",
    "compose_letter",
    "rendered",
]


@dataclass(frozen=True, slots=True)
class Composed:
    """One document: its kind, the name of its file without extension, its ``<document>`` element."""

    kind: str
    name: str
    root: "_Element"


class NotFinal(Exception):
    """A final version was asked for and something stands in its way.

    ``missing`` are the missing answers as pairs of place and label; ``findings`` what the checks say that blocks and
    nobody has set aside. None of the missing answers is among the findings.
    """

    def __init__(self, missing: list[tuple[str, str]], findings: tuple["Finding", ...] = ()) -> None:
        self.missing = missing
        self.findings = findings
        counts = ((missing, "nội dung cần bổ sung"), (findings, "chỗ phải sửa hoặc xác nhận"))
        words = " và ".join(f"{len(found)} {what}" for found, what in counts if found)
        super().__init__(f"Chưa thể xuất bản chính thức: còn {words}.")


def compose(
    framework: "Framework",
    plan: "Plan",
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
) -> list[Composed]:
    """Return the documents of a plan, valid after ``templates/document.rng``.

    ``kinds`` out of KINDS, None for those usual for the form; ``form`` decision, programme or plan, None for the plan's
    own. A decision carries the programme and its annexes in one file; with the other forms there is no decision, so
    asking for one gives the programme. Raises NotFinal (only when ``final``) and TemplateProblem.
    """
    if form is not None:
        plan = plan.copy()
        plan.answers["form"] = form
    marks: dict[str, str] = {}
    composed = list(rendered(framework, plan, kinds))
    for each in composed:
        marks |= _take_places(each.root)
    if final:
        _demand_final(framework, plan, marks)
    return composed


def rendered(framework: "Framework", plan: "Plan", kinds: Sequence[str] | None = None) -> Iterator[Composed]:
    """Yield the documents as their templates make them: a missing answer still tells its place. See ``compose``."""
    chosen = str(plan.answers.get("form") or "decision")
    context = build_context(framework, plan, chosen)
    names = file_names(framework, chosen)
    for kind in kinds_of(kinds, chosen):
        yield Composed(kind, names.get(kind, kind), _templates().render(template_name(kind), context))


def file_names(framework: "Framework", form: str) -> dict[str, str]:
    """Return the names of the dossier's files without extension, by kind; a plan is not called a programme."""
    return {
        document.id: (document.plan_file_name if form == "plan" else "") or document.file_name
        for document in framework.dossier
    }


def _demand_final(framework: "Framework", plan: "Plan", marks: dict[str, str]) -> None:
    """Raise NotFinal for missing answers that are printed, and for any finding of the checks that blocks."""
    from wizard.plan.checks import run_checks  # a draft does without them

    tree = build_tree(framework, plan)
    findings = run_checks(framework, plan, tree)
    missing = [
        (place, label) for place, label in _missing(tree, plan, marks) if not findings.says_missing(Place.parse(place))
    ]
    if missing or findings.blocks:
        raise NotFinal(missing, findings.blocks)


def _missing(tree: "PlanTree", plan: "Plan", marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return the missing answers: every printed mark, and tables with fewer rows than they need.

    Labels and order are those of the plan's tree, which names rows; a mark it does not know comes last.
    """
    required = {str(entry.place): entry for entry in tree.missing()}
    known = [
        (place, entry.label)
        for place, entry in required.items()
        if place in marks or (entry.place.row is None and plan.rows(entry.place.field, entry.place.element))
    ]
    return known + [(place, label) for place, label in marks.items() if place not in required]


def kinds_of(kinds: Sequence[str] | None, form: str) -> tuple[str, ...]:
    """Return the kinds to write, in the order of the dossier; without a decision, the programme stands in for it."""
    wanted = set(kinds or DEFAULT_KINDS[form])
    if form != "decision" and "decision" in wanted:
        wanted = wanted - {"decision"} | {"programme"}
    return tuple(kind for kind in KINDS if kind in wanted)


def compose_letter(source: Path) -> "_Element":
    """Return the ``<document>`` of a letter that does not come from a plan (see wizard.document.letter).

    Raises OSError, YamlProblems and TemplateProblem.
    """
    return _templates().render(template_name("letter"), letter_context(source))


@lru_cache(maxsize=1)
def _templates() -> Templates:
    return Templates()


def _take_places(root: "_Element") -> dict[str, str]:
    """Return place and label of each missing answer in a document and take the places off it."""
    found: dict[str, str] = {}
    for mark in root.iter("missing"):
        found[mark.attrib.pop("place")] = mark.text or ""
    return found
