"""Precision and recall of the linter: ``python -m tests.linter.measure`` prints the figures and what went wrong."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.linter.faults import all_faults
from tests.linter.material import REFERENCE, dossier, format_rules, layouts, models
from tests.linter.strangers.expected import EXPECTED
from tests.linter.strangers.faults import FAULTS
from tests.linter.strangers.good import GOOD, good
from tests.linter.word import word_file
from wizard.document.linter import Finding, LintResult, lint, load_registry
from wizard.document.linter.findings import ERROR, INFO

# The end of this model was left in another font and size when its file was saved again; the linter is right there.
RESAVED = {
    "Mẫu 1.9": {"P03.font", "P07.body-size"},
}
# What the linter rightly says about two ways of typing, which the decree does not forbid.
TYPED = {
    "typist": {"P09.spaces"},
    "spaces": {"B05.spaces"},
}


@dataclass
class Figures:
    """What was measured. ``false_errors``: errors reported in good documents; ``extra``: beside the intended fault."""

    good: int = 0
    faults: int = 0
    caught: int = 0
    intended: int = 0
    false_errors: list[str] = field(default_factory=list)
    false_others: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    without_rule: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of faults that their rule caught."""
        return self.caught / self.faults if self.faults else 1.0

    @property
    def precision(self) -> float:
        """The share of findings that were meant, over the good documents and the faults together."""
        wrong = len(self.false_errors) + len(self.false_others) + len(self.extra)
        return self.intended / (self.intended + wrong) if self.intended else 1.0


def measure_faults(figures: Figures) -> None:
    """Lint every document with a single fault."""
    rules = format_rules()
    for fault in all_faults():
        result = lint(word_file(fault.draft()), rules)
        figures.faults += 1
        found = [finding for finding in result.findings if finding.id == fault.finding]
        figures.caught += bool(found)
        figures.intended += len(found)
        label = f"{fault.finding} ({fault.kind}, {fault.name})"
        if not found:
            figures.missed.append(f"{label}: {result.failure or sorted({each.id for each in result.findings})}")
        for finding in result.findings:
            if finding.id == fault.finding or finding.severity == INFO:
                continue
            if finding.id in fault.also:
                figures.intended += 1
            else:
                figures.extra.append(f"{label}: {_words(finding)}")


def measure_good(figures: Figures) -> None:
    """Lint every good document: what is reported there is false."""
    rules = format_rules()
    for name, data in layouts():
        _judge(figures, name, lint(data, rules), strict=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in dossier(Path(folder)):
            _judge(figures, path.name, lint(path, rules), strict=True)
    if REFERENCE.exists():
        for name, data in models():
            _judge(figures, name, lint(data, rules), strict=False)


def measure_strangers(figures: Figures) -> None:
    """Lint the documents made without looking at the linter; a fault is caught by what its base lacks."""
    rules, known = format_rules(), load_registry().rules
    before: dict[str, Counter[str]] = {}
    for name in GOOD:
        result = lint(good(name), rules)
        before[name] = Counter(finding.id for finding in result.findings)
        typed = next((ids for kind, ids in TYPED.items() if name.startswith(kind)), set())
        figures.good += 1
        if result.failure:
            figures.false_errors.append(f"{name}: {result.failure}")
        for finding in result.findings:
            if finding.severity == ERROR:
                figures.false_errors.append(f"{name}: {_words(finding)}")
            elif finding.severity != INFO and finding.id not in typed:
                figures.false_others.append(f"{name}: {_words(finding)}")
    for fault in FAULTS:
        wanted = EXPECTED[fault.name]
        if wanted not in known:
            figures.without_rule.append(f"{wanted} ({fault.name})")
            continue
        result = lint(fault.make(), rules)
        added = Counter(finding.id for finding in result.findings) - before[fault.base]
        figures.faults += 1
        figures.caught += wanted in added
        figures.intended += added[wanted]
        if wanted not in added:
            figures.missed.append(f"{wanted} ({fault.base}, {fault.name}): {result.failure or sorted(added)}")
        figures.extra += [f"{wanted} ({fault.base}, {fault.name}): {each}" for each in added if each != wanted]


def _judge(figures: Figures, name: str, result: LintResult, *, strict: bool) -> None:
    """The decree's models are forms with blanks: only what contradicts the decree counts against them."""
    figures.good += 1
    if result.failure:
        figures.false_errors.append(f"{name}: {result.failure}")
    known = next((ids for title, ids in RESAVED.items() if name.startswith(title)), set())
    for finding in result.findings:
        if finding.severity == ERROR and finding.id not in known:
            figures.false_errors.append(f"{name}: {_words(finding)}")
        elif strict and finding.severity not in (ERROR, INFO):
            figures.false_others.append(f"{name}: {_words(finding)}")


def _words(finding: Finding) -> str:
    return f"{finding.id} {finding.found} [{finding.excerpt[:40]}]"


def _report(figures: Figures, title: str) -> Iterator[str]:
    yield f"{title}\n"
    yield f"good documents: {figures.good}, false errors: {len(figures.false_errors)}, "
    yield f"false practice findings: {len(figures.false_others)}\n"
    yield f"single faults: {figures.faults}, caught: {figures.caught}, beside the fault: {len(figures.extra)}\n"
    yield f"recall {figures.recall:.1%}, precision {figures.precision:.1%}\n"
    for name, entries in (
        ("false errors", figures.false_errors),
        ("false practice findings", figures.false_others),
        ("missed", figures.missed),
        ("beside the fault", figures.extra),
        ("no rule for", figures.without_rule),
    ):
        for entry in entries:
            yield f"{name}: {entry}\n"


def main() -> int:
    """Measure everything and print the figures; 1 when something is false or missed."""
    own, strangers = Figures(), Figures()
    measure_good(own)
    measure_faults(own)
    sys.stdout.writelines(_report(own, "our own documents"))
    measure_strangers(strangers)
    sys.stdout.writelines(_report(strangers, "documents of strangers"))
    return 1 if any(each.false_errors or each.missed for each in (own, strangers)) else 0


if __name__ == "__main__":
    sys.exit(main())
