"""Whatever an answer says, the dossier says the same: every printed text of the sample is replaced by hostile ones."""

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.words import words_of
from wizard.document.dossier import LONGEST_TEXT, ExportProblem, export_dossier
from wizard.framework import load_framework
from wizard.framework.model import Field
from wizard.framework.places import resource_folder
from wizard.plan.file import plan_from_bytes, plan_to_text, read_plan
from wizard.plan.model import Plan, Row

FRAMEWORK = load_framework()
SAMPLE = read_plan(resource_folder("resources") / "samples" / "lam-hai.ctqb", FRAMEWORK).plan
TEXTS = ("text", "paragraphs", "list")
# steered by a pattern, or part of a number
LEFT_ALONE = ("committee_field_code", "department_abbreviation", "drafting_unit_abbreviation", "number", "abbreviation")
BULLET = re.compile(r"^\s*[-–—•+*]\s")  # a line that opens with one is printed as an entry of a list
SNIPPETS = (
    "{{ 7*7 }}", "{% for x in y %}", "{# x #}", "<w:p>", "</w:t>", "]]>", "&amp;", "&#65;", "<!-- -->",
    "<missing>x</missing>", "${HOME}", "%s {0}", "\u202eđảo\u202c", "\ufeff", "\x0b", "\ud800", "\uffff",
    "e\u0302\u0323", "Ð", "\u00a0", "\u2028", "=1+1",
    "Céng hßa x· héi chñ nghÜa", "CỘNG HOÀ", "😀", "'\"", "\\n", "\t", "ở" * 300,
)  # fmt: skip


def texts_of(plan: Plan) -> Iterator[tuple[Field, dict[str, Any]]]:
    """The answered text fields of a plan, each with what holds its answer."""

    def cells(field: Field, holder: dict[str, Any]) -> Iterator[tuple[Field, dict[str, Any]]]:
        if field.type == "table":
            columns = {column.id: column for column in field.columns}
            for row in holder[field.id]:
                for column in [column for column in row if column != "id"]:
                    yield from cells(columns[column], row)
        elif field.type in TEXTS and field.id not in LEFT_ALONE:
            yield field, holder

    for name in list(plan.answers):
        yield from cells(FRAMEWORK.field(name), plan.answers)
    for answers in plan.assessments.values():
        for name in list(answers):
            yield from cells(FRAMEWORK.element_field(name), answers)


def marked(snippets: list[str]) -> Plan:
    """The sample with a numbered text around a snippet in each place, as it comes back from a file."""
    plan = deepcopy(SAMPLE)
    for number, (field, holder) in enumerate(texts_of(plan)):
        text = f"K{number:04} {snippets[number % len(snippets)]} Z{number:04}"
        holder[field.id] = [text] if field.type == "list" else text
    opened = plan_from_bytes(plan_to_text(plan, FRAMEWORK).encode("utf-8"), FRAMEWORK, "thử.ctqb")
    assert not opened.report
    return opened.plan


def printed(plan: Plan, folder: Path) -> str:
    """All words of the dossier in one line."""
    return plain(" ".join(text for each in export_dossier(FRAMEWORK, plan, folder) for text in words_of(each.path)))


def plain(text: str) -> str:
    """Text with ordinary spaces and hyphens."""
    return " ".join(text.replace("\u2011", "-").split())


def check_intact(snippets: list[str], folder: Path) -> None:
    """Every text of the plan which is printed at all is printed as it is."""
    plan = marked(snippets)
    words = printed(plan, folder)
    assert set(re.findall(r"K\d{4}", words)) == EXPECTED
    for field, holder in texts_of(plan):
        (text,) = holder[field.id] if field.type == "list" else (holder[field.id],)
        if text[:5] in EXPECTED:
            for line in text.splitlines():
                assert plain(BULLET.sub("", line)).lower() in words.lower(), field.id


EXPECTED: set[str] = set()
"""The numbers of the texts that the dossier prints."""


@pytest.fixture(scope="module", autouse=True)
def _expected(tmp_path_factory: pytest.TempPathFactory) -> None:
    EXPECTED.update(re.findall(r"K\d{4}", printed(marked(["một hai"]), tmp_path_factory.mktemp("plain"))))
    assert len(EXPECTED) > 500


@pytest.mark.parametrize("turn", range(4))
def test_hostile_answers_are_printed_as_they_are(tmp_path: Path, turn: int) -> None:
    snippets = list(SNIPPETS)
    random.Random(turn).shuffle(snippets)
    check_intact(snippets, tmp_path)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(min_size=1, max_size=60), min_size=5, max_size=12))
def test_any_answers_are_printed_as_they_are(tmp_path: Path, snippets: list[str]) -> None:
    check_intact(snippets, tmp_path)


@pytest.mark.parametrize("place", ["necessity", "programme_name", "actions", "A1.2"])
def test_an_answer_that_no_file_can_hold_is_named(place: str, tmp_path: Path) -> None:
    plan, long = deepcopy(SAMPLE), "a" * (LONGEST_TEXT + 1)
    rows: list[Row] = [{"id": "a1", "name": long}]
    if place == "actions":
        plan.answers["actions"] = rows
    elif place == "A1.2":
        plan.assessments["A1.2"]["story"] = long
    else:
        plan.answers[place] = long
    with pytest.raises(ExportProblem, match=r"dài 200\.001 ký tự") as caught:
        export_dossier(FRAMEWORK, plan, tmp_path)
    label = FRAMEWORK.field("story" if place == "A1.2" else place).label
    assert label in str(caught.value) and not list(tmp_path.iterdir())
