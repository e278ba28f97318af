"""The tables as CSV files: each by itself, and all in one ZIP file with what describes them."""

import csv

from roles.exchange.cells import escape

from .datapackage import NAME as PACKAGE
from .flat_tables import tables
from .sqlite_file import opened, rows_of
from .still_zip import StillZip

FOLDER = "csv"
BOM = "\ufeff"  # without it Excel takes the letters for those of another alphabet
WORDS = ("false", "true")


def name_of(table):
    return f"{FOLDER}/{table.name}.csv"


def write_table(table, path, edition):
    with (
        opened(path.parent.parent) as file,
        path.open("w", encoding="utf-8", newline="") as out,
    ):
        out.write(BOM)
        lines = csv.writer(out)
        lines.writerow(table.names)
        is_flag = [column.type == "boolean" for column in table.columns]
        for row in rows_of(file, table):
            lines.writerow(map(_cell, row, is_flag))


def _cell(value, is_flag):
    if isinstance(value, str):
        return escape(value)
    return WORDS[value] if is_flag else value


def write_zip(path, edition):
    """All tables and their description, which are there already."""
    with StillZip(path, edition.changed_at) as archive:
        for name in (PACKAGE, *map(name_of, tables())):
            archive.write(path.parent / name, name)
