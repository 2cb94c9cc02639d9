"""The right side as pages: a document of the dossier as it will print, following the field that is being edited."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from wizard.plan.model import Place
from wizard.window.dossier_guide import guidance, kinds
from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.session import Session
from wizard.window.widgets import hairline

if TYPE_CHECKING:
    from wizard.document.rules import FormatRules
    from wizard.preview.pages import BlockRef
    from wizard.preview.tracing import Target, Trace
    from wizard.preview.view import PreviewView
    from wizard.window.preview_making import Tracer

TITLE = "Xem trước"
IDLE = 600
"""Milliseconds after the last change until it is looked up anew where the answers stand."""
_OPENING = "Đang mở bản xem trước…"
_NOT_HERE = "Mục đang soạn không in thành lời trong văn bản này."
_OF_ITSELF = "Đoạn này do phần mềm tự soạn, không có mục riêng để sửa."
_FAILED = "Chưa dựng được bản xem trước. Nội dung đã soạn vẫn còn nguyên."


class PreviewPane(QWidget):
    """Made with the window, but what draws is loaded when the pane is first shown.

    `show_place` follows the focus; `place_wanted` gives the Place of a paragraph that was clicked, and its entry of the
    list or its line of the long text there (-1: none). `entry_now` tells which of them has the cursor.
    """

    place_wanted = Signal(object, int)
    _loaded = Signal(object)

    def __init__(
        self, session: Session, entry_now: Callable[[], int] = lambda: -1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.view: PreviewView | None = None
        self._tracer: Tracer | None = None
        self._place: Place | None = None
        self._entry = -1
        self._entry_now = entry_now
        self._hit: BlockRef | None = None
        self._loading = False
        self._stale = True
        self._follows = False
        self._form = ""
        self.setAccessibleName(TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(hairline())
        self.words = label(_OPENING, "muted")
        self.words.setContentsMargins(em(0.8), em(0.4), em(0.8), em(0.4))
        column.addWidget(self.words)
        self._column = column
        column.addStretch(1)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._follow)
        self._loaded.connect(self._begin)
        session.changed.connect(self._changed)
        session.plan_replaced.connect(lambda: self._changed(None))
        self._show_documents()

    def show_place(self, place: Place | None, entry: int = -1) -> None:
        """Marks where an answer stands and scrolls there, when the document shown has it; None: nothing is edited.

        `entry`: of the list, or the line of the long text, that has the cursor.
        """
        if (place, entry) != (self._place, self._entry):
            self._place, self._entry = place, entry
            if place is None or not self._leads_to(place):
                self._hit = None
            self._follow()

    def stop(self) -> None:
        """Waits for what is being made in the background; nothing is shown any more."""
        self._idle.stop()
        if self._tracer is not None:
            self._tracer.stop()
        if self.view is not None:
            self.view.wait()

    # --- the bar ---

    def _make_bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(em(0.8), em(0.5), em(0.5), em(0.5))
        row.setSpacing(em(0.2))
        self.documents = QComboBox()
        self.documents.setAccessibleName("Văn bản xem trước")
        self.documents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.documents.setMinimumContentsLength(8)
        self.documents.currentIndexChanged.connect(lambda _index: self._make())
        row.addWidget(self.documents, 1)
        self.page = label("", "muted")
        self.page.setWordWrap(False)
        row.addSpacing(em(0.3))
        row.addWidget(self.page)
        self.smaller = self._tool("minus", "Thu nhỏ", "Thu nhỏ (Ctrl và phím trừ khi con trỏ ở trang)")
        self.wide = self._tool("width", "Vừa bề ngang", "Trang rộng bằng khung xem (Ctrl+0 khi con trỏ ở trang)")
        self.larger = self._tool("plus", "Phóng to", "Phóng to (Ctrl và phím cộng khi con trỏ ở trang)")
        for tool in (self.smaller, self.wide, self.larger):
            row.addWidget(tool)
        return bar

    def _tool(self, symbol: str, name: str, tip: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(symbol))
        made.setAccessibleName(name)
        made.setToolTip(tip)
        made.setEnabled(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _show_documents(self) -> None:
        form = str(self._session.value(Place("form")) or "decision")
        wanted = [kind for kind, usual in kinds(form) if usual]
        titles = [guidance(self._session, kind, form).title for kind in wanted]
        if form == self._form:
            return
        self._form = form
        before = self.documents.currentData()
        self.documents.blockSignals(True)
        self.documents.clear()
        for kind, title in zip(wanted, titles, strict=True):
            self.documents.addItem(title, kind)
        # the programme is what most of the questions are about
        main = next(kind for kind in wanted if kind in ("decision", "programme"))
        self.documents.setCurrentIndex(self.documents.findData(before if before in wanted else main))
        self.documents.blockSignals(False)

    def _show_page(self) -> None:
        view = self.view
        if view is not None and view.page_count:
            self.page.setText(f"Trang {view.current_page + 1}/{view.page_count}")

    def _say(self, words: str = "", kind: str = "muted") -> None:
        self.words.setProperty("kind", kind)
        self.words.style().polish(self.words)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    # --- opening ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view is not None:
            if self._stale:
                self._make()
        elif not self._loading:
            self._loading = True
            threading.Thread(target=self._load, name="preview", daemon=True).start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._idle.stop()

    def _load(self) -> None:
        """Imports what is heavy, away from the window's thread."""
        try:
            import wizard.preview.view
            import wizard.window.preview_making  # noqa: F401
            from wizard.document.rules import FormatRules

            rules: FormatRules | Exception = FormatRules(self._session.framework.rules)
        except Exception as error:
            rules = error
        self._loaded.emit(rules)

    def _begin(self, rules: FormatRules | Exception) -> None:
        if isinstance(rules, Exception):
            self._fail(rules)
            return
        from wizard.preview.view import PreviewView
        from wizard.window.preview_making import Tracer

        self.view = view = PreviewView(rules)
        self._rules = rules
        self._tracer = Tracer(self)
        self._column.takeAt(self._column.count() - 1)
        self._column.addWidget(view, 1)
        view.laid_out.connect(self._made)
        view.failed.connect(self._fail)
        view.block_clicked.connect(self._clicked)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._show_page())
        for tool, do in ((self.smaller, view.zoom_out), (self.wide, view.fit_width), (self.larger, view.zoom_in)):
            tool.clicked.connect(do)
            tool.setEnabled(True)
        QWidget.setTabOrder(self.larger, view)
        self.setFocusProxy(view)
        self._make()
        self._follow()

    # --- making ---

    def _changed(self, places: frozenset[Place] | None) -> None:
        self._stale = True
        if not self._session.is_open:
            return
        self._show_documents()
        if self._tracer is not None:
            self._tracer.forget()
        if self.view is not None and self.isVisible():
            self._follows = places is not None and any(place.whole == self._whole() for place in places)
            self._make()
            self._idle.start()

    def _whole(self) -> Place | None:
        return self._place.whole if self._place else None

    def _make(self) -> None:
        """Shows the plan as it is now, from a copy, so that the user may go on editing."""
        if self.view is None or not self._session.is_open:
            return
        from wizard.window.preview_making import maker

        self._stale = False
        kind = str(self.documents.currentData())
        assert self._tracer is not None
        if self._tracer.kind != kind:
            self._tracer.forget(kind)
            self._follows = False
            self._idle.start()
        self.view.set_maker(maker(self._session.framework, self._session.plan.copy(), kind, self._rules))

    def _made(self, _pages: int) -> None:
        self._show_page()
        if self.words.text() in (_OPENING, _FAILED) or self.words.property("kind") == "problem":
            self._say()
        if self._follows and self._tracer is not None and self._tracer.trace is not None and self._place is not None:
            self._show_in(self._tracer.trace, self._place)

    def _fail(self, error: Exception) -> None:
        from wizard.document.compose import TemplateProblem

        if not isinstance(error, TemplateProblem) and sys.stderr is not None:
            traceback.print_exception(error)
        self._say(str(error) if isinstance(error, TemplateProblem) else _FAILED, "problem")

    # --- from field to page and back ---

    def _follow(self) -> None:
        """Shows where the answer that is being edited stands."""
        place = self._place
        if place is not None and self.isVisible():
            self._ask(lambda trace: self._show_in(trace, place) if place == self._place else None)

    def _show_in(self, trace: Trace, place: Place) -> None:
        entry = self._entry_now()
        if entry >= 0:  # the cursor goes through the lines of a text without telling
            self._entry = entry
        # of several paragraphs of one answer the one that was clicked stays in sight
        clicked = self._hit
        there = clicked is not None and trace.target_of(clicked) in ((place, self._entry), (place, -1))
        ref = clicked if there else trace.ref_of(place, self._entry)
        if ref is not None and self.view is not None:
            self.view.show_block(ref)
        if self.words.property("kind") != "problem":
            self._say("" if ref is not None else _NOT_HERE)

    def _clicked(self, ref: BlockRef) -> None:
        self._hit = ref
        self._ask(lambda trace: self._go(trace.target_of(ref)))

    def _go(self, target: Target | None) -> None:
        if target is None:
            self._session.message.emit(_OF_ITSELF)
        else:
            self.place_wanted.emit(target.place, target.entry)

    def _leads_to(self, place: Place) -> bool:
        known = self._tracer.trace if self._tracer is not None else None
        return known is not None and self._hit is not None and known.place_of(self._hit) == place

    def _ask(self, then: object) -> None:
        if self._tracer is not None and self._session.is_open:
            self._tracer.ask(self._session.framework, self._session.plan, self._rules, then)  # type: ignore[arg-type]
