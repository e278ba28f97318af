"""A role description as a .docx. Imported by whoever writes one: see `docx_base`."""

import io
from datetime import UTC, datetime, time

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from roles.vietnamese.typography import NO_BREAK

from . import told
from .clean_text import plain
from .docx_base import (
    BODY,
    BODY_IN_COLUMNS,
    LINK,
    LOCALES,
    MARKS,
    REMARK,
    SHADE,
    TEXT_WIDTH,
    template,
)

LABELS = Cm(4.5)  # the width of the first column of the head
# Characters of a property, by the format.
LONGEST_PROPERTY = 255


def write(description):
    """The bytes of a .docx: one column of text in one language, a table of two in both."""
    main = description.languages[0]
    body = BODY if len(description.languages) == 1 else BODY_IN_COLUMNS
    document = Document(io.BytesIO(template(main, body)))
    set_properties(document.core_properties, description, main)
    set_header(document.sections[0].header.paragraphs[0], description, main)
    set_footer(document.sections[0].footer.paragraphs[0], main)
    for language in description.languages:
        title = add_paragraph(document, "Title" if language == main else "Subtitle")
        say(title, told.title(description, language), language, main)
    add_head(document, description, main)
    for section in description.sections:
        add_section(document, description, section, main)
    add_sources(document, description, main)
    for language in description.languages:
        add_origin(document, told.origin(description, language), language, main)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_properties(properties, description, language):
    company = company_of(description)[:LONGEST_PROPERTY]
    properties.title = told.title(description, language)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = company
    properties.comments = ""
    properties.language = LOCALES[language]
    made = datetime.combine(description.day, time(), tzinfo=UTC)
    properties.created = properties.modified = made


def company_of(description):
    return plain(description.head.get("company", {}).get(description.languages[0], ""))


def set_header(paragraph, description, language):
    texts = (company_of(description), plain(description.title[language]))
    paragraph.text = " – ".join(filter(None, texts))


def set_footer(paragraph, language):
    """«Trang 1/2»: fields, which a word processor counts."""
    before, between = told.page_of(language)
    paragraph.paragraph_format.alignment = 1
    paragraph.add_run(before)
    add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    add_field(paragraph, "NUMPAGES")


def add_field(paragraph, instruction):
    field = OxmlElement("w:fldSimple", attrs={qn("w:instr"): instruction})
    field.append(paragraph.add_run("1").font.element)
    paragraph.paragraph_format.element.append(field)


def add_head(document, description, main):
    """What the reader told of the post, a row for each."""
    if not (facts := told.facts(description)):
        return
    table = new_table(document, (LABELS, TEXT_WIDTH - LABELS))
    for name, value in facts:
        label, cell = table.add_row().cells
        say(label.paragraphs[0], name, main, main, "Strong")
        say(cell.paragraphs[0], value, main, main)
    finish(document)
    for row in rows_of_last_table(document):
        shade(row.tc_lst[0])


def add_section(document, description, section, main):
    add_paragraph(document, "Heading 1", told.either(description, section.heading))
    if len(description.languages) > 1:
        add_columns(document, description, section, main)
        return
    for group in section.groups:
        if any(group.heading.values()):
            add_paragraph(document, "Heading 2", plain(group.heading[main]))
        for line in group.lines:
            paragraph = add_paragraph(document, style_of(section))
            say_line(paragraph, told.line(description, line, main), main, main)


def style_of(section):
    return "List Bullet" if told.is_list(section) else "Normal"


def add_columns(document, description, section, main):
    """Both languages side by side, a line opposite its translation."""
    languages = description.languages
    table = new_table(document, [TEXT_WIDTH // len(languages)] * len(languages))
    for cell, language in zip(table.add_row().cells, languages, strict=True):
        say(cell.paragraphs[0], told.NAMES[language], language, main, "Strong")
    for group in section.groups:
        if any(group.heading.values()):
            for paragraph, language in new_row(table, languages, "Heading 2"):
                say(paragraph, plain(group.heading[language]), language, main)
        for line in group.lines:
            for paragraph, language in new_row(table, languages, style_of(section)):
                say_line(paragraph, told.line(description, line, language), language, main)
    finish(document)
    header = rows_of_last_table(document)[0]
    header.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on each page
    for cell in header.tc_lst:
        shade(cell)


def new_row(table, languages, style):
    for cell, language in zip(table.add_row().cells, languages, strict=True):
        [paragraph] = cell.paragraphs
        give_style(paragraph.paragraph_format, style)
        yield paragraph, language


def new_table(document, widths):
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def finish(document):
    """No row of the last table is torn by the end of a page."""
    for row in rows_of_last_table(document):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def rows_of_last_table(document):
    return document.element.body.tbl_lst[-1].tr_lst


def shade(cell):
    fill = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): SHADE}
    cell.get_or_add_tcPr().append(OxmlElement("w:shd", attrs=fill))


def add_sources(document, description, main):
    if not description.sources:
        return
    add_paragraph(document, "Heading 1", told.sources_heading(description))
    for source in told.sources(description, main):
        paragraph = add_paragraph(document, "List Number")
        link(paragraph, source.title, source.address, source.language, main)
        say(paragraph, f", {source.rest}", main, main)


def add_origin(document, origin, language, main):
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Cm(0.2)
    say(paragraph, f"{origin.before} ", language, main, REMARK)
    for number, (name, address) in enumerate(origin.pages):
        say(paragraph, f"{', ' if number else ''}{name}, ", language, main, REMARK)
        link(paragraph, address, address, language, main)
    say(paragraph, f", {origin.after}", language, main, REMARK)


def add_paragraph(document, style, text=""):
    paragraph = document.add_paragraph(text)
    give_style(paragraph.paragraph_format, style)
    return paragraph


def give_style(formatting, style):
    """By its id: python-docx would look each name up in all styles, half of the time it takes."""
    formatting.element.style = style.replace(" ", "")


def say_line(paragraph, said, language, main):
    say(paragraph, said.text, said.language, main)
    if said.marks:
        say(paragraph, said.marks.replace(", ", f",{NO_BREAK}"), language, main, MARKS)
    if said.remark:
        say(paragraph, f" {said.remark}", language, main, REMARK)


def say(paragraph, text, language, main, style=None):
    """Add a run, marked with its language where that isn't the one of the document."""
    run = paragraph.add_run(text)
    if style:
        give_style(run.font, style)
    if language != main:
        mark = OxmlElement("w:lang", attrs={qn("w:val"): LOCALES[language]})
        run.font.element.get_or_add_rPr().append(mark)
    return run


def link(paragraph, text, address, language, main):
    if not address:
        say(paragraph, text, language, main)
        return
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink", attrs={qn("r:id"): target, qn("w:history"): "1"})
    element.append(say(paragraph, text, language, main, LINK).font.element)
    paragraph.paragraph_format.element.append(element)
