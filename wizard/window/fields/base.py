"""What every field editor has: label, required mark, «việc cần làm», the lines for problems and for what the checks of
the content say, when text is taken over.

A subclass makes its input in `build`, shows a value in `show_value`, gives it in `read`, and calls `touched` on each
change by the user. The rest, and above all never disturbing somebody who is typing, is here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.framework.model import Field
from wizard.plan.model import Place, Row, Value
from wizard.plan.tree import Node
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.advice import advice_at
from wizard.window.icons import icon
from wizard.window.look import em, label
from wizard.window.session import Session

COMMIT_DELAY = 50
"""Milliseconds from the first keystroke to the plan; the save follows within `autosave.LONGEST_PAUSE`."""

_OPENING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class FieldEditor(QWidget):
    """The editor of one field at one place. `focused` tells the place that has the focus (a cell's in a table).

    `compact`: for a column in the form of one row, without the mark «việc cần làm».
    """

    focused = Signal(object)

    def __init__(
        self, session: Session, field: Field, place: Place, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.field = field
        self.place = place
        self._left = False
        self._typed = False
        self._committing = False
        self._shown: Value | Row | None = None
        self._timer = QTimer(self, singleShot=True, interval=COMMIT_DELAY)
        self._timer.timeout.connect(self._commit_when_idle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(0.3))
        self._header = self._make_header()
        self._layout.addLayout(self._header)
        body = self.build()
        if not hasattr(self, "input"):
            self.input = body
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.help)
        self.setFocusProxy(self.input)
        self._label.setBuddy(self.input)
        self._layout.addWidget(body)
        self._layout.addLayout(self._make_footer())
        self._advice = label("", "review")
        self._advice.hide()
        self._layout.addWidget(self._advice)
        self._mark: QToolButton | None = None
        if not compact:
            self._make_mark()
        self.watch(self.input)
        session.changed.connect(self._on_changed)
        session.tree_changed.connect(self._on_tree)
        session.checking.changed.connect(self._on_findings)
        self.refresh()
        self._show_state()

    # --- for subclasses ---

    input: QWidget
    """The widget that gets the focus; `build` sets it where it is a part of what it returns."""

    def build(self) -> QWidget:
        """Makes the widget for the input."""
        raise NotImplementedError

    def show_value(self, value: Value | Row | None) -> None:
        """Shows a value of the plan (stored or default) in the input, without calling `touched`."""
        raise NotImplementedError

    def read(self) -> Value | None:
        """The value of the input. Raises NotUnderstood with a sentence when it is none yet."""
        raise NotImplementedError

    def is_composing(self) -> bool:
        """Whether an input method is at work in the input: then nothing may be read, written or committed."""
        return bool(getattr(self.input, "composing", False))

    def set_read_only(self, read_only: bool) -> None:
        """The plan may only be looked at, or may be edited (again)."""
        self.input.setEnabled(not read_only)

    def touched(self) -> None:
        """The user changed something: it goes into the plan soon, or when the field is left."""
        if self.session.read_only:
            return
        self._typed = True
        self.session.begin_pending(self, self.commit)
        if not self._timer.isActive():
            self._timer.start()

    def watch(self, widget: QObject) -> None:
        """Follows focus and keys of a widget of this editor (the input is watched already)."""
        widget.installEventFilter(self)

    def focus_place(self) -> Place:
        """The place to be told while the focus is here."""
        return self.place

    # --- plan and input ---

    def commit(self) -> None:
        """Puts the input's value into the plan, if it is one."""
        self._commit(leaving=False)

    def refresh(self) -> None:
        """Shows what the plan has, unless it is shown already or somebody is composing or has typed something newer."""
        value = self.session.value(self.place)
        self.set_read_only(self.session.read_only)
        if self._committing:
            self._shown = value
            return
        if self.is_composing() or (value == self._shown and (self._typed or self._has_focus())):
            return
        self._drop_typed()
        self._shown = value
        self.show_value(value)

    def problem(self) -> str:
        """The sentence to be shown under the field now, "" when there is none."""
        if self._typed:
            try:
                self.read()
            except NotUnderstood as error:
                return str(error)
        node = self.session.node(self.place)
        return "" if node is None else "\n".join(dict.fromkeys(self.sentences(node)))

    def sentences(self, node: Node) -> list[str]:
        """What is wrong here according to the tree; what is missing only after the field was left."""
        found = [problem.message for problem in node.problems if problem.place == self.place]
        if self._left:
            found += [_lack(missing.reason) for missing in node.missing if missing.place == self.place]
        return found

    def leave(self) -> None:
        """The field lost the focus: from now on its problems show."""
        self._left = True
        self._commit(leaving=True)
        if not self._typed and not self.is_composing():
            self._shown = self.session.value(self.place)
            self.show_value(self._shown)
        self.session.leave_field()
        self._show_state()
        self._show_advice()

    def go_to(self, place: Place) -> None:
        """Gives the focus to `place`, which is this field or (in a table) in it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.into_sight()

    def go_to_entry(self, place: Place, entry: int) -> None:
        """Goes to an entry of the list, or a line of the long text (from 0), that `place` is; else does nothing."""

    def select_words(self, place: Place, words: str, start: int) -> None:
        """Selects words of the text that `place` is, which begin at `start` (-1: not known); else does nothing."""

    def focus_entry(self) -> int:
        """The entry or line (from 0) in which the cursor is, -1 where there are none."""
        return -1

    def into_sight(self) -> None:
        """Scrolls the page to what has the focus here: soon, and again when growing inputs have found their size."""
        for delay in (0, 50):
            QTimer.singleShot(delay, self, self._scroll_here)

    def set_place(self, place: Place) -> None:
        """Goes on with another place of the same kind (the same column of another row)."""
        self._commit(leaving=True)
        self.place = place
        self._left = False
        self._drop_typed()
        self._shown = self.session.value(place)
        self.show_value(self._shown)
        self._show_state()
        self._show_advice()

    # --- inside ---

    def _scroll_here(self) -> None:
        focused = QApplication.focusWidget()
        target = focused if focused is not None and self.isAncestorOf(focused) else self
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target, 0, em(4))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.focused.emit(self.focus_place())
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # A menu or list that opens over the input takes the focus for a moment; that is not leaving.
            if event.reason() not in _OPENING and not self._has_focus():
                self.leave()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or event.matches(QKeySequence.StandardKey.Redo):
                # Undo belongs to the whole plan, not to one line. The window's own action comes first if there is one.
                if kind == QEvent.Type.ShortcutOverride:
                    event.ignore()
                elif undo:
                    self.session.undo()
                else:
                    self.session.redo()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_state()
        self._show_advice()

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def _drop_typed(self) -> None:
        self._typed = False
        self._timer.stop()
        self.session.end_pending(self)

    def _commit(self, leaving: bool) -> None:
        self._timer.stop()
        self.session.end_pending(self)
        if not self._typed:
            return
        try:
            value = self.read()
        except NotUnderstood:
            if leaving:  # the old value is no longer what the user wants; what was typed stays in sight
                self._set_value(None)
            self._show_state()
            return
        self._typed = False
        self._set_value(value)

    def _set_value(self, value: Value | None) -> None:
        self._committing = True
        try:
            self.session.set_value(self.place, value)
        except LookupError:
            return  # the row is gone; so is its editor in a moment
        finally:
            self._committing = False
        self._shown = self.session.value(self.place)

    def _commit_when_idle(self) -> None:
        if self.is_composing():
            self._timer.start()
        else:
            self.commit()

    def _on_changed(self, places: frozenset[Place] | None) -> None:
        if places is None or any(place.whole == self.place.whole for place in places):
            self.refresh()
            self._show_mark()

    def _on_tree(self) -> None:
        if self.isVisibleTo(self.window()):
            self._show_state()

    def _on_findings(self) -> None:
        if self.isVisibleTo(self.window()):
            self._show_advice()

    def _show_advice(self) -> None:
        """What the checks say of this field; while somebody types that comes after a pause."""
        advice = advice_at(self.session, self.place, left=self._left)
        if advice != self._advice.text():
            self._advice.setText(advice)
        self._advice.setVisible(bool(advice))

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.5))
        self._label = QLabel(self.field.label)
        self._label.setProperty("kind", "strong")
        row.addWidget(self._label)
        if self.field.required:
            row.addWidget(label("bắt buộc", "small"))
        row.addStretch(1)
        return row

    def _make_footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._problem = label("", "problem")
        self._problem.hide()
        row.addWidget(self._problem, 1)
        self._footer = row
        return row

    def _make_mark(self) -> None:
        self._mark = QToolButton()
        self._mark.setText("Việc cần làm")
        self._mark.setCheckable(True)
        self._mark.setAutoRaise(True)
        self._mark.setMinimumSize(em(2.2), em(2.1))
        self._mark.setIcon(icon("flag"))
        self._mark.setAccessibleName(f"Đánh dấu việc cần làm: {self.field.label}")
        self._mark.setToolTip("Đánh dấu mục này là việc cần làm, kèm ghi chú")
        self._mark.clicked.connect(self._toggle_mark)
        self._header.addWidget(self._mark)
        self._note = QLineEdit()
        self._note.setPlaceholderText("Ghi chú: còn phải làm gì, hỏi ai")
        self._note.setAccessibleName(f"Ghi chú việc cần làm: {self.field.label}")
        self._note.editingFinished.connect(self._note_typed)
        self._layout.addWidget(self._note)
        # The way by tab key goes from input to input; the mark comes after its input.
        QWidget.setTabOrder(self.input, self._mark)
        QWidget.setTabOrder(self._mark, self._note)
        self._show_mark()

    def _toggle_mark(self, checked: bool) -> None:
        self.session.set_mark(self.place, "" if checked else None)
        self._show_mark()
        if checked:
            self._note.setFocus()

    def _note_typed(self) -> None:
        if self.session.mark(self.place) not in (None, self._note.text()):
            self.session.set_mark(self.place, self._note.text())

    def _show_mark(self) -> None:
        if self._mark is None:
            return
        note = self.session.mark(self.place)
        self._mark.setChecked(note is not None)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if note is None else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._mark.setToolButtonStyle(style)
        self._mark.setEnabled(not self.session.read_only)
        self._note.setVisible(note is not None)
        if not self._note.hasFocus():
            self._note.setText(note or "")

    def _show_state(self) -> None:
        sentence = self.problem() if self._left or not self._has_focus() else ""
        if sentence != self._problem.text():
            self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _lack(reason: str) -> str:
    return "Mục bắt buộc này còn trống." if reason == "Chưa nhập." else reason
