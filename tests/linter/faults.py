"""Single faults: each changes one thing in a good draft and names the finding that must catch it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.linter.drafts import KINDS, Draft, P, Table, text

Change = Callable[[Draft], None]


@dataclass(frozen=True)
class Fault:
    """A fault: the finding it must give, the draft it starts from, what it changes; ``also`` may be found too."""

    finding: str
    kind: str
    name: str
    change: Change
    also: tuple[str, ...] = ()

    def draft(self) -> Draft:
        """Return the draft with the fault."""
        draft = KINDS[self.kind]()
        self.change(draft)
        return draft


def _lines(draft: Draft, name: str) -> list[P]:
    if name.startswith("annex_"):
        annex = draft.annexes[0]
        value: object = {"annex_label": annex.label, "annex_title": annex.title, "annex_attached": annex.attached}[name]
    elif name == "word":
        value = draft.recipients[0]
    elif name == "list":
        value = draft.recipients[1:]
    elif name == "page":
        value = draft.page.number
    else:
        value = getattr(draft, name)
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, P)]


def _set(name: str, **looks: object) -> Change:
    def change(draft: Draft) -> None:
        for line in _lines(draft, name):
            for key, value in looks.items():
                assert hasattr(line, key)
                setattr(line, key, value)

    return change


def _first(name: str, words: str) -> Change:
    def change(draft: Draft) -> None:
        _lines(draft, name)[0].text = words

    return change


def _drop(name: str) -> Change:
    def change(draft: Draft) -> None:
        setattr(draft, name, [] if isinstance(getattr(draft, name), list) else None)

    return change


def _field(**values: object) -> Change:
    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft, key)
            setattr(draft, key, value)

    return change


def _page(**values: object) -> Change:
    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft.page, key)
            setattr(draft.page, key, value)

    return change


def _annex(**values: object) -> Change:
    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft.annexes[0], key)
            setattr(draft.annexes[0], key, value)

    return change


def _paragraph(place: int, **looks: object) -> Change:
    def change(draft: Draft) -> None:
        block = draft.body[place]
        assert isinstance(block, P)
        draft.body[place] = replace(block, **looks)  # type: ignore[arg-type]

    return change


def _swap(place: int, old: str, new: str) -> Change:
    def change(draft: Draft) -> None:
        block = draft.body[place]
        assert isinstance(block, P) and old in block.text, (place, old)
        block.text = block.text.replace(old, new)

    return change


def _insert(place: int, block: P | Table) -> Change:
    return lambda draft: draft.body.insert(place, block)


def _line_of(name: str, place: int, old: str, new: str) -> Change:
    def change(draft: Draft) -> None:
        line = getattr(draft, name)[place]
        assert old in line.text, line.text
        line.text = line.text.replace(old, new)

    return change


def _table(**values: object) -> Change:
    def change(draft: Draft) -> None:
        table = next(block for block in draft.annexes[0].body if isinstance(block, Table))
        for key, value in values.items():
            assert hasattr(table, key)
            setattr(table, key, value)

    return change


def _long_table(**values: object) -> Change:
    def change(draft: Draft) -> None:
        rows = [["STT", "Nội dung", "Ghi chú"]] + [[str(place), "Nhiệm vụ", ""] for place in range(20)]
        draft.annexes[0].body[1] = Table(rows, **values)  # type: ignore[arg-type]

    return change


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
        for kind in drafts:
            for size in sizes:
                yield Fault(finding, kind, f"{component} cỡ {size}", _set(component, size=size))
    for component, finding, kinds, looks in _LOOKS:
        also = ("H03.motto-line", "H03.agency-line") if "underline" in looks else ()
        for kind in kinds:
            yield Fault(finding, kind, f"{component} {looks}", _set(component, **looks), also)


# ------------------------------------------------------------------------------------------------------- everything else


def _pages() -> Iterator[Fault]:
    yield Fault("P01.paper", "letter", "Letter", _page(width=215.9, height=279.4))
    yield Fault("P01.paper", "decision", "A5", _page(width=148, height=210))
    yield Fault("P01.orientation", "letter", "nằm ngang", _page(width=297, height=210))
    for side, wrong in (("top", (15, 30)), ("bottom", (10, 30)), ("left", (25, 40)), ("right", (10, 25))):
        for value in wrong:
            yield Fault("P02.margins", "letter", f"lề {side} {value}", _page(**{side: value}))
    yield Fault("P05.footer", "letter", "số trang ở cuối trang", _page(number_place="footer"))
    yield Fault("P05.first", "letter", "hiện ở trang đầu", _page(title_page=False))
    yield Fault("P05.first", "letter", "trang đầu có số", _page(first_number=True))
    yield Fault("P05.format", "letter", "số La Mã", _page(number_format="upperRoman"))

    def no_numbers(draft: Draft) -> None:
        draft.page.number = None
        for each in draft.annexes:
            each.page.number = None

    yield Fault("P05.missing", "plan", "không có số trang", no_numbers)
    yield Fault("P06.restart", "decision", "phụ lục đánh tiếp", lambda draft: setattr(draft.annexes[0].page, "start", ""))
    yield Fault("P06.section", "decision", "phụ lục không ngắt phần", _annex(own_section=False))


def _bodies() -> Iterator[Fault]:
    for kind, place in (("letter", 1), ("submission", 1), ("decision", 1)):
        yield Fault("P07.body-size", kind, "nội dung cỡ 12", _paragraph(place, size=12))
        yield Fault("P07.body-size", kind, "nội dung cỡ 15", _paragraph(place, size=15))
        yield Fault("P07.mixed", kind, "nội dung cỡ 13", _paragraph(place, size=13))
        yield Fault("P08.align", kind, "canh trái", _paragraph(place, align="left"))
        yield Fault("P09.indent", kind, "không thụt đầu dòng", _paragraph(place, first=0))
        yield Fault("P09.indent", kind, "thụt 2 cm", _paragraph(place, first=20))
        yield Fault("P09.mixed", kind, "thụt 1 cm", _paragraph(place, first=10))
        yield Fault("P10.gap", kind, "cách đoạn 3 pt", _paragraph(place, before=3))
        yield Fault("P11.line", kind, "cách dòng 0,9", _paragraph(place, line=0.9))
        yield Fault("P11.line", kind, "cách dòng 2", _paragraph(place, line=2))
        yield Fault("P11.line", kind, "cách dòng 12 pt", _paragraph(place, exact=12))
    yield Fault("P09.spaces", "letter", "dấu cách đầu dòng", _swap(1, "Thực hiện", "     Thực hiện"))
    yield Fault("P09.spaces", "letter", "Tab đầu dòng", _swap(1, "Thực hiện", "\tThực hiện"))
    yield Fault("P07.set", "decision", "13 - 13 - 13", _set("motto", size=13))
    yield Fault("B05.empty", "letter", "đoạn trống", _insert(1, P("")))


def _heads() -> Iterator[Fault]:
    yield Fault("H01.text", "decision", "Quốc hiệu sai", _first("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM"))
    yield Fault("H01.text", "letter", "Quốc hiệu thiếu chữ", _first("national", "CỘNG HÒA XÃ HỘI CHỦ NGĨA VIỆT NAM"))
    yield Fault("H01.case", "decision", "Quốc hiệu thường", _first("national", "Cộng hòa xã hội chủ nghĩa Việt Nam"))
    yield Fault("H02.missing", "decision", "không Tiêu ngữ", _set("motto", text=""), ("H03.motto-line",))
    for words in (
        "Độc lập – Tự do – Hạnh phúc",
        "Độc lập-Tự do-Hạnh phúc",
        "Độc Lập - Tự Do - Hạnh Phúc",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "Độc lập - Tự do - Hạnh phúc.",
        "Độc lập  -  Tự do  -  Hạnh phúc",
    ):
        yield Fault("H02.text", "decision", words, _first("motto", words), ("B05.spaces", "H03.motto-length"))
    for kind in ("decision", "letter"):
        yield Fault("H03.motto-line", kind, "không kẻ dưới Tiêu ngữ", _field(motto_line=0))
        yield Fault("H03.motto-length", kind, "kẻ Tiêu ngữ ngắn", _field(motto_line=30))
        yield Fault("H03.motto-length", kind, "kẻ Tiêu ngữ dài", _field(motto_line=90))
        yield Fault("H03.agency-line", kind, "không kẻ dưới cơ quan", _field(agency_line=0))
        yield Fault("H03.agency-length", kind, "kẻ cơ quan dài", _field(agency_line=48))
    yield Fault("H03.subject-line", "decision", "không kẻ dưới trích yếu", _field(subject_line=0))
    yield Fault("H03.subject-length", "submission", "kẻ trích yếu dài", _field(subject_line=120))
    yield Fault("P04.line", "decision", "đường kẻ xanh", _field(stroke_color="4472C4"))
    yield Fault("H04.missing", "letter", "không cơ quan", lambda d: (d.parent.clear(), d.agency.clear()) and None)
    yield Fault("H04.agency-case", "letter", "cơ quan chữ thường", _first("agency", "Sở Tài chính"), ("H03.agency-length",))
    short = _set("agency", text="UBND TỈNH LÂM HẢI")
    yield Fault("H04.agency-abbreviated", "decision", "UBND TỈNH", short, ("H03.agency-length", "S02.agency"))
    yield Fault("H04.parent-place", "letter", "UBND TỈNH thiếu tên", _first("parent", "UBND TỈNH"))
    yield Fault("H04.old-name", "letter", "UBND huyện", _first("parent", "UBND HUYỆN LÂM HÀ"))
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
        yield Fault(finding, "decision", words, _first("number", words), ("A01.mismatch",))
    yield Fault("H05.cv", "letter", "CV", _first("number", "Số: 456/CV-STC"))
    yield Fault("H05.missing", "letter", "không số", _drop("number"))
    yield Fault("H05.about", "submission", "V/v ở tờ trình", _field(about=P("V/v góp ý", size=13, align="center", before=6)))
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
        yield Fault(finding, "decision", words, _first("date", words), ("A01.mismatch",))
    yield Fault("H06.missing", "letter", "không địa danh", _drop("date"))

    def apart(draft: Draft) -> None:
        draft.layout = "one-row"
        assert draft.date
        draft.date.before = 80

    yield Fault("H06.line", "decision", "ngày lệch dòng số", apart)


def _openings() -> Iterator[Fault]:
    title = P("CÔNG VĂN", bold=True, align="center")
    yield Fault("H07.title", "letter", "CÔNG VĂN", _field(title=title))
    yield Fault("H07.missing", "letter", "không V/v", _drop("about"))
    yield Fault("H07.word", "letter", "Về việc", _first("about", "Về việc góp ý dự thảo Chương trình"))
    yield Fault("H07.stop", "letter", "dấu chấm", _first("about", "V/v góp ý dự thảo Chương trình."))
    yield Fault("H08.title-case", "decision", "Quyết định", _first("title", "Quyết định"))
    yield Fault("H08.subject-missing", "submission", "không trích yếu", _drop("subject"))
    yield Fault("H08.subject-stop", "submission", "dấu chấm", _first("subject", "Về việc ban hành Chương trình."), ("H03.subject-length",))
    upper = _first("subject", "PHÊ DUYỆT CHƯƠNG TRÌNH QUẢNG BÁ")
    yield Fault("H08.subject-case", "decision", "trích yếu in hoa", upper)
    yield Fault("H09.authority-missing", "decision", "không thẩm quyền", _drop("authority"))
    yield Fault("H09.enacting-missing", "decision", "không QUYẾT ĐỊNH:", _drop("enacting"), ("H09.authority-missing", "B01.missing"))
    yield Fault("H09.enacting-style", "decision", "thiếu hai chấm", _first("enacting", "QUYẾT ĐỊNH"))
    yield Fault("N02.missing", "letter", "không Kính gửi", _drop("addressees"), ("N01.same-extra",))
    yield Fault("N02.colon", "submission", "thiếu hai chấm", _first("addressees", "Kính gửi Ủy ban nhân dân tỉnh"))
    yield Fault("N02.case", "submission", "KÍNH GỬI", _first("addressees", "KÍNH GỬI: Ủy ban nhân dân tỉnh"))
    yield Fault("N02.end", "letter", "thiếu chấm phẩy", _line_of("addressees", 1, ";", ","))
    yield Fault("N02.end", "letter", "thiếu chấm cuối", _line_of("addressees", 2, "lịch.", "lịch"))
    yield Fault("N02.dash", "letter", "dấu cộng", _line_of("addressees", 1, "- ", "+ "))
    kinh = _field(addressees=[P("Kính gửi: Bộ Nội vụ", left=40, before=12)])
    yield Fault("N02.decision", "decision", "Kính gửi ở quyết định", kinh, ("N01.same-missing",))


def _contents() -> Iterator[Fault]:
    cite = "citations"
    yield Fault("B01.missing", "decision", "không căn cứ", _drop("citations"))
    yield Fault("B01.end", "decision", "căn cứ dấu phẩy", _line_of(cite, 0, "2025;", "2025,"))
    yield Fault("B01.last-end", "decision", "căn cứ cuối dấu phẩy", _line_of(cite, 2, "SVHTTDL.", "SVHTTDL,"))
    yield Fault("B01.last-end", "decision", "căn cứ cuối chấm phẩy", _line_of(cite, 2, "SVHTTDL.", "SVHTTDL;"))
    yield Fault("B01.dash", "decision", "gạch đầu dòng", _line_of(cite, 0, "Căn cứ", "- Căn cứ"))
    law = _line_of(cite, 0, "địa phương ngày", "địa phương số 72/2025/QH15 ngày")
    yield Fault("B01.law-number", "decision", "số của luật", law)
    yield Fault("B01.incomplete", "decision", "luật thiếu ngày", _line_of(cite, 0, " ngày 16 tháng 6 năm 2025", ""))
    yield Fault("B01.incomplete", "decision", "nghị định thiếu ngày", _line_of(cite, 1, " ngày 05 tháng 3 năm 2020", ""))
    yield Fault("B01.word-number", "decision", "thiếu «số»", _line_of(cite, 1, "Nghị định số", "Nghị định"))
    yield Fault("B02.missing", "letter", "không ./.", _swap(4, "./.", "."))
    yield Fault("B02.many", "letter", "hai ./.", _swap(2, "giao.", "giao./."))
    yield Fault("B02.many", "letter", "./. ở giữa", lambda d: (_swap(2, "giao.", "giao./.")(d), _swap(4, "./.", ".")(d)) and None)
    for mark in ("/.", "./", ". / .", ".//."):
        yield Fault("B02.variant", "letter", mark, _swap(4, "./.", mark), ("B05.before-mark",))
    yield Fault("B03.level-case", "plan", "CHƯƠNG I", _swap(0, "Chương I", "CHƯƠNG I"))
    yield Fault("B03.roman", "plan", "Chương 1", _swap(0, "Chương I", "Chương 1"))
    yield Fault("B03.arabic", "plan", "Mục I", _swap(7, "Mục 1", "Mục I"))
    yield Fault("B03.level-style", "plan", "Chương không đậm", _paragraph(0, bold=False))
    yield Fault("B03.title-case", "plan", "tiêu đề chương thường", _swap(1, "QUY ĐỊNH CHUNG", "Quy định chung"))
    yield Fault("B03.title-missing", "plan", "chương không tiêu đề", lambda d: d.body.pop(1) and None)
    yield Fault("B03.section-case", "submission", "mục chữ thường", _swap(0, "SỰ CẦN THIẾT", "Sự cần thiết"))
    yield Fault("B03.section-bold", "submission", "mục không đậm", _paragraph(0, bold=False))
    yield Fault("B03.article-mark", "plan", "Điều 1:", _swap(2, "Điều 1.", "Điều 1:"))
    yield Fault("B03.article-case", "plan", "ĐIỀU 1.", _swap(2, "Điều 1.", "ĐIỀU 1."))
    yield Fault("B03.article-bold", "decision", "Điều không đậm", _paragraph(0, bold_until=0))
    for wrong in ("a. ", "(a) "):
        yield Fault("B03.point-mark", "submission", wrong, _swap(3, "a) ", wrong), ("B03.sequence",))
    yield Fault("B03.point-order", "submission", "thiếu đ", _swap(7, "đ) ", "e) "))
    yield Fault("B03.point-order", "submission", "điểm f", _swap(7, "đ) ", "f) "))
    yield Fault("B03.sequence", "plan", "nhảy điều", _swap(9, "Điều 2", "Điều 3"))
    yield Fault("B03.sequence", "letter", "nhảy khoản", _swap(3, "2. ", "3. "))
    yield Fault("B03.sequence", "submission", "nhảy mục", _swap(10, "II. ", "III. "))
    yield Fault("B03.decimal", "letter", "1.1.", _insert(3, text("1.1. Nguồn vốn khác.")))
    yield Fault("B03.bullet", "letter", "dấu tròn", _insert(3, text("• Nguồn vốn khác.")))
    yield Fault("B03.bullet", "letter", "dấu tròn tự động", _insert(3, text("Nguồn vốn khác.", numbering=(1, 0))))
    yield Fault("B04.cite", "letter", "Khoản 2", _swap(1, "khoản 2", "Khoản 2"))
    yield Fault("B04.cite", "letter", "điều 3", _swap(1, "Điều 3", "điều 3"))
    yield Fault("B04.document", "letter", "quyết định số", _swap(1, "Quyết định số", "quyết định số"))
    yield Fault("B04.weekday", "letter", "thứ hai", _swap(2, "Về kinh phí:", "Họp vào sáng thứ hai về kinh phí:"))
    yield Fault("B05.spaces", "letter", "hai dấu cách", _swap(2, "bảo đảm", "bảo  đảm"))
    yield Fault("B05.before-mark", "letter", "cách trước dấu phẩy", _swap(0, "nhiệm vụ,", "nhiệm vụ ,"))
    yield Fault("B05.after-mark", "letter", "dính dấu phẩy", _swap(0, "nhiệm vụ, ", "nhiệm vụ,"))
    yield Fault("B05.brackets", "letter", "cách trong ngoặc", _swap(2, "được giao", "được giao ( năm 2026 )"))
    import unicodedata

    loose = unicodedata.normalize("NFD", "thống nhất")
    yield Fault("B05.decomposed", "letter", "tổ hợp", _swap(3, "thống nhất", loose))
    yield Fault("B05.invisible", "letter", "ký tự ẩn", _swap(3, "thống nhất", "thống\u200b nhất"))
    yield Fault("B05.d-stroke", "letter", "Ð", _swap(2, "bảo đảm", "bảo \u00f0ảm"))
    yield Fault("B05.tone", "letter", "uỷ", _swap(2, "được giao", "được giao, uỷ quyền và Ủy ban hòa hợp"))
    yield Fault("B05.old-unit", "letter", "UBND huyện", _swap(2, "được giao", "được giao cho UBND huyện"))


def _endings() -> Iterator[Fault]:
    posts, people = "posts", "recipients"
    yield Fault("S01.missing", "letter", "không chữ ký", lambda d: (d.posts.clear(), setattr(d, "signer", None)) and None)
    yield Fault("S01.name-missing", "letter", "không họ tên", _field(signer=None))
    yield Fault("S01.prefix", "decision", "KT không chấm", _line_of(posts, 0, "KT. ", "KT "))
    yield Fault("S01.prefix", "decision", "K/T", _line_of(posts, 0, "KT. ", "K/T "))
    yield Fault("S01.prefix", "plan", "T/M", _line_of(posts, 0, "TM. ", "T/M "))
    tm = P("TM. SỞ TÀI CHÍNH", bold=True, align="center")
    yield Fault("S01.collective", "letter", "TM. ở sở", lambda d: d.posts.insert(0, tm))
    behalf = P("TM. ỦY BAN NHÂN DÂN", bold=True, align="center")
    yield Fault("S01.authority", "decision", "TM. với thẩm quyền Chủ tịch", lambda d: d.posts.insert(0, behalf))
    collective = _first("authority", "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI")
    yield Fault("S01.authority", "decision", "thiếu TM. với thẩm quyền UBND", collective)
    yield Fault("S01.deputy", "decision", "phó không KT.", lambda d: d.posts.pop(0) and None)
    yield Fault("S01.deputy", "letter", "PHÓ GIÁM ĐỐC", _line_of(posts, 0, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
    for rank in ("TS. ", "ThS. ", "Ông "):
        yield Fault("S01.rank", "letter", rank, _first("signer", rank + "Nguyễn Văn An"))
    yield Fault("S01.name-case", "letter", "họ tên in hoa", _first("signer", "NGUYỄN VĂN AN"))
    yield Fault("S01.case", "letter", "chức vụ chữ thường", _line_of(posts, 0, "GIÁM ĐỐC", "Giám đốc"))
    yield Fault("S02.agency", "plan", "TM. cơ quan khác", _line_of(posts, 0, "ỦY BAN", "HỘI ĐỒNG"))
    yield Fault("N01.missing", "letter", "không Nơi nhận", _field(recipients=[]))
    yield Fault("N01.colon", "letter", "thiếu hai chấm", _line_of(people, 0, ":", ""))
    yield Fault("N01.empty", "letter", "không danh sách", lambda d: setattr(d, people, d.recipients[:1]))
    yield Fault("N01.file", "letter", "không Lưu", lambda d: d.recipients.pop() and None)
    yield Fault("N01.file-last", "letter", "Lưu không cuối", lambda d: d.recipients.insert(2, d.recipients.pop()))
    yield Fault("N01.file-end", "letter", "Lưu chấm phẩy", _line_of(people, 3, "NS.", "NS;"))
    yield Fault("N01.file-colon", "letter", "Lưu thiếu hai chấm", _line_of(people, 3, "Lưu:", "Lưu"))
    yield Fault("N01.line-end", "letter", "nơi nhận dấu phẩy", _line_of(people, 2, ";", ","))
    yield Fault("N01.dash", "letter", "gạch dài", _line_of(people, 2, "- ", "– "))
    yield Fault("N01.same-missing", "letter", "không Như trên", lambda d: d.recipients.pop(1) and None)
    yield Fault("N01.same-extra", "plan", "Như trên thừa", _line_of(people, 1, "Các sở, ban, ngành", "Như trên"))
    yield Fault("N01.articles", "decision", "không Như Điều", lambda d: d.recipients.pop(1) and None)


def _annexes() -> Iterator[Fault]:
    yield Fault("A01.not-referred", "decision", "không dẫn phụ lục", _swap(0, " (Phụ lục kèm theo)", ""))
    yield Fault("A01.absent", "decision", "không có phụ lục", lambda d: d.annexes.clear())
    single = lambda d: setattr(d.annexes[0].label, "text", "Phụ lục I")  # noqa: E731
    yield Fault("A01.single-numbered", "decision", "một phụ lục đánh số", single)
    yield Fault("A01.unnumbered", "plan", "không đánh số", lambda d: setattr(d.annexes[0].label, "text", "Phụ lục"))
    yield Fault("A01.roman", "plan", "Phụ lục 1", lambda d: setattr(d.annexes[0].label, "text", "Phụ lục 1"))
    yield Fault("A01.order", "plan", "Phụ lục III", lambda d: setattr(d.annexes[1].label, "text", "Phụ lục III"))
    yield Fault("A01.case", "decision", "PHỤ LỤC", lambda d: setattr(d.annexes[0].label, "text", "PHỤ LỤC"))
    yield Fault("A01.title-missing", "decision", "không tên", _annex(title=[]))
    lower = lambda d: setattr(d.annexes[0].title[0], "text", "Danh mục nhiệm vụ")  # noqa: E731
    yield Fault("A01.title-case", "decision", "tên chữ thường", lower)
    yield Fault("A01.attached-missing", "decision", "không Kèm theo", _annex(attached=None))
    for old, new in (("15/QĐ-UBND", "16/QĐ-UBND"), ("ngày 05", "ngày 06")):

        def other(draft: Draft, old: str = old, new: str = new) -> None:
            attached = draft.annexes[0].attached
            assert attached
            attached.text = attached.text.replace(old, new)

        yield Fault("A01.mismatch", "decision", f"Kèm theo {new}", other)
    yield Fault("T01.width", "decision", "bảng rộng", _table(width=200))
    yield Fault("T01.borders", "decision", "bảng không kẻ", _table(borders=False))
    yield Fault("T01.shading", "decision", "tô màu", _table(shading="BDD6EE"))
    yield Fault("T01.header", "decision", "không lặp tiêu đề", _long_table(header=False))
    yield Fault("T01.split", "decision", "dòng bị ngắt", _long_table(keep=False))


def _leftovers() -> Iterator[Fault]:
    for words in ("[tên đơn vị]", "???", "xxx", "[CẦN BỔ SUNG: số liệu]"):
        yield Fault("X01.placeholder", "letter", words, _swap(2, "được giao", f"được giao cho {words} năm 2026"))
    yield Fault("X01.dots", "letter", "dấu chấm", _swap(2, "được giao", "được giao cho …… năm 2026"))
    yield Fault("X01.field-error", "letter", "lỗi trường", _swap(2, "được giao", "được giao Error! Reference source not found"))
    yield Fault("X01.tracked", "letter", "theo dõi thay đổi", _field(tracked=True))
    yield Fault("X01.comments", "letter", "ghi chú", _field(comments=True))
    yield Fault("X01.highlight", "letter", "tô màu", _paragraph(2, extra='<w:highlight w:val="yellow"/>'))
    yield Fault("X01.hidden", "letter", "chữ ẩn", _paragraph(2, extra="<w:vanish/>"))
    yield Fault("X01.strike", "letter", "gạch ngang", _paragraph(2, extra="<w:strike/>"))
    yield Fault("X02.author", "letter", "tác giả", _field(properties="Nguyễn Văn A"))


def all_faults() -> list[Fault]:
    """Every single fault."""
    groups = (_looks, _pages, _bodies, _heads, _openings, _contents, _endings, _annexes, _leftovers)
    return [fault for group in groups for fault in group()]
