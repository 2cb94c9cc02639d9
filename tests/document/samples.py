"""Small documents in the vocabulary of ``templates/document.rng``, with the cases that break layouts.

Each builder returns XML; ``SAMPLES`` names those that are rendered. All places and people are fictional or plain names.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import yaml
from lxml import etree

from wizard.document.build import build_document
from wizard.document.model import Document
from wizard.document.rules import FormatRules

ROOT = Path(__file__).parents[2]
LONG_NAME = (
    "BAN QUẢN LÝ CÁC DỰ ÁN ĐẦU TƯ XÂY DỰNG CÔNG TRÌNH VĂN HÓA, THỂ THAO, DU LỊCH VÀ QUẢNG BÁ HÌNH ẢNH ĐỊA PHƯƠNG "
    "THUỘC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH KIÊM TRUNG TÂM XÚC TIẾN ĐẦU TƯ, THƯƠNG MẠI, DU LỊCH VÀ HỢP TÁC QUỐC TẾ "
    "VÙNG DUYÊN HẢI MIỀN TRUNG VÀ TÂY NGUYÊN TRỰC THUỘC ỦY BAN NHÂN DÂN TỈNH LÂM HẢI"
)
SENTENCE = (
    "Xây dựng hình ảnh địa phương là việc làm lâu dài, gắn với giữ gìn bản sắc văn hóa, nâng cao chất lượng dịch vụ và "
    "sự đồng thuận của người dân, doanh nghiệp trên địa bàn."
)
# what must never be torn apart at the end of a line
UNBROKEN = (
    "ngày 05 tháng 01 năm 2026",
    "tháng 6 năm 2026",
    "Điều 3",
    "khoản 12",
    "điểm đ",
    "Phụ lục II",
    "số 30/2020/NĐ-CP",
    "1125/QĐ-TTg",
    "532/BTTTT-TTĐN",
    "1.250,5 triệu đồng",
    "2026-2030",
    "2026 - 2030",
    "quý IV",
)


@lru_cache(maxsize=1)
def rules() -> FormatRules:
    """Return the format rules as the file gives them, every value as text."""
    text = (ROOT / "framework" / "nd30.yaml").read_text(encoding="utf-8")
    return FormatRules(yaml.load(text, Loader=yaml.BaseLoader))


@lru_cache(maxsize=1)
def schema() -> etree.RelaxNG:
    """Return the schema of the vocabulary."""
    return etree.RelaxNG(etree.parse(ROOT / "templates" / "document.rng"))


def built(xml: str) -> Document:
    """Return the document model of a sample, which must be valid."""
    root = etree.fromstring(xml)
    schema().assertValid(root)
    return build_document(root, rules())


@lru_cache(maxsize=1)
def provinces() -> list[dict[str, Any]]:
    """Return the 34 provinces as the framework's file gives them."""
    return _entries("provinces")


def agencies() -> list[dict[str, Any]]:
    """Return the agencies of the framework's file that have a letterhead."""
    return [agency for agency in _entries("agencies") if agency.get("header")]


def _entries(collection: str) -> list[dict[str, Any]]:
    text = (ROOT / "framework" / f"{collection}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)[collection]
    return found


# ------------------------------------------------------------------------------------------------------------- pieces


def file(
    *parts: str, kind: str = "decision", subject: str = "Ban hành Chương trình", author: str = "Tỉnh Lâm Hải"
) -> str:
    """Return a document of some texts and annexes."""
    attributes = f"kind={quoteattr(kind)} subject={quoteattr(subject)} author={quoteattr(author)}"
    return f"<document {attributes}>{''.join(parts)}</document>"


def letterhead(
    *agency: str,
    parent: str = "",
    notation: str = "",
    number: str = "",
    place: str = "",
    day: str = "",
    month: str = "",
    year: str = "2026",
    about: str = "",
) -> str:
    """Return a letterhead; ``notation`` and ``place`` bring in number and date."""
    lines = "".join(f"<line>{escape(line)}</line>" for line in agency)
    pieces = [f"<parent>{escape(parent)}</parent>" if parent else "", f"<agency>{lines}</agency>"]
    if notation:
        pieces.append(f"<number value={quoteattr(number)} notation={quoteattr(notation)}/>")
    if place:
        pieces.append(f'<place-date place={quoteattr(place)} day="{day}" month="{month}" year="{year}"/>')
    if about:
        pieces.append(f"<about>{about}</about>")
    return f"<letterhead>{''.join(pieces)}</letterhead>"


def p(text: str) -> str:
    """Return a paragraph."""
    return f"<p>{text}</p>"


def paragraphs(count: int, text: str = SENTENCE) -> str:
    """Return so many paragraphs."""
    return p(text) * count


def recipients(*names: str, filed: str = "VT, VX") -> str:
    """Return the recipients and where the document is filed."""
    return f"<recipients>{''.join(f'<recipient>{name}</recipient>' for name in names)}<file>{filed}</file></recipients>"


def signature(*powers: str, post: str = "CHỦ TỊCH", name: str = "Nguyễn Văn An") -> str:
    """Return a signature block."""
    stacked = "".join(f"<power>{power}</power>" for power in powers)
    return f"<signature>{stacked}<post>{post}</post><name>{name}</name></signature>"


def table(columns: Sequence[tuple[float, str]], head: Iterable[str], rows: str) -> str:
    """Return a table with one head row; ``columns`` are (width, align)."""
    given = "".join(f'<column width="{width}" align="{align}"/>' for width, align in columns)
    cells = "".join(f"<cell>{title}</cell>" for title in head)
    return f"<table>{given}<head><row>{cells}</row></head>{rows}</table>"


def row(*cells: str, kind: str = "plain") -> str:
    """Return a table row of plain cells."""
    return f'<row kind="{kind}">{"".join(f"<cell>{cell}</cell>" for cell in cells)}</row>'


def annex(title: str, body: str, orientation: str = "portrait") -> str:
    """Return an annex of the decision."""
    attached = "(Kèm theo Quyết định số        /QĐ-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân tỉnh Lâm Hải)"
    return (
        f'<annex orientation="{orientation}"><title>{title}</title><attached>{attached}</attached>'
        f"<body>{body}</body></annex>"
    )


COMMITTEE = ("ỦY BAN NHÂN DÂN", "TỈNH LÂM HẢI")
COMMITTEE_HEAD = letterhead(*COMMITTEE, notation="QĐ-UBND", place="Lâm Hải", month="11")
DEPARTMENT = "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
WIDE = ((5, "center"), (30, "left"), (12, "center"), (25, "left"), (12, "right"), (16, "left"))
WIDE_HEAD = ("TT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì, phối hợp", "Kinh phí (triệu đồng)", "Kết quả")


# ---------------------------------------------------------------------------------------------------- whole documents


def decision_text() -> str:
    """Return the decision that issues the programme."""
    return (
        f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title>'
        "<subject>Ban hành Chương trình quảng bá hình ảnh tỉnh Lâm Hải ra nước ngoài giai đoạn 2026 - 2030, "
        "tầm nhìn đến năm 2045</subject><authority>ỦY BAN NHÂN DÂN TỈNH LÂM HẢI</authority><preamble>"
        "<citation>Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025</citation>"
        "<citation>Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
        "</citation>"
        "<citation>Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 112/TTr-SVHTTDL ngày 03 "
        "tháng 11 năm 2026.</citation><enacting>QUYẾT ĐỊNH:</enacting></preamble><body>"
        "<article><p>Ban hành kèm theo Quyết định này Chương trình quảng bá hình ảnh tỉnh Lâm Hải ra nước ngoài giai "
        "đoạn 2026 - 2030, tầm nhìn đến năm 2045.</p></article>"
        "<article><p>Quyết định này có hiệu lực kể từ ngày ký ban hành.</p></article>"
        "<article><p>Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Văn hóa, Thể thao và Du lịch, thủ trưởng các "
        "sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường và các tổ chức, cá nhân có liên quan chịu trách nhiệm "
        "thi hành Quyết định này.</p></article></body>"
        + recipients(
            "Như Điều 3", "Bộ Văn hóa, Thể thao và Du lịch", "Thường trực Tỉnh ủy", "Chủ tịch, các Phó Chủ tịch"
        )
        + signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", post="PHÓ CHỦ TỊCH")
        + "</text>"
    )


def programme_text() -> str:
    """Return the programme attached to the decision: no number, date or signature."""
    head = letterhead(*COMMITTEE)
    points = "".join(f"<point><p>Nội dung thứ {number}; {SENTENCE}</p></point>" for number in range(1, 9))
    return (
        f'<text kind="programme">{head}<title>CHƯƠNG TRÌNH</title>'
        "<subject>Quảng bá hình ảnh tỉnh Lâm Hải ra nước ngoài giai đoạn 2026 - 2030</subject>"
        "<attached>(Kèm theo Quyết định số        /QĐ-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân tỉnh Lâm "
        "Hải)</attached><body><section><heading>SỰ CẦN THIẾT</heading>"
        f"{paragraphs(6)}</section><section><heading>NỘI DUNG, NHIỆM VỤ</heading>"
        "<clause><heading>Nhiệm vụ chung</heading>"
        f"{points}</clause><clause><p>{SENTENCE}</p><item>{SENTENCE}</item></clause></section>"
        f"<section><heading>TỔ CHỨC THỰC HIỆN</heading>{paragraphs(7)}"
        "<p>Ủy ban nhân dân tỉnh giao các cơ quan thực hiện.</p>"
        "</section></body></text>"
    )


def action_rows(count: int) -> str:
    """Return rows of an action plan with a group heading every ten and a total at the end."""
    pieces = []
    for number in range(1, count + 1):
        if number % 10 == 1:
            group = f"NHÓM NHIỆM VỤ {number // 10 + 1}"
            pieces.append(f'<row kind="group"><cell colspan="6">{group}</cell></row>')
        cells = (str(number), f"Nhiệm vụ số {number}: {SENTENCE[:70]}", "6/2027", "Sở Ngoại vụ", "1.250", "Báo cáo")
        pieces.append(row(*cells))
    total = '<cell colspan="4">Tổng cộng</cell><cell>12.500</cell><cell></cell>'
    return "".join(pieces) + f'<row kind="total">{total}</row>'


def decision() -> str:
    """Decision, attached programme and three annexes, the second on landscape pages."""
    return file(
        decision_text(),
        programme_text(),
        annex(
            "TỰ ĐÁNH GIÁ THEO 22 YẾU TỐ",
            table(
                ((1, "center"), (4, "left"), (8, "justify")),
                ("TT", "Yếu tố", "Minh chứng"),
                row("1", "Ẩm thực", SENTENCE) * 30,
            )
            + p("Bảng trên là kết quả tự đánh giá."),
        ),
        annex(
            "KẾ HOẠCH HÀNH ĐỘNG", table(WIDE, WIDE_HEAD, action_rows(40)) + p("Đơn vị tính: triệu đồng."), "landscape"
        ),
        annex("DỰ TOÁN KINH PHÍ", paragraphs(1) + table(WIDE, WIDE_HEAD, action_rows(5)) + paragraphs(12)),
    )


def submission() -> str:
    """Submission of a department with one addressee and a filled-in number and date."""
    head = letterhead(
        DEPARTMENT,
        parent="UBND TỈNH LÂM HẢI",
        notation="TTr-SVHTTDL",
        number="05",
        place="Lâm Hải",
        day="05",
        month="01",
    )
    text = (
        f'<text kind="submission">{head}<title>TỜ TRÌNH</title><subject>Về việc ban hành Chương trình quảng bá hình '
        "ảnh tỉnh Lâm Hải</subject><addressees><addressee>Ủy ban nhân dân tỉnh Lâm Hải</addressee></addressees>"
        f"<body>{paragraphs(14)}</body>{recipients('Như trên', 'Giám đốc, các Phó Giám đốc', filed='VT, QLDL')}"
        f"{signature(post='GIÁM ĐỐC', name='Trần Thị Bình')}</text>"
    )
    return file(text, kind="submission")


def official_letter() -> str:
    """Official letter with «V/v» and several addressees, one of them longer than a line."""
    head = letterhead(
        *COMMITTEE,
        notation="UBND-VX",
        place="Lâm Hải",
        month="11",
        about="V/v báo cáo việc ban hành Chương trình quảng bá hình ảnh địa phương ra nước ngoài",
    )
    ministries = ("Bộ Văn hóa, Thể thao và Du lịch", "Bộ Ngoại giao")
    addressees = f"<addressees>{''.join(f'<addressee>{name}</addressee>' for name in ministries)}</addressees>"
    text = (
        f'<text kind="official_letter">{head}{addressees}<body>{paragraphs(3)}</body>'
        f"{recipients('Như trên', 'Văn phòng Tỉnh ủy')}"
        f"{signature('TL. CHỦ TỊCH', 'KT. CHÁNH VĂN PHÒNG', post='PHÓ CHÁNH VĂN PHÒNG', name='Lê Hoàng Minh')}</text>"
    )
    return file(text, kind="official_letter")


def city() -> str:
    """A city with the longest place name, once blank and once filled in, department and committee."""
    texts = []
    for day, month in (("", ""), ("29", "12")):
        head = letterhead(
            "SỞ VĂN HÓA VÀ THỂ THAO",
            parent="UBND THÀNH PHỐ HỒ CHÍ MINH",
            notation="TTr-SVHTT",
            number="1234" if day else "",
            place="Thành phố Hồ Chí Minh",
            day=day,
            month=month,
        )
        texts.append(
            f'<text kind="submission">{head}<title>TỜ TRÌNH</title><subject>Về việc ban hành Chương trình</subject>'
            f"<addressees><addressee>Ủy ban nhân dân Thành phố Hồ Chí Minh</addressee></addressees>"
            f"<body>{paragraphs(2)}</body>{recipients('Như trên')}{signature(post='GIÁM ĐỐC')}</text>"
        )
    return file(*texts, kind="submission")


def long_names() -> str:
    """An agency name of 300 characters, a long parent, a long subject, a long place and a long signer's post."""
    head = letterhead(
        LONG_NAME,
        parent="ỦY BAN NHÂN DÂN TỈNH LÂM HẢI VÀ CÁC CƠ QUAN PHỐI HỢP THEO QUY CHẾ",
        notation="KH-BQLCDAVHTTDL",
        number="1234",
        place="Lâm Hải",
        day="29",
        month="12",
    )
    text = (
        f'<text kind="plan">{head}<title>KẾ HOẠCH</title><subject>{SENTENCE} {SENTENCE}</subject>'
        f"<addressees><addressee>{SENTENCE}</addressee><addressee>Bộ Ngoại giao</addressee></addressees>"
        f"<body>{paragraphs(2)}</body>{recipients('Như trên', SENTENCE)}"
        f"{signature('TM. ' + LONG_NAME[:90], post='TRƯỞNG BAN', name='Công Tằng Tôn Nữ Thị Phương Nguyên')}</text>"
    )
    return file(text, kind="programme", subject=SENTENCE, author=LONG_NAME)


def many_recipients() -> str:
    """Thirty recipients beside the signature."""
    names = [f"Cơ quan, đơn vị phối hợp thực hiện thứ {number}" for number in range(1, 31)]
    text = (
        f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title><subject>Về việc phối hợp</subject>'
        f"<body>{paragraphs(6)}</body>{recipients(*names)}{signature('TM. ỦY BAN NHÂN DÂN')}</text>"
    )
    return file(text)


def long_last_paragraph() -> str:
    """A last paragraph longer than two pages, before the signature."""
    text = (
        f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title><subject>Về việc dài</subject>'
        f"<body>{p(' '.join([SENTENCE] * 45))}</body>{recipients('Như trên')}{signature('TM. ỦY BAN NHÂN DÂN')}</text>"
    )
    return file(text)


def endings() -> str:
    """Texts whose ends fall on every height of a page, so that each signature block meets the page end differently."""
    texts = []
    for lines in range(14, 36):
        body = p("Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện.") * lines
        texts.append(
            f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title><subject>Về việc thứ {lines}</subject>'
            f"<body>{body}</body>{recipients('Như trên', 'Sở Tài chính')}{signature('TM. ỦY BAN NHÂN DÂN')}</text>"
        )
    return file(*texts)


def tables() -> str:
    """Tables with spans over columns and rows, groups, totals, several paragraphs, and a cell taller than a page."""
    spanning = (
        '<table><column width="2" align="left"/><column width="3" align="right"/><column width="5" align="justify"/>'
        "<head><row><cell rowspan='2'>Năm</cell><cell colspan='2'>Nguồn kinh phí</cell></row>"
        "<row><cell>Ngân sách</cell><cell>Diễn giải</cell></row></head>"
        '<row kind="group"><cell colspan="3">I. NGÂN SÁCH TỈNH</cell></row>'
        f'<row><cell rowspan="3">2026</cell><cell>1.250,5</cell><cell>{SENTENCE}</cell></row>'
        f"<row><cell>300</cell><cell><p>{SENTENCE}</p><p>Đoạn thứ hai của ô.</p></cell></row>"
        '<row><cell colspan="2">Nội dung chung của hai cột</cell></row>'
        '<row kind="total"><cell>Tổng</cell><cell>1.550,5</cell><cell></cell></row></table>'
    )
    tall = table(
        ((1, "center"), (4, "justify")), ("TT", "Nội dung"), row("1", " ".join([SENTENCE] * 40)) + row("2", "Ngắn")
    )
    return file(
        annex("BẢNG GỘP Ô", spanning + spanning + p("Hai bảng liền nhau ở trên là hai bảng.")),
        annex("Ô CAO HƠN TRANG", tall + p("Hết.")),
        kind="annexes",
    )


def binding() -> str:
    """The unbreakable pieces at many places of a line."""
    pieces = []
    for number, piece in enumerate(UNBROKEN):
        words = " ".join(
            f"{'văn bản thực hiện '[: 3 + step % 15].strip()} {piece}," for step in range(number, number + 24)
        )
        pieces.append(p(f"Các nội dung sau: {words} và các nội dung khác."))
    text = f'<text kind="plan">{letterhead(*COMMITTEE)}<title>KẾ HOẠCH</title><body>{"".join(pieces)}</body></text>'
    return file(text, kind="programme")


def draft() -> str:
    """A draft with answers still missing in every kind of place."""
    gap = "<missing>Tên người ký</missing>"
    text = (
        f'<text kind="decision">{COMMITTEE_HEAD}<title>QUYẾT ĐỊNH</title>'
        "<subject>Ban hành <missing>Tên chương trình</missing></subject>"
        "<preamble><citation>Căn cứ <missing>Luật</missing></citation><citation>Theo đề nghị</citation></preamble>"
        f"<body>{p('Nội dung <b>đậm</b>, <i>nghiêng</i>, <b><i>đậm nghiêng</i></b> và ' + gap)}"
        f"{table(((1, 'left'),), ('Cột',), row(gap))}{p(gap)}</body>{recipients(gap)}{signature(name=gap)}</text>"
    )
    return file(text)


SAMPLES: dict[str, Callable[[], str]] = {
    "decision": decision,
    "submission": submission,
    "official-letter": official_letter,
    "city": city,
    "long-names": long_names,
    "many-recipients": many_recipients,
    "long-last-paragraph": long_last_paragraph,
    "endings": endings,
    "tables": tables,
    "binding": binding,
    "draft": draft,
}
