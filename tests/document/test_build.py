"""What the program adds to a template's words: numbers, marks at the ends, the end mark, blanks."""

import pytest

from tests.document.samples import (
    COMMITTEE,
    COMMITTEE_HEAD,
    annex,
    built,
    file,
    letterhead,
    p,
    recipients,
    row,
    signature,
    table,
)
from wizard.document.binding import unbind
from wizard.document.model import Document, Paragraph, Run, Table, Text, paragraphs_of, plain


def text_of(body: str, *, before: str = "", after: str = "", head: str = COMMITTEE_HEAD) -> Text:
    xml = file(f'<text kind="decision">{head}{before}<body>{body}</body>{after}</text>')
    return built(xml).texts[0]


def body_of(xml: str) -> list[str]:
    return [unbind(plain(block.runs)) for block in text_of(xml).body if isinstance(block, Paragraph)]


def test_sections_clauses_points_and_articles_are_numbered() -> None:
    points = "".join(f"<point><p>điểm {number}</p></point>" for number in range(22))
    body = (
        f"<section><heading>MỘT</heading><clause><heading>Khoản</heading>{points}</clause>"
        "<clause><p>Khoản không tiêu đề</p><item>ý</item></clause></section>"
        "<section><heading>HAI</heading><clause><p>Đếm lại từ đầu</p></clause></section>"
    )
    lines = body_of(body)
    assert lines[:2] == ["I. MỘT", "1. Khoản"]
    letters = [line.split(")")[0] for line in lines[2:24]]
    assert "".join(letters) == "abcdđeghiklmnopqrstuvx", "the Vietnamese alphabet, without f, j, w, z"
    assert lines[24:26] == ["2. Khoản không tiêu đề", "- ý"]
    assert lines[26:] == ["II. HAI", "1. Đếm lại từ đầu./."]


def test_articles() -> None:
    blocks = text_of(
        "<article><p>Ban hành.</p></article><article><heading>Hiệu lực</heading><p>Ngay.</p></article>"
    ).body
    first, second, last = blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph) and isinstance(last, Paragraph)
    assert [(unbind(run.text), run.bold) for run in first.runs] == [("Điều 1. ", True), ("Ban hành.", False)]
    assert [(unbind(run.text), run.bold) for run in second.runs] == [("Điều 2. ", True), ("Hiệu lực", True)]
    assert plain(last.runs) == "Ngay./."


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("thực hiện Quyết định này", "thực hiện Quyết định này./."),
        ("thực hiện Quyết định này.", "thực hiện Quyết định này./."),
        ("thực hiện Quyết định này; ", "thực hiện Quyết định này./."),
        ("thực hiện Quyết định này./.", "thực hiện Quyết định này./."),
        ("báo, đài, v.v.", "báo, đài, v.v./."),
        ("báo, đài, v.v...", "báo, đài, v.v.../."),
        ("báo, đài…", "báo, đài…./."),
        ("(Phụ lục kèm theo)", "(Phụ lục kèm theo)./."),
        ("gồm <b>hai phần.</b>", "gồm hai phần./."),
    ],
)
def test_the_end_mark(given: str, printed: str) -> None:
    assert body_of(p("Đoạn đầu.") + p(given)) == ["Đoạn đầu.", printed]


def test_each_text_and_annex_ends_once() -> None:
    text = f'<text kind="decision">{COMMITTEE_HEAD}<body>{p("Một")}{p("Hai")}</body></text>'
    document = built(file(text, text, annex("MỘT", p("a") + p("b")), annex("HAI", p("c"))))
    endings = [line for line in paragraphs_of(document) if line.endswith("./.")]
    assert endings == ["Hai./.", "Hai./.", "b./.", "c./."]


def test_citations_end_with_semicolon_and_full_stop() -> None:
    entries = ("Căn cứ Luật A", "Căn cứ Luật B.", "Theo đề nghị của Sở C;")
    given = "".join(f"<citation>{entry}</citation>" for entry in entries)
    text = text_of(p("x"), before=f"<preamble>{given}<enacting>QUYẾT ĐỊNH:</enacting></preamble>")
    assert [plain(citation) for citation in text.citations] == [
        "Căn cứ Luật A;",
        "Căn cứ Luật B;",
        "Theo đề nghị của Sở C.",
    ]
    assert plain(text.enacting) == "QUYẾT ĐỊNH:"


def test_recipients_have_dashes_and_the_last_is_the_file() -> None:
    text = text_of(p("x"), after=recipients("Như Điều 3", "Bộ Ngoại giao;", filed="VT, VX(05)"))
    assert [unbind(plain(line)) for line in text.recipients] == [
        "- Như Điều 3;",
        "- Bộ Ngoại giao;",
        "- Lưu: VT, VX(05).",
    ]


def test_addressees_only_have_dashes_when_there_are_several() -> None:
    one = text_of(p("x"), before="<addressees><addressee>Bộ Ngoại giao</addressee></addressees>")
    assert [plain(entry) for entry in one.addressees] == ["Bộ Ngoại giao"]
    two = "<addressees><addressee>Bộ Ngoại giao</addressee><addressee>Bộ Tài chính</addressee></addressees>"
    assert [plain(entry) for entry in text_of(p("x"), before=two).addressees] == ["- Bộ Ngoại giao;", "- Bộ Tài chính."]


def test_blanks_of_number_and_date_are_wide_and_do_not_break() -> None:
    head = text_of(p("x")).letterhead
    assert head.place_date
    assert head.number.startswith("Số:" + "\u00a0" * 9) and head.number.replace("\u2011", "-").endswith("/QĐ-UBND")
    assert head.place_date.text == "Lâm Hải, ngày{0}tháng{1}11{1}năm{1}2026".format("\u00a0" * 7, "\u00a0")


def test_filled_number_and_date() -> None:
    given = letterhead(*COMMITTEE, notation="TTr-SVHTTDL", number="05", place="Lâm Hải", day="05", month="01")
    head = text_of(p("x"), head=given).letterhead
    assert head.place_date
    assert unbind(head.number) == "Số: 05/TTr-SVHTTDL"
    assert unbind(head.place_date.text) == "Lâm Hải, ngày 05 tháng 01 năm 2026"


@pytest.mark.parametrize(("count", "labels"), [(1, ["Phụ lục"]), (3, ["Phụ lục I", "Phụ lục II", "Phụ lục III"])])
def test_annexes_are_numbered_when_there_are_several(count: int, labels: list[str]) -> None:
    document = built(file(*[annex("TÊN", p("x"))] * count, kind="annexes"))
    assert [unbind(entry.label) for entry in document.annexes] == labels


def test_line_breaks_and_indentation_of_a_template_are_one_space() -> None:
    assert body_of("<p>\n      Một câu\n      ngắt <b>dòng\n      giữa</b>\n      chừng.\n   </p><p>Hết</p>")[0] == (
        "Một câu ngắt dòng giữa chừng."
    )


def test_looks_and_missing_answers() -> None:
    (block,) = text_of("<p>a <b>b<i>c</i></b> <missing>Người ký</missing></p>").body
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("a "),
        Run("b", bold=True),
        Run("c", bold=True, italic=True),
        Run(" "),
        Run("[CẦN BỔ SUNG: Người ký]", missing=True),
        Run("./."),
    )


def test_a_missing_answer_in_the_signature() -> None:
    text = text_of(p("x"), after=signature("TM. ỦY BAN NHÂN DÂN", name="<missing>Họ tên</missing>"))
    assert text.signature and text.signature.name[0].missing
    assert [plain(line) for line in text.signature.lines] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_tables() -> None:
    rows = row("1", "a") + '<row kind="group"><cell colspan="2">Nhóm</cell></row>'
    rows += (
        '<row><cell rowspan="2"><p>Đoạn 1</p><p>Đoạn 2</p></cell><cell/></row><row kind="total"><cell>9</cell></row>'
    )
    document: Document = built(file(annex("BẢNG", table(((1, "center"), (2, "right")), ("TT", "Tên"), rows) + p("x"))))
    found = document.annexes[0].body[0]
    assert isinstance(found, Table)
    assert [column.align for column in found.columns] == ["center", "right"]
    assert [entry.kind for entry in (*found.head, *found.rows)] == ["head", "plain", "group", "plain", "total"]
    assert found.rows[1].cells[0].columns == 2
    assert [plain(each) for each in found.rows[2].cells[0].paragraphs] == ["Đoạn 1", "Đoạn 2"]
    assert found.rows[2].cells[0].rows == 2
