"""The one door for text: whatever is typed, pasted, imported or read from a file passes `clean_text`."""

import re
import unicodedata

# Patterns stay text until one is needed: compiling them all takes as long as cleaning a whole plan.
# Line ends of every origin. Word uses the vertical tab for a manual line break, the form feed for a page break.
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_SURROGATE_PAIR = "[\ud800-\udbff][\udc00-\udfff]"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_REMOVABLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of writing direction
    "\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff"  # zero width, byte order mark
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear annotation, language tags
    "\ud800-\udfff"  # what is left of broken surrogate pairs
) + _NONCHARACTERS
_REMOVED = f"[{_REMOVABLE}]+"
_ODD = f"[\t\r\x0b\x0c\x85\u2028\u2029Ðð\xad{_REMOVABLE}]"
_LATIN_D = str.maketrans("Ðð\xad", "Đđ\x00")
_SPACES_AT_LINE_END = r" +(?=\n)"
_LINE_BREAK = r" *\n+ *"
_NEEDS_D = "[Ðð\xad]"


def clean_text(text: str, multiline: bool = False) -> str:
    """Return `text` as it may stand in a plan.

    NFC; line ends of any kind become one newline, or a space where the field has one line (`multiline` false);
    tabs become spaces; control, zero-width and direction characters, lone surrogates and noncharacters go;
    Icelandic Ð/ð becomes Đ/đ. Non-breaking spaces stay. Spaces before a line end go, those at the two ends of
    the text stay: somebody may be typing the next word. Text that looks like TCVN3 or VNI keeps the letters
    that its conversion needs. Cleaning twice changes nothing.
    """
    # Of what is printable only the two letters are odd; nearly every text is settled here, without the slow search.
    plain = text.replace("\n", "").isprintable() and "ð" not in text and "Ð" not in text
    if plain or not re.search(_ODD, text):
        return _with_lines(unicodedata.normalize("NFC", text), multiline)
    text = re.sub(_LINE_ENDS, "\n", text).replace("\t", " ")
    text = re.sub(_SURROGATE_PAIR, _join_surrogates, text)
    text = _with_lines(unicodedata.normalize("NFC", re.sub(_REMOVED, "", text)), multiline)
    if re.search(_NEEDS_D, text) and not _looks_legacy(text):
        text = unicodedata.normalize("NFC", text.translate(_LATIN_D).replace("\x00", ""))
        # A soft hyphen may have stood between a space and a line end.
        text = re.sub(_SPACES_AT_LINE_END, "", text)
    return text


def _with_lines(text: str, multiline: bool) -> str:
    if "\n" not in text:
        return text
    return re.sub(_SPACES_AT_LINE_END, "", text) if multiline else re.sub(_LINE_BREAK, " ", text.strip("\n"))


def _looks_legacy(text: str) -> bool:
    from wizard.plan.legacy import looks_legacy  # its tables are large and seldom needed

    return looks_legacy(text) is not None


def _join_surrogates(pair: re.Match[str]) -> str:
    return chr(0x10000 + ((ord(pair[0][0]) - 0xD800) << 10) + (ord(pair[0][1]) - 0xDC00))
