"""Which Word files are meant when files and folders are named."""

from collections.abc import Sequence
from pathlib import Path


def word_files(paths: Sequence[Path]) -> list[Path]:
    """Return files, each once; a folder stands for the Word files in it, without those that Word keeps for itself."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.docx")) if path.is_dir() else [path]
        found += [file for file in inside if not file.name.startswith("~$")]
    return list(dict.fromkeys(found))
