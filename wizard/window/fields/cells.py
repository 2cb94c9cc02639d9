"""Values as words in a cell, and back: the forms that officers type and that spreadsheets put on the clipboard."""

from __future__ import annotations

import re
from decimal import Decimal

from wizard.framework.model import Field
from wizard.plan.model import Cell, Value
from wizard.plan.vietnamese import (
    NotUnderstood,
    format_number,
    parse_date,
    parse_money,
    parse_month,
    parse_number,
    parse_year,
    short_date,
    short_month,
)
from wizard.window.fields.options import Catalogue
from wizard.window.folding import fold

_YES = frozenset(("co", "x", "yes", "true", "1"))
_NO = frozenset(("khong", "no", "false", "0"))
_MONTH_NAMES = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHEET_MONTH = re.compile(
    r"(?P<name>[a-z]{3})[a-z]*[-/ .](?P<year>\d{4}|\d{2})|thg\s*(?P<number>\d{1,2})[-/ ](?P<short>\d{2,4})"
)
_BETWEEN = re.compile(r"[;\n]")


def cell_text(catalogue: Catalogue, question: Field, value: Value | None, separator: str = "; ") -> str:
    """`value` as it stands in a cell. What is not of the field's type is shown as it is."""
    if value is None:
        return ""
    match question.type:
        case "number" | "money" if isinstance(value, int | Decimal):
            return format_number(value)
        case "yes_no" if isinstance(value, bool):
            return "Có" if value else "Không"
        case "date" | "month":
            try:
                return short_date(str(value)) if question.type == "date" else short_month(str(value))
            except ValueError:
                return str(value)
        case "choice":
            return _choice_label(question, str(value))
        case "reference":
            return catalogue.label(question.target, str(value))
    if not isinstance(value, list):
        return str(value)
    items = [item for item in value if isinstance(item, str)]
    if question.type == "references":
        items = [catalogue.label(question.target, item) for item in items]
    elif question.type == "choices":
        items = [_choice_label(question, item) for item in items]
    return separator.join(items)


def _choice_label(question: Field, choice_id: str) -> str:
    try:
        return question.choice(choice_id).label
    except KeyError:
        return choice_id


def parse_cell(catalogue: Catalogue, question: Field, text: str) -> Cell | None:
    """The value that `text` means in this field; None for nothing. Raises NotUnderstood with a sentence."""
    text = text.strip()
    if not text:
        return None
    match question.type:
        case "number":
            return parse_number(text)
        case "money":
            return parse_money(text)
        case "year":
            return parse_year(text)
        case "date":
            return parse_date(text)
        case "month":
            return parse_any_month(text)
        case "yes_no":
            if fold(text) in _YES | _NO:
                return fold(text) in _YES
            raise NotUnderstood("Chỉ nhận «Có» hoặc «Không».")
        case "choice":
            return _parse_choice(question, text)
        case "reference":
            return _parse_reference(catalogue, question, text)
        case "list":
            return [item.strip(" -•–\t") for item in text.split("\n") if item.strip(" -•–\t")]
        case "choices":
            return [_parse_choice(question, item) for item in _BETWEEN.split(text) if item.strip()]
        case "references":
            found = [option for item in _BETWEEN.split(text) for option in _parse_some(catalogue, question, item)]
            return list(dict.fromkeys(found))
        case "text":
            return " ".join(text.split("\n"))
    return text


def parse_any_month(text: str) -> str:
    """A month as typed, or as spreadsheets show one: «Mar-27», «thg 3-27», a whole date."""
    try:
        return parse_month(text)
    except NotUnderstood:
        match = _SHEET_MONTH.fullmatch(text.strip().lower())
        if match is not None:
            month = int(match["number"] or (_MONTH_NAMES.index(match["name"]) if match["name"] in _MONTH_NAMES else 0))
            year = match["year"] or match["short"]
            if 1 <= month <= 12 and len(year) in (2, 4):
                return f"{'20' if len(year) == 2 else ''}{year}-{month:02}"
        try:
            return parse_date(text)[:7]
        except NotUnderstood:
            pass
        raise


def _parse_choice(question: Field, text: str) -> str:
    wanted = fold(text)
    for choice in question.choices:
        if wanted in (fold(choice.label), choice.id):
            return choice.id
    close = [choice for choice in question.choices if wanted in fold(choice.label)]
    if len(close) == 1:
        return close[0].id
    labels = ", ".join(f"“{choice.label}”" for choice in question.choices)
    raise NotUnderstood(f"«{_short(text)}» không có trong các lựa chọn: {labels}.")


def _parse_reference(catalogue: Catalogue, question: Field, text: str) -> str:
    option = catalogue.find(question.target, text)
    if option is None:
        raise NotUnderstood(f"«{_short(text)}» không có trong danh sách; hãy chọn một mục trong danh sách.")
    return option.id


def _parse_some(catalogue: Catalogue, question: Field, text: str) -> list[str]:
    """The references of one piece of text. A comma may end a name or stand inside it: the longest name wins."""
    parts = text.split(",")
    found: list[str] = []
    while parts:
        for count in range(len(parts), 0, -1):
            piece = ",".join(parts[:count]).strip()
            option = catalogue.find(question.target, piece) if piece else None
            if option is not None or not piece:
                break
        else:
            raise NotUnderstood(f"«{_short(text)}» không có trong danh sách; hãy chọn một mục trong danh sách.")
        if option is not None:
            found.append(option.id)
        parts = parts[count:]
    return found


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
