"""The command «lint»."""

import io
import json
from pathlib import Path

import yaml

from tests.linter.drafts import P, letter
from tests.linter.material import ROOT, format_rules
from tests.linter.word import word_file
from wizard.document.linter import lint
from wizard.document.linter.command import FINE, FOUND_ERRORS, UNREADABLE, run_lint
from wizard.framework import load_framework

RULES = load_framework().rules


def _write(folder: Path, name: str, *, size: float = 13) -> Path:
    draft = letter()
    assert draft.number
    draft.number.size = size
    path = folder / name
    path.write_bytes(word_file(draft))
    return path


def test_a_good_file(tmp_path: Path) -> None:
    out = io.StringIO()
    assert run_lint([_write(tmp_path, "tốt.docx")], RULES, out=out) == FINE
    assert "Loại văn bản: Công văn" in out.getvalue()
    assert "Không phát hiện" in out.getvalue()


def test_a_page_in_plain_vietnamese(tmp_path: Path) -> None:
    out = io.StringIO()
    assert run_lint([_write(tmp_path, "sai.docx", size=14)], RULES, out=out) == FOUND_ERRORS
    text = out.getvalue()
    assert "Trái quy định: 1" in text
    assert "Có: 14; cần: 13" in text
    assert "mục II.3.c" in text
    assert "Văn bản chính, phần đầu: «Số: 456/STC-NS»" in text


def test_json(tmp_path: Path) -> None:
    out = io.StringIO()
    run_lint([_write(tmp_path, "sai.docx", size=14)], RULES, as_json=True, out=out)
    (file,) = json.loads(out.getvalue())["files"]
    assert file["kind"] == "cong-van"
    assert file["findings"][0]["id"] == "H05.size"
    assert "Số: 456/STC-NS" in [each["text"] for each in file["components"] if each["name"] == "number"]


def test_repair_writes_a_copy_and_says_what_changed(tmp_path: Path) -> None:
    path, out = _write(tmp_path, "sai.docx", size=14), io.StringIO()
    before = path.read_bytes()
    assert run_lint([path], RULES, repair_to=tmp_path / "đúng.docx", out=out) == FINE
    assert path.read_bytes() == before
    assert "Đã sửa: Cỡ chữ của số, ký hiệu không phải 13. 14 → 13" in out.getvalue()
    assert lint(tmp_path / "đúng.docx", format_rules()).findings == ()


def test_unreadable_files_do_not_end_the_whole(tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"abc")
    out = io.StringIO()
    assert run_lint([bad, _write(tmp_path, "tốt.docx")], RULES, repair_to=tmp_path / "ra", out=out) == UNREADABLE
    assert "không phải văn bản Word" in out.getvalue()
    assert (tmp_path / "ra" / "tốt.docx").exists()


def test_files_of_the_same_name_are_told_and_mended_each_for_itself(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first, second = _write(tmp_path / "a", "x.docx", size=14), _write(tmp_path / "b", "X.docx", size=13)
    out = io.StringIO()
    assert run_lint([first, second], RULES, repair_to=tmp_path / "ra", out=out) == FINE
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["X (2).docx", "x.docx"]
    one, two = out.getvalue().split(str(tmp_path / "ra" / "X (2).docx"))
    assert str(tmp_path / "ra" / "x.docx") in one and "Đã sửa" in one and "Đã sửa" not in two


def test_a_folder_stands_for_its_word_files(tmp_path: Path) -> None:
    _write(tmp_path, "một.docx")
    _write(tmp_path, "hai.docx", size=14)
    (tmp_path / "~$một.docx").touch()
    out = io.StringIO()
    assert run_lint([tmp_path], RULES, out=out) == FOUND_ERRORS
    assert out.getvalue().count("Loại văn bản") == 2
    assert "Đây là thư mục" in lint(tmp_path, format_rules()).failure


def test_the_same_in_many_places_is_said_once(tmp_path: Path) -> None:
    draft = letter()
    for paragraph in draft.body:
        assert isinstance(paragraph, P)
        paragraph.font = "Arial"
    path = tmp_path / "phông.docx"
    path.write_bytes(word_file(draft))
    out = io.StringIO()
    run_lint([path], RULES, out=out)
    assert out.getvalue().count("[P03.font]") == 1 and "Còn 4 chỗ tương tự." in out.getvalue()
    out = io.StringIO()
    run_lint([path], RULES, repair_to=tmp_path / "ra", out=out)
    assert "Đã sửa: Phông chữ không phải Times New Roman. Arial → Times New Roman (5 chỗ)\n" in out.getvalue()


def test_the_rules_may_come_from_any_reader() -> None:
    text = (ROOT / "framework" / "nd30.yaml").read_text(encoding="utf-8")
    assert run_lint([], yaml.safe_load(text), out=io.StringIO()) == FINE
