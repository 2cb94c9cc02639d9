"""The real program on a screen of its own: started as a process, used by keyboard and mouse, seen through the screen.

Needs Xvfb and xdotool; without them the tests fail and say how to install them.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.tools.need_system import install_command

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "out" / "end-to-end"
"""Screenshots for people; the folder is ignored by git."""
WIDTH, HEIGHT = 1366, 768
TYPING_MS = 25
PATIENCE = 30.0
LETTERS = (
    "".join(
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
        if base + tone not in "aeiouy"
    )
    + "đ"
)
"""The 67 Vietnamese letters that a plain keyboard lacks."""


def need_tools() -> None:
    """Fails the test, with the command that helps, where a tool is missing."""
    packages = [package for program, package in (("Xvfb", "xvfb"), ("xdotool", "xdotool")) if not shutil.which(program)]
    if packages:
        pytest.fail(f"Missing: {' '.join(packages)}. Install with: {install_command(packages)}")


def wait_for(what: str, condition: Callable[[], bool]) -> None:
    """Waits until something is so; fails with `what` when it is not in time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"in vain waited for: {what}")
        time.sleep(0.1)


def teach_letters(display: str) -> None:
    """Gives the Vietnamese letters keys of their own.

    Without them xdotool changes the keyboard for each such letter and back, and a program that is busy at that moment
    loses the letter.
    """
    x11, xkb = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libxkbcommon.so.0")
    x11.XOpenDisplay.restype = x11.XGetKeyboardMapping.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode("ascii")))
    first, last, per_key = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x11.XDisplayKeycodes(connection, ctypes.byref(first), ctypes.byref(last))
    count = last.value - first.value + 1
    address = x11.XGetKeyboardMapping(connection, first.value, count, ctypes.byref(per_key))
    symbols = (ctypes.c_ulong * (count * per_key.value)).from_address(address)
    media = 0x1008_0000  # keys for sound, mail, sleep …: nobody needs them here
    free = [key for key in range(count) if not symbols[key * per_key.value] or symbols[key * per_key.value] > media]
    assert len(free) >= len(LETTERS), "the virtual keyboard has too few keys"
    for key, letter in zip(free, LETTERS, strict=False):
        pair = (ctypes.c_ulong * 2)(*(xkb.xkb_utf32_to_keysym(ord(each)) for each in (letter, letter.upper())))
        x11.XChangeKeyboardMapping(connection, first.value + key, 2, pair, 1)
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


@dataclass(slots=True)
class Screen:
    """One virtual screen with one running program; `home` is its user's folder."""

    display: str
    memory: Path
    home: Path
    program: subprocess.Popen[bytes]

    # --- hands ---

    def tool(self, *arguments: str) -> str:
        """Runs xdotool on this screen."""
        environment = {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        """Presses keys one after the other: «Tab», «ctrl+f»."""
        self.tool("key", "--delay", "60", *keys)
        time.sleep(0.15)

    def type(self, text: str) -> None:
        """Types a text."""
        self.tool("type", "--delay", str(TYPING_MS), text)
        time.sleep(0.15)

    def click(self, x: int, y: int) -> None:
        """Clicks with the left button."""
        self.tool("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.3)

    def scroll(self, x: int, y: int, notches: int) -> None:
        """Turns the mouse wheel towards oneself."""
        self.tool("mousemove", str(x), str(y), "click", "--repeat", str(notches), "--delay", "30", "5")
        time.sleep(0.4)

    # --- eyes ---

    def picture(self) -> QImage:
        """What is on the screen now."""
        data = self.memory.read_bytes()
        head = struct.unpack(">25I", data[:100])
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        pixels = data[size + 12 * colours :]
        return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()

    def keep(self, name: str) -> None:
        """Saves a screenshot for people."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.picture().save(str(PICTURES / f"{name}.png"))

    def find_block(self, colour: int, below: int = 0, right_of: int = 0) -> tuple[int, int] | None:
        """The middle of the first block (from the top) of at least 40 × 12 points of one colour; None for none."""
        picture = self.picture()
        for y in range(below, picture.height() - 12, 4):
            run = 0
            for x in range(right_of, picture.width()):
                run = run + 1 if picture.pixel(x, y) & 0xFFFFFF == colour else 0
                if run == 40 and all(picture.pixel(x - 20, y + down) & 0xFFFFFF == colour for down in range(6)):
                    return x - 20, y + 4
        return None

    def title(self) -> str:
        """The title of the program's window."""
        window = self.tool("search", "--onlyvisible", "--name", "Quảng bá địa phương").split("\n")[0]
        return self.tool("getwindowname", window) if window else ""


@contextmanager
def virtual_screen(memory: Path) -> Iterator[str]:
    """An X server of its own, whose picture lies in a file of the folder `memory`; gives the name of its display."""
    need_tools()
    memory.mkdir(parents=True)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
            *("-nolisten", "tcp", "-noreset", "-fbdir", str(memory)),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


def environment_for(display: str, home: Path) -> dict[str, str]:
    """The environment of a program on a virtual screen; nothing of the developer's desktop gets in."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))},
        "DISPLAY": display,
        "HOME": str(home),
        "QUANGBA_HOME": str(home / "data"),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Screen]:
    """The program on a new screen, with a user who has never used it; both are gone afterwards."""
    home, said = folder / "home", folder / "said"
    home.mkdir(parents=True)
    with virtual_screen(folder / "screen") as display, open(said, "wb") as output:
        teach_letters(display)
        program = subprocess.Popen(
            [sys.executable, "-m", "wizard", *arguments],
            env=environment_for(display, home),
            cwd=home,
            stdout=output,
            stderr=output,
        )
        screen = Screen(display, folder / "screen" / "Xvfb_screen0", home, program)
        try:
            wait_for("the window", lambda: bool(screen.title()))
            window = screen.tool("search", "--onlyvisible", "--name", "Quảng bá địa phương").split("\n")[0]
            screen.tool("windowfocus", "--sync", window)
            time.sleep(0.5)
            yield screen
        finally:
            program.kill()
            program.wait()
    words = said.read_text(encoding="utf-8")
    assert "Traceback" not in words, words
