"""The painted pictures: words for what they show, keyboard, and a layout for every width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wizard.plan.model import Row
from wizard.plan.summaries import summarise_elements
from wizard.window.charts import Bar, BarsPicture, StrengthPicture
from wizard.window.pictures import Picture
from wizard.window.session import Session
from wizard.window.timeline import DESCRIBED, Timeline

ACTIONS: list[Row] = [
    {"id": "a1", "name": "Làm phim", "start": "2026-03", "end": "2027-02"},
    {"id": "a2", "name": "Tập huấn", "start": "2027-05"},
    {"id": "a3", "name": "Hội thảo"},
]


@pytest.fixture
def strengths(qtbot: QtBot, sample_session: Session) -> StrengthPicture:
    framework = sample_session.framework
    picture = StrengthPicture([(one.id, one.name) for one in framework.dimensions])
    qtbot.addWidget(picture)
    picture.resize(900, picture.heightForWidth(900))
    picture.show_elements(summarise_elements(framework, sample_session.plan, sample_session.tree))
    return picture


def press(qtbot: QtBot, picture: Picture, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(picture, key)


class TestStrengths:
    def test_all_elements_stand_in_words_in_the_description(self, strengths: StrengthPicture) -> None:
        words = strengths.accessibleDescription()
        assert "7 yếu tố thế mạnh" in words
        assert "2. Thân thiện với môi trường: thế mạnh, ưu tiên, 6 nhiệm vụ, hoàn thành." in words
        assert "22. Mong muốn mua sản phẩm: yếu, không ưu tiên" in words

    def test_arrows_move_in_rows_and_columns_and_enter_opens(self, qtbot: QtBot, strengths: StrengthPicture) -> None:
        opened: list[object] = []
        strengths.activated.connect(opened.append)
        for keys in ((Qt.Key.Key_Right,), (Qt.Key.Key_Down,), (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_End,)):
            press(qtbot, strengths, *keys, Qt.Key.Key_Return)
        assert opened == ["A1.2", "A2.2", "A1.1", "B3.4"]

    def test_a_click_opens(self, qtbot: QtBot, strengths: StrengthPicture) -> None:
        place = strengths.parts()[4].rect.center().toPoint()
        with qtbot.waitSignal(strengths.activated) as signal:
            QTest.mouseClick(strengths, Qt.MouseButton.LeftButton, pos=place)
        assert signal.args == ["A2.2"]

    @pytest.mark.parametrize("width", [220, 320, 500, 900, 1600])
    def test_nothing_overlaps_or_leaves_the_picture(self, strengths: StrengthPicture, width: int) -> None:
        strengths.resize(width, strengths.heightForWidth(width))
        rects = [part.rect for part in strengths.parts()]
        assert all(strengths.rect().adjusted(-1, -1, 1, 1).contains(rect.toAlignedRect()) for rect in rects)
        assert not any(one.intersects(other) for n, one in enumerate(rects) for other in rects[n + 1 :])

    def test_it_can_be_painted_without_elements(self, qtbot: QtBot) -> None:
        empty = StrengthPicture([("A1", "Hệ giá trị")])
        qtbot.addWidget(empty)
        empty.grab()
        QTest.keyClick(empty, Qt.Key.Key_Return)
        assert empty.current() is None


class TestBars:
    def test_the_words_of_all_bars(self, qtbot: QtBot) -> None:
        picture = BarsPicture("Kinh phí")
        qtbot.addWidget(picture)
        picture.resize(600, 200)
        picture.show_bars(
            ("Tỉnh", "Khác"), [Bar("Năm 2026", (3.0, 1.0), "4 triệu đồng"), Bar("Năm 2027", (), "chưa có")]
        )
        assert picture.accessibleDescription() == "Năm 2026: 4 triệu đồng. Năm 2027: chưa có."
        picture.grab()

    def test_fewer_bars_keep_a_current_part(self, qtbot: QtBot) -> None:
        picture = BarsPicture("Kinh phí")
        qtbot.addWidget(picture)
        picture.show_bars((), [Bar(str(year), (1.0,), "1") for year in range(5)])
        QTest.keyClick(picture, Qt.Key.Key_End)
        picture.show_bars((), [Bar("0", (1.0,), "1")])
        current = picture.current()
        assert current is not None
        assert current.key == "0"


class TestTimeline:
    @pytest.fixture
    def timeline(self, qtbot: QtBot) -> Timeline:
        made = Timeline()
        qtbot.addWidget(made)
        made.resize(800, 200)
        made.show()
        made.show_rows(ACTIONS, (2026, 2027))
        return made

    def test_the_words_of_all_actions(self, timeline: Timeline) -> None:
        words = timeline.accessibleDescription()
        assert words == "3 nhiệm vụ. Làm phim: 3/2026 – 02/2027. Tập huấn: 5/2027 – ?. Hội thảo: chưa có thời gian."

    def test_many_actions_are_counted_not_listed(self, timeline: Timeline) -> None:
        timeline.show_rows([{"id": f"a{n}", "name": f"Việc {n}"} for n in range(DESCRIBED + 7)], (2026, 2027))
        assert timeline.accessibleDescription().endswith("Và 7 nhiệm vụ khác.")

    def test_keys_and_clicks_open(self, qtbot: QtBot, timeline: Timeline) -> None:
        opened: list[str] = []
        timeline.activated.connect(opened.append)
        QTest.keyClick(timeline, Qt.Key.Key_Down)
        QTest.keyClick(timeline, Qt.Key.Key_Return)
        QTest.keyClick(timeline, Qt.Key.Key_End)
        QTest.keyClick(timeline, Qt.Key.Key_Space)
        QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, timeline._head() + 4))
        assert opened == ["a2", "a3", "a1"]

    def test_the_current_row_is_scrolled_to(self, qtbot: QtBot, timeline: Timeline) -> None:
        timeline.show_rows([{"id": f"a{n}", "name": "Việc"} for n in range(1000)], (2026, 2027))
        timeline.select("a900")
        assert timeline.verticalScrollBar().value() > 0
        timeline.select("a0")
        assert timeline.verticalScrollBar().value() == 0

    def test_no_actions_and_no_period(self, timeline: Timeline) -> None:
        timeline.show_rows([], None)
        timeline.grab()
