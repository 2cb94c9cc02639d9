"""Fonts, colours and leftovers of every run (Phụ lục I, Phần I, mục I.4)."""

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
    verdicts: dict[int, tuple[str, ...]] = {}
    stamps = {id(line.paragraph) for piece in case.pieces for line in piece.found.get(_STAMPS, ())}
    font = case.rules.font
    for paragraph in _all_paragraphs(case):
        piece: Piece | None = None
        for span in paragraph.spans:
            key = id(span.look)
            wrong = verdicts.get(key)
            if wrong is None:
                wrong = verdicts[key] = _judge(span.look, font)
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


def check_font_slots(case: Case) -> None:
    """Once for a file: fonts of the East Asian or complex slot that Word may fall back to."""
    font = case.rules.font
    judged: dict[int, str] = {}
    for paragraph in case.reading.paragraphs:
        for span in paragraph.spans:
            look = span.look
            other = judged.get(id(look))
            if other is None:
                named = (look.east_asia, look.complex) if look.ascii == look.high == font else ()
                other = judged[id(look)] = next((name for name in named if name and name != font), "")
            if other and span.text.strip():
                case.report.add("P03.slots", paragraph, None, other, font, partial(mend.set_font, [span], font))
                return


def _piece_of(case: Case, paragraph: Paragraph) -> Piece | None:
    if paragraph.container in (HEADER, FOOTER, FOOTNOTE):
        return None
    return next((piece for piece in case.pieces if piece.first <= paragraph.index < piece.end), None)
