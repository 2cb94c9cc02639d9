"""The documents of a dossier: every kind, form and signer, whatever the plan holds."""

import itertools
import re
import time
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any

import pytest
from lxml import etree

from tests.document.samples import ROOT, rules
from wizard.document.build import build_document
from wizard.document.compose import DEFAULT_KINDS, KINDS, Composed, NotFinal, compose, kinds_of
from wizard.document.model import Document, paragraphs_of
from wizard.framework import Framework, load_framework
from wizard.plan.file import read_plan
from wizard.plan.model import Plan, new_plan
from wizard.plan.operations import SetAside, apply
from wizard.plan.tree import build_tree

FORMS = ("decision", "programme", "plan")
# marks that no finished text may hold
FLAWS = re.compile(
    r"\bNone\b|[Uu]ndefined|\.\.(?!\.)|,,|;;|[;,:] *[;,.]|\.[;,](?!\.)| [,;:.](?!\.\.)|\( |\(\)|“”|“ | ”|\{|\}|  +"
)
BLOCKS = "title subject attached authority addressee citation p item heading recipient file post name power line about"


@lru_cache(maxsize=1)
def framework() -> Framework:
    return load_framework()


@lru_cache(maxsize=1)
def sample_once() -> Plan:
    return read_plan(ROOT / "resources" / "samples" / "lam-hai.ctqb", framework()).plan


@pytest.fixture
def sample() -> Plan:
    return deepcopy(sample_once())


def built(composed: Composed) -> Document:
    return build_document(composed.root, rules())


def lines(composed: Composed) -> list[str]:
    """Return all paragraphs as they will be printed, spaces of all kinds made plain."""
    return [text.replace("\u00a0", " ").replace("\u2011", "-") for text in paragraphs_of(built(composed))]


def everything(plan: Plan, **options: Any) -> str:
    """Return the text of all kinds of documents of a plan."""
    return "\n".join(line for composed in compose(framework(), plan, KINDS, **options) for line in lines(composed))


def signers() -> Iterator[dict[str, str]]:
    committee = ("chairman", "vice_chairman")
    department = ("director", "vice_director", "acting_director")
    letter = ("chairman", "vice_chairman", "office_chief", "office_vice_chief")
    for index, (authority, first) in enumerate(itertools.product(("committee", "chairman"), committee)):
        yield {
            "decision_authority": authority,
            "committee_signer": first,
            "department_signer": department[index % 3],
            "letter_signer": letter[index],
        }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_form_is_printed_without_flaws(sample: Plan, form: str, kind: str) -> None:
    for choice in signers():
        sample.answers |= choice
        for composed in compose(framework(), sample, [kind], form):
            for line in lines(composed):
                blanks = re.sub(" {6,}", " ", line)
                assert not FLAWS.search(blanks), f"{kind}, {form}: {line}"
            assert not composed.root.xpath("//missing"), f"{kind}, {form}"
            for element in composed.root.iter(*BLOCKS.split()):
                assert "".join(element.itertext()).strip(), f"empty <{element.tag!r}> in {kind}, {form}"


def test_default_kinds_follow_the_form(sample: Plan) -> None:
    for form in FORMS:
        assert tuple(each.kind for each in compose(framework(), sample, None, form)) == DEFAULT_KINDS[form]
    assert kinds_of(["decision", "annexes"], "plan") == ("programme", "annexes")
    assert [each.name for each in compose(framework(), sample, ["submission"])] == ["01 To trinh"]


def test_a_decision_carries_programme_and_annexes(sample: Plan) -> None:
    document = built(compose(framework(), sample, ["decision"])[0])
    assert [text.kind for text in document.texts] == ["decision", "programme"]
    assert [annex.label.replace("\u00a0", " ") for annex in document.annexes] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
        "Phụ lục IV",
    ]
    attached = document.texts[1]
    assert not attached.letterhead.number
    assert attached.letterhead.place_date is None
    assert attached.signature is None
    assert not attached.recipients


@pytest.mark.parametrize("form", FORMS)
def test_the_body_points_to_each_annex(sample: Plan, form: str) -> None:
    text = everything(sample, form=form)
    for number in ("I", "II", "III", "IV"):
        assert f"Phụ lục {number} kèm theo" in text


@pytest.mark.parametrize(
    ("form", "notation"), [("decision", "QĐ-UBND"), ("programme", "CTr-UBND"), ("plan", "KH-UBND")]
)
def test_forms_differ_where_they_should(sample: Plan, form: str, notation: str) -> None:
    composed = compose(framework(), sample, None, form)
    document = built(composed[1])
    issued = document.texts[0]
    recipients = ["".join(run.text for run in line).replace("\u00a0", " ") for line in issued.recipients]
    assert issued.letterhead.number.replace("\u2011", "-").endswith(f"/{notation}")
    assert ("- Như Điều 3;" in recipients) == (form == "decision")
    assert recipients[-1] == "- Lưu: VT, VX."
    text = "\n".join(lines(composed[1]))
    if form == "plan":
        assert "I. MỤC ĐÍCH, YÊU CẦU" in text
        assert "Thực hiện Kết luận số 57-KL/TW" in text
        assert "Chương trình Xây dựng" not in text
    if form == "decision":
        assert "Thực hiện Kết luận" not in text.partition("QUYẾT ĐỊNH:")[0]


def block_of(root: etree._Element) -> list[str | None]:
    """Return the lines of power and post of a signature block."""
    return [line.text for line in root.xpath("text/signature/*[not(self::name)]")]


@pytest.mark.parametrize(
    ("authority", "signer", "heading", "block"),
    [
        ("committee", "chairman", "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "committee",
            "vice_chairman",
            "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("chairman", "chairman", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM HẢI", ["CHỦ TỊCH"]),
        ("chairman", "vice_chairman", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM HẢI", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ],
)
def test_powers_of_the_committee(sample: Plan, authority: str, signer: str, heading: str, block: list[str]) -> None:
    sample.answers |= {"decision_authority": authority, "committee_signer": signer}
    root = compose(framework(), sample, ["decision"])[0].root
    assert root.findtext("text/authority") == heading
    assert block_of(root) == block


@pytest.mark.parametrize(
    ("kind", "field", "signer", "block"),
    [
        ("submission", "department_signer", "director", ["GIÁM ĐỐC"]),
        ("submission", "department_signer", "vice_director", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("submission", "department_signer", "acting_director", ["Q. GIÁM ĐỐC"]),
        ("official_letter", "letter_signer", "chairman", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("official_letter", "letter_signer", "office_chief", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (
            "official_letter",
            "letter_signer",
            "office_vice_chief",
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
    ],
)
def test_powers_of_department_and_office(sample: Plan, kind: str, field: str, signer: str, block: list[str]) -> None:
    sample.answers[field] = signer
    root = compose(framework(), sample, [kind])[0].root
    assert block_of(root) == block


def test_numbers_and_dates_known_after_the_issue_stand_everywhere_the_same(sample: Plan) -> None:
    sample.answers |= {
        "submission_number": "152",
        "submission_date": "2026-12-07",
        "decision_number": "05",
        "decision_date": "2027-01-05",
        "issue_medium": "paper",
    }
    text = everything(sample)
    assert "tại Tờ trình số 152/TTr-SVHTTDL ngày 07 tháng 12 năm 2026." in text
    assert text.count("(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2027 của") >= 5
    sample.answers["issue_medium"] = "electronic"
    assert "(Kèm theo Quyết định số 05" not in everything(sample)


def test_sums_are_those_of_the_budget_lines(sample: Plan) -> None:
    total = sum(row["amount"] for row in sample.rows("budget_lines"))  # type: ignore[misc]
    figures = f"{total:,}".replace(",", ".")
    root = compose(framework(), sample, ["annexes"])[0].root
    sums = [row.xpath("cell[. != '']/text()")[-1] for row in root.xpath("//row[@kind='total']")]
    assert figures in sums
    assert len(root.xpath("//annex[2]//row[not(@kind)][count(cell) = 11]")) - 1 == len(sample.rows("actions"))


@pytest.mark.parametrize(
    "hostile",
    ["{{ 7*7 }}", "{% raw %}{% endfor %}", "<w:p>a</w:p>", "]]>", "&amp; & &#65;", "<missing>x</missing>", "%s {0} $x"],
)
def test_text_of_users_arrives_unchanged(sample: Plan, hostile: str) -> None:
    sample.answers["main_message_vi"] = f"Thông điệp {hostile} cuối"
    sample.answers["overview"] = f"Đoạn {hostile} cuối"
    sample.rows("actions")[0]["name"] = f"Nhiệm vụ {hostile} cuối"
    sample.answers["department_signer_name"] = f"Tên {hostile} cuối"
    sample.answers["place_name"] = f"Nơi {hostile} cuối"
    text = everything(sample)
    for word in ("Thông điệp", "Đoạn", "Nhiệm vụ", "Tên", "Nơi"):
        assert f"{word} {hostile} cuối" in text


def test_hidden_answers_are_not_printed(sample: Plan) -> None:
    priority = next(name for name, answers in sample.assessments.items() if answers.get("priority"))
    story = sample.assessments[priority]["story"]
    vision = str(sample.answers["vision"])
    first = str(story).split("\n")[0][:60]
    assert first in everything(sample)
    sample.assessments[priority] |= {"priority": False, "reason": "Chưa đủ nguồn lực"}
    del sample.answers["vision_year"]
    text = everything(sample)
    assert first not in text
    assert vision.split("\n")[0][:60] not in text
    assert "Chưa đủ nguồn lực" in text


def test_optional_parts_vanish_with_their_sentence(sample: Plan) -> None:
    for field in (
        "slogan",
        "people_role",
        "crisis",
        "review",
        "year_themes",
        "milestones",
        "contact_name",
        "contact_post",
    ):
        sample.answers.pop(field, None)
    text = everything(sample)
    for words in (
        "Khẩu hiệu dùng",
        "Vai trò của người dân",
        "Xử lý thông tin bất lợi",
        "Chủ đề từng năm",
        "liên hệ qua",
    ):
        assert words not in text


def test_a_city_reads_as_a_city(sample: Plan) -> None:
    for field in ("province_name", "province_kind", "merged_from", "place_name"):
        sample.answers.pop(field, None)
    sample.answers["province"] = "hai-phong"
    root = compose(framework(), sample, ["decision"])[0].root
    assert [line.text for line in root.findall("text/letterhead/agency/line")][:2] == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ HẢI PHÒNG",
    ]
    recipients = [line.text for line in root.findall("text/recipients/recipient")]
    assert "Thường trực Thành ủy (để báo cáo)" in recipients
    assert "Thường trực Hội đồng nhân dân thành phố" in recipients
    leads = root.xpath("//annex[2]//row/cell[5]/text()")
    assert "Công an thành phố" in leads
    assert "Công an tỉnh" not in leads
    submission = compose(framework(), sample, ["submission"])[0].root
    assert submission.findtext("text/letterhead/parent") == "UBND THÀNH PHỐ HẢI PHÒNG"


def test_a_province_that_became_a_city_changes_its_letterhead(sample: Plan) -> None:
    sample.answers |= {"province": "dong-nai", "province_kind": "thanh-pho"}
    root = compose(framework(), sample, ["decision"])[0].root
    assert root.findtext("text/authority") == "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI"


def test_ho_chi_minh_city_keeps_its_capital(sample: Plan) -> None:
    for field in ("province_name", "province_kind", "merged_from", "place_name", "programme_name"):
        sample.answers.pop(field, None)
    sample.answers["province"] = next(each.id for each in framework().provinces if each.name == "Hồ Chí Minh")
    root = compose(framework(), sample, ["submission"])[0].root
    assert root.findtext("text/addressees/addressee") == "Ủy ban nhân dân Thành phố Hồ Chí Minh"


def test_every_province_composes(sample: Plan) -> None:
    for field in ("province_name", "province_kind", "merged_from", "place_name"):
        sample.answers.pop(field, None)
    for province in framework().provinces:
        sample.answers["province"] = province.id
        assert province.in_text in everything(sample)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_plan_shows_everything_that_is_required(form: str) -> None:
    plan = new_plan(framework(), form=form)
    text = everything(plan)
    for entry in build_tree(framework(), plan).missing():
        label = entry.label.rpartition(": ")[2]
        assert f"[CẦN BỔ SUNG: {label}]" in text, entry.label
    assert "None" not in text


def test_a_final_version_of_an_empty_plan_lists_what_is_missing() -> None:
    plan = new_plan(framework())
    with pytest.raises(NotFinal) as caught:
        compose(framework(), plan, final=True)
    places = [place for place, _ in caught.value.missing]
    assert len(places) == len(set(places))
    assert {"province", "necessity", "A1.1/rating", "committee_signer_name"} <= set(places)
    blocked = {str(finding.place) for finding in caught.value.findings}
    assert "actions" in blocked and not blocked & set(places)
    assert f"{len(places)} nội dung" in str(caught.value) and f"{len(blocked)} chỗ" in str(caught.value)


def test_a_final_version_names_the_row_that_lacks_something(sample: Plan) -> None:
    row = sample.rows("actions")[2]
    del row["result"]
    with pytest.raises(NotFinal) as caught:
        compose(framework(), sample, ["annexes"], final=True)
    ((place, label),) = caught.value.missing
    assert place == f"actions[{row['id']}].result"
    assert "dòng 3" in label
    assert compose(framework(), sample, ["official_letter"], final=True)


def test_the_title_in_the_properties_of_a_letter_is_what_stands_under_its_number(sample: Plan) -> None:
    """Readers of PDF files show it above the pages."""
    (letter,) = compose(framework(), sample, ["official_letter"])
    about = letter.root.find("text/letterhead/about")
    assert about is not None and about.text is not None and about.text.startswith("V/v gửi")
    assert letter.root.get("subject") == about.text


def test_a_final_version_waits_until_findings_that_block_are_mended_or_set_aside(sample: Plan) -> None:
    sample.answers["overview"] = "Sở Thông tin và Truyền thông phụ trách lĩnh vực này."
    with pytest.raises(NotFinal) as caught:
        compose(framework(), sample, final=True)
    assert not caught.value.missing
    assert [str(finding.place) for finding in caught.value.findings] == ["overview"]
    assert str(caught.value).endswith("còn 1 chỗ phải sửa hoặc xác nhận.")
    assert compose(framework(), sample)
    apply(sample, SetAside(caught.value.findings[0].key, "trích văn bản cũ"))
    assert compose(framework(), sample, final=True)


def test_the_complete_sample_is_final(sample: Plan) -> None:
    assert compose(framework(), sample, KINDS, final=True)


def test_marks_carry_no_places_on() -> None:
    for composed in compose(framework(), new_plan(framework()), KINDS):
        assert composed.root.xpath("//missing")
        assert not composed.root.xpath("//missing/@place")


def test_incomplete_budget_lines_are_marked_and_not_summed(sample: Plan) -> None:
    line = sample.rows("budget_lines")[0]
    del line["year"]
    line["action"] = "gone"
    text = "\n".join(lines(compose(framework(), sample, ["annexes"])[0]))
    assert "[CẦN BỔ SUNG: Năm]" in text
    assert "[CẦN BỔ SUNG: Nhiệm vụ]" in text


def test_user_recipients_replace_the_defaults(sample: Plan) -> None:
    sample.answers["decision_recipients"] = ["- Bộ Ngoại giao;", "Như Điều 3;", "Lưu: VT, NC (5)."]
    root = compose(framework(), sample, ["decision"])[0].root
    assert [line.text for line in root.findall("text/recipients/recipient")] == ["Như Điều 3", "Bộ Ngoại giao"]
    assert root.findtext("text/recipients/file") == "VT, NC (5)"


def test_the_decision_cites_laws_without_number(sample: Plan) -> None:
    root = compose(framework(), sample, ["decision"])[0].root
    citations = ["".join(each.itertext()) for each in root.iter("citation")]
    assert citations[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    assert (
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ "
        "về quản lý hoạt động thông tin đối ngoại" in citations
    )
    assert all(each.startswith("Căn cứ ") for each in citations[:-1])
    assert citations[-1].startswith("Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số")


def test_composing_is_quick_and_linear(sample: Plan) -> None:
    compose(framework(), sample, KINDS)
    times = {}
    for count in (1_000, 8_000):
        plan = deepcopy(sample)
        actions, budget = sample.rows("actions"), sample.rows("budget_lines")
        plan.answers["actions"] = [{**actions[i % len(actions)], "id": f"a{i}"} for i in range(count)]
        plan.answers["budget_lines"] = [
            {**budget[i % len(budget)], "id": f"b{i}", "action": f"a{i}"} for i in range(count)
        ]
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            (composed,) = compose(framework(), plan, ["annexes"])
            runs.append(time.perf_counter() - start)
        times[count] = min(runs)
        assert len(composed.root.xpath("//annex[2]//row[not(@kind)]")) == count + 1
    assert times[8_000] / 8_000 < 2.5 * times[1_000] / 1_000


def test_documents_are_valid_after_the_schema(sample: Plan) -> None:
    schema = etree.RelaxNG(etree.parse(ROOT / "templates" / "document.rng"))
    for form in FORMS:
        for composed in compose(framework(), sample, KINDS, form):
            assert schema.validate(composed.root), schema.error_log
