"""The template environment and the letter without a plan: mistakes are named with their place, nothing escapes."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.samples import ROOT, rules
from wizard.document.build import build_document
from wizard.document.compose import compose, compose_letter
from wizard.document.context import build_context
from wizard.document.model import paragraphs_of
from wizard.document.templating import TemplateProblem, Templates
from wizard.framework import YamlProblems, load_framework
from wizard.plan.model import new_plan
from wizard.plan.text import clean_text

LETTER = ROOT / "resources" / "samples" / "cong-van-2023.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the templates that a test may spoil."""
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace ``old`` in a template and return the line on which it stood."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problem_of(folder: Path, kind: str = "decision") -> TemplateProblem:
    framework = load_framework()
    context = build_context(framework, new_plan(framework), "decision")
    with pytest.raises(TemplateProblem) as caught:
        Templates(folder).render(f"{kind}.xml.j2", context)
    return caught.value


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("decision.xml.j2", "{% include", "{% inclood", "inclood"),
        ("decision.xml.j2", "{{ submission.dated", "{{ submission.datd", "datd"),
        ("decision.xml.j2", "<title>QUYẾT ĐỊNH</title>", "<title>{{ isued }}</title>", "isued"),
        ("decision.xml.j2", "<title>QUYẾT ĐỊNH</title>", "<headline>QUYẾT ĐỊNH</headline>", "headline"),
        ("decision.xml.j2", ">Ban hành kèm theo", "><font/>Ban hành kèm theo", "font"),
        ("decision.xml.j2", "</article>", "</artikel>", "artikel"),
        ("_programme_body.xml.j2", "<heading>GIẢI PHÁP</heading>", "<p>{{ text('nothing') }}</p>", "nothing"),
        ("_annexes.xml.j2", "<title>KHÁI TOÁN", "<subject>x</subject><title>KHÁI TOÁN", "subject"),
        ("_macros.xml.j2", "<post>", "<post size='14'>", "post"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_template_and_line(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    line = spoil(folder, name, old, new)
    problem = problem_of(folder)
    assert problem.template == name
    assert problem.line is not None
    assert abs(problem.line - line) <= 1
    assert said in problem.detail
    assert str(problem).startswith(f"Mẫu văn bản “{name}” có lỗi ở dòng {problem.line}")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ text.__globals__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ agencies._framework }}",
        "{% include '../pyproject.toml' %}",
        "{% include '/etc/passwd' %}",
        "{{ name.format_map(province) }}{{ province.nothing }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(folder: Path, attack: str) -> None:
    spoil(folder, "decision.xml.j2", "<title>QUYẾT ĐỊNH</title>", f"<title>{attack}</title>")
    problem = problem_of(folder)
    assert "root:" not in problem.detail


def test_entities_are_not_read(folder: Path) -> None:
    secret = folder / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    doctype = f'<!DOCTYPE document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<document kind="decision"'
    spoil(folder, "decision.xml.j2", '<document kind="decision"', doctype)
    spoil(folder, "decision.xml.j2", "QUYẾT ĐỊNH</title>", "&x;</title>")
    framework = load_framework()
    context = build_context(framework, new_plan(framework), "decision")
    try:
        root = Templates(folder).render("decision.xml.j2", context)
    except TemplateProblem:
        return
    assert "bí mật" not in "".join(root.itertext())


def test_control_characters_of_a_framework_do_not_break_a_document() -> None:
    framework = load_framework()
    plan = new_plan(framework, overview="Một\x00hai\x0bba\ufffe bốn")
    (composed,) = compose(framework, plan, ["programme"])
    assert "Mộthaiba bốn." in ["".join(each.itertext()) for each in composed.root.iter("p")]


# ------------------------------------------------------------------------------------------- the letter without a plan


def test_the_letter_of_2023_keeps_its_words() -> None:
    document = build_document(compose_letter(LETTER), rules())
    printed = " ".join(paragraphs_of(document)).replace("\u00a0", " ").replace("\u2011", "-")
    for phrase in (
        "đã ban hành công văn số 532/BTTTT-TTĐN hướng dẫn thực hiện thí điểm",
        "coi mỗi người dân là một đại sứ để quảng bá hình ảnh quốc gia",
        "máy lẻ 122; Fax: 024.37675959).",
        "Trân trọng./.",
        "- Như trên;",
        "- Lưu: VT, TTĐN (150).",
        "Văn bản kèm theo:",
        "- CV 532/BTTTT-TTĐN.",
        "Nguyễn Thanh Lâm",
    ):
        assert phrase in printed
    text = document.texts[0]
    assert not text.title
    assert len(text.addressees) == 1
    assert (
        [line[0].text for line in text.signature.lines] == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"] if text.signature else False
    )


def test_mistakes_in_a_letter_are_named_all_at_once(tmp_path: Path) -> None:
    source = tmp_path / "thu.yaml"
    source.write_text(
        "agency: BỘ X\nsubject: [a, b]\nfoo: 1\ndate: {day: 5, month: mười, year: 2023}\n", encoding="utf-8"
    )
    with pytest.raises(YamlProblems) as caught:
        compose_letter(source)
    said = "\n".join(f"{problem.line} {problem.field} {problem.message}" for problem in caught.value.problems)
    for part in ("foo", "subject", "date.month", "addressees", "paragraphs", "recipients", "signature"):
        assert part in said


def test_dates_of_a_letter_are_written_as_the_decree_has_them(tmp_path: Path) -> None:
    source = tmp_path / "thu.yaml"
    text = LETTER.read_text(encoding="utf-8")
    for part, value in (("day", "5"), ("month", "06"), ("year", "2023")):
        text = text.replace(f'{part}: ""', f"{part}: {value}")
    source.write_text(text, encoding="utf-8")
    place_date = compose_letter(source).find("text/letterhead/place-date")
    assert place_date is not None
    assert [place_date.get(part) for part in ("day", "month", "year")] == ["05", "6", "2023"]


def test_hostile_letters_stay_text(tmp_path: Path) -> None:
    source = tmp_path / "thu.yaml"
    hostile = "{{ 7*7 }} <w:p> ]]> &amp; {% x %}"
    text = LETTER.read_text(encoding="utf-8").replace("Bộ trưởng Nguyễn Mạnh Hùng", f"'{hostile}' #")
    source.write_text(text, encoding="utf-8")
    assert hostile in [line.text for line in compose_letter(source).iter("recipient")]


SOURCE = """\
agency: [UBND]
addressees: [Bộ]
paragraphs: [%s, Trân trọng]
recipients: [%s]
signature: {post: CHỦ TỊCH, name: %s}
"""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=3, max_size=3))
def test_what_a_letter_says_passes_the_text_door(tmp_path: Path, texts: list[str]) -> None:
    marked = [f"A{text}Z" for text in texts]
    source = tmp_path / "thu.yaml"
    # JSON is YAML, except for what may not stand in a file at all
    quoted = tuple(json.dumps(text, ensure_ascii=False) for text in marked)
    source.write_bytes((SOURCE % quoted).encode("utf-8", "surrogatepass"))
    try:
        root = compose_letter(source)
    except YamlProblems as error:
        assert all(problem.line for problem in error.problems)
        return
    places = ("text/body/p", "text/recipients/recipient", "text/signature/name")
    printed = [" ".join((root.findtext(place) or "").split()) for place in places]
    assert printed == [" ".join(clean_text(text).split()) for text in marked]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text("{}[]-:#&*!|>'\"%@ \n\tagencydx1", max_size=120).map(str.encode))
def test_no_source_of_a_letter_makes_a_traceback(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "thu.yaml"
    source.write_bytes(data)
    with pytest.raises(YamlProblems):
        compose_letter(source)
