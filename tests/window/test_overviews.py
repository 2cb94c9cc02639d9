"""The overviews: what they gather is true, follows each change, and leads to the places where it was entered."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from wizard.plan.model import Place, Row
from wizard.window.look import em
from wizard.window.pages.actions_overview import ActionsOverview
from wizard.window.pages.base import Page
from wizard.window.pages.budget_overview import BudgetOverview
from wizard.window.pages.elements_overview import ElementsOverview
from wizard.window.pages.indicators_overview import IndicatorsOverview
from wizard.window.session import Session

P = TypeVar("P", bound=Page)


def shown(qtbot: QtBot, page: P) -> P:
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.shown()
    return page


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


class TestElements:
    @pytest.fixture
    def page(self, qtbot: QtBot, sample_session: Session) -> ElementsOverview:
        return shown(qtbot, ElementsOverview(sample_session))

    def test_all_elements_with_words_for_their_rating(self, page: ElementsOverview) -> None:
        texts = [[column.text(row) for column in page.model.columns] for row in page.model.shown]
        assert len(texts) == 22
        assert texts[1] == ["2. Thân thiện với môi trường", "■■■ Thế mạnh", "★ Có", "3", "6", "hoàn thành (11/11)"]

    def test_it_follows_the_plan(self, page: ElementsOverview, sample_session: Session) -> None:
        sample_session.set_value(Place("priority", "A1.1"), True)
        assert page.advice.text().startswith("Đã chọn 8 yếu tố ưu tiên, nhiều hơn 7")
        assert "1. Ổn định chính trị, dân chủ, minh bạch: trung bình, ưu tiên" in page.picture.accessibleDescription()

    def test_picture_and_table_lead_to_the_elements(
        self, qtbot: QtBot, page: ElementsOverview, sample_session: Session
    ) -> None:
        asked: list[object] = []
        sample_session.go_requested.connect(asked.append)
        QTest.keyClick(page.picture, Qt.Key.Key_Return)
        page.table.select("B2.5")
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert asked == ["A1.1", "B2.5"]

    def test_sorting_by_rating_goes_from_strong_to_weak(self, page: ElementsOverview) -> None:
        page.model.sort(1, Qt.SortOrder.AscendingOrder)
        labels = [page.model.columns[1].text(row) for row in page.model.shown]
        assert labels == sorted(labels, key=["■■■ Thế mạnh", "■■□ Trung bình", "■□□ Yếu", "Chưa có dữ liệu"].index)


class TestActions:
    @pytest.fixture
    def page(self, qtbot: QtBot, sample_session: Session) -> ActionsOverview:
        return shown(qtbot, ActionsOverview(sample_session))

    def test_filters_work_together(self, page: ActionsOverview) -> None:
        choose(page.element, "A1")
        assert all({"A1.1", "A1.2", "A1.3"} & set(row["elements"]) for row in page.model.shown)  # type: ignore[arg-type]
        within = len(page.model.shown)
        choose(page.agency, "so-ngoai-vu")
        assert 0 < len(page.model.shown) < within
        choose(page.year, 2030)
        assert all(str(row["end"]) >= "2030" for row in page.model.shown)
        page.clear_filters()
        assert len(page.model.shown) == 54

    def test_typing_filters_a_little_later(self, qtbot: QtBot, page: ActionsOverview) -> None:
        QTest.keyClicks(page.search, "phim")
        assert len(page.model.shown) == 54
        qtbot.waitUntil(lambda: 0 < len(page.model.shown) < 54)

    def test_only_what_lacks_something(self, page: ActionsOverview, sample_session: Session) -> None:
        sample_session.set_value(Place("actions", None, "a5", "end"), None)
        choose(page.state, "lacking")
        assert [row["id"] for row in page.model.shown] == ["a5"]
        assert page.model.columns[-1].text(page.model.shown[0]) == "thiếu kết thúc"

    def test_box_and_header_agree_about_the_order(self, page: ActionsOverview) -> None:
        choose(page.order, 2)
        assert page.panel.table.horizontalHeader().sortIndicatorSection() == 2
        page.panel.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        assert page.order.currentData() == 0

    def test_a_new_action_takes_over_the_filter(self, page: ActionsOverview, sample_session: Session) -> None:
        choose(page.element, "B2.5")
        choose(page.agency, "so-ngoai-vu")
        page.panel.add()
        row = sample_session.rows(Place("actions"))[-1]
        assert (row["elements"], row["lead"]) == (["B2.5"], "so-ngoai-vu")

    def test_the_timeline_opens_the_action(self, page: ActionsOverview) -> None:
        page.tabs.setCurrentIndex(1)
        assert page.timeline.accessibleDescription().startswith("54 nhiệm vụ.")
        page.timeline.activated.emit("a7")
        assert page.tabs.currentIndex() == 0
        assert page.panel.form.row == "a7"

    def test_a_place_opens_its_row(self, page: ActionsOverview) -> None:
        page.show_place(Place("actions", None, "a9", "result"))
        assert page.panel.form.row == "a9"

    def test_a_thousand_actions_stay_fluent(self, qtbot: QtBot, sample_session: Session, page: ActionsOverview) -> None:
        rows: list[Row] = [dict(row) for row in sample_session.rows(Place("actions"))]
        many: list[Row] = [{**rows[n % len(rows)], "name": f"Nhiệm vụ {n}"} for n in range(946)]
        sample_session.add_rows(Place("actions"), many)
        times = []
        for work in (
            lambda: page.model.sort(0, Qt.SortOrder.DescendingOrder),
            lambda: choose(page.element, "A1"),
            page.clear_filters,
            lambda: page.tabs.setCurrentIndex(1),
            page.timeline.grab,
        ):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        assert max(times) < 0.5, times


class TestBudget:
    @pytest.fixture
    def page(self, qtbot: QtBot, sample_session: Session) -> BudgetOverview:
        return shown(qtbot, BudgetOverview(sample_session))

    def test_totals_in_figures_and_words(self, page: BudgetOverview) -> None:
        assert page.total.text() == "Tổng kinh phí: 72.618 triệu đồng"
        assert page.words.text() == "Bằng chữ: Bảy mươi hai tỷ sáu trăm mười tám triệu đồng."

    def test_the_sums_are_those_of_the_lines(self, page: BudgetOverview, sample_session: Session) -> None:
        lines = sample_session.rows(Place("budget_lines"))
        of_2027 = sum((row["amount"] for row in lines if row["year"] == 2027), Decimal())
        cells = [page.matrix.item(1, column) for column in range(page.matrix.columnCount())]
        assert cells[-1] is not None
        assert cells[-1].text().replace(".", "") == str(of_2027)

    def test_it_is_live(self, page: BudgetOverview, sample_session: Session) -> None:
        line = str(sample_session.rows(Place("budget_lines"))[0]["id"])
        before = sample_session.stored(Place("budget_lines", None, line, "amount"))
        sample_session.set_value(Place("budget_lines", None, line, "amount"), before + Decimal("0.5"))  # type: ignore[operator]
        assert page.total.text() == "Tổng kinh phí: 72.618,5 triệu đồng"

    def test_lines_that_count_nowhere_are_named(self, page: BudgetOverview, sample_session: Session) -> None:
        sample_session.add_row(Place("budget_lines"), {"item": "Dự phòng", "source": "tinh"})
        assert page.notice.text().startswith("1 khoản chưa được cộng")
        page.lacking.setChecked(True)
        assert len(page.lines.shown) == 1

    def test_an_action_shows_its_lines_and_new_ones_belong_to_it(
        self, page: BudgetOverview, sample_session: Session
    ) -> None:
        page.cost_table.selectRow(2)
        action = str(page.by_action.shown[2]["id"])
        assert {row.get("action") for row in page.lines.shown} == {action}
        page.panel.add()
        assert sample_session.rows(Place("budget_lines"))[-1]["action"] == action

    def test_an_item_outside_the_plan_shows_its_lines(self, page: BudgetOverview, sample_session: Session) -> None:
        sample_session.add_row(
            Place("budget_lines"), {"item": "Dự phòng phí", "source": "khac", "year": 2028, "amount": Decimal(5)}
        )
        number = next(n for n, row in enumerate(page.by_action.shown) if page._name(str(row["id"])) == "Dự phòng phí")
        page.cost_table.selectRow(number)
        assert [row.get("item") for row in page.lines.shown] == ["Dự phòng phí"]
        page.panel.add()
        assert sample_session.rows(Place("budget_lines"))[-1]["item"] == "Dự phòng phí"

    def test_a_bar_shows_the_lines_of_its_year(self, page: BudgetOverview) -> None:
        page.bars.activated.emit("Năm 2029")
        assert {row.get("year") for row in page.lines.shown} == {2029}

    def test_marks_of_documents_never_show(self, page: BudgetOverview, sample_session: Session) -> None:
        sample_session.add_row(Place("budget_lines"), {"amount": Decimal(3)})
        texts = [column.text(row) for row in page.by_action.shown for column in page.by_action.columns]
        assert not any("<" in text for text in texts)


class TestIndicators:
    @pytest.fixture
    def page(self, qtbot: QtBot, sample_session: Session) -> IndicatorsOverview:
        return shown(qtbot, IndicatorsOverview(sample_session))

    def test_levels_are_counted(self, page: IndicatorsOverview) -> None:
        assert page.counts.text() == "18 chỉ tiêu: sản phẩm 5, tiếp cận 4, kết quả 6, nhận biết 3."

    def test_a_missing_level_is_named(self, page: IndicatorsOverview, sample_session: Session) -> None:
        perceived = [row["id"] for row in page.model.shown if row["level"] == "perception"]
        sample_session.remove_rows(Place("indicators"), [str(each) for each in perceived])
        assert "còn thiếu cấp “Nhận biết”" in page.advice.text()

    def test_course_users_and_gaps_of_a_row(self, page: IndicatorsOverview, sample_session: Session) -> None:
        row = page.model.shown[5]
        texts = [column.text(row) for column in page.model.columns]
        assert texts[2] == "42 (2025) → 220 (2030) tin, bài"
        assert "Thân thiện với môi trường" in texts[4]
        sample_session.set_value(Place("indicators", None, str(row["id"]), "target"), None)
        texts = [column.text(page.model.shown[5]) for column in page.model.columns]
        assert texts[2] == "42 (2025) → chưa có (2030) tin, bài"
        assert texts[5] == "thiếu mức cần đạt"


OVERVIEWS = [ElementsOverview, ActionsOverview, BudgetOverview, IndicatorsOverview]


@pytest.mark.parametrize("page_class", OVERVIEWS)
def test_a_narrow_window_cuts_nothing_off(qtbot: QtBot, sample_session: Session, page_class: type[Page]) -> None:
    page = shown(qtbot, page_class(sample_session))
    page.resize(em(36), em(50))
    qtbot.waitUntil(lambda: page.widget_inside.width() == page.viewport().width())


@pytest.mark.parametrize("page_class", OVERVIEWS)
def test_an_empty_plan_has_overviews_too(qtbot: QtBot, session: Session, page_class: type[Page]) -> None:
    page = shown(qtbot, page_class(session))
    page.grab()
    page.show_place(None)
