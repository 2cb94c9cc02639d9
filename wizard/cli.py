"""The program without a window: each command is a function here, and nothing heavy loads before a command needs it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from wizard.arguments import WRONG_USE, parser
from wizard.console import Progress, Stop, print_json, trouble, use_utf8

if TYPE_CHECKING:
    import argparse

    from wizard.document.dossier import PdfWriter, Written
    from wizard.framework import Framework
    from wizard.plan.checks import Finding
    from wizard.plan.file import OpenedPlan
    from wizard.plan.model import Plan

FINE, FINDINGS, UNREADABLE = 0, 1, 3
INTERRUPTED = 130
SAMPLE_NOTICE = "Đây là hồ sơ mẫu của một tỉnh giả định; mọi số liệu, tên người và văn bản địa phương đều là giả định."
GARBAGE_THRESHOLD = 100_000
"""Objects between two looks for garbage: reading YAML makes many objects and hardly any garbage."""


def run() -> NoReturn:
    """The process of one command: tuned to start, answer and be gone quickly."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # all is written and closed; taking every object apart would cost a tenth of a quick command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (default: that of the command line) and return the exit code."""
    use_utf8()
    words = parser()
    chosen = words.parse_args(arguments)
    if chosen.command is None:
        words.print_help()
        return FINE
    try:
        code = COMMANDS[chosen.command](chosen)
        sys.stdout.flush()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu.", file=sys.stderr)
        return INTERRUPTED
    return code


def demo(chosen: argparse.Namespace) -> int:
    """Write the dossier of the bundled sample, complete enough to be final."""
    framework = load(chosen.overlay)
    return write(framework, read(sample_path(), framework).plan, chosen, final=True)


def new(chosen: argparse.Namespace) -> int:
    """Create a plan file: empty, for one province, or a copy of the sample."""
    from wizard.framework.problems import did_you_mean
    from wizard.plan.file import EXTENSION, plan_to_text
    from wizard.plan.model import new_plan

    file = named(chosen.file, EXTENSION)
    framework = load(chosen.overlay)
    plan = read(sample_path(), framework).plan if chosen.sample else new_plan(framework)
    if chosen.province:
        provinces = [province.id for province in framework.provinces]
        if chosen.province not in provinces:
            hint = did_you_mean(chosen.province, provinces)
            raise Stop(f"Không có tỉnh, thành phố mang mã “{chosen.province}”. {hint}".rstrip(), WRONG_USE)
        plan.answers["province"] = chosen.province
    if chosen.form:
        plan.answers["form"] = chosen.form
    notice = SAMPLE_NOTICE if chosen.sample else ""
    text = plan_to_text(plan, framework, notice)
    try:
        with open(file, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise Stop(f"Đã có tệp “{file}”, không ghi đè. Hãy chọn tên khác.", UNREADABLE) from None
    print(f"Đã tạo “{file}”.")
    if notice:
        print(notice)
    return FINE


def export(chosen: argparse.Namespace) -> int:
    """Write the dossier of a plan, or some of its documents."""
    framework = load(chosen.overlay)
    opened = read(chosen.plan, framework)
    for sentence in opened.report:
        print(sentence, file=sys.stderr)
    return write(framework, opened.plan, chosen, chosen.only, chosen.form, chosen.final)


def show(chosen: argparse.Namespace) -> int:
    """Print how far a plan is, step by step and element by element."""
    from wizard.overview import plan_progress, print_progress
    from wizard.plan.tree import build_tree

    framework = load(chosen.overlay)
    opened = read(chosen.plan, framework)
    progress = plan_progress(opened, build_tree(framework, opened.plan))
    if chosen.json:
        print_json(progress)
    else:
        print_progress(progress)
    return FINE


def check(chosen: argparse.Namespace) -> int:
    """Print what a reviewer would say about a plan; finds something when anything blocks the final version."""
    from wizard.plan.checks import run_checks
    from wizard.plan.language.dictionary import find_dictionary, load_dictionary
    from wizard.review import findings_as_values, print_findings

    framework = load(chosen.overlay)
    opened = read(chosen.plan, framework)
    findings = run_checks(framework, opened.plan, dictionary=load_dictionary(find_dictionary()))
    if chosen.json:
        print_json(findings_as_values(findings))
    else:
        print_findings(framework, opened, findings)
    return FINDINGS if findings.blocks else FINE


def show_framework(chosen: argparse.Namespace) -> int:
    """Print the framework in force, or check it."""
    from wizard.framework import check_framework
    from wizard.overview import framework_entries, print_framework

    if chosen.check:
        problems = check_framework(overlays=chosen.overlay)
        if chosen.json:
            print_json([problem._asdict() for problem in problems])
        else:
            print("\n".join(map(str, problems)) or "Khung hợp lệ, không có lỗi.")
        return FINDINGS if problems else FINE
    framework = load(chosen.overlay)
    if chosen.json:
        print_json(list(framework_entries(framework)))
    else:
        print_framework(framework)
    return FINE


def lint(chosen: argparse.Namespace) -> int:
    """Say what contradicts the decree in Word files; on request write mended copies."""
    from pathlib import Path

    from wizard.document.linter.command import run_lint

    if chosen.repair and len(chosen.files) > 1 and chosen.repair.lower().endswith(".docx"):
        raise Stop("Có nhiều tệp cần sửa: hãy ghi tên một thư mục sau --repair, không phải tên tệp.", WRONG_USE)
    watched = None if chosen.json or not sys.stderr.isatty() else sys.stderr
    return run_lint(
        [Path(file) for file in chosen.files],
        load(chosen.overlay).rules,
        as_json=chosen.json,
        repair_to=Path(chosen.repair) if chosen.repair else None,
        progress=watched,
    )


def letter(chosen: argparse.Namespace) -> int:
    """Write one official letter from a source that needs no plan."""
    from pathlib import Path

    from wizard.document.compose import TemplateProblem
    from wizard.document.dossier import ExportProblem, export_letter
    from wizard.framework import DataErrors

    target = Path(named(chosen.out, ".docx"))
    try:
        written = export_letter(load(chosen.overlay), Path(chosen.source), target)
    except DataErrors as error:
        raise Stop(f"Không đọc được nguồn văn bản “{chosen.source}”.\n{error}", UNREADABLE) from None
    except (ExportProblem, TemplateProblem) as error:
        raise Stop(str(error), UNREADABLE) from None
    print_written([written])
    return FINE


COMMANDS = {
    "demo": demo,
    "new": new,
    "export": export,
    "show": show,
    "check": check,
    "framework": show_framework,
    "letter": letter,
    "lint": lint,
}


def named(path: str, extension: str) -> str:
    """A path of a new file with its extension; stops at a name that cannot be used everywhere."""
    from wizard.plan.names import name_problem

    problem = name_problem(os.path.basename(path))
    if problem:
        raise Stop(f"{problem} Hãy chọn tên khác.", WRONG_USE)
    return path if path.lower().endswith(extension) else path + extension


def sample_path() -> str:
    """The bundled complete plan of a fictional province."""
    from wizard.framework.places import program_root

    return os.path.join(program_root(), "resources", "samples", "lam-hai.ctqb")


def load(overlays: Sequence[str]) -> Framework:
    """The framework in force; stops with all its mistakes."""
    from wizard.framework import FrameworkErrors, load_framework

    try:
        return load_framework(overlays)
    except FrameworkErrors as error:
        raise Stop(f"Khung có lỗi, hãy sửa các chỗ sau rồi chạy lại:\n{error}", UNREADABLE) from None


def read(path: str, framework: Framework) -> OpenedPlan:
    """The plan in a file; stops when it is none."""
    from wizard.plan.file import PlanFileError, read_plan

    try:
        return read_plan(path, framework)
    except PlanFileError as error:
        raise Stop(f"Không đọc được hồ sơ “{path}”. {error}", UNREADABLE) from None


def write(
    framework: Framework,
    plan: Plan,
    chosen: argparse.Namespace,
    kinds: Sequence[str] | None = None,
    form: str | None = None,
    final: bool = False,
) -> int:
    """Write a dossier into the folder of the command and tell what was written and what is missing."""
    from pathlib import Path

    from wizard.document.compose import NotFinal, TemplateProblem
    from wizard.document.dossier import ExportProblem, export_dossier
    from wizard.plan.tree import build_tree

    written: list[Written] = []
    blocks: Sequence[Finding] = ()
    try:
        with pdf_writer(chosen) as pdf:
            written = export_dossier(framework, plan, Path(chosen.out), kinds, form, final, Progress(), pdf)
    except NotFinal as error:
        missing, blocks = error.missing, error.findings
    except (ExportProblem, TemplateProblem) as error:
        raise Stop(str(error), UNREADABLE) from None
    else:
        missing = [(str(each.place), each.label) for each in build_tree(framework, plan).missing()]
    if chosen.json:
        documents = [
            {"kind": each.kind, "path": str(each.path), "note": each.note}
            | ({"pdf": str(each.pdf)} if each.pdf else {})
            for each in written
        ]
        lacking = [{"place": place, "label": label} for place, label in missing]
        blocking = [{"place": str(each.place), "key": each.key, "sentence": each.sentence} for each in blocks]
        print_json({"written": documents, "missing": lacking, "blocks": blocking})
    else:
        print_written(written)
        if not written:
            print("Chưa xuất được bản chính thức.")
            if missing:
                print("Hãy bổ sung các nội dung sau rồi xuất lại:")
                print("\n".join(f"  - {label}" for _, label in missing))
            if blocks:
                print("Hãy sửa, hoặc xác nhận kèm lý do ở trang Rà soát, các chỗ sau rồi xuất lại:")
                print("\n".join(f"  - {each.sentence}\n    {each.reason}" for each in blocks))
        elif missing:
            print(f"Còn {len(missing)} nội dung bắt buộc chưa nhập, in là “[CẦN BỔ SUNG: …]”. Xem: quangba show")
    return FINE if written else FINDINGS


@contextmanager
def pdf_writer(chosen: argparse.Namespace) -> Iterator[PdfWriter | None]:
    """What writes the PDF files that a command asks for, None when it asks for none."""
    maker = chosen.pdf_with or ("program" if chosen.pdf else "")
    if not maker:
        yield None
    elif maker == "program":
        from wizard.preview.pdf import export_pdf, ready

        ready()
        yield export_pdf
    else:
        from wizard.document.office.converting import pdf_by
        from wizard.document.office.finding import NAMES, find_offices

        office = next((each for each in find_offices() if each.id == maker), None)
        if office is None:
            sentence = f"Không tìm thấy {NAMES[maker]} trên máy này. Hãy dùng --pdf để phần mềm này tự tạo tệp PDF."
            raise Stop(sentence, UNREADABLE)
        with pdf_by(office) as write:
            yield write


def print_written(written: Sequence[Written]) -> None:
    """Print the name of each file and what the user should know about it."""
    for each in written:
        print(f"Đã tạo “{each.path}”.")
        if each.pdf:
            print(f"Đã tạo “{each.pdf}”.")
        if each.note:
            print(f"  {each.note}")
