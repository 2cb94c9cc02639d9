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
