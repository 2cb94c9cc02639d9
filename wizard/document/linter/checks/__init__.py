"""The rules, a file for each part of a document; ``run_checks`` runs them all."""

from wizard.document.linter.checks.address import check_address
from wizard.document.linter.checks.annexes import check_annexes
from wizard.document.linter.checks.body import check_body
from wizard.document.linter.checks.citations import check_citations, check_end_mark
from wizard.document.linter.checks.common import Case
from wizard.document.linter.checks.copies import check_copies
from wizard.document.linter.checks.ending import check_recipients, check_signature
from wizard.document.linter.checks.letterhead import check_letterhead
from wizard.document.linter.checks.letters import check_letters
from wizard.document.linter.checks.number import check_number_and_date
from wizard.document.linter.checks.opening import check_opening
from wizard.document.linter.checks.page import check_pages
from wizard.document.linter.checks.structure import check_structure
from wizard.document.linter.checks.tables import check_file, check_tables
from wizard.document.linter.checks.wording import check_wording
from wizard.document.linter.pieces import MAIN, PLAIN

_OF_A_PIECE = (
    check_letterhead,
    check_number_and_date,
    check_opening,
    check_citations,
    check_body,
    check_structure,
    check_end_mark,
    check_signature,
    check_recipients,
    check_tables,
)


def run_checks(case: Case) -> None:
    """Run every rule over a file; what they find is in ``case.report``."""
    check_pages(case)
    for piece in case.pieces:
        case.piece = piece
        for check in _OF_A_PIECE:
            check(case, piece)
    if case.pieces[0].role == PLAIN and not any(piece.role == MAIN for piece in case.pieces):
        case.piece = case.pieces[0]
        if {"number", "place_date", "recipients_word", "post"} & case.pieces[0].found.keys():
            case.add("H01.missing", None)
    case.piece = None
    check_annexes(case)
    check_address(case)
    check_copies(case)
    check_letters(case)
    check_wording(case)
    check_file(case)


__all__ = ["Case", "run_checks"]
