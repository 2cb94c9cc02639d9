# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""The fault set: one mistake in one good document, with what is wrong in plain words and the clause it breaks.

Clauses are those of Annex I, Part I of the decree («II.6.e»), or of its Annexes II and III; «practice» where only the
models or the common usage of offices say so.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tests.linter.strangers.changes import (
    RUN_ORDER,
    Change,
    Element,
    Opened,
    add,
    blank_before,
    both,
    copy_with,
    decomposed,
    dress,
    dress_body,
    drop,
    lay,
    lay_body,
    layout,
    look,
    margin,
    page_number,
    paper_size,
    properties,
    put,
    q,
    remove,
    rule_below,
    runs,
    say,
    set_border,
    stretch_shape,
    text_of,
    without_rule,
    write,
)
from tests.linter.strangers.good import good

NATION = "CỘNG H"  # both spellings
MOTTO = "Độc lập - Tự do"


@dataclass(frozen=True)
class Fault:
    name: str
    base: str
    wrong: str
    clause: str
    change: Change

    def make(self) -> bytes:
        opened = Opened(good(self.base))
        self.change(opened)
        return opened.save()


FAULTS: list[Fault] = []


def fault(name: str, base: str, wrong: str, clause: str, change: Change) -> None:
    FAULTS.append(Fault(name, base, wrong, clause, change))


# Single changes that are used once


def lose_fonts(opened: Opened) -> None:
    for run in runs(opened.body()[0]):
        properties(run, "rPr").remove(properties(run, "rPr").find(q("rFonts")))  # type: ignore[arg-type]


def heading_colour(opened: Opened) -> None:
    for style in opened.tree("word/styles.xml").iter(q("style")):
        if style.get(q("styleId")) in ("Heading1", "Heading2"):
            put(properties(style, "rPr"), "color", RUN_ORDER, val="2E74B5")


def to_footer(opened: Opened, paragraph: Element) -> None:
    copy = deepcopy(paragraph)
    parent = paragraph.getparent()
    assert parent is not None
    for run in list(paragraph):
        if run.tag != q("pPr"):
            paragraph.remove(run)
    footer = next(iter(opened.named("footer")), None)
    if footer is None:  # python-docx writes no footer: make the header one
        raise LookupError("no footer")
    footer.append(copy)
    for section in opened.sections():
        for reference in section.findall(q("footerReference")):
            reference.set(q("type"), "default")


def no_page_number(opened: Opened, paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != q("pPr"):
            paragraph.remove(child)


def page_prefix(opened: Opened, paragraph: Element) -> None:
    first = runs(paragraph)[0]
    run = deepcopy(first)
    for child in list(run):
        if child.tag != q("rPr"):
            run.remove(child)
    etree.SubElement(run, q("t")).text = "Trang "
    top = first if first.getparent() is paragraph else first.getparent()
    assert top is not None
    paragraph.insert(paragraph.index(top), run)


def for_sections(action: Callable[[Element], None]) -> Change:
    def change(opened: Opened) -> None:
        for section in opened.sections():
            action(section)

    return change


def show_first(section: Element) -> None:
    section.remove(section.find(q("titlePg")))  # type: ignore[arg-type]
    for reference in section.findall(q("headerReference")):
        if reference.get(q("type")) == "first":
            section.remove(reference)


def run_on(section: Element) -> None:
    start = section.find(q("pgNumType"))
    if start is not None:
        section.remove(start)


def roman_pages(section: Element) -> None:
    start = section.find(q("pgNumType"))
    if start is None:
        start = etree.Element(q("pgNumType"))
        margins = section.find(q("pgMar"))
        assert margins is not None
        margins.addnext(start)
    start.set(q("fmt"), "upperRoman")


def annex_without_section(opened: Opened) -> None:
    """The last annex begins with a page break instead of a section of its own."""
    inner = [each for each in opened.sections() if each.getparent().tag == q("pPr")]  # type: ignore[union-attr]
    holder = inner[-1].getparent()
    assert holder is not None
    holder.remove(inner[-1])
    paragraph = holder.getparent()
    assert paragraph is not None
    run = etree.SubElement(paragraph, q("r"))
    etree.SubElement(run, q("br")).set(q("type"), "page")


def narrow_title(opened: Opened) -> None:
    """The right column of the letterhead is made too narrow for the national title."""
    table = next(iter(opened.find(NATION)[0].iterancestors(q("tbl"))))
    left, right = 4700, 4654
    for column, wide in zip(table.iter(q("gridCol")), (left, right), strict=False):
        column.set(q("w"), str(wide))
    for row in table.iter(q("tr")):
        for cell, wide in zip(row.findall(q("tc")), (left, right), strict=True):
            put(properties(cell, "tcPr"), "tcW", ("tcW",), w=str(wide), type="dxa")


def lower_date(opened: Opened) -> None:
    blank_before(opened.find("Thanh Vân, ngày")[0])


def spaces_for_indent(opened: Opened) -> None:
    for paragraph in opened.body():
        layout([paragraph], first=0)
        text = text_of(paragraph)[:4]
        write(paragraph, text, " " * 10 + text)


def blanks_in_body(opened: Opened) -> None:
    for paragraph in opened.body():
        blank_before(paragraph)


def tracked(opened: Opened) -> None:
    run = runs(opened.body()[0])[-1]
    parent = run.getparent()
    assert parent is not None
    mark = etree.Element(q("ins"))
    for key, value in (("id", "9001"), ("author", "Nguyễn Văn A"), ("date", "2026-11-02T08:00:00Z")):
        mark.set(q(key), value)
    parent.replace(run, mark)
    mark.append(run)


def commented(opened: Opened) -> None:
    paragraph = opened.body()[0]
    run = etree.SubElement(paragraph, q("r"))
    etree.SubElement(run, q("commentReference")).set(q("id"), "0")
    comments = etree.Element(q("comments"), nsmap={"w": opened.document.nsmap["w"]})
    comment = etree.SubElement(comments, q("comment"))
    for key, value in (("id", "0"), ("author", "Trưởng phòng"), ("date", "2026-11-02T08:00:00Z")):
        comment.set(q(key), value)
    inner = etree.SubElement(etree.SubElement(comment, q("p")), q("r"))
    etree.SubElement(inner, q("t")).text = "Đề nghị xem lại số liệu này."
    opened.parts["word/comments.xml"] = etree.tostring(comments)
    links = opened.tree("word/_rels/document.xml.rels")
    link = etree.SubElement(links, "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship")
    link.set("Id", "rId900")
    link.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments")
    link.set("Target", "comments.xml")
    types = opened.tree("[Content_Types].xml")
    part = etree.SubElement(types, "{http://schemas.openxmlformats.org/package/2006/content-types}Override")
    part.set("PartName", "/word/comments.xml")
    part.set("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")


def data_table(opened: Opened) -> Element:
    for words in ("Nhiệm vụ", "Tên sản phẩm", "Chỉ tiêu"):
        for paragraph in opened.paragraphs():
            if text_of(paragraph) == words:
                return next(iter(paragraph.iterancestors(q("tbl"))))
    raise LookupError("no data table")


def shade_table(opened: Opened) -> None:
    for cell in next(data_table(opened).iter(q("tr"))).findall(q("tc")):
        shade = etree.SubElement(properties(cell, "tcPr"), q("shd"))
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", "9CC2E5")):
            shade.set(q(key), value)


def wide_table(opened: Opened) -> None:
    table = data_table(opened)
    layout_mark = properties(table, "tblPr")
    put(layout_mark, "tblW", ("tblW", "jc", "tblLayout", "tblLook"), w="13000", type="dxa")
    columns = list(table.iter(q("gridCol")))
    for column in columns:
        column.set(q("w"), str(13000 // len(columns)))
    for cell in table.iter(q("tc")):
        put(properties(cell, "tcPr"), "tcW", ("tcW",), w=str(13000 // len(columns)), type="dxa")


def bare_table(opened: Opened) -> None:
    table = data_table(opened)
    for name in ("tblBorders", "tcBorders", "tblStyle"):
        for mark in list(table.iter(q(name))):
            mark.getparent().remove(mark)  # type: ignore[union-attr]


def watermark(opened: Opened) -> None:
    """«DỰ THẢO» drawn behind the text, as Word's own watermark command makes it."""
    for header in opened.named("header"):
        run = etree.fromstring(
            f'<w:p xmlns:w="{q("x")[1:-2]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" '
            'style="position:absolute;width:400pt;height:150pt;rotation:315;z-index:-251658752" fillcolor="silver" stroked="f">'
            '<v:textpath style="font-family:&quot;Times New Roman&quot;" string="DỰ THẢO"/></v:shape></w:pict></w:r></w:p>'
        )
        header.append(run)


def empty_recipients(opened: Opened) -> None:
    paragraph = opened.find("Nơi nhận:")[0]
    cell = paragraph.getparent()
    assert cell is not None
    for each in cell.findall(q("p")):
        for run in runs(each):
            run.getparent().remove(run)  # type: ignore[union-attr]


def move_archive_up(opened: Opened) -> None:
    archive, first = opened.find("- Lưu: VT")[0], opened.find("- Như trên;")[0]
    first.addnext(archive)


def underlined_motto(opened: Opened) -> None:
    without_rule(MOTTO)(opened)
    look(opened.find(MOTTO), underline=True)


def underlined_subject(opened: Opened) -> None:
    without_rule("Phát triển du lịch cộng đồng tỉnh")(opened)
    look(opened.find("Phát triển du lịch cộng đồng tỉnh"), underline=True)


def short_underscores(opened: Opened) -> None:
    below = opened.find(MOTTO)[0].getnext()
    assert below is not None
    write(below, text_of(below), "_" * 8)


def sign_tm(opened: Opened) -> None:
    post = next(p for p in opened.find("CHỦ TỊCH") if text_of(p) == "CHỦ TỊCH")
    copy_with(post, "TM. ỦY BAN NHÂN DÂN")


def annex_word(old: str, new: str) -> Change:
    def change(opened: Opened) -> None:
        write(next(p for p in opened.find(old) if text_of(p) == old), old, new)

    return change


def hidden(opened: Opened) -> None:
    for run in runs(opened.body()[0])[1:]:
        put(properties(run, "rPr"), "vanish", RUN_ORDER)


# One line for one fault.
# fmt: off

# 1. Page

fault("letter paper", "script decision", "the paper is US Letter", "I.1", paper_size(12240, 15840))
fault("A5", "web-letter", "the paper is A5", "I.1", paper_size(8391, 11906))
fault("left margin 25", "eoffice letter", "left margin 25 mm", "I.3", margin(left=1417))
fault("right margin 10", "typist letter", "right margin 10 mm", "I.3", margin(right=567))
fault("bottom margin 30", "docx-js-letter", "bottom margin 30 mm", "I.3", margin(bottom=1701))
fault("left margin 40", "clean report", "left margin 40 mm", "I.3", margin(left=2268))
fault("top margin 12", "script plan", "top margin 12 mm", "I.3", margin(top=680))
fault("all landscape", "word shapes decision on staff", "a decision without any table lies on landscape pages", "I.2", paper_size(16838, 11906, True))
fault("arial", "lists plan", "a paragraph in Arial", "I.4", dress_body(1, font="Arial"))
fault("calibri in a table", "nested decision", "a table cell in Calibri", "I.4", dress("Sách ảnh song ngữ", font="Calibri"))
fault("theme font", "word model letter", "a paragraph without any font of its own: the theme's Calibri shows", "I.4", lose_fonts)
fault("vntime", "web-decision", "a paragraph in .VnTime (TCVN3 code)", "I.4", both(say("Quyết định này có hiệu lực", "Quyết định này có hiệu lực kể từ ngày ký", "QuyÕt ®Þnh nµy cã hiÖu lùc kÓ tõ ngµy ký"), dress("QuyÕt", font=".VnTime")))
fault("blue headings", "styled programme", "Word's heading styles are blue", "I.4", heading_colour)
fault("red text", "docx-js-resolution", "a paragraph in red", "I.4", dress_body(1, colour="FF0000"))
fault("grey text", "odt-submission", "a paragraph in dark grey", "I.4", dress_body(1, colour="404040"))
fault("no page number", "word shapes programme", "a document of several pages without page numbers", "I.7", page_number(no_page_number))
fault("page number at the bottom", "eoffice long report", "the page number stands at the bottom", "I.7", page_number(to_footer))
fault("page number right", "writer-programme", "the page number stands at the right", "I.7", page_number(lambda opened, p: layout([p], jc="right")))
fault("page number 11", "clean long report", "the page number is 11 pt", "I.7", page_number(lambda opened, p: look([p], size=11)))
fault("page number italic", "nested regulation", "the page number is italic", "I.7", page_number(lambda opened, p: look([p], italic=True)))
fault("page number arial", "styled regulation", "the page number is in Arial", "I.4", page_number(lambda opened, p: look([p], font="Arial")))
fault("page word", "clean long report", "«Trang 2» instead of the number alone", "I.7", page_number(page_prefix))
fault("page 1 shown", "eoffice long report", "the number shows on page 1", "I.7", for_sections(show_first))
fault("roman pages", "clean scheme", "page numbers in Roman numerals", "I.7", for_sections(roman_pages))
fault("annex pages run on", "word shapes programme", "the annexes go on counting the pages", "III.1.đ", for_sections(run_on))
fault("annex on a page break", "lists programme", "the last annex has no section of its own, so no page numbers of its own", "III.1.đ", annex_without_section)

# 2. The text

fault("body 12", "script letter", "the whole content is 12 pt", "II.6.e", dress_body(size=12))
fault("one paragraph 12", "writer-decision", "one paragraph is 12 pt", "II.6.e", dress_body(1, size=12))
fault("body 15", "typist plan", "the content is 15 pt", "II.6.e", dress_body(size=15))
fault("13 among 14", "eoffice decision", "one paragraph 13 pt, the others 14 pt", "V, note 1 (uniform sizes)", dress_body(1, size=13))
fault("ragged", "typist report", "the content is flush left, not justified", "II.6.e", lay_body(jc="left"))
fault("centred paragraph", "doc-notice", "a paragraph of the content is centred", "II.6.e", lay_body(1, jc="center"))
fault("no first line", "docx-js-report", "no first line indent", "II.6.e", lay_body(first=0))
fault("first line 2 cm", "odt-plan", "first line indent 2 cm", "II.6.e", lay_body(first=1134))
fault("mixed indents", "clean submission", "first line 1 cm in some paragraphs, 1.27 cm in others", "II.6.e", lambda opened: layout(opened.body()[2:], first=720))
fault("spaces as indent", "script report", "the first line is moved with ten spaces", "practice", spaces_for_indent)
fault("no gaps", "word model telegram", "no space between paragraphs", "II.6.e", lay_body(before=0, after=0))
fault("gap 3", "docx-js-directive", "3 pt between paragraphs", "II.6.e", lay_body(before=3, after=0))
fault("double lines", "odt-telegram", "line spacing 2.0", "II.6.e", lay_body(line=(480, "auto")))
fault("tight lines", "styled decision", "line spacing 0.85", "II.6.e", lay_body(line=(204, "auto")))
fault("exactly 12", "eoffice submission", "exactly 12 pt between lines of 14 pt text", "II.6.e", lay_body(line=(240, "exact")))
fault("exactly 30", "lists directive", "exactly 30 pt between lines", "II.6.e", lay_body(line=(600, "exact")))
fault("blank paragraphs", "web-decision", "empty paragraphs between the paragraphs of the content", "practice", blanks_in_body)
fault("italic body", "clean guidance", "a paragraph of the content is italic", "II.6.e", dress("Cá nhân được giao chủ trì", italic=True))
fault("underlined body", "typist directive", "underlined words in the content", "practice", dress("Thanh tra, kiểm tra đột xuất", underline=True))

# 3. National title and motto

fault("title misspelt", "docx-js-letter", "«CHỦ NGHIÃ» in the national title", "II.1", say(NATION, "NGHĨA", "NGHIÃ"))
fault("title not bold", "web-letter", "national title not bold", "II.1.a", dress(NATION, bold=False))
fault("title 14", "writer-report", "national title 14 pt", "II.1.a", dress(NATION, size=14))
fault("title 11", "script report", "national title 11 pt", "II.1.a", dress(NATION, size=11))
fault("title wraps", "script decision", "the column is too narrow: the national title takes two lines", "II.1.a", narrow_title)
fault("title small letters", "lists letter to many", "national title not in capitals", "II.1.a", say(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"))
fault("title missing", "odt-submission", "no national title", "II.1", drop(NATION))
fault("title italic", "boxes notice", "national title italic", "II.1.a", dress(NATION, italic=True))
fault("motto en dash", "eoffice letter", "motto with en dashes", "II.1.b", say(MOTTO, "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"))
fault("motto no spaces", "typist letter", "no spaces around the hyphens of the motto", "II.1.b", say(MOTTO, "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"))
fault("motto small", "boxes decision", "small letters in the motto: «tự do»", "II.1.b", say(MOTTO, "Tự do - Hạnh phúc", "tự do - hạnh phúc", every=True))
fault("motto capitals", "nested telegram", "motto in capitals", "II.1.b", say(MOTTO, "Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"))
fault("motto not bold", "script staff", "motto not bold", "II.1.b", dress(MOTTO, bold=False))
fault("motto italic", "odt-telegram", "motto italic", "II.1.b", dress(MOTTO, italic=True))
fault("motto 12", "styled telegram", "motto 12 pt", "II.1.b", dress(MOTTO, size=12))
fault("motto full stop", "doc-guidance", "a full stop after the motto", "II.1.b", say(MOTTO, "Hạnh phúc", "Hạnh phúc."))
fault("motto underlined", "writer-decision", "the motto is underlined instead of having a line", "II.1.b", underlined_motto)
fault("motto no line", "docx-js-plan", "no line below the motto", "II.1.b", without_rule(MOTTO))
fault("motto line short", "word shapes notice", "the line below the motto is half as long as the words", "II.1.b", rule_below(MOTTO, stretch_shape(0.45)))
fault("motto line of 8", "word model decision", "the line below the motto is far shorter than the words", "II.1.b", short_underscores)
fault("motto line dashed", "clean submission", "the line below the motto is dashed", "II.1.b", rule_below(MOTTO, set_border(val="dashed")))

# 4. The agency

fault("issuer not bold", "clean guidance", "the issuing agency is not bold", "II.2.b", dress("SỞ NỘI VỤ", bold=False))
fault("superior bold", "doc-notice", "the superior agency is bold", "II.2.b", dress("UBND TỈNH THANH VÂN", bold=True))
fault("issuer small letters", "lists directive", "the issuing agency is not in capitals", "II.2.b", both(say("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"), say("TỈNH THANH VÂN", "TỈNH THANH VÂN", "tỉnh Thanh Vân")))
fault("issuer abbreviated", "script decision", "the issuing agency is abbreviated", "II.2.b", say("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UBND"))
fault("issuer 15", "odt-telegram", "the issuing agency is 15 pt", "II.2.b", dress("ỦY BAN NHÂN DÂN", every=False, size=15))
fault("issuer no line", "writer-letter", "no line below the agency", "II.2.b", without_rule("TỈNH THANH VÂN"))
fault("issuer line too long", "word shapes letter", "the line below the agency is as long as the name", "II.2.b", rule_below("SỞ NỘI VỤ", stretch_shape(2.5)))
fault("issuer left", "docx-js-report", "the name of the agency is flush left", "II.2.b", lambda opened: layout([opened.find("ỦY BAN NHÂN DÂN")[0], opened.find("XÃ BÌNH MINH")[0]], jc="left"))
fault("superior without place", "eoffice plan", "the superior agency has no name of place", "II.2.b", say("UBND TỈNH THANH VÂN", "UBND TỈNH THANH VÂN", "UBND TỈNH"))
fault("district", "word model letter", "a district, a level that ceased in 2025", "practice", say("UBND TỈNH THANH VÂN", "TỈNH THANH VÂN", "HUYỆN THANH BA"))
fault("issuer italic", "docx-js-directive", "the issuing agency is italic", "II.2.b", lambda opened: look([opened.find("ỦY BAN NHÂN DÂN")[0], opened.find("TỈNH THANH VÂN")[0]], italic=True))

# 5. Number and symbol

fault("number 14", "writer-decision", "«Số» is 14 pt", "II.3.b", dress("/QĐ-UBND", every=False, size=14))
fault("number bold", "doc-notice", "«Số» is bold", "II.3.b", dress("Số: 68", bold=True))
fault("number no colon", "word model letter", "no colon after «Số»", "II.3.b", say("Số: 2345", "Số: ", "Số "))
fault("number no zero", "styled programme", "a number below 10 without a zero", "II.3.b", say("Số: 07/", "Số: 07/", "Số: 7/"))
fault("number spaced", "script staff", "spaces around the hyphen of the symbol", "II.3.b", say("Số: 97", "QĐ-SNV", "QĐ - SNV"))
fault("number QD", "web-decision", "«QD» for «QĐ»", "III, abbreviations", say("Số: 97", "QĐ-SNV", "QD-SNV"))
fault("number TT", "clean submission", "«TT» for «TTr»", "III, abbreviations", say("/TTr-SVHTTDL", "/TTr-SVHTTDL", "/TT-SVHTTDL"))
fault("number CT", "writer-programme", "«CT» (chỉ thị) on a programme", "III, abbreviations", say("Số: 07/", "CTr", "CT"))
fault("number CV", "docx-js-letter", "«CV» in the symbol of a letter", "II.3.b", say("Số: 2345", "2345/SNV-CCVC", "2345/CV-SNV"))
fault("number with year", "doc-decision", "the year in the number, as in a legal document", "II.3", say("Số: 1204", "1204/QĐ-UBND", "1204/2026/QĐ-UBND"))
fault("number SỐ", "boxes notice", "«SỐ» in capitals", "II.3.b", say("Số: 68", "Số", "SỐ"))
fault("number italic", "nested letter", "number and symbol italic", "II.3.b", dress("/UBND-VX", italic=True))
fault("number party style", "doc-guidance", "«19-HD/SNV», the style of the Party", "II.3.b", say("Số: 19", "19/HD-SNV", "19-HD/SNV"))
fault("number without unit", "eoffice letter", "the symbol of a letter names no unit or field", "II.3.b", say("Số: 2345", "/SNV-CCVC", "/SNV"))
fault("number of another kind", "script report", "the symbol of a plan on a report", "III, abbreviations", say("Số: 145", "/BC-", "/KH-"))
fault("number other agency", "odt-telegram", "the symbol is lower case", "II.3.b", say("Số: 03", "CĐ-UBND", "cđ-ubnd"))

# 6. Place and date

fault("date upright", "clean report", "place and date not italic", "II.4.c", dress("ngày 30 tháng 6 năm 2026", every=False, italic=False))
fault("date bold", "script report", "place and date bold", "II.4.c", dress("Bình Minh, ngày", bold=True))
fault("date no zero", "styled decision", "«ngày 5»", "II.4.b", say("Thanh Vân, ngày 05", "ngày 05", "ngày 5"))
fault("month no zero", "clean decision with plan", "«tháng 2»", "II.4.b", say("Thanh Vân, ngày 09", "tháng 02", "tháng 2"))
fault("date no comma", "typist plan", "no comma after the place", "II.4.c", say("Thanh Vân, ngày", "Thanh Vân, ngày", "Thanh Vân ngày"))
fault("date in figures", "doc-decision", "«05/11/2026»", "II.4.b", say("Thanh Vân, ngày", "ngày 05 tháng 11 năm 2026", "05/11/2026"))
fault("date no place", "clean guidance", "no place before the date", "II.4.a", say("Thanh Vân, ngày", "Thanh Vân, ngày", "Ngày"))
fault("place small letters", "web-letter", "the place in small letters", "II.4.c", say("Thanh Vân, ngày", "Thanh Vân", "thanh vân"))
fault("date on another line", "docx-js-directive", "the date stands one line below the number", "II.4.c", lower_date)
fault("date 12", "odt-submission", "place and date 12 pt", "II.4.c", dress("Thanh Vân, ngày", size=12))
fault("date full stop", "script letter", "a full stop after the date", "practice", say("Thanh Vân, ngày", "năm 2026", "năm 2026."))
fault("date capitals", "word shapes notice", "«Ngày 08 Tháng 4»", "II.4.c", say("Thanh Vân, ngày", "ngày 08 tháng 4 năm", "Ngày 08 Tháng 4 Năm"))
fault("date right", "writer-report", "the date is flush right, not centred", "II.4.c", lay("Thanh Vân, ngày", jc="right"))

# 7. Kind and subject

fault("kind not bold", "writer-report", "the kind is not bold", "II.5.b", dress("BÁO CÁO", bold=False))
fault("kind small letters", "script report", "the kind is not in capitals", "II.5.b", say("BÁO CÁO", "BÁO CÁO", "Báo cáo"))
fault("kind left", "styled submission", "the kind is not centred", "II.5.b", lay("TỜ TRÌNH", jc="left"))
fault("kind 16", "lists plan", "the kind is 16 pt", "II.5.b", dress("KẾ HOẠCH", every=False, size=16))
fault("letter with a kind", "eoffice letter to many", "«CÔNG VĂN» as a title", "II.5", add("Kính gửi:", "CÔNG VĂN", bold=True))
fault("subject full stop", "word model invitation", "a full stop after the subject", "practice", say("Tập huấn nghiệp vụ văn thư năm 2026", "năm 2026", "năm 2026."))
fault("subject not bold", "docx-js-directive", "the subject is not bold", "II.5.b", dress("Về việc tăng cường kỷ luật", bold=False))
fault("subject capitals", "writer-decision", "the subject is in capitals", "II.5.b", say("Về việc thành lập", "Về việc thành lập Tổ công tác quảng bá hình ảnh tỉnh Thanh Vân", "VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC QUẢNG BÁ HÌNH ẢNH TỈNH THANH VÂN"))
fault("subject no line", "word shapes plan", "no line below the subject", "II.5.b", without_rule("Truyền thông, quảng bá hình ảnh tỉnh Thanh Vân năm 2027"))
fault("subject underlined", "clean scheme", "the subject is underlined instead of having a line", "II.5.b", underlined_subject)
fault("subject italic", "doc-notice", "the subject is italic", "II.5.b", dress("Kết luận của Phó Chủ tịch", italic=True))
fault("V/v bold", "eoffice letter", "V/v is bold", "II.5.b", dress("V/v báo cáo", bold=True))
fault("V/v italic", "word model letter", "V/v is italic", "II.5.b", lambda opened: look([*opened.find("V/v báo cáo"), *opened.find("chính sách tinh giản biên chế")[:1]], italic=True))
fault("V/v 14", "docx-js-letter", "V/v is 14 pt", "II.5.b", lambda opened: look([*opened.find("V/v báo cáo"), *opened.find("chính sách tinh giản biên chế")[:1]], size=14))
fault("V/v tight", "script letter", "V/v stands right below the number, without 6 pt", "II.5.b", lay("V/v tăng cường", before=0))
fault("V/v full stop", "web-letter", "a full stop after V/v …", "practice", lambda opened: write(opened.find("chính sách tinh giản biên chế")[0], "biên chế", "biên chế."))
fault("V/v missing", "lists letter to many", "the letter has no subject", "II.5", lambda opened: remove([opened.find("V/v tăng cường")[0], opened.find("hình ảnh tỉnh Thanh Vân")[0]]))
fault("V/v in a decision", "script decision", "«V/v» in a document with a kind", "II.5", say("Về việc thành lập", "Về việc", "V/v"))
fault("Vv", "typist letter", "«Vv:» for «V/v»", "II.5.b", say("V/v báo cáo", "V/v", "Vv:"))

# 8. Legal bases and the words before the content

fault("basis upright", "styled decision", "a legal basis is not italic", "II.6.e", dress("Căn cứ Luật", italic=False))
fault("basis comma", "word shapes decision", "a legal basis ends with a comma", "II.6.a", say("Căn cứ Luật", "2025;", "2025,"))
fault("last basis semicolon", "web-decision", "the last basis ends with a semicolon", "models", say("Xét đề nghị", "viên chức.", "viên chức;"))
fault("basis dash", "eoffice decision", "a dash before the basis", "practice", say("Căn cứ Luật", "Căn cứ Luật", "- Căn cứ Luật"))
fault("law with number", "script decision", "a law is cited with its number", "II.6.a", say("Căn cứ Luật", "địa phương ngày", "địa phương số 72/2025/QH15 ngày"))
fault("basis no «số»", "writer-decision", "«Nghị định 30/2020» without «số»", "II.6.b", say("Căn cứ Nghị định", "Nghị định số 30", "Nghị định 30"))
fault("basis no date", "clean decision with plan", "a legal basis without date and issuer", "II.6.a", say("Căn cứ Nghị định", " ngày 05 tháng 3 năm 2020 của Chính phủ", ""))
fault("basis bold", "nested regulation", "a legal basis is bold", "II.6.e", dress("Căn cứ Luật", bold=True))
fault("order no colon", "nested decision", "no colon after QUYẾT ĐỊNH", "models", say("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"))
fault("order left", "word model decision", "«QUYẾT ĐỊNH:» is not centred", "models", lay("QUYẾT ĐỊNH:", jc="left"))
fault("order not bold", "docx-js-resolution", "«QUYẾT NGHỊ:» is not bold", "models", dress("QUYẾT NGHỊ:", bold=False))
fault("no authority", "script staff", "the line of the authority is missing", "models 1.2", drop("GIÁM ĐỐC SỞ NỘI VỤ"))
fault("authority small letters", "odt-plan", "the heading «I.» is in small letters", "II.6.d", say("I. MỤC ĐÍCH", "MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"))

# 9. The parts of the text

fault("chapter capitals", "styled regulation", "«CHƯƠNG I»", "II.6.d", say("Chương I", "Chương", "CHƯƠNG"))
fault("chapter arabic", "nested regulation", "«Chương 1»", "II.6.d", say("Chương I", "Chương I", "Chương 1"))
fault("chapter title small", "word shapes regulation", "the title of a chapter in small letters", "II.6.d", say("QUY ĐỊNH CHUNG", "QUY ĐỊNH CHUNG", "Quy định chung"))
fault("chapter not bold", "styled regulation", "chapter and title not bold", "II.6.d", lambda opened: look([opened.find("Chương I")[0], opened.find("QUY ĐỊNH CHUNG")[0]], bold=False))
fault("chapter on one line", "styled regulation", "chapter and title on one line", "II.6.d", both(say("Chương I", "Chương I", "Chương I. QUY ĐỊNH CHUNG"), lambda opened: remove([p for p in opened.find("QUY ĐỊNH CHUNG") if text_of(p) == "QUY ĐỊNH CHUNG"])))
fault("part arabic", "clean scheme", "«Phần 1»", "II.6.d", say("Phần I", "Phần I", "Phần 1"))
fault("article colon", "web-decision", "«Điều 1:»", "II.6.d", say("Điều 1.", "Điều 1.", "Điều 1:"))
fault("article not bold", "writer-decision", "«Điều 2.» is not bold", "II.6.d", dress("Điều 2.", bold=False))
fault("article jumps", "styled decision", "Điều 1, 2, 4", "II.6.d", say("Điều 3.", "Điều 3.", "Điều 5."))
fault("article twice", "word model decision", "Điều 2 stands twice", "II.6.d", say("Điều 3. Chánh", "Điều 3.", "Điều 2."))
fault("point with a stop", "docx-js-directive", "«a.» for «a)»", "II.6.d", say("a) Quán triệt", "a)", "a."))
fault("point đ missing", "word shapes regulation", "the list goes a, b, c, d, e", "II.6.d", say("đ) Báo cáo", "đ)", "e)"))
fault("point in brackets", "clean guidance", "«(a)» for «a)»", "II.6.d", say("a) Rà soát", "a)", "(a)"))
fault("clause jumps", "eoffice letter to many", "1, 3", "II.6.d", say("2. Ủy ban nhân dân các xã", "2.", "3."))
fault("clause with bracket", "doc-notice", "«1)» for «1.»", "II.6.d", both(say("1. Giao Sở", "1.", "1)"), say("2. Giao Công an", "2.", "2)")))
fault("roman jumps", "eoffice plan", "I, II, IV", "II.6.d", say("III. TỔ CHỨC", "III.", "IV."))
fault("heading not bold", "docx-js-plan", "the heading «II. NHIỆM VỤ» is not bold", "II.6.d", dress("II. NHIỆM VỤ", bold=False))
fault("heading small letters", "writer-programme", "a heading with a Roman number in small letters", "II.6.d", say("I. MỤC TIÊU", "MỤC TIÊU", "Mục tiêu"))
fault("clause heading not bold", "odt-plan", "a clause with a title is not bold", "II.6.d", dress("2. Yêu cầu", bold=False))

# 10. The end of the text

fault("no end mark", "script letter", "no «./.» at the end", "models", say("nghiêm túc triển khai", "./.", "."))
fault("end mark ./", "web-letter", "«./» for «./.»", "models", say("để tổng hợp./.", "./.", "./"))
fault("end mark /.", "docx-js-report", "«/.» for «./.»", "models", say("trực tuyến./.", "./.", "/."))
fault("end mark twice", "eoffice plan", "«./.» stands twice", "models", say("Tháng 5 năm 2026.", "2026.", "2026./."))

# 11. The signature

fault("KT without stop", "styled submission", "«KT GIÁM ĐỐC»", "II.7.b", say("KT. GIÁM ĐỐC", "KT.", "KT"))
fault("K/T", "word model decision with plan", "«K/T GIÁM ĐỐC»", "II.7.b", say("KT. GIÁM ĐỐC", "KT.", "K/T"))
fault("T/M", "boxes report", "«T/M ỦY BAN NHÂN DÂN»", "II.7.b", say("TM. ", "TM.", "T/M"))
fault("TM. of a department", "docx-js-letter", "a department signs with TM.", "II.7.b", both(say("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "TM. SỞ NỘI VỤ")))
fault("deputy without KT.", "clean submission", "a deputy signs without KT.", "II.7.b", lambda opened: remove(opened.find("KT. GIÁM ĐỐC")))
fault("TM. in the chairman's decision", "writer-decision", "TM. where the chairman decides by his own power", "II.7.b", sign_tm)
fault("academic title", "odt-submission", "«TS.» before the name", "II.7.c", say("Lê Minh Tuấn", "Lê", "TS. Lê"))
fault("name capitals", "writer-report", "the name of the signer in capitals", "II.7.d", say("Vũ Thanh Bình", "Vũ Thanh Bình", "VŨ THANH BÌNH"))
fault("name not bold", "docx-js-directive", "the name of the signer is not bold", "II.7.d", dress("Nguyễn Văn Thành", bold=False))
fault("sign small letters", "web-decision", "the post of the signer in small letters", "II.7.d", lambda opened: write(next(p for p in opened.find("GIÁM ĐỐC") if text_of(p) == "GIÁM ĐỐC"), "GIÁM ĐỐC", "Giám đốc"))
fault("sign not bold", "lists directive", "the post of the signer is not bold", "II.7.d", lambda opened: look([p for p in opened.find("CHỦ TỊCH") if text_of(p) == "CHỦ TỊCH"], bold=False))
fault("sign 12", "script staff", "the post of the signer is 12 pt", "II.7.d", lambda opened: look([p for p in opened.find("GIÁM ĐỐC") if text_of(p) == "GIÁM ĐỐC"], size=12))
fault("name italic", "typist report", "the name of the signer is italic", "II.7.d", dress("Hoàng Văn Dũng", italic=True))
fault("sign left", "styled telegram", "the block of the signer is flush left", "II.7.d", lambda opened: layout([p for p in opened.find("CHỦ TỊCH") if text_of(p) == "CHỦ TỊCH"] + opened.find("Nguyễn Văn Thành"), jc="left"))

# 12. Recipients and addressees

fault("recipients upright", "script letter", "«Nơi nhận:» is not bold and italic", "II.9.b", dress("Nơi nhận:", bold=False, italic=False))
fault("recipients 14", "eoffice decision", "«Nơi nhận:» is 14 pt", "II.9.b", dress("Nơi nhận:", size=14))
fault("recipients underlined", "word model letter", "«Nơi nhận:» is underlined", "II.9.b", dress("Nơi nhận:", underline=True))
fault("recipients list 13", "docx-js-resolution", "the list of recipients is 13 pt", "II.9.b", lambda opened: look([*opened.find("- Như Điều 2;"), *opened.find("- Thường trực Hội đồng"), *opened.find("- Lưu: VT")], size=13))
fault("recipients list italic", "typist plan", "the list of recipients is italic", "II.9.b", lambda opened: look([p for p in opened.find("- Các phòng, đơn vị thuộc Sở;")], italic=True))
fault("no archive line", "styled submission", "no «Lưu» line", "II.9", drop("- Lưu: VT"))
fault("archive not last", "nested letter", "«Lưu» is not the last line", "II.9.b", move_archive_up)
fault("archive no stop", "clean guidance", "«Lưu: VT, VTLT;» ends with a semicolon", "II.9.b", say("- Lưu: VT", "VTLT.", "VTLT;"))
fault("recipient comma", "script plan", "a recipient ends with a comma", "II.9.b", say("- Các Sở, ban, ngành cấp tỉnh;", "tỉnh;", "tỉnh,"))
fault("no «Như trên»", "word shapes letter", "a letter without «Như trên»", "II.9.b", drop("- Như trên;"))
fault("«Như trên» without addressee", "lists plan", "«Như trên» in a plan that addresses nobody", "II.9.b", say("- Thường trực Tỉnh ủy;", "Thường trực Tỉnh ủy", "Như trên"))
fault("recipient plus", "typist report", "«+» for «-» in the list", "II.9.b", say("- Thường trực Đảng ủy", "- ", "+ "))
fault("archive no colon", "docx-js-letter", "«Lưu VT»", "II.9.b", say("- Lưu: VT", "Lưu: VT", "Lưu VT"))
fault("recipients no colon", "odt-telegram", "«Nơi nhận» without colon", "II.9.b", say("Nơi nhận:", "Nơi nhận:", "Nơi nhận"))
fault("no recipients", "clean report", "no recipients at all", "II.9", empty_recipients)
fault("addressee bold", "eoffice submission", "«Kính gửi» is bold", "II.9.b", dress("Kính gửi:", bold=True))
fault("addressee italic", "typist letter", "«Kính gửi» is italic", "II.9.b", dress("Kính gửi:", italic=True))
fault("no addressee", "web-letter", "a letter without «Kính gửi»", "II.9", drop("Kính gửi:"))
fault("addressee in a decision", "word shapes decision", "«Kính gửi» in a decision", "II.9", add("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Kính gửi: Ủy ban nhân dân tỉnh Thanh Vân", bold=False))
fault("addressees end", "writer-letter", "the last addressee ends with a semicolon", "II.9.b", lambda opened: write(opened.find("- Ủy ban nhân dân các xã, phường.")[0], "phường.", "phường;"))
fault("addressee no colon", "docx-js-report", "«Kính gửi» without colon", "II.9.b", say("Kính gửi:", "Kính gửi:", "Kính gửi"))
fault("addressee capitals", "script report", "«KÍNH GỬI:»", "II.9.b", say("Kính gửi:", "Kính gửi", "KÍNH GỬI"))
fault("addressees plus", "word model letter to many", "«+» before the addressees", "II.9.b", both(say("- Các Sở, ban, ngành", "- ", "+ "), say("- Báo và Phát thanh", "- ", "+ "), say("- Ủy ban nhân dân các xã", "- ", "+ ")))

# 13. Annexes and attached texts

fault("annex capitals", "writer-programme", "«PHỤ LỤC I»", "III.1.b", annex_word("Phụ lục I", "PHỤ LỤC I"))
fault("annex arabic", "styled programme", "«Phụ lục 1»", "III.1.a", annex_word("Phụ lục I", "Phụ lục 1"))
fault("annexes without number", "word model programme", "three annexes, one of them without number", "III.1.a", annex_word("Phụ lục II", "Phụ lục"))
fault("single annex numbered", "styled decision", "the only annex has a number", "III.1.a", annex_word("Phụ lục", "Phụ lục I"))
fault("annex numbered twice", "lists programme", "two annexes II", "III.1.a", annex_word("Phụ lục III", "Phụ lục II"))
fault("annex title small", "lists plan", "the title of the annex in small letters", "III.1.b", say("PHÂN CÔNG NHIỆM VỤ", "PHÂN CÔNG NHIỆM VỤ NĂM 2027", "Phân công nhiệm vụ năm 2027"))
fault("annex title not bold", "odt-plan", "the title of the annex is not bold", "III.1.b", dress("PHÂN CÔNG NHIỆM VỤ", bold=False))
fault("annex no link", "docx-js-plan", "no «(Kèm theo …)» in the annex", "III.1.c", drop("(Kèm theo"))
fault("annex link upright", "script plan", "«(Kèm theo …)» is not italic", "III.1.c", dress("(Kèm theo", italic=False))
fault("annex link of another number", "doc-decision", "«(Kèm theo …)» names another number", "III.1.c", say("(Kèm theo", "1204", "1024"))
fault("annex link of another date", "nested decision", "«(Kèm theo …)» names another date", "III.1.c", say("(Kèm theo", "ngày 05", "ngày 15"))
fault("annex link of another kind", "styled programme", "«(Kèm theo Kế hoạch …)» in an annex to a programme", "III.1.c", say("(Kèm theo", "Chương trình số", "Kế hoạch số"))
fault("annex not referred to", "styled decision", "the text does not point to the annex", "III.1.a", say("(Phụ lục kèm theo)", " (Phụ lục kèm theo)", ""))
fault("annex 12", "eoffice decision", "«Phụ lục» is 12 pt", "III.1.b", lambda opened: look([p for p in opened.find("Phụ lục") if text_of(p) == "Phụ lục"], size=12))
fault("annex left", "doc-decision", "«Phụ lục» is not centred", "III.1.b", lambda opened: layout([p for p in opened.find("Phụ lục") if text_of(p) == "Phụ lục"], jc="left"))
fault("annex absent", "clean guidance", "the text points to an annex that is not there", "III.1.a", say("Cá nhân được giao chủ trì", "mở hồ sơ.", "mở hồ sơ (Phụ lục kèm theo)."))
fault("attached no link", "clean decision with plan", "the plan issued with the decision has no «(Kèm theo …)»", "model 1.3", drop("(Kèm theo"))
fault("attached link wrong", "word shapes regulation", "«(Kèm theo …)» of the regulation names another number", "model 1.3", say("(Kèm theo", "412", "421"))

# 14. Typography, spelling of citations, leftovers

fault("double spaces", "web-decision", "two spaces in a row", "practice", say("Nâng bậc lương thường xuyên đối với ông", "thường xuyên đối", "thường  xuyên đối"))
fault("space before comma", "docx-js-report", "a space before a comma", "practice", say("Trang thiết bị", "còn thiếu", "còn thiếu , hỏng"))
fault("no space after comma", "writer-report", "no space after a comma", "practice", say("2. Phát triển sản phẩm", "nông nghiệp, nông thôn", "nông nghiệp,nông thôn"))
fault("decomposed", "eoffice letter", "a paragraph in decomposed Unicode", "I.4 (TCVN 6909)", lambda opened: decomposed(opened, "Báo cáo gửi về Sở Nội vụ"))
fault("zero width", "typist letter", "an invisible character inside a word", "practice", say("Báo cáo gửi về", "gửi về", "gửi\u200b về"))
fault("Icelandic đ", "script staff", "«Ð» (eth) for «Đ»", "I.4 (TCVN 6909)", say("Số: 97", "QĐ", "Q\u00d0"))
fault("mixed ủy", "word model decision", "«uỷ» and «ủy» side by side", "practice", say("Điều 3. Chánh", "Ủy ban", "Uỷ ban"))
fault("small điều", "lists letter to many", "«khoản 2 điều 38» in small letters", "Annex II", say("người phát ngôn", "Điều 38", "điều 38"))
fault("capital khoản", "nested letter", "«Khoản 2 Điều 38» with a capital in the sentence", "Annex II", say("người phát ngôn", "khoản 2", "Khoản 2"))
fault("small nghị định", "docx-js-letter", "«nghị định số 30/2020/NĐ-CP»", "Annex II", say("Thực hiện Nghị định", "Nghị định số", "nghị định số"))
fault("small thành phố", "clean submission", "«thành phố Hồ Chí Minh»", "Annex II", say("Hoạt động truyền thông", "của tỉnh", "của tỉnh tại thành phố Hồ Chí Minh"))
fault("small weekday", "word model invitation", "«thứ sáu» in small letters", "Annex II", say("Thời gian: 08 giờ", "ngày 14", "thứ sáu, ngày 14"))
fault("brackets left", "styled submission", "«[tên dự án]» was left in the text", "practice", say("2. Kinh phí thực hiện", "ngân sách tỉnh", "[tên nguồn kinh phí]"))
fault("dots left", "writer-letter", "dots were left where a date should be", "practice", say("Yêu cầu Thủ trưởng", "triển khai", "triển khai trước ngày ....../....../......"))
fault("xxx left", "odt-plan", "«xxx» was left in the text", "practice", say("2. Tổ chức 02 chuyến", "02", "xxx"))
fault("tracked change", "word model letter", "a tracked change was left", "practice", tracked)
fault("comment", "eoffice submission", "a comment was left", "practice", commented)
fault("highlight", "eoffice plan", "yellow marking was left", "practice", dress_body(1, highlight="yellow"))
fault("hidden text", "lists report", "hidden text", "practice", hidden)
fault("strike", "typist directive", "struck out text was left", "practice", dress("b) Xử lý nghiêm", strike=True))
fault("broken reference", "doc-guidance", "a broken cross-reference", "practice", say("Cá nhân được giao", "mở hồ sơ.", "mở hồ sơ theo Error! Reference source not found.."))
fault("watermark", "word shapes decision", "the watermark «DỰ THẢO»", "practice", watermark)
fault("shaded table", "docx-js-plan", "a coloured head of a table", "I.4", shade_table)
fault("wide table", "doc-decision", "the table is wider than the page", "practice", wide_table)
fault("bare table", "script plan", "a data table without lines", "practice", bare_table)
fault("urgent small letters", "word shapes letter", "«Khẩn» not in capitals", "II.10.b", say("KHẨN", "KHẨN", "Khẩn"))
fault("urgent 16", "nested letter", "«KHẨN» is 16 pt", "II.10.b", dress("KHẨN", size=16))
fault("address 9", "word model letter", "the address below is 9 pt", "II.13", lambda opened: look([p for footer in opened.named("footer") for p in footer.iter(q("p"))], size=9))
