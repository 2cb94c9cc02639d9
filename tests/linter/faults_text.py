"""More single faults of citations, divisions and running text."""

from collections.abc import Iterator
from functools import partial

from tests.linter.changes import Fault, change_body, do_all, insert, swap, swap_line
from tests.linter.drafts import Draft, text


def citations() -> Iterator[Fault]:
    """Faults of the citations and the end mark."""
    cite = "citations"
    for old, new, name in (
        (" ngày 16 tháng 6 năm 2025", " ngày 16 tháng 6 năm 2025 của Quốc hội", "luật ghi Quốc hội"),
        ("Căn cứ Luật Tổ chức", "Căn cứ Luật số 72/2025/QH15 Tổ chức", "luật số"),
    ):
        yield Fault("B01.law-number", "decision", name, swap_line(cite, 0, old, new))
    for old, name in ((" của Chính phủ", "thiếu cơ quan"), (" số 30/2020/NĐ-CP", "thiếu số")):
        yield Fault("B01.incomplete", "decision", name, swap_line(cite, 1, old, ""))
    bare = swap_line(cite, 1, " về công tác văn thư", "")
    yield Fault("B01.subject", "decision", "thiếu trích yếu", bare)
    both = swap_line(cite, 0, "2025;", "2025; Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;")
    yield Fault("B01.own-lines", "decision", "hai căn cứ một dòng", both)
    yield Fault("B01.end", "decision", "căn cứ không dấu", swap_line(cite, 1, "văn thư;", "văn thư"))
    yield Fault("B01.end", "decision", "căn cứ dấu chấm", swap_line(cite, 1, "văn thư;", "văn thư."))
    yield Fault("B01.last-end", "decision", "căn cứ cuối ./.", swap_line(cite, 2, "SVHTTDL.", "SVHTTDL./."))
    yield Fault("B01.dash", "decision", "gạch dài", swap_line(cite, 1, "Căn cứ", "– Căn cứ"))
    yield Fault("B02.missing", "decision", "không dấu gì", swap(2, "này./.", "này"))


def divisions() -> Iterator[Fault]:
    """Faults of parts, chapters, sections, articles, clauses and points."""
    for place, name in ((0, "Chương"), (1, "tiêu đề chương"), (7, "Mục")):
        yield Fault("B03.level-size", "plan", f"{name} cỡ 16", change_body(place, size=16))
    for place, looks in ((0, {"italic": True}), (7, {"align": "left"})):
        yield Fault("B03.level-style", "plan", f"{looks}", change_body(place, **looks), ("P09.indent", "P10.gap"))
    for looks in ({"bold": False}, {"italic": True}, {"align": "left"}):
        yield Fault("B03.title-style", "plan", f"tiêu đề {looks}", change_body(1, **looks), ("P09.indent", "P10.gap"))
    for words in ("Phần thứ nhất", "PHẦN THỨ NHẤT", "Chương 1"):
        yield Fault("B03.roman", "plan", words, swap(0, "Chương I", words))
    yield Fault("B03.roman", "plan", "Chương 2", swap(5, "Chương II", "Chương 2"))
    yield Fault("B03.level-case", "plan", "MỤC 1", swap(7, "Mục 1", "MỤC 1"))
    for mark in ("/", ")", " -"):
        yield Fault("B03.section-mark", "submission", f"I{mark}", swap(0, "I. ", f"I{mark} "), ("B03.sequence",))
    for mark in (":", ")", "/"):
        yield Fault("B03.article-mark", "plan", f"Điều 1{mark}", swap(2, "Điều 1.", f"Điều 1{mark}"))
    yield Fault("B03.article-mark", "plan", "Điều 1 không dấu", swap(2, "Điều 1.", "Điều 1"))
    yield Fault("B03.article-align", "plan", "Điều canh giữa", change_body(2, align="center"), ("P10.gap",))
    yield Fault("B03.article-upright", "plan", "Điều in nghiêng", change_body(2, italic=True))
    yield Fault("B03.article-title", "plan", "điều không tiêu đề", swap(2, "Điều 1. Phạm vi điều chỉnh", "Điều 1."))
    thin = change_body(2, bold=False, bold_until=7)
    yield Fault("B03.article-title", "plan", "tiêu đề điều không đậm", thin)

    def clauses(draft: Draft, mark: str) -> None:
        do_all(draft, swap(2, "1. ", f"1{mark} "), swap(3, "2. ", f"2{mark} "))

    for mark in (")", "/"):
        yield Fault("B03.clause-mark", "letter", f"1{mark}", partial(clauses, mark=mark))
    yield Fault("B03.point-mark", "submission", "a/", swap(3, "a) ", "a/ "), ("B03.sequence",))

    def latin(draft: Draft) -> None:
        for place in range(3, 8):
            draft.body[place] = text("Các nghị quyết của Trung ương;", numbering=(3, 0))

    yield Fault("B03.point-order", "submission", "đánh tự động không có đ", latin)
    yield Fault("B03.sequence", "submission", "lặp điểm", swap(5, "c) ", "b) "))
    yield Fault("B03.bullet", "letter", "gạch dài", insert(3, text("– Nguồn vốn khác.")))


def running_texts() -> Iterator[Fault]:
    """Faults of running text."""
    yield Fault("P07.upright", "letter", "đoạn in nghiêng", change_body(0, italic=True))
    yield Fault("P07.bold", "letter", "đoạn in đậm", change_body(0, bold=True))
    yield Fault("P09.block", "letter", "cả đoạn thụt", change_body(0, left=12.7, first=0))
    yield Fault("P08.align", "letter", "canh phải", change_body(0, align="right"))


def spellings() -> Iterator[Fault]:
    """Faults of spelling, spaces and capital letters."""
    for finding, new in (
        ("B04.name", "được giao cho Ủy ban Nhân dân tỉnh"),
        ("B04.name", "được giao cho Sở Tài Chính"),
        ("B04.name", "được giao ở thành phố Hồ Chí Minh"),
        ("B04.name", "được giao trước tết nguyên đán"),
        ("B04.name", "được giao ở vùng Bắc bộ"),
        ("B04.unit", "được giao cho Tỉnh Nghệ An"),
        ("B04.unit", "được giao cho Thành phố Đà Nẵng"),
        ("B04.cite", "được giao tại Điểm a khoản 1"),
        ("B04.cite", "được giao tại mục 5 Chương II của Luật"),
        ("B04.document", "được giao tại nghị định số 30/2020/NĐ-CP"),
        ("B04.weekday", "được giao và họp vào tháng tám"),
        ("B05.after-mark", "được giao.Các sở thực hiện"),
        ("B05.after-mark", "được giao như sau:Các sở thực hiện"),
        ("B05.before-mark", "được giao : các sở"),
        ("B05.number", "được giao, tăng 98.5%"),
        ("B05.number", "được giao, là 1,250,000 đồng"),
        ("B05.invisible", "được giao\u00ad"),
        ("B05.decomposed", "được giao ha\u0300ng năm"),
        ("B05.old-unit", "được giao cho cấp huyện"),
        ("P03.legacy", "x· héi chñ nghÜa cña ViÖt Nam, nh©n d©n c¸c ®Þa ph­¬ng"),
        ("P03.legacy", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"),
    ):
        also = ("B05.invisible",) if finding == "P03.legacy" else ()
        old = "bảo đảm trong dự toán được giao"
        yield Fault(finding, "letter", new, swap(2, old, f"bảo đảm trong dự toán {new}"), also)
