"""The budget, live: sums by year and source, by action, in figures and words, and the lines they come from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wizard.plan.model import Place, Row
from wizard.plan.summaries import unsummed_lines
from wizard.plan.vietnamese import format_number, parse_number
from wizard.window.charts import Bar, BarsPicture
from wizard.window.fields.options import UNNAMED, catalogue_of
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.rows.actions import ACTIONS, Lacks
from wizard.window.rows.model import Column, RowsModel
from wizard.window.rows.panel import RowsPanel
from wizard.window.rows.sums import SumsTable
from wizard.window.rows.table import RowsTable
from wizard.window.session import Session

if TYPE_CHECKING:
    from wizard.document.budget import Budget, Costs

LINES = Place("budget_lines")
NO_ITEM = "(chưa ghi nội dung chi)"
_LINES_SHOWN = 6
_ACTIONS_SHOWN = 7


def budget_now(session: Session) -> Budget:
    """The budget as it would be printed now."""
    from wizard.document.answers import Answers
    from wizard.document.budget import budget_of
    from wizard.document.names import province_names

    answers = Answers(session.framework, session.plan)
    return budget_of(answers, province_names(session.framework, answers))


class BudgetOverview(Page):
    """Budget."""

    title = "Kinh phí theo năm, theo nguồn"
    widest = 0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._costs: dict[str, Costs] = {}
        self._items: dict[str, str] = {}
        self._chosen = ""
        self.total = label("", "title")
        self.words = label("", "muted")
        self.notice = label("", "review")
        for widget in (self.total, self.words, self.notice):
            self.column.addWidget(widget)
        self.bars = BarsPicture("Kinh phí từng năm theo nguồn")
        self.column.addWidget(self.bars)
        self.matrix = SumsTable("Kinh phí theo năm và theo nguồn, triệu đồng")
        self.column.addWidget(self.matrix)
        self.column.addWidget(label("Theo nhiệm vụ", "heading"))
        self.by_action = RowsModel(self._action_columns(), lambda: [{"id": each} for each in self._costs])
        self.cost_table = RowsTable(self.by_action, "Kinh phí theo nhiệm vụ")
        self.column.addWidget(self.cost_table)
        self.column.addLayout(self._make_lines_head())
        self._lacks = Lacks(session, LINES.field)
        self.lines = RowsModel(self._line_columns(), lambda: session.rows(LINES))
        self.panel = RowsPanel(session, LINES, self.lines, "khoản kinh phí", self._new_row)
        self.column.addWidget(self.panel)
        self._stale = True
        session.tree_changed.connect(self._on_changed)
        self.cost_table.moved.connect(self._choose)
        self.cost_table.opened.connect(self._open_first)
        self.panel.focused.connect(self.help_for)
        self.panel.opened.connect(self._on_opened)
        self.bars.activated.connect(self._show_year)

    def shown(self) -> None:
        """Reads what has changed while another page was in front."""
        if self._stale:
            self._renew()

    def show_place(self, place: Place | None) -> None:
        """Opens the budget line of `place`."""
        self.shown()
        if place is not None and place.row is not None:
            self._choose("")
            self.panel.open_row(place.row, place.column or "")
        else:
            self.verticalScrollBar().setValue(0)

    # --- making ---

    def _make_lines_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        self.lines_of = label("Các khoản kinh phí", "heading")
        head.addWidget(self.lines_of)
        row = QHBoxLayout()
        self.everything = QPushButton("Hiện mọi khoản")
        self.everything.clicked.connect(lambda: self._choose(""))
        self.lacking = QCheckBox("Chỉ các khoản còn thiếu")
        self.lacking.toggled.connect(lambda _: self._filter())
        row.addWidget(self.everything)
        row.addWidget(self.lacking)
        row.addStretch(1)
        head.addLayout(row)
        return head

    def _action_columns(self) -> list[Column]:
        def costs(row: Row) -> Costs:
            return self._costs[str(row["id"])]

        return [
            Column("Nhiệm vụ, khoản chi", lambda row: self._name(str(row["id"]))),
            Column("Nguồn", lambda row: _sources(costs(row)), 14, extra=True),
            Column("Các năm", lambda row: _years(costs(row)), 10, extra=True),
            Column(
                "Triệu đồng", lambda row: format_number(costs(row).total), 9, lambda row: -costs(row).total, right=True
            ),
        ]

    def _line_columns(self) -> list[Column]:
        catalogue = catalogue_of(self.session)
        sources = {choice.id: choice.label for choice in self.session.question(LINES).column("source").choices}

        def about(row: Row) -> str:
            action = row.get("action")
            if isinstance(action, str):
                return catalogue.label("actions", action)
            return str(row.get("item") or NO_ITEM)

        def amount(row: Row) -> Decimal | None:
            value = row.get("amount")
            return value if isinstance(value, Decimal) else None

        return [
            Column("Nhiệm vụ hoặc nội dung chi", about),
            Column("Năm", lambda row: str(row.get("year", "")), 4.5),
            Column("Nguồn", lambda row: sources.get(str(row.get("source")), ""), 12, extra=True),
            Column("Tình trạng", self._lacks.text, 10, lambda row: -len(self._lacks.of(row))),
            Column("Triệu đồng", lambda row: _figure(amount(row)), 7, lambda row: -(amount(row) or 0), right=True),
        ]

    # --- following the plan ---

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        budget = budget_now(self.session)
        names = {f"#{number}": name for number, name in enumerate(budget.items)}
        order = [str(row["id"]) for row in self.session.rows(ACTIONS) if row["id"] in budget.by_action]
        self._items = {key: _item_name(name) for key, name in names.items()}
        self._costs = {key: budget.by_action[key] for key in order}
        self._costs |= {key: budget.items[name] for key, name in names.items()}
        self.total.setText(f"Tổng kinh phí: {budget.total_figures}")
        self.words.setText(f"Bằng chữ: {budget.total_words}.")
        waiting = len(unsummed_lines(self.session.plan))
        self.notice.setText(f"{waiting} khoản chưa được cộng vì còn thiếu năm hoặc số tiền.")
        self.notice.setVisible(waiting > 0)
        self._show_sums(budget)
        self.by_action.refresh(others=True)
        self.cost_table.setVisible(bool(self._costs))
        self.cost_table.fit(_ACTIONS_SHOWN)
        self.lines.refresh(others=True)
        self.panel.table.fit(_LINES_SHOWN)
        if self._chosen and self._chosen not in self._costs:
            self._choose("")

    def _show_sums(self, budget: Budget) -> None:
        bars = [
            Bar(year, tuple(_amount(cell) for cell in cells), f"{total} triệu đồng" if total else "chưa có")
            for year, cells, total in budget.by_year
        ]
        self.bars.show_bars(budget.sources, bars)
        self.bars.setVisible(bool(bars))
        rows = [(year, [*cells, total]) for year, cells, total in budget.by_year]
        self.matrix.show_sums([*budget.sources, "Cộng"], [*rows, ("Cộng", [*budget.by_source, budget.total_cell])])
        self.matrix.setVisible(bool(budget.sources))

    # --- lines ---

    def _choose(self, key: str) -> None:
        """Shows the lines of one action or item; "" shows all."""
        self._chosen = key
        if not key:
            self.cost_table.clearSelection()
            self.cost_table.select("")
        self.lines_of.setText(f"Các khoản của: {self._name(key)}" if key else "Các khoản kinh phí")
        self._filter()

    def _filter(self) -> None:
        self.everything.setEnabled(bool(self._chosen))
        chosen, lacking = self._chosen, self.lacking.isChecked()
        belongs: Callable[[Row], bool] = lambda _: True  # noqa: E731 - one of three
        if chosen in self._items:
            known = set(self._costs)
            belongs = lambda row: row.get("action") not in known and _item_of(row) == self._items[chosen]  # noqa: E731
        elif chosen:
            belongs = lambda row: row.get("action") == chosen  # noqa: E731
        self.lines.filter_by("", lambda row: belongs(row) and (not lacking or bool(self._lacks.of(row))))

    def _show_year(self, label_of_year: object) -> None:
        year = str(label_of_year).removeprefix("Năm ")
        self._choose("")
        self.lines.filter_by("", lambda row: str(row.get("year")) == year)
        self.lines_of.setText(f"Các khoản của năm {year}")
        self.everything.setEnabled(True)
        self.ensureWidgetVisible(self.panel, 0, em(2))

    def _open_first(self, _: str) -> None:
        if self.lines.shown:
            self.panel.open_row(str(self.lines.shown[0]["id"]))

    def _new_row(self) -> Row:
        if self._chosen in self._items:
            return {"item": self._items[self._chosen]}
        return {"action": self._chosen} if self._chosen else {}

    def _name(self, key: str) -> str:
        if key in self._items:
            return self._items[key]
        return catalogue_of(self.session).label("actions", key) if key else UNNAMED

    def _on_opened(self, _: str) -> None:
        self.ensure_laid_out()
        self.panel.form.bring_up(self)


def _figure(amount: Decimal | None) -> str:
    return "" if amount is None else format_number(amount)


def _amount(cell: str) -> float:
    return float(parse_number(cell)) if cell else 0.0


def _years(costs: Costs) -> str:
    return ", ".join(sorted(costs.by_year))


def _sources(costs: Costs) -> str:
    return "; ".join(source for source in costs.sources if not _is_mark(source))


def _item_name(name: str) -> str:
    """The name of an item outside the action plan; a mark for a missing name becomes words."""
    return NO_ITEM if _is_mark(name) else str(name)


def _is_mark(text: str) -> bool:
    """Whether a text of the documents says that something is missing."""
    from wizard.document.wording import is_missing

    return is_missing(text)


def _item_of(row: Row) -> str:
    return str(row.get("item") or NO_ITEM).strip()
