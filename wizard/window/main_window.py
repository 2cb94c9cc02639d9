"""The window: menu, quiet bars, the first page or the workspace, title and status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from wizard.plan.model import Place, Value
from wizard.plan.trouble import ChangedOutside
from wizard.window.look import em
from wizard.window.notices import Notices
from wizard.window.opening import Opening
from wizard.window.pages.start_page import StartPage
from wizard.window.places_on_disk import word_files_of
from wizard.window.session import Session, places_of

if TYPE_CHECKING:
    from wizard.plan.language.tones import Style
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
        self._make_menu()
        self.start.open_wanted.connect(self._open)
        self.start.new_wanted.connect(self._begin_plan)
        self.start.sample_wanted.connect(self.opening.sample)
        self.start.check_wanted.connect(self.check_word_files)
        session.plan_replaced.connect(self._plan_replaced)
        session.saved.connect(self._show_saved)
        session.save_failed.connect(self._show_trouble)
        session.history_changed.connect(self._show_history)
        session.message.connect(lambda words: self.statusBar().showMessage(words, 8000))
        self._restore_geometry()
        self._show_title()
        self._show_history()

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
        self._show_history()

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

    # --- menu ---

    def _make_menu(self) -> None:
        bar = self.menuBar()
        self._for_plan: list[QAction] = []
        file = bar.addMenu("&Hồ sơ")
        self._action(file, "Hồ sơ &mới…", self.show_start, "Ctrl+N")
        self._action(file, "M&ở…", self.opening.ask_and_open, "Ctrl+O")
        self._action(file, "Lưu n&gay", self._save_now, "Ctrl+S", plan=True)
        self._action(file, "Lưu thành &tệp khác…", self.opening.save_as, "Ctrl+Shift+S", plan=True)
        self._action(file, "Các &bản lưu…", lambda: self._dialog("history:HistoryDialog"), plan=True)
        file.addSeparator()
        self._action(file, "Về &trang đầu", self.show_start, plan=True)
        self._action(file, "T&hoát", self.close, "Ctrl+Q")
        edit = bar.addMenu("&Sửa")
        self._undo = self._action(edit, "Hoàn tác", self._travel_back, "Ctrl+Z", plan=True)
        self._redo = self._action(edit, "Làm lại", self._travel_on, "Ctrl+Y", plan=True)
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addSeparator()
        self._action(edit, "&Tìm trong hồ sơ", self._search, "Ctrl+F", plan=True)
        go = bar.addMenu("Đ&i tới")
        self._action(go, "Trang &trước", self._previous_page, "Alt+Left", plan=True)
        self._action(go, "Trang &sau", self._next_page, "Alt+Right", plan=True)
        self._action(go, "Mục còn t&hiếu tiếp theo", self._next_missing, "F8", plan=True)
        go.addSeparator()
        for words, key in (
            ("&Kế hoạch hành động", "/actions"),
            ("Kinh &phí", "/budget"),
            ("&Chỉ tiêu", "/indicators"),
            ("&Rà soát", "/review"),
            ("&Xuất bộ hồ sơ", "/export"),
        ):
            self._action(go, words, partial(self.go_to, key), plan=True)
        go.addSeparator()
        self._action(go, "Phần tiếp theo của cửa sổ", self._next_pane, "F6", plan=True)
        view = bar.addMenu("&Xem")
        self._action(view, "Hiện hoặc ẩn phần &hướng dẫn", self._fold_help, "F9", plan=True)
        self._action(view, "Hiện hoặc ẩn phần &xem trước trang in", self._fold_preview, "Ctrl+P", plan=True)
        tools = bar.addMenu("&Công cụ")
        self._action(tools, "&Kiểm tra thể thức tệp Word…", self.check_word_files, "F7")
        tools.addSeparator()
        self._action(tools, "Viết cả hồ sơ kiểu “hòa, khỏe, thủy”", lambda: self._unify("first"), plan=True)
        self._action(tools, "Viết cả hồ sơ kiểu “hoà, khoẻ, thuỷ”", lambda: self._unify("second"), plan=True)
        self._action(tools, "&Từ điển chính tả…", lambda: self._dialog("spelling:SpellingDialog"))
        about = bar.addMenu("&Trợ giúp")
        self._action(about, "Hướng dẫn cho &mục đang soạn", self._help, "F1", plan=True)
        self._action(about, "&Tìm trong phần trợ giúp…", lambda: self._dialog("help_search:HelpSearchDialog"))
        self._action(about, "&Giới thiệu nhanh cách dùng", lambda: self._dialog("tour:TourDialog"))
        about.addSeparator()
        self._action(about, "&Về phần mềm này", lambda: self._dialog("about:AboutDialog"))

    def _action(
        self, menu: QMenu, words: str, do: Callable[[], object], keys: str = "", *, plan: bool = False
    ) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda: do())
        if keys:
            action.setShortcut(QKeySequence(keys))
        if plan:
            self._for_plan.append(action)
        return action

    def _previous_page(self) -> None:
        if self.workspace is not None:
            self.workspace.previous_page()

    def _next_page(self) -> None:
        if self.workspace is not None:
            self.workspace.next_page()

    def _next_missing(self) -> None:
        if self.workspace is not None:
            self.workspace.next_missing()

    def _dialog(self, name: str) -> None:
        module, _, kind = name.partition(":")
        self.session.commit_pending()
        getattr(import_module(f"wizard.window.dialogs.{module}"), kind)(self.session, self).exec()

    def _save_now(self) -> None:
        if self.session.save_now():
            self.session.message.emit("Đã lưu. Phần mềm cũng tự lưu sau mỗi lần sửa.")

    def _travel_back(self) -> None:
        self._travelled(self.session.undo())

    def _travel_on(self) -> None:
        self._travelled(self.session.redo())

    def _travelled(self, change: object) -> None:
        """Goes to where something has just changed, so that nobody misses it."""
        from wizard.plan.history import Change

        if isinstance(change, Change):
            words = {"undo": "Đã hoàn tác", "redo": "Đã làm lại"}.get(change.kind, "")
            self.session.message.emit(f"{words}: {change.words}.")
            place = next(iter(places_of(change.operation)), None)
            if place is not None:
                self.go_to(place)

    def _unify(self, style: Style) -> None:
        """Writes all texts of the plan in one style of tone marks, as one step of the history."""
        from wizard.plan.language.tones import unify

        self.session.commit_pending()
        step = unify(self.session.plan, style)
        if step is None:
            self.session.message.emit("Cả hồ sơ đã viết theo kiểu này.")
        elif not self.session.read_only:
            self.session.history.seal()
            self.session.do(step)
            self.session.leave_field()
            self.session.message.emit("Đã viết cả hồ sơ theo một kiểu; “Hoàn tác” đưa trở lại như cũ.")

    def _search(self) -> None:
        if self.workspace is not None:
            self.workspace.navigation.start_search()

    def _help(self) -> None:
        if self.workspace is not None:
            self.workspace.fold_help(False)
            self.workspace.help.setFocus()

    def _fold_help(self) -> None:
        if self.workspace is not None:
            self.workspace.fold_help(self.workspace.help_button.isChecked())

    def _fold_preview(self) -> None:
        if self.workspace is not None:
            self.workspace.fold_preview(self.workspace.preview_button.isChecked())

    def _next_pane(self) -> None:
        if self.workspace is None:
            return
        panes = [pane for pane in self.workspace.panes() if pane.isVisible()]
        focus = QApplication.focusWidget() or self
        here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), -1)
        following = panes[(here + 1) % len(panes)]
        if following is self.workspace.panes()[1]:
            self.workspace.focus_page()
        else:
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self._show_history()

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

    def _show_history(self) -> None:
        back, on = self.session.undo_words(), self.session.redo_words()
        for action in self._for_plan:
            action.setEnabled(self.session.is_open)
        self._undo.setText(f"&Hoàn tác: {back}" if back else "&Hoàn tác")
        self._undo.setEnabled(bool(back) or self.session.is_open)  # text still being typed can be undone too
        self._redo.setText(f"&Làm lại: {on}" if on else "&Làm lại")
        self._redo.setEnabled(bool(on))

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
