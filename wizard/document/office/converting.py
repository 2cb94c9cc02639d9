"""A PDF by LibreOffice or Word: written in a folder of its own, proven, sealed, and only then handed over.

LibreOffice gets a profile of its own: a LibreOffice that is open would otherwise take the order and the call would end
with nothing done. Word is asked through a small script (``resources/word-pdf.vbs``) that gets the names of the files as
arguments; it opens a Word of its own, beside the one the user may be working in.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wizard.document.docx import DocxOptions, write_docx
from wizard.document.model import Document
from wizard.document.office.finding import LIBREOFFICE, Office
from wizard.document.office.proving import pdf_problem
from wizard.document.rules import FormatRules
from wizard.document.sealing import seal
from wizard.framework.places import resource_folder

SECONDS = 300.0
"""After so long a program that has not finished is given up: an old computer may need a minute to start one."""
_LOOK_EVERY = 0.1
_NAME = "van-ban"
_WORD_FILE_STAYS = "Tệp Word vẫn đầy đủ."
_NEXT_STEP = "Tệp Word vẫn đầy đủ; hãy để phần mềm này tự tạo tệp PDF rồi xuất lại."
# exit codes of the script
_WORD_SAYS = {
    2: "không khởi động được Microsoft Word",
    3: "Microsoft Word không mở được tệp Word",
    4: "Microsoft Word không lưu được tệp PDF",
}
# What an export of LibreOffice follows (PDF/A-2b, tagged, with bookmarks), that it starts without Java, and which font
# stands in where Times New Roman is missing: its own choice may lack Vietnamese letters.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">
<prop oor:name="SelectPdfVersion" oor:op="fuse"><value>2</value></prop>
<prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop>
<prop oor:name="ExportBookmarks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine">
<prop oor:name="Enable" oor:op="fuse"><value>false</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution">
<prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs">
<node oor:name="_0" oor:op="replace">
<prop oor:name="ReplaceFont" oor:op="fuse"><value>Times New Roman</value></prop>
<prop oor:name="SubstituteFont" oor:op="fuse"><value>Tinos</value></prop>
<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop>
<prop oor:name="Always" oor:op="fuse"><value>false</value></prop>
</node>
</item>
</oor:items>
"""


class OfficeProblem(Exception):
    """An office program did not make the PDF; the message is in Vietnamese and says what to do next."""

    def __init__(self, office: Office, reason: str, next_step: str = _NEXT_STEP) -> None:
        super().__init__(f"Chưa tạo được bản PDF bằng {office.name}: {reason}. {next_step}")


@contextmanager
def pdf_by(
    office: Office, stopped: Callable[[], bool] = lambda: False, seconds: float = SECONDS
) -> Iterator[Callable[[Document, Path, FormatRules], None]]:
    """Give what writes documents as PDF with an office program (a PdfWriter of ``dossier``), as often as one likes.

    ``stopped`` is looked at while the office program works. The writer raises OfficeProblem, and OSError where the PDF
    cannot be written to its place.
    """
    # on Windows an office program may hold its files a moment longer than it runs
    with TemporaryDirectory(prefix="quangba-", ignore_cleanup_errors=True) as folder:
        yield _Converter(office, Path(folder), stopped, seconds).write


class _Converter:
    def __init__(self, office: Office, folder: Path, stopped: Callable[[], bool], seconds: float) -> None:
        self._office = office
        self._folder = folder
        self._stopped = stopped
        self._seconds = seconds

    def write(self, document: Document, path: Path, rules: FormatRules) -> None:
        source, made = (self._folder / f"{_NAME}{ending}" for ending in (".docx", ".pdf"))
        with source.open("wb") as stream:
            write_docx(document, stream, rules, DocxOptions(datetime.now()))
        made.unlink(missing_ok=True)
        code = self._run(self._command(source, made))
        if not made.exists():
            raise OfficeProblem(self._office, _WORD_SAYS.get(code, f"{self._office.name} không tạo ra tệp PDF"))
        content = made.read_bytes()
        problem = pdf_problem(content, document)
        if problem:
            raise OfficeProblem(self._office, problem)
        with path.open("wb") as stream:
            stream.write(seal(content))
            stream.flush()
            os.fsync(stream.fileno())

    def _command(self, source: Path, made: Path) -> list[str]:
        program = str(self._office.program)
        if self._office.id != LIBREOFFICE:
            script = resource_folder("resources") / "word-pdf.vbs"
            return [program, "//NoLogo", "//B", "//E:VBScript", str(script), str(source), str(made)]
        profile = self._folder / "profile"
        settings = profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(_PROFILE, encoding="utf-8")
        alone = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--nologo", "--norestore"]
        return [*alone, "--convert-to", "pdf", "--outdir", str(made.parent), str(source)]

    def _run(self, command: list[str]) -> int:
        """Run a program to its end and return its exit code."""
        quiet: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            process = subprocess.Popen(command, env=_environment(), **quiet, **_apart())
        except OSError:
            raise OfficeProblem(self._office, f"không khởi động được {self._office.name}") from None
        try:
            return self._wait(process)
        except BaseException:  # given up, or Ctrl+C: it must not go on by itself
            _end(process)
            raise

    def _wait(self, process: "subprocess.Popen[bytes]") -> int:
        end = time.monotonic() + self._seconds
        while True:
            try:
                return process.wait(_LOOK_EVERY)
            except subprocess.TimeoutExpired:
                if self._stopped():
                    raise OfficeProblem(self._office, "đã dừng theo yêu cầu", _WORD_FILE_STAYS) from None
                if time.monotonic() > end:
                    reason = f"{self._office.name} không làm xong trong thời gian chờ"
                    raise OfficeProblem(self._office, reason) from None


def _apart() -> dict[str, Any]:
    """What starts a program so that it shows no black window and can be ended with all that it has started."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, creationflags=subprocess.CREATE_NO_WINDOW, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment() -> dict[str, str]:
    """The environment without what the built program changed for itself: its libraries are not those of others."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", "")
        environment.pop("LD_LIBRARY_PATH", None)
        if before:
            environment["LD_LIBRARY_PATH"] = before
    return environment
