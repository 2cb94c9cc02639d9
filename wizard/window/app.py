"""Starts the window: as little as possible before the first page is on the screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NO_DISPLAY = 3
SMALLEST = 10.0
"""Points: some systems report a font too small for a day's reading."""
_ADVICE = """\
Không có màn hình để mở cửa sổ phần mềm.
Hãy chạy trên máy có màn hình, hoặc dùng các lệnh không cần cửa sổ; xem: quangba --help"""


def run(arguments: Sequence[str] = ()) -> int:
    """Opens the window, with the plan file that `arguments` may name, and returns the exit code when it is closed."""
    if not has_display():
        print(_ADVICE, file=sys.stderr)
        return NO_DISPLAY
    app = make_application()
    from PySide6.QtCore import Qt, QTimer

    from wizard.framework import load_framework
    from wizard.plan.snapshots import data_home
    from wizard.window.crash import CrashLog, Failures
    from wizard.window.main_window import MainWindow
    from wizard.window.session import Session

    log = CrashLog(data_home())
    session = Session(load_framework())
    Failures(session).install()
    session.checking.changed.connect(spare_what_stays, Qt.ConnectionType.SingleShotConnection)
    window = MainWindow(session)
    window.show()
    if log.previous:
        window.tell_crash(log.previous)
    if arguments:
        window.opening.open(arguments[0])
    else:
        QTimer.singleShot(0, window.offer_tour)
    code = app.exec()
    session.close_plan()
    log.close()
    return code


def spare_what_stays() -> None:
    """What is loaded once a plan has been open for a moment stays to the end. To look through it for garbage takes 30
    to 50 ms each time, in the middle of somebody's word."""
    gc.freeze()


def make_application() -> QApplication:
    """The Qt application in our dress: Vietnamese numbers and texts, a readable font, light or dark as the system."""
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from wizard.window import look
    from wizard.window.translation import VietnameseTranslator

    sys.setswitchinterval(0.001)  # what is done in the background keeps the window waiting at most so long at a time
    QLocale.setDefault(QLocale("vi_VN"))
    app = QApplication(["quangba"])
    font = QFont(app.font())
    if font.pointSizeF() < SMALLEST:
        font.setPointSizeF(SMALLEST)
        app.setFont(font)
    look.apply(app)
    app.installTranslator(VietnameseTranslator(app))
    return app


def has_display() -> bool:
    """Whether there is something to show a window on."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
