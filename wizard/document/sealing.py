"""The seal of our PDF files: whether a file is still as this program wrote it.

A digest of the content stands in the file identifier of the trailer, where PDF/A wants some identifier anyway. Whoever
signs, comments or saves the file anew changes the content, and the seal no longer fits.
"""

import re
from hashlib import sha256

_IDENTIFIER = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32,})>\s*<([0-9A-Fa-f]{32,})>\s*\]")


def seal(content: bytes) -> bytes:
    """Return a PDF's content with its seal; unchanged when it has no identifier to put it into."""
    match = _last(content)
    return content if match is None else _filled(content, match, True)


def is_sealed(content: bytes) -> bool:
    """Tell whether a PDF's content is as it was sealed."""
    match = _last(content)
    return match is not None and _filled(content, match, True) == content


def _last(content: bytes) -> re.Match[bytes] | None:
    found = None
    for match in _IDENTIFIER.finditer(content):
        found = match
    return found


def _filled(content: bytes, match: re.Match[bytes], with_digest: bool) -> bytes:
    digest = sha256(_filled(content, match, False)).hexdigest() if with_digest else ""
    parts = bytearray(content)
    for group in (1, 2):
        start, end = match.span(group)
        parts[start:end] = digest[: end - start].ljust(end - start, "0").encode("ascii")
    return bytes(parts)
