"""«Kiểm tra thể thức tệp Word»: drop files, read what a reviewer would say, have a copy mended. Needs no plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

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

from wizard.window.icons import icon
from wizard.window.linting import Checked, Linter, copy_name, word_files
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.pages.word_check_results import FileResult, verdict
from wizard.window.places_on_disk import documents_folder, word_files_of
from wizard.window.session import Session
from wizard.window.widgets import button, dress_tree, hairline

TITLE = "Kiểm tra thể thức tệp Word"
_LAST_FOLDER = "word_check_folder"
_FILTER = "Tệp Word (*.docx)"
_MOST_LINES = 8


class WordCheckPage(Page):
    """Checks files by the rules of the decree; `check` takes those that were dropped elsewhere on the window."""

    title = TITLE
    widest = 74

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.linter = Linter(session.framework, self)
        self.linter.checked.connect(self._add)
        self.linter.progressed.connect(self._show_progress)
        self.linter.finished.connect(self._finish)
        self.linter.mended.connect(self._mended)
        self.linter.mend_failed.connect(self._mend_failed)
        self._files: list[Checked] = []
        self._waiting: list[Path] = []
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
            self._files.clear()
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
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        made.currentItemChanged.connect(lambda *_: self._show_current())
        return made

    # --- showing ---

    def _add(self, checked: Checked) -> None:
        self._files.append(checked)
        result = checked.result
        item = QTreeWidgetItem(self.list, [result.name, result.kind_name, verdict(checked)])
        worst = result.failure or result.count("error")
        item.setIcon(2, icon("close", "problem") if worst else icon("check", "done"))
        self._show_files()
        if len(self._files) == 1:
            self.list.setCurrentItem(item)

    def _show_files(self) -> None:
        if not self._files:
            self.list.clear()
        count = len(self._files)
        bad = sum(bool(each.result.failure or each.result.count("error")) for each in self._files)
        self.summary.setText(f"Đã kiểm tra {count} tệp: {count - bad} tệp đạt, {bad} tệp cần sửa")
        for widget in (self.summary, self.list):
            widget.setVisible(count > 1)
        line = self.list.sizeHintForRow(0) if count else em(2)  # more than some lines scroll
        self.list.setFixedHeight(self.list.header().sizeHint().height() + line * min(count, _MOST_LINES) + em(0.6))

    def _show_current(self, trouble: str = "") -> None:
        checked = self._current()
        if checked is None:
            self.result.clear()
        else:
            self.result.show_file(checked, trouble)

    def _current(self) -> Checked | None:
        index = self.list.currentIndex().row()
        return self._files[index] if 0 <= index < len(self._files) else None

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
        self.list.setCurrentIndex(self.list.model().index(len(self._files) - 1, 0))

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
