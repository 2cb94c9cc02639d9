"""Small line icons, painted in the colour of the text around them: sharp at every scale, right in light and dark."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from wizard.plan.tree import Status
from wizard.window.look import STATUS_COLOURS, colours

# Strokes on a field of 24 × 24: «x,y x,y …» is a line through points, «o x,y,r» a circle, «• x,y,r» a dot.
_STROKES: dict[str, str] = {
    "left": "19,12 5,12; 11,6 5,12 11,18",
    "right": "5,12 19,12; 13,6 19,12 13,18",
    "up": "12,19 12,5; 6,11 12,5 18,11",
    "down": "12,5 12,19; 6,13 12,19 18,13",
    "plus": "12,5 12,19; 5,12 19,12",
    "minus": "5,12 19,12",
    "width": "3,5 3,19; 21,5 21,19; 6,12 18,12; 9,9 6,12 9,15; 15,9 18,12 15,15",
    "page": "6,3 18,3 18,21 6,21 6,3; 9,8 15,8; 9,12 15,12; 9,16 12,16",
    "close": "6,6 18,18; 18,6 6,18",
    "copy": "9,9 19,9 19,20 9,20 9,9; 6,15 5,15 5,4 15,4 15,6",
    "paste": "8,5 5,5 5,21 19,21 19,5 16,5; 9,3 15,3 15,7 9,7 9,3",
    "trash": "4,7 20,7; 9,7 9,4 15,4 15,7; 6,7 7,20 17,20 18,7; 10,11 10,16; 14,11 14,16",
    "flag": "6,21 6,4 18,4 15,8.5 18,13 6,13",
    "search": "o 10.5,10.5,6; 15,15 20,20",
    "help": "o 12,12,9; 9.5,9.5 10.3,8 12,7.4 13.8,8 14.4,9.6 13.6,11 12,12.2 12,13.6; • 12,16.6,1.1",
    "info": "o 12,12,9; 12,11 12,17; • 12,7.6,1.1",
    "warning": "12,4 21,20 3,20 12,4; 12,10 12,14.5; • 12,17.2,1.1",
    "check": "5,13 10,18 19,7",
    "file": "6,3 14,3 19,8 19,21 6,21 6,3; 14,3 14,8 19,8",
    "folder": "3,19 3,6 9,6 11,8 21,8 21,19 3,19",
    "export": "12,15 12,4; 8,8 12,4 16,8; 5,13 5,20 19,20 19,13",
    "sort": "8,5 8,19; 5,16 8,19 11,16; 16,19 16,5; 13,8 16,5 19,8",
    "more": "• 6,12,1.6; • 12,12,1.6; • 18,12,1.6",
    "pane": "4,5 20,5 20,19 4,19 4,5; 14.5,5 14.5,19",
    "edit": "5,19 6,15 16,5 19,8 9,18 5,19",
    "undo": "8,5 4,9 8,13; 4,9 15,9 18.5,10.5 20,13.5 18.5,16.5 15,18 9,18",
    "redo": "16,5 20,9 16,13; 20,9 9,9 5.5,10.5 4,13.5 5.5,16.5 9,18 15,18",
    "calendar": "4,6 20,6 20,20 4,20 4,6; 4,10 20,10; 8,3 8,7; 16,3 16,7",
    "todo": "o 12,12,8",
    "doing": "o 12,12,8; • 12,12,4",
    "done": "o 12,12,8; 8,12.4 11,15.2 16,9.2",
    "review": "12,3.5 21,19.5 3,19.5 12,3.5; 12,9.5 12,14; • 12,16.8,1.1",
}
_STATUS = {Status.TODO: "todo", Status.DOING: "doing", Status.DONE: "done", Status.REVIEW: "review"}


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paints the icon `name` into a rectangle; KeyError when there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
    painter.scale(side / 24, side / 24)
    pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    for stroke in _STROKES[name].split("; "):
        numbers = [[float(each) for each in point.split(",")] for point in stroke.lstrip("o• ").split()]
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if stroke[0] in "o•":
            ((x, y, radius),) = numbers
            if stroke[0] == "•":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in numbers]))
    painter.restore()


def draw_status(painter: QPainter, status: Status, rect: QRectF) -> None:
    """Paints the symbol of a status: the four differ in shape, not only in colour."""
    draw(painter, _STATUS[status], rect, QColor(getattr(colours(), STATUS_COLOURS[status])))


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str = "") -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if self._role:
            colour = QColor(getattr(colours(), self._role))
        else:
            group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
            colour = QApplication.palette().color(group, QPalette.ColorRole.ButtonText)
        draw(painter, self._name, QRectF(rect), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # Qt asks for icons of no size, too
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


@cache
def icon(name: str, role: str = "") -> QIcon:
    """The icon `name`; `role`: a colour of `look.Colours` instead of the text's («on_accent» on primary buttons)."""
    if name not in _STROKES:
        raise KeyError(name)
    return QIcon(_Engine(name, role))


def status_icon(status: Status) -> QIcon:
    """The symbol of a status."""
    return icon(_STATUS[status], STATUS_COLOURS[status])
