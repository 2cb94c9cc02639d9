"""Single faults of citations, divisions, wording, ending, annexes, tables and leftovers."""

import unicodedata
from collections.abc import Iterator

from tests.linter.changes import (
    Fault,
    change_body,
    do_all,
    drop,
    first_text,
    insert,
    long_table,
    set_annex,
    set_fields,
    set_table,
    swap,
    swap_line,
)
from tests.linter.drafts import Draft, P, text


def contents() -> Iterator[Fault]:
    """Faults of the contents."""
    cite = "citations"
    yield Fault("B01.missing", "decision", "không căn cứ", drop("citations"))
    yield Fault("B01.end", "decision", "căn cứ dấu phẩy", swap_line(cite, 0, "2025;", "2025,"))
    yield Fault("B01.last-end", "decision", "căn cứ cuối dấu phẩy", swap_line(cite, 2, "SVHTTDL.", "SVHTTDL,"))
    yield Fault("B01.last-end", "decision", "căn cứ cuối chấm phẩy", swap_line(cite, 2, "SVHTTDL.", "SVHTTDL;"))
    yield Fault("B01.dash", "decision", "gạch đầu dòng", swap_line(cite, 0, "Căn cứ", "- Căn cứ"))
    law = swap_line(cite, 0, "địa phương ngày", "địa phương số 72/2025/QH15 ngày")
    yield Fault("B01.law-number", "decision", "số của luật", law)
    yield Fault("B01.law-date", "decision", "luật thiếu ngày", swap_line(cite, 0, " ngày 16 tháng 6 năm 2025", ""))
    yield Fault(
        "B01.incomplete", "decision", "nghị định thiếu ngày", swap_line(cite, 1, " ngày 05 tháng 3 năm 2020", "")
    )
    yield Fault("B01.word-number", "decision", "thiếu «số»", swap_line(cite, 1, "Nghị định số", "Nghị định"))
    yield Fault("B02.missing", "letter", "không ./.", swap(4, "./.", "."))
    yield Fault("B02.many", "letter", "hai ./.", swap(2, "giao.", "giao./."))
    yield Fault(
        "B02.many",
        "letter",
        "./. ở giữa",
        lambda d: do_all(d, swap(2, "giao.", "giao./."), swap(4, "./.", ".")),
    )
    for mark in ("/.", "./", ". / .", ".//."):
        yield Fault("B02.variant", "letter", mark, swap(4, "./.", mark), ("B05.before-mark",))
    yield Fault("B03.level-case", "plan", "CHƯƠNG I", swap(0, "Chương I", "CHƯƠNG I"))
    yield Fault("B03.roman", "plan", "Chương 1", swap(0, "Chương I", "Chương 1"))
    yield Fault("B03.arabic", "plan", "Mục I", swap(7, "Mục 1", "Mục I"))
    yield Fault("B03.level-style", "plan", "Chương không đậm", change_body(0, bold=False))
    yield Fault("B03.title-case", "plan", "tiêu đề chương thường", swap(1, "QUY ĐỊNH CHUNG", "Quy định chung"))
    yield Fault("B03.title-missing", "plan", "chương không tiêu đề", lambda d: d.body.pop(1))
    yield Fault("B03.section-case", "submission", "mục chữ thường", swap(0, "SỰ CẦN THIẾT", "Sự cần thiết"))
    yield Fault("B03.section-bold", "submission", "mục không đậm", change_body(0, bold=False))
    yield Fault("B03.article-mark", "plan", "Điều 1:", swap(2, "Điều 1.", "Điều 1:"))
    yield Fault("B03.article-case", "plan", "ĐIỀU 1.", swap(2, "Điều 1.", "ĐIỀU 1."))
    yield Fault("B03.article-bold", "decision", "Điều không đậm", change_body(0, bold_until=0))
    for wrong in ("a. ", "(a) "):
        yield Fault("B03.point-mark", "submission", wrong, swap(3, "a) ", wrong), ("B03.sequence",))
    yield Fault("B03.point-order", "submission", "thiếu đ", swap(7, "đ) ", "e) "))
    yield Fault("B03.point-order", "submission", "điểm f", swap(7, "đ) ", "f) "))
    yield Fault("B03.sequence", "plan", "nhảy điều", swap(9, "Điều 2", "Điều 3"))
    yield Fault("B03.sequence", "letter", "nhảy khoản", swap(3, "2. ", "3. "))
    yield Fault("B03.sequence", "submission", "nhảy mục", swap(10, "II. ", "III. "))
    yield Fault("B03.decimal", "letter", "1.1.", insert(3, text("1.1. Nguồn vốn khác.")))
    yield Fault("B03.bullet", "letter", "dấu tròn", insert(3, text("• Nguồn vốn khác.")))
    yield Fault("B03.bullet", "letter", "dấu tròn tự động", insert(3, text("Nguồn vốn khác.", numbering=(1, 0))))
    yield Fault("B04.cite", "letter", "Khoản 2", swap(1, "khoản 2", "Khoản 2"))
    yield Fault("B04.cite", "letter", "điều 3", swap(1, "Điều 3", "điều 3"))
    yield Fault("B04.document", "letter", "quyết định số", swap(1, "Quyết định số", "quyết định số"))
    yield Fault("B04.weekday", "letter", "thứ hai", swap(2, "Về kinh phí:", "Họp vào sáng thứ hai về kinh phí:"))
    yield Fault("B05.spaces", "letter", "hai dấu cách", swap(2, "bảo đảm", "bảo  đảm"))
    yield Fault("B05.before-mark", "letter", "cách trước dấu phẩy", swap(0, "nhiệm vụ,", "nhiệm vụ ,"))
    yield Fault("B05.after-mark", "letter", "dính dấu phẩy", swap(0, "nhiệm vụ, ", "nhiệm vụ,"))
    yield Fault("B05.brackets", "letter", "cách trong ngoặc", swap(2, "được giao", "được giao ( năm 2026 )"))
    loose = unicodedata.normalize("NFD", "thống nhất")
    yield Fault("B05.decomposed", "letter", "tổ hợp", swap(3, "thống nhất", loose))
    yield Fault("B05.invisible", "letter", "ký tự ẩn", swap(3, "thống nhất", "thống\u200b nhất"))
    yield Fault("B05.d-stroke", "letter", "Ð", swap(2, "bảo đảm", "bảo \u00f0ảm"))
    yield Fault("B05.tone", "letter", "uỷ", swap(2, "được giao", "được giao, uỷ quyền và Ủy ban hòa hợp"))
    yield Fault("B05.old-unit", "letter", "UBND huyện", swap(2, "được giao", "được giao cho UBND huyện"))


def endings() -> Iterator[Fault]:
    """Faults of the endings."""
    posts, people = "posts", "recipients"
    yield Fault("S01.missing", "letter", "không chữ ký", lambda d: do_all(d, drop("posts"), drop("signer")))
    yield Fault("S01.name-missing", "letter", "không họ tên", set_fields(signer=None))
    yield Fault("S01.prefix", "decision", "KT không chấm", swap_line(posts, 0, "KT. ", "KT "))
    yield Fault("S01.prefix", "decision", "K/T", swap_line(posts, 0, "KT. ", "K/T "))
    yield Fault("S01.prefix", "plan", "T/M", swap_line(posts, 0, "TM. ", "T/M "))
    tm = P("TM. SỞ TÀI CHÍNH", bold=True, align="center")
    yield Fault("S01.collective", "letter", "TM. ở sở", lambda d: d.posts.insert(0, tm))
    behalf = P("TM. ỦY BAN NHÂN DÂN", bold=True, align="center")
    yield Fault("S01.authority", "decision", "TM. với thẩm quyền Chủ tịch", lambda d: d.posts.insert(0, behalf))
    collective = first_text("authority", "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI")
    yield Fault("S01.authority", "decision", "thiếu TM. với thẩm quyền UBND", collective)
    yield Fault("S01.deputy", "decision", "phó không KT.", lambda d: d.posts.pop(0))
    yield Fault("S01.deputy", "letter", "PHÓ GIÁM ĐỐC", swap_line(posts, 0, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
    for rank in ("TS. ", "ThS. ", "Ông "):
        yield Fault("S01.rank", "letter", rank, first_text("signer", rank + "Nguyễn Văn An"))
    yield Fault("S01.name-case", "letter", "họ tên in hoa", first_text("signer", "NGUYỄN VĂN AN"))
    yield Fault("S01.case", "letter", "chức vụ chữ thường", swap_line(posts, 0, "GIÁM ĐỐC", "Giám đốc"))
    yield Fault("S02.agency", "plan", "TM. cơ quan khác", swap_line(posts, 0, "ỦY BAN", "HỘI ĐỒNG"))
    yield Fault("N01.missing", "letter", "không Nơi nhận", set_fields(recipients=[]))
    yield Fault("N01.colon", "letter", "thiếu hai chấm", swap_line(people, 0, ":", ""))
    yield Fault("N01.empty", "letter", "không danh sách", lambda d: setattr(d, people, d.recipients[:1]))
    yield Fault("N01.file", "letter", "không Lưu", lambda d: d.recipients.pop())
    yield Fault("N01.file-last", "letter", "Lưu không cuối", lambda d: d.recipients.insert(2, d.recipients.pop()))
    yield Fault("N01.file-end", "letter", "Lưu chấm phẩy", swap_line(people, 3, "NS.", "NS;"))
    yield Fault("N01.file-colon", "letter", "Lưu thiếu hai chấm", swap_line(people, 3, "Lưu:", "Lưu"))
    yield Fault("N01.line-end", "letter", "nơi nhận dấu phẩy", swap_line(people, 2, ";", ","))
    yield Fault("N01.dash", "letter", "gạch dài", swap_line(people, 2, "- ", "– "))
    yield Fault("N01.same-missing", "letter", "không Như trên", lambda d: d.recipients.pop(1))
    yield Fault("N01.same-extra", "plan", "Như trên thừa", swap_line(people, 1, "Các sở, ban, ngành", "Như trên"))
    yield Fault("N01.articles", "decision", "không Như Điều", lambda d: d.recipients.pop(1))


def annexes() -> Iterator[Fault]:
    """Faults of the annexes."""
    yield Fault("A01.not-referred", "decision", "không dẫn phụ lục", swap(0, " (Phụ lục kèm theo)", ""))
    yield Fault("A01.absent", "decision", "không có phụ lục", lambda d: d.annexes.clear())
    single = lambda d: setattr(d.annexes[0].label, "text", "Phụ lục I")  # noqa: E731
    yield Fault("A01.single-numbered", "decision", "một phụ lục đánh số", single)
    yield Fault("A01.unnumbered", "plan", "không đánh số", lambda d: setattr(d.annexes[0].label, "text", "Phụ lục"))
    yield Fault("A01.roman", "plan", "Phụ lục 1", lambda d: setattr(d.annexes[0].label, "text", "Phụ lục 1"))
    yield Fault("A01.order", "plan", "Phụ lục III", lambda d: setattr(d.annexes[1].label, "text", "Phụ lục III"))
    yield Fault("A01.case", "decision", "PHỤ LỤC", lambda d: setattr(d.annexes[0].label, "text", "PHỤ LỤC"))
    yield Fault("A01.title-missing", "decision", "không tên", set_annex(title=[]))
    lower = lambda d: setattr(d.annexes[0].title[0], "text", "Danh mục nhiệm vụ")  # noqa: E731
    yield Fault("A01.title-case", "decision", "tên chữ thường", lower)
    yield Fault("A01.attached-missing", "decision", "không Kèm theo", set_annex(attached=None))
    for old, new in (("15/QĐ-UBND", "16/QĐ-UBND"), ("ngày 05", "ngày 06")):

        def other(draft: Draft, old: str = old, new: str = new) -> None:
            attached = draft.annexes[0].attached
            assert attached
            attached.text = attached.text.replace(old, new)

        yield Fault("A01.mismatch", "decision", f"Kèm theo {new}", other)
    yield Fault("T01.width", "decision", "bảng rộng", set_table(width=200))
    yield Fault("T01.borders", "decision", "bảng không kẻ", set_table(borders=False))
    yield Fault("T01.shading", "decision", "tô màu", set_table(shading="BDD6EE"))
    yield Fault("T01.header", "decision", "không lặp tiêu đề", long_table(header=False))
    yield Fault("T01.split", "decision", "dòng bị ngắt", long_table(keep=False))


def leftovers() -> Iterator[Fault]:
    """Faults of the leftovers."""
    for words in ("[tên đơn vị]", "???", "xxx", "[CẦN BỔ SUNG: số liệu]"):
        yield Fault("X01.placeholder", "letter", words, swap(2, "được giao", f"được giao cho {words} năm 2026"))
    yield Fault("X01.dots", "letter", "dấu chấm", swap(2, "được giao", "được giao cho …… năm 2026"))
    yield Fault(
        "X01.field-error", "letter", "lỗi trường", swap(2, "được giao", "được giao Error! Reference source not found")
    )
    yield Fault("X01.tracked", "letter", "theo dõi thay đổi", set_fields(tracked=True))
    yield Fault("X01.comments", "letter", "ghi chú", set_fields(comments=True))
    yield Fault("X01.highlight", "letter", "tô màu", change_body(2, extra='<w:highlight w:val="yellow"/>'))
    yield Fault("X01.hidden", "letter", "chữ ẩn", change_body(2, extra="<w:vanish/>"))
    yield Fault("X01.strike", "letter", "gạch ngang", change_body(2, extra="<w:strike/>"))
    yield Fault("X02.author", "letter", "tác giả", set_fields(properties="Nguyễn Văn A"))
