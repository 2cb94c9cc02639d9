"""Puts an office's entries over the shipped ones: same id replaces the fields it gives, a new id is added."""

from __future__ import annotations

from wizard.framework.kinds import Building, Entries, ListOf, Record, id_of
from wizard.framework.reader import Mapping, Node, Scalar, Sequence


def merge_entries(shipped: list[Node], given: list[Node], where: str, building: Building) -> list[Node]:
    """Both lists as one: the shipped order, then the new entries."""
    merged = list(shipped)
    places = {id_of(node): i for i, node in enumerate(merged)}
    seen: set[str] = set()
    for index, node in enumerate(given, 1):
        entry_id = id_of(node)
        if not isinstance(node, Mapping) or not entry_id:
            hint = "Ghi mã của mục muốn thay, hoặc một mã mới để thêm mục."
            building.report(node, f"{where}[{index}].id", "Mỗi mục trong khung riêng phải có “id”.", hint)
        elif entry_id in seen:
            building.report(node, f"{where}[{entry_id}].id", f"Mã “{entry_id}” bị ghi hai lần.", "Hãy gộp lại làm một.")
        elif entry_id in places:
            old = merged[places[entry_id]]
            if isinstance(old, Mapping):
                merged[places[entry_id]] = merge_fields(old, node, f"{where}[{entry_id}]", building)
        else:
            merged.append(node)
        seen.add(entry_id)
    return merged


def merge_fields(shipped: Mapping, given: Mapping, where: str, building: Building) -> Mapping:
    """The shipped entry with the given fields; lists whose entries have ids are merged in turn.

    The result stands where the overlay stands when the overlay says something about the entry itself, not only about
    entries inside it.
    """
    nested = {name for name, node in given.entries.items() if _has_ids(shipped.entries.get(name), node)}
    at = given if given.entries.keys() - nested - {"id"} else shipped
    merged = Mapping(at.file, at.line, at.column)
    merged.entries = {**shipped.entries, **given.entries}
    merged.key_lines = {**shipped.key_lines, **given.key_lines}
    for name in nested:
        old, new = shipped.entries[name], given.entries[name]
        assert isinstance(old, Sequence) and isinstance(new, Sequence)
        both = Sequence(old.file, old.line, old.column)
        both.nodes = merge_entries(old.nodes, new.nodes, f"{where}.{name}", building)
        merged.entries[name] = both
    return merged


def _has_ids(shipped: Node | None, given: Node) -> bool:
    if not isinstance(shipped, Sequence) or not isinstance(given, Sequence):
        return False
    return bool(shipped.nodes) and all(id_of(node) for node in shipped.nodes)


def give_defaults(nodes: list[Node], record: Record, defaults: dict[str, Scalar]) -> None:
    """Lets entries without their own `source` or `status` take those of their file.

    Entries that only lead to entries inside them are left alone, so that they do not count as changed.
    """
    nested = [(name, inner) for name, kind in record.fields.items() if (inner := _record_of(kind)) is not None]
    carries = "status" in record.fields
    for node in nodes:
        if not isinstance(node, Mapping):
            continue
        inside = set()
        for name, inner in nested:
            child = node.entries.get(name)
            if isinstance(child, Sequence):
                inside.add(name)
                give_defaults(child.nodes, inner, defaults)
        if carries and (not inside or node.entries.keys() - inside - {"id"}):
            for name, value in defaults.items():
                if name in record.fields and name not in node.entries:
                    node.entries[name] = value
                    node.key_lines[name] = node.line


def _record_of(kind: object) -> Record | None:
    if isinstance(kind, Entries):
        return kind.record
    if isinstance(kind, ListOf) and isinstance(kind.item, Record):
        return kind.item
    return None
