"""From a block to the answer that it shows, and back."""

from typing import Any

import pytest

from tests.preview.plans import derived, dossier, framework, rules, sample
from wizard.plan.model import Place, Plan
from wizard.plan.tree import build_tree
from wizard.preview import tracing
from wizard.preview.blocks import blocks, find_block
from wizard.preview.tracing import Trace, trace

PLANS = {"sample": sample(), **derived()}


@pytest.fixture(scope="module")
def traced() -> Trace:
    return trace(framework(), sample(), "decision", rules())


@pytest.mark.parametrize("name", PLANS)
def test_the_marked_plan_gives_the_same_blocks(name: str) -> None:
    plan = PLANS[name]
    for kind, document in dossier(plan).items():
        expected = [ref for ref, _ in blocks(document)]
        assert trace(framework(), plan, kind, rules())._order == expected, kind


def test_the_plan_keeps_no_mark() -> None:
    plan = sample()
    trace(framework(), plan, "decision", rules())
    assert plan == sample()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tỉnh Lâm Hải (địa phương giả định phục vụ tập huấn) được hình thành", Place("necessity")),
        ("QUAN ĐIỂM, MỤC TIÊU", Place("viewpoints")),
    ],
)
def test_a_paragraph_leads_to_its_field(traced: Trace, text: str, place: Place) -> None:
    ref = find_block(dossier(sample())["decision"], text)
    assert ref is not None and traced.place_of(ref) == place


def test_a_cell_leads_to_its_row_and_its_own_column_where_it_has_one(traced: Trace) -> None:
    plan = sample()
    document = dossier(plan)["decision"]
    row = plan.rows("actions")[7]
    found = [
        ref for ref, text in blocks(document) if str(row["name"]) in text.replace("\xa0", " ") and ref.section == 3
    ]
    assert traced.place_of(found[0]) == Place("actions", None, str(row["id"]), "name")
    lead = found[0]._replace(column=found[0].column + 3)  # the name of an agency, which is no text of the plan
    place = traced.place_of(lead)
    assert place is not None and place._replace(column=None) == Place("actions", None, str(row["id"]))


def test_a_field_leads_to_its_paragraph_and_a_figure_to_its_cell(traced: Trace) -> None:
    plan = sample()
    document = dict(blocks(dossier(plan)["decision"]))
    ref = traced.ref_of(Place("general_objective"))
    assert ref is not None and str(plan.answers["general_objective"])[:40] in document[ref].replace("\xa0", " ")
    row = plan.rows("indicators")[0]
    target = traced.ref_of(Place("indicators", None, str(row["id"]), "target"))
    assert target is not None and document[target] == "260 (2030)"
    level = traced.ref_of(Place("indicators", None, str(row["id"]), "level"))  # stands nowhere by itself: its row does
    assert level is not None and str(row["name"])[1:30] in document[level].replace("\xa0", " ")
    assert traced.ref_of(Place("A1.1", None)) is None
    rating = traced.ref_of(Place("rating", "A2.1"))
    assert rating is not None and document[rating] == "A2.1"


def test_an_entry_and_a_paragraph_are_led_to_and_found_by_their_number(traced: Trace) -> None:
    plan = sample()
    document = dict(blocks(dossier(plan)["decision"]))
    for field, number in (("viewpoints", 3), ("limitations", 5), ("necessity", 2), ("core_values", 4)):
        ref = traced.ref_of(Place(field), number)
        assert ref is not None and traced.target_of(ref) == (Place(field), number)
        value: Any = plan.answers[field]
        expected = (value.split("\n") if isinstance(value, str) else value)[number]
        assert expected[1:30] in document[ref].replace("\xa0", " ").replace("\u2011", "-")
    duties = plan.rows("responsibilities")[1]
    ref = traced.ref_of(Place("responsibilities", None, str(duties["id"]), "duties"), 1)
    assert ref is not None and traced.target_of(ref) == (
        Place("responsibilities", None, str(duties["id"]), "duties"),
        1,
    )


def test_what_a_part_shows_without_its_words_is_found_there() -> None:
    """Choices, years and dates that stand inside a title, a number or a line with a date."""
    papers = {kind: trace(framework(), sample(), kind, rules()) for kind in dossier(sample())}
    for kind, field, part in (
        ("decision", "province", "letterhead"),
        ("decision", "form", "title"),
        ("decision", "period_end", "subject"),
        ("decision", "issue_month", "letterhead"),
        ("decision", "decision_date", "letterhead"),
        ("decision", "decision_authority", "authority"),
        ("decision", "committee_signer", "signature"),
        ("decision", "decision_recipients", "recipients"),
        ("decision", "issue_medium", "attached"),
        ("submission", "department_abbreviation", "letterhead"),
        ("official_letter", "letter_number", "letterhead"),
        ("official_letter", "ministry", "addressees"),
    ):
        ref = papers[kind].ref_of(Place(field))
        assert ref is not None and ref.part == part, field
    assert all(each.ref_of(Place("drafting_unit")) is None for each in papers.values())


def leads(traced: Trace, section: int, part: str, text: str, column: int = -1) -> str:
    """Where the first block of a part leads whose text begins so; in a table the cell of a column in its row."""
    for ref in traced._order:
        if (ref.section, ref.part) == (section, part) and traced._texts[ref].replace("\xa0", " ").startswith(text):
            target = traced.target_of(ref._replace(column=column) if column >= 0 else ref)
            return "" if target is None else str(target.place)
    raise AssertionError(f"no block begins with {text!r}")


@pytest.mark.parametrize(
    ("section", "part", "text", "column", "place"),
    [
        # what heads and ends a paper
        (0, "letterhead", "TỈNH LÂM HẢI", -1, "province_name"),
        (0, "letterhead", "Số:", -1, "decision_number"),
        (0, "letterhead", "Lâm Hải, ngày", -1, "decision_date"),
        (0, "subject", "Ban hành", -1, "programme_name"),
        (0, "authority", "ỦY BAN", -1, "decision_authority"),
        (0, "citations", "Căn cứ Luật Tổ chức", -1, "citations[c1].base"),
        (0, "citations", "Căn cứ Kế hoạch số", -1, "citations[c10].kind"),
        (0, "citations", "Theo đề nghị", -1, "submission_number"),
        (0, "enacting", "QUYẾT ĐỊNH", -1, ""),
        (0, "body", "Điều 1", -1, "programme_name"),
        (0, "body", "Điều 2", -1, "standing_agency"),
        (0, "recipients", "- Như Điều 3", -1, "decision_recipients"),
        (0, "recipients", "- Bộ Ngoại giao", -1, "decision_recipients"),
        (0, "recipients", "- Lưu", -1, "committee_field_code"),
        (0, "signature", "PHÓ CHỦ TỊCH", -1, "committee_signer"),
        (0, "signature", "Trần Thị Hải Yến", -1, "committee_signer_name"),
        (1, "attached", "(Kèm theo", -1, "decision_number"),
        # headings lead to what they introduce, sums and choices to where they are entered
        (1, "body", "IV. ĐỊNH VỊ", -1, "core_values"),
        (1, "body", "- Du lịch: thế mạnh", -1, "B2.1/rating"),
        (1, "body", "Trên cơ sở đó, tỉnh lựa chọn", -1, "A1.2/priority"),
        (1, "body", "Các nội dung trên được cụ thể hóa", -1, "actions"),
        (1, "body", "- Xã hội hóa:", -1, "budget_lines"),
        (1, "body", "2. Văn phòng Ủy ban nhân dân tỉnh", -1, "responsibilities[u2].agency"),
        (1, "body", "Trong quá trình thực hiện", -1, ""),
        # cells: row and column
        (1, "body", "Du khách", -1, "audience_groups[g2].audience"),
        (2, "body", "Mã", -1, "A1.1/rating"),
        (2, "body", "A2.1", 2, "A2.1/rating"),
        (2, "body", "A2.1", 4, "A2.1/priority"),
        (2, "body", "A2.1", 5, "A2.1/reason"),
        (2, "body", "Diện tích rừng được cấp", -1, "A1.2/evidence[e2].figure"),
        (2, "body", "“Forests kept at the source", -1, "A1.2/message_foreign"),
        (2, "body", "Người mua hàng; Nhà đầu tư", -1, "A1.2/audiences"),
        (2, "body", "A2. Chất lượng", -1, "A2.1/evidence[e1]"),
        (3, "body", "TT", -1, "actions"),
        (3, "body", "3", 2, "actions[a3].elements"),
        (3, "body", "3", 4, "actions[a3].lead"),
        (3, "body", "3", 5, "actions[a3].partners"),
        (3, "body", "3", 6, "actions[a3].start"),
        (3, "body", "3", 8, "budget_lines[n3].amount"),
        (3, "body", "3", 10, "actions[a3].note"),
        (4, "body", "Năm 2027", -1, "budget_lines"),
        (5, "body", "Sản phẩm", -1, "indicators[i1]"),
        (5, "body", "1", 3, "indicators[i1].baseline"),
        (5, "body", "1", 6, "indicators[i1].collector"),
    ],
)
def test_where_each_kind_of_block_leads(
    traced: Trace, section: int, part: str, text: str, column: int, place: str
) -> None:
    assert leads(traced, section, part, text, column) == place


def test_an_amount_leads_to_the_line_of_its_year(traced: Trace) -> None:
    """The action has a line for each of three years; the head of the column says the year."""
    for column, line in ((3, "n3"), (4, "n4"), (5, "n5"), (7, "n3")):
        ref = next(ref for ref in traced._order if ref[:3] == (4, "body", 4) and traced._texts[ref] == "3")
        assert traced.place_of(ref._replace(column=column)) == Place("budget_lines", None, line, "amount")


def test_the_other_papers_lead_to_their_own_numbers_and_signers() -> None:
    for kind, expected in (
        ("submission", {"Số:": "submission_number", "SỞ VĂN": "department", "GIÁM ĐỐC": "department_signer"}),
        ("official_letter", {"Số:": "letter_number", "V/v": "province_name", "TM.": "letter_signer"}),
    ):
        found = trace(framework(), sample(), kind, rules())
        for text, field in expected.items():
            assert next(
                found.place_of(ref) for ref in found._order if found._texts[ref].replace("\xa0", " ").startswith(text)
            ) == Place(field), text


@pytest.mark.parametrize("name", PLANS)
def test_every_place_that_a_block_leads_to_is_asked_on_a_page(name: str) -> None:
    """Also what the templates name: a name that no question has would lead nowhere."""
    plan = PLANS[name]
    tree = build_tree(framework(), plan)
    for kind in dossier(plan):
        found = trace(framework(), plan, kind, rules())
        for ref in found._order:
            target = found.target_of(ref)
            if target is None:
                continue
            place = target.place
            assert tree.page_of(place), (ref, place)
            question = framework().element_field(place.field) if place.element else framework().field(place.field)
            if place.column:
                assert place.column in [column.id for column in question.columns], (ref, place)
            if place.row:
                assert plan.stored(place._replace(column=None)) is not None, (ref, place)


def test_an_amount_is_found_in_the_row_of_its_task(traced: Trace) -> None:
    ref = traced.ref_of(Place("budget_lines", None, "n4", "amount"))
    assert ref is not None and ref[:3] == (4, "body", 4) and traced._texts[ref] == "260"


def test_a_plan_with_more_texts_than_marks_leads_nowhere_rather_than_wrong(
    traced: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "_LAST", tracing._FIRST + 300)
    found = trace(framework(), sample(), "decision", rules())
    assert found._order == traced._order and 100 < len(found._typed) < len(traced._typed)
    for ref, targets in found._typed.items():
        assert set(targets) <= set(traced._typed[ref])


def test_a_missing_answer_leads_to_where_it_is_asked() -> None:
    plan = Plan(framework().id, framework().version, {"province": "lam-dong", "form": "decision"})
    document = dossier(plan)["submission"]
    found = trace(framework(), plan, "submission", rules())
    ref = find_block(document, "[CẦN BỔ SUNG: Sự cần thiết ban hành chương trình]")
    assert ref is not None and found.place_of(ref) == Place("necessity")
