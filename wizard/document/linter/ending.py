"""Find what closes a text: recipients, and the signature block with powers, post and name."""

from wizard.document.linter import patterns
from wizard.document.linter.content import BODY, Paragraph, Reading
from wizard.document.linter.heading import WIDE_GAP, outermost
from wizard.document.linter.marks import is_rule
from wizard.document.linter.pieces import Line, Piece, lines_of, split_at
from wizard.document.linter.words import fold, is_blank

_MOST_POWER_LINES = 6
_LONGEST_POST = 90
_SIGNATURE_ROOM_PT = 30.0
_DASHES = ("-", "–", "—", "•", "+", "*")


def find_ending(reading: Reading, piece: Piece, start: int) -> int:
    """Note recipients and signature; return the index where the content ends (``piece.end`` without an ending)."""
    paragraphs = reading.paragraphs
    word = next((i for i in range(piece.end - 1, start - 1, -1) if _is_recipients_word(paragraphs[i])), None)
    if word is None:
        return _signature_alone(paragraphs, piece, start)
    home = paragraphs[word]
    if home.cell is not None:
        piece.sign_table = outermost(home.cell)
        lines = _table_lines(paragraphs, piece, home)
        end = piece.sign_table.index
    else:
        lines, end = _loose_lines(paragraphs, piece, word, start)
    left = [line for line in lines if line.side == 0]
    right = [line for line in lines if line.side != 0]
    _recipients(left, piece)
    _signature(right, piece)
    if "post" not in piece.found and "signer" not in piece.found:
        # minutes put the recipients below the signatures
        return min(end, _signature_alone(paragraphs, piece, start, end))
    return end


def _is_recipients_word(paragraph: Paragraph) -> bool:
    text = paragraph.text.lstrip()
    if text[:1] not in ("N", "n") or not patterns.RECIPIENTS.match(fold(text[:12])):
        return False
    return len(text) < 60 or "\n" in text or "\t" in text or "   " in text


def _table_lines(paragraphs: list[Paragraph], piece: Piece, home: Paragraph) -> list[Line]:
    """Return the lines of a signature table; columns from that of «Nơi nhận» to its right neighbour are left."""
    assert home.cell is not None and piece.sign_table is not None
    left_column = home.cell.column
    lines: list[Line] = []
    for paragraph in paragraphs[piece.sign_table.index : piece.end]:
        cell = paragraph.cell
        if cell is None or outermost(cell) is not piece.sign_table:
            if paragraph.index > piece.sign_table.index and cell is None and not paragraph.box:
                break
            continue
        if len(cell.table.rows[cell.row]) == 1 and home.cell.row != cell.row:
            continue
        for line in lines_of(paragraph, tabs=False):
            line.side = 0 if cell.column <= left_column else 1
            lines.append(line)
    return lines


def _loose_lines(paragraphs: list[Paragraph], piece: Piece, word: int, start: int) -> tuple[list[Line], int]:
    """Return the lines of an ending set with tabs, text boxes or one below the other, and where it begins."""
    home = paragraphs[word]
    lines: list[Line] = []
    end = word
    for paragraph in paragraphs[word : piece.end]:
        for line in _columns(paragraph, home):
            text = line.text.strip()
            if home.box:
                line.side = 0 if paragraph.box == home.box else 1
            elif line.side == 0 and not text.startswith(_DASHES) and not patterns.RECIPIENTS.match(fold(text)):
                line.side = 1
            lines.append(line)
    if home.box:
        while end > start and (paragraphs[end - 1].box or is_blank(paragraphs[end - 1].text)):
            end -= 1
        lines += [
            Line(each, each.text, each.spans, 1, whole=True)
            for each in paragraphs[end:word]
            if each.box and each.box != home.box
        ]
    elif not any(line.side for line in lines):
        end = _signature_alone(paragraphs, piece, start, word)
    return lines, end


def _columns(paragraph: Paragraph, home: Paragraph) -> list[Line]:
    """Return the lines of a paragraph; where «Nơi nhận» stands in no box, tabs or wide gaps part two columns."""
    text = paragraph.text
    if home.box or "\t" in text or "\n" in text:
        return lines_of(paragraph, tabs=not home.box)
    gap = WIDE_GAP.search(text)
    return split_at(paragraph, gap.start(), gap.end()) if gap else lines_of(paragraph, tabs=True)


def _recipients(lines: list[Line], piece: Piece) -> None:
    seen = False
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if not seen:
            if patterns.RECIPIENTS.match(fold(text)):
                piece.add("recipients_word", line)
                seen = True
        elif text.startswith(_DASHES) or line.paragraph.label or _is_bare_entry(text, piece):
            piece.add("recipient", line)
        elif "recipient" in piece.found and len(text) > 1:
            piece.add("recipient_other", line)


def _is_bare_entry(text: str, piece: Piece) -> bool:
    """Tell an entry that lacks its dash from the second line of the entry before."""
    if fold(text).startswith("LUU"):
        return True
    before = piece.found.get("recipient")
    return text.endswith(";") and (not before or before[-1].text.rstrip().endswith((";", ".", ",")))


def _signature(lines: list[Line], piece: Piece) -> None:
    """Part the right column: capital lines at its top are powers and post, its last line is the name.

    Capital lines below the room for the signature name a post that the signer holds elsewhere (II.7.đ).
    """
    filled: list[Line] = []
    room = 0  # how many lines stand above the room for the signature; 0 without one
    gap = False
    for line in lines:
        hint = patterns.SIGNATURE_HINT.match(fold(line.text)) is not None
        if hint or is_blank(line.text) or is_rule(line.text):
            gap = gap or bool(filled)
            continue
        gap = gap or (bool(filled) and line.whole and line.paragraph.form.before >= _SIGNATURE_ROOM_PT)
        room = room or (len(filled) if gap else 0)
        filled.append(line)
    count = 0
    while count < len(filled) and count < _MOST_POWER_LINES and _is_post(filled[count], count, len(filled)):
        piece.add("other_post" if room and count >= room else "post", filled[count])
        count += 1
    for line in filled[count:]:
        piece.add("signer", line)


def _is_post(line: Line, place: int, count: int) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_POST:
        return False
    if line.capitals:
        # a name in capitals is the last line after at least one post
        return place == 0 or place < count - 1 or _opens_post(text)
    return place == 0 or patterns.POWER.match(fold(text)) is not None or _opens_post(text)


_POSTS = (
    "CHU TICH", "PHO CHU TICH", "GIAM DOC", "PHO GIAM DOC", "CHANH VAN PHONG", "PHO CHANH", "TRUONG ", "PHO TRUONG",
    "BO TRUONG", "THU TRUONG", "CUC TRUONG", "CHI CUC TRUONG", "TONG GIAM DOC", "HIEU TRUONG", "PHO HIEU TRUONG",
    "CHANH THANH TRA", "BI THU", "THU TUONG", "QUYEN HAN", "TONG CUC TRUONG", "VIEN TRUONG", "CHU TOA", "THU KY",
    "NGUOI ", "PHU TRACH", "UY VIEN", "CHANH AN", "TM.", "KT.", "TL.", "TUQ.", "Q.",
)  # fmt: skip


def _opens_post(text: str) -> bool:
    return fold(text).startswith(_POSTS)


def _signature_alone(paragraphs: list[Paragraph], piece: Piece, start: int, before: int | None = None) -> int:
    """Find a signature block that has no recipients beside it: capital lines with a power or post near the end."""
    stop = piece.end if before is None else before
    found: int | None = None
    for index in range(stop - 1, max(start, stop - 40) - 1, -1):
        paragraph = paragraphs[index]
        text = paragraph.text.strip()
        if not text:
            continue
        if len(text) > 120:
            break
        first = lines_of(paragraph, tabs=True)
        if any(line.capitals and _is_signature_start(line.text) for line in first):
            found = index
        elif found is not None and not text.isupper():
            break
    if found is None:
        return stop
    cell = paragraphs[found].cell
    if cell is not None:
        piece.sign_table = outermost(cell)
        lines = [
            line
            for each in paragraphs[piece.sign_table.index : piece.end]
            if each.cell is not None and outermost(each.cell) is piece.sign_table and each.cell.column == cell.column
            for line in lines_of(each, tabs=False)
        ]
        _signature(lines, piece)
        return piece.sign_table.index
    if paragraphs[found].container == BODY or paragraphs[found].box:
        lines = [line for each in paragraphs[found:stop] for line in lines_of(each, tabs=True)]
        _signature(lines, piece)
        return found
    return stop


def _is_signature_start(text: str) -> bool:
    folded = fold(text)
    return patterns.POWER.match(folded) is not None or _opens_post(folded)
