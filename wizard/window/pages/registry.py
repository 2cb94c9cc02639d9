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
    """A page that is no step: `group` is its heading in the navigation, `about` what the help pane says of it."""

    key: str
    title: str
    group: str
    module: str
    name: str
    about: str


_ACTIONS = (
    "Mọi nhiệm vụ của hồ sơ, dù nhập ở bước “Nội dung, nhiệm vụ” hay ở trang của từng yếu tố.\n\n"
    "Lọc theo cơ quan, yếu tố hoặc năm để rà từng phần; sơ đồ thời gian cho thấy các việc dồn vào lúc nào."
)
_BUDGET = (
    "Kinh phí cộng theo năm và theo nguồn, tính ngay từ các khoản đã nhập ở bước “Kinh phí”.\n\n"
    "Các tổng này không phải nhập và luôn khớp với phụ lục khi xuất."
)
_INDICATORS = (
    "Các chỉ tiêu của hồ sơ và những yếu tố dùng chúng.\n\n"
    "Chỉ tiêu tốt có đơn vị tính, mức hiện nay, mức cần đạt, năm và nguồn số liệu."
)
_REVIEW = (
    "Những chỗ còn thiếu hoặc cần xem lại, chỗ nặng nhất ở trên. Chọn một dòng rồi bấm “Đi tới” để sửa.\n\n"
    "Bản nháp xuất được bất cứ lúc nào; bản chính thức cần đủ các mục bắt buộc."
)
_EXPORT = (
    "Chọn các văn bản, thư mục nhận tệp, bản nháp hay bản chính thức rồi xuất.\n\n"
    "Phần mềm không ghi đè tệp có sẵn khi chưa hỏi. Văn bản cần được kiểm tra trước khi trình ký."
)
_WORD_CHECK = (
    "Kiểm tra một hay nhiều tệp Word bất kỳ theo quy định về thể thức, kỹ thuật trình bày văn bản hành chính.\n\n"
    "Chỗ “trái quy định” nên sửa trước khi trình; “khác thông lệ” là cách làm phổ biến hơn, tùy cơ quan quyết định.\n\n"
    "Kết quả do phần mềm nhận ra từ tệp, có thể sót hoặc nhầm; người soạn vẫn cần đọc lại."
)
EXTRA = (
    Extra("actions", "Kế hoạch hành động", "Bảng tổng hợp", "actions_overview", "ActionsOverview", _ACTIONS),
    Extra("budget", "Kinh phí theo năm, theo nguồn", "Bảng tổng hợp", "budget_overview", "BudgetOverview", _BUDGET),
    Extra("indicators", "Chỉ tiêu", "Bảng tổng hợp", "indicators_overview", "IndicatorsOverview", _INDICATORS),
    Extra("review", "Rà soát", "Hoàn thiện", "review_page", "ReviewPage", _REVIEW),
    Extra("export", "Xuất bộ hồ sơ", "Hoàn thiện", "export_page", "ExportPage", _EXPORT),
    Extra("word-check", "Kiểm tra tệp Word", "Công cụ", "word_check_page", "WordCheckPage", _WORD_CHECK),
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
