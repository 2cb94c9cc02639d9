"""The names of dissolved bodies, the abolished level and other provinces, in all the ways they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.checks.phrases import Phrase, both_cases

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.checks.scanning import Identity

OWNER = "name"

_QUOTED = re.compile("“([^”]+)”")
_OFFICES = ("Sở ", "Bộ ", "Ban ", "Cục ", "Phòng ")
_LISTED = ("Sở ", "Bộ ")
_JOINT = re.compile(r" (?:và|&|-) ")
_SHORT_JOINT = re.compile(r" và |(?<=\w)[&-](?=\w)")


class About(NamedTuple):
    """What is known about a name: what kind it is, what it was and what is there now, whether it is a part of one's own
    province, whether it is looked for in capital letters."""

    kind: str
    old: str
    new: str
    own: bool = False
    capitals: bool = False


def name_phrases(framework: Framework, identity: Identity) -> Iterator[Phrase]:
    """Every spelling of every name to be looked for, with what is known about it; names of today that hold an old one
    are among them, so that they are passed over."""
    units = framework.old_units
    notes = [unit.match for unit in units.old_provinces] + [body.match for body in units.bodies]
    notes += [level.match for level in units.levels] + [phrase.match for phrase in units.phrases]
    exempt = About("exempt", "", "")
    yield from _written((name for note in notes for name in _QUOTED.findall(note)), exempt)
    for body in units.bodies:
        doubt = {one.name: "" if one.status == "confirmed" else "; cần đối chiếu" for one in body.successors}
        new = "; ".join(f"{one.name} ({one.field}{doubt[one.name]})" for one in body.successors)
        for name in (*body.old.split("; "), *body.aliases):
            yield from _written(_cases(name), About("body", name, new))
            if name.startswith(_LISTED):
                rests = (written.partition(" ")[2] for written in _cases(name))
                yield from _written(rests, About("listed", name.partition(" ")[2], ""))
        alive = (one.name.partition(" (")[0] for one in body.successors)
        yield from _written((written for name in alive for written in _joined(name, short=False)), exempt)
    for level in units.levels:
        about = About("level", level.old, level.new)
        yield from _written((written for word in (*level.words, level.old) for written in both_cases(word)), about)
        committees = ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")
        yield from _written(committees, about._replace(kind="committee"))
    for phrase in units.phrases:
        yield from _written((phrase.old, *phrase.aliases), About("phrase", phrase.old, phrase.new))
    old_names = {unit.old for unit in units.old_provinces}
    for province in framework.provinces:
        if province.name not in old_names and province.name != identity.name:
            yield from _written((province.name,), About("other", province.name, province.in_text))
    for unit in units.old_provinces:
        own = unit.old in identity.parts or unit.new == identity.name
        if own and not unit.dead:
            continue
        about = About("dead" if unit.dead else "other", unit.old, f"{unit.new_kind} {unit.new}", own)
        # the city always goes with its word: the bare name is that of a person
        names = ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh") if unit.old == "Hồ Chí Minh" else (unit.old,)
        yield from _written((*names, *unit.aliases), about)


def _written(names: Iterable[str], about: About) -> Iterator[Phrase]:
    """A phrase for each spelling of the names: as they are, in capital letters, with either kind of dash."""
    known: set[str] = set()
    for name in names:
        # «hòa bình» is excused, the province HÒA BÌNH is not
        for cased in (name, name if name[0].islower() else name.upper()):
            for written in (cased, cased.replace(" - ", " – "), cased.replace(" - ", "-")):
                if written not in known:
                    known.add(written)
                    yield Phrase(written, OWNER, about._replace(capitals=cased != name))


def _cases(name: str) -> Iterator[str]:
    """«Sở Tài nguyên và Môi trường»; also as it is written by habit or mistake: «Sở Tài nguyên - Môi trường», «Sở tài
    nguyên và môi trường», «Sở Tài Nguyên & Môi trường», «sở tài nguyên và môi trường»; abbreviations («Sở TN&MT») keep
    their letters."""
    short = any(word[1:].isupper() or "&" in word for word in name.split())
    for joined in _joined(name, short):
        yield joined
        if short or not name.startswith(_OFFICES):
            continue
        office, _, rest = joined.partition(" ")
        yield f"{office} {rest[0]}{rest[1:].lower()}"
        first, joint, second = joined.rpartition(" và ")
        if joint:
            yield f"{first} và {second.lower()}"
        words = [word if word in ("và", "-", "&") else word[0].upper() + word[1:] for word in joined.split()]
        yield " ".join(words)
        for number, word in enumerate(joined.split()):
            if word != words[number]:
                yield " ".join((*joined.split()[:number], words[number], *joined.split()[number + 1 :]))
        yield f"{office} {rest.lower()}"
        if office == "Sở":
            yield joined.lower()


def _joined(name: str, short: bool) -> Iterator[str]:
    """A name with each of the signs that may join its last two parts: «và», «-», «&»."""
    yield name
    found = list((_SHORT_JOINT if short else _JOINT).finditer(name))
    for sign in ("&", "-", " và ", " & ", " - ") if found and short else (" và ", " & ", " - ") if found else ():
        yield name[: found[-1].start()] + sign + name[found[-1].end() :]
    if len(found) > 1 and not short:
        first, second = found[0], found[-1]  # «Lao động, Thương binh và Xã hội»
        yield f"{name[: first.start()]}, {name[first.end() : second.start()]} và {name[second.end() :]}"
