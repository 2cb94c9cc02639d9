"""Gather what a Windows computer without network needs: the wheels, the program, and a file to double-click.

    python tests/tools/windows_wheels.py dist/windows --python 3.11 3.12 3.13

pip is asked for wheels of 64-bit Windows with its ordinary configuration; this runs on any system. On the office
computer Python must be installed; `cai-dat.cmd` then makes the environment and `chay.cmd` starts the program.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = "requirements.txt"
PROGRAM = ("wizard", "framework", "templates", "resources", "docs")
INSTALL = """\
@echo off
cd /d "%~dp0"
py -m venv .venv || goto :failed
.venv\\Scripts\\python -m pip install --no-index --find-links wheels -r requirements.txt || goto :failed
echo Xong. Chay chay.cmd de mo phan mem.
pause
exit /b 0
:failed
echo Chua cai dat duoc. Can Python 64-bit, ban: {versions}.
pause
exit /b 1
"""
RUN = """\
@echo off
cd /d "%~dp0"
start "" .venv\\Scripts\\pythonw -m wizard %*
"""


def download_command(version: str, target: Path, requirements: Path) -> list[str]:
    """The pip command for one version of Python; source packages cannot be built on the office computer."""
    return [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--only-binary", ":all:", "--platform", "win_amd64", "--implementation", "cp"),
        *("--python-version", version, "--dest", str(target), "--requirement", str(requirements)),
    ]


def write_starters(folder: Path, versions: Sequence[str]) -> None:
    """Write the two files to double-click; plain ASCII, because consoles differ in their letters."""
    for name, text in (("cai-dat.cmd", INSTALL.format(versions=", ".join(versions))), ("chay.cmd", RUN)):
        (folder / name).write_text(text, encoding="ascii", newline="\r\n")


def copy_program(folder: Path) -> None:
    """Copy the program beside the wheels, without what Python compiled here."""
    for name in PROGRAM:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copy(ROOT / REQUIREMENTS, folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill the folder; the exit code of pip when it fails."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--python", nargs="+", default=["3.11", "3.12", "3.13"], metavar="VERSION")
    chosen = words.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for version in chosen.python:
        done = subprocess.run(download_command(version, chosen.folder / "wheels", ROOT / REQUIREMENTS), check=False)
        if done.returncode:
            return done.returncode
    copy_program(chosen.folder)
    write_starters(chosen.folder, chosen.python)
    wheels = list((chosen.folder / "wheels").glob("*.whl"))
    size = sum(wheel.stat().st_size for wheel in wheels) / 1e6
    print(f"{chosen.folder}: {len(wheels)} wheels, {size:.0f} MB, for Python {', '.join(chosen.python)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
