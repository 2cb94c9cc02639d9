"""PDF/A-2b: what an independent validator says, and what can be looked up in the file point by point (ISO 19005-2)."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.document.samples import SAMPLES, built, file, letterhead, p, recipients, rules, signature
from tests.preview.plans import dossier, sample
from tests.preview.plans import rules as plan_rules
from tests.tools.render import need_tools
from wizard.document.dossier import ExportProblem
from wizard.document.model import Document
from wizard.preview.pdf import export_pdf

JARS = ("pdfbox2", "preflight", "xmpbox", "fontbox2", "commons-logging", "commons-io", "javax.activation", "jaxb-api")
# PDFBox knows PDF/A-1b, whose rules PDF/A-2b widens: these two it must say of a good PDF/A-2b file, and nothing else.
OF_PART_2 = re.compile(r"7\.11\.2 : Error on MetaData, part must be 1|3\.1\.11 : .*The CIDSet entry is missing for.*")
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> list[Path]:
    """The sample dossier, a draft with marked places, and tables, as PDF."""
    folder = tmp_path_factory.mktemp("archival")
    made = []
    for kind, document in dossier(sample()).items():
        made.append(folder / f"{kind}.pdf")
        export_pdf(document, made[-1], plan_rules())
    for name in ("draft", "tables", "long-names"):
        made.append(folder / f"{name}.pdf")
        export_pdf(built(SAMPLES[name]()), made[-1], rules())
    return made


def test_an_independent_validator_finds_only_what_part_2_allows(files: list[Path]) -> None:
    need_tools()
    classes = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
    for path in files:
        command = ["java", "-cp", classes, "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        first, *found = [line for line in done.stdout.splitlines() if line.strip()]
        assert first.startswith("The file ") and found, (path.name, done.stderr)
        assert [line for line in found if not OF_PART_2.fullmatch(line.strip())] == [], path.name
        assert sum("part must be 1" in line for line in found) == 1


def test_the_file_is_whole_for_qpdf(files: list[Path]) -> None:
    need_tools()
    for path in files:
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "not encrypted" in done.stdout


def test_metadata_and_properties_say_the_same(files: list[Path]) -> None:
    for path in files:
        reader = PdfReader(path)
        root: Any = reader.trailer["/Root"]
        packet = root["/Metadata"].get_object()
        assert "/Filter" not in packet  # 6.6.2.1: to be read without knowing PDF
        described = etree.fromstring(packet.get_data())

        def said(path: str, described: Any = described) -> str:
            (found,) = described.iterfind(f".//{path}", SPACES)
            return "".join(found.itertext()).strip()

        properties = reader.metadata
        assert properties and properties.creation_date and properties.modification_date
        assert said("dc:title") == properties.title
        assert said("dc:creator") == properties.author
        assert said("xmp:CreatorTool") == properties.creator == "Quảng bá địa phương"
        assert said("pdf:Producer") == properties.producer
        assert said("xmp:CreateDate") == properties.creation_date.isoformat(timespec="seconds")
        assert said("xmp:ModifyDate") == properties.modification_date.isoformat(timespec="seconds")
        assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("2", "B")


def test_fonts_are_whole_named_alike_and_as_wide_as_they_say(files: list[Path]) -> None:
    for path in files:
        fonts: dict[int, Any] = {}
        for page in PdfReader(path).pages:
            resources: Any = page["/Resources"]
            references = [resources["/Font"].raw_get(name) for name in resources["/Font"]]
            fonts |= {reference.idnum: reference.get_object() for reference in references}
        assert fonts
        for font in fonts.values():
            assert font["/Encoding"] == "/Identity-H"
            inner = font["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", font["/BaseFont"])
            assert font["/BaseFont"] == inner["/BaseFont"] == descriptor["/FontName"]
            assert inner["/CIDToGIDMap"] == "/Identity" and "/CIDSet" not in descriptor
            program = TTFont(BytesIO(descriptor["/FontFile2"].get_object().get_data()))
            first, widths = inner["/W"]
            assert first == 0
            units = program["head"].unitsPerEm
            ours = [program["hmtx"][name][0] * 1000 / units for name in program.getGlyphOrder()]
            assert len(ours) == len(widths)
            assert all(abs(float(width) - own) <= 1 for width, own in zip(widths, ours, strict=True))


def test_nothing_that_an_archive_forbids(files: list[Path]) -> None:
    for path in files:
        content = path.read_bytes()
        assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", content)
        assert content.count(b"%%EOF") == 1 and content.rstrip().endswith(b"%%EOF")
        reader = PdfReader(path)
        identifiers: Any = reader.trailer["/ID"]
        assert not reader.is_encrypted and len(identifiers) == 2
        for number in range(1, len(reader.xref[0]) + 1):
            entry: Any = reader.get_object(number)
            if not hasattr(entry, "get"):
                continue
            assert entry.get("/Filter", "/FlateDecode") == "/FlateDecode", number  # no LZW, no Crypt
            assert not {"/F", "/FFilter"} & set(entry) or "/Length" not in entry  # nothing outside the file
            assert entry.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData")
            assert entry.get("/SMask", "/None") == "/None" and entry.get("/Group") is None
            assert entry.get("/ca", 1) == 1 and entry.get("/CA", 1) == 1


def test_colours_are_those_of_the_output_intent(files: list[Path]) -> None:
    for path in files:
        reader = PdfReader(path)
        root: Any = reader.trailer["/Root"]
        (intent,) = (each.get_object() for each in root["/OutputIntents"])
        assert intent["/S"] == "/GTS_PDFA1"
        profile = intent["/DestOutputProfile"].get_object()
        assert profile["/N"] == 3 and profile.get_data()[16:20] == b"RGB "
        for page in reader.pages:
            resources: Any = page["/Resources"]
            assert dict(resources["/ColorSpace"]) == {"/CSp": "/DeviceRGB"}
            contents = page.get_contents()
            assert contents is not None
            named = set(re.findall(rb"/(\S+) (?:cs|CS)\b", contents.get_data()))
            assert named == {b"CSp"}
            assert not re.search(rb"(?m)\s[kKgG]\s*$", contents.get_data())


def test_pages_are_a4_to_a_twentieth_of_a_point(files: list[Path]) -> None:
    for path in files:
        for page in PdfReader(path).pages:
            sides = [float(side) for side in page.mediabox]
            assert sides in ([0, 0, 595.3, 841.9], [0, 0, 841.9, 595.3])
            assert [float(side) for side in page.trimbox] == sides


def letter(words: str) -> Document:
    """An official letter with these words in it."""
    head = letterhead("ỦY BAN NHÂN DÂN", "TỈNH LÂM HẢI", notation="UBND", place="Lâm Hải")
    body = f"<body>{p(escape(words))}{p('Trân trọng')}</body>"
    end = recipients("Như trên") + signature("TM. ỦY BAN NHÂN DÂN")
    return built(file(f'<text kind="official_letter">{head}{body}{end}</text>'))


def test_letters_of_other_scripts_come_from_other_fonts(tmp_path: Path, qtbot: QtBot) -> None:
    words = "Привет, Ελλάδα, ≥ 5 %, 10 m², ệ"
    export_pdf(letter(words), tmp_path / "x.pdf", rules())
    done = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "x.pdf", "-"], capture_output=True, encoding="utf-8", check=True
    )
    assert words in done.stdout


def test_letters_that_no_font_has_are_told_instead_of_lost(tmp_path: Path, qtbot: QtBot) -> None:
    """An empty box would be no letter any more, neither for a reader nor for an archive (6.2.11.8)."""
    with pytest.raises(ExportProblem, match="không có phông chữ cho “\U00010600”"):
        export_pdf(letter("Chữ \U00010600 không ai có"), tmp_path / "x.pdf", rules())
    assert list(tmp_path.iterdir()) == []
