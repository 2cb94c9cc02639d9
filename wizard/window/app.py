"""Starts the window: as little as possible before the first page is on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

NO_DISPLAY = 3
_ADVICE = """\
Không có màn hình để mở cửa sổ phần mềm.
Hãy chạy trên máy có màn hình, hoặc dùng các lệnh không cần cửa sổ: quangba --help"""


def run(arguments: Sequence[str] = ()) -> int:
    """Opens the window, with the plan file that `arguments` may name, and returns the exit code when it is closed."""
    if not has_display():
        print(_ADVICE, file=sys.stderr)
        return NO_DISPLAY
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from wizard.framework import load_framework
    from wizard.plan.snapshots import data_home
    from wizard.window import look
    from wizard.window.crash import CrashLog, Failures
    from wizard.window.main_window import NAME, MainWindow
    from wizard.window.session import Session
    from wizard.window.translation import VietnameseTranslator

    QLocale.setDefault(QLocale("vi_VN"))
    app = QApplication([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName("quangba")
    font = QFont(app.font())
    if font.pointSizeF() < _SMALLEST:
        font.setPointSizeF(_SMALLEST)
        app.setFont(font)
    look.apply(app)
    translator = VietnameseTranslator(app)
    app.installTranslator(translator)
    log = CrashLog(data_home())
    session = Session(load_framework())
    Failures(session).install()
    window = MainWindow(session)
    window.show()
    if arguments:
        window.opening.open(arguments[0])
    if log.previous:
        window.tell_crash(log.previous)
    code = app.exec()
    session.close_plan()
    log.close()
    return code


_SMALLEST = 10.0
"""Points: some systems report a font too small for a day's reading."""


def has_display() -> bool:
    """Whether there is something to show a window on."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
