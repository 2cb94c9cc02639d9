"""Correct documents as plain data: a test changes one thing, ``tests.linter.word`` writes the Word file."""

from dataclasses import dataclass, field, replace


@dataclass
class P:
    """One paragraph: its text and its look. Sizes and spacing in points, indents in millimetres."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    exact: float = 0
    font: str = "Times New Roman"
    color: str = ""
    underline: bool = False
    extra: str = ""  # further run properties, as XML
    bold_until: int = 0  # only the first letters are bold
    page_break: bool = False
    numbering: tuple[int, int] | None = None


@dataclass
class Table:
    """A data table; rows of cell texts."""

    rows: list[list[str]]
    borders: bool = True
    header: bool = True
    keep: bool = True
    shading: str = ""
    width: float = 160


@dataclass
class Page:
    """A section; lengths in millimetres."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    title_page: bool = True
    start: str = "1"
    number_format: str = ""
    number: P | None = field(default_factory=lambda: P("PAGE", align="center"))
    number_place: str = "header"
    first_number: bool = False


@dataclass
class Annex:
    """An annex in a section of its own."""

    label: P
    title: list[P]
    attached: P | None
    body: list[P | Table]
    page: Page = field(default_factory=Page)
    own_section: bool = True


@dataclass
class Draft:
    """A document. ``layout`` of the letterhead: one-row, two-row, boxes, tabs.

    ``ending``: table, two-row, boxes, stacked.

    ``strokes``: shape, vml, border, underscores; ``styles``: direct, styles, theme.
    """

    national: P
    motto: P
    agency: list[P]
    number: P | None
    date: P | None
    parent: list[P] = field(default_factory=list)
    about: P | None = None
    title: P | None = None
    subject: list[P] = field(default_factory=list)
    authority: P | None = None
    addressees: list[P] = field(default_factory=list)
    citations: list[P] = field(default_factory=list)
    enacting: P | None = None
    body: list[P | Table] = field(default_factory=list)
    recipients: list[P] = field(default_factory=list)
    posts: list[P] = field(default_factory=list)
    signer: P | None = None
    annexes: list[Annex] = field(default_factory=list)
    page: Page = field(default_factory=Page)
    layout: str = "two-row"
    strokes: str = "shape"
    ending: str = "table"
    motto_line: float = 60.5
    agency_line: float = 25
    subject_line: float = 40
    stroke_color: str = "000000"
    stroke_dashed: bool = False
    stroke_align: str = "center"
    styles: str = "direct"  # direct, styles or theme
    tracked: bool = False
    comments: bool = False
    properties: str = ""
    raw: dict[str, str] = field(default_factory=dict)


def text(words: str, **looks: object) -> P:
    """A paragraph of running text."""
    return replace(P(words, align="justify", first=12.7, before=6, line=1.1), **looks)  # type: ignore[arg-type]


def centred(words: str, **looks: object) -> P:
    """A centred line."""
    return replace(P(words, align="center"), **looks)  # type: ignore[arg-type]


def citation(words: str) -> P:
    """A line of the preamble."""
    return text(words, italic=True)


def recipient(words: str) -> P:
    """A line of the recipients."""
    return P(words, size=11)


def _head(parent: str, agency: tuple[str, ...], number: str, place: str) -> dict[str, object]:
    return {
        "national": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True),
        "motto": centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        "parent": [centred(parent, size=13)] if parent else [],
        "agency": [centred(line, size=13, bold=True) for line in agency],
        "number": centred(number, size=13),
        "date": centred(f"{place}, ngày 05 tháng 11 năm 2026", italic=True),
    }


_LONG = (
    "Chương trình xác định mục tiêu, nhiệm vụ, giải pháp và nguồn lực để xây dựng, truyền thông quảng bá hình ảnh của "
    "tỉnh ra nước ngoài theo khung các yếu tố tạo nên hình ảnh địa phương, gắn với thế mạnh và bản sắc riêng."
)


def decision() -> Draft:
    """A decision of the chairman with one annex."""
    return Draft(
        **_head("", ("ỦY BAN NHÂN DÂN", "TỈNH LÂM HẢI"), "Số: 15/QĐ-UBND", "Lâm Hải"),  # type: ignore[arg-type]
        title=centred("QUYẾT ĐỊNH", bold=True, before=18),
        subject=[centred("Phê duyệt Chương trình quảng bá hình ảnh tỉnh Lâm Hải", bold=True)],
        authority=centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM HẢI", bold=True, before=12, after=6),
        citations=[
            citation("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            citation("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
            citation("Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 09/TTr-SVHTTDL."),
        ],
        enacting=centred("QUYẾT ĐỊNH:", bold=True, before=12, after=6),
        body=[
            text("Điều 1. Phê duyệt Chương trình kèm theo Quyết định này (Phụ lục kèm theo).", bold_until=7),
            text("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký. " + _LONG, bold_until=7),
            text(
                "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.", bold_until=7
            ),
        ],
        recipients=[
            P("Nơi nhận:", size=12, bold=True, italic=True),
            recipient("- Như Điều 3;"),
            recipient("- Bộ Văn hóa, Thể thao và Du lịch;"),
            recipient("- Lưu: VT, VX."),
        ],
        posts=[centred("KT. CHỦ TỊCH", bold=True), centred("PHÓ CHỦ TỊCH", bold=True)],
        signer=centred("Lê Quang Sơn", bold=True, before=100),
        annexes=[annex("Phụ lục", "DANH MỤC NHIỆM VỤ", "Quyết định số 15/QĐ-UBND")],
        agency_line=20,
    )


def annex(label: str, title: str, of: str) -> Annex:
    """An annex with a table."""
    rows = [["STT", "Nhiệm vụ", "Cơ quan"]] + [
        [str(place), f"Nhiệm vụ thứ {place}", "Sở Tài chính"] for place in range(1, 5)
    ]
    return Annex(
        label=centred(label, bold=True),
        title=[centred(title, bold=True)],
        attached=centred(f"(Kèm theo {of} ngày 05 tháng 11 năm 2026 của Chủ tịch UBND tỉnh)", italic=True),
        body=[text(_LONG), Table(rows), text("Các cơ quan báo cáo kết quả trước ngày 15 tháng 12 hằng năm./.")],
    )


def letter() -> Draft:
    """An official letter of a department."""
    return Draft(
        **_head("UBND TỈNH LÂM HẢI", ("SỞ TÀI CHÍNH",), "Số: 456/STC-NS", "Lâm Hải"),  # type: ignore[arg-type]
        about=centred("V/v góp ý dự thảo Chương trình quảng bá hình ảnh địa phương", size=13, before=6),
        addressees=[
            P("Kính gửi:", left=45, before=12),
            P("- Ủy ban nhân dân tỉnh;", left=55),
            P("- Sở Văn hóa, Thể thao và Du lịch.", left=55),
        ],
        body=[
            text(_LONG),
            text("Thực hiện khoản 2 Điều 3 Quyết định số 15/QĐ-UBND, Sở Tài chính có ý kiến như sau: " + _LONG),
            text("1. Về kinh phí: bảo đảm trong dự toán được giao."),
            text("2. Về tổ chức thực hiện: thống nhất với dự thảo."),
            text("Trân trọng./."),
        ],
        recipients=[
            P("Nơi nhận:", size=12, bold=True, italic=True),
            recipient("- Như trên;"),
            recipient("- Giám đốc Sở (b/c);"),
            recipient("- Lưu: VT, NS."),
        ],
        posts=[centred("GIÁM ĐỐC", bold=True)],
        signer=centred("Nguyễn Văn An", bold=True, before=100),
        agency_line=15,
    )


def submission() -> Draft:
    """A submission of a department to the committee."""
    draft = letter()
    draft.number = centred("Số: 09/TTr-STC", size=13)
    draft.about = None
    draft.title = centred("TỜ TRÌNH", bold=True, before=18)
    draft.subject = [centred("Về việc ban hành Chương trình quảng bá hình ảnh địa phương", bold=True)]
    draft.addressees = [P("Kính gửi: Ủy ban nhân dân tỉnh Lâm Hải", left=40, before=12)]
    draft.body = [
        text("I. SỰ CẦN THIẾT", bold=True),
        text(_LONG),
        text("1. Cơ sở chính trị, pháp lý", bold=True),
        text("a) Các nghị quyết của Trung ương;"),
        text("b) Các quyết định của Thủ tướng Chính phủ;"),
        text("c) Các chương trình của tỉnh;"),
        text("d) Các kế hoạch của ngành;"),
        text("đ) Thực tiễn của địa phương."),
        text("2. Cơ sở thực tiễn", bold=True),
        text("- Lượng khách quốc tế tăng trong giai đoạn 2021 - 2025."),
        text("II. NỘI DUNG", bold=True),
        text(_LONG),
        text("Sở Tài chính kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."),
    ]
    return draft


def plan() -> Draft:
    """A plan of the committee with chapters and two annexes."""
    draft = decision()
    draft.number = centred("Số: 120/KH-UBND", size=13)
    draft.title = centred("KẾ HOẠCH", bold=True, before=18)
    draft.subject = [centred("Quảng bá hình ảnh tỉnh Lâm Hải giai đoạn 2026 - 2030", bold=True)]
    draft.authority = draft.enacting = None
    draft.citations = []
    draft.body = [
        centred("Chương I", bold=True, before=6),
        centred("QUY ĐỊNH CHUNG", bold=True),
        text("Điều 1. Phạm vi điều chỉnh", bold=True),
        text("1. Kế hoạch này quy định nhiệm vụ của các sở, ban, ngành (Phụ lục I kèm theo)."),
        text("2. Danh mục nhiệm vụ tại Phụ lục II."),
        centred("Chương II", bold=True, before=6),
        centred("TỔ CHỨC THỰC HIỆN", bold=True),
        centred("Mục 1", bold=True, before=6),
        centred("TRÁCH NHIỆM", bold=True),
        text("Điều 2. Trách nhiệm thi hành", bold=True),
        text(_LONG),
        text("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."),
    ]
    draft.recipients = [
        P("Nơi nhận:", size=12, bold=True, italic=True),
        recipient("- Các sở, ban, ngành;"),
        recipient("- Lưu: VT, VX."),
    ]
    draft.posts = [
        centred("TM. ỦY BAN NHÂN DÂN", bold=True),
        centred("KT. CHỦ TỊCH", bold=True),
        centred("PHÓ CHỦ TỊCH", bold=True),
    ]
    of = "Kế hoạch số 120/KH-UBND"
    draft.annexes = [annex("Phụ lục I", "NHIỆM VỤ CHUNG", of), annex("Phụ lục II", "NHIỆM VỤ RIÊNG", of)]
    return draft


KINDS = {"decision": decision, "letter": letter, "submission": submission, "plan": plan}
