"""Looks through all texts of a plan: names, words to avoid, spelling; and gathers what the texts mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.checks.excuses import follows
from wizard.plan.checks.findings import Finding, Hit, finding_of
from wizard.plan.checks.name_phrases import OWNER
from wizard.plan.checks.names import CHECKS as NAME_CHECKS
from wizard.plan.checks.names import Names
from wizard.plan.checks.phrases import WORD, Match, Phrase, PhraseIndex, any_of, both_cases
from wizard.plan.checks.sentences import Sentences
from wizard.plan.checks.wording import AVOIDED, GENERIC, SUPERLATIVE, Wording
from wizard.plan.checks.writing import CHARACTERS, SPACING, Writing
from wizard.plan.model import OTHER_PROVINCE, Place, Value, rows_of

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.framework.model import Field
    from wizard.plan.language.dictionary import Known

MENTION, PART = "mention", "part"
PART_MISSING = "C14.part-missing"
_TEXTS = ("text", "paragraphs", "list")
_REFERENCES = ("reference", "references")
_PRINTED_BY_NAME = ("own_agencies",)
"""Tables that are not printed themselves; their entries are, wherever the plan chooses one."""


class Identity(NamedTuple):
    """Whose plan it is: the province's name, kind and the names it was merged from."""

    name: str
    kind: str
    parts: tuple[str, ...]


class Scanned(NamedTuple):
    """What one text holds: hits by check (places come later), ids of `mentioned` checks and parts, words by style."""

    hits: tuple[tuple[str, Hit], ...]
    mentions: frozenset[str]
    styled: tuple[tuple[str, int], ...]


class UnitScan(NamedTuple):
    """What the texts of one field hold; `texts` are the single results, for the next time."""

    found: tuple[Finding, ...]
    mentions: frozenset[str]
    references: frozenset[str]
    styled: tuple[tuple[Place, str, int], ...]
    texts: dict[tuple[str, str], Scanned]


class Summary:
    """All texts together: what is mentioned, which entries are referred to, how often each word with a choice of tone
    marks occurs and where first."""

    __slots__ = ("first_places", "mentions", "references", "styled")

    def __init__(self, scans: Iterable[UnitScan]) -> None:
        self.mentions: set[str] = set()
        self.references: set[str] = set()
        self.styled: Counter[str] = Counter()
        self.first_places: dict[str, Place] = {}
        for scan in scans:
            self.mentions |= scan.mentions
            self.references |= scan.references
            for place, word, count in scan.styled:
                self.styled[word] += count
                self.first_places.setdefault(word, place)

    def says_the_same(self, other: Summary) -> bool:
        """Whether a check that looks at nothing else must find the same."""
        return (
            self.mentions == other.mentions
            and self.references == other.references
            and self.styled == other.styled
            and list(self.first_places.items()) == list(other.first_places.items())  # the first word is named
        )


_NOWHERE = Place("")


def scanner_for(framework: Framework, values: dict[str, Value | None], dictionary: Known | None) -> Scanner:
    """The scanner for a plan with these visible answers: the same one as long as it fits."""
    return _scanner(framework, _identity(framework, values), dictionary)


@lru_cache(maxsize=4)
def _scanner(framework: Framework, identity: Identity, dictionary: Known | None) -> Scanner:
    return Scanner(framework, identity, dictionary)


class Scanner:
    """Looks through texts for one framework and province; keeps nothing of a plan."""

    def __init__(self, framework: Framework, identity: Identity, dictionary: Known | None) -> None:
        numbers = {group.id: group.number for group in framework.check_groups}
        self.group_numbers = numbers
        self._checks = {check.id: check for check in framework.checks if check.severity != "off"}
        self._names = Names(framework, identity, self._checks)
        self._wording = Wording(self._checks, identity)
        self._writing = Writing(framework, identity, dictionary, self._checks)
        mentioned = (
            Phrase(written, MENTION, check.id)
            for check in self._checks.values()
            if check.how == "mentioned"
            for word in check.words
            for written in both_cases(word)
        )
        parts = _part_names(framework, identity)
        self._namesakes = any_of(self._checks[PART_MISSING].words) if PART_MISSING in self._checks else None
        self._index = PhraseIndex([*self._names.phrases, *self._wording.phrases, *mentioned, *parts])
        self._wanted: dict[str, frozenset[str]] = {}

    def scan(self, question: Field, place: Place, value: Value | None, old: UnitScan | None) -> UnitScan:
        """What the answer of a field holds; texts that were there before are not looked at again."""
        known = old.texts if old is not None else {}
        texts: dict[tuple[str, str], Scanned] = {}
        found: list[Finding] = []
        mentions: set[str] = set()
        styled: list[tuple[Place, str, int]] = []
        for where, path, text in _texts(question, place, value):
            key = (path, text)
            scanned = texts.get(key) or known.get(key) or self._scan_text(text, path)
            texts[key] = scanned
            mentions |= scanned.mentions
            styled.extend((where, word, count) for word, count in scanned.styled)
            for check_id, hit in scanned.hits:
                check = self._checks[check_id]
                found.append(finding_of(check, self.group_numbers.get(check.group, 0), hit._replace(place=where)))
        references = frozenset(_references(question, value))
        return UnitScan(tuple(found), frozenset(mentions), references, tuple(styled), texts)

    def _scan_text(self, text: str, path: str) -> Scanned:
        wanted = self._wanted_at(path)
        words = frozenset(WORD.findall(text))
        sentences = Sentences(text)
        hits: list[tuple[str, Hit]] = []
        mentions: set[str] = set()
        matches = self._index.matches(text, words)
        if matches:
            names = [match for match in matches if match.phrase.owner == OWNER]
            for name in self._names.hits(sentences, names, path, wanted):
                hits.append((name.check, Hit(_NOWHERE, name.found, name.values, start=name.start)))
            for match in matches:
                if match.phrase.owner == MENTION and match.phrase.about in wanted:
                    mentions.add(str(match.phrase.about))
                elif match.phrase.owner == PART and PART_MISSING in wanted and not self._is_namesake(sentences, match):
                    mentions.add(f"{PART}:{match.phrase.about}")
            hits += self._wording.hits(sentences, matches, wanted)
        hits += self._writing.hits(sentences, words, wanted)
        hits = [(check_id, _in_sentence(sentences, hit)) for check_id, hit in hits]
        return Scanned(tuple(hits), frozenset(mentions), tuple(self._writing.styled(text, words, wanted)))

    def _is_namesake(self, sentences: Sentences, match: Match) -> bool:
        """«đường Yên Bái» says nothing of Yên Bái."""
        sentence = sentences.around(match.start, match.end)
        return self._namesakes is not None and follows(self._namesakes, sentence, match.start)

    def _wanted_at(self, path: str) -> frozenset[str]:
        """The ids of the checks that apply to a field or column."""
        wanted = self._wanted.get(path)
        if wanted is None:
            here = {path, path.partition(".")[0]}
            wanted = self._wanted[path] = frozenset(
                check.id
                for check in self._checks.values()
                if (not check.fields or not here.isdisjoint(check.fields)) and here.isdisjoint(check.skip)
            )
        return wanted


def belongs_to_sentence(check: Check) -> bool:
    """Whether a finding of the check is one about a sentence, and not about a word, an answer or several answers."""
    return check.how == AVOIDED or check.id in (*NAME_CHECKS, GENERIC, SUPERLATIVE, SPACING, CHARACTERS)


def _in_sentence(sentences: Sentences, hit: Hit) -> Hit:
    """A hit whose place in the text is known belongs to its sentence."""
    if hit.start < 0:
        return hit
    return hit._replace(context=sentences.around(hit.start, hit.start + len(hit.found)).words)


def _part_names(framework: Framework, identity: Identity) -> Iterator[Phrase]:
    """What the parts of a merged province may be called: by another spelling, «Bà Rịa - Vũng Tàu» by either half."""
    aliases = {unit.old: unit.aliases for unit in framework.old_units.old_provinces}
    for part in identity.parts:
        for name in dict.fromkeys((part, *aliases.get(part, ()), *part.split(" - "))):
            yield Phrase(name, PART, part)


def _texts(question: Field, place: Place, value: Value | None) -> Iterator[tuple[Place, str, str]]:
    """The printed texts of an answer with their place and path («actions.name»)."""
    if value is None or not (question.printed or question.id in _PRINTED_BY_NAME):
        return
    if question.type in _TEXTS:
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str):
                yield place, question.id, text
        return
    columns = [column for column in question.columns if column.type in _TEXTS and column.printed]
    for row in rows_of(value):
        for column in columns:
            cell = row.get(column.id)
            if cell is not None:
                where = Place(place.field, place.element, str(row["id"]), column.id)
                for text in cell if isinstance(cell, list) else (cell,):
                    if isinstance(text, str):
                        yield where, f"{question.id}.{column.id}", text


def _references(question: Field, value: Value | None) -> Iterator[str]:
    """Ids of the entries that an answer refers to."""
    if question.type in _REFERENCES:
        yield from (item for item in (value if isinstance(value, list) else (value,)) if isinstance(item, str))
    for column in question.columns:
        if column.type in _REFERENCES:
            for row in rows_of(value):
                cell = row.get(column.id)
                yield from cell if isinstance(cell, list) else (str(cell),)


def _identity(framework: Framework, values: dict[str, Value | None]) -> Identity:
    chosen = values.get("province")
    kind = str(values.get("province_kind") or "")
    if chosen != OTHER_PROVINCE:
        try:
            province = framework.province(str(chosen))
        except KeyError:
            return Identity("", kind, ())
        return Identity(province.name, kind or province.kind, province.merged_from)
    merged = values.get("merged_from")
    parts = tuple(part for part in merged if isinstance(part, str)) if isinstance(merged, list) else ()
    return Identity(str(values.get("province_name") or ""), kind, parts)
