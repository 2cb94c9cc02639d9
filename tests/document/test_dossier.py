"""Writing to disk: nothing of others is overwritten, nothing half-written is left, every failure is a sentence."""

import errno
import os
import stat
import tempfile
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.document.samples import SAMPLES, built, rules
from tests.document.words import words_of
from wizard.document import dossier
from wizard.document.compose import file_names
from wizard.document.dossier import ExportProblem, Written, make_folder, write_proven
from wizard.framework import load_framework


def write(target: Path) -> Written:
    return write_proven(built(SAMPLES["submission"]()), "submission", target, rules())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Tờ trình.docx"


def test_writes_and_replaces_its_own_file(target: Path) -> None:
    assert write(target) == Written("submission", target, "")
    first = target.read_bytes()
    target.write_bytes(first)
    assert write(target).path == target
    assert names(target.parent) == ["Tờ trình.docx"]
    assert "TỜ TRÌNH" in words_of(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


def saved_by_word(path: Path) -> None:
    """Put Word's name where Word puts it when it saves."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    old, new = "Quảng bá địa phương".encode(), b"Microsoft Office Word"
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)


def test_a_file_edited_with_another_program_is_kept(target: Path) -> None:
    write(target)
    saved_by_word(target)
    kept = target.read_bytes()
    written = write(target)
    assert target.read_bytes() == kept
    assert written.path == target.with_name("Tờ trình (2).docx") and written.path.exists()
    assert written.note == (
        "Tệp “Tờ trình.docx” đã có và đã được sửa bằng chương trình khác nên được giữ nguyên; "
        "bản mới là “Tờ trình (2).docx”."
    )
    assert write(target).path == target.with_name("Tờ trình (3).docx")


@pytest.mark.parametrize("content", [b"", b"not a Word file", b"PK\x03\x04 cut"])
def test_a_file_of_unknown_kind_is_kept(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    assert write(target).path.name == "Tờ trình (2).docx"
    assert target.read_bytes() == content


def test_a_read_only_file_is_kept(target: Path) -> None:
    write(target)
    target.chmod(0o444)
    kept = target.read_bytes()
    written = write(target)
    assert written.path.name == "Tờ trình (2).docx"
    assert "chỉ đọc" in written.note
    assert target.read_bytes() == kept


def test_a_file_open_in_word_is_kept(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(target)
    kept, replace = target.read_bytes(), os.replace

    def locked(source: Any, destination: Any) -> None:
        if Path(destination) == target:
            raise PermissionError(errno.EACCES, "the process cannot access the file")
        replace(source, destination)

    monkeypatch.setattr(os, "replace", locked)
    written = write(target)
    assert written.path.name == "Tờ trình (2).docx"
    assert "đang mở ở phần mềm khác hoặc bị khóa" in written.note
    assert target.read_bytes() == kept
    assert names(target.parent) == ["Tờ trình (2).docx", "Tờ trình.docx"]


def test_a_folder_under_the_name_is_kept(target: Path) -> None:
    target.mkdir()
    assert write(target).path.name == "Tờ trình (2).docx"


def test_too_many_copies_are_a_sentence(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "_NAMES_TRIED", 3)
    for name in ("Tờ trình.docx", "Tờ trình (2).docx"):
        target.with_name(name).write_bytes(b"x")
    with pytest.raises(ExportProblem, match="quá nhiều bản"):
        write(target)
    assert names(target.parent) == ["Tờ trình (2).docx", "Tờ trình.docx"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EIO, "lỗi đọc, ghi của máy"), (errno.EROFS, "ổ đĩa chỉ cho đọc")],
)
@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failure_while_writing_leaves_nothing_behind(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    write(target)
    kept = target.read_bytes()

    def fail(*given: Any, **named: Any) -> None:
        raise OSError(number, os.strerror(number))

    def fail_half_way(document: Any, stream: BinaryIO, *given: Any) -> None:
        stream.write(b"half")
        fail()

    if step == "write":
        monkeypatch.setattr(dossier, "write_docx", fail_half_way)
    else:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(ExportProblem) as problem:
        write(target)
    assert words in str(problem.value) and "“Tờ trình.docx”" in str(problem.value)
    assert target.read_bytes() == kept
    assert names(target.parent) == ["Tờ trình.docx"]


def test_a_file_that_does_not_pass_the_proof_does_not_appear(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "prove", lambda *given: ["Lề trang của phần 1 không đúng quy định."])
    with pytest.raises(ExportProblem, match="Lề trang của phần 1"):
        write(target)
    assert names(target.parent) == []


def test_a_folder_that_cannot_be_written_is_a_sentence(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: Any, **named: Any) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(ExportProblem, match="không có quyền ghi"):
        write(target)


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="không tìm thấy thư mục"):
        write(tmp_path / "none" / "a.docx")


@pytest.mark.parametrize(("name", "words"), [("a.txt", "đã có tệp trùng tên"), ("a.txt/b", "không phải thư mục")])
def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ExportProblem, match=words):
        make_folder(tmp_path / name)


def test_a_name_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="tên quá dài"):
        write(tmp_path / f"{'a' * 300}.docx")
    assert names(tmp_path) == []


def test_a_plan_is_not_called_a_programme() -> None:
    framework = load_framework()
    assert file_names(framework, "plan")["programme"] == "03 Ke hoach"
    assert file_names(framework, "programme")["programme"] == "03 Chuong trinh"
    assert file_names(framework, "plan")["submission"] == file_names(framework, "decision")["submission"]
