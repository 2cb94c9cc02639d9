"""The pages of the window by key, imported when first shown.

Keys: the ids of steps and elements, and those of EXTRA. A page is a class taking (session, parent); those of steps and
elements take (session, node id, parent).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from wizard.window.pages.base import Page
    from wizard.window.session import Session


class Extra(NamedTuple):
    """A page that is no step: `group` is its heading in the navigation, `about` one sentence for the start of it."""

    key: str
    title: str
    group: str
    module: str
    name: str


EXTRA = (
    Extra("actions", "Kế hoạch hành động", "Bảng tổng hợp", "actions_overview", "ActionsOverview"),
    Extra("budget", "Kinh phí theo năm, theo nguồn", "Bảng tổng hợp", "budget_overview", "BudgetOverview"),
    Extra("indicators", "Chỉ tiêu", "Bảng tổng hợp", "indicators_overview", "IndicatorsOverview"),
    Extra("review", "Rà soát", "Hoàn thiện", "review_page", "ReviewPage"),
    Extra("export", "Xuất bộ hồ sơ", "Hoàn thiện", "export_page", "ExportPage"),
)
"""Pages that are no steps; their keys have a slash before them, so that no step can have the same: «/review»."""


def make_page(session: Session, key: str, parent: QWidget | None = None) -> Page:
    """The page with this key; KeyError when there is none."""
    for extra in EXTRA:
        if key == f"/{extra.key}":
            return _load(extra.module, extra.name)(session, parent)
    node = session.tree.node(key)
    if node.kind == "element":
        return _load("element_page", "ElementPage")(session, key, parent)
    if session.framework.step(key).repeat:
        return _load("elements_overview", "ElementsOverview")(session, parent)
    return _load("step_page", "StepPage")(session, key, parent)


def _load(module: str, name: str) -> Callable[..., Page]:
    loaded: Callable[..., Page] = getattr(import_module(f"wizard.window.pages.{module}"), name)
    return loaded
