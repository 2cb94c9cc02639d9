"""The sample plan, as it is and with as many actions as a benchmark wants."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from wizard.cli import load, read, sample_path
from wizard.document.build import build_document
from wizard.document.compose import compose
from wizard.document.docx import DocxOptions, write_docx
from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.framework import Framework
from wizard.plan.model import Plan, Row

OPTIONS = DocxOptions(datetime(2026, 11, 1))


def sample() -> tuple[Framework, Plan]:
    """The framework and the bundled plan."""
    framework = load([])
    return framework, read(sample_path(), framework).plan


def with_actions(plan: Plan, count: int) -> Plan:
    """Give the plan so many actions by repeating its own; the first ones keep their ids for the budget."""
    actions = plan.rows("actions")
    rows: list[Row] = [
        actions[number] if number < len(actions) else {**actions[number % len(actions)], "id": f"x{number}"}
        for number in range(count)
    ]
    plan.answers["actions"] = rows
    return plan


def with_pages(plan: Plan, count: int) -> Plan:
    """Give the plan so many more pages of text, at 2,500 characters a page, in one field of paragraphs."""
    paragraphs = str(plan.answers["necessity"]).split("\n")
    text: list[str] = []
    while sum(map(len, text)) < 2500 * count:
        text += paragraphs
    plan.answers["necessity"] = "\n".join(text)
    return plan


def documents(framework: Framework, plan: Plan, kinds: Sequence[str] = (), form: str | None = None) -> list[Document]:
    """The documents of a plan as models, ready for the writer."""
    rules = FormatRules(framework.rules)
    return [build_document(each.root, rules) for each in compose(framework, plan, kinds, form)]


def written(framework: Framework, document: Document) -> bytes:
    """One document as the bytes of its file."""
    target = io.BytesIO()
    write_docx(document, target, FormatRules(framework.rules), OPTIONS)
    return target.getvalue()


def size_of_body(file: Path) -> int:
    """The size of document.xml in a Word file, in bytes."""
    import zipfile

    with zipfile.ZipFile(file) as archive:
        return archive.getinfo("word/document.xml").file_size
