"""Fusion with check boxes and radio buttons that can be seen on light and dark grounds, also with the focus on them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from wizard.window.icons import draw
from wizard.window.look import Colours, colours, em

_BOX = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
_IN_USE = "wizardStyle"
_ROUND = QStyle.PrimitiveElement.PE_IndicatorRadioButton


class WizardStyle(QProxyStyle):
    """The program's style."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element not in _BOX and element != _ROUND:
            super().drawPrimitive(element, option, painter, widget)
            return
        theme, state = colours(), option.state
        on = bool(state & QStyle.StateFlag.State_On)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(_edge(theme, on or focus, enabled), 2 if focus else 1.2))
        painter.setBrush(_ground(theme, on and element != _ROUND, enabled))
        if element == _ROUND:
            painter.drawEllipse(area)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_edge(theme, True, enabled))
                inset = area.width() * 0.27
                painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
        else:
            painter.drawRoundedRect(area, em(0.25), em(0.25))
            if on:
                draw(painter, "check", area, QColor(theme.on_accent))
            elif state & QStyle.StateFlag.State_NoChange:
                middle = area.center().y()
                painter.drawLine(round(area.left() + 3), round(middle), round(area.right() - 3), round(middle))
        painter.restore()


def use_wizard_style() -> None:
    """Gives the program this style; later than the start, as no other class of Qt takes so long to load."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet() and not app.property(_IN_USE):
        app.setProperty(_IN_USE, True)
        app.setStyle(WizardStyle())


def _edge(theme: Colours, strong: bool, enabled: bool) -> QColor:
    return QColor(theme.accent if strong and enabled else theme.edge)


def _ground(theme: Colours, filled: bool, enabled: bool) -> QColor:
    if filled:
        return QColor(theme.accent if enabled else theme.edge)
    return QColor(theme.base if enabled else theme.window)
