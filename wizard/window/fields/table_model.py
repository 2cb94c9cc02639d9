"""The rows of a table field for Qt, read from the plan itself, so that 1,000 rows cost what is in sight of them.

Rows of a plan are never changed in place: a row that is the same object is the same row, so a change is found by
comparing objects.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from wizard.framework import LegalBase
from wizard.framework.model import Field
from wizard.plan.conditions import Visibility
from wizard.plan.model import Place, Row, Value, default_of, is_empty
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.cells import cell_text, parse_cell
from wizard.window.fields.options import catalogue_of
from wizard.window.look import colours
from wizard.window.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NUMERIC = frozenset(("number", "money"))
_CENTRED = frozenset(("year", "month", "date"))
LACKING = "chưa nhập"


class TableModel(QAbstractTableModel):
    """The table at `place`; `columns` are the ones shown. `refused` is called with a sentence on a refused cell."""

    def __init__(
        self,
        session: Session,
        question: Field,
        place: Place,
        columns: tuple[Field, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._question = question
        self._catalogue = catalogue_of(session)
        self.place = place
        self.columns = columns
        self.refused: Callable[[str], None] = lambda sentence: None
        self._rows: list[Row] = session.rows(place)
        self._problems: dict[tuple[str, str], str] | None = None
        self._visibility: Visibility | None = None
        self._bases = any(column.target == "legal_bases" for column in question.columns)
        self._catalogue.changed.connect(self._options_changed)

    # --- for Qt ---

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._session.read_only or not self.asked(index):
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            unit = f" ({column.unit})" if column.unit else ""
            return f"{column.label}{unit}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.label} (bắt buộc)\n{column.help}" if column.required else f"{column.label}\n{column.help}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], self.columns[index.column()]
        value: Value | None = row.get(column.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._display(index, row, column, value)
            case Qt.ItemDataRole.EditRole:
                return value
            case Qt.ItemDataRole.ToolTipRole:
                problem = self.problems().get((str(row["id"]), column.id), "")
                text = cell_text(self._catalogue, column, value, "\n")
                return "\n".join(part for part in (problem, text) if part) or None
            case Qt.ItemDataRole.ForegroundRole:
                if (str(row["id"]), column.id) in self.problems():
                    return QColor(colours().problem)
                return QColor(colours().muted) if value is None else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft
                if column.type in _NUMERIC:
                    side = Qt.AlignmentFlag.AlignRight
                elif column.type in _CENTRED:
                    side = Qt.AlignmentFlag.AlignHCenter
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self._display(index, row, column, value)
                problem = self.problems().get((str(row["id"]), column.id), "")
                return f"{column.label}, dòng {index.row() + 1}: {shown}. {problem}".strip()
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes a typed value, or a text in any form that officers use. A text that is no value is refused."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        column = self.columns[index.column()]
        if isinstance(value, str) and column.type not in ("text", "paragraphs", "choice", "reference"):
            try:
                value = parse_cell(self._catalogue, column, value)
            except NotUnderstood as error:
                self.refused(str(error))
                return False
        self.refused("")
        if isinstance(value, str):
            value = value.strip()
        self._session.set_value(self.cell(index), value or (None if isinstance(value, str) else value))  # type: ignore[arg-type]
        return True

    # --- for the editor ---

    def row_id(self, number: int) -> str:
        """Id of a row by its number from 0."""
        return str(self._rows[number]["id"])

    def number_of(self, row_id: str | None) -> int:
        """Number of a row from 0, -1 when it is not there."""
        return next((number for number, row in enumerate(self._rows) if row["id"] == row_id), -1)

    def cell(self, index: Index) -> Place:
        """The place of a cell."""
        return Place(self.place.field, self.place.element, self.row_id(index.row()), self.columns[index.column()].id)

    def asked(self, index: Index) -> bool:
        """Whether the cell's column is asked for in its row."""
        condition = self.columns[index.column()].when
        if condition is None:
            return True
        if self._visibility is None:
            self._visibility = Visibility(self._session.framework, self._session.plan)
        row = self._rows[index.row()]
        return self._visibility.holds(condition, self.place.element, row, self._question.columns)

    def texts(self, numbers: list[int]) -> list[list[str]]:
        """All columns of some rows as text, for the clipboard."""
        columns = self._question.columns
        rows = (self._rows[number] for number in numbers)
        return [[cell_text(self._catalogue, column, row.get(column.id), "\n") for column in columns] for row in rows]

    def total(self, column: Field) -> Decimal:
        """Sum of a column of money."""
        sums = (row.get(column.id) for row in self._rows)
        return sum((value for value in sums if isinstance(value, Decimal)), Decimal(0))

    def problems(self) -> dict[tuple[str, str], str]:
        """Sentences by row and column of cells that cannot stay so."""
        if self._problems is None:
            node = self._session.node(self.place)
            self._problems = {}
            for problem in node.problems if node else ():
                if problem.place.row and problem.place.column:
                    self._problems[problem.place.row, problem.place.column] = problem.message
        return self._problems

    def sync(self) -> None:
        """Reads the plan again and tells the views exactly what has changed."""
        self._problems = self._visibility = None
        old, new = self._rows, self._session.rows(self.place)
        if old is new:
            return
        start, shorter = 0, min(len(old), len(new))
        while start < shorter and old[start]["id"] == new[start]["id"]:
            start += 1
        end = 0
        while end < shorter - start and old[-1 - end]["id"] == new[-1 - end]["id"]:
            end += 1
        gone, come = len(old) - start - end, len(new) - start - end
        if gone and come:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        if gone:
            self.beginRemoveRows(_ROOT, start, start + gone - 1)
            self._rows = old[:start] + old[start + gone :]
            self.endRemoveRows()
        elif come:
            self.beginInsertRows(_ROOT, start, start + come - 1)
            self._rows = old[:start] + new[start : start + come] + old[start:]
            self.endInsertRows()
        before, self._rows = self._rows, new
        changed = [number for number, (one, other) in enumerate(zip(before, new, strict=True)) if one is not other]
        if changed:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def renew(self) -> None:
        """What stands beside the plan (options, problems) may be different: everything in sight is painted again."""
        self._problems = self._visibility = None
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- inside ---

    def _display(self, index: Index, row: Row, column: Field, value: Value | None) -> str:
        if value is None and self._bases:
            if column.target == "legal_bases":
                kind = row.get("kind")
                return f"{kind} (tự nhập)" if kind else ""
            value = self._inherited(row, column)
        if value is None:
            value = default_of(column)
        if not is_empty(value):
            return cell_text(self._catalogue, column, value)
        return LACKING if column.required and self.asked(index) else ""

    def _inherited(self, row: Row, column: Field) -> Value | None:
        """What a row of legal bases takes from the chosen one where nothing else was typed."""
        chosen = next((row.get(other.id) for other in self._question.columns if other.target == "legal_bases"), None)
        try:
            base: LegalBase = self._session.framework.legal_base(str(chosen))
        except KeyError:
            return None
        taken = getattr(base, column.id, None)
        return taken if isinstance(taken, str) and taken else None

    def _options_changed(self, targets: frozenset[str]) -> None:
        if any(column.target in targets for column in self._question.columns):
            self.renew()
