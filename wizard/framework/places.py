"""Where the folders that travel with the program are: beside the package, or inside a frozen build."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def program_root() -> str:
    """The folder that holds `framework/`, `templates/` and `resources/`."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return frozen
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def resource_folder(name: str) -> Path:
    """The folder `name` ("framework", "templates" or "resources") of this installation; it is not created."""
    from pathlib import Path  # here, because a quick command does not otherwise need pathlib

    return Path(program_root(), name)
