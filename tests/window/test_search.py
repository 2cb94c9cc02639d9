"""Search finds questions and answers, with or without diacritics, and goes to their places."""

from __future__ import annotations

import time

from wizard.plan.model import Place
from wizard.window.search import MOST, find
from wizard.window.session import Session


def test_a_question_is_found_without_diacritics(session: Session) -> None:
    assert any(hit.target == Place("drafting_unit") for hit in find(session, "phong soan thao"))


def test_an_answer_is_found_with_its_words_around(session: Session) -> None:
    session.set_value(Place("necessity"), "Mở đầu. " * 20 + "Vịnh Hải Đông có 86 hòn đảo. " + "Kết thúc. " * 20)
    (hit,) = find(session, "86 hòn đảo")
    assert hit.target == Place("necessity")
    assert "86 hòn đảo" in hit.excerpt and hit.excerpt.startswith("… ") and hit.excerpt.endswith(" …")


def test_a_cell_is_found_by_the_name_of_what_it_refers_to(session: Session) -> None:
    row = session.add_row(Place("actions"), {"name": "Làm phim", "lead": "so-vhttdl"})
    places = [hit.target for hit in find(session, "so van hoa the thao va du lich")]
    assert Place("actions", None, row, "lead") in places


def test_hidden_questions_are_not_found(session: Session) -> None:
    assert not any(hit.target == Place("vision") for hit in find(session, "tầm nhìn"))
    session.set_value(Place("vision_year"), 2045)
    assert any(hit.target == Place("vision") for hit in find(session, "tầm nhìn"))


def test_a_page_is_found_by_its_title(session: Session) -> None:
    assert find(session, "thuc trang hinh")[0].target == "situation"


def test_words_are_found_from_their_beginning(session: Session) -> None:
    assert not any(hit.target == Place("province_kind") for hit in find(session, "hinh anh"))


def test_nothing_is_found_for_nothing(session: Session) -> None:
    assert find(session, "  ") == []
    assert find(session, "không có chữ này ở đâu cả xyz") == []


def test_a_big_plan_is_searched_at_once(sample_session: Session) -> None:
    rows = [dict(row) for row in sample_session.rows(Place("actions"))]
    sample_session.add_rows(Place("actions"), [rows[number % len(rows)] for number in range(1000)])
    start = time.perf_counter()
    find(sample_session, "không có chữ này xyz")
    assert time.perf_counter() - start < 1
    assert len(find(sample_session, "a")) == MOST
