"""The tables as a SQLite database: with foreign keys, indexes and what each column means."""

import json
import sqlite3
from contextlib import closing
from itertools import islice

from roles.addresses import LANGUAGES

from .flat_tables import CHUNK, tables

TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
NAME = "handbook.sqlite"
DESCRIBED = f"""
CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL);
CREATE TABLE "tables" (
  "table" TEXT PRIMARY KEY,
  {", ".join(f'"title_{language}" TEXT NOT NULL' for language in LANGUAGES)},
  {", ".join(f'"description_{language}" TEXT' for language in LANGUAGES)}
);
CREATE TABLE "columns" (
  "table" TEXT NOT NULL, "column" TEXT NOT NULL, "type" TEXT NOT NULL, "refers_to" TEXT,
  {", ".join(f'"title_{language}" TEXT NOT NULL' for language in LANGUAGES)},
  {", ".join(f'"description_{language}" TEXT' for language in LANGUAGES)},
  PRIMARY KEY ("table", "column")
);
"""


def write(path, edition):
    """Write the tables of an edition to a new file, in one transaction without a journal."""
    found = tables(edition.origin)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000"
        )
        file.execute("BEGIN")
        for statement in filter(str.strip, DESCRIBED.split(";")):
            file.execute(statement)
        file.executemany("INSERT INTO about VALUES (?, ?)", as_texts(edition.about).items())
        for table in found:
            file.execute(definition(table))
            _fill(file, table)
        for statement in indexes(found):
            file.execute(statement)
        file.execute("COMMIT")


def as_texts(told):
    return {
        name: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)
        for name, v in told.items()
    }


def _fill(file, table):
    file.execute("INSERT INTO tables VALUES (?, ?, ?, ?, ?)", (table.name, *_told(table)))
    described = (
        (table.name, column.name, column.type, column.to or None, *_told(column))
        for column in table.columns
    )
    file.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)", described)
    rows, holes = table.rows(), ", ".join("?" * len(table.columns))
    while block := list(islice(rows, CHUNK)):
        insert = f"INSERT INTO {quoted(table.name)} VALUES ({holes})"  # noqa: S608
        file.executemany(insert, map(_stored, block))


def _told(thing):
    """Titles and descriptions of a table or a column, by language."""
    titles = [thing.title[language] for language in LANGUAGES]
    return [*titles, *(thing.description[language] or None for language in LANGUAGES)]


def _stored(row):
    return [value.isoformat() if hasattr(value, "isoformat") else value for value in row]


def definition(table):
    parts = []
    for column in table.columns:
        must = " NOT NULL" if column.is_required else ""
        to = f' REFERENCES {quoted(column.to)} ("id")' if column.to else ""
        parts.append(f"{quoted(column.name)} {TYPES[column.type]}{must}{to}")
    parts.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    return f"CREATE TABLE {quoted(table.name)} (\n  {', '.join(parts)}\n)"


def indexes(found):
    """Of each column that refers to another table, unless it begins the key."""
    for table in found:
        for column in table.columns:
            if column.to and table.key[0] != column.name:
                name = quoted(f"{table.name}_by_{column.name}")
                yield f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column.name)})"


def quoted(name):
    return f'"{name}"'


def rows_of(file, table, with_numbers=False):
    """The rows of a table in a written file, in the order in which they were written.

    `with_numbers`: after them, for each column that refers to a row, the number of that row.
    """
    columns, joins = [f"own.{quoted(name)}" for name in table.names], []
    for n, column in enumerate(column for column in table.columns if column.to and with_numbers):
        joins.append(f'LEFT JOIN {quoted(column.to)} t{n} ON t{n}."id" = own.{quoted(column.name)}')
        columns.append(f"t{n}.rowid")
    source = " ".join([f"{quoted(table.name)} own", *joins])
    select = f"SELECT {', '.join(columns)} FROM {source} ORDER BY own.rowid"  # noqa: S608
    return file.execute(select)


def opened(folder):
    """The written file beside others that are made from it, for reading."""
    return closing(sqlite3.connect(f"file:{folder / NAME}?mode=ro", uri=True))


def sizes(folder):
    """{name of a table: {"title", "description", "rows", "columns"}} of the written file."""
    with opened(folder) as file:
        return {
            table.name: {
                "title": table.title,
                "description": table.description,
                "rows": _count(file, table),
                "columns": len(table.columns),
            }
            for table in tables()
        }


def _count(file, table):
    [(number,)] = file.execute(f"SELECT count(*) FROM {quoted(table.name)}")  # noqa: S608
    return number
