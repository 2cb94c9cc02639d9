# ruff: noqa: E501 -- wording and XML stand in one line, as the documents have them
"""How the components look by the decree (Annex I, Part I), in the two size sets, and how wide their words are."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

SizeSet = Literal["A", "B"]

# Advance widths of Times New Roman in thousandths of the size: its accented letters are as wide as their base letters.
PLAIN = {250: " ,.\u00a0", 333: "-()Ir", 278: ":/ijlt", 500: "_0123456789bdghknopquvxyđ", 722: "ADGHKNOQUVXYĐƠ", 667: "BCR",
         611: "ELT", 889: "M", 556: "PS", 776: "Ư", 444: "ace", 778: "m", 389: "s", 529: "ơ", 542: "ư"}  # fmt: skip
BOLD = {250: " ,.\u00a0", 333: "-:()t", 278: "/ijl", 500: "_0123456789agovxy", 722: "ACDNRUVXYĐ", 667: "BELT", 778: "GHKOQƠ",
        389: "Is", 944: "M", 611: "P", 556: "Sbdhknpquđ", 796: "Ư", 444: "cer", 833: "m", 554: "ơ", 600: "ư"}  # fmt: skip
WIDTHS = [{letter: width for width, letters in table.items() for letter in letters} for table in (PLAIN, BOLD)]


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in points."""
    letters = (
        letter
        for letter in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(letter) or letter == "\u031b"
    )
    table = WIDTHS[bold]
    return sum(70 if letter == "\u031b" else table.get(letter, 500) for letter in letters) * size / 1000


@dataclass(frozen=True)
class Look:
    size: float
    bold: bool = False
    italic: bool = False
    jc: Literal["left", "center", "both", "right"] = "left"


def looks(sizes: SizeSet) -> dict[str, Look]:
    """The look of each component, by name, in a size set (Annex I, Part V, footnote 1)."""
    big, small = (14, 13) if sizes == "A" else (13, 12)
    return {
        "title": Look(small, bold=True, jc="center"),
        "motto": Look(big, bold=True, jc="center"),
        "superior": Look(small, jc="center"),
        "issuer": Look(small, bold=True, jc="center"),
        "number": Look(13, jc="center"),
        "date": Look(big, italic=True, jc="center"),
        "letter subject": Look(small, jc="center"),
        "kind": Look(big, bold=True, jc="center"),
        "subject": Look(big, bold=True, jc="center"),
        "authority": Look(big, bold=True, jc="center"),
        "basis": Look(big, italic=True, jc="both"),
        "order": Look(big, bold=True, jc="center"),
        "to": Look(big),
        "body": Look(big, jc="both"),
        "centred heading": Look(big, bold=True, jc="center"),
        "heading": Look(big, bold=True, jc="both"),
        "sign": Look(big, bold=True, jc="center"),
        "recipients word": Look(12, bold=True, italic=True),
        "recipients": Look(11),
        "annex word": Look(14, bold=True, jc="center"),
        "annex title": Look(big, bold=True, jc="center"),
        "annex link": Look(big, italic=True, jc="center"),
        "cell": Look(big if sizes == "B" else 13),
        "page number": Look(big, jc="center"),
    }


TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
