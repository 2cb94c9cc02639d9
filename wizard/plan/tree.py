"""The one derived tree: which steps, elements and fields a plan asks for, how far each is, and where to go next.

Navigation, progress, checks and output all read this tree; nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from wizard.framework.model import Element, Field, Section, Step
from wizard.plan.conditions import Visibility, in_words
from wizard.plan.model import Place, Plan, Row, Value, default_of, is_empty, is_place, rows_of
from wizard.plan.values import WRONG_TYPE, Checks, too_many_rows

if TYPE_CHECKING:
    from wizard.framework import Framework


class Status(Enum):
    """How far a node is; the value is the word for users."""

    TODO = "chưa làm"
    DOING = "đang làm"
    DONE = "hoàn thành"
    REVIEW = "cần xem lại"


class ValueProblem(NamedTuple):
    """A value that cannot stay so; `label` names the place, `message` is a sentence."""

    place: Place
    label: str
    message: str


class Missing(NamedTuple):
    """A required answer that is not there; `label` names it, `reason` says what is missing, `page` is where to go."""

    place: Place
    label: str
    reason: str
    page: str


class Node:
    """One node. `kind`: step, dimension, element, section or field; fields have a `place` and their `question`.

    `done` of `total` required visible fields are complete; an optional field counts nowhere. `missing` and `problems`
    are those of the node and all below it; `notes` the marks of a field. A hidden field says why in `hidden_because`.
    """

    __slots__ = (
        "children",
        "done",
        "hidden_because",
        "id",
        "kind",
        "missing",
        "notes",
        "place",
        "problems",
        "question",
        "started",
        "status",
        "title",
        "total",
        "visible",
    )

    def __init__(
        self,
        kind: str,
        id: str,
        title: str,
        children: list[Node] | None = None,
        place: Place | None = None,
        question: Field | None = None,
    ) -> None:
        self.kind = kind
        self.id = id
        self.title = title
        self.children: list[Node] = [] if children is None else children
        self.place = place
        self.question = question
        self.visible = True
        self.hidden_because = ""
        self.status = Status.TODO
        self.done = 0
        self.total = 0
        self.missing: list[Missing] = []
        self.problems: list[ValueProblem] = []
        self.notes: list[str] = []
        self.started = False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = object.__hash__


class PlanTree:
    """The tree of one state of a plan. Pages, the nodes one goes through, are the steps and the elements."""

    def __init__(self, steps: list[Node], pages: list[Node]) -> None:
        self.steps = steps
        self.pages = pages
        self.done = sum(step.done for step in steps)
        self.total = sum(step.total for step in steps)
        self._nodes: dict[str, Node] | None = None
        self._fields: dict[str, Node] | None = None
        self._pages: dict[str, Node] | None = None

    def nodes(self) -> Iterator[Node]:
        """All nodes, parents first, in the order of the wizard."""
        waiting = list(reversed(self.steps))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def fields(self) -> Iterator[Node]:
        """The nodes of fields in the order of the wizard."""
        return (node for node in self.nodes() if node.kind == "field")

    def node(self, node_id: str) -> Node:
        """The step, dimension, element («A1.1») or section («general.who»); KeyError when there is none."""
        if self._nodes is None:
            self._nodes = {node.id: node for node in self.nodes() if node.kind != "field"}
        return self._nodes[node_id]

    def field(self, place: Place) -> Node:
        """The node of the field that `place` (a field, row or cell) belongs to; KeyError when there is none."""
        if self._fields is None:
            self._fields = {node.id: node for node in self.fields()}
        return self._fields[str(place.whole)]

    def page_of(self, place: Place) -> Node:
        """The page on which `place` is; KeyError when there is none."""
        if place.element is not None:
            return self.node(place.element)
        if self._pages is None:
            self._pages = {
                child.id: page for page in self.pages for section in page.children for child in section.children
            }
        return self._pages[str(place.whole)]

    def next(self, page_id: str) -> Node | None:
        """The page after this one; None after the last. KeyError when it is no page."""
        index = self._page_index(page_id) + 1
        return self.pages[index] if index < len(self.pages) else None

    def previous(self, page_id: str) -> Node | None:
        """The page before this one; None before the first. KeyError when it is no page."""
        index = self._page_index(page_id)
        return self.pages[index - 1] if index else None

    def missing(self) -> list[Missing]:
        """All required answers that are missing, in the order of the wizard."""
        return [missing for step in self.steps for missing in step.missing]

    def problems(self) -> list[ValueProblem]:
        """All problems of values, in the order of the wizard."""
        return [problem for step in self.steps for problem in step.problems]

    def next_missing(self, after: Place | None = None) -> Missing | None:
        """The first missing answer after `after`, going on from the beginning; None when nothing is missing."""
        missing = self.missing()
        if after is None or not missing:
            return missing[0] if missing else None
        for index, one in enumerate(missing):
            if one.place == after:
                return missing[(index + 1) % len(missing)]
        order = {node.id: number for number, node in enumerate(self.fields())}
        here = order.get(str(after.whole), -1)
        later = (one for one in missing if order[str(one.place.whole)] > here)
        return next(later, missing[0])

    def _page_index(self, page_id: str) -> int:
        for index, page in enumerate(self.pages):
            if page.id == page_id:
                return index
        raise KeyError(page_id)


def build_tree(framework: Framework, plan: Plan) -> PlanTree:
    """The tree of `plan`: pure, and quick enough to be built after each change."""
    return _Builder(framework, plan).build()


class _Builder:
    def __init__(self, framework: Framework, plan: Plan) -> None:
        self.framework = framework
        self.plan = plan
        self.visibility = Visibility(framework, plan)
        self.checks = Checks(framework, plan)
        self.notes: dict[str, list[str]] = {}
        for address, note in plan.marks.items():
            self.notes.setdefault(address.partition("[")[0], []).append(note)
        self.unusable: dict[str, list[str]] = {}
        for address in plan.unknown:
            if is_place(address):
                self.unusable.setdefault(address.partition("[")[0], []).append(address)
        self.page = ""

    def build(self) -> PlanTree:
        steps, pages = [], []
        for step in self.framework.steps:
            node = Node("step", step.id, step.title)
            pages.append(node)
            if step.repeat == "elements":
                node.children = self._dimensions(step)
                pages.extend(element for dimension in node.children for element in dimension.children)
            else:
                self.page = step.id
                node.children = [self._section(section, None, step.id) for section in step.sections]
            steps.append(_summed(node))
        return PlanTree(steps, pages)

    def _dimensions(self, step: Step) -> list[Node]:
        nodes = {one.id: Node("dimension", one.id, one.name) for one in self.framework.dimensions}
        for element in self.framework.elements:
            nodes[element.dimension].children.append(self._element(element, step))
        return [_summed(node) for node in nodes.values()]

    def _element(self, element: Element, step: Step) -> Node:
        self.page = element.id
        sections = [self._section(section, element, element.id) for section in step.sections]
        return _summed(Node("element", element.id, element.name, sections))

    def _section(self, section: Section, element: Element | None, parent: str) -> Node:
        fields = [self._field(question, section, element) for question in section.fields]
        node = Node("section", f"{parent}.{section.id}", section.title, fields)
        node.visible = any(child.visible for child in fields)
        if not node.visible and fields:
            node.hidden_because = fields[0].hidden_because
        return _summed(node)

    def _field(self, question: Field, section: Section, element: Element | None) -> Node:
        place = Place(question.id, element.id if element else None)
        node = Node("field", str(place), question.label, place=place, question=question)
        hiding = self.visibility.hidden_by(question, section, place.element)
        if hiding is not None:
            node.visible = False
            node.hidden_because = f"Chỉ cần nhập khi {in_words(hiding, self.framework, place.element)}."
            return node
        answers = self.plan.answers if element is None else self.plan.assessments.get(element.id, {})
        stored = answers.get(question.id)
        node.started = stored is not None
        value = default_of(question) if stored is None else stored
        self._examine(node, question, place, value, element)
        self._note_unusable(node, place, element)
        node.notes = self.notes.get(node.id, [])
        if question.required:
            node.total = 1
            node.done = 0 if node.missing or value is None else 1
        if node.notes or node.problems:
            node.status = Status.REVIEW
        elif value is not None:
            node.status = Status.DOING if node.missing else Status.DONE
        return node

    def _examine(self, node: Node, question: Field, place: Place, value: Value | None, element: Element | None) -> None:
        label = f"{element.name}: {question.label}" if element else question.label
        if is_empty(value):
            if question.required:
                node.missing.append(Missing(place, label, "Chưa nhập.", self.page))
            return
        assert value is not None
        least = question.min_rows or 0
        if isinstance(value, list) and len(value) < least:
            reason = f"Cần ít nhất {least} dòng (đang có {len(value)})."
            node.missing.append(Missing(place, label, reason, self.page))
        if question.type != "table":
            problem = self.checks.check(question)(value)
            if problem:
                node.problems.append(ValueProblem(place, label, problem))
        elif rows_of(value):
            self._examine_rows(node, question, rows_of(value), label)
        else:
            node.problems.append(ValueProblem(place, label, WRONG_TYPE))

    def _examine_rows(self, node: Node, question: Field, rows: list[Row], label: str) -> None:
        assert node.place is not None
        if question.max_rows is not None and len(rows) > question.max_rows:
            node.problems.append(ValueProblem(node.place, label, too_many_rows(len(rows), question.max_rows)))
        columns = [
            (column, column.id, column.required and not column.default, column.when, self.checks.check(column))
            for column in question.columns
        ]
        holds, element = self.visibility.holds, node.place.element
        for number, row in enumerate(rows, 1):
            get = row.get
            for column, column_id, required, when, check in columns:
                cell = get(column_id)
                if cell is None:
                    if required and (when is None or holds(when, element, row, question.columns)):
                        where = Place(question.id, element, str(row["id"]), column_id)
                        node.missing.append(Missing(where, _cell_label(label, number, column), "Chưa nhập.", self.page))
                    continue
                problem = check(cell)
                if problem and (when is None or holds(when, element, row, question.columns)):
                    where = Place(question.id, element, str(row["id"]), column_id)
                    node.problems.append(ValueProblem(where, _cell_label(label, number, column), problem))

    def _note_unusable(self, node: Node, place: Place, element: Element | None) -> None:
        """What the file had at this place and could not be used, while nothing was entered instead."""
        for address in self.unusable.get(node.id, ()):
            where = Place.parse(address)
            if self.plan.stored(where) is None:
                label = f"{element.name}: {node.title}" if element else node.title
                shown = str(self.plan.unknown[address])[:60]
                message = f"Tệp có nội dung “{shown}” không dùng được ở mục này; hãy nhập lại."
                node.problems.append(ValueProblem(where, label, message))


def _cell_label(label: str, number: int, column: Field) -> str:
    return f"{label}, dòng {number}: {column.label}"


def _summed(node: Node) -> Node:
    """Counts, problems and status of a node from its visible children."""
    seen = set()
    for child in node.children:
        if child.visible:
            node.done += child.done
            node.total += child.total
            node.missing += child.missing
            node.problems += child.problems
            node.started = node.started or child.started
            seen.add(child.status)
    if Status.REVIEW in seen:
        node.status = Status.REVIEW
    elif node.done == node.total and not node.missing:
        node.status = Status.DONE
    elif node.started:
        node.status = Status.DOING
    return node
