"""A .docx is what a word processor takes for its own: styles, lists, tables, properties."""

import io
import zipfile
from xml.etree import ElementTree

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st

from roles.documents import docx_base, docx_file
from roles.documents.clean_text import plain

from .descriptions import FACTS, ODD, USUAL, both, described, line, reference


def opened(description):
    return Document(io.BytesIO(docx_file.write(description)))


def parts(description):
    """{name: bytes} of what is in the container."""
    with zipfile.ZipFile(io.BytesIO(docx_file.write(description))) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def styled(document, style):
    return [each.text for each in document.paragraphs if each.style.name == style]


def column(table, number):
    return [row.cells[number].text for row in table.rows]


def test_headings_and_lists_are_the_built_in_ones():
    document = opened(described(*USUAL, head=FACTS))
    assert styled(document, "Title") == ["Mô tả công việc: Giám đốc sản phẩm"]
    assert styled(document, "Heading 1") == ["Pháp luật yêu cầu", "Mục đích", "Nhiệm vụ", "Nguồn"]
    assert styled(document, "Heading 2") == ["Luật Kế toán", "Chiến lược", "Việc khác"]
    assert styled(document, "List Bullet") == [
        "Có bằng đại học[1,\xa02]",
        "Lập chiến lược[1]",
        "Soát sản phẩm[1,\xa02] (đã sửa lời)",
        "Trực tuần (công ty tự viết)",
    ]
    assert "Lo sản phẩm (lời biên tập)" in styled(document, "Normal")
    assert styled(document, "List Number") == [
        "Bài viết 1, Nhà xuất bản 1, §1 “Nhiệm vụ”",
        "An article, Nhà xuất bản 2, §2 “Nhiệm vụ”",
    ]
    assert document.paragraphs[-1].text == (
        "Biên soạn từ: CPO, https://example.org/chuc-danh/cpo/, ngày 26 tháng 11 năm 2026."
    )


def test_lists_are_numbered_by_the_word_processor():
    document = opened(described(*USUAL))
    numbering = document.part.numbering_part.element
    formats = [each.get(qn("w:val")) for each in numbering.iter(qn("w:lvlText"))]
    assert sorted(formats) == ["[%1]", "•"]
    used = {each.get(qn("w:val")) for each in numbering.iter(qn("w:abstractNumId"))}
    assert used == {each.get(qn("w:abstractNumId")) for each in numbering.iter(qn("w:abstractNum"))}
    for name in ("List Bullet", "List Number"):
        number = document.styles[name].element.find(".//" + qn("w:numId")).get(qn("w:val"))
        assert number in [each.get(qn("w:numId")) for each in numbering.iter(qn("w:num"))]


def test_without_citations_nothing_tells_of_them():
    document = opened(described(*USUAL, cites=False))
    text = "\n".join(each.text for each in document.paragraphs)
    assert "[" not in text
    assert "sửa lời" not in text
    assert "Nguồn" not in text
    assert "Biên soạn từ" in text


def test_both_languages_stand_side_by_side_the_law_first():
    document = opened(described(*USUAL, languages=("vi", "en"), head=FACTS))
    facts, law, purpose, duties = document.tables
    assert column(facts, 0) == ["company", "reports"]
    assert column(law, 0) == ["Tiếng Việt", "Luật Kế toán", "Có bằng đại học[1,\xa02]"]
    assert column(purpose, 1) == ["English", "Lead (the editors’ words)"]
    assert column(duties, 1)[:3] == ["English", "Strategy", "Set the strategy[1]"]
    assert styled(document, "Heading 1") == [
        "Pháp luật yêu cầu / Required by law",
        "Mục đích / Purpose",
        "Nhiệm vụ / Duties",
        "Nguồn / Sources",
    ]
    rows = document.element.body.tbl_lst[1].tr_lst
    assert [row.find(".//" + qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    spoken = rows[2].findall(".//" + qn("w:lang"))
    assert {each.get(qn("w:val")) for each in spoken} == {"en-GB"}


def test_page_header_footer_language_and_letters():
    document = opened(described(*USUAL, languages=("en",), head=FACTS))
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert Cm(1.99) <= min(section.left_margin, section.top_margin) <= Cm(2.5)
    assert section.header.paragraphs[0].text == "Công ty TNHH Ánh Dương – Chief Product Officer"
    assert section.footer.paragraphs[0].text.startswith("Page ")
    fields = section.footer.paragraphs[0].paragraph_format.element.iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE", "NUMPAGES"]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert set(defaults.find(".//" + qn("w:rFonts")).attrib.values()) == {docx_base.FONT}
    assert len(defaults.find(".//" + qn("w:rFonts")).attrib) == 4
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_properties_are_the_companys_and_nothing_is_left_of_the_library():
    description = described(*USUAL, head=FACTS)
    properties = opened(description).core_properties
    assert properties.title == "Mô tả công việc: Giám đốc sản phẩm"
    assert properties.author == properties.last_modified_by == FACTS["company"]
    assert properties.created.date() == description.day
    assert properties.language == "vi-VN"
    written = parts(description)
    assert not any("thumbnail" in name or "customXml" in name for name in written)
    for name, part in written.items():
        assert b"python-docx" not in part, name
        assert b"Macintosh" not in part, name


def test_a_company_of_any_length_is_a_property():
    document = opened(described(line(), head={"company": "Ỗ" * 400}, title=both("ế" * 400)))
    assert len(document.core_properties.author) == len(document.core_properties.title) == 255


def test_links_lead_to_sources_and_to_nothing_else():
    bad = reference(3, url="javascript:alert(1)")
    blank = reference(4, url="https://example.com/a b|ế?x=<1>")
    document = opened(described(line(references=(bad, blank))))
    targets = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert targets == [
        "https://example.com/a%20b%7C%E1%BA%BF?x=%3C1%3E",
        "https://example.org/chuc-danh/cpo/",
    ]
    assert styled(document, "List Number")[0].startswith("Bài viết 3")


@given(st.text(st.characters(codec=None)), st.text().map("x{}".format))
def test_whatever_is_typed_the_parts_are_xml_and_say_it(typed, title):
    description = described(
        line(text=typed, english=title), title=both(title), head={"company": typed}
    )
    for name, part in parts(description).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
    document = opened(description)
    assert styled(document, "List Bullet") == [plain(typed)]
    assert styled(document, "Title") == [plain(f"Mô tả công việc: {plain(title)}")]


def test_odd_characters_stay_where_they_can():
    document = opened(described(line(text=ODD)))
    assert styled(document, "List Bullet") == [plain(ODD)]
    assert "<b>Tiền</b> & «hậu» *đậm*" in plain(ODD)


def test_every_relation_has_its_part_and_every_part_a_type():
    written = parts(described(*USUAL, head=FACTS))
    types = ElementTree.fromstring(written["[Content_Types].xml"])
    known = {each.get("PartName", "").lstrip("/") for each in types}
    endings = {each.get("Extension") for each in types}
    for name in written:
        assert name in known or name.rpartition(".")[2] in endings
    relations = ElementTree.fromstring(written["word/_rels/document.xml.rels"])
    inner = [each for each in relations if each.get("TargetMode") != "External"]
    assert all(f"word/{each.get('Target')}" in written for each in inner)


def test_every_style_that_is_named_exists():
    written = parts(described(*USUAL, languages=("vi", "en"), head=FACTS))
    styles = ElementTree.fromstring(written["word/styles.xml"])
    there = {each.get(qn("w:styleId")) for each in styles.iter(qn("w:style"))}
    naming = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/header1.xml"):
        found = ElementTree.fromstring(written[name])
        used = {each.get(qn("w:val")) for tag in naming for each in found.iter(qn(f"w:{tag}"))}
        assert used <= there, name
