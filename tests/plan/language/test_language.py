"""Syllables, tone marks, capitals, spaces, characters: what is right stays, what is wrong gets its suggestion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.framework import load_framework
from wizard.plan.checks import mending, run_checks
from wizard.plan.language.addresses import addresses, outside_addresses, without_addresses
from wizard.plan.language.capitals import Capitals
from wizard.plan.language.characters import LEGACY, MIXED, ODD, STRAY, characters
from wizard.plan.language.dictionary import find_dictionary, load_dictionary
from wizard.plan.language.spacing import spacing
from wizard.plan.language.suggestion import Shown, Suggestion, with_neighbours
from wizard.plan.language.syllables import is_syllable
from wizard.plan.language.tones import PERSONS, in_style, style_of, unify
from wizard.plan.model import Plan
from wizard.plan.operations import apply

ROOT = Path(__file__).parents[3]
RIGHT = """
    nghiêng khuỷu hòa hoà khỏe khoẻ thủy thuỷ quý quốc giếng giết gìn gì già xoong quyết khuya uyển yêu yểm kể ghế nghe
    ngừng phát quần quơ ngoằn oái chuyện chiếc bướu rượu tuyết huỳnh quỳnh khuếch toàn toán hoẵng ngoéo ửng ướt Ủy ĐẤT
""".split()  # noqa: SIM905
WRONG = """
    nghành chưong tóan qúy gỉa iên cể gế nge phàt khuýêch tièng đưọc nghỉêm hoàành xả̃ kỳỳ ngà̀y chũc
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", RIGHT)
def test_syllables_in_either_style(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", WRONG)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_our_own_texts_are_spelt_right() -> None:
    """Every small word with Vietnamese letters in the framework and the sample."""
    files = [*ROOT.glob("framework/**/*.yaml"), ROOT / "resources" / "samples" / "lam-hai.ctqb"]
    words = {
        word
        for file in files
        for word in re.findall(r"(?<![\w-])[a-zà-ỹ]{2,}(?![\w-])", file.read_text(encoding="utf-8"))
        if not word.isascii() and word.islower()
    }
    assert len(words) > 1200
    assert {word for word in words if not is_syllable(word)} <= {"milimét"}


def test_styles_of_tone_marks() -> None:
    assert [style_of(word) for word in ("hòa", "hoà", "KHỎE", "uỷ", "Ủy", "quý", "hoàn", "mùa", "thuê")] == [
        "first", "second", "first", "second", "first", None, None, None, None,
    ]  # fmt: skip
    mixed = "Hòa HÒA hoà, thuỷ thủy; quý giá, hoàn toàn, Ủy ban"
    assert in_style(mixed, "first") == "Hòa HÒA hòa, thủy thủy; quý giá, hoàn toàn, Ủy ban"
    assert in_style(mixed, "second") == "Hoà HOÀ hoà, thuỷ thuỷ; quý giá, hoàn toàn, Uỷ ban"


@given(st.lists(st.sampled_from([*RIGHT, " ", ",", "\n"])).map("".join))
def test_changing_the_style_twice_changes_nothing(text: str) -> None:
    for style in ("first", "second"):
        once = in_style(text, style)
        assert in_style(once, style) == once and len(once) == len(text)
    assert in_style(in_style(text, "second"), "first") == in_style(text, "first")


ADDRESSES = [
    "https://www.youtube.com/watch?v=abc&t=1",
    "www.lamhai.gov.vn/tin,bai",
    "youtube.com/watch?v=abc",
    "info@lamhai.gov.vn",
    "C:\\Hồ sơ\\năm 2026\\kế_hoạch,bản;hoà.docx",
    "/home/van-thu/ke.hoach/Ban.Cuoi",
    "bao-cao.v2.pdf",
    "#LâmHải2026",
    "@lamhai_vn",
]
PLAIN = ["Rừng vàng,biển bạc", "và/hoặc", "24/7./.", "1286/QĐ-UBND", "TP.HCM", "2/9/2026", "xã.Sau", "A&B#"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_are_found_without_the_marks_behind_them(address: str) -> None:
    for text in (f"Xem {address}, rồi", f"({address}).", f"{address}"):
        ((first, last),) = addresses(text)
        assert text[first:last] == address
    assert outside_addresses(f"Hoà {address} hoà", str.upper) == f"HOÀ {address} HOÀ"
    assert without_addresses(f"Hoà {address}.") == "Hoà  ."


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_address(text: str) -> None:
    assert addresses(text) == [] and without_addresses(text) == text


def test_no_suggestion_changes_an_address(plan: Plan) -> None:
    """Carried out one after the other until nothing is left to suggest, also that for the style of tone marks."""
    framework = load_framework()
    lines = [f"Hoà thuận ,xem {address} ;rừng  và biển thủy, các nghành." for address in ADDRESSES]
    lines.append("Theo dõi #KhánhHoà, @ThuỷSản: xem https://a.vn/nghành/qủa!tốt nhé.")
    plan.answers = {"overview": "\n".join(lines)}
    plan.assessments = {}
    for _ in range(99):
        steps = (mending(plan, finding) for finding in run_checks(framework, plan).all)
        step = next((step for step in steps if step is not None), None)
        if step is None:
            break
        apply(plan, step)
    text = str(plan.answers["overview"])
    assert [line for line, address in zip(text.splitlines(), ADDRESSES, strict=False) if address not in line] == []
    assert text.splitlines()[-1] == lines[-1] and "Hòa thuận, xem www" in text
    found = {finding.id for finding in run_checks(framework, plan).all if finding.group == 19}
    assert found == {"C19.spelling"}


def test_one_step_unifies_a_plan_and_undoes_it(plan: Plan) -> None:
    plan.answers["viewpoints"] = ["Hoà thuận", "an hòa"]
    plan.rows("actions")[0]["name"] = "Thuỷ sản"
    plan.answers["contact_name"] = "Nguyễn Thị Thuý"  # as in her papers
    before = repr(plan)
    step = unify(plan, "first")
    assert step is not None
    inverse = apply(plan, step)
    assert plan.answers["viewpoints"] == ["Hòa thuận", "an hòa"] and plan.rows("actions")[0]["name"] == "Thủy sản"
    assert plan.answers["contact_name"] == "Nguyễn Thị Thuý"
    assert unify(plan, "first") is None
    apply(plan, inverse)
    assert repr(plan) == before


def test_names_of_persons_are_no_reason_to_unify() -> None:
    assert set(PERSONS) <= set(load_framework().check("C19.tone-style").skip)


def applied(text: str, suggestions: Iterable[Suggestion]) -> str:
    for suggestion in sorted(suggestions, reverse=True):
        text = suggestion.applied(text)
    return text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Rừng ,biển ; và đảo .", "Rừng, biển; và đảo."),
        ("Rừng  và   biển", "Rừng và biển"),
        ("Rừng,biển;đảo:hồ", "Rừng, biển; đảo: hồ"),
        ("( rừng ) “ biển ”", "(rừng) “biển”"),
        ("Rừng.Biển", "Rừng. Biển"),
        ("Rừng,, biển..", "Rừng, biển."),
        ("trước ngày 30/6 .Sau đó", "trước ngày 30/6. Sau đó"),
        (" Rừng xanh\n  biển bạc", "Rừng xanh\nbiển bạc"),
        ("• Rừng\n•Biển", "- Rừng\n- Biển"),
        ("Rừng\u00a0 biển\u00a0, đảo", "Rừng biển, đảo"),
        ("che phủ 61.3% và 5.25 %", "che phủ 61,3% và 5,25 %"),
        ("giai đoạn 2026 -2030, 2021- 2025", "giai đoạn 2026 - 2030, 2021 - 2025"),
    ],
)
def test_spaces_and_marks(text: str, better: str) -> None:
    assert applied(text, spacing(text)) == better


@pytest.mark.parametrize(
    "text",
    [
        "1.250,5 triệu; 24/7; 08:30; Vietnam.vn; https://a.vn/b",
        "TP.HCM, v.v… và ./.",
        "a) b; (c), “d”: e!",
        "Ông A... đi",
        "2026-2030; 2026 - 2030; 1.250%; 12.345 người; phiên bản 1.2; ngày\u00a005",
    ],
)
def test_spaces_that_are_right(text: str) -> None:
    assert list(spacing(text)) == []


CAPITALS = Capitals(["Lâm Hải", "Nam Định"], ["Sở Y tế", "Luật Du lịch", "Ủy ban nhân dân", "Nguyên đán"])


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Theo nghị định số 30/2020/NĐ-CP", "Theo Nghị định số 30/2020/NĐ-CP"),
        ("theo Khoản 2 điều 5 của Luật", "theo khoản 2 Điều 5 của Luật"),
        ("từ thứ hai đến thứ sáu, chủ nhật nghỉ", "từ thứ Hai đến thứ Sáu, Chủ nhật nghỉ"),
        ("tết tháng giêng và tháng tám", "tết tháng Giêng và tháng Tám"),
        ("tại thủ đô Hà Nội và thành phố Hồ Chí Minh", "tại Thủ đô Hà Nội và Thành phố Hồ Chí Minh"),
        ("của Tỉnh Lâm Hải", "của tỉnh Lâm Hải"),
        ("Giao sở y tế và Ủy ban Nhân dân xã", "Giao Sở Y tế và Ủy ban nhân dân xã"),
        ("Theo Luật du lịch", "Theo Luật Du lịch"),
        ("Theo quyết định 173/QĐ-TTg, kết luận 57-KL/TW", "Theo Quyết định 173/QĐ-TTg, Kết luận 57-KL/TW"),
        ("tại mục 2 chương III, phần I", "tại Mục 2 Chương III, Phần I"),
        ("sáng thứ hai, chiều thứ sáu; thứ bảy và chủ nhật", "sáng thứ Hai, chiều thứ Sáu; thứ Bảy và Chủ nhật"),
        ("từ tháng hai đến tháng tư, tháng năm âm lịch", "từ tháng Hai đến tháng Tư, tháng Năm âm lịch"),
        ("ở phường 5, tỉnh ta", "ở Phường 5, tỉnh ta"),
        ("UBND Tỉnh Lâm Hải", "UBND tỉnh Lâm Hải"),
        ("Rừng xanh. biển bạc! đảo ngọc.", "Rừng xanh. Biển bạc! Đảo ngọc."),
        ("Tết nguyên đán; Ủy ban nhân dân, Uỷ ban Nhân dân", "Tết Nguyên đán; Ủy ban nhân dân, Uỷ ban nhân dân"),
    ],
)
def test_capitals_a_machine_can_be_sure_of(text: str, better: str) -> None:
    words = frozenset(re.findall(r"\w+", text))
    assert applied(text, CAPITALS(text, words)) == better


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh Lâm Hải có các cơ sở y tế, trụ sở y tế, pháp luật du lịch.",
        "Ngày thứ hai của hội nghị; điều 5 năm trước chưa làm; trong tháng hai bên gặp nhau.",
        "ỦY BAN NHÂN DÂN TỈNH, SỞ Y TẾ",
        "Các nghị định, thông tư; kế hoạch năm 2027; Thành phố Hồ Chí Minh",
        "Tháng tư vấn; nguyên nhân thứ hai và thứ ba; ghi ngày, tháng, năm; điều 1 là tươi cười; trong 6 tháng tám xã",
        "Gồm rừng, biển v.v. và đảo; nxb. trẻ; a. rừng; chi tiết tại Vietnam.vn. iPhone",
    ],
)
def test_capitals_that_are_right(text: str) -> None:
    assert list(CAPITALS(text, frozenset(re.findall(r"\w+", text)))) == []


def test_characters_that_only_look_right() -> None:
    assert [one.rule for one in characters("tho\u0302\u0323\u0301ng")] == [STRAY]
    (mixed,) = characters("Vi\u0435t Nam")
    assert (mixed.rule, mixed.better) == (MIXED, "Viet")
    assert [one.rule for one in characters("ａ và \ue001")] == [ODD, ODD]
    assert [one.rule for one in characters("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc")] == [LEGACY]
    assert list(characters("Café “đất” – 20 °C, α ≥ 5 µm, Việt Nam")) == []


def test_a_suggestion_is_shown_with_its_words() -> None:
    text = "Theo nghị định số 5"
    assert with_neighbours(text, Suggestion(5, 9, "Nghị", "")) == Shown(5, "nghị", "Nghị")
    assert with_neighbours("nước .", Suggestion(4, 6, ".", "")) == Shown(0, "nước .", "nước.")
    text = "Rừng.\nĐiều này có lợi. các cơ quan, xã"
    other = Suggestion(text.index("các"), text.index("các") + 1, "C", "")
    assert with_neighbours(text, other, words=True) == Shown(18, "lợi. các cơ quan", "lợi. Các cơ quan")
    assert with_neighbours("các, xã", Suggestion(0, 1, "C", ""), words=True) == Shown(0, "các", "Các")


def test_a_dictionary_is_optional(tmp_path: Path) -> None:
    (tmp_path / "vi_VN.dic").write_text("2\nhòa\nbiển\n", encoding="utf-8")
    assert find_dictionary([str(tmp_path)]) != str(tmp_path / "vi_VN")
    (tmp_path / "vi_VN.aff").write_text("SET UTF-8\n", encoding="utf-8")
    path = find_dictionary([str(tmp_path)])
    assert path == str(tmp_path / "vi_VN")
    known = load_dictionary(path)
    assert known is not None
    assert known("biển") and known("hoà") and not known("biễn")
    assert load_dictionary(str(tmp_path / "none")) is None


def test_a_dictionary_with_endings_needs_the_real_reader(tmp_path: Path) -> None:
    (tmp_path / "vi_VN.dic").write_text("2\nhòa\nbiển/S\n", encoding="utf-8")
    (tmp_path / "vi_VN.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    known = load_dictionary(str(tmp_path / "vi_VN"))
    assert known is not None
    assert known("biểns") and known("hoà") and not known("biễn")


@pytest.mark.parametrize(
    ("aff", "dic"), [(b"SET UTF-8\n", b"hoa\n"), (b"SET UTF-8\n", b"1\nh\xff\n"), (b"\xff\xfe", b"1\nhoa\n")]
)
def test_files_that_are_no_dictionary_are_passed_over(tmp_path: Path, aff: bytes, dic: bytes) -> None:
    (tmp_path / "vi_VN.aff").write_bytes(aff)
    (tmp_path / "vi_VN.dic").write_bytes(dic)
    assert load_dictionary(str(tmp_path / "vi_VN")) is None


def test_the_dictionary_of_an_office_package_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "LibreOffice" / "share" / "extensions" / "dict-vi"
    folder.mkdir(parents=True)
    for ending in ("aff", "dic"):
        (folder / f"vi_VN.{ending}").write_text("0\n", encoding="utf-8")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_dictionary() == str(folder / "vi_VN")
