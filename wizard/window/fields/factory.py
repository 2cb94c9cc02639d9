"""From a field of the framework to its editor; the modules of the editors load when the first of their kind is made."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

from wizard.framework.model import Field
from wizard.plan.model import Place
from wizard.window.fields.base import FieldEditor
from wizard.window.session import Session

EDITORS = {
    "text": "text:TextEditor",
    "paragraphs": "paragraphs:ParagraphsEditor",
    "list": "lists:ListEditor",
    "number": "numbers:NumberEditor",
    "money": "numbers:MoneyEditor",
    "year": "numbers:YearEditor",
    "date": "dates:DateEditor",
    "month": "dates:MonthEditor",
    "choice": "choices:ChoiceEditor",
    "choices": "choices:ChoicesEditor",
    "yes_no": "choices:YesNoEditor",
    "reference": "references:ReferenceEditor",
    "references": "references:make_references",
    "table": "tables:TableEditor",
}


def make_editor(
    session: Session, field: Field, place: Place, parent: QWidget | None = None, *, compact: bool = False
) -> FieldEditor:
    """The editor for `field` at `place`; `compact` for a column in the form of one row."""
    module, _, name = EDITORS[field.type].partition(":")
    editor = getattr(import_module(f"wizard.window.fields.{module}"), name)
    made: FieldEditor = editor(session, field, place, parent, compact=compact)
    return made
