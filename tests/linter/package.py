"""Change the parts of a .docx in a test."""

import io
import zipfile
from collections.abc import Callable, Mapping


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(data: bytes, changes: Mapping[str, Callable[[str], str]], more: Mapping[str, str] | None = None) -> bytes:
    """Return a .docx with some parts changed; a change that changes nothing is a mistake of the test."""
    parts: dict[str, bytes | str] = {**parts_of(data)}
    for name, change in changes.items():
        before = parts[name]
        text = before.decode("utf-8") if isinstance(before, bytes) else before
        parts[name] = change(text)
        assert parts[name] != text, name
    return packed({**parts, **(more or {})})
