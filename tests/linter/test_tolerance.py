"""What looks like a fault and is none: the linter says nothing."""

import unicodedata
from functools import partial

import pytest

from tests.linter.changes import Change, do_all, first_text, insert, set_fields, set_looks, set_page, swap, swap_line
from tests.linter.drafts import KINDS, Draft, P, Table, centred, text
from tests.linter.material import format_rules
from tests.linter.package import changed
from tests.linter.word import word_file
from wizard.document.linter import lint

_LONG = "Các cơ quan, đơn vị phối hợp thực hiện nhiệm vụ được giao và báo cáo kết quả trước ngày 15 tháng 12 hằng năm."


def _dated_before(draft: Draft) -> None:
    """A letter of 2024 from a province that has another name today."""
    do_all(
        draft,
        first_text("parent", "UBND TỈNH QUẢNG NAM"),
        first_text("date", "Quảng Nam, ngày 05 tháng 11 năm 2024"),
    )


LETTERHEADS: list[tuple[str, str, Change]] = [
    ("letter", "văn bản có từ trước khi sắp xếp đơn vị hành chính", _dated_before),
    ("decision", "Quốc hiệu, Tiêu ngữ giãn 1,15 dòng", set_looks("motto", line=1.15)),
    ("decision", "đường kẻ nét liền bằng VML", set_fields(strokes="vml")),
    ("letter", "tên cơ quan hai dòng", set_fields(agency=[
        centred("SỞ NÔNG NGHIỆP", size=13, bold=True), centred("VÀ MÔI TRƯỜNG", size=13, bold=True)
    ])),
    ("letter", "ký hiệu có chữ CT của cục thuế", first_text("number", "Số: 456/CT-TTHT")),
    ("letter", "dấu hỏa tốc đúng", set_fields(about=None, title=centred("THÔNG BÁO", bold=True), subject=[
        centred("Kết quả cuộc họp của Ban Chỉ đạo", bold=True)
    ], number=centred("Số: 45/TB-STC", size=13), addressees=[], recipients=[
        P("Nơi nhận:", size=12, bold=True, italic=True), P("- Các sở;", size=11), P("- Lưu: VT, NS.", size=11)
    ])),
    ("submission", "một nơi nhận cùng dòng", first_text("addressees", "Kính gửi: Ủy ban nhân dân tỉnh Lâm Hải.")),
    ("letter", "ký hiệu của thanh tra tỉnh", lambda draft: do_all(
        draft,
        set_fields(agency=[centred("THANH TRA TỈNH", size=13, bold=True)]),
        set_fields(posts=[centred("CHÁNH THANH TRA", bold=True)]),
        first_text("number", "Số: 55/TTr-VP"),
    )),
    ("letter", "nơi kính gửi có dấu phẩy", swap_line("addressees", 1, "Ủy ban nhân dân tỉnh", "Sở Giáo dục, Đào tạo")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "change"), LETTERHEADS, ids=[name for _, name, _ in LETTERHEADS])
def test_letterheads_that_are_right(kind: str, name: str, change: Change) -> None:
    draft = KINDS[kind]()
    change(draft)
    assert [(each.id, each.found) for each in lint(word_file(draft), format_rules()).findings] == []


TEXTS: list[tuple[str, str, Change]] = [
    ("letter", "ghi chú trong ngoặc in nghiêng", insert(1, text(f"({_LONG})", italic=True))),
    ("letter", "đoạn mở đầu in nghiêng", insert(0, text(f"Căn cứ quy định hiện hành, {_LONG}", italic=True))),
    ("letter", "một dòng 1)", insert(3, text("1) Nguồn vốn khác của địa phương."))),
    ("letter", "dòng đầu là số, ký hiệu", insert(3, text("15/QĐ-UBND là quyết định nêu trên của tỉnh."))),
    ("letter", "câu mở đầu bằng Điều của luật", insert(3, text("Điều 5 Luật này giao cho các sở thực hiện."))),
    ("decision", "luật có tên nhắc Quốc hội", swap_line(
        "citations", 0, "Luật Tổ chức chính quyền địa phương",
        "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"
    )),
    ("decision", "trích yếu không có chữ về", swap_line(
        "citations", 1, "về công tác văn thư", "quy định chi tiết một số điều của Luật Lưu trữ"
    )),
    ("decision", "quyết định một khoản không số", swap_line(
        "citations", 1, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        "Căn cứ Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII"
    )),
    ("submission", "gạch đầu dòng sau một nơi kính gửi", lambda draft: draft.body.__setitem__(
        slice(0, 0), [text("- Tên đề án: Phát triển du lịch;"), text("- Thời gian: Năm 2026.")]
    )),
    ("plan", "tiêu đề mở đầu bằng mục", swap(1, "QUY ĐỊNH CHUNG", "MỤC ĐÍCH, YÊU CẦU")),
    ("plan", "tiêu đề mở đầu bằng chương trình", swap(8, "TRÁCH NHIỆM", "CHƯƠNG TRÌNH CÔNG TÁC")),
    ("plan", "tiêu đề mở đầu bằng phần", swap(8, "TRÁCH NHIỆM", "PHẦN MỀM DÙNG CHUNG")),
    ("decision", "sửa đổi, bổ sung điều của văn bản khác", lambda draft: draft.body.__setitem__(slice(0, 1), [
        text("Điều 1. Sửa đổi, bổ sung một số điều của Quy chế (Phụ lục kèm theo):", bold_until=7),
        text("1. Sửa đổi Điều 4 như sau:"),
        text("“Điều 4. Nguyên tắc", bold=True),
        text("1. Công khai, minh bạch."),
        text("2. Đúng thẩm quyền.”."),
        text("2. Bổ sung Điều 5a như sau:"),
        text("“Điều 5a. Kinh phí bảo đảm theo quy định.”."),
    ])),
    ("plan", "điều có tiêu đề dài", swap(2, "Phạm vi điều chỉnh", "Phạm vi điều chỉnh, đối tượng áp dụng")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "change"), TEXTS, ids=[name for _, name, _ in TEXTS])
def test_texts_that_are_right(kind: str, name: str, change: Change) -> None:
    draft = KINDS[kind]()
    change(draft)
    assert [(each.id, each.found) for each in lint(word_file(draft), format_rules()).findings] == []


ENDINGS: list[tuple[str, str, Change]] = [
    ("letter", "dòng Lưu chỉ có VT", swap_line("recipients", 3, "VT, NS.", "VT.")),
    ("letter", "dòng Lưu có số bản", swap_line("recipients", 3, "VT, NS.", "VT, NS (2).")),
    ("letter", "dòng Lưu có người soạn", swap_line("recipients", 3, "NS.", "NS(An).")),
    ("letter", "nơi nhận trong ngoặc", swap_line("recipients", 2, "(b/c);", "(để báo cáo);")),
    ("letter", "giao quyền", swap_line("posts", 0, "GIÁM ĐỐC", "Q. GIÁM ĐỐC")),
    ("letter", "thừa lệnh", set_fields(posts=[
        centred("TL. GIÁM ĐỐC", bold=True), centred("TRƯỞNG PHÒNG NGÂN SÁCH", bold=True)
    ])),
    ("decision", "chánh văn phòng thừa lệnh", set_fields(posts=[
        centred("TL. CHỦ TỊCH", bold=True), centred("CHÁNH VĂN PHÒNG", bold=True)
    ])),
    ("letter", "người ký họ Ông", set_fields(signer=centred("Ông Văn Tùng", bold=True, before=100))),
    ("decision", "chức vụ khác của người ký ở phía trên họ tên", set_fields(posts=[
        centred("TL. CHỦ TỊCH", bold=True), centred("TRƯỞNG BAN", bold=True), P(""), P(""), P(""),
        centred("PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", bold=True),
    ], signer=centred("Lê Quang Sơn", bold=True))),
    ("decision", "chức vụ khác của người ký cách bằng giãn đoạn", set_fields(posts=[
        centred("TL. CHỦ TỊCH", bold=True), centred("TRƯỞNG BAN", bold=True),
        centred("PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", bold=True, before=100),
    ], signer=centred("Lê Quang Sơn", bold=True))),
    ("decision", "nghị quyết do chủ tịch hội đồng ký chứng thực", lambda draft: do_all(
        draft,
        set_fields(
            agency=[centred("HỘI ĐỒNG NHÂN DÂN", size=13, bold=True), centred("TỈNH LÂM HẢI", size=13, bold=True)],
            title=centred("NGHỊ QUYẾT", bold=True, before=18),
            authority=centred("HỘI ĐỒNG NHÂN DÂN TỈNH LÂM HẢI", bold=True, before=12, after=6),
            enacting=centred("QUYẾT NGHỊ:", bold=True, before=12, after=6),
            posts=[centred("CHỦ TỊCH", bold=True)],
        ),
        first_text("number", "Số: 15/NQ-HĐND"),
        lambda draft: setattr(
            draft.annexes[0].attached, "text",
            "(Kèm theo Nghị quyết số 15/NQ-HĐND ngày 05 tháng 11 năm 2026 của Hội đồng nhân dân tỉnh)",
        ),
    )),
    ("decision", "mẫu đơn trong phụ lục", lambda draft: draft.annexes[0].body.__setitem__(slice(0, None), [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True),
        centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        centred("ĐƠN ĐỀ NGHỊ", bold=True, before=12),
        P("Kính gửi: Sở Văn hóa, Thể thao và Du lịch", left=40, before=12),
        text("Họ và tên: ………………………………"),
        text("Địa chỉ: ……………………………………"),
        P("NGƯỜI LÀM ĐƠN", bold=True, align="right"),
        text("Đơn này lập thành hai bản./."),
    ])),
    ("decision", "nơi nhận hai điều", swap_line("recipients", 1, "Như Điều 3", "Như Điều 2, Điều 3")),
    ("plan", "dẫn cả hai phụ lục một lần", lambda draft: do_all(
        draft,
        swap(3, "(Phụ lục I kèm theo)", "(các phụ lục kèm theo)"),
        swap(4, "tại Phụ lục II", "do các sở xây dựng"),
    )),
    ("plan", "dẫn phụ lục từ I đến II", lambda draft: do_all(
        draft,
        swap(3, "(Phụ lục I kèm theo)", "(Phụ lục I đến Phụ lục II kèm theo)"),
    )),
    ("plan", "dẫn phụ lục của văn bản khác", swap(
        4, "tại Phụ lục II.", "tại Phụ lục II và theo Phụ lục VI kèm theo Nghị định số 30/2020/NĐ-CP."
    )),
    ("letter", "số và ngày để trống", lambda draft: do_all(
        draft,
        first_text("number", "Số:        /STC-NS"),
        first_text("date", "Lâm Hải, ngày      tháng      năm 2026"),
    )),
    ("decision", "chỉ dẫn để trống số và ngày", lambda draft: setattr(
        draft.annexes[0].attached, "text",
        "(Kèm theo Quyết định số        /QĐ-UBND ngày      tháng      năm 2026 của Chủ tịch UBND tỉnh)",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "change"), ENDINGS, ids=[name for _, name, _ in ENDINGS])
def test_endings_and_annexes_that_are_right(kind: str, name: str, change: Change) -> None:
    draft = KINDS[kind]()
    change(draft)
    assert [(each.id, each.found) for each in lint(word_file(draft), format_rules()).findings] == []


@pytest.mark.parametrize(
    "words",
    [
        "Trong ngày thứ hai của hội nghị, các đại biểu thảo luận.",
        "Khoản 2 Điều này áp dụng cho các sở; điểm a khoản 1 Điều 3 vẫn giữ nguyên.",
        "Theo quy định tại khoản 2 Điều 3 của Luật, Tỉnh ủy chỉ đạo các cấp.",
        "Đoàn công tác làm việc tại Thành phố Hồ Chí Minh, thành phố Đà Nẵng và tỉnh Nghệ An.",
        "Thành phố Đà Nẵng và tỉnh Nghệ An ký kết.",
        "Truy cập địa chỉ quangba.LamHai.vn/Tin hoặc gửi thư về a.Nguyen@lamhai.gov.vn trước 17:30.",
        "Đạt 98,5% kế hoạch, tăng 1.250.000 lượt; phiên bản 2.0 ra mắt.",
        "Hội thảo có Müller, Köln và Übersee tham dự; nhãn hiệu Lâm Hải® được bảo hộ.",
        "Đơn vị sự nghiệp và bộ phận ở miền Bắc bộc lộ hạn chế.",
        "TP.Hồ Chí Minh và ThS.Nguyễn Văn An.",
    ],
)
def test_words_that_are_right(words: str) -> None:
    draft = KINDS["letter"]()
    insert(2, text(words))(draft)
    assert [(each.id, each.found) for each in lint(word_file(draft), format_rules()).findings] == []


def test_decomposed_letters_are_as_wide_as_composed_ones() -> None:
    data = changed(word_file(KINDS["decision"]()), {"word/document.xml": partial(unicodedata.normalize, "NFD")})
    assert {each.id for each in lint(data, format_rules()).findings} == {"B05.decomposed"}


def test_what_is_expected_of_a_line_is_told_in_millimetres() -> None:
    draft = KINDS["letter"]()
    draft.agency_line, draft.motto_line = 40, 20
    found = {each.id: each.expected for each in lint(word_file(draft), format_rules()).findings}
    assert found == {"H03.motto-length": "60 mm", "H03.agency-length": "11 - 16 mm"}


def test_the_end_of_an_annex_may_be_a_table() -> None:
    draft = KINDS["decision"]()
    draft.annexes[0].body[2:] = []
    (finding,) = lint(word_file(draft), format_rules()).findings
    assert (finding.id, finding.part) == ("B02.annex", "Phụ lục, bảng 1, dòng 5")


def test_rank_and_capitals_before_a_name_do_not_contradict_each_other() -> None:
    draft = KINDS["letter"]()
    draft.signer = centred("TS. NGUYỄN VĂN AN", bold=True, before=100)
    found = {each.id: each.expected for each in lint(word_file(draft), format_rules()).findings}
    assert found == {"S01.rank": "chỉ ghi họ và tên", "S01.name-case": "Nguyễn Văn An"}


def test_the_notation_that_is_expected_has_no_spaces() -> None:
    draft = KINDS["letter"]()
    first_text("number", "Số: 456/UBND – KT")(draft)
    assert [each.expected for each in lint(word_file(draft), format_rules()).findings if each.id == "H05.dash"] == [
        "UBND-KT"
    ]


def test_a_broad_page_for_a_table_that_is_no_annex() -> None:
    draft = KINDS["letter"]()
    do_all(draft, set_page(width=297, height=210), insert(2, Table([["STT", "Nội dung", "Ghi chú"]] * 4)))
    assert "P01.orientation" not in {each.id for each in lint(word_file(draft), format_rules()).findings}


@pytest.mark.parametrize(
    "place", ["Thành phố Hồ Chí Minh", "Đắk Lắk", "Phường Điện Biên Phủ", "Bà Rịa - Vũng Tàu", "……"]
)
def test_place_names(place: str) -> None:
    draft = KINDS["submission"]()
    first_text("date", f"{place}, ngày 05 tháng 11 năm 2026")(draft)
    draft.date.size = 13  # type: ignore[union-attr]
    found = {each.id for each in lint(word_file(draft), format_rules()).findings}
    assert not found & {"H06.case", "H06.comma", "H06.impossible"}


def test_the_lines_of_both_columns_in_one_paragraph() -> None:
    """Some offices set the columns of the letterhead with spaces, the lines under them too."""
    draft = KINDS["submission"]()
    draft.strokes, draft.stroke_align = "underscores", "left"
    data = changed(word_file(draft), {"word/document.xml": lambda markup: markup.replace("_" * 9, "____ ____", 1)})
    assert "H03.balance" not in {each.id for each in lint(data, format_rules()).findings if "____ ____" in each.excerpt}
