"""What the editors of texts share: the counter, and the offer to convert a pasted text of an old font."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from wizard.plan.legacy import Encoding
from wizard.plan.vietnamese import format_number
from wizard.window.fields.base import FieldEditor
from wizard.window.look import em, label

_COUNT_FROM = 0.8
"""Share of the greatest length from which the counter is always shown; while typing it is shown anyway."""
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


class LegacyOffer(QFrame):
    """A quiet line under the input: «this looks as if typed with an old font»."""

    def __init__(self, editor: WritingEditor) -> None:
        super().__init__(editor)
        self.setObjectName("notice")
        self._editor = editor
        self._text = ""
        self._encoding: Encoding = "tcvn3"
        row = QHBoxLayout(self)
        row.setContentsMargins(em(0.6), em(0.4), em(0.6), em(0.4))
        self._words = label("")
        row.addWidget(self._words, 1)
        look = QPushButton("Xem và chuyển đổi…")
        look.clicked.connect(self._look)
        keep = QPushButton("Giữ nguyên")
        keep.clicked.connect(self.hide)
        row.addWidget(look)
        row.addWidget(keep)
        self.hide()

    def offer(self, text: str, encoding: Encoding) -> None:
        """Offers to convert `text`, which stands in the input."""
        self._text, self._encoding = text, encoding
        self._words.setText(f"Đoạn vừa dán có vẻ được gõ bằng phông chữ cũ {_NAMES[encoding]}, in ra sẽ sai chữ.")
        self.show()

    def _look(self) -> None:
        from wizard.window.dialogs.convert import ConvertDialog

        dialog = ConvertDialog(self._text, self._encoding, self.window())
        if dialog.exec():
            self._editor.replace_text(self._text, dialog.converted())
            self.hide()
        self._editor.setFocus()


class WritingEditor(FieldEditor):
    """A field of text with a counter; subclasses say what stands in it."""

    _offer: LegacyOffer | None = None

    def _make_counter(self) -> None:
        self._counter = label("", "small")
        self._counter.setWordWrap(False)
        self._counter.hide()
        self._footer.addStretch(0)
        self._footer.addWidget(self._counter)

    def text_length(self) -> int:
        """Characters typed, for the counter."""
        raise NotImplementedError

    def replace_text(self, old: str, new: str) -> None:
        """Puts `new` where `old` stands in the input, as an edit of the user."""
        raise NotImplementedError

    def offer_conversion(self, text: str, encoding: Encoding) -> None:
        """Shows the offer to convert a pasted text."""
        if self._offer is None:
            self._offer = LegacyOffer(self)
            self._layout.addWidget(self._offer)
        self._offer.offer(text, encoding)

    def _show_state(self) -> None:
        super()._show_state()
        self.show_count()

    def show_count(self) -> None:
        """Shows «120/200» while somebody types here, and when little room is left."""
        longest = self.field.max_length
        if longest is None:
            return
        if not hasattr(self, "_counter"):
            self._make_counter()
        length = self.text_length()
        visible = length > longest * _COUNT_FROM or (self._has_focus() and longest >= 100)
        if visible:
            self._counter.setText(f"{format_number(length)}/{format_number(longest)}")
            self._counter.setAccessibleName(f"Đã nhập {length} trên {longest} ký tự")
            kind = "problem" if length > longest else "small"
            if self._counter.property("kind") != kind:
                self._counter.setProperty("kind", kind)
                self._counter.style().polish(self._counter)
        self._counter.setVisible(visible)
