"""The plan file: round trips, old files for ever, and everything that can be wrong with a file."""

from __future__ import annotations

import copy
import os
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.framework import Framework, load_framework
from wizard.framework.model import Field
from wizard.plan.checks import run_checks
from wizard.plan.file import OpenedPlan, PlanFileError, plan_from_bytes, plan_from_text, plan_to_text, read_plan
from wizard.plan.model import Place, Plan, is_empty
from wizard.plan.reading import FORMAT
from wizard.plan.text import clean_text

FILES = Path(__file__).parent / "files"
ANY_TEXT = st.text(max_size=30) | st.text("".join(" \n:#-?|>%@`\"'[]{},&*!=~\\aĐ1."), max_size=12)
FRAMEWORK = load_framework()


def value_for(question: Field, element: bool = False) -> st.SearchStrategy[Any]:
    multiline = question.type == "paragraphs"
    text = ANY_TEXT.map(lambda typed: clean_text(typed, multiline))
    match question.type:
        case "year":
            return st.integers(1000, 9999)
        case "number" | "money":
            return st.decimals(-(10**12), 10**12, places=4)
        case "yes_no":
            return st.booleans()
        case "list" | "choices" | "references":
            return st.lists(text, min_size=1, max_size=3)
        case "table":
            cells = st.fixed_dictionaries({}, optional={column.id: value_for(column) for column in question.columns})
            return st.lists(cells, min_size=1, max_size=3).map(
                lambda rows: [
                    {"id": f"r{number}", **{name: cell for name, cell in row.items() if not is_empty(cell)}}
                    for number, row in enumerate(rows, 1)
                ]
            )
    return text


def answers_for(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    chosen = st.lists(st.sampled_from(fields), max_size=5, unique_by=lambda question: question.id)
    return chosen.flatmap(
        lambda some: st.fixed_dictionaries({question.id: value_for(question) for question in some})
    ).map(lambda answers: {name: value for name, value in answers.items() if not is_empty(value)})


PLANS = st.builds(
    Plan,
    st.just(FRAMEWORK.id),
    st.just(FRAMEWORK.version),
    answers_for(FRAMEWORK.entries("fields")),
    st.dictionaries(
        st.sampled_from([one.id for one in FRAMEWORK.elements]),
        answers_for(FRAMEWORK.entries("element_fields")).filter(bool),
        max_size=3,
    ),
    st.dictionaries(
        st.just("actions[a1].name") | st.just("province"), ANY_TEXT.map(lambda typed: clean_text(typed, True))
    ),
)


@settings(max_examples=200, deadline=None)
@given(PLANS)
def test_every_plan_comes_back(plan: Plan) -> None:
    opened = plan_from_text(plan_to_text(plan, FRAMEWORK), FRAMEWORK)
    assert opened == OpenedPlan(plan, [])


def test_the_same_plan_gives_the_same_text(plan: Plan, framework: Framework) -> None:
    turned = copy.deepcopy(plan)
    turned.answers = dict(reversed(turned.answers.items()))
    turned.assessments = dict(reversed(turned.assessments.items()))
    text = plan_to_text(plan, framework)
    assert plan_to_text(turned, framework) == text
    assert "# Cơ quan và thông tin chung\n  province: khac\n" in text
    assert "amount: 1250.5\n" in text and 'note: "=1+1"' in text


def test_what_was_set_aside_comes_back(plan: Plan, framework: Framework) -> None:
    plan.set_aside = {
        "C18.other-province-named@overview#Hà Nội": "Nơi đặt văn phòng: đại diện",
        "C10.x@actions[a1]": "",
    }
    opened = plan_from_text(plan_to_text(plan, framework), framework)
    assert opened == OpenedPlan(plan, [])


def test_line_ends_of_another_system_change_nothing(plan: Plan, framework: Framework) -> None:
    data = plan_to_text(plan, framework).encode()
    assert plan_from_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), framework) == OpenedPlan(plan, [])


@pytest.mark.parametrize("path", sorted(FILES.glob("format-*.ctqb")), ids=lambda path: path.name)
def test_every_format_of_the_past_opens(path: Path, framework: Framework) -> None:
    """These files are never changed: they are what users have on their disks."""
    opened = read_plan(path, framework)
    plan = opened.plan
    assert not opened.damaged and not opened.read_only
    assert plan.answers["province_name"] == "Lâm Hải" and plan.answers["period_start"] == 2026
    assert plan.answers["results"] == ["Kết quả thứ nhất", "- kết quả có gạch", "012"]
    assert plan.stored(Place("budget_lines", row="b1", column="amount")) == Decimal("1250.5")
    assert plan.stored(Place("evidence", "A1.1", "e1", "year")) == 2025
    assert plan.assessments["A1.2"]["priority"] is False
    assert plan.marks == {"actions[a1].name": "Hỏi lại phòng"}


FORMAT_1 = """\
format: 1
answers:
  overview: Giao Sở TTTT lưu hồ sơ. Rừng và biển.
  general_tasks: [Giao Sở TTTT chủ trì, Mời Sở TTTT dự họp]
set_aside:
  "C01.dead-body@overview#Sở TTTT": kể việc cũ
  "C01.dead-body@general_tasks#Sở TTTT": không rõ câu nào
  "C09.no-lead@actions[a1].lead": chờ phân công
  "C19.spelling@overview#Rừng": tên riêng
  "tự gõ # ~": giữ
...
"""


def test_reasons_of_the_first_format_get_the_digest_of_their_sentence(framework: Framework) -> None:
    """Where the words stand in two sentences nobody knows which was meant: that reason is kept and excuses nothing."""
    plan = plan_from_text(FORMAT_1, framework).plan
    findings = run_checks(framework, plan)
    assert [(one.place.field, one.set_aside) for one in findings.all if one.id == "C01.dead-body"] == [
        ("overview", "kể việc cũ"),
        ("general_tasks", None),
        ("general_tasks", None),
    ]
    old = plan_from_text(FORMAT_1.replace("format: 1", f"format: {FORMAT}"), framework).plan.set_aside
    assert list(plan.set_aside.values()) == list(old.values())
    assert plan.set_aside.keys() - old.keys() == {one.key for one in findings.aside}
    assert plan_from_text(plan_to_text(plan, framework), framework).plan.set_aside == plan.set_aside


def test_the_example_of_the_documentation_opens(framework: Framework) -> None:
    text = (Path(__file__).parents[2] / "docs" / "plan-file.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    opened = plan_from_text(example, framework)
    assert opened.report == [] and opened.plan.rows("actions")
    assert plan_to_text(opened.plan, framework) == example


HAND_WRITTEN = """\
format: 1
framework: {id: khung-22-yeu-to, version: "2025.01"}
answers:
  province: khac
  old_field: nội dung cũ
  period_start: hai nghìn
  period_end: 2030
  vision_year: ~
  results: một dòng
  issue_medium: [x, [y]]
  actions:
    - {name: không có mã}
    - {id: a1, name: có mã, old_column: cột cũ}
    - {id: a1, name: trùng mã}
  budget_lines:
    - {id: b1, amount: "1.250,5", year: 20x6}
  solutions: không phải bảng
elements:
  A1.1: {rating: weak, priority: có, old: x}
  Z9.9: {rating: strong}
  A1.2: chữ
marks:
  province: hỏi lại
  form: [x]
future:
  deep: [1, {a: b}]
"""


def test_nothing_of_a_strange_file_is_lost(framework: Framework) -> None:
    opened = plan_from_text(HAND_WRITTEN, framework)
    plan = opened.plan
    assert opened.damaged
    assert plan.answers["results"] == ["một dòng"]
    assert [(row["id"], row["name"]) for row in plan.rows("actions")] == [
        ("a2", "không có mã"),
        ("a1", "có mã"),
        ("a3", "trùng mã"),
    ]
    assert plan.rows("budget_lines") == [{"id": "b1", "amount": Decimal("1250.5")}]
    assert plan.unknown == {
        "old_field": "nội dung cũ",
        "period_start": "hai nghìn",
        "issue_medium": ["x", ["y"]],
        "actions[a1].old_column": "cột cũ",
        "budget_lines[b1].year": "20x6",
        "solutions": "không phải bảng",
        "A1.1/priority": "có",
        "A1.1/old": "x",
        "Z9.9/rating": "strong",
        "A1.2/?": "chữ",
        "marks.form": ["x"],
        "/future": {"deep": ["1", {"a": "b"}]},
    }
    text = "\n".join(opened.report)
    assert "phiên bản 2025.01" in text
    assert "Dòng 5: khung hiện nay không có mục “old_field”; nội dung được giữ nguyên trong tệp." in opened.report
    assert (
        "Dòng 6: nội dung của “Năm bắt đầu” không đúng kiểu, cần nhập lại; bản cũ được giữ trong tệp." in opened.report
    )
    again = plan_from_text(plan_to_text(plan, framework), framework)
    assert again.plan == plan
    assert [line for line in again.report if "future" not in line] == []


def test_what_was_set_aside_comes_back_where_it_fits(plan: Plan, framework: Framework) -> None:
    plan.unknown = {
        "vision_year": "2045",
        "actions[a1].note": "ghi chú",
        "actions[a2].note": "không lấy",
        "A1.1/story": "Chuyện",
        "period_end": "2031",
        "solutions": [{"id": "s1", "title": "Giải pháp"}],
    }
    opened = plan_from_text(plan_to_text(plan, framework), framework).plan
    assert opened.answers["vision_year"] == 2045 and opened.answers["period_end"] == 2030
    assert opened.stored(Place("actions", row="a1", column="note")) == "ghi chú"
    assert opened.stored(Place("actions", row="a2", column="note")) == "=1+1"
    assert opened.assessments["A1.1"]["story"] == "Chuyện"
    assert opened.rows("solutions") == [{"id": "s1", "title": "Giải pháp"}]
    assert opened.unknown == {"actions[a2].note": "không lấy", "period_end": "2031"}


@pytest.mark.parametrize("name", ["/format", "/", "/answers", "a\nb", "k" * 3000, "", "- x: [", "/tương lai"])
def test_unknown_names_never_break_the_file(plan: Plan, framework: Framework, name: str) -> None:
    plan.unknown = {name: "giữ"} if name else {"a": {"b": []}}
    opened = plan_from_text(plan_to_text(plan, framework), framework)
    kept = {one.removeprefix("answers."): value for one, value in opened.plan.unknown.items()}
    assert kept == plan.unknown
    assert opened.plan.answers == plan.answers


def test_an_unknown_answer_named_like_a_part(framework: Framework) -> None:
    opened = plan_from_text('format: 1\nanswers:\n  "/format": x\n  old: a\nunknown:\n  old: b\n', framework)
    assert opened.plan.unknown == {"answers./format": "x", "old": "a", "old (2)": "b"}
    assert plan_from_text(plan_to_text(opened.plan, framework), framework).plan == opened.plan


def test_deep_nesting_can_be_written_again(framework: Framework) -> None:
    deep = "[" * 48 + "x" + "]" * 48
    plan = plan_from_text(f"format: 1\nanswers: {deep}\n", framework).plan
    again = plan_from_text(plan_to_text(plan, framework), framework)
    assert again.plan == plan and "x" in str(plan.unknown)


def test_newer_format_is_to_look_at_only(plan: Plan, framework: Framework) -> None:
    opened = plan_from_text(
        plan_to_text(plan, framework).replace(f"format: {FORMAT}", f"format: {FORMAT + 1}"), framework
    )
    assert opened.read_only and opened.plan.answers == plan.answers
    assert any("phiên bản mới hơn" in line for line in opened.report)


def test_another_framework(plan: Plan, framework: Framework) -> None:
    text = plan_to_text(plan, framework).replace("khung-22-yeu-to", "khung-khac")
    opened = plan_from_text(text, framework)
    assert opened.plan.framework_id == framework.id
    assert any("“khung-khac”" in line for line in opened.report)


def test_hand_edit_is_reported_once(plan: Plan, framework: Framework) -> None:
    opened = plan_from_text(plan_to_text(plan, framework).replace("Lâm Sơn", "Lâm Sâm"), framework)
    assert opened.plan.answers["merged_from"] == ["Lâm Sâm", "Hải Đông"]
    assert len(opened.report) == 1 and "sửa bằng phần mềm khác" in opened.report[0]
    without = plan_to_text(plan, framework).rpartition(" #")[0] + "\n"
    assert plan_from_text(without, framework) == OpenedPlan(plan, [])


def test_long_reports_are_cut(framework: Framework) -> None:
    lines = "".join(f"  old_{n}: x\n" for n in range(100))
    report = plan_from_text(f"format: 1\nanswers:\n{lines}", framework).report
    assert len(report) == 32 and report[-1].startswith("Còn 70 chỗ")


def test_cut_anywhere(plan: Plan, framework: Framework) -> None:
    data = plan_to_text(plan, framework).encode()
    for length in range(0, len(data) - len(b"... # 00000000\n") + 3, 7):
        try:
            opened = plan_from_bytes(data[:length], framework)
        except PlanFileError as error:
            assert error.sentence and error.hint
        else:
            assert opened.damaged


def test_flipped_bits_are_noticed(plan: Plan, framework: Framework) -> None:
    data = bytearray(plan_to_text(plan, framework).encode())
    dice = random.Random(7)
    for _ in range(300):
        spot, bit = dice.randrange(len(data)), 1 << dice.randrange(8)
        data[spot] ^= bit
        try:
            opened = plan_from_bytes(bytes(data), framework)
        except PlanFileError as error:
            assert error.sentence and error.hint
        else:
            assert opened.report or opened.plan == plan
        data[spot] ^= bit


HOSTILE = {
    "empty": b"",
    "blanks": b" \r\n\t",
    "zeros": bytes(4096),
    "utf16": "format: 1\n".encode("utf-16"),
    "latin1": "format: 1\nanswers: {province_name: Hà}\n".encode("latin-1"),
    "zip": b"PK\x03\x04" + bytes(range(256)),
    "list": b"- format\n",
    "text": b"Xin ch\xc3\xa0o",
    "no format": b"answers: {}\n",
    "laughs": b"a: &a [x]\nb: &b [*a, *a]\nformat: 1\n",
    "tag": b"format: 1\nanswers: !!python/object/apply:os.system [ls]\n",
    "twice": b"format: 1\nformat: 1\n",
    "deep": b"format: 1\nanswers: " + b"[" * 10_000,
    "control": b"format: 1\nanswers: {province_name: a\x1bb}\n",
    "escaped control": b'format: 1\nanswers: {province_name: "a\\0b"}\n',
    "surrogate": b'format: 1\nanswers: {province_name: "a\\ud800b"}\n',
    "two documents": b"format: 1\n---\nformat: 1\n",
    "bad quotes": b'format: 1\nanswers: {province_name: "a\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_are_no_plans(name: str, framework: Framework) -> None:
    try:
        opened = plan_from_bytes(HOSTILE[name], framework, "x.ctqb")
    except PlanFileError as error:
        assert error.sentence.endswith(".") and error.hint.endswith(".")
    else:
        assert name == "surrogate" and "\ud800" not in str(opened.plan.answers)


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: b"format: 1\n" + text.encode("utf-8", "replace"))
)
def test_no_bytes_make_a_traceback(data: bytes) -> None:
    try:
        plan_from_bytes(data, FRAMEWORK)
    except PlanFileError as error:
        assert error.sentence


def test_templates_and_markup_are_text(plan: Plan, framework: Framework) -> None:
    text = "{{ 7*7 }} {% for x in y %} <w:p/> ]]> & ${HOME} %s \u202eabc"
    plan.answers["overview"] = clean_text(text, True)
    assert plan_from_text(plan_to_text(plan, framework), framework).plan == plan


def test_text_that_got_past_the_door_does_not_break_the_file(plan: Plan, framework: Framework) -> None:
    plan.answers["overview"] = "a\x00b\ud800c\x1bd"
    opened = plan_from_text(plan_to_text(plan, framework), framework)
    assert opened.plan.answers["overview"] == "abcd"


def test_huge_text(plan: Plan, framework: Framework) -> None:
    plan.answers["overview"] = "Mười triệu chữ. " * 600_000
    plan.answers["overview"] = clean_text(str(plan.answers["overview"]), True)
    assert plan_from_text(plan_to_text(plan, framework), framework).plan == plan


def test_files_that_cannot_be_opened(tmp_path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "none.ctqb", tmp_path):
        with pytest.raises(PlanFileError) as caught:
            read_plan(path, framework)
        assert caught.value.hint
    (tmp_path / "x.ctqb").write_bytes(b"")
    os.truncate(tmp_path / "x.ctqb", 33 * 1024 * 1024)
    with pytest.raises(PlanFileError, match="quá lớn"):
        read_plan(tmp_path / "x.ctqb", framework)
    for error in (PermissionError(13, ""), OSError(5, "")):

        def refuse(*_: object, error: OSError = error) -> None:
            raise error

        monkeypatch.setattr("builtins.open", refuse)
        with pytest.raises(PlanFileError, match=r"“x\.ctqb”"):
            read_plan(tmp_path / "x.ctqb", framework)
        monkeypatch.undo()
