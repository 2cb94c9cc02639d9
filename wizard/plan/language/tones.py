"""The two ways of placing tone marks on oa, oe, uy: «hòa, khỏe, thủy» and «hoà, khoẻ, thuỷ». Both are right."""

from __future__ import annotations

import re
from typing import Literal

from wizard.plan.language.addresses import outside_addresses
from wizard.plan.model import Cell, Place, Plan, Row, Value
from wizard.plan.operations import Batch, SetAnswer

Style = Literal["first", "second"]
"""Which of the two vowels carries the mark: «first» as in hòa, «second» as in hoà."""

_FIRST = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_SECOND = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_TO_SECOND: dict[str, str] = {}
_TO_FIRST: dict[str, str] = {}
for _first, _second in zip(_FIRST.split(), _SECOND.split(), strict=True):
    for _change in (str.lower, str.capitalize, str.upper):
        _TO_SECOND[_change(_first)] = _change(_second)
        _TO_FIRST[_change(_second)] = _change(_first)
# after q the u is no vowel («quý»); a third letter takes the choice away («hoàn»)
_ENDING = re.compile(rf"(?<![qQ])(?:{'|'.join([*_TO_SECOND, *_TO_FIRST])})(?![^\W\d_])")
PERSONS = ("committee_signer_name", "department_signer_name", "letter_signer_name", "contact_name")
"""Fields that hold the name of a person."""
TITLE = "thống nhất cách đặt dấu thanh"


def style_of(word: str) -> Style | None:
    """The style in which one word is written; None when there is no choice."""
    if word[-2:] in _TO_SECOND:
        return None if word[-3:-2] in ("q", "Q") else "first"
    if word[-2:] in _TO_FIRST:
        return None if word[-3:-2] in ("q", "Q") else "second"
    return None


def in_style(text: str, style: Style) -> str:
    """`text` with all words in one style."""
    table = _TO_SECOND if style == "second" else _TO_FIRST
    return _ENDING.sub(lambda match: table.get(match[0], match[0]), text)


def unify(plan: Plan, style: Style) -> Batch | None:
    """The one step that writes all texts of the plan in one style; None when they are already. Names of persons stay as
    their papers have them, addresses as they are."""
    changes = []
    for element, answers in ((None, plan.answers), *plan.assessments.items()):
        for field, value in answers.items():
            if field in PERSONS:
                continue
            new = _value_in_style(value, style)
            if new != value:
                changes.append(SetAnswer(Place(field, element), new))
    return Batch(TITLE, tuple(changes)) if changes else None


def _value_in_style(value: Value, style: Style) -> Value:
    if isinstance(value, list):
        items = [
            _row_in_style(item, style) if isinstance(item, dict) else _text_in_style(item, style) for item in value
        ]
        return items  # type: ignore[return-value]
    return _text_in_style(value, style) if isinstance(value, str) else value


def _text_in_style(text: str, style: Style) -> str:
    return outside_addresses(text, lambda part: in_style(part, style))


def _row_in_style(row: Row, style: Style) -> Row:
    def changed(cell: Cell) -> Cell:
        if isinstance(cell, list):
            return [_text_in_style(item, style) for item in cell]
        return _text_in_style(cell, style) if isinstance(cell, str) else cell

    return {name: cell if name == "id" else changed(cell) for name, cell in row.items()}
