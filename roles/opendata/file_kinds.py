"""Every file that holds the data: what it is called, what kind of file it is, who writes it."""

from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from . import csv_tables, datapackage, datasette, sqlite_file
from .flat_tables import tables


class FileKind(NamedTuple):
    """`write(path, edition)` writes a new file; those before it in `files` are there already."""

    media_type: str
    write: Any


def later(module):
    """`write` of a module of this room that takes its time to be imported."""

    def write(path, edition):
        import_module(f"{__package__}.{module}").write(path, edition)

    return write


def files():
    """{name: FileKind} in the order in which they are written."""
    single = {
        csv_tables.name_of(table): FileKind(
            "text/csv; charset=utf-8", partial(csv_tables.write_table, table)
        )
        for table in tables()
    }
    return {
        sqlite_file.NAME: FileKind("application/vnd.sqlite3", sqlite_file.write),
        **single,
        datapackage.NAME: FileKind("application/json", datapackage.write),
        "csv.zip": FileKind("application/zip", csv_tables.write_zip),
        "metadata.json": FileKind("application/json", datasette.write),
        "handbook.xlsx": FileKind(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            later("workbook_file"),
        ),
        "handbook.jsonld": FileKind("application/ld+json", later("jsonld_file")),
        "handbook.ttl": FileKind("text/turtle; charset=utf-8", later("turtle_file")),
    }
