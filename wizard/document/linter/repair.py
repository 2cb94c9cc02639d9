"""Mend what has one right answer, on a copy: nothing else in the file is touched.

Parts that no fix concerns are copied byte for byte; in the others only the elements that are mended change.
"""

import io
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.document.linter import mend
from wizard.document.linter.archive import Archive, open_archive
from wizard.document.linter.content import Reading
from wizard.document.linter.findings import Finding
from wizard.document.linter.linting import examine
from wizard.document.linter.names import W
from wizard.document.linter.registry import Registry, load_registry
from wizard.document.rules import FormatRules

if TYPE_CHECKING:
    from lxml.etree import _Element

# what one repair changes may let another show (letters made larger, a mark in its place), so a few rounds are made
_MOST_ROUNDS = 5


class RepairFailed(Exception):
    """The mended copy could not be written; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a repair: the finding it answers and how many places were mended."""

    finding: Finding
    count: int = 1


def repair(
    path: Path | str | bytes, target: Path, rules: FormatRules, registry: Registry | None = None
) -> list[Change]:
    """Write a mended copy of a Word file to ``target`` and return what was changed; an unchanged file is copied.

    Raises UnreadableDocument when the file cannot be read, RepairFailed when the copy cannot be written. The original
    is never overwritten.
    """
    if not isinstance(path, bytes) and target.exists() and os.path.samefile(path, target):
        raise RepairFailed("Bản đã sửa phải lưu thành tệp khác; tệp gốc được giữ nguyên.")
    data, changes = repaired(path, rules, registry)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".docx", delete=False) as copy:
            copy.write(data)
        os.replace(copy.name, target)
    except OSError:
        raise RepairFailed("Không ghi được bản đã sửa; hãy kiểm tra thư mục và tệp đích có đang mở không.") from None
    return changes


def repaired(
    source: Path | str | bytes, rules: FormatRules, registry: Registry | None = None
) -> tuple[bytes, list[Change]]:
    """Return the mended file and what was changed. Raises UnreadableDocument."""
    registry = registry or load_registry()
    data = original = source if isinstance(source, bytes) else _bytes(Path(source))
    told: dict[tuple[str, str, str, str], Change] = {}
    for _ in range(_MOST_ROUNDS):
        archive = open_archive(data)
        _, case = examine(archive, rules, registry, "")
        fixes = case.report.fixes
        # first each line gets runs of its own: what is set for one must not change its neighbour
        if not any([mend.part_lines(each.element) for each in case.report.shared]):
            for finding, fix in fixes:
                fix()
                key = finding.id, finding.found, finding.part, finding.excerpt
                before = told.get(key)
                told[key] = Change(finding, before.count + 1 if before else 1)
            _attach(case.reading)
        after = _written(archive, case.reading.roots, case.running.parts()) if fixes else data
        if after == data:
            break
        data = after
    else:
        _, case = examine(open_archive(data), rules, registry, "")
    left = {_place(finding) for finding in (*case.report.findings, *(finding for finding, _ in case.report.fixes))}
    changes = [change for change in told.values() if _place(change.finding) not in left]
    return (data, changes) if changes else (original, [])


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.id, finding.part, finding.excerpt


def alike(changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes that say the same, together, in the order of the first of each."""
    found: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        finding = change.finding
        found.setdefault((finding.id, finding.found, finding.expected), []).append(change)
    return list(found.values())


def _bytes(path: Path) -> bytes:
    open_archive(path)  # the limits, and a sentence for whatever cannot be read
    return path.read_bytes()


def _attach(reading: Reading) -> None:
    """A file without page settings gets those that a repair made."""
    section = reading.sections[-1].element
    body = reading.roots[reading.main].find(W + "body")
    if section.getparent() is None and len(section) and body is not None:
        body.append(section)


def _written(archive: Archive, roots: "dict[str, _Element]", more: dict[str, bytes]) -> bytes:
    """Return the archive with the changed parts in place of the old ones, in the same order, and new parts behind."""
    from lxml import etree

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.entries():
            content = more.pop(entry.filename, b"") or archive.read(entry.filename)
            root = roots.get(entry.filename)
            if root is not None and etree.tostring(archive.parse(entry.filename)) != etree.tostring(root):
                content = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type = (
                zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            kept.external_attr = entry.external_attr
            copy.writestr(kept, content)
        for name, content in more.items():
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
