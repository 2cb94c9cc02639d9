"""Every kind of mistake is reported with its file, line and field, all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.framework import FrameworkErrors, Problem, check_framework, load_framework

Files = dict[str, str]
Write = Callable[..., Path]

GENERAL = "steps/01-general.yaml"
INNER = "steps/04-elements.yaml"
ELEMENTS = "elements/A1.yaml"
GUIDES = "guides/A1.yaml"
WHO = "steps[general].sections[who].fields"
NAME = f"{WHO}[province_name]"
DATES = "steps[general].sections[dates]"
REASON = "steps[elements].sections[rating].fields[reason]"
WHEN = "when: {field: province, is: khac}"

# file, text to replace (its first line is where the mistake is reported), replacement, field, parts of message and hint
MISTAKES = [
    # names of fields and parts
    (ELEMENTS, "grey: x", "grey: x", "elements[A1.1].grey", "Không có mục tên “grey”", ""),
    (GUIDES, "mistake: Lỗi.", "mistak: Lỗi.", "guides[A1.1].mistak", "“mistak”", "“mistake”"),
    ("agencies.yaml", "agencies:", "agencie:", "agencie", "“agencie”", "“agencies”"),
    ("agencies.yaml", "thanh-pho:", "thanhpho:", "agencies[so-a].per_kind.thanhpho", "", "“thanh-pho”"),
    ("dimensions.yaml", "defaults: {source", "defaults: {sorce", "defaults.sorce", "“sorce”", "“source”"),
    ("nd30.yaml", "clause: Phần I", "claus: Phần I", "rules[page.paper].clause", "Thiếu", ""),
    # missing and empty
    (GUIDES, "example: Ví dụ.", "example:", "guides[A1.1].example", "đang để trống", ""),
    (GUIDES, "example: Ví dụ.", 'example: "  "', "guides[A1.1].example", "đang để trống", ""),
    (GUIDES, "questions: [Câu một?, Câu hai?]", "questions: []", "guides[A1.1].questions", "để trống", ""),
    ("framework.yaml", 'version: "1.10"', "version: null", "header[khung].version", "đang để trống", ""),
    # types
    (ELEMENTS, "number: 1\n", "number: một\n", "elements[A1.1].number", "số nguyên", ""),
    (ELEMENTS, "number: 1\n", "number: 1.5\n", "elements[A1.1].number", "số nguyên, không phải “1.5”", ""),
    (ELEMENTS, "name: Ổn định", "name: [Ổn định]", "elements[A1.1].name", "một đoạn chữ", ""),
    (ELEMENTS, "agencies: [so-a]", "agencies: so-a", "elements[A1.1].agencies", "danh sách", "“- ”"),
    (GUIDES, "{figure: Chỉ số PAPI, where: Báo cáo hằng năm}", "x", "guides[A1.1].evidence[1]", "", ""),
    (
        "agencies.yaml",
        "per_kind:\n      thanh-pho: {name: Sở A thành phố}",
        "per_kind: x",
        "agencies[so-a].per_kind",
        "tên: nội dung",
        "",
    ),
    (GENERAL, "required: true", "required: có", f"{WHO}[province].required", "true", ""),
    (GENERAL, "min: 2020", "min: 1e9", f"{WHO}[period_start].min", "một số", ""),
    (
        GENERAL,
        "choices:\n            - {id: decision, label: Quyết định}\n            - {id: plan, label: Kế hoạch}",
        "choices: x",
        f"{WHO}[form].choices",
        "danh sách",
        "",
    ),
    ("legal_bases.yaml", "date: 2015-09-07", "date: 2015-02-29", "legal_bases[nd-72].date", "ngày có thật", ""),
    ("legal_bases.yaml", "date: 2015-09-07", "date: 07/9/2015", "legal_bases[nd-72].date", "ngày có thật", ""),
    ("agencies.yaml", "id: so-a", "id: sở a", "agencies[sở a].id", "không dấu", ""),
    (
        "channels.yaml",
        "audiences:\n  - {id: du-khach, name: Du khách, need: Lý do để đến}",
        "audiences: x",
        "audiences",
        "danh sách",
        "",
    ),
    # choices of words
    ("provinces.yaml", "kind: thanh-pho", "kind: thành phố", "provinces[hue].kind", "", "“thanh-pho”"),
    (ELEMENTS, "status: inferred", "status: infered", "elements[A1.2].status", "", "“inferred”"),
    ("dimensions.yaml", "status: confirmed", "status: sure", "defaults.status", "“sure”", ""),
    (GENERAL, "type: yes_no", "type: yesno", f"{WHO}[merged].type", "", "“yes_no”"),
    (GENERAL, "target: provinces", "target: province", f"{WHO}[province].target", "", "“provinces”"),
    # references
    (ELEMENTS, "dimension: A1", "dimension: A9", "elements[A1.1].dimension", "“A9”", "“A1”"),
    (GUIDES, "id: A1.2", "id: A1.9", "guides[A1.9].id", "Không có yếu tố nào mang mã “A1.9”", ""),
    (ELEMENTS, "id: A1.2", "id: A1.9", "elements[A1.9].id", "chưa có phần hướng dẫn", "“guides”"),
    (ELEMENTS, "agencies: [so-a]", "agencies: [so-b]", "elements[A1.1].agencies", "“so-b”", "“so-a”"),
    ("dimensions.yaml", "{id: A1, group: A,", "{id: A1, group: Z,", "dimensions[A1].group", "“Z”", "“A”"),
    (
        "provinces.yaml",
        "merged_from: [Thừa Thiên Huế]",
        "merged_from: [Thừa Thiên]",
        "provinces[hue].merged_from",
        "",
        "“Thừa Thiên Huế”",
    ),
    ("old_units.yaml", "new: Huế,", "new: Hếu,", "old_provinces[tth].new", "“Hếu”", "“Huế”"),
    ("document_kinds.yaml", "type: to-trinh", "type: to-trin", "dossier[submission].type", "", "“to-trinh”"),
    (
        "legal_bases.yaml",
        "general_fields: [title]",
        "general_fields: [titel]",
        "legal_bases[nd-72].general_fields",
        "",
        "“title”",
    ),
    (GENERAL, WHEN, "when: {field: provice, is: khac}", f"{NAME}.when", "", "“province”"),
    (GENERAL, "any: [{field: form,", "any: [{field: from,", f"{DATES}.when", "“from”", "“form”"),
    (INNER, "{field: priority,", "{field: x,", f"{REASON}.when", "“x”", ""),
    (GENERAL, "{field: name,", "{field: nam,", f"{WHO}[actions].columns[note].when", "“nam”", "“name”"),
    (GENERAL, "target: actions", "target: indicators", f"{WHO}[budget].target", "“indicators”", ""),
    # values that cannot be
    (GENERAL, WHEN, "when: {field: province, is: hue2}", f"{NAME}.when", "“hue2”", "“hue”"),
    (GENERAL, "default: decision", "default: decisio", f"{WHO}[form].default", "“decisio”", "“decision”"),
    (GENERAL, "default: 2026-12", "default: 2026-13", f"{DATES}.fields[issue_month].default", "month", ""),
    (INNER, "priority, is: false", "priority, is: no", f"{REASON}.when", "“no”", "“true”, “false”"),
    # conditions badly written
    (GENERAL, WHEN, "when: province", f"{NAME}.when", "Điều kiện", "{field"),
    (GENERAL, WHEN, "when: {field: province}", f"{NAME}.when", "đúng một phần", ""),
    (GENERAL, WHEN, "when: {field: province, equals: khac}", f"{NAME}.when.equals", "“equals”", ""),
    (GENERAL, WHEN, "when: {fact: merged}", f"{NAME}.when.fact", "“merged”", "“merged_province”"),
    (GENERAL, WHEN, "when: {all: []}", f"{NAME}.when.all", "danh sách", ""),
    (GENERAL, WHEN, "when: {}", f"{NAME}.when", "thiếu phần", ""),
    (GENERAL, WHEN, "when: {not: {fact: city}, fact: city}", f"{NAME}.when.fact", "“fact”", ""),
    # settings that do not go together
    (GENERAL, "pattern: '^[^0-9]+$'", "pattern: '^[^0-9+$'", f"{NAME}.pattern", "không hợp lệ", ""),
    (GENERAL, "min: 2020", "min: 2070", f"{WHO}[period_start].min", "lớn hơn", ""),
    (GENERAL, "max_length: 60", "max_rows: 60", f"{NAME}.max_rows", "không dùng", ""),
    (
        GENERAL,
        "label: Khoản chi",
        "label: Khoản chi\n          columns: [{id: a, type: text, label: A}]",
        f"{WHO}[budget].columns",
        "không dùng",
        "",
    ),
    (GENERAL, "target: actions", "required: true", f"{WHO}[budget].target", "phải có phần “target”", ""),
    (
        GENERAL,
        "{id: name, type: text,",
        "{id: name, type: table,",
        f"{WHO}[actions].columns[name].type",
        "không thể có bảng",
        "",
    ),
    # ids used twice
    (ELEMENTS, "id: A1.2", "id: A1.1", "elements[A1.1].id", "bị dùng hai lần", ""),
    (ELEMENTS, "number: 2", "number: 1", "elements[A1.2].number", "“A1.1”", ""),
    (GENERAL, "{id: issue_month", "{id: form", f"{DATES}.fields[form].id", "“form” bị dùng hai lần", ""),
    (GENERAL, "{id: plan, label", "{id: decision, label", f"{WHO}[form].choices[decision].id", "hai lần", ""),
    # YAML itself
    ("agencies.yaml", "name: Sở A", "name: Sở: A", "", "Dấu hai chấm", "ngoặc kép"),
    ("agencies.yaml", "name: Sở A", "name: &a Sở A", "", "dấu neo", ""),
]


def broken(files: Files, file: str, old: str, new: str) -> tuple[str, set[int]]:
    """The file with its mistake, and the lines of it."""
    text = files[file]
    if old == new:  # a line to add
        old, new = "    dimension: A1\n", f"    dimension: A1\n    {new}\n"
        at = text[: text.index(old)].count("\n") + 2
    else:
        assert old in text, old
        at = text[: text.index(old)].count("\n") + 1
    return text.replace(old, new, 1), {at, at + new.count("\n") - (new.endswith("\n"))}


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "hint"), MISTAKES)
def test_mistake(
    write: Write, files: Files, file: str, old: str, new: str, field: str, message: str, hint: str
) -> None:
    text, lines = broken(files, file, old, new)
    problems = check_framework(write({file: text}))
    matching = [p for p in problems if p.file == f"framework/{file}" and p.field == field]
    assert matching, problems
    problem = matching[0]
    assert message in problem.message and hint in problem.hint, problem
    if "Thiếu mục" not in problem.message and "phải có phần" not in problem.message:
        assert problem.line in lines, problem
    assert problem.line > 0 and f"dòng {problem.line}" in str(problem)


def test_all_mistakes_come_at_once_in_order(write: Write, files: Files) -> None:
    elements = files[ELEMENTS].replace("number: 1", "number: x").replace("A1\n", "A7\n")
    guides = files[GUIDES].replace("    mistake: Lỗi.\n", "", 1)
    general = files[GENERAL].replace("min: 2020", "min: 2061").replace("is: khac", "equal: khac")
    agencies, channels = "agencies: [{id: so-a}]\n", "[\n"
    folder = write(
        {
            ELEMENTS: elements,
            GUIDES: guides,
            GENERAL: general,
            "agencies.yaml": agencies,
            "channels.yaml": channels,
        }
    )
    problems = check_framework(folder)
    assert {p.file.removeprefix("framework/") for p in problems} == {
        ELEMENTS,
        GUIDES,
        GENERAL,
        "agencies.yaml",
        "channels.yaml",
    }
    assert list(problems) == sorted(problems, key=lambda p: (p.file, p.line))
    assert {p.field for p in problems if p.file.endswith("agencies.yaml")} == {
        f"agencies[so-a].{name}" for name in ("source", "status", "name", "kind")
    }
    assert len({p.field for p in problems if p.file.endswith("A1.yaml")}) == 4
    with pytest.raises(FrameworkErrors) as caught:
        load_framework(folder=folder)
    assert caught.value.problems and all(isinstance(p, Problem) for p in caught.value.problems)
    assert "elements[A1.1].number" in str(caught.value)


def test_a_cycle_of_conditions_between_fields(write: Write, files: Files) -> None:
    text = files[GENERAL].replace(
        "label: Hình thức", "label: Hình thức\n          when: {field: province_name, filled: true}"
    )
    text = text.replace("when: {field: province, is: khac}", "when: {field: form, is: plan}")
    problems = [p for p in check_framework(write({GENERAL: text})) if "vòng tròn" in p.message]
    assert len(problems) == 1
    assert "province_name → form → province_name" in problems[0].message
    assert problems[0].field == f"{WHO}[province_name].when"
    assert text.splitlines()[problems[0].line - 1].strip().startswith("when: {field: form")


def test_cycles_through_sections_columns_and_the_field_itself(write: Write, files: Files) -> None:
    section = files[GENERAL].replace("{any: [{field: form, is: plan}", "{any: [{field: issue_month, filled: true}")
    assert any("issue_month → issue_month" in p.message for p in check_framework(write({GENERAL: section})))
    column = files[GENERAL].replace(
        "{id: name, type: text, label: Tên, required: true}",
        "{id: name, type: text, label: Tên, when: {not: {field: note, filled: true}}}",
    )
    assert any("actions.name → actions.note" in p.message for p in check_framework(write({GENERAL: column})))
    inner = files[INNER].replace("label: Ưu tiên,", "label: Ưu tiên, when: {field: reason, filled: true},")
    assert any("vòng tròn" in p.message for p in check_framework(write({INNER: inner})))


def test_elements_see_the_plan_but_their_own_fields_first(write: Write, files: Files) -> None:
    inner = files[INNER].replace("label: Nhiệm vụ}", "label: Nhiệm vụ, when: {field: form, is: plan}}")
    assert check_framework(write({INNER: inner})) == ()
    plan = files[GENERAL].replace("{field: province, is: khac}", "{field: reason, is: khac}")
    assert [p.field for p in check_framework(write({GENERAL: plan}))] == [f"{WHO}[province_name].when"]


def test_one_step_repeats_for_the_elements(write: Write, files: Files) -> None:
    none = check_framework(write({INNER: files[INNER].replace("  repeat: elements\n", "")}))
    assert any(p.field == "steps[general].repeat" and "hiện có 0" in p.message for p in none)
    both = check_framework(
        write(
            {INNER: files[INNER], GENERAL: files[GENERAL].replace("title: Thông", "repeat: elements\n  title: Thông")}
        )
    )
    assert any(p.field == "steps[elements].repeat" and p.line == 5 and "hiện có 2" in p.message for p in both)


def test_missing_files_and_folders(write: Write, tmp_path: Path) -> None:
    folder = write()
    (folder / "agencies.yaml").unlink()
    (folder / "elements" / "A1.yaml").unlink()
    problems = check_framework(folder)
    assert [p.file for p in problems if "Không tìm thấy tệp" in p.message] == ["framework/agencies.yaml"]
    assert [p.file for p in problems if "không có tệp nào" in p.message] == ["framework/elements"]
    assert "Không tìm thấy thư mục" in check_framework(tmp_path / "x")[0].message
    with pytest.raises(FrameworkErrors):
        load_framework(folder=tmp_path / "x")


def test_what_cannot_be_read(write: Write, tmp_path: Path) -> None:
    overlay = tmp_path / "rieng"
    (overlay / "agencies.yaml").mkdir(parents=True)
    (overlay / "elements").write_bytes(b"x")
    problems = check_framework(write(), [overlay])
    assert {(p.file, p.line) for p in problems} == {("rieng/agencies.yaml", 0), ("rieng/elements", 0)}
    assert any("Không đọc được tệp" in p.message for p in problems)


def test_files_that_are_no_part_of_the_framework(write: Write) -> None:
    folder = write({"agency.yaml": "x: 1\n", "README.md": "x", ".ẩn": "x"})
    (problem,) = check_framework(folder)
    assert problem.file == "framework/agency.yaml" and "“agencies.yaml”" in problem.hint


def test_the_linters_findings_lie_beside_the_framework_but_not_in_an_overlay(write: Write) -> None:
    findings = {"findings.yaml": "findings: []\n"}
    folder = write(findings)
    assert not check_framework(folder)
    (problem,) = check_framework(folder, [write(findings, name="rieng", start={})])
    assert problem.file == "rieng/findings.yaml"


@pytest.mark.parametrize(
    "text", ["- a\n", "abc\n", "", "[[[[", "\0", "a: {{ 7*7 }}\n", "agencies: {% x %}\n", "agencies: [1, [], {}]\n"]
)
def test_files_of_the_wrong_shape(write: Write, text: str) -> None:
    assert any(p.file == "framework/agencies.yaml" for p in check_framework(write({"agencies.yaml": text})))


def test_rules_need_id_clause_source_and_status(write: Write) -> None:
    rules = (
        "rules:\n  - {id: a, clause: x, source: x, status: sure}\n  - {id: a, clause: [x], status: general}\n  - x\n"
    )
    problems = check_framework(write({"nd30.yaml": rules}))
    assert [(p.line, p.field) for p in problems] == [
        (2, "rules[a].status"),
        (3, "rules[a].clause"),
        (3, "rules[a].source"),
        (3, "rules[a].id"),
        (4, "rules[3]"),
    ]


def test_a_name_written_twice_hides_no_other_mistake_of_its_file(write: Write, files: Files) -> None:
    text = files[ELEMENTS].replace("number: 1\n", "number: một\n    number: 2\n", 1)
    found = check_framework(write({ELEMENTS: text}))
    assert any("hai lần" in problem.message for problem in found)
    assert any(problem.field == "elements[A1.1].number" and "số nguyên" in str(problem) for problem in found)
