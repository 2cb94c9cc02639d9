"""Every answer stands in the dossier, and the program says so when one does not."""

from pathlib import Path

import pytest

from wizard.document.build import build_document
from wizard.document.compose import compose
from wizard.document.dossier import export_dossier
from wizard.document.held import answers_not_held
from wizard.document.rules import FormatRules
from wizard.framework import Framework, load_framework
from wizard.framework.places import resource_folder
from wizard.plan.file import read_plan
from wizard.plan.model import Plan, Row

OWN_FIELD = """
step:
  id: monitoring
  sections:
    - id: own
      title: Phần riêng của tỉnh
      source: Văn phòng
      status: proposal
      fields:
        - {id: own_remark, type: text, label: Ghi nhận riêng, source: Văn phòng, status: proposal}
"""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework()


@pytest.fixture
def plan(framework: Framework) -> Plan:
    return read_plan(resource_folder("resources") / "samples" / "lam-hai.ctqb", framework).plan


@pytest.mark.parametrize("form", ["decision", "programme", "plan"])
def test_the_sample_is_held_in_every_form(framework: Framework, plan: Plan, form: str) -> None:
    documents = [
        build_document(each.root, FormatRules(framework.rules)) for each in compose(framework, plan, form=form)
    ]
    assert answers_not_held(framework, plan, documents) == []


def test_an_answer_that_stands_nowhere_is_named(framework: Framework, plan: Plan) -> None:
    # GIVEN documents written before an answer was changed
    documents = [build_document(each.root, FormatRules(framework.rules)) for each in compose(framework, plan)]
    # WHEN a paragraph and a cell say something else
    plan.answers["general_objective"] = "Điều chưa từng được in."
    milestone: Row = {"id": "m1", "date": "2027-01", "content": "Mốc chưa từng được in"}
    plan.answers["milestones"] = [milestone]
    # THEN both are named
    field = framework.field("milestones")
    labels = [framework.field("general_objective").label, f"{field.label}: {field.column('content').label}"]
    assert answers_not_held(framework, plan, documents) == labels


def test_a_field_that_no_template_prints_is_told(tmp_path: Path, plan: Plan) -> None:
    # GIVEN an office that added a question but no wording for it
    office = tmp_path / "van-phong"
    (office / "steps").mkdir(parents=True)
    (office / "steps" / "12-monitoring.yaml").write_text(OWN_FIELD, encoding="utf-8")
    framework = load_framework([office])
    plan.answers["own_remark"] = "Một điều chỉ tỉnh này hỏi"
    # WHEN the whole dossier is written THEN the last file carries the sentence, and a single document says nothing
    written = export_dossier(framework, plan, tmp_path / "ra")
    assert "“Ghi nhận riêng” không có trong văn bản nào" in written[-1].note
    assert not export_dossier(framework, plan, tmp_path / "le", ["submission"])[0].note
