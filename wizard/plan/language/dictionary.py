"""A dictionary of Vietnamese, where the machine has one: we bring none (hunspell-vi is under the GPL 2).

With the package `spylls` and the files vi_VN.aff and vi_VN.dic, words that are spelt like a syllable and do not exist
can be found too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

Known = Callable[[str], bool]
"""Whether the dictionary has a word."""

_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling", "~/Library/Spelling")
_NAMES = ("vi_VN", "vi")


def find_dictionary(folders: Iterable[str] = ()) -> str:
    """The path of a Vietnamese dictionary without its extension, looked for in `folders` first; "" for none."""
    for folder in (*folders, *map(os.path.expanduser, _FOLDERS)):
        for name in _NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(f"{path}.dic") and os.path.isfile(f"{path}.aff"):
                return path
    return ""


def load_dictionary(path: str) -> Known | None:
    """The dictionary at `path`; None when it or the package for it is missing or unusable.

    Takes a moment; hand the same one to each run of the checks.
    """
    if not path:
        return None
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        return None
    from wizard.plan.language.tones import in_style

    try:
        dictionary = Dictionary.from_files(path)
    except (OSError, ValueError, LookupError):
        return None

    def known(word: str) -> bool:
        return any(dictionary.lookup(each) for each in {word, in_style(word, "first"), in_style(word, "second")})

    return known
