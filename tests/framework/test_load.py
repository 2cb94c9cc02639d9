"""Reading a sound framework: types, texts, look-ups, lazy lists, the shipped files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from wizard.framework import (
    COLLECTIONS,
    AllOf,
    AnyOf,
    FactHolds,
    FieldFilled,
    FieldIs,
    FrameworkErrors,
    NotOf,
    Origin,
    check_framework,
    fields_of,
    load_framework,
)
from wizard.framework.kinds import ListOf, Record
from wizard.framework.places import program_root, resource_folder
from wizard.framework.schema import FIELD_TYPES, FILES

Files = dict[str, str]
Write = Callable[..., Path]


def test_a_sound_framework_has_no_mistakes(write: Write) -> None:
    assert check_framework(write()) == ()


def test_header_and_texts(write: Write) -> None:
    framework = load_framework(folder=write())
    assert (framework.id, framework.version, framework.as_of) == ("khung", "1.10", "2026-11")
    assert (framework.name, framework.label) == ("Khung thử", "khôi phục")
    element = framework.element("A1.1")
    assert element.meaning == "Đoạn thứ nhất còn tiếp.\nĐoạn thứ hai."
    assert element.questions == ("Câu một?", "Câu hai?")
    assert element.evidence[0].where == "Báo cáo hằng năm" and element.indicators[0].source == "Báo cáo PAPI"
    assert (element.number, element.grey_hint, element.source) == (1, "", "biên soạn")
    assert [e.status for e in framework.elements] == ["proposal", "inferred"]
    assert framework.dimension("A1").rankings == ("NBI",)


def test_ids_are_those_of_the_entries_whatever_was_read_before(write: Write) -> None:
    folder = write()
    fresh, read = load_framework(folder=folder), load_framework(folder=folder)
    for collection in {part.name for kind in FILES for part in kind.collections} - {"header"}:
        ids = frozenset(entry.id for entry in read.entries(collection))
        assert fresh.ids(collection) == read.ids(collection) == ids
        assert fresh.entries(collection) == read.entries(collection) or collection == "elements"


def test_guides_are_read_when_somebody_looks(write: Write) -> None:
    framework = load_framework(folder=write({"guides/A1.yaml": "guides: [{id: A1.1}]\n"}))
    with pytest.raises(FrameworkErrors, match="meaning"):
        _ = framework.element("A1.1").meaning


def test_steps_and_fields(write: Write) -> None:
    framework = load_framework(folder=write())
    assert [step.id for step in framework.steps] == ["general", "elements"]
    assert framework.element_step.id == "elements" and framework.step("general").sections[1].id == "dates"
    year = framework.field("period_start")
    assert (year.min, year.max, year.required, year.printed) == (Decimal(2020), Decimal(2060), False, True)
    assert framework.field("form").choice("plan").label == "Kế hoạch"
    assert framework.field("form").default == "decision"
    assert framework.field("actions").type == "table" and framework.element_field("actions").type == "references"
    assert framework.field("priority").type == "yes_no"
    assert framework.field("actions").column("name").required
    for missing in (lambda: framework.field("x"), lambda: framework.element_field("form"), lambda: framework.step("x")):
        with pytest.raises(KeyError):
            missing()


def test_conditions(write: Write) -> None:
    framework = load_framework(folder=write())
    assert framework.field("province_name").when == FieldIs("province", ("khac",))
    merged = framework.field("merged").when
    assert isinstance(merged, AllOf) and fields_of(merged) == ("form",)
    assert merged.parts == (FactHolds("merged_province"), NotOf(FieldIs("form", ("plan",))))
    dates = framework.step("general").sections[1].when
    assert isinstance(dates, AnyOf) and dates.parts[1] == FieldFilled("period_start", False)


def test_reference_lists(write: Write) -> None:
    framework = load_framework(folder=write())
    assert framework.province("hue").header_name == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ")
    agency = framework.agency("so-a")
    assert agency.per_kind["thanh-pho"].name == "Sở A thành phố" and agency.per_kind.get("tinh") is None
    base = framework.legal_base("nd-72")
    assert (base.date, base.title, base.year, base.suggest) == ("2015-09-07", "", None, False)
    assert framework.channel("internet").number == 8 and framework.audience("du-khach").need
    assert framework.document_kind("to-trinh").model == ("1.4",) and framework.document_kind("to-trinh").subject
    assert framework.dossier[0].issuer == "department" and framework.copies[0].abbreviation == "SY"
    old = framework.old_units
    assert old.levels[0].since == "2025-07-01" and old.old_provinces[0].dead
    assert old.bodies[0].successors[0].status == "confirmed"
    for look in (framework.province, framework.agency, framework.legal_base, framework.channel, framework.audience):
        with pytest.raises(KeyError):
            look("không-có")


def test_rules_are_plain_values(write: Write) -> None:
    rules = load_framework(folder=write()).rules
    assert rules["version"] == "2026.11"
    (paper,) = rules["rules"]
    assert dict(paper) == {
        "id": "page.paper",
        "clause": "Phần I",
        "width_mm": 210,
        "ratio": 0.5,
        "color": "000000",
        "bold": True,
        "allowed": {"width_mm": (200, 210)},
        "source": "Nghị định",
        "status": "confirmed",
    }
    with pytest.raises(TypeError):
        paper["width_mm"] = 1
    with pytest.raises(TypeError):
        paper["allowed"]["width_mm"] = 1


def test_objects_cannot_be_changed(write: Write) -> None:
    framework = load_framework(folder=write())
    for thing in (framework.elements[0], framework.steps[0], framework.field("form"), framework.agencies[0]):
        with pytest.raises(AttributeError):
            thing.id = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        framework.agencies[0].per_kind["tinh"] = None  # type: ignore[index]


def test_lists_are_read_when_first_asked_for(write: Write) -> None:
    framework = load_framework(folder=write({"agencies.yaml": "agencies: [{id: x}]\n", "channels.yaml": "a: [\n"}))
    assert framework.provinces
    for read in (lambda: framework.agencies, lambda: framework.channel("internet"), lambda: framework.agencies):
        with pytest.raises(FrameworkErrors):
            read()


def test_text_in_decomposed_form_is_composed(write: Write) -> None:
    framework = load_framework(
        folder=write({"agencies.yaml": "agencies: [{id: a, name: 'Sở', kind: other, source: x, status: general}]"})
    )
    assert framework.agency("a").name == "Sở"


def test_origins(write: Write, files: Files) -> None:
    framework = load_framework(folder=write())
    general = files["steps/01-general.yaml"].splitlines()

    def line(part: str) -> int:
        return next(number for number, text in enumerate(general, 1) if part in text)

    assert framework.origin("steps", "general") == Origin("framework/steps/01-general.yaml", 3, False)
    assert framework.origin("sections", "general.dates").line == line("id: dates")
    assert framework.origin("fields", "form").line == line("id: form")
    assert framework.origin("fields", "actions.note").line == line("id: note")
    assert framework.origin("element_fields", "actions").file == "framework/steps/04-elements.yaml"
    assert framework.origin("rules", "page.paper") == Origin("framework/nd30.yaml", 4, False)
    assert framework.origin("header", "khung").line == 1
    for collection in COLLECTIONS:
        assert framework.entries(collection)
    for wrong in (("agencies", "x"), ("không-có", "x")):
        with pytest.raises(KeyError):
            framework.origin(*wrong)


def records() -> Iterator[Record]:
    """Every kind of entry in the schema."""
    waiting = [collection.record for file in FILES for collection in file.collections]
    seen: list[Record] = []
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.append(record)
        yield record
        for kind in record.fields.values():
            inner = kind.item if isinstance(kind, ListOf) else getattr(kind, "record", None)
            if isinstance(inner, Record):
                waiting.append(inner)


def test_every_field_of_an_object_is_in_the_schema() -> None:
    for record in records():
        made: Any = record.made
        assert {record.renamed.get(name, name) for name in record.fields} == set(made._fields) - {"guide_of"}, made
        required = {record.renamed.get(name, name) for name in record.required}
        assert required == set(made._fields) - set(made._field_defaults), made


def test_every_field_is_documented() -> None:
    text = (Path(program_root()) / "docs" / "framework.md").read_text(encoding="utf-8")
    names = {name for record in records() for name in record.fields}
    names |= {collection.key for file in FILES for collection in file.collections if collection.key}
    assert not [name for name in sorted(names) if f"`{name}`" not in text]
    assert not [name for name in FIELD_TYPES if f"`{name}`" not in text]


def test_the_shipped_framework_is_sound() -> None:
    problems = check_framework()
    assert not problems, "\n".join(map(str, problems))


def test_the_shipped_framework_is_complete() -> None:
    framework = load_framework()
    assert len(framework.elements) == 22 and len(framework.dimensions) == 6 and len(framework.groups) == 2
    assert [element.number for element in framework.elements] == list(range(1, 23))
    assert len(framework.steps) == 14 and len(framework.provinces) == 34
    assert len(framework.old_units.old_provinces) == 63 and len(framework.document_kinds) == 29


def test_resource_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (resource_folder("framework") / "framework.yaml").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert program_root() == str(tmp_path) and resource_folder("templates") == tmp_path / "templates"


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from wizard.framework import load_framework; load_framework();"
        "print([m for m in ('docx', 'jinja2', 'lxml', 'PySide6', 'pathlib', 'inspect', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
