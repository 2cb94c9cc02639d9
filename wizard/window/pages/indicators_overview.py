"""All indicators: from where to where, of which level, which elements use them, and what is missing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from wizard.plan.model import Place, Row
from wizard.plan.summaries import elements_using
from wizard.plan.vietnamese import format_number
from wizard.window.fields.options import UNNAMED, catalogue_of
from wizard.window.look import label
from wizard.window.pages.base import Page
from wizard.window.rows.actions import Lacks
from wizard.window.rows.model import Column, RowsModel
from wizard.window.rows.panel import RowsPanel
from wizard.window.session import Session

INDICATORS = Place("indicators")


class IndicatorsOverview(Page):
    """Indicators."""

    title = "Chỉ tiêu"
    widest = 0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._around.setStretch(0, 1)  # the table takes the room there is
        self._around.setStretch(1, 0)
        self._levels = {choice.id: choice.label for choice in session.question(INDICATORS).column("level").choices}
        self._lacks = Lacks(session, INDICATORS.field)
        self.model = RowsModel(self._columns(), lambda: session.rows(INDICATORS))
        self.counts = label("", "strong")
        self.advice = label("", "muted")
        self.column.addWidget(self.counts)
        self.column.addWidget(self.advice)
        self.panel = RowsPanel(session, INDICATORS, self.model, "chỉ tiêu", lost=self._lost)
        self.panel.table.setMinimumHeight(self.panel.table.sizeHint().height())
        self.column.addWidget(self.panel, 1)
        self._stale = True
        session.tree_changed.connect(self._on_changed)
        self.panel.focused.connect(self.help_for)
        self.panel.opened.connect(self._on_opened)

    def shown(self) -> None:
        """Reads what has changed while another page was in front."""
        if self._stale:
            self._renew()

    def show_place(self, place: Place | None) -> None:
        """Opens the indicator of `place`."""
        self.shown()
        if place is not None and place.row is not None:
            self.panel.open_row(place.row, place.column or "")
        else:
            self.verticalScrollBar().setValue(0)

    # --- inside ---

    def _columns(self) -> list[Column]:
        catalogue = catalogue_of(self.session)
        order = list(self._levels)

        def level(row: Row) -> str:
            return self._levels.get(str(row.get("level")), "")

        def collector(row: Row) -> str:
            agency = row.get("collector")
            return catalogue.label("agencies", agency) if isinstance(agency, str) else ""

        def users(row: Row) -> str:
            used = elements_using(self.session.plan, str(row["id"]))
            return "; ".join(catalogue.label("elements", element) for element in used) or "chưa yếu tố nào dùng"

        return [
            Column("Chỉ tiêu", lambda row: str(row.get("name") or UNNAMED)),
            Column("Cấp", level, 6.5, lambda row: order.index(str(row["level"])) if level(row) else len(order)),
            Column("Mức gốc → cần đạt", _course, 13.5, lambda row: str(row.get("target_year", ""))),
            Column("Thu thập", collector, 8.5, extra=True),
            Column("Yếu tố dùng", users, 10, extra=True),
            Column("Tình trạng", self._lacks.text, 8, lambda row: -len(self._lacks.of(row))),
        ]

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        self.model.refresh(others=True)
        rows = self.session.rows(INDICATORS)
        numbers = {level: sum(row.get("level") == level for row in rows) for level in self._levels}
        parts = [f"{self._levels[level].lower()} {number}" for level, number in numbers.items()]
        self.counts.setText(f"{len(rows)} chỉ tiêu: {', '.join(parts)}." if rows else "Chưa có chỉ tiêu nào.")
        absent = [f"“{self._levels[level]}”" for level, number in numbers.items() if not number]
        unused = sum(not elements_using(self.session.plan, str(row["id"])) for row in rows)
        advice = []
        if absent:
            advice.append(f"Nên có chỉ tiêu ở đủ bốn cấp; còn thiếu cấp {', '.join(absent)}.")
        if unused and rows:
            advice.append(f"{unused} chỉ tiêu chưa được yếu tố nào dùng; vẫn được in ở bảng chỉ tiêu chung.")
        self.advice.setText(" ".join(advice))
        self.advice.setVisible(bool(advice))

    def _lost(self, row_id: str) -> str:
        users = len(elements_using(self.session.plan, row_id))
        if not users:
            return "Có thể hoàn tác."
        return f"{users} yếu tố đang dùng chỉ tiêu này cần chọn lại. Có thể hoàn tác."

    def _on_opened(self, _: str) -> None:
        self.ensure_laid_out()
        self.panel.form.bring_up(self)


def _course(row: Row) -> str:
    """«186 (2025) → 420 (2030) nghìn lượt»."""
    ends = []
    for column in ("baseline", "target"):
        value, year = row.get(column), row.get(f"{column}_year")
        number = format_number(value) if isinstance(value, Decimal) else "chưa có"
        ends.append(f"{number} ({year})" if year else number)
    return f"{ends[0]} → {ends[1]} {row.get('unit', '')}".rstrip()
