# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""What the strangers' documents say: papers of the fictional province Thanh Vân, in a small mark-up of our own.

A paper is written once here; the hands (by_library, by_word, ...) set it with the tools and habits of real offices. The
mark-up has one line for one paragraph: `@key value` for the parts of the form, plain lines for the content, `|` lines for
the rows of a table, `@attached` for a text issued with a decision and `@annex` for an annex.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

Role = Literal[
    "p", "article", "article heading", "part", "part title", "roman", "clause", "clause heading", "point", "dash"
]


@dataclass(frozen=True)
class Line:
    """A paragraph of the content; `lead` is its bold beginning («Điều 1.»), `text` the rest."""

    role: Role
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]


@dataclass
class Piece:
    """An annex, or a text issued with a decision (`attached`): a section of its own."""

    attached: bool
    label: str
    title: str
    link: str = ""
    landscape: bool = False
    content: list[Line | Table] = field(default_factory=list)


@dataclass
class Paper:
    superior: str = ""
    issuer: tuple[str, ...] = ()
    code: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    kind: str = ""
    subject: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    calls: str = ""
    authority: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    order: str = ""
    sign: tuple[str, ...] = ()
    name: str = ""
    left_sign: str = ""
    left_name: str = ""
    recipients: tuple[str, ...] = ()
    content: list[Line | Table] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_letter(self) -> bool:
        return not self.kind

    @property
    def number_line(self) -> str:
        """`Số: 15/QĐ-UBND`, or with room for the number: non-breaking spaces, so that the gap stays."""
        return f"Số: {self.number or chr(0xA0) * 7}/{self.code}"


ROOM = re.compile(" {3,}")
SINGLE = {"superior", "code", "number", "place", "date", "kind", "calls", "order", "name", "left_sign", "left_name"}
SEVERAL = {"issuer", "subject", "to", "authority", "bases", "sign", "recipients"}
ENDINGS = (".", ";", ":", "./.", ",")


def line_of(text: str) -> Line:
    first = text.split(" ", 1)[0]
    whole = not text.endswith(ENDINGS)
    if text.startswith("Điều "):
        lead = " ".join(text.split(" ", 2)[:2])
        rest = text.removeprefix(lead)
        return Line("article heading" if whole else "article", rest, lead)
    if first in ("Chương", "Phần"):
        return Line("part", text)
    if text.isupper() and first.rstrip(".") not in ("I", "II", "III", "IV", "V"):
        return Line("part title", text)
    if text.isupper():
        return Line("roman", text)
    if first[:-1].isdigit() and first.endswith("."):
        return Line("clause heading" if whole else "clause", text)
    if len(first) == 2 and first.endswith(")"):
        return Line("point", text)
    if first == "-":
        return Line("dash", text)
    return Line("p", text)


def paper(marked: str) -> Paper:
    """The paper written in `marked`; raises ValueError at an unknown key."""
    read = Paper()
    content = read.content
    several: dict[str, list[str]] = {key: [] for key in SEVERAL}
    for raw in marked.strip().splitlines():
        text = ROOM.sub(lambda gap: "\u00a0" * len(gap.group()), raw.strip())  # room for what is filled in later
        if not text:
            continue
        if text.startswith("|"):
            row = tuple(cell.strip() for cell in text.strip("|").split("|"))
            if content and isinstance(content[-1], Table):
                content[-1] = Table((*content[-1].rows, row))
            else:
                content.append(Table((row,)))
        elif text.startswith("@"):
            key, _, value = text[1:].partition(" ")
            if key in ("annex", "attached"):
                label, _, title = value.partition(" | ")
                read.pieces.append(Piece(key == "attached", label, title))
                content = read.pieces[-1].content
            elif key == "with":
                read.pieces[-1].link = value
            elif key == "landscape":
                read.pieces[-1].landscape = True
            elif key in SINGLE:
                setattr(read, key, value)
            elif key in SEVERAL:
                several[key].append(value)
            else:
                raise ValueError(f"Unknown key: {key}")
        else:
            content.append(line_of(text))
    for key, lines in several.items():
        setattr(read, key, tuple(lines))
    return read


BASES = """
@bases Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
@bases Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
"""
PROVINCE = """
@issuer ỦY BAN NHÂN DÂN
@issuer TỈNH THANH VÂN
@place Thanh Vân
"""
CULTURE = """
@superior UBND TỈNH THANH VÂN
@issuer SỞ VĂN HÓA, THỂ THAO
@issuer VÀ DU LỊCH
@place Thanh Vân
"""
HOME = """
@superior UBND TỈNH THANH VÂN
@issuer SỞ NỘI VỤ
@place Thanh Vân
"""
COMMUNE = """
@issuer ỦY BAN NHÂN DÂN
@issuer XÃ BÌNH MINH
@place Bình Minh
"""
BLANK_DATE = "@date ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng 11 năm 2026\n"
TOGETHER = """
@sign TM. ỦY BAN NHÂN DÂN
@sign KT. CHỦ TỊCH
@sign PHÓ CHỦ TỊCH
@name Trần Thị Hạnh
"""

PAPERS: dict[str, Paper] = {
    # A decision by the chairman's own power, half a page, number and date still empty.
    "decision": paper(
        PROVINCE
        + BLANK_DATE
        + BASES
        + """
@code QĐ-UBND
@kind QUYẾT ĐỊNH
@subject Về việc thành lập Tổ công tác quảng bá hình ảnh tỉnh Thanh Vân
@authority CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THANH VÂN
@bases Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 86/TTr-SVHTTDL ngày 12 tháng 10 năm 2026.
@order QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác quảng bá hình ảnh tỉnh Thanh Vân gồm 09 thành viên do Giám đốc Sở Văn hóa, Thể thao và Du lịch làm Tổ trưởng.
Điều 2. Tổ công tác làm việc theo chế độ kiêm nhiệm và tự giải thể sau khi hoàn thành nhiệm vụ được giao.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
@sign CHỦ TỊCH
@name Nguyễn Văn Thành
@recipients - Như Điều 3;
@recipients - Bộ Văn hóa, Thể thao và Du lịch;
@recipients - Lưu: VT, VX.
"""
    ),
    # The collective's power, filled number and date, one annex with a table.
    "decision by the committee": paper(
        PROVINCE
        + BASES
        + """
@number 1204
@date ngày 05 tháng 11 năm 2026
@code QĐ-UBND
@kind QUYẾT ĐỊNH
@subject Phê duyệt danh mục sản phẩm truyền thông năm 2027
@authority ỦY BAN NHÂN DÂN TỈNH THANH VÂN
@bases Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 215/TTr-STC ngày 20 tháng 10 năm 2026.
@order QUYẾT ĐỊNH:
Điều 1. Phê duyệt danh mục sản phẩm truyền thông năm 2027 (Phụ lục kèm theo).
Điều 2. Giao Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan:
1. Cân đối kinh phí thực hiện trong dự toán ngân sách hằng năm.
2. Hướng dẫn việc thanh toán, quyết toán theo quy định.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tài chính và Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.
@sign TM. ỦY BAN NHÂN DÂN
@sign CHỦ TỊCH
@name Nguyễn Văn Thành
@recipients - Như Điều 4;
@recipients - Thường trực Tỉnh ủy (để b/c);
@recipients - Lưu: VT, KT (12).
@annex Phụ lục | DANH MỤC SẢN PHẨM TRUYỀN THÔNG NĂM 2027
@with (Kèm theo Quyết định số 1204/QĐ-UBND ngày 05 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
| Số TT | Tên sản phẩm | Đơn vị chủ trì | Kinh phí (triệu đồng) |
| 1 | Phim giới thiệu tỉnh Thanh Vân | Báo và Phát thanh, truyền hình tỉnh | 1.250 |
| 2 | Sách ảnh song ngữ | Sở Văn hóa, Thể thao và Du lịch | 480 |
| 3 | Trang thông tin đối ngoại | Sở Ngoại vụ | 320 |
"""
    ),
    # A plan issued with a decision: the attached text has its own head without number and date.
    "decision with plan": paper(
        CULTURE
        + BASES
        + """
@date ngày 09 tháng 02 năm 2026
@number 08
@code QĐ-SVHTTDL
@kind QUYẾT ĐỊNH
@subject Ban hành Kế hoạch kiểm tra công tác văn thư năm 2026
@authority GIÁM ĐỐC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH
@bases Theo đề nghị của Chánh Văn phòng Sở.
@order QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công tác văn thư năm 2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng, Trưởng các phòng và Thủ trưởng các đơn vị trực thuộc Sở chịu trách nhiệm thi hành Quyết định này./.
@sign KT. GIÁM ĐỐC
@sign PHÓ GIÁM ĐỐC
@name Lê Minh Tuấn
@recipients - Như Điều 3;
@recipients - Ủy ban nhân dân tỉnh;
@recipients - Lưu: VT, VP.
@attached KẾ HOẠCH | Kiểm tra công tác văn thư năm 2026
@with (Kèm theo Quyết định số 08/QĐ-SVHTTDL ngày 09 tháng 02 năm 2026 của Giám đốc Sở Văn hóa, Thể thao và Du lịch)
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Đánh giá đúng tình hình thực hiện công tác văn thư của các phòng, đơn vị thuộc Sở.
2. Yêu cầu
Việc kiểm tra phải khách quan, không làm ảnh hưởng đến hoạt động của đơn vị được kiểm tra.
II. TỔ CHỨC THỰC HIỆN
Văn phòng Sở chủ trì thực hiện Kế hoạch này, báo cáo Giám đốc Sở trước ngày 15 tháng 12 năm 2026./.
"""
    ),
    # A regulation in chapters and articles issued with a decision.
    "decision with regulation": paper(
        PROVINCE
        + BASES
        + """
@date ngày 25 tháng 3 năm 2026
@number 412
@code QĐ-UBND
@kind QUYẾT ĐỊNH
@subject Ban hành Quy chế quản lý Cổng thông tin đối ngoại tỉnh Thanh Vân
@authority ỦY BAN NHÂN DÂN TỈNH THANH VÂN
@bases Theo đề nghị của Giám đốc Sở Ngoại vụ.
@order QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý Cổng thông tin đối ngoại tỉnh Thanh Vân.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Ngoại vụ và Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.
@recipients - Như Điều 3;
@recipients - Các Phó Chủ tịch Ủy ban nhân dân tỉnh;
@recipients - Lưu: VT, NC.
@attached QUY CHẾ | Quản lý Cổng thông tin đối ngoại tỉnh Thanh Vân
@with (Kèm theo Quyết định số 412/QĐ-UBND ngày 25 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc quản lý, vận hành và cung cấp thông tin trên Cổng thông tin đối ngoại tỉnh Thanh Vân.
Điều 2. Nguyên tắc hoạt động
1. Bảo đảm thông tin chính xác, kịp thời, đúng quy định của pháp luật.
2. Tuân thủ quy định về bảo vệ bí mật nhà nước, cụ thể như sau:
a) Không đăng tải thông tin thuộc danh mục bí mật nhà nước;
b) Thực hiện đúng quy trình duyệt tin, bài;
c) Lưu trữ dữ liệu trong thời hạn 05 năm;
d) Sao lưu dữ liệu hằng tuần;
đ) Báo cáo ngay khi xảy ra sự cố.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Trách nhiệm của Sở Ngoại vụ
Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện Quy chế này.
Điều 4. Điều khoản thi hành
Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Sở Ngoại vụ để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét, quyết định./.
"""
        + TOGETHER
    ),
    "decision on staff": paper(
        HOME
        + BASES
        + """
@number 97
@date ngày 01 tháng 12 năm 2026
@code QĐ-SNV
@kind QUYẾT ĐỊNH
@subject Về việc nâng bậc lương thường xuyên đối với công chức
@authority GIÁM ĐỐC SỞ NỘI VỤ
@bases Xét đề nghị của Trưởng phòng Công chức, viên chức.
@order QUYẾT ĐỊNH:
Điều 1. Nâng bậc lương thường xuyên đối với ông Phạm Quốc Bảo, chuyên viên Phòng Công chức, viên chức, từ bậc 3 lên bậc 4, kể từ ngày 01 tháng 12 năm 2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Sở, Trưởng phòng Công chức, viên chức và ông Phạm Quốc Bảo chịu trách nhiệm thi hành Quyết định này./.
@sign GIÁM ĐỐC
@name Đỗ Thị Mai Hương
@recipients - Như Điều 3;
@recipients - Lưu: VT, CCVC.
"""
    ),
    # A plan of the province with an annex on landscape pages.
    "plan": paper(
        PROVINCE
        + BLANK_DATE
        + """
@code KH-UBND
@kind KẾ HOẠCH
@subject Truyền thông, quảng bá hình ảnh tỉnh Thanh Vân năm 2027
Thực hiện Nghị quyết số 59-NQ/TW ngày 24 tháng 01 năm 2025 của Bộ Chính trị về hội nhập quốc tế trong tình hình mới, Ủy ban nhân dân tỉnh ban hành Kế hoạch truyền thông, quảng bá hình ảnh tỉnh Thanh Vân năm 2027 như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Giới thiệu tiềm năng, thế mạnh của tỉnh với bạn bè trong nước và quốc tế;
b) Thu hút đầu tư, phát triển du lịch.
2. Yêu cầu
Các hoạt động phải thiết thực, tiết kiệm, có trọng tâm, trọng điểm.
II. NHIỆM VỤ
1. Sản xuất phim giới thiệu về tỉnh bằng tiếng Việt và tiếng Anh.
2. Tổ chức 02 chuyến khảo sát cho phóng viên nước ngoài.
3. Các nhiệm vụ cụ thể theo Phụ lục kèm theo Kế hoạch này.
III. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch này; báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2027.
2. Sở Tài chính tham mưu bố trí kinh phí theo quy định của Luật Ngân sách nhà nước./.
@recipients - Thường trực Tỉnh ủy;
@recipients - Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh;
@recipients - Các Sở, ban, ngành cấp tỉnh;
@recipients - Lưu: VT, VX.
@annex Phụ lục | PHÂN CÔNG NHIỆM VỤ NĂM 2027
@with (Kèm theo Kế hoạch số        /KH-UBND ngày      tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
@landscape
| Số TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
| 1 | Sản xuất phim giới thiệu về tỉnh | Sở Văn hóa, Thể thao và Du lịch | Báo và Phát thanh, truyền hình tỉnh | Quý II năm 2027 |
| 2 | Tổ chức chuyến khảo sát | Sở Ngoại vụ | Sở Tài chính | Quý III năm 2027 |
"""
        + TOGETHER
    ),
    "plan of a department": paper(
        HOME
        + """
@number 31
@date ngày 02 tháng 01 năm 2026
@code KH-SNV
@kind KẾ HOẠCH
@subject Bồi dưỡng nghiệp vụ văn thư, lưu trữ năm 2026
Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Sở Nội vụ xây dựng Kế hoạch bồi dưỡng nghiệp vụ văn thư, lưu trữ năm 2026 như sau:
I. MỤC ĐÍCH
Nâng cao kiến thức, kỹ năng cho công chức, viên chức làm công tác văn thư, lưu trữ.
II. NỘI DUNG
1. Đối tượng: Công chức, viên chức làm công tác văn thư, lưu trữ tại các Sở, ban, ngành và Ủy ban nhân dân các xã, phường.
2. Thời gian: Tháng 5 năm 2026.
III. TỔ CHỨC THỰC HIỆN
Trưởng phòng Hành chính chịu trách nhiệm tổ chức thực hiện Kế hoạch này./.
@sign GIÁM ĐỐC
@name Đỗ Thị Mai Hương
@recipients - Bộ Nội vụ;
@recipients - Các phòng, đơn vị thuộc Sở;
@recipients - Lưu: VT, HC.
"""
    ),
    # Three annexes.
    "programme": paper(
        PROVINCE
        + """
@number 07
@date ngày 15 tháng 11 năm 2026
@code CTr-UBND
@kind CHƯƠNG TRÌNH
@subject Truyền thông, quảng bá hình ảnh tỉnh Thanh Vân
@subject giai đoạn 2026 - 2030
Thực hiện Nghị quyết số 59-NQ/TW ngày 24 tháng 01 năm 2025 của Bộ Chính trị về hội nhập quốc tế trong tình hình mới, Ủy ban nhân dân tỉnh ban hành Chương trình như sau:
I. MỤC TIÊU
1. Mục tiêu chung
Xây dựng hình ảnh tỉnh Thanh Vân xanh, thân thiện, giàu bản sắc (các chỉ tiêu cụ thể tại Phụ lục I kèm theo).
2. Mục tiêu cụ thể
- Phấn đấu đến năm 2030, 100% xã, phường có trang thông tin điện tử song ngữ.
- Mỗi năm tổ chức ít nhất 02 sự kiện đối ngoại.
II. NHIỆM VỤ, GIẢI PHÁP
1. Nhiệm vụ theo Phụ lục II kèm theo.
2. Kinh phí theo Phụ lục III kèm theo.
III. TỔ CHỨC THỰC HIỆN
Giao Sở Văn hóa, Thể thao và Du lịch là cơ quan thường trực, định kỳ hằng năm tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.
@recipients - Bộ Văn hóa, Thể thao và Du lịch;
@recipients - Thường trực Hội đồng nhân dân tỉnh;
@recipients - Lưu: VT, VX.
@annex Phụ lục I | CÁC CHỈ TIÊU CHỦ YẾU
@with (Kèm theo Chương trình số 07/CTr-UBND ngày 15 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
1. Tăng số lượng khách du lịch quốc tế bình quân 12% mỗi năm.
2. Duy trì 04 chuyên mục đối ngoại trên sóng truyền hình./.
@annex Phụ lục II | DANH MỤC NHIỆM VỤ
@with (Kèm theo Chương trình số 07/CTr-UBND ngày 15 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
| STT | Nhiệm vụ | Cơ quan chủ trì |
| 1 | Xây dựng bộ nhận diện hình ảnh tỉnh | Sở Văn hóa, Thể thao và Du lịch |
| 2 | Tập huấn người phát ngôn | Sở Ngoại vụ |
@annex Phụ lục III | DỰ KIẾN KINH PHÍ
@with (Kèm theo Chương trình số 07/CTr-UBND ngày 15 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Thanh Vân)
Tổng kinh phí dự kiến là 24.500 triệu đồng, bố trí từ ngân sách tỉnh và nguồn xã hội hóa./.
"""
        + TOGETHER
    ),
    "submission": paper(
        CULTURE
        + BLANK_DATE
        + """
@code TTr-SVHTTDL
@kind TỜ TRÌNH
@subject Về việc đề nghị ban hành Chương trình truyền thông giai đoạn 2026 - 2030
@to Ủy ban nhân dân tỉnh Thanh Vân
Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh tại Văn bản số 1987/UBND-VX ngày 10 tháng 9 năm 2026 về việc xây dựng Chương trình truyền thông, Sở Văn hóa, Thể thao và Du lịch kính trình như sau:
I. SỰ CẦN THIẾT
Hoạt động truyền thông của tỉnh thời gian qua còn phân tán, chưa có chương trình tổng thể.
II. NỘI DUNG CHÍNH
1. Dự thảo gồm 03 phần, quy định rõ mục tiêu, nhiệm vụ và tổ chức thực hiện.
2. Kinh phí thực hiện do ngân sách tỉnh bảo đảm.
Sở Văn hóa, Thể thao và Du lịch kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.
@sign KT. GIÁM ĐỐC
@sign PHÓ GIÁM ĐỐC
@name Lê Minh Tuấn
@recipients - Như trên;
@recipients - Giám đốc Sở (để b/c);
@recipients - Lưu: VT, QLDL.
"""
    ),
    "letter": paper(
        HOME
        + """
@number 2345
@date ngày 20 tháng 10 năm 2026
@code SNV-CCVC
@subject V/v báo cáo kết quả thực hiện
@subject chính sách tinh giản biên chế
@to Sở Tài chính.
Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Sở Nội vụ đề nghị Sở Tài chính cung cấp số liệu kinh phí thực hiện chính sách tinh giản biên chế từ ngày 01 tháng 01 năm 2026 đến ngày 30 tháng 9 năm 2026.
Báo cáo gửi về Sở Nội vụ trước ngày 30 tháng 10 năm 2026 để tổng hợp./.
@sign TL. GIÁM ĐỐC
@sign TRƯỞNG PHÒNG
@sign CÔNG CHỨC, VIÊN CHỨC
@name Phạm Quốc Bảo
@recipients - Như trên;
@recipients - Giám đốc Sở (để b/c);
@recipients - Lưu: VT, CCVC.
"""
    ),
    "letter to many": paper(
        PROVINCE
        + BLANK_DATE
        + """
@code UBND-VX
@subject V/v tăng cường quảng bá
@subject hình ảnh tỉnh Thanh Vân
@to - Các Sở, ban, ngành cấp tỉnh;
@to - Báo và Phát thanh, truyền hình tỉnh;
@to - Ủy ban nhân dân các xã, phường.
Để nâng cao hiệu quả công tác thông tin đối ngoại, Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:
1. Các Sở, ban, ngành cấp tỉnh chủ động cung cấp thông tin cho báo chí; cử người phát ngôn theo đúng quy định tại khoản 2 Điều 38 Luật Báo chí.
2. Ủy ban nhân dân các xã, phường rà soát, chỉnh trang cảnh quan tại các điểm du lịch.
Yêu cầu Thủ trưởng các cơ quan nghiêm túc triển khai thực hiện./.
@sign KT. CHỦ TỊCH
@sign PHÓ CHỦ TỊCH
@name Trần Thị Hạnh
@recipients - Như trên;
@recipients - Chủ tịch Ủy ban nhân dân tỉnh (để b/c);
@recipients - Lưu: VT, VX (15).
"""
    ),
    "report of a commune": paper(
        COMMUNE
        + """
@number 145
@date ngày 18 tháng 12 năm 2026
@code BC-UBND
@kind BÁO CÁO
@subject Kết quả công tác cải cách hành chính năm 2026
@to Ủy ban nhân dân tỉnh Thanh Vân
Thực hiện Kế hoạch số 05/KH-UBND ngày 10 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về cải cách hành chính, Ủy ban nhân dân xã Bình Minh báo cáo kết quả như sau:
I. KẾT QUẢ ĐẠT ĐƯỢC
1. Tiếp nhận 3.412 hồ sơ, giải quyết đúng hạn 3.398 hồ sơ, đạt 99,6%.
2. Tổ chức 04 buổi tuyên truyền tại nhà văn hóa thôn.
II. TỒN TẠI, HẠN CHẾ
Trang thiết bị của Trung tâm Phục vụ hành chính công còn thiếu.
III. PHƯƠNG HƯỚNG NĂM 2027
Tiếp tục số hóa hồ sơ, nâng cao tỷ lệ hồ sơ trực tuyến./.
@sign TM. ỦY BAN NHÂN DÂN
@sign CHỦ TỊCH
@name Hoàng Văn Dũng
@recipients - Như trên;
@recipients - Thường trực Đảng ủy, Hội đồng nhân dân xã;
@recipients - Lưu: VT.
"""
    ),
    "report": paper(
        CULTURE
        + """
@number 312
@date ngày 30 tháng 6 năm 2026
@code BC-SVHTTDL
@kind BÁO CÁO
@subject Tình hình hoạt động du lịch 6 tháng đầu năm 2026
I. KẾT QUẢ
Trong 6 tháng đầu năm 2026, toàn tỉnh đón 1.250.000 lượt khách, tăng 8,5% so với cùng kỳ năm 2025.
| Chỉ tiêu | Năm 2025 | Năm 2026 |
| Lượt khách | 1.152.000 | 1.250.000 |
| Doanh thu (tỷ đồng) | 2.340 | 2.610 |
II. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Tổ chức Lễ hội Sông Vân.
2. Phát triển sản phẩm du lịch nông nghiệp, nông thôn./.
@sign GIÁM ĐỐC
@name Vũ Thanh Bình
@recipients - Ủy ban nhân dân tỉnh;
@recipients - Cục Du lịch Quốc gia Việt Nam;
@recipients - Lưu: VT, QLDL.
"""
    ),
    "notice": paper(
        """
@superior UBND TỈNH THANH VÂN
@issuer VĂN PHÒNG
@place Thanh Vân
@number 68
@date ngày 08 tháng 4 năm 2026
@code TB-VP
@kind THÔNG BÁO
@subject Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Thị Hạnh
@subject tại cuộc họp về công tác thông tin đối ngoại
Ngày 06 tháng 4 năm 2026, Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Thị Hạnh chủ trì cuộc họp về công tác thông tin đối ngoại. Sau khi nghe ý kiến của các đại biểu, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận:
1. Giao Sở Ngoại vụ hoàn thiện đề cương phim giới thiệu về tỉnh trước ngày 20 tháng 4 năm 2026.
2. Giao Công an tỉnh phối hợp bảo đảm an ninh cho các đoàn khách quốc tế.
Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./.
@sign KT. CHÁNH VĂN PHÒNG
@sign PHÓ CHÁNH VĂN PHÒNG
@name Ngô Đức Long
@recipients - Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Thị Hạnh;
@recipients - Các Sở: Ngoại vụ, Tài chính;
@recipients - Lưu: VT, TH.
"""
    ),
    "invitation": paper(
        HOME
        + """
@number 112
@date ngày 03 tháng 8 năm 2026
@code GM-SNV
@kind GIẤY MỜI
@subject Tập huấn nghiệp vụ văn thư năm 2026
Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo Văn phòng các Sở, ban, ngành cấp tỉnh.
Tới dự: Hội nghị tập huấn nghiệp vụ văn thư năm 2026.
Chủ trì: Đồng chí Đỗ Thị Mai Hương, Giám đốc Sở Nội vụ.
Thời gian: 08 giờ 00, ngày 14 tháng 8 năm 2026.
Địa điểm: Hội trường Sở Nội vụ, số 15 đường Hùng Vương, phường Thanh Bình.
Đề nghị các đại biểu đến dự đúng thành phần, thời gian./.
@sign TL. GIÁM ĐỐC
@sign CHÁNH VĂN PHÒNG
@name Bùi Thị Lan
@recipients - Như trên;
@recipients - Lưu: VT, VP.
"""
    ),
    # Minutes have no place and date above, and both sign.
    "minutes": paper(
        """
@superior UBND TỈNH THANH VÂN
@issuer SỞ NGOẠI VỤ
@number 04
@code BB-SNgV
@kind BIÊN BẢN
@subject Họp xét chọn nội dung phim giới thiệu về tỉnh
Thời gian bắt đầu: 14 giờ 00, ngày 11 tháng 5 năm 2026.
Địa điểm: Phòng họp số 2, Sở Ngoại vụ.
Thành phần tham dự: Lãnh đạo Sở, Trưởng các phòng chuyên môn.
Chủ trì (chủ tọa): Ông Đặng Hữu Phước, Giám đốc Sở.
Thư ký (người ghi biên bản): Bà Nguyễn Thu Trang, chuyên viên Văn phòng.
Nội dung: Hội đồng thống nhất chọn phương án 2, yêu cầu bổ sung cảnh quay về làng nghề.
Cuộc họp kết thúc vào 16 giờ 30, ngày 11 tháng 5 năm 2026./.
@left_sign THƯ KÝ
@left_name Nguyễn Thu Trang
@sign CHỦ TỌA
@name Đặng Hữu Phước
@recipients - Như thành phần tham dự;
@recipients - Lưu: VT, Hồ sơ.
"""
    ),
    "telegram": paper(
        PROVINCE
        + """
@number 03
@date ngày 12 tháng 9 năm 2026
@code CĐ-UBND
@kind CÔNG ĐIỆN
@subject Về việc chủ động ứng phó với bão số 5
@calls CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THANH VÂN điện:
@to - Giám đốc các Sở, Thủ trưởng các ban, ngành cấp tỉnh;
@to - Chủ tịch Ủy ban nhân dân các xã, phường.
Theo dự báo, bão số 5 có khả năng ảnh hưởng trực tiếp đến địa bàn tỉnh. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Chủ tịch Ủy ban nhân dân các xã, phường tổ chức kiểm đếm tàu thuyền, sơ tán người dân khỏi khu vực nguy hiểm trước 18 giờ 00 ngày 13 tháng 9 năm 2026.
2. Sở Nông nghiệp và Môi trường trực ban 24/24 giờ, tổng hợp tình hình báo cáo kịp thời./.
@sign CHỦ TỊCH
@name Nguyễn Văn Thành
@recipients - Như trên;
@recipients - Thủ tướng Chính phủ (để b/c);
@recipients - Lưu: VT, NN.
"""
    ),
    "directive": paper(
        PROVINCE
        + """
@number 11
@date ngày 22 tháng 7 năm 2026
@code CT-UBND
@kind CHỈ THỊ
@subject Về việc tăng cường kỷ luật, kỷ cương hành chính
Thời gian qua, việc chấp hành kỷ luật, kỷ cương hành chính của các cơ quan trong tỉnh đã có chuyển biến tích cực. Tuy nhiên, vẫn còn tình trạng chậm giải quyết hồ sơ của người dân, doanh nghiệp. Để khắc phục, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Thủ trưởng các Sở, ban, ngành cấp tỉnh
a) Quán triệt đến từng công chức, viên chức quy định về văn hóa công vụ;
b) Xử lý nghiêm các trường hợp vi phạm.
2. Sở Nội vụ
Thanh tra, kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương tại các cơ quan.
Yêu cầu Thủ trưởng các cơ quan nghiêm túc thực hiện Chỉ thị này./.
@sign CHỦ TỊCH
@name Nguyễn Văn Thành
@recipients - Các Sở, ban, ngành cấp tỉnh;
@recipients - Ủy ban nhân dân các xã, phường;
@recipients - Lưu: VT, NC.
"""
    ),
    "guidance": paper(
        HOME
        + """
@number 19
@date ngày 17 tháng 3 năm 2026
@code HD-SNV
@kind HƯỚNG DẪN
@subject Lập hồ sơ và nộp lưu hồ sơ vào Lưu trữ cơ quan
Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024, Sở Nội vụ hướng dẫn lập hồ sơ và nộp lưu hồ sơ vào Lưu trữ cơ quan như sau:
I. ĐỐI TƯỢNG ÁP DỤNG
Các Sở, ban, ngành cấp tỉnh; Ủy ban nhân dân các xã, phường.
II. NỘI DUNG
1. Mở hồ sơ
Cá nhân được giao chủ trì giải quyết công việc có trách nhiệm mở hồ sơ.
2. Kết thúc hồ sơ
a) Rà soát, loại bỏ bản trùng, bản nháp;
b) Đánh số tờ đối với hồ sơ giấy có thời hạn bảo quản từ 05 năm trở lên./.
@sign GIÁM ĐỐC
@name Đỗ Thị Mai Hương
@recipients - Các Sở, ban, ngành cấp tỉnh;
@recipients - Lưu: VT, VTLT.
"""
    ),
    "resolution": paper(
        """
@issuer HỘI ĐỒNG NHÂN DÂN
@issuer XÃ BÌNH MINH
@place Bình Minh
@number 06
@date ngày 26 tháng 12 năm 2026
@code NQ-HĐND
@kind NGHỊ QUYẾT
@subject Về nhiệm vụ phát triển kinh tế - xã hội năm 2027
@authority HỘI ĐỒNG NHÂN DÂN XÃ BÌNH MINH
@bases Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
@bases Xét Tờ trình số 54/TTr-UBND ngày 05 tháng 12 năm 2026 của Ủy ban nhân dân xã Bình Minh.
@order QUYẾT NGHỊ:
Điều 1. Thông qua nhiệm vụ phát triển kinh tế - xã hội năm 2027 với chỉ tiêu thu ngân sách đạt 45,2 tỷ đồng.
Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này./.
@sign TM. HỘI ĐỒNG NHÂN DÂN
@sign CHỦ TỊCH
@name Lý Thị Ngọc
@recipients - Như Điều 2;
@recipients - Thường trực Hội đồng nhân dân tỉnh;
@recipients - Lưu: VT.
"""
    ),
    "scheme": paper(
        PROVINCE
        + """
@number 09
@date ngày 10 tháng 10 năm 2026
@code ĐA-UBND
@kind ĐỀ ÁN
@subject Phát triển du lịch cộng đồng tỉnh Thanh Vân đến năm 2030
Phần I
SỰ CẦN THIẾT VÀ CƠ SỞ XÂY DỰNG ĐỀ ÁN
I. SỰ CẦN THIẾT
Du lịch cộng đồng góp phần tạo sinh kế bền vững cho người dân vùng cao, gìn giữ bản sắc văn hóa các dân tộc.
II. CƠ SỞ PHÁP LÝ
Luật Du lịch ngày 19 tháng 6 năm 2017.
Phần II
NỘI DUNG ĐỀ ÁN
I. MỤC TIÊU
1. Đến năm 2030, toàn tỉnh có 25 điểm du lịch cộng đồng được công nhận.
2. Thu hút 300.000 lượt khách mỗi năm.
II. TỔ CHỨC THỰC HIỆN
Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Ủy ban nhân dân các xã, phường triển khai thực hiện Đề án này./.
@recipients - Thường trực Tỉnh ủy;
@recipients - Lưu: VT, VX.
"""
        + TOGETHER
    ),
    "introduction": paper(
        HOME
        + """
@number 77
@date ngày 04 tháng 5 năm 2026
@code GGT-SNV
@kind GIẤY GIỚI THIỆU
Sở Nội vụ trân trọng giới thiệu:
Ông (bà): Phạm Quốc Bảo.
Chức vụ: Trưởng phòng Công chức, viên chức.
Được cử đến: Ủy ban nhân dân xã Bình Minh.
Về việc: Liên hệ công tác.
Đề nghị Quý cơ quan tạo điều kiện để ông Phạm Quốc Bảo hoàn thành nhiệm vụ.
Giấy này có giá trị đến hết ngày 31 tháng 5 năm 2026./.
@sign KT. GIÁM ĐỐC
@sign PHÓ GIÁM ĐỐC
@name Trịnh Công Minh
@recipients - Như trên;
@recipients - Lưu: VT.
"""
    ),
}


def long_paper() -> Paper:
    """A report of many pages, as departments write it at the end of the year."""
    base = PAPERS["report"]
    areas = ("văn hóa", "thể thao", "du lịch", "gia đình", "báo chí", "thông tin cơ sở", "di sản", "thư viện")
    numerals = ("I", "II", "III", "IV", "V")
    content: list[Line | Table] = []
    for numeral, year in zip(numerals, range(2021, 2026), strict=True):
        content.append(line_of(f"{numeral}. KẾT QUẢ THỰC HIỆN NĂM {year}"))
        for number, area in enumerate(areas, 1):
            content.append(line_of(f"{number}. Lĩnh vực {area}"))
            content.append(
                line_of(
                    f"Trong năm {year}, lĩnh vực {area} của tỉnh Thanh Vân tiếp tục được quan tâm; các phòng, đơn vị đã tổ chức "
                    f"{12 + number} hoạt động, thu hút sự tham gia của đông đảo Nhân dân, đạt {80 + number},5% kế hoạch."
                )
            )
    content[-1] = line_of(content[-1].text.removesuffix(".") + "./.") if isinstance(content[-1], Line) else content[-1]
    return replace(
        base, content=content, subject=("Tổng kết 5 năm hoạt động văn hóa, thể thao và du lịch",), number="588"
    )


PAPERS["long report"] = long_paper()
