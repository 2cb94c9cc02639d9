"""A person who has never seen the program fills in a plan by keyboard and mouse and holds the dossier."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.document.words import words_of
from tests.end_to_end.screen import Screen, running, wait_for
from wizard.framework import load_framework
from wizard.plan.file import read_plan
from wizard.plan.model import Place, Plan
from wizard.window.look import LIGHT
from wizard.window.settings import Settings

PRIMARY = int(LIGHT.accent.removeprefix("#"), 16)
UNIT = "Phòng Báo chí và Đối ngoại"
SIGNER = "Nguyễn Thị Kiểm Thử"
NEED = ("Hình ảnh của tỉnh chưa được biết đến rộng rãi.", "Cần một chương trình chung cho các sở, ngành.")
LIMITS = ("Thiếu dữ liệu khảo sát ở nước ngoài", "Thiếu người giỏi ngoại ngữ")
ACTION = "Mở gian hàng của tỉnh tại Osaka"


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The program at its first start."""
    with running(tmp_path_factory.mktemp("walk")) as made:
        yield made


def find(screen: Screen, words: str) -> None:
    """Goes to a question by its name, as Ctrl+F does."""
    screen.key("ctrl+f")
    screen.type(words)
    time.sleep(0.5)
    screen.key("Return")
    time.sleep(0.4)


def plan_file(screen: Screen) -> Path:
    """The plan that the program has created."""
    (found,) = (screen.home / "Documents").rglob("*.ctqb")
    return found


def saved(screen: Screen) -> Plan:
    """The plan as it is on disk."""
    return read_plan(str(plan_file(screen)), load_framework()).plan


def click_primary(screen: Screen) -> None:
    """Clicks the first button that stands out on the page."""
    place = screen.find_block(PRIMARY)
    assert place is not None, "no button stands out"
    screen.click(*place)


def test_a_new_plan_in_three_choices(screen: Screen) -> None:
    screen.keep("1-tour")
    screen.key("Escape")
    screen.key("Tab")
    screen.type("Lâm Đồng")
    screen.key("Return")
    screen.keep("2-start")
    click_primary(screen)
    wait_for("the plan", lambda: "đã lưu lúc" in screen.title())
    assert saved(screen).stored(Place("province")) == "lam-dong"


def test_what_is_typed_is_on_disk_without_a_save_button(screen: Screen) -> None:
    find(screen, "phòng soạn thảo")
    screen.type(UNIT)
    find(screen, "sự cần thiết ban hành")
    screen.type(NEED[0])
    screen.key("Return")
    screen.type(NEED[1])
    screen.keep("3-typing")
    find(screen, "hạn chế")
    screen.type(LIMITS[0])
    screen.key("Return")
    screen.type(LIMITS[1])
    find(screen, "các nhiệm vụ, hoạt động")
    screen.key("Insert")
    screen.type(ACTION)
    screen.key("Tab")
    screen.keep("4-table")
    find(screen, "chức vụ người ký")
    screen.key("space", "Down")
    find(screen, "họ và tên người ký")
    screen.type(SIGNER)
    wait_for("the signer on disk", lambda: saved(screen).stored(Place("committee_signer_name")) == SIGNER)
    plan = saved(screen)
    assert plan.stored(Place("drafting_unit")) == UNIT
    assert plan.stored(Place("necessity")) == "\n".join(NEED)
    assert plan.stored(Place("limitations")) == list(LIMITS)
    assert [row["name"] for row in plan.rows("actions")] == [ACTION]
    assert plan.stored(Place("committee_signer")) == "vice_chairman"


def test_undo_and_redo_by_keyboard(screen: Screen) -> None:
    find(screen, "phòng soạn thảo")
    screen.type(" thử")
    screen.key("Tab")
    wait_for("the edit", lambda: saved(screen).stored(Place("drafting_unit")) != UNIT)
    screen.key("ctrl+z")
    wait_for("the undo", lambda: saved(screen).stored(Place("drafting_unit")) == UNIT)


def test_the_review_names_what_is_missing(screen: Screen) -> None:
    screen.key("alt+i", "r")
    time.sleep(0.7)
    screen.keep("5-review")
    assert screen.find_block(PRIMARY, right_of=400) is not None


def test_the_dossier_holds_the_typed_words_in_place(screen: Screen) -> None:
    screen.key("alt+i", "x")
    time.sleep(0.7)
    screen.scroll(700, 400, 10)
    screen.keep("6-export")
    click_primary(screen)
    wait_for("the letter", lambda: bool(list(screen.home.rglob("05 Cong van gui Bo.docx"))))
    time.sleep(0.7)
    screen.keep("7-files")
    (decision,) = screen.home.rglob("02 Quyet dinh.docx")
    words = words_of(decision)
    assert words.index("PHÓ CHỦ TỊCH") < words.index(SIGNER)
    heading = next(number for number, text in enumerate(words) if "cần thiết" in text.lower())
    assert heading < words.index(NEED[0]) == words.index(NEED[1]) - 1
    first = next(number for number, text in enumerate(words) if LIMITS[0] in text)
    assert LIMITS[1] in words[first + 1]
    assert any(ACTION in text for text in words)
    assert any("[CẦN BỔ SUNG" in text for text in words)


def test_the_next_start_goes_on_where_one_was(screen: Screen) -> None:
    name = plan_file(screen).stem
    screen.key("ctrl+q")
    wait_for("the end", lambda: screen.program.poll() is not None)
    assert screen.program.returncode == 0
    assert saved(screen).stored(Place("drafting_unit")) == UNIT
    assert name in Settings(str(screen.home / "data" / "settings.ini")).recent_plans()[0].path
