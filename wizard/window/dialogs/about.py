"""What this program is, what it rests on, what it does not do, and what its user must still do himself."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wizard import __version__
from wizard.framework import Framework
from wizard.overview import COLLECTION_NAMES, STATUS_NAMES
from wizard.window.look import em
from wizard.window.session import Session
from wizard.window.sheet import Sheet
from wizard.window.widgets import button

DUTY = (
    "Văn bản do phần mềm tạo ra là dự thảo. Người soạn và cơ quan ban hành chịu trách nhiệm về nội dung: phải đọc lại, "
    "kiểm tra thể thức, hiệu lực của căn cứ pháp lý, số liệu và thẩm quyền trước khi trình ký, ban hành."
)
PRIVACY = (
    "Phần mềm làm việc hoàn toàn trên máy này, không kết nối mạng, không thu thập và không gửi thông tin đi đâu. "
    "Hồ sơ nằm ở nơi anh/chị đã lưu; các bản lưu trước đó nằm trong dữ liệu riêng của người dùng trên máy."
)
PARTS = (
    "Python (giấy phép PSF); Qt và PySide6 (LGPL phiên bản 3, dùng dưới dạng thư viện rời, thay được); lxml và Jinja2 "
    "(BSD); PyYAML và python-docx (MIT)."
)
_SHOWN = (
    "dimensions",
    "elements",
    "guides",
    "steps",
    "provinces",
    "old_provinces",
    "agencies",
    "legal_bases",
    "channels",
    "rules",
)
_VALIDITY = {"in_force": "đã đối chiếu còn hiệu lực", "check": "cần kiểm tra hiệu lực", "expired": "đã hết hiệu lực"}
_MOST_SOURCES = 3


class AboutDialog(QDialog):
    """«Về phần mềm này»."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Về phần mềm này")
        self.sheet = Sheet("Về phần mềm này")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3))
        column.setSpacing(em(1))
        column.addWidget(self.sheet, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button("Đóng", self.accept, "primary")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        available = self.screen().availableGeometry()
        self.resize(min(em(62), round(available.width() * 0.9)), min(em(48), round(available.height() * 0.85)))
        _write(self.sheet, session.framework)
        close.setFocus()


def _write(sheet: Sheet, framework: Framework) -> None:
    sheet.begin()
    sheet.heading("Quảng bá địa phương", 1.5)
    sheet.text(f"Trợ lý soạn Chương trình quảng bá hình ảnh địa phương ra nước ngoài. Phiên bản {__version__}.")
    sheet.heading("Trách nhiệm kiểm tra")
    sheet.text(DUTY)
    sheet.heading("Dữ liệu của anh/chị")
    sheet.text(PRIVACY)
    sheet.heading("Khung nội dung")
    sheet.text(f"{framework.name}, bản {framework.version}.")
    sheet.text(f"Lưu ý: {framework.label}.", "review")
    sheet.heading("Nguồn và mức độ tin cậy")
    for collection in _SHOWN:
        _write_collection(sheet, framework, collection)
    sheet.heading("Thành phần mã nguồn mở")
    sheet.text(PARTS)
    sheet.end()


def _write_collection(sheet: Sheet, framework: Framework, collection: str) -> None:
    entries = framework.rules["rules"] if collection == "rules" else framework.entries(collection)
    given = [(_of(entry, "source"), _of(entry, "status")) for entry in entries]
    statuses = Counter(status for _, status in given)
    counts = "; ".join(f"{statuses[status]} {words}" for status, words in STATUS_NAMES.items() if statuses[status])
    sheet.strong(f"{COLLECTION_NAMES[collection]}: {len(given)} mục ({counts})")
    if collection == "legal_bases":
        validity = Counter(base.validity for base in framework.legal_bases)
        sheet.text("; ".join(f"{validity[key]} căn cứ {words}" for key, words in _VALIDITY.items() if validity[key]))
    sources = Counter(source for source, _ in given).most_common()
    for source, _ in sources[:_MOST_SOURCES]:
        sheet.text(f"• {source}", "muted")
    if len(sources) > _MOST_SOURCES:
        sheet.text(f"• và {len(sources) - _MOST_SOURCES} nguồn khác, ghi ở từng mục", "muted")


def _of(entry: object, name: str) -> str:
    return str(entry[name] if hasattr(entry, "keys") else getattr(entry, name))  # type: ignore[index]
