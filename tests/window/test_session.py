"""The session: what it tells, what it saves, and that nothing typed is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.file import read_plan
from wizard.plan.model import Place
from wizard.plan.trouble import ChangedOutside, DiskFull
from wizard.window.session import Session

UNIT = Place("drafting_unit")
ACTIONS = Place("actions")


def on_disk(session: Session, framework: Framework) -> object:
    assert session.store is not None
    return read_plan(session.store.path, framework).plan.stored(UNIT)


class TestTelling:
    def test_a_change_names_its_places_and_its_words(self, session: Session) -> None:
        told: list[object] = []
        session.changed.connect(told.append)
        session.set_value(UNIT, "Phòng Báo chí")
        assert told == [frozenset({UNIT})]
        assert session.undo_words() == "sửa phòng soạn thảo"
        session.undo()
        assert session.stored(UNIT) is None
        assert (session.undo_words(), session.redo_words()) == ("", "sửa phòng soạn thảo")

    def test_the_tree_follows_each_change(self, session: Session) -> None:
        before = session.tree.done
        session.set_value(Place("period_start"), 2027)
        assert session.tree.done == before + 1

    def test_rows_are_added_copied_moved_and_removed(self, session: Session) -> None:
        first = session.add_row(ACTIONS, {"name": "Một"})
        session.add_rows(ACTIONS, [{"name": "Hai"}, {"name": "Ba"}])
        copy = session.duplicate_row(ACTIONS, first)
        assert [row["name"] for row in session.rows(ACTIONS)] == ["Một", "Một", "Hai", "Ba"]
        session.move_row(ACTIONS, copy, 3)
        session.remove_rows(ACTIONS, [first, copy])
        assert [row["name"] for row in session.rows(ACTIONS)] == ["Hai", "Ba"]
        assert session.undo_words() == "xóa 2 dòng"
        session.undo()
        assert [row["name"] for row in session.rows(ACTIONS)] == ["Một", "Hai", "Ba", "Một"]

    def test_a_mark_is_kept_at_its_place(self, session: Session) -> None:
        session.set_mark(UNIT, "hỏi văn phòng")
        assert session.mark(UNIT) == "hỏi văn phòng"
        session.set_mark(UNIT, None)
        assert session.mark(UNIT) is None

    def test_pending_text_is_committed_before_undo(self, session: Session) -> None:
        session.begin_pending(self, lambda: session.set_value(UNIT, "đang gõ"))
        session.undo()
        assert session.redo_words() == "sửa phòng soạn thảo"

    def test_a_read_only_plan_takes_no_change(self, session: Session) -> None:
        assert session.store is not None
        session.open_plan(session.store.path, read_only=True, force=True)
        session.set_value(UNIT, "không được")
        assert session.stored(UNIT) is None


class TestSaving:
    def test_a_change_is_on_disk_within_a_second(self, session: Session, framework: Framework, qtbot: QtBot) -> None:
        with qtbot.waitSignal(session.saved, timeout=1000):
            session.set_value(UNIT, "Phòng Báo chí")
        assert on_disk(session, framework) == "Phòng Báo chí"

    def test_steady_typing_does_not_put_the_save_off(
        self, session: Session, framework: Framework, qtbot: QtBot
    ) -> None:
        for number in range(12):
            session.set_value(UNIT, f"Phòng {number}")
            qtbot.wait(100)
        assert on_disk(session, framework) is not None

    def test_a_failed_save_is_told_and_tried_again(
        self, session: Session, framework: Framework, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: str, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr("wizard.plan.store.write_atomically", full)
            with qtbot.waitSignal(session.save_failed, timeout=2000) as told:
                session.set_value(UNIT, "Phòng Báo chí")
            assert told.args == ["Ổ đĩa đã đầy, chưa lưu được “Thử.ctqb”."]
            assert isinstance(session.trouble, DiskFull)
        assert session.save_now()
        assert session.trouble is None
        assert on_disk(session, framework) == "Phòng Báo chí"

    def test_somebody_elses_change_is_not_overwritten(self, session: Session, framework: Framework) -> None:
        assert session.store is not None
        path = Path(session.store.path)
        theirs = path.read_text(encoding="utf-8").replace("lam-dong", "ca-mau")
        path.write_text(theirs, encoding="utf-8", newline="\n")
        session.set_value(UNIT, "của tôi")
        assert not session.save_now()
        assert isinstance(session.trouble, ChangedOutside)
        assert path.read_text(encoding="utf-8") == theirs
        session.reload()
        assert session.stored(Place("province")) == "ca-mau"
        mine = session.store.snapshots()[0]
        assert session.store.read_version(mine).plan.stored(UNIT) == "của tôi"

    def test_save_as_is_the_way_out_of_a_vanished_folder(
        self, session: Session, framework: Framework, plans: Path, tmp_path: Path
    ) -> None:
        session.set_value(UNIT, "Phòng Báo chí")
        os.rename(plans, tmp_path / "gone")
        assert not session.save_now()
        session.save_as(str(tmp_path / "Nơi khác.ctqb"))
        assert session.trouble is None
        assert session.name == "Nơi khác"
        assert on_disk(session, framework) == "Phòng Báo chí"

    def test_closing_saves_and_remembers(self, session: Session, framework: Framework) -> None:
        assert session.store is not None
        path = session.store.path
        session.set_value(UNIT, "Phòng Báo chí")
        assert session.close_plan()
        assert read_plan(path, framework).plan.stored(UNIT) == "Phòng Báo chí"
        recent = session.settings.recent_plans()[0]
        assert (recent.path, recent.done) == (path, session.tree.done)
