"""The program as a process: it opens a window, loads nothing heavy before, and says what to do without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_display_it_says_what_to_do() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-m", "wizard"], cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 3
    assert "Không có màn hình" in done.stderr.decode("utf-8")


def test_the_first_page_is_up_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import wizard.window.app as app\n"
        "def look():\n"
        "    heavy = {'docx', 'jinja2', 'lxml', 'wizard.document', 'wizard.window.workspace'} & set(sys.modules)\n"
        "    visible = any(window.isVisible() for window in QApplication.topLevelWidgets())\n"
        "    print('visible', visible, sorted(heavy))\n"
        "    QApplication.quit()\n"
        "make = app.make_application\n"
        "def made():\n"
        "    application = make()\n"
        "    QTimer.singleShot(0, look)\n"
        "    return application\n"
        "app.make_application = made\n"
        "sys.exit(app.run())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QUANGBA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False, timeout=60)
    assert done.stdout.decode().strip() == "visible True []", done.stderr.decode()
    assert done.returncode == 0


def test_what_stays_is_not_looked_through_for_garbage(tmp_path: Path) -> None:
    """After the first findings, and only once: what comes later may become garbage."""
    script = (
        "import gc, os, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import wizard.window.app as app\n"
        "from wizard.window.checking import Checking\n"
        "counts = []\n"
        "make = Checking.__init__\n"
        "def made(self, session):\n"
        "    make(self, session)\n"
        "    self.changed.connect(lambda: counts.append(gc.get_freeze_count()))\n"
        "    self.changed.connect(lambda: again(session))\n"
        "def again(session):\n"
        "    if len(counts) == 3:\n"
        "        print(counts[0] == 0, counts[1] > 10_000, counts[1] == counts[2])\n"
        "        QApplication.quit()\n"
        "    else:\n"
        "        QTimer.singleShot(0, lambda: session.set_mark(place, str(len(counts))))\n"
        "Checking.__init__ = made\n"
        "from wizard.plan.model import Place\n"
        "place = Place('slogan')\n"
        "sys.exit(app.run([sys.argv[1]]))\n"
    )
    plan = tmp_path / "Lâm Hải.ctqb"
    plan.write_bytes((ROOT / "resources" / "samples" / "lam-hai.ctqb").read_bytes())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QUANGBA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(plan)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert done.stdout.decode().strip() == "True True True", done.stderr.decode()
