"""Resolve effective formatting: document defaults → table style → based-on chain → numbering → direct settings.

Properties travel as small dictionaries with the linter's own keys; the same combination of styles and direct settings
is resolved once and shared, which makes long documents cheap.
"""

from typing import TYPE_CHECKING

from wizard.document.linter.formats import DEFAULT_FONT, DEFAULT_SIZE_PT, ParagraphFormat, RunFormat
from wizard.document.linter.names import PPR, RPR, TWIPS_PER_MM, VAL, A, W, number
from wizard.document.linter.numbering import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

Props = dict[str, object]

_TOGGLES = {W + "b": "bold", W + "i": "italic", W + "caps": "caps", W + "strike": "strike", W + "vanish": "hidden"}
_OFF = frozenset({"0", "false", "off", "none"})
_SLOTS = (("ascii", "ascii"), ("hAnsi", "high"), ("eastAsia", "east_asia"), ("cs", "complex"))
_THEME_SLOTS = (
    ("asciiTheme", "ascii"),
    ("hAnsiTheme", "high"),
    ("eastAsiaTheme", "east_asia"),
    ("cstheme", "complex"),
)
_ALIGN = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}
_MOST_STYLES_IN_CHAIN = 50


def is_on(element: "_Element") -> bool:
    """Tell whether an on/off property is on: present without a value, or with one that is not «0», «false», «off»."""
    return element.get(VAL, "1") not in _OFF


class StyleSheet:
    """The styles, theme fonts and numbering of one document."""

    def __init__(self, styles: "_Element | None", theme: "_Element | None", numbering: Numbering) -> None:
        """Take the roots of styles.xml and of the theme, either of which may be missing."""
        self._numbering = numbering
        self._theme_fonts = _theme_fonts(theme)
        self._styles: dict[str, _Element] = {}
        self._default_run: Props = {}
        self._default_paragraph: Props = {}
        self.default_style = ""
        self._run_chains: dict[str, Props] = {}
        self._paragraph_chains: dict[str, Props] = {}
        self._runs: dict[object, RunFormat] = {}
        self._paragraphs: dict[object, ParagraphFormat] = {}
        self._usual: dict[tuple[str, str], tuple[ParagraphFormat, RunFormat]] = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: "_Element") -> None:
        for run in styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{RPR}"):
            self._default_run = self._run_props(run)
        for paragraph in styles.iterfind(f"{W}docDefaults/{W}pPrDefault/{PPR}"):
            self._default_paragraph = paragraph_props(paragraph)
        for style in styles.iterfind(W + "style"):
            key = style.get(W + "styleId", "")
            self._styles[key] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in _OFF:
                self.default_style = key

    def has_borders(self, style: str) -> bool:
        """Tell whether a table style draws lines."""
        for element in reversed(self._ancestry(style)):
            borders = element.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return any(side.get(VAL) not in ("none", "nil") for side in borders)
        return False

    def usual(self, style: str, table_style: str) -> tuple[ParagraphFormat, RunFormat]:
        """Return the look of a paragraph of this style and of its runs, where nothing is set directly."""
        known = self._usual.get((style, table_style))
        if known is None:
            known = self.paragraph_format(None, style, table_style), self.run_format(None, style, table_style)
            self._usual[style, table_style] = known
        return known

    # ------------------------------------------------------------------------------------------------------------ runs

    def run_format(self, direct: "_Element | None", paragraph_style: str, table_style: str = "") -> RunFormat:
        """Return the look of a run with these direct properties in such a paragraph (and table)."""
        key: object
        if direct is None:
            key = (paragraph_style, table_style)
        else:
            key = (paragraph_style, table_style, *[(child.tag, *child.attrib.values()) for child in direct])
        known = self._runs.get(key)
        if known is None:
            props = self._run_props(direct) if direct is not None else {}
            known = self._runs[key] = self._resolve_run(props, paragraph_style, table_style)
        return known

    def _resolve_run(self, direct: Props, paragraph_style: str, table_style: str) -> RunFormat:
        layers = [
            self._run_chain(table_style),
            self._run_chain(paragraph_style or self.default_style),
            self._run_chain(str(direct.get("style", ""))),
        ]
        merged: Props = dict(self._default_run)
        for layer in (*layers, direct):
            merged.update(layer)
        merged.pop("style", None)
        for toggle in _TOGGLES.values():
            # styles of different kinds toggle each other (ISO/IEC 29500-1, 17.7.3); a direct setting is final
            if toggle not in direct and sum(1 for layer in layers if toggle in layer) > 1:
                merged[toggle] = sum(bool(layer.get(toggle)) for layer in layers) % 2 == 1
        return RunFormat(
            ascii=str(merged.get("ascii", DEFAULT_FONT)),
            high=str(merged.get("high", DEFAULT_FONT)),
            east_asia=str(merged.get("east_asia", "")),
            complex=str(merged.get("complex", "")),
            size=float(str(merged.get("size", DEFAULT_SIZE_PT))),
            bold=bool(merged.get("bold")),
            italic=bool(merged.get("italic")),
            underline=str(merged.get("underline", "none")),
            color=str(merged.get("color", "auto")),
            highlight=str(merged.get("highlight", "")),
            shading=str(merged.get("shading", "")),
            vertical=str(merged.get("vertical", "")),
            hidden=bool(merged.get("hidden")),
            caps=bool(merged.get("caps")),
            strike=bool(merged.get("strike")),
        )

    def _run_chain(self, style: str) -> Props:
        if not style:
            return {}
        known = self._run_chains.get(style)
        if known is None:
            known = {}
            for element in self._ancestry(style):
                properties = element.find(RPR)
                if properties is not None:
                    known.update(self._run_props(properties))
            known.pop("style", None)
            self._run_chains[style] = known
        return known

    def _ancestry(self, style: str) -> "list[_Element]":
        """Return the style's chain, the oldest ancestor first; a chain that bites its tail is cut."""
        chain: list[_Element] = []
        seen: set[str] = set()
        while style and style not in seen and len(chain) < _MOST_STYLES_IN_CHAIN:
            seen.add(style)
            element = self._styles.get(style)
            if element is None:
                break
            chain.append(element)
            parent = element.find(W + "basedOn")
            style = parent.get(VAL, "") if parent is not None else ""
        return chain[::-1]

    def _run_props(self, properties: "_Element") -> Props:
        props: Props = {}
        for child in properties:
            tag = child.tag
            if tag in _TOGGLES:
                props[_TOGGLES[tag]] = is_on(child)
            elif tag == W + "rFonts":
                self._fonts(child, props)
            elif tag == W + "sz":
                props["size"] = number(child.get(VAL), DEFAULT_SIZE_PT * 2) / 2
            elif tag == W + "color":
                props["color"] = self._color(child)
            elif tag == W + "u":
                props["underline"] = child.get(VAL, "single")
            elif tag == W + "vertAlign":
                props["vertical"] = child.get(VAL, "")
            elif tag == W + "highlight":
                props["highlight"] = "" if child.get(VAL) == "none" else child.get(VAL, "")
            elif tag == W + "shd":
                fill = child.get(W + "fill", "auto")
                props["shading"] = "" if fill in ("auto", "FFFFFF", "ffffff") else fill
            elif tag == W + "rStyle":
                props["style"] = child.get(VAL, "")
        return props

    def _fonts(self, element: "_Element", props: Props) -> None:
        for attribute, slot in _SLOTS:
            value = element.get(W + attribute)
            if value:
                props[slot] = value
        for attribute, slot in _THEME_SLOTS:
            value = element.get(W + attribute)
            if value:
                font = self._theme_fonts.get(value.replace("HAnsi", "Ascii"), "")
                if font or slot in ("ascii", "high"):
                    props[slot] = font or DEFAULT_FONT
                else:
                    props.pop(slot, None)

    def _color(self, element: "_Element") -> str:
        theme = element.get(W + "themeColor", "")
        value = element.get(VAL, "auto")
        if theme in ("text1", "dark1", "tx1") and not element.get(W + "themeTint"):
            return "000000"
        return value if value == "auto" else value.upper()

    # ------------------------------------------------------------------------------------------------------ paragraphs

    def paragraph_format(self, direct: "_Element | None", style: str, table_style: str = "") -> ParagraphFormat:
        """Return the look of a paragraph with these direct properties and this style."""
        props = paragraph_props(direct) if direct is not None else {}
        key = (style, table_style, *props.items()) if props else (style, table_style)
        known = self._paragraphs.get(key)
        if known is None:
            known = self._paragraphs[key] = self._resolve_paragraph(props, style, table_style)
        return known

    def _resolve_paragraph(self, direct: Props, style: str, table_style: str) -> ParagraphFormat:
        merged: Props = dict(self._default_paragraph)
        merged.update(self._paragraph_chain(table_style))
        from_style = self._paragraph_chain(style or self.default_style)
        merged.update(self._numbering.indents(from_style.get("numbering"), from_style.get("level")))
        merged.update(from_style)
        merged.update(self._numbering.indents(direct.get("numbering"), direct.get("level", from_style.get("level"))))
        merged.update(direct)
        identifier = str(merged.get("numbering", "0"))
        rule = str(merged.get("line_rule", "auto"))
        line = float(str(merged.get("line", 240)))
        return ParagraphFormat(
            align=str(merged.get("align", "left")),
            left=_mm(merged.get("left")),
            right=_mm(merged.get("right")),
            first_line=_mm(merged.get("first_line")),
            before=_space(merged, "before"),
            after=_space(merged, "after"),
            line=line / 240 if rule == "auto" else line / 20,
            line_rule=rule,
            contextual=bool(merged.get("contextual")),
            keep_next=bool(merged.get("keep_next")),
            page_break_before=bool(merged.get("page_break_before")),
            border_below=bool(merged.get("border_below")),
            border_above=bool(merged.get("border_above")),
            numbering=(identifier, int(number(str(merged.get("level", 0))))) if identifier != "0" else None,
        )

    def _paragraph_chain(self, style: str) -> Props:
        if not style:
            return {}
        known = self._paragraph_chains.get(style)
        if known is None:
            known = {}
            for element in self._ancestry(style):
                properties = element.find(PPR)
                if properties is not None:
                    known.update(paragraph_props(properties))
            self._paragraph_chains[style] = known
        return known


def paragraph_props(properties: "_Element") -> Props:
    """Return what a ``w:pPr`` says, with the linter's keys; lengths stay in twips."""
    props: Props = {}
    for child in properties:
        tag = child.tag
        if tag == W + "jc":
            value = child.get(VAL, "left")
            props["align"] = _ALIGN.get(value, value)
        elif tag == W + "ind":
            _indents(child, props)
        elif tag == W + "spacing":
            _spacing(child, props)
        elif tag == W + "contextualSpacing":
            props["contextual"] = is_on(child)
        elif tag == W + "keepNext":
            props["keep_next"] = is_on(child)
        elif tag == W + "pageBreakBefore":
            props["page_break_before"] = is_on(child)
        elif tag == W + "pBdr":
            for side, key in (("bottom", "border_below"), ("top", "border_above")):
                border = child.find(W + side)
                if border is not None:
                    props[key] = border.get(VAL) not in ("none", "nil")
        elif tag == W + "numPr":
            level, identifier = child.find(W + "ilvl"), child.find(W + "numId")
            if identifier is not None:
                props["numbering"] = identifier.get(VAL, "0")
            if level is not None:
                props["level"] = level.get(VAL, "0")
    return props


def _indents(element: "_Element", props: Props) -> None:
    for names, key in ((("left", "start"), "left"), (("right", "end"), "right")):
        for name in names:
            value = element.get(W + name)
            if value is not None:
                props[key] = number(value)
    first, hanging = element.get(W + "firstLine"), element.get(W + "hanging")
    if hanging is not None:
        props["first_line"] = -number(hanging)
    elif first is not None:
        props["first_line"] = number(first)


def _spacing(element: "_Element", props: Props) -> None:
    for name in ("before", "after"):
        value = element.get(W + name)
        if value is not None:
            props[name] = number(value)
        lines = element.get(W + name + "Lines")
        if lines is not None and number(lines):
            props[name] = number(lines) / 100 * 240
        automatic = element.get(W + name + "Autospacing")
        if automatic is not None:
            props["auto_" + name] = automatic not in _OFF
    line = element.get(W + "line")
    if line is not None:
        props["line"] = number(line, 240)
        props["line_rule"] = element.get(W + "lineRule", "auto")


def _space(merged: Props, name: str) -> float:
    if merged.get("auto_" + name):
        return 14.0  # Word's automatic spacing
    return float(str(merged.get(name, 0))) / 20


def _mm(twips: object) -> float:
    return float(str(twips)) / TWIPS_PER_MM if twips else 0.0


def _theme_fonts(theme: "_Element | None") -> dict[str, str]:
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        scheme = next(theme.iter(f"{A}{kind}Font"), None)
        if scheme is None:
            continue
        for slot, name in (("latin", "Ascii"), ("ea", "EastAsia"), ("cs", "Bidi")):
            element = scheme.find(A + slot)
            fonts[kind + name] = element.get("typeface", "") if element is not None else ""
    return fonts
