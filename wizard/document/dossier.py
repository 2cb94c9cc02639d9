"""Write the whole dossier: compose each document from the plan, write it, open it again and prove it.

A file appears under its name only when it is whole and proven. A file that somebody changed in Word, or holds open, is
never overwritten: the new one gets another name and the user a sentence about it.
"""

import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.document.build import build_document
from wizard.document.compose import Composed, compose, compose_letter, kinds_of
from wizard.document.docx import DocxOptions, write_docx
from wizard.document.docx.package import APPLICATION
from wizard.document.model import Document
from wizard.document.proof import prove
from wizard.document.rules import FormatRules

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.model import Plan

# (documents done, documents in all, what is being done)
Progress = Callable[[int, int, str], None]
_NAMES_TRIED = 99


class ExportProblem(Exception):
    """A document could not be written; the message is one Vietnamese sentence that says what to do next."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written and proven; ``note`` says what the user should know about it, or is empty."""

    kind: str
    path: Path
    note: str


def export_dossier(
    framework: "Framework",
    plan: "Plan",
    folder: Path,
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
    progress: Progress | None = None,
) -> list[Written]:
    """Write the documents of a plan into ``folder`` (created when missing) and return them in their order.

    ``kinds`` and ``form`` choose documents and form of the programme (default: those of the plan); ``final`` refuses
    missing answers. Raises MissingAnswers (final), TemplateProblem, ExportProblem.
    """
    return list(write_dossier(framework, plan, folder, kinds, form, final, progress))


def write_dossier(
    framework: "Framework",
    plan: "Plan",
    folder: Path,
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
    progress: Progress | None = None,
    keep_earlier: bool = False,
) -> Iterator[Written]:
    """Do what ``export_dossier`` does document by document: whoever stops asking for the next one has stopped it.

    ``keep_earlier``: also a file of an earlier export keeps its name, and the new one gets another.
    """
    composed = compose(framework, plan, kinds=kinds, form=form, final=final)
    rules = FormatRules(framework.rules)
    make_folder(folder)
    for number, each in enumerate(composed):
        if progress:
            progress(number, len(composed), each.name)
        document = build_document(each.root, rules)
        yield write_proven(document, each.kind, folder / f"{each.name}.docx", rules, keep_earlier)
    if progress:
        progress(len(composed), len(composed), "")


def earlier_files(framework: "Framework", folder: Path, kinds: Sequence[str] | None, form: str) -> list[Path]:
    """Return the files of an earlier export which writing these kinds would replace."""
    names = {document.id: document.file_name for document in framework.dossier}
    files = (folder / f"{names.get(kind, kind)}.docx" for kind in kinds_of(kinds, form))
    return [file for file in files if file.exists() and not _why_kept(file)]


def export_letter(framework: "Framework", source: Path, target: Path) -> Written:
    """Set one official letter from a source that needs no plan (docs/templates.md). Raises as export_dossier does."""
    rules = FormatRules(framework.rules)
    make_folder(target.parent)
    document = build_document(compose_letter(source), rules)
    return write_proven(document, "letter", target, rules)


def make_folder(folder: Path) -> None:
    """Create the folder for the documents. Raises ExportProblem when that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportProblem(
            f"Không tạo được thư mục “{folder}” ({_reason(error)}). "
            "Hãy chọn thư mục khác, ví dụ trong Tài liệu (Documents)."
        ) from error


def write_proven(
    document: Document, kind: str, target: Path, rules: FormatRules, keep_earlier: bool = False
) -> Written:
    """Write one document beside its target, prove it, then give it its name.

    Raises ExportProblem and leaves no remains.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".quangba-", suffix=".docx", dir=target.parent)
    except OSError as error:
        raise ExportProblem(
            f"Không ghi được vào thư mục “{target.parent}” ({_reason(error)}). Hãy chọn thư mục khác."
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            write_docx(document, stream, rules, DocxOptions(datetime.now()))
            stream.flush()
            os.fsync(stream.fileno())
        problems = prove(temporary, document, rules)
        if problems:
            raise ExportProblem(f"Tệp “{target.name}” ghi ra chưa đạt khi kiểm tra lại: {' '.join(problems[:3])}")
        os.chmod(temporary, 0o644)
        path, note = _named(temporary, target, keep_earlier)
    except OSError as error:
        raise ExportProblem(
            f"Không ghi được tệp “{target.name}” ({_reason(error)}). "
            "Hãy kiểm tra dung lượng ổ đĩa và quyền ghi rồi thử lại."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return Written(kind, path, note)


def _named(temporary: Path, target: Path, keep_earlier: bool) -> tuple[Path, str]:
    """Move the proven file to its name; where that is taken by what must stay, to the next free name."""
    kept_because = _why_kept(target)
    if keep_earlier and not kept_because and target.exists():
        kept_because = "của lần xuất trước"
    if not kept_because:
        try:
            os.replace(temporary, target)
            return target, ""
        except PermissionError:
            kept_because = "đang mở trong Word hoặc bị khóa"
    for candidate in _other_names(target):
        if not candidate.exists():
            os.replace(temporary, candidate)
            return candidate, f"Tệp “{target.name}” {kept_because} nên được giữ nguyên; bản mới là “{candidate.name}”."
    raise ExportProblem(f"Thư mục đã có quá nhiều bản của “{target.name}”. Hãy dọn bớt hoặc chọn thư mục khác.")


def _other_names(target: Path) -> Iterator[Path]:
    return (target.with_name(f"{target.stem} ({number}){target.suffix}") for number in range(2, _NAMES_TRIED))


def _why_kept(path: Path) -> str:
    """Return why a file must not be replaced: it is write-protected, or not as this program left it; else nothing.

    Word and others put their own name into the properties of what they save.
    """
    if not path.exists():
        return ""
    # the mode besides access: an administrator may write everywhere
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        return "được đặt chỉ đọc"
    try:
        with zipfile.ZipFile(path) as archive:
            ours = f"<Application>{APPLICATION}</Application>" in archive.read("docProps/app.xml").decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        ours = False
    return "" if ours else "đã có và đã được sửa bằng chương trình khác"


def _reason(error: OSError) -> str:
    import errno

    sentences = {
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EACCES: "không có quyền ghi",
        errno.EPERM: "không có quyền ghi",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.ENOENT: "không tìm thấy thư mục",
        errno.ENOTDIR: "đường dẫn có chỗ không phải thư mục",
        errno.EEXIST: "đã có tệp trùng tên",
        errno.ENAMETOOLONG: "tên quá dài",
    }
    return sentences.get(error.errno or 0, "lỗi đọc, ghi của máy")


__all__ = [
    "Composed",
    "ExportProblem",
    "Written",
    "earlier_files",
    "export_dossier",
    "export_letter",
    "make_folder",
    "write_dossier",
    "write_proven",
]
