"""Small pieces of official wording: sentences that close properly, lists, joined names, blanks, periods of time.

Nothing here knows a plan or a template. A text may be ``Markup`` (a mark for a missing answer), which passes unchanged.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from wizard.plan.vietnamese import short_month

NO_BREAK_SPACE = "\u00a0"
NUMBER_BLANK = NO_BREAK_SPACE * 6
DAY_BLANK = NO_BREAK_SPACE * 6
YEAR_BLANK = "……"  # spaces would be lost at the end of a line
TIME_RANGE = " - "  # between two years or months

_BULLET = re.compile(r"[-–—•+*]\s+")
_ENDS_SENTENCE = (".", "!", "?", "…", ":")
_QUOTES = {"“": "”", "«": "»", '"': '"'}
_CLOSERS = '”»")’'
# a full stop after a small letter or a figure, so that «TP. …» and «TS. …» do not count, then a capital
_NEW_SENTENCE = re.compile(r"(?<=\w)[.!?…][”»\")’]*\s+(\w)")


def missing(label: str, place: str) -> Markup:
    """Return the mark of an answer that is still to be given; ``place`` is taken off again before printing."""
    return Markup('<missing place="{}">{}</missing>').format(place, label)


def is_missing(text: str) -> bool:
    """Tell whether a text is (or holds) the mark of a missing answer."""
    return isinstance(text, Markup) and "<missing" in text


def sentence(text: str) -> str:
    """Return a text that ends like a sentence: exactly one mark at its end, whatever the user typed.

    «;» and «,» at the end become «.»; «.», «!», «?», «…», «:» stay, also before a closing quotation mark or bracket.
    """
    text = text.rstrip()
    core = text.rstrip(_CLOSERS)
    if core.endswith(_ENDS_SENTENCE):
        return text
    return text.rstrip(";,") + "."


def bare(text: str) -> str:
    """Return a text without closing punctuation, to stand inside a sentence or a table."""
    text = text.strip()
    return text if text.endswith(("...", "…")) else text.rstrip(".;,: ") or text


def listed(entries: Iterable[str], end: str = ".") -> list[str]:
    """Return the entries of a list with their end marks: «;» after each, ``end`` after the last.

    Bullets typed by hand are dropped (the program prints its own); where an entry holds several sentences, all of them
    close with a full stop.
    """
    texts = [text for entry in entries if (text := unbulleted(entry))]
    if any(map(_has_several_sentences, texts)):
        return [sentence(capital(text)) for text in texts]
    ended = [bare(capital(text)) + ";" for text in texts]
    if ended:
        ended[-1] = ended[-1][:-1] + end
    return ended


def _has_several_sentences(text: str) -> bool:
    if isinstance(text, Markup):
        return False
    matches = _NEW_SENTENCE.finditer(text)
    return any(match[1].isupper() and not text[match.start() - 1].isupper() for match in matches)


def unbulleted(text: str) -> str:
    """Return a text without a bullet («- », «• », «+ ») typed before it."""
    text = text.strip()
    match = None if isinstance(text, Markup) else _BULLET.match(text)
    return text[match.end() :] if match else text


def is_bulleted(text: str) -> bool:
    """Tell whether the user typed a paragraph as an entry of a list."""
    return not isinstance(text, Markup) and _BULLET.match(text) is not None


def capital(text: str) -> str:
    """Return a text whose first letter is a capital, as a sentence or a list entry begins."""
    return text if isinstance(text, Markup) else text[:1].upper() + text[1:]


def joined(words: Sequence[str]) -> str:
    """Return «a, b và c»; with names that hold a comma or «và» themselves, «a, b, c»."""
    if len(words) < 2 or any("," in word or " và " in word for word in words):
        return commas(words)
    return _join(" và ", (commas(words[:-1]), words[-1]))


def commas(words: Sequence[str]) -> str:
    """Return «a, b, c»."""
    return _join(", ", words)


def semicolons(words: Sequence[str]) -> str:
    """Return «a; b; c», for table cells."""
    return _join("; ", words)


def quoted(text: str) -> str:
    """Return a message in quotation marks, without those (and the full stop) that the user typed around it."""
    if not isinstance(text, Markup):
        text = text.strip().rstrip(".")
        if text[:1] in _QUOTES and text.endswith(_QUOTES[text[0]]) and text[0] not in text[1:-1]:
            text = text[1:-1].rstrip(".").strip()
    return filled_in("“{}”", text)


def spaced(words: Iterable[str]) -> str:
    """Return words joined with spaces, empty ones left out."""
    return _join(" ", [word for word in words if word])


def filled_in(template: str, *parts: str) -> str:
    """Return ``template`` with «{}» replaced by the parts; Markup where one of them is the mark of a missing answer.

    For wording written in the program only: ``template`` is never a user's text.
    """
    if any(isinstance(part, Markup) for part in parts):
        return Markup(template).format(*parts)
    return template.format(*parts)


def _join(separator: str, words: Iterable[str]) -> str:
    words = list(words)
    if any(isinstance(word, Markup) for word in words):
        return Markup(separator).join(words)
    return separator.join(words)


def period_text(start: str, end: str) -> str:
    """Return a time from its months «YYYY-MM»: «2026 - 2030», «Năm 2026», «Tháng 6/2027», «6/2027 - 12/2028».

    A month that is the mark of a missing answer, or is none, stands as it is.
    """
    if start == end:
        return start if is_missing(start) else f"Tháng {_month(start)}"
    if start[5:] == "01" and end[5:] == "12":
        return years_text(int(start[:4]), int(end[:4]))
    return _join(TIME_RANGE, (_month(start), _month(end)))


def _month(month: str) -> str:
    try:
        return month if is_missing(month) else short_month(month)
    except ValueError:
        return month


def years_text(start: int, end: int) -> str:
    """Return «2026 - 2030», or «Năm 2026» for a single year."""
    return f"Năm {start}" if start == end else f"{start}{TIME_RANGE}{end}"


def date_with_blanks(day: str, month: str, year: str) -> str:
    """Return «ngày 05 tháng 11 năm 2026» with blanks, to be filled in by hand, for the parts that are empty."""
    date = f"ngày {day or DAY_BLANK} tháng {month or DAY_BLANK} năm {year or YEAR_BLANK}"
    return date.replace(" ", NO_BREAK_SPACE)
