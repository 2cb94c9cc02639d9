"""The dossier of the bundled sample, as an office would print it: every page of every document in all three forms."""

import re
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.document.page_rules import (
    check_annexes,
    check_letterheads,
    check_number_and_date,
    check_page_numbers,
    check_paper_margins_font_and_colour,
    check_signature,
    check_subjects,
    signature_pages,
)
from tests.document.words import words_of
from tests.tools.render import Page, Rendered, render, to_docx
from wizard.document.compose import compose
from wizard.document.dossier import export_dossier
from wizard.framework import Framework, load_framework
from wizard.framework.places import resource_folder
from wizard.plan.file import read_plan
from wizard.plan.model import Plan

FORMS = ("decision", "programme", "plan")
MAIN = {"decision": "decision", "programme": "programme", "plan": "programme"}
NAMES = [f"{form}-{kind}" for form in FORMS for kind in ("submission", MAIN[form], "official_letter")]
MAINS = [f"{form}-{MAIN[form]}" for form in FORMS]
TITLED = [name for name in NAMES if not name.endswith("official_letter")]
# a line that ends inside a date, a number or the name of an article
TORN = re.compile(
    r"\b(?:ngày|tháng|năm|quý|Điều|khoản|mục|Phụ lục|số)\n[\dIVX]|ngày \d\d\ntháng|tháng \d+\nnăm \d"
    r"|\d\n?/\n?[A-ZĐ]\w+\n|-\n[A-ZĐ]{2}|\d{4} ?[-–]?\n ?[-–]? ?\d{4}|\d\n(?:triệu|tỷ|nghìn|%)"
)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework()


def sample(framework: Framework) -> Plan:
    """The bundled plan."""
    return read_plan(resource_folder("resources") / "samples" / "lam-hai.ctqb", framework).plan


@pytest.fixture(scope="module")
def files(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The final documents of the three forms."""
    found = {}
    for form in FORMS:
        folder = tmp_path_factory.mktemp(form)
        for written in export_dossier(framework, sample(framework), folder, form=form, final=True):
            found[f"{form}-{written.kind}"] = written.path.rename(folder / f"{form}-{written.kind}.docx")
    return found


@pytest.fixture(scope="module")
def rendered(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    return render(files.values(), tmp_path_factory.mktemp("pages"))


def lines_of_text(page: Page) -> list[str]:
    """The lines outside tables, which are set smaller."""
    return [run.text for run in page.lines if run.size in (13, 14)]


def test_these_are_the_documents(files: dict[str, Path]) -> None:
    assert list(files) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_page(rendered: dict[str, Rendered], name: str) -> None:
    for page in rendered[name].pages:
        check_paper_margins_font_and_colour(page)
    check_page_numbers(rendered[name].pages)
    check_letterheads(rendered[name].pages)
    check_number_and_date(rendered[name].pages)
    ((page, word),) = signature_pages(rendered[name].pages)
    check_signature(page, word)


@pytest.mark.parametrize("name", TITLED)
def test_subjects(rendered: dict[str, Rendered], name: str) -> None:
    check_subjects(rendered[name].pages)


@pytest.mark.parametrize("name", MAINS)
def test_the_four_annexes(rendered: dict[str, Rendered], name: str) -> None:
    pages = rendered[name].pages
    check_annexes(pages, [f"Phụ lục {number}" for number in ("I", "II", "III", "IV")])
    action_plan = next(page for page in pages if page.text.startswith("Phụ lục II\n"))
    assert action_plan.width > action_plan.height


@pytest.mark.parametrize("name", NAMES)
def test_no_date_or_number_is_torn(rendered: dict[str, Rendered], name: str) -> None:
    for page in rendered[name].pages:
        torn = TORN.search("\n".join(lines_of_text(page)))
        assert not torn, torn


@pytest.mark.parametrize("name", NAMES)
def test_each_text_and_annex_closes_once(files: dict[str, Path], name: str) -> None:
    texts = words_of(files[name])
    closed = sum(text.endswith("./.") for text in texts)
    assert closed == {"decision-decision": 6, "programme-programme": 5, "plan-programme": 5}.get(name, 1)
    assert not any("./../" in text or "../." in text for text in texts)
    assert not any("CẦN BỔ SUNG" in text for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_punctuation_and_words(files: dict[str, Path], name: str) -> None:
    for text in words_of(files[name]):
        filled = re.sub(r"[ \u00a0]{3,}", " … ", text)
        assert not re.search(r" [,;:!?]|\( | \)|;;|\.\.$|,\.|;\.|“ | ”|\{\{|%\}|\bNone\b", filled), text
        assert not re.search(r"\b([\wÀ-ỹ]{2,}) \1\b(?! \1)", filled.lower().replace("luôn luôn", "")), text


@pytest.mark.parametrize("name", NAMES)
def test_the_audit_finds_nothing(files: dict[str, Path], name: str) -> None:
    result = OpenXmlValidator(security_validation=True).validate(files[name])
    assert result.is_valid and not result.errors, result.errors


def test_a_word_processor_loses_no_letter(files: dict[str, Path], tmp_path: Path) -> None:
    chosen = list(files.values())
    for before, after in zip(chosen, to_docx(chosen, tmp_path), strict=True):
        assert words_of(after) == words_of(before)


def paragraphs(framework: Framework, plan: Plan, kind: str) -> str:
    (composed,) = compose(framework, plan, [kind])
    return "\n".join(" ".join("".join(each.itertext()).split()) for each in composed.root.iter("p"))


def test_what_the_chairman_issues_is_called_his(framework: Framework) -> None:
    plan = sample(framework)
    plan.answers["decision_authority"] = "chairman"
    assert "kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh xem xét" in paragraphs(framework, plan, "submission")
    assert ", Chủ tịch Ủy ban nhân dân tỉnh Lâm Hải đã ban hành" in paragraphs(framework, plan, "official_letter")


def test_an_office_that_drafts_itself_is_named_once(framework: Framework) -> None:
    plan = sample(framework)
    plan.answers["department"] = "van-phong-ubnd"
    assert paragraphs(framework, plan, "decision").count("Chánh Văn phòng Ủy ban nhân dân tỉnh;") == 1


@pytest.mark.parametrize("province", ["ho-chi-minh", "ha-noi", "dien-bien"])
def test_a_title_does_not_tear_the_name_of_the_province(framework: Framework, province: str) -> None:
    plan = sample(framework)
    plan.answers["province"] = province
    del plan.answers["province_kind"]
    name = framework.province(province).in_text.replace(" ", "\u00a0")
    for composed in compose(framework, plan):
        assert all(name in (subject.text or "") for subject in composed.root.iter("subject"))
