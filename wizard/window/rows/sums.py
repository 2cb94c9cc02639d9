"""A small table of sums with headings at its top and at its left, as high as its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from wizard.window.look import em

LONGEST_HEADING = 8
"""Characters of a heading that stays on one line."""


class SumsTable(QTableWidget):
    """Shows texts; the last row and the last column hold totals and are bold."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sums(self, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Shows rows of a heading and its texts."""
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([_in_two_lines(words) for words in columns])
        self.setVerticalHeaderLabels([heading for heading, _ in rows])
        for y, (heading, texts) in enumerate(rows):
            for x, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                words = f"{heading}, {columns[x]}: {text or 'không có'}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                if y == len(rows) - 1 or x == len(texts) - 1:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(y, x, item)
        self.resizeRowsToContents()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns share the width where there is enough of it, else they scroll; the height is that of all rows."""
        header = self.horizontalHeader()
        needed = [max(self.sizeHintForColumn(x), header.sectionSizeHint(x)) for x in range(self.columnCount())]
        room = self.viewport().width() - sum(needed)
        roomy = room >= 0
        for x, width in enumerate(needed):
            self.setColumnWidth(x, width + (room // len(needed) if roomy else 0))
        height = header.sizeHint().height() + 2 * self.frameWidth() + em(0.2)
        height += sum(self.rowHeight(y) for y in range(self.rowCount()))
        self.setFixedHeight(height + (0 if roomy else self.horizontalScrollBar().sizeHint().height()))


def _in_two_lines(words: str) -> str:
    """A long heading broken at the space nearest to its middle, so that the column can be narrow."""
    if len(words) <= LONGEST_HEADING:
        return words
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    middle = min(spaces, key=lambda at: abs(2 * at - len(words)), default=None)
    return words if middle is None else f"{words[:middle]}\n{words[middle + 1 :]}"
