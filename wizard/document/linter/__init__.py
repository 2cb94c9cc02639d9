"""The format linter: reads any Word file, finds its components wherever they stand, and judges them by the decree.

``lint`` one file, ``lint_many`` and ``lint_each`` with both cores, ``repair`` a copy. What is told stands in
``framework/findings.yaml``.
"""

from wizard.document.linter.archive import UnreadableDocument
from wizard.document.linter.findings import Finding, LintResult
from wizard.document.linter.linting import lint
from wizard.document.linter.many import lint_each, lint_many
from wizard.document.linter.registry import load_registry
from wizard.document.linter.repair import Change, RepairFailed, repair

__all__ = [
    "Change",
    "Finding",
    "LintResult",
    "RepairFailed",
    "UnreadableDocument",
    "lint",
    "lint_each",
    "lint_many",
    "load_registry",
    "repair",
]
