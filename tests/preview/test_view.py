"""The preview as a widget: pages, zoom, clicks, keys, work in the background."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.document.samples import SAMPLES, built, rules
from wizard.document.model import Document
from wizard.preview.pages import BlockRef
from wizard.preview.view import _KEPT_DOTS, PreviewView


@pytest.fixture(scope="module")
def document() -> Document:
    return built(SAMPLES["decision"]())


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> Iterator[PreviewView]:
    made = PreviewView(rules())
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    with qtbot.waitSignal(made.laid_out):
        made.set_document(document)
    yield made
    made.wait()


def place_of(view: PreviewView, ref: BlockRef) -> QPoint:
    """A point in the first line of a block, in the viewport."""
    number, left, top, right, bottom = view._sheets.places(ref)[0]
    x = (view._sheets.left(number) + (left + right) / 2) * view._scale + view._origin().x()
    y = (view._sheets.tops[number] + (top + bottom) / 2) * view._scale + view._origin().y()
    return QPoint(round(x), round(y))


def test_pages_are_as_wide_as_the_view(view: PreviewView) -> None:
    assert view.page_count == 11
    sheet = view._sheets.pages[0].width * view._scale
    assert 0.9 * view.viewport().width() < sheet <= view.viewport().width()
    view.resize(1000, 900)
    assert view._sheets.pages[0].width * view._scale > sheet


def test_sheets_are_white_with_black_text(view: PreviewView) -> None:
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, 200).lightness() for x in range(image.width())}
    assert 255 in colours
    dark = sum(
        image.pixelColor(x, y).lightness() < 80 for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )
    assert dark > 500


def test_a_click_names_its_block(view: PreviewView, qtbot: QtBot) -> None:
    ref = BlockRef(0, "body", 2)
    view.show_block(ref)
    with qtbot.waitSignal(view.block_clicked) as caught:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, ref))
    assert caught.args == [ref]


def test_the_pointer_shows_what_can_be_clicked(view: PreviewView) -> None:
    for point, shape in (
        (place_of(view, BlockRef(0, "body", 0)), Qt.CursorShape.PointingHandCursor),
        (QPoint(2, 2), Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(view.viewport(), point)
        assert view.viewport().cursor().shape() == shape


def test_a_click_beside_the_paper_names_nothing(view: PreviewView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.block_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_a_block_far_away_comes_into_view(view: PreviewView) -> None:
    view.show_text("Đơn vị tính: triệu đồng")
    assert view.current_page > 5
    assert "trên 11" in view.accessibleDescription()
    place = place_of(view, BlockRef(3, "body", 1))
    assert view.viewport().rect().contains(place)


def test_a_block_beside_the_view_comes_into_it(view: PreviewView) -> None:
    ref = next(line.ref for line in view._sheets.pages[0].lines if line.x > view._sheets.pages[0].width * 0.4)
    view.set_zoom(3)
    view.show_block(ref)
    assert view.viewport().rect().contains(place_of(view, ref))
    number, left, *_ = view._sheets.places(ref)[0]
    x = (view._sheets.left(number) + left) * view._scale + view._origin().x()
    assert 0 <= x < view.viewport().width()


def test_a_sheet_that_lies_across_can_fill_the_width(view: PreviewView) -> None:
    across = next(number for number, page in enumerate(view._sheets.pages) if page.width > page.height)
    view.verticalScrollBar().setValue(round(view._sheets.tops[across] * view._scale))
    view.fit_width()
    assert 0.9 * view.viewport().width() < view._sheets.pages[across].width * view._scale <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
    view.verticalScrollBar().setValue(0)
    view.fit_width()
    assert 0.9 * view.viewport().width() < view._sheets.pages[0].width * view._scale <= view.viewport().width()


def test_large_sheets_take_little_memory_and_look_the_same(
    view: PreviewView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_zoom(1.5)
    kept = view.viewport().grab().toImage()
    monkeypatch.setattr("wizard.preview.view._KEPT_DOTS", 1)
    view._drawn.clear()
    assert view.viewport().grab().toImage() == kept and not view._drawn
    monkeypatch.undo()
    for zoom in (1, 2, 4):
        view.set_zoom(zoom)
        for number in range(view.page_count):
            view.verticalScrollBar().setValue(round(view._sheets.tops[number] * view._scale))
            view.viewport().grab()
            assert sum(view._dots(page) for page, _ in view._drawn.values()) <= _KEPT_DOTS


def test_a_block_asked_for_too_early_is_shown_later(qtbot: QtBot, document: Document) -> None:
    view = PreviewView(rules())
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    view.show_block(BlockRef(4, "label"))
    with qtbot.waitSignal(view.laid_out):
        view.set_document(document)
    assert view.current_page > 5
    view.wait()


def test_keys_scroll_and_zoom(view: PreviewView, qtbot: QtBot) -> None:
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > before
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(before)
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.horizontalScrollBar().maximum() >= 0
    assert view.accessibleName() == "Xem trước trang in"


def test_zoom_stays_within_bounds_and_keeps_the_place(view: PreviewView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    page = view.current_page
    view.set_zoom(100)
    assert view.zoom == 4.0
    assert view.current_page == page
    view.set_zoom(0.001)
    assert view.zoom == 0.25
    assert abs(view.current_page - page) <= 1


def test_zooming_with_the_wheel_keeps_what_is_under_the_pointer(view: PreviewView) -> None:
    view.show_block(BlockRef(1, "body", 1))
    point = QPointF(place_of(view, BlockRef(1, "body", 1)))
    before = (point - view._origin()) / view._scale
    for delta in (120, 120, 120, 120, 120, 120, -120, -120):
        scroll = QWheelEvent(
            point,
            view.viewport().mapToGlobal(point),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), scroll)
        moved = (point - view._origin()) / view._scale - before
        assert abs(moved.x()) * view._scale < 6 and abs(moved.y()) * view._scale < 6
    assert view.zoom > 1


def test_of_many_documents_the_last_is_shown(view: PreviewView, qtbot: QtBot, document: Document) -> None:
    other = built(SAMPLES["submission"]())
    for number in range(20):
        view.set_document(document if number < 19 else other)
    qtbot.waitUntil(lambda: view.page_count == 2)


def test_what_goes_wrong_in_making_is_told(view: PreviewView, qtbot: QtBot) -> None:
    def broken() -> Document:
        raise ValueError("hỏng")

    with qtbot.waitSignal(view.failed) as caught:
        view.set_maker(broken)
    assert str(caught.args[0]) == "hỏng"
    assert view.page_count == 11


def test_a_dark_palette_keeps_white_paper(view: PreviewView, qtbot: QtBot) -> None:
    palette = view.palette()
    palette.setColor(palette.ColorRole.Mid, Qt.GlobalColor.black)
    palette.setColor(palette.ColorRole.Text, Qt.GlobalColor.white)
    view.setPalette(palette)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, 150).lightness() > 200
    assert image.pixelColor(2, 2).lightness() < 40
