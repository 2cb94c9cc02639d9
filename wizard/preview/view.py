"""The preview: sheets of paper that can be scrolled, zoomed and clicked."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.preview.blocks import find_block
from wizard.preview.jobs import LaidOut, LayoutJobs
from wizard.preview.pages import BlockRef, Page
from wizard.preview.paint import draw_page
from wizard.preview.sheets import GAP, Sheets

TWIPS_PER_INCH = 1440
SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.15
# drawn sheets are kept up to so many dots; of a sheet that has more only what is in view is drawn, each time
_KEPT_DOTS = 8_000_000
_NAME = "Xem trước trang in"


class PreviewView(QAbstractScrollArea):
    """Shows the pages of a document as they will print.

    ``block_clicked`` brings the BlockRef of what was clicked; ``laid_out`` the number of pages after each change;
    ``failed`` the exception that making a document raised; ``zoom_changed`` the new zoom (1 is the size on paper).
    """

    block_clicked = Signal(object)
    laid_out = Signal(int)
    failed = Signal(object)
    zoom_changed = Signal(float)

    def __init__(self, rules: FormatRules, parent: QWidget | None = None) -> None:
        """Take the format rules that documents are laid out by."""
        super().__init__(parent)
        self._jobs = LayoutJobs(rules, self)
        self._jobs.done.connect(self._show)
        self._jobs.failed.connect(self.failed)
        self._document: Document | None = None
        self._sheets = Sheets([])
        self._zoom = 1.0
        self._fits_width = True
        self._fitted = 0
        self._wanted: BlockRef | str | None = None
        self._marked: BlockRef | None = None
        self._drawn: OrderedDict[tuple[int, float], tuple[Page, QPixmap]] = OrderedDict()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_NAME)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._describe)

    # ------------------------------------------------------------------------------------------------------ documents

    def set_document(self, document: Document) -> None:
        """Show a document; while it is laid out the old pages stay."""
        self._jobs.ask(lambda: document)

    def set_maker(self, make: Callable[[], Document]) -> None:
        """Show what ``make`` returns; it may be called in another thread, so it must not touch what others change."""
        self._jobs.ask(make)

    def wait(self) -> None:
        """Wait until nothing is laid out in the background, as before the program ends."""
        self._jobs.wait()

    @property
    def page_count(self) -> int:
        """The number of pages shown."""
        return len(self._sheets.pages)

    @property
    def current_page(self) -> int:
        """The number (from 0) of the page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._sheets.at(middle / self._scale)

    def show_block(self, ref: BlockRef) -> None:
        """Mark a block and scroll to it where it is not in view; a block not laid out yet is shown once it is."""
        self._wanted = ref
        self._follow()

    def show_text(self, text: str) -> None:
        """Mark the first block that holds ``text`` (what a field holds) and scroll to it."""
        self._wanted = text
        self._follow()

    def _show(self, made: LaidOut) -> None:
        self._document = made.document
        self._sheets = Sheets(made.pages)
        alive = {id(page) for page in made.pages}
        for key in [key for key in self._drawn if key[0] not in alive]:
            del self._drawn[key]
        self._measure()
        self._describe()
        if self._wanted is not None:
            self._follow()
        self.viewport().update()
        self.laid_out.emit(len(made.pages))

    def _follow(self) -> None:
        wanted = self._wanted
        if isinstance(wanted, str):
            wanted = find_block(self._document, wanted) if self._document else None
        self._marked = wanted
        places = self._sheets.places(wanted) if wanted else []
        if places:
            number, left, top, right, bottom = places[0]
            x, y = self._sheets.left(number), self._sheets.tops[number]
            self._scroll_to(y + top, y + bottom)
            self._scroll_across(x + left, x + right)
            self._wanted = None
        self.viewport().update()

    def _scroll_to(self, top: float, bottom: float) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        first, last = top * self._scale, bottom * self._scale
        if not bar.value() + height * 0.1 <= first <= last <= bar.value() + height * 0.9:
            bar.setValue(round(first - height / 3))

    def _scroll_across(self, left: float, right: float) -> None:
        bar = self.horizontalScrollBar()
        first, last, room = left * self._scale, right * self._scale, self.viewport().width()
        if not bar.value() <= first <= last <= bar.value() + room:
            margin = max((room - (last - first)) / 2, room * 0.1)  # where it is too long, its beginning is shown
            bar.setValue(round(first - margin))

    def _describe(self) -> None:
        pages = self.page_count
        self.setAccessibleDescription(f"Trang {self.current_page + 1} trên {pages}" if pages else "Chưa có trang nào")

    # ----------------------------------------------------------------------------------------------------------- zoom

    @property
    def zoom(self) -> float:
        """The zoom; 1 is the size on paper."""
        return self._zoom

    @property
    def _scale(self) -> float:
        return self._zoom * self.logicalDpiX() / TWIPS_PER_INCH

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Show the pages at a zoom; what stands at a point of the viewport (else in the middle) stays there."""
        self._fits_width = False
        self._apply(zoom, around)

    def fit_width(self) -> None:
        """Show the sheet in view as wide as the view, also when its size changes."""
        self._fits_width = True
        if self._sheets.pages:
            self._fitted = self._sheets.pages[min(self.current_page, self.page_count - 1)].width
        self._measure()

    def zoom_in(self) -> None:
        """Show the pages larger by a step."""
        self.set_zoom(self._zoom * STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller by a step."""
        self.set_zoom(self._zoom / STEP)

    def _apply(self, zoom: float, around: QPointF | None = None) -> None:
        zoom = min(max(zoom, SMALLEST), LARGEST)
        if abs(zoom - self._zoom) < 1e-6:
            self._measure_bars()
            return
        point = around or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        place = (point - self._origin()) / self._scale
        self._zoom = zoom
        self._drawn.clear()
        self._measure_bars()
        moved = place * self._scale + self._origin() - point
        for bar, by in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
            if bar is self.verticalScrollBar() or not self._fits_width:
                bar.setValue(round(bar.value() + by))
        self.viewport().update()
        self.zoom_changed.emit(zoom)

    def _measure(self) -> None:
        if self._fits_width and self._sheets.pages:
            # the first sheet decides until another is asked for; pages that lie across are looked at by scrolling
            sheet = (self._fitted or self._sheets.pages[0].width) + 2 * GAP
            self._apply(self.viewport().width() * TWIPS_PER_INCH / self.logicalDpiX() / sheet)
        else:
            self._measure_bars()

    def _measure_bars(self) -> None:
        scale = self._scale
        across = self.horizontalScrollBar()
        before = across.maximum()
        for bar, length, room in (
            (self.verticalScrollBar(), self._sheets.height * scale, self.viewport().height()),
            (across, self._sheets.width * scale, self.viewport().width()),
        ):
            bar.setRange(0, max(round(length - room), 0))
            bar.setPageStep(room)
            bar.setSingleStep(max(room // 12, 1))
        if self._fits_width and across.maximum() != before:
            across.setValue(across.maximum() // 2)

    # --------------------------------------------------------------------------------------------------------- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets that are in view."""
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Mid))
        origin = self._origin()
        scale = self._scale
        area = QRectF(event.rect()).translated(-origin)
        shown = self._sheets.between(area.top() / scale, area.bottom() / scale)
        for number in shown:
            page = self._sheets.pages[number]
            place = QPointF(self._sheets.left(number) * scale, self._sheets.tops[number] * scale) + origin
            place = QPointF(round(place.x()), round(place.y()))
            if self._dots(page) > _KEPT_DOTS:
                self._draw_part(painter, page, place, QRectF(event.rect()))
            else:
                painter.drawPixmap(place, self._sheet(page))
        if self._marked:
            colour = QColor(palette.color(QPalette.ColorRole.Highlight))
            colour.setAlpha(50)
            for number, left, top, right, bottom in self._sheets.places(self._marked, shown):
                x, y = self._sheets.left(number) + left, self._sheets.tops[number] + top
                mark = QRectF(x * scale, y * scale, (right - left) * scale, (bottom - top) * scale)
                painter.fillRect(mark.translated(origin), colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view where that was chosen."""
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with +, - and 0 zooms, Home and End go to the first and last page; the arrows scroll."""
        bar = self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that text can be clicked."""
        found = self.block_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which block was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            ref = self.block_at(event.position().toPoint())
            if ref:
                self._marked = ref
                self.viewport().update()
                self.block_clicked.emit(ref)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the screen's resolution or the palette changes."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._drawn.clear()
        super().changeEvent(event)

    def block_at(self, point: QPoint) -> BlockRef | None:
        """Return the block at a point of the viewport."""
        place = (QPointF(point) - self._origin()) / self._scale
        return self._sheets.hit(place.x(), place.y())

    def _origin(self) -> QPointF:
        """Return where the top left corner of all sheets lies in the viewport."""
        free = max((self.viewport().width() - self._sheets.width * self._scale) / 2, 0)
        return QPointF(free - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _dots(self, page: Page) -> float:
        scale = self._scale * self.devicePixelRatioF()
        return page.width * scale * page.height * scale

    def _draw_part(self, painter: QPainter, page: Page, place: QPointF, area: QRectF) -> None:
        """Draw what of a sheet lies in an area of the viewport."""
        scale = self._scale
        part = area.intersected(QRectF(place.x(), place.y(), page.width * scale, page.height * scale))
        painter.save()
        painter.setClipRect(part)
        painter.fillRect(part, Qt.GlobalColor.white)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(place)
        painter.scale(scale, scale)
        draw_page(painter, page, (part.top() - place.y()) / scale, (part.bottom() - place.y()) / scale)
        painter.restore()

    def _sheet(self, page: Page) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (id(page), ratio)
        kept = self._drawn.get(key)
        if kept:
            self._drawn.move_to_end(key)
            return kept[1]
        scale = self._scale * ratio
        pixmap = QPixmap(round(page.width * scale), round(page.height * scale))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._scale, self._scale)
        draw_page(painter, page)
        painter.end()
        self._drawn[key] = (page, pixmap)
        while len(self._drawn) > 1 and sum(self._dots(kept) for kept, _ in self._drawn.values()) > _KEPT_DOTS:
            self._drawn.popitem(last=False)
        return pixmap
