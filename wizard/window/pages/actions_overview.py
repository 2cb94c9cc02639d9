"""The whole action plan: one table to filter and sort, a picture of its time, and the form of the open action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from wizard.plan.model import Place, Row
from wizard.plan.summaries import period_of, texts_in, years_of
from wizard.window.fields.options import catalogue_of
from wizard.window.folding import sort_key
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.rows.actions import ACTIONS, Lacks, action_columns, lost_with_action
from wizard.window.rows.columns import Columns
from wizard.window.rows.model import RowsModel
from wizard.window.rows.panel import RowsPanel
from wizard.window.session import Session
from wizard.window.timeline import Timeline

FILTER_DELAY = 150
"""Milliseconds after the last key until the filter is applied."""


class ActionsOverview(Page):
    """Action plan."""

    title = "Kế hoạch hành động"
    widest = 0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._around.setStretch(0, 1)  # the table takes the room there is
        self._around.setStretch(1, 0)
        self._lacks = Lacks(session, ACTIONS.field)
        self.model = RowsModel(action_columns(session, self._lacks), lambda: session.rows(ACTIONS))
        self._count = label("", "strong")
        self.column.addWidget(self._count)
        self.column.addWidget(self._make_filters())
        self.panel = RowsPanel(
            session, ACTIONS, self.model, "nhiệm vụ", self._new_row, lambda row: lost_with_action(session, row)
        )
        self.timeline = Timeline()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Cách xem kế hoạch hành động")
        self.tabs.setDocumentMode(True)
        for page, words in ((self.panel, "Bảng"), (self.timeline, "Sơ đồ thời gian")):
            around = QWidget()
            inside = QVBoxLayout(around)
            inside.setContentsMargins(0, em(0.8), 0, 0)
            inside.addWidget(page)
            self.tabs.addTab(around, words)
        self.column.addWidget(self.tabs, 1)
        self.timeline.setMinimumHeight(self.timeline.sizeHint().height())
        self.panel.table.setMinimumHeight(self.panel.table.sizeHint().height())
        self._timer = QTimer(self, singleShot=True, interval=FILTER_DELAY)
        self._timer.timeout.connect(self._filter)
        self._stale = True
        session.tree_changed.connect(self._on_changed)
        catalogue_of(session).changed.connect(self._on_options)
        self.model.shown_changed.connect(self._show_counts)
        self.panel.focused.connect(self.help_for)
        self.panel.opened.connect(self._on_opened)
        self.timeline.activated.connect(self._open_from_timeline)
        self.tabs.currentChanged.connect(lambda _: self._show_timeline())

    def shown(self) -> None:
        """Reads what has changed while another page was in front."""
        if self._stale:
            self._stale = False
            self._fill_choices()
            self.model.refresh(others=True)
            self._show_counts()

    def show_place(self, place: Place | None) -> None:
        """Opens the action of `place`."""
        self.shown()
        if place is not None and place.row is not None:
            self.tabs.setCurrentIndex(0)
            self.panel.open_row(place.row, place.column or "")
        else:
            self.verticalScrollBar().setValue(0)

    # --- filter ---

    def _make_filters(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm, có dấu hoặc không dấu")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.agency, self.element, self.year = QComboBox(), QComboBox(), QComboBox()
        self.state, self.order = QComboBox(), QComboBox()
        self.state.addItem("Mọi tình trạng", "")
        self.state.addItem("Còn thiếu hoặc cần xem lại", "lacking")
        self.state.addItem("Đã đủ nội dung", "complete")
        self.order.addItem("Sắp xếp: như trong hồ sơ", None)
        for number, column in enumerate(self.model.columns):
            self.order.addItem(f"Sắp xếp theo: {column.title[:1].lower()}{column.title[1:]}", number)
        clear = QPushButton("Bỏ lọc")
        clear.setAccessibleName("Bỏ mọi điều kiện lọc")
        clear.clicked.connect(self.clear_filters)
        names = (
            (self.search, "Tìm trong kế hoạch hành động"),
            (self.agency, "Lọc theo cơ quan"),
            (self.element, "Lọc theo yếu tố hoặc nhóm yếu tố"),
            (self.year, "Lọc theo năm"),
            (self.state, "Lọc theo tình trạng"),
            (self.order, "Sắp xếp"),
        )
        for widget, name in names:
            widget.setAccessibleName(name)
            if isinstance(widget, QComboBox):
                widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                widget.setMinimumContentsLength(12)
                widget.activated.connect(lambda _: self._filter())
        return Columns((self.search, self.agency, self.element, self.year, self.state, self.order, clear), 4, 15)

    def clear_filters(self) -> None:
        """Shows all actions again, in the order of the plan."""
        self.search.clear()
        for box in (self.agency, self.element, self.year, self.state, self.order):
            box.setCurrentIndex(0)
        self._filter()

    def _filter(self) -> None:
        self._timer.stop()
        agency, element, year = self.agency.currentData(), self.element.currentData(), self.year.currentData()
        state, order = self.state.currentData(), self.order.currentData()
        members = {one.id for one in self.session.framework.elements if element in (one.id, one.dimension)}

        def accepts(row: Row) -> bool:
            if agency and agency != row.get("lead") and agency not in texts_in(row, "partners"):
                return False
            if element and not members.intersection(texts_in(row, "elements")):
                return False
            years = years_of(row)
            if year and (years is None or not years[0] <= year <= years[1]):
                return False
            return not state or bool(self._lacks.of(row)) is (state == "lacking")

        if order != (self.model.order[0] if self.model.order else None):
            header = self.panel.table.horizontalHeader()
            header.setSortIndicator(-1 if order is None else order, Qt.SortOrder.AscendingOrder)
        self.model.filter_by(self.search.text(), accepts)

    def _fill_choices(self) -> None:
        """What the filters offer: agencies and years that occur, all dimensions and elements."""
        catalogue, rows = catalogue_of(self.session), self.session.rows(ACTIONS)
        used = {agency for row in rows for agency in (row.get("lead"), *texts_in(row, "partners")) if agency}
        agencies = sorted(
            ((catalogue.label("agencies", str(one)), one) for one in used), key=lambda one: sort_key(one[0])
        )
        elements: list[tuple[str, object]] = []
        for dimension in self.session.framework.dimensions:
            elements.append((f"Nhóm {dimension.name}", dimension.id))
            members = (one for one in self.session.framework.elements if one.dimension == dimension.id)
            elements += [(f"    {one.number}. {one.name}", one.id) for one in members]
        first, last = period_of(self.session.plan, rows) or (0, -1)
        years = [(f"Năm {year}", year) for year in range(first, last + 1)]
        _fill(self.agency, "Mọi cơ quan", agencies)
        _fill(self.element, "Mọi yếu tố", elements)
        _fill(self.year, "Mọi năm", years)

    # --- following the plan ---

    def _on_changed(self) -> None:
        if self.isVisible():
            self.model.refresh(others=True)
            self._show_counts()
        else:
            self._stale = True

    def _on_options(self, targets: frozenset[str]) -> None:
        if targets & {"agencies"}:
            self._stale = True
            if self.isVisible():
                self.shown()

    def _show_counts(self) -> None:
        shown, total = len(self.model.shown), self.model.total
        lacking = sum(1 for row in self.session.rows(ACTIONS) if self._lacks.of(row))
        words = f"{total} nhiệm vụ" if shown == total else f"Đang hiện {shown} trong {total} nhiệm vụ"
        self.order.setCurrentIndex(self.order.findData(self.model.order[0] if self.model.order else None))
        self._count.setText(f"{words}; {lacking} nhiệm vụ còn thiếu hoặc cần xem lại." if lacking else f"{words}.")
        self._show_timeline()

    def _show_timeline(self) -> None:
        if self.tabs.currentIndex() == 1:
            self.timeline.show_rows(self.model.shown, period_of(self.session.plan, self.model.shown))

    def _on_opened(self, row_id: str) -> None:
        self.ensure_laid_out()
        self.panel.form.bring_up(self)

    def _open_from_timeline(self, row_id: str) -> None:
        self.tabs.setCurrentIndex(0)
        self.panel.open_row(row_id)

    def _new_row(self) -> Row:
        """A new action takes over what the filter says it is about."""
        row: Row = {}
        chosen = self.element.currentData()
        if chosen and chosen in {one.id for one in self.session.framework.elements}:
            row["elements"] = [chosen]
        if self.agency.currentData():
            row["lead"] = self.agency.currentData()
        return row


def _fill(box: QComboBox, everything: str, entries: Sequence[tuple[str, object]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for words, key in entries:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
