"""Powers and posts of the signature block (Decree 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7.b).

TM. stands only for the collective of a People's Committee; a department's head signs for himself, a deputy with KT., an
officer under orders with TL.
"""

from dataclasses import dataclass

_ON_BEHALF = "TM. ỦY BAN NHÂN DÂN"
_FOR_CHAIRMAN = "KT. CHỦ TỊCH"
_BY_ORDER = "TL. CHỦ TỊCH"


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of a signature block from top to bottom: powers, post, name."""

    powers: tuple[str, ...]
    post: str
    name: str


def committee_signature(signer: str, name: str, collective: bool, lack: str) -> Signature:
    """Return the block of the provincial People's Committee.

    ``signer``: chairman, vice_chairman, office_chief or office_vice_chief. ``collective``: the committee's power (TM.),
    not the chairman's own. ``lack`` stands for the post where no signer is chosen yet.
    """
    on_behalf = (_ON_BEHALF,) if collective else ()
    match signer:
        case "chairman":
            return Signature(on_behalf, "CHỦ TỊCH", name)
        case "vice_chairman":
            return Signature((*on_behalf, _FOR_CHAIRMAN), "PHÓ CHỦ TỊCH", name)
        case "office_chief":
            return Signature((_BY_ORDER,), "CHÁNH VĂN PHÒNG", name)
        case "office_vice_chief":
            return Signature((_BY_ORDER, "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG", name)
    return Signature(on_behalf, lack, name)


def department_signature(signer: str, name: str, head: str, lack: str) -> Signature:
    """Return the block of a department whose head is called ``head`` («Giám đốc», «Chánh Văn phòng» …).

    ``signer``: director, vice_director or acting_director.
    """
    head = head.upper()
    match signer:
        case "director":
            return Signature((), head, name)
        case "vice_director":
            return Signature((f"KT. {head}",), f"PHÓ {head}", name)
        case "acting_director":
            return Signature((), f"Q. {head}", name)
    return Signature((), lack, name)
