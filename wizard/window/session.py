"""The one object that all pages talk to: the open plan, its history, its tree, and its safe keeping on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.plan.file import read_plan
from wizard.plan.history import Change, History
from wizard.plan.model import Place, Plan, Row, Value, answer, field_at, fresh_row_ids
from wizard.plan.operations import (
    AddRow,
    Batch,
    MoveRow,
    Operation,
    RemoveRow,
    SetAnswer,
    SetMark,
    duplicate_row,
)
from wizard.plan.store import PlanStore, Recovered
from wizard.plan.tree import Node, PlanTree, build_tree
from wizard.window.autosave import Autosave
from wizard.window.checking import Checking
from wizard.window.settings import Settings

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Field
    from wizard.plan.checks import Findings
    from wizard.plan.file import OpenedPlan
    from wizard.plan.snapshots import Snapshot
    from wizard.plan.trouble import StoreError


class Session(QObject):
    """A sitting with one plan at a time. `is_open` is False until a plan is opened; then everything else may be used.

    Signals: `changed` gives the set of places (fields, rows, cells) of one change, or None when anything may be
    different; `tree_changed` and `history_changed` follow it. `plan_replaced`: another plan, or another state of it, is
    open (or none): forget everything and read again. `saved` gives a datetime, `save_failed` a sentence (`trouble` has
    the error). `go_requested`: a page asks the window to show a Place or a page key; `words_requested` follows
    it: words to select in the text of that Place, and the number of the letter they begin with (-1: not known).
    `message`: words for the status line. `page` is the key of the page shown, remembered for the next sitting.
    """

    changed = Signal(object)
    tree_changed = Signal()
    history_changed = Signal()
    plan_replaced = Signal()
    saved = Signal(object)
    save_failed = Signal(str)
    go_requested = Signal(object)
    words_requested = Signal(object, str, int)
    message = Signal(str)

    def __init__(self, framework: Framework, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.framework = framework
        self.settings = settings or Settings()
        self.store: PlanStore | None = None
        self.plan = Plan(framework.id, framework.version)
        self.history = History(self.plan, framework)
        self.page = ""
        self.autosave = Autosave(self)
        self.autosave.saved.connect(self.saved)
        self.autosave.failed.connect(self.save_failed)
        self._tree: PlanTree | None = None
        self._findings: Findings | None = None
        self._judged: PlanTree | None = None
        self._pending: dict[object, Callable[[], None]] = {}
        self.checking = Checking(self)

    def show_words(self, place: Place, words: str, start: int) -> None:
        """Asks the window to show a place and to select words in it, where there are any."""
        self.go_requested.emit(place)
        if words:
            self.words_requested.emit(place, words, start)

    # --- what is open ---

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self.store is not None

    @property
    def read_only(self) -> bool:
        """Whether the plan may only be looked at; then every editing method does nothing."""
        return self.store is None or self.store.read_only

    @property
    def name(self) -> str:
        """The plan's name for users: its file's name without the extension."""
        return os.path.splitext(os.path.basename(self.store.path))[0] if self.store else ""

    @property
    def trouble(self) -> StoreError | None:
        """Why the last save failed; None when all is on disk or about to be."""
        return self.autosave.trouble

    @property
    def tree(self) -> PlanTree:
        """The derived tree of the plan as it is now; built once after each change."""
        if self._tree is None:
            self._tree = build_tree(self.framework, self.plan)
        return self._tree

    @property
    def findings(self) -> Findings:
        """What the checks say about the plan as it is now, computed at once where `checking` has not got so far. After
        a change only what depends on it is looked at again."""
        tree = self.tree
        if self._findings is None or self._judged is not tree:
            from wizard.plan.checks import run_checks

            dictionary = self.checking.dictionary
            self.judge(run_checks(self.framework, self.plan, tree, self._findings, dictionary=dictionary), tree)
        assert self._findings is not None
        return self._findings

    @property
    def last_findings(self) -> Findings | None:
        """The newest findings there are; the plan may have changed since."""
        return self._findings

    def is_judged(self) -> bool:
        """Whether `findings` is there without any work."""
        return self._findings is not None and self._judged is self.tree

    def judge(self, findings: Findings, tree: PlanTree) -> None:
        """Keeps the findings of the plan as it was when `tree` was built."""
        self._findings, self._judged = findings, tree

    def forget_findings(self) -> None:
        """The next findings are computed from scratch."""
        self._findings = self._judged = None

    def open_plan(self, path: str, *, read_only: bool = False, force: bool = False) -> PlanStore:
        """Opens a plan file instead of the present one. Raises PlanFileError and LockedBy; then nothing has changed."""
        store = PlanStore.open(path, self.framework, read_only=read_only, force=force)
        self.close_plan()
        self._use(store, store.opened.plan)
        return store

    def create_plan(self, path: str, plan: Plan) -> None:
        """Writes a new plan file and opens it. Raises StoreError; then nothing has changed."""
        store = PlanStore.create(path, plan, self.framework)
        self.close_plan()
        self._use(store, plan)

    def save_as(self, path: str, *, overwrite: bool = False) -> None:
        """Goes on in another file. Raises StoreError; then the old file stays in use."""
        assert self.store is not None
        self.commit_pending()
        self.autosave.wait()
        was_read_only = self.read_only
        self.store.save_as(self.plan, path, overwrite=overwrite)
        self.autosave.watch(self.store)
        self.remember()
        if was_read_only:
            self.plan_replaced.emit()  # the pages were made for looking only

    def close_plan(self) -> bool:
        """Saves and closes the plan; whether all is on disk. A plan that could not be saved is kept for recovery."""
        if self.store is None:
            return True
        fine = self.save_now()
        self.remember()
        self.store.close()
        self.store = None
        self.autosave.watch(None)
        return fine

    def replace_plan(self, plan: Plan) -> None:
        """Goes on with another state of the same plan (an earlier version, recovered work).

        The present state is kept as a version first. Raises StoreError when that fails; then nothing has changed.
        """
        assert self.store is not None
        self.commit_pending()
        self.autosave.wait()
        self.store.keep_version(self.plan, "restore")
        self._start(plan)
        self.autosave.touch()

    def restore(self, version: Snapshot | Recovered) -> OpenedPlan:
        """Goes on with an earlier version or recovered work. Raises PlanFileError and StoreError."""
        assert self.store is not None
        opened = self.store.read_version(version)
        self.replace_plan(opened.plan)
        return opened

    def reload(self) -> None:
        """Reads the file again after it was changed elsewhere; the present state is kept as a version first.

        Raises PlanFileError and StoreError; then nothing has changed.
        """
        assert self.store is not None
        path, read_only = self.store.path, self.store.read_only
        read_plan(path, self.framework)  # whether it can be read, before ours is let go
        self.commit_pending()
        self.autosave.wait()
        if not read_only:
            self.store.keep_version(self.plan, "restore")
        self.store.close()
        self.store = None
        self.autosave.watch(None)
        store = PlanStore.open(path, self.framework, read_only=read_only)
        self._use(store, store.opened.plan)

    def remember(self) -> None:
        """Puts the plan on top of the recent ones, with its progress."""
        if self.store is not None:
            self.settings.remember_plan(self.store.path, self.tree.done, self.tree.total, self.page)

    # --- reading ---

    def question(self, place: Place) -> Field:
        """The framework's field (or column) that a place is about; KeyError when there is none."""
        return field_at(self.framework, place)

    def value(self, place: Place) -> Value | Row | None:
        """What stands at a place, else the default of its field; None when there is neither."""
        return answer(self.plan, self.framework, place)

    def stored(self, place: Place) -> Value | Row | None:
        """What the user gave at a place; None when nothing, whatever the default is."""
        return self.plan.stored(place)

    def rows(self, place: Place) -> list[Row]:
        """The rows of a table field; not to be changed."""
        return self.plan.rows(place.field, place.element)

    def node(self, place: Place) -> Node | None:
        """The tree's node of the field of a place: status, problems, visible; None when the framework has none."""
        try:
            return self.tree.field(place)
        except KeyError:
            return None

    def mark(self, place: Place) -> str | None:
        """The note «việc cần làm» at a place; None when it is not marked."""
        return self.plan.marks.get(str(place))

    # --- editing ---

    def do(self, operation: Operation) -> None:
        """Does one operation as one step of the history. Raises NoSuchRow and ValueError."""
        if not self.read_only:
            self.history.do(operation)

    def set_value(self, place: Place, value: Value | None) -> None:
        """Puts a value at a field or cell; None or an empty value takes it away."""
        self.do(SetAnswer(place, value))

    def add_row(self, place: Place, row: Row | None = None, index: int | None = None) -> str:
        """Adds a row (at the end, or before row `index`) and returns its id."""
        return self.add_rows(place, [row or {}], index)[0]

    def add_rows(self, place: Place, rows: Sequence[Row], index: int | None = None, words: str = "") -> list[str]:
        """Adds rows as one step («dán 12 dòng») and returns their ids."""
        whole = Place(place.field, place.element)
        ids = fresh_row_ids(self.plan, place.field, len(rows))
        additions = [
            AddRow(whole, {**row, "id": row_id}, None if index is None else index + offset)
            for offset, (row, row_id) in enumerate(zip(rows, ids, strict=True))
        ]
        self.do_all(words or f"thêm {len(rows)} dòng", additions)
        return ids

    def remove_rows(self, place: Place, row_ids: Iterable[str]) -> None:
        """Removes rows as one step."""
        removals = [RemoveRow(Place(place.field, place.element, row_id)) for row_id in row_ids]
        self.do_all(f"xóa {len(removals)} dòng", removals)

    def move_row(self, place: Place, row_id: str, index: int) -> None:
        """Makes a row the one with number `index` (from 0)."""
        self.do(MoveRow(Place(place.field, place.element, row_id), index))

    def duplicate_row(self, place: Place, row_id: str) -> str:
        """Puts a copy of a row below it and returns the copy's id."""
        operation = duplicate_row(self.plan, Place(place.field, place.element, row_id))
        self.do(operation)
        return str(operation.row["id"])

    def set_mark(self, place: Place, note: str | None) -> None:
        """Marks a place as «việc cần làm» with a note (may be empty); None takes the mark away."""
        self.do(SetMark(place, note))

    def do_all(self, words: str, operations: Sequence[Operation]) -> None:
        """Does several operations as one step called `words`; one alone keeps its own words."""
        if len(operations) == 1:
            self.do(operations[0])
        elif operations:
            self.do(Batch(words, tuple(operations)))

    # --- pending text, undo ---

    def begin_pending(self, owner: object, commit: Callable[[], None]) -> None:
        """An editor holds text that is not in the plan yet; `commit` puts it there."""
        self._pending[owner] = commit

    def end_pending(self, owner: object) -> None:
        """The editor's text is in the plan."""
        self._pending.pop(owner, None)

    def commit_pending(self) -> None:
        """Everything typed is in the plan after this."""
        for owner, commit in list(self._pending.items()):
            self._pending.pop(owner, None)
            commit()

    def leave_field(self) -> None:
        """A field was left: the next edit is a step of its own, and what there is goes to disk at once."""
        self.history.seal()
        self.flush()

    def undo(self) -> Change | None:
        """Takes the last step back; None when there is none."""
        self.commit_pending()
        return None if self.read_only else self.history.undo()

    def redo(self) -> Change | None:
        """Does the last undone step again; None when there is none."""
        self.commit_pending()
        return None if self.read_only else self.history.redo()

    def undo_words(self) -> str:
        """What `undo` would take back, "" when nothing."""
        return self.history.undo_words

    def redo_words(self) -> str:
        """What `redo` would do again, "" when nothing."""
        return self.history.redo_words

    # --- saving ---

    def flush(self) -> None:
        """Starts saving at once, in the background."""
        self.autosave.flush()

    def save_now(self, *, overwrite: bool = False) -> bool:
        """Saves and waits; whether the plan is on disk. `trouble` says why not. For leaving and before exporting."""
        self.commit_pending()
        return self.autosave.save_now(overwrite=overwrite)

    def file_exists(self) -> bool:
        """Whether the plan's file is there."""
        return self.store is not None and os.path.isfile(self.store.path)

    def changed_outside(self) -> bool:
        """Whether somebody has changed or removed the file since it was read or saved."""
        self.autosave.wait()
        return self.store is not None and not self.store.read_only and self.store.changed_outside()

    # --- inside ---

    def _use(self, store: PlanStore, plan: Plan) -> None:
        self.store = store
        recent = (one.page for one in self.settings.recent_plans() if one.path == store.path)
        self.page = next(recent, "")
        self.autosave.watch(store)
        self._start(plan)
        self.remember()

    def _start(self, plan: Plan) -> None:
        self.plan = plan
        self.history = History(plan, self.framework)
        self.history.listen(self._after)
        self._tree = self._findings = None
        self._pending.clear()
        self.plan_replaced.emit()
        self.history_changed.emit()

    def _after(self, change: Change) -> None:
        self._tree = None
        self.autosave.touch()
        self.changed.emit(frozenset(places_of(change.operation)))
        self.tree_changed.emit()
        self.history_changed.emit()


def places_of(operation: Operation) -> Iterable[Place]:
    """The places that an operation touches."""
    if isinstance(operation, Batch):
        for part in operation.operations:
            yield from places_of(part)
    elif isinstance(operation, AddRow):
        yield Place(operation.place.field, operation.place.element, str(operation.row["id"]))
    else:
        yield operation.place
