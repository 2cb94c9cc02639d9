"""The 22 elements at a glance: a picture of strengths by dimension and a table; both lead to the elements."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.plan.model import Place, Row
from wizard.plan.summaries import ElementSummary, priority_advice, summarise_elements
from wizard.window.charts import STRENGTHS, StrengthPicture
from wizard.window.look import label
from wizard.window.pages.base import Page
from wizard.window.rows.model import Column, RowsModel
from wizard.window.rows.table import RowsTable
from wizard.window.session import Session

_RATINGS = ("strong", "medium", "weak", "no_data", "")


class ElementsOverview(Page):
    """The step of the elements as a whole. The caution that the framework is a reconstruction stands here too."""

    widest = 0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        framework = session.framework
        step = framework.element_step
        self.title = step.title
        self._summaries: dict[str, ElementSummary] = {}
        if step.intro:
            self.column.addWidget(label(step.intro, "muted"))
        self.advice = label("", "strong")
        self.column.addWidget(self.advice)
        self.picture = StrengthPicture([(one.id, one.name) for one in framework.dimensions])
        self.column.addWidget(self.picture)
        self.legend = label(
            "Đọc sơ đồ: ■■■ thế mạnh, ■■□ trung bình, ■□□ yếu; ★ là yếu tố ưu tiên; khung nét đứt là chưa xếp loại. "
            "Bấm vào một yếu tố, hoặc dùng phím mũi tên rồi phím Enter, để mở.",
            "small",
        )
        self.column.addWidget(self.legend)
        self.model = RowsModel(self._columns(), lambda: [{"id": one} for one in self._summaries])
        self.table = RowsTable(self.model, "Bảng 22 yếu tố")
        self.column.addWidget(self.table)
        self._stale = True
        session.tree_changed.connect(self._on_changed)
        self.picture.activated.connect(self._go)
        self.table.opened.connect(self._go)
        self._renew()

    def shown(self) -> None:
        """Reads what has changed while another page was in front."""
        if self._stale:
            self._renew()

    def show_place(self, place: Place | None) -> None:
        """The page from its beginning."""
        self.shown()
        self.verticalScrollBar().setValue(0)

    # --- inside ---

    def _columns(self) -> list[Column]:
        def of(row: Row) -> ElementSummary:
            return self._summaries[str(row["id"])]

        def priority(row: Row) -> str:
            return {True: "★ Có", False: "Không", None: "Chưa quyết định"}[of(row).priority]

        def rank(row: Row) -> int:
            return (True, None, False).index(of(row).priority)

        def progress(row: Row) -> str:
            one = of(row)
            return f"{one.status.value} ({one.done}/{one.total})"

        return [
            Column("Yếu tố", lambda row: f"{of(row).number}. {of(row).name}", 0, lambda row: of(row).number),
            Column("Xếp loại", lambda row: _rating(of(row)), 12.5, lambda row: _RATINGS.index(of(row).rating)),
            Column("Ưu tiên", priority, 8.5, rank),
            Column("Bằng chứng", lambda row: str(of(row).evidence), 5.5, lambda row: -of(row).evidence, True, True),
            Column("Nhiệm vụ", lambda row: str(of(row).actions), 5.5, lambda row: -of(row).actions, True, True),
            Column("Tình trạng", progress, 14, lambda row: of(row).done / max(1, of(row).total)),
        ]

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        summaries = summarise_elements(self.session.framework, self.session.plan, self.session.tree)
        self._summaries = {one.id: one for one in summaries}
        self.advice.setText(priority_advice(summaries))
        self.picture.show_elements(summaries)
        self.model.refresh(others=True)
        self.table.fit(len(summaries))

    def _go(self, element: str) -> None:
        self.session.go_requested.emit(element)


def _rating(one: ElementSummary) -> str:
    """«■■□ Trung bình»."""
    strength = STRENGTHS[one.rating]
    blocks = "■" * strength.blocks + "□" * (3 - strength.blocks) if strength.blocks else ""
    return f"{blocks} {one.rating_label or strength.words}".strip()
