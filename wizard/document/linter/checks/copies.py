"""The words that name a copy: SAO Y, SAO LỤC, TRÍCH SAO (Phụ lục I, Phần II, mục II.2.b)."""

from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, check_bold, check_upright, shown, spoken, upper_fix
from wizard.document.linter.pieces import Line
from wizard.document.linter.words import fold

_NAMES = frozenset({"SAO Y", "SAO LUC", "TRICH SAO"})
_SHORTEST, _LONGEST = 5, 12
_FIRST_LETTERS = "SsTt"


def check_copies(case: Case) -> None:
    """Check every line that is the name of a copy and nothing else."""
    low, high = case.sizes("title")
    for paragraph in case.reading.paragraphs:
        text = paragraph.text
        if not _SHORTEST <= len(text) <= _LONGEST or text.lstrip()[:1] not in _FIRST_LETTERS:
            continue
        if fold(text) not in _NAMES:
            continue
        line = Line(paragraph, text, paragraph.spans, 0, whole=True)
        if line.size and not low <= line.size <= high:
            fix = partial(mend.set_size, line.spans, case.rules.size("title", case.size_set))
            case.add("C01.size", line, shown(line.size), f"{shown(low)} - {shown(high)}", fix)
        if not line.capitals:
            case.add("C01.case", line, spoken(line), spoken(line).upper(), upper_fix(line))
        check_bold(case, "C01.bold", [line])
        check_upright(case, "C01.upright", [line])
