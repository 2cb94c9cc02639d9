"""The command «lint»: says what a reviewer would say about Word files, and mends a copy on request."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from wizard.document.linter.archive import UnreadableDocument
from wizard.document.linter.findings import ERROR, SEVERITIES_IN_ORDER, Finding, LintResult
from wizard.document.linter.many import lint_many
from wizard.document.linter.registry import Registry, load_registry
from wizard.document.linter.repair import Change, RepairFailed, alike, repair
from wizard.document.rules import FormatRules, Rules
from wizard.document.word_files import word_files

FINE, FOUND_ERRORS, UNREADABLE = 0, 1, 3


def run_lint(
    files: Sequence[Path],
    rules: Rules,
    *,
    as_json: bool = False,
    repair_to: Path | None = None,
    out: TextIO | None = None,
    progress: TextIO | None = None,
) -> int:
    """Lint files and print what was found; return the exit code. A folder stands for the Word files in it.

    ``rules``: the mapping of ``framework/nd30.yaml``. ``repair_to``: a file for one input, otherwise a folder; the
    mended copies go there and are linted in place of the originals. 0: nothing contradicts the decree; 1: something
    does; 3: a file could not be read or a copy not be written.
    """
    out = out or sys.stdout
    registry = load_registry()
    files = word_files(files)
    changes: dict[Path, list[Change]] = {}
    failures: list[str] = []
    targets = files
    if repair_to is not None:
        targets = _repaired(files, repair_to, rules, registry, changes, failures)
    results = lint_many(targets, rules, _printer(progress, len(targets)))
    if as_json:
        data = [
            {"path": str(path), **result.as_data(), "changes": _change_data(changes.get(path, []))}
            for path, result in zip(targets, results, strict=True)
        ]
        json.dump({"version": registry.version, "files": data, "failures": failures}, out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        for failure in failures:
            out.write(failure + "\n")
        for path, result in zip(targets, results, strict=True):
            _print(path, result, changes.get(path, []), registry, out)
    if failures or any(result.failure for result in results):
        return UNREADABLE
    return FOUND_ERRORS if any(result.count(ERROR) for result in results) else FINE


def _repaired(
    files: Sequence[Path],
    repair_to: Path,
    rules: Rules,
    registry: Registry,
    changes: dict[Path, list[Change]],
    failures: list[str],
) -> list[Path]:
    """Write the mended copies; a file that cannot be mended keeps its place and its own sentence."""
    single = len(files) == 1 and repair_to.suffix.lower() == ".docx"
    targets: list[Path] = []
    own = FormatRules(rules)
    for file in files:
        target = repair_to if single else _free(repair_to, file, targets)
        try:
            changes[target] = repair(file, target, own, registry)
            targets.append(target)
        except UnreadableDocument:
            targets.append(file)  # linting tells why
        except RepairFailed as error:
            failures.append(f"{file}: {error}")
    return targets


def _free(folder: Path, file: Path, taken: Sequence[Path]) -> Path:
    """Return where the copy of a file goes: files of other folders may have its name, large or small letters alike."""
    names = {path.name.casefold() for path in taken}
    name, number = file.name, 1
    while name.casefold() in names:
        number += 1
        name = f"{file.stem} ({number}){file.suffix}"
    return folder / name


def _printer(stream: TextIO | None, count: int) -> Any:
    if stream is None or count < 2:
        return None

    def show(done: int, total: int, name: str) -> None:
        stream.write(f"\rĐã kiểm tra {done}/{total} tệp" + ("\n" if done == total else ""))
        stream.flush()

    return show


def _print(path: Path, result: LintResult, changes: Sequence[Change], registry: Registry, out: TextIO) -> None:
    out.write(f"{path}\n")
    if result.failure:
        out.write(f"  {result.failure}\n\n")
        return
    out.write(f"  Loại văn bản: {result.kind_name}\n")
    for same in alike(changes):
        finding = same[0].finding
        count = sum(change.count for change in same)
        places = f" ({count} chỗ)" if count > 1 else ""
        out.write(f"  Đã sửa: {finding.sentence} {finding.found} → {finding.expected}{places}\n")
    if not result.findings:
        out.write("  Không phát hiện điều gì trái quy định.\n")
    for severity in SEVERITIES_IN_ORDER:
        found = [finding for finding in result.findings if finding.severity == severity]
        if not found:
            continue
        name = registry.severities[severity]
        out.write(f"  {name[0].upper()}{name[1:]}: {sum(finding.count for finding in found)}\n")
        for finding in _gathered(found):
            _print_finding(finding, out)
    out.write("\n")


def _gathered(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for all places where the same was found and the same is expected."""
    gathered: dict[tuple[str, str, str, str], Finding] = {}
    for finding in findings:
        # without a measure each place says something of its own
        key = finding.id, finding.found, finding.expected, "" if finding.expected else finding.excerpt
        first = gathered.get(key)
        gathered[key] = replace(first, count=first.count + finding.count) if first is not None else finding
    return list(gathered.values())


def _print_finding(finding: Finding, out: TextIO) -> None:
    out.write(f"    - {finding.sentence} [{finding.id}]\n")
    where = f"{finding.part}: «{finding.excerpt}»" if finding.excerpt else finding.part
    out.write(f"      Ở: {where}\n")
    if finding.found or finding.expected:
        measured = [f"có: {finding.found}"] if finding.found else []
        measured += [f"cần: {finding.expected}"] if finding.expected else []
        text = "; ".join(measured)
        out.write(f"      {text[0].upper()}{text[1:]}\n")
    out.write(f"      Cách sửa: {finding.advice} ({finding.clause})\n")
    if finding.count > 1:
        out.write(f"      Còn {finding.count - 1} chỗ tương tự.\n")


def _change_data(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            "id": change.finding.id,
            "found": change.finding.found,
            "expected": change.finding.expected,
            "excerpt": change.finding.excerpt,
            "count": change.count,
        }
        for change in changes
    ]
