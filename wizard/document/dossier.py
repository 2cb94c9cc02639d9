"""Write the whole dossier: compose each document from the plan, write it, open it again and prove it.

A file appears under its name only when it is whole and proven. A file that somebody changed in Word, or holds open, is
never overwritten: the new one gets another name and the user a sentence about it.
"""

import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.document.build import build_document
from wizard.document.compose import DEFAULT_KINDS, Composed, compose, compose_letter, file_names, kinds_of
from wizard.document.docx import DocxOptions, write_docx
from wizard.document.docx.package import APPLICATION
from wizard.document.held import answers_not_held
from wizard.document.model import Document
from wizard.document.office.converting import OfficeProblem
from wizard.document.proof import prove
from wizard.document.rules import FormatRules
from wizard.document.sealing import is_sealed
from wizard.plan.vietnamese import format_number

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.model import Plan

# (documents done, documents in all, what is being done)
Progress = Callable[[int, int, str], None]
# writes a document as PDF: our own pages, which are drawn with Qt and come from the window or the command line, or an
# office program (wizard.document.office). Raises OSError, OfficeProblem
PdfWriter = Callable[[Document, Path, FormatRules], object]
_NAMES_TRIED = 99
_LABELS_NAMED = 3
LONGEST_TEXT = 200_000
"""Characters of one answer, some eighty pages."""


class ExportProblem(Exception):
    """A document could not be written; the message is one Vietnamese sentence that says what to do next."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written and proven; ``note`` says what the user should know about it, or is empty.

    ``pdf`` is the PDF beside it, None where none was asked for or none could be written.
    """

    kind: str
    path: Path
    note: str
    pdf: Path | None = None


def export_dossier(
    framework: "Framework",
    plan: "Plan",
    folder: Path,
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
    progress: Progress | None = None,
    pdf: PdfWriter | None = None,
) -> list[Written]:
    """Write the documents of a plan into ``folder`` (created when missing) and return them in their order.

    ``kinds`` and ``form`` choose documents and form of the programme (default: those of the plan); ``final`` refuses
    what stands in the way of a final version; ``pdf`` writes each document as PDF too. Raises NotFinal (final),
    TemplateProblem, ExportProblem.
    """
    return list(write_dossier(framework, plan, folder, kinds, form, final, progress, pdf=pdf))


def write_dossier(
    framework: "Framework",
    plan: "Plan",
    folder: Path,
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
    progress: Progress | None = None,
    keep_earlier: bool = False,
    pdf: PdfWriter | None = None,
) -> Generator[Written, None, None]:
    """Do what ``export_dossier`` does document by document: whoever stops asking for the next one has stopped it.

    ``keep_earlier``: also a file of an earlier export keeps its name, and the new one gets another.
    """
    check_lengths(framework, plan)
    composed = compose(framework, plan, kinds=kinds, form=form, final=final)
    rules = FormatRules(framework.rules)
    make_folder(folder)
    documents: list[Document] = []
    for number, each in enumerate(composed):
        if progress:
            progress(number, len(composed), each.name)
        document = build_document(each.root, rules)
        documents.append(document)
        written = write_proven(document, each.kind, folder / f"{each.name}.docx", rules, keep_earlier)
        if len(documents) == len(composed) and _is_whole(plan, form, composed):
            written = _with_lost(written, answers_not_held(framework, plan, documents))
        if pdf:
            if progress:
                progress(number, len(composed), written.path.with_suffix(".pdf").name)
            written = _with_pdf(written, document, rules, pdf, keep_earlier)
        yield written
    if progress:
        progress(len(composed), len(composed), "")


def _is_whole(plan: "Plan", form: str | None, composed: Sequence[Composed]) -> bool:
    """Tell whether these documents together are to hold every answer."""
    usual = DEFAULT_KINDS[form or str(plan.answers.get("form") or "decision")]
    return set(usual) <= {each.kind for each in composed}


def _with_lost(written: Written, labels: Sequence[str]) -> Written:
    """Name the answers that no document holds: an office's own template or field may leave one out."""
    if not labels:
        return written
    named = "; ".join(f"“{label}”" for label in labels[:_LABELS_NAMED])
    rest = f" và {len(labels) - _LABELS_NAMED} mục khác" if len(labels) > _LABELS_NAMED else ""
    lost = f"Nội dung đã nhập ở {named}{rest} không có trong văn bản nào của bộ hồ sơ; hãy kiểm tra mẫu văn bản."
    return replace(written, note=f"{written.note} {lost}".strip())


def check_lengths(framework: "Framework", plan: "Plan") -> None:
    """Raise ExportProblem for an answer so long that no reader of Word files would open the document."""
    answers = [(plan.answers, framework.field, "")]
    answers += [(answers, framework.element_field, f"{element} ") for element, answers in plan.assessments.items()]
    for values, field, element in answers:
        for name, value in values.items():
            longest = max(map(len, _texts(value)), default=0)
            if longest > LONGEST_TEXT:
                raise ExportProblem(
                    f"Nội dung của mục “{element}{field(name).label}” dài {format_number(longest)} ký tự, "
                    f"quá mức trình bày được ({format_number(LONGEST_TEXT)} ký tự). Hãy rút gọn rồi xuất lại."
                )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def earlier_files(
    framework: "Framework", folder: Path, kinds: Sequence[str] | None, form: str, pdf: bool = False
) -> list[Path]:
    """Return the files of an earlier export which writing these kinds (``pdf``: also as PDF) would replace."""
    names = file_names(framework, form)
    endings = (".docx", ".pdf") if pdf else (".docx",)
    files = (folder / f"{names.get(kind, kind)}{ending}" for kind in kinds_of(kinds, form) for ending in endings)
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


def _with_pdf(
    written: Written, document: Document, rules: FormatRules, write_pdf: PdfWriter, keep_earlier: bool
) -> Written:
    """Write the PDF beside a Word file, under its name; a failure is a note, the Word file is there all the same."""
    target = written.path.with_suffix(".pdf")
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".quangba-", suffix=".pdf", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        write_pdf(document, temporary, rules)
        os.chmod(temporary, 0o644)
        path, note = _named(temporary, target, keep_earlier)
    except OfficeProblem as error:
        path, note = None, str(error)
    except (OSError, ExportProblem) as error:
        reason = _reason(error) if isinstance(error, OSError) else str(error)
        path, note = None, f"Chưa tạo được bản PDF “{target.name}” ({reason})."
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return Written(written.kind, written.path, " ".join(filter(None, (written.note, note))), path)


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
            kept_because = "đang mở ở phần mềm khác hoặc bị khóa"
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
    ours = _is_our_pdf(path) if path.suffix == ".pdf" else _is_our_docx(path)
    return "" if ours else "đã có và đã được sửa bằng chương trình khác"


def _is_our_docx(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return f"<Application>{APPLICATION}</Application>" in archive.read("docProps/app.xml").decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return False


def _is_our_pdf(path: Path) -> bool:
    try:
        return is_sealed(path.read_bytes())
    except OSError:
        return False


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
