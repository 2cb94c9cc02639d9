"""From a block to the answer that it shows, and back."""

import pytest

from tests.preview.plans import derived, dossier, framework, rules, sample
from wizard.plan.model import Place, Plan
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


def test_a_field_leads_to_its_paragraph_and_a_number_to_its_row(traced: Trace) -> None:
    plan = sample()
    document = dict(blocks(dossier(plan)["decision"]))
    ref = traced.ref_of(Place("general_objective"))
    assert ref is not None and str(plan.answers["general_objective"])[:40] in document[ref].replace("\xa0", " ")
    row = plan.rows("indicators")[0]
    target = traced.ref_of(Place("indicators", None, str(row["id"]), "target"))
    assert target is not None and str(row["name"])[1:30] in document[target].replace("\xa0", " ")
    assert traced.ref_of(Place("A1.1", None)) is None
    assert traced.ref_of(Place("rating", "A1.1")) is not None  # its element stands in an annex


def test_a_missing_answer_leads_to_where_it_is_asked() -> None:
    plan = Plan(framework().id, framework().version, {"province": "lam-dong", "form": "decision"})
    document = dossier(plan)["submission"]
    found = trace(framework(), plan, "submission", rules())
    ref = find_block(document, "[CẦN BỔ SUNG: Sự cần thiết ban hành chương trình]")
    assert ref is not None and found.place_of(ref) == Place("necessity")


def test_parts_without_an_answer_lead_to_the_field_that_makes_them(traced: Trace) -> None:
    wanted = {"letterhead": Place("province_name"), "citations": Place("citations")}
    for ref in traced._order:
        if ref.section == 0 and ref.part in wanted:
            place = traced.place_of(ref)
            assert place is not None and place.field in ("province_name", "citations"), ref
        if ref.section == 0 and ref.part == "signature":
            assert traced.place_of(ref) == Place("committee_signer_name")
