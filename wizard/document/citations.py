"""Legal bases in the words of a preamble (Decree 30/2020/NĐ-CP, Phụ lục I, mục II.6.a).

Laws and ordinances are cited by name and date, without number and issuer; every other document by type, number, date,
issuer and subject.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from wizard.plan.vietnamese import date_text

LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")
DIRECTING = "Thực hiện"
_VERBS = {"can-cu": "Căn cứ", "thuc-hien": DIRECTING}
# a subject copied with the capital of its own line goes on in small letters inside the sentence
_SUBJECT_OPENINGS = (
    "Về ", "Quy định ", "Ban hành ", "Phê duyệt ", "Hướng dẫn ", "Phân định ", "Công bố ", "Sửa đổi", "Tiếp tục ",
    "Tăng cường ", "Đẩy mạnh ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One legal basis: ``verb`` «Căn cứ» or «Thực hiện», ``phrase`` what follows, ``local`` of the province itself."""

    verb: str
    phrase: str
    kind: str
    local: bool


def cite(
    verb: str, kind: str, number: str, date: str, issuer: str, title: str, local: bool, lack: Callable[[str], str]
) -> Citation:
    """Return one citation in words; ``lack(column)`` gives the mark for a part that is not known yet.

    ``verb`` is an id (can-cu, thuc-hien) or empty, ``date`` is ISO; the other parts are text, empty where unknown.
    """
    kind = kind.strip()
    law = kind.lower().startswith(LAWS)
    number = number.strip().removeprefix("số ").strip()
    parts = [kind or lack("kind")]
    if law:
        parts.append(title or lack("title"))
        parts.append(_date(date) or lack("date"))
    else:
        parts += ["số", number or lack("number"), _date(date) or lack("date"), "của", issuer.strip() or lack("issuer")]
        parts.append(_subject(title) or lack("title"))
    phrase = escape(" ").join(parts) if any(hasattr(part, "__html__") for part in parts) else " ".join(parts)
    return Citation(_VERBS.get(verb, "Căn cứ"), phrase, kind, local)


def _date(iso: str) -> str:
    if not iso:
        return ""
    try:
        return date_text(iso)
    except ValueError:
        return iso  # edited by hand; shown as it is, the checks name it


def _subject(title: str) -> str:
    title = title.strip().rstrip(".;,")
    for opening in ("V/v ", "v/v "):
        if title.startswith(opening):
            return "về việc " + title[len(opening) :]
    return title[:1].lower() + title[1:] if title.startswith(_SUBJECT_OPENINGS) else title
