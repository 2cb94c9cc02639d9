"""Group 10: times inside the programme's period, sums that are sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from wizard.plan.checks.findings import Hit
from wizard.plan.checks.phrases import any_of
from wizard.plan.checks.reading import Reading, cell_place, finds, listed, numbered
from wizard.plan.checks.sentences import Sentences
from wizard.plan.model import Cell, Place, Row, is_empty
from wizard.plan.summaries import month_of
from wizard.plan.vietnamese import money_text, short_month

if TYPE_CHECKING:
    from wizard.framework import Check

# «90 tỷ đồng», «90.000.000.000 đ»; «90 tỷ» where nothing is counted after it
_AMOUNT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*"
    r"(?:(tỷ|tỉ|triệu|nghìn|ngàn)(?:\s*(?:đồng|đ|VNĐ|VND)(?!\w)|(?=\s*(?:[.,;:()]|$)))|(?:đồng|đ|VNĐ|VND)(?!\w))"
)
_MILLIONS = {"tỷ": Decimal(1000), "tỉ": Decimal(1000), "triệu": Decimal(1), "nghìn": Decimal("0.001")}
_MILLIONS |= {"ngàn": Decimal("0.001"), None: Decimal("0.000001")}  # type: ignore[dict-item]
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# what is said of a part is no total: «kinh phí dự kiến cho đào tạo», «tổng kinh phí năm 2027», «mỗi năm»
_PART = re.compile(
    r"(?<!\w)(?:năm \d{4}|hằng năm|hàng năm|mỗi|từng|bình quân|trung bình|giai đoạn (?!\d{4})|đợt|"
    r"nguồn|ngân sách|gồm|trong đó|xã hội h(?:óa|oá)|tăng (?!cường)|giảm |"
    r"cho (?!cả|toàn bộ|[Cc]hương trình|[Kk]ế hoạch|việc thực hiện|giai đoạn \d{4}))"
)
_YEAR_BEFORE = re.compile(r"(?<!\w)(?<!đến )(?<!hết )(?<!\d )năm \d{4}", re.IGNORECASE)
_PERIOD = re.compile(r"(?<!\d)(\d{4})\s*[-–]\s*(\d{4})(?!\d)")
# the money of something else, unless the programme itself is named: «các dự án của Chương trình»; in brackets that of
# what stands before them
_OTHERS = re.compile(r"(?<!\w)(?:đề án|dự án|quy hoạch|lồng ghép|mục tiêu quốc gia)(?!\w)", re.IGNORECASE)
_OWN = re.compile(r"(?<!\w)(?:Chương trình|Kế hoạch)(?! (?:mục tiêu|số|phát triển))(?!\w)")
_OTHER_NAME = re.compile(r"(?<!\w)(?:Chương trình|Kế hoạch) (?!này|quảng bá)\w[^()]*\($", re.IGNORECASE)
_COUNTED = "tổng cộng"
# no sentence that people write has its amount farther away
_FAR = 400


@finds("C10.period")
def period(plan: Reading, check: Check) -> Iterator[Hit]:
    """A programme that ends before it begins, a vision that is past."""
    start, end, vision = plan.number("period_start"), plan.number("period_end"), plan.number("vision_year")
    if start is not None and end is not None and (end < start or (vision is not None and vision <= end)):
        words = f"{end}, tầm nhìn đến năm {vision}" if vision is not None else str(end)
        yield Hit(Place("vision_year" if end >= start else "period_end"), "", {"start": str(start), "end": words})


@finds("C10.outside-period")
def outside_period(plan: Reading, check: Check) -> Iterator[Hit]:
    """Times of actions, budget, phases, themes, milestones outside the period; targets outside it and the vision."""
    start, end = plan.number("period_start"), plan.number("period_end")
    if start is None or end is None or end < start:
        return
    for field, name, place, year, shown in _times(plan):
        last = max(end, plan.number("vision_year") or end) if field == "indicators" else end
        if not start <= year <= last:
            words = f"{start}–{last}" if start != last else str(start)
            words += ", kể cả tầm nhìn" if last != end else ""
            yield Hit(place, shown, {"name": name, "period": words}, context=words)


def _times(plan: Reading) -> Iterator[tuple[str, str, Place, int, str]]:
    """All times that must lie in the period: field, what has it, where, its year, in words."""
    for row_id, row, name in numbered(plan.rows("actions")):
        for column in ("start", "end"):
            yield from _month("actions", f"Nhiệm vụ “{name}”", row_id, row, column)
    for row_id, row, name in numbered(plan.rows("milestones"), "content"):
        yield from _month("milestones", f"Mốc “{name}”", row_id, row, "date")
    for row_id, row, name in numbered(plan.rows("phases")):
        for column in ("start", "end"):
            yield from _year("phases", f"“{name}”", row_id, row, column)
    for row_id, row, name in numbered(plan.rows("year_themes"), "theme"):
        yield from _year("year_themes", f"Chủ đề “{name}”", row_id, row, "year")
    for row_id, row, name in numbered(plan.rows("indicators")):
        yield from _year("indicators", f"Chỉ tiêu “{name}”", row_id, row, "target_year")
    for number, row in enumerate(plan.rows("budget_lines"), 1):
        yield from _year("budget_lines", f"Dòng khái toán {number}", str(row["id"]), row, "year")


_Time = tuple[str, str, Place, int, str]


def _month(field: str, name: str, row_id: str, row: Row, column: str) -> Iterator[_Time]:
    month = month_of(row, column)
    if month is not None:
        yield field, name, cell_place(field, row_id, column), int(month[:4]), f"tháng {short_month(month)}"


def _year(field: str, name: str, row_id: str, row: Row, column: str) -> Iterator[_Time]:
    year = row.get(column)
    if isinstance(year, int) and not isinstance(year, bool):
        yield field, name, cell_place(field, row_id, column), year, f"năm {year}"


@finds("C10.backwards")
def backwards(plan: Reading, check: Check) -> Iterator[Hit]:
    """Actions and phases that end before they begin."""
    for field in ("actions", "phases"):
        for row_id, row, name in numbered(plan.rows(field)):
            start, end = row.get("start"), row.get("end")
            if type(start) is type(end) and isinstance(start, str | int) and start > end:  # type: ignore[operator]
                values = {"name": f"“{name}”", "start": _shown(start), "end": _shown(end)}
                yield Hit(cell_place(field, row_id, "end"), "", values, context=f"{start} {end}")


def _shown(time: Cell | None) -> str:
    return f"tháng {short_month(time)}" if isinstance(time, str) and month_of({"m": time}, "m") else str(time)


@finds("C10.total-differs")
def total_differs(plan: Reading, check: Check) -> Iterator[Hit]:
    """A total in words somewhere that is not the sum of the budget lines, to the precision it is given in."""
    lines = plan.rows("budget_lines")
    amounts = (line.get("amount") for line in lines)
    total = sum((each for each in amounts if isinstance(each, Decimal)), Decimal())
    pattern = any_of(check.words)
    if not lines or pattern is None:
        return
    period = plan.number("period_start"), plan.number("period_end")
    for field in check.fields:
        text = plan.text(field)
        sentences = Sentences(text)
        for named in pattern.finditer(text):
            sentence = sentences.around(named.start(), named.end())
            first = max(sentence.first, named.start() - _FAR)
            last = min(sentence.last, named.end() + _FAR)
            amount, between = _amount_after(text[named.end() : last])
            if amount is None or not _is_of_all(named[0].lower(), text[first : named.start()], between, period):
                continue
            step = _MILLIONS[amount[3]]
            millions = Decimal(f"{amount[1].replace('.', '')}.{amount[2] or 0}") * step
            precision = step / 10 ** len(amount[2] or "") / 2
            if abs(millions - total) > precision:
                values = {"found": f"{named[0].lower()} {amount[0]}", "total": money_text(total)}
                context, start = f"{sentence.words} {total}", named.end() + amount.start()
                yield Hit(Place(field), amount[0], values, context=context, start=start)


def _amount_after(text: str) -> tuple[re.Match[str] | None, str]:
    """The first amount after the words for a total, and what stands between; what is in brackets comes second. Words in
    brackets have theirs there, too."""
    closing = text.find(")")
    if closing >= 0 and "(" not in text[:closing]:
        text = text[:closing]
    plain = _IN_BRACKETS.sub(lambda brackets: " " * len(brackets[0]), text)
    amount = _AMOUNT.search(plain)
    if amount is None:
        plain, amount = text, _AMOUNT.search(text)
    return amount, plain[: amount.start()] if amount else ""


def _is_of_all(named: str, before: str, between: str, period: tuple[int | None, int | None]) -> bool:
    """Whether the words of a sentence before and after those for a total leave it that of the whole programme."""
    between = between.replace(f"năm {period[1]}", "") if f"đến năm {period[1]}" in between else between
    if _PART.search(between) or _YEAR_BEFORE.search(before) or (named == _COUNTED and re.search(r"\d", between)):
        return False
    if _OTHER_NAME.search(before) or (_OTHERS.search(before + between) and not _OWN.search(between)):
        return False
    return all((int(start), int(end)) == period for start, end in _PERIOD.findall(f"{before} {between}"))


@finds("C10.unsummed")
def unsummed(plan: Reading, check: Check) -> Iterator[Hit]:
    """Budget lines that count nowhere: no year or no amount."""
    names = {str(row["id"]): name for _, row, name in numbered(plan.rows("actions"))}
    needed = {"year": "năm", "amount": "số tiền"}
    for number, line in enumerate(plan.rows("budget_lines"), 1):
        lacks = [column for column in needed if is_empty(line.get(column))]
        if lacks:
            name = str(line.get("item") or names.get(str(line.get("action"))) or f"số {number}")
            values = {"name": name, "lacks": listed(needed[column] for column in lacks)}
            yield Hit(cell_place("budget_lines", str(line["id"]), lacks[0]), "", values, context=values["lacks"])


@finds("C10.lost-line")
def lost_line(plan: Reading, check: Check) -> Iterator[Hit]:
    """Budget lines of an action that is gone."""
    actions = {row["id"] for row in plan.rows("actions")}
    for line in plan.rows("budget_lines"):
        if "action" in line and line["action"] not in actions:
            yield Hit(cell_place("budget_lines", str(line["id"]), "action"))
