"""The framework's suggestions of indicators for one element: one click adds a row to the plan and refers to it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wizard.plan.model import Place, fresh_row_ids
from wizard.plan.summaries import SuggestedIndicator, lacks_by_row, suggested_indicators, use_indicator
from wizard.window.look import em, label
from wizard.window.session import Session


class SuggestedIndicators(QFrame):
    """A line for each suggestion: use it, or see what its row in the plan still lacks."""

    def __init__(self, session: Session, element: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._element = element
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.2))
        column.setSpacing(em(0.7))
        column.addWidget(label("Chỉ tiêu gợi ý", "heading"))
        column.addWidget(
            label("Bấm “Dùng” để đưa chỉ tiêu vào bảng chỉ tiêu của hồ sơ và chọn cho yếu tố này.", "muted")
        )
        self.buttons: list[QPushButton] = []
        self._states = []
        for number, suggestion in enumerate(session.framework.element(element).indicators):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(suggestion.name))
            state = label("", "small")
            words.addWidget(state)
            button = QPushButton()
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, number=number: self._clicked(number))
            row = QHBoxLayout()
            row.setSpacing(em(1))
            row.addLayout(words, 1)
            row.addWidget(button)
            column.addLayout(row)
            self.buttons.append(button)
            self._states.append(state)
        self.renew()

    def renew(self) -> None:
        """Compares the suggestions with the plan."""
        lacks = lacks_by_row(self._session.tree, "indicators")
        for number, one in enumerate(self._suggestions()):
            missing = lacks.get(one.row, [])
            if not one.used:
                state = f"Đơn vị: {one.hint.unit}. Nguồn: {one.hint.source}."
                action = "Dùng chỉ tiêu có sẵn" if one.row else "Dùng"
            else:
                state = f"Đã dùng; còn {', '.join(missing)}." if missing else "Đã dùng, đủ nội dung."
                action = "Điền tiếp" if missing else "Xem"
            self._states[number].setText(state)
            self.buttons[number].setText(action)
            self.buttons[number].setAccessibleName(f"{action}: {one.hint.name}")
            self.buttons[number].setEnabled(one.used or not self._session.read_only)

    # --- inside ---

    def _suggestions(self) -> list[SuggestedIndicator]:
        return suggested_indicators(self._session.framework, self._session.plan, self._element)

    def _clicked(self, number: int) -> None:
        one = self._suggestions()[number]
        if one.used:
            self._session.go_requested.emit(Place("indicators", None, one.row, "level"))
            return
        (new_row,) = fresh_row_ids(self._session.plan, "indicators")
        self._session.commit_pending()
        self._session.do(use_indicator(self._session.plan, self._element, one, new_row))
        self.renew()
        self._session.message.emit(f"Đã chọn chỉ tiêu “{one.hint.name}”. Nhớ điền cấp, mức cần đạt và năm đạt.")
