"""What was found in one Word file, said plainly: by severity, each mistake once, with its places and its remedy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wizard.window.icons import icon
from wizard.window.linting import Checked
from wizard.window.look import em, label
from wizard.window.pages.export_results import NO_PROGRAM, empty
from wizard.window.places_on_disk import folder_words, open_with_system
from wizard.window.widgets import button, hairline

if TYPE_CHECKING:
    from wizard.document.linter import Change, Finding

_MOST_PLACES = 4
_SEVERITIES = {
    "error": ("Trái quy định", "close", "problem"),
    "practice": ("Khác thông lệ", "warning", "review"),
    "info": ("Để biết", "info", "accent"),
}


def verdict(checked: Checked) -> str:
    """The result of one file in a few words."""
    result = checked.result
    if result.failure:
        return "Không đọc được"
    errors, practice = counts(checked)
    if errors:
        return f"{errors} chỗ trái quy định"
    return f"Đạt, {practice} chỗ khác thông lệ" if practice else "Đạt"


def counts(checked: Checked) -> tuple[int, int]:
    """How many places contradict the decree, and how many differ from practice."""
    findings = checked.result.findings
    return _count(findings, "error"), _count(findings, "practice")


class FileResult(QFrame):
    """Shows one file at a time. `mend` is called when a mended copy is wanted, `elsewhere` when not beside the file."""

    def __init__(
        self,
        mend: Callable[[Checked], object],
        elsewhere: Callable[[Checked], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._mend = mend
        self._elsewhere = elsewhere
        self.mend_button: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.5))
        self._column.setSpacing(em(0.7))
        self.hide()

    def clear(self) -> None:
        """Shows nothing."""
        self.mend_button = None
        empty(self._column)
        self.hide()

    def show_file(self, checked: Checked, trouble: str = "") -> None:
        """Shows what was found. `trouble`: why no mended copy could be written."""
        self.clear()
        result, add = checked.result, self._column.addWidget
        add(label(result.name, "heading"))
        if result.failure:
            add(label(result.failure, "problem"))
            self.show()
            return
        kind = f"Loại văn bản nhận ra: {result.kind_name}. " if result.kind_name else ""
        add(label(f"{kind}Thư mục: {folder_words(checked.path.parent)}", "muted"))
        if trouble:
            add(label(trouble, "problem"))
            row = QHBoxLayout()
            row.addWidget(button("Ghi bản đã sửa vào nơi khác…", partial(self._elsewhere, checked), "", "folder"))
            row.addStretch(1)
            self._column.addLayout(row)
        if checked.changes:
            self._add_changes(checked.changes)
        add(label(_summary(checked), "strong"))
        self._add_actions(checked)
        for severity, (title, symbol, role) in _SEVERITIES.items():
            found = [finding for finding in result.findings if finding.severity == severity]
            if found:
                add(hairline())
                add(_headline(f"{title}: {_count(found, severity)} chỗ", symbol, role))
                for _, same in groupby(sorted(found, key=lambda each: each.id), key=lambda each: each.id):
                    add(_mistake(list(same)))
        self.show()

    # --- inside ---

    def _add_actions(self, checked: Checked) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(0.7))
        if any(finding.repairable for finding in checked.result.findings):
            self.mend_button = button("Sửa giúp", partial(self._mend, checked), "primary", "edit")
            self.mend_button.setToolTip("Ghi một bản đã sửa cạnh tệp gốc; tệp gốc giữ nguyên")
            line.addWidget(self.mend_button)
        for words, path in (("Mở tệp", checked.path), ("Mở thư mục", checked.path.parent)):
            opener = button(words, partial(self._open, path), "quiet", "file" if path == checked.path else "folder")
            line.addWidget(opener)
        line.addStretch(1)
        self._column.addWidget(row)
        if self.mend_button is not None:
            about = "“Sửa giúp” chỉ sửa những chỗ có một cách sửa đúng, trong một bản mới; tệp gốc được giữ nguyên."
            self._column.addWidget(label(about, "muted"))

    def _add_changes(self, changes: Sequence[Change]) -> None:
        from wizard.document.linter.repair import alike

        places = sum(change.count for change in changes)
        self._column.addWidget(_headline(f"Bản này đã được sửa {places} chỗ", "check", "done"))
        for same in alike(changes):
            first = same[0].finding
            count = sum(change.count for change in same)
            from_to = f": {first.found} → {first.expected}" if first.found and first.expected else ""
            many = f" ({count} chỗ)" if count > 1 else ""
            self._column.addWidget(label(f"• {first.sentence.rstrip('.')}{from_to}{many}"))
        self._column.addWidget(hairline())

    def _open(self, path: Path) -> None:
        if not path.exists():
            self._say("Không còn tìm thấy ở chỗ đã lưu: có thể đã bị chuyển đi, đổi tên hoặc ổ đĩa đã rút.")
        elif not open_with_system(path):
            self._say("Không mở được thư mục trên máy này." if path.is_dir() else NO_PROGRAM)

    def _say(self, sentence: str) -> None:
        if sentence not in [each.text() for each in self.findChildren(QLabel)]:
            self._column.insertWidget(1, label(sentence, "problem"))


def _summary(checked: Checked) -> str:
    findings = checked.result.findings
    errors = _count(findings, "error")
    mendable = sum(finding.count for finding in findings if finding.repairable)
    rest = "Còn" if checked.changes else "Có"
    words = f"{rest} {errors} chỗ trái quy định." if errors else "Không phát hiện chỗ nào trái quy định."
    return f"{words} Phần mềm sửa giúp được {mendable} chỗ." if mendable else words


def _headline(text: str, symbol: str, role: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, em(0.2), 0, 0)
    line.setSpacing(em(0.5))
    picture = QLabel()
    picture.setPixmap(icon(symbol, role).pixmap(em(1.3), em(1.3)))
    line.addWidget(picture)
    line.addWidget(label(text, "heading"), 1)
    return row


def _mistake(found: list[Finding]) -> QWidget:
    """One mistake with all its places."""
    first = found[0]
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(em(1.8), em(0.1), 0, em(0.3))
    column.setSpacing(em(0.2))
    column.addWidget(label(first.sentence, "strong"))
    for finding in found[:_MOST_PLACES]:
        column.addWidget(label(_place(finding)))
    more = sum(finding.count for finding in found) - min(len(found), _MOST_PLACES)
    if more > 0:
        column.addWidget(label(f"… và {more} chỗ khác.", "muted"))
    helps = " Phần mềm sửa giúp được." if any(finding.repairable for finding in found) else ""
    column.addWidget(label(f"Cách sửa: {first.advice}{helps}"))
    column.addWidget(label(f"Căn cứ: {first.clause}", "muted"))
    return box


def _place(finding: Finding) -> str:
    where = f"{finding.part}: “{finding.excerpt}”" if finding.excerpt else finding.part
    measured = [f"hiện có: {finding.found}"] if finding.found and finding.found != finding.excerpt else []
    measured += [f"cần: {finding.expected}"] if finding.expected else []
    return f"{where} ({'; '.join(measured)})" if measured else where


def _count(findings: Sequence[Finding], severity: str) -> int:
    return sum(finding.count for finding in findings if finding.severity == severity)
