"""Fonts, colours and leftovers of every run (Phụ lục I, Phần I, mục I.4)."""

from bisect import bisect_right
from functools import partial

from wizard.document.linter import mend
from wizard.document.linter.checks.common import Case, color_name
from wizard.document.linter.content import FOOTER, FOOTNOTE, HEADER, Paragraph, Span
from wizard.document.linter.formats import RunFormat
from wizard.document.linter.pieces import Piece

_BLACK = frozenset({"auto", "000000"})
_SYMBOL_FONTS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Cambria Math"})
_STAMPS = "stamp"
_TO_SUPPLY = "CẦN BỔ SUNG"


def check_letters(case: Case) -> None:
    """Check the look of all runs; runs that look alike are judged once."""
    paragraphs = _all_paragraphs(case)
    font = case.rules.font
    # equal looks are one object, and a document has few
    looks = {id(span.look): span.look for paragraph in paragraphs for span in paragraph.spans}
    _check_slots(case, {identity: _other_font(look, font) for identity, look in looks.items()})
    verdicts = {identity: _judge(look, font) for identity, look in looks.items()}
    if not any(verdicts.values()):
        return
    paragraphs = [*case.reading.every, *paragraphs[len(case.reading.paragraphs) :]]
    stamps = {id(line.paragraph) for piece in case.pieces for line in piece.found.get(_STAMPS, ())}
    for paragraph in paragraphs:
        piece: Piece | None = None
        for span in paragraph.spans:
            wrong = verdicts[id(span.look)]
            if not wrong or not span.text.strip(" \t\n\u00a0_") or id(paragraph) in stamps:
                continue
            piece = piece or _piece_of(case, paragraph)
            for identifier in wrong:
                _tell(case, identifier, paragraph, span, piece)


def _all_paragraphs(case: Case) -> list[Paragraph]:
    reading = case.reading
    others = [each for part in (*reading.headers.values(), *reading.footers.values()) for each in part]
    return [*reading.paragraphs, *others, *reading.footnotes]


def _judge(look: RunFormat, font: str) -> tuple[str, ...]:
    wrong: list[str] = []
    named = {look.ascii, look.high}
    if any(name.startswith((".Vn", "VNI", "VNtimes", ".VN")) for name in named):
        wrong.append("P03.legacy")
    elif not named <= {font, *_SYMBOL_FONTS}:
        wrong.append("P03.font")
    if look.color not in _BLACK:
        wrong.append("P04.color")
    if look.highlight or look.shading:
        wrong.append("X01.highlight")
    if look.hidden:
        wrong.append("X01.hidden")
    if look.strike:
        wrong.append("X01.strike")
    return tuple(wrong)


def _tell(case: Case, identifier: str, paragraph: Paragraph, span: Span, piece: Piece | None) -> None:
    look, spans = span.look, [span]
    match identifier:
        case "P03.legacy":
            case.add(identifier, paragraph, look.high, "chữ Unicode", piece=piece)
        case "P03.font":
            found = look.ascii if look.ascii != case.rules.font else look.high
            case.add(
                identifier, paragraph, found, case.rules.font, partial(mend.set_font, spans, case.rules.font), piece
            )
        case "P04.color":
            black = partial(mend.set_value, spans, "color", "000000")
            case.add(identifier, paragraph, color_name(look.color), "đen", black, piece)
        case "X01.highlight":
            if _TO_SUPPLY in paragraph.text and span.text.strip().startswith("["):
                return  # told as a placeholder already
            case.add(identifier, paragraph, span.text, "không tô màu", partial(mend.clear_background, spans), piece)
        case _:
            case.add(identifier, paragraph, span.text, "không có", piece=piece)


def _check_slots(case: Case, others: dict[int, str]) -> None:
    """Once for a file: fonts of the East Asian or complex slot that Word may fall back to; ``others``: by look."""
    if not any(others.values()):
        return
    told: tuple[Paragraph, str] | None = None
    wrong: list[Span] = []
    for paragraph in case.reading.every:
        for span in paragraph.spans:
            other = others[id(span.look)]
            if other and span.text.strip():
                told = told or (paragraph, other)
                wrong.append(span)
    if told is not None:
        font = case.rules.font
        case.report.add("P03.slots", told[0], None, told[1], font, partial(mend.set_font, wrong, font))


def _other_font(look: RunFormat, font: str) -> str:
    """Return the font of a slot that is not seen as long as the letters are Vietnamese; empty when there is none."""
    named = (look.east_asia, look.complex) if look.ascii == look.high == font else ()
    return next((name for name in named if name and name != font), "")


def _piece_of(case: Case, paragraph: Paragraph) -> Piece | None:
    if paragraph.container in (HEADER, FOOTER, FOOTNOTE):
        return None
    place = bisect_right(case.pieces, paragraph.index, key=lambda piece: piece.first)
    return case.pieces[place - 1] if place and paragraph.index < case.pieces[place - 1].end else None
