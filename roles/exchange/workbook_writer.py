"""Tables to XLSX. Imported by whoever exports, not at the start: openpyxl takes a tenth of it."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from . import bounds
from .cells import escape, to_xml
from .file_problems import BadFile

# Width of a column in a spreadsheet, in characters.
NARROW, WIDE = 14, 60


def write_workbook(tables):
    """The bytes of an XLSX file; every cell is text or a number, none a formula."""
    book = Workbook(write_only=True)
    for table in tables:
        page = book.create_sheet(table.sheet.name)
        page.freeze_panes = "A2"
        for index, column in enumerate(table.columns, start=1):
            is_text = column.endswith(("_vi", "_en")) or column == "citations"
            page.column_dimensions[get_column_letter(index)].width = WIDE if is_text else NARROW
        page.append([_cell(page, column, Font(bold=True)) for column in table.columns])
        for _number, row in table.rows:
            page.append([_cell(page, row[column]) for column in table.columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page, value, font=None):
    is_number = isinstance(value, int)
    text = "" if is_number else to_xml(escape(str(value)))
    if len(text) > bounds.LONGEST_CELL:
        raise BadFile(_("A text is too long for a cell of XLSX; export this sheet as CSV."))
    cell = WriteOnlyCell(page, value=value if is_number else text)
    if not is_number:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.number_format = "@"
    if font:
        cell.font = font
    return cell
