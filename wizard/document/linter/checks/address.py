"""Address, telephone, e-mail at the foot of page 1 (Phụ lục I, Phần I, mục III.4)."""

import re
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, check_plain, shown
from wizard.document.linter.pieces import Line
from wizard.document.linter.running import DEFAULT, FIRST

_CONTACT = re.compile(r"\b(?:ĐT|Điện thoại|Fax|E-?mail|Website|Thư điện tử|Địa chỉ)\s*:", re.IGNORECASE)


def check_address(case: Case) -> None:
    """Check the lines at the foot of page 1 that tell how to reach the agency."""
    section = case.reading.sections[0]
    name = section.footers.get(FIRST if section.title_page else DEFAULT, "")
    low, high = (float(bound) for bound in case.rules["address"]["allowed"]["size_pt"])
    for paragraph in case.reading.footers.get(name, []):
        if not _CONTACT.search(paragraph.text):
            continue
        line = Line(paragraph, paragraph.text, paragraph.spans, 0, whole=True)
        check_plain(case, "H11.style", [line])
        if line.size and not low <= line.size <= high:
            fix = partial(mend.set_size, line.spans, low if line.size < low else high)
            case.add("H11.size", line, shown(line.size), f"{shown(low)} - {shown(high)}", fix)
