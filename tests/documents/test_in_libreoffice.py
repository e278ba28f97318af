"""Real documents, from the real site, opened by a real word processor and printed by it."""

import re
import unicodedata
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from roles.documents import docx_file
from roles.documents.clean_text import plain
from tests.environment import machine, office

from .descriptions import FACTS, ODD, USUAL, both, described, line

pytestmark = pytest.mark.once

HEAD = {
    "company": "Công ty cổ phần Ánh Dương",
    "reports": "Tổng giám đốc",
    "place": "Thành phố Hồ Chí Minh",
    "level": "Ban điều hành",
    "date": "2026-12-01",
}
LONG = "Công ty trách nhiệm hữu hạn một thành viên thương mại dịch vụ xuất nhập khẩu Ánh Dương"
# By name: the address, and what is chosen.
CHOSEN = {
    "vi": ("/soan/cpo/mo-ta.docx", HEAD),
    "en": ("/en/compose/cpo/description.docx", HEAD),
    "both": ("/soan/cpo/mo-ta.docx", HEAD | {"lang": "both"}),
    "bare": ("/soan/cpo/mo-ta.docx", {"cite": "0"}),
    "long": ("/soan/cpo/mo-ta.docx", {"company": LONG, "title": LONG}),
}
OWN = {f"own-{n}": f"Việc thứ {n} của công ty: ghi chép, đối chiếu, báo cáo" for n in range(1, 51)}
MADE_UP = {
    "odd": described(*USUAL, line("own-2", ODD, ODD, origin="own"), head={"company": ODD}),
    "unbroken": described(line("own-1", "Ngườingười" * 60, origin="own"), head=FACTS),
    "empty": described(title=both("Thư ký")),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, reading_site):
    """The documents by name, each as a .docx and as the PDF that LibreOffice printed."""
    machine.require(machine.LIBREOFFICE)
    folder = tmp_path_factory.mktemp("documents")
    for name, (address, chosen) in CHOSEN.items():
        (folder / f"{name}.docx").write_bytes(fetched(reading_site, address, chosen))
    many = urlencode({"set": "1", "line": list(OWN), **OWN}, doseq=True).encode()
    posted = Request(f"{reading_site.url}/soan/cpo/mo-ta.docx", data=many)
    (folder / "many.docx").write_bytes(urlopen(posted, timeout=60).read())
    for name, description in MADE_UP.items():
        (folder / f"{name}.docx").write_bytes(docx_file.write(description))
    office.to_pdf(sorted(folder.glob("*.docx")), folder)
    return folder


def fetched(site, address, chosen):
    return urlopen(f"{site.url}{address}?{urlencode(chosen)}", timeout=60).read()


def printed(folder, name):
    """(number of pages, their text without any blanks)."""
    pages = PdfReader(folder / f"{name}.pdf").pages
    return len(pages), blankless("".join(page.extract_text() for page in pages))


def blankless(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def lines_of(folder, name):
    """The texts of the lists, in columns or not, without their marks."""
    document = Document(folder / f"{name}.docx")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [each for holder in (document, *cells) for each in holder.paragraphs]
    return [each.runs[0].text for each in paragraphs if each.style.name == "List Bullet"]


@pytest.mark.parametrize("name", [*CHOSEN, "many", "unbroken", "empty"])
def test_it_is_opened_and_every_line_is_printed(folder, name):
    _pages, text = printed(folder, name)
    lines = lines_of(folder, name)
    assert [each for each in lines if blankless(each) not in text] == []
    assert len(lines) >= {"many": 50, "empty": 0, "unbroken": 1}.get(name, 10)


@pytest.mark.parametrize(
    ("name", "most"), {"vi": 2, "en": 2, "both": 2, "bare": 1, "long": 2}.items()
)
def test_the_usual_selection_fits_on_two_pages(folder, name, most):
    assert printed(folder, name)[0] <= most


def test_word_has_nothing_to_repair(folder):
    """By the schemas and the rules of Microsoft's own validator."""
    validator = OpenXmlValidator()
    found = {file.name: validator.validate(str(file)) for file in folder.glob("*.docx")}
    assert {name: result.errors for name, result in found.items() if result.errors} == {}


def test_pages_have_a_header_and_numbers(folder):
    for number, page in enumerate(PdfReader(folder / "vi.pdf").pages, start=1):
        text = blankless(page.extract_text())
        assert blankless(f"{HEAD['company']} – Giám đốc") in text
        assert f"Trang{number}/2" in text
    assert "Page1of2" in printed(folder, "en")[1]


def test_sources_are_numbered_as_in_the_text(folder):
    _pages, text = printed(folder, "vi")
    sources = len([p for p in Document(folder / "vi.docx").paragraphs if is_source(p)])
    assert sources > 5
    found = text.partition("Nguồn[1]")[2]
    assert re.findall(r"\[(\d+)\]", "[1]" + found) == [str(n) for n in range(1, sources + 1)]
    assert "[" not in printed(folder, "bare")[1]


def is_source(paragraph):
    return paragraph.style.name == "List Number"


def test_it_says_where_it_comes_from(folder, reading_site):
    text = printed(folder, "vi")[1]
    assert blankless("Biên soạn từ:") in text
    assert f"{reading_site.url}/chuc-danh/cpo/" in text


def test_letters_are_of_the_font_that_was_asked_for_or_its_twin(folder):
    """A letter that the font lacks is taken from another, and looks pasted in."""
    fonts = {
        font["/BaseFont"].rpartition("+")[2].partition("-")[0]
        for page in PdfReader(folder / "vi.pdf").pages
        for font in (each.get_object() for each in page["/Resources"]["/Font"].values())
    }
    assert fonts <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS"}


def test_odd_characters_are_printed(folder):
    text = printed(folder, "odd")[1]
    for part in ("<b>Tiền</b>", "«hậu»", "*đậm*", "[x](y)", "Ỗế"):
        assert part in text
    assert blankless(plain(ODD))[:20] in text
