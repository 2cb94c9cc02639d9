"""Vietnamese for the texts of Qt's own dialogs and context menus; Qt brings none. The texts: resources/qt-vi.yaml."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QTranslator

from wizard.framework.places import program_root
from wizard.framework.reader import Mapping, Scalar, read_yaml

Texts = dict[str, dict[str, str]]


def qt_texts() -> Texts:
    """Vietnamese by context and English text. Raises YamlProblems and OSError."""
    path = os.path.join(program_root(), "resources", "qt-vi.yaml")
    with open(path, "rb") as file:
        root = read_yaml(file.read(), "qt-vi.yaml")
    return {
        context: {english: node.text for english, node in texts.entries.items() if isinstance(node, Scalar)}
        for context, texts in (root.entries.items() if isinstance(root, Mapping) else ())
        if isinstance(texts, Mapping)
    }


class VietnameseTranslator(QTranslator):
    """Asked by Qt for each of its texts; what is not known stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = qt_texts()

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese text; None for none: Qt takes "" for a text, and the keys F1 to F12 lose their names."""
        return self._texts.get(context, {}).get(text)

    def isEmpty(self) -> bool:
        """Qt ignores an empty translator."""
        return False
