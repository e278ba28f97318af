"""Tables to and from files: XLSX with any of our sheets, CSV with one."""

import csv
import io
import zipfile
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from roles.models import Claim

from .cells import escape, from_xml, to_xml, unescape
from .problems import BadFile, Problem
from .sheets import BY_NAME, SHEETS, columns_of
from .widgets import Formula

XLSX, CSV = "xlsx", "csv"
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST_CELL = 32_767  # characters; openpyxl would cut the rest off without a word
# Width of a column in a spreadsheet, in characters.
NARROW, WIDE = 14, 60


@dataclass
class Table:
    """One sheet: `rows` are (number as the spreadsheet counts, {column: value})."""

    sheet: object
    columns: list
    rows: list


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
    if len(text) > LONGEST_CELL:
        raise BadFile(_("A text is too long for a cell of XLSX; export this sheet as CSV."))
    cell = WriteOnlyCell(page, value=value if is_number else text)
    if not is_number:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.number_format = "@"
    if font:
        cell.font = font
    return cell


def write_csv(table):
    """The bytes of a CSV file (UTF-8 with a mark, so that Excel reads Vietnamese)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    for _number, row in table.rows:
        values = (row[column] for column in table.columns)
        writer.writerow([v if isinstance(v, int) else escape(str(v)) for v in values])
    return out.getvalue().encode("utf-8-sig")


def read(data, name):
    """([Table], [Problem]) of an uploaded file; raises BadFile for one that is no table at all."""
    if len(data) > MOST_BYTES:
        raise BadFile(too_large())
    kind = PurePath(name).suffix.lower().lstrip(".")
    if kind == XLSX:
        pages = _workbook_pages(data)
    elif kind == CSV:
        pages = [_csv_page(data, PurePath(name).stem)]
    else:
        raise BadFile(_("Choose an XLSX or a CSV file."))
    tables, problems = [], []
    for title, rows in pages:
        table, found = _table(title, rows)
        tables += [table] if table else []
        problems += found
    if not tables and not problems:
        raise BadFile(_("There is no row in this file."))
    return tables, problems


def too_large():
    return _("The file is larger than %(size)s MB.") % {"size": MOST_BYTES >> 20}


def _workbook_pages(data):
    """Yield (sheet's name, rows of values)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise BadFile(_("Unpacked, this file is too large."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        return [(page.title, list(_page_rows(page))) for page in book.worksheets]
    except BadFile:
        raise
    except Exception as error:  # whatever openpyxl meets in a broken or a foreign file
        raise BadFile(_("This is no XLSX file that can be read.")) from error


def _page_rows(page):
    for number, row in enumerate(page.iter_rows()):
        if number > MOST_ROWS:
            raise BadFile(_("A sheet has more than %(n)s rows.") % {"n": MOST_ROWS})
        yield [_value(cell) for cell in row]


def _value(cell):
    if cell.data_type in ("f", "e"):
        return Formula(cell.value)
    return from_xml(cell.value) if isinstance(cell.value, str) else cell.value


def _csv_page(data, title):
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeError:
            continue
    else:
        raise BadFile(_("Save the CSV file in UTF-8: its letters cannot be read."))
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadFile(_("This is no CSV file that can be read.")) from error
    if len(rows) > MOST_ROWS:
        raise BadFile(_("A sheet has more than %(n)s rows.") % {"n": MOST_ROWS})
    return title, rows


def _table(title, rows):
    """(Table or None, problems) of one page of a file; a page without anything counts as none."""
    rows = [[unescape(v) if type(v) is str else v for v in row] for row in rows]
    if not any(value not in (None, "") for row in rows for value in row):
        return None, []
    columns = [str(value or "").strip() for value in rows[0]]
    sheet = BY_NAME.get(title) or _sheet_with(columns)
    if sheet is None:
        said = {"names": ", ".join(sheet.name for sheet in SHEETS)}
        return None, [Problem(title, 0, "", _("No such sheet. There are: %(names)s.") % said)]
    problems = _column_problems(sheet, columns)
    numbered = enumerate(rows[1:], start=2)
    filled = [(n, row) for n, row in numbered if any(v not in (None, "") for v in row)]
    named = [(n, {c: v for c, v in zip(columns, row, strict=False) if c}) for n, row in filled]
    return Table(sheet, columns, named), problems


def _sheet_with(columns):
    """The one sheet that has all these columns; a CSV file may have any name."""
    given = set(filter(None, columns))
    found = [s for s in SHEETS if given and given <= set(columns_of(s))]
    return found[0] if len(found) == 1 else None


def _column_problems(sheet, columns):
    known, problems = columns_of(sheet), []
    for column in dict.fromkeys(filter(None, columns)):
        if column not in known:
            near = get_close_matches(column, known, n=1)
            hint = _(" Did you mean %(column)s?") % {"column": near[0]} if near else ""
            problems.append(Problem(sheet.name, 1, column, _("There is no such column.") + hint))
        elif columns.count(column) > 1:
            problems.append(Problem(sheet.name, 1, column, _("This column stands twice.")))
    # Claims make their keys themselves: without that column all rows are new.
    named = any(set(names) <= set(columns) for names in sheet.identities)
    if not named and not issubclass(sheet.model, Claim):
        for column in sheet.identities[0]:
            if column not in columns:
                problems.append(Problem(sheet.name, 1, column, _("This column is missing.")))
    return problems
