"""A question with several answers, as an office may add one to the framework."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from wizard.framework import load_framework
from wizard.plan.model import Place, new_plan
from wizard.window.fields.choices import ChoicesEditor
from wizard.window.fields.factory import make_editor
from wizard.window.session import Session

STEP = """
defaults: {source: Văn phòng, status: proposal}
step:
  id: monitoring
  sections:
    - id: own
      title: Phần riêng của tỉnh
      fields:
        - id: own_tools
          type: choices
          label: Công cụ theo dõi
          choices:
            - {id: survey, label: Khảo sát}
            - {id: press, label: Điểm báo}
            - {id: network, label: Lắng nghe mạng xã hội}
"""
TOOLS = Place("own_tools")


@pytest.fixture
def own_session(tmp_path: Path, plans: Path, qapp: QApplication) -> Iterator[Session]:
    """A session with a framework that asks for several answers."""
    (tmp_path / "van-phong" / "steps").mkdir(parents=True)
    (tmp_path / "van-phong" / "steps" / "12-monitoring.yaml").write_text(STEP, encoding="utf-8")
    framework = load_framework([tmp_path / "van-phong"])
    made = Session(framework)
    made.create_plan(str(plans / "Thử.ctqb"), new_plan(framework, province="lam-dong", form="decision"))
    yield made
    made.close_plan()


def test_several_answers_are_chosen_taken_back_and_undone(own_session: Session, qtbot: QtBot) -> None:
    editor = make_editor(own_session, own_session.question(TOOLS), TOOLS)
    assert isinstance(editor, ChoicesEditor)
    qtbot.addWidget(editor)
    editor.show()
    boxes = editor.findChildren(QCheckBox)
    assert [box.text() for box in boxes] == ["Khảo sát", "Điểm báo", "Lắng nghe mạng xã hội"]
    assert all(box.accessibleName() for box in boxes)
    for box in (boxes[2], boxes[0]):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: own_session.stored(TOOLS) == ["survey", "network"])
    own_session.history.seal()  # edits of one place within two seconds are one step
    own_session.set_value(TOOLS, ["press"])
    assert [box.isChecked() for box in boxes] == [False, True, False]
    own_session.undo()
    assert [box.isChecked() for box in boxes] == [True, False, True]
    for box in (boxes[0], boxes[2]):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: own_session.stored(TOOLS) is None)
