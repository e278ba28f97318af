"""The empty document that each .docx begins with: A4, styles, lists, language.

It is python-docx's own template without what does not belong to a company's document. Imported by
whoever writes one, not at the start: lxml and python-docx take a tenth of it.
"""

import io
from functools import cache

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# Word and LibreOffice have it, or one of the same widths, and it has all Vietnamese letters.
FONT = "Times New Roman"
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
INK, SOFT = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x55, 0x55, 0x55)
RULE, SHADE = "BFBFBF", "F2F2F2"
BODY, BODY_IN_COLUMNS = 11, 10
MARGIN_SIDE, MARGIN_TOP = Cm(2.2), Cm(2)
PAGE = Cm(21), Cm(29.7)
TEXT_WIDTH = PAGE[0] - 2 * MARGIN_SIDE

# {style: (size, bold, space before, space after)}, in points; without a size, that of the body.
PARAGRAPHS = {
    "Normal": (None, None, 0, 3),
    "Title": (18, True, 0, 8),
    "Subtitle": (13, None, 0, 8),
    "Heading 1": (13, True, 10, 4),
    "Heading 2": (None, True, 6, 2),
    "List Bullet": (None, None, 0, 2),
    "List Number": (9, None, 0, 1),
    "Header": (9, None, 0, 0),
    "Footer": (9, None, 0, 0),
}
# And those of letters within them: {style: colour}.
REMARK, MARKS, LINK = "Subtle Emphasis", "endnote reference", "Hyperlink"
LETTERS = {REMARK: SOFT, MARKS: SOFT, LINK: RGBColor(0x1F, 0x4E, 0x8C)}
LINKED = {f"{name} Char" for name in PARAGRAPHS}
DEFAULTS = {"Default Paragraph Font", "Normal Table", "No List"}
KEPT = {*PARAGRAPHS, *LETTERS, *LINKED, *DEFAULTS, "Strong", "Table Grid"}
# What a number and a bullet look like; of the sources the same as in the text.
LISTS = {"ListBullet": ("bullet", "•"), "ListNumber": ("decimal", "[%1]")}
# A picture of an empty page, another program's name, copies for old versions, settings of pages.
PARTS_LEFT_OUT = (
    "thumbnail",
    "extended-properties",
    "stylesWithEffects",
    "customXml",
    "webSettings",
)


@cache
def template(language, body):
    """The bytes of the empty document in a language, made once by each process.

    `body` is the size of its letters in points.
    """
    document = Document()
    leave_parts_out(document)
    set_page(document.sections[0])
    set_settings(document.settings.element, LOCALES[language])
    set_styles(document, LOCALES[language], body)
    set_lists(document.part.numbering_part.element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def leave_parts_out(document):
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(PARTS_LEFT_OUT):
                del holder.rels[key]


def set_page(section):
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN_SIDE
    section.top_margin = section.bottom_margin = MARGIN_TOP
    section.header_distance = section.footer_distance = Cm(1)


def set_settings(settings, locale):
    """Nothing is claimed to be proof-read, and Word opens it in no mode for older versions."""
    for name in ("w:proofState", "w:savePreviewPicture", "w:rsids", "w:shapeDefaults"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for element in settings.iter(qn("w:zoom")):
        element.set(qn("w:percent"), "100")
    for element in settings.iter(qn("w:themeFontLang")):
        element.attrib.clear()
        element.set(qn("w:val"), locale)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")


def set_styles(document, locale, body):
    for style in list(document.styles):
        if style.name not in KEPT:
            style.delete()
    styles = document.styles
    for style in styles:
        plain_letters(style)
    for name, (size, bold, before, after) in PARAGRAPHS.items():
        font, spaces = styles[name].font, styles[name].paragraph_format
        font.size, font.bold, font.color.rgb = Pt(size or body), bold, INK
        spaces.space_before, spaces.space_after = Pt(before), Pt(after)
        spaces.line_spacing = 1.08
    for name, colour in LETTERS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        styles[name].font.color.rgb = colour
    styles[MARKS].font.superscript = styles[LINK].font.underline = True
    set_table(styles["Table Grid"].element.find(qn("w:tblPr")))
    default_letters(styles.element, locale)


def set_table(properties):
    """Quiet lines, and some room within the cells."""
    for border in properties.find(qn("w:tblBorders")):
        border.set(qn("w:color"), RULE)
    for margin in properties.find(qn("w:tblCellMar")):
        if margin.tag == qn("w:top"):  # below stands the space after a paragraph
            margin.set(qn("w:w"), "30")


def plain_letters(style):
    """Let a style have the font of the document, and no rules or colours of a theme."""
    for name in ("w:rFonts", "w:pBdr", "w:contextualSpacing", "w:color", "w:spacing", "w:kern"):
        for element in list(style.element.iter(qn(name))):
            element.getparent().remove(element)


def default_letters(styles, locale):
    """One font for all scripts, since Vietnamese counts as several; and the language."""
    letters = styles.find(".//" + qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts, language = letters.find(qn("w:rFonts")), letters.find(qn("w:lang"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    language.attrib.clear()
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), locale)


def set_lists(numbering):
    """Keep the two lists that are used, and let them begin at the margin."""
    kept = set()
    for kind in numbering.findall(qn("w:abstractNum")):
        style = kind.find(".//" + qn("w:pStyle"))
        if style is None or style.get(qn("w:val")) not in LISTS:
            numbering.remove(kind)
            continue
        kept.add(kind.get(qn("w:abstractNumId")))
        set_list(kind.find(qn("w:lvl")), *LISTS[style.get(qn("w:val"))])
    for used in numbering.findall(qn("w:num")):
        if used.find(qn("w:abstractNumId")).get(qn("w:val")) not in kept:
            numbering.remove(used)


def set_list(level, kind, text):
    level.find(qn("w:numFmt")).set(qn("w:val"), kind)
    level.find(qn("w:lvlText")).set(qn("w:val"), text)
    for old in (*level.findall(qn("w:pPr")), *level.findall(qn("w:rPr"))):
        level.remove(old)
    places, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
    indent.set(qn("w:left"), "425" if kind == "decimal" else "284")
    indent.set(qn("w:hanging"), "425" if kind == "decimal" else "284")
    places.append(indent)
    level.append(places)
