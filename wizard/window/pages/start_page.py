"""The first page: go on with the last plan, begin a new one with three choices, open one, look at the sample."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from wizard.framework import Framework
from wizard.plan.model import OTHER_PROVINCE, Value
from wizard.window.look import em, label
from wizard.window.settings import RecentPlan, Settings
from wizard.window.widgets import button, card, progress_bar

LAST_PROVINCE = "last_province"
_MOST_SHOWN = 5


def default_period(today: date) -> tuple[int, int]:
    """First and last year of a new plan: from this year (from October: the next) to the end of its five-year term."""
    first = today.year + (today.month >= 10)
    return first, first + (5 - first % 5) % 5


def moment_words(moment: float, now: datetime | None = None) -> str:
    """When something was, as people say it: «hôm nay lúc 14:05», «ngày 03/11/2026»."""
    when = datetime.fromtimestamp(moment)
    days = ((now or datetime.now()).date() - when.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days)
    return f"{day} lúc {when:%H:%M}" if day else f"ngày {when:%d/%m/%Y}"


def plan_name(path: str) -> str:
    """The name of a plan for users."""
    return os.path.splitext(os.path.basename(path))[0]


class StartPage(QScrollArea):
    """`open_wanted` gives a path, "" to be asked for; `new_wanted` the first answers; the others nothing."""

    open_wanted = Signal(str)
    new_wanted = Signal(dict)
    sample_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, framework: Framework, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._settings = settings
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refresh()

    def refresh(self) -> None:
        """Builds the page anew from what is there now."""
        recent = [plan for plan in self._settings.recent_plans() if os.path.isfile(plan.path)]
        outer = QWidget()
        around = QHBoxLayout(outer)
        inner = QWidget()
        inner.setMaximumWidth(em(70))
        around.addStretch(1)
        around.addWidget(inner, 8)
        around.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(em(1.5), em(3), em(1.5), em(2))
        column.setSpacing(em(1.6))
        column.addLayout(self._make_title())
        if recent:
            column.addWidget(self._make_last(recent[0]))
        column.addWidget(self._make_new(is_first=not recent))
        column.addLayout(self._make_others())
        if len(recent) > 1:
            column.addWidget(self._make_recent(recent[1 : _MOST_SHOWN + 1]))
        column.addStretch(1)
        self.setWidget(outer)
        (self.go_on if recent else self.province).setFocus()

    def _make_title(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(em(0.3))
        column.addWidget(label("Quảng bá địa phương", "title"))
        about = "Trợ lý soạn Chương trình quảng bá hình ảnh địa phương ra nước ngoài"
        column.addWidget(label(about, "muted"))
        return column

    def _make_last(self, plan: RecentPlan) -> QWidget:
        box = card()
        row = QHBoxLayout(box)
        row.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.3))
        row.setSpacing(em(2))
        left = QVBoxLayout()
        left.setSpacing(em(0.4))
        left.addWidget(label("Hồ sơ gần nhất", "muted"))
        left.addWidget(label(plan_name(plan.path), "heading"))
        left.addWidget(progress_bar(plan.done, plan.total))
        left.addWidget(label(f"{_progress_words(plan)} · mở {moment_words(plan.time)}", "muted"))
        row.addLayout(left, 1)
        self.go_on = button("Tiếp tục soạn", lambda: self.open_wanted.emit(plan.path), "primary")
        self.go_on.setAccessibleName(f"Tiếp tục soạn hồ sơ {plan_name(plan.path)}")
        row.addWidget(self.go_on)
        return box

    def _make_new(self, is_first: bool) -> QWidget:
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(em(1.5), em(1.3), em(1.5), em(1.5))
        column.setSpacing(em(0.9))
        column.addWidget(label("Soạn hồ sơ mới", "heading"))
        if is_first:
            about = (
                "Phần mềm đi cùng anh/chị qua từng bước, chỉ rõ cần ghi gì và còn thiếu gì, rồi xuất cả bộ hồ sơ: "
                "tờ trình, quyết định, chương trình kèm phụ lục, công văn gửi Bộ. Nội dung được tự động lưu; "
                "không cần mạng, không gửi dữ liệu đi đâu."
            )
            column.addWidget(label(about, "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1))
        grid.setVerticalSpacing(em(0.35))
        self.province = self._make_provinces()
        self.form = QComboBox()
        for choice in self._framework.field("form").choices:
            self.form.addItem(choice.label, choice.id)
        first, last = default_period(date.today())
        self.start = _year(first, "Năm bắt đầu")
        self.end = _year(last, "Năm kết thúc")
        self.start.valueChanged.connect(self.end.setMinimum)
        self.end.setMinimum(first)
        period = QHBoxLayout()
        period.setSpacing(em(0.5))
        period.addWidget(self.start)
        period.addWidget(QLabel("đến"))
        period.addWidget(self.end)
        for place, (words, widget) in enumerate((("Tỉnh, thành phố", self.province), ("Hình thức văn bản", self.form))):
            widget.setAccessibleName(words)
            grid.addWidget(_buddy(words, widget), 0, place)
            grid.addWidget(widget, 1, place)
            grid.setColumnStretch(place, 2 + place)
        grid.addWidget(_buddy("Giai đoạn", self.start), 0, 2)
        grid.addLayout(period, 1, 2)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(label("Các lựa chọn này đều đổi được về sau.", "muted"), 1)
        self.begin = button("Bắt đầu soạn", self._new, "primary" if is_first else "")
        row.addWidget(self.begin)
        column.addLayout(row)
        return box

    def _make_provinces(self) -> QComboBox:
        box = QComboBox()
        box.setPlaceholderText("Chọn tỉnh, thành phố")
        for province in self._framework.provinces:
            box.addItem(province.name, province.id)
        box.addItem("Địa phương khác (tự nhập tên)", OTHER_PROVINCE)
        box.setMaxVisibleItems(20)
        box.setCurrentIndex(box.findData(self._settings.text(LAST_PROVINCE)))
        return box

    def _make_others(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.8))
        self.open = button("Mở hồ sơ có sẵn…", lambda: self.open_wanted.emit(""), symbol="folder")
        self.sample = button("Xem hồ sơ mẫu", self.sample_wanted.emit, symbol="file")
        self.sample.setToolTip("Mở một bản sao của hồ sơ hoàn chỉnh, về một tỉnh giả định; sửa thử thoải mái")
        row.addWidget(self.open)
        self.check = button("Kiểm tra tệp Word", self.check_wanted.emit, symbol="check")
        self.check.setToolTip("Đối chiếu thể thức của tệp Word bất kỳ với Nghị định số 30/2020/NĐ-CP")
        row.addWidget(self.sample)
        row.addWidget(self.check)
        row.addStretch(1)
        return row

    def _make_recent(self, plans: list[RecentPlan]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.1))
        column.addWidget(label("Các hồ sơ đã mở", "strong"))
        for plan in plans:
            row = QHBoxLayout()
            name = plan_name(plan.path)
            entry = button(name, partial(self.open_wanted.emit, plan.path), "quiet", "file")
            entry.setAccessibleName(f"Mở hồ sơ {name}, {_progress_words(plan)}")
            row.addWidget(entry)
            words = label(f"{_progress_words(plan)} · mở {moment_words(plan.time)}", "muted")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(words, 1)
            column.addLayout(row)
        return box

    def _new(self) -> None:
        answers: dict[str, Value] = {
            "form": str(self.form.currentData()),
            "period_start": self.start.value(),
            "period_end": self.end.value(),
        }
        province = self.province.currentData()
        if province:
            answers["province"] = str(province)
            self._settings.set_text(LAST_PROVINCE, str(province))
        self.new_wanted.emit(answers)


def _progress_words(plan: RecentPlan) -> str:
    return f"đã xong {plan.done}/{plan.total} mục bắt buộc"


def _year(value: int, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(2020, 2060)
    box.setValue(value)
    box.setGroupSeparatorShown(False)
    box.setAccessibleName(name)
    return box


def _buddy(text: str, widget: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(widget)
    return made
