"""The command line as a user or another program meets it: words, exit codes, files, and no traceback whatever comes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.arguments import WRONG_USE
from wizard.cli import main, sample_path
from wizard.console import Progress

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path(sample_path())
LETTER = ROOT / "resources" / "samples" / "cong-van-2023.yaml"
INSTALLED = Path(sys.executable).with_name("quangba")
ENGLISH = re.compile(
    r"\b(usage|error|options?|arguments?|positional|required|expected|invalid|choices?|choose|from|not allowed"
    r"|unrecognized|ambiguous|ignored|show this help|traceback|exception)\b",
    re.IGNORECASE,
)


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command here; argparse leaves through SystemExit."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with these arguments as a process of its own."""
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False, timeout=120
    )


class TestWords:
    COMMANDS = ("demo", "new", "export", "show", "check", "framework", "letter", "lint")

    def test_without_arguments_the_help_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys)
        assert code == 0 and not err
        assert all(command in out for command in self.COMMANDS)

    @pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
    def test_help_is_vietnamese(self, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = call(capsys, *command, "--help")
        assert code == 0 and out.startswith("Cách dùng: quangba")
        assert not ENGLISH.findall(out.replace("LỆNH", ""))

    @pytest.mark.parametrize(
        "wrong",
        [
            "exprot",
            "export",
            "export a",
            "export a --out",
            "export a --out b --only report",
            "export a --out b --only",
            "export a --out b --form letter",
            "export --final=1 a --out b",
            "export a --out b --fin",
            "new",
            "new a --sample --province lam-dong",
            "show",
            "show a b",
            "show --unknown",
            "letter a",
            "new a --province atlantis",
            "new /",
            "new nul",
            "new a:b",
            "letter a --out /",
            "letter a --out lpt1.docx",
        ],
    )
    def test_wrong_use_is_said_in_vietnamese(self, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys, *wrong.split())
        assert code == 2 and not out
        assert err and not ENGLISH.findall(re.sub(r"--\w+|'\w+'", "", err))

    def test_a_console_that_is_not_utf8_gets_utf8(self) -> None:
        done = process("-m", "wizard", "--help", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
        assert done.returncode == 0 and "Trợ lý soạn" in done.stdout.decode("utf-8")


class TestShow:
    def test_sample_is_complete(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys, "show", SAMPLE)
        assert code == 0 and not err
        assert "hoàn thành" in out and "Nội dung còn thiếu" not in out

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = call(capsys, "show", SAMPLE, "--json")
        progress = json.loads(out)
        assert code == 0 and progress["done"] == progress["total"] > 100
        elements = [element for step in progress["steps"] for element in step.get("elements", [])]
        assert len(elements) == 22 and {element["status"] for element in elements} == {"hoàn thành"}

    def test_missing_answers_are_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "moi.ctqb"
        call(capsys, "new", plan, "--province", "lam-dong")
        code, out, _ = call(capsys, "show", plan)
        assert code == 0 and "Nội dung còn thiếu" in out and "chưa làm" in out

    def test_quick_commands_import_nothing_heavy(self) -> None:
        script = (
            "import sys; from wizard.cli import main; main(sys.argv[1:]);"
            "heavy = {'docx', 'jinja2', 'lxml', 'PySide6', 'json', 'pathlib'} & sys.modules.keys();"
            "sys.exit(f'heavy: {heavy}' if heavy else 0)"
        )
        done = process("-S", "-c", f"import sys; sys.path += {sys.path!r}; {script}", "show", str(SAMPLE))
        assert done.returncode == 0, done.stderr.decode("utf-8")

    def test_a_reader_that_leaves_early_is_no_failure(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "wizard", "framework"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout and running.stderr
            running.stdout.read(10)
            running.stdout.close()
            assert running.stderr.read() == b""
            assert running.wait(30) == 0


class TestCheck:
    def test_the_sample_may_be_issued(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys, "check", SAMPLE)
        assert code == 0 and not err
        assert "Gợi ý (1):" in out and "Nghị định số 72/2015/NĐ-CP" in out and "Mục “Các căn cứ”" in out

    def test_what_blocks_is_an_exit_code_until_it_is_set_aside(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = SAMPLE.read_text(encoding="utf-8").replace("      lead: so-tai-chinh\n", "", 1)
        plan = tmp_path / "a.ctqb"
        plan.write_text(text, encoding="utf-8")
        code, out, _ = call(capsys, "check", plan, "--json")
        told = json.loads(out)
        (block,) = (each for each in told["findings"] if each["severity"] == "block")
        assert code == 1 and told["counts"] == {"block": 1, "warning": 0, "hint": 1}
        assert block["place"] == "actions[a14].lead" and block["name"] == "Nhiệm vụ đủ nội dung"
        aside = f'set_aside:\n  "{block["key"]}": Đang chờ phân công\n...'
        plan.write_text(text.replace("\n...", f"\n{aside}"), encoding="utf-8")
        code, out, _ = call(capsys, "check", plan)
        assert code == 0 and "Đã xem và để lại (1):" in out and "Lý do: Đang chờ phân công" in out


class TestNew:
    def test_empty_plan_for_a_province(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "hồ sơ.ctqb"
        code, out, _ = call(capsys, "new", plan, "--province", "lam-dong", "--form", "plan")
        assert code == 0 and str(plan) in out
        text = plan.read_text(encoding="utf-8")
        assert "province: lam-dong" in text and "form: plan" in text

    def test_the_ending_is_added(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(capsys, "new", tmp_path / "a")[0] == 0
        assert (tmp_path / "a.ctqb").exists()

    def test_the_sample_is_complete(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "mau.ctqb"
        assert call(capsys, "new", plan, "--sample")[0] == 0
        progress = json.loads(call(capsys, "show", plan, "--json")[1])
        assert progress["done"] == progress["total"] and not progress["missing"] and not progress["report"]

    def test_a_copy_of_the_sample_says_that_all_is_assumed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        plan = tmp_path / "mau.ctqb"
        assert "giả định" in call(capsys, "new", plan, "--sample", "--form", "plan")[1]
        opening = plan.read_text(encoding="utf-8").partition("format:")[0]
        assert "giả định" in opening and all(line.startswith("#") for line in opening.splitlines())

    def test_nothing_is_overwritten(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "a.ctqb"
        plan.write_text("của tôi", encoding="utf-8")
        code, _, err = call(capsys, "new", plan)
        assert code == 3 and "không ghi đè" in err
        assert plan.read_text(encoding="utf-8") == "của tôi"


class TestExport:
    def test_demo_writes_the_dossier(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys, "demo", "--out", tmp_path / "ra", "--json")
        written = json.loads(out)["written"]
        assert code == 0 and not err
        assert [each["kind"] for each in written] == ["submission", "decision", "official_letter"]
        assert all(Path(each["path"]).stat().st_size > 5000 for each in written)

    def test_chosen_documents_and_form(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = call(
            capsys, "export", SAMPLE, "--out", tmp_path, "--only", "annexes", "programme", "--form", "plan", "--json"
        )
        assert code == 0
        assert [each["kind"] for each in json.loads(out)["written"]] == ["programme", "annexes"]

    def test_a_draft_is_written_and_says_what_is_missing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        plan = tmp_path / "moi.ctqb"
        call(capsys, "new", plan, "--province", "lam-dong")
        code, out, _ = call(capsys, "export", plan, "--out", tmp_path)
        assert code == 0 and "CẦN BỔ SUNG" in out
        assert len(list(tmp_path.glob("*.docx"))) == 3

    def test_a_final_version_stops_with_the_list(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "moi.ctqb"
        call(capsys, "new", plan, "--province", "lam-dong")
        code, out, _ = call(capsys, "export", plan, "--out", tmp_path, "--final")
        assert code == 1 and out.count("  - ") > 20
        assert not list(tmp_path.glob("*.docx"))

    def test_a_final_version_stops_at_what_blocks(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        plan = tmp_path / "mau.ctqb"
        call(capsys, "new", plan, "--sample")
        text = plan.read_text(encoding="utf-8")
        faulty = text.replace("overview: |-\n", "overview: |-\n    Sở Thông tin và Truyền thông.\n")
        plan.write_text(faulty, encoding="utf-8")
        out = tmp_path / "ra"
        code, words, _ = call(capsys, "export", plan, "--out", out, "--final")
        assert code == 1 and not out.exists()
        assert "sửa, hoặc xác nhận" in words and "Nhắc đến “Sở Thông tin và Truyền thông”" in words
        code, words, _ = call(capsys, "export", plan, "--out", out, "--final", "--json")
        (block,) = json.loads(words)["blocks"]
        assert code == 1 and block["place"] == "overview"
        assert call(capsys, "export", plan, "--out", out)[0] == 0
        aside = f'set_aside:\n  "{block["key"]}": trích văn bản cũ\n'
        plan.write_text(faulty.rpartition("...")[0] + aside, encoding="utf-8")
        assert call(capsys, "export", plan, "--out", out, "--final")[0] == 0

    def test_a_letter_without_a_plan(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = call(capsys, "letter", LETTER, "--out", tmp_path / "cong-van.docx")
        assert code == 0 and "Đã tạo" in out
        assert (tmp_path / "cong-van.docx").exists()

    def test_progress_is_shown_on_a_terminal_only(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Progress()(0, 2, "Tờ trình")
        assert capsys.readouterr().err == ""
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        progress = Progress()
        progress(0, 2, "Tờ trình")
        progress(2, 2, "")
        lines = capsys.readouterr().err.split("\r")
        assert lines[1] == "[0/2] Tờ trình …" and lines[3].isspace()


class TestWordFiles:
    def test_pdf_files_need_no_screen(self, tmp_path: Path) -> None:
        arguments = ("-m", "wizard", "export", str(SAMPLE), "--out", str(tmp_path), "--pdf", "--json")
        done = process(*arguments, "--only", "official_letter", DISPLAY="")
        told = json.loads(done.stdout)
        assert done.returncode == 0 and told["written"][0]["pdf"] == str(tmp_path / "05 Cong van gui Bo.pdf")
        assert (tmp_path / "05 Cong van gui Bo.pdf").read_bytes().startswith(b"%PDF-1.7")

    def test_libreoffice_makes_the_pdf_files_when_asked(self, tmp_path: Path) -> None:
        arguments = ("-m", "wizard", "export", str(SAMPLE), "--out", str(tmp_path), "--pdf-with", "libreoffice")
        done = process(*arguments, "--only", "official_letter", "--json")
        told = json.loads(done.stdout)
        assert done.returncode == 0 and told["written"][0]["pdf"] == str(tmp_path / "05 Cong van gui Bo.pdf")
        assert b"LibreOffice" in (tmp_path / "05 Cong van gui Bo.pdf").read_bytes()

    def test_an_office_program_that_is_not_there_is_told_before_anything_is_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, err = call(capsys, "export", SAMPLE, "--out", tmp_path / "x", "--pdf-with", "word")
        assert code == 3 and not out and not (tmp_path / "x").exists()
        assert "Không tìm thấy Microsoft Word trên máy này" in err and "--pdf" in err

    def test_our_own_files_keep_the_rules_and_others_are_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call(capsys, "export", SAMPLE, "--out", tmp_path, "--only", "submission")
        file = tmp_path / "01 To trinh.docx"
        code, out, _ = call(capsys, "lint", file)
        assert code == 0 and "Loại văn bản: Tờ trình" in out and "Trái quy định" not in out
        code, out, _ = call(capsys, "lint", file, "--repair", tmp_path / "sua.docx", "--json")
        assert code == 0 and json.loads(out)["files"][0]["name"] == "sua.docx"
        (tmp_path / "hong.docx").write_bytes(b"xyz")
        code, _, err = call(capsys, "lint", file, file, "--repair", tmp_path / "sua.docx")
        assert code == WRONG_USE and "tên một thư mục" in err
        code, out, _ = call(capsys, "lint", tmp_path / "hong.docx", tmp_path / "none.docx")
        assert code == 3 and out.count("docx\n") == 2 and not ENGLISH.findall(out)


class TestFramework:
    def test_shows_what_is_in_force(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = call(capsys, "framework")
        assert code == 0 and "khôi phục, chưa đối chiếu" in out
        assert "A1.1" in out and "framework/elements/A1.yaml, dòng" in out

    def test_check(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert call(capsys, "framework", "--check") == (0, "Khung hợp lệ, không có lỗi.\n", "")

    def test_overlay_is_marked(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._overlay(tmp_path, "name")
        code, out, _ = call(capsys, "framework", "--overlay", tmp_path, "--json")
        entries = {(entry["collection"], entry["id"]): entry for entry in json.loads(out)}
        assert code == 0
        assert entries["elements", "A1.1"]["name"] == "Tên chính thức" and entries["elements", "A1.1"]["overlay"]
        assert not entries["elements", "A1.2"]["overlay"]

    def test_mistakes_of_an_overlay_are_findings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._overlay(tmp_path, "nmae")
        code, out, _ = call(capsys, "framework", "--overlay", tmp_path, "--check")
        assert code == 1 and "nmae" in out and "dòng" in out
        code, out, err = call(capsys, "show", SAMPLE, "--overlay", tmp_path)
        assert code == 3 and not out and "nmae" in err

    @staticmethod
    def _overlay(folder: Path, field: str) -> None:
        (folder / "elements").mkdir()
        text = f"elements:\n  - id: A1.1\n    {field}: Tên chính thức\n    source: Công văn\n    status: confirmed\n"
        (folder / "elements" / "A1.yaml").write_text(text, encoding="utf-8")


class TestTrouble:
    """Expected failures: one sentence, the right code, never a traceback."""

    @pytest.mark.parametrize("command", [["show"], ["export", "--out", "ra"]])
    def test_a_plan_that_cannot_be_read(
        self, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "folder.ctqb").mkdir()
        (tmp_path / "empty.ctqb").touch()
        (tmp_path / "binary.ctqb").write_bytes(bytes(range(256)))
        (tmp_path / "other.ctqb").write_text("a: [1, 2", encoding="utf-8")
        for name in ("none", "folder", "empty", "binary", "other"):
            code, out, err = call(capsys, *command, tmp_path / f"{name}.ctqb")
            assert code == 3 and not out, name
            assert f"{name}.ctqb" in err and not ENGLISH.findall(err), err

    def test_a_target_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        blocked = tmp_path / "tệp"
        blocked.touch()
        for arguments in (
            ("demo", "--out", blocked),
            ("demo", "--out", blocked / "sub"),
            ("letter", LETTER, "--out", blocked / "a.docx"),
            ("new", blocked / "a.ctqb"),
            ("new", tmp_path / "no folder" / "a.ctqb"),
        ):
            code, out, err = call(capsys, *arguments)
            assert code == 3 and not out and not ENGLISH.findall(err), err

    def test_a_letter_source_that_is_none(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = tmp_path / "nguồn.yaml"
        for content in ("", "a: b", "agency: {x: [", "- a\n- b\n", "addressees: &a [*a]"):
            source.write_text(content, encoding="utf-8")
            code, out, err = call(capsys, "letter", source, "--out", tmp_path / "a.docx")
            assert code == 3 and not out, content
            assert "nguồn.yaml" in err and not ENGLISH.findall(err), err
        assert call(capsys, "letter", tmp_path / "none.yaml", "--out", tmp_path / "a.docx")[0] == 3

    def test_an_overlay_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = call(capsys, "show", SAMPLE, "--overlay", tmp_path / "none")
        assert code == 3 and not out and "Không tìm thấy" in err

    @pytest.mark.skipif(not INSTALLED.exists(), reason="only where the package is installed")
    def test_the_installed_command(self) -> None:
        done = subprocess.run([str(INSTALLED), "--help"], capture_output=True, check=False, timeout=60)
        assert done.returncode == 0 and "Cách dùng" in done.stdout.decode("utf-8")
