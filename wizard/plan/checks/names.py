"""Names that a plan of today must not use without thought: dissolved bodies, the abolished level, other provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wizard.plan.checks.excuses import (
    follows,
    has_done,
    is_acting,
    is_before,
    is_called_old,
    is_cited,
    is_past,
    is_source,
)
from wizard.plan.checks.name_phrases import About, name_phrases
from wizard.plan.checks.phrases import Match, any_of, without_overlaps
from wizard.plan.checks.sentences import Sentence, Sentences
from wizard.plan.language.syllables import is_syllable

if TYPE_CHECKING:
    from wizard.framework import Check, Framework
    from wizard.plan.checks.scanning import Identity

BODY, PROVINCE, OLD_NAME, DISTRICT = "C01.dead-body", "C01.dead-province", "C01.old-name", "C01.district"
DISTRICT_NAME, PHRASE = "C01.district-name", "C01.old-phrase"
OTHER, OTHER_NAMED = "C18.other-province", "C18.other-province-named"
CHECKS = (BODY, PROVINCE, OLD_NAME, DISTRICT, DISTRICT_NAME, PHRASE, OTHER, OTHER_NAMED)

_AUTHORITY = r"UBND|HĐND|[UỦuủ][ỷy] ban nhân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|[Hh]ội đồng nhân dân|HỘI ĐỒNG NHÂN DÂN"
# the name of a province is that of its authorities after one of these
_AS_UNIT = re.compile(
    rf"(?:[Tt]ỉnh|TỈNH|{_AUTHORITY}|Tỉnh ủy|Thành ủy|[Đđ]ịa bàn|Công an|Sở [^,.;:\n]{{2,45}}|SỞ [^,.;:\n]{{2,45}})"
    r"(?:\s(?:tỉnh|TỈNH|thành phố|Thành phố|THÀNH PHỐ))?\s$"
)
# «thành phố Đà Nẵng» is mostly a place one flies to; it is what the text is about here
_AS_CITY = re.compile(
    r"(?:^|(?:hình ảnh|quảng bá|thương hiệu|bản sắc|con người|chính quyền|[Nn]hân dân|người dân|của|cho)\s)"
    r"((?:[Tt]hành phố|THÀNH PHỐ)\s)$"
)
_UNIT_KIND = re.compile(r"(?:tỉnh|thành phố) $", re.IGNORECASE)
_OF_CITY = re.compile(r"\s(?:thành phố|Thành phố|THÀNH PHỐ|TP\.?)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
# «Các Sở: Tài chính, Kế hoạch và Đầu tư»: the kind of office is said once for all
_HEAD = re.compile(r"(?<!\w)(?:[Cc]ác|CÁC) ([Ss]ở|SỞ|[Bb]ộ|BỘ)(?:(?:,? (?:ban|ngành|Ban|Ngành))*\s?:|(?= [A-ZĐÀ-Ý]))")
_ITEM = re.compile(r"(?:[:,;]|(?<= )và|[Cc]ác \w+)\s$")
_LONGEST_ROW = 400
_NEXT_ITEM = re.compile(r"[,;:]\s+")
# «cơ sở thông tin», «trụ sở»: the word goes with the one before it
_OTHER_WORD = re.compile(r"(?:cơ|trụ|công|xứ) $")
_WORD_BEFORE = re.compile(r"(\w+)(,?)\s$")
_WORD_AFTER = re.compile(r"\s(\w+)")
_NEXT_PLACE = re.compile(r"[\s,(]*([\w-]+)")
# without any Vietnamese letter, longer than «Kar» or with letters that Vietnamese has not
_FOREIGN = re.compile(r"(?!Kbang)[A-Z](?:[A-Za-z]{4,}|[A-Za-z]*[fjwzFJWZ][A-Za-z]*)|[FJWZ][a-z]+")
_CAPITAL_AFTER = re.compile(r"\s[A-ZĐÀ-Ý]")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-ZĐÀ-Ý]\w*\s$")
_BETWEEN_PLACES = ("ở", "tại", "của", "thuộc", "thành", "phố", "tỉnh", "bang", "thủ", "đô", "nước")
_OF_DISTRICTS = ("các", "mỗi", "từng", "cấp", "ubnd", "dân", "ủy", "đồng")
# between an excuse and a name: whoever is advised, reported to or made known is no partner but one's own
_OWN_DUTY = re.compile(
    r"(?<!\w)(?:tham mưu|trình|báo cáo|giao|(?<!kinh nghiệm )(?:quảng bá|giới thiệu) hình ảnh (?:tỉnh|thành phố))(?!\w)"
)
# a place with a name of its own lies there
_PLACE_OF = re.compile(r"(?<!\w)[A-ZĐÀ-Ý]\w*\s(?:thuộc|ở)\s$")
# fields in which another province's name is never a passing mention
_OWN_FIELDS = (
    *("programme_name", "slogan", "main_message_vi", "positioning", "place_name", "drafting_unit", "own_agencies"),
    *("submission_recipients", "decision_recipients", "letter_recipients"),
)


class Seen(NamedTuple):
    """What a match is: the check it belongs to («» for none), where what it speaks of begins, the words to show, and
    whether it is a province without one of its authorities («tỉnh Sơn La», not «UBND tỉnh Sơn La»). `body`: what is
    known about it where the match alone does not tell."""

    check: str
    start: int
    shown: str
    bare: bool = False
    body: About | None = None


class NameHit(NamedTuple):
    """One name found: the check that says so, the words, what fills its sentence, and where the words stand."""

    check: str
    found: str
    values: dict[str, str]
    start: int


class Names:
    """The names to look for in the plan of one province."""

    def __init__(self, framework: Framework, identity: Identity, checks: dict[str, Check]) -> None:
        self.phrases = list(name_phrases(framework, identity))
        found = (phrase.about for phrase in self.phrases)
        self._bodies = {about.old: about for about in found if isinstance(about, About) and about.kind == "body"}
        here = {check_id: checks[check_id] for check_id in CHECKS if check_id in checks}
        self._excuses = {check_id: any_of(check.unless) for check_id, check in here.items()}
        self._nouns = {check_id: any_of(check.words) for check_id, check in here.items()}
        self._past_excuses = {
            check_id: any_of(word for word in check.unless if word.startswith("trước "))
            for check_id, check in here.items()
        }
        self._excuses_before = {check_id: any_of(check.unless_before) for check_id, check in here.items()}
        self._excuses_after = {check_id: any_of(check.unless_after) for check_id, check in here.items()}
        self._acts = {check_id: any_of(check.acts) for check_id, check in here.items()}
        self._last_years = {check_id: int(check.limit or 0) for check_id, check in here.items()}
        self._identity = identity
        self._own = re.compile(re.escape(identity.name)) if identity.name else None
        self._provinces = tuple(
            name.casefold()
            for name in (
                identity.name or "…",
                *(one.name for one in framework.provinces),
                *(unit.old for unit in framework.old_units.old_provinces),
            )
        )

    def hits(self, sentences: Sentences, matches: list[Match], path: str, wanted: frozenset[str]) -> Iterator[NameHit]:
        """What the names in a text of the field or column `path` amount to; `wanted` are the checks that apply."""
        for match in without_overlaps(matches):
            about = match.phrase.about
            assert isinstance(about, About)
            if about.kind == "exempt":
                continue
            seen = self._judged(sentences, match, about, path, wanted)
            if seen.check not in wanted or seen.check not in self._excuses:
                continue
            if not self._excused(sentences, match, seen, duty=DISTRICT in wanted):
                known = seen.body or about
                start = max(sentences.text.find(seen.shown, seen.start), seen.start)
                yield NameHit(seen.check, seen.shown, {"old": known.old, "new": known.new}, start)

    # --- what a name is about ---

    def _judged(self, sentences: Sentences, match: Match, about: About, path: str, wanted: frozenset[str]) -> Seen:
        text = sentences.text
        name = text[match.start : match.end]
        if about.kind == "body":
            before = text[max(match.start - 6, 0) : match.start]
            return Seen("" if name[0].islower() and _OTHER_WORD.search(before) else BODY, match.start, name)
        if about.kind == "listed":
            return self._of_list(sentences, match, about)
        if about.kind == "phrase":
            return Seen(PHRASE, match.start, name)
        if about.kind in ("level", "committee"):
            return self._of_level(text, match, about, wanted)
        return self._of_province(sentences, match, about, path)

    def _of_list(self, sentences: Sentences, match: Match, about: About) -> Seen:
        """A name without its office counts in a row of such: «Các Sở: Tài chính, Kế hoạch và Đầu tư»."""
        text = sentences.text
        sentence = sentences.around(match.start, match.end, whole=True)
        head = sentence.before(_HEAD, match.start)
        if head is None or match.start - head.end() > _LONGEST_ROW:
            return Seen("", match.start, "")
        between = text[head.end() : match.start].strip()
        items = _NEXT_ITEM.split(between.removesuffix("và").rstrip(" ,;")) if between else []
        in_row = _ITEM.search(text, max(match.start - 10, 0), match.start) and all(
            item[:1].isupper() for item in items if item
        )
        body = f"{head[1].capitalize()} {about.old}"
        if not in_row or body not in self._bodies:
            return Seen("", match.start, "")
        return Seen(BODY, match.start, text[match.start : match.end], body=self._bodies[body])

    def _of_level(self, text: str, match: Match, about: About, wanted: frozenset[str]) -> Seen:
        check = DISTRICT if DISTRICT in wanted else DISTRICT_NAME
        end = match.end
        if about.kind == "committee":
            city = _OF_CITY.match(text, match.end)
            if city is None or self._is_of_province(text, city.end()):
                return Seen("", match.start, "")
            end = city.end()
        elif not self._is_district(text, match, duty=DISTRICT in wanted):
            return Seen("", match.start, "")
        return Seen(check, match.start, text[match.start : end] + _name_after(text, end))

    def _is_of_province(self, text: str, end: int) -> bool:
        """Whether the city after «UBND thành phố» is one of the provincial units, or a foreign one."""
        name = _name_after(text, end).strip()
        if not name:
            return self._identity.kind != "tinh"
        return not is_syllable(name.split()[0]) or name.casefold().startswith(self._provinces)

    def _is_district(self, text: str, match: Match, duty: bool) -> bool:
        """A word for the level counts where work is assigned, before a name («huyện Mai Sơn») and in a row of bodies;
        not where the name is a foreign one («quận Gangnam», «quận 13, Paris»)."""
        word = match.phrase.text
        name = _name_after(text, match.end)
        if name:
            return not self._is_abroad(name, _places_after(text, match.end)[len(name) :])
        if duty or (" " in word and word.lower() not in ("thị xã", "thị trấn")):
            return True
        before = _WORD_BEFORE.search(text[max(match.start - 20, 0) : match.start])
        return before is not None and (before[1].lower() in _OF_DISTRICTS or bool(before[2]))

    def _is_abroad(self, name: str, where: str) -> bool:
        """Whether a district and the places it lies in («quận 13», «, Paris») are foreign: by the letters of a word, or
        by a listed place of its own («, Đức», not «Mỹ Đức»)."""
        if any(_FOREIGN.fullmatch(word) and not is_syllable(word) for word in _WORD.findall(name + where)):
            return True
        foreign = self._nouns.get(DISTRICT_NAME)
        listed = foreign.finditer(where) if foreign is not None else ()
        return any(
            not _CAPITAL_AFTER.match(where, each.end()) and not _CAPITAL_BEFORE.search(where[: each.start()])
            for each in listed
        )

    def _of_province(self, sentences: Sentences, match: Match, about: About, path: str) -> Seen:
        text = sentences.text
        name = text[match.start : match.end]
        first = sentences.around(match.start, match.end).first
        before = text[max(match.start - 60, first) : match.start]
        city = name[:9] if name.lower().startswith("thành phố ") else ""
        unit = _AS_UNIT.search(before)
        place = None if unit else _AS_CITY.search(f"{before}{city} " if city else before)
        shown, start = name, match.start
        if unit:
            start -= len(before) - unit.start()
        elif place and not city:
            start -= len(before) - place.start(1)
        if (unit or place) and not city:
            kind = _UNIT_KIND.search((unit or place)[0])  # type: ignore[index]
            shown = f"{kind[0] if kind else unit[0] if unit else ''}{name}"
        if unit or place or path.partition(".")[0] in _OWN_FIELDS:
            if about.own and not (unit or place):
                return Seen("", start, name)
            bare = bool(place or (unit and unit[0].lower() in ("tỉnh ", "thành phố ")))
            return Seen(PROVINCE if about.kind == "dead" else OTHER, start, shown, bare)
        if about.own or about.capitals or _part_of_longer_name(text, first, match):
            return Seen("", start, name)
        return Seen(OLD_NAME if about.kind == "dead" else OTHER_NAMED, start, name)

    # --- what excuses it ---

    def _excused(self, sentences: Sentences, match: Match, seen: Seen, *, duty: bool) -> bool:
        check, start, end = seen.check, seen.start, match.end
        sentence = sentences.around(start, end)
        nouns = self._nouns[check]
        if nouns is not None and (seen.bare or check in (OLD_NAME, OTHER_NAMED)) and follows(nouns, sentence, start):
            return not seen.bare or not self._is_acting(check, sentence, end)
        if check == OTHER:
            return self._is_partner(sentence, match, seen)
        acting = self._is_acting(check, sentence, end)
        excuse = (self._past_excuses if acting else self._excuses)[check]
        if excuse is not None and (sentence.before(excuse, match.start) or sentence.after(excuse, end)):
            return True
        source = self._excuses_before[check]
        if source is not None and sentence.before(source, start) and is_source(sentence, start):
            return True
        if check == OTHER_NAMED:
            return False
        year = self._last_years[check]
        if is_before(sentence, year) or is_called_old(sentence, end) or has_done(sentence, end, year):
            return True
        if is_cited(sentence, start, end) or sentences.is_quoted(start, end):
            return True
        return not duty and is_past(sentences.around(start, end, whole=True), year)

    def _is_acting(self, check: str, sentence: Sentence, end: int) -> bool:
        verbs = self._acts[check]
        return verbs is not None and is_acting(verbs, sentence, end, over=0 if check == OTHER else 40)

    def _is_partner(self, sentence: Sentence, match: Match, seen: Seen) -> bool:
        """«phối hợp với tỉnh Quảng Ninh», «tỉnh Quảng Ninh và tỉnh nhà phối hợp», «Móng Cái thuộc tỉnh Quảng Ninh»:
        another province as itself."""
        if seen.bare and _PLACE_OF.search(sentence.text, max(sentence.first, seen.start - 30), seen.start):
            return True
        if self._is_acting(OTHER, sentence, match.end):
            return False
        excuse, after = self._excuses[OTHER], self._excuses_after[OTHER]
        if after is not None and sentence.after(after, match.end):
            return True
        if excuse is None:
            return False
        named, duty = sentence.before(excuse, match.start), sentence.before(_OWN_DUTY, seen.start)
        if named and not (duty and duty.start() >= named.end()):
            return True
        return bool(self._own and sentence.places(self._own) and sentence.after(excuse, match.end))


def _name_after(text: str, end: int) -> str:
    """The words with a capital that follow: « Mai Sơn» after «huyện»."""
    name = ""
    while (after := _WORD_AFTER.match(text, end)) and (after[1][0].isupper() or after[1].isdigit()):
        name, end = name + after[0], after.end()
    return name


def _places_after(text: str, end: int) -> str:
    """The names that follow, with those they lie in: « 13, Paris», « Vạn Hoa, Thượng Hải (Trung Quốc)»."""
    start = end
    while (after := _NEXT_PLACE.match(text, end)) and (
        after[1][0].isupper() or after[1][0].isdigit() or after[1] in _BETWEEN_PLACES
    ):
        end = after.end()
    return text[start:end]


def _part_of_longer_name(text: str, first: int, match: Match) -> bool:
    """«Nguyễn Thái Bình», «Hà Giang Xanh»: a neighbour with a capital makes another name of it. `first`: where the
    sentence begins."""
    after = _WORD_AFTER.match(text, match.end)
    if after and after[1][0].isupper() and not after[1].isupper():
        return True
    before = re.search(r"([^\W\d_]+)\s$", text[max(match.start - 20, 0) : match.start])
    if before is None or not before[1][0].isupper() or before[1].isupper():
        return False
    # the first word of a sentence is always large
    return text[max(first, match.start - 20) : match.start].strip() != before[1]
