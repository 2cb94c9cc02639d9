"""A page for any step of the framework: its introduction, its sections, an editor for each field."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wizard.framework.model import Section
from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.fields.factory import make_editor
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.session import Session


class SectionBox(QFrame):
    """One section: title, help, and its fields, of which those not asked for now are hidden."""

    def __init__(self, session: Session, section: Section, parent: QWidget, element: str | None = None) -> None:
        super().__init__(parent)  # without a parent it would show itself for a moment as a window of its own
        self.setObjectName("card")
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.5))
        column.setSpacing(em(1.3))
        head = QVBoxLayout()
        head.setSpacing(em(0.3))
        head.addWidget(label(section.title, "heading"))
        if section.help:
            head.addWidget(label(section.help, "muted"))
        column.addLayout(head)
        self.editors: dict[str, FieldEditor] = {}
        for field in section.fields:
            editor = make_editor(session, field, Place(field.id, element), self)
            self.editors[field.id] = editor
            column.addWidget(editor)
        session.tree_changed.connect(self.show_visible)
        self.show_visible()

    def show_visible(self) -> None:
        """Shows the fields that are asked for now, and the box when there is any."""
        any_visible = False
        for editor in self.editors.values():
            node = self._session.node(editor.place)
            visible = node is None or node.visible
            any_visible = any_visible or visible
            if editor.isHidden() == visible:
                editor.setVisible(visible)
        if self.isHidden() == any_visible:
            self.setVisible(any_visible)


class StepPage(Page):
    """One step."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        step = session.framework.step(step_id)
        self.title = step.title
        if step.intro:
            self.column.addWidget(label(step.intro, "muted"))
        self.boxes = [SectionBox(session, section, self.widget_inside) for section in step.sections]
        for box in self.boxes:
            self.column.addWidget(box)
            for editor in box.editors.values():
                editor.focused.connect(self.help_for)

    def show_place(self, place: Place | None) -> None:
        """Goes to the field of `place`, or to the first."""
        if place is None:
            self.verticalScrollBar().setValue(0)
            return
        for box in self.boxes:
            editor = box.editors.get(place.field)
            if editor is not None:
                self.ensure_laid_out()
                self.ensureWidgetVisible(editor, 0, em(4))
                editor.go_to(place)
