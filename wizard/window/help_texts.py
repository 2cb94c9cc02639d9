"""All help texts in one list to be searched: the user guide, the steps, the elements, the fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.framework.places import program_root
from wizard.plan.model import Place
from wizard.window.folding import fold, matches

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.framework.model import Element, Field

GUIDE = "huong-dan-su-dung.md"
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*")
_MARKUP = re.compile(r"\*\*|`|^> ?|^[-*] ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One help text: `group` says where it belongs, `parts` are pairs of a title ("" for none) and a text.

    `target`: the page (a key) or field (a place) that it is about, "" for none.
    """

    title: str
    group: str
    parts: tuple[tuple[str, str], ...]
    target: str = ""
    key: str = ""
    """Title and texts folded, for searching."""


def topics(framework: Framework) -> list[Topic]:
    """All help texts: the guide first, then the steps in order."""
    return [*_guide_topics(), *_step_topics(framework), *_element_topics(framework)]


def find_topics(all_topics: list[Topic], words: str) -> list[Topic]:
    """The topics with all the words, with or without diacritics; those with the words in the title first."""
    wanted = fold(words).split()
    found = [topic for topic in all_topics if matches(topic.key, wanted)]
    return sorted(found, key=lambda topic: not matches(fold(topic.title), wanted))


def _topic(title: str, group: str, parts: list[tuple[str, str]], target: str = "") -> Topic:
    kept = tuple((name, text) for name, text in parts if text)
    key = fold(" ".join((title, *(f"{name} {text}" for name, text in kept))))
    return Topic(title, group, kept, target, key)


def _guide_topics() -> Iterator[Topic]:
    from pathlib import Path

    path = Path(program_root(), "docs", GUIDE)
    if not path.is_file():
        return
    text = _PICTURE.sub("", path.read_text(encoding="utf-8"))
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        pieces = re.split(r"^### (.*)$", body, flags=re.MULTILINE)
        parts = [("", _plain(pieces[0])), *zip(pieces[1::2], map(_plain, pieces[2::2]), strict=True)]
        yield _topic(title.strip(), "Cách dùng phần mềm", parts)


def _plain(text: str) -> str:
    """Markdown as plain paragraphs: wrapped lines joined, points with a dot, a line each."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for piece in re.split(r"\n(?=[-*] |\d+\. |\|)", block):
            is_point = piece.startswith(("- ", "* "))
            line = _MARKUP.sub("", " ".join(piece.split()))
            if line:
                lines.append(f"• {line}" if is_point else line)
    return "\n".join(lines)


def _step_topics(framework: Framework) -> Iterator[Topic]:
    for number, step in enumerate(framework.steps, 1):
        group = f"Bước {number}: {step.title}"
        yield _topic(step.title, "Các bước", [("", step.intro)], step.id)
        for section in step.sections:
            for question in section.fields:
                if question.help:
                    target = "" if step.repeat else str(Place(question.id))
                    yield _topic(question.label, group, _field_parts(question), target)


def _field_parts(question: Field) -> list[tuple[str, str]]:
    choices = "\n".join(f"• {choice.label}: {choice.help}" for choice in question.choices if choice.help)
    columns = "\n".join(f"• {column.label}: {column.help}" for column in question.columns if column.help)
    return [
        ("", question.help),
        ("Các lựa chọn", choices),
        ("Các cột", columns),
        ("Ví dụ", question.example),
        ("Lỗi thường gặp", question.mistake),
    ]


def _element_topics(framework: Framework) -> Iterator[Topic]:
    for element in framework.elements:
        yield _topic(element.name, f"Yếu tố {element.number}", _element_parts(element), element.id)


def _element_parts(element: Element) -> list[tuple[str, str]]:
    return [
        ("Ý nghĩa đối với địa phương", element.meaning),
        ("Người nước ngoài quan tâm điều gì", element.world_interest),
        ("Câu hỏi gợi ý", "\n".join(f"• {each}" for each in element.questions)),
        ("Số liệu chứng minh", "\n".join(f"• {each.figure}. Nơi lấy: {each.where}" for each in element.evidence)),
        ("Ví dụ", element.example),
        ("Lỗi thường gặp", element.mistake),
    ]
