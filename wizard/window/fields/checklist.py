"""A whole list with checkboxes and a search line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from wizard.framework.model import Field
from wizard.plan.vietnamese import format_number
from wizard.window.fields.inputs import LineInput
from wizard.window.fields.options import Catalogue
from wizard.window.folding import fold, matches
from wizard.window.look import em, label

_KEY = int(Qt.ItemDataRole.UserRole) + 1


class ChecklistDialog(QDialog):
    """Choose any number. `chosen` gives the ids: those chosen before in their order, then the new ones."""

    def __init__(self, catalogue: Catalogue, field: Field, ids: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(field.label)
        self._before = list(ids)
        column = QVBoxLayout(self)
        column.setSpacing(em(0.6))
        self.search = LineInput()
        self.search.setPlaceholderText("Tìm trong danh sách (gõ không dấu cũng được)")
        self.search.setAccessibleName("Tìm trong danh sách")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(field.label)
        self.list.setWordWrap(True)
        for option in catalogue.options(field.target):
            item = QListWidgetItem(f"{option.label}\n{option.detail}" if option.detail else option.label)
            item.setData(Qt.ItemDataRole.UserRole, option.id)
            item.setData(_KEY, option.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if option.id in ids else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._count)
        self.list.setCurrentRow(0)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        self._words = label("", "muted")
        foot.addWidget(self._words, 1)
        cancel = QPushButton("Bỏ qua")
        cancel.clicked.connect(self.reject)
        done = QPushButton("Chọn")
        done.setProperty("kind", "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        foot.addWidget(cancel)
        foot.addWidget(done)
        column.addLayout(foot)
        self.resize(em(40), em(36))
        self._count()

    def chosen(self) -> list[str]:
        """Ids of what is checked; one that is not in the list (any more) stays."""
        state = {
            str(item.data(Qt.ItemDataRole.UserRole)): item.checkState() == Qt.CheckState.Checked
            for item in map(self.list.item, range(self.list.count()))
        }
        kept = [option_id for option_id in self._before if state.get(option_id, True)]
        return kept + [option_id for option_id, checked in state.items() if checked and option_id not in kept]

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        for item in map(self.list.item, range(self.list.count())):
            item.setHidden(not matches(item.data(_KEY), words))

    def _count(self) -> None:
        self._words.setText(f"Đã chọn {format_number(len(self.chosen()))}")
