"""Document → pages. Sections are independent of each other (each begins a page and counts from 1), so an edit lays out
one section again, and of that only the paragraphs that changed."""

from wizard.document.letterhead import choose_size_set
from wizard.document.metrics import FontMetrics, times_new_roman
from wizard.document.model import Annex, Document, Inline, Text
from wizard.document.rules import FormatRules
from wizard.preview.blocks import sections_of
from wizard.preview.measure import Measure
from wizard.preview.pages import Page
from wizard.preview.paragraphs import Paragraph, Setting, lay_out_paragraph
from wizard.preview.sections import SectionWriter

# what is kept from earlier layouts; beyond that it is forgotten and made again
_PARAGRAPHS, _SECTIONS = 20_000, 64


class Layouter:
    """Lays out documents and remembers sections and paragraphs it has seen; not to be used by two threads at once."""

    def __init__(self, rules: FormatRules, metrics: FontMetrics | None = None) -> None:
        """Take the format rules; ``metrics`` are those of Times New Roman unless given."""
        self._rules = rules
        self._metrics = metrics or times_new_roman()
        self._measure = Measure(self._metrics)
        self._paragraphs: dict[tuple[Inline, Setting, int], Paragraph] = {}
        self._sections: dict[tuple[int, str, Text | Annex], tuple[Page, ...]] = {}

    def pages(self, document: Document) -> list[Page]:
        """Return all pages of a document. The pages of a section that did not change are the same objects as before."""
        size_set = choose_size_set(document, self._rules, self._metrics)
        found: list[Page] = []
        for number, section in enumerate(sections_of(document)):
            found += self._section(number, section, size_set)
        return found

    def _section(self, number: int, section: Text | Annex, size_set: str) -> tuple[Page, ...]:
        key = (number, size_set, section)
        pages = self._sections.get(key)
        if pages is None:
            if len(self._sections) >= _SECTIONS:
                self._sections.clear()
            writer = SectionWriter(number, self._rules, self._metrics, self._measure, size_set, self._paragraph)
            pages = self._sections[key] = writer.pages(section)
        return pages

    def _paragraph(self, runs: Inline, setting: Setting, width: int) -> Paragraph:
        key = (runs, setting, width)
        paragraph = self._paragraphs.get(key)
        if paragraph is None:
            if len(self._paragraphs) >= _PARAGRAPHS:
                self._paragraphs.clear()
            paragraph = self._paragraphs[key] = lay_out_paragraph(runs, setting, width, self._measure)
        return paragraph


def lay_out(document: Document, rules: FormatRules) -> list[Page]:
    """Return the pages of a document, once and without remembering anything."""
    return Layouter(rules).pages(document)
