"""Running again after an edit gives what running anew gives, and looks only at what depends on the edit."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.framework import Framework, load_framework
from wizard.plan.checks import mending, run_checks
from wizard.plan.checks.findings import Finding
from wizard.plan.checks.reading import FUNCTIONS
from wizard.plan.checks.scanning import Scanned, Scanner
from wizard.plan.history import History
from wizard.plan.model import Place, Plan, Row, fresh_row_ids
from wizard.plan.operations import AddRow, MoveRow, Operation, RemoveRow, SetAnswer, SetAside, apply
from wizard.plan.tree import build_tree

TEXTS = ["Giao Sở TTTT.", "Vịnh đẹp nhất cả nước.", "Hoà thuận ,an toàn.", "Rừng và biển.", "tỉnh Quảng Ninh", ""]


def edits(plan: Plan, random: Random) -> Iterator[Operation]:
    """Edits of every kind at random, on a plan that changes meanwhile."""
    while True:
        kind = random.choice(["text", "text", "cell", "remove", "add", "move", "priority", "province", "year", "aside"])
        if kind == "text":
            yield SetAnswer(Place(random.choice(["overview", "slogan", "crisis", "identity"])), random.choice(TEXTS))
        elif kind == "priority":
            element = random.choice(["A1.1", "A3.1", "B2.2"])
            yield SetAnswer(Place("priority", element), random.choice([True, False, None]))
        elif kind == "province":
            yield SetAnswer(Place("province"), random.choice(["khac", "lao-cai", "ha-noi"]))
        elif kind == "year":
            yield SetAnswer(Place("period_end"), random.choice([2028, 2030, None]))
        elif kind == "aside":
            yield SetAside("C03.unchecked@citations[c2]#Nghị định số 72/2015/NĐ-CP", random.choice(["đã tra", None]))
        else:
            table = random.choice(["actions", "budget_lines", "indicators", "citations"])
            rows = plan.rows(table)
            if kind == "add" or not rows:
                yield AddRow(Place(table), {"id": f"z{random.random():.9f}".replace(".", ""), "name": "Việc mới"})
                continue
            row = Place(table, row=str(random.choice(rows)["id"]))
            if kind == "move":
                yield MoveRow(row, 0)
            elif kind == "remove":
                yield RemoveRow(row)
            else:
                cells = {"name": random.choice(TEXTS), "lead": None, "amount": Decimal(7), "target": None}
                column = random.choice(list(cells))
                yield SetAnswer(Place(table, None, row.row, column), cells[column])


@pytest.mark.parametrize("seed", range(6))
def test_after_an_edit_the_same_as_anew(framework: Framework, sample: Plan, seed: int) -> None:
    findings = run_checks(framework, sample)
    for operation, _ in zip(edits(sample, Random(seed)), range(25), strict=False):
        apply(sample, operation)
        findings = run_checks(framework, sample, previous=findings)
        assert findings.all == run_checks(framework, copy.deepcopy(sample)).all


def test_only_what_depends_on_the_edit_is_computed(
    framework: Framework, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = run_checks(framework, sample)
    scanned: list[str] = []
    called: list[str] = []
    scan = Scanner._scan_text

    def scan_recorded(self: Scanner, text: str, path: str) -> Scanned:
        scanned.append(path)
        return scan(self, text, path)

    monkeypatch.setattr(Scanner, "_scan_text", scan_recorded)
    for name, function in list(FUNCTIONS.items()):

        def recorded(plan: object, check: object, function: object = function, name: str = name) -> object:
            called.append(name)
            return function(plan, check)  # type: ignore[operator]

        monkeypatch.setitem(FUNCTIONS, name, recorded)
    apply(sample, SetAnswer(Place("actions", None, "a2", "name"), "Tên mới của nhiệm vụ"))
    findings = run_checks(framework, sample, previous=findings)
    assert scanned == ["actions.name"]
    assert {"C09.no-lead", "C08.action-without-element"} <= set(called)
    assert not {"C03.expired", "C04.not-measurable", "C05.no-translation", "C16.old-data"} & set(called)
    scanned.clear()
    called.clear()
    run_checks(framework, sample, previous=findings)
    assert not scanned and not called
    apply(
        sample, SetAnswer(Place("overview"), "Kiều bào giới thiệu quê hương.")
    )  # the texts as a whole say other things
    run_checks(framework, sample, previous=findings)
    assert scanned == ["overview"]
    assert set(called) <= {"mentioned", "C14.part-missing", "C19.tone-style", "filled", "C08.no-priority"}


def test_the_first_of_several_words_is_named_after_rows_have_moved(framework: Framework, sample: Plan) -> None:
    for row, name in (("a1", "Hoà thuận"), ("a2", "Thuỷ sản")):
        apply(sample, SetAnswer(Place("actions", None, row, "name"), name))
    findings = run_checks(framework, sample)
    apply(sample, MoveRow(Place("actions", None, "a2"), 0))
    assert run_checks(framework, sample, previous=findings).all == run_checks(framework, sample).all


def test_what_is_named_as_changed_is_looked_at_again(framework: Framework, sample: Plan) -> None:
    findings = run_checks(framework, sample)
    sample.rows("actions")[1].pop("lead")  # in place, as no operation does it
    assert run_checks(framework, sample, previous=findings).all == findings.all
    again = run_checks(framework, sample, previous=findings, changed={Place("actions", None, "a2", "lead")})
    assert [finding.id for finding in again.blocks] == ["C09.no-lead"]


def test_a_finding_leads_to_its_cell_and_can_be_set_aside(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("actions", None, "a2", "lead"), None))
    findings = run_checks(framework, sample)
    (block,) = findings.blocks
    place = Place("actions", None, "a2", "lead")
    assert (block.place, block.severity, block.group, block.set_aside) == (place, "block", 9, None)
    assert findings.at(Place("actions")) == findings.at(Place("actions", None, "a2")) == findings.at(place) == (block,)
    assert findings.at(Place("actions", None, "a3")) == findings.at(Place("actions", "A1.1")) == ()
    assert list(findings.by_group()) == [3, 9] and findings.groups[9] == "Nhiệm vụ đủ nội dung"
    history = History(sample, framework)
    history.do(SetAside(block.key, "Đang chờ phân công"))
    findings = run_checks(framework, sample, previous=findings)
    assert findings.blocks == () and [one.set_aside for one in findings.aside] == ["Đang chờ phân công"]
    apply(sample, SetAnswer(Place("actions", None, "a2", "name"), "Tên khác"))
    assert run_checks(framework, sample, previous=findings).aside[0].key == block.key  # it stays so
    history.undo()
    assert [one.key for one in run_checks(framework, sample, previous=findings).blocks] == [block.key]


def _set_aside(framework: Framework, plan: Plan, check: str) -> str:
    key = next(one.key for one in run_checks(framework, plan).all if one.id == check)
    apply(plan, SetAside(key, "đã xem"))
    return key


def _reasons(framework: Framework, plan: Plan, check: str) -> list[str | None]:
    return [one.set_aside for one in run_checks(framework, plan).all if one.id == check]


def test_a_reason_does_not_pass_to_another_entry_of_a_list(framework: Framework, sample: Plan) -> None:
    """Nor to another sentence of the same text; to correct spaces, capitals and tone marks around it is no matter."""
    before: list[str] = sample.answers["general_tasks"]  # type: ignore[assignment]
    old, new = "Lưu hồ sơ ,hoá đơn do Sở Thông tin và Truyền thông lập", "Giao Sở Thông tin và Truyền thông thẩm định"
    apply(sample, SetAnswer(Place("general_tasks"), [*before, old]))
    key = _set_aside(framework, sample, "C01.dead-body")
    apply(sample, SetAnswer(Place("general_tasks"), [new, "lưu hồ sơ, hóa đơn do Sở Thông tin và Truyền thông lập."]))
    assert sorted(map(str, _reasons(framework, sample, "C01.dead-body"))) == ["None", "đã xem"]
    apply(sample, SetAnswer(Place("general_tasks"), [new]))
    findings = run_checks(framework, sample)
    assert [one.id for one in findings.blocks] == ["C01.dead-body"] and findings.left_over == {key: "đã xem"}


def test_a_reason_does_not_pass_to_another_sum(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("funding_principles"), "Tổng kinh phí là 73,6 tỷ đồng."))
    _set_aside(framework, sample, "C10.total-differs")
    apply(sample, SetAnswer(Place("funding_principles"), "Nguyên tắc tiết kiệm. Tổng kinh phí là 73,6 tỷ đồng."))
    assert _reasons(framework, sample, "C10.total-differs") == ["đã xem"]
    line: Row = {"id": "n999", "action": "a1", "year": 2027, "source": "tinh", "amount": Decimal(50000)}
    apply(sample, AddRow(Place("budget_lines"), line))
    assert _reasons(framework, sample, "C10.total-differs") == [None]


def test_a_reason_does_not_pass_to_something_else_that_is_lacking(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("actions", None, "a2", "end"), None))
    _set_aside(framework, sample, "C09.no-time")
    apply(sample, SetAnswer(Place("actions", None, "a2", "name"), "Tên khác"))
    assert _reasons(framework, sample, "C09.no-time") == ["đã xem"]
    apply(sample, SetAnswer(Place("actions", None, "a2", "start"), None))
    assert _reasons(framework, sample, "C09.no-time") == [None]


def test_a_reason_does_not_pass_to_a_new_row(framework: Framework, sample: Plan) -> None:
    """It goes with its row and comes back with it."""

    def added(name: str) -> str:
        (row,) = fresh_row_ids(sample, "actions")
        apply(sample, AddRow(Place("actions"), {"id": row, "name": name}))
        return row

    row = added("Việc A")
    key = f"C09.no-lead@actions[{row}].lead"
    apply(sample, SetAside(key, "chờ phân công"))
    undo = apply(sample, RemoveRow(Place("actions", None, row)))
    assert sample.set_aside == {}
    apply(sample, undo)
    assert sample.set_aside == {key: "chờ phân công"}
    apply(
        sample, SetAnswer(Place("actions"), None)
    )  # all rows at once: the reason stays, and its row is not named anew
    added("Việc B")
    assert set(_reasons(framework, sample, "C09.no-lead")) == {None}


def test_each_sentence_with_a_fault_is_a_finding(framework: Framework, sample: Plan) -> None:
    text = "Giao Sở TTTT. Năm 2023, Sở TTTT chủ trì. Nay Sở TTTT lưu."
    apply(sample, SetAnswer(Place("necessity"), text))
    found = [one for one in run_checks(framework, sample).all if one.id == "C01.dead-body"]
    assert [one.start for one in found] == [5, text.rindex("Sở TTTT")] and len({one.key for one in found}) == 2


def test_suggestions_are_carried_out_on_demand(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("scope"), "Hoà thuận ,an toàn theo nghị định số 72/2015/NĐ-CP. Các nghành."))
    apply(sample, SetAnswer(Place("viewpoints"), ["Rừng  xanh", "Biển  xanh"]))
    for _ in range(9):
        steps = (mending(sample, finding) for finding in run_checks(framework, sample).all)
        step = next((step for step in steps if step is not None), None)
        if step is None:
            break
        apply(sample, step)
    assert sample.answers["scope"] == "Hòa thuận, an toàn theo Nghị định số 72/2015/NĐ-CP. Các nghành."
    assert sample.answers["viewpoints"] == ["Rừng xanh", "Biển xanh"]
    assert [finding.id for finding in run_checks(framework, sample).all] == ["C03.unchecked", "C19.spelling"]


def test_a_dictionary_finds_words_that_only_look_right(framework: Framework, sample: Plan) -> None:
    words = "du lịch quảng bá hoàn thành nguyễn tiếng và".split()  # noqa: SIM905

    def spelling(text: str) -> list[str]:
        plan = Plan(framework.id, framework.version, {"scope": text})
        found = run_checks(framework, plan, dictionary=words.__contains__).all
        return [one.found for one in found if one.id == "C19.spelling"]

    assert spelling("quảng bá du lịch hoàn thàn, thàn") == ["thàn"]
    assert spelling("Nguyễn Trãi. Úc. Voọc. Krông Pắk. quảng bá Đắk Lắk, Mnông") == []
    assert spelling("Thàn quảng bá.") == ["Thàn"]


def test_only_the_place_that_is_meant_is_mended(framework: Framework, sample: Plan) -> None:
    """The same letters may be right elsewhere; and each place has words of its own to be known by."""
    text = "Các xã tạo điều kiện theo điều 5, có lợi. các cơ quan, các xã theo điều 5 và 7."
    apply(sample, SetAnswer(Place("scope"), text))
    findings = [one for one in run_checks(framework, sample).all if one.id == "C19.capitals"]
    assert [one.sentence for one in findings] == [
        "Viết “theo Điều 5” thay cho “theo điều 5”.",
        "Viết “theo Điều 5 và” thay cho “theo điều 5 và”.",
        "Viết “lợi. Các cơ quan” thay cho “lợi. các cơ quan”.",
    ]
    assert [mending(sample, one) for one in findings] == [
        SetAnswer(Place("scope"), text.replace("điều 5,", "Điều 5,")),
        SetAnswer(Place("scope"), text.replace("điều 5 và", "Điều 5 và")),
        SetAnswer(Place("scope"), text.replace(". các", ". Các")),
    ]
    apply(sample, SetAnswer(Place("scope"), "Nay các xã tạo điều kiện."))
    assert [mending(sample, one) for one in findings] == [None, None, None]  # the text has changed meanwhile


def test_one_entry_of_a_list_is_mended(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("viewpoints"), ["Rừng xanh", "Biển ,đảo", "Núi ,sông"]))
    (step, _) = (mending(sample, one) for one in run_checks(framework, sample).all if one.id == "C19.spacing")
    assert step == SetAnswer(Place("viewpoints"), ["Rừng xanh", "Biển, đảo", "Núi ,sông"])


def test_every_finding_has_a_place_on_a_page(framework: Framework) -> None:
    plan = Plan(framework.id, framework.version, {"province": "lao-cai", "overview": " ".join(TEXTS)})
    tree = build_tree(framework, plan)
    findings = run_checks(framework, plan, tree)
    assert len(findings.blocks) >= 9
    for finding in findings.all:
        assert tree.page_of(finding.place) and finding.reason and finding.sentence[-1] in ".)”"
        assert SetAside(finding.key, "x").place == finding.place
    assert len({finding.key for finding in findings.all}) == len(findings.all)


def test_hidden_answers_are_not_judged(framework: Framework, sample: Plan) -> None:
    apply(sample, SetAnswer(Place("story", "A1.1"), "Giao Sở TTTT."))  # no priority, so nobody asks for a story
    assert not run_checks(framework, sample).blocks
    apply(sample, SetAnswer(Place("priority", "A1.1"), True))
    assert "C01.dead-body" in {finding.id for finding in run_checks(framework, sample).blocks}


def test_an_office_changes_severities_and_adds_checks(tmp_path: Path, sample: Plan) -> None:
    (tmp_path / "checks.yaml").write_text(
        "defaults: {source: sở, status: proposal}\n"
        "checks:\n"
        "  - {id: C03.unchecked, severity: off}\n"
        "  - {id: X.none, group: C15, severity: warning, how: mentioned, words: [cà phê], link: overview,\n"
        "     sentence: Chưa nhắc đến cà phê., reason: Đây là sản phẩm chủ lực.}\n"
        "  - {id: X.bad, group: C17, severity: block, how: avoided, words: [quế], fields: [overview], unless: [chè],\n"
        "     when: {field: form, is: decision}, sentence: 'Có “{found}”.', reason: Lý do.}\n",
        encoding="utf-8",
    )
    framework = load_framework([tmp_path])
    apply(sample, SetAnswer(Place("overview"), "Quế thơm. Chè và quế."))
    assert [(f.id, f.found, f.severity) for f in _of(framework, sample)] == [
        ("X.bad", "Quế", "block"),
        ("X.none", "", "warning"),
    ]
    apply(sample, SetAnswer(Place("form"), "plan"))
    assert [finding.id for finding in _of(framework, sample)] == ["X.none"]


def _of(framework: Framework, plan: Plan) -> list[Finding]:
    return [finding for finding in run_checks(framework, plan).all if finding.id[0] == "X" or finding.group == 3]


def test_recipients_may_come_from_the_framework(tmp_path: Path, sample: Plan, framework: Framework) -> None:
    sample.answers.pop("decision_recipients", None)
    assert "C02.recipients" not in {finding.id for finding in run_checks(framework, sample).all}
    (tmp_path / "document_kinds.yaml").write_text(
        "defaults: {source: sở, status: proposal}\ndossier:\n  - {id: decision, recipients: []}\n", encoding="utf-8"
    )
    without = load_framework([tmp_path])
    found = [finding for finding in run_checks(without, sample).all if finding.id == "C02.recipients"]
    assert [finding.place for finding in found] == [Place("decision_recipients")]
    apply(sample, SetAnswer(Place("decision_recipients"), ["Như Điều 3"]))
    assert not run_checks(without, sample).blocks


def test_no_province_is_taken_for_another(framework: Framework, sample: Plan) -> None:
    """The sample as the plan of each of the 34: neither its own name nor those of its parts are anybody else's."""
    parts = {"Lâm Sơn", "Hải Đông"}
    for province in framework.provinces:
        plan = copy.deepcopy(sample)
        renamed = {"Lâm Hải": province.name, **dict(zip(sorted(parts), province.merged_from, strict=False))}
        for answers in (plan.answers, *plan.assessments.values()):
            for field, value in answers.items():
                if isinstance(value, str) and field != "province_name":
                    for old, new in renamed.items():
                        value = value.replace(old, new)
                    answers[field] = value
        plan.answers["province"] = province.id
        wrong = [finding.key for finding in run_checks(framework, plan).all if finding.group in (1, 18)]
        assert [key for key in wrong if "Lâm" not in key and "Hải Đông" not in key] == [], province.name


@given(st.text(max_size=60) | st.lists(st.sampled_from([*TEXTS, "huyện", "“", " số 5/QĐ ", "Điều"])).map(" ".join))
def test_no_text_is_too_strange(text: str) -> None:
    framework = _framework()
    plan = Plan(framework.id, framework.version)
    for place in (Place("overview"), Place("slogan"), Place("story", "A1.1"), Place("priority", "A1.1")):
        apply(plan, SetAnswer(place, text))
    actions: list[Row] = [{"id": "a1", "name": text, "start": text, "lead": text, "elements": [text]}]
    citations: list[Row] = [{"id": "c1", "number": text, "title": text, "base": text}]
    apply(plan, SetAnswer(Place("actions"), actions))
    apply(plan, SetAnswer(Place("citations"), citations))
    for finding in run_checks(framework, plan).all:
        assert SetAside(finding.key, None).place == finding.place


@cache
def _framework() -> Framework:
    return load_framework()
