"""What the templates see, computed from a framework and a plan (docs/templates.md lists the names).

Answers come in through ``text``, ``paragraphs``, ``entries`` and ``rows``; what is derived from several answers (names,
papers, citations, budget, action plan, assessment) is computed here and never in a template.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wizard.document import tables
from wizard.document.answers import Answers
from wizard.document.assessment import assess
from wizard.document.binding import NO_BREAK_SPACE
from wizard.document.budget import budget_of
from wizard.document.citations import DIRECTING, Citation, cite
from wizard.document.names import Agencies, AgencyNames, ProvinceNames, province_names
from wizard.document.papers import Paper, Papers
from wizard.document.wording import TIME_RANGE, capital, commas, filled_in, semicolons

if TYPE_CHECKING:
    from wizard.framework import Framework
    from wizard.plan.model import Plan

FORMS = ("decision", "programme", "plan")
_WORDS = {"decision": "Chương trình", "programme": "Chương trình", "plan": "Kế hoạch"}
_LONGEST_UNBROKEN = 30
_LOCAL_SIGNS = ("/TU", "/ĐH", "HĐND", "UBND")


def build_context(framework: "Framework", plan: "Plan", form: str) -> dict[str, Any]:
    """Return the names that the templates of a dossier use. ``form`` is the plan's form of issue."""
    answers = Answers(framework, plan)
    province = province_names(framework, answers)
    agencies = Agencies(framework, answers, province)
    papers = Papers(framework, answers, province, agencies, form)
    budget = budget_of(answers, province)
    word = _WORDS[form]
    name = _programme_name(answers, province, word)
    citations = _citations(framework, answers, province)
    standing = answers.get("standing_agency")
    issued_by = province.committee if papers.collective else f"Chủ tịch {province.committee}"
    return {
        # the plan's own answers
        "text": answers.text,
        "paragraphs": answers.paragraphs,
        "entries": answers.entries,
        "rows": answers.rows,
        "no_rows": answers.no_rows,
        # names
        "form": form,
        "word": word,
        "name": name,
        "programme": filled_in("{} {}", word, name),
        "name_in_title": _unbroken(name, province),
        "programme_in_title": _unbroken(filled_in("{} {}", word, name), province),
        "period": _period(answers),
        "province": province,
        "department": papers.department,
        "standing": agencies[standing] if standing else _lacking(answers.text("standing_agency")),
        "standing_duties": [
            duty
            for row in answers.rows("responsibilities")
            if standing and row.get("agency") == standing
            for duty in row.entries("duties")
        ],
        "agencies": agencies,
        "elements_count": len(framework.elements),
        "dimensions_count": f"{len(framework.dimensions):02}",
        "groups_count": f"{len(framework.groups):02}",
        "dimension_names": {dimension.id: dimension.name for dimension in framework.dimensions},
        "audience_names": {audience.id: audience.name for audience in framework.audiences},
        # papers
        "submission": papers.submission,
        "issued": papers.issued,
        "letter": papers.letter,
        "collective": papers.collective,
        "issued_by": issued_by,
        "attached_to": _attached_to(answers, papers.issued, form, issued_by),
        "citations": citations,
        "directing": _directing(citations),
        "short_name": filled_in("truyền thông quảng bá hình ảnh {} ra nước ngoài", province.in_text),
        "contact": _contact(answers),
        "ministry": answers.text("ministry"),
        # tables
        "assessment": assess(framework, answers, agencies, province),
        "budget": budget,
        "actions": tables.action_plan(framework, answers, agencies, budget),
        "indicator_groups": tables.indicator_groups(answers, agencies),
        "indicator_sentences": tables.indicator_sentences(answers),
        "outside_evidence": tables.outside_evidence(answers),
        "year_themes": tables.year_themes(answers),
        "milestones": tables.milestones(answers, agencies),
        "orientations": tables.orientations(answers),
    }


def _lacking(lack: str) -> AgencyNames:
    return AgencyNames(lack, lack, "", lack, "")


def _programme_name(answers: Answers, province: ProvinceNames, word: str) -> str:
    """Return the name after «Chương trình»: as typed, or built from province and period."""
    typed = answers.text("programme_name")
    if typed:
        for kind in ("chương trình ", "kế hoạch "):
            if typed.lower().startswith(kind):
                typed = typed[len(kind) :]
        return capital(typed.rstrip(" .;"))
    name = filled_in("Xây dựng và truyền thông quảng bá hình ảnh {} ra nước ngoài", province.in_text)
    start, end = answers.get("period_start"), answers.get("period_end")
    name = filled_in("{} năm {}" if start and start == end else "{}, giai đoạn {}", name, _period(answers))
    vision = answers.text("vision_year")
    return filled_in("{}, tầm nhìn đến năm {}", name, vision) if vision else name


def _unbroken(text: str, province: ProvinceNames) -> str:
    """Return a centred title that does not end a line within the province's name."""
    name = province.in_text
    return text if len(name) > _LONGEST_UNBROKEN else text.replace(name, name.replace(" ", NO_BREAK_SPACE))


def _period(answers: Answers) -> str:
    """Return «2026 - 2030», or «2026» for a programme of one year."""
    start, end = answers.text("period_start"), answers.text("period_end")
    return start if start == end else filled_in("{}{}{}", start, TIME_RANGE, end)


def _attached_to(answers: Answers, issued: Paper, form: str, issued_by: str) -> str:
    """Return «(Kèm theo Quyết định số … của …)»; electronic documents leave number and date blank (Mẫu 1.3, 2.2)."""
    kind = "Quyết định" if form == "decision" else _WORDS[form]
    dated = issued.dated if answers.get("issue_medium") == "paper" else issued.dated_blank
    return filled_in("(Kèm theo {} {} của {})", kind, dated, issued_by)


def _contact(answers: Answers) -> str:
    """Return the sentence that names whom the ministry may ask, "" where nobody is named."""
    who = commas([part for part in (answers.text("contact_name"), answers.text("contact_post")) if part])
    if not who:
        return ""
    phone, email = answers.text("contact_phone"), answers.text("contact_email")
    reach = [f"điện thoại: {phone}"] if phone else []
    reach += [f"thư điện tử: {email}"] if email else []
    return semicolons([f"Thông tin cần trao đổi, đề nghị liên hệ qua đầu mối: {who}", *reach])


def _citations(framework: "Framework", answers: Answers, province: ProvinceNames) -> list[Citation]:
    """Return the legal bases; cells left empty come from the entry that was picked."""
    citations = []
    for row in answers.rows("citations"):
        base = _legal_base(framework, row.get("base"))
        values = {column: str(row.get(column) or base.get(column) or "") for column in _PARTS}
        local = row.get("base") is None and _is_local(values["number"], values["issuer"], province)
        citations.append(cite(**values, local=local, lack=row.lack))
    return citations


def _directing(citations: list[Citation]) -> str:
    """Return what a letter to the ministry carries out: the ministry's letters, else the first directing paper."""
    letters = [citation.phrase for citation in citations if citation.kind.lower() == "công văn"]
    papers = [citation.phrase for citation in citations if citation.verb == DIRECTING]
    return semicolons(letters or papers[:1])


_PARTS = ("verb", "kind", "number", "date", "issuer", "title")


def _legal_base(framework: "Framework", base: str | None) -> Mapping[str, str]:
    if base is None:
        return {}
    try:
        entry = framework.legal_base(base)
    except KeyError:
        return {}
    return {part: getattr(entry, part) or "" for part in _PARTS}


def _is_local(number: str, issuer: str, province: ProvinceNames) -> bool:
    """Tell whether a document typed by hand is one of the province: by its number or its issuer."""
    words = (province.party_committee, province.unit, province.name, "tỉnh", "Tỉnh")
    return any(sign in number for sign in _LOCAL_SIGNS) or any(word in issuer for word in words)
