"""Whether each Word file gets a PDF beside it, and, where an office program is installed, which program makes it."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from wizard.window.look import em, label
from wizard.window.settings import Settings

if TYPE_CHECKING:
    from wizard.document.office.finding import Office

_WANTED, _MAKER = "export_pdf", "export_pdf_with"
_ABOUT = "Mỗi tệp Word có thêm một tệp PDF cùng tên, cùng nội dung; không cần cài thêm phần mềm."
_BY_OFFICE = "Chờ lâu hơn; {} mở tệp Word và tự lưu thành PDF, chỗ ngắt dòng có thể khác bản xem trước."


class PdfChoice(QWidget):
    """`wanted` is the box to tick; `makers` appears once `look_for_offices` has found something to choose from."""

    _found = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._offices: tuple[Office, ...] = ()
        self._looking = False
        self._found.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        self.wanted = QCheckBox("Kèm bản PDF để xem, trình ký số")
        self.wanted.setChecked(settings.flag(_WANTED))
        self.wanted.toggled.connect(self._want)
        column.addWidget(self.wanted)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(em(2), 0, 0, 0)
        name = label("Tạo tệp PDF bằng")
        name.setWordWrap(False)
        self.makers = QComboBox()
        self.makers.setAccessibleName("Tạo tệp PDF bằng")
        self.makers.addItem("Phần mềm này", "")
        self.makers.currentIndexChanged.connect(lambda _index: self._show())
        self.makers.activated.connect(lambda _index: settings.set_text(_MAKER, str(self.makers.currentData())))
        name.setBuddy(self.makers)
        row.addWidget(name)
        row.addWidget(self.makers)
        row.addStretch(1)
        self._choice.hide()
        column.addWidget(self._choice)
        self._about = label("", "muted")
        self._about.setContentsMargins(em(2), 0, 0, 0)
        column.addWidget(self._about)
        self._show()

    @property
    def office(self) -> Office | None:
        """The office program that was chosen, None for this program."""
        chosen = self.makers.currentData()
        return next((each for each in self._offices if each.id == chosen), None)

    def look_for_offices(self) -> None:
        """Finds out, away from the window's thread and once, what may be chosen: a drive may be slow to answer."""
        if not self._looking:
            self._looking = True
            threading.Thread(target=self._look, name="offices", daemon=True).start()

    def _look(self) -> None:
        from wizard.document.office.finding import find_offices

        with suppress(RuntimeError):  # the page is gone meanwhile
            self._found.emit(find_offices())

    def _offer(self, offices: tuple[Office, ...]) -> None:
        """The one chosen last time is chosen again, when it is still there."""
        self._offices = offices
        for office in offices:
            self.makers.addItem(office.name, office.id)
        self._choice.setVisible(bool(offices))
        self.makers.setCurrentIndex(max(0, self.makers.findData(self._settings.text(_MAKER))))

    def _want(self, on: bool) -> None:
        self._settings.set_flag(_WANTED, on)
        self._show()

    def _show(self) -> None:
        self.makers.setEnabled(self.wanted.isChecked())
        office = self.office
        about = _BY_OFFICE.format(office.name) if office else _ABOUT
        self._about.setText(about)
        self.wanted.setAccessibleDescription(about)
