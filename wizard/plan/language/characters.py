"""Characters that look right and are not: stray marks, look-alikes of other scripts, text of old encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.plan.language.suggestion import Suggestion

# What NFC leaves of decomposed text cannot be composed: a mark on no letter, a second mark.
_STRAY = re.compile("[^\\W\\d_]*[\u0300-\u036f]+\\w*")
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_MIXED = re.compile(f"[{_LATIN}]+[\u0370-\u03ff\u0400-\u04ff]\\w*|[\u0370-\u03ff\u0400-\u04ff]+[{_LATIN}]\\w*")
_ODD = re.compile("[\ue000-\uf8ff\ufffd\uff01-\uff5e]+")
_ANY = re.compile("[\u0300-\u04ff\ue000-\uf8ff\ufffd\uff01-\uff5e]")
# letters that Vietnamese in Unicode does not have, and both old encodings use all the time
_OLD_LETTERS = re.compile("[¡-·¹-¿ÄÅÆËÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХасеорхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaceopxyiABEZHIKMNOPTYXo")

STRAY = "Dấu thanh hoặc dấu mũ rời khỏi chữ; xóa đi và gõ lại bằng bảng mã Unicode dựng sẵn."
MIXED = "Trong từ có chữ cái của bảng chữ khác (Ki-rin, Hy Lạp) trông giống chữ La-tinh; tìm kiếm sẽ không thấy từ này."
ODD = "Ký tự không hiển thị được ở máy khác hoặc có độ rộng khác thường; xóa đi và gõ lại."
LEGACY = "Đoạn chữ có vẻ theo bảng mã cũ (TCVN3 hoặc VNI); hãy chuyển sang Unicode."


def characters(text: str) -> Iterator[Suggestion]:
    """Suspicious characters of a text that has passed the text door."""
    if _ANY.search(text):
        for match in _STRAY.finditer(text):
            yield Suggestion(match.start(), match.end(), "", STRAY, certain=False)
        for match in _MIXED.finditer(text):
            yield Suggestion(match.start(), match.end(), match[0].translate(_LOOK_ALIKE), MIXED)
        for match in _ODD.finditer(text):
            yield Suggestion(match.start(), match.end(), "", ODD, certain=False)
    if _OLD_LETTERS.search(text):
        from wizard.plan.legacy import looks_legacy  # its tables are large and seldom needed

        if looks_legacy(text) is not None:
            yield Suggestion(0, min(len(text), 40), "", LEGACY, certain=False)
