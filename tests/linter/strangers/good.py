"""The good set: documents that keep the decree, each by another mixture of tool and habits."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from docx.shared import Pt

from tests.linter.strangers.by_library import Script, by_library
from tests.linter.strangers.by_word import Habits, by_word
from tests.linter.strangers.papers import PAPERS

FILES = Path(__file__).parent / "files"  # made by make_files.py

# Habits that belong together, as one meets them.
MODEL = Habits()  # the decree's own models: one row, raised underscores
SHAPES = Habits(head="two rows", rule="shape", look="normal", page="gallery", sizes="B")
EOFFICE = Habits(head="two rows", rule="shape", controls=True, page="gallery", look="named", left=1701, right=850)
TYPIST = Habits(head="tabs", sign="tabs", page="frame", indent_by_tab=True, traces=False)
SPACES = Habits(head="spaces", sign="tabs", page="simple", traces=False)
BOXES = Habits(head="text boxes", rule="vml", page="frame", spelling="old")
LISTS = Habits(head="four rows", rule="border", numbers="automatic", page="simple", look="normal")
NESTED = Habits(head="two rows", rule="nested table", sign="three columns", gap="after", look="normal", sizes="B")
CLEAN = Habits(head="two rows", rule="border", look="named", traces=False, sign="rows", page="simple", indent=567)

WORD: dict[str, tuple[str, Habits]] = {
    "word model decision": ("decision", MODEL),
    "word model decision with plan": ("decision with plan", replace(MODEL, sizes="B")),
    "word model resolution": ("resolution", replace(MODEL, indent=567, top=1418, left=1985)),
    "word model letter": ("letter", replace(MODEL, spelling="old", address=True)),
    "word model letter to many": ("letter to many", replace(MODEL, gap="after", line=(276, "auto"))),
    "word model telegram": ("telegram", MODEL),
    "word model invitation": ("invitation", replace(MODEL, gap="both", page="frame")),
    "word model minutes": ("minutes", MODEL),
    "word model introduction": ("introduction", MODEL),
    "word model programme": ("programme", replace(MODEL, line=(340, "exact"))),
    "word shapes decision": ("decision", SHAPES),
    "word shapes decision on staff": ("decision on staff", SHAPES),
    "word shapes regulation": ("decision with regulation", SHAPES),
    "word shapes programme": ("programme", replace(SHAPES, sizes="A")),
    "word shapes plan": ("plan", SHAPES),
    "word shapes letter": ("letter", replace(SHAPES, urgent=True)),
    "word shapes notice": ("notice", SHAPES),
    "word shapes scheme": ("scheme", SHAPES),
    "word shapes minutes": ("minutes", SHAPES),
    "eoffice letter": ("letter", EOFFICE),
    "eoffice letter to many": ("letter to many", replace(EOFFICE, break_lines=True)),
    "eoffice submission": ("submission", EOFFICE),
    "eoffice decision": ("decision by the committee", EOFFICE),
    "eoffice notice": ("notice", replace(EOFFICE, break_lines=True, footnote=True)),
    "eoffice plan": ("plan of a department", EOFFICE),
    "eoffice long report": ("long report", EOFFICE),
    "typist letter": ("letter", TYPIST),
    "typist report": ("report of a commune", TYPIST),
    "typist directive": ("directive", replace(TYPIST, sizes="B", spelling="old")),
    "typist plan": ("plan of a department", replace(TYPIST, traces=True)),
    "spaces resolution": ("resolution", SPACES),
    "spaces invitation": ("invitation", replace(SPACES, sizes="B")),
    "spaces guidance": ("guidance", replace(SPACES, sign="table")),
    "boxes report": ("report of a commune", BOXES),
    "boxes decision": ("decision", BOXES),
    "boxes notice": ("notice", replace(BOXES, rule="shape", sizes="B")),
    "lists plan": ("plan", LISTS),
    "lists report": ("report", replace(LISTS, picture=True)),
    "lists directive": ("directive", LISTS),
    "lists letter to many": ("letter to many", LISTS),
    "lists programme": ("programme", LISTS),
    "nested decision": ("decision by the committee", NESTED),
    "nested letter": ("letter to many", replace(NESTED, urgent=True, address=True)),
    "nested telegram": ("telegram", NESTED),
    "nested regulation": ("decision with regulation", NESTED),
    "clean submission": ("submission", CLEAN),
    "clean report": ("report", replace(CLEAN, footnote=True)),
    "clean scheme": ("scheme", CLEAN),
    "clean decision with plan": ("decision with plan", CLEAN),
    "clean guidance": ("guidance", replace(CLEAN, rule="picture line")),
    "clean long report": ("long report", replace(CLEAN, line=(360, "auto"))),
}
# Added when the linter had been read.
WORD |= {
    "spaces decision": ("decision on staff", replace(SPACES, head="one row", sign="spaces")),
    "spaces report": ("report of a commune", replace(SPACES, sign="spaces")),
}
LIBRARY: dict[str, tuple[str, Script]] = {
    "script decision": ("decision", Script()),
    "script staff": ("decision on staff", Script(rows=1, rule="underscores", indent=1.0)),
    "script minutes": ("minutes", Script(sizes="B")),
    "script letter": ("letter to many", Script(margins=(25, 25, 35, 15), sizes="B")),
    "script plan": ("plan", Script(spacing=1.15)),
    "script report": ("report of a commune", Script(spacing=Pt(18), gap=(0, 6))),
    "styled decision": ("decision by the committee", Script(way="styled")),
    "styled programme": ("programme", Script(way="styled", headings=True, sizes="B")),
    "styled submission": ("submission", Script(way="styled", headings=True, spacing=1.5)),
    "styled telegram": ("telegram", Script(way="styled", rows=1)),
    "styled regulation": ("decision with regulation", Script(way="styled", rule="underscores")),
    "styled introduction": ("introduction", Script(way="styled")),
}
KEPT = (
    "writer-decision", "writer-letter", "writer-programme", "writer-report", "web-decision", "web-letter", "odt-plan",
    "odt-submission", "odt-telegram", "doc-guidance", "doc-decision", "doc-notice", "docx-js-directive",
    "docx-js-resolution", "docx-js-report", "docx-js-letter", "docx-js-plan",
)  # fmt: skip


@cache
def good(name: str) -> bytes:
    """The good document of this name."""
    if name in WORD:
        paper, habits = WORD[name]
        return by_word(PAPERS[paper], habits, seed=sum(map(ord, name)))
    if name in LIBRARY:
        key, script = LIBRARY[name]
        return by_library(PAPERS[key], script)
    return (FILES / f"{name}.docx").read_bytes()


GOOD: tuple[str, ...] = (*WORD, *LIBRARY, *KEPT)
