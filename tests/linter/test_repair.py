"""A repair mends what has one right answer, on a copy, and touches nothing else."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.linter.changes import Fault, set_fields
from tests.linter.drafts import P, decision, letter
from tests.linter.faults import all_faults
from tests.linter.material import format_rules
from tests.linter.package import changed, parts_of
from tests.linter.word import word_file
from wizard.document.linter import RepairFailed, UnreadableDocument, lint, load_registry, repair
from wizard.document.linter.findings import INFO
from wizard.document.linter.names import RPR, W
from wizard.document.linter.names import P as P_TAG
from wizard.document.linter.repair import repaired

# told only: there is more than one right answer (which type, which letters are large, which century, what title), or
# what would have to change stands elsewhere (an automatic number, the end of the sentence)
_TOLD_ONLY = {
    "Số: 15/KH-UBND", "LÂM HẢI, NGÀY 05 THÁNG 11 NĂM 2026", "Lâm hải, ngày 05 tháng 11 năm 2026",
    "dấu tròn tự động", "- Lưu: NS.", "không dấu gì", "Phần thứ nhất", "PHẦN THỨ NHẤT", "điều không tiêu đề",
    "tỉnh Lâm Hải, ngày 05 tháng 11 năm 2026", "Lâm Hải, ngày 05 tháng 11 năm 26",
}  # fmt: skip
_MENDED = [
    fault for fault in all_faults() if load_registry().rules[fault.finding].repair and fault.name not in _TOLD_ONLY
]


def test_every_repairable_fault_is_mended() -> None:
    left: list[str] = []
    for fault in _MENDED:
        data = word_file(fault.draft())
        assert any(each.repairable for each in lint(data, format_rules()).findings if each.id == fault.finding)
        mended, changes = repaired(data, format_rules())
        assert fault.finding in {change.finding.id for change in changes}, fault
        findings = lint(mended, format_rules()).findings
        told = [each for each in findings if each.severity != INFO and each.id not in fault.also]
        left += [f"{fault.finding} {fault.name}: {each.id}" for each in told]
    assert left == []


def test_what_has_several_right_answers_is_told_only() -> None:
    for fault in (fault for fault in all_faults() if fault.name in _TOLD_ONLY):
        (finding,) = [
            each for each in lint(word_file(fault.draft()), format_rules()).findings if each.id == fault.finding
        ]
        assert not finding.repairable, fault


@pytest.mark.parametrize("fault", _MENDED[::29], ids=lambda fault: f"{fault.finding} {fault.name}")
def test_word_can_still_read_the_copy(fault: Fault) -> None:
    mended, _ = repaired(word_file(fault.draft()), format_rules())
    docx.Document(io.BytesIO(mended))


def test_lines_that_share_a_run_are_mended_one_by_one() -> None:
    """Lines made with Shift+Enter: what is set for one must not change its neighbour."""
    draft = letter()
    agency, parent = draft.agency[0].text, draft.parent[0].text
    draft.agency, draft.parent = [replace(draft.agency[0], text="@@")], []

    def shared(markup: str) -> str:
        return markup.replace("@@</w:t>", f'{parent}</w:t><w:br/><w:t xml:space="preserve">{agency}</w:t>')

    data = changed(word_file(draft), {"word/document.xml": shared})
    assert [each.id for each in lint(data, format_rules()).findings] == ["H04.parent-bold"]
    mended, changes = repaired(data, format_rules())
    assert [change.finding.id for change in changes] == ["H04.parent-bold"]
    assert lint(mended, format_rules()).findings == ()
    (paragraph,) = [
        each
        for table in docx.Document(io.BytesIO(mended)).tables
        for cell in table._cells
        for each in cell.paragraphs
        if parent in each.text
    ]
    assert paragraph.text == f"{parent}\n{agency}"
    assert [(run.text.strip(), run.bold) for run in paragraph.runs] == [(parent, False), (agency, True)]


def test_only_what_is_gone_afterwards_is_told_as_mended() -> None:
    """Where the columns of a line are set with the space bar in one run, no setting can be right for both."""
    draft = letter()
    draft.layout = "tabs"
    number, date = draft.number, draft.date
    assert number is not None and date is not None
    wide = changed(
        word_file(draft),
        {
            "word/document.xml": lambda markup: re.sub(
                rf"{re.escape(number.text)}</w:t></w:r>.*?{re.escape(date.text)}",
                f"{number.text}          {date.text}",
                markup,
                count=1,
                flags=re.DOTALL,
            )
        },
    )
    mended, changes = repaired(wide, format_rules())
    left = {(each.id, each.excerpt) for each in lint(mended, format_rules()).findings}
    assert not left & {(change.finding.id, change.finding.excerpt) for change in changes}


def test_a_good_file_stays_as_it_is() -> None:
    data = word_file(decision())
    assert repaired(data, format_rules()) == (data, [])


def test_only_what_is_mended_changes() -> None:
    """Shapes, fields, comments, unknown elements and other parts stay as they are."""
    draft = decision()
    set_fields(comments=True)(draft)
    assert draft.title
    draft.title.size = 16
    unknown = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="dấu"/><w:bookmarkEnd w:id="7"/>'
    data = changed(
        word_file(draft),
        {"word/document.xml": lambda text: text.replace("<w:r><w:drawing>", unknown + "<w:r><w:drawing>")},
    )
    mended, changes = repaired(data, format_rules())
    assert [change.finding.id for change in changes] == ["H08.title-size"]
    before, after = parts_of(data), parts_of(mended)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    old, new = (list(etree.fromstring(parts["word/document.xml"])[0]) for parts in (before, after))
    different = [
        place for place, (a, b) in enumerate(zip(old, new, strict=True)) if etree.tostring(a) != etree.tostring(b)
    ]
    assert len(different) == 1
    assert "QUYẾT ĐỊNH" in "".join(new[different[0]].itertext())


def test_letters_are_mended_across_runs() -> None:
    draft = letter()
    draft.body[0] = P("Sở Tài chính  có ý kiến", align="justify", first=12.7, before=6, bold_until=13)
    mended, _ = repaired(word_file(draft), format_rules())
    texts = [each.text for each in docx.Document(io.BytesIO(mended)).paragraphs]
    assert "Sở Tài chính có ý kiến" in texts


def test_the_original_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(letter()))
    with pytest.raises(RepairFailed, match="tệp gốc"):
        repair(path, path, format_rules())
    target = tmp_path / "mới" / "b.docx"
    assert repair(path, target, format_rules()) == []
    assert target.read_bytes() == path.read_bytes()


def test_what_cannot_be_written_or_read_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(letter()))
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(RepairFailed, match="Không ghi được"):
        repair(path, blocked / "b.docx", format_rules())
    with pytest.raises(UnreadableDocument):
        repair(blocked, tmp_path / "b.docx", format_rules())


def test_text_of_a_table_that_stands_in_no_run_stays() -> None:
    """No program shows such text; a setting put beside it would damage the file."""

    def spoil(markup: str) -> str:
        other = markup.replace("Times New Roman", "Arial")
        other = re.sub(r"(?s)<w:tbl>.*?</w:tbl>", lambda table: re.sub(r"<w:pPr>.*?</w:pPr>", "", table[0]), other)
        return re.sub(r"<w:r>(?:(?!</w:r>).)*?(<w:t[^>]*>Nhiệm vụ thứ 2</w:t>)</w:r>", r"\1", other)

    data = changed(word_file(decision()), {"word/document.xml": spoil, "word/styles.xml": spoil})
    assert parts_of(data)["word/document.xml"].count(b"<w:r>") < parts_of(word_file(decision()))[
        "word/document.xml"
    ].count(b"<w:r>")
    mended, changes = repaired(data, format_rules())
    assert "P03.font" in {change.finding.id for change in changes}
    root = etree.fromstring(parts_of(mended)["word/document.xml"])
    (stray,) = [each for each in root.iter(W + "t") if each.text == "Nhiệm vụ thứ 2"]
    holder = stray.getparent()
    assert holder is not None and holder.tag == P_TAG and holder.find(RPR) is None
