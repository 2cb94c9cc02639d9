"""Values as words and back; the order of rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wizard.plan.model import Place, Row
from wizard.plan.vietnamese import NotUnderstood
from wizard.window.fields.cells import cell_text, parse_any_month, parse_cell
from wizard.window.fields.options import catalogue_of
from wizard.window.fields.sorting import sorted_rows
from wizard.window.folding import fold, sort_key
from wizard.window.session import Session


@pytest.mark.parametrize(
    ("address", "text", "value", "shown"),
    [
        ("budget_lines[r].amount", "1.250,5", Decimal("1250.5"), "1.250,5"),
        ("budget_lines[r].amount", "12,5 tỷ", Decimal(12500), "12.500"),
        ("budget_lines[r].year", "năm 2027", 2027, "2027"),
        ("budget_lines[r].source", "XÃ HỘI HÓA", "xa-hoi-hoa", "Xã hội hóa"),
        ("budget_lines[r].source", "trung ương", "trung-uong", "Ngân sách trung ương"),
        ("citations[r].date", "5/1/2027", "2027-01-05", "05/01/2027"),
        ("actions[r].start", "Mar-27", "2027-03", "3/2027"),
        ("actions[r].start", "thg 3-27", "2027-03", "3/2027"),
        ("actions[r].start", "01/03/2027", "2027-03", "3/2027"),
        ("actions[r].lead", "so tai chinh", "so-tai-chinh", "Sở Tài chính"),
        ("actions[r].lead", "SVHTTDL", "so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch"),
        (
            "actions[r].partners",
            "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính; Công an tỉnh",
            ["so-vhttdl", "so-tai-chinh", "cong-an"],
            "Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính; Công an tỉnh",
        ),
        ("responsibilities[r].duties", "- một\n- hai\n", ["một", "hai"], "một; hai"),
        ("A1.1/priority", "x", True, "Có"),
        ("actions[r].name", " tên ", "tên", "tên"),
        ("actions[r].name", "  ", None, ""),
    ],
)
def test_text_to_value_and_back(session: Session, address: str, text: str, value: object, shown: str) -> None:
    catalogue, question = catalogue_of(session), session.question(Place.parse(address))
    got = parse_cell(catalogue, question, text)
    assert got == value and type(got) is type(value)
    assert cell_text(catalogue, question, got) == shown


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("budget_lines[r].amount", "nhiều"),
        ("budget_lines[r].source", "ngân sách"),
        ("actions[r].lead", "Sở"),
        ("actions[r].partners", "Sở Tài chính, Sở Lạ"),
        ("citations[r].date", "31/02/2027"),
        ("A1.1/priority", "có lẽ"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(session: Session, address: str, text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\.$"):
        parse_cell(catalogue_of(session), session.question(Place.parse(address)), text)


def test_months_that_are_none() -> None:
    for text in ("Foo-27", "13/2027", "thg 13-27"):
        with pytest.raises(NotUnderstood):
            parse_any_month(text)


def test_values_of_a_wrong_type_are_shown_as_they_are(session: Session) -> None:
    catalogue = catalogue_of(session)
    assert cell_text(catalogue, session.question(Place.parse("citations[r].date")), "hôm qua") == "hôm qua"
    assert cell_text(catalogue, session.question(Place("form")), "gone") == "gone"
    assert cell_text(catalogue, session.question(Place("department")), "gone") == "(không còn trong danh sách)"


def test_folding_and_vietnamese_order() -> None:
    assert fold("  Đường  SẮT ") == "duong sat"
    words = ["đa", "da", "ăn", "an", "ân", "Bình 10", "Bình 2", "ba", "bả", "bà"]
    assert sorted(words, key=sort_key) == ["an", "ăn", "ân", "ba", "bà", "bả", "Bình 2", "Bình 10", "da", "đa"]


def test_rows_in_the_order_of_a_column(session: Session) -> None:
    rows: list[Row] = [
        {"id": "1", "amount": Decimal(5), "source": "xa-hoi-hoa"},
        {"id": "2", "source": "tinh"},
        {"id": "3", "amount": Decimal(20), "source": "trung-uong"},
    ]
    question = session.question(Place("budget_lines"))

    def order(column: str, downwards: bool) -> str:
        found = sorted_rows(catalogue_of(session), question.column(column), rows, downwards)
        return "".join(str(row["id"]) for row in found)

    assert order("amount", False) == "132" and order("amount", True) == "312"
    assert order("source", False) == "231"
