"""Editors for numbers, sums of money and years: thousands separators while nobody types, sums also in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.plan.model import Row, Value
from wizard.plan.vietnamese import (
    NotUnderstood,
    format_number,
    money_in_words,
    parse_money,
    parse_number,
    parse_year,
)
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.inputs import LineInput
from wizard.window.look import em, label


class NumberInput(LineInput):
    """A line that shows «1.250,5» when it is left and «1250,5» to somebody who types.

    Without the dots nobody makes «1.2500» of «1.250» by adding a digit.
    """

    def show_number(self, number: int | Decimal | None) -> None:
        """Shows a number as fits the moment."""
        text = "" if number is None else format_number(number)
        self.set_text(text.replace(".", "") if self.hasFocus() else text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        try:
            plain = format_number(parse_number(self.text())).replace(".", "")
        except NotUnderstood:
            plain = self.text()
        if plain != self.text():
            self.setText(plain)
        super().focusInEvent(event)


class NumberEditor(FieldEditor):
    """A number with its unit beside it."""

    input: LineInput

    def build(self) -> QWidget:
        """A narrow line, the unit, and room for words."""
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.6))
        self.input = self.make_input()
        self.input.setMaximumWidth(em(13))
        self.input.edited.connect(self._edited)
        row.addWidget(self.input)
        unit = self.unit()
        self._unit = label(unit)
        self._unit.setWordWrap(False)
        self._unit.setVisible(bool(unit))
        row.addWidget(self._unit)
        self._words = label("", "muted")
        row.addWidget(self._words, 1)
        return body

    def make_input(self) -> LineInput:
        """The line."""
        return NumberInput()

    def unit(self) -> str:
        """What stands behind the line."""
        return self.field.unit

    def parse(self, text: str) -> int | Decimal:
        """The number of a text. Raises NotUnderstood."""
        return parse_number(text)

    def words(self, number: int | Decimal) -> str:
        """What stands beside the line while it holds `number`."""
        return ""

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the number; something else that a file may hold is shown as it is."""
        if isinstance(value, int | Decimal):
            self.show_number(value)
        else:
            self.input.set_text("" if value is None else str(value))
        self._show_words()

    def show_number(self, number: int | Decimal) -> None:
        """Shows a number in the line."""
        assert isinstance(self.input, NumberInput)
        self.input.show_number(number)

    def read(self) -> Value | None:
        """The number. Raises NotUnderstood."""
        text = self.input.text().strip()
        return self.parse(text) if text else None

    def set_read_only(self, read_only: bool) -> None:
        """Numbers can be selected and copied all the same."""
        self.input.setReadOnly(read_only)

    def _edited(self) -> None:
        self.touched()
        self._show_words()

    def _show_words(self) -> None:
        words = ""
        try:
            if self.input.text().strip():
                words = self.words(self.parse(self.input.text()))
        except ValueError:  # not understood (yet), or too large for words
            pass
        self._words.setText(words)


class MoneyEditor(NumberEditor):
    """A sum of money in millions of đồng, spelt out beside it."""

    def unit(self) -> str:
        """Millions of đồng unless the framework says otherwise."""
        return self.field.unit or "triệu đồng"

    def parse(self, text: str) -> Decimal:
        """Also «12,5 tỷ» and «500.000.000 đồng». Raises NotUnderstood."""
        return parse_money(text)

    def words(self, number: int | Decimal) -> str:
        """The sum in words."""
        return f"({money_in_words(number)})"


class YearEditor(NumberEditor):
    """A year."""

    def make_input(self) -> LineInput:
        """A line without separators."""
        made = LineInput()
        made.setPlaceholderText("Ví dụ: 2027")
        return made

    def parse(self, text: str) -> int:
        """A year of four digits. Raises NotUnderstood."""
        return parse_year(text)

    def show_number(self, number: int | Decimal) -> None:
        """Shows the year."""
        self.input.set_text(str(number))
