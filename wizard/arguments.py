"""The command line's words: what can be asked for, in Vietnamese down to argparse's own messages."""

from __future__ import annotations

import argparse
from functools import partial
from typing import NoReturn

WRONG_USE = 2
HELP_WIDTH = 100

DOCUMENTS = {
    "submission": "tờ trình",
    "decision": "quyết định",
    "programme": "chương trình hoặc kế hoạch",
    "annexes": "các phụ lục",
    "official_letter": "công văn gửi Bộ",
}
FORMS = {
    "decision": "chương trình ban hành kèm theo quyết định",
    "programme": "chương trình độc lập (CTr-UBND)",
    "plan": "kế hoạch (KH-UBND)",
}

PDF_MAKERS = {
    "program": "phần mềm này",
    "libreoffice": "LibreOffice, nếu máy có cài",
    "word": "Microsoft Word, nếu máy có cài",
}

# argparse looks its messages up in a catalogue of the system; these are the ones a user of our commands can meet.
MESSAGES = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "the following arguments are required: %s": "còn thiếu: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "cần đúng một giá trị theo sau",
    "expected at least one argument": "cần ít nhất một giá trị theo sau",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng với %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r; chỉ dùng được: %(choices)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s viết tắt chưa rõ: có thể là %(matches)s",
}


def _vietnamese(message: str) -> str:
    return MESSAGES.get(message, message)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese and ends with the exit code of wrong use."""

    def __init__(self, **options: object) -> None:
        # with a width of its own the formatter does not load what asks the terminal for one
        formatter = partial(argparse.HelpFormatter, width=HELP_WIDTH)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **options)  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="xem phần trợ giúp này")

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"Lỗi: {message}.\nXem cách dùng: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands. The result of parsing has `command`, None when no command was given."""
    setattr(argparse, "_", _vietnamese)  # noqa: B010 - the name is private, and missing from the type stubs
    main = _Parser(
        prog="quangba",
        description="Trợ lý soạn Chương trình quảng bá hình ảnh địa phương.",
        epilog="Xem cách dùng từng lệnh: quangba LỆNH --help",
    )
    commands = main.add_subparsers(dest="command", metavar="LỆNH", title="các lệnh", parser_class=_Parser)

    def command(name: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        added.add_argument(
            "--overlay",
            metavar="THƯ_MỤC",
            action="append",
            default=[],
            help="thư mục khung của cơ quan, đặt chồng lên khung có sẵn; dùng được nhiều lần",
        )
        return added

    demo = command("demo", "viết bộ hồ sơ mẫu của một tỉnh giả định")
    _out_folder(demo)
    _pdf(demo)
    _json(demo)

    new = command("new", "tạo một tệp hồ sơ mới")
    new.add_argument("file", metavar="TỆP", help="tệp hồ sơ sẽ tạo (*.ctqb); không ghi đè tệp đã có")
    content = new.add_mutually_exclusive_group()
    content.add_argument("--province", metavar="MÃ", help="mã tỉnh, thành phố, ví dụ: lam-dong; xem lệnh framework")
    content.add_argument("--sample", action="store_true", help="chép hồ sơ mẫu đầy đủ của một tỉnh giả định")
    _form(new)

    export = command("export", "viết bộ hồ sơ Word từ một tệp hồ sơ")
    _plan(export)
    _out_folder(export)
    export.add_argument(
        "--only",
        metavar="VĂN_BẢN",
        nargs="+",
        action="extend",
        choices=DOCUMENTS,
        help="chỉ viết các văn bản này: " + _explained(DOCUMENTS),
    )
    _form(export)
    export.add_argument(
        "--final", action="store_true", help="bản chính thức: dừng lại nếu còn mục bỏ trống, chỗ phải sửa"
    )
    _pdf(export)
    _json(export)

    show = command("show", "xem hồ sơ đã làm đến đâu, theo từng bước và từng yếu tố")
    _plan(show)
    _json(show)

    check = command("check", "kiểm tra nội dung hồ sơ: điều gì chặn, cảnh báo, gợi ý")
    _plan(check)
    _json(check)

    framework = command("framework", "xem khung đang dùng và nguồn của từng mục")
    framework.add_argument("--check", action="store_true", help="chỉ kiểm tra khung và báo mọi lỗi tìm thấy")
    _json(framework)

    letter = command("letter", "viết một công văn từ tệp nguồn văn bản")
    letter.add_argument("source", metavar="NGUỒN", help="tệp nguồn của công văn (*.yaml)")
    letter.add_argument("--out", metavar="TỆP", required=True, help="tệp Word sẽ viết (*.docx)")

    lint = command("lint", "kiểm tra thể thức, kỹ thuật trình bày của tệp Word")
    lint.add_argument(
        "files",
        metavar="TỆP",
        nargs="+",
        help="các tệp Word (*.docx) cần kiểm tra; một thư mục là mọi tệp Word trong đó",
    )
    lint.add_argument(
        "--repair",
        metavar="NƠI_GHI",
        help="viết bản đã sửa những chỗ chỉ có một cách sửa đúng: một tệp *.docx, hoặc thư mục khi có nhiều tệp",
    )
    _json(lint)
    return main


def _plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", metavar="HỒ_SƠ", help="tệp hồ sơ (*.ctqb)")


def _out_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", metavar="THƯ_MỤC", required=True, help="thư mục nhận các tệp Word")


def _pdf(command: argparse.ArgumentParser) -> None:
    command.add_argument("--pdf", action="store_true", help="viết thêm bản PDF cạnh mỗi tệp Word, để xem, trình ký số")
    command.add_argument(
        "--pdf-with",
        choices=PDF_MAKERS,
        metavar="CÁCH",
        help="viết thêm bản PDF, tạo bằng: " + _explained(PDF_MAKERS),
    )


def _form(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", choices=FORMS, metavar="HÌNH_THỨC", help="hình thức ban hành: " + _explained(FORMS))


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")


def _explained(choices: dict[str, str]) -> str:
    return "; ".join(f"{name}: {about}" for name, about in choices.items())
