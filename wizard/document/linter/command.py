"""The command «lint»: says what a reviewer would say about Word files, and mends a copy on request."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from wizard.document.linter.archive import UnreadableDocument
from wizard.document.linter.findings import ERROR, SEVERITIES_IN_ORDER, Finding, LintResult
from wizard.document.linter.many import lint_many
from wizard.document.linter.registry import Registry, load_registry
from wizard.document.linter.repair import Change, RepairFailed, repair
from wizard.document.rules import FormatRules, Rules

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
    """Lint files and print what was found; return the exit code.

    ``rules``: the mapping of ``framework/nd30.yaml``. ``repair_to``: a file for one input, otherwise a folder; the
    mended copies go there and are linted in place of the originals. 0: nothing contradicts the decree; 1: something
    does; 3: a file could not be read or a copy not be written.
    """
    out = out or sys.stdout
    registry = load_registry()
    changes: dict[str, list[Change]] = {}
    failures: list[str] = []
    targets = list(files)
    if repair_to is not None:
        targets = _repaired(files, repair_to, rules, registry, changes, failures)
    results = lint_many(targets, rules, _printer(progress, len(targets)))
    if as_json:
        data = [{**result.as_data(), "changes": _change_data(changes.get(result.name, []))} for result in results]
        json.dump({"version": registry.version, "files": data, "failures": failures}, out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        for failure in failures:
            out.write(failure + "\n")
        for result in results:
            _print(result, changes.get(result.name, []), registry, out)
    if failures or any(result.failure for result in results):
        return UNREADABLE
    return FOUND_ERRORS if any(result.count(ERROR) for result in results) else FINE


def _repaired(
    files: Sequence[Path],
    repair_to: Path,
    rules: Rules,
    registry: Registry,
    changes: dict[str, list[Change]],
    failures: list[str],
) -> list[Path]:
    """Write the mended copies; a file that cannot be mended keeps its place and its own sentence."""
    single = len(files) == 1 and repair_to.suffix.lower() == ".docx"
    targets: list[Path] = []
    own = FormatRules(rules)
    for file in files:
        target = repair_to if single else repair_to / file.name
        try:
            changes[target.name] = repair(file, target, own, registry)
            targets.append(target)
        except UnreadableDocument:
            targets.append(file)  # linting tells why
        except RepairFailed as error:
            failures.append(f"{file.name}: {error}")
    return targets


def _printer(stream: TextIO | None, count: int) -> Any:
    if stream is None or count < 2:
        return None

    def show(done: int, total: int, name: str) -> None:
        stream.write(f"\rĐã kiểm tra {done}/{total} tệp" + ("\n" if done == total else ""))
        stream.flush()

    return show


def _print(result: LintResult, changes: Sequence[Change], registry: Registry, out: TextIO) -> None:
    out.write(f"{result.name}\n")
    if result.failure:
        out.write(f"  {result.failure}\n\n")
        return
    out.write(f"  Loại văn bản: {result.kind_name}\n")
    for change in changes:
        finding = change.finding
        places = f" ({change.count} chỗ)" if change.count > 1 else ""
        out.write(f"  Đã sửa: {finding.sentence} {finding.found} → {finding.expected}{places}\n")
    if not result.findings:
        out.write("  Không phát hiện điều gì trái quy định.\n")
    for severity in SEVERITIES_IN_ORDER:
        found = [finding for finding in result.findings if finding.severity == severity]
        if not found:
            continue
        name = registry.severities[severity]
        out.write(f"  {name[0].upper()}{name[1:]}: {sum(finding.count for finding in found)}\n")
        for finding in found:
            _print_finding(finding, out)
    out.write("\n")


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
