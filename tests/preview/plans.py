"""Other plans than the sample: made from it with something that pages and lines trip over, or with other words."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from wizard.document.build import build_document
from wizard.document.compose import compose
from wizard.document.model import Document
from wizard.document.rules import FormatRules
from wizard.framework import Framework, load_framework
from wizard.framework.model import Field
from wizard.plan.file import read_plan
from wizard.plan.model import Plan

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "lam-hai.ctqb"
LONG_TEXTS = ("necessity", "overview", "world_view", "identity", "local_story", "measurement", "crisis", "people_role")
# hyphens, slashes, dashes, quotes, long addresses, several scripts of numbers: what lines may and may not end with
TRICKY = (
    "Theo Quyết định số 1125/QĐ-TTg ngày 05/3/2020, giai đoạn 2026-2030 (tầm nhìn đến năm 2045), tỉnh phấn đấu thu hút "
    "1.250.500 lượt khách/năm, tăng 12,5%/năm; tỷ lệ “hài lòng – rất hài lòng” đạt trên 85 %… Xem "
    "https://quangba.lamhai.gov.vn/chuong-trinh/hinh-anh-dia-phuong-2026-2030?ngon-ngu=vi&trang=12 hoặc và/hoặc các "
    "kênh song-ngữ Việt-Anh, Việt-Nhật: VTV4; “Vietnam Today”!Trang-thông-tin-điện-tử-tổng-hợp có được cập nhật?Có."
)


@lru_cache(maxsize=1)
def framework() -> Framework:
    """Return the framework."""
    return load_framework()


@lru_cache(maxsize=1)
def rules() -> FormatRules:
    """Return the format rules."""
    return FormatRules(framework().rules)


def sample() -> Plan:
    """Return the sample plan, anew each time."""
    return read_plan(SAMPLE, framework()).plan


def dossier(plan: Plan) -> dict[str, Document]:
    """Return the documents of a plan by kind."""
    return {each.kind: build_document(each.root, rules()) for each in compose(framework(), plan)}


def derived() -> dict[str, Plan]:
    """Return the plans by name."""
    made = {}
    for name, change in CHANGES.items():
        plan = sample()
        change(plan)
        made[name] = plan
    return made


# ---------------------------------------------------------------------------------------------------------- the changes


def _answers(**answers: Any) -> Callable[[Plan], None]:
    return lambda plan: plan.answers.update(answers)


def _province(identifier: str) -> Callable[[Plan], None]:
    def change(plan: Plan) -> None:
        for field in ("province_name", "province_kind", "merged_from", "place_name", "merged_images"):
            plan.answers.pop(field, None)
        plan.answers["province"] = identifier

    return change


def _longer(plan: Plan) -> None:
    for field in LONG_TEXTS:
        text = str(plan.answers[field])
        plan.answers[field] = "\n".join([text, text.replace("\n", " "), text])


def _doubled_spaces(plan: Plan) -> None:
    """As in texts pasted from a PDF file."""
    plan.answers["necessity"] = str(plan.answers["necessity"]).replace(" ", "  ")


def _halved(plan: Plan) -> None:
    for field, value in plan.answers.items():
        if isinstance(value, list) and len(value) > 3 and field not in ("actions", "indicators"):
            plan.answers[field] = value[: len(value) // 2]


def _more_rows(plan: Plan) -> None:
    actions = plan.answers["actions"]
    assert isinstance(actions, list)
    copies = [{**deepcopy(row), "id": f"x{number}"} for number, row in enumerate(actions * 2) if isinstance(row, dict)]
    plan.answers["actions"] = [*actions, *copies]


def _draft(plan: Plan) -> None:
    kept = ("province", "province_name", "province_kind", "department", "form", "period_start", "period_end")
    plan.answers = {field: plan.answers[field] for field in kept}
    plan.assessments = {}


def _no_priority(plan: Plan) -> None:
    for values in plan.assessments.values():
        values["priority"] = False
        values["reason"] = "Giai đoạn này tỉnh tập trung nguồn lực cho các yếu tố khác có lợi thế rõ hơn."


def _tricky(plan: Plan) -> None:
    for field in LONG_TEXTS:
        plan.answers[field] = f"{TRICKY}\n{plan.answers[field]}\n{TRICKY} {TRICKY}"
    for row in plan.rows("actions"):
        row["result"] = TRICKY
    plan.answers["viewpoints"] = [TRICKY, "Ngắn", TRICKY + TRICKY]


def _much_evidence(plan: Plan) -> None:
    """Rows that are higher than a page and must be divided."""
    chance = random.Random(5)
    known = [row for answers in plan.assessments.values() for row in answers.get("evidence", ())]  # type: ignore[union-attr]
    for answers in plan.assessments.values():
        count = chance.choice((1, 3, 16, 20))
        rows = [chance.choice(known) for _ in range(count)]
        answers["evidence"] = [{**row, "id": f"e{number}"} for number, row in enumerate(rows) if isinstance(row, dict)]


def _other_words(province: str, form: str, seed: int) -> Callable[[Plan], None]:
    """Every text is one of its own: sentences of the framework's help, as many as the question lets one write."""

    def sentences(field: Field) -> Iterator[str]:
        yield from (text for text in (field.help, field.example, field.mistake) if text)
        for column in field.columns:
            yield from sentences(column)

    def change(plan: Plan) -> None:
        chance = random.Random(seed)
        fields = [field for step in framework().steps for section in step.sections for field in section.fields]
        pool = sorted({text.replace("\n", " ") for field in fields for text in sentences(field)})

        def words(field: Field, most: int) -> str:
            longest = min(field.max_length or most, most)
            return " ".join(chance.choices(pool, k=20))[: chance.randint(longest // 4, longest)].strip()

        def rewritten(field: Field, value: Any) -> Any:
            if field.type == "table":
                kept = [row for row in value if chance.random() < 0.9]
                columns = {column.id: column for column in field.columns}
                return [
                    {name: rewritten(columns[name], cell) if name != "id" else cell for name, cell in row.items()}
                    for row in kept
                ]
            if field.type == "list":
                return [words(field, 400) for _ in range(chance.randint(1, 12))]
            if field.type == "paragraphs":
                return "\n".join(words(field, 1200) for _ in range(chance.randint(1, 5)))
            return words(field, 300) if field.type == "text" and (field.max_length or 300) > 60 else value

        for name in list(plan.answers):
            plan.answers[name] = rewritten(framework().field(name), plan.answers[name])
        for answers in plan.assessments.values():
            for name in list(answers):
                answers[name] = rewritten(framework().element_field(name), answers[name])
        _province(province)(plan)
        plan.answers["form"] = form

    return change


CHANGES: dict[str, Callable[[Plan], None]] = {
    "thanh-pho": _province("ho-chi-minh"),
    "tinh-khac": _province("dong-nai"),
    "chuong-trinh": _answers(form="programme"),
    "ke-hoach": _answers(form="plan"),
    "ban-nhap": _draft,
    "dai": _longer,
    "ngan": _halved,
    "nhieu-dong": _more_rows,
    "khong-uu-tien": _no_priority,
    "dau-cau": _tricky,
    "bang-chung": _much_evidence,
    "loi-khac-1": _other_words("quang-tri", "decision", 1),
    "loi-khac-2": _other_words("ha-noi", "plan", 2),
    "loi-khac-3": _other_words("ha-noi", "programme", 20),
    "noi-nhan-dai": _answers(letter_recipients=[f"Ủy ban nhân dân xã số {number}" for number in range(1, 71)]),
    "chu-khac": _answers(
        necessity="Đối tác tại Αθήνα, Москва; CO₂ giảm 10⁻³, ⅓ số hộ; người Ba Na nói ơ̆, ƀ; Łódź, İstanbul. " * 20
    ),
    "hai-dau-cach": _doubled_spaces,
}
