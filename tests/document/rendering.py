"""Samples written as Word files, and the parts of a rendered page that the rules speak of."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from tests.document.samples import built, rules
from tests.tools.render import Page, Run
from wizard.document.docx import DocxOptions, write_docx

CREATED = datetime(2026, 11, 23, 8, 30)
NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def write(xml: str, path: Path) -> Path:
    """Write one sample as a Word file."""
    with path.open("wb") as stream:
        write_docx(built(xml), stream, rules(), DocxOptions(CREATED))
    return path


def write_all(samples: Mapping[str, str], folder: Path) -> list[Path]:
    """Write samples under their names."""
    folder.mkdir(parents=True, exist_ok=True)
    return [write(xml, folder / f"{name}.docx") for name, xml in samples.items()]


def opens_section(page: Page) -> bool:
    """Tell whether a text or an annex begins on this page."""
    first = page.lines[0].text if page.lines else ""
    return NATIONAL_TITLE in first or first.startswith("Phụ lục")


def letterhead_pages(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that carry a letterhead."""
    return [page for page in pages if NATIONAL_TITLE in page.text]


def left_of_title(page: Page, bottom: float) -> list[Run]:
    """Return the lines left of the national title, down to ``bottom``."""
    title = page.find(NATIONAL_TITLE)
    return page.within(right=title.x0 - 0.5, bottom=bottom)
