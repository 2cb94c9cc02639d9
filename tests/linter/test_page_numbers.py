"""Page numbers: what is said about every section, and how a file without numbers gets them."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from tests.linter.changes import set_page
from tests.linter.drafts import Draft, P, Table, decision, letter, plan, text
from tests.linter.material import dossier, format_rules
from tests.linter.package import changed, packed, parts_of
from tests.linter.word import word_file
from tests.tools.render import Rendered, render
from wizard.document.linter import lint
from wizard.document.linter.repair import repaired

DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"
CHANGED = {"[Content_Types].xml", "word/_rels/document.xml.rels", DOCUMENT}
_LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_EVEN = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:evenAndOddHeaders/>'
    "</w:settings>"
)


def _long(make: Callable[[], Draft]) -> Draft:
    """A draft whose main text and annexes fill several pages."""
    draft = make()
    filling = [
        text(f"Nội dung thứ {place} của văn bản. " + "Các cơ quan phối hợp thực hiện. " * 9) for place in range(40)
    ]
    draft.body[-1:-1] = [*filling]
    for annex in draft.annexes:
        annex.body[1:1] = [*filling]
    return draft


def _without_numbers(make: Callable[[], Draft]) -> bytes:
    draft = _long(make)
    draft.page.number = None
    draft.page.title_page = False
    for annex in draft.annexes:
        annex.page.number = None
        annex.page.title_page = False
    return word_file(draft)


def _ids(data: bytes) -> set[str]:
    return {each.id for each in lint(data, format_rules()).findings}


def _numbers(rendered: Rendered) -> list[str]:
    """What stands in the top margin of every page."""
    return [" ".join(line.text for line in page.within(bottom=19)) for page in rendered.pages]


def _audit(path: Path, format_: FileFormat = FileFormat.OFFICE_2019) -> list[str]:
    return [str(each) for each in OpenXmlValidator(format_).validate(str(path)).errors]


def test_a_file_without_numbers_gets_them(tmp_path: Path) -> None:
    data = _without_numbers(plan)
    assert "P05.missing" in _ids(data)
    mended, changes = repaired(data, format_rules())
    assert {change.finding.id for change in changes} == {"P05.missing"}
    assert _ids(mended) == set()
    before, after = parts_of(data), parts_of(mended)
    assert set(after) - set(before) == {HEADER}
    assert {name for name in before if before[name] != after[name]} == CHANGED
    document = docx.Document(io.BytesIO(mended))
    assert [section.different_first_page_header_footer for section in document.sections] == [True] * 3
    path = tmp_path / "bản-đã-sửa.docx"
    path.write_bytes(mended)
    rendered = render([path], tmp_path)[path.stem]
    numbers = _numbers(rendered)
    starts = [place for place, number in enumerate(numbers) if not number]
    assert len(starts) == 3 and starts[0] == 0  # the main text and two annexes, each counted from 1
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        assert numbers[start + 1 : end] == [str(number) for number in range(2, end - start + 1)]
        assert end - start > 1
    for page in rendered.pages:
        for run in page.within(bottom=19):
            assert (run.size, run.bold, run.italic, run.fonts) == (14, False, False, {"Tinos"})
            assert abs(run.centre - (30 + page.width - 15) / 2) < 0.5


def test_the_number_is_13_where_the_text_is(tmp_path: Path) -> None:
    draft = _long(letter)
    draft.page.number = None
    for block in draft.body:
        if isinstance(block, P):
            block.size = 13
    mended, _ = repaired(word_file(draft), format_rules())
    assert '<w:sz w:val="26"/>' in parts_of(mended)[HEADER].decode("utf-8")


def test_what_stands_at_the_foot_of_the_first_page_stays() -> None:
    """A first page of its own would lose the address at its foot."""
    data = _without_numbers(letter)
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="22"/></w:rPr>'
    foot = f"<w:p><w:r>{look}<w:t>Địa chỉ: số 1, đường Hùng Vương</w:t></w:r></w:p>"
    data = _with_part(data, "footer", foot)
    mended, _ = repaired(data, format_rules())
    document = docx.Document(io.BytesIO(mended))
    assert "Địa chỉ" in document.sections[0].first_page_footer.paragraphs[0].text
    assert "Địa chỉ" in document.sections[0].footer.paragraphs[0].text
    assert parts_of(mended)["word/footer9.xml"] == parts_of(data)["word/footer9.xml"]


def _with_part(data: bytes, kind: str, content: str, reference: str = "default") -> bytes:
    """Add a header or footer with its relation and content type to the first section."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return changed(
        data,
        {
            "[Content_Types].xml": lambda markup: markup.replace(
                "</Types>", f'<Override PartName="/word/{kind}9.xml" ContentType="{word}.{kind}+xml"/></Types>'
            ),
            "word/_rels/document.xml.rels": lambda markup: markup.replace(
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{office}/{kind}" Target="{kind}9.xml"/></Relationships>',
            ),
            DOCUMENT: lambda markup: markup.replace(
                "<w:sectPr>", f'<w:sectPr><w:{kind}Reference w:type="{reference}" r:id="rId99"/>', 1
            ),
        },
        {f"word/{kind}9.xml": f"<w:{tag} {names}>{content}</w:{tag}>"},
    )


def test_an_empty_header_is_filled_and_another_text_is_left_alone() -> None:
    data = _without_numbers(letter)
    empty = _with_part(data, "header", '<w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p>')
    mended, _ = repaired(empty, format_rules())
    assert _ids(mended) == set()
    assert set(parts_of(mended)) == set(parts_of(empty))
    spoken = _with_part(data, "header", "<w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p>")
    (finding,) = [each for each in lint(spoken, format_rules()).findings if each.id == "P05.missing"]
    assert not finding.repairable


def test_even_pages_get_their_number() -> None:
    data = changed(
        _without_numbers(letter),
        {
            "word/_rels/document.xml.rels": lambda markup: markup.replace(
                "</Relationships>",
                '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                'settings" Target="settings.xml"/></Relationships>',
            )
        },
        {"word/settings.xml": _EVEN},
    )
    mended, _ = repaired(data, format_rules())
    assert 'w:type="even"' in parts_of(mended)[DOCUMENT].decode("utf-8")
    assert _ids(mended) == set()
    lost = changed(mended, {DOCUMENT: lambda markup: re.sub(r'<w:headerReference w:type="even"[^>]*/>', "", markup)})
    (finding,) = [each for each in lint(lost, format_rules()).findings if each.id == "P05.part"]
    assert finding.found == "trang chẵn không có số"


def _footed(number: P, *, beside: str = "") -> bytes:
    draft = _long(letter)
    draft.page.number, draft.page.number_place = number, "footer"
    data = word_file(draft)
    if beside:
        data = changed(data, {"word/footer1.xml": lambda markup: markup.replace("<w:p>", beside + "<w:p>", 1)})
    return data


def test_a_number_at_the_foot_moves_up_and_nothing_else_goes(tmp_path: Path) -> None:
    address = "<w:p><w:r><w:t>Địa chỉ: số 1, đường Hùng Vương</w:t></w:r></w:p>"
    data = _footed(P("PAGE", align="right", size=11), beside=address)
    assert "P05.footer" in _ids(data)
    mended, changes = repaired(data, format_rules())
    assert {change.finding.id for change in changes} == {"P05.footer"}
    assert _ids(mended) == set()
    before, after = parts_of(data), parts_of(mended)
    assert {name for name in before if before[name] != after[name]} == CHANGED | {"word/footer1.xml"}
    foot = after["word/footer1.xml"].decode("utf-8")
    assert address in foot and "PAGE" not in foot
    path = tmp_path / "chuyển.docx"
    path.write_bytes(mended)
    rendered = render([path], tmp_path)[path.stem]
    assert _numbers(rendered)[:3] == ["", "2", "3"]
    assert not any(page.within(top=280)[-1].text.strip().isdigit() for page in rendered.pages[1:])


def test_words_beside_the_number_at_the_foot_are_somebodys_text() -> None:
    data = changed(
        _footed(P("PAGE")),
        {"word/footer1.xml": lambda markup: markup.replace("<w:r>", "<w:r><w:t>Sở Y tế </w:t></w:r><w:r>", 1)},
    )
    (finding,) = [each for each in lint(data, format_rules()).findings if each.id == "P05.footer"]
    assert not finding.repairable
    assert repaired(data, format_rules()) == (data, [])


def test_a_number_from_words_gallery_goes_with_its_control() -> None:
    def wrap(markup: str) -> str:
        gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="x"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        return markup.replace("<w:p>", gallery + "<w:p>", 1).replace("</w:ftr>", "</w:sdtContent></w:sdt></w:ftr>")

    data = changed(_footed(P("PAGE", align="center")), {"word/footer1.xml": wrap})
    mended, _ = repaired(data, format_rules())
    foot = parts_of(mended)["word/footer1.xml"].decode("utf-8")
    assert "sdt" not in foot and "<w:p/>" in foot
    assert _ids(mended) == set()


def test_a_number_above_and_one_below() -> None:
    data = _with_part(
        word_file(letter()), "footer", '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )
    assert "P05.footer" in _ids(data)
    mended, _ = repaired(data, format_rules())
    assert _ids(mended) == set()
    assert parts_of(mended)[HEADER] == parts_of(data)[HEADER]


def _three_sections(middle: str) -> bytes:
    """A long letter with a landscape section in the middle."""
    draft = _long(letter)
    draft.body[24:24] = [Table([["A", "B", "C"]] * 5)]
    marks = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"

    def cut(markup: str) -> str:
        last = re.findall(r"<w:sectPr>(.*?)</w:sectPr>", markup)[-1]
        own = re.sub(r"<w:headerReference[^>]*/>", "", last)
        begin, end = markup.index("<w:tbl>", markup.index("Nội dung thứ 1 ")), 0
        end = markup.index("</w:tbl>", begin) + len("</w:tbl>")
        following = re.sub(r'<w:pgNumType w:start="1"/>|<w:titlePg/>', "", own)
        body = (
            markup[:begin]
            + marks.format(last)
            + markup[begin:end]
            + marks.format(middle.format(own=own, following=following))
            + markup[end:]
        )
        return body[: body.rindex("<w:sectPr>")] + f"<w:sectPr>{following}</w:sectPr></w:body></w:document>"

    return changed(word_file(draft), {DOCUMENT: cut})


@pytest.mark.parametrize(
    ("middle", "finding", "found"),
    [
        ("{own}", "P05.again", "đánh lại từ 1"),
        ("{following}<w:titlePg/>", "P05.part", "trang đầu của phần này không có số"),
    ],
)
def test_a_section_in_the_middle_goes_on(middle: str, finding: str, found: str) -> None:
    assert _ids(_three_sections("{following}")) == set()
    data = _three_sections(middle)
    assert found in [each.found for each in lint(data, format_rules()).findings if each.id == finding]
    mended, _ = repaired(data, format_rules())
    assert _ids(mended) == set()


def test_an_annex_of_several_pages_needs_numbers_of_its_own() -> None:
    draft = _long(decision)
    draft.annexes[0].page.number = None
    data = _with_part(word_file(draft), "header", "<w:p/>")
    # the annex would inherit the header of the main text; an empty one of its own hides it
    empty = '<w:headerReference w:type="default" r:id="rId99"/>'
    data = changed(
        data,
        {
            DOCUMENT: lambda markup: empty.join(markup.replace(empty, "", 1).rsplit("<w:sectPr>", 1)).replace(
                empty, "<w:sectPr>" + empty
            )
        },
    )
    found = [each for each in lint(data, format_rules()).findings if each.id == "P05.part"]
    assert [(each.part, each.found) for each in found] == [("Phụ lục", "không có số")]


def test_numbers_begin_with_one() -> None:
    draft = letter()
    set_page(start="5")(draft)
    (finding,) = lint(word_file(draft), format_rules()).findings
    assert (finding.id, finding.found, finding.expected) == ("P05.start", "bắt đầu từ 5", "bắt đầu từ 1")
    assert _ids(repaired(word_file(draft), format_rules())[0]) == set()


def test_a_first_page_that_shows_its_number() -> None:
    draft = letter()
    draft.page.first_number = True
    mended, _ = repaired(word_file(draft), format_rules())
    assert _ids(mended) == set()
    shared = changed(
        word_file(letter()), {DOCUMENT: lambda markup: re.sub(r'(w:type="first" r:id=)"rId2"', r'\1"rId1"', markup)}
    )
    assert "P05.first" in _ids(shared)
    mended, _ = repaired(shared, format_rules())
    assert _ids(mended) == set()
    assert parts_of(mended)[HEADER] == parts_of(shared)[HEADER]


def test_the_audit_finds_nothing_new(tmp_path: Path) -> None:
    source = max(dossier(tmp_path / "bộ"), key=lambda path: path.stat().st_size)
    data = changed(
        source.read_bytes(),
        {DOCUMENT: lambda markup: re.sub(r"<w:(headerReference|titlePg|pgNumType)[^>]*/>", "", markup)},
    )
    parts = {name: content for name, content in parts_of(data).items() if "header" not in name}
    parts["[Content_Types].xml"] = re.sub(
        rb'<Override PartName="/word/header[^>]*/>', b"", parts["[Content_Types].xml"]
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = re.sub(rb'<Relationship [^>]*/header"[^>]*/>', b"", parts[rels])
    bare, path = tmp_path / "không số.docx", tmp_path / "có số.docx"
    bare.write_bytes(packed(parts))
    mended, changes = repaired(bare, format_rules())
    assert "P05.missing" in {change.finding.id for change in changes}
    path.write_bytes(mended)
    assert _audit(bare) == [] and _audit(path) == []


@pytest.mark.parametrize(
    ("look", "finding"),
    [('<w:sz w:val="22"/>', ""), ('<w:sz w:val="28"/>', "H11.size"), ('<w:i/><w:sz w:val="24"/>', "H11.style")],
)
def test_the_address_at_the_foot_of_page_1(look: str, finding: str) -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    foot = f"<w:p><w:r><w:rPr>{fonts}{look}</w:rPr><w:t>ĐT: 0236 000000, Fax: 0236 000001</w:t></w:r></w:p>"
    data = _with_part(word_file(letter()), "footer", foot, "first")
    # the draft gives the first page a header only
    found = [(each.id, each.part) for each in lint(data, format_rules()).findings]
    assert found == ([(finding, "Cuối trang")] if finding else [])
    assert _ids(repaired(data, format_rules())[0]) == set()


_BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize("break_", ["", "<w:p>" + _BREAK + "</w:p>", "<w:p>" + _BREAK + "</w:p><w:p/>", "inside"])
def test_annexes_get_sections_of_their_own(tmp_path: Path, break_: str) -> None:
    draft = _long(plan)
    for annex in draft.annexes:
        annex.own_section = False
    data = word_file(draft)
    for label in ("Phụ lục I", "Phụ lục II"):

        def part(markup: str, label: str = label) -> str:
            start = markup.rindex("<w:p>", 0, markup.index(f">{label}</w:t>"))
            if break_ == "inside":
                run = markup.index("<w:r>", start)
                return markup[:run] + _BREAK + markup[run:]
            return markup[:start] + break_ + markup[start:]

        data = changed(data, {DOCUMENT: part}) if break_ else data
    assert [each.id for each in lint(data, format_rules()).findings] == ["P06.section", "P06.section"]
    mended, changes = repaired(data, format_rules())
    assert {change.finding.id for change in changes} == {"P06.section"}
    assert _ids(mended) == set()
    assert len(docx.Document(io.BytesIO(mended)).sections) == 3
    path = tmp_path / "phụ-lục.docx"
    path.write_bytes(mended)
    rendered = render([path], tmp_path)[path.stem]
    numbers = _numbers(rendered)
    starts = [place for place, number in enumerate(numbers) if not number]
    assert [bool(page.lines) for page in rendered.pages] == [True] * len(rendered.pages)
    assert len(starts) == 3
    assert [rendered.pages[place].lines[0].text for place in starts[1:]] == ["Phụ lục I", "Phụ lục II"]
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        assert numbers[start + 1 : end] == [str(number) for number in range(2, end - start + 1)]


def test_signs_beside_the_number_go() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    sign = f'<w:r>{fonts}<w:t xml:space="preserve">- </w:t></w:r>'
    data = changed(word_file(letter()), {HEADER: lambda markup: markup.replace("</w:pPr>", f"</w:pPr>{sign}", 1)})
    assert "P05.decorated" in _ids(data)
    mended, _ = repaired(data, format_rules())
    assert _ids(mended) == set()
    assert "PAGE" in parts_of(mended)[HEADER].decode("utf-8")
