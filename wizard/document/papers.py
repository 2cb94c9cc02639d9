"""The official side of each document: letterhead, number, date, recipients, signature.

What the decree fixes for a kind of document and a signer is decided here; templates only put it in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.document.answers import Answers
from wizard.document.names import Agencies, AgencyNames, ProvinceNames, filled
from wizard.document.signatures import Signature, committee_signature, department_signature
from wizard.document.wording import NUMBER_BLANK, bare, date_with_blanks, filled_in, unbulleted
from wizard.plan.vietnamese import month_words

if TYPE_CHECKING:
    from wizard.framework import Framework

_MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as an office issues it. Empty ``number`` and date parts are blanks to be filled in by hand."""

    parent: str
    agency: tuple[str, ...]
    number: str
    notation: str
    place: str
    day: str
    month: str
    year: str
    recipients: tuple[str, ...]
    file: str
    signature: Signature

    @property
    def dated(self) -> str:
        """«số 05/QĐ-UBND ngày 07 tháng 12 năm 2026», with blanks for what is not known yet."""
        date = date_with_blanks(self.day, self.month, self.year)
        return filled_in("số\u00a0{}/{} {}", self.number or NUMBER_BLANK, self.notation, date)

    @property
    def dated_blank(self) -> str:
        """The same with number, day and month left blank, as electronic annexes and attached texts carry it."""
        return filled_in("số\u00a0{}/{} {}", NUMBER_BLANK, self.notation, date_with_blanks("", "", self.year))


class Papers:
    """The papers of a dossier: ``submission``, ``issued`` (decision, programme or plan, by form) and ``letter``."""

    def __init__(
        self,
        framework: "Framework",
        answers: Answers,
        province: ProvinceNames,
        agencies: Agencies,
        form: str,
    ) -> None:
        self._framework = framework
        self._answers = answers
        self._province = province
        self._form = form
        department = agencies[answers.get("department")] if answers.get("department") else _unknown(answers)
        self.department: AgencyNames = department
        self.collective = answers.get("decision_authority") != "chairman"
        self.submission = self._submission()
        self.issued = self._issued()
        self.letter = self._letter()

    def _submission(self) -> Paper:
        answers, department = self._answers, self.department
        abbreviation = answers.text("department_abbreviation") or department.abbreviation
        signature = department_signature(
            answers.get("department_signer") or "",
            answers.text("department_signer_name"),
            department.head or "Giám đốc",
            answers.text("department_signer"),
        )
        return Paper(
            self._province.header_parent,
            (department.header,),
            answers.text("submission_number"),
            filled_in("TTr-{}", abbreviation or answers.lack("department_abbreviation")),
            self._province.place,
            *self._date("submission_date"),
            *self._recipients("submission", "submission_recipients", "Như trên", _filing(answers, "department")),
            signature,
        )

    def _issued(self) -> Paper:
        answers = self._answers
        signature = committee_signature(
            answers.get("committee_signer") or "",
            answers.text("committee_signer_name"),
            self.collective,
            answers.text("committee_signer"),
        )
        first = "Như Điều 3" if self._form == "decision" else ""
        kind = "decision" if self._form == "decision" else "programme"
        return Paper(
            "",
            self._province.header,
            answers.text("decision_number"),
            {"decision": "QĐ-UBND", "programme": "CTr-UBND", "plan": "KH-UBND"}[self._form],
            self._province.place,
            *self._date("decision_date"),
            *self._recipients(kind, "decision_recipients", first, _filing(answers, "committee")),
            signature,
        )

    def _letter(self) -> Paper:
        answers = self._answers
        signature = committee_signature(
            answers.get("letter_signer") or "",
            answers.text("letter_signer_name"),
            True,
            answers.text("letter_signer"),
        )
        return Paper(
            "",
            self._province.header,
            answers.text("letter_number"),
            f"UBND-{answers.text('committee_field_code')}",
            self._province.place,
            *self._date("letter_date"),
            *self._recipients("official_letter", "letter_recipients", "Như trên", _filing(answers, "committee")),
            signature,
        )

    def _date(self, field: str) -> tuple[str, str, str]:
        """Return day, month and year; before the issue the day stays empty, without an expected month all of it."""
        date = self._answers.get(field)
        year, month, day = (str(date or self._answers.get("issue_month") or "") + "--").split("-")[:3]
        return day, month_words(int(month)).removeprefix("tháng ") if month else "", year

    def _recipients(self, kind: str, field: str, first: str, filing: str) -> tuple[tuple[str, ...], str]:
        """Return the recipients, the fixed first line included, and the filing line."""
        given = self._answers.get(field)
        names = {
            "province": self._province.in_text,
            "unit": self._province.unit,
            "party_committee": self._province.party_committee,
            "council": self._province.council,
            "department": self.department.name,
            "ministry": self._answers.text(_MINISTRY),
        }
        defaults = next((entry.recipients for entry in self._framework.dossier if entry.id == kind), ())
        lines = given if given is not None else [filled(line, names) for line in defaults]
        recipients = [first] if first else []
        for line in _cleaned(lines):
            if line.lower().startswith("lưu:"):
                filing = line[4:].strip()
            elif not line.lower().startswith(("như điều", "như trên")):
                recipients.append(line)
        return tuple(recipients), filing


def _cleaned(lines: Iterable[str]) -> list[str]:
    return [text for line in lines if (text := bare(unbulleted(line)))]


def _filing(answers: Answers, issuer: str) -> str:
    """Return «VT, VX»: the office keeps one copy, the drafting unit the other."""
    unit = answers.text("committee_field_code" if issuer == "committee" else "drafting_unit_abbreviation")
    return f"VT, {unit}" if unit else "VT"


def _unknown(answers: Answers) -> AgencyNames:
    lack = answers.lack("department")
    return AgencyNames(lack, lack, "", lack, "")
