"""The format rules of Decree 30/2020/NĐ-CP as typed values, read from ``framework/nd30.yaml``.

Formatting is decided here and nowhere else: templates know no size, the writers ask these objects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Rules = Mapping[str, Any]

LARGE = "large"
SMALL = "small"


@dataclass(frozen=True, slots=True)
class Component:
    """How one component of a document (thành phần thể thức) is set; one named Word style each."""

    id: str
    style: str
    name: str
    clause: str
    sizes: Mapping[str, float]
    bold: bool
    italic: bool
    align: str
    first_line_mm: float
    before_pt: Mapping[str, float]
    after_pt: float
    line: float
    keep_next: bool
    outline: int
    text: str
    based_on: str


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


class FormatRules:
    """All format rules; sizes in point, lengths in millimetres."""

    def __init__(self, rules: Rules) -> None:
        """Take the mapping of ``framework/nd30.yaml``. Raises KeyError when a rule the program needs is missing."""
        self._rules: dict[str, Rules] = {rule["id"]: rule for rule in rules["rules"]}
        self.version = str(rules["version"])
        self.checked_on = str(rules["checked_on"])
        self.components = {
            key.removeprefix("component."): _component(rule)
            for key, rule in self._rules.items()
            if key.startswith("component.")
        }
        paper = self._rules["page.paper"]
        self.paper_mm = (float(paper["width_mm"]), float(paper["height_mm"]))
        self.font = str(self._rules["font"]["family"])
        self.color = str(self._rules["font"]["color"])
        self.language = str(self._rules["font"]["language"])
        number = self._rules["page.number"]
        self.header_distance_mm = float(number["header_distance_mm"])
        self.footer_distance_mm = float(number["footer_distance_mm"])

    def __getitem__(self, rule_id: str) -> Rules:
        """Return the rule with this id as written in the file."""
        return self._rules[rule_id]

    def margins(self, *, landscape: bool) -> Margins:
        """Return the page margins; the decree gives none of their own to landscape pages."""
        rule = self._rules["page.margins-landscape" if landscape else "page.margins"]
        return Margins(float(rule["top_mm"]), float(rule["bottom_mm"]), float(rule["left_mm"]), float(rule["right_mm"]))

    def text_width_mm(self, *, landscape: bool) -> float:
        """Return the width between the margins."""
        margins = self.margins(landscape=landscape)
        return self.paper_mm[1 if landscape else 0] - margins.left - margins.right

    def text_height_mm(self, *, landscape: bool) -> float:
        """Return the height between the margins."""
        margins = self.margins(landscape=landscape)
        return self.paper_mm[0 if landscape else 1] - margins.top - margins.bottom

    def size(self, component: str, size_set: str) -> float:
        """Return the font size of a component in one of the two size sets (Phụ lục I, mục V, ghi chú 1)."""
        return self.components[component].sizes[size_set]


def _component(rule: Rules) -> Component:
    return Component(
        id=rule["id"].removeprefix("component."),
        style=rule["style"],
        name=rule["name"],
        clause=rule["clause"],
        sizes=_by_set(rule["size"]),
        bold=_flag(rule, "bold"),
        italic=_flag(rule, "italic"),
        align=rule["align"],
        first_line_mm=float(rule.get("first_line_mm", 0)),
        before_pt=_by_set(rule.get("before_pt", 0)),
        after_pt=float(rule.get("after_pt", 0)),
        line=float(rule.get("line", 1)),
        keep_next=_flag(rule, "keep_next"),
        outline=int(rule.get("outline", 0)),
        text=rule.get("text", ""),
        based_on=rule.get("based_on", ""),
    )


def _by_set(value: Any) -> Mapping[str, float]:
    """Return the value for each size set; one value counts for both."""
    given = value if isinstance(value, Mapping) else {LARGE: value, SMALL: value}
    return {LARGE: float(given[LARGE]), SMALL: float(given[SMALL])}


def _flag(rule: Rules, key: str) -> bool:
    return str(rule.get(key, "false")).lower() == "true"
