"""The page of one element: what it is about, its assessment, suggested indicators, and its part of the action plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wizard.framework.model import Element, Section
from wizard.plan.model import Place, Row
from wizard.plan.summaries import rows_for_element, texts_in
from wizard.window.fields.base import FieldEditor
from wizard.window.look import em, label
from wizard.window.pages.base import Page
from wizard.window.pages.element_guide import ElementGuide
from wizard.window.pages.element_suggestions import SuggestedIndicators
from wizard.window.pages.step_page import SectionBox
from wizard.window.rows.actions import ACTIONS, action_model, lost_with_action
from wizard.window.rows.panel import RowsPanel
from wizard.window.session import Session
from wizard.window.widgets import button, card

_ACTIONS_SHOWN = 6


class ElementPage(Page):
    """One of the 22 elements. The parts for priorities are made when they are first asked for."""

    def __init__(self, session: Session, element_id: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.element: Element = session.framework.element(element_id)
        self.title = self.element.name
        self.column.addLayout(self._make_head())
        self.guide = ElementGuide(self.element)
        self.column.addWidget(self.guide)
        self.boxes: dict[str, SectionBox] = {}
        self._places: list[tuple[Section, QWidget]] = []
        for section in session.framework.element_step.sections:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(em(1.4))
            self.column.addWidget(holder)
            self._places.append((section, holder))
        self.suggestions: SuggestedIndicators | None = None
        self.actions_card = self._make_actions()
        self.column.addWidget(self.actions_card)
        self._stale = True
        session.tree_changed.connect(self._on_changed)
        self._show_sections()

    def shown(self) -> None:
        """Reads what has changed while another page was in front."""
        if self._stale:
            self._renew()

    def focus_first(self) -> None:
        """Gives the focus to the first field."""
        for editor in self._editors().values():
            if editor.isVisible():
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_place(self, place: Place | None) -> None:
        """Goes to a field of this element, or opens an action."""
        self.shown()
        if place is None:
            self.verticalScrollBar().setValue(0)
        elif place.field == ACTIONS.field and place.row is not None:
            self.panel.open_row(place.row, place.column or "")
        elif (editor := self._editors().get(place.field)) is not None:
            self.ensure_laid_out()
            self.ensureWidgetVisible(editor, 0, em(4))
            editor.go_to(place)

    # --- making ---

    def _make_head(self) -> QVBoxLayout:
        framework, element = self.session.framework, self.element
        dimension = framework.dimension(element.dimension)
        group = next(one.name for one in framework.groups if one.id == dimension.group)
        head = QVBoxLayout()
        head.setSpacing(em(0.3))
        line = QHBoxLayout()
        number = f"Yếu tố {element.number} trong {len(framework.elements)}"
        line.addWidget(label(f"{number} · Nhóm “{dimension.name}” · {group}", "strong"), 1)
        line.addWidget(button("Xem cả 22 yếu tố", self._go_to_overview, "quiet"))
        head.addLayout(line)
        if element.grey_hint:
            head.addWidget(label(element.grey_hint, "muted"))
        head.addWidget(label(f"Tên yếu tố và nội dung hướng dẫn: {framework.label}.", "small"))
        return head

    def _make_actions(self) -> QWidget:
        session, element = self.session, self.element.id
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.5))
        column.setSpacing(em(0.7))
        column.addWidget(label("Nhiệm vụ của yếu tố này", "heading"))
        column.addWidget(label("Nhiệm vụ thêm ở đây vào thẳng kế hoạch hành động chung của chương trình.", "muted"))
        self.model = action_model(
            session, lambda: rows_for_element(session.rows(ACTIONS), element), with_elements=False
        )
        self.panel = RowsPanel(
            session, ACTIONS, self.model, "nhiệm vụ", self._new_action, lambda row: lost_with_action(session, row)
        )
        self._detach = QPushButton("Bỏ khỏi yếu tố này")
        self._detach.setToolTip("Nhiệm vụ vẫn còn trong kế hoạch và vẫn phục vụ các yếu tố khác")
        self._detach.setAccessibleName("Bỏ nhiệm vụ đang chọn khỏi yếu tố này")
        self._detach.clicked.connect(self._detach_selected)
        self.panel.add_button(self._detach)
        self.panel.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detach())
        self.model.shown_changed.connect(self._show_detach)
        self.panel.focused.connect(self.help_for)
        self.panel.opened.connect(self._on_opened)
        column.addWidget(self.panel)
        return box

    def _new_action(self) -> Row:
        """The element, and who leads it: the agency chosen for it, else the first that the framework suggests."""
        row: Row = {"elements": [self.element.id]}
        lead = self.session.stored(Place("lead_agency", self.element.id))
        suggested = self.element.agencies[:1]
        if isinstance(lead, str):
            row["lead"] = lead
        elif suggested:
            row["lead"] = suggested[0]
        return row

    # --- following the plan ---

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        self._show_sections()
        self.model.refresh(others=True)
        self.panel.table.fit(_ACTIONS_SHOWN)
        self._show_detach()
        if self.suggestions is not None:
            self.suggestions.renew()

    def _show_sections(self) -> None:
        """Makes the sections that are asked for and are not there yet; they hide themselves when not asked for."""
        for section, holder in self._places:
            node = self.session.tree.node(f"{self.element.id}.{section.id}")
            if node.visible and section.id not in self.boxes:
                self._make_section(section, holder)
            holder.setVisible(node.visible)
        if self.suggestions is not None:
            field = self.session.node(Place("indicators", self.element.id))
            self.suggestions.setVisible(field is not None and field.visible)

    def _make_section(self, section: Section, holder: QWidget) -> None:
        # What takes a click or two comes first: rating, priority and reason stand together above the table.
        fields = tuple(sorted(section.fields, key=lambda field: field.type == "table"))
        box = SectionBox(self.session, section._replace(fields=fields), holder, self.element.id)
        self.boxes[section.id] = box
        for editor in box.editors.values():
            editor.focused.connect(self.help_for)
        inside = holder.layout()
        assert inside is not None
        inside.addWidget(box)
        if "indicators" in box.editors and self.element.indicators:
            self.suggestions = SuggestedIndicators(self.session, self.element.id)
            inside.addWidget(self.suggestions)

    # --- inside ---

    def _editors(self) -> dict[str, FieldEditor]:
        return {name: editor for box in self.boxes.values() for name, editor in box.editors.items()}

    def _selected_elements(self) -> list[str]:
        row_id = self.panel.table.selected
        row = self.session.stored(Place(ACTIONS.field, None, row_id)) if row_id else None
        return texts_in(row, "elements") if isinstance(row, dict) else []

    def _show_detach(self) -> None:
        self._detach.setEnabled(len(self._selected_elements()) > 1 and not self.session.read_only)

    def _detach_selected(self) -> None:
        rest = [one for one in self._selected_elements() if one != self.element.id]
        self.session.commit_pending()
        self.session.set_value(Place(ACTIONS.field, None, self.panel.table.selected, "elements"), list(rest))
        self.session.message.emit("Đã bỏ nhiệm vụ khỏi yếu tố này; nhiệm vụ vẫn còn trong kế hoạch hành động.")

    def _go_to_overview(self) -> None:
        self.session.go_requested.emit(self.session.framework.element_step.id)

    def _on_opened(self, _: str) -> None:
        self.ensure_laid_out()
        self.panel.form.bring_up(self)
