"""Every check once where it must speak and once where it must not: the sample plan, changed in one thing."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from wizard.framework import Framework
from wizard.plan.checks import run_checks
from wizard.plan.model import Place, Plan, Row, Value
from wizard.plan.operations import AddRow, RemoveRow, SetAnswer, apply

Change = dict[str, Value | None]
"""Address → new value; None takes it away. «table+» adds a row, «table[row]-» removes one."""

OLD_EVIDENCE: list[Row] = [{"id": "e1", "figure": "Số dự án", "value": "9", "year": 2023, "source": "Sở Tài chính"}]
TOTAL = "Tổng kinh phí thực hiện là {} đồng, trong đó ngân sách địa phương giữ vai trò chủ yếu."
NO_PRIORITY: Change = {
    f"{element}/priority": False
    for element in "A1.2 A2.3 A3.1 A3.3 B1.2 B2.2 B3.1".split()  # noqa: SIM905
}
CULTURE: Change = {**NO_PRIORITY, "B1.2/priority": True, "B2.2/priority": True}
OUTPUT_ONLY: Change = {f"indicators[i{n}].level": "output" for n in range(1, 19)}
SAME_LEAD: Change = {f"actions[a{n}].lead": "so-vhttdl" for n in range(1, 40)}
NO_TARGETS: Change = {f"indicators[i{n}].target": None for n in range(1, 19)}
REAL: Change = {"province": "lao-cai", "province_name": None, "merged_from": None}
TYPED: Change = {"citations[c3].base": None}
IN_2015: Change = {"citations[c3].date": "2015-06-19"}
BUDGET_LAW: Change = {"citations[c3].kind": "Luật", "citations[c3].title": "Luật Ngân sách nhà nước"}
PRESS_LAW: Change = {"citations[c3].kind": "Luật", "citations[c3].title": "Báo chí năm 2016"}
DECREE: Change = {"citations[c3].kind": "Nghị định", "citations[c3].number": "119/2018/NĐ-CP"}
PARTS: list[Row] = [{"id": "m1", "old_unit": "Lào Cai", "image": "Sa Pa", "keep": "Sa Pa"}]

CASES: list[tuple[str, Change, Change]] = [
    (
        "C01.dead-body",
        {"necessity": "Giao Sở Thông tin và Truyền thông chủ trì thực hiện."},
        {"necessity": "Công văn số 532/BTTTT-TTĐN ngày 21/02/2022 của Bộ Thông tin và Truyền thông đã hướng dẫn."},
    ),
    (
        "C01.dead-body",
        {"responsibilities[u1].duties": ["Phối hợp với Ban Tuyên giáo Tỉnh ủy"]},
        {"responsibilities[u1].duties": ["Phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy"]},
    ),
    (
        "C01.dead-province",
        {"decision_recipients": ["Ủy ban nhân dân tỉnh Yên Bái"]},
        {"necessity": "Tỉnh được hình thành trên cơ sở sáp nhập tỉnh Yên Bái và tỉnh Hà Giang."},
    ),
    (
        "C01.old-name",
        {"overview": "Du khách thường ghé Hà Giang trong hành trình."},
        {"overview": "Ông Nguyễn Thái Bình kể về Thái Bình Dương và mong ước hòa bình."},
    ),
    (
        "C01.district",
        {"commune_duties": "Ủy ban nhân dân các huyện, thị xã, thành phố tổ chức thực hiện."},
        {"commune_duties": "Từ khi cấp huyện kết thúc hoạt động, cấp xã trực tiếp thực hiện."},
    ),
    (
        "C01.district-name",
        {"world_view": "Khách biết đến huyện Mai Sơn qua mùa hoa."},
        {"world_view": "Khách biết đến quận Gangnam của Seoul; mối quan tâm của họ là quận chúa trong phim."},
    ),
    (
        "C01.old-phrase",
        {"scope": "Thực hiện cùng 63 tỉnh, thành phố trong cả nước."},
        {"scope": "Thực hiện cùng 34 tỉnh, thành phố trong cả nước; 63 tỷ đồng."},
    ),
    ("C02.citations", {"citations": None}, {"citations[c2]-": None}),
    ("C02.objectives", {"general_objective": None}, {"vision": None}),
    ("C02.tasks", {"general_tasks": None}, {"year_themes": None}),
    ("C02.budget", {"budget_lines": None}, {"budget_lines[n144]-": None}),
    ("C02.organisation", {"responsibilities": None}, {"responsibilities[u27]-": None}),
    ("C02.action-plan", {"actions": None}, {"actions[a54]-": None}),
    ("C02.signature", {"letter_signer_name": None}, {"contact_name": None}),
    ("C03.strategy", {"citations[c5]-": None}, {"citations[c5].base": None, "citations[c5].number": "173/QĐ-TTg"}),
    ("C03.conclusion-57", {"citations[c6]-": None}, {"citations[c7]-": None}),
    ("C03.resolution-47", {"citations[c9]-": None}, {"citations[c7]-": None}),
    (
        "C03.decree-72",
        {"citations[c2]-": None},
        {"citations[c2].base": None, "citations[c2].title": "sửa đổi, bổ sung Nghị định số 72/2015/NĐ-CP"},
    ),
    ("C03.expired", {"citations[c12].number": "17/2017/NĐ-CP"}, {"citations[c12].number": "18/2017/NĐ-CP"}),
    (
        "C03.expired",
        {**TYPED, "citations[c3].number": "Số 368/QĐ- TTg"},
        {**TYPED, "citations[c3].number": "1368/QĐ-TTg"},
    ),
    (
        "C03.expired",
        {**TYPED, "citations[c3].number": "21/CT-TTg", "citations[c3].date": "2012-08-06"},
        {
            **TYPED,
            "citations[c3].number": "21/CT-TTg",
            "citations[c3].date": "2024-08-06",
        },  # another one of that number
    ),
    (
        "C03.expired",
        {**TYPED, "citations[c3].kind": "Luật", "citations[c3].title": "Tổ chức chính quyền địa phương", **IN_2015},
        {**TYPED, "citations[c3].kind": "Luật", "citations[c3].title": "Tổ chức chính quyền địa phương"},
    ),
    ("C03.expired", {**TYPED, **BUDGET_LAW, **IN_2015}, {**TYPED, **BUDGET_LAW, "citations[c3].date": "2025-06-25"}),
    (
        "C03.expired",
        {**TYPED, **PRESS_LAW, "citations[c3].number": "103/2016/QH13"},
        {**TYPED, **PRESS_LAW, "citations[c3].title": "sửa đổi, bổ sung một số điều của Luật Báo chí", **IN_2015},
    ),
    (
        "C03.unchecked",
        {"citations[c2]-": None, **TYPED, **DECREE, "citations[c3].issuer": "Chính phủ"},
        {"citations[c2]-": None, **TYPED, **DECREE, "citations[c3].issuer": "Ủy ban nhân dân tỉnh Lâm Hải"},
    ),
    ("C03.later", {"citations[c12].date": "2026-12-01"}, {"citations[c12].date": "2026-11-30"}),
    ("C03.later", {"issue_month": "2026-01"}, {"issue_month": None}),
    ("C03.unchecked", {"citations[c3].base": "luat-du-lich-2017"}, {"citations[c2]-": None}),
    ("C03.incomplete", {"citations[c12].date": None}, {"citations[c12].verb": None}),
    ("C03.incomplete", {"citations[c3].base": "luat-bao-chi-2025"}, {"citations[c3].base": "luat-du-lich-2017"}),
    ("C04.not-measurable", {"indicators[i3].baseline": None}, {"indicators[i3].baseline": Decimal(0)}),
    ("C04.not-measurable", {"indicators[i1].unit": "-"}, {"indicators[i1].unit": "%"}),
    ("C04.not-measurable", {"indicators[i1].source": "…"}, {"indicators[i1].source": "Sở Y tế"}),
    ("C04.years", {"indicators[i1].baseline_year": 2031}, {"indicators[i1].baseline_year": 2029}),
    ("C04.years", {"indicators[i1].baseline_year": 2030}, {"indicators[i1].target_year": None}),
    ("C04.no-figures", NO_TARGETS, {"indicators[i3].target": None}),
    ("C05.no-audience", {"priority_markets": None}, {"priority_markets": ["Nhật Bản"]}),
    ("C05.audience-incomplete", {"audience_groups[g1].language": None}, {"scope": None}),
    ("C05.no-translation", {"A3.1/message_foreign": None}, {"A1.1/message_vi": "Bản tiếng Việt của mục không hiện"}),
    (
        "C05.same-message",
        {"main_message_foreign": "lâm hải – một hành trình xanh từ rừng ra biển"},
        {"main_message_foreign": "Lâm Hải: one green journey"},
    ),
    ("C06.no-interest", {"B2.2/audiences": None}, {"B2.2/markets": None}),
    ("C07.only-tourism-culture", CULTURE, {**CULTURE, "B3.1/priority": True}),
    ("C08.no-priority", NO_PRIORITY, CULTURE),
    ("C08.too-many", {"A1.1/priority": True}, {"A1.1/priority": True, "A1.2/priority": False}),
    ("C08.priority-without-action", {"B2.3/priority": True, "actions[a30]-": None}, {"B2.3/priority": True}),
    ("C08.action-without-element", {"actions[a2].elements": None}, {"actions[a2].partners": None}),
    ("C09.no-lead", {"actions[a2].lead": None}, {"actions[a2].partners": None}),
    ("C09.no-time", {"actions[a2].end": None}, {"actions[a2].audience": None}),
    ("C09.no-result", {"actions[a2].result": "......"}, {"actions[a2].result": "5"}),
    ("C02.objectives", {"general_objective": "…"}, {"general_objective": "Mục tiêu"}),
    ("C03.incomplete", {"citations[c12].issuer": "- -"}, {"citations[c12].issuer": "Tỉnh ủy"}),
    ("C09.no-result", {"actions[a2].result": None}, {"actions[a2].note": None}),
    ("C09.no-money", {"budget_lines[n1]-": None}, {"budget_lines[n144]-": None}),
    (
        "C09.collective-lead",
        {"own_agencies+": {"id": "o9", "name": "Các sở, ngành liên quan"}, "actions[a2].lead": "o9"},  # type: ignore[dict-item]
        {"own_agencies+": {"id": "o9", "name": "Bảo tàng tỉnh"}, "actions[a2].lead": "o9"},  # type: ignore[dict-item]
    ),
    ("C09.one-unit", SAME_LEAD, {"actions[a2].lead": "so-vhttdl"}),
    ("C10.period", {"period_end": 2025}, {"period_end": 2026}),
    ("C10.period", {"vision_year": 2030}, {"vision_year": None}),
    ("C10.outside-period", {"actions[a2].end": "2031-01"}, {"actions[a2].end": "2030-12"}),
    ("C10.outside-period", {"budget_lines[n1].year": 2025}, {"budget_lines[n1].year": 2026}),
    ("C10.outside-period", {"indicators[i3].target_year": 2036}, {"indicators[i3].target_year": 2035}),
    ("C10.backwards", {"actions[a2].end": "2026-12"}, {"actions[a2].end": "2027-01"}),
    ("C10.no-milestones", {"milestones": None}, {"milestones[k2]-": None}),
    ("C10.total-differs", {"funding_principles": TOTAL.format("45 tỷ")}, {"funding_principles": "@sum"}),
    ("C10.unsummed", {"budget_lines[n5].amount": None}, {"budget_lines[n5].amount": Decimal(1)}),
    ("C10.lost-line", {"actions[a1]-": None}, {"actions[a1].name": "Tên khác"}),
    ("C11.no-measurement", {"reports": None}, {"review": None}),
    ("C11.no-collector", {"indicators[i3].collector": None}, {"indicators[i3].unit": None}),
    ("C11.only-output", OUTPUT_ONLY, {**OUTPUT_ONLY, "indicators[i10].level": "outcome"}),
    (
        "C12.generic",
        {"slogan": "Lâm Hải – điểm đến hấp dẫn, thân thiện"},
        {"slogan": "Thân thiện như chợ phiên Pha Lâm"},
    ),
    (
        "C13.slogan-without-identity",
        {"general_tasks": ["Đào tạo: tập huấn"], "actions[a40]-": None, "actions[a41]-": None},
        {"general_tasks": ["Đào tạo"], "actions[a40]-": None, "actions[a41]-": None, "slogan": None},
    ),
    ("C14.part-missing", {**REAL, "merged_images": PARTS}, {**REAL, "merged_images": PARTS, "overview": "Yên Bái cũ."}),
    (
        "C16.superlative",
        {"overview": "Vịnh đẹp nhất cả nước."},
        {"overview": "Vịnh đẹp nhất, theo bình chọn năm 2025."},
    ),
    ("C16.superlative", {"slogan": "Số 1 thế giới về chè"}, {"slogan": "Thống nhất, ít nhất một lần, nhất là chè"}),
    ("C16.old-data", {"A1.1/evidence": OLD_EVIDENCE}, {"A1.1/evidence[e1].year": 2024}),
    ("C16.pre-merger", {"A1.1/evidence": OLD_EVIDENCE}, {"A1.1/evidence[e1].year": 2025}),
    (
        "C16.pre-merger",
        {"indicators[i1].baseline_year": 2024},
        {**REAL, "province": "ha-noi", "indicators[i1].baseline_year": 2024},
    ),
    (
        "C17.secret",
        {"crisis": "Tài liệu lưu hành nội bộ."},
        {"crisis": "Mật ong, mật độ dân cư và bảo vệ bí mật nhà nước."},
    ),
    (
        "C18.other-province",
        {"people_role": "Người dân trên địa bàn tỉnh Quảng Ninh là đại sứ."},
        {"people_role": "Người dân học tập kinh nghiệm của tỉnh Quảng Ninh."},
    ),
    ("C18.other-province", {"slogan": "Quảng Ninh, miền di sản"}, {"slogan": "Lâm Hải, miền di sản"}),
    (
        "C18.other-province-named",
        {"people_role": "Du khách yêu Đà Nẵng."},
        {"people_role": "Hội nghị tổ chức tại Đà Nẵng; tư tưởng Hồ Chí Minh; làng Gia Lai Mới."},
    ),
    (
        "C19.spelling",
        {"scope": "Các nghành phối hợp."},
        {"scope": "Ô-xtrây-li-a, container, Đắk Lắk, OCOP, người Hrê."},
    ),
    ("C19.tone-style", {"scope": "Hoà thuận."}, {"scope": "Hòa thuận, quý hóa, hoàn thành, thuê."}),
    ("C19.capitals", {"scope": "Theo nghị định số 72/2015/NĐ-CP."}, {"scope": "Theo các nghị định của Chính phủ."}),
    ("C19.spacing", {"scope": "Rừng ,biển và  đảo."}, {"scope": "Rừng, biển 1.250,5 ha (Vietnam.vn); 24/7./."}),
    ("C19.characters", {"scope": "Vi\u0435t Nam"}, {"scope": "Việt Nam – “đất” 12 °C, km², α"}),
]
MENTIONS = {
    "C13.national-identity": ("identity", "Gắn với bộ nhận diện hình ảnh quốc gia."),
    "C15.crisis": ("solutions", "Chủ động xử lý khủng hoảng."),
    "C15.overseas": ("people_role", "Kiều bào giới thiệu quê hương."),
    "C15.missions": ("solutions", "Phối hợp với cơ quan đại diện."),
    "C15.foreign-press": ("solutions", "Mời báo chí nước ngoài."),
    "C15.business": ("solutions", "Doanh nghiệp cùng làm."),
    "C15.training": ("solutions", "Tập huấn hằng năm."),
    "C15.commune": ("commune_duties", "Tự viết."),
    "C15.people": ("people_role", "Tự viết."),
}


def changed(plan: Plan, change: Change) -> Plan:
    for address, value in change.items():
        if address.endswith("+"):
            apply(plan, AddRow(Place.parse(address[:-1]), value))  # type: ignore[arg-type]
        elif address.endswith("-"):
            apply(plan, RemoveRow(Place.parse(address[:-1])))
        else:
            text = TOTAL.format(total(plan)) if value == "@sum" else value
            apply(plan, SetAnswer(Place.parse(address), text))
    return plan


def total(plan: Plan) -> str:
    millions = sum(Decimal(str(line["amount"])) for line in plan.rows("budget_lines"))
    return f"{millions / 1000:f} tỷ".replace(".", ",")


def ids(framework: Framework, plan: Plan) -> set[str]:
    return {finding.id for finding in run_checks(framework, plan).all}


@pytest.mark.parametrize(("check", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_speaks_and_is_silent(framework: Framework, sample: Plan, check: str, wrong: Change, right: Change) -> None:
    other = copy.deepcopy(sample)
    found = [one for one in run_checks(framework, changed(sample, wrong)).all if one.id == check]
    assert found and "{" not in found[0].sentence + found[0].reason
    assert check not in ids(framework, changed(other, right))


@pytest.mark.parametrize(("check", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_comes_and_goes_with_the_edit(
    framework: Framework, sample: Plan, check: str, wrong: Change, right: Change
) -> None:
    """Computed after the edit, and after it was taken back, it is what is computed from scratch."""
    findings = run_checks(framework, sample)
    spoilt = changed(copy.deepcopy(sample), wrong)
    after = run_checks(framework, spoilt, previous=findings)
    assert check in {one.id for one in after.all} and after.all == run_checks(framework, copy.deepcopy(spoilt)).all
    assert run_checks(framework, sample, previous=after).all == findings.all
    other = run_checks(framework, changed(sample, right), previous=after)
    assert other.all == run_checks(framework, copy.deepcopy(sample)).all


def _sentence(kind: str) -> str | list[str]:
    return ["Một câu."] if kind == "list" else "Một câu."


@pytest.mark.parametrize("check", MENTIONS)
def test_what_is_often_forgotten(framework: Framework, plan: Plan, check: str) -> None:
    """A small plan in which nothing of it stands, but something was written where it belongs."""
    declared = framework.check(check)
    where = (declared.fields or (declared.link,))[0]
    plan.answers.pop("actions")
    if framework.field(where).type == "table":
        columns = framework.field(where).columns
        column = next(one for one in columns if one.type in ("text", "paragraphs", "list"))
        rows: list[Row] = [{"id": "x1", column.id: _sentence(column.type)}]
        apply(plan, SetAnswer(Place(where), rows))
    else:
        apply(plan, SetAnswer(Place(where), _sentence(framework.field(where).type)))
    if where not in declared.enough:
        assert check in ids(framework, plan)
    else:
        apply(plan, SetAnswer(Place(where), None))
        apply(plan, SetAnswer(Place("general_tasks"), ["Một câu."]))
        assert check in ids(framework, plan)
    field, text = MENTIONS[check]
    solution: list[Row] = [{"id": "s1", "content": text}]
    apply(plan, SetAnswer(Place(field), solution if field == "solutions" else text))
    assert check not in ids(framework, plan)


def test_every_check_has_both_tests(framework: Framework) -> None:
    tested = {case[0] for case in CASES} | MENTIONS.keys() | {"C02.recipients"}
    assert tested == {check.id for check in framework.checks}


def test_the_eighteen_groups_and_their_severities(framework: Framework) -> None:
    assert [group.number for group in framework.check_groups] == list(range(1, 20))
    by_group = {
        group.id: {c.severity for c in framework.checks if c.group == group.id} for group in framework.check_groups
    }
    assert [name for name, found in by_group.items() if "block" in found] == ["C01", "C02", "C09", "C10", "C18"]
    assert [name for name, found in by_group.items() if found == {"hint"}] == ["C12", "C15", "C17", "C19"]
    assert all(check.id.startswith(f"{check.group}.") for check in framework.checks)


def test_a_base_that_is_not_listed_is_named_and_nothing_is_invented(framework: Framework, sample: Plan) -> None:
    law: Row = {"id": "c90", "kind": "Luật", "title": "Quảng cáo", "date": "2012-06-21", "verb": "can-cu"}
    old: Row = {"id": "c91", "kind": "Luật", "title": "Ngân sách nhà nước", "date": "2015-06-25", "verb": "can-cu"}
    local: Row = {"id": "c92", "kind": "Kế hoạch", "number": "9/KH-UBND", "issuer": "UBND tỉnh Lâm Hải", "title": "x"}
    army: Row = {
        "id": "c93",
        "kind": "Kế hoạch",
        "number": "3/KH-BCH",
        "issuer": "Bộ Chỉ huy quân sự tỉnh",
        "title": "x",
    }
    begun: Row = {"id": "c94", "kind": "Luật", "verb": "can-cu"}
    for row in (law, old, local, army):
        apply(sample, AddRow(Place("citations"), {"date": "2026-01-05", **row}))
    found = {finding.id: finding for finding in run_checks(framework, sample).all}
    assert set(found) == {"C03.expired", "C03.unchecked"}
    assert found["C03.unchecked"].found == "Nghị định số 72/2015/NĐ-CP và Luật Quảng cáo năm 2012"
    assert found["C03.expired"].found == "Luật Ngân sách nhà nước năm 2015"
    assert "Luật Ngân sách nhà nước năm 2025" in found["C03.expired"].reason
    apply(sample, AddRow(Place("citations"), begun))
    again = {finding.id: finding for finding in run_checks(framework, sample).all}
    assert again["C03.unchecked"].found == found["C03.unchecked"].found


def test_the_sample_has_nothing_but_a_base_to_look_up(framework: Framework, sample: Plan) -> None:
    findings = run_checks(framework, sample)
    assert [finding.key for finding in findings.all] == ["C03.unchecked@citations[c2]#Nghị định số 72/2015/NĐ-CP"]
    assert not findings.blocks
