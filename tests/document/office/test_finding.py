"""Which office programs are found: by the entries of a Windows registry, and on this computer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.document.office.finding import LIBREOFFICE, find_offices, windows_libreoffice, windows_word

APP_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
WORD_CLASS = r"SOFTWARE\Classes\Word.Application\CLSID"


def registry(**values: object) -> Callable[[str], str]:
    """A registry with these default values; keys end with the given names."""
    return lambda key: next((str(value) for name, value in values.items() if key.endswith(name)), "")


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_libreoffice_of_this_computer() -> None:
    (office,) = find_offices()
    assert (office.id, office.name) == (LIBREOFFICE, "LibreOffice")
    assert office.program.is_file()


def test_without_any_office_nothing_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_offices() == ()


def test_libreoffice_where_its_installer_says(tmp_path: Path) -> None:
    program = made(tmp_path / "LibreOffice" / "program" / "soffice.exe")
    for read in (registry(**{"soffice.exe": f'"{program}"'}), registry(InstallPath=program.parent)):
        assert windows_libreoffice(read, []) == program
    # the one that waits is preferred
    waiting = made(program.with_name("soffice.com"))
    assert windows_libreoffice(registry(InstallPath=program.parent), []) == waiting


def test_libreoffice_without_an_entry_is_looked_for_among_the_programs(tmp_path: Path) -> None:
    program = made(tmp_path / "LibreOffice 7" / "program" / "soffice.com")
    assert windows_libreoffice(registry(), [tmp_path / "không có", tmp_path]) == program
    program.unlink()
    assert windows_libreoffice(registry(InstallPath=program.parent), [tmp_path]) is None


def test_word_needs_its_entry_its_program_its_class_and_the_host_of_scripts(tmp_path: Path) -> None:
    word = made(tmp_path / "Office16" / "WINWORD.EXE")
    host = made(tmp_path / "Windows" / "System32" / "cscript.exe")
    engine = made(host.with_name("vbscript.dll"))
    system = tmp_path / "Windows"
    whole = {"Winword.exe": str(word), "CLSID": "{000209FF-0000-0000-C000-000000000046}"}
    assert windows_word(registry(**whole), system) == host
    for lacking in whole:
        assert windows_word(registry(**{**whole, lacking: ""}), system) is None
    # another program has taken Word's class, Word itself is gone
    assert windows_word(registry(**{**whole, "Winword.exe": tmp_path / "gone.exe"}), system) is None
    engine.unlink()
    assert windows_word(registry(**whole), system) is None
