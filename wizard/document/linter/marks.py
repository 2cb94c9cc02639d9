"""Find the short lines of the letterhead and under the subject, however an office draws them.

The decree's own models set underscores as superscript; offices draw shapes or paragraph borders. A shape that floats is
known only by its anchor, so a line found anywhere in the letterhead counts in favour of the document.
"""

import re

from wizard.document.linter.content import Paragraph
from wizard.document.linter.names import PPR, VAL, W
from wizard.document.linter.pieces import Mark
from wizard.document.metrics import FontMetrics

_RULE = re.compile(r"^[\s\u00a0]*[_\-–—=‾¯]{3,}[\s\u00a0_\-–—=‾¯]*$")
# Word draws superscript at about two thirds of the size
_RAISED = 0.66


def is_rule(text: str) -> bool:
    """Tell whether a text is a line made of underscores or dashes."""
    return _RULE.match(text) is not None


def marks_of(paragraph: Paragraph, side: int, metrics: FontMetrics, width_mm: float) -> list[Mark]:
    """Return the lines in one paragraph; ``width_mm`` is the width of the column it stands in."""
    found = [Mark(paragraph, stroke.length_mm, side, stroke.color, stroke.dashed) for stroke in paragraph.strokes]
    text, form = paragraph.text, paragraph.form
    if _RULE.match(text):
        length = 0.0
        for span in paragraph.spans:
            size = span.look.size * (_RAISED if span.look.raised else 1.0)
            length += metrics.width_mm("".join(span.text.split()), size, bold=span.look.bold)
        groups = text.split()
        if len(groups) == 2 and paragraph.cell is None:  # one below the agency, one below the motto
            letters = sum(map(len, groups))
            found += [Mark(paragraph, length * len(group) / letters, at) for at, group in enumerate(groups)]
        else:
            found.append(Mark(paragraph, length, side))
    elif paragraph.cell is not None and not text.strip() and paragraph.cell.draws_line:
        found.append(Mark(paragraph, paragraph.cell.width_mm, side))
    elif text and not text.strip() and any(span.look.underline != "none" for span in paragraph.spans):
        found.append(Mark(paragraph, 0.0, side))
    if form.border_below or (form.border_above and not text.strip()):
        length = width_mm - form.left - form.right if width_mm else 0.0
        color, dashed = _border(paragraph)
        found.append(Mark(paragraph, max(length, 0.0), side, color, dashed))
    return found


def _border(paragraph: Paragraph) -> tuple[str, bool]:
    """Return the colour of a paragraph's own border and whether it is broken; one of a style counts as plain."""
    for name in ("bottom", "top"):
        border = paragraph.element.find(f"{PPR}/{W}pBdr/{W}{name}")
        if border is not None:
            kind = border.get(VAL, "single").lower()
            return border.get(W + "color", "auto").upper().replace("AUTO", "auto"), "dash" in kind or "dot" in kind
    return "", False
