"""A file of a backup, line by line, and whether it is whole."""

import gzip
import hashlib
import json
from zlib import error as ZlibError

from .tables import FORMAT

SHOWN = 50


class BadBackup(Exception):
    """The file is damaged or cannot be restored here; the message says why.

    `details` are lines that may follow it: which rows are meant.
    """

    def __init__(self, reason, details=()):
        self.details = details
        super().__init__(reason)


def listed(title, lines):
    """`title` and below it the lines, fifty at most."""
    more = len(lines) - SHOWN
    return "\n  ".join([title, *lines[:SHOWN], *([f"… and {more} more"] if more > 0 else [])])


def lines_of(path):
    """Yield (text, value) of each line; raise BadBackup where the file cannot be read."""
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for text in lines:
                yield text, json.loads(text)
    except (OSError, EOFError, ValueError, RecursionError, ZlibError) as error:
        raise BadBackup(f"cannot be read: {error}") from error


def verify(path):
    """Read the whole file, compare its form, counts and checksums; return its first line."""
    lines = lines_of(path)
    text, header = next(lines, ("", None))
    check_header(header)
    form = Form(text)
    for number, (text, value) in enumerate(lines, start=2):
        try:
            form.take(text, value)
        except ValueError as fault:
            raise BadBackup(f"line {number}: {fault}: the file is damaged") from None
    if not form.is_ended:
        raise BadBackup("the end is missing: the file is damaged")
    return header


def check_header(header):
    match header:
        case {"format": int(format)} if format != FORMAT:
            raise BadBackup(f"has format {format}, and this version reads {FORMAT}")
        case {"format": int(), "migrations": [*names]} if all(map(is_name, names)):
            return
    raise BadBackup("does not begin as a backup does: the file is damaged")


def is_name(migration):
    """Whether it is a pair of app and name."""
    return isinstance(migration, list) and list(map(type, migration)) == [str, str]


class Form:
    """Follows the lines after the first one; raises ValueError where one has no business."""

    def __init__(self, first):
        self.whole = hashlib.sha256(first.encode())
        self.table, self.rows, self.is_ended = None, 0, False

    def take(self, text, value):
        match value:
            case _ if self.is_ended:
                raise ValueError("something follows the end")
            case [*_] if self.table:
                self.table.update(text.encode())
                self.rows += 1
            case {"table": str(), "columns": [*_]} if not self.table:
                self.table, self.rows = hashlib.sha256(), 0
            case {"rows": rows, "sha256": digest} if self.table:
                if (rows, digest) != (self.rows, self.table.hexdigest()):
                    raise ValueError("rows are missing or the checksum of the table is wrong")
                self.table = None
            case {"sha256": digest} if not self.table:
                if digest != self.whole.hexdigest():
                    raise ValueError("the checksum of the file is wrong")
                self.is_ended = True
            case _:
                raise ValueError("this has no place here")
        self.whole.update(text.encode())
