"""What one entry says about another: dangling references, cycles of conditions, settings that do not go together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from wizard.framework.kinds import Building, is_iso_date
from wizard.framework.model import AllOf, AnyOf, Condition, Field, FieldIs, NotOf, Section, Step, fields_of
from wizard.framework.problems import did_you_mean
from wizard.framework.schema import LISTED_TYPES, NUMBER_TYPES, PLAN_TARGETS, TEXT_TYPES

if TYPE_CHECKING:
    from wizard.framework.loader import Framework

OTHER_PROVINCE = "khac"
"""Answer of a reference to provinces for one that is not in the list."""

Scope = dict[str, tuple[str, Field]]
"""Fields that a condition can see: id -> (unique name, field)."""


def check_all(framework: Framework, building: Building) -> None:
    """Reports every mistake between entries of a framework that has been read completely."""
    _Checks(framework, building).run()


class _Checks:
    def __init__(self, framework: Framework, building: Building) -> None:
        self.framework = framework
        self.building = building
        self.needs: dict[str, list[str]] = {}  # unique name of a field -> names of those its visibility depends on
        self.fields: dict[str, Field] = {}

    def run(self) -> None:
        """All checks."""
        self._check_references()
        self._check_provinces()
        self._check_advice()
        self._check_steps()
        self._check_cycles()

    def _refer(self, entry: object, name: str, words: Iterable[str], known: Collection[str], what: str) -> None:
        for word in words:
            if word and word not in known:
                message = f"Không có {what} nào mang mã “{word}”."
                self.building.report_field(entry, name, message, did_you_mean(word, known))

    def _check_references(self) -> None:
        framework = self.framework
        groups, dimensions = _ids(framework.groups), _ids(framework.dimensions)
        agencies, kinds = _ids(framework.agencies), _ids(framework.document_kinds)
        for dimension in framework.dimensions:
            self._refer(dimension, "group", [dimension.group], groups, "nhóm")
        numbers: dict[int, str] = {}
        for element in framework.elements:
            self._refer(element, "dimension", [element.dimension], dimensions, "nhóm yếu tố")
            self._refer(element, "agencies", element.agencies, agencies, "cơ quan")
            if element.number and numbers.setdefault(element.number, element.id) != element.id:
                message = f"Số thứ tự {element.number} đã dùng cho yếu tố “{numbers[element.number]}”."
                self.building.report_field(element, "number", message)
        elements, guides = _ids(framework.elements), _ids(framework.entries("guides"))
        for guide in framework.entries("guides"):
            self._refer(guide, "id", [guide.id], elements, "yếu tố")
        for element in framework.elements:
            if element.id and element.id not in guides:
                hint = "Thêm phần hướng dẫn mang cùng mã vào thư mục “guides”."
                self.building.report_field(element, "id", "Yếu tố này chưa có phần hướng dẫn.", hint)
        for document in framework.dossier:
            self._refer(document, "type", [document.type], kinds, "loại văn bản")
        for base in framework.legal_bases:
            names = type(base)._fields
            for name in base.general_fields:
                if name not in names:
                    message = f"Văn bản không có mục “{name}”."
                    self.building.report_field(base, "general_fields", message, did_you_mean(name, names))

    def _check_provinces(self) -> None:
        framework = self.framework
        names = [province.name for province in framework.provinces]
        old_names = [old.old for old in framework.old_units.old_provinces]
        for province in framework.provinces:
            for name in province.merged_from:
                if name not in old_names:
                    message = f"Không có đơn vị cũ nào tên “{name}” trong danh mục đơn vị cũ."
                    self.building.report_field(province, "merged_from", message, did_you_mean(name, old_names))
        for old in framework.old_units.old_provinces:
            if old.new and old.new not in names:
                message = f"Không có tỉnh, thành phố nào tên “{old.new}”."
                self.building.report_field(old, "new", message, did_you_mean(old.new, names))

    def _check_advice(self) -> None:
        """The checks of plans: each belongs to a group, and names fields and legal bases that there are."""
        framework, report = self.framework, self.building.report_field
        groups, bases = _ids(framework.check_groups), _ids(framework.legal_bases)
        fields = (*framework.entries("fields"), *framework.entries("element_fields"))
        known = [*_ids(fields), *(f"{field.id}.{column.id}" for field in fields for column in field.columns)]
        needs = {"filled": "fields", "mentioned": "words", "avoided": "words", "cited": "bases"}
        for check in framework.checks:
            self._refer(check, "group", [check.group], groups, "nhóm kiểm tra")
            self._refer(check, "bases", check.bases, bases, "văn bản")
            for name, words in (
                ("fields", check.fields),
                ("skip", check.skip),
                ("enough", check.enough),
                ("link", (check.link,)),
            ):
                self._refer(check, name, words, known, "mục nhập")
            needed = needs.get(check.how, "")
            if needed and not getattr(check, needed):
                report(check, needed, f"Cách kiểm tra “{check.how}” phải có phần “{needed}”.")

    def _check_steps(self) -> None:
        steps = self.framework.steps
        plan: Scope = {}
        inner: Scope = {}
        repeating = [step for step in steps if step.repeat]
        if len(repeating) != 1 and steps:
            at = repeating[1] if repeating else steps[0]
            message = f"Khung phải có đúng một bước lặp theo yếu tố (repeat: elements), hiện có {len(repeating)}."
            self.building.report_field(at, "repeat", message)
        for step in steps:
            scope, prefix = (inner, "yếu tố/") if step.repeat else (plan, "")
            sections: set[str] = set()
            for section in step.sections:
                sections.add(section.id)
                for field in section.fields:
                    self._declare(field, scope, prefix)
        for step in steps:
            scope = {**plan, **inner} if step.repeat else plan
            for section in step.sections:
                self._check_section(step, section, scope)

    def _declare(self, field: Field, scope: Scope, prefix: str) -> None:
        if not field.id:
            return
        name = prefix + field.id
        if field.id in scope:
            first = self.building.nodes[id(scope[field.id][1])][0]
            message = f"Mã mục nhập “{field.id}” bị dùng hai lần (lần đầu: {first.file}, dòng {first.line})."
            self.building.report_field(field, "id", message, "Hãy đổi một trong hai mã.")
            return
        scope[field.id] = (name, field)
        self.fields[name] = field

    def _check_section(self, step: Step, section: Section, scope: Scope) -> None:
        self._check_condition(section, section.when, scope)
        for field in section.fields:
            self._check_field(field, scope)
            self._check_condition(field, field.when, scope)
            name, _ = scope.get(field.id, ("", field))
            if name:
                wanted = (*fields_of(section.when), *fields_of(field.when))
                self.needs.setdefault(name, []).extend(scope[word][0] for word in wanted if word in scope)
            if not field.columns:
                continue
            columns = {column.id: (f"{name}.{column.id}", column) for column in field.columns if column.id}
            seen = {**scope, **columns}
            for column in field.columns:
                self._check_field(column, scope)
                if column.type == "table":
                    self.building.report_field(column, "type", "Trong bảng không thể có bảng.")
                self._check_condition(column, column.when, seen)
                self.fields[f"{name}.{column.id}"] = column
                self.needs[f"{name}.{column.id}"] = [seen[word][0] for word in fields_of(column.when) if word in seen]

    def _check_condition(self, entry: Field | Section, condition: Condition | None, scope: Scope) -> None:
        for word in fields_of(condition):
            if word not in scope:
                message = f"Điều kiện nhắc đến mục nhập “{word}”, nhưng không có mục này."
                self.building.report_field(entry, "when", message, did_you_mean(word, scope))
        for part in _comparisons(condition):
            known = self._answers(scope[part.field][1]) if part.field in scope else None
            for value in part.values if known is not None else ():
                if known is not None and value not in known:
                    message = f"Mục “{part.field}” không bao giờ có giá trị “{value}”."
                    self.building.report_field(entry, "when", message, did_you_mean(value, known))

    def _answers(self, field: Field) -> Collection[str] | None:
        """The only answers a field can have, or None when there are too many to list."""
        if field.type == "yes_no":
            return ("true", "false")
        if field.type in ("choice", "choices"):
            return _ids(field.choices)
        if field.type in ("reference", "references") and field.target and field.target not in PLAN_TARGETS:
            known = _ids(self.framework.entries(field.target))
            return [*known, OTHER_PROVINCE] if field.target == "provinces" else known
        return None

    def _check_field(self, field: Field, scope: Scope) -> None:
        kind, report = field.type, self.building.report_field
        needed = {
            "choices": kind in ("choice", "choices"),
            "columns": kind == "table",
            "target": kind in ("reference", "references"),
        }
        for name, wanted in needed.items():
            given = bool(getattr(field, name))
            if wanted and not given:
                report(field, name, f"Mục kiểu “{kind}” phải có phần “{name}”.")
            elif given and not wanted and kind:
                report(field, name, f"Mục kiểu “{kind}” không dùng phần “{name}”.")
        allowed = {
            **dict.fromkeys(("min", "max"), NUMBER_TYPES),
            **dict.fromkeys(("min_length", "max_length", "pattern"), TEXT_TYPES),
            **dict.fromkeys(("min_rows", "max_rows"), LISTED_TYPES),
        }
        for name, kinds in allowed.items():
            if getattr(field, name) not in (None, "") and kind and kind not in kinds:
                report(field, name, f"Mục kiểu “{kind}” không dùng phần “{name}”.")
        for low, high in (("min", "max"), ("min_length", "max_length"), ("min_rows", "max_rows")):
            least, most = getattr(field, low), getattr(field, high)
            if least is not None and most is not None and least > most:
                report(field, low, f"“{low}” ({least}) lớn hơn “{high}” ({most}).", "Hãy đổi chỗ hai giá trị.")
        if field.target in PLAN_TARGETS:
            table = self._plan_table(field.target)
            if table is None:
                report(field, "target", f"Các bước không có bảng nào mang mã “{field.target}”.")
        self._check_pattern(field)
        self._check_default(field)

    def _plan_table(self, target: str) -> Field | None:
        tables = (field for field in self.framework.entries("fields") if field.id == target and field.type == "table")
        return next(tables, None)

    def _check_pattern(self, field: Field) -> None:
        if field.pattern:
            try:
                re.compile(field.pattern)
            except (re.error, OverflowError, RecursionError) as error:
                message = f"Biểu thức kiểm tra không hợp lệ ({error})."
                self.building.report_field(field, "pattern", message, "Kiểm tra các dấu ngoặc và dấu “\\”.")
            if not field.pattern_message:
                message = "Có “pattern” thì phải có “pattern_message” để nói với người dùng cách ghi đúng."
                self.building.report_field(field, "pattern", message)
        elif field.pattern_message:
            self.building.report_field(field, "pattern_message", "Có “pattern_message” nhưng không có “pattern”.")

    def _check_default(self, field: Field) -> None:
        if field.default is None:
            return
        report, kind = self.building.report_field, field.type
        if isinstance(field.default, tuple) and kind not in ("list", "references", "choices"):
            report(field, "default", f"Mục kiểu “{kind}” chỉ có một giá trị mặc định, không thể là danh sách.")
            return
        if kind == "table":
            report(field, "default", "Bảng không thể có giá trị mặc định.")
            return
        values = field.default if isinstance(field.default, tuple) else (field.default,)
        known = self._answers(field)
        for value in values:
            if known is not None and value not in known:
                report(
                    field,
                    "default",
                    f"Giá trị mặc định “{value}” không có trong các giá trị.",
                    did_you_mean(value, known),
                )
            elif not _has_form(value, kind):
                report(field, "default", f"Giá trị mặc định “{value}” không đúng kiểu “{kind}”.")

    def _check_cycles(self) -> None:
        """A visible when B, B visible when A: neither could ever be shown."""
        done: set[str] = set()
        for start in self.needs:
            path: list[str] = []
            waiting: list[Iterator[str]] = [iter((start,))]
            while waiting:
                name = next(waiting[-1], None)
                if name is None:
                    waiting.pop()
                    if path:
                        done.add(path.pop())
                elif name in path:
                    circle = " → ".join([*path[path.index(name) :], name])
                    message = f"Điều kiện hiện các mục đi vòng tròn: {circle}."
                    hint = "Bỏ điều kiện ở một trong các mục này."
                    self.building.report_field(self.fields[name], "when", message, hint)
                elif name not in done:
                    path.append(name)
                    waiting.append(iter(self.needs.get(name, ())))


def _ids(entries: Iterable[object]) -> list[str]:
    return [getattr(entry, "id", "") for entry in entries]


def _comparisons(condition: Condition | None) -> Iterator[FieldIs]:
    if isinstance(condition, FieldIs):
        yield condition
    elif isinstance(condition, (AllOf, AnyOf)):
        for part in condition.parts:
            yield from _comparisons(part)
    elif isinstance(condition, NotOf):
        yield from _comparisons(condition.part)


def _has_form(value: str, kind: str) -> bool:
    """Whether a default can be an answer of a field of this type."""
    if kind == "year":
        return re.fullmatch(r"[0-9]{4}", value) is not None
    if kind in ("number", "money"):
        return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) is not None
    if kind == "month":
        return is_iso_date(f"{value}-01")
    if kind == "date":
        return is_iso_date(value)
    return True
