"""The menu of the window and what its entries do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from wizard.window.session import places_of

if TYPE_CHECKING:
    from wizard.plan.language.tones import Style
    from wizard.window.main_window import MainWindow


class Menu(QObject):
    """The menu of one window. `undo` and `redo` name what they would do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._for_plan: list[QAction] = []
        bar = window.menuBar()
        file = bar.addMenu("&Hồ sơ")
        self._action(file, "Hồ sơ &mới…", window.show_start, "Ctrl+N")
        self._action(file, "M&ở…", window.opening.ask_and_open, "Ctrl+O")
        self._action(file, "Lưu n&gay", self._save_now, "Ctrl+S", plan=True)
        self._action(file, "Lưu thành &tệp khác…", window.opening.save_as, "Ctrl+Shift+S", plan=True)
        self._action(file, "Các &bản lưu…", lambda: self._dialog("history:HistoryDialog"), plan=True)
        file.addSeparator()
        self._action(file, "Về &trang đầu", window.show_start, plan=True)
        self._action(file, "T&hoát", window.close, "Ctrl+Q")
        edit = bar.addMenu("&Sửa")
        self.undo = self._action(edit, "Hoàn tác", self._travel_back, "Ctrl+Z", plan=True)
        self.redo = self._action(edit, "Làm lại", self._travel_on, "Ctrl+Y", plan=True)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
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
            self._action(go, words, partial(window.go_to, key), plan=True)
        go.addSeparator()
        self._action(go, "Phần tiếp theo của cửa sổ", self._next_pane, "F6", plan=True)
        view = bar.addMenu("&Xem")
        self._action(view, "Hiện hoặc ẩn phần &hướng dẫn", self._fold_help, "F9", plan=True)
        self._action(view, "Hiện hoặc ẩn phần &xem trước trang in", self._fold_preview, "Ctrl+P", plan=True)
        tools = bar.addMenu("&Công cụ")
        self._action(tools, "&Kiểm tra thể thức tệp Word…", window.check_word_files, "F7")
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

    def show_history(self) -> None:
        """Says what can be undone and redone; what needs a plan is grey without one."""
        session = self._session
        back, on = session.undo_words(), session.redo_words()
        for action in self._for_plan:
            action.setEnabled(session.is_open)
        self.undo.setText(f"&Hoàn tác: {back}" if back else "&Hoàn tác")
        self.undo.setEnabled(bool(back) or session.is_open)  # text still being typed can be undone too
        self.redo.setText(f"&Làm lại: {on}" if on else "&Làm lại")
        self.redo.setEnabled(bool(on))

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
        if self._window.workspace is not None:
            self._window.workspace.previous_page()

    def _next_page(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.next_page()

    def _next_missing(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.next_missing()

    def _dialog(self, name: str) -> None:
        module, _, kind = name.partition(":")
        self._session.commit_pending()
        getattr(import_module(f"wizard.window.dialogs.{module}"), kind)(self._session, self._window).exec()

    def _save_now(self) -> None:
        if self._session.save_now():
            self._session.message.emit("Đã lưu. Phần mềm cũng tự lưu sau mỗi lần sửa.")

    def _travel_back(self) -> None:
        self._travelled(self._session.undo())

    def _travel_on(self) -> None:
        self._travelled(self._session.redo())

    def _travelled(self, change: object) -> None:
        """Goes to where something has just changed, so that nobody misses it."""
        from wizard.plan.history import Change

        if isinstance(change, Change):
            words = {"undo": "Đã hoàn tác", "redo": "Đã làm lại"}.get(change.kind, "")
            self._session.message.emit(f"{words}: {change.words}.")
            place = next(iter(places_of(change.operation)), None)
            if place is not None:
                self._window.go_to(place)

    def _unify(self, style: Style) -> None:
        """Writes all texts of the plan in one style of tone marks, as one step of the history."""
        from wizard.plan.language.tones import unify

        self._session.commit_pending()
        step = unify(self._session.plan, style)
        if step is None:
            self._session.message.emit("Cả hồ sơ đã viết theo kiểu này.")
        elif self._session.read_only:
            self._session.message.emit("Hồ sơ đang mở chỉ để xem; hãy lưu thành tệp khác rồi sửa.")
        else:
            self._session.history.seal()
            self._session.do(step)
            self._session.leave_field()
            self._session.message.emit("Đã viết cả hồ sơ theo một kiểu; “Hoàn tác” đưa trở lại như cũ.")

    def _search(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.navigation.start_search()

    def _help(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.fold_help(False)
            self._window.workspace.help.setFocus()

    def _fold_help(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.fold_help(self._window.workspace.help_button.isChecked())

    def _fold_preview(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.fold_preview(self._window.workspace.preview_button.isChecked())

    def _next_pane(self) -> None:
        if self._window.workspace is None:
            return
        panes = [pane for pane in self._window.workspace.panes() if pane.isVisible()]
        focus = QApplication.focusWidget() or self._window
        here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), -1)
        following = panes[(here + 1) % len(panes)]
        if following is self._window.workspace.panes()[1]:
            self._window.workspace.focus_page()
        else:
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)
