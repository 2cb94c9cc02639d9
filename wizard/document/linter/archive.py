"""Open any file that claims to be a Word document, with limits; what cannot be read is one Vietnamese sentence.

A file from outside may be broken, huge, encrypted, an old .doc, a .docm with macros or no Word file at all.
"""

import io
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wizard.document.linter.names import STRICT_NAMESPACES, R

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE: Final = 100 * 1024 * 1024
LARGEST_PART: Final = 64 * 1024 * 1024
LARGEST_TOTAL: Final = 256 * 1024 * 1024
MOST_ENTRIES: Final = 5000
HIGHEST_RATIO: Final = 400  # plain WordprocessingML packs 10 to 60 times; a bomb a thousand times
_RATIO_FROM: Final = 4 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_DOCUMENT_TYPE = "/officeDocument"
_CONTENT_TYPES = "[Content_Types].xml"


class UnreadableDocument(Exception):
    """A file that the linter cannot judge. ``reason`` names the kind of trouble, ``sentence`` tells the user."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(reason, sentence)
        self.reason = reason
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


_SENTENCES: Final = {
    "missing": "Không tìm thấy tệp; hãy kiểm tra lại tên tệp và thư mục.",
    "folder": "Đây là thư mục, không phải tệp; hãy chọn các tệp Word (.docx) trong thư mục này.",
    "unreadable": "Không đọc được tệp; có thể tệp đang bị khóa hoặc bạn chưa có quyền đọc.",
    "empty": "Tệp trống, không có nội dung để kiểm tra.",
    "huge": "Tệp quá lớn nên không kiểm tra; hãy kiểm tra lại xem có chọn nhầm tệp không.",
    "bomb": "Tệp nén bất thường (giải nén ra quá lớn) nên không mở, để bảo đảm an toàn.",
    "encrypted": "Tệp được bảo vệ bằng mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi kiểm tra lại.",
    "doc": "Đây là tệp Word kiểu cũ (.doc); hãy mở bằng Word và lưu lại thành .docx rồi kiểm tra lại.",
    "macro": "Tệp có chứa macro (.docm); hãy lưu lại thành .docx không có macro rồi kiểm tra lại.",
    "rtf": "Đây là tệp RTF; hãy mở bằng Word và lưu lại thành .docx rồi kiểm tra lại.",
    "pdf": "Đây là tệp PDF; chương trình chỉ kiểm tra được tệp Word (.docx).",
    "not-word": "Tệp này không phải văn bản Word (.docx).",
    "not-zip": "Tệp này không phải văn bản Word (.docx) hoặc đã hỏng.",
    "broken": "Tệp Word đã hỏng, không đọc được nội dung; hãy mở bằng Word để sửa chữa rồi lưu lại.",
}


def unreadable(reason: str) -> UnreadableDocument:
    """Return the exception for one of the known kinds of trouble."""
    return UnreadableDocument(reason, _SENTENCES[reason])


class Archive:
    """A checked .docx package: its parts by name, the main document part and its relations."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        """Take an open archive that passed the limits; raises UnreadableDocument when it is no Word document."""
        self._zipped = zipped
        self.names = frozenset(zipped.namelist())
        if _CONTENT_TYPES not in self.names:
            raise unreadable("not-word")
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise unreadable("macro")
        self.main = self._main_part()
        if self.main not in self.names:
            raise unreadable("not-word")
        self.relations = self._relations(self.main)

    def read(self, name: str) -> bytes:
        """Return the content of one part. Raises UnreadableDocument when it is damaged."""
        try:
            return self._zipped.read(name)
        except (
            KeyError,
            OSError,
            EOFError,
            ValueError,
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
        ):
            raise unreadable("broken") from None

    def entries(self) -> list[zipfile.ZipInfo]:
        """Return every entry in the order of the archive."""
        return self._zipped.infolist()

    def content(self, name: str | None) -> bytes:
        """Return the content of a part that a document may lack; empty when it does."""
        return self.read(name) if name and name in self.names else b""

    def parse(self, name: str) -> "_Element":
        """Return the root element of an XML part. Raises UnreadableDocument when it is not well formed."""
        return _parsed(self.read(name))

    def optional(self, name: str | None) -> "_Element | None":
        """Return the root of a part that a document may lack; a broken one counts as lacking."""
        if not name or name not in self.names:
            return None
        try:
            return self.parse(name)
        except UnreadableDocument:
            return None

    def related(self, kind: str) -> str | None:
        """Return the part that the document relates to with a type that ends in ``/kind``."""
        ending = "/" + kind
        return next((target for relation, target in self.relations.values() if relation.endswith(ending)), None)

    def _main_part(self) -> str:
        relations = self._relations("")
        target = next((part for kind, part in relations.values() if kind.endswith(_DOCUMENT_TYPE)), None)
        return target or "word/document.xml"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return relation id → (type, part name) of the internal relations of a part."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if part else "_rels/.rels"
        root = self.optional(name.lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        if root is None:
            return found
        for relation in root.iterchildren("*"):  # no comments
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                continue
            full = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
            found[relation.get("Id", "")] = (relation.get("Type", ""), full)
        return found


def _parsed(data: bytes) -> "_Element":
    from lxml import etree

    if b"http://purl.oclc.org/ooxml/" in data[:4000]:
        for strict, common in STRICT_NAMESPACES.items():
            data = data.replace(strict, common)
    try:
        # entities could read files or grow without end; a document has no use for them
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
        )
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise unreadable("broken") from None


def parsed_or_none(data: bytes) -> "_Element | None":
    """Return the root of some XML; None when it is empty or not well formed."""
    try:
        return _parsed(data) if data else None
    except UnreadableDocument:
        return None


def open_archive(source: Path | str | bytes) -> Archive:
    """Open a file (or its bytes) as a Word document. Raises UnreadableDocument with a sentence for the user."""
    data = source if isinstance(source, bytes) else _load(Path(source))
    if not data:
        raise unreadable("empty")
    if len(data) > LARGEST_FILE:
        raise unreadable("huge")
    _refuse_other_formats(data)
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
        entries = zipped.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise unreadable("not-zip") from None
    if len(entries) > MOST_ENTRIES:
        raise unreadable("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("encrypted")
    total = 0
    for entry in entries:
        total += entry.file_size
        ratio_is_odd = entry.file_size > _RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        is_xml = entry.filename.endswith((".xml", ".rels"))
        if ratio_is_odd or total > LARGEST_TOTAL or (is_xml and entry.file_size > LARGEST_PART):
            raise unreadable("bomb")
    return Archive(zipped)


def relation_id(element: "_Element") -> str:
    """Return the ``r:id`` of an element."""
    return element.get(R + "id", "")


def _load(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise unreadable("folder")
        if path.stat().st_size > LARGEST_FILE:
            raise unreadable("huge")
        return path.read_bytes()
    except FileNotFoundError:
        raise unreadable("missing") from None
    except (OSError, ValueError):
        raise unreadable("unreadable") from None


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(_OLE):
        # the directory with the names of the streams may stand anywhere
        if _ENCRYPTED_STREAM in data:
            raise unreadable("encrypted")
        raise unreadable("doc" if _WORD_STREAM in data else "not-word")
    if data.startswith(b"{\\rtf"):
        raise unreadable("rtf")
    if data.startswith(b"%PDF"):
        raise unreadable("pdf")


def _joined(folder: str, target: str) -> str:
    parts = folder.split("/") if folder else []
    for piece in target.split("/"):
        if piece == "..":
            if parts:
                parts.pop()
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(parts)
