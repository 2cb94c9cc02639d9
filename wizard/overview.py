"""What the commands `framework` and `show` tell: collected as plain values for JSON, printed as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.file import OpenedPlan
    from wizard.plan.tree import Node, PlanTree

COLLECTION_NAMES = {
    "header": "Khung",
    "groups": "Nhóm lớn",
    "dimensions": "Nhóm yếu tố",
    "elements": "Yếu tố",
    "guides": "Hướng dẫn cho yếu tố",
    "steps": "Bước",
    "sections": "Phần của bước",
    "fields": "Mục nhập",
    "element_fields": "Mục nhập của từng yếu tố",
    "provinces": "Tỉnh, thành phố",
    "old_provinces": "Tỉnh, thành phố trước ngày 01/7/2025",
    "bodies": "Cơ quan đã giải thể hoặc đổi tên",
    "levels": "Cấp hành chính đã bỏ",
    "phrases": "Cách viết cũ",
    "agencies": "Cơ quan",
    "legal_bases": "Căn cứ pháp lý",
    "local_bases": "Căn cứ của địa phương",
    "channels": "Kênh truyền thông",
    "audiences": "Nhóm đối tượng",
    "document_kinds": "Loại văn bản",
    "copies": "Loại bản sao",
    "dossier": "Văn bản của bộ hồ sơ",
    "check_groups": "Nhóm kiểm tra nội dung",
    "checks": "Kiểm tra nội dung",
    "rules": "Quy tắc trình bày",
}
STATUS_NAMES = {
    "confirmed": "đã xác nhận",
    "inferred": "suy ra",
    "general": "hiểu biết chung",
    "proposal": "đề xuất",
}

LONGEST_LIST = 20


def framework_entries(framework: Framework) -> Iterator[dict[str, Any]]:
    """Each entry in force, in the order of the files: what it is, where it stands and what it rests on."""
    for collection in COLLECTION_NAMES:
        for entry_id, entry in _identified(framework, collection):
            origin = framework.origin(collection, entry_id)
            about = entry if isinstance(entry, Mapping) else entry._asdict()
            yield {
                "collection": collection,
                "id": entry_id,
                "name": framework.element(entry_id).name if collection == "guides" else _name(about),
                "file": origin.file,
                "line": origin.line,
                "overlay": origin.overlay,
                "source": about["source"],
                "status": about["status"],
            }


def _name(about: Mapping[str, Any]) -> str:
    """What an entry calls itself by; a legal basis by its kind and number."""
    if about.get("number") and about.get("issuer"):
        return f"{about['kind']} số {about['number']} {about['title']}"
    return next(
        (str(about[key]) for key in ("name", "label", "title", "old", "sentence", "clause") if about.get(key)), ""
    )


def _identified(framework: Framework, collection: str) -> Iterator[tuple[str, Any]]:
    if collection == "sections":
        yield from ((f"{step.id}.{section.id}", section) for step in framework.steps for section in step.sections)
    elif collection == "rules":
        yield from ((rule["id"], rule) for rule in framework.rules["rules"])
    else:
        yield from ((entry.id, entry) for entry in framework.entries(collection))


def print_framework(framework: Framework) -> None:
    """Print the framework in force for people, collection by collection."""
    print(f"{framework.name}\nMã: {framework.id}, bản {framework.version}, cập nhật đến {framework.as_of}")
    print(f"Lưu ý: {framework.label}")
    entries = list(framework_entries(framework))
    changed = sum(entry["overlay"] for entry in entries)
    print(f"{len(entries)} mục đang dùng, trong đó {changed} mục từ thư mục của cơ quan (đánh dấu *)")
    for collection, group in groupby(entries, key=itemgetter("collection")):
        print(f"\n{COLLECTION_NAMES[collection]}")
        for entry in group:
            mark = "*" if entry["overlay"] else " "
            status = STATUS_NAMES[entry["status"]]
            print(f"{mark} {entry['id']}: {entry['name']} [{entry['file']}, dòng {entry['line']}; {status}]")


def plan_progress(opened: OpenedPlan, tree: PlanTree) -> dict[str, Any]:
    """How far a plan is: each step, each element, and every required answer that is missing or cannot stay."""
    steps = []
    for step in tree.steps:
        elements = [node for dimension in step.children if dimension.kind == "dimension" for node in dimension.children]
        steps.append(_counts(step) | ({"elements": [_counts(element) for element in elements]} if elements else {}))
    return {
        "framework": {"id": opened.plan.framework_id, "version": opened.plan.framework_version},
        "read_only": opened.read_only,
        "report": list(opened.report),
        "done": tree.done,
        "total": tree.total,
        "steps": steps,
        "missing": [
            {"place": str(missing.place), "label": missing.label, "reason": missing.reason}
            for missing in tree.missing()
        ],
        "problems": [
            {"place": str(problem.place), "label": problem.label, "message": problem.message}
            for problem in tree.problems()
        ],
    }


def _counts(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        "status": node.status.value,
        "done": node.done,
        "total": node.total,
    }


def print_progress(progress: Mapping[str, Any]) -> None:
    """Print what `plan_progress` gave for people; of a long list of missing answers only the beginning."""
    for sentence in progress["report"]:
        print(sentence)
    for number, step in enumerate(progress["steps"], start=1):
        _print_counts(f"{number}. {step['title']}", step)
        for element in step.get("elements", ()):
            _print_counts(f"    {element['id']} {element['title']}", element)
    print(f"\nĐã hoàn thành {progress['done']}/{progress['total']} mục bắt buộc.")
    _print_list("Nội dung còn thiếu", [f"{each['label']}: {each['reason']}" for each in progress["missing"]])
    _print_list("Nội dung cần xem lại", [f"{each['label']}: {each['message']}" for each in progress["problems"]])


def _print_counts(title: str, counts: Mapping[str, Any]) -> None:
    print(f"{title:<52} {counts['status']:<13} {counts['done']:>3}/{counts['total']}")


def _print_list(title: str, lines: list[str]) -> None:
    if lines:
        print(f"\n{title} ({len(lines)}):")
        for line in lines[:LONGEST_LIST]:
            print(f"  - {line}")
        if len(lines) > LONGEST_LIST:
            print(f"  … và {len(lines) - LONGEST_LIST} nội dung khác.")
