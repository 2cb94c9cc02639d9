"""What every field editor has: label, required mark, «việc cần làm», line for a problem, and when text is taken over.

A subclass makes its input in `build`, shows a value in `show_value`, gives it in `read`, and calls `touched` on each
change by the user. The rest, and above all never disturbing somebody who is typing, is here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from wizard.framework.model import Field
from wizard.plan.model import Place, Row, Value
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.look import em, label
from wizard.window.session import Session

COMMIT_DELAY = 250
"""Milliseconds from the first keystroke to the plan; the save follows within `autosave.DELAY`."""


class FieldEditor(QWidget):
    """The editor of one field at one place. `focused` tells the place that has the focus (a cell's in a table)."""

    focused = Signal(object)

    def __init__(self, session: Session, field: Field, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.field = field
        self.place = place
        self._left = False
        self._typed = False
        self._shown: Value | Row | None = None
        self._timer = QTimer(self, singleShot=True, interval=COMMIT_DELAY)
        self._timer.timeout.connect(self._commit_when_idle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(0.3))
        self._layout.addLayout(self._make_header())
        self.input = self.build()
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.help)
        self.setFocusProxy(self.input)
        self._label.setBuddy(self.input)
        self._layout.addWidget(self.input)
        self._problem = label("", "problem")
        self._problem.hide()
        self._layout.addWidget(self._problem)
        self._layout.addWidget(self._make_note())
        self.watch(self.input)
        session.changed.connect(self._on_changed)
        session.tree_changed.connect(self._show_state)
        self.refresh()
        self._show_state()

    # --- for subclasses ---

    def build(self) -> QWidget:
        """Makes the input widget, which gets the focus."""
        raise NotImplementedError

    def show_value(self, value: Value | Row | None) -> None:
        """Shows a value of the plan (stored or default) in the input, without calling `touched`."""
        raise NotImplementedError

    def read(self) -> Value | None:
        """The value of the input. Raises NotUnderstood with a sentence when it is none yet."""
        raise NotImplementedError

    def is_composing(self) -> bool:
        """Whether an input method is at work in the input: then nothing may be read, written or committed."""
        return False

    def touched(self) -> None:
        """The user changed something: it goes into the plan soon, or when the field is left."""
        self._typed = True
        self.session.begin_pending(self, self.commit)
        if not self._timer.isActive():
            self._timer.start()

    def go_to(self, place: Place) -> None:
        """Gives the focus to the input; a table goes to the cell of `place`."""
        self.input.setFocus()

    def watch(self, widget: QObject) -> None:
        """Follows focus and keys of a widget of this editor (the input is watched already)."""
        widget.installEventFilter(self)

    # --- plan and input ---

    def commit(self) -> None:
        """Puts the input's value into the plan, if it is one."""
        self._timer.stop()
        self.session.end_pending(self)
        if not self._typed:
            return
        try:
            value = self.read()
        except NotUnderstood:
            self._show_state()
            return
        self._typed = False
        self.session.set_value(self.place, value)
        self._shown = self.session.value(self.place)

    def refresh(self) -> None:
        """Shows what the plan has, unless it is shown already or somebody is composing or has typed something newer."""
        value = self.session.value(self.place)
        if self.is_composing() or (self._typed and value == self._shown):
            return
        self._typed = False
        self._timer.stop()
        self.session.end_pending(self)
        self._shown = value
        self.show_value(value)
        self.input.setEnabled(not self.session.read_only)

    def problem(self) -> str:
        """The sentence to be shown under the field now, "" when there is none."""
        if self._typed:
            try:
                self.read()
            except NotUnderstood as error:
                return str(error)
        node = self.session.node(self.place)
        if node is None:
            return ""
        return "\n".join(dict.fromkeys(problem.message for problem in node.problems))

    def leave(self) -> None:
        """The field lost the focus: from now on its problems show."""
        self._left = True
        self.commit()
        self.session.leave_field()
        self._show_state()

    # --- inside ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.focused.emit(self.place)
        elif kind == QEvent.Type.FocusOut:
            now = QApplication.focusWidget()
            if QApplication.activePopupWidget() is None and not (now is not None and self.isAncestorOf(now)):
                self.leave()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for standard in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(standard):
                    event.ignore()  # undo belongs to the whole plan, not to one line
                    return True
        return super().eventFilter(watched, event)

    def _commit_when_idle(self) -> None:
        if self.is_composing():
            self._timer.start()
        else:
            self.commit()

    def _on_changed(self, places: frozenset[Place] | None) -> None:
        if places is None or any(place.whole == self.place.whole for place in places):
            self.refresh()
            self._show_mark()

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em(0.5))
        self._label = QLabel(self.field.label)
        self._label.setProperty("kind", "strong")
        row.addWidget(self._label)
        if self.field.required:
            row.addWidget(label("bắt buộc", "small"))
        row.addStretch(1)
        self._mark = QToolButton()
        self._mark.setText("Việc cần làm")
        self._mark.setCheckable(True)
        self._mark.setAutoRaise(True)
        self._mark.setAccessibleName(f"Đánh dấu việc cần làm: {self.field.label}")
        self._mark.setToolTip("Đánh dấu mục này là việc cần làm, kèm một ghi chú")
        self._mark.clicked.connect(self._toggle_mark)
        row.addWidget(self._mark)
        return row

    def _make_note(self) -> QLineEdit:
        self._note = QLineEdit()
        self._note.setPlaceholderText("Ghi chú: còn phải làm gì, hỏi ai")
        self._note.setAccessibleName(f"Ghi chú việc cần làm: {self.field.label}")
        self._note.editingFinished.connect(self._note_typed)
        self._show_mark()
        return self._note

    def _toggle_mark(self, checked: bool) -> None:
        self.session.set_mark(self.place, "" if checked else None)
        self._show_mark()
        if checked:
            self._note.setFocus()

    def _note_typed(self) -> None:
        if self.session.mark(self.place) not in (None, self._note.text()):
            self.session.set_mark(self.place, self._note.text())

    def _show_mark(self) -> None:
        note = self.session.mark(self.place)
        self._mark.setChecked(note is not None)
        self._mark.setEnabled(not self.session.read_only)
        self._note.setVisible(note is not None)
        if not self._note.hasFocus():
            self._note.setText(note or "")

    def _show_state(self) -> None:
        sentence = self.problem() if self._left or not self.input.hasFocus() else ""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
