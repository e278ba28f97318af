"""The cells of an XLSX file, read as a stream: what does not hold anything costs nothing.

Not by openpyxl, which makes of one cell in the last column a row of 16,384, reads styles, names and
shared texts whole, and takes `_x005F_` out of these, so that an escaped text changes.
"""

import io
import posixpath
import re
import zipfile
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from . import bounds
from .cells import Date, Formula, from_xml
from .file_problems import BadFile
from .xml_parts import Handler, elements, parse

MOST_PARTS = 1_000
# What days are counted from: two of them, since Excel takes 1900 for a leap year.
FIRST_DAY, FIRST_OF_MACS = date(1899, 12, 30), date(1904, 1, 1)
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")
_NUMBER = re.compile(r"-?\d{1,15}")


def pages(data, reading):
    """[(sheet's name, [(row's number, {column's index: value})])], without what holds nothing.

    Raises BadFile for what is no XLSX file, or too much of one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(_Book(archive, reading).pages())
    except BadFile:
        raise
    except Exception as error:  # whatever is met in a broken or a foreign file
        raise BadFile(_("This is no XLSX file that can be read.")) from error


class _Book:
    def __init__(self, archive, reading):
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise BadFile(_("Unpacked, this file is too large."))
        self.archive, self.reading = archive, reading
        # Names of parts are equal whatever their case.
        self.parts = {part.filename.lower(): part for part in parts}

    def open(self, name):
        part = self.parts[name.lower()]
        # Other ways to pack are no XLSX, and some take memory by the word of the file.
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("packed in a way that XLSX doesn't know")
        return self.archive.open(part)

    def elements(self, name, *wanted, **limits):
        with self.open(name) as stream:
            return elements(stream, self.reading, *wanted, **limits)

    def related(self, name=""):
        """[(kind, id, part)] of what a part is related to; without a name, what the file is."""
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if links.lower() not in self.parts:
            return []
        return [
            (
                link.get("Type", "").rpartition("/")[2],
                link.get("Id"),
                posixpath.normpath(posixpath.join("/", folder, link["Target"])).lstrip("/"),
            )
            for _name, link in self.elements(links, "Relationship")
            if link.get("TargetMode") != "External"
        ]

    def pages(self):
        [book] = [part for kind, _id, part in self.related() if kind == "officeDocument"]
        links = self.related(book)
        parts = {kind: part for kind, _id, part in links}
        strings = self.strings(parts.get("sharedStrings"))
        dates = self.dates(parts.get("styles"))
        told = [
            properties.get("date1904") for _name, properties in self.elements(book, "workbookPr")
        ]
        first = FIRST_OF_MACS if {"1", "true"} & set(told) else FIRST_DAY
        sheets = {key: part for kind, key, part in links if kind == "worksheet"}
        named = [sheet for _name, sheet in self.elements(book, "sheet") if sheet["id"] in sheets]
        if len(named) > bounds.MOST_SHEETS:
            said = {"n": bounds.MOST_SHEETS}
            raise BadFile(_("The file has more than %(n)s sheets.") % said)
        for sheet in named:
            handler = _Cells(strings, dates, first, self.reading)
            yield sheet["name"], self.read(sheets[sheet["id"]], handler).rows

    def read(self, name, handler):
        with self.open(name) as stream:
            parse(stream, handler, self.reading)
        return handler

    def strings(self, name):
        return self.read(name, _Strings()).found if name else []

    def dates(self, name):
        """The numbers (as texts) of the styles that show a number as a date or a time."""
        if not name:
            return set()
        found = self.elements(name, "numFmt", "cellStyleXfs", "cellXfs", "xf")
        own = {f.get("numFmtId"): f.get("formatCode", "") for name, f in found if name == "numFmt"}
        start = next((n for n, (name, _) in enumerate(found) if name == "cellXfs"), len(found))
        formats = [f.get("numFmtId", "0") for name, f in found[start:] if name == "xf"]
        return {str(n) for n, number in enumerate(formats) if _is_date(number, own)}


def _is_date(number, own):
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # not at every start

    code = own.get(number) or BUILTIN_FORMATS.get(int(number), "")
    # What Excel shows by the customs of East Asia has numbers only.
    return is_date_format(code) or 27 <= int(number) <= 36 or 50 <= int(number) <= 58


class _Texts(Handler):
    """Gathers the text of `t` and `v`, without how it is read out (phonetic runs)."""

    def __init__(self):
        self.pieces, self.inside, self.phonetic = [], False, False

    def start(self, name, attributes):
        if name == "rPh":
            self.phonetic = True
        self.inside = name in ("t", "v") and not self.phonetic

    def text(self, text):
        if self.inside:
            self.pieces.append(text)

    def end(self, name):
        self.inside = False
        if name == "rPh":
            self.phonetic = False

    def taken(self):
        found, self.pieces = "".join(self.pieces), []
        return found


class _Strings(_Texts):
    """The texts that cells of all sheets share."""

    def __init__(self):
        super().__init__()
        self.found = []

    def end(self, name):
        super().end(name)
        if name == "si":
            self.found.append(_text(self.taken()))


class _Cells(_Texts):
    """The rows of one sheet."""

    def __init__(self, strings, dates, first, reading):
        super().__init__()
        self.strings, self.dates, self.first, self.reading = strings, dates, first, reading
        self.rows, self.row, self.cells, self.column = [], 0, {}, -1
        self.kind = self.style = ""
        self.is_formula = False

    def start(self, name, attributes):
        super().start(name, attributes)
        if name == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.cells, self.column = {}, -1
        elif name == "c":
            self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.is_formula, self.pieces = False, []
        elif name == "f":
            self.is_formula = True

    def end(self, name):
        super().end(name)
        if name == "c" and (value := self.value()) not in (None, ""):
            self.cells[self.column] = value
        elif name == "row" and self.cells:
            self.reading.row(len(self.cells))
            self.rows.append((self.row, self.cells))

    def value(self):
        text = self.taken()
        if self.is_formula or self.kind == "e":
            return Formula(text or "=")
        if not text:
            return None
        if self.kind == "s":
            return self.strings[int(text)]
        if self.kind in ("inlineStr", "str"):
            return _text(text)
        if self.kind == "b":
            return text.strip() in ("1", "true")
        if self.kind == "d" or self.style in self.dates:
            return _date(text, self.first)
        return _number(text.strip())


def _date(text, first):
    """A day as 2026-11-26, from its number or from what ISO 8601 makes of it."""
    try:
        return Date((first + timedelta(days=int(float(text)))).isoformat())
    except (ValueError, OverflowError):
        return Date(text[:10])


def _text(text):
    found = from_xml(text)
    if len(found) > bounds.LONGEST_CELL:
        raise BadFile(_("A text is too long for a cell of XLSX; export this sheet as CSV."))
    return found


def _number(text):
    """A number as a spreadsheet means it; what is none stays a text."""
    if _NUMBER.fullmatch(text):
        return int(text)
    try:
        number = float(text)
    except ValueError:
        return text
    return number if abs(number) < float("inf") else text


@lru_cache(maxsize=1024)
def _letters(letters):
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters) - 1


def _column(reference):
    return _letters(_REFERENCE.fullmatch(reference)[1])
