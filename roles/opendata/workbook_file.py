"""The tables as sheets of one XLSX file, in which each key leads to the row that it names.

Imported by whoever makes it, not at the start: openpyxl takes a tenth of it.
"""

from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from roles.addresses import LANGUAGES
from roles.exchange.bounds import LONGEST_CELL
from roles.exchange.cells import escape, to_xml

from .edition import TITLE
from .flat_tables import tables
from .sqlite_file import opened, rows_of
from .still_zip import StillZip

# What Excel holds; and links of a sheet, each of which takes a kilobyte of memory to the end.
MOST_ROWS, MOST_LINKS = 2**20, 5_000
LONGEST_NAME = 31  # of a sheet
NARROW, WIDE = 18, 60
BOLD, LINK = Font(bold=True), Font(color="0563C1", underline="single")
ABOUT = "about"
HINTS = {
    "vi": (
        "Mỗi loại nội dung có một trang tính. Chữ màu xanh dẫn tới dòng mà nó nêu tên.",
        "Các trang tính *_citations cho biết mỗi phát biểu dựa vào vị trí nào trong nguồn nào.",
    ),
    "en": (
        "Each kind of content has a sheet. Blue words lead to the row that they name.",
        "The sheets *_citations tell on which place in which source a statement rests.",
    ),
}
SHEETS = {"vi": ("Trang tính", "Nội dung", "Số dòng"), "en": ("Sheet", "What it holds", "Rows")}
LESS = {
    "vi": "{sheet}: chỉ có {here} trong {all} dòng, vì một trang tính không chứa nhiều hơn. "
    "Các tệp CSV và SQLite có đủ.",
    "en": "{sheet}: only {here} of {all} rows, since a sheet holds no more. "
    "The CSV and SQLite files have all.",
}
UNLINKED = {
    "vi": "{sheet}: chỉ {n} khóa đầu tiên là liên kết, để tệp không quá nặng.",
    "en": "{sheet}: only the first {n} keys are links, to keep the file light.",
}
CUT = {
    "vi": "{sheet}: {n} văn bản dài quá một ô ({most} ký tự) nên bị cắt, kết thúc bằng «…». "
    "Các tệp CSV và SQLite có đủ.",
    "en": "{sheet}: {n} texts are longer than a cell ({most} characters) and cut, with “…” at "
    "their end. The CSV and SQLite files have all.",
}


@dataclass
class Sheet:
    """A page of the workbook and what had to be left out of it."""

    page: object
    name: str
    names: dict  # of all sheets, by table
    rows: int = 0
    links: int = 0
    unlinked: int = 0
    cut: int = 0

    def write(self, table, rows):
        """Append rows of `rows_of` with numbers; what is too much is counted only."""
        self.page.freeze_panes = "A2"
        for at, column in enumerate(table.columns, start=1):
            is_long = column.type == "string" and not (column.to or column.words or column.is_id)
            width = WIDE if is_long else NARROW
            self.page.column_dimensions[get_column_letter(at)].width = width
        self.page.append([self.styled(name, BOLD) for name in table.names])
        to = [column.to for column in table.columns]
        kinds = [column.type for column in table.columns]
        width = len(to)
        for row in rows:
            self.rows += 1
            if self.rows < MOST_ROWS:
                found = iter(row[width:])
                at = [next(found) if target else None for target in to]
                self.page.append(list(map(self.cell, row, kinds, to, at)))

    def cell(self, value, kind, to, number):
        if value is None:
            return None
        if kind == "date":
            return date.fromisoformat(value)
        if kind != "string":
            return bool(value) if kind == "boolean" else value
        text = self.text(value)
        if number is not None and number < MOST_ROWS:
            return self.linked(text, self.names[to], number + 1)
        return self.plain(text) if text in ERROR_CODES else text

    def text(self, value):
        text = to_xml(escape(value))
        if len(text) <= LONGEST_CELL:
            return text
        self.cut += 1
        return f"{text[: LONGEST_CELL - 1]}…"

    def linked(self, text, sheet, row):
        if self.links == MOST_LINKS:
            self.unlinked += 1
            return text
        self.links += 1
        cell = self.styled(text, LINK)
        cell.hyperlink = Hyperlink(ref="", location=f"'{sheet}'!A{row}")
        return cell

    def plain(self, text):
        """A cell with a text that openpyxl would take for an error."""
        cell = WriteOnlyCell(self.page, text)
        cell.data_type = "s"
        return cell

    def styled(self, text, font):
        cell = WriteOnlyCell(self.page, text)
        cell.font = font
        return cell

    def notes(self, language):
        """What is not in it, in words."""
        said = {"sheet": self.name, "all": self.rows, "here": MOST_ROWS - 1}
        if self.rows >= MOST_ROWS:
            yield LESS[language].format(**said)
        if self.unlinked:
            yield UNLINKED[language].format(n=MOST_LINKS, **said)
        if self.cut:
            yield CUT[language].format(n=self.cut, most=LONGEST_CELL, **said)


def write(path, edition):
    book = Workbook(write_only=True)
    first = book.create_sheet(ABOUT)
    names, found = sheet_names(), []
    with opened(path.parent) as file:
        for table in tables():
            sheet = Sheet(book.create_sheet(names[table.name]), names[table.name], names)
            sheet.write(table, rows_of(file, table, with_numbers=True))
            sheet.page.close()
            found.append((table, sheet))
    _tell(Sheet(first, ABOUT, names), found, edition)
    save(book, path, edition.changed_at)


def sheet_names():
    """{table: a name that a sheet may have, unlike any other}."""
    found = {}
    for table in tables():
        short = table.name[:LONGEST_NAME]
        for n in range(2, 100):
            if short not in found.values():
                break
            short = f"{table.name[: LONGEST_NAME - 3]}_{n}"
        found[table.name] = short
    return found


def _tell(first, sheets, edition):
    """The first sheet: what this is, whose, of when, and what had to be left out."""
    first.page.column_dimensions["A"].width = NARROW * 2
    first.page.column_dimensions["B"].width = WIDE
    for language in LANGUAGES:
        first.page.append([first.styled(TITLE[language], BOLD)])
        for line in HINTS[language]:
            first.page.append([line])
        for note in (note for _table, sheet in sheets for note in sheet.notes(language)):
            first.page.append([note])
        first.page.append([])
    for name, value in edition.about.items():
        if name != "title":
            first.page.append([name, to_xml(value)])
    for language in LANGUAGES:
        first.page.append([])
        first.page.append([first.styled(word, BOLD) for word in SHEETS[language]])
        for table, sheet in sheets:
            name = first.linked(sheet.name, sheet.name, 1)
            first.page.append([name, said(table, language), sheet.rows])


def said(table, language):
    """«Duties: what a role answers for.»"""
    return ": ".join(filter(None, [table.title[language], table.description[language]]))


def save(book, path, moment):
    """Write the workbook as of `moment`: no other time stands in it."""
    moment = moment.replace(tzinfo=None, microsecond=0)
    title = TITLE["en"]
    book.properties = DocumentProperties(title=title, created=moment, modified=moment)
    ExcelWriter(book, StillZip(path, moment)).save()
