"""What holds on every page: Vietnamese words only, names for whoever cannot see, contrast, nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wizard.framework import Framework
from wizard.plan.model import Plan
from wizard.window.look import DARK, LIGHT, Colours, em
from wizard.window.main_window import MainWindow
from wizard.window.pages.registry import EXTRA
from wizard.window.session import Session
from wizard.window.translation import VietnameseTranslator

# Words that no Vietnamese text has; «in», «to», «an», «do», «on» are Vietnamese words too.
ENGLISH = re.compile(
    r"\b(the|and|of|is|are|with|without|open|save|cancel|close|file|edit|view|help|next|back|error|warning|undo|redo"
    r"|select|search|button|delete|copy|paste|cut|add|remove|row|column|field|value|step|page|name|none|null|true|false"
    r"|traceback|exception|invalid|missing|required|optional|default|unknown|id)\b",
    re.IGNORECASE,
)
# Proper names, and keys as they are printed on the keyboard.
PROPER = re.compile(r"FutureBrand|Country Index|Made in|PAR INDEX|(Ctrl|Alt|Shift)\+\w+", re.IGNORECASE)
INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


@pytest.fixture
def window(framework: Framework, sample: Plan, plans: object, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    translator = VietnameseTranslator()
    qapp.installTranslator(translator)
    made = MainWindow(Session(framework))
    made.session.create_plan(f"{plans}/Lâm Hải.ctqb", sample)
    qtbot.addWidget(made)
    made.resize(em(112), em(63))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.session.close_plan()
    qapp.removeTranslator(translator)


def pages(framework: Framework) -> list[str]:
    walk = [step.id for step in framework.steps]
    return [*walk, *(element.id for element in framework.elements[::7]), *(f"/{extra.key}" for extra in EXTRA)]


def texts(root: QWidget) -> Iterator[str]:
    """All that can be read or heard of the widgets below `root`; not what somebody typed."""
    for widget in root.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
    for action in root.findChildren(QAction):
        yield action.text().replace("&", "")
        yield action.toolTip().replace("&", "")


def where(widget: QWidget) -> str:
    """A widget in words, for whoever has to find it."""
    parents: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(parents) < 4:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(parents)


def test_no_english_word_can_be_seen(window: MainWindow, framework: Framework) -> None:
    answers = {str(value) for value in window.session.plan.answers.values()}
    found = set()
    for key in pages(framework):
        window.go_to(key)
        for text in texts(window):
            if ENGLISH.search(PROPER.sub("", text)) and text not in answers:
                found.add((key, text[:120]))
    assert found == set()


def test_every_control_has_a_name(window: MainWindow, framework: Framework) -> None:
    nameless = set()
    for key in pages(framework):
        window.go_to(key)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or widget.objectName().startswith("qt_"):
                continue
            if isinstance(widget, INPUTS) and not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
                name = widget.accessibleName()
            elif isinstance(widget, QAbstractButton) and not isinstance(widget.parentWidget(), QLineEdit):
                name = widget.accessibleName() or widget.text()
            else:
                continue
            if not name:
                nameless.add((key, where(widget)))
    assert nameless == set()


def cut_off(window: MainWindow) -> set[tuple[str, str]]:
    """The labels and buttons of the page shown whose words have too little room."""
    cut = set()
    for made in window.findChildren(QLabel):
        if not made.isVisible() or not made.text() or not made.pixmap().isNull():
            continue
        needed = made.heightForWidth(made.width()) if made.wordWrap() else made.sizeHint().height()
        if made.height() + 1 < needed or (not made.wordWrap() and made.width() + 1 < made.sizeHint().width()):
            cut.add((made.text()[:60], where(made)))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.width() + 1 < button.minimumSizeHint().width():
            cut.add((button.text(), where(button)))
    return cut


def test_no_label_is_cut_off(window: MainWindow, framework: Framework, qtbot: QtBot) -> None:
    for key in pages(framework):
        window.go_to(key)
        try:  # a slow machine takes a moment until every line has found its place
            qtbot.waitUntil(lambda: not cut_off(window), timeout=3000)
        except qtbot.TimeoutError:
            assert (key, cut_off(window)) == (key, set())


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stand_out_from_their_grounds(theme: Colours) -> None:
    grounds = ("window", "base", "soft", "notice")
    words = ("text", "muted", "todo", "doing", "done", "review", "problem", "accent")
    weak = {
        (word, ground, round(contrast(getattr(theme, word), getattr(theme, ground)), 2))
        for word in words
        for ground in grounds
        if contrast(getattr(theme, word), getattr(theme, ground)) < 4.5
    }
    assert weak == set()
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.edge, theme.base) >= 3  # the border of an input
