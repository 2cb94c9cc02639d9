"""Which answer stands in which block, for going from a paragraph to its field and from a field to its paragraph.

A copy of the plan gets an invisible mark into each text; templates and rules treat it like the plan itself, and the
marks come out in the blocks where the answers stand. Documents that are shown or written are made without marks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wizard.document.build import build_document
from wizard.document.compose import rendered
from wizard.document.model import Document, Paragraph, Text
from wizard.plan.model import Cell, Place, Plan, Row, Value
from wizard.preview.blocks import blocks, sections_of
from wizard.preview.pages import BlockRef

if TYPE_CHECKING:
    from wizard.document.rules import FormatRules
    from wizard.framework import Framework
    from wizard.framework.model import Field

# the private planes of Unicode: no font, no rule and no template knows these letters
_FIRST, _LAST = 0xF0000, 0x10FFFD
_MARKS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
# after its first letter a text still begins and ends as before: bullets, capitals and full stops are not disturbed
_LETTER = re.compile(r"^\W*\w", re.MULTILINE)
_MARKED_TYPES = ("text", "paragraphs", "list")
# where to go from what a part says without any answer of its own in it
_PARTS = {"letterhead": "province", "subject": "programme_name", "citations": "citations"}
_PARTS_OF = {
    ("submission", "letterhead"): "department",
    ("submission", "recipients"): "submission_recipients",
    ("official_letter", "recipients"): "letter_recipients",
    ("official_letter", "addressees"): "ministry",
    ("decision", "recipients"): "decision_recipients",
    ("programme", "recipients"): "decision_recipients",
    ("plan", "recipients"): "decision_recipients",
}
# cells whose equal texts are added up into one row of a table: they must stay equal
_ADDED_UP = ("budget_lines", "item")
_HEADINGS = ("section", "clause_heading", "point_heading", "article_heading")
_AHEAD = 3
"""So many blocks after a heading or «… sau:» are looked at for the answer that it introduces."""


class Trace:
    """The answers of one document by block, and the blocks by answer."""

    def __init__(self, document: Document, places: Sequence[Place]) -> None:
        """Take a document made from a marked plan, and the places of its marks in their order."""
        self._sections = sections_of(document)
        self._order: list[BlockRef] = []
        self._marks: dict[BlockRef, list[Place]] = {}
        self._first: dict[Place | str, BlockRef] = {}
        for ref, text in blocks(document):
            self._order.append(ref)
            found = [places[number] for mark in _MARKS.findall(text) if (number := ord(mark) - _FIRST) < len(places)]
            if found:
                self._marks.setdefault(ref, []).extend(found)
            for place in found:
                for key in _wider(place):
                    self._first.setdefault(key, ref)
            if not found and ref.part == "citations":
                self._first.setdefault(Place("citations"), ref)

    def place_of(self, ref: BlockRef) -> Place | None:
        """Return the answer that a block shows; of a cell without one, its row's; of a heading, the next one."""
        if ref in self._marks:
            return self._marks[ref][0]
        if ref.row >= 0:
            return self._row(ref)
        return self._introduced(ref) if ref.part == "body" else self._of_part(ref)

    def ref_of(self, place: Place) -> BlockRef | None:
        """Return the first block that shows an answer, else its row, its field, its element; None when none does."""
        return next((self._first[key] for key in _wider(place) if key in self._first), None)

    def _row(self, ref: BlockRef) -> Place | None:
        counted: Counter[Place] = Counter()
        for other, places in self._marks.items():
            if other[:4] == ref[:4]:
                counted.update(Place(place.field, place.element, place.row) for place in places)
        return counted.most_common(1)[0][0] if counted else None

    def _introduced(self, ref: BlockRef) -> Place | None:
        block = self._sections[ref.section].body[ref.entry]
        if not isinstance(block, Paragraph):
            return None
        if block.component not in _HEADINGS and not block.runs[-1].text.rstrip().endswith(":"):
            return None
        for entry in range(ref.entry + 1, ref.entry + 1 + _AHEAD):
            for other in self._marks:
                if other[:3] == (ref.section, "body", entry):
                    return self._marks[other][0]
        return None

    def _of_part(self, ref: BlockRef) -> Place | None:
        section = self._sections[ref.section]
        for other in self._order:
            if other[:2] == ref[:2] and other in self._marks and ref.part == "signature":
                return self._marks[other][0]
        kind = section.kind if isinstance(section, Text) else ""
        field = _PARTS_OF.get((kind, ref.part)) or _PARTS.get(ref.part)
        return Place(field) if field else None


def trace(framework: "Framework", plan: Plan, kind: str, rules: "FormatRules") -> Trace:
    """Trace one document of a plan (the kinds are those of ``compose``). Raises TemplateProblem."""
    marker = _Marker(framework)
    (composed,) = rendered(framework, marker.marked(plan), [kind])
    for missing in composed.root.iter("missing"):
        missing.text = (missing.text or "") + marker.mark(Place.parse(missing.attrib.pop("place")))
    return Trace(build_document(composed.root, rules), marker.places)


class _Marker:
    """Gives out marks; ``places`` are what they stand for."""

    def __init__(self, framework: "Framework") -> None:
        self._framework = framework
        self.places: list[Place] = []
        self._known: dict[str, str] = {}

    def mark(self, place: Place) -> str:
        self.places.append(place)
        return chr(min(_FIRST + len(self.places) - 1, _LAST))

    def marked(self, plan: Plan) -> Plan:
        """Return a copy of the plan with a mark in each text."""
        copy = plan.copy()
        for element, answers in ((None, copy.answers), *copy.assessments.items()):
            questions = self._framework.element_field if element else self._framework.field
            for name, value in answers.items():
                try:
                    question = questions(name)
                except KeyError:
                    continue
                answers[name] = self._value(question, value, Place(name, element))
        return copy

    def _value(self, question: "Field", value: Value, place: Place) -> Value:
        if question.type == "table" and isinstance(value, list):
            return [self._row(question.columns, row, place) for row in value if isinstance(row, dict)]
        if question.type not in _MARKED_TYPES:
            return value
        return self._text(value, place)  # type: ignore[arg-type]

    def _row(self, columns: "Iterable[Field]", row: Row, place: Place) -> Row:
        made = dict(row)
        for column in columns:
            if column.id in made and column.type in _MARKED_TYPES:
                made[column.id] = self._text(
                    made[column.id], Place(place.field, place.element, str(row["id"]), column.id)
                )
        return made

    def _text(self, value: Cell, place: Place) -> Cell:
        if isinstance(value, list):
            return [self._marked(entry, place) for entry in value]
        return self._marked(value, place) if isinstance(value, str) else value

    def _marked(self, text: str, place: Place) -> str:
        if (place.field, place.column) == _ADDED_UP:
            mark = self._known.setdefault(text, self.mark(place))
        else:
            mark = self.mark(place)
        return _LETTER.sub(lambda match: match[0] + mark, text)


def _wider(place: Place) -> Iterator[Place | str]:
    """Yield what a place belongs to: itself, its row, its field, its element."""
    yield place
    if place.column:
        yield Place(place.field, place.element, place.row)
    if place.row:
        yield Place(place.field, place.element)
    if place.element:
        yield place.element
