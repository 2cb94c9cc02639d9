"""When the program itself fails: the plan is saved first, then one page says so, and the program goes on.

A crash that Python cannot catch leaves a log, which the next start finds. Nothing is ever sent anywhere.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
from datetime import datetime
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion

from wizard import __version__

if TYPE_CHECKING:
    from wizard.window.session import Session

_LARGEST = 200_000
_BAD = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class CrashLog:
    """The log of crashes in the user's data folder. `previous`: what the last sitting left, "" when it ended well."""

    def __init__(self, home: str) -> None:
        self.previous = ""
        self._path = os.path.join(home, "crash.log")
        self._file: IO[str] | None = None
        with contextlib.suppress(OSError):  # a start without a log is better than no start
            os.makedirs(home, exist_ok=True)
            with contextlib.suppress(FileNotFoundError), open(self._path, encoding="utf-8", errors="replace") as file:
                self.previous = file.read(_LARGEST).strip()
            self._file = open(self._path, "w", encoding="utf-8")  # noqa: SIM115 - open for as long as the program runs
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The program ends well: no log is left."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                os.unlink(self._path)


class Failures(QObject):
    """Takes every exception that nobody caught, in any thread, to the window's thread and there to the page for it."""

    _failed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._busy = False
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing fails unseen."""
        sys.excepthook = self._caught
        threading.excepthook = lambda failure: self._caught(
            failure.exc_type, failure.exc_value or failure.exc_type(), failure.exc_traceback
        )
        qInstallMessageHandler(_qt_said)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:  # there is none in a windowed build
            print(text, file=sys.stderr)
        if issubclass(kind, Exception):
            self._failed.emit(text)

    def _tell(self, text: str) -> None:
        if self._busy:
            return  # one page at a time, or a fault in painting would open hundreds
        self._busy = True
        try:
            saved = False
            with contextlib.suppress(Exception):
                saved = self._session.save_now()
            from wizard.window.dialogs.unexpected import UnexpectedDialog

            UnexpectedDialog(details(text), saved).exec()
        finally:
            self._busy = False


def details(text: str) -> str:
    """What whoever helps needs to know; nothing of the plan."""
    import platform

    now = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
    versions = f"quangba {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{now}\n{versions}\n\n{text}"


def _qt_said(kind: QtMsgType, context: object, message: str) -> None:
    """Qt's own warnings are for developers; only what is bad goes where it can be seen."""
    if sys.stderr is not None and (kind in _BAD or sys.flags.dev_mode):
        print(message, file=sys.stderr)
