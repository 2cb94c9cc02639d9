"""Measured, not claimed: nothing false in good documents, every single fault caught by its own rule."""

from collections.abc import Callable

import pytest

from tests.linter.changes import Fault
from tests.linter.drafts import Draft, P, Table, decision, letter, submission
from tests.linter.faults import all_faults
from tests.linter.material import NO_REFERENCE, REFERENCE, format_rules, models
from tests.linter.measure import RESAVED, Figures, measure_faults, measure_good
from tests.linter.package import changed
from tests.linter.strangers.expected import EXPECTED
from tests.linter.word import word_file
from wizard.document.linter import lint, load_registry
from wizard.document.linter.findings import ERROR


def test_good_documents_have_no_false_findings() -> None:
    figures = Figures()
    measure_good(figures)
    assert figures.good > 750
    assert (figures.false_errors, figures.false_others) == ([], [])


def test_every_single_fault_is_caught_and_nothing_else_is_said() -> None:
    figures = Figures()
    measure_faults(figures)
    assert figures.faults >= 150
    assert (figures.missed, figures.extra) == ([], [])


@pytest.mark.skipif(not REFERENCE.exists(), reason=NO_REFERENCE)
def test_the_models_are_recognised() -> None:
    kinds = {}
    for title, data in models():
        result = lint(data, format_rules())
        kinds[title.split(" - ")[0]] = result.kind
        assert not {each.id for each in result.findings if each.severity == ERROR} - RESAVED.get(title[:7], set())
    assert kinds["Mẫu 1.1"] == "nghi-quyet"
    assert kinds["Mẫu 1.2"] == kinds["Mẫu 1.3"] == "quyet-dinh"
    assert kinds["Mẫu 1.5"] == "cong-van"
    assert kinds["Mẫu 1.6"] == "cong-dien"
    assert kinds["Mẫu 1.9"] == "bien-ban"


@pytest.mark.skipif(not REFERENCE.exists(), reason=NO_REFERENCE)
@pytest.mark.parametrize("annex", [1, 2])
def test_the_annexes_break_their_own_rule_only_in_gaps(annex: int) -> None:
    """Some paragraphs of the decree's annexes stand 4 or 5 pt apart; everything else keeps the rules."""
    result = lint(REFERENCE / f"phu-luc-{annex}.docx", format_rules())
    assert result.kind == "annex"
    assert {each.id for each in result.findings if each.severity == ERROR} == {"P10.gap"}


def _without_head() -> Draft:
    draft = letter()
    draft.national.text = draft.motto.text = ""
    return draft


def _narrow() -> Draft:
    draft = decision()
    draft.national.left = 20
    return draft


def _narrow_date() -> Draft:
    draft = decision()
    assert draft.date
    draft.date.text = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"
    draft.annexes = []
    draft.body[0] = P("Điều 1. Phê duyệt.", align="justify", first=12.7, before=6, bold_until=7)
    return draft


def _landscape_annex() -> Draft:
    draft = decision()
    page = draft.annexes[0].page
    page.width, page.height, page.bottom = 297, 210, 15
    return draft


def _expired() -> Draft:
    draft = decision()
    number = next(iter(load_registry().expired))
    draft.citations[1].text = f"Căn cứ Công văn số {number} ngày 05 tháng 3 năm 2020 của Bộ Nội vụ;"
    return draft


@pytest.mark.parametrize(
    ("finding", "make"),
    [
        ("H01.missing", _without_head),
        ("H01.wrap", _narrow),
        ("H06.wrap", _narrow_date),
        ("P02.landscape", _landscape_annex),
        ("B01.expired", _expired),
    ],
)
def test_findings_beside_the_single_faults(finding: str, make: Callable[[], Draft]) -> None:
    result = lint(word_file(make()), format_rules())
    assert finding in {each.id for each in result.findings}


@pytest.mark.parametrize(
    ("finding", "part", "old", "new"),
    [
        ("P03.slots", "word/document.xml", 'w:cs="Times New Roman"', 'w:cs="Arial"'),
        ("P05.decorated", "word/header1.xml", "<w:instrText>", "<w:t>Trang</w:t><w:instrText>"),
        (
            "H03.letter-line",
            "word/document.xml",
            '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
            '<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:spacing w:before="120"/><w:jc w:val="center"/>',
        ),
    ],
)
def test_findings_in_the_markup(finding: str, part: str, old: str, new: str) -> None:
    data = changed(word_file(letter()), {part: lambda text: text.replace(old, new)})
    assert finding in {each.id for each in lint(data, format_rules()).findings}


def test_an_attached_template_is_told() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="file:///C:/mau.dotm" TargetMode="External"/></Relationships>'
    )
    data = changed(word_file(letter()), {}, {"word/_rels/settings.xml.rels": relation})
    assert [each.found for each in lint(data, format_rules()).findings] == ["file:///C:/mau.dotm"]


def test_every_rule_of_the_registry_has_a_fault() -> None:
    beside = {
        "B01.expired", "H01.missing", "H01.wrap", "H03.letter-line", "H06.wrap", "H11.size", "H11.style",
        "P02.landscape", "P03.slots", "P05.again", "P05.decorated", "P05.part", "X01.date-field", "X01.watermark",
        "X02.template",
    }  # fmt: skip
    known = set(load_registry().rules)
    tested = {fault.finding for fault in all_faults()} | beside | (set(EXPECTED.values()) & known)
    assert tested == known


def test_a_fault_in_another_layout_is_found_too() -> None:
    fault: Fault = next(each for each in all_faults() if each.finding == "H05.leading-zero")
    for layout in ("one-row", "boxes", "tabs"):
        draft = fault.draft()
        draft.layout = layout
        assert "H05.leading-zero" in {each.id for each in lint(word_file(draft), format_rules()).findings}


def test_places_are_told_as_a_reader_counts_them() -> None:
    draft = decision()
    table = draft.annexes[0].body[1]
    assert isinstance(table, Table)
    table.rows[2][1] = "Nhiệm vụ  thứ hai ,"
    found = {each.id: each for each in lint(word_file(draft), format_rules()).findings}
    assert found["B05.spaces"].part == "Phụ lục, bảng 1, dòng 3"
    assert found["B05.spaces"].found == "Nhiệm vụ[2 dấu cách]thứ hai ,"
    assert found["B05.before-mark"].found == "iệm vụ  thứ hai ,".replace("  ", " ")


def test_many_places_of_one_mistake_are_counted() -> None:
    draft = submission()
    draft.body[1:1] = [P("Sở   Tài chính", align="justify", first=12.7, before=6) for _ in range(50)]
    found = [each for each in lint(word_file(draft), format_rules()).findings if each.id == "B05.spaces"]
    assert len(found) == 20
    assert sum(each.count for each in found) == 50
