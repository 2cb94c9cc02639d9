"""Which office programs this computer has.

On Windows the registry says where they are, without starting anything: the key «App Paths», where installers write the
full path of a program, and LibreOffice's own key. Elsewhere a program is found by its command.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

LIBREOFFICE, WORD = "libreoffice", "word"
NAMES = {LIBREOFFICE: "LibreOffice", WORD: "Microsoft Word"}

# the default value of a key of the registry, "" where there is none
ReadKey = Callable[[str], str]

_APP_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
_LIBREOFFICE_KEY = r"SOFTWARE\LibreOffice\UNO\InstallPath"
_WORD_CLASS = r"SOFTWARE\Classes\Word.Application\CLSID"
_PROGRAM_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_COMMANDS = ("soffice", "libreoffice")


@dataclass(frozen=True, slots=True)
class Office:
    """An office program: ``id`` LIBREOFFICE or WORD, and what is started to use it.

    That is soffice of LibreOffice; for Word the host of the script that asks Word for the PDF.
    """

    id: str
    program: Path

    @property
    def name(self) -> str:
        """The name that users know it by."""
        return NAMES[self.id]


def find_offices() -> tuple[Office, ...]:
    """Return the office programs of this computer, LibreOffice first. May wait for a disk or for a slow drive."""
    if sys.platform == "win32":
        folders = [Path(folder) for name in _PROGRAM_FOLDERS if (folder := os.environ.get(name))]
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        found = (
            (LIBREOFFICE, windows_libreoffice(_default_value, folders) or _by_command()),
            (WORD, windows_word(_default_value, system)),
        )
    else:
        found = ((LIBREOFFICE, _by_command()), (WORD, None))
    return tuple(Office(name, program) for name, program in found if program is not None)


def windows_libreoffice(read: ReadKey, program_folders: Iterable[Path]) -> Path | None:
    """Return LibreOffice's soffice.com, which waits until its work is done; where it is missing, soffice.exe."""
    places = [Path(path.strip('"')).parent for path in [read(rf"{_APP_PATHS}\soffice.exe")] if path]
    places += [Path(path.strip('"')) for path in [read(_LIBREOFFICE_KEY)] if path]
    for folder in program_folders:
        if folder.is_dir():
            places += sorted(each / "program" for each in folder.glob("LibreOffice*"))
    return next(
        (place / name for place in places for name in ("soffice.com", "soffice.exe") if _is(place / name)), None
    )


def windows_word(read: ReadKey, system: Path) -> Path | None:
    """Return the script host that can drive Word; None where Word or the host is missing.

    Other programs claim Word's class too: only an entry for Word itself whose program is there counts.
    """
    word = read(rf"{_APP_PATHS}\Winword.exe").strip('"')
    host = system / "System32" / "cscript.exe"
    there = word and _is(Path(word)) and read(_WORD_CLASS)
    return host if there and _is(host) and _is(system / "System32" / "vbscript.dll") else None


def _is(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _by_command() -> Path | None:
    return next((Path(path) for name in _COMMANDS if (path := shutil.which(name))), None)


def _default_value(key: str) -> str:
    """Read a key for all users, then for this one; programs of 64 and of 32 bits have registries of their own."""
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
                try:
                    with winreg.OpenKey(root, key, 0, winreg.KEY_READ | view) as opened:
                        return str(winreg.QueryValueEx(opened, "")[0])
                except OSError:
                    continue
    return ""
