"""Names that a plan of today must not use without thought: dissolved bodies, the abolished level, other provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.checks.phrases import Match, Phrase, any_of, both_cases, sentence_around, without_overlaps
from wizard.plan.language.syllables import is_syllable

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.plan.checks.scanning import Identity

OWNER = "name"
BODY, PROVINCE, OLD_NAME, DISTRICT = "C01.dead-body", "C01.dead-province", "C01.old-name", "C01.district"
DISTRICT_NAME, PHRASE = "C01.district-name", "C01.old-phrase"
OTHER, OTHER_NAMED = "C18.other-province", "C18.other-province-named"
CHECKS = (BODY, PROVINCE, OLD_NAME, DISTRICT, DISTRICT_NAME, PHRASE, OTHER, OTHER_NAMED)

_QUOTED = re.compile("“([^”]+)”")
_CITING = re.compile(r"số\s+\S*\d\S*/\S+[^\n]{0,200}$")
# the name of a province is that of its authorities after one of these
_AS_UNIT = re.compile(
    r"(?:[Tt]ỉnh|UBND|HĐND|[UỦuủ][ỷy] ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|[Đđ]ịa bàn|Công an|"
    r"Sở [^,.;:\n]{2,45})(?:\s(?:tỉnh|thành phố|Thành phố))?\s$"
)
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\W\d_])\s?$")
_WORD_BEFORE = re.compile(r"(\w+)(,?)\s$")
_WORD_AFTER = re.compile(r"\s(\w+)")
_OF_DISTRICTS = ("các", "mỗi", "từng", "cấp", "UBND", "dân", "ủy", "đồng")
# fields in which another province's name is never a passing mention
_OWN_FIELDS = (
    *("programme_name", "slogan", "main_message_vi", "positioning", "place_name", "drafting_unit", "own_agencies"),
    *("submission_recipients", "decision_recipients", "letter_recipients"),
)


class About(NamedTuple):
    """What is known about a name: what kind it is, what it was and what is there now."""

    kind: str
    old: str
    new: str
    own: bool = False


class NameHit(NamedTuple):
    """One name found: the check that says so, the words, what fills its sentence."""

    check: str
    found: str
    values: dict[str, str]


class Names:
    """The names to look for in the plan of one province."""

    def __init__(self, framework: Framework, identity: Identity, checks: dict[str, Check]) -> None:
        self.phrases = list(_phrases(framework, identity))
        self._excuses = {check_id: any_of(checks[check_id].unless) for check_id in CHECKS if check_id in checks}

    def hits(self, text: str, matches: list[Match], path: str, wanted: frozenset[str]) -> Iterator[NameHit]:
        """What the names in a text of the field or column `path` amount to; `wanted` are the checks that apply."""
        for match in without_overlaps(matches):
            about = match.phrase.about
            assert isinstance(about, About)
            if about.kind == "exempt":
                continue
            check, found = _judged(text, match, about, path, wanted)
            if check in wanted and check in self._excuses and not self._excused(check, text, match):
                yield NameHit(check, found, {"old": about.old, "new": about.new})

    def _excused(self, check: str, text: str, match: Match) -> bool:
        first, last = sentence_around(text, match.start, match.end)
        if check not in (OTHER, OTHER_NAMED) and _CITING.search(text[first : match.start]):
            return True
        excuse = self._excuses[check]
        if excuse is None:
            return False
        return bool(excuse.search(text, first, match.start) or excuse.search(text, match.end, last))


def _judged(text: str, match: Match, about: About, path: str, wanted: frozenset[str]) -> tuple[str, str]:
    """The check for a match («» for none) and the words to show."""
    name = text[match.start : match.end]
    if about.kind == "body":
        return BODY, name
    if about.kind == "phrase":
        return PHRASE, name
    if about.kind == "level":
        check = DISTRICT if DISTRICT in wanted else DISTRICT_NAME
        return (check, name + _name_after(text, match)) if _is_district(text, match) else ("", name)
    before = text[max(match.start - 60, 0) : match.start]
    unit = _AS_UNIT.search(before)
    shown = f"{unit[0].rpartition(' ')[0].rpartition(' ')[2]} {name}" if unit else name
    if unit or path.partition(".")[0] in _OWN_FIELDS:
        return (PROVINCE if about.kind == "dead" else OTHER) if unit or not about.own else "", shown.strip()
    if about.own or _part_of_longer_name(text, match):
        return "", name
    return OLD_NAME if about.kind == "dead" else OTHER_NAMED, name


def _is_district(text: str, match: Match) -> bool:
    """A word for the level that stands alone counts before a name («huyện Mai Sơn») and in a row of bodies."""
    if " " in match.phrase.text and match.phrase.text != "thị xã" and match.phrase.text != "thị trấn":
        return True
    before = _WORD_BEFORE.search(text[max(match.start - 20, 0) : match.start])
    if before and (before[1] in _OF_DISTRICTS or before[2]):
        return True
    after = _WORD_AFTER.match(text, match.end)
    return after is not None and (after[1].isdigit() or (after[1][0].isupper() and is_syllable(after[1])))


def _name_after(text: str, match: Match) -> str:
    """The words with a capital that follow: « Mai Sơn» after «huyện»."""
    name, end = "", match.end
    while (after := _WORD_AFTER.match(text, end)) and (after[1][0].isupper() or after[1].isdigit()):
        name, end = name + after[0], after.end()
    return name


def _part_of_longer_name(text: str, match: Match) -> bool:
    """«Nguyễn Thái Bình», «Hà Giang Xanh»: a neighbour with a capital makes another name of it."""
    after = _WORD_AFTER.match(text, match.end)
    if after and after[1][0].isupper() and not after[1].isupper():
        return True
    before = re.search(r"([^\W\d_]+)\s$", text[max(match.start - 20, 0) : match.start])
    if before is None or not before[1][0].isupper() or before[1].isupper():
        return False
    first, _ = sentence_around(text, match.start, match.end)
    return text[first : match.start].strip() != before[1]  # the first word of a sentence is always large


def _phrases(framework: Framework, identity: Identity) -> Iterator[Phrase]:
    units = framework.old_units
    notes = [unit.match for unit in units.old_provinces] + [body.match for body in units.bodies]
    notes += [level.match for level in units.levels] + [phrase.match for phrase in units.phrases]
    for note in notes:
        for exempt in _QUOTED.findall(note):
            if exempt[0].isupper():
                yield Phrase(exempt, OWNER, About("exempt", "", ""))
    for body in units.bodies:
        new = "; ".join(f"{one.name} ({one.field})" for one in body.successors)
        for name in (*body.old.split("; "), *body.aliases):
            yield Phrase(name, OWNER, About("body", name, new))
        for one in body.successors:
            yield Phrase(one.name.partition(" (")[0], OWNER, About("exempt", "", ""))
    for level in units.levels:
        for word in level.words:
            for written in both_cases(word):
                yield Phrase(written, OWNER, About("level", level.old, level.new))
        for written in both_cases(level.old):
            yield Phrase(written, OWNER, About("level", level.old, level.new))
    for phrase in units.phrases:
        for word in (phrase.old, *phrase.aliases):
            yield Phrase(word, OWNER, About("phrase", phrase.old, phrase.new))
    for unit in units.old_provinces:
        own = unit.old in identity.parts or unit.new == identity.name
        if own and not unit.dead:
            continue
        about = About("dead" if unit.dead else "other", unit.old, f"{unit.new_kind} {unit.new}", own)
        # the city always goes with its word: the bare name is that of a person
        names = ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh") if unit.old == "Hồ Chí Minh" else (unit.old,)
        for name in (*names, *unit.aliases):
            yield Phrase(name, OWNER, about)
