"""The Word writer: document model → .docx, as plain text parts in one archive."""

from wizard.document.docx.package import DocxOptions, write_docx

__all__ = ["DocxOptions", "write_docx"]
