"""Editors for choices: radio buttons while they are few, else a list to open; checkboxes; the two big answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from wizard.framework.model import Field, FieldIs
from wizard.plan.model import Place, Row, Value
from wizard.window.fields.base import FieldEditor
from wizard.window.look import colours, em, label

MOST_RADIOS = 5


class ChoiceCombo(QComboBox):
    """A list to open. The wheel scrolls the page over it instead of changing an answer unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def fill_combo(combo: QComboBox, question: Field) -> None:
    """Puts the choices of a field into a combo box, after an empty one."""
    combo.addItem("Chưa chọn", None)
    for choice in question.choices:
        combo.addItem(choice.label, choice.id)
        combo.setItemData(combo.count() - 1, choice.help, Qt.ItemDataRole.ToolTipRole)


class _Choosing(FieldEditor):
    """An editor whose answers are complete at once."""

    def chosen(self) -> None:
        """The user has chosen."""
        self.touched()
        self.commit()


class ChoiceEditor(_Choosing):
    """One of several: radio buttons with their help, or a combo box for many."""

    def build(self) -> QWidget:
        """The radio buttons or the combo box."""
        self._buttons: dict[str, QRadioButton] = {}
        if len(self.field.choices) > MOST_RADIOS:
            combo = ChoiceCombo()
            fill_combo(combo, self.field)
            combo.activated.connect(lambda _: self.chosen())
            return combo
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        self._group = QButtonGroup(body)
        for choice in self.field.choices:
            button = QRadioButton(choice.label)
            button.setAccessibleDescription(choice.help)
            button.clicked.connect(self.chosen)
            self._group.addButton(button)
            self._buttons[choice.id] = button
            self.watch(button)
            row = QHBoxLayout()
            row.setSpacing(em(0.8))
            row.addWidget(button)
            row.addWidget(label(choice.help, "small"), 1)
            column.addLayout(row)
        self.input = next(iter(self._buttons.values()))
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Checks the chosen one."""
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(max(0, self.input.findData(value)))
            return
        self._group.setExclusive(False)
        for choice_id, button in self._buttons.items():
            button.setChecked(choice_id == value)
            button.setAccessibleName(f"{self.field.label}: {button.text()}")
        self._group.setExclusive(True)
        chosen = self._buttons.get(str(value))
        self.setFocusProxy(chosen or next(iter(self._buttons.values())))

    def read(self) -> Value | None:
        """Id of the chosen one."""
        if isinstance(self.input, QComboBox):
            chosen: str | None = self.input.currentData()
            return chosen
        return next((choice_id for choice_id, button in self._buttons.items() if button.isChecked()), None)

    def set_read_only(self, read_only: bool) -> None:
        """All of them."""
        for button in self._buttons.values() or (self.input,):
            button.setEnabled(not read_only)


class ChoicesEditor(_Choosing):
    """Any of several: checkboxes."""

    def build(self) -> QWidget:
        """A checkbox for each."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        self._boxes: dict[str, QCheckBox] = {}
        for choice in self.field.choices:
            box = QCheckBox(choice.label)
            box.setAccessibleDescription(choice.help)
            box.setToolTip(choice.help)
            box.clicked.connect(self.chosen)
            self.watch(box)
            self._boxes[choice.id] = box
            column.addWidget(box)
        self.input = next(iter(self._boxes.values()))
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Checks the chosen ones."""
        chosen = value if isinstance(value, list) else []
        for choice_id, box in self._boxes.items():
            box.setChecked(choice_id in chosen)
            box.setAccessibleName(f"{self.field.label}: {box.text()}")

    def read(self) -> Value | None:
        """Ids of the chosen ones."""
        return [choice_id for choice_id, box in self._boxes.items() if box.isChecked()] or None

    def set_read_only(self, read_only: bool) -> None:
        """All of them."""
        for box in self._boxes.values():
            box.setEnabled(not read_only)


class YesNoEditor(_Choosing):
    """Two big choices. «Không» goes on to the field that asks for the reason, where there is one."""

    def build(self) -> QWidget:
        """The two buttons side by side."""
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.8))
        self._group = QButtonGroup(body)
        self._answers: dict[bool, BigChoice] = {}
        for answer, text in ((True, "Có"), (False, "Không")):
            button = BigChoice(text)
            button.setAccessibleName(f"{self.field.label}: {text}")
            button.clicked.connect(lambda _=False, answer=answer: self._answered(answer))
            self._group.addButton(button)
            self._answers[answer] = button
            self.watch(button)
            row.addWidget(button)
        row.addStretch(1)
        self.input = self._answers[True]
        return body

    def show_value(self, value: Value | Row | None) -> None:
        """Checks the answer."""
        self._group.setExclusive(False)
        for answer, button in self._answers.items():
            button.setChecked(answer is value)
            button.setAccessibleName(f"{self.field.label}: {button.text()}")
        self._group.setExclusive(True)
        self.setFocusProxy(self._answers[value is not False])

    def read(self) -> Value | None:
        """The answer."""
        return next((answer for answer, button in self._answers.items() if button.isChecked()), None)

    def set_read_only(self, read_only: bool) -> None:
        """Both of them."""
        for button in self._answers.values():
            button.setEnabled(not read_only)

    def _answered(self, answer: bool) -> None:
        self.chosen()
        button = self._answers[answer]
        if not button.by_arrow:  # somebody who looks around with the arrow keys stays here
            QTimer.singleShot(0, self, lambda: self._go_on(answer))

    def _go_on(self, answer: bool) -> None:
        """Gives the focus to the first field of the page that is asked because of this answer only."""
        if answer:
            return
        for editor in self.window().findChildren(FieldEditor):
            when = editor.field.when
            same_owner = editor.place.element == self.place.element and editor.place.row == self.place.row
            if same_owner and isinstance(when, FieldIs) and when.field == self.field.id and when.values == ("false",):
                if editor.isVisible():
                    editor.go_to(Place(editor.place.field, editor.place.element, editor.place.row, editor.place.column))
                return


class BigChoice(QRadioButton):
    """A radio button that looks like a card. `by_arrow`: the last click came from an arrow key."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.by_arrow = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(em(11), super().sizeHint().width() + 2 * em(1)), super().sizeHint().height() + em(1.3))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = colours()
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus() or self.isChecked()
        painter.setPen(QPen(QColor(theme.accent if strong else theme.edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.soft if self.isChecked() else theme.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), em(0.35), em(0.35))
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = self.rect().adjusted(em(0.8), 0, -em(0.4), 0)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)

    def event(self, event: QEvent) -> bool:
        """Notes what a click came from."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
            for button in self.group().buttons() if event.key() in arrows else ():
                _mark_arrow(button, True)
            handled = super().event(event)
            for button in self.group().buttons():
                _mark_arrow(button, False)
            return handled
        return super().event(event)


def _mark_arrow(button: QAbstractButton, by_arrow: bool) -> None:
    assert isinstance(button, BigChoice)
    button.by_arrow = by_arrow
