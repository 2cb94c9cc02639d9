"""The reference lists of the framework as typed, immutable objects: provinces, agencies, legal bases, channels …

The conventions of `wizard.framework.model` hold here too.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Province(NamedTuple):
    """One of the 34 provincial units.

    `kind` is "tinh" or "thanh-pho"; `merged_from` names the units before 01/7/2025 (itself included), empty or one name
    for a unit that was not merged. `header_name`: lines of the committee's letterhead; `header_parent`: the line above
    a department's name; `place_name`: place in the date line; `in_text`: the name inside a sentence.
    """

    id: str
    name: str
    kind: str
    header_name: tuple[str, ...]
    header_parent: str
    place_name: str
    in_text: str
    source: str
    status: str
    merged_from: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class OldProvince(NamedTuple):
    """A provincial unit before 01/7/2025 and the unit it belongs to now.

    `dead`: no unit bears the name any more; `aliases` are other spellings; `match` says how to avoid false alarms.
    """

    id: str
    old: str
    old_kind: str
    new: str
    new_kind: str
    dead: bool
    source: str
    status: str
    aliases: tuple[str, ...] = ()
    match: str = ""
    note: str = ""


class Successor(NamedTuple):
    """Who took over a dissolved body's work in one `field` of work."""

    field: str
    name: str
    source: str
    status: str


class OldBody(NamedTuple):
    """A dissolved or renamed body."""

    id: str
    old: str
    dead: bool
    successors: tuple[Successor, ...]
    source: str
    status: str
    aliases: tuple[str, ...] = ()
    match: str = ""
    note: str = ""


class OldLevel(NamedTuple):
    """An abolished level of government; `words`: the expressions to look for, `since` (ISO date): the day it ended."""

    id: str
    old: str
    words: tuple[str, ...]
    new: str
    new_agency: str
    since: str
    source: str
    status: str
    match: str = ""
    note: str = ""


class OldPhrase(NamedTuple):
    """A wording of before 2025 and the one to use now."""

    id: str
    old: str
    new: str
    source: str
    status: str
    aliases: tuple[str, ...] = ()
    match: str = ""
    note: str = ""


class OldUnits(NamedTuple):
    """All names that a paper of today must not use without thought."""

    old_provinces: tuple[OldProvince, ...]
    bodies: tuple[OldBody, ...]
    levels: tuple[OldLevel, ...]
    phrases: tuple[OldPhrase, ...]


class AgencyVariant(NamedTuple):
    """What is different about an agency in one kind of provincial unit; "" keeps the agency's own."""

    name: str = ""
    short: str = ""
    abbreviation: str = ""
    header: str = ""
    head: str = ""


class Agency(NamedTuple):
    """A body that can lead, take part or receive.

    `name` in sentences, `short` in tables, `abbreviation` in the notation of numbers, `header` in the letterhead
    (capital letters), `head` the title of its head; `per_kind` maps a province's kind to what differs there.
    """

    id: str
    name: str
    kind: str
    source: str
    status: str
    per_kind: Mapping[str, AgencyVariant] = MappingProxyType({})
    short: str = ""
    abbreviation: str = ""
    header: str = ""
    head: str = ""
    note: str = ""


class LegalBase(NamedTuple):
    """A legal basis for the picker.

    `number` as printed after «số», `date` and `effective` ISO (or ""), `year` where only that is known; `title` is the
    (shortened) subject; `validity`: in_force, check or expired; `verb`: "can-cu" or "thuc-hien"; `suggest`: proposed in
    every new programme; `use`: programme, organisation, format, guidance or background; `general_fields`: fields that
    are general knowledge, whatever the status of the rest.
    """

    id: str
    group: str
    kind: str
    validity: str
    verb: str
    source: str
    status: str
    number: str = ""
    date: str = ""
    year: int | None = None
    effective: str = ""
    issuer: str = ""
    title: str = ""
    suggest: bool = False
    use: str = ""
    note: str = ""
    general_fields: tuple[str, ...] = ()


class LocalBase(NamedTuple):
    """A type of legal basis that only the province itself can fill in."""

    id: str
    kind: str
    title: str
    source: str
    status: str
    issuer: str = ""
    verb: str = ""
    note: str = ""


class Channel(NamedTuple):
    """A channel of communication; `level`: provincial, national or platform; `number`: its place in the circular."""

    id: str
    name: str
    level: str
    source: str
    status: str
    number: int | None = None


class Audience(NamedTuple):
    """A group of people to be reached and what they need to hear."""

    id: str
    name: str
    source: str
    status: str
    need: str = ""


class DocumentKind(NamedTuple):
    """One of the 29 types of administrative documents (or a type of copy).

    `title` as printed («QUYẾT ĐỊNH»), `abbreviation` in the notation; both are "" for letters. `model`: numbers of the
    models in the decree's Annex III; `addressee`: when «Kính gửi» stands ("always", "to_superior" or "" for never).
    """

    id: str
    name: str
    source: str
    status: str
    title: str = ""
    abbreviation: str = ""
    model: tuple[str, ...] = ()
    addressee: str = ""
    date_line: bool = True
    subject: bool = True


class DossierDocument(NamedTuple):
    """One document of the dossier.

    `type` is the id of its document kind ("" for the annexes), `issuer` "department" or "committee", `file_name` the
    name of its file without extension, `plan_file_name` that of the form «kế hoạch» where it is another; `recipients`
    are the default lines with placeholders in braces.
    """

    id: str
    title: str
    issuer: str
    file_name: str
    source: str
    status: str
    type: str = ""
    plan_file_name: str = ""
    recipients: tuple[str, ...] = ()
