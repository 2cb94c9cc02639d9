"""Sentences and what stands in them; a field with thousands of names is looked through in seconds."""

from __future__ import annotations

import re

import pytest

from wizard.framework import Framework
from wizard.plan.checks import run_checks
from wizard.plan.checks.sentences import Sentences
from wizard.plan.model import Plan

TEXT = "Rừng xanh. Tại TP. Huế có chợ; biển có cá! Núi\nSông 1.200 km"


@pytest.mark.parametrize(
    ("part", "sentence", "whole"),
    [
        ("Rừng", "Rừng xanh", "Rừng xanh"),
        ("TP. Huế", " Tại TP. Huế có chợ", " Tại TP. Huế có chợ; biển có cá"),
        ("cá", " biển có cá", " Huế có chợ; biển có cá"),
        ("Núi", " Núi", " Núi"),
        ("1.200", "Sông 1.200 km", "Sông 1.200 km"),
    ],
)
def test_the_sentence_around(part: str, sentence: str, whole: str) -> None:
    sentences, start = Sentences(TEXT), TEXT.index(part)
    for wanted, found in (
        (sentence, sentences.around(start, start + len(part))),
        (whole, sentences.around(start, start + len(part), whole=True)),
    ):
        assert TEXT[found.first : found.last] == wanted


def test_before_and_after_a_place() -> None:
    text = "có rừng. Có núi, có biển, có sông"
    sentence, sea = Sentences(text).around(text.index("biển"), text.index(",", 20)), text.index("biển")
    have = re.compile("[Cc]ó")
    before = sentence.before(have, sea)
    assert before and before.start() == text.index("có biển") and sentence.before(have, sentence.first) is None
    assert sentence.after(have, sea) and not sentence.after(re.compile("rừng|núi"), sea)


@pytest.mark.parametrize("text", ["Bài “Về NÚI” hay", 'Bài "Về NÚI" và "Sông"', "“Một” và “NÚI”"])
def test_inside_quotation_marks(text: str) -> None:
    start = text.index("NÚI")
    assert Sentences(text).is_quoted(start, start + 3)


@pytest.mark.parametrize("text", ["“Về” NÚI “sông”", "Về “NÚI", '"Một" NÚI "hai"', "“Về\nNÚI”", "NÚI"])
def test_outside_quotation_marks(text: str) -> None:
    start = text.index("NÚI")
    assert not Sentences(text).is_quoted(start, start + 3)


@pytest.mark.parametrize(
    "part",
    [
        "Khách thường đi tiếp sang Ninh Thuận và huyện Ninh Sơn, nghỉ hai đêm, mua nho làm quà. ",
        "Tỉnh Yên Bái ",
        "Yên Bái, ",
        "“UBND tỉnh Yên Bái ",
        "Sở Thông tin và Truyền thông ",
        "đẹp nhất Việt Nam ",
        "ủy ban nhân dân ",
        "tổng kinh phí ",
        "lợi. các xã #LamHai ",
        "Xữơ ",
    ],
)
def test_a_part_is_judged_alike_in_a_long_text(framework: Framework, sample: Plan, part: str) -> None:
    """Going through the whole text, or a sentence of its length, for each place took minutes for such texts."""
    judged = []
    for count in (20, 60_000 // len(part)):
        sample.answers |= {"overview": part * count, "necessity": part * count}
        judged.append({finding.id for finding in run_checks(framework, sample).all})
    assert judged[0] == judged[1]
