"""The action plan's rows: what the tables of actions say of each, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wizard.plan.model import Place, Row
from wizard.plan.summaries import lacks_by_row, lines_of_action, month_of, texts_in
from wizard.plan.vietnamese import short_month
from wizard.window.fields.options import UNNAMED, catalogue_of
from wizard.window.rows.model import Column, RowsModel
from wizard.window.session import Session

ACTIONS = Place("actions")
NOTHING_LACKING = "đủ"


class Lacks:
    """What each row of a table lacks, looked up once for each state of the plan."""

    def __init__(self, session: Session, field: str) -> None:
        self._session = session
        self._field = field
        self._tree: object = None
        self._by_row: dict[str, list[str]] = {}

    def of(self, row: Row) -> list[str]:
        """What is missing or wrong in a row, in words."""
        if self._tree is not self._session.tree:
            self._tree = self._session.tree
            self._by_row = lacks_by_row(self._session.tree, self._field)
        return self._by_row.get(str(row["id"]), [])

    def text(self, row: Row) -> str:
        """The same for a cell."""
        return "; ".join(self.of(row)) or NOTHING_LACKING


def time_text(row: Row) -> str:
    """«3/2027 – 12/2027», with «?» for what is not known; "" where nothing is."""
    start, end = month_of(row, "start"), month_of(row, "end")
    if start is None and end is None:
        return ""
    if start == end and start is not None:
        return short_month(start)
    return " – ".join(short_month(month) if month else "?" for month in (start, end))


def action_columns(session: Session, lacks: Lacks, *, with_elements: bool = True) -> list[Column]:
    """The columns of a table of actions."""
    catalogue = catalogue_of(session)
    elements = {element.id: element for element in session.framework.elements}

    def served(row: Row) -> list[int]:
        return [elements[one].number for one in texts_in(row, "elements") if one in elements]

    def element_names(row: Row) -> str:
        return "; ".join(catalogue.label("elements", one) for one in texts_in(row, "elements"))

    def lead(row: Row) -> str:
        agency = row.get("lead")
        return catalogue.label("agencies", agency) if isinstance(agency, str) else ""

    columns = [
        Column("Nhiệm vụ, hoạt động", lambda row: str(row.get("name") or UNNAMED)),
        Column("Yếu tố", element_names, 13, served, extra=True),
        Column("Chủ trì", lead, 11, extra=True),
        Column("Thời gian", time_text, 9.5, lambda row: (str(row.get("start", "9")), str(row.get("end", "9")))),
        Column("Tình trạng", lacks.text, 9, lambda row: (-len(lacks.of(row)), lacks.text(row))),
    ]
    return columns if with_elements else columns[:1] + columns[2:]


def action_model(session: Session, source: Callable[[], Sequence[Row]], *, with_elements: bool = True) -> RowsModel:
    """A model of actions."""
    lacks = Lacks(session, ACTIONS.field)
    return RowsModel(action_columns(session, lacks, with_elements=with_elements), source)


def lost_with_action(session: Session, action: str) -> str:
    """The sentence for what a deleted action leaves behind."""
    lines = len(lines_of_action(session.plan, action))
    if not lines:
        return "Có thể hoàn tác."
    return f"Còn {lines} dòng kinh phí của nhiệm vụ này; hãy xóa hoặc gắn sang nhiệm vụ khác. Có thể hoàn tác."
