"""What the YAML parser complains about, said in Vietnamese with a next step."""

from __future__ import annotations

# (part of the parser's English message, sentence, hint); the first match wins. Both parsers of PyYAML are covered:
# libyaml's wording first, then that of the pure Python one where it differs.
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "Dấu hai chấm ở chỗ không được phép.",
        "Nếu nội dung có dấu “: ”, hãy đặt cả nội dung trong dấu ngoặc kép; nếu không, kiểm tra lại thụt đầu dòng.",
    ),
    (
        "could not find expected ':'",
        "Thiếu dấu hai chấm sau tên mục, hoặc dòng này thụt sai.",
        "Mỗi mục viết theo mẫu “tên: nội dung”; nội dung nhiều dòng phải thụt vào sâu hơn tên mục.",
    ),
    (
        "tab character",
        "Có ký tự tab ở đầu dòng.",
        "Hãy thay mỗi tab bằng các dấu cách.",
    ),
    (
        "'\\t' that cannot start",
        "Có ký tự tab ở đầu dòng.",
        "Hãy thay mỗi tab bằng các dấu cách.",
    ),
    (
        "cannot start any token",
        "Nội dung bắt đầu bằng một ký tự không được phép (tab, “@”, “`” hoặc “%”).",
        "Hãy đặt nội dung trong dấu ngoặc kép; đầu dòng chỉ dùng dấu cách.",
    ),
    (
        "sequence entries are not allowed",
        "Dấu “- ” ở chỗ không được phép.",
        "Kiểm tra thụt đầu dòng: các dòng “- ” của một danh sách phải thẳng cột.",
    ),
    (
        "mapping keys are not allowed",
        "Dấu “? ” ở chỗ không được phép.",
        "Nếu đó là nội dung, hãy đặt trong dấu ngoặc kép.",
    ),
    (
        "unexpected end of stream",
        "Nội dung bị cắt giữa chừng: dấu ngoặc kép mở ra mà không đóng lại.",
        "Thêm dấu ngoặc kép đóng, hoặc lấy lại bản lưu trước nếu tệp bị cắt.",
    ),
    (
        "unexpected document",
        "Dòng “---” hoặc “...” nằm giữa một nội dung trong dấu ngoặc kép.",
        "Đóng dấu ngoặc kép, hoặc thụt dòng đó vào.",
    ),
    (
        "unknown escape character",
        "Sau dấu “\\” trong ngoặc kép là một ký tự không hợp lệ.",
        "Viết “\\\\” khi cần chính dấu “\\”, hoặc dùng dấu nháy đơn thay cho ngoặc kép.",
    ),
    (
        "hexdecimal",
        "Mã ký tự sau dấu “\\” không hợp lệ.",
        "Viết “\\\\” khi cần chính dấu “\\”.",
    ),
    (
        "escape sequence of",
        "Mã ký tự sau dấu “\\” không hợp lệ.",
        "Viết “\\\\” khi cần chính dấu “\\”.",
    ),
    (
        "Unicode character escape",
        "Mã ký tự sau dấu “\\” không phải là một ký tự có thật.",
        "Gõ trực tiếp ký tự cần dùng.",
    ),
    (
        "',' or",
        "Thiếu dấu phẩy hoặc dấu ngoặc đóng trong danh sách đặt trong ngoặc.",
        "Kiểm tra các dấu “[ ]”, “{ }” và dấu phẩy; nội dung có dấu phẩy phải đặt trong ngoặc kép.",
    ),
    (
        "alphabetic or numeric",
        "Nội dung bắt đầu bằng “*” hoặc “&”.",
        "Hãy đặt nội dung trong dấu ngoặc kép.",
    ),
    (
        "node content",
        "Chỗ này phải có nội dung.",
        "Kiểm tra các dấu ngoặc và dấu phẩy quanh đó.",
    ),
    (
        "comment or line break",
        "Sau dấu “|” hoặc “>” phải xuống dòng ngay.",
        "Viết nội dung ở các dòng sau, thụt vào sâu hơn tên mục; hoặc đặt nội dung trong dấu ngoặc kép.",
    ),
    (
        "indentation indicators",
        "Sau dấu “|” hoặc “>” phải xuống dòng ngay.",
        "Viết nội dung ở các dòng sau, thụt vào sâu hơn tên mục; hoặc đặt nội dung trong dấu ngoặc kép.",
    ),
    (
        "<document start>",
        "Dòng này nằm ngoài cấu trúc của tệp.",
        "Kiểm tra thụt đầu dòng của dòng này và dòng trước.",
    ),
)
_INDENTATION = ("expected key", "'-' indicator", "<block end>", "unexpected ':'")


def explain(problem: str) -> tuple[str, str]:
    """Vietnamese sentence and hint for a parser's English complaint."""
    for part, message, hint in _MESSAGES:
        if part in problem:
            return message, hint
    if any(part in problem for part in _INDENTATION):
        return (
            "Dòng này không thẳng cột với các dòng cùng cấp, hoặc dấu ngoặc kép bị đặt sai.",
            'Các mục cùng cấp phải thụt vào bằng nhau; dấu ngoặc kép bên trong nội dung phải viết là “\\"”.',
        )
    return "Chỗ này không đúng cú pháp YAML.", "Kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc kép quanh đó."
