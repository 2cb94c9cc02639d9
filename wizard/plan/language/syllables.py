"""Whether a word is spelt like one Vietnamese syllable, with the tone mark in a place that one of the styles allows.

The sounds and their letters are those of every school grammar: an initial, a rhyme, one of six tones; a rhyme that ends
in c, ch, p or t has only two of them.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below, as combining characters."""

_FRONT = "eêiy"
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    uân uâng uât uây uê uêch uênh uêt uơ uy uya uych uyên uyêt uynh uyn uyp uyt uyu
"""
_ALONE = ["y", "yêm", "yên", "yêng", "yêt", "yêu"]  # only without an initial
_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_BEFORE_FRONT, _BEFORE_OTHERS = ("k", "gh", "ngh"), ("c", "g", "ng", "gi")
_WITH_Y = ("h", "k", "l", "m", "s", "t", "th", "v")
_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo ep et ê êch ên ênh êt
    i ich in it ip ơ ơi ôc y ych yên yêt ynh yp yt
"""
_AFTER_G = ["i", "in", "iêc", "iêng", "iêt", "ip"]  # gì, gìn, giếc, giêng, giết, gíp: the i of «gi» is the vowel too
_STOPS = ("c", "ch", "p", "t")
_EITHER = ("oa", "oe", "uy")
_VOWELS = "aăâeêioôơuưy"


@cache
def _table() -> dict[str, tuple[bool, tuple[int, ...]]]:
    """Syllables without tone → whether the rhyme is a stop, and the letters that may carry the mark."""
    table = {}
    for rhyme in (*_RHYMES.split(), *_ALONE):
        if not rhyme.startswith("iê"):
            table[rhyme] = _marking("", rhyme)
    for initial in _INITIALS.split():
        for rhyme in _RHYMES.split():
            front = rhyme[0] in _FRONT
            if initial not in (_BEFORE_OTHERS if front else _BEFORE_FRONT):
                table[initial + rhyme] = _marking(initial, rhyme)
    for initial, rhymes in (("qu", _AFTER_QU.split()), ("g", _AFTER_G), ("gi", ["ê", "êng"])):
        for rhyme in rhymes:
            table[initial + rhyme] = _marking(initial, rhyme)
    for initial in _WITH_Y:
        table[initial + "y"] = _marking(initial, "y")
    return table


def _marking(initial: str, rhyme: str) -> tuple[bool, tuple[int, ...]]:
    vowels = [place for place, letter in enumerate(rhyme) if letter in _VOWELS]
    places: tuple[int, ...]
    hatted = [place for place in vowels if rhyme[place] in "ăâêôơư"]
    closed = rhyme[-1] not in _VOWELS
    if hatted:
        places = (hatted[-1],)
    elif rhyme in _EITHER:
        places = (0, 1)
    elif len(vowels) == 1:
        places = (vowels[0],)
    elif len(vowels) == 2:
        places = (vowels[1],) if closed else (vowels[0],)
    else:
        places = (vowels[1],)
    return rhyme.endswith(_STOPS), tuple(len(initial) + place for place in places)


def is_syllable(word: str) -> bool:
    """Whether `word` (letters in NFC, any case) can be one Vietnamese syllable."""
    spread = normalize("NFD", word.lower())
    mark, plain, place = "", "", -1
    for letter in spread:
        if letter in TONE_MARKS:
            if mark:
                return False
            mark, place = letter, len(normalize("NFC", plain)) - 1
        else:
            plain += letter
    found = _table().get(normalize("NFC", plain))
    if found is None:
        return False
    stop, places = found
    if not mark:
        return not stop
    return place in places and (not stop or mark in "\u0301\u0323")
