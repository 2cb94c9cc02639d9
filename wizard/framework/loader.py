"""The framework as one object: the steps and elements at once, the reference lists when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from wizard.framework import advice, catalogue, model
from wizard.framework.kinds import Building, Entries, id_of
from wizard.framework.model import Origin
from wizard.framework.places import program_root
from wizard.framework.problems import Problem
from wizard.framework.schema import FILES
from wizard.framework.sources import Sources

if TYPE_CHECKING:
    from os import PathLike

    from wizard.framework.reader import Node

    Folder = str | PathLike[str]

_KINDS = {collection.name: kind for kind in FILES for collection in kind.collections}
_NESTED = ("sections", "fields", "element_fields")

COLLECTIONS: tuple[str, ...] = (*_KINDS, *_NESTED, "rules")
"""Names for `Framework.entries` and `Framework.origin`, in the order of the files."""

T = TypeVar("T")


class Framework:
    """Everything that `framework/` and the offices' folders over it say; immutable.

    Made by `load_framework`. Reference lists are read on first use and then kept; a mistake in them raises
    FrameworkErrors at that moment (with overlays everything was checked when loading).
    """

    def __init__(self, folder: str, overlays: tuple[str, ...]) -> None:
        self._building = Building()
        self._sources = Sources(folder, overlays, self._building)
        self._collections: dict[str, tuple[Any, ...]] = {}
        self._by_id: dict[str, dict[str, Any]] = {}
        self._read_ahead: dict[str, dict[str, list[Node]]] = {}  # by path: nodes of which only the ids were asked for
        self._rules: Mapping[str, Any] | None = None
        self._checking = False

    def entries(self, collection: str) -> tuple[Any, ...]:
        """All entries of a collection of `COLLECTIONS`, in order; KeyError for another name."""
        if collection not in self._collections:
            self._read(collection)
        return self._collections[collection]

    def ids(self, collection: str) -> frozenset[str]:
        """The ids of a collection that has files of its own; cheaper than `entries` while nobody needs more."""
        if collection in self._collections:
            return frozenset(entry.id for entry in self._collections[collection])
        kind = _KINDS[collection]
        if kind.path not in self._read_ahead:
            nodes = self._sources.read(kind)
            self._raise_unless_checking()
            self._read_ahead[kind.path] = nodes
        return frozenset(map(id_of, self._read_ahead[kind.path][collection]))

    def origin(self, collection: str, entry_id: str) -> Origin:
        """Where an entry stands; KeyError when there is none.

        Sections are named «step.section», columns of a table among the `fields` «field.column». An entry of which an
        office's folder changes something counts as that folder's.
        """
        node, _ = self._building.nodes[id(self._entry(collection, entry_id))]
        return Origin(node.file, node.line, node.file in self._sources.overlay_files)

    @property
    def header(self) -> model.Header:
        """Identity of the framework in force."""
        header: model.Header = self.entries("header")[0]
        return header

    @property
    def id(self) -> str:
        """Id of the framework, stored in plans."""
        return self.header.id

    @property
    def version(self) -> str:
        """Edition of the framework, stored in plans."""
        return self.header.version

    @property
    def name(self) -> str:
        """Name shown to users."""
        return self.header.name

    @property
    def label(self) -> str:
        """The caution shown wherever the framework is named."""
        return self.header.label

    @property
    def as_of(self) -> str:
        """State of knowledge (YYYY-MM)."""
        return self.header.as_of

    @property
    def groups(self) -> tuple[model.Group, ...]:
        """The two groups."""
        return self.entries("groups")

    @property
    def dimensions(self) -> tuple[model.Dimension, ...]:
        """The dimensions in order."""
        return self.entries("dimensions")

    @property
    def elements(self) -> tuple[model.Element, ...]:
        """The elements by dimension and number."""
        return self.entries("elements")

    @property
    def steps(self) -> tuple[model.Step, ...]:
        """The steps in the order of their files."""
        return self.entries("steps")

    @property
    def element_step(self) -> model.Step:
        """The step that is answered once for each element."""
        return next(step for step in self.steps if step.repeat == "elements")

    @property
    def provinces(self) -> tuple[catalogue.Province, ...]:
        """The provincial units, north to south."""
        return self.entries("provinces")

    @property
    def agencies(self) -> tuple[catalogue.Agency, ...]:
        """Bodies that can lead, take part or receive."""
        return self.entries("agencies")

    @property
    def legal_bases(self) -> tuple[catalogue.LegalBase, ...]:
        """Legal bases for the picker, in the order of citation."""
        return self.entries("legal_bases")

    @property
    def local_bases(self) -> tuple[catalogue.LocalBase, ...]:
        """Types of legal bases that only the province can fill in."""
        return self.entries("local_bases")

    @property
    def channels(self) -> tuple[catalogue.Channel, ...]:
        """Channels of communication."""
        return self.entries("channels")

    @property
    def audiences(self) -> tuple[catalogue.Audience, ...]:
        """Groups of people to be reached."""
        return self.entries("audiences")

    @property
    def document_kinds(self) -> tuple[catalogue.DocumentKind, ...]:
        """The 29 types of administrative documents."""
        return self.entries("document_kinds")

    @property
    def copies(self) -> tuple[catalogue.DocumentKind, ...]:
        """The types of copies."""
        return self.entries("copies")

    @property
    def dossier(self) -> tuple[catalogue.DossierDocument, ...]:
        """The documents of the dossier, in the order of their files."""
        return self.entries("dossier")

    @property
    def old_units(self) -> catalogue.OldUnits:
        """Names of before 01/7/2025 and their successors."""
        return catalogue.OldUnits(
            self.entries("old_provinces"), self.entries("bodies"), self.entries("levels"), self.entries("phrases")
        )

    @property
    def check_groups(self) -> tuple[advice.CheckGroup, ...]:
        """The groups of checks."""
        return self.entries("check_groups")

    @property
    def checks(self) -> tuple[advice.Check, ...]:
        """What can be found in a plan."""
        return self.entries("checks")

    @property
    def rules(self) -> Mapping[str, Any]:
        """The format rules as nested immutable mappings; each of `rules["rules"]` has id, clause, source, status."""
        if self._rules is None:
            from wizard.framework.rules import plain  # only writing documents needs the rules

            node = self._sources.read_rules()
            self._raise_unless_checking()
            rules: Mapping[str, Any] = plain(node)
            for child, entry in zip(node.entries["rules"].nodes, rules["rules"], strict=True):  # type: ignore[union-attr]
                self._building.nodes[id(entry)] = (child, "")
            self._collections["rules"] = rules["rules"]
            self._rules = rules
        return self._rules

    def element(self, element_id: str) -> model.Element:
        """The element with this id; KeyError when there is none."""
        element: model.Element = self._entry("elements", element_id)
        return element

    def guide(self, element_id: str) -> model.Guide:
        """The help for officers with an element; KeyError when there is none."""
        guide: model.Guide = self._entry("guides", element_id)
        return guide

    def dimension(self, dimension_id: str) -> model.Dimension:
        """The dimension with this id; KeyError when there is none."""
        dimension: model.Dimension = self._entry("dimensions", dimension_id)
        return dimension

    def step(self, step_id: str) -> model.Step:
        """The step with this id; KeyError when there is none."""
        step: model.Step = self._entry("steps", step_id)
        return step

    def field(self, field_id: str) -> model.Field:
        """The field with this id, of the plan first, else of the element step; KeyError when there is none."""
        try:
            field: model.Field = self._entry("fields", field_id)
        except KeyError:
            return self.element_field(field_id)
        return field

    def element_field(self, field_id: str) -> model.Field:
        """The field of the element step with this id; KeyError when there is none."""
        field: model.Field = self._entry("element_fields", field_id)
        return field

    def province(self, province_id: str) -> catalogue.Province:
        """The provincial unit with this id; KeyError when there is none."""
        province: catalogue.Province = self._entry("provinces", province_id)
        return province

    def agency(self, agency_id: str) -> catalogue.Agency:
        """The agency with this id; KeyError when there is none."""
        agency: catalogue.Agency = self._entry("agencies", agency_id)
        return agency

    def legal_base(self, base_id: str) -> catalogue.LegalBase:
        """The legal basis with this id; KeyError when there is none."""
        base: catalogue.LegalBase = self._entry("legal_bases", base_id)
        return base

    def channel(self, channel_id: str) -> catalogue.Channel:
        """The channel with this id; KeyError when there is none."""
        channel: catalogue.Channel = self._entry("channels", channel_id)
        return channel

    def audience(self, audience_id: str) -> catalogue.Audience:
        """The audience with this id; KeyError when there is none."""
        audience: catalogue.Audience = self._entry("audiences", audience_id)
        return audience

    def document_kind(self, kind_id: str) -> catalogue.DocumentKind:
        """The type of document with this id; KeyError when there is none."""
        kind: catalogue.DocumentKind = self._entry("document_kinds", kind_id)
        return kind

    def check(self, check_id: str) -> advice.Check:
        """The check with this id; KeyError when there is none."""
        check: advice.Check = self._entry("checks", check_id)
        return check

    def _entry(self, collection: str, entry_id: str) -> Any:
        index = self._by_id.get(collection)
        if index is None:
            index = self._by_id[collection] = dict(self._named(collection))
        return index[entry_id]

    def _named(self, collection: str) -> Iterable[tuple[str, Any]]:
        if collection == "sections":
            return ((f"{step.id}.{section.id}", section) for step in self.steps for section in step.sections)
        if collection in ("fields", "element_fields"):
            return _with_columns(self.entries(collection))
        if collection == "rules":
            return ((rule["id"], rule) for rule in self.entries("rules"))
        return ((entry.id, entry) for entry in self.entries(collection))

    def _read(self, collection: str) -> None:
        if collection == "rules":
            _ = self.rules
            return
        if collection in _NESTED:
            steps = self.steps
            repeated = collection == "element_fields"
            if collection == "sections":
                self._collections[collection] = tuple(section for step in steps for section in step.sections)
            else:
                chosen = [step for step in steps if (step.repeat == "elements") is repeated]
                self._collections[collection] = tuple(field for step in chosen for field in step.fields)
            return
        kind = _KINDS[collection]
        nodes = self._read_ahead.pop(kind.path, None) or self._sources.read(kind)
        read = {
            part.name: Entries(part.record).build_all(nodes[part.name], part.name, self._building)
            for part in kind.collections
        }
        if "elements" in read:
            read["elements"] = self._sorted_elements(map(self._with_guide, read["elements"]))
        self._raise_unless_checking()
        self._collections.update(read)

    def _with_guide(self, element: model.Element) -> model.Element:
        guided = element._replace(guide_of=self.guide)
        self._building.nodes[id(guided)] = self._building.nodes.pop(id(element))
        return guided

    def _sorted_elements(self, elements: Iterable[model.Element]) -> tuple[model.Element, ...]:
        order = {dimension.id: place for place, dimension in enumerate(self.dimensions)}

        def place(element: model.Element) -> tuple[int, int]:
            return order.get(element.dimension, len(order)), element.number or 0

        return tuple(sorted(elements, key=place))

    def _raise_unless_checking(self) -> None:
        if not self._checking:
            self._building.problems.raise_if_any()

    def _check(self) -> None:
        """Reads everything and gathers every mistake in `_building.problems`."""
        from wizard.framework.checks import check_all  # only makers of frameworks and offices need it

        self._checking = True
        self._sources.check_layout()
        for collection in COLLECTIONS:
            self.entries(collection)
        check_all(self, self._building)
        self._checking = False


def _with_columns(fields: tuple[model.Field, ...]) -> Iterable[tuple[str, model.Field]]:
    for field in fields:
        yield field.id, field
        for column in field.columns:
            yield f"{field.id}.{column.id}", column


def load_framework(overlays: Iterable[Folder] = (), folder: Folder | None = None) -> Framework:
    """The framework in force: `folder` (the shipped one unless given) with the offices' folders over it, last on top.

    Without overlays the steps, dimensions and elements (not their guides) are read at once and the rest on first use;
    with overlays everything is read and checked. Raises FrameworkErrors with all mistakes found.
    """
    framework = _open(folder, overlays)
    if framework._sources.overlays:
        framework._check()
        framework._building.problems.raise_if_any()
    else:
        for collection in ("header", "dimensions", "elements", "steps"):
            framework.entries(collection)
    return framework


def check_framework(folder: Folder | None = None, overlays: Iterable[Folder] = ()) -> tuple[Problem, ...]:
    """Reads and checks everything; answers every mistake, sorted by file and line (none: the framework is sound)."""
    framework = _open(folder, overlays)
    framework._check()
    return framework._building.problems.sorted()


def _open(folder: Folder | None, overlays: Iterable[Folder]) -> Framework:
    import os

    shipped = os.fspath(folder) if folder is not None else os.path.join(program_root(), "framework")
    return Framework(shipped, tuple(os.fspath(overlay) for overlay in overlays))
