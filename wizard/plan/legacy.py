"""Text typed with the fonts of before Unicode: TCVN3 (ABC, fonts «.VnTime») and VNI (fonts «VNI-Times»).

The font name tells for sure; without it `looks_legacy` says when a conversion is worth offering, with a preview.
The TCVN3 table is that of glibc's «TCVN» (lower half), the VNI table is VNI-Windows.
"""

import re
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)


def _vni_table() -> dict[str, str]:
    """Pairs and single letters of VNI-Windows, both cases."""
    table = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
    toned = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ", "ô": "ờớởỡợ", "ö": "ừứửữự"}
    for base, letters in toned.items():
        table.update((base + mark, letter) for mark, letter in zip("øùûõï", letters, strict=True))
    for base, letters in {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}.items():
        table.update((base + mark, letter) for mark, letter in zip("âàáåãä", letters, strict=True))
    table.update(("a" + mark, letter) for mark, letter in zip("êèéúüë", "ăằắẳẵặ", strict=True))
    for legacy, letter in list(table.items()):
        capital = legacy[0].upper()
        table[capital + legacy[1:].upper()] = letter.upper()
        table[capital + legacy[1:]] = letter.upper()
    return table


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_FONT_PREFIX = re.compile(r"^[A-Z]{6}\+")


def legacy_font(font: str) -> Encoding | None:
    """The encoding that a font of this name was drawn for; None for a Unicode font.

    Understands the subset tag of PDF fonts («ABCDEF+.VnTime») and quoted names.
    """
    name = _FONT_PREFIX.sub("", font.strip().strip("\"'"))
    if name.lower().startswith(".vn"):
        return "tcvn3"
    if name.startswith("VNI") or name.lower().startswith(("vni-", "vni ")):
        return "vni"
    return None


def from_font(text: str, font: str) -> str:
    """`text` in Unicode when `font` is a legacy font, else unchanged.

    TCVN3 fonts whose names end in H («.VnTimeH») draw small letters as capitals: so they become capitals.
    """
    encoding = legacy_font(font)
    if encoding is None:
        return text
    converted = convert(text, encoding)
    is_capital_font = encoding == "tcvn3" and font.strip().strip("\"'").endswith("H")
    return converted.upper() if is_capital_font else converted


def convert(text: str, encoding: Encoding) -> str:
    """`text` of a legacy encoding in Unicode. What the encoding does not know stays as it is.

    A VNI letter is a pair of characters: join the runs of a paragraph before converting.
    """
    if encoding == "tcvn3":
        return text.translate(_TCVN3_CODES)
    return _VNI_LETTER.sub(lambda match: _VNI[match.group()], text)


_TCVN3_CODES = str.maketrans(_TCVN3)

# --- Does a text without a known font look like one of the two? ------------------------------------------------
# A word counts when it becomes a well-formed Vietnamese syllable by the conversion and is none before it; so
# Spanish, French or German, which have the same letters, do not pass.

_SAMPLE = 4000  # characters; enough to tell, quick for a pasted book
_TONES = {}
for _plain, _letters in {
    "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị",
    "o": "òóỏõọ", "ô": "ồốổỗộ", "ơ": "ờớởỡợ", "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ",
}.items():  # fmt: skip
    for _tone, _letter in zip("\u0300\u0301\u0309\u0303\u0323", _letters, strict=True):
        _TONES[_letter] = _plain + _tone
_SPREAD = str.maketrans(_TONES)
_TONE_MARK = re.compile("[\u0300\u0301\u0309\u0303\u0323]")
_SYLLABLE = re.compile(
    r"(?:(?P<front>ngh|gh|k)(?=[eêiy])|(?P<back>c|g|ng)(?![eêiy])|g(?=in?$)|gi|qu|"
    r"ch|kh|nh|ph|th|tr|[bdđhlmnprstvx])?"
    r"(?:(?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|oă|uâ|iê|yê|uô|ươ|oa|oe|uê|uy|uyê)(?P<stop>c|ch|p|t)"
    r"|(?:ă|â|iê|yê|uô|ươ|oă|uâ|uyê)(?:m|n|ng|nh|u|y|i)"
    r"|(?:a|e|ê|i|o|ô|ơ|u|ư|oa|oe|uê|uy)(?:m|n|ng|nh)?"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oi|ôi|ơi|ua|ui|uôi|ưa|ưi|ưu|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|uơ|y|yêu|yê)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[¡-¿×÷]+[^\W\d_]*)*|[¡-¿×÷]+[^\W\d_]+(?:[¡-¿×÷]+[^\W\d_]*)*")


def looks_legacy(text: str) -> Encoding | None:
    """The encoding that `text` seems to be typed in, None when it reads as it stands.

    A guess to *offer* a conversion with, never to convert by: see `legacy_font` for the sure way.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if len(words) < 2 or any("Ā" <= letter <= "ỿ" and letter not in "ŒœŠšŸŽž" for word in words for letter in word):
        return None
    already = sum(map(_is_syllable, words))
    best: Encoding | None = None
    most = max(2 * already + 1, 0.7 * len(words), 2)
    for encoding in _ENCODINGS:
        good = sum(_is_syllable(convert(word, encoding)) for word in words)
        if good >= most:
            best, most = encoding, good + 1
    return best


_ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni")


def _is_syllable(word: str) -> bool:
    """Whether `word` is spelt like one Vietnamese syllable."""
    spread = word.lower().translate(_SPREAD)
    plain = _TONE_MARK.sub("", spread)
    if len(spread) - len(plain) > 1:
        return False
    match = _SYLLABLE.fullmatch(plain)
    if match is None:
        return False
    return match["stop"] is None or (spread != plain and ("\u0301" in spread or "\u0323" in spread))
