"""Sentences, lists, names and periods as an office writes them."""

import pytest
from markupsafe import Markup

from wizard.document import wording
from wizard.document.citations import cite
from wizard.document.names import AgencyNames, filled
from wizard.document.wording import bare, joined, listed, missing, period_text, quoted, sentence


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Một câu", "Một câu."),
        ("Một câu.", "Một câu."),
        ("Một câu;", "Một câu."),
        ("Một câu,  ", "Một câu."),
        ("Thật sao?", "Thật sao?"),
        ("Còn nữa…", "Còn nữa…"),
        ("Còn nữa...", "Còn nữa..."),
        ("Gồm:", "Gồm:"),
        ("Ông nói: “Được.”", "Ông nói: “Được.”"),
        ("Ông nói: “Được”", "Ông nói: “Được”."),
        ("Theo quy định (nếu có)", "Theo quy định (nếu có)."),
    ],
)
def test_a_sentence_closes_once(typed: str, printed: str) -> None:
    assert sentence(typed) == printed


def test_lists_end_with_semicolons_and_a_full_stop() -> None:
    assert listed(["một.", "- hai;", "• ba"]) == ["Một;", "Hai;", "Ba."]
    assert listed([]) == []
    assert listed(["", "  "]) == []


def test_entries_of_several_sentences_end_with_full_stops() -> None:
    assert listed(["Làm một. Sau đó làm hai", "làm ba;"]) == ["Làm một. Sau đó làm hai.", "Làm ba."]
    assert listed(["Gửi TP. Huế", "gửi xã"]) == ["Gửi TP. Huế;", "Gửi xã."]


def test_marks_of_missing_answers_survive_every_filter() -> None:
    mark = missing("Tên <việc>", "actions[a1].name")
    assert mark == '<missing place="actions[a1].name">Tên &lt;việc&gt;</missing>'
    for text in (
        sentence(mark),
        quoted(mark),
        *listed([mark, mark]),
        joined([mark, "a & b"]),
        wording.spaced([mark, "<"]),
    ):
        assert isinstance(text, Markup)
        assert mark in text
    assert "a &amp; b" in joined([mark, "a & b"])


def test_names_are_joined_without_ambiguity() -> None:
    assert joined(["Pháp", "Đức", "Nhật Bản"]) == "Pháp, Đức và Nhật Bản"
    assert joined(["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]) == "Sở Y tế, Sở Văn hóa, Thể thao và Du lịch"
    assert joined(["Pháp"]) == "Pháp"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2026-01", "2030-12", "2026 - 2030"),
        ("2027-01", "2027-12", "Năm 2027"),
        ("2027-06", "2027-06", "Tháng 6/2027"),
        ("2027-06", "2028-12", "6/2027 - 12/2028"),
        ("2027-02", "2027-11", "02/2027 - 11/2027"),
    ],
)
def test_periods(start: str, end: str, printed: str) -> None:
    assert period_text(start, end) == printed


def test_quotation_marks_stand_once() -> None:
    assert quoted("“Lâm Hải”") == quoted("“Lâm Hải”.") == quoted("Lâm Hải.") == "“Lâm Hải”"
    assert bare("Kết quả;") == "Kết quả"


@pytest.mark.parametrize(
    ("head", "name", "printed"),
    [
        ("Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("Trưởng ban", "Ban Quản lý khu kinh tế", "Trưởng Ban Quản lý khu kinh tế"),
        ("Chánh Thanh tra", "Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
        ("", "Các doanh nghiệp", "Các doanh nghiệp"),
    ],
)
def test_heads_are_named_with_their_agency(head: str, name: str, printed: str) -> None:
    assert AgencyNames(name, name, "", name.upper(), head).headed == printed


def test_placeholders_are_filled_and_others_left() -> None:
    assert filled("Thường trực {party} {0} {x.y}", {"party": "Tỉnh ủy"}) == "Thường trực Tỉnh ủy {0} {x.y}"


def lack(column: str) -> str:
    return missing(column, f"citations[c1].{column}")


def test_citations() -> None:
    law = cite(
        "can-cu", "Luật", "72/2025/QH15", "2025-06-16", "Quốc hội", "Tổ chức chính quyền địa phương", False, lack
    )
    assert law.phrase == "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    decree = cite(
        "can-cu", "Nghị định", "số 72/2015/NĐ-CP", "2015-09-07", "Chính phủ", "Về quản lý thông tin.", False, lack
    )
    assert decree.phrase == "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý thông tin"
    letter = cite("thuc-hien", "Công văn", "532/BTTTT-TTĐN", "2022-02-21", "Bộ X", "V/v hướng dẫn", False, lack)
    assert letter.verb == "Thực hiện"
    assert letter.phrase.endswith("của Bộ X về việc hướng dẫn")


def test_citations_show_what_is_missing() -> None:
    citation = cite("", "Nghị quyết", "", "", "Hội đồng <A>", "", True, lack)
    assert citation.verb == "Căn cứ"
    for column in ("number", "date", "title"):
        assert lack(column) in citation.phrase
    assert "Hội đồng &lt;A&gt;" in citation.phrase
