# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""Changes of a good document that leave it good: odd ways to write the same thing, seen in files of offices."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tests.linter.strangers.changes import (
    ORDER,
    RUN_ORDER,
    Change,
    Element,
    Opened,
    both,
    layout,
    pieces,
    properties,
    put,
    q,
    runs,
    say,
    text_of,
    write,
)
from tests.linter.strangers.good import good


@dataclass(frozen=True)
class Harmless:
    name: str
    base: str
    change: Change

    def make(self) -> bytes:
        opened = Opened(good(self.base))
        self.change(opened)
        return opened.save()


def all_caps(where: str, typed: str) -> Change:
    """Typed in small letters and shown in capitals by the font setting."""

    def change(opened: Opened) -> None:
        for paragraph in opened.find(where):
            write(paragraph, where, typed)
            for run in runs(paragraph):
                put(properties(run, "rPr"), "caps", RUN_ORDER)

    return change


def in_characters(opened: Opened) -> None:
    """First lines in characters, as WPS writes them: two characters of 14 pt are 9.9 mm."""
    for paragraph in opened.body():
        ind = put(properties(paragraph, "pPr"), "ind", ORDER)
        ind.attrib.clear()
        ind.set(q("firstLineChars"), "200")
        ind.set(q("firstLine"), "560")


def automatic_gaps(opened: Opened) -> None:
    """Gaps that Word works out itself, as in text pasted from a page of the web: 14 pt."""
    for paragraph in opened.body():
        layout([paragraph], before=0, after=0)
        spacing = put(properties(paragraph, "pPr"), "spacing", ORDER)
        spacing.set(q("beforeAutospacing"), "1")
        spacing.set(q("afterAutospacing"), "1")


def gaps_in_lines(opened: Opened) -> None:
    """Gaps in hundredths of a line beside the measure, as East Asian settings write them."""
    for paragraph in opened.body():
        spacing = put(properties(paragraph, "pPr"), "spacing", ORDER)
        spacing.set(q("beforeLines"), "50")


def theme_black(opened: Opened) -> None:
    for paragraph in opened.paragraphs():
        for run in runs(paragraph):
            color = put(properties(run, "rPr"), "color", RUN_ORDER, val="000000")
            color.set(q("themeColor"), "text1")


def no_break(opened: Opened) -> None:
    """Non-breaking spaces and hyphens in motto and number."""
    for paragraph in opened.find("Độc lập - Tự do"):
        write(paragraph, "Độc lập - Tự do - Hạnh phúc", "Độc\u00a0lập - Tự\u00a0do - Hạnh\u00a0phúc")
    number = opened.find("Số: 2345")[0]
    element = next(each for each, _, text in pieces(number) if "SNV" in text)
    run = element.getparent()
    assert run is not None
    before, after = (element.text or "").split("-", 1) if "-" in (element.text or "") else (element.text or "", "")
    if after:
        element.text = before
        hyphen = etree.SubElement(run, q("noBreakHyphen"))
        rest = deepcopy(element)
        rest.text = after
        hyphen.addnext(rest)


def wrapped_title(opened: Opened) -> None:
    """Kind and subject in a table of one cell."""
    kind, subject = opened.find("BÁO CÁO")[0], opened.find("Kết quả công tác cải cách")[0]
    parent = kind.getparent()
    assert parent is not None
    table = etree.Element(q("tbl"))
    sizes = etree.SubElement(etree.SubElement(table, q("tblPr")), q("tblW"))
    sizes.set(q("w"), "9000")
    sizes.set(q("type"), "dxa")
    etree.SubElement(etree.SubElement(table, q("tblGrid")), q("gridCol")).set(q("w"), "9000")
    cell = etree.SubElement(etree.SubElement(table, q("tr")), q("tc"))
    width = etree.SubElement(etree.SubElement(cell, q("tcPr")), q("tcW"))
    width.set(q("w"), "9000")
    width.set(q("type"), "dxa")
    parent.insert(parent.index(kind), table)
    cell.append(kind)
    cell.append(subject)


def gutter(opened: Opened) -> None:
    """A narrow empty column between the two of the letterhead."""
    table = next(iter(opened.find("CỘNG HÒA")[0].iterancestors(q("tbl"))))
    columns = list(table.iter(q("gridCol")))
    middle = etree.Element(q("gridCol"))
    middle.set(q("w"), "100")
    columns[0].set(q("w"), str(int(columns[0].get(q("w")) or 0) - 100))
    columns[0].addnext(middle)
    for row in table.iter(q("tr")):
        first = row.findall(q("tc"))[0]
        width = first.find(f"{q('tcPr')}/{q('tcW')}")
        assert width is not None
        width.set(q("w"), str(int(width.get(q("w")) or 0) - 100))
        empty = etree.Element(q("tc"))
        size = etree.SubElement(etree.SubElement(empty, q("tcPr")), q("tcW"))
        size.set(q("w"), "100")
        size.set(q("type"), "dxa")
        etree.SubElement(empty, q("p"))
        first.addnext(empty)


def page_in_table(opened: Opened) -> None:
    """The page number stands in the middle cell of a table in the header."""
    for header in opened.named("header"):
        paragraph = next(
            (p for p in header.iter(q("p")) if list(p.iter(q("instrText"))) or list(p.iter(q("fldSimple")))), None
        )
        if paragraph is None:
            continue
        table = etree.Element(q("tbl"))
        etree.SubElement(table, q("tblPr"))
        grid, row = etree.SubElement(table, q("tblGrid")), etree.SubElement(table, q("tr"))
        cells = []
        for _ in range(3):
            etree.SubElement(grid, q("gridCol")).set(q("w"), "3000")
            cells.append(etree.SubElement(row, q("tc")))
        parent = paragraph.getparent()
        assert parent is not None
        parent.insert(parent.index(paragraph), table)
        etree.SubElement(cells[0], q("p"))
        cells[1].append(paragraph)
        etree.SubElement(cells[2], q("p"))
        etree.SubElement(parent, q("p"))


def signed(opened: Opened) -> None:
    """The picture of a signature floats between the post and the name."""
    name = opened.find("Phạm Quốc Bảo")[0]
    before = name.getprevious()
    assert before is not None
    picture = etree.fromstring(
        f'<w:r xmlns:w="{q("x")[1:-2]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="position:absolute;width:100pt;height:50pt"/></w:pict></w:r>'
    )
    before.append(picture)


def revision_marks(opened: Opened) -> None:
    """Marks of accepted changes of format (w:rPrChange is none) and of permission ranges stay without meaning."""
    for number, paragraph in enumerate(opened.body()):
        for name in ("permStart", "permEnd"):
            mark = etree.SubElement(paragraph, q(name))
            mark.set(q("id"), str(900 + number))


def smart_tags(opened: Opened) -> None:
    """Words that Word 2003 wrapped in smart tags."""
    for paragraph in opened.body():
        inner = runs(paragraph)
        if inner and inner[0].getparent() is paragraph:
            tag = etree.Element(q("smartTag"))
            inner[0].addprevious(tag)
            tag.append(inner[0])


def every_word(opened: Opened) -> None:
    """Each word in a run of its own."""
    for paragraph in opened.paragraphs():
        for run in list(runs(paragraph)):
            texts = run.findall(q("t"))
            if len(texts) != 1 or len(run) > 2:
                continue
            words = (texts[0].text or "").split(" ")
            if len(words) < 2 or len(words) > 60:
                continue
            after: Element = run
            texts[0].text = words[0] + " "
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for at, word in enumerate(words[1:], 1):
                made = deepcopy(run)
                text = made.find(q("t"))
                assert text is not None
                text.text = word + (" " if at < len(words) - 1 else "")
                after.addnext(made)
                after = made


def last_of_recipients(old: str, new: str) -> Change:
    return say("- Lưu: VT", old, new)


def dotted_blanks(opened: Opened) -> None:
    """Dots leave room for number and day."""
    number = opened.find("/QĐ-UBND")[0]
    write(number, text_of(number), "Số: ......../QĐ-UBND")
    date = opened.find("Thanh Vân, ngày")[0]
    write(date, text_of(date), "Thanh Vân, ngày ...... tháng 11 năm 2026")


HARMLESS = (
    Harmless("kind in all caps", "styled submission", all_caps("TỜ TRÌNH", "Tờ trình")),
    Harmless("motto and number do not break", "word model letter", no_break),
    Harmless("first lines in characters", "word shapes letter", both(in_characters)),
    Harmless("automatic gaps", "eoffice plan", automatic_gaps),
    Harmless("gaps in lines", "clean guidance", gaps_in_lines),
    Harmless("theme black", "word shapes plan", theme_black),
    Harmless("title in a table", "script report", wrapped_title),
    Harmless("gutter", "eoffice letter", gutter),
    Harmless("gutter in one row", "word model letter to many", gutter),
    Harmless("page number in a table", "word shapes programme", page_in_table),
    Harmless("signed", "docx-js-letter", signed),
    Harmless("permissions", "eoffice submission", revision_marks),
    Harmless("smart tags", "word model decision", smart_tags),
    Harmless("every word", "writer-programme", every_word),
    Harmless("every word of a web page", "web-decision", every_word),
    Harmless("initials", "word model letter", last_of_recipients("CCVC.", "CCVC(NVA).")),
    Harmless("copies", "docx-js-plan", last_of_recipients("VX.", "VX (15b).")),
    Harmless("draughtsman", "styled decision", last_of_recipients("KT (12).", "KT. PL.(300)")),
    Harmless("dotted blanks", "word model decision", dotted_blanks),
    Harmless("addressee without stop", "word shapes letter", say("Kính gửi: Sở Tài chính.", "chính.", "chính")),
    Harmless("long dash between years", "styled programme", say("giai đoạn 2026", " - ", "-")),
)
