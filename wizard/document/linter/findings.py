"""What the linter says about a file: findings with their place, and the result of one file."""

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from wizard.document.linter.content import BODY, BOX, CELL, FOOTER, FOOTNOTE, HEADER, Paragraph
from wizard.document.linter.mend import Edit
from wizard.document.linter.pieces import ANNEX, ATTACHED, PLAIN, Line, Mark, Piece
from wizard.document.linter.words import excerpt

if TYPE_CHECKING:
    from wizard.document.linter.registry import Registry

ERROR, PRACTICE, INFO = SEVERITIES_IN_ORDER = ("error", "practice", "info")
# more places than this of one mistake say nothing new; they are counted
MOST_PLACES = 20

Fix = Edit


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the linter reports. ``severity`` is error, practice or info; ``paragraph`` is -1 for the whole file.

    ``repairable``: a safe repair exists. ``part`` and ``excerpt`` tell where, ``count`` how many places are meant.
    """

    id: str
    severity: str
    clause: str
    sentence: str
    found: str
    expected: str
    advice: str
    part: str
    excerpt: str
    paragraph: int
    repairable: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Component:
    """A component that was recognised: its name in the rules, the text and the number of the piece it belongs to."""

    name: str
    text: str
    paragraph: int
    piece: int


@dataclass(frozen=True, slots=True)
class LintResult:
    """The result of one file. ``failure`` is a sentence when the file could not be read; then nothing else is set."""

    name: str
    kind: str = ""
    kind_name: str = ""
    components: tuple[Component, ...] = ()
    findings: tuple[Finding, ...] = ()
    failure: str = ""

    def count(self, severity: str) -> int:
        """How many findings of a severity there are."""
        return sum(1 for finding in self.findings if finding.severity == severity)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


_PARTS = {HEADER: "Đầu trang", FOOTER: "Cuối trang", FOOTNOTE: "Chú thích", BOX: "Hộp chữ"}


@dataclass(slots=True)
class Report:
    """Gathers findings and the fixes that a repair may apply.

    ``shared``: paragraphs of which a fix concerns only one of several lines.
    """

    registry: "Registry"
    findings: list[Finding] = field(default_factory=list)
    fixes: list[tuple[Finding, Fix]] = field(default_factory=list)
    shared: list[Paragraph] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        identifier: str,
        place: Paragraph | Line | Mark | None,
        piece: Piece | None,
        found: str = "",
        expected: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Note one finding; ``place`` is what it is about, None for the whole file or piece."""
        rule = self.registry.rules[identifier]
        paragraph = place.paragraph if isinstance(place, (Line, Mark)) else place
        text = place.text if isinstance(place, (Line, Paragraph)) else paragraph.text if paragraph else ""
        finding = Finding(
            id=identifier,
            severity=rule.severity,
            clause=rule.clause,
            sentence=rule.sentence,
            found=excerpt(found, 160),
            expected=expected,
            advice=rule.advice,
            part=_part(paragraph, piece),
            excerpt=excerpt(text),
            paragraph=paragraph.index if paragraph is not None and paragraph.container in (BODY, CELL, BOX) else -1,
            repairable=rule.repair and fix is not None,
        )
        if fix is not None and rule.repair:
            self.fixes.append((finding, fix))
            if isinstance(place, Line) and not place.whole:
                self.shared.append(place.paragraph)
        count = self._counts[identifier] = self._counts.get(identifier, 0) + 1
        if count <= MOST_PLACES:
            self._last[identifier] = len(self.findings)
            self.findings.append(finding)

    def findings_of(self, identifier: str) -> list[Finding]:
        """Return what was reported under an id so far."""
        return [finding for finding in self.findings if finding.id == identifier]

    def result(self) -> tuple[Finding, ...]:
        """Return the findings; the last one of each id carries how many further places there are."""
        from dataclasses import replace

        for identifier, count in self._counts.items():
            if count > MOST_PLACES:
                last = self._last[identifier]
                self.findings[last] = replace(self.findings[last], count=count - MOST_PLACES + 1)
        return tuple(self.findings)


def _part(paragraph: Paragraph | None, piece: Piece | None) -> str:
    if paragraph is not None and paragraph.container in _PARTS:
        return _PARTS[paragraph.container]
    names = {ATTACHED: "Văn bản kèm theo", ANNEX: "Phụ lục", PLAIN: "Nội dung"}
    where = names.get(piece.role, "Văn bản chính") if piece is not None else "Toàn văn bản"
    if piece is not None and piece.role == ANNEX:
        where = excerpt(piece.text_of("annex_number"), 30) or where
    cell = paragraph.cell if paragraph is not None else None
    if cell is None or piece is None:
        return where
    if cell.table is piece.head_table:
        return f"{where}, phần đầu"
    if cell.table is piece.sign_table:
        return f"{where}, phần ký"
    # a reader counts the tables of the text, not those that only place letterhead and signature
    number = next((place for place, table in enumerate(piece.tables, 1) if table is cell.table), 0)
    return f"{where}, bảng {number}, dòng {cell.row + 1}" if number else where
