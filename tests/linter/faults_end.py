"""More single faults of signature, recipients, annexes and what is left of the making."""

from collections.abc import Iterator
from functools import partial

from tests.linter.changes import Fault, do_all, first_text, set_fields, set_looks, swap, swap_line
from tests.linter.drafts import Draft, P, centred, recipient


def signatures() -> Iterator[Fault]:
    """Faults of signature and recipients."""
    posts, people = "posts", "recipients"
    yield Fault("S01.prefix", "letter", "Q không chấm", swap_line(posts, 0, "GIÁM ĐỐC", "Q GIÁM ĐỐC"))
    yield Fault("S01.prefix", "decision", "K.T", swap_line(posts, 0, "KT. ", "K.T "))
    yield Fault("S01.prefix", "letter", "T/L", swap_line(posts, 0, "GIÁM ĐỐC", "T/L GIÁM ĐỐC"))
    yield Fault("S01.prefix-space", "decision", "KT.CHỦ TỊCH", swap_line(posts, 0, "KT. ", "KT."))
    ordered = set_fields(posts=[centred("TL. CHỦ TỊCH", bold=True), centred("PHÓ CHÁNH VĂN PHÒNG", bold=True)])
    yield Fault("S01.deputy", "decision", "phó chánh văn phòng không KT.", ordered)

    def parted(draft: Draft) -> None:
        draft.ending = "stacked"
        draft.posts[0].page_break = True

    yield Fault("S01.alone", "letter", "ngắt trang trước chữ ký", parted)
    yield Fault("S02.agency", "letter", "Sở ký Chủ tịch", swap_line(posts, 0, "GIÁM ĐỐC", "CHỦ TỊCH"))
    yield Fault("S02.agency", "decision", "UBND ký Giám đốc", set_fields(posts=[centred("GIÁM ĐỐC", bold=True)]))

    def elsewhere(draft: Draft) -> None:
        do_all(
            draft,
            first_text("parent", "UBND TỈNH NGHỆ AN"),
            first_text("date", "Lào Cai, ngày 05 tháng 11 năm 2026"),
        )

    yield Fault("S02.place", "letter", "địa danh tỉnh khác", elsewhere)

    def lower(draft: Draft) -> None:
        draft.recipients[0].before = 80

    yield Fault("N01.level", "letter", "Nơi nhận thấp hơn", lower)
    both = swap_line(people, 2, "- Giám đốc Sở (b/c);", "- Giám đốc Sở; - Các phòng;")
    yield Fault("N01.own-lines", "letter", "hai nơi một dòng", both)
    for words in ("- Lưu: NS.", "- Lưu: VT; NS.", "- Lưu: VT NS."):
        yield Fault("N01.file-vt", "letter", words, partial(_last_recipient, words=words))
    yield Fault("N01.file-end", "letter", "Lưu không dấu", swap_line(people, 3, "NS.", "NS"))
    last = lambda d: d.recipients.insert(2, d.recipients.pop(1))  # noqa: E731
    yield Fault("N01.same-first", "letter", "Như trên thứ hai", last)
    yield Fault("N01.article-number", "decision", "Như Điều 5", swap_line(people, 1, "Điều 3", "Điều 5"))
    yield Fault("N01.align", "letter", "danh sách thụt vào", set_looks("list", left=10))
    yield Fault("N01.align", "letter", "Nơi nhận canh phải", set_looks("word", align="right"))
    yield Fault("N01.line-end", "decision", "nơi nhận không dấu", swap_line(people, 2, "Du lịch;", "Du lịch"))
    yield Fault("N01.dash", "letter", "không gạch", swap_line(people, 2, "- ", ""))
    for line in ("word", "list"):
        yield Fault("N01.align", "decision", f"{line} canh giữa", set_looks(line, align="center"))

    def bare(draft: Draft) -> None:
        for each in draft.recipients[1:]:
            each.text = each.text.removeprefix("- ")

    yield Fault("N01.dash", "letter", "cả danh sách không gạch", bare)


def _last_recipient(draft: Draft, words: str) -> None:
    draft.recipients[-1].text = words


def attachments() -> Iterator[Fault]:
    """Faults of the annexes."""
    only_first = swap(4, "Danh mục nhiệm vụ tại Phụ lục II.", "Danh mục nhiệm vụ do các sở xây dựng.")
    yield Fault("A01.not-referred", "plan", "không dẫn Phụ lục II", only_first)
    third = swap(4, "tại Phụ lục II.", "tại Phụ lục II và Phụ lục III kèm theo.")
    yield Fault("A01.absent", "plan", "dẫn Phụ lục III", third)

    def same_line(draft: Draft) -> None:
        draft.annexes[0].label.text = "Phụ lục I: NHIỆM VỤ CHUNG"
        draft.annexes[0].title = []

    yield Fault("A01.own-line", "plan", "tên cùng dòng", same_line)
    for name in ("label", "title"):

        def slanted(draft: Draft, name: str = name) -> None:
            value = getattr(draft.annexes[0], name)
            (value if isinstance(value, P) else value[0]).italic = True

        yield Fault("A01.upright", "decision", f"{name} in nghiêng", slanted)

    def above(draft: Draft) -> None:
        annex = draft.annexes[0]
        assert annex.attached
        annex.title, annex.attached = [annex.attached, *annex.title], None

    yield Fault("A01.attached-order", "decision", "Kèm theo ở trên", above)
    for old, new in (
        (" ngày 05 tháng 11 năm 2026", ""),
        (" của Chủ tịch UBND tỉnh", ""),
        ("Quyết định số 15/QĐ-UBND", "Quyết định"),
    ):

        def cut(draft: Draft, old: str = old, new: str = new) -> None:
            attached = draft.annexes[0].attached
            assert attached and old in attached.text
            attached.text = attached.text.replace(old, new)

        yield Fault("A01.attached-incomplete", "decision", f"thiếu {old}", cut)

    def large(draft: Draft) -> None:
        attached = draft.annexes[0].attached
        assert attached
        attached.text = attached.text.upper()

    yield Fault("A01.attached-case", "decision", "Kèm theo in hoa", large)
    yield Fault("A01.case", "plan", "PHỤ LỤC I", lambda d: setattr(d.annexes[0].label, "text", "PHỤ LỤC I"))

    def no_mark(draft: Draft) -> None:
        block = draft.annexes[0].body[-1]
        assert isinstance(block, P)
        block.text = block.text.replace("./.", ".")

    yield Fault("B02.annex", "decision", "phụ lục không ./.", no_mark)


def remains() -> Iterator[Fault]:
    """What is left of the making of a file."""
    yield Fault("X01.placeholder", "letter", "<<tên>>", swap(2, "được giao", "được giao cho <<tên>>"))
    yield Fault("X01.highlight", "letter", "nơi nhận tô màu", set_looks("list", extra='<w:highlight w:val="green"/>'))
    yield Fault("X01.hidden", "letter", "nơi nhận ẩn", lambda d: d.recipients.insert(2, hidden()))


def hidden() -> P:
    """A recipient that nobody sees."""
    line = recipient("- Ban Giám đốc;")
    line.extra = "<w:vanish/>"
    return line


def copies() -> Iterator[Fault]:
    """Faults of the name of a copy, which stands below the text that is copied."""
    for words, finding, looks in (
        ("SAO Y", "C01.size", {"size": 16, "bold": True}),
        ("Sao lục", "C01.case", {"bold": True}),
        ("TRÍCH SAO", "C01.bold", {}),
        ("SAO Y", "C01.upright", {"bold": True, "italic": True}),
    ):
        line = centred(words, **looks)
        yield Fault(finding, "decision", f"{words} {looks}", partial(_append, line=line))


def _append(draft: Draft, line: P) -> None:
    draft.annexes[-1].body.append(line)
