"""Before a block of cells goes into a table: what goes into which column, and which cells are not understood."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wizard.framework.model import Field
from wizard.plan.vietnamese import format_number
from wizard.window.fields.choices import ChoiceCombo
from wizard.window.fields.options import Catalogue
from wizard.window.fields.table_paste import Parsed, PastePlan, parse_block
from wizard.window.look import colours, em, label

_SHOWN = 50
LEAVE_OUT = "(bỏ qua cột này)"


class PasteDialog(QDialog):
    """Shows the first rows of the block under a choice of column each. `paste` and `parsed` hold the result."""

    def __init__(self, catalogue: Catalogue, question: Field, paste: PastePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dán từ bảng tính")
        self._catalogue = catalogue
        self._question = question
        self.paste = paste
        self.parsed = Parsed()
        self._row = paste.over
        self._at = paste.at
        column = QVBoxLayout(self)
        column.setSpacing(em(0.7))
        column.addWidget(label("Chọn cột của bảng cho từng cột vừa sao chép. Bấm “Dán” để nhận, có thể hoàn tác."))
        self.grid = QTableWidget(min(len(paste.cells), _SHOWN) + 1, len(paste.mapping))
        self.grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.grid.setTabKeyNavigation(False)
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.grid.setAccessibleName("Nội dung sắp dán")
        self._combos: list[ChoiceCombo] = []
        for number, chosen in enumerate(paste.mapping):
            combo = ChoiceCombo()
            combo.addItem(LEAVE_OUT, None)
            for one in question.columns:
                combo.addItem(one.label, one.id)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            combo.setAccessibleName(f"Cột thứ {number + 1} dán vào")
            combo.activated.connect(lambda _, number=number: self._chosen(number))
            self._combos.append(combo)
            self.grid.setCellWidget(0, number, combo)
            self.grid.setColumnWidth(number, em(14))
        self.grid.setRowHeight(0, self._combos[0].sizeHint().height() + 2)
        column.addWidget(self.grid, 1)
        self.header = QCheckBox("Dòng đầu là tên cột, không dán")
        self.header.setChecked(paste.header)
        self.header.clicked.connect(self._show)
        column.addWidget(self.header)
        ways = QHBoxLayout()
        ways.setSpacing(em(1.5))
        self.add = QRadioButton("Thêm thành dòng mới")
        self.over = QRadioButton("Ghi vào từ dòng đang chọn, thay nội dung cũ")
        (self.add if paste.over is None else self.over).setChecked(True)
        self.over.setVisible(paste.over is not None)
        self.add.setVisible(paste.over is not None)
        self.add.toggled.connect(self._show)
        ways.addWidget(self.add)
        ways.addWidget(self.over)
        ways.addStretch(1)
        column.addLayout(ways)
        self._words = label("", "review")
        column.addWidget(self._words)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = QPushButton("Bỏ qua")
        cancel.clicked.connect(self.reject)
        self.done_button = QPushButton("Dán")
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        foot.addWidget(cancel)
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        self.resize(em(68), em(36))
        self._show()

    def _chosen(self, number: int) -> None:
        """A column of the table takes one column of the block only."""
        chosen = self._combos[number].currentData()
        for other, combo in enumerate(self._combos):
            if other != number and chosen is not None and combo.currentData() == chosen:
                combo.setCurrentIndex(0)
        self._show()

    def _show(self) -> None:
        paste = self.paste
        paste.mapping = [combo.currentData() for combo in self._combos]
        paste.header = self.header.isChecked()
        paste.over = self._row if self.over.isChecked() else None
        paste.at = self._at
        self.parsed = parse_block(self._catalogue, self._question, paste)
        theme = colours()
        for number, texts in enumerate(paste.cells[:_SHOWN]):
            skipped = paste.header and number == 0
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                problem = self.parsed.refused.get((number, place), "")
                if problem:
                    item.setForeground(QColor(theme.problem))
                    item.setText(f"⚠ {text}")
                    item.setToolTip(problem)
                elif skipped or paste.mapping[place] is None:
                    item.setForeground(QColor(theme.muted))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.grid.setItem(number + 1, place, item)
        count, refused = len(self.parsed.rows), self.parsed.refused
        words = [f"Sẽ dán {format_number(count)} dòng."]
        if len(paste.cells) > _SHOWN:
            words.append(f"Ở đây chỉ hiện {_SHOWN} dòng đầu.")
        if refused:
            first = next(iter(refused.values()))
            words.append(f"{format_number(len(refused))} ô không đọc được sẽ để trống, ví dụ: {first}")
        self._words.setText(" ".join(words))
        self.done_button.setEnabled(count > 0 and any(paste.mapping))
