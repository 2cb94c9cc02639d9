"""The good set: our drafts in every layout, our own writer's dossier, the decree's models where they are at hand."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import lru_cache
from itertools import product
from pathlib import Path

from lxml import etree

from tests.document.samples import rules
from tests.linter.drafts import KINDS
from tests.linter.word import word_file
from wizard.document.linter.names import TEXT, P, W
from wizard.document.rules import FormatRules

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "reference" / "nd30"
NO_REFERENCE = "the decree's annexes are not at hand beside the project (../shared/reference/nd30)"

LAYOUTS = ("two-row", "one-row", "boxes", "tabs")
STROKES = ("shape", "vml", "border", "underscores")
ENDINGS = ("table", "two-row", "boxes", "stacked")
STYLES = ("direct", "styles", "theme")


def format_rules() -> FormatRules:
    """Return the format rules of the project."""
    return rules()


def layouts() -> Iterator[tuple[str, bytes]]:
    """Every kind of draft in every correct layout."""
    for kind, layout, strokes, ending, styles in product(KINDS, LAYOUTS, STROKES, ENDINGS, STYLES):
        draft = KINDS[kind]()
        draft.layout, draft.strokes, draft.ending, draft.styles = layout, strokes, ending, styles
        yield f"{kind}, {layout}, {strokes}, {ending}, {styles}", word_file(draft)


def dossier(folder: Path) -> list[Path]:
    """Write the sample dossier with our own writer and return its files."""
    from wizard.cli import main

    with redirect_stdout(io.StringIO()):
        assert main(["demo", "--out", str(folder)]) == 0
    return sorted(folder.glob("*.docx"))


def models() -> Iterator[tuple[str, bytes]]:
    """The models of Phụ lục III, each cut out into a file of its own."""
    path = REFERENCE / "phu-luc-3.docx"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    blocks = list(_blocks(parts["word/document.xml"]))
    starts = [place for place, (text, is_paragraph) in enumerate(blocks) if is_paragraph and text.startswith("Mẫu ")]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        title = blocks[start][0]
        if title.startswith("Mẫu 2."):
            continue  # bare annexes; they have no letterhead to judge
        yield title, _cut(parts, start + 1, end)


@lru_cache(maxsize=1)
def _blocks(document: bytes) -> tuple[tuple[str, bool], ...]:
    body = etree.fromstring(document)[0]
    return tuple(("".join(each.text or "" for each in block.iter(TEXT)), block.tag == P) for block in body)


def _cut(parts: dict[str, bytes], start: int, end: int) -> bytes:
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    for place, block in enumerate(list(body)):
        if not start <= place < end and block.tag != W + "sectPr":
            body.remove(block)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, etree.tostring(root) if name == "word/document.xml" else content)
    return buffer.getvalue()
