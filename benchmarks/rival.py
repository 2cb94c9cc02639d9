"""What we compare with: a docxtpl template made from a file of ours, and plain lxml with zipfile."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"


class Template:
    """A docxtpl template that renders to the same document: neighbours of the same form became a loop over texts."""

    def __init__(self, docx: bytes) -> None:
        self.texts: list[str] = []
        self.loops: list[list[list[str]]] = []
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        root = etree.fromstring(parts[BODY])
        for parent in [*root.iter(f"{W}tbl"), *root.iter(f"{W}tc"), *root.iter(f"{W}body")]:
            self._loop_over_alike(parent)
        for text in root.iter(f"{W}t"):
            if text.text and "{" not in text.text:
                self.texts.append(text.text)
                text.text = f"{{{{ t[{len(self.texts) - 1}] }}}}"
        parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        self.docx = target.getvalue()

    def _loop_over_alike(self, parent: Any) -> None:
        for _, group in groupby(list(parent), key=_form):
            alike = list(group)
            unit = {f"{W}tr": "tr", f"{W}p": "p"}.get(alike[0].tag)
            if unit is None or len(alike) < 2 or any("{" in text for text in _texts(alike[0])):
                continue
            number = len(self.loops)
            self.loops.append([_texts(each) for each in alike])
            for place, text in enumerate(alike[0].iter(f"{W}t")):
                text.text = f"{{{{ r[{place}] }}}}"
            alike[0].addprevious(_statement(unit, f"for r in loops[{number}]"))
            alike[-1].addnext(_statement(unit, "endfor"))
            for each in alike[1:]:
                parent.remove(each)

    def render(self) -> bytes:
        """One document from the template, as a program that uses docxtpl makes it."""
        from docxtpl import DocxTemplate

        template = DocxTemplate(io.BytesIO(self.docx))
        template.render({"t": self.texts, "loops": self.loops}, autoescape=True)
        target = io.BytesIO()
        template.save(target)
        return target.getvalue()


def _texts(element: Any) -> list[str]:
    return [text.text or "" for text in element.iter(f"{W}t")]


def _form(element: Any) -> str:
    """The markup of an element without its texts and what numbers it."""
    markup = etree.tostring(element, encoding="unicode")
    return re.sub(r"(<w:t(?: [^>]*)?>)[^<]*", r"\1", re.sub(r' w14:\w+="[^"]*"', "", markup))


def _statement(unit: str, statement: str) -> Any:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = f"{{%{unit} {statement} %}}"
    if unit == "p":
        return paragraph
    row = etree.Element(f"{W}tr")
    etree.SubElement(row, f"{W}tc").append(paragraph)
    return row


class Serialiser:
    """The parts of files of ours, parsed; `write` makes the same archives of them again."""

    def __init__(self, files: Iterable[bytes]) -> None:
        self._archives: list[dict[str, Any]] = []
        for file in files:
            with zipfile.ZipFile(io.BytesIO(file)) as archive:
                self._archives.append({name: etree.fromstring(archive.read(name)) for name in archive.namelist()})

    def write(self) -> None:
        for parts in self._archives:
            with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
                for name, root in parts.items():
                    archive.writestr(
                        name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    )
