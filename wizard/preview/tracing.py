"""Which answer stands in which block, for going from a paragraph to its field and from a field to its paragraph.

A copy of the plan gets an invisible mark into each text; templates and rules treat it like the plan itself, and the
marks come out in the blocks where the answers stand. What has no letters of its own to carry a mark (a choice, a
date, a figure, a sum) is named by the template: its attribute ``field`` becomes a mark too. Documents that are shown or
written are made without marks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.document.build import build_document
from wizard.document.compose import rendered
from wizard.document.model import Document, Paragraph, Table, Text
from wizard.plan.model import Cell, Place, Plan, Row, Value, is_place
from wizard.preview.blocks import blocks, sections_of
from wizard.preview.pages import ABOUT, AGENCY, NUMBER, PLACE_DATE, BlockRef

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
# names that stand in many sentences without being what these are about: they count where the name itself is shown
_NAMES = ("province_name", "place_name", "ministry", "own_agencies")
# where to go from what a part says without any answer of its own in it
_PARTS = {
    "subject": "programme_name",
    "citations": "citations",
    "attached": "decision_number",
    "authority": "decision_authority",
    "addressees": "province",
}
_ISSUED = {"recipients": "decision_recipients", "signature": "committee_signer"}
_PARTS_OF = {
    "submission": {"recipients": "submission_recipients", "signature": "department_signer"},
    "official_letter": {
        "recipients": "letter_recipients",
        "signature": "letter_signer",
        "addressees": "ministry",
    },
    "decision": _ISSUED,
    "programme": _ISSUED,
    "plan": _ISSUED,
}
_PAPERS = {"submission": "submission", "official_letter": "letter"}
# what is shown in a part without being where a click on it leads
_ALSO = {
    ("title", 0): ("form",),
    ("subject", 0): ("period_start", "period_end", "vision_year"),
    ("attached", 0): ("issue_medium",),
    ("letterhead", AGENCY): ("province", "province_kind"),
    ("letterhead", NUMBER): ("department_abbreviation",),
    ("letterhead", PLACE_DATE): ("issue_month", "place_name"),
}
# cells whose equal texts are added up into one row of a table: they must stay equal
_ADDED_UP = ("budget_lines", "item")
_HEADINGS = ("section", "clause_heading", "point_heading", "article_heading")
_TABLE = "*"
_AHEAD = 3
"""So many blocks after a heading or «… sau:» are looked at for the answer that it introduces."""


class Target(NamedTuple):
    """Where a block leads: an answer, and of a list its entry, of a long text its line (from 0; -1: the whole)."""

    place: Place
    entry: int = -1


class _Mark(NamedTuple):
    """What a mark stands for; it was typed by the user or named by a template.

    ``column`` is a template's word for a column, to be looked up in the row of the cell; _TABLE: it is about the table.
    """

    target: Target
    typed: bool = True
    column: str = ""


class Trace:
    """The answers of one document by block, and the blocks by answer."""

    def __init__(self, document: Document, marks: Sequence[_Mark], framework: "Framework", plan: Plan) -> None:
        """Take a document made from a marked plan, what its marks stand for in their order, and the plan itself."""
        self._framework = framework
        self._plan = plan
        self._sections = sections_of(document)
        self._order: list[BlockRef] = []
        self._texts: dict[BlockRef, str] = {}
        self._typed: dict[BlockRef, list[Target]] = {}
        self._named: dict[BlockRef, list[Target]] = {}
        self._said: dict[BlockRef, Target] = {}
        self._columns: dict[BlockRef, str] = {}
        self._tables: dict[BlockRef, Target] = {}
        self._referring: dict[str, dict[str, list[Row]]] = {}
        self._rows: defaultdict[BlockRef, list[Place]] = defaultdict(list)
        for ref, text in blocks(document):
            self._order.append(ref)
            self._texts[ref] = _MARKS.sub("", text)
            for letter in _MARKS.findall(text):
                number = ord(letter) - _FIRST
                if number < len(marks):
                    self._take(ref, marks[number])
        self._first: dict[Target | str, BlockRef] = {}
        # a cell says more of a choice than a sentence that sums up several
        said = sorted(self._said, key=lambda ref: ref.row < 0)
        for source in (self._typed, {ref: [self._said[ref]] for ref in said}, self._named):
            for ref, targets in source.items():
                for target in targets:
                    for key in _wider(target):
                        self._first.setdefault(key, ref)
        for ref in self._order:
            if ref.part != "body":
                found = self._of_part(ref)
                also = [Target(Place(field)) for field in _ALSO.get(ref[1:3], ())]
                for target in [found, *also] if found else also:
                    self._first.setdefault(target, ref)
        # the printed rows in which the row of a plan's table, by its id, stands
        self._standing: defaultdict[str, list[BlockRef]] = defaultdict(list)
        for row, places in self._rows.items():
            for name in {str(place.row) for place in places}:
                self._standing[name].append(row)

    def target_of(self, ref: BlockRef) -> Target | None:
        """Return where a block leads: the answer it shows, else the one it introduces; None for our own words."""
        shown = self._typed.get(ref)
        # number and date of a paper are asked for by themselves, whatever else stands beside them
        if shown and ref.part != "letterhead":
            return shown[0]
        said = self._said.get(ref._replace(paragraph=0))
        if said:
            return said
        if ref.row >= 0:
            return self._cell(ref)
        return self._introduced(ref) if ref.part == "body" else self._of_part(ref)

    def place_of(self, ref: BlockRef) -> Place | None:
        """Return the answer that ``target_of`` leads to."""
        target = self.target_of(ref)
        return target.place if target else None

    def ref_of(self, place: Place, entry: int = -1) -> BlockRef | None:
        """Return the first block that shows an answer, else its row, its field, its element; None when none does."""
        target = Target(place, entry)
        if place.column and target not in self._first and Target(place) not in self._first:
            cell = self._cell_of(place)
            if cell is not None:
                return cell
        return next((self._first[key] for key in _wider(target) if key in self._first), None)

    # ------------------------------------------------------------------------------------------------------- inside

    def _take(self, ref: BlockRef, mark: _Mark) -> None:
        target, typed, column = mark
        if column == _TABLE:
            self._tables[BlockRef(*ref[:3])] = target
        elif column:
            self._columns[ref] = column
        elif not typed:
            self._said.setdefault(ref, target)
        elif target.place.field in _NAMES:
            self._named.setdefault(ref, []).append(target)
        else:
            self._typed.setdefault(ref, []).append(target)
            if ref.row >= 0 and target.place.row:
                place = target.place
                self._rows[ref._replace(column=-1, paragraph=0)].append(Place(place.field, place.element, place.row))

    def _cell(self, ref: BlockRef) -> Target | None:
        """Of a cell without letters of its own: its column in its row; else the row, else the table."""
        row = ref._replace(column=-1, paragraph=0)
        bases = [place for place, _ in Counter(self._rows.get(row, ())).most_common()]
        column = self._columns.get(ref._replace(paragraph=0))
        for base in bases if column else ():
            place = self._in_column(base, str(column), ref)
            if place:
                return Target(place)
        if bases:
            return Target(bases[0])
        table = self._sections[ref.section].body[ref.entry]
        assert isinstance(table, Table)
        below = self._rows.get(row._replace(row=ref.row + 1))
        if (*table.head, *table.rows)[ref.row].kind == "group" and below:
            return Target(below[0])
        return self._of_table(ref)

    def _cell_of(self, place: Place) -> BlockRef | None:
        """Return the first cell that leads to a cell of the plan: in its row, or in that of what its row refers to."""
        stored = self._plan.stored(place._replace(column=None))
        names = [place.row, *(stored.values() if isinstance(stored, dict) else ())]
        for name in names:
            for row in self._standing.get(name, ()) if isinstance(name, str) else ():
                table = self._sections[row.section].body[row.entry]
                assert isinstance(table, Table)
                for column in range(len((*table.head, *table.rows)[row.row].cells)):
                    ref = row._replace(column=column)
                    if ref not in self._typed and self._cell(ref) == Target(place):
                        return ref
        return None

    def _of_table(self, ref: BlockRef) -> Target | None:
        said = self._tables.get(BlockRef(*ref[:3]))
        if said:
            return said
        counted = Counter(place.whole for row, places in self._rows.items() if row[:3] == ref[:3] for place in places)
        return Target(counted.most_common(1)[0][0]) if counted else None

    def _in_column(self, base: Place, column: str, ref: BlockRef) -> Place | None:
        """Return the cell of the plan that a printed cell shows: of the same row, or of one that refers to it."""
        table, _, name = column.rpartition(".")
        if table and table != base.field:
            referring = self._rows_with(table, str(base.row))
            head = self._texts.get(ref._replace(row=0, paragraph=0), "")
            fitting = [row for row in referring if head and head in map(str, row.values())]
            chosen = (fitting or referring)[:1]
            return Place(table, None, str(chosen[0]["id"]), name) if chosen else Place(table)
        if any(each.id == name for each in self._question(base).columns):
            return base._replace(column=name)
        return None

    def _rows_with(self, table: str, value: str) -> list[Row]:
        if table not in self._referring:
            known = self._referring[table] = {}
            for row in self._plan.rows(table):
                for each in row.values():
                    if isinstance(each, str):
                        known.setdefault(each, []).append(row)
        return self._referring[table].get(value, [])

    def _question(self, place: Place) -> "Field":
        found = self._framework.element_field if place.element else self._framework.field
        return found(place.field)

    def _introduced(self, ref: BlockRef) -> Target | None:
        block = self._sections[ref.section].body[ref.entry]
        if not isinstance(block, Paragraph):
            return None
        if block.component not in _HEADINGS and not block.runs[-1].text.rstrip().endswith(":"):
            return None
        for entry in range(ref.entry + 1, ref.entry + 1 + _AHEAD):
            for source in (self._typed, self._said):
                for other, found in source.items():
                    if other[:3] == (ref.section, "body", entry):
                        return found[0] if isinstance(found, list) else found
        return None

    def _of_part(self, ref: BlockRef) -> Target | None:
        section = self._sections[ref.section]
        kind = section.kind if isinstance(section, Text) else ""
        if ref.part == "letterhead":
            return self._of_letterhead(ref, _PAPERS.get(kind, "decision"))
        if ref in self._named and ref.part == "addressees":
            return self._named[ref][0]
        field = _PARTS_OF.get(kind, {}).get(ref.part) or _PARTS.get(ref.part)
        if ref.part == "signature" and isinstance(section, Text) and section.signature:
            # under the lines of power and post stands the name
            field = f"{field}_name" if ref.entry == len(section.signature.lines) else field
        return Target(Place(field)) if field else None

    def _of_letterhead(self, ref: BlockRef, paper: str) -> Target | None:
        if ref.entry in (NUMBER, PLACE_DATE):
            return Target(Place(f"{paper}_number" if ref.entry == NUMBER else f"{paper}_date"))
        if ref.entry == AGENCY and paper == "submission":
            return Target(Place("department"))
        shown = self._named.get(ref)
        return shown[0] if shown else Target(Place("province")) if ref.entry in (AGENCY, ABOUT) else None


def trace(framework: "Framework", plan: Plan, kind: str, rules: "FormatRules") -> Trace:
    """Trace one document of a plan (the kinds are those of ``compose``). Raises TemplateProblem."""
    marker = _Marker(framework)
    (composed,) = rendered(framework, marker.marked(plan), [kind])
    for missing in composed.root.iter("missing"):
        missing.text = (missing.text or "") + marker.mark(Target(Place.parse(missing.attrib.pop("place"))))
    marker.mark_said(composed.root)
    return Trace(build_document(composed.root, rules), marker.marks, framework, plan)


class _Marker:
    """Gives out marks; ``marks`` are what they stand for."""

    def __init__(self, framework: "Framework") -> None:
        self._framework = framework
        self.marks: list[_Mark] = []
        self._known: dict[str, str] = {}

    def mark(self, target: Target, typed: bool = True, column: str = "") -> str:
        """Return a mark; "" when all are given out, so that some blocks lead nowhere rather than to a wrong place."""
        if _FIRST + len(self.marks) > _LAST:
            return ""
        self.marks.append(_Mark(target, typed, column))
        return chr(_FIRST + len(self.marks) - 1)

    def mark_said(self, root: Any) -> None:
        """Put a mark wherever a template names a field; columns of tables pass theirs on to their cells."""
        for table in root.iter("table"):
            names = [column.attrib.pop("field", "") for column in table.iterfind("column")]
            columns = [name and self.mark(Target(Place("")), False, name) for name in names]
            whole = table.attrib.pop("field", "")
            first = table.find("head/row/cell")
            if is_place(whole) and first is not None:
                _begin(first, self.mark(Target(Place.parse(whole)), False, _TABLE))
            for row in table.iterfind("row"):
                cells = list(row)
                if len(cells) == len(columns):
                    for cell, mark in zip(cells, columns, strict=True):
                        if mark:
                            _begin(cell, mark)
        for element in root.xpath("//*[@field]"):
            said = element.attrib.pop("field")
            if is_place(said):
                _begin(element, self.mark(Target(Place.parse(said)), False))

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
        return self._cell(question, value, place)  # type: ignore[arg-type]

    def _row(self, columns: "Iterable[Field]", row: Row, place: Place) -> Row:
        made = dict(row)
        for column in columns:
            if column.id in made:
                cell = Place(place.field, place.element, str(row["id"]), column.id)
                made[column.id] = self._cell(column, made[column.id], cell)
        if place.field == "citations" and not made.get("title"):
            self._write_out(made, place._replace(row=str(row["id"]), column="base"))
        return made

    def _write_out(self, row: Row, place: Place) -> None:
        """Give a legal basis that was picked the words of its entry: the row itself has none to carry a mark."""
        try:
            title = self._framework.legal_base(str(row.get("base"))).title
        except KeyError:
            return
        if title:
            row["title"] = self._marked(title, Target(place))

    def _cell(self, question: "Field", value: Cell, place: Place) -> Cell:
        if question.type not in _MARKED_TYPES:
            return value
        if isinstance(value, list):
            return [self._marked(entry, Target(place, number)) for number, entry in enumerate(value)]
        if not isinstance(value, str):
            return value
        if question.type == "paragraphs":
            lines = enumerate(value.split("\n"))
            return "\n".join([self._marked(line, Target(place, number)) for number, line in lines])
        return self._marked(value, Target(place))

    def _marked(self, text: str, target: Target) -> str:
        if (target.place.field, target.place.column) == _ADDED_UP:
            mark = self._known.setdefault(text, self.mark(target))
        else:
            mark = self.mark(target)
        return _LETTER.sub(lambda match: match[0] + mark, text)


def _begin(element: Any, mark: str) -> None:
    """Put a mark before the words of an element, or of its first paragraph."""
    first = element[0] if len(element) and element[0].tag == "p" else element
    first.text = mark + (first.text or "").lstrip()


def _wider(target: Target) -> Iterator[Target | str]:
    """Yield what a target belongs to: itself, its answer, its row, its field, its element."""
    place = target.place
    yield target
    yield Target(place)
    if place.column:
        yield Target(Place(place.field, place.element, place.row))
    if place.row:
        yield Target(Place(place.field, place.element))
    if place.element:
        yield place.element
