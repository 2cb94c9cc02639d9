"""The middle of the program while a plan is open: navigation, page with header and footer, help and preview."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wizard.plan.model import Place
from wizard.plan.tree import Node, Status
from wizard.window.fields.base import FieldEditor
from wizard.window.help_pane import HelpPane
from wizard.window.icons import status_icon
from wizard.window.look import em, label, status_colour
from wizard.window.navigation import Navigation, status_words
from wizard.window.pages.base import Page
from wizard.window.pages.registry import EXTRA, make_page
from wizard.window.preview_pane import PreviewPane
from wizard.window.session import Session
from wizard.window.widgets import button, hairline, progress_bar

HELP_FOLDED, PREVIEW_SHOWN = "help_folded", "preview_shown"
_WIDE = 95
"""Width in em from which there is room for navigation, page and help or preview side by side."""
_WIDEST = 145
"""Width in em from which help and preview have room beside each other."""
_ENDING = ("/review", "/export")
"""Pages that follow the steps when one goes on and on; the overviews are for whoever asks for them."""


class Workspace(QWidget):
    """`page_changed` gives the key of the page that has come to the front."""

    page_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, Page] = {}
        self._place: Place | None = None
        self._going_to = -1
        self.key = ""
        self.navigation = Navigation(session)
        self.help = HelpPane(session)
        self.preview = PreviewPane(session, self._entry)
        self._stack = QStackedWidget()
        self._middle = middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        column.addWidget(self._make_footer())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for widget, stretch in ((self.navigation, 0), (middle, 1), (self.help, 0), (self.preview, 0)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self.navigation.setMinimumWidth(em(16))
        middle.setMinimumWidth(em(36))
        self.help.setMinimumWidth(em(16))
        self.preview.setMinimumWidth(em(20))
        self._splitter.setSizes([em(25), em(60), em(23), 0])
        self._narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self.preview.hide()
        self._unfold_remembered()
        self._arrange()
        self.navigation.chosen.connect(self.go_to)
        self.navigation.entered.connect(self.focus_page)
        self.navigation.place_chosen.connect(self.go_to)
        self.preview.place_wanted.connect(self.go_to_entry)
        session.go_requested.connect(self.go_to)
        session.words_requested.connect(self.select_words)
        session.tree_changed.connect(self._show_state)
        self._show_state()

    # --- going ---

    def go_to(self, target: Place | str) -> None:
        """Shows a page (by key), or a place with the focus on it; the first page when there is none such."""
        place = target if isinstance(target, Place) else None
        try:
            key = self._session.tree.page_of(place).id if place else str(target)
            page = self._page(key)
        except KeyError:
            place, key = None, self._session.tree.pages[0].id
            page = self._page(key)
        self._session.commit_pending()
        self._session.leave_field()
        changed = key != self.key
        self.key = self._session.page = key
        self._place = place
        if changed:
            self.help.show_page(key)  # first: with the page comes the focus, and with that the help of its field
        self._stack.setCurrentWidget(page)
        if changed:
            self.navigation.show_current(key)
            page.shown()
            self._show_state()
        if place is not None or changed:
            page.show_place(place)
        if place is not None:
            self._help_for(place)
        elif not self.navigation.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_page()
        if changed:
            self.page_changed.emit(key)

    def go_to_entry(self, place: Place, entry: int) -> None:
        """Goes to a place, and in a list or a long text on to an entry or a line (from 0; -1: to the whole)."""
        self._going_to = entry
        try:
            self.go_to(place)
            editor = self._editor(place) if entry >= 0 else None
            if editor is not None:
                editor.go_to_entry(place, entry)
        finally:
            self._going_to = -1

    def select_words(self, place: Place, words: str, start: int) -> None:
        """Selects words in the text of a place on the page shown; they begin at `start`, or somewhere (-1)."""
        editor = self._editor(place)
        if editor is not None:
            editor.select_words(place, words, start)

    def page(self, key: str) -> Page:
        """The page with this key, made when it was not shown before; KeyError when there is none."""
        return self._page(key)

    def focus_page(self) -> None:
        """Puts the cursor into the page shown."""
        self._pages[self.key].focus_first()

    def begin_writing(self) -> None:
        """Goes to what is missing on the page shown, else to the first empty line or text that is asked for."""
        page = self._session.tree.node(self.key)
        fields = [node for section in page.children for node in section.children if node.visible]
        empty = [node.place for node in fields if node.place and self._session.value(node.place) is None]
        written = [place for place in empty if self._session.question(place).type in ("text", "paragraphs")]
        for place in [*(missing.place for missing in page.missing), *written][:1]:
            self.go_to(place)

    def next_page(self) -> None:
        """The page after this one."""
        self._step(1)

    def previous_page(self) -> None:
        """The page before this one."""
        self._step(-1)

    def next_missing(self) -> None:
        """The next required answer that is missing, after the present place."""
        self._session.commit_pending()
        after = self._place or self._first_place()
        missing = self._session.tree.next_missing(after)
        if missing is None:
            self._session.message.emit("Không còn mục bắt buộc nào thiếu. Có thể rà soát và xuất bộ hồ sơ.")
            self.go_to("/review")
        else:
            self._session.message.emit(f"Còn thiếu: {missing.label}")
            self.go_to(missing.place)

    def fold_help(self, folded: bool) -> None:
        """Hides or shows the help. In a wide window that is remembered; a narrow one begins with it folded."""
        self.help_button.setChecked(not folded)
        if not folded and self.width() < em(_WIDEST):
            self.preview_button.setChecked(False)
        self._remember()
        self._arrange()

    def fold_preview(self, folded: bool) -> None:
        """Hides or shows the pages as they will print; where there is no room for both, instead of the help."""
        self.preview_button.setChecked(not folded)
        if self.width() < em(_WIDEST):
            instead = not folded or self._narrow or self._session.settings.flag(HELP_FOLDED)
            self.help_button.setChecked(not instead)
        self._remember(help_too=self.width() >= em(_WIDEST))
        self._arrange()

    def stop(self) -> None:
        """The plan is closed: nothing goes on in the background."""
        self.preview.stop()
        for page in self._pages.values():
            page.stop()

    def panes(self) -> list[QWidget]:
        """The parts of the window that F6 walks through."""
        return [self.navigation.tree, self._pages[self.key], self.help, self.preview]

    # --- inside ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < em(_WIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._unfold_remembered()
            self._arrange()
        elif self.width() < em(_WIDEST) and self.preview_button.isChecked() and self.help_button.isChecked():
            self.help_button.setChecked(False)
            self._arrange()

    def _unfold_remembered(self) -> None:
        preview = not self._narrow and self._session.settings.flag(PREVIEW_SHOWN)
        room = not self._narrow and (not preview or self.width() >= em(_WIDEST))
        self.preview_button.setChecked(preview)
        self.help_button.setChecked(room and not self._session.settings.flag(HELP_FOLDED))

    def _remember(self, help_too: bool = True) -> None:
        if not self._narrow:
            self._session.settings.set_flag(PREVIEW_SHOWN, self.preview_button.isChecked())
            if help_too:
                self._session.settings.set_flag(HELP_FOLDED, not self.help_button.isChecked())

    def _arrange(self) -> None:
        """There is no room for three columns in a narrow window: the right side takes the place of the navigation."""
        shown, pages = self.help_button.isChecked(), self.preview_button.isChecked()
        appears = pages and self.preview.isHidden()
        self.help.setVisible(shown)
        self.preview.setVisible(pages)
        self.navigation.setVisible(not ((shown or pages) and self._narrow))
        if appears:
            self._make_room()

    def _make_room(self) -> None:
        """Gives the pages what the form can spare."""
        navigation = 0 if self._narrow else em(19)
        beside = em(22) if self.help_button.isChecked() else 0
        least = max(em(37), self._middle.minimumSizeHint().width())
        form = max(least, round((self.width() - navigation - beside) * 0.46))
        self._splitter.setSizes([navigation, form, beside, max(em(20), self.width() - navigation - beside - form)])

    def _step(self, by: int) -> None:
        walk = self._walk()
        if self.key in walk:
            index = walk.index(self.key) + by
        else:
            index = walk.index(_ENDING[0]) if by > 0 else walk.index(_ENDING[0]) - 1
        if 0 <= index < len(walk):
            self.go_to(walk[index])

    def _walk(self) -> list[str]:
        return [*(page.id for page in self._session.tree.pages), *_ENDING]

    def _page(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = make_page(self._session, key, self._stack)
            page.help_for.connect(self._help_for)
            self._stack.addWidget(page)
        return page

    def _editor(self, place: Place) -> FieldEditor | None:
        editors = self._pages[self.key].findChildren(FieldEditor)
        whole = next((editor for editor in editors if editor.place == place.whole), None)
        return whole or next((editor for editor in editors if editor.place == place), None)

    def _entry(self) -> int:
        """The entry or line with the cursor, in the field that has it; on the way to one, that one."""
        if self._going_to >= 0:
            return self._going_to
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, FieldEditor):
            widget = widget.parentWidget()
        return widget.focus_entry() if isinstance(widget, FieldEditor) else -1

    def _help_for(self, place: Place | None) -> None:
        self._place = place
        self.preview.show_place(place, self._entry())
        if place is None:
            self.help.show_page(self.key)
        else:
            self.help.show_place(place)

    def _first_place(self) -> Place | None:
        """A place just before this page, so that searching goes on from here."""
        last: Place | None = None
        for page in self._session.tree.pages:
            if page.id == self.key:
                return last
            for section in page.children:
                for node in section.children:
                    if node.kind == "field" and node.place is not None:
                        last = node.place
        return None

    def _node(self) -> Node | None:
        try:
            return self._session.tree.node(self.key)
        except KeyError:
            return None

    def _title(self, key: str) -> str:
        for extra in EXTRA:
            if key == f"/{extra.key}":
                return extra.title
        return self._session.tree.node(key).title

    # --- header and footer ---

    def _make_header(self) -> QWidget:
        header = QFrame()
        header.setObjectName("bar")
        column = QVBoxLayout(header)
        column.setContentsMargins(em(2), em(0.8), em(2), em(0.8))
        column.setSpacing(em(0.3))
        first = QHBoxLayout()
        self._heading = label("", "title")
        self.help_button = button("Hướng dẫn", self._help_clicked, symbol="help")
        self.help_button.setCheckable(True)
        self.help_button.setToolTip("Hiện hoặc ẩn phần hướng dẫn bên phải (F9)")
        first.addWidget(self._heading, 1)
        first.addWidget(self.help_button)
        self.preview_button = button("Xem trước", self._preview_clicked, symbol="page")
        self.preview_button.setCheckable(True)
        self.preview_button.setToolTip("Hiện hoặc ẩn các trang sẽ in (Ctrl+P)")
        first.addWidget(self.preview_button)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(em(0.4))
        self._symbol = QLabel()
        self._words = label("", "muted")
        self._overall = QLabel()
        self._overall.setProperty("kind", "muted")
        self._bar = progress_bar(0, 1)
        self._bar.setFixedWidth(em(9))
        second.addWidget(self._symbol)
        second.addWidget(self._words, 1)
        second.addStretch(0)
        second.addWidget(self._overall)
        second.addWidget(self._bar)
        column.addLayout(second)
        return header

    def _help_clicked(self) -> None:
        self.fold_help(not self.help_button.isChecked())

    def _preview_clicked(self) -> None:
        self.fold_preview(not self.preview_button.isChecked())

    def _make_footer(self) -> QWidget:
        footer = QFrame()
        footer.setObjectName("bar")
        row = QHBoxLayout(footer)
        row.setContentsMargins(em(2), em(0.7), em(2), em(0.7))
        row.setSpacing(em(0.8))
        self.back = button("Quay lại", self.previous_page, symbol="left")
        self.back.setToolTip("Về trang trước (Alt+←)")
        self.missing = button("Mục còn thiếu tiếp theo", self.next_missing)
        self.missing.setToolTip("Tới mục bắt buộc chưa nhập tiếp theo (F8)")
        self.forward = button("Tiếp tục", self.next_page, "primary")
        self.forward.setToolTip("Sang trang sau (Alt+→)")
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.missing)
        row.addWidget(self.forward)
        return footer

    def _show_state(self) -> None:
        tree = self._session.tree
        ready = sum(step.status is Status.DONE for step in tree.steps)
        self._overall.setText(f"Cả hồ sơ: xong {tree.done}/{tree.total} mục")
        self._overall.setToolTip(
            f"Đã xong {tree.done} trên {tree.total} mục bắt buộc, {ready} trên {len(tree.steps)} bước."
        )
        self._bar.setMaximum(max(1, tree.total))
        self._bar.setValue(tree.done)
        self._bar.setAccessibleName(f"Tiến độ: đã xong {tree.done} trên {tree.total} mục bắt buộc")
        missing = sum(len(step.missing) for step in tree.steps)
        self.missing.setEnabled(missing > 0)
        if not self.key:
            return
        self._heading.setText(self._title(self.key))
        node = self._node()
        self._symbol.setVisible(node is not None)
        self._words.clear()
        if node is not None:
            self._symbol.setPixmap(status_icon(node.status).pixmap(QSize(em(1.2), em(1.2))))
            self._words.setText(self._page_words(node))
            self._words.setStyleSheet(f"color: {status_colour(node.status).name()}")
        walk = self._walk()
        index = walk.index(self.key) if self.key in walk else -1
        self.back.setEnabled(index != 0)
        self.forward.setVisible(index != len(walk) - 1)
        following = walk[index + 1] if 0 <= index < len(walk) - 1 else ""
        self.forward.setAccessibleName(f"Tiếp tục: {self._title(following)}" if following else "Tiếp tục")

    def _page_words(self, node: Node) -> str:
        words = [status_words(node)]
        if node.missing:
            words.append(f"còn thiếu {len(node.missing)} nội dung")
        if node.problems:
            words.append(f"{len(node.problems)} nội dung cần sửa")
        joined = " · ".join(words)
        return joined[:1].upper() + joined[1:]
