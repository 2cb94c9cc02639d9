"""Reads the framework's files from disk, with the offices' folders put over them, into lists of nodes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from unicodedata import normalize

from wizard.framework.kinds import Building, OneOf, id_of
from wizard.framework.overlay import give_defaults, merge_entries, merge_fields
from wizard.framework.problems import YamlProblems, did_you_mean
from wizard.framework.reader import Limits, Mapping, Node, Scalar, Sequence, read_yaml
from wizard.framework.schema import FILES, RULES_FILE, SEPARATE_FILES, Collection, FileKind

_STATUS = OneOf("confirmed", "inferred", "general", "proposal")
_IGNORED = ("desktop.ini", "thumbs.db")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


class Sources:
    """The shipped folder and the folders over it, the last one on top."""

    def __init__(self, folder: str, overlays: tuple[str, ...], building: Building) -> None:
        self.folder = folder
        self.overlays = overlays
        self.building = building
        self.overlay_files: set[str] = set()

    def read(self, kind: FileKind) -> dict[str, list[Node]]:
        """The nodes of each collection in the files of one kind."""
        merged: dict[str, list[Node]] = {collection.name: [] for collection in kind.collections}
        file_of: dict[str, str] = {}  # for collections with one entry a file: new files of an overlay take their place
        for level, folder in enumerate((self.folder, *self.overlays)):
            for path in self._paths(kind, folder):
                for collection, nodes in self._read_file(kind, folder, path).items():
                    shipped = merged[collection.name]
                    if not level:
                        shipped.extend(nodes)
                    elif collection.key:
                        merged[collection.name] = merge_entries(shipped, nodes, collection.name, self.building)
                    else:
                        merged[collection.name] = [
                            merge_fields(old, new, collection.name, self.building)
                            for old, new in zip(shipped, nodes, strict=False)
                            if isinstance(old, Mapping) and isinstance(new, Mapping)
                        ]
                    if kind.many and collection.single:
                        for node in nodes:
                            file_of.setdefault(id_of(node), path)
                        merged[collection.name].sort(key=lambda node: file_of[id_of(node)])
        return merged

    def read_rules(self) -> Mapping:
        """The file of format rules as one node, with every rule's defaults filled in."""
        from wizard.framework.rules import check_overlay_rules, check_rules

        building = self.building
        shipped = self._read_root(self.folder, RULES_FILE, required=True) or Mapping(RULES_FILE, 0, 0)
        rules = _rules_of(shipped)
        self._give_rule_defaults(shipped, rules)
        merged = Mapping(shipped.file, shipped.line, shipped.column)
        merged.entries, merged.key_lines = dict(shipped.entries), dict(shipped.key_lines)
        for folder in self.overlays:
            root = self._read_root(folder, RULES_FILE, required=False)
            if root is None:
                continue
            for name, node in root.entries.items():
                if name not in shipped.entries and name != "defaults":
                    self._report_key(root, name, shipped.entries)
                elif name not in ("rules", "defaults"):
                    merged.entries[name] = node
            own = _rules_of(root)
            self._give_rule_defaults(root, own)
            check_overlay_rules(rules, own, building)
            rules = merge_entries(rules, own, "rules", building)
        check_rules(rules, building)
        listed = Sequence(merged.file, merged.key_lines.get("rules", 0), 1)
        listed.nodes = rules
        merged.entries["rules"] = listed
        merged.entries.pop("defaults", None)
        return merged

    def check_layout(self) -> None:
        """Reports missing folders, and files that are no part of the framework (usually misspelt names)."""
        for level, folder in enumerate((self.folder, *self.overlays)):
            shown = os.path.basename(os.path.normpath(folder)) or folder
            if not os.path.isdir(folder):
                self.building.problems.add(shown, 0, "", "Không tìm thấy thư mục khung này.", "Kiểm tra lại đường dẫn.")
                continue
            known = self._known_files()
            for path in _walk(folder):
                parent, _, name = path.rpartition("/")
                if path in known or (level and parent in ("elements", "guides", "steps") and name.endswith(".yaml")):
                    continue
                if not level and path in SEPARATE_FILES:
                    continue
                message = "Tệp này không thuộc bố cục của khung nên sẽ không được đọc."
                self.building.problems.add(_shown(folder, path), 0, "", message, did_you_mean(path, known))

    def _known_files(self) -> list[str]:
        return [RULES_FILE] + [path for kind in FILES for path in self._paths(kind, self.folder)]

    def _paths(self, kind: FileKind, folder: str) -> list[str]:
        """Paths inside `folder`; the shipped folder must have each single file, an overlay need not."""
        if not kind.many:
            there = folder == self.folder or os.path.exists(os.path.join(folder, kind.path))
            return [kind.path] if there else []
        parent = kind.path.rpartition("/")[0]
        try:
            names = sorted(name for name in os.listdir(os.path.join(folder, parent)) if name.endswith(".yaml"))
        except FileNotFoundError:
            names = []
        except OSError:
            names = []
            hint = "Kiểm tra quyền đọc thư mục."
            self.building.problems.add(_shown(folder, parent), 0, "", "Không đọc được thư mục này.", hint)
        if not names and folder == self.folder:
            message = "Thư mục này không có tệp nào."
            self.building.problems.add(_shown(folder, parent), 0, "", message, "Hãy cài đặt lại chương trình.")
        return [f"{parent}/{name}" for name in names]

    def _read_file(self, kind: FileKind, folder: str, path: str) -> dict[Collection, list[Node]]:
        root = self._read_root(folder, path, required=True)
        if root is None:
            return {}
        by_key = {collection.key: collection for collection in kind.collections}
        if "" in by_key:
            return {by_key[""]: [root]}
        found: dict[Collection, list[Node]] = {}
        for name, node in root.entries.items():
            collection = by_key.get(name)
            if collection is None:
                if name != "defaults":
                    self._report_key(root, name, (*by_key, "defaults"))
            elif collection.single:
                found[collection] = [node]
            elif isinstance(node, Sequence):
                found[collection] = node.nodes
            elif not (isinstance(node, Scalar) and node.empty):
                self.building.report(
                    node, name, "Mục này phải là một danh sách.", "Viết mỗi mục bắt đầu bằng “- id: ”."
                )
        defaults = self._defaults(root)
        if defaults:
            for collection, nodes in found.items():
                give_defaults(nodes, collection.record, defaults)
        return found

    def _read_root(self, folder: str, path: str, *, required: bool) -> Mapping | None:
        shown = _shown(folder, path)
        if folder != self.folder:
            self.overlay_files.add(shown)
        try:
            with open(os.path.join(folder, path), "rb") as file:
                data = file.read(Limits().size + 1)
        except FileNotFoundError:
            if required:
                self.building.problems.add(shown, 0, "", "Không tìm thấy tệp này.", "Hãy cài đặt lại chương trình.")
            return None
        except OSError:
            hint = "Kiểm tra quyền đọc, hoặc đóng chương trình đang mở tệp."
            self.building.problems.add(shown, 0, "", "Không đọc được tệp này.", hint)
            return None
        try:
            root = read_yaml(_composed(data, cleaned=folder != self.folder), shown)
        except YamlProblems as error:
            self.building.problems.found.extend(error.problems)
            if error.root is None:
                return None
            root = error.root  # a key written twice: its other mistakes are told in the same go
        if isinstance(root, Mapping):
            return root
        self.building.report(root, "", "Tệp phải gồm các dòng “tên: nội dung”.")
        return None

    def _defaults(self, root: Mapping) -> dict[str, Scalar]:
        node = root.entries.get("defaults")
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.building.report(node, "defaults", "Phần “defaults” phải gồm “source” và “status”.")
            return {}
        defaults: dict[str, Scalar] = {}
        for name, child in node.entries.items():
            if name not in ("source", "status"):
                self._report_key(node, name, ("source", "status"), "defaults.")
            elif isinstance(child, Scalar):
                defaults[name] = child
                if name == "status":
                    _STATUS.build(child, "defaults.status", self.building)
            else:
                self.building.report(child, f"defaults.{name}", "Mục này phải là một đoạn chữ.")
        return defaults

    def _give_rule_defaults(self, root: Mapping, rules: list[Node]) -> None:
        defaults = self._defaults(root)
        for node in rules:
            if isinstance(node, Mapping):
                for name, value in defaults.items():
                    if name not in node.entries:
                        node.entries[name] = value
                        node.key_lines[name] = node.line

    def _report_key(self, node: Mapping, name: str, known: Iterable[str], prefix: str = "") -> None:
        shown = name[:60]
        message = f"Không có phần tên “{shown}”."
        self.building.problems.add(node.file, node.key_lines[name], prefix + shown, message, did_you_mean(name, known))


def _composed(data: bytes, cleaned: bool) -> str | bytes:
    """Text in NFC (macOS writes NFD); `cleaned`: without invisible characters, which copied text may hold.

    Bytes that are not UTF-8 stay as they are, for the reader to explain.
    """
    try:
        text = data.decode("utf-8")
        return normalize("NFC", _INVISIBLE.sub("", text) if cleaned else text)
    except UnicodeDecodeError:
        return data


def _shown(folder: str, path: str) -> str:
    """A file's name as users know it: the folder's own name and the path inside it."""
    return f"{os.path.basename(os.path.normpath(folder))}/{path}"


def _rules_of(root: Mapping) -> list[Node]:
    node = root.entries.get("rules")
    return list(node.nodes) if isinstance(node, Sequence) else []


def _walk(folder: str) -> list[str]:
    """Paths of the files in a folder and its subfolders, with «/»; hidden and system files left out."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = os.path.relpath(parent, folder).replace(os.sep, "/")
        for name in sorted(names):
            if not name.startswith((".", "~", "README")) and name.lower() not in _IGNORED:
                found.append(name if inside == "." else f"{inside}/{name}")
    return found
