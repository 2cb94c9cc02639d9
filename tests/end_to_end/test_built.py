"""The program built by PyInstaller: it runs where no Python is, writes the sample, and opens its window."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.document.words import words_of

ROOT = Path(__file__).resolve().parents[2]
NAME = "QuangBaDiaPhuong"
BUILD_SECONDS = 300


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built program, made anew from the sources as they are."""
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.fail("PyInstaller is missing; install it with: make .venv/build")
    folder = tmp_path_factory.mktemp("built")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(folder / "dist"), "--workpath", str(folder / "work"), str(ROOT / "build.spec")),
        ],
        cwd=ROOT,
        check=True,
        timeout=BUILD_SECONDS,
    )
    return folder / "dist" / NAME / NAME


def bare(home: Path) -> dict[str, str]:
    """An environment in which no Python can be found."""
    return {"PATH": str(home / "nothing"), "HOME": str(home), "QUANGBA_HOME": str(home / "data"), "LC_ALL": "C.UTF-8"}


def run(program: Path, folder: Path, *arguments: str) -> str:
    """What the program prints; fails when it does not end well."""
    done = subprocess.run(
        [program, *arguments],
        env=bare(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_writes_the_sample_without_python(program: Path, tmp_path: Path) -> None:
    run(program, tmp_path, "demo", "--out", "out", "--pdf")
    names = sorted(path.name for path in (tmp_path / "out").glob("*.docx"))
    assert names == ["01 To trinh.docx", "02 Quyet dinh.docx", "05 Cong van gui Bo.docx"]
    assert "TỈNH LÂM HẢI" in words_of(tmp_path / "out" / names[1])
    assert len(list((tmp_path / "out").glob("*.pdf"))) == len(names)


def test_every_command_finds_its_modules(program: Path, tmp_path: Path) -> None:
    run(program, tmp_path, "new", "mau.ctqb", "--sample")
    assert "14. " in run(program, tmp_path, "show", "mau.ctqb")
    run(program, tmp_path, "check", "mau.ctqb")
    run(program, tmp_path, "framework", "--check")
    run(program, tmp_path, "export", "mau.ctqb", "--out", "out", "--only", "official_letter")
    letter = (tmp_path / "out" / "05 Cong van gui Bo.docx").read_bytes()
    copies = [f"{number}.docx" for number in range(8)]  # enough for a second process
    for name in copies:
        (tmp_path / name).write_bytes(letter)
    said = run(program, tmp_path, "lint", *copies)
    assert all(name in said for name in copies)


def test_opens_its_window(program: Path, tmp_path: Path) -> None:
    environment = bare(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([program], env=environment, cwd=tmp_path, stderr=subprocess.PIPE) as process:
        time.sleep(3)
        still_running = process.poll() is None
        process.kill()
        said = process.stderr.read().decode("utf-8") if process.stderr else ""
    assert still_running and "Traceback" not in said, said


def test_nothing_unused_is_in_the_folder(program: Path) -> None:
    names = {path.name for path in program.parent.rglob("*")}
    for unwanted in ("Qt6Network", "Qt6Qml", "Qt6Quick", "Qt6Pdf", "Qt6Sql", "translations", "tcl8"):
        assert not [name for name in names if unwanted in name], unwanted
    assert not [name for name in os.listdir(program.parent / "_internal") if name.startswith(("PIL", "pytest"))]
