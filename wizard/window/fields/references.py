"""Editors for references: one from a list, several as checkboxes (few options) or as chips with a search line."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wizard.plan.model import Place, Row, Value, fresh_row_ids
from wizard.plan.operations import AddRow, Operation, SetAnswer
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.flow import FlowBox
from wizard.window.fields.options import VALIDITY, Catalogue, catalogue_of
from wizard.window.fields.picker import PickerLine
from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.session import Session
from wizard.window.widgets import button

MOST_CHECKBOXES = 12
_KIND_AND_NUMBER = re.compile(r"(?P<kind>[^\W\d_][^\d]*?)\s+(?:số\s+)?(?P<number>\d+\S*)$")


def add_agency(session: Session, name: str) -> tuple[str, Operation]:
    """The operation that adds an agency of the province's own, and the id it gets."""
    (row_id,) = fresh_row_ids(session.plan, "own_agencies")
    return row_id, AddRow(Place("own_agencies"), {"id": row_id, "name": name})


def own_base(place: Place, text: str) -> list[Operation]:
    """The operations that make a row of legal bases one of the user's own, as far as `text` tells."""
    assert place.row is not None

    def cell(column: str) -> Place:
        return Place(place.field, place.element, place.row, column)

    match = _KIND_AND_NUMBER.fullmatch(text.strip())
    operations: list[Operation] = [SetAnswer(place, None)]
    if match is not None:
        kind = match["kind"].strip()
        operations.append(SetAnswer(cell("kind"), kind[:1].upper() + kind[1:]))
        operations.append(SetAnswer(cell("number"), match["number"]))
    elif text.strip():
        operations.append(SetAnswer(cell("title"), text.strip()))
    return operations


class ReferenceEditor(FieldEditor):
    """One of a list."""

    input: PickerLine

    def build(self) -> QWidget:
        """The line, and under it what is to be known about the chosen one."""
        self._catalogue: Catalogue = catalogue_of(self.session)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        self.input = PickerLine(self._catalogue, self.field.target)
        self.input.edited.connect(self.touched)
        self.input.picked.connect(self._picked)
        self.input.own.connect(self._add_own)
        self._detail = label("", "small")
        self._detail.hide()
        column.addWidget(self.input)
        column.addWidget(self._detail)
        self._catalogue.changed.connect(self._options_changed)
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the label of the chosen one."""
        self.input.choose(value if isinstance(value, str) and value else None)
        self._show_detail()

    def read(self) -> Value | None:
        """Id of the chosen one. Raises NotUnderstood."""
        return self.input.choice()

    def set_read_only(self, read_only: bool) -> None:
        """The name can be selected and copied all the same."""
        self.input.setReadOnly(read_only)

    def _commit_when_idle(self) -> None:
        """Half a word may mean something by chance: only a choice or leaving the field counts."""

    def _picked(self) -> None:
        self.touched()
        self.commit()
        self._show_detail()

    def _add_own(self, text: str) -> None:
        if self.field.target == "agencies":
            row_id, add = add_agency(self.session, text)
            self._drop_typed()
            self.session.do_all(f"thêm cơ quan “{text[:40]}”", [add, SetAnswer(self.place, row_id)])
        elif self.field.target == "legal_bases" and self.place.row is not None:
            self._drop_typed()
            self.session.do_all("nhập căn cứ riêng", own_base(self.place, text))
        self.show_value(self.session.value(self.place))

    def _options_changed(self, targets: frozenset[str]) -> None:
        if self.field.target in targets and not self._typed and not self.is_composing():
            self.show_value(self.session.value(self.place))

    def _show_detail(self) -> None:
        chosen = self.session.value(self.place)
        option = self._catalogue.option(self.field.target, chosen) if isinstance(chosen, str) else None
        detail = option.detail if option else ""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        doubtful = self.field.target == "legal_bases" and not detail.startswith(VALIDITY["in_force"])
        kind = "review" if doubtful else "small"
        if self._detail.property("kind") != kind:
            self._detail.setProperty("kind", kind)
            self._detail.style().polish(self._detail)


class Chip(QPushButton):
    """One chosen thing; a click, Delete or Backspace lets it go."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = text
        self.setText(text)
        self.setIcon(icon("close"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        self.setAutoDefault(False)
        self.setToolTip(f"{text}\nBấm để bỏ chọn")
        self.setAccessibleName(f"Bỏ chọn: {text}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()  # for the text as it is shown now; the room asked for is that of the whole
        metrics = self.fontMetrics()
        shown, whole = (metrics.size(Qt.TextFlag.TextShowMnemonic, text).width() for text in (self.text(), self.words))
        return QSize(hint.width() + whole - shown, hint.height())

    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.words).width()
        room = self.width() - (self.sizeHint().width() - whole)
        self.setText(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class _Several(FieldEditor):
    """An editor of several references; `_ids` are the chosen ones in order."""

    _ids: list[str]

    def read(self) -> Value | None:
        """Ids of the chosen ones."""
        return list(self._ids) or None

    def _take(self, ids: list[str]) -> None:
        self._ids = list(dict.fromkeys(ids))
        self.touched()
        self.commit()
        self.show_value(self._ids)


class ChecklistEditor(_Several):
    """Several of few: a checkbox for each."""

    def build(self) -> QWidget:
        """The checkboxes, one under the other."""
        self._ids = []
        self._boxes: dict[str, QCheckBox] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        for option in catalogue_of(self.session).options(self.field.target):
            box = QCheckBox(option.label)
            box.setAccessibleDescription(option.detail)
            box.setToolTip(option.detail)
            box.clicked.connect(self._clicked)
            self.watch(box)
            self._boxes[option.id] = box
            column.addWidget(box)
        self.input = next(iter(self._boxes.values()))
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Checks the chosen ones."""
        self._ids = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        for option_id, box in self._boxes.items():
            box.setChecked(option_id in self._ids)
            box.setAccessibleName(f"{self.field.label}: {box.text()}")

    def set_read_only(self, read_only: bool) -> None:
        """All boxes."""
        for box in self._boxes.values():
            box.setEnabled(not read_only)

    def _clicked(self) -> None:
        kept = [option_id for option_id in self._ids if option_id not in self._boxes]
        self._take([*(option_id for option_id, box in self._boxes.items() if box.isChecked()), *kept])


class ChipsEditor(_Several):
    """Several of many: chips, a line to search and add, and a button for the whole list."""

    input: PickerLine

    def build(self) -> QWidget:
        """Chips above the line."""
        self._ids = []
        self._catalogue: Catalogue = catalogue_of(self.session)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        self._chips = FlowBox()
        column.addWidget(self._chips)
        row = QHBoxLayout()
        row.setSpacing(em(0.5))
        self.input = PickerLine(self._catalogue, self.field.target)
        self.input.setPlaceholderText("Gõ vài chữ để tìm và thêm")
        self.input.edited.connect(self.touched)
        self.input.picked.connect(self._picked)
        self.input.own.connect(self._add_own)
        row.addWidget(self.input, 1)
        self._whole = button("Chọn nhiều…", self.open_checklist)
        self._whole.setAccessibleName(f"Chọn nhiều trong danh sách: {self.field.label}")
        self.watch(self._whole)
        row.addWidget(self._whole)
        column.addLayout(row)
        self._catalogue.changed.connect(self._options_changed)
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Shows a chip for each chosen one."""
        ids = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        words = [self._catalogue.label(self.field.target, option_id) for option_id in ids]
        if ids != self._ids or words != self._words():
            self._ids = ids
            for chip in self._chips.findChildren(Chip):
                self._chips.flow.removeWidget(chip)
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
            for option_id, text in zip(ids, words, strict=True):
                chip = Chip(text)
                chip.clicked.connect(lambda _=False, option_id=option_id: self._remove(option_id))
                chip.setEnabled(not self.session.read_only)
                self.watch(chip)
                self._chips.flow.addWidget(chip)
        self._chips.setVisible(bool(ids))
        self._chips.fit()

    def read(self) -> Value | None:
        """The chosen ones, and what is typed in the line if it names one. Raises NotUnderstood."""
        typed = self.input.choice()
        return [*self._ids, *([typed] if typed and typed not in self._ids else [])] or None

    def set_read_only(self, read_only: bool) -> None:
        """Nothing can be added or removed."""
        self.input.setReadOnly(read_only)
        self._whole.setEnabled(not read_only)

    def open_checklist(self) -> None:
        """Opens the whole list with checkboxes."""
        from wizard.window.fields.checklist import ChecklistDialog

        dialog = ChecklistDialog(self._catalogue, self.field, self._ids, self.window())
        if dialog.exec():
            self._take(dialog.chosen())

    def leave(self) -> None:
        """A name typed in full is added; anything else stays in the line with its problem."""
        super().leave()
        if not self._typed:
            self.input.choose(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty line lets the last one go."""
        backspace = (
            watched is self.input
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
        )
        if backspace and not self.input.text() and not self.input.composing and self._ids:
            self._remove(self._ids[-1])
            return True
        return super().eventFilter(watched, event)

    def _commit(self, leaving: bool) -> None:
        """A half-typed name must not take away what is chosen."""
        try:
            self.input.choice()
        except ValueError:
            self._timer.stop()
            self._show_state()
            return
        super()._commit(leaving)

    def _commit_when_idle(self) -> None:
        """Half a word may mean something by chance: only a choice or leaving the field counts."""

    def _words(self) -> list[str]:
        return [chip.words for chip in self._chips.findChildren(Chip)]

    def _picked(self) -> None:
        chosen = self.input.choice()
        self.input.choose(None)
        if chosen:
            self._take([*self._ids, chosen])
        self.input.setFocus()

    def _remove(self, option_id: str) -> None:
        if self.session.read_only:
            return
        self.input.setFocus()
        self._take([other for other in self._ids if other != option_id])

    def _add_own(self, text: str) -> None:
        if self.field.target != "agencies":
            return
        row_id, add = add_agency(self.session, text)
        self.input.choose(None)
        self._drop_typed()
        ids = [*self._ids, row_id]
        self.session.do_all(f"thêm cơ quan “{text[:40]}”", [add, SetAnswer(self.place, ids)])
        self.show_value(self.session.value(self.place))

    def _options_changed(self, targets: frozenset[str]) -> None:
        if self.field.target in targets:
            self.show_value(self._ids)


def make_references(session: Session, *arguments: object, compact: bool = False) -> FieldEditor:
    """Checkboxes where there are few fixed options, else chips. `arguments` as for every editor."""
    field = arguments[0]
    target = getattr(field, "target", "")
    fixed = target in ("audiences", "dimensions", "channels", "elements")
    few = fixed and len(catalogue_of(session).options(target)) <= MOST_CHECKBOXES
    editor = ChecklistEditor if few else ChipsEditor
    return editor(session, *arguments, compact=compact)  # type: ignore[arg-type]
