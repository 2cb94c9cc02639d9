"""Choosing what to write, where, as a draft or final; then the files and what to do with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from wizard.plan.model import Place
from wizard.plan.trouble import StoreError
from wizard.window.dossier_guide import guidance, kinds
from wizard.window.exporting import KEEP, REPLACE, Exporter, Order, Outcome, order_for
from wizard.window.findings import Finding, blocking
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.pages.export_pdf import PdfChoice
from wizard.window.pages.export_results import Results, empty
from wizard.window.places_on_disk import export_folder, folder_words
from wizard.window.session import Session
from wizard.window.widgets import button, card, hairline

_LAST_PLAN, _LAST_FOLDER = "export_plan", "export_folder"
_BLOCKS_SHOWN = 6


class ExportPage(Page):
    """The last page: from the plan to the files."""

    title = "Xuất bộ hồ sơ"
    widest = 64

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.exporter = Exporter(session.framework, self)
        self.exporter.progressed.connect(self._show_progress)
        self.exporter.finished.connect(self._finish)
        self._remark = ""
        self._stopping = False
        self._form = ""
        self._folder = self._usual_folder()
        self._blocks_shown: list[Finding] = []
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(self._make_documents())
        self.column.addWidget(self._make_folder())
        self.column.addWidget(self._make_version())
        self.column.addLayout(self._make_start())
        self.results = Results(lambda kind, form: guidance(session, kind, form))
        self.column.addWidget(self.results)
        session.tree_changed.connect(self._refresh_if_shown)
        session.plan_replaced.connect(self._forget)
        self.refresh()

    def shown(self) -> None:
        """Brings everything up to date."""
        self.pdf.look_for_offices()
        self.refresh()

    def refresh(self) -> None:
        """Shows what the plan allows now."""
        form = str(self.session.value(Place("form")) or "decision")
        if form != self._form:
            self._form = form
            self.form.setCurrentIndex(self.form.findData(form))
        self._show_documents()
        blocks = blocking(self.session)
        self.final.setEnabled(not blocks)
        if blocks and self.final.isChecked():
            self.draft.setChecked(True)
        self.final_reason.setText(
            f"Chưa chọn được: còn {len(blocks)} chỗ phải bổ sung, sửa."
            if blocks
            else "Mọi mục bắt buộc đã có. Số, ngày và chỗ ký vẫn để trống nếu chưa nhập."
        )
        self.to_review.setVisible(bool(blocks))
        self._show_blocks(blocks)
        self._show_folder()
        self._show_running()

    def chosen_kinds(self) -> list[str]:
        """The kinds that are ticked, in the order of the dossier."""
        return [kind for kind, box in self.boxes.items() if box.isChecked()]

    # --- making the parts ---

    def _section(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.5))
        column.setSpacing(em(0.6))
        column.addWidget(label(title, "heading"))
        return box, column

    def _make_documents(self) -> QWidget:
        box, column = self._section("Văn bản cần xuất")
        row = QHBoxLayout()
        name = label("Hình thức ban hành")
        name.setWordWrap(False)
        self.form = QComboBox()
        self.form.setAccessibleName("Hình thức ban hành")
        for choice in self.session.question(Place("form")).choices:
            self.form.addItem(choice.label, choice.id)
        self.form.currentIndexChanged.connect(lambda _index: self._show_documents())
        name.setBuddy(self.form)
        row.addWidget(name)
        row.addWidget(self.form)
        row.addStretch(1)
        column.addLayout(row)
        self.other_form = label("", "review")
        column.addWidget(self.other_form)
        self.documents = QVBoxLayout()
        self.documents.setSpacing(em(0.5))
        column.addLayout(self.documents)
        self.pdf = PdfChoice(self.session.settings)
        column.addSpacing(em(0.3))
        column.addWidget(hairline())
        column.addWidget(self.pdf)
        self.nothing = label("Hãy chọn ít nhất một văn bản.", "problem")
        column.addWidget(self.nothing)
        return box

    def _make_folder(self) -> QWidget:
        box, column = self._section("Nơi lưu")
        row = QHBoxLayout()
        self.folder_label = label()
        row.addWidget(self.folder_label, 1)
        self.choose = button("Chọn thư mục khác…", self._choose_folder, "", "folder")
        row.addWidget(self.choose)
        column.addLayout(row)
        column.addWidget(
            label("Tệp đã sửa, đã ký hoặc đang mở không bao giờ bị ghi đè; bản mới sẽ mang tên khác.", "muted")
        )
        return box

    def _make_version(self) -> QWidget:
        box, column = self._section("Bản nháp hay bản chính thức")
        group = QButtonGroup(box)
        self.draft, self.final = QRadioButton("Bản nháp"), QRadioButton("Bản chính thức")
        group.addButton(self.draft)
        group.addButton(self.final)
        self.draft.setChecked(True)
        column.addWidget(self.draft)
        column.addWidget(_below(label("Chỗ còn thiếu in tô nổi “[CẦN BỔ SUNG: …]”. Dùng để đọc, góp ý.", "muted")))
        column.addWidget(self.final)
        self.final_reason = label("", "muted")
        self.to_review = button(
            "Xem tất cả ở trang Rà soát", lambda: self.session.go_requested.emit("/review"), "quiet", "right"
        )
        row = QHBoxLayout()
        row.addWidget(_below(self.final_reason), 1)
        row.addWidget(self.to_review)
        column.addLayout(row)
        self.blocks = QVBoxLayout()
        self.blocks.setSpacing(em(0.2))
        column.addLayout(self.blocks)
        return box

    def _make_start(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        self.start = button("Xuất bộ hồ sơ", self._start, "primary", "export")
        self.cancel = button("Dừng", self._stop, "", "close")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ xuất bộ hồ sơ")
        self.progress = label("", "muted")
        self.progress.setWordWrap(False)
        for widget in (self.start, self.cancel, self.bar, self.progress):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    # --- showing ---

    def _refresh_if_shown(self) -> None:
        if self.isVisible():
            self.refresh()

    def _forget(self) -> None:
        self._form, self._folder = "", self._usual_folder()
        self.results.clear()
        self._refresh_if_shown()

    def _show_documents(self) -> None:
        form = str(self.form.currentData())
        wanted = dict(kinds(form))
        if list(wanted) != list(self.boxes):
            self._make_boxes(wanted)
        for kind, box in self.boxes.items():
            guide = guidance(self.session, kind, form)
            box.setText(guide.title)
            about = box.property("about")
            about.setText(guide.about)
            box.setAccessibleDescription(guide.about)
        other = form != self._form
        self.other_form.setVisible(other)
        if other:
            name = self.session.question(Place("form")).choice(self._form).label
            self.other_form.setText(f"Chỉ dùng cho lần xuất này; trong hồ sơ vẫn là “{name}”.")
        self._show_running()

    def _make_boxes(self, wanted: dict[str, bool]) -> None:
        empty(self.documents)
        self.boxes = {}
        before: QWidget = self.form
        for kind, usual in wanted.items():
            box = QCheckBox()
            box.setChecked(usual)
            box.toggled.connect(lambda _checked: self._show_running())
            about = label("", "muted")
            box.setProperty("about", about)
            self.documents.addWidget(box)
            self.documents.addWidget(_below(about))
            self.boxes[kind] = box
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.pdf.wanted)

    def _show_blocks(self, found: list[Finding]) -> None:
        """The first that stand in the way of a final version, each with the way to it."""
        if found[:_BLOCKS_SHOWN] == self._blocks_shown:
            return
        self._blocks_shown = found[:_BLOCKS_SHOWN]
        empty(self.blocks)
        for finding in self._blocks_shown:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(em(2), 0, 0, 0)
            row.addWidget(label(f"• {finding.sentence}"), 1)
            where = finding.place, finding.found, finding.start
            go = button("Đi tới", partial(self.session.show_words, *where), "quiet", "right")
            go.setAccessibleName(f"Đi tới: {finding.sentence}")
            row.addWidget(go)
            self.blocks.addWidget(line)

    def _show_folder(self) -> None:
        self.folder_label.setText(folder_words(self._folder))

    def _show_running(self) -> None:
        if not hasattr(self, "start"):
            return
        running = self.exporter.is_running
        self.nothing.setVisible(not self.chosen_kinds())
        self.start.setEnabled(not running and bool(self.chosen_kinds()))
        for widget in (self.cancel, self.bar, self.progress):
            widget.setVisible(running)

    def _show_progress(self, done: int, total: int, name: str = "") -> None:
        if self._stopping:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = f"Đã xong {done}/{total} văn bản" if done else "Đang chuẩn bị…"
        self.progress.setText(
            f"{words}, đang tạo “{name}”…" if done and name else f"Đang tạo “{name}”…" if name else words
        )

    # --- doing ---

    def _usual_folder(self) -> Path:
        settings, store = self.session.settings, self.session.store
        if store is not None and settings.text(_LAST_PLAN) == store.path and settings.text(_LAST_FOLDER):
            return Path(settings.text(_LAST_FOLDER))
        return export_folder(self.session.name)

    def _choose_folder(self) -> None:
        start = next((each for each in (self._folder, *self._folder.parents) if each.is_dir()), Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục lưu bộ hồ sơ", str(start))
        if chosen:
            self._folder = Path(chosen)
            if self.session.store is not None:
                self.session.settings.set_text(_LAST_PLAN, self.session.store.path)
                self.session.settings.set_text(_LAST_FOLDER, chosen)
            self._show_folder()

    def _start(self) -> None:
        self.session.save_now()
        self._remark = self._keep_version()
        final = self.final.isChecked()
        form, pdf, office = str(self.form.currentData()), self.pdf.wanted.isChecked(), self.pdf.office
        self._run(order_for(self.session.plan, self._folder, self.chosen_kinds(), form, final, pdf, office))

    def _run(self, order: Order) -> None:
        self._stopping = False
        self.results.clear()
        self._show_progress(0, len(order.kinds))
        self.exporter.start(order)
        self._show_running()
        self.cancel.setFocus()

    def _keep_version(self) -> str:
        """Keeps the plan as it is exported; a sentence when that failed, which is no reason not to export."""
        assert self.session.store is not None
        try:
            self.session.store.keep_version(self.session.plan, "export")
        except StoreError as error:
            return f"Chưa giữ được bản lưu của lần xuất này. {error.sentence}"
        return ""

    def _stop(self) -> None:
        self._stopping = True
        self.progress.setText("Đang dừng sau văn bản này…")
        self.exporter.stop()

    def _finish(self, outcome: Outcome) -> None:
        self._show_running()
        if outcome.earlier:
            earlier = self._ask(outcome.earlier)
            if earlier:
                self._run(replace(outcome.order, earlier=earlier))
            else:
                self.start.setFocus()
            return
        self.results.show_outcome(outcome, self._remark)
        self.start.setFocus()
        QTimer.singleShot(0, self, self._show_results)

    def _show_results(self) -> None:
        self.ensure_laid_out()
        self.verticalScrollBar().setValue(self.results.y())

    def _ask(self, names: list[str]) -> str:
        """Asks once about the files of an earlier export: REPLACE, KEEP or "" for neither."""
        box = QMessageBox(self)
        box.setWindowTitle("Đã có bộ hồ sơ xuất lần trước")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"Thư mục này đã có {len(names)} tệp của lần xuất trước, chưa ai sửa.")
        box.setInformativeText("\n".join(f"• {name}" for name in names))
        new = box.addButton("Thay bản cũ", QMessageBox.ButtonRole.AcceptRole)
        both = box.addButton("Giữ cả hai", QMessageBox.ButtonRole.ActionRole)
        box.addButton("Thôi", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(both)
        box.exec()
        return {new: REPLACE, both: KEEP}.get(box.clickedButton(), "")  # type: ignore[call-overload]


def _below(widget: QWidget) -> QWidget:
    """Set in under the words of a box or radio button."""
    widget.setContentsMargins(em(2), 0, 0, 0)
    return widget
