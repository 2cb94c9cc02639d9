"""A single fault, and the small changes of a draft from which faults are made."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.linter.drafts import KINDS, Draft, P, Table

Change = Callable[[Draft], object]


@dataclass(frozen=True)
class Fault:
    """A fault: the finding it must give, the draft it starts from, what it changes; ``also`` may be found too."""

    finding: str
    kind: str
    name: str
    change: Change
    also: tuple[str, ...] = ()

    def draft(self) -> Draft:
        """Return the draft with the fault."""
        draft = KINDS[self.kind]()
        self.change(draft)
        return draft


def lines_of(draft: Draft, name: str) -> list[P]:
    """Return the lines of a draft that a component name stands for."""
    if name.startswith("annex_"):
        annex = draft.annexes[0]
        value: object = {"annex_label": annex.label, "annex_title": annex.title, "annex_attached": annex.attached}[name]
    elif name == "word":
        value = draft.recipients[0]
    elif name == "list":
        value = draft.recipients[1:]
    elif name == "page":
        value = draft.page.number
    else:
        value = getattr(draft, name)
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, P)]


def set_looks(name: str, **looks: object) -> Change:
    """Change the look of all lines of a component."""

    def change(draft: Draft) -> None:
        for line in lines_of(draft, name):
            for key, value in looks.items():
                assert hasattr(line, key)
                setattr(line, key, value)

    return change


def first_text(name: str, words: str) -> Change:
    """Give the first line of a component another text."""

    def change(draft: Draft) -> None:
        lines_of(draft, name)[0].text = words

    return change


def drop(name: str) -> Change:
    """Take a component away."""

    def change(draft: Draft) -> None:
        setattr(draft, name, [] if isinstance(getattr(draft, name), list) else None)

    return change


def set_fields(**values: object) -> Change:
    """Change fields of the draft."""

    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft, key)
            setattr(draft, key, value)

    return change


def do_all(draft: Draft, *changes: Change) -> None:
    """Make several changes."""
    for change in changes:
        change(draft)


def set_page(**values: object) -> Change:
    """Change the page of the main text."""

    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft.page, key)
            setattr(draft.page, key, value)

    return change


def set_annex(**values: object) -> Change:
    """Change the first annex."""

    def change(draft: Draft) -> None:
        for key, value in values.items():
            assert hasattr(draft.annexes[0], key)
            setattr(draft.annexes[0], key, value)

    return change


def change_body(place: int, **looks: object) -> Change:
    """Change a paragraph of the content."""

    def change(draft: Draft) -> None:
        block = draft.body[place]
        assert isinstance(block, P)
        draft.body[place] = replace(block, **looks)  # type: ignore[arg-type]

    return change


def swap(place: int, old: str, new: str) -> Change:
    """Replace words of a paragraph of the content."""

    def change(draft: Draft) -> None:
        block = draft.body[place]
        assert isinstance(block, P) and old in block.text, (place, old)
        block.text = block.text.replace(old, new)

    return change


def insert(place: int, block: P | Table) -> Change:
    """Insert a block into the content."""
    return lambda draft: draft.body.insert(place, block)


def swap_line(name: str, place: int, old: str, new: str) -> Change:
    """Replace words of a line of a component."""

    def change(draft: Draft) -> None:
        line = getattr(draft, name)[place]
        assert old in line.text, line.text
        line.text = line.text.replace(old, new)

    return change


def set_table(**values: object) -> Change:
    """Change the table of the first annex."""

    def change(draft: Draft) -> None:
        table = next(block for block in draft.annexes[0].body if isinstance(block, Table))
        for key, value in values.items():
            assert hasattr(table, key)
            setattr(table, key, value)

    return change


def long_table(**values: object) -> Change:
    """Put a long table into the first annex."""

    def change(draft: Draft) -> None:
        rows = [["STT", "Nội dung", "Ghi chú"]] + [[str(place), "Nhiệm vụ", ""] for place in range(20)]
        draft.annexes[0].body[1] = Table(rows, **values)  # type: ignore[arg-type]

    return change
