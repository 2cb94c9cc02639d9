"""Where files go by default, said in words: a user sees «Tài liệu › Quảng bá địa phương», not a path."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from wizard.plan.names import safe_file_name

FOLDER = "Quảng bá địa phương"
_STEP = " › "
_WORD = (".docx", ".docm", ".doc", ".rtf")


def documents_folder() -> Path:
    """The user's folder for documents; it may not exist yet."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def export_folder(plan_name: str) -> Path:
    """Where the dossier of a plan goes unless the user says otherwise."""
    return documents_folder() / FOLDER / safe_file_name(plan_name)


def folder_words(folder: Path) -> str:
    """A folder in words: from «Tài liệu» or the user's own folder on, else from the drive."""
    for start, name in ((documents_folder(), "Tài liệu"), (Path.home(), "Thư mục cá nhân")):
        if folder.is_relative_to(start):
            return _STEP.join([name, *folder.relative_to(start).parts])
    return _STEP.join(part.strip("\\/") for part in folder.parts if part.strip("\\/")) or str(folder)


def open_with_system(path: Path) -> bool:
    """Opens a file or folder as the system does; whether something took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def word_files_of(event: QDropEvent) -> list[Path]:
    """The Word files and folders among what is being dragged onto the window."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_dir() or path.suffix.lower() in _WORD]
