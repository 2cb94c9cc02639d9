"""Says whether there is a dictionary for the spelling, and takes one where there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wizard.plan.language.dictionary import own_folder
from wizard.window.look import em, label
from wizard.window.places_on_disk import open_with_system
from wizard.window.session import Session
from wizard.window.widgets import button

WITH = "Đang dùng một từ điển tiếng Việt có trên máy này."
WITHOUT = "Máy này chưa có từ điển tiếng Việt."
_ALWAYS = (
    "Không có từ điển, phần mềm vẫn nhận ra những tiếng viết sai quy tắc, như “nghành”, “tóan”. Có từ điển thì nhận ra "
    "cả những tiếng đúng quy tắc nhưng không có trong tiếng Việt, như “thàn”."
)
_HOW = (
    "Từ điển là hai tệp “vi_VN.dic” và “vi_VN.aff” của bộ kiểm tra chính tả Hunspell, có trong gói tiếng Việt của "
    "LibreOffice. Máy đã cài gói đó thì không phải làm gì. Nếu không, bấm “Mở thư mục từ điển”, chép hai tệp vào đó "
    "rồi mở lại phần mềm."
)
_WHY = "Từ điển có giấy phép riêng (GPL) nên không đi kèm phần mềm."
FAILED = "Không mở được thư mục từ điển."


class SpellingDialog(QDialog):
    """The state of the dictionary and a way to the folder for one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Từ điển chính tả")
        self.setMinimumWidth(em(44))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.5))
        column.setSpacing(em(0.8))
        there = session.checking.dictionary is not None
        self.state = label(WITH if there else WITHOUT, "strong")
        column.addWidget(self.state)
        for words in (_ALWAYS,) if there else (_ALWAYS, _HOW):
            column.addWidget(label(words))
        column.addWidget(label(_WHY, "muted"))
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        self.open_button = button("Mở thư mục từ điển", self._open, "", "folder")
        row.addWidget(self.open_button)
        row.addStretch(1)
        close = button("Đóng", self.accept, "primary")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)

    def _open(self) -> None:
        folder = Path(own_folder())
        try:
            folder.mkdir(parents=True, exist_ok=True)
            opened = open_with_system(folder)
        except OSError:
            opened = False
        if not opened:
            self.state.setText(FAILED)
