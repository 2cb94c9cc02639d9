"""Earlier versions of a plan: which there are, what they said, what is different now, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from wizard.plan.compare import Difference, Kind, compare_plans
from wizard.plan.file import PlanFileError
from wizard.plan.model import Place, Plan
from wizard.plan.snapshots import Snapshot, moment_text
from wizard.plan.trouble import StoreError
from wizard.plan.words import Words
from wizard.window.look import em, label
from wizard.window.session import Session
from wizard.window.sheet import Sheet
from wizard.window.widgets import button

REASONS = {
    "start": "trước lần sửa đầu tiên của buổi đó",
    "export": "khi xuất bộ hồ sơ",
    "restore": "trước khi trở về một bản lưu",
}
NONE_YET = (
    "Chưa có bản lưu nào. Phần mềm tự giữ một bản trước lần sửa đầu tiên của mỗi buổi làm việc "
    "và mỗi khi xuất bộ hồ sơ."
)
_VERSION = Qt.ItemDataRole.UserRole
_NOT_THERE = "(không có)"


class HistoryDialog(QDialog):
    """Lists the versions; the plans in them are read one by one while the dialog is already in use."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plans: dict[str, Plan | None] = {}
        self._differences: dict[str, list[Difference]] = {}
        self.setWindowTitle("Các bản lưu")
        self.versions = self._make_list()
        self.compared, self.content = Sheet("So với hiện nay"), Sheet("Nội dung của bản lưu")
        self.compared.followed.connect(self._go)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.compared, "So với hiện nay")
        self.tabs.addTab(self.content, "Nội dung của bản lưu")
        self.tabs.currentChanged.connect(lambda _index: self._show())
        self._trouble = label("", "problem")
        self._trouble.hide()
        self.restore = button("Trở về bản này", self._restore, "primary", "undo")
        self._layout()
        self._fill()

    # --- making ---

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName("Các bản lưu, bản mới nhất ở trên")
        made.setWordWrap(True)
        made.setMinimumWidth(em(20))
        made.setSpacing(em(0.25))
        made.currentItemChanged.connect(lambda *_: self._show())
        return made

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3))
        column.setSpacing(em(0.9))
        about = "Chọn một bản để xem đã khác những gì. Trở về bản cũ không làm mất bản hiện nay: nó được giữ lại ở đây."
        column.addWidget(label(about, "muted"))
        middle = QHBoxLayout()
        middle.setSpacing(em(1))
        middle.addWidget(self.versions, 2)
        middle.addWidget(self.tabs, 5)
        column.addLayout(middle, 1)
        column.addWidget(self._trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(em(0.8))
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        buttons.addWidget(button("Đóng", self.reject))
        column.addLayout(buttons)
        available = self.screen().availableGeometry()
        self.resize(min(em(92), round(available.width() * 0.94)), min(em(52), round(available.height() * 0.88)))

    def _fill(self) -> None:
        assert self._session.store is not None
        for version in self._session.store.snapshots():
            item = QListWidgetItem(_words(version), self.versions)
            item.setData(_VERSION, version)
        if self.versions.count():
            self.versions.setCurrentRow(0)
            QTimer.singleShot(0, self, self._measure_next)
        else:
            self.compared.text(NONE_YET)
            self.content.text(NONE_YET)
            self.restore.setEnabled(False)
        self.versions.setFocus()

    # --- reading versions ---

    def _plan(self, version: Snapshot) -> Plan | None:
        """The plan in a version; None when it cannot be read."""
        assert self._session.store is not None
        if version.path not in self._plans:
            try:
                self._plans[version.path] = self._session.store.read_version(version).plan
            except PlanFileError:
                self._plans[version.path] = None
        return self._plans[version.path]

    def _changes(self, version: Snapshot) -> list[Difference] | None:
        plan = self._plan(version)
        if plan is None:
            return None
        if version.path not in self._differences:
            self._differences[version.path] = compare_plans(self._session.framework, plan, self._session.plan)
        return self._differences[version.path]

    def _measure_next(self) -> None:
        """Says at one more version how much is different; the list is usable meanwhile."""
        for row in range(self.versions.count()):
            item = self.versions.item(row)
            version = item.data(_VERSION)
            if item.data(_VERSION + 1) is None:
                changes = self._changes(version)
                item.setData(_VERSION + 1, True)
                item.setText(f"{_words(version)}\n{_size(changes)}")
                QTimer.singleShot(0, self, self._measure_next)
                return

    # --- showing ---

    def _show(self) -> None:
        item = self.versions.currentItem()
        if item is None:
            return
        version: Snapshot = item.data(_VERSION)
        sheet = self.compared if self.tabs.currentIndex() == 0 else self.content
        plan = self._plan(version)
        self.restore.setEnabled(plan is not None and not self._session.read_only)
        sheet.begin()
        if plan is None:
            sheet.text("Bản lưu này đã hỏng, không đọc được. Hãy chọn bản khác.", "problem")
        elif sheet is self.compared:
            self._show_changes(self._changes(version) or [])
        else:
            self._show_content(plan)
        sheet.end()

    def _show_changes(self, changes: list[Difference]) -> None:
        if not changes:
            self.compared.text("Giống hệt hồ sơ hiện nay.")
        page = ""
        for change in changes:
            if change.page != page:
                page = change.page
                self.compared.heading(page)
            self.compared.strong(change.label, str(change.place))
            if change.kind is Kind.MOVED:
                self.compared.text("Thứ tự các dòng đã đổi.", "muted")
            self.compared.text(change.before or _NOT_THERE, lead="Bản lưu:")
            self.compared.text(change.after or _NOT_THERE, lead="Hiện nay:")

    def _show_content(self, plan: Plan) -> None:
        framework = self._session.framework
        words = Words(framework, plan)
        for step in framework.steps:
            answered = [(None, plan.answers)] if not step.repeat else list(plan.assessments.items())
            for element, answers in answered:
                title = step.title if element is None else f"{step.title}: {_element_name(self._session, element)}"
                given = [field for field in step.fields if field.id in answers]
                if given:
                    self.content.heading(title)
                for field in given:
                    self.content.strong(field.label)
                    self.content.text(words.value(field, answers[field.id]))

    # --- doing ---

    def _go(self, target: str) -> None:
        self.accept()
        self._session.go_requested.emit(Place.parse(target))

    def _restore(self) -> None:
        version: Snapshot = self.versions.currentItem().data(_VERSION)
        try:
            self._session.restore(version)
        except (PlanFileError, StoreError) as error:
            self._trouble.setText(f"Chưa trở về được bản này. {error}")
            self._trouble.show()
            return
        self.accept()
        self._session.message.emit(
            f"Đã trở về bản lúc {moment_text(version.time)}. Bản trước đó nằm trong “Các bản lưu”."
        )


def _element_name(session: Session, element: str) -> str:
    try:
        return session.framework.element(element).name
    except KeyError:
        return "yếu tố không còn trong khung"


def _words(version: Snapshot) -> str:
    return f"{moment_text(version.time)}\n{REASONS.get(version.reason, 'bản lưu')}"


def _size(changes: list[Difference] | None) -> str:
    if changes is None:
        return "không đọc được"
    return f"{len(changes)} chỗ khác so với hiện nay" if changes else "giống hiện nay"
