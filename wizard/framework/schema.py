"""What may stand in which file of the framework: names, types and what must be given.

One table for the program, for offices' overlays and for the check of the shipped files.
"""

from __future__ import annotations

from typing import NamedTuple

from wizard.framework import advice, catalogue, model
from wizard.framework.conditions import ConditionKind, DefaultKind
from wizard.framework.kinds import (
    BOOLEAN,
    DATE,
    DECIMAL,
    ID,
    INTEGER,
    TEXT,
    TEXTS,
    ByName,
    Entries,
    ListOf,
    OneOf,
    Record,
)

LISTED_TYPES = ("list", "references", "choices", "table")
TEXT_TYPES = ("text", "paragraphs", "list")
NUMBER_TYPES = ("number", "money", "year")
FIELD_TYPES = (
    "text",
    "paragraphs",
    "list",
    "number",
    "money",
    "year",
    "month",
    "date",
    "choice",
    "choices",
    "yes_no",
    "reference",
    "references",
    "table",
)
TARGETS = (
    "provinces",
    "agencies",
    "elements",
    "dimensions",
    "legal_bases",
    "channels",
    "audiences",
    "actions",
    "indicators",
)
PLAN_TARGETS = ("actions", "indicators")
"""Targets that are rows of the plan's own table of that name."""

_STATUS = OneOf("confirmed", "inferred", "general", "proposal")
_ENTRY = {"id": ID, "source": TEXT, "status": _STATUS}
_ALWAYS = ("id", "source", "status")
_WHEN = ConditionKind()

_HEADER = Record(
    model.Header,
    {**_ENTRY, "version": TEXT, "name": TEXT, "label": TEXT, "as_of": TEXT},
    (*_ALWAYS, "version", "name", "label", "as_of"),
)
_GROUP = Record(model.Group, {**_ENTRY, "name": TEXT, "futurebrand": TEXT}, (*_ALWAYS, "name", "futurebrand"))
_DIMENSION = Record(
    model.Dimension,
    {**_ENTRY, "group": TEXT, "name": TEXT, "futurebrand": TEXT, "about": TEXT, "rankings": TEXTS},
    (*_ALWAYS, "group", "name", "futurebrand"),
)
_ELEMENT = Record(
    model.Element,
    {
        **_ENTRY,
        "number": INTEGER,
        "dimension": TEXT,
        "name": TEXT,
        "futurebrand": TEXT,
        "grey_hint": TEXT,
        "agencies": TEXTS,
    },
    (*_ALWAYS, "number", "dimension", "name", "futurebrand", "agencies"),
)
_GUIDE = Record(
    model.Guide,
    {
        **_ENTRY,
        "meaning": TEXT,
        "world_interest": TEXT,
        "questions": TEXTS,
        "evidence": ListOf(Record(model.EvidenceHint, {"figure": TEXT, "where": TEXT}, ("figure", "where"))),
        "example": TEXT,
        "mistake": TEXT,
        "indicators": ListOf(
            Record(model.IndicatorHint, {"name": TEXT, "unit": TEXT, "source": TEXT}, ("name", "unit", "source"))
        ),
    },
    (*_ALWAYS, "meaning", "world_interest", "questions", "evidence", "example", "mistake", "indicators"),
)
_FIELD = Record(
    model.Field,
    {
        **_ENTRY,
        "type": OneOf(*FIELD_TYPES),
        "label": TEXT,
        "help": TEXT,
        "example": TEXT,
        "mistake": TEXT,
        "required": BOOLEAN,
        "when": _WHEN,
        "default": DefaultKind(),
        "unit": TEXT,
        "choices": Entries(Record(model.Choice, {"id": ID, "label": TEXT, "help": TEXT}, ("id", "label"))),
        "target": OneOf(*TARGETS),
        "min": DECIMAL,
        "max": DECIMAL,
        "max_length": INTEGER,
        "min_length": INTEGER,
        "pattern": TEXT,
        "pattern_message": TEXT,
        "min_rows": INTEGER,
        "max_rows": INTEGER,
        "printed": BOOLEAN,
    },
    (*_ALWAYS, "type", "label"),
)
_FIELD.fields["columns"] = Entries(_FIELD)
_SECTION = Record(
    model.Section,
    {**_ENTRY, "title": TEXT, "help": TEXT, "when": _WHEN, "fields": Entries(_FIELD)},
    (*_ALWAYS, "title", "fields"),
)
_STEP = Record(
    model.Step,
    {**_ENTRY, "title": TEXT, "intro": TEXT, "repeat": OneOf("elements"), "sections": Entries(_SECTION)},
    (*_ALWAYS, "title", "sections"),
)

_UNIT_KINDS = ("tinh", "thanh-pho")
_PROVINCE = Record(
    catalogue.Province,
    {
        **_ENTRY,
        "name": TEXT,
        "kind": OneOf(*_UNIT_KINDS),
        "merged_from": TEXTS,
        "header_name": TEXTS,
        "header_parent": TEXT,
        "place_name": TEXT,
        "in_text": TEXT,
        "notes": TEXTS,
    },
    (*_ALWAYS, "name", "kind", "header_name", "header_parent", "place_name", "in_text"),
)
_MATCHED = {"aliases": TEXTS, "match": TEXT, "note": TEXT}
_OLD_PROVINCE = Record(
    catalogue.OldProvince,
    {**_ENTRY, **_MATCHED, "old": TEXT, "old_kind": TEXT, "new": TEXT, "new_kind": TEXT, "dead": BOOLEAN},
    (*_ALWAYS, "old", "old_kind", "new", "new_kind", "dead"),
)
_SUCCESSOR = Record(
    catalogue.Successor,
    {"field": TEXT, "name": TEXT, "source": TEXT, "status": _STATUS},
    ("field", "name", "source", "status"),
)
_BODY = Record(
    catalogue.OldBody,
    {**_ENTRY, **_MATCHED, "old": TEXT, "dead": BOOLEAN, "successors": ListOf(_SUCCESSOR)},
    (*_ALWAYS, "old", "dead", "successors"),
)
_LEVEL = Record(
    catalogue.OldLevel,
    {
        **_ENTRY,
        "old": TEXT,
        "words": TEXTS,
        "new": TEXT,
        "new_agency": TEXT,
        "from": DATE,
        "match": TEXT,
        "note": TEXT,
    },
    (*_ALWAYS, "old", "words", "new", "new_agency", "from"),
    renamed={"from": "since"},
)
_PHRASE = Record(catalogue.OldPhrase, {**_ENTRY, **_MATCHED, "old": TEXT, "new": TEXT}, (*_ALWAYS, "old", "new"))

_AGENCY_NAMES = {"name": TEXT, "short": TEXT, "abbreviation": TEXT, "header": TEXT, "head": TEXT}
_AGENCY = Record(
    catalogue.Agency,
    {
        **_ENTRY,
        **_AGENCY_NAMES,
        "kind": OneOf("department", "party", "union", "force", "press", "commune", "office", "other"),
        "per_kind": ByName(_UNIT_KINDS, Record(catalogue.AgencyVariant, _AGENCY_NAMES)),
        "note": TEXT,
    },
    (*_ALWAYS, "name", "kind"),
)
_VERB = OneOf("can-cu", "thuc-hien")
_LEGAL_BASE = Record(
    catalogue.LegalBase,
    {
        **_ENTRY,
        "group": TEXT,
        "kind": TEXT,
        "number": TEXT,
        "date": DATE,
        "year": INTEGER,
        "effective": DATE,
        "issuer": TEXT,
        "title": TEXT,
        "validity": OneOf("in_force", "check", "expired"),
        "verb": _VERB,
        "suggest": BOOLEAN,
        "use": OneOf("programme", "organisation", "format", "guidance", "background"),
        "note": TEXT,
        "general_fields": TEXTS,
    },
    (*_ALWAYS, "group", "kind", "validity", "verb"),
)
_LOCAL_BASE = Record(
    catalogue.LocalBase,
    {**_ENTRY, "kind": TEXT, "title": TEXT, "issuer": TEXT, "verb": _VERB, "note": TEXT},
    (*_ALWAYS, "kind", "title"),
)
_CHANNEL = Record(
    catalogue.Channel,
    {**_ENTRY, "name": TEXT, "level": OneOf("provincial", "national", "platform"), "number": INTEGER},
    (*_ALWAYS, "name", "level"),
)
_AUDIENCE = Record(catalogue.Audience, {**_ENTRY, "name": TEXT, "need": TEXT}, (*_ALWAYS, "name"))
_DOCUMENT_KIND = Record(
    catalogue.DocumentKind,
    {
        **_ENTRY,
        "name": TEXT,
        "title": TEXT,
        "abbreviation": TEXT,
        "model": TEXTS,
        "addressee": OneOf("always", "to_superior"),
        "date_line": BOOLEAN,
        "subject": BOOLEAN,
    },
    (*_ALWAYS, "name"),
)
_DOSSIER = Record(
    catalogue.DossierDocument,
    {
        **_ENTRY,
        "type": TEXT,
        "title": TEXT,
        "issuer": OneOf("department", "committee"),
        "file_name": TEXT,
        "plan_file_name": TEXT,
        "recipients": TEXTS,
    },
    (*_ALWAYS, "title", "issuer", "file_name"),
)

_CHECK_GROUP = Record(advice.CheckGroup, {**_ENTRY, "number": INTEGER, "name": TEXT}, (*_ALWAYS, "number", "name"))
_CHECK = Record(
    advice.Check,
    {
        **_ENTRY,
        "group": TEXT,
        "severity": OneOf("block", "warning", "hint", "off"),
        "sentence": TEXT,
        "reason": TEXT,
        "how": OneOf("function", "filled", "mentioned", "avoided", "cited"),
        "clause": TEXT,
        "link": TEXT,
        "when": _WHEN,
        "fields": TEXTS,
        "skip": TEXTS,
        "words": TEXTS,
        "values": TEXTS,
        "enough": TEXTS,
        "unless": TEXTS,
        "unless_before": TEXTS,
        "unless_after": TEXTS,
        "acts": TEXTS,
        "bases": TEXTS,
        "limit": DECIMAL,
    },
    (*_ALWAYS, "group", "severity", "sentence", "reason", "how"),
)


class Collection(NamedTuple):
    """One list of entries: its `name`, the `key` it stands under in its files, and what an entry is.

    `single`: the key holds one entry instead of a list. An empty key: the file itself is the entry.
    """

    name: str
    key: str
    record: Record
    single: bool = False


class FileKind(NamedTuple):
    """The files that match `path` («steps/*.yaml» or one name) and the collections in them."""

    path: str
    collections: tuple[Collection, ...]

    @property
    def many(self) -> bool:
        """Whether this is a folder to which an office may add files."""
        return "*" in self.path


RULES_FILE = "nd30.yaml"
SEPARATE_FILES = ("findings.yaml",)
"""Files beside the framework's own which another room reads and checks; an overlay cannot change them."""
FILES: tuple[FileKind, ...] = (
    FileKind("framework.yaml", (Collection("header", "", _HEADER, single=True),)),
    FileKind(
        "dimensions.yaml", (Collection("groups", "groups", _GROUP), Collection("dimensions", "dimensions", _DIMENSION))
    ),
    FileKind("elements/*.yaml", (Collection("elements", "elements", _ELEMENT),)),
    FileKind("guides/*.yaml", (Collection("guides", "guides", _GUIDE),)),
    FileKind("steps/*.yaml", (Collection("steps", "step", _STEP, single=True),)),
    FileKind("provinces.yaml", (Collection("provinces", "provinces", _PROVINCE),)),
    FileKind(
        "old_units.yaml",
        (
            Collection("old_provinces", "old_provinces", _OLD_PROVINCE),
            Collection("bodies", "bodies", _BODY),
            Collection("levels", "levels", _LEVEL),
            Collection("phrases", "phrases", _PHRASE),
        ),
    ),
    FileKind("agencies.yaml", (Collection("agencies", "agencies", _AGENCY),)),
    FileKind(
        "legal_bases.yaml",
        (
            Collection("legal_bases", "legal_bases", _LEGAL_BASE),
            Collection("local_bases", "local_bases", _LOCAL_BASE),
        ),
    ),
    FileKind(
        "channels.yaml",
        (Collection("channels", "channels", _CHANNEL), Collection("audiences", "audiences", _AUDIENCE)),
    ),
    FileKind(
        "document_kinds.yaml",
        (
            Collection("document_kinds", "document_kinds", _DOCUMENT_KIND),
            Collection("copies", "copies", _DOCUMENT_KIND),
            Collection("dossier", "dossier", _DOSSIER),
        ),
    ),
    FileKind(
        "checks.yaml",
        (Collection("check_groups", "groups", _CHECK_GROUP), Collection("checks", "checks", _CHECK)),
    ),
)
