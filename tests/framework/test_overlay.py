"""An office's folder over the shipped framework: single entries are replaced or added, the rest stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wizard.framework import Framework, FrameworkErrors, Problem, load_framework

Files = dict[str, str]
Write = Callable[..., Path]


@pytest.fixture
def over(write: Write) -> Callable[[Files], Framework]:
    """The small framework with an overlay of these files."""

    def load(changes: Files) -> Framework:
        return load_framework([write(changes, name="rieng", start={})], write())

    return load


def mistakes(over: Callable[[Files], Framework], changes: Files) -> tuple[Problem, ...]:
    with pytest.raises(FrameworkErrors) as caught:
        over(changes)
    return caught.value.problems


def test_only_the_given_fields_are_replaced(over: Callable[[Files], Framework]) -> None:
    framework = over(
        {
            "elements/A1.yaml": "\nelements:\n  - id: A1.1\n    name: Tên chính thức\n",
            "guides/A1.yaml": "guides: [{id: A1.1, questions: [Một câu?]}]\n",
        }
    )
    element = framework.element("A1.1")
    assert (element.name, element.questions) == ("Tên chính thức", ("Một câu?",))
    assert element.meaning.startswith("Đoạn thứ nhất") and element.source == "biên soạn"
    assert framework.element("A1.2").name == "Thân thiện" and len(framework.elements) == 2
    assert framework.origin("elements", "A1.1") == ("rieng/elements/A1.yaml", 3, True)
    assert framework.origin("elements", "A1.2").overlay is False


def test_defaults_of_the_overlay_tell_where_its_entries_come_from(over: Callable[[Files], Framework]) -> None:
    text = "defaults: {source: Công văn 532, status: confirmed}\n"
    text += "elements: [{id: A1.1, name: Tên}, {id: A1.2, status: general}]\n"
    framework = over({"elements/A1.yaml": text})
    assert [(e.source, e.status) for e in framework.elements] == [
        ("Công văn 532", "confirmed"),
        ("Công văn 532", "general"),
    ]


def test_an_empty_value_empties_an_optional_field(over: Callable[[Files], Framework]) -> None:
    framework = over({"channels.yaml": "audiences: [{id: du-khach, need: }]\n"})
    assert framework.audience("du-khach").need == "" and framework.audience("du-khach").name == "Du khách"


def test_new_entries_come_after_the_shipped_ones(over: Callable[[Files], Framework], files: Files) -> None:
    new = files["elements/A1.yaml"].split("elements:\n")[1].split("  - id: A1.2")[0]
    text = "defaults: {source: x, status: proposal}\nelements:\n" + new.replace("A1.1", "A1.3").replace(
        "number: 1", "number: 3"
    )
    guide = "guides:" + files["guides/A1.yaml"].split("guides:")[1].split("  - id: A1.2")[0]
    guide = "defaults: {source: x, status: proposal}\n" + guide.replace("A1.1", "A1.3")
    framework = over(
        {
            "elements/C1.yaml": text,
            "guides/C1.yaml": guide,
            "agencies.yaml": "agencies: [{id: so-b, name: Sở B, kind: department, source: x, status: general}]\n",
        }
    )
    assert [e.id for e in framework.elements] == ["A1.1", "A1.2", "A1.3"]
    assert [a.id for a in framework.agencies] == ["so-a", "so-b"]
    assert framework.origin("agencies", "so-b").overlay


def test_fields_inside_steps_are_found_by_id(over: Callable[[Files], Framework]) -> None:
    text = """\
step:
  id: general
  sections:
    - id: who
      fields:
        - id: form
          label: Loại văn bản
          choices:
            - {id: plan, label: KH}
            - {id: programme, label: Chương trình}
        - {id: extra, type: text, label: Thêm, source: x, status: proposal}
        - id: actions
          columns:
            - {id: note, label: Chú thích}
"""
    framework = over({"steps/01-general.yaml": text})
    form = framework.field("form")
    assert (form.label, form.default) == ("Loại văn bản", "decision")
    assert [(c.id, c.label) for c in form.choices] == [
        ("decision", "Quyết định"),
        ("plan", "KH"),
        ("programme", "Chương trình"),
    ]
    step = framework.step("general")
    assert step.title == "Thông tin chung" and step.sections[0].fields[-1].id == "extra" and len(step.sections) == 2
    assert framework.field("actions").column("note").label == "Chú thích"
    assert framework.origin("fields", "form") == ("rieng/steps/01-general.yaml", 6, True)
    assert framework.origin("fields", "extra").overlay and framework.origin("fields", "actions.note").overlay
    for collection, entry in (
        ("steps", "general"),
        ("sections", "general.who"),
        ("fields", "actions"),
        ("fields", "province"),
    ):
        assert not framework.origin(collection, entry).overlay


def test_a_new_step_takes_the_place_of_its_file_name(over: Callable[[Files], Framework]) -> None:
    step = """\
defaults: {source: x, status: proposal}
step:
  id: more
  title: Thêm
  sections:
    - {id: a, title: A, fields: [{id: b, type: text, label: B}]}
"""
    framework = over({"steps/02-more.yaml": step, "steps/04-elements.yaml": "step: {id: elements, title: Mới}\n"})
    assert [s.id for s in framework.steps] == ["general", "more", "elements"]
    assert framework.element_step.title == "Mới" and framework.element_step.sections


def test_header_and_rules(over: Callable[[Files], Framework]) -> None:
    rules = "version: '2027'\nrules:\n  - {id: page.paper, width_mm: 209}\n"
    rules += "  - {id: own, clause: x, source: x, status: general}\n"
    framework = over({"framework.yaml": "version: '2.0'\n", "nd30.yaml": rules})
    assert (framework.id, framework.version) == ("khung", "2.0") and framework.origin("header", "khung").overlay
    assert framework.rules["version"] == "2027"
    paper, own = framework.rules["rules"]
    assert (paper["width_mm"], paper["ratio"], own["id"]) == (209, 0.5, "own")
    assert framework.origin("rules", "page.paper") == ("rieng/nd30.yaml", 3, True)


def test_several_overlays_the_last_on_top(write: Write) -> None:
    first = write({"agencies.yaml": "agencies: [{id: so-a, name: Một, short: M}]\n"}, name="bo", start={})
    second = write({"agencies.yaml": "agencies: [{id: so-a, name: Hai}]\n"}, name="tinh", start={})
    agency = load_framework([first, second], write()).agency("so-a")
    assert (agency.name, agency.short) == ("Hai", "M")


def test_invisible_characters_do_not_come_in(over: Callable[[Files], Framework]) -> None:
    framework = over({"elements/A1.yaml": "elements: [{id: A1.1, name: \u202eTên\u200b chính\u2066 thức}]\n"})
    assert framework.element("A1.1").name == "Tên chính thức"


def test_an_empty_overlay_changes_nothing(over: Callable[[Files], Framework]) -> None:
    framework = over({"README.md": "ghi chú"})
    assert len(framework.elements) == 2


@pytest.mark.parametrize(
    ("file", "text", "line", "field", "hint"),
    [
        ("element/A1.yaml", "elements: []\n", 0, "", "“elements/A1.yaml”"),
        ("agency.yaml", "agencies: []\n", 0, "", "“agencies.yaml”"),
        ("agencies.yaml.txt", "agencies: []\n", 0, "", "“agencies.yaml”"),
        ("elements/A1.yml", "elements: []\n", 0, "", "“elements/A1.yaml”"),
        ("agencies.yaml", "agencys: []\n", 1, "agencys", "“agencies”"),
        ("agencies.yaml", "agencies:\n  - name: Sở\n", 2, "agencies[1].id", "mã"),
        ("agencies.yaml", "agencies:\n  - {id: so-a}\n  - {id: so-a}\n", 3, "agencies[so-a].id", ""),
        ("agencies.yaml", "agencies:\n  - id: so-a\n    nam: x\n", 3, "agencies[so-a].nam", "“name”"),
        ("agencies.yaml", "agencies:\n  - id: so-a\n    kind: x\n", 3, "agencies[so-a].kind", ""),
        ("agencies.yaml", "agencies:\n  - id: so-x\n    kind: other\n", 2, "agencies[so-x].name", ""),
        (
            "elements/A1.yaml",
            "elements:\n  - id: A1.2\n    agencies:\n      - x\n",
            3,
            "elements[A1.2].agencies",
            "“so-a”",
        ),
        ("nd30.yaml", "rules:\n  - id: page.paper\n    width_m: 1\n", 3, "rules[page.paper].width_m", "“width_mm”"),
        ("nd30.yaml", "rule: []\n", 1, "rule", "“rules”"),
    ],
)
def test_mistakes(over: Callable[[Files], Framework], file: str, text: str, line: int, field: str, hint: str) -> None:
    found = [p for p in mistakes(over, {file: text}) if p.field == field]
    assert found and found[0].file == f"rieng/{file}" and found[0].line == line and hint in found[0].hint, found


def test_a_missing_overlay_folder(write: Write, tmp_path: Path) -> None:
    with pytest.raises(FrameworkErrors) as caught:
        load_framework([tmp_path / "không-có"], write())
    assert caught.value.problems[0].file == "không-có"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["agencies.yaml", "elements/A1.yaml", "steps/01-general.yaml", "nd30.yaml", "framework.yaml"]),
    st.binary(max_size=60)
    | st.recursive(
        st.sampled_from(
            ["id: so-a", "x", "''", "[]", "{}", "elements:", "agencies:", "rules:", "step:", "defaults:", "~"]
        ),
        lambda inner: st.lists(inner, max_size=4).map(lambda parts: "\n".join(parts).replace("\n", "\n  ")),
    ).map(str.encode),
)
def test_any_overlay_loads_or_is_explained(write: Write, file: str, data: bytes) -> None:
    folder = write(name="rieng", start={file: ""})
    (folder / file).write_bytes(data)
    try:
        load_framework([folder], write())
    except FrameworkErrors as error:
        assert all(problem.message for problem in error.problems)
    finally:
        (folder / file).unlink()
