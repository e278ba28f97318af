"""Tables from files, XLSX with any of our sheets or CSV with one, and to CSV."""

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from django.utils.translation import gettext as _

from roles.models import Claim

from . import bounds, csv_files, workbooks
from .cells import escape, unescape
from .file_problems import BadFile, FileProblem
from .sheets import column_titled, columns_of, is_aside, sheet_titled, sheets

XLSX, CSV = "xlsx", "csv"
# Characters; no column of ours is called by more.
LONGEST_NAME = 80


@dataclass
class Table:
    """One sheet: `rows` are (number as the spreadsheet counts, {column: value})."""

    sheet: object
    columns: list
    rows: list


def write_csv(table):
    """The bytes of a CSV file (UTF-8 with a mark, so that Excel reads Vietnamese)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(table.sheet.title_of, table.columns))
    for _number, row in table.rows:
        values = (row[column] for column in table.columns)
        writer.writerow([v if isinstance(v, int) else escape(str(v)) for v in values])
    return out.getvalue().encode("utf-8-sig")


def read(data, name):
    """([Table], [FileProblem]) of an uploaded file; raises BadFile where it is no table."""
    if len(data) > bounds.MOST_BYTES:
        raise BadFile(bounds.too_large())
    tables, problems = [], []
    for title, rows in _pages(data, PurePath(name)):
        if is_aside(title):
            continue
        table, found = _table(title, [(number, _unescaped(cells)) for number, cells in rows])
        tables += [table] if table else []
        problems += found
    if not tables and not problems:
        raise BadFile(_("There is no row in this file."))
    return tables, problems


def _pages(data, path):
    """(title, rows) of each sheet of a file; raises BadFile for another kind of file."""
    reading, kind = bounds.ReadBudget(), path.suffix.lower().lstrip(".")
    if kind == XLSX:
        return workbooks.pages(data, reading)
    if kind == CSV:
        return [(path.stem, csv_files.rows_of(data, reading))]
    raise BadFile(_("Choose an XLSX or a CSV file."))


def _unescaped(cells):
    """Cells without the apostrophes that keep spreadsheets from calculating."""
    return {at: unescape(v) if type(v) is str else v for at, v in cells.items()}


def _filled(cells):
    """Where cells hold more than blanks."""
    return [at for at, value in cells.items() if not isinstance(value, str) or value.strip()]


def _table(title, rows):
    """(Table or None, problems) of one page of a file; a page without anything counts as none."""
    rows = [(number, cells) for number, cells in rows if _filled(cells)]
    if not rows:
        return None, []
    (first, names), *rows = rows
    titles = _titles(title, names)
    sheet = sheet_titled(title) or _sheet_with(titles)
    if sheet is None:
        said = {"names": ", ".join(sheet.title for sheet in sheets())}
        return None, [FileProblem(title, 0, "", _("No such sheet. There are: %(names)s.") % said)]
    columns = [column_titled(sheet, each) for each in titles]
    problems = [*_column_problems(sheet, columns, first), *_surplus(sheet, columns, rows)]
    given = [(at, column) for at, column in enumerate(columns) if column]
    named = [(n, {column: cells.get(at) for at, column in given}) for n, cells in rows]
    return Table(sheet, columns, named), problems


def _titles(title, names):
    """What stands above all columns from the first to the last that has one."""
    last = max(_filled(names))
    if last >= bounds.MOST_COLUMNS:
        said = {"sheet": title, "n": bounds.MOST_COLUMNS}
        raise BadFile(_("The sheet “%(sheet)s” has more than %(n)s columns.") % said)
    return [str(names.get(at, "")).strip()[:LONGEST_NAME] for at in range(last + 1)]


def _surplus(sheet, columns, rows):
    """What stands beside the table, or was pushed there by a comma too many: told row by row."""
    from openpyxl.utils import get_column_letter  # no start of the site waits for openpyxl

    reason = _("This cell stands in a column without a name.")
    for number, cells in rows:
        beside = [at for at in _filled(cells) if at >= len(columns) or not columns[at]]
        if beside:
            yield FileProblem.of(sheet, number, get_column_letter(min(beside) + 1), reason)


def _sheet_with(titles):
    """The one sheet that has all these columns; a CSV file may have any name."""
    given = set(filter(None, titles))
    found = [
        s for s in sheets() if given and {column_titled(s, t) for t in given} <= set(columns_of(s))
    ]
    return found[0] if len(found) == 1 else None


def _column_problems(sheet, columns, row):
    known, problems = columns_of(sheet), []
    for column in dict.fromkeys(filter(None, columns)):
        if column not in known:
            near = get_close_matches(column, [*known, *map(sheet.title_of, known)], n=1)
            hint = _(" Did you mean %(column)s?") % {"column": near[0]} if near else ""
            problems.append(
                FileProblem.of(sheet, row, column, _("There is no such column.") + hint)
            )
        elif columns.count(column) > 1:
            problems.append(FileProblem.of(sheet, row, column, _("This column stands twice.")))
    # Claims make their keys themselves: without that column all rows are new.
    named = any(set(names) <= set(columns) for names in sheet.identities)
    if not named and not issubclass(sheet.model, Claim):
        for column in sheet.identities[0]:
            if column not in columns:
                problems.append(FileProblem.of(sheet, row, column, _("This column is missing.")))
    return problems
