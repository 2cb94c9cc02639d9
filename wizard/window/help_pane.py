"""The right side: what to write in the focused field, an example, a typical mistake, where the entry comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from wizard.framework.model import Element, Field
from wizard.plan.model import Place
from wizard.window.fields.cells import cell_text
from wizard.window.fields.options import catalogue_of
from wizard.window.look import em, label
from wizard.window.pages.registry import EXTRA
from wizard.window.session import Session
from wizard.window.widgets import button, hairline

STATUS_SENTENCES = {
    "confirmed": "Đã đối chiếu với nguồn.",
    "inferred": "Suy ra từ nguồn; nên đối chiếu trước khi dùng.",
    "general": "Hiểu biết chung; nên kiểm tra với nguồn của địa phương.",
    "proposal": "Đề xuất của nhóm biên soạn; có thể sửa cho hợp với địa phương.",
}
TITLE = "Hướng dẫn"
_EMPTY = "Đặt con trỏ vào một mục để xem ở đây: cần ghi gì, ví dụ, lỗi thường gặp và nguồn của hướng dẫn."


class HelpPane(QScrollArea):
    """Shows the help of a place (`show_place`) or of a whole page (`show_page`)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self.setAccessibleName(TITLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_place(self, place: Place) -> None:
        """The help of a field, or of the column of a cell."""
        try:
            question = self._session.question(place)
        except KeyError:
            return
        key = (place.element, place.field, place.column)
        if key != self._shown:
            self._shown = key
            self._set(self._of_field(question))

    def show_page(self, key: str) -> None:
        """The help of a page: that of an element, the introduction of a step, nothing for others."""
        if key == self._shown:
            return
        self._shown = key
        framework = self._session.framework
        try:
            self._set(self._of_element(framework.element(key)))
        except KeyError:
            try:
                step = framework.step(key)
            except KeyError:
                self._set(_of_extra(key))
            else:
                self._set([label(TITLE, "heading"), label(_EMPTY), *self._origin(step.source, step.status)])

    # --- inside ---

    def _of_field(self, question: Field) -> list[QWidget]:
        widgets: list[QWidget] = [label(question.label, "heading")]
        if question.unit:
            widgets.append(label(f"Đơn vị tính: {question.unit}", "muted"))
        widgets += _part("Cần ghi gì", question.help)
        for choice in question.choices:
            if choice.help:
                widgets += [label(choice.label, "strong"), *_texts(choice.help)]
        if question.columns:
            about = "\n\n".join(f"{column.label}: {column.help}" for column in question.columns if column.help)
            widgets += _part("Các cột", about)
        if question.example:
            widgets += _part("Ví dụ", cell_text(catalogue_of(self._session), question, question.example))
            if question.type in ("text", "paragraphs", "list"):
                widgets.append(_copy_button(question.example))
        widgets += _part("Lỗi thường gặp", question.mistake)
        return [*widgets, *self._origin(question.source, question.status)]

    def _of_element(self, element: Element) -> list[QWidget]:
        widgets: list[QWidget] = [label(f"Yếu tố {element.number}: {element.name}", "heading")]
        if element.grey_hint:
            widgets.append(label(element.grey_hint, "muted"))
        widgets += _part("Ý nghĩa đối với địa phương", element.meaning)
        widgets += _part("Người nước ngoài quan tâm điều gì", element.world_interest)
        widgets += _part("Câu hỏi gợi ý", _points(element.questions))
        evidence = [f"{hint.figure}. Nơi lấy: {hint.where}" for hint in element.evidence]
        widgets += _part("Số liệu chứng minh", _points(evidence))
        widgets += [*_part("Ví dụ", element.example), _copy_button(element.example)]
        widgets += _part("Lỗi thường gặp", element.mistake)
        return [*widgets, *self._origin(element.source, element.status, self._session.framework.label)]

    def _origin(self, source: str, status: str, caution: str = "") -> list[QWidget]:
        widgets: list[QWidget] = [hairline()]
        if caution:
            widgets.append(label(caution, "review"))
        widgets.append(label(f"Nguồn: {source}", "small"))
        widgets.append(label(STATUS_SENTENCES.get(status, ""), "small"))
        return widgets

    def _set(self, widgets: Sequence[QWidget]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(em(1), em(1.2), em(1), em(2))
        column.setSpacing(em(0.5))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(body)  # deletes the former one


def _of_extra(key: str) -> list[QWidget]:
    for extra in EXTRA:
        if key == f"/{extra.key}":
            return [label(extra.title, "heading"), *_texts(extra.about)]
    return [label(TITLE, "heading"), label(_EMPTY, "muted")]


def _part(title: str, text: str) -> list[QWidget]:
    if not text:
        return []
    head = label(title, "strong")
    head.setContentsMargins(0, em(0.5), 0, 0)
    return [head, *_texts(text)]


def _texts(text: str) -> list[QWidget]:
    widgets: list[QWidget] = []
    for paragraph in filter(None, text.split("\n\n")):
        made = label(paragraph)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        widgets.append(made)
    return widgets


def _points(items: Sequence[str]) -> str:
    return "\n\n".join(f"• {item}" for item in items)


def _copy_button(text: str) -> QWidget:
    # Only to the clipboard, never into a field: an example must not get into a real plan by one click.
    made = button("Sao chép ví dụ", lambda: QApplication.clipboard().setText(text), "quiet", "copy")
    made.setToolTip("Ví dụ của một tỉnh giả định, chỉ để tham khảo")
    return made
