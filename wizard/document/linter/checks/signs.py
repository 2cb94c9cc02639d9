"""Look for many patterns in a long text at once, by single letters that stand in each of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that begins with one certain letter, which makes looking for it several times faster.

    The rarest letter of a word is quickest to look for. ``rest`` is what stands behind and before the letter, as a
    regular expression.
    """

    letter: str
    rest: str
    pattern: re.Pattern[str]


def signs_of(*patterns: str) -> tuple[Sign, ...]:
    """Return the signs of some patterns, each of which begins with one letter."""
    bare = [pattern.removeprefix("\\") for pattern in patterns]
    return tuple(Sign(each[0], each[1:], re.compile(pattern)) for each, pattern in zip(bare, patterns, strict=True))


@lru_cache
def signs_of_names(names: tuple[str, ...]) -> tuple[Sign, ...]:
    """Return signs that stand in every text with one of the names: a capital letter with its neighbours, if it has one.

    One search for each letter takes the place of one for each name.
    """
    around: dict[str, list[str]] = {}
    for name in names:
        place = max(
            range(len(name)), key=lambda at: (name[at].isupper(), name[at].isalpha() and not name[at].isascii())
        )
        before, after = re.escape(name[:place]), re.escape(name[place + 1 :])
        around.setdefault(name[place], []).append((f"(?<={before}{name[place]})" if before else "") + f"(?={after})")
    return signs_of(*(f"{letter}(?:{'|'.join(neighbours)})" for letter, neighbours in around.items()))


class Signs:
    """Many signs, looked for together: each letter that one of them begins with is looked for once."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        by_letter: dict[str, list[Sign]] = {}
        for sign in signs:
            by_letter.setdefault(sign.letter, []).append(sign)
        self._searches: list[tuple[str, re.Pattern[str], list[Sign]]] = []
        for letter, some in by_letter.items():
            # with one letter before a look ahead the search does not compare longer texts
            rests = "|".join(sign.rest for sign in some)
            self._searches.append((letter, re.compile(f"{re.escape(letter)}(?={rests})"), some))

    def places(self, text: str) -> dict[Sign, list[int]]:
        """Return where each sign begins; those that do not stand in the text are left out."""
        found: dict[Sign, list[int]] = {}
        for letter, pattern, signs in self._searches:
            if letter not in text:
                continue
            for match in pattern.finditer(text):
                place = match.start()
                for sign in signs:
                    if sign.pattern.match(text, place):
                        found.setdefault(sign, []).append(place)
        return found
