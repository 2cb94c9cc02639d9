"""What is missing or doubtful, by severity and step; each line leads to its field, is mended or set aside."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wizard.window.dialogs.set_aside import SetAsideDialog
from wizard.window.fields.flow import FlowBox
from wizard.window.findings import Finding, Severity, findings
from wizard.window.icons import icon
from wizard.window.look import colours, em, label
from wizard.window.pages.base import Page
from wizard.window.pages.review_lines import REASON, FindingLines
from wizard.window.session import Session
from wizard.window.widgets import button, card, dress_tree, progress_bar

if TYPE_CHECKING:
    from wizard.plan.checks import Findings

LOOKING = "Đang rà soát nội dung…"
NOTHING = "Không còn gì chặn bản chính thức"
GO, MEND, ASIDE, BACK, DROP = "Đi tới", "Sửa giúp", "Bỏ qua, có lý do…", "Đưa trở lại", "Xóa lý do"
_OPEN_AT_ONCE = 40
"""With more findings than this the steps are shown folded, as a table of contents."""
_SYMBOLS = {
    Severity.BLOCK: ("close", "problem"),
    Severity.WARNING: ("warning", "review"),
    Severity.HINT: ("info", "accent"),
    Severity.MARK: ("flag", ""),
    Severity.ASIDE: ("check", ""),
    Severity.LEFT_OVER: ("check", ""),
}
_TAKEN_BACK = {Severity.ASIDE: BACK, Severity.LEFT_OVER: DROP}
_SHORT = {ASIDE: "Bỏ qua…"}
"""Shorter words for the lines, where the buttons above say it in full."""
_FINDING = Qt.ItemDataRole.UserRole
GO_COLUMN, MEND_COLUMN, ASIDE_COLUMN = _COLUMNS = (1, 2, 3)


class ReviewPage(Page):
    """The findings of the whole plan. Made anew whenever the page is shown or the plan changes while it is shown.

    What is not known yet when the page opens is looked for in slices; the page is there at once and says so.
    """

    title = "Rà soát"
    widest = 80

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.summary = label("", "heading")
        self.summary.setAccessibleName("Kết quả rà soát")
        self.column.addWidget(self.summary)
        self.advice = label("", "muted")
        self.column.addWidget(self.advice)
        self.progress = progress_bar(0, 1)
        self.column.addWidget(self.progress)
        row = FlowBox()
        self.go = button("Đi tới mục đang chọn", self._go, "primary", "right")
        self.mend = button(MEND, self._mend, "", "edit")
        self.aside = button(ASIDE, self._set_aside)
        self.export = button("Xuất bộ hồ sơ", lambda: session.go_requested.emit("/export"), "", "export")
        for each in (self.go, self.mend, self.aside, self.export):
            row.flow.addWidget(each)
        self.column.addWidget(row)
        self.tree = self._make_tree()
        self.lines: list[tuple[QTreeWidgetItem, Finding]] = []
        self.list = card()
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(em(0.7), em(0.7), em(0.7), em(0.7))
        inside.addWidget(self.tree)
        self.column.addWidget(self.list)
        self._seen: Findings | None = None
        self._asking = False
        session.tree_changed.connect(self._refresh_if_shown)
        session.plan_replaced.connect(self._refresh_if_shown)
        session.checking.changed.connect(self._refresh_if_shown)
        self.refresh()

    def shown(self) -> None:
        """Looks again when anything has changed since."""
        if self._seen is None or not self.session.is_judged() or self._seen is not self.session.last_findings:
            self.refresh()

    def refresh(self) -> None:
        """Shows the findings of the plan as it is now; where they are not known yet, as soon as they are."""
        self._asking = True  # the answer may come as a signal too
        known = self.session.checking.catch_up()
        self._asking = False
        if not known:
            self._say_looking()
            return
        self.setUpdatesEnabled(False)  # a progress bar paints itself, and with it all that is new, at once
        try:
            self._show()
        finally:
            self.setUpdatesEnabled(True)

    # --- inside ---

    def _show(self) -> None:
        self._seen = self.session.findings
        found = findings(self.session)
        counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
        self._say(counts)
        self.progress.setRange(0, max(1, self.session.tree.total))
        self.progress.setValue(self.session.tree.done)
        for widget in (self.go, self.mend, self.aside, self.list):
            widget.setVisible(bool(found))
        self.go.setEnabled(True)
        self._fill(found)
        self._show_ways()

    def _say_looking(self) -> None:
        """What is shown stays, so that nothing jumps; on a new page there is nothing yet."""
        if self._seen is None:
            self.summary.setText(LOOKING)
            self.advice.setText(" ")
            for widget in (self.go, self.mend, self.aside):
                widget.setEnabled(False)

    def _refresh_if_shown(self) -> None:
        if self.isVisible() and not self._asking:
            self.shown()

    def _say(self, counts: dict[Severity, int]) -> None:
        blocking = counts[Severity.BLOCK]
        tree = self.session.tree
        done = f"Đã xong {tree.done}/{tree.total} mục bắt buộc."
        if blocking:
            self.summary.setText(f"Còn {blocking} chỗ phải bổ sung, sửa")
            advice = "Bản nháp vẫn xuất được: chỗ thiếu in là “[CẦN BỔ SUNG: …]”. Bản chính thức phải xong các mục này."
        else:
            self.summary.setText(NOTHING)
            advice = "Có thể xuất bản chính thức. Hãy đọc lại toàn bộ văn bản trước khi trình ký."
        words = {
            Severity.WARNING: "cảnh báo",
            Severity.HINT: "gợi ý",
            Severity.MARK: "việc cần làm đã đánh dấu",
            Severity.ASIDE: "chỗ đã bỏ qua có lý do",
            Severity.LEFT_OVER: "lý do không còn dùng",
        }
        others = ", ".join(f"{counts[severity]} {name}" for severity, name in words.items() if counts[severity])
        more = f" Ngoài ra có {others}." if others else ""
        self.advice.setText(f"{done} {advice}{more}")

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Các mục còn thiếu hoặc cần xem lại")
        tree.setAccessibleDescription("Nhấn Enter hoặc bấm “Đi tới” để mở mục; các nút phía trên sửa hoặc bỏ qua mục.")
        tree.setColumnCount(1 + len(_COLUMNS))
        tree.setHeaderHidden(True)
        dress_tree(tree)
        tree.setItemDelegate(FindingLines(tree))
        tree.setAllColumnsShowFocus(True)
        tree.setWordWrap(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # The page scrolls, not the list: two scroll bars side by side confuse.
        tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in _COLUMNS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        tree.itemActivated.connect(lambda item, _column: None if item.childCount() else self._go(item))
        tree.itemClicked.connect(self._clicked)
        tree.currentItemChanged.connect(lambda *_: self._chose())
        tree.itemExpanded.connect(lambda *_: self._fit())
        tree.itemCollapsed.connect(lambda *_: self._fit())
        settled = QTimer(self)  # the sections get their widths one by one
        settled.setSingleShot(True)
        settled.timeout.connect(self._reflow)
        header.sectionResized.connect(lambda *_: settled.start(0))
        return tree

    def _fill(self, found: list[Finding]) -> None:
        chosen = self._chosen()
        index = next((number for number, (_, one) in enumerate(self.lines) if one is chosen), 0)
        self.tree.clear()
        self.lines.clear()
        unfold = len(found) <= _OPEN_AT_ONCE
        tops, branches = [], []
        for severity, of_severity in groupby(found, lambda one: one.severity):
            members = list(of_severity)
            top = self._branch(None, f"{severity.value} ({len(members)})", severity)
            tops.append(top)
            for page, of_page in groupby(members, lambda one: one.page):
                branches.append(self._add_page(top, page, list(of_page), severity))
        # outside the tree first: inside, each line would be laid out once for every heading
        self.tree.addTopLevelItems(tops)
        with QSignalBlocker(self.tree):
            for item in (*tops, *(branches if unfold else ())):
                item.setExpanded(True)
        for item in (*tops, *branches):
            item.setFirstColumnSpanned(True)
        if chosen is not None and self.lines:
            self._choose_like(chosen, index)
        if self.tree.currentItem() is None and self.lines:
            first = self.lines[0][0]
            page = first.parent()
            self.tree.setCurrentItem(first if unfold or page is None else page)
        self._fit()

    def _add_page(self, top: QTreeWidgetItem, page: str, members: list[Finding], severity: Severity) -> QTreeWidgetItem:
        branch = self._branch(top, f"{self._page_name(page)} ({len(members)})")
        symbol, role = _SYMBOLS[severity]
        picture, link = icon(symbol, role), QBrush(QColor(colours().accent))
        for finding in members:
            item = QTreeWidgetItem(branch, [finding.sentence, *(_SHORT.get(way, way) for way in self._ways(finding))])
            item.setData(0, _FINDING, finding)
            item.setData(0, REASON, finding.reason)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{finding.sentence} {finding.reason}")
            self.lines.append((item, finding))
            item.setIcon(0, picture)
            for column in _COLUMNS:
                item.setForeground(column, link)
            item.setToolTip(GO_COLUMN, f"Mở trang có mục “{finding.sentence}”")
        return branch

    def _ways(self, finding: Finding) -> tuple[str, str, str]:
        """What can be done about a finding, in words for the last columns; "" where there is no such way."""
        locked = self.session.read_only
        aside = "" if locked or not finding.key else _TAKEN_BACK.get(finding.severity, ASIDE)
        return GO, MEND if finding.mend is not None and not locked else "", aside

    def _branch(self, parent: QTreeWidgetItem | None, text: str, severity: Severity | None = None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        if parent is not None:
            parent.addChild(item)
        font = QFont(self.tree.font())
        font.setBold(True)
        item.setFont(0, font)
        if severity is not None:
            symbol, role = _SYMBOLS[severity]
            item.setIcon(0, icon(symbol, role))
        return item

    def _page_name(self, page: str) -> str:
        try:
            node = self.session.tree.node(page)
        except KeyError:
            return "Mục khác"
        if node.kind == "element":
            return f"Yếu tố {self.session.framework.element(page).number}: {node.title}"
        return node.title

    def _chosen(self) -> Finding | None:
        item = self.tree.currentItem()
        finding: Finding | None = item.data(0, _FINDING) if item is not None else None
        return finding

    def _choose_like(self, finding: Finding, index: int) -> None:
        """The same finding as before; when it is gone, the one that has come into its place."""
        same = (finding.severity, finding.place, finding.sentence)
        items = (item for item, one in self.lines if (one.severity, one.place, one.sentence) == same)
        self.tree.setCurrentItem(next(items, self.lines[min(index, len(self.lines) - 1)][0]))

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        do = {GO_COLUMN: self._go, MEND_COLUMN: self._mend, ASIDE_COLUMN: self._set_aside}.get(column)
        if do is not None and item.text(column):
            self.tree.setCurrentItem(item)
            do()

    def _mend(self) -> None:
        finding = self._chosen()
        if finding is not None and finding.mend is not None:
            self.session.history.seal()  # a step of its own, though the field may just have been typed in
            self.session.do(finding.mend)
            self.session.leave_field()
            self.session.message.emit("Đã sửa giúp; “Hoàn tác” đưa trở lại như cũ.")

    def _set_aside(self) -> None:
        finding = self._chosen()
        if finding is None or not finding.key:
            return
        if finding.severity in _TAKEN_BACK:
            self.session.do(finding.set_aside(None))
            return
        dialog = SetAsideDialog(finding.sentence, self)
        if dialog.exec():
            self.session.do(finding.set_aside(dialog.reason()))

    def _chose(self) -> None:
        self._show_ways()
        self._follow()

    def _show_ways(self) -> None:
        """The buttons do what can be done about the chosen finding."""
        finding = self._chosen()
        _, mend, aside = self._ways(finding) if finding is not None else ("", "", "")
        self.mend.setEnabled(bool(mend))
        self.aside.setEnabled(bool(aside))
        self.aside.setText(aside or ASIDE)

    def _go(self, item: QTreeWidgetItem | None = None) -> None:
        item = item or self.tree.currentItem()
        while item is not None and item.childCount() and item.data(0, _FINDING) is None:
            item = item.child(0)  # a heading leads to the first below it
        finding = item.data(0, _FINDING) if item is not None else None
        if finding is not None:
            self.session.show_words(finding.place, finding.found, finding.start)

    def _follow(self) -> None:
        """Keeps the chosen line in sight while one goes through the list by keyboard."""
        item = self.tree.currentItem()
        if item is not None and self.tree.hasFocus():
            rect = self.tree.visualItemRect(item)
            at = self.tree.viewport().mapTo(self.widget_inside, rect.center())
            self.ensureVisible(at.x(), at.y(), 0, em(4))

    def _reflow(self) -> None:
        """The words break elsewhere when the columns have another width."""
        self.tree.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Makes the list as high as its open lines."""
        height, index = em(0.5), self.tree.model().index(0, 0)
        last = QModelIndex()
        while index.isValid():
            last = index
            index = self.tree.indexBelow(index)
        if last.isValid():
            height += self.tree.visualRect(last).bottom() - self.tree.visualRect(self.tree.model().index(0, 0)).top()
        self.tree.setFixedHeight(height)
