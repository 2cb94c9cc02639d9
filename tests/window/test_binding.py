"""The installed PySide6 keeps count of `None`, `True` and `False` (6.12.0 does not, and ends the program for it)."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

CALLS = 1000


class Talker(QObject):
    """Says yes or no."""

    said = Signal(bool)


def counts() -> list[int]:
    return [sys.getrefcount(each) for each in (None, True, False)]


def calls() -> dict[str, Callable[[], object]]:
    line, talker = QLineEdit(), Talker()
    talker.said.connect(lambda word: None)
    return {
        "a method that returns nothing": lambda: line.setEnabled(True),
        "a property given by name": lambda: QTimer(singleShot=True),
        "a signal with yes or no": lambda: talker.said.emit(True),
    }


@pytest.mark.parametrize(
    "what", ["a method that returns nothing", "a property given by name", "a signal with yes or no"]
)
def test_nothing_is_lost_by(what: str, qapp: QApplication) -> None:
    call = calls()[what]
    before = counts()
    for _ in range(CALLS):
        call()
    assert all(abs(after - count) < CALLS // 2 for after, count in zip(counts(), before, strict=True))
