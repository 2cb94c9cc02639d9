"""Editors for days and months in Vietnamese form, typed or chosen from a calendar."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.plan.model import Row, Value
from wizard.plan.vietnamese import month_words, parse_date, short_date, short_month
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.cells import parse_any_month
from wizard.window.fields.inputs import LineInput
from wizard.window.fields.parts import tool
from wizard.window.look import colours, em

VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


class _Popup(QFrame):
    """A small window that closes on Escape or a click outside."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(0.5), em(0.5), em(0.5), em(0.5))

    def show_under(self, widget: QWidget) -> None:
        """Opens under a widget, or above it where the screen ends."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        room = widget.screen().availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height()))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()

    def choose(self, value: str) -> None:
        """Tells the choice and closes."""
        self.chosen.emit(value)
        self.close()


def _add_head(column: QVBoxLayout, back: QToolButton, forth: QToolButton) -> QLabel:
    """A title between two arrows."""
    head = QHBoxLayout()
    title = QLabel()
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    title.setProperty("kind", "strong")
    head.addWidget(back)
    head.addWidget(title, 1)
    head.addWidget(forth)
    column.addLayout(head)
    return title


class DayPopup(_Popup):
    """A calendar of one month. Page Up and Page Down change the month."""

    def __init__(self, parent: QWidget, iso: str) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget()
        self.calendar.setNavigationBarVisible(False)
        back = tool("left", "Tháng trước", self.calendar.showPreviousMonth, "Tháng trước (Page Up)")
        forth = tool("right", "Tháng sau", self.calendar.showNextMonth, "Tháng sau (Page Down)")
        self._title = _add_head(self.column, back, forth)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(colours().problem))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self.calendar.setMinimumSize(em(25), em(19))
        self.calendar.setLocale(VIETNAMESE)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName("Lịch chọn ngày")
        given = QDate.fromString(iso, Qt.DateFormat.ISODate)
        self.calendar.setSelectedDate(given if given.isValid() else QDate.currentDate())
        self.calendar.currentPageChanged.connect(self._turned)
        self._turned(self.calendar.yearShown(), self.calendar.monthShown())
        self.calendar.activated.connect(self._activated)
        self.calendar.clicked.connect(self._activated)
        self.column.addWidget(self.calendar)
        self.setFocusProxy(self.calendar)

    def _turned(self, year: int, month: int) -> None:
        self._title.setText(f"{month_words(month).capitalize()} năm {year}")

    def _activated(self, day: QDate) -> None:
        self.choose(day.toString(Qt.DateFormat.ISODate))


class MonthPopup(_Popup):
    """The twelve months of a year. Arrow keys go through them, Page Up and Page Down change the year."""

    def __init__(self, parent: QWidget, month: str) -> None:
        super().__init__(parent)
        try:
            given = date.fromisoformat(f"{month}-01")
        except ValueError:
            given = date.today()
        self._year = given.year
        back = tool("left", "Năm trước", lambda: self._turn(-1), "Năm trước (Page Up)")
        forth = tool("right", "Năm sau", lambda: self._turn(1), "Năm sau (Page Down)")
        self._title = _add_head(self.column, back, forth)
        grid = QGridLayout()
        grid.setSpacing(em(0.3))
        self.months: list[QPushButton] = []
        for number in range(1, 13):
            button = QPushButton(month_words(number).capitalize())
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, number=number: self.choose(f"{self._year}-{number:02}"))
            grid.addWidget(button, (number - 1) // 3, (number - 1) % 3)
            self.months.append(button)
        self.column.addLayout(grid)
        self._turn(0)
        self.months[given.month - 1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -3, Qt.Key.Key_Down: 3}
        step = steps.get(Qt.Key(event.key()))
        now = next((number for number, button in enumerate(self.months) if button.hasFocus()), None)
        if step is not None and now is not None:
            self.months[(now + step) % 12].setFocus()
        elif event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn(1)
        else:
            super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        self._year = max(1900, min(self._year + by, 2200))
        self._title.setText(f"Năm {self._year}")


class DateEditor(FieldEditor):
    """A day: «05/6/2027»."""

    input: LineInput
    example = "Ví dụ: 05/6/2027"
    button_name = "Chọn ngày trong lịch"

    def build(self) -> QWidget:
        """A narrow line and a button for the calendar (also Alt+Down)."""
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.3))
        self.input = LineInput()
        self.input.setMaximumWidth(em(11))
        self.input.setPlaceholderText(self.example)
        self.input.edited.connect(self.touched)
        row.addWidget(self.input)
        name = f"{self.button_name}: {self.field.label}"
        self._button = tool("calendar", name, self.open_popup, f"{self.button_name} (phím mũi tên xuống)")
        self.watch(self._button)
        row.addWidget(self._button)
        row.addStretch(1)
        return body

    def words(self, value: str) -> str:
        """A day as typed. Raises ValueError for what is none."""
        return short_date(value)

    def parse(self, text: str) -> str:
        """The day of a text. Raises NotUnderstood."""
        return parse_date(text)

    def make_popup(self, value: str) -> DayPopup | MonthPopup:
        """The calendar, opened where `value` is."""
        return DayPopup(self, value)

    def show_value(self, value: Value | Row | None) -> None:
        """Shows the day; what is none, which a file may hold, as it is."""
        text = "" if value is None else str(value)
        with suppress(ValueError):
            text = self.words(text) if text else ""
        self.input.set_text(text)

    def read(self) -> Value | None:
        """The day. Raises NotUnderstood."""
        text = self.input.text().strip()
        return self.parse(text) if text else None

    def set_read_only(self, read_only: bool) -> None:
        """Days can be selected and copied all the same."""
        self.input.setReadOnly(read_only)
        self._button.setEnabled(not read_only)

    def open_popup(self) -> None:
        """Opens the calendar."""
        self.commit()
        popup = self.make_popup(str(self.session.value(self.place) or ""))
        popup.chosen.connect(self._choose)
        popup.show_under(self.input)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.input.isReadOnly():  # the line itself has no use for it
            self.open_popup()
        else:
            super().keyPressEvent(event)

    def _choose(self, value: str) -> None:
        self.input.set_text(self.words(value))
        self.touched()
        self.commit()
        self.input.setFocus()


class MonthEditor(DateEditor):
    """A month: «6/2027»."""

    example = "Ví dụ: 6/2027"
    button_name = "Chọn tháng"

    def words(self, value: str) -> str:
        """A month as typed. Raises ValueError for what is none."""
        return short_month(value)

    def parse(self, text: str) -> str:
        """The month of a text. Raises NotUnderstood."""
        return parse_any_month(text)

    def make_popup(self, value: str) -> DayPopup | MonthPopup:
        """The months of a year."""
        return MonthPopup(self, value)
