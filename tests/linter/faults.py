"""Single faults of page, looks, letterhead and opening; ``all_faults`` has those of the content too."""

from collections.abc import Iterator

from tests.linter.changes import (
    Fault,
    change_body,
    do_all,
    drop,
    first_text,
    insert,
    set_annex,
    set_fields,
    set_looks,
    set_page,
    swap,
    swap_line,
)
from tests.linter.drafts import Draft, P
from tests.linter.faults_content import annexes, contents, endings, leftovers
from tests.linter.faults_end import attachments, copies, remains, signatures
from tests.linter.faults_form import addressees, letterheads
from tests.linter.faults_text import citations, divisions, running_texts, spellings

# ------------------------------------------------------------------------------------------------ looks of components

_SIZED = (
    # component, finding, drafts, wrong sizes
    ("national", "H01.size", ("decision", "letter"), (11, 14)),
    ("motto", "H02.size", ("decision", "letter"), (12, 15)),
    ("agency", "H04.agency-size", ("decision", "letter"), (11, 14)),
    ("parent", "H04.parent-size", ("letter", "submission"), (11, 14)),
    ("number", "H05.size", ("decision", "letter"), (12, 14)),
    ("date", "H06.size", ("decision", "letter"), (12, 15)),
    ("about", "H07.size", ("letter",), (11, 14)),
    ("title", "H08.title-size", ("decision", "submission"), (12, 16)),
    ("subject", "H08.subject-size", ("decision", "plan"), (12, 16)),
    ("authority", "H09.size", ("decision",), (12, 16)),
    ("citations", "B01.size", ("decision",), (12, 15)),
    ("addressees", "N02.size", ("letter", "submission"), (12, 15)),
    ("posts", "S01.size", ("decision", "letter"), (12, 15)),
    ("signer", "S01.size", ("submission", "plan"), (12, 15)),
    ("word", "N01.word-size", ("decision", "letter"), (11, 14)),
    ("list", "N01.list-size", ("decision", "letter"), (10, 13)),
    ("annex_label", "A01.size", ("decision", "plan"), (13, 16)),
    ("annex_title", "A01.title-size", ("decision",), (12, 16)),
    ("annex_attached", "A01.attached-size", ("decision",), (12, 16)),
    ("page", "P05.size", ("decision",), (12, 16)),
)
_LOOKS = (
    # component, finding, drafts, wrong look
    ("national", "H01.bold", ("decision", "letter"), {"bold": False}),
    ("national", "H01.upright", ("decision",), {"italic": True}),
    ("national", "H01.align", ("decision", "letter"), {"align": "left"}),
    ("motto", "H02.bold", ("decision", "letter"), {"bold": False}),
    ("motto", "H02.upright", ("letter",), {"italic": True}),
    ("motto", "H02.align", ("decision", "plan"), {"align": "left"}),
    ("motto", "H03.underlined", ("decision", "letter"), {"underline": True}),
    ("agency", "H03.underlined", ("letter",), {"underline": True}),
    ("agency", "H04.agency-bold", ("decision",), {"bold": False}),
    ("agency", "H04.agency-upright", ("decision",), {"italic": True}),
    ("agency", "H04.agency-align", ("decision",), {"align": "left"}),
    ("parent", "H04.parent-bold", ("letter", "submission"), {"bold": True}),
    ("number", "H05.style", ("decision",), {"bold": True}),
    ("number", "H05.style", ("letter",), {"italic": True}),
    ("number", "H05.align", ("plan",), {"align": "left"}),
    ("date", "H06.italic", ("decision", "letter"), {"italic": False}),
    ("date", "H06.bold", ("plan",), {"bold": True}),
    ("date", "H06.align", ("decision",), {"align": "left"}),
    ("about", "H07.style", ("letter",), {"bold": True}),
    ("about", "H07.style", ("letter",), {"italic": True}),
    ("about", "H07.align", ("letter",), {"align": "left"}),
    ("about", "H07.gap", ("letter",), {"before": 0}),
    ("title", "H08.title-bold", ("decision", "submission"), {"bold": False}),
    ("title", "H08.title-upright", ("plan",), {"italic": True}),
    ("title", "H08.title-align", ("decision",), {"align": "left"}),
    ("subject", "H08.subject-bold", ("decision", "plan"), {"bold": False}),
    ("subject", "H08.subject-upright", ("submission",), {"italic": True}),
    ("subject", "H08.subject-align", ("decision",), {"align": "left"}),
    ("authority", "H09.authority-style", ("decision",), {"bold": False}),
    ("enacting", "H09.enacting-style", ("decision",), {"bold": False}),
    ("citations", "B01.italic", ("decision",), {"italic": False}),
    ("citations", "B01.bold", ("decision",), {"bold": True}),
    ("addressees", "N02.style", ("letter", "submission"), {"bold": True}),
    ("addressees", "N02.style", ("letter",), {"italic": True}),
    ("posts", "S01.bold", ("decision", "letter"), {"bold": False}),
    ("posts", "S01.upright", ("letter",), {"italic": True}),
    ("posts", "S01.align", ("decision",), {"align": "left"}),
    ("signer", "S01.bold", ("decision",), {"bold": False}),
    ("word", "N01.word-style", ("decision",), {"bold": False}),
    ("word", "N01.word-style", ("letter",), {"italic": False}),
    ("word", "N01.underline", ("decision", "letter"), {"underline": True}),
    ("list", "N01.list-style", ("decision",), {"italic": True}),
    ("list", "N01.list-style", ("letter",), {"bold": True}),
    ("list", "N01.align", ("letter",), {"align": "center"}),
    ("annex_label", "A01.bold", ("decision",), {"bold": False}),
    ("annex_title", "A01.bold", ("decision",), {"bold": False}),
    ("annex_attached", "A01.align", ("decision",), {"align": "left"}),
    ("annex_attached", "A01.attached-italic", ("decision", "plan"), {"italic": False}),
    ("annex_attached", "A01.attached-bold", ("decision",), {"bold": True}),
    ("page", "P05.align", ("decision",), {"align": "right"}),
    ("page", "P05.style", ("decision",), {"bold": True}),
    ("page", "P05.style", ("letter",), {"italic": True}),
    ("title", "P03.font", ("decision",), {"font": "Arial"}),
    ("signer", "P03.font", ("decision",), {"font": "Calibri"}),
    ("list", "P03.font", ("letter",), {"font": "Cambria"}),
    ("page", "P03.font", ("letter",), {"font": "Calibri"}),
    ("national", "P03.legacy", ("decision",), {"font": ".VnTimeH"}),
    ("national", "P04.color", ("decision",), {"color": "1F3864"}),
    ("title", "P04.color", ("submission",), {"color": "FF0000"}),
)


def _looks() -> Iterator[Fault]:
    for component, finding, drafts, sizes in _SIZED:
        broken = ("H08.widow",) if component == "about" else ()  # other sizes break the lines elsewhere
        for kind in drafts:
            for size in sizes:
                yield Fault(finding, kind, f"{component} cỡ {size}", set_looks(component, size=size), broken)
    for component, finding, kinds, looks in _LOOKS:
        also = ("H03.motto-line", "H03.agency-line") if "underline" in looks else ()
        for kind in kinds:
            yield Fault(finding, kind, f"{component} {looks}", set_looks(component, **looks), also)


# -------------------------------------------------------------------------------------------------- everything else


def _pages() -> Iterator[Fault]:
    yield Fault("P01.paper", "letter", "Letter", set_page(width=215.9, height=279.4))
    yield Fault("P01.paper", "decision", "A5", set_page(width=148, height=210))
    yield Fault("P01.orientation", "letter", "nằm ngang", set_page(width=297, height=210))
    for side, wrong in (("top", (15, 30)), ("bottom", (10, 30)), ("left", (25, 40)), ("right", (10, 25))):
        for value in wrong:
            yield Fault("P02.margins", "letter", f"lề {side} {value}", set_page(**{side: value}))
    yield Fault("P05.footer", "letter", "số trang ở cuối trang", set_page(number_place="footer"))
    yield Fault("P05.first", "letter", "hiện ở trang đầu", set_page(title_page=False))
    yield Fault("P05.first", "letter", "trang đầu có số", set_page(first_number=True))
    yield Fault("P05.start", "letter", "bắt đầu từ 5", set_page(start="5"))
    yield Fault("P05.format", "letter", "số La Mã", set_page(number_format="upperRoman"))

    def no_numbers(draft: Draft) -> None:
        draft.page.number = None
        for each in draft.annexes:
            each.page.number = None

    yield Fault("P05.missing", "plan", "không có số trang", no_numbers)
    yield Fault(
        "P06.restart", "decision", "phụ lục đánh tiếp", lambda draft: setattr(draft.annexes[0].page, "start", "")
    )
    yield Fault("P06.section", "decision", "phụ lục không ngắt phần", set_annex(own_section=False))


def _bodies() -> Iterator[Fault]:
    for kind, place in (("letter", 1), ("submission", 1), ("decision", 1)):
        yield Fault("P07.body-size", kind, "nội dung cỡ 12", change_body(place, size=12))
        yield Fault("P07.body-size", kind, "nội dung cỡ 15", change_body(place, size=15))
        yield Fault("P07.mixed", kind, "nội dung cỡ 13", change_body(place, size=13))
        yield Fault("P08.align", kind, "canh trái", change_body(place, align="left"))
        yield Fault("P09.indent", kind, "không thụt đầu dòng", change_body(place, first=0))
        yield Fault("P09.indent", kind, "thụt 2 cm", change_body(place, first=20))
        yield Fault("P09.mixed", kind, "thụt 1 cm", change_body(place, first=10))
        yield Fault("P10.gap", kind, "cách đoạn 3 pt", change_body(place, before=3))
        yield Fault("P11.line", kind, "cách dòng 0,9", change_body(place, line=0.9))
        yield Fault("P11.line", kind, "cách dòng 2", change_body(place, line=2))
        yield Fault("P11.line", kind, "cách dòng 12 pt", change_body(place, exact=12))
    yield Fault("P09.spaces", "letter", "dấu cách đầu dòng", swap(1, "Thực hiện", "     Thực hiện"))
    yield Fault("P09.spaces", "letter", "Tab đầu dòng", swap(1, "Thực hiện", "\tThực hiện"))
    yield Fault("P07.set", "decision", "13 - 13 - 13", set_looks("motto", size=13))
    yield Fault("B05.empty", "letter", "đoạn trống", insert(1, P("")))


def _heads() -> Iterator[Fault]:
    yield Fault("H01.text", "decision", "Quốc hiệu sai", first_text("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM"))
    yield Fault(
        "H01.text", "letter", "Quốc hiệu thiếu chữ", first_text("national", "CỘNG HÒA XÃ HỘI CHỦ NGĨA VIỆT NAM")
    )
    yield Fault(
        "H01.case", "decision", "Quốc hiệu thường", first_text("national", "Cộng hòa xã hội chủ nghĩa Việt Nam")
    )
    yield Fault("H02.missing", "decision", "không Tiêu ngữ", set_looks("motto", text=""), ("H03.motto-line",))
    for words in (
        "Độc lập – Tự do – Hạnh phúc",
        "Độc lập-Tự do-Hạnh phúc",
        "Độc Lập - Tự Do - Hạnh Phúc",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "Độc lập - Tự do - Hạnh phúc.",
        "Độc lập  -  Tự do  -  Hạnh phúc",
    ):
        yield Fault("H02.text", "decision", words, first_text("motto", words), ("B05.spaces", "H03.motto-length"))
    for kind in ("decision", "letter"):
        yield Fault("H03.motto-line", kind, "không kẻ dưới Tiêu ngữ", set_fields(motto_line=0))
        yield Fault("H03.motto-length", kind, "kẻ Tiêu ngữ ngắn", set_fields(motto_line=30))
        yield Fault("H03.motto-length", kind, "kẻ Tiêu ngữ dài", set_fields(motto_line=90))
        yield Fault("H03.agency-line", kind, "không kẻ dưới cơ quan", set_fields(agency_line=0))
        yield Fault("H03.agency-length", kind, "kẻ cơ quan dài", set_fields(agency_line=48))
    yield Fault("H03.subject-line", "decision", "không kẻ dưới trích yếu", set_fields(subject_line=0))
    yield Fault("H03.subject-length", "submission", "kẻ trích yếu dài", set_fields(subject_line=120))
    yield Fault("P04.line", "decision", "đường kẻ xanh", set_fields(stroke_color="4472C4"))
    yield Fault("H04.missing", "letter", "không cơ quan", lambda d: do_all(d, drop("parent"), drop("agency")))
    yield Fault(
        "H04.agency-case", "letter", "cơ quan chữ thường", first_text("agency", "Sở Tài chính"), ("H03.agency-length",)
    )
    short = set_looks("agency", text="UBND TỈNH LÂM HẢI")
    yield Fault("H04.agency-abbreviated", "decision", "UBND TỈNH", short, ("H03.agency-length", "S02.agency"))
    yield Fault("H04.parent-place", "letter", "UBND TỈNH thiếu tên", first_text("parent", "UBND TỈNH"))
    yield Fault("H04.old-name", "letter", "UBND huyện", first_text("parent", "UBND HUYỆN LÂM HÀ"))
    for words, finding in (
        ("SỐ: 15/QĐ-UBND", "H05.word"),
        ("Số 15/QĐ-UBND", "H05.colon"),
        ("Số: 5/QĐ-UBND", "H05.leading-zero"),
        ("Số: 15 /QĐ-UBND", "H05.spaces"),
        ("Số: 15/QĐ - UBND", "H05.spaces"),
        ("Số: 15/QĐ–UBND", "H05.dash"),
        ("Số: 15/QD-UBND", "H05.type"),
        ("Số: 15/KH-UBND", "H05.type"),
        ("Số: 15/QĐ", "H05.notation"),
        ("Số: 15/QĐ-ubnd", "H05.case"),
        ("Số: 15/2026/QĐ-UBND", "H05.year"),
    ):
        yield Fault(finding, "decision", words, first_text("number", words), ("A01.mismatch",))
    yield Fault("H05.cv", "letter", "CV", first_text("number", "Số: 456/CV-STC"))
    yield Fault("H05.missing", "letter", "không số", drop("number"))
    yield Fault(
        "H05.about", "submission", "V/v ở tờ trình", set_fields(about=P("V/v góp ý", size=13, align="center", before=6))
    )
    for words, finding in (
        ("Lâm Hải, ngày 5 tháng 11 năm 2026", "H06.zero"),
        ("Lâm Hải, ngày 05 tháng 1 năm 2026", "H06.zero"),
        ("Lâm Hải, ngày 05 tháng 06 năm 2026", "H06.month-zero"),
        ("Lâm Hải ngày 05 tháng 11 năm 2026", "H06.comma"),
        ("Lâm Hải, 05/11/2026", "H06.abbreviated"),
        ("Lâm Hải, ngày 05/11/2026", "H06.abbreviated"),
        ("LÂM HẢI, NGÀY 05 THÁNG 11 NĂM 2026", "H06.case"),
        ("Lâm Hải, Ngày 05 tháng 11 năm 2026", "H06.case"),
    ):
        yield Fault(finding, "decision", words, first_text("date", words), ("A01.mismatch",))
    yield Fault("H06.missing", "letter", "không địa danh", drop("date"))

    def apart(draft: Draft) -> None:
        draft.layout = "one-row"
        assert draft.date
        draft.date.before = 80

    yield Fault("H06.line", "decision", "ngày lệch dòng số", apart)


def _openings() -> Iterator[Fault]:
    title = P("CÔNG VĂN", bold=True, align="center")
    yield Fault("H07.title", "letter", "CÔNG VĂN", set_fields(title=title))
    yield Fault("H07.missing", "letter", "không V/v", drop("about"))
    yield Fault(
        "H07.word", "letter", "Về việc", first_text("about", "Về việc góp ý dự thảo Chương trình"), ("H08.widow",)
    )
    yield Fault("H07.stop", "letter", "dấu chấm", first_text("about", "V/v góp ý dự thảo Chương trình."))
    yield Fault("H08.title-case", "decision", "Quyết định", first_text("title", "Quyết định"))
    yield Fault("H08.subject-missing", "submission", "không trích yếu", drop("subject"))
    yield Fault(
        "H08.subject-stop",
        "submission",
        "dấu chấm",
        first_text("subject", "Về việc ban hành Chương trình."),
        ("H03.subject-length",),
    )
    upper = first_text("subject", "PHÊ DUYỆT CHƯƠNG TRÌNH QUẢNG BÁ")
    yield Fault("H08.subject-case", "decision", "trích yếu in hoa", upper)
    yield Fault("H09.authority-missing", "decision", "không thẩm quyền", drop("authority"))
    yield Fault(
        "H09.enacting-missing",
        "decision",
        "không QUYẾT ĐỊNH:",
        drop("enacting"),
        ("H09.authority-missing", "B01.missing"),
    )
    yield Fault("H09.enacting-style", "decision", "thiếu hai chấm", first_text("enacting", "QUYẾT ĐỊNH"))
    yield Fault("N02.missing", "letter", "không Kính gửi", drop("addressees"), ("N01.same-extra",))
    yield Fault("N02.colon", "submission", "thiếu hai chấm", first_text("addressees", "Kính gửi Ủy ban nhân dân tỉnh"))
    yield Fault("N02.case", "submission", "KÍNH GỬI", first_text("addressees", "KÍNH GỬI: Ủy ban nhân dân tỉnh"))
    yield Fault("N02.end", "letter", "thiếu chấm phẩy", swap_line("addressees", 1, ";", ","))
    yield Fault("N02.end", "letter", "thiếu chấm cuối", swap_line("addressees", 2, "lịch.", "lịch"))
    yield Fault("N02.dash", "letter", "dấu cộng", swap_line("addressees", 1, "- ", "+ "))
    kinh = set_fields(addressees=[P("Kính gửi: Bộ Nội vụ", left=40, before=12)])
    yield Fault("N02.decision", "decision", "Kính gửi ở quyết định", kinh, ("N01.same-missing",))


def all_faults() -> list[Fault]:
    """Every single fault."""
    groups = (
        _looks,
        _pages,
        _bodies,
        _heads,
        _openings,
        letterheads,
        addressees,
        contents,
        citations,
        divisions,
        running_texts,
        spellings,
        endings,
        signatures,
        attachments,
        remains,
        copies,
        annexes,
        leftovers,
    )
    return [fault for group in groups for fault in group()]
