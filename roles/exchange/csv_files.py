"""The cells of a CSV file, as spreadsheets of all countries write them."""

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from .file_problems import BadFile

# What a file says of itself. UTF-32 first: its mark begins like the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
# Excel's own first line, which tells the delimiter and is no row; saved again, it gets quoted or
# padded like one.
_TOLD = re.compile(r"""\s*"?sep=(?P<delimiter>[^"\r\n])"?[,;\t|]*(?:\r\n|\r|\n|$)""", re.IGNORECASE)
_FIRST = re.compile(r"[^\r\n]+")
DELIMITERS = ",;\t|"


def rows_of(data, reading):
    """[(row's number, {column's index: text})] without what is empty; raises BadFile."""
    delimiter, text = _delimited(_decoded(data))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        for number, line in enumerate(lines, start=1):
            if cells := {at: cell for at, cell in enumerate(line) if cell}:
                reading.row(len(cells))
                rows.append((number, cells))
    except csv.Error as error:
        said = {"line": lines.line_num}
        raise BadFile(
            _("This is no CSV file that can be read, from line %(line)s on.") % said
        ) from error
    return rows


def _decoded(data):
    """The text of a file in UTF-8, or in what it says it is.

    In UTF-16 without its mark, any bytes of an even number are letters: it is not guessed at.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError:
        text = None
    if text is None or text.count("\0") * 4 > len(text):
        raise BadFile(_("Save the CSV file in UTF-8: its letters cannot be read."))
    return text


def _delimited(text):
    """(delimiter, the text of the rows)."""
    if told := _TOLD.match(text):
        return told["delimiter"], text[told.end() :]
    first = _FIRST.search(text)
    return max(DELIMITERS, key=first.group().count) if first else ",", text
