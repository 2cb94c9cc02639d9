"""What `make` needs of the system besides Python packages: finds out, installs it where it may, else says the command.

Standard library only: this runs with the system's Python before there is a venv.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST_PYTHON = (3, 11)
VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def has_program(name: str) -> bool:
    return shutil.which(name) is not None


def has_file(path: str) -> bool:
    return Path(path).exists()


def has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font(family: str) -> bool:
    """Whether fontconfig knows the family itself, not a stand-in for it."""
    if not has_program("fc-list"):
        return False
    found = subprocess.run(["fc-list", family], capture_output=True, text=True, encoding="utf-8", check=False)
    return bool(found.stdout.strip())


def has_venv(_name: str) -> bool:
    """Debian splits ensurepip from Python; without it `python -m venv` stops half way."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


Need = tuple[Callable[[str], bool], str, str]

# What is looked for, and the package of Debian and Ubuntu that brings it. The libraries are those that Qt's window,
# offscreen and X11 plug-ins link to and that a machine without a desktop lacks.
NEEDS: dict[str, list[Need]] = {
    "venv": [(has_venv, "venv", VENV_PACKAGE)],
    "test": [
        (has_program, "soffice", "libreoffice-writer-nogui"),
        (has_program, "pdftoppm", "poppler-utils"),
        (has_program, "fc-list", "fontconfig"),
        (has_font, "Tinos", "fonts-croscore"),
        (has_program, "java", "default-jre-headless"),
        (has_file, "/usr/share/java/preflight.jar", "libpdfbox2-java"),
        (has_file, "/usr/share/java/commons-io.jar", "libcommons-io-java"),
        (has_file, "/usr/share/java/javax.activation.jar", "libactivation-java"),
        (has_file, "/usr/share/java/jaxb-api.jar", "libjaxb-api-java"),
        (has_program, "qpdf", "qpdf"),
        (has_program, "xvfb-run", "xvfb"),
        (has_program, "xdotool", "xdotool"),
        (has_library, "libEGL.so.1", "libegl1"),
        (has_library, "libGL.so.1", "libgl1"),
        (has_library, "libdbus-1.so.3", "libdbus-1-3"),
        (has_library, "libfontconfig.so.1", "libfontconfig1"),
        (has_library, "libglib-2.0.so.0", "libglib2.0-0"),
        (has_library, "libxkbcommon.so.0", "libxkbcommon0"),
        (has_library, "libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        (has_library, "libxcb-cursor.so.0", "libxcb-cursor0"),
        (has_library, "libxcb-icccm.so.4", "libxcb-icccm4"),
        (has_library, "libxcb-keysyms.so.1", "libxcb-keysyms1"),
        (has_library, "libxcb-randr.so.0", "libxcb-randr0"),
        (has_library, "libxcb-shape.so.0", "libxcb-shape0"),
        (has_library, "libxcb-xkb.so.1", "libxcb-xkb1"),
    ],
}


def missing_packages(group: str) -> list[str]:
    """Packages of the group (a key of NEEDS) whose program, library or font is not there."""
    return [package for found, name, package in NEEDS[group] if not found(name)]


def install_command(packages: list[str]) -> str:
    """The command for a person on Debian or Ubuntu."""
    return "sudo apt-get update && sudo apt-get install --yes --no-install-recommends " + " ".join(packages)


def install(packages: list[str]) -> bool:
    """Install with apt-get when that needs no password; whether it was tried and succeeded."""
    if not has_program("apt-get"):
        return False
    root: list[str] = []
    if os.geteuid() != 0:
        root = ["sudo", "-n"]
        if not has_program("sudo") or subprocess.run([*root, "true"], capture_output=True, check=False).returncode:
            return False
    print(f"Installing for the tests: {' '.join(packages)}", flush=True)
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
    # A list that cannot be refreshed may still be good enough to install from.
    subprocess.run([*apt, "update"], check=False)
    done = subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *packages], check=False)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    if sys.version_info[:2] < OLDEST_PYTHON:
        print(f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed; this is {sys.version.split()[0]}.")
        print("Name a newer one: make test PYTHON=python3.11")
        return 1
    group = arguments[0]
    packages = missing_packages(group)
    if packages and (not install(packages) or missing_packages(group)):
        distribution = "" if Path("/etc/debian_version").exists() else " (names of Debian and Ubuntu)"
        print(f"Missing on this machine{distribution}: {' '.join(packages)}\nInstall with:\n")
        print(f"    {install_command(packages)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
