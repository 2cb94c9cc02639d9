"""A small but complete framework on disk, which each test may change before it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Files = dict[str, str]
Write = Callable[..., Path]

ELEMENT = """\
defaults: {source: biên soạn, status: proposal}
elements:
  - id: A1.1
    number: 1
    dimension: A1
    name: Ổn định
    futurebrand: Political freedom
    agencies: [so-a]
  - id: A1.2
    number: 2
    dimension: A1
    name: Thân thiện
    futurebrand: Environmental friendliness
    agencies: [so-a]
    status: inferred
"""
GUIDES = """\
defaults: {source: biên soạn, status: proposal}
guides:
  - id: A1.1
    meaning: >-
      Đoạn thứ nhất
      còn tiếp.

      Đoạn thứ hai.
    world_interest: Điều người ngoài tìm.
    questions: [Câu một?, Câu hai?]
    evidence:
      - {figure: Chỉ số PAPI, where: Báo cáo hằng năm}
    example: Ví dụ.
    mistake: Lỗi.
    indicators:
      - {name: Điểm PAPI, unit: điểm, source: Báo cáo PAPI}
  - id: A1.2
    meaning: Ý nghĩa.
    world_interest: Điều người ngoài tìm.
    questions: [Câu một?]
    evidence: [{figure: Tỷ lệ, where: Báo cáo}]
    example: Ví dụ.
    mistake: Lỗi.
    indicators: [{name: Tỷ lệ, unit: "%", source: Báo cáo}]
"""
GENERAL = """\
defaults: {source: biên soạn, status: proposal}
step:
  id: general
  title: Thông tin chung
  sections:
    - id: who
      title: Cơ quan
      fields:
        - id: province
          type: reference
          target: provinces
          label: Tỉnh
          required: true
        - id: province_name
          type: text
          label: Tên
          when: {field: province, is: khac}
          max_length: 60
          pattern: '^[^0-9]+$'
          pattern_message: Không có chữ số.
        - id: form
          type: choice
          label: Hình thức
          default: decision
          choices:
            - {id: decision, label: Quyết định}
            - {id: plan, label: Kế hoạch}
        - id: period_start
          type: year
          label: Năm bắt đầu
          min: 2020
          max: 2060
        - id: merged
          type: yes_no
          label: Hợp nhất
          when: {all: [{fact: merged_province}, {not: {field: form, in: [plan]}}]}
        - id: actions
          type: table
          label: Nhiệm vụ
          min_rows: 1
          columns:
            - {id: name, type: text, label: Tên, required: true}
            - {id: note, type: text, label: Ghi chú, when: {field: name, filled: true}}
        - id: budget
          type: references
          target: actions
          label: Khoản chi
    - id: dates
      title: Ngày
      when: {any: [{field: form, is: plan}, {field: period_start, filled: false}]}
      fields:
        - {id: issue_month, type: month, label: Tháng, default: 2026-12}
"""
ASSESSMENT = """\
defaults: {source: biên soạn, status: proposal}
step:
  id: elements
  title: Đánh giá
  repeat: elements
  sections:
    - id: rating
      title: Mức
      fields:
        - {id: priority, type: yes_no, label: Ưu tiên, required: true}
        - {id: reason, type: text, label: Lý do, when: {field: priority, is: false}}
        - {id: actions, type: references, target: actions, label: Nhiệm vụ}
"""
RULES = """\
version: "2026.11"
defaults: {source: Nghị định, status: confirmed}
rules:
  - id: page.paper
    clause: Phần I
    width_mm: 210
    ratio: 0.5
    color: "000000"
    bold: true
    allowed: {width_mm: [200, 210]}
"""
FILES: Files = {
    "framework.yaml": """\
id: khung
version: "1.10"
name: Khung thử
label: khôi phục
as_of: 2026-11
source: biên soạn
status: proposal
""",
    "dimensions.yaml": """\
defaults: {source: báo chí, status: confirmed}
groups:
  - {id: A, name: Nền tảng, futurebrand: Status}
dimensions:
  - {id: A1, group: A, name: Hệ giá trị, futurebrand: Value System, rankings: [NBI]}
""",
    "elements/A1.yaml": ELEMENT,
    "guides/A1.yaml": GUIDES,
    "steps/01-general.yaml": GENERAL,
    "steps/04-elements.yaml": ASSESSMENT,
    "provinces.yaml": """\
defaults: {source: báo chí, status: confirmed}
provinces:
  - id: hue
    name: Huế
    kind: thanh-pho
    merged_from: [Thừa Thiên Huế]
    header_name: [ỦY BAN NHÂN DÂN, THÀNH PHỐ HUẾ]
    header_parent: UBND THÀNH PHỐ HUẾ
    place_name: Huế
    in_text: thành phố Huế
""",
    "old_units.yaml": """\
defaults: {source: báo chí, status: confirmed}
old_provinces:
  - {id: tth, old: Thừa Thiên Huế, old_kind: tỉnh, new: Huế, new_kind: thành phố, dead: true}
bodies:
  - id: bo-tttt
    old: Bộ Thông tin và Truyền thông
    dead: true
    successors: [{field: thông tin đối ngoại, name: "Bộ Văn hóa, Thể thao và Du lịch"}]
levels:
  - {id: huyen, old: cấp huyện, words: [huyện], new: cấp xã, new_agency: Ủy ban nhân dân xã, from: 2025-07-01}
phrases:
  - {id: p63, old: 63 tỉnh, new: 34 tỉnh}
""",
    "agencies.yaml": """\
defaults: {source: kiến thức chung, status: general}
agencies:
  - id: so-a
    name: Sở A
    kind: department
    per_kind:
      thanh-pho: {name: Sở A thành phố}
""",
    "legal_bases.yaml": """\
defaults: {source: công báo, status: confirmed}
legal_bases:
  - id: nd-72
    group: chinh_phu
    kind: Nghị định
    number: 72/2015/NĐ-CP
    date: 2015-09-07
    validity: check
    verb: can-cu
    general_fields: [title]
local_bases:
  - {id: quy-hoach, kind: Quyết định, title: Quy hoạch tỉnh}
""",
    "channels.yaml": """\
defaults: {source: thông tư, status: confirmed}
channels:
  - {id: internet, name: Internet, level: provincial, number: 8}
audiences:
  - {id: du-khach, name: Du khách, need: Lý do để đến}
""",
    "document_kinds.yaml": """\
defaults: {source: Nghị định, status: confirmed}
document_kinds:
  - {id: to-trinh, name: Tờ trình, title: TỜ TRÌNH, abbreviation: TTr, model: ["1.4"]}
copies:
  - {id: sao-y, name: Bản sao y, abbreviation: SY}
dossier:
  - {id: submission, type: to-trinh, title: Tờ trình, issuer: department, file_name: 01, recipients: [Như trên]}
""",
    "checks.yaml": """\
defaults: {source: biên soạn, status: proposal}
groups:
  - {id: C01, number: 1, name: Cơ quan cũ}
checks:
  - id: C01.secret
    group: C01
    severity: hint
    sentence: Có chữ “{found}”.
    reason: Lý do.
    how: avoided
    words: [MẬT]
    link: form
""",
    "nd30.yaml": RULES,
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a framework (or an overlay, from an empty start) and answers its folder."""

    def write_files(changes: Files | None = None, *, name: str = "framework", start: Files | None = None) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for path, text in {**(FILES if start is None else start), **(changes or {})}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        return folder

    return write_files


@pytest.fixture
def files() -> Files:
    """The texts of the small framework."""
    return dict(FILES)
