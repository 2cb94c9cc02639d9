"""«Kiểm tra thể thức tệp Word»: drop files, read what a reviewer would say, have a copy mended. Needs no plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wizard.document.word_files import word_files
from wizard.window.icons import icon
from wizard.window.linting import Checked, Linter, copy_name
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.pages.word_check_results import FileResult, counts, verdict
from wizard.window.places_on_disk import documents_folder, word_files_of
from wizard.window.session import Session
from wizard.window.widgets import button, dress_tree, hairline

TITLE = "Kiểm tra thể thức tệp Word"
_LAST_FOLDER = "word_check_folder"
_FILTER = "Tệp Word (*.docx)"
_MOST_LINES = 8
_GATHERING = 80  # milliseconds: lines that come faster are shown together, for each makes the list measure itself anew
_NAME, _KIND, _VERDICT = range(3)


class WordCheckPage(Page):
    """Checks files by the rules of the decree; `check` takes those that were dropped elsewhere on the window."""

    title = TITLE
    widest = 74

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.linter = Linter(session.framework, self)
        self.linter.checked.connect(self._add)
        self.linter.progressed.connect(self._note_progress)
        self.linter.finished.connect(self._finish)
        self.linter.mended.connect(self._mended)
        self.linter.mend_failed.connect(self._mend_failed)
        self._lines: list[_Line] = []
        self._waiting: list[Path] = []
        self._progress = (0, 0)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHERING)
        self._gathering.timeout.connect(self._show_news)
        self.setAcceptDrops(True)
        self.column.addWidget(self._make_drop())
        self.column.addLayout(self._make_progress())
        self.summary = label("", "heading")
        self.column.addWidget(self.summary)
        self.list = self._make_list()
        self.column.addWidget(self.list)
        self.result = FileResult(self._mend, self._mend_elsewhere)
        self.column.addWidget(self.result)
        self._show_running()
        self._show_files()

    def check(self, paths: Sequence[Path]) -> None:
        """Checks files, and the Word files of folders; what was checked before gives way to them."""
        files = word_files(paths)
        if not files:
            self.summary.setText("Không có tệp Word nào để kiểm tra.")
            self.summary.show()
        elif self.linter.is_running:
            self._waiting = files
            self.linter.stop()
        else:
            self._lines.clear()
            self.list.clear()
            self.result.clear()
            self._show_files()
            self.linter.check(files)
            self._show_progress(0, len(files))
            self._show_running()

    # --- making the parts ---

    def _make_drop(self) -> QWidget:
        box = QFrame()
        box.setObjectName("card")
        row = QHBoxLayout(box)
        row.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3))
        row.setSpacing(em(1.2))
        picture = QLabel()
        picture.setPixmap(icon("file", "accent").pixmap(em(2.6), em(2.6)))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(em(0.25))
        words.addWidget(label("Kéo tệp Word thả vào đây", "heading"))
        about = (
            "Phần mềm đối chiếu với Nghị định số 30/2020/NĐ-CP: khổ giấy, lề, phông chữ, từng thành phần thể thức. "
            "Dùng được cho mọi văn bản hành chính. Tệp chỉ được đọc trên máy này, không bị sửa, không gửi đi đâu."
        )
        words.addWidget(label(about, "muted"))
        row.addLayout(words, 1)
        self.choose = button("Chọn tệp…", self._choose, "primary", "folder")
        row.addWidget(self.choose)
        return box

    def _make_progress(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ kiểm tra")
        self.progress = label("", "muted")
        self.progress.setWordWrap(False)
        self.cancel = button("Dừng", self.linter.stop, "", "close")
        row.addWidget(self.bar, 1)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        return row

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName("Các tệp đã kiểm tra")
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        dress_tree(made)
        made.setHeaderLabels(["Tệp", "Loại văn bản", "Kết quả"])
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setAllColumnsShowFocus(True)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_VERDICT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionsClickable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they came, until a heading is clicked
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(made.sortItems)
        made.currentItemChanged.connect(lambda *_: self._show_current())
        return made

    # --- showing ---

    def _add(self, checked: Checked) -> None:
        self._lines.append(_Line(checked))
        self._gather()

    def _note_progress(self, done: int, total: int) -> None:
        self._progress = done, total
        self._gather()

    def _gather(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _show_news(self) -> None:
        """Shows what has come since the last time."""
        self._gathering.stop()
        self._show_progress(*self._progress)
        shown = self.list.topLevelItemCount()
        if shown < len(self._lines):
            self.list.addTopLevelItems([*self._lines[shown:]])
            self._show_files()
            if not shown:
                self.list.setCurrentItem(self._lines[0])

    def _show_files(self) -> None:
        count = len(self._lines)
        bad = sum(line.bad for line in self._lines)
        self.summary.setText(f"Đã kiểm tra {count} tệp: {count - bad} tệp đạt, {bad} tệp cần sửa")
        for widget in (self.summary, self.list):
            widget.setVisible(count > 1)
        QTimer.singleShot(0, self, self._fit_list)  # when the columns have their widths

    def _fit_list(self) -> None:
        """Makes the list as high as its lines; more than some scroll."""
        self.list.doItemsLayout()
        lines = min(len(self._lines), _MOST_LINES)
        height = self.list.sizeHintForRow(0) if lines else 0
        self.list.setFixedHeight(self.list.header().sizeHint().height() + height * lines + em(0.6))

    def _show_current(self, trouble: str = "") -> None:
        checked = self._current()
        if checked is None:
            self.result.clear()
        else:
            self.result.show_file(checked, trouble)

    def _current(self) -> Checked | None:
        line = self.list.currentItem()
        return line.checked if isinstance(line, _Line) else None

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.progress.setText(f"Đã kiểm tra {done}/{total} tệp")

    def _show_running(self) -> None:
        running = self.linter.is_running
        for widget in (self.bar, self.progress, self.cancel):
            widget.setVisible(running)
        self.choose.setEnabled(not running)

    def _finish(self, _stopped: bool) -> None:
        self._show_news()
        self._show_running()
        if self._waiting:
            files, self._waiting = self._waiting, []
            self.check(files)

    # --- doing ---

    def _choose(self) -> None:
        start = self.session.settings.text(_LAST_FOLDER) or str(documents_folder())
        names, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp Word cần kiểm tra", start, _FILTER)
        if names:
            self.session.settings.set_text(_LAST_FOLDER, str(Path(names[0]).parent))
            self.check([Path(name) for name in names])

    def _mend(self, checked: Checked, target: Path | None = None) -> None:
        if not self.linter.is_running:
            self.linter.mend(checked.path, target or copy_name(checked.path))
            self.bar.setRange(0, 0)
            self.progress.setText("Đang ghi bản đã sửa…")
            self._show_running()
            self.cancel.hide()

    def _mended(self, copy: Checked) -> None:
        self._add(copy)
        self._show_news()
        self.list.setCurrentItem(self._lines[-1])

    def _mend_failed(self, path: Path, sentence: str) -> None:
        checked = self._current()
        if checked is not None and checked.path == path:
            self._show_current(sentence)

    def _mend_elsewhere(self, checked: Checked) -> None:
        proposal = str(documents_folder() / copy_name(checked.path).name)
        name, _ = QFileDialog.getSaveFileName(self, "Ghi bản đã sửa vào nơi khác", proposal, _FILTER)
        if name:
            self._mend(checked, Path(name if name.lower().endswith(".docx") else f"{name}.docx"))

    def stop(self) -> None:
        """Ends what is going on in the background."""
        self._waiting = []
        self.linter.wait()

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if word_files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.check(word_files_of(event))


class _Line(QTreeWidgetItem):
    """One file in the list. In the order of results the worst stands first."""

    def __init__(self, checked: Checked) -> None:
        super().__init__([checked.result.name, checked.result.kind_name, verdict(checked)])
        self.checked = checked
        errors, practice = counts(checked)
        self.bad = bool(checked.result.failure or errors)
        self.setIcon(_VERDICT, icon("close", "problem") if self.bad else icon("check", "done"))
        self._rank = not checked.result.failure, -errors, -practice

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        if isinstance(other, _Line) and tree is not None and tree.sortColumn() == _VERDICT:
            return self._rank < other._rank
        return super().__lt__(other)


class WordCheckAlone(QWidget):
    """The page with a way back, for when no plan is open."""

    def __init__(self, session: Session, back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = WordCheckPage(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(em(2), em(0.8), em(2), em(0.8))
        row.setSpacing(em(1))
        row.addWidget(button("Về trang đầu", back, "", "left"))
        row.addWidget(label(TITLE, "title"), 1)
        column.addLayout(row)
        column.addWidget(hairline())
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page.choose)
