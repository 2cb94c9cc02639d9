"""How a stretch of text and a paragraph look in the end, after every style, theme and direct setting."""

from dataclasses import dataclass

# Word's own values where nothing in the file says otherwise.
DEFAULT_FONT = "Times New Roman"
DEFAULT_SIZE_PT = 10.0


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The look of a run. ``size`` in points; ``color`` is six hexadecimal digits or «auto»."""

    ascii: str = DEFAULT_FONT
    high: str = DEFAULT_FONT
    east_asia: str = ""
    complex: str = ""
    size: float = DEFAULT_SIZE_PT
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    color: str = "auto"
    highlight: str = ""
    shading: str = ""
    vertical: str = ""
    hidden: bool = False
    caps: bool = False
    strike: bool = False

    @property
    def raised(self) -> bool:
        """Whether the text is a superscript or subscript."""
        return self.vertical in ("superscript", "subscript")


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The look of a paragraph. Lengths in millimetres, spacing in points; ``line`` is in lines, or points if exact.

    ``line_rule`` is auto, exact or atLeast. ``first_line`` is negative for a hanging indent.
    """

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    page_break_before: bool = False
    border_below: bool = False
    border_above: bool = False
    numbering: tuple[str, int] | None = None
