"""Tables to XLSX. Imported by whoever exports, not at the start: openpyxl takes a tenth of it."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter

from . import bounds
from .cells import escape, to_xml
from .drop_downs import DropDowns
from .file_problems import BadFile
from .guide import guide
from .sheets import GUIDE, LISTS

# Width of a column in a spreadsheet, in characters.
NARROW, WIDE = 16, 60
# Styles: of cells, of what stands above them, of a sentence that runs on over the cells beside it.
TEXT, HEAD, NOTE = "ai-text", "ai-head", "ai-note"
# Without it, a spreadsheet would make a date of «1-2» as soon as one touches it.
AS_TEXT = "@"


def write_workbook(tables):
    """The bytes of an XLSX file; every cell is text or a number, none a formula."""
    book = Workbook(write_only=True)
    _add_styles(book)
    _write_guide(book.create_sheet(str(GUIDE)), tables)
    drop_downs = DropDowns(tables)
    for table in tables:
        page = book.create_sheet(table.sheet.title)
        drop_downs.add_to(page, table)
        _write(page, table)
    if drop_downs.lists:
        page = book.create_sheet(LISTS)
        page.sheet_state = "hidden"
        for row in drop_downs.rows():
            page.append([_plain(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_styles(book):
    """Styles belong to one workbook: others are written at the same time."""
    wrapped = {"number_format": AS_TEXT, "alignment": _wrapped()}
    book.add_named_style(NamedStyle(TEXT, **wrapped))
    book.add_named_style(NamedStyle(HEAD, font=Font(bold=True), **wrapped))
    book.add_named_style(NamedStyle(NOTE, number_format=AS_TEXT))


def _wrapped():
    return Alignment(wrap_text=True, vertical="top")


def _write(page, table):
    page.freeze_panes = "A2"
    wide = {name for name in table.columns if name.endswith(("_vi", "_en")) or name == "citations"}
    _lay_out(page, [WIDE if name in wide else NARROW for name in table.columns])
    page.append(_cells(page, map(table.sheet.title_of, table.columns), HEAD))
    for _number, row in table.rows:
        page.append(_cells(page, (row[name] for name in table.columns), TEXT))


def _write_guide(page, tables):
    _lay_out(page, (NARROW * 2, NARROW, WIDE, WIDE, WIDE))
    for line in guide(tables):
        style = TEXT if len(line.cells) > 1 else NOTE
        page.append(_cells(page, line.cells, HEAD if line.is_heading else style))


def _lay_out(page, widths):
    for at, width in enumerate(widths, start=1):
        column = page.column_dimensions[get_column_letter(at)]
        column.width = width
        column.number_format, column.alignment = AS_TEXT, _wrapped()


def _cells(page, values, style):
    """The cells of a row, one after the other in one object: they are written as they come."""
    cell = WriteOnlyCell(page)
    cell.style = style
    for value in values:
        cell.value = _plain(value)
        if isinstance(cell.value, str):
            cell.data_type = "s"  # a text, even «#N/A»
        yield None if value == "" else cell


def _plain(value):
    """What stands in the file for a value: a number, or a text that nothing takes for a formula."""
    if isinstance(value, int):
        return value
    text = to_xml(escape(str(value)))
    if len(text) > bounds.LONGEST_CELL:
        raise BadFile(_("A text is too long for a cell of XLSX; export this sheet as CSV."))
    return text
