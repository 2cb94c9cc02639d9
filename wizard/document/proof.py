"""Open a written .docx again, with another program's eyes, and prove that it is what it should be.

Only after this does the program say «đã tạo» (the trust rules). python-docx is the independent reader.
"""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from wizard.document.binding import NO_BREAK_HYPHEN, unbind
from wizard.document.model import Document, paragraphs_of
from wizard.document.rules import LARGE, SMALL, FormatRules

if TYPE_CHECKING:
    from collections.abc import Iterable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOLERANCE_MM = 0.1


def prove(path: Path, document: Document, rules: FormatRules) -> list[str]:
    """Return what is wrong with the written file, as Vietnamese sentences; an empty list when all is well.

    Checked: the archive is whole, every part parses, each page is A4 with the prescribed margins, pages are numbered
    from 1 in each section with the first one hidden, the one font is named in all four slots, the styles have the
    prescribed sizes, and every paragraph of the document stands in the file, in its order.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        opened = docx.Document(str(path))
    except (OSError, KeyError, ValueError, XMLSyntaxError, BadZipFile, PackageNotFoundError, zlib.error):
        return ["Tệp vừa ghi không mở lại được."]
    problems = [*_pages(opened, rules), *_fonts(opened, rules), *_styles(opened, rules)]
    expected_sections = len(document.texts) + len(document.annexes)
    if len(opened.sections) != expected_sections:
        problems.append(f"Tệp có {len(opened.sections)} phần, lẽ ra có {expected_sections} phần.")
    return problems + _words(opened, document)


def _pages(opened: Any, rules: FormatRules) -> "Iterable[str]":
    for number, section in enumerate(opened.sections, 1):
        landscape = section.page_width > section.page_height
        size = (section.page_width.mm, section.page_height.mm)
        if any(abs(have - want) > _TOLERANCE_MM for have, want in zip(sorted(size), rules.paper_mm, strict=True)):
            yield f"Phần {number} không phải khổ A4."
        margins = rules.margins(landscape=landscape)
        have = (section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm)
        want = (margins.top, margins.bottom, margins.left, margins.right)
        if any(abs(a - b) > _TOLERANCE_MM for a, b in zip(have, want, strict=True)):
            yield f"Lề trang của phần {number} không đúng quy định."
        if not section.different_first_page_header_footer:
            yield f"Phần {number} không ẩn số trang ở trang đầu."
        numbering = section._sectPr.find(f"{_W}pgNumType")
        if numbering is None or numbering.get(f"{_W}start") != "1":
            yield f"Phần {number} không đánh số trang từ 1."


def _fonts(opened: Any, rules: FormatRules) -> "Iterable[str]":
    listed = list(opened.styles.element.iter(f"{_W}rFonts"))
    if not listed:
        yield f"Tệp không đặt phông {rules.font}."
    for fonts in listed:
        named = {slot: fonts.get(f"{_W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        if set(named.values()) != {rules.font} or len(fonts.attrib) != len(named):
            yield f"Kiểu chữ có phông khác {rules.font}."
    if next(opened.element.iter(f"{_W}rFonts"), None) is not None:
        yield "Nội dung có phông chữ đặt riêng, không theo kiểu chung."


def _styles(opened: Any, rules: FormatRules) -> "Iterable[str]":
    """Compare the styles with the size sets: all of one set, each as bold and italic as the rules say."""
    styles = {style.style_id: style.font for style in opened.styles}
    fonts = {name: styles.get(form.style) for name, form in rules.components.items()}
    for name, form in rules.components.items():
        font = fonts[name]
        if font is None or (bool(font.bold), bool(font.italic)) != (form.bold, form.italic):
            yield f"Kiểu “{form.name}” không đúng quy định."
    have = {name: font.size.pt if font is not None and font.size else 0.0 for name, font in fonts.items()}
    if not any(all(have[name] == rules.size(name, chosen) for name in have) for chosen in (LARGE, SMALL)):
        yield "Cỡ chữ của các kiểu không theo một bộ cỡ chữ."


def _words(opened: Any, document: Document) -> list[str]:
    """Look for the paragraphs of the document one after another in the text of the file.

    A paragraph of the file may hold more (the words «Kính gửi:») or less (one line of a broken name), so words count,
    not the ends of paragraphs.
    """
    found = " ".join(_text(paragraph) for paragraph in opened.element.iter(f"{_W}p"))
    problems: list[str] = []
    place = 0
    for expected in paragraphs_of(document):
        words = unbind(expected)
        start = found.find(words, place)
        if start < 0:
            problems.append(f"Nội dung sau không có trong tệp hoặc không đúng chỗ: “{words[:80]}”.")
        else:
            place = start + len(words)
    return problems


def _text(paragraph: Any) -> str:
    """Return the visible text of a paragraph; a non-breaking hyphen counts as a hyphen."""
    pieces: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}noBreakHyphen"):
        pieces.append(element.text or "" if element.tag == f"{_W}t" else NO_BREAK_HYPHEN)
    return unbind("".join(pieces))
