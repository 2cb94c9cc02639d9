"""Lint one file: open, read, recognise, check."""

from pathlib import Path

from wizard.document.collector import without_collector
from wizard.document.linter.archive import Archive, UnreadableDocument, open_archive
from wizard.document.linter.checks import Case, run_checks
from wizard.document.linter.findings import Component, LintResult, Report
from wizard.document.linter.pieces import MAIN, Piece
from wizard.document.linter.reading import read_document
from wizard.document.linter.recognise import recognise
from wizard.document.linter.registry import Registry, load_registry
from wizard.document.linter.running import RunningHeads
from wizard.document.metrics import times_new_roman
from wizard.document.rules import FormatRules


@without_collector()
def lint(
    source: Path | str | bytes, rules: FormatRules, registry: Registry | None = None, name: str = ""
) -> LintResult:
    """Return what is to be said about a Word file; ``source`` is a path or the content of the file.

    Never raises for a bad file: what cannot be read has its sentence in ``failure``.
    """
    name = name or (Path(source).name if not isinstance(source, bytes) else "")
    try:
        result, case = examine(open_archive(source), rules, registry or load_registry(), name)
        case.reading.release()
        return result
    except UnreadableDocument as error:
        return LintResult(name, failure=error.sentence)


def examine(archive: Archive, rules: FormatRules, registry: Registry, name: str) -> tuple[LintResult, Case]:
    """Lint an opened archive; the case carries the fixes for a repair. Raises UnreadableDocument."""
    reading = read_document(archive)
    metrics = times_new_roman()
    pieces = recognise(reading, registry.titles, metrics)
    heads = RunningHeads(archive)
    case = Case(reading, pieces, rules, registry, metrics, Report(registry), heads)
    run_checks(case)
    main = next((piece for piece in pieces if piece.role == MAIN), pieces[0])
    kind = registry.kinds.get(main.kind)
    result = LintResult(
        name=name,
        kind=main.kind or main.role,
        kind_name=kind.name if kind is not None else _ROLE_NAMES.get(main.role, ""),
        components=_components(pieces),
        findings=case.report.result(),
    )
    return result, case


_ROLE_NAMES = {
    "main": "Văn bản có tên loại",
    "attached": "Văn bản kèm theo",
    "annex": "Phụ lục",
    "plain": "Chưa nhận ra",
}


def _components(pieces: list[Piece]) -> tuple[Component, ...]:
    return tuple(
        Component(name, " ".join(line.text.split()), line.paragraph.index, number)
        for number, piece in enumerate(pieces)
        for name, lines in piece.found.items()
        for line in lines
    )
