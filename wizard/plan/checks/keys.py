"""Keys of findings: the check, the place, a digest of what stands around, the words found.

A reason for setting a finding aside belongs to its key. With the digest it belongs to one sentence, and not to whatever
else is written at the same place later.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache

from wizard.plan.checks.phrases import WORD
from wizard.plan.checks.sentences import Sentences
from wizard.plan.language.tones import in_style
from wizard.plan.model import Place


def key_of(check_id: str, place: Place, found: str, context: str) -> str:
    """«C09.no-lead@actions[a1].lead», «C01.dead-body@overview~43b1d961#Sở TTTT»."""
    mark = f"~{digest(context)}" if context else ""
    return f"{check_id}@{place}{mark}" + (f"#{found}" if found else "")


@lru_cache(maxsize=64)  # many findings may stand in one long sentence
def digest(context: str) -> str:
    """Eight digits for the words of a text; spaces, marks of punctuation, capitals and the style of tone marks do not
    count, since correcting them makes no other sentence of it."""
    words = " ".join(WORD.findall(in_style(context, "first").lower()))
    return f"{zlib.crc32(words.encode()):08x}"


def with_digest(key: str, texts: Iterable[str]) -> str:
    """A key of the first format of plan files, which had no digest, as it is now: when the words found stand in one
    sentence only of the `texts` at its place. Else nobody knows which was meant, and the key stays as it is."""
    check_and_place, _, found = key.partition("#")
    check_id, _, address = check_and_place.partition("@")
    if "~" in address:
        return key
    sentences = set()
    for text in texts:
        parts = Sentences(text)
        start = text.find(found)
        while found and start >= 0:
            sentences.add(parts.around(start, start + len(found)).words)
            start = text.find(found, start + len(found))
    return key_of(check_id, Place.parse(address), found, *sentences) if len(sentences) == 1 else key
