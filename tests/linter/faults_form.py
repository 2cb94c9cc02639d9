"""More single faults of the letterhead, the opening and the addressees."""

from collections.abc import Iterator

from tests.linter.changes import Fault, do_all, first_text, set_fields, set_looks, swap_line
from tests.linter.drafts import Draft, P, centred


def letterheads() -> Iterator[Fault]:
    """Faults of letterhead, number, date and opening."""
    yield Fault("H01.place", "decision", "Quốc hiệu bên trái", set_fields(layout="swapped"))
    for kind in ("decision", "letter"):
        yield Fault("H02.spacing", kind, "Tiêu ngữ cách 1,5 dòng", set_looks("motto", line=1.5))
        yield Fault("H02.spacing", kind, "Tiêu ngữ cách 6 pt", set_looks("motto", before=6))
    yield Fault("H04.spacing", "letter", "cơ quan cách 2 dòng", set_looks("agency", line=2))
    yield Fault("H04.spacing", "letter", "cơ quan cách 12 pt", set_looks("agency", before=12))
    for strokes in ("shape", "vml", "border"):
        dashed = set_fields(strokes=strokes, stroke_dashed=True)
        yield Fault("H03.dashed", "decision", f"đường kẻ nét đứt, {strokes}", dashed)
        blue = set_fields(strokes=strokes, stroke_color="4472C4")
        yield Fault("P04.line", "letter", f"đường kẻ xanh, {strokes}", blue)
    for strokes in ("shape", "border", "underscores"):
        aside = set_fields(strokes=strokes, stroke_align="left")
        yield Fault("H03.balance", "letter", f"đường kẻ lệch, {strokes}", aside, ("H03.agency-length",))
    alone = lambda d: d.agency.pop()  # noqa: E731
    yield Fault("H04.agency-place", "decision", "ỦY BAN NHÂN DÂN", alone, ("H03.agency-length",))
    bare = lambda d: setattr(d.agency[1], "text", "TỈNH")  # noqa: E731
    yield Fault("H04.agency-place", "decision", "ỦY BAN NHÂN DÂN TỈNH", bare, ("H03.agency-length",))
    for name in ("SỞ VH,TT&DL", "SỞ GD&ĐT", "VĂN PHÒNG UBND TỈNH LÂM HẢI"):
        yield Fault(
            "H04.agency-abbreviated", "letter", name, first_text("agency", name), ("H03.agency-length", "H08.widow")
        )
    yield Fault("H04.old-name", "letter", "UBND tỉnh Quảng Nam", first_text("parent", "UBND TỈNH QUẢNG NAM"))
    old = first_text("agency", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    yield Fault("H04.old-name", "letter", "Sở Thông tin và Truyền thông", old, ("H03.agency-length", "H08.widow"))
    for words, finding in (
        ("Số: 15-QĐ/UBND", "H05.slash"),
        ("số: 15/QĐ-UBND", "H05.word"),
        ("Số: 15/QĐ -UBND", "H05.spaces"),
    ):
        yield Fault(finding, "decision", words, first_text("number", words), ("A01.mismatch",))
    yield Fault("H05.letter-type", "letter", "TTr ở công văn", first_text("number", "Số: 456/TTr-STC"))
    yield Fault("H05.cv", "letter", "STC-CV", first_text("number", "Số: 456/STC-CV"))
    for words, finding in (
        ("Lâm hải, ngày 05 tháng 11 năm 2026", "H06.case"),
        ("tỉnh Lâm Hải, ngày 05 tháng 11 năm 2026", "H06.case"),
        ("Lâm Hải, ngày 05 Tháng 11 năm 2026", "H06.case"),
        ("Lâm Hải, ngày 31 tháng 11 năm 2026", "H06.impossible"),
        ("Lâm Hải, ngày 05 tháng 13 năm 2026", "H06.impossible"),
        ("Lâm Hải, ngày 05 tháng 11 năm 26", "H06.abbreviated"),
        ("Lâm Hải, ngày 05-11-2026", "H06.abbreviated"),
    ):
        yield Fault(finding, "decision", words, first_text("date", words), ("A01.mismatch",))
    yield Fault("H07.word", "letter", "V/V", first_text("about", "V/V góp ý dự thảo Chương trình"))
    yield Fault("H07.case", "letter", "trích yếu in hoa", first_text("about", "V/v GÓP Ý DỰ THẢO CHƯƠNG TRÌNH"))
    long_name = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    yield Fault("H08.widow", "letter", long_name, first_text("agency", long_name), ("H03.agency-length",))
    lower = first_text("authority", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Hải")
    yield Fault("H09.authority-case", "decision", "thẩm quyền chữ thường", lower)
    yield Fault("H09.enacting-style", "decision", "Quyết định:", first_text("enacting", "Quyết định:"))
    yield Fault("H09.enacting-style", "decision", "lời ban hành canh trái", set_looks("enacting", align="left"))
    for words, finding, looks in (
        ("HỎA TỐC", "H10.stamp-size", {"size": 16, "bold": True}),
        ("KHẨN", "H10.stamp-bold", {"bold": False}),
        ("THƯỢNG KHẨN", "H10.stamp-upright", {"bold": True, "italic": True}),
        ("Hỏa tốc", "H10.stamp-case", {"bold": True}),
        ("LƯU HÀNH NỘI BỘ", "H10.stamp-size", {"size": 12, "bold": True}),
    ):
        yield Fault(finding, "decision", words, set_fields(about=centred(words, **looks)))


def addressees() -> Iterator[Fault]:
    """Faults of «Kính gửi»."""
    word = P("Kính gửi:", left=45, before=12)
    one = set_fields(addressees=[word, P("- Ủy ban nhân dân tỉnh.", left=55)])
    for words in ("Kính gởi:", "KÍNH GỞI:"):
        yield Fault("N02.word", "letter", words, first_text("addressees", words))
    yield Fault("N02.one-line", "letter", "một nơi ở dòng dưới", one)
    both = set_fields(addressees=[P("Kính gửi: Ủy ban nhân dân tỉnh; Sở Tài chính.", left=45, before=12)])
    yield Fault("N02.own-lines", "letter", "hai nơi một dòng", both)
    beside = first_text("addressees", "Kính gửi: - Sở Nội vụ;")
    yield Fault("N02.own-lines", "letter", "nơi đầu cùng dòng", beside)

    def aside(draft: Draft) -> None:
        draft.addressees[2].left = 70

    yield Fault("N02.align", "letter", "gạch đầu dòng lệch", aside)

    def centre(draft: Draft) -> None:
        for line in draft.addressees[1:]:
            line.align, line.left = "center", 0

    yield Fault("N02.align", "letter", "nơi kính gửi canh giữa", centre)
    none = lambda d: do_all(d, set_fields(addressees=[]), lambda e: e.recipients.pop(1))  # noqa: E731
    yield Fault("N02.submission", "submission", "tờ trình không Kính gửi", none)
    yield Fault("N02.dash", "letter", "gạch dài", swap_line("addressees", 1, "- ", "– "))
    yield Fault("N02.end", "letter", "nơi cuối chấm phẩy", swap_line("addressees", 2, "lịch.", "lịch;"))
