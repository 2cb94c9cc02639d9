"""What references can point to, in words: one list of options for each target, kept until the plan changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from wizard.framework import Agency, LegalBase
from wizard.plan.model import OTHER_PROVINCE, Place
from wizard.plan.vietnamese import short_date
from wizard.window.folding import fold
from wizard.window.session import Session

VALIDITY = {
    "in_force": "còn hiệu lực (đã đối chiếu)",
    "check": "cần kiểm tra hiệu lực",
    "expired": "đã hết hiệu lực",
}
_LEVELS = {"provincial": "của địa phương", "national": "của quốc gia", "platform": "nền tảng, đối tác"}
_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")
_DEPENDS = {
    "agencies": {"own_agencies", "province", "province_kind"},
    "actions": {"actions"},
    "indicators": {"indicators"},
}
UNNAMED = "(chưa đặt tên)"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: `label` what it is called, `detail` a second line, `key` all its words folded for search."""

    id: str
    label: str
    detail: str = ""
    key: str = ""
    names: tuple[str, ...] = ()
    """Folded names under which a pasted text means this option."""


class Catalogue(QObject):
    """The options of one session. `changed` names the targets whose options may be different now."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._options: dict[str, tuple[Option, ...]] = {}
        self._by_id: dict[str, dict[str, Option]] = {}
        session.changed.connect(self._on_changed)
        session.plan_replaced.connect(lambda: self._forget(set(_DEPENDS)))

    def options(self, target: str) -> tuple[Option, ...]:
        """All options of a target, the ones of the province first."""
        if target not in self._options:
            self._options[target] = tuple(_MAKERS[target](self._session))
            self._by_id[target] = {option.id: option for option in self._options[target]}
        return self._options[target]

    def option(self, target: str, option_id: str) -> Option | None:
        """The option with this id; None when there is none (any more)."""
        self.options(target)
        return self._by_id[target].get(option_id)

    def label(self, target: str, option_id: str) -> str:
        """What an option is called; a sentence in brackets for one that is gone."""
        option = self.option(target, option_id)
        return option.label if option else "(không còn trong danh sách)"

    def find(self, target: str, text: str) -> Option | None:
        """The option that a typed or pasted text means: by a name of it, or the only one that has all its words."""
        wanted = fold(text)
        if not wanted:
            return None
        options = self.options(target)
        for option in options:
            if wanted in option.names:
                return option
        close = [option for option in options if any(wanted in name for name in option.names)]
        return close[0] if len(close) == 1 else None

    def _on_changed(self, places: frozenset[Place] | None) -> None:
        fields = None if places is None else {place.field for place in places if place.element is None}
        self._forget({target for target, needs in _DEPENDS.items() if fields is None or fields & needs})

    def _forget(self, targets: set[str]) -> None:
        for target in targets:
            self._options.pop(target, None)
        if targets:
            self.changed.emit(frozenset(targets))


def catalogue_of(session: Session) -> Catalogue:
    """The one catalogue of a session."""
    found: Catalogue | None = session.findChild(Catalogue)
    return found or Catalogue(session)


def _option(option_id: str, label: str, detail: str = "", *others: str) -> Option:
    names = tuple(dict.fromkeys(fold(name) for name in (label, *others) if name))
    return Option(option_id, label, detail, fold(" ".join((label, detail, *others))), names)


def _provinces(session: Session) -> list[Option]:
    options = []
    for province in session.framework.provinces:
        merged = province.merged_from if len(province.merged_from) > 1 else ()
        detail = f"hợp nhất từ {', '.join(merged)}" if merged else ""
        options.append(_option(province.id, province.name, detail, province.in_text))
    return [*options, _option(OTHER_PROVINCE, "Địa phương khác", "tự nhập tên ở mục dưới")]


def _kind(session: Session) -> str:
    """Kind of the plan's provincial unit, "" while it is not known."""
    kind = session.plan.answers.get("province_kind")
    if not kind:
        try:
            kind = session.framework.province(str(session.plan.answers.get("province"))).kind
        except KeyError:
            kind = ""
    return str(kind)


def agency_name(agency: Agency, kind: str) -> str:
    """The agency's name in a provincial unit of this kind."""
    variant = agency.per_kind.get(kind)
    return (variant.name if variant else "") or agency.name


def _agencies(session: Session) -> list[Option]:
    options = []
    for row in session.plan.rows("own_agencies"):
        name, short = str(row.get("name") or UNNAMED), str(row.get("abbreviation") or "")
        options.append(_option(str(row["id"]), name, "cơ quan do địa phương bổ sung", short))
    kind = _kind(session)
    for agency in session.framework.agencies:
        name = agency_name(agency, kind)
        options.append(_option(agency.id, name, "", agency.name, agency.short, agency.abbreviation))
    return options


def legal_base_name(base: LegalBase) -> str:
    """«Nghị định số 72/2015/NĐ-CP ngày 07/9/2015»; laws by their name."""
    law = base.kind.lower().startswith(_LAWS)
    parts = [base.kind, base.title] if law and base.title else [base.kind]
    if base.number:
        parts.append(f"số {base.number}")
    if base.date:
        parts.append(f"ngày {short_date(base.date)}")
    elif base.year:
        parts.append(f"năm {base.year}")
    return " ".join(part for part in parts if part)


def _legal_bases(session: Session) -> list[Option]:
    options = []
    for base in session.framework.legal_bases:
        name = legal_base_name(base)
        about = "" if base.title and base.title in name else base.title
        words = [part for part in (base.issuer, about) if part]
        detail = f"{VALIDITY.get(base.validity, '')} · {' '.join(words)}".rstrip(" ·")
        options.append(_option(base.id, name, detail, f"{base.kind} số {base.number}", base.number))
    return options


def _elements(session: Session) -> list[Option]:
    framework = session.framework
    names = {dimension.id: dimension.name for dimension in framework.dimensions}
    return [_option(one.id, one.name, names[one.dimension], one.id, str(one.number)) for one in framework.elements]


def _dimensions(session: Session) -> list[Option]:
    return [_option(dimension.id, dimension.name, "", dimension.id) for dimension in session.framework.dimensions]


def _channels(session: Session) -> list[Option]:
    return [_option(one.id, one.name, _LEVELS.get(one.level, "")) for one in session.framework.channels]


def _audiences(session: Session) -> list[Option]:
    return [_option(one.id, one.name, one.need) for one in session.framework.audiences]


def _plan_rows(table: str) -> Callable[[Session], list[Option]]:
    def options(session: Session) -> list[Option]:
        return [_option(str(row["id"]), str(row.get("name") or UNNAMED)) for row in session.plan.rows(table)]

    return options


_MAKERS: dict[str, Callable[[Session], list[Option]]] = {
    "provinces": _provinces,
    "agencies": _agencies,
    "legal_bases": _legal_bases,
    "elements": _elements,
    "dimensions": _dimensions,
    "channels": _channels,
    "audiences": _audiences,
    "actions": _plan_rows("actions"),
    "indicators": _plan_rows("indicators"),
}
