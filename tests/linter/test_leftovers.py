"""What the making of a file leaves in its markup, and texts that are attached to a decision."""

import re

import pytest

from tests.linter.drafts import Draft, P, centred, decision, letter, plan
from tests.linter.material import format_rules
from tests.linter.package import changed, parts_of
from tests.linter.word import word_file
from wizard.document.linter import Finding, lint
from wizard.document.linter.repair import repaired

DOCUMENT = "word/document.xml"


def _findings(data: bytes) -> tuple[Finding, ...]:
    return lint(data, format_rules()).findings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:rPr>", '<w:rPr><w:ins w:id="1" w:author="x"/>'),
        (
            '<w:jc w:val="both"/></w:pPr>',
            '<w:jc w:val="both"/><w:pPrChange w:id="1" w:author="x"><w:pPr/></w:pPrChange></w:pPr>',
        ),
        ("<w:tr><w:tc>", '<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr><w:tc>'),
        ("</w:rPr><w:t", '<w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t'),
    ],
    ids=["dấu đoạn chèn", "đổi định dạng đoạn", "xóa dòng bảng", "đổi định dạng chữ"],
)
def test_every_kind_of_tracked_change_is_told(old: str, new: str) -> None:
    data = changed(word_file(letter()), {DOCUMENT: lambda markup: markup.replace(old, new, 1)})
    assert [(each.id, each.found) for each in _findings(data)] == [("X01.tracked", "1 chỗ")]


def test_a_prompt_that_nobody_filled_in() -> None:
    words = "Click or tap here to enter text."
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
        f"<w:t>{words}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    data = changed(
        word_file(letter()),
        {DOCUMENT: lambda markup: re.sub(r"(?<=Trân trọng)(.*?)</w:p>", rf"\1{control}", markup, count=1)},
    )
    assert ("X01.placeholder", words) in [(each.id, each.found) for each in _findings(data)]


def test_a_watermark() -> None:
    shape = '<v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="DỰ THẢO"/></v:shape>'
    mark = f"<w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    data = changed(word_file(letter()), {"word/header1.xml": lambda markup: markup.replace("</w:p>", mark, 1)})
    assert [(each.id, each.found) for each in _findings(data)] == [("X01.watermark", "DỰ THẢO")]


def test_a_date_that_changes_by_itself() -> None:
    date = r"<w:fldSimple w:instr=' DATE \\@ &quot;dd&quot; '>\1</w:fldSimple>"
    data = changed(
        word_file(letter()),
        {
            DOCUMENT: lambda markup: re.sub(
                r"(<w:r><w:rPr>(?:(?!<w:r>).)*?Lâm Hải, ngày.*?</w:r>)", date, markup, count=1
            )
        },
    )
    assert [(each.id, each.excerpt) for each in _findings(data)] == [
        ("X01.date-field", "Lâm Hải, ngày 05 tháng 11 năm 2026")
    ]


def _attached(attached: str, **looks: object) -> bytes:
    """A decision with a plan attached to it, in the form of model 1.3."""
    main, text = decision(), plan()
    main.annexes, text.annexes = [], []
    main.body[0] = P(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.", bold_until=7, align="justify", first=12.7, before=6
    )
    text.number = text.date = None
    text.recipients, text.posts, text.signer = [], [], None
    text.authority = centred(attached, **{"italic": True, **looks}) if attached else None
    # the plan speaks of annexes that this file does not have
    for place, words in ((3, "1. Kế hoạch này quy định nhiệm vụ."), (4, "2. Danh mục nhiệm vụ do các sở xây dựng.")):
        text.body[place].text = words  # type: ignore[union-attr]
    return _joined(main, text)


def _joined(first: Draft, second: Draft) -> bytes:
    """Two drafts in one file, each in a section of its own."""
    body = re.compile(r"<w:body>(.*)(<w:sectPr>.*?</w:sectPr>)</w:body>", re.DOTALL)

    def join(markup: str) -> str:
        other = body.search(parts_of(word_file(second))[DOCUMENT].decode("utf-8"))
        own = body.search(markup)
        assert own and other
        cut = f"<w:p><w:pPr>{own[2]}</w:pPr></w:p>"
        return markup.replace(own[0], f"<w:body>{own[1]}{cut}{other[1]}{own[2]}</w:body>")

    return changed(word_file(first), {DOCUMENT: join})


ATTACHED = "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 11 năm 2026 của Chủ tịch UBND tỉnh)"


def test_an_attached_text_is_judged_as_one() -> None:
    assert [(each.id, each.found) for each in _findings(_attached(ATTACHED))] == []


@pytest.mark.parametrize(
    ("words", "looks", "finding"),
    [
        ("", {}, "A01.attached-missing"),
        (ATTACHED, {"italic": False}, "A01.attached-italic"),
        (ATTACHED, {"bold": True}, "A01.attached-bold"),
        (ATTACHED, {"size": 12}, "A01.attached-size"),
        (ATTACHED, {"align": "left"}, "A01.align"),
        (ATTACHED.replace(" của Chủ tịch UBND tỉnh", ""), {}, "A01.attached-incomplete"),
        (ATTACHED.replace("15/QĐ", "16/QĐ"), {}, "A01.mismatch"),
    ],
)
def test_faults_of_an_attached_text(words: str, looks: dict[str, object], finding: str) -> None:
    data = _attached(words, **looks)
    found = [each for each in _findings(data)]
    assert [each.id for each in found] == [finding]
    assert found[0].part.startswith("Văn bản kèm theo")
    if found[0].repairable:
        assert _findings(repaired(data, format_rules())[0]) == ()
