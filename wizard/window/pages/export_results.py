"""After an export: each file with what is left to do, buttons to open it, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wizard.window.dossier_guide import Guidance
from wizard.window.exporting import Outcome
from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.places_on_disk import folder_words, open_with_system
from wizard.window.widgets import button, hairline

if TYPE_CHECKING:
    from wizard.document.dossier import Written

NO_PROGRAM = "Máy chưa có phần mềm mở được tệp Word. Hãy chép tệp sang máy có Word, hoặc cài LibreOffice."
_CANNOT_OPEN = {
    ".docx": NO_PROGRAM,
    ".pdf": "Máy chưa có phần mềm mở được tệp PDF. Hãy mở bằng trình duyệt web, hoặc chép tệp sang máy khác.",
}


class Results(QFrame):
    """Shows one outcome at a time; `guide` says what is known about a kind of document."""

    def __init__(self, guide: Callable[[str, str], Guidance], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._guide = guide
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.5))
        self._column.setSpacing(em(0.9))
        self.hide()

    def clear(self) -> None:
        """Shows nothing."""
        empty(self._column)
        self.hide()

    def show_outcome(self, outcome: Outcome, remark: str = "") -> None:
        """Shows how an export ended. `remark`: a sentence about something beside the files."""
        self.clear()
        self._column.addWidget(label(_headline(outcome), "heading"))
        if outcome.trouble:
            self._column.addWidget(label(outcome.trouble, "problem"))
        for missing in outcome.missing[:8]:
            self._column.addWidget(label(f"• {missing}"))
        if remark:
            self._column.addWidget(label(remark, "review"))
        if outcome.written:
            self._add_folder(outcome.order.folder)
            for written in outcome.written:
                self._column.addWidget(hairline())
                self._column.addWidget(self._file(written, outcome.order.form))
            self._column.addWidget(hairline())
            self._column.addWidget(label("Việc tiếp theo", "strong"))
            self._column.addWidget(label(_next(outcome)))
        self.show()

    # --- inside ---

    def _add_folder(self, folder: Path) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(f"Thư mục: {folder_words(folder)}", "muted"), 1)
        line.addWidget(button("Mở thư mục", partial(self._open, folder), "", "folder"))
        self._column.addWidget(row)

    def _file(self, written: Written, form: str) -> QWidget:
        guide = self._guide(written.kind, form)
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(0.8))
        picture = QLabel()
        picture.setPixmap(icon("file", "accent").pixmap(em(1.8), em(1.8)))
        line.addWidget(picture, 0)
        words = QVBoxLayout()
        words.setSpacing(em(0.25))
        words.addWidget(label(guide.title, "strong"))
        names = f"Tệp “{written.path.name}”" + (f" và “{written.pdf.name}”" if written.pdf else "")
        words.addWidget(label(names, "small"))
        if written.note:
            words.addWidget(label(written.note, "review"))
        for title, text in (("Ký", guide.sign), ("Điền tay", guide.by_hand), ("Gửi", guide.send)):
            words.addWidget(label(f"{title}: {text}"))
        line.addLayout(words, 1)
        column = QVBoxLayout()
        for path, name in ((written.path, "Mở"), (written.pdf, "Mở bản PDF")):
            if path is not None:
                opener = button(name, partial(self._open, path))
                opener.setAccessibleName(f"{name}: {guide.title}")
                column.addWidget(opener)
        column.addStretch(1)
        line.addLayout(column)
        return box

    def _open(self, path: Path) -> None:
        if not path.exists():
            self._say("Không còn tìm thấy ở chỗ đã lưu: có thể đã bị chuyển đi, đổi tên hoặc ổ đĩa đã rút.")
        elif not open_with_system(path):
            self._say(_CANNOT_OPEN.get(path.suffix, "Không mở được thư mục trên máy này."))

    def _say(self, sentence: str) -> None:
        said = [each.text() for each in self.findChildren(QLabel)]
        if sentence not in said:
            self._column.insertWidget(1, label(sentence, "problem"))


def empty(column: QVBoxLayout) -> None:
    """Takes all widgets out of a column and deletes them."""
    while item := column.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _headline(outcome: Outcome) -> str:
    count = len(outcome.written)
    if outcome.stopped:
        return f"Đã dừng theo yêu cầu; đã tạo {count} văn bản"
    if outcome.trouble:
        return f"Đã tạo {count} văn bản, còn lại chưa xuất được" if count else "Chưa xuất được"
    kind = "chính thức" if outcome.order.final else "nháp"
    return f"Đã tạo {count} văn bản (bản {kind}) và kiểm tra lại từng tệp"


def _next(outcome: Outcome) -> str:
    if outcome.order.final:
        return (
            "Mở từng tệp, đọc lại toàn bộ, đối chiếu căn cứ pháp lý và số liệu rồi mới trình ký. "
            "Chỗ ký và đóng dấu đã được chừa trống."
        )
    return (
        "Đây là bản nháp: những chỗ tô nổi “[CẦN BỔ SUNG: …]” là chỗ còn thiếu. Nên sửa trong hồ sơ rồi xuất lại, "
        "để mọi văn bản cùng đúng; sửa trong Word thì chỉ tệp đó đổi."
    )
