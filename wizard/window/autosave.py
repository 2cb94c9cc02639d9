"""Saving without a button: at once after a change, in the background; trouble is kept where the window can show it."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wizard.plan.model import Plan
from wizard.plan.trouble import ReadOnlyPlan, SaveFailed, StoreError

if TYPE_CHECKING:
    from wizard.plan.store import PlanStore
    from wizard.window.session import Session

PAUSE, LONGEST_PAUSE = 150, 600
"""Milliseconds from one save to the next while changes go on. A slow disk gets the longer pause; with that and the
editors' own delay an edit is safe in a second."""
SHARE = 3
"""A pause is so many times as long as the save before it took."""
RETRY = 5000
"""Milliseconds until a failed save is tried again: the stick may be back, another program may have let go."""


class Autosave(QObject):
    """Keeps the session's plan on disk. A slow disk or network never stops the window: it saves a copy in a thread."""

    saved = Signal(object)
    failed = Signal(str)
    _done = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._store: PlanStore | None = None
        self._thread: threading.Thread | None = None
        self._dirty = False
        self._began = self._ended = 0.0
        self._outcome: StoreError | None = None
        self.trouble: StoreError | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._done.connect(self._finish)

    def watch(self, store: PlanStore | None) -> None:
        """From now on saves go to this store; nothing is waiting to be saved."""
        self.wait()
        self._store = store
        self._dirty = False
        self.trouble = None
        self._timer.stop()
        if store is not None:
            with contextlib.suppress(OSError):
                self.saved.emit(datetime.fromtimestamp(store.saved_at or os.stat(store.path).st_mtime))

    def touch(self) -> None:
        """The plan was changed."""
        self._dirty = True
        # A failed save waits for RETRY; a change does not, in case it is what was wrong.
        if self._thread is None and (self.trouble is not None or not self._timer.isActive()):
            self._timer.start(self._until_next())

    def flush(self) -> None:
        """Starts saving what is unsaved. A failed save whose reason needs the user's word is not tried again."""
        if not self._dirty or self._thread is not None or self._store is None:
            return
        self._timer.stop()
        self._dirty = False
        self._began = time.monotonic()
        store, copy = self._store, self._session.plan.copy()
        self._thread = threading.Thread(target=self._save, args=(store, copy), name="autosave")
        self._thread.start()

    def save_now(self, *, overwrite: bool = False) -> bool:
        """Saves on this thread; whether the plan is on disk. `overwrite`: also over somebody else's changes."""
        self.wait()
        if self._store is None or self._store.read_only:
            return True
        if self._dirty or self.trouble is not None:
            self._dirty = False
            self._outcome = _try(self._store, self._session.plan, overwrite)
            self._tell()
        return self.trouble is None

    def wait(self) -> None:
        """Until the save under way, if any, has ended."""
        if self._thread is not None:
            self._thread.join()
            self._finish(self._thread)

    def _save(self, store: PlanStore, plan: Plan) -> None:
        try:
            self._outcome = _try(store, plan, False)
        except BaseException:
            self._outcome = SaveFailed("Chưa lưu được hồ sơ vì một lỗi của phần mềm.")
            raise  # for the crash log
        finally:
            self._done.emit(threading.current_thread())

    def _finish(self, thread: object) -> None:
        if self._thread is None or thread is not self._thread:
            return  # waited for already
        self._thread.join()
        self._thread = None
        self._tell()

    def _until_next(self) -> int:
        """Milliseconds until the next save may begin: none when it is long since the last one."""
        took = max(0.0, self._ended - self._began) * 1000
        pause = min(max(PAUSE, SHARE * took), LONGEST_PAUSE)
        return max(0, round(pause - (time.monotonic() - self._began) * 1000))

    def _tell(self) -> None:
        self.trouble = self._outcome
        self._ended = time.monotonic()
        if self.trouble is None:
            if self._dirty:
                self._timer.start(self._until_next())
            self.saved.emit(datetime.now())
        else:
            self._dirty = True
            self._timer.start(RETRY)
            self.failed.emit(self.trouble.sentence)


def _try(store: PlanStore, plan: Plan, overwrite: bool) -> StoreError | None:
    try:
        store.save(plan, overwrite=overwrite)
    except ReadOnlyPlan:
        return None
    except StoreError as error:
        return error
    return None
