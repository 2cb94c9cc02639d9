"""The window: menu, quiet bars, the first page or the workspace, title and status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wizard.plan.model import Place, Value
from wizard.plan.trouble import ChangedOutside
from wizard.window.look import em
from wizard.window.menu import Menu
from wizard.window.notices import Notices
from wizard.window.opening import Opening
from wizard.window.pages.start_page import StartPage
from wizard.window.places_on_disk import word_files_of
from wizard.window.session import Session

if TYPE_CHECKING:
    from wizard.window.pages.word_check_page import WordCheckAlone
    from wizard.window.workspace import Workspace

NAME = "Quảng bá địa phương"
TOUR_SEEN = "tour_seen"


class MainWindow(QMainWindow):
    """One window for one session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._state = ""
        self._tour_goes_on = False
        self.workspace: Workspace | None = None
        self._alone: WordCheckAlone | None = None
        self.setAcceptDrops(True)
        self.notices = Notices()
        self.opening = Opening(session, self.notices, self)
        self.start: StartPage = StartPage(session.framework, session.settings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._saved_words = QLabel()
        self.statusBar().addPermanentWidget(self._saved_words)
        self.statusBar().setSizeGripEnabled(False)
        self.menu = Menu(self)
        self.start.open_wanted.connect(self._open)
        self.start.new_wanted.connect(self._begin_plan)
        self.start.sample_wanted.connect(self.opening.sample)
        self.start.check_wanted.connect(self.check_word_files)
        session.plan_replaced.connect(self._plan_replaced)
        session.saved.connect(self._show_saved)
        session.save_failed.connect(self._show_trouble)
        session.history_changed.connect(self.menu.show_history)
        session.message.connect(lambda words: self.statusBar().showMessage(words, 8000))
        self._restore_geometry()
        self._show_title()
        self.menu.show_history()

    # --- for others ---

    def go_to(self, target: Place | str) -> None:
        """Shows a page (by key) or a place of the open plan."""
        if self.workspace is not None:
            self.workspace.go_to(target)

    def check_word_files(self, files: Sequence[Path] = ()) -> None:
        """Shows the page that checks Word files, which needs no plan, and gives it files to begin with."""
        from wizard.window.pages.word_check_page import WordCheckAlone, WordCheckPage

        if self.workspace is not None:
            self.workspace.go_to("/word-check")
            page = self.workspace.page("/word-check")
            assert isinstance(page, WordCheckPage)
        else:
            if self._alone is None:
                self._alone = WordCheckAlone(self.session, self.show_start)
                self._stack.addWidget(self._alone)
            self._stack.setCurrentWidget(self._alone)
            page = self._alone.page
        if files:
            page.check(files)

    def show_start(self) -> None:
        """Closes the plan, after saving it, and shows the first page."""
        if not self._may_close():
            return
        self.session.close_plan()
        self._state = ""
        self._drop_workspace()
        self.notices.clear()
        self.start.refresh()
        self._stack.setCurrentWidget(self.start)
        self._show_title()
        self.menu.show_history()

    def tell_crash(self, log: str) -> None:
        """Says that the last sitting ended badly, and offers its log."""
        self.notices.show_notice(
            "crash",
            "Lần trước phần mềm dừng đột ngột. Nội dung đã soạn được tự lưu; hãy mở lại hồ sơ để làm tiếp.",
            [("Sao chép chi tiết", lambda: QApplication.clipboard().setText(log))],
        )

    def offer_tour(self) -> None:
        """At the very first start: the tour, which goes on when the first plan is open, unless it is skipped."""
        if not self.session.settings.flag(TOUR_SEEN):
            self._tour_goes_on = True
            self._begin_tour()

    def _begin_tour(self) -> None:
        from wizard.window.dialogs.tour import TourDialog

        tour = TourDialog(self.session, self)
        tour.skip.clicked.connect(self._skip_tour)
        tour.begin()

    def _skip_tour(self) -> None:
        self._tour_goes_on = False

    # --- what the session tells ---

    def _open(self, path: str) -> None:
        if path:
            self.opening.open(path)
        else:
            self.opening.ask_and_open()

    def _begin_plan(self, answers: Mapping[str, Value]) -> None:
        if self.opening.new(answers) and self.workspace is not None:
            self.workspace.begin_writing()

    def _plan_replaced(self) -> None:
        self.notices.clear()
        self._drop_workspace()
        # Not before there is a plan: the first page shows sooner.
        from wizard.window.style import use_wizard_style
        from wizard.window.workspace import Workspace

        use_wizard_style()
        self.workspace = Workspace(self.session)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.go_to(self.session.page or self.session.tree.pages[0].id)
        if self.session.read_only:
            self.notices.show_notice(
                "read_only",
                "Hồ sơ đang mở chỉ để xem.",
                [("Lưu thành tệp khác để sửa…", self.opening.save_as)],
                closable=False,
            )
        if self._tour_goes_on:
            self._tour_goes_on = False
            QTimer.singleShot(0, self._begin_tour)
        self._show_title()
        self.menu.show_history()

    def _drop_workspace(self) -> None:
        if self.workspace is not None:
            self.workspace.stop()
            self._stack.removeWidget(self.workspace)
            self.workspace.deleteLater()
            self.workspace = None

    def _show_saved(self, moment: datetime) -> None:
        self.notices.remove("save")
        store = self.session.store
        if store is not None and store.snapshot_problem:
            self.notices.show_notice("snapshot", store.snapshot_problem)
        day = "" if moment.date() == datetime.now().date() else f" ngày {moment:%d/%m/%Y}"
        self._state = f"đã lưu lúc {moment:%H:%M}{day}"
        self._show_title()

    def _show_trouble(self, sentence: str) -> None:
        trouble = self.session.trouble
        ways: list[tuple[str, Callable[[], object]]] = [("Lưu thành tệp khác…", self.opening.save_as)]
        if isinstance(trouble, ChangedOutside):
            ways.insert(0, ("Giữ bản của tôi", lambda: self.session.save_now(overwrite=True)))
            if self.session.file_exists():
                ways.insert(0, ("Dùng bản mới", self._reload))
        else:
            ways.insert(0, ("Thử lại", self.session.save_now))
        words = [sentence, trouble.hint if trouble is not None else "", "Nội dung vừa soạn vẫn còn nguyên."]
        self.notices.show_notice("save", " ".join(filter(None, words)), ways, closable=False)
        self._state = "chưa lưu được"
        self._show_title()

    def _reload(self) -> None:
        from wizard.plan.file import PlanFileError
        from wizard.plan.trouble import StoreError

        try:
            self.session.reload()
        except (PlanFileError, StoreError) as error:
            self.notices.show_notice("open", str(error), [("Lưu thành tệp khác…", self.opening.save_as)])
        else:
            self.session.message.emit("Đang dùng bản mới; bản trước đó được giữ trong “Các bản lưu”.")

    def _show_title(self) -> None:
        if not self.session.is_open:
            self.setWindowTitle(NAME)
            self._saved_words.clear()
            return
        state = "chỉ để xem" if self.session.read_only else self._state
        parts = [self.session.name, state, NAME]
        self.setWindowTitle(" – ".join(part for part in parts if part))
        self._saved_words.setText(state[:1].upper() + state[1:])

    # --- the window itself ---

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.session.is_open:
            if self.isActiveWindow():
                QTimer.singleShot(0, self._look_outside)
            else:
                self.session.commit_pending()
                self.session.flush()

    def _look_outside(self) -> None:
        """Whether somebody has changed the file while we were away."""
        if self.session.changed_outside():
            self.session.autosave.touch()
            self.session.flush()  # the store refuses, and says why

    def _may_close(self) -> bool:
        return not self.session.is_open or self.session.save_now() or self.opening.leave_unsaved()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.session.settings.geometry = self.saveGeometry()
        if self.workspace is not None:
            self.workspace.stop()
        if self._alone is not None:
            self._alone.page.stop()
        self.session.close_plan()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if word_files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.check_word_files(word_files_of(event))

    def _restore_geometry(self) -> None:
        self.setMinimumSize(em(55), em(32))
        if not self.restoreGeometry(self.session.settings.geometry):
            available = self.screen().availableGeometry()
            self.resize(min(em(118), available.width()), min(em(70), available.height()))
            if available.width() < em(125) or available.height() < em(75):  # with the frame it would hardly fit
                self.setWindowState(Qt.WindowState.WindowMaximized)
