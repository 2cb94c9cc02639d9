"""A dictionary of Vietnamese, where the machine has one: we bring none (hunspell-vi is under the GPL 2).

With the files vi_VN.aff and vi_VN.dic, words that are spelt like a syllable and do not exist can be found too. They are
looked for in the user's own folder first, then where LibreOffice and the system put them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from wizard.plan.snapshots import data_home

Known = Callable[[str], bool]
"""Whether the dictionary has a word."""

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/lib/libreoffice/share/extensions/dict-vi",
    "/Library/Spelling",
    "~/Library/Spelling",
)
_ON_WINDOWS = ("LibreOffice", "share", "extensions", "dict-vi")
_NAMES = ("vi_VN", "vi")
_LARGEST = 20_000_000
_AFFIXES = ("PFX", "SFX")


def own_folder() -> str:
    """Where a user puts a dictionary; the folder need not be there."""
    return os.path.join(data_home(), "dictionary")


def find_dictionary(folders: Iterable[str] = ()) -> str:
    """The path of a Vietnamese dictionary without its extension, looked for in `folders` first, then in the user's own
    folder and in those of the system; "" for none."""
    programs = (os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)"))
    office = (os.path.join(program, *_ON_WINDOWS) for program in programs if program)
    for folder in (*folders, own_folder(), *office, *map(os.path.expanduser, _FOLDERS)):
        for name in _NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(f"{path}.dic") and os.path.isfile(f"{path}.aff"):
                return path
    return ""


def load_dictionary(path: str) -> Known | None:
    """The dictionary at `path`; None when it is missing or unusable.

    Vietnamese has no endings, so its dictionaries are plain lists, which are read here; for one with endings the
    package `spylls` is needed. Takes a moment; hand the same one to each run of the checks.
    """
    if not path:
        return None
    try:
        words = _plain_words(path)
    except (OSError, ValueError, LookupError):
        return None
    has = _spylls(path) if words is None else words.__contains__
    if has is None:
        return None
    from wizard.plan.language.tones import in_style

    def known(word: str) -> bool:
        return any(has(each) for each in {word, in_style(word, "first"), in_style(word, "second")})

    return known


def _plain_words(path: str) -> frozenset[str] | None:
    """The words of a dictionary in small letters; None when they have endings. Raises OSError and ValueError."""
    if os.path.getsize(f"{path}.dic") > _LARGEST:
        raise ValueError(path)
    with open(f"{path}.aff", encoding="utf-8-sig") as file:
        if any(line.startswith(_AFFIXES) for line in file):
            return None
    with open(f"{path}.dic", encoding="utf-8-sig") as file:
        count = next(file, "")
        if not count.strip().isdigit():
            raise ValueError(path)
        return frozenset(word.partition("/")[0].strip().lower() for word in file)


def _spylls(path: str) -> Known | None:
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        return None
    try:
        lookup: Known = Dictionary.from_files(path).lookup
    except (OSError, ValueError, LookupError):
        return None
    return lookup
