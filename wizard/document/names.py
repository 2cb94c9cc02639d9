"""Names as documents write them: the province, its committee, party committee and council, and the agencies.

What depends on the kind of unit (tỉnh or thành phố trực thuộc trung ương) is decided here, once.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from wizard.document.answers import Answers, TableRow
from wizard.document.wording import is_missing, missing
from wizard.framework.catalogue import AgencyVariant

if TYPE_CHECKING:
    from wizard.framework import Framework

OTHER_PROVINCE = "khac"
CITY = "thanh-pho"
_UNITS = {"tinh": "tỉnh", CITY: "thành phố"}
_PARTY_COMMITTEES = {"tinh": "Tỉnh ủy", CITY: "Thành ủy"}
# «cấp tỉnh», «các tỉnh», «ngoài tỉnh», «tỉnh, thành phố» speak of the level, not of this unit
_THIS_PROVINCE = re.compile(r"(?<!cấp )(?<!các )(?<!liên )(?<!ngoài )\btỉnh\b(?!, thành phố)")
_UNKNOWN_PLACE = "[CẦN BỔ SUNG]"  # short: number and date stand on one line
_NO_VARIANT = AgencyVariant()
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ProvinceNames:
    """The names of the province; ``unit`` is «tỉnh», «thành phố» or «Thành phố» as it stands before the name."""

    name: str
    unit: str
    in_text: str
    header: tuple[str, ...]
    header_parent: str
    place: str
    party_committee: str
    city: bool

    @property
    def committee(self) -> str:
        """«Ủy ban nhân dân tỉnh Lâm Hải», where it is named for the first time."""
        return self.with_name("Ủy ban nhân dân")

    @property
    def committee_short(self) -> str:
        """«Ủy ban nhân dân tỉnh», further on."""
        return f"Ủy ban nhân dân {self.unit}"

    @property
    def council(self) -> str:
        """«Hội đồng nhân dân tỉnh»."""
        return f"Hội đồng nhân dân {self.unit}"

    def with_name(self, before: str) -> str:
        """Return ``before`` followed by the province's name in the sentence."""
        return _beside(before, self.in_text)

    def localised(self, text: str) -> str:
        """Return a text of the framework, written for a province, as a city reads it."""
        return _THIS_PROVINCE.sub(self.unit, text) if self.city else text


def province_names(framework: "Framework", answers: Answers) -> ProvinceNames:
    """Return the names of the plan's province: from the framework, or built from what the user typed."""
    chosen = answers.get("province")
    kind = answers.get("province_kind")
    place = answers.get("place_name")
    if chosen is None or chosen == OTHER_PROVINCE:
        name = answers.lack("province") if chosen is None else answers.text("province_name")
        return _built(name, kind or "tinh", place)
    province = framework.province(chosen)
    if kind is not None and kind != province.kind:
        return _built(province.name, kind, place)
    return ProvinceNames(
        name=province.name,
        unit=province.in_text.removesuffix(province.name).strip(),
        in_text=province.in_text,
        header=tuple(province.header_name),
        header_parent=province.header_parent,
        place=place or province.place_name,
        party_committee=_PARTY_COMMITTEES[province.kind],
        city=province.kind == CITY,
    )


def _built(name: str, kind: str, place: str | None) -> ProvinceNames:
    unit = _UNITS[kind]
    capitals = _beside(unit.upper(), name if is_missing(name) else name.upper())
    return ProvinceNames(
        name=name,
        unit=unit,
        in_text=_beside(unit, name),
        header=("ỦY BAN NHÂN DÂN", capitals),
        header_parent=_beside("UBND", capitals),
        place=place or (_UNKNOWN_PLACE if is_missing(name) else name),
        party_committee=_PARTY_COMMITTEES[kind],
        city=kind == CITY,
    )


def _beside(before: str, name: str) -> str:
    return Markup("{} {}").format(before, name) if isinstance(name, Markup) else f"{before} {name}"


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """One agency: in sentences, in tables, in numbers, in a letterhead, and the title of its head."""

    name: str
    short: str
    abbreviation: str
    header: str
    head: str

    @property
    def headed(self) -> str:
        """«Giám đốc Sở Nội vụ», «Chánh Văn phòng Ủy ban nhân dân tỉnh»: a repeated word stands once."""
        if not self.head:
            return self.name
        head, name = self.head.split(), self.name.split()
        for size in range(len(head) - 1, 0, -1):
            if [word.lower() for word in head[-size:]] == [word.lower() for word in name[:size]]:
                return _beside(" ".join(head[:-size]), self.name)
        return _beside(self.head, self.name)


class Agencies:
    """All agencies a plan may name: those of the framework and those that the user added."""

    def __init__(self, framework: "Framework", answers: Answers, province: ProvinceNames) -> None:
        self._framework = framework
        self._own = {row.id: row for row in answers.rows("own_agencies")}
        self._province = province
        self._known: dict[str, AgencyNames] = {}

    def __getitem__(self, agency: str) -> AgencyNames:
        """Return the names of an agency; an agency that no longer exists is marked as missing."""
        known = self._known.get(agency)
        if known is None:
            known = self._known[agency] = self._find(agency)
        return known

    def name(self, agency: str | None, otherwise: str = "") -> str:
        """Return the name in sentences, ``otherwise`` where no agency is chosen."""
        return self[agency].name if agency else otherwise

    def short(self, agency: str | None, otherwise: str = "") -> str:
        """Return the name in tables, ``otherwise`` where no agency is chosen."""
        return self[agency].short if agency else otherwise

    def shorts(self, agencies: Sequence[str]) -> list[str]:
        """Return the names in tables of several agencies."""
        return [self[agency].short for agency in agencies]

    def _find(self, agency: str) -> AgencyNames:
        own = self._own.get(agency)
        if own is not None:
            return _own_agency(own)
        try:
            entry = self._framework.agency(agency)
        except KeyError:
            lack = missing("Cơ quan không còn trong danh sách", "own_agencies")
            return AgencyNames(lack, lack, "", lack, "")
        variant = entry.per_kind.get(CITY, _NO_VARIANT) if self._province.city else _NO_VARIANT
        name = variant.name or self._province.localised(entry.name)
        return AgencyNames(
            name=name,
            short=variant.short or self._province.localised(entry.short) or name,
            abbreviation=variant.abbreviation or entry.abbreviation,
            header=variant.header or entry.header or name.upper(),
            head=variant.head or entry.head,
        )


def _own_agency(row: TableRow) -> AgencyNames:
    name = row.text("name")
    header = row.text("header") or (name if is_missing(name) else name.upper())
    return AgencyNames(name, name, row.text("abbreviation"), header, "")


def filled(text: str, names: Mapping[str, str]) -> str:
    """Return a text of the framework with its placeholders «{unit}» filled; unknown ones stay as they are."""
    return _PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), text)
