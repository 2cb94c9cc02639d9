"""Trợ lý soạn Chương trình quảng bá hình ảnh địa phương: an office's answers become a dossier for signature."""

__version__ = "0.1.0"
