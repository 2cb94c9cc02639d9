"""What is wrong with a value, as one Vietnamese sentence. One question → one small function, made once per look."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wizard.framework.kinds import is_iso_date
from wizard.plan.model import OTHER_PROVINCE, Plan
from wizard.plan.vietnamese import format_number

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field

Check = Callable[[Any], str]
"""From a filled value to a sentence; "" when nothing is wrong."""

WRONG_TYPE = "Nội dung không đúng kiểu của mục này; hãy nhập lại."
_MISSING_TARGET = {
    "actions": "Nhiệm vụ được chọn không còn trong danh sách nhiệm vụ.",
    "indicators": "Chỉ tiêu được chọn không còn trong danh sách chỉ tiêu.",
    "agencies": "Cơ quan được chọn không có trong danh mục.",
}
_PLAN_TABLES = {"actions": ("actions",), "indicators": ("indicators",), "agencies": ("own_agencies",)}


class Checks:
    """Makes the checks for one state of a plan; knows what references may point to."""

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self._framework = framework
        self._plan = plan
        self._targets: dict[str, frozenset[str]] = {}

    def check(self, question: Field) -> Check:
        """The check for values of `question` (for a table: none, its cells are checked one by one)."""
        match question.type:
            case "text" | "paragraphs":
                return _text_check(question)
            case "list":
                return _list_check(question)
            case "number" | "money":
                return _bounds_check(question, Decimal)
            case "year":
                return _bounds_check(question, int)
            case "month":
                return lambda value: _date_problem(value, f"{value}-01", "tháng", "6/2027")
            case "date":
                return lambda value: _date_problem(value, value, "ngày", "05/6/2027")
            case "choice":
                return _choice_check(frozenset(choice.id for choice in question.choices))
            case "choices":
                return _each(_choice_check(frozenset(choice.id for choice in question.choices)))
            case "yes_no":
                return lambda value: "" if isinstance(value, bool) else WRONG_TYPE
            case "reference":
                return self._reference_check(question.target)
            case "references":
                return _each(self._reference_check(question.target))
        return lambda value: "" if isinstance(value, list) else WRONG_TYPE

    def _reference_check(self, target: str) -> Check:
        known: frozenset[str] | None = self._targets.get(target)
        sentence = _MISSING_TARGET.get(target, "Nội dung được chọn không có trong danh mục.")

        def check(value: Any) -> str:
            nonlocal known
            if known is None:
                known = self._known(target)
            try:
                return "" if value in known else sentence
            except TypeError:
                return WRONG_TYPE

        return check

    def _known(self, target: str) -> frozenset[str]:
        if target not in self._targets:
            rows = (row["id"] for table in _PLAN_TABLES.get(target, ()) for row in self._plan.rows(table))
            ids = {row_id for row_id in rows if isinstance(row_id, str)}
            if target not in ("actions", "indicators"):
                ids |= self._framework.ids(target)
            if target == "provinces":
                ids.add(OTHER_PROVINCE)
            self._targets[target] = frozenset(ids)
        return self._targets[target]


def _text_check(question: Field) -> Check:
    longest = question.max_length or 0x7FFFFFFF
    shortest = question.min_length or 0
    pattern = re.compile(question.pattern) if question.pattern else None

    def check(value: Any) -> str:
        if type(value) is not str:
            return WRONG_TYPE
        if len(value) > longest:
            return f"Dài quá {format_number(longest)} ký tự (đang có {format_number(len(value))})."
        if len(value) < shortest:
            return f"Ngắn hơn {format_number(shortest)} ký tự (đang có {format_number(len(value))})."
        if pattern is not None and not pattern.search(value.strip()):
            return question.pattern_message or "Nội dung không đúng mẫu quy định."
        return ""

    return check


def _list_check(question: Field) -> Check:
    item_check = _text_check(question)
    most = question.max_rows or 0x7FFFFFFF

    def check(value: Any) -> str:
        if not isinstance(value, list):
            return WRONG_TYPE
        if len(value) > most:
            return too_many_rows(len(value), most)
        for number, item in enumerate(value, 1):
            problem = item_check(item)
            if problem:
                return f"Ý thứ {number}: {problem[0].lower()}{problem[1:]}"
        return ""

    return check


def too_many_rows(count: int, most: int) -> str:
    """The sentence for a table or list that is too long."""
    return f"Nhiều nhất {most} dòng (đang có {format_number(count)})."


def _bounds_check(question: Field, kind: type[int] | type[Decimal]) -> Check:
    least, most = question.min, question.max
    show = str if kind is int else format_number
    if least is not None and most is not None:
        sentence = f"Chỉ nhận giá trị từ {show(least)} đến {show(most)}."
    elif least is not None:
        sentence = f"Giá trị không được nhỏ hơn {show(least)}."
    else:
        sentence = f"Giá trị không được lớn hơn {show(most)}." if most is not None else ""

    def check(value: Any) -> str:
        if type(value) is not kind:
            return WRONG_TYPE
        outside = (least is not None and value < least) or (most is not None and value > most)
        return sentence if outside else ""

    return check


def _date_problem(value: Any, iso: str, what: str, example: str) -> str:
    if isinstance(value, str) and is_iso_date(iso):
        return ""
    return f"Đây không phải là một {what} có thật; ví dụ cách viết đúng: {example}."


def _choice_check(known: frozenset[str]) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            return WRONG_TYPE
        return "" if value in known else "Lựa chọn này không còn trong danh sách; hãy chọn lại."

    return check


def _each(check: Check) -> Check:
    def check_all(value: Any) -> str:
        if not isinstance(value, list):
            return WRONG_TYPE
        for item in value:
            problem = check(item)
            if problem:
                return problem
        return ""

    return check_all
