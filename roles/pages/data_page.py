"""What the page of the data tells: which files there are, what is in them, how they are used."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roles.opendata.collections import collections
from roles.opendata.flat_tables import tables

CSV = "csv/{}.csv"


@dataclass(frozen=True)
class File:
    """A file with the whole content: what it is called, for whom it is, what it weighs.

    `kept`: {"size", "sha256", …} of the manifest; {} as long as it has not been made.
    """

    name: str
    title: Any
    says: Any
    kept: dict


@dataclass(frozen=True)
class TableFile:
    """A table as a CSV file. `about`: what its rows are; nothing where it ties others together."""

    table: Any
    about: Any
    rows: int | None
    kept: dict

    @property
    def name(self):
        return CSV.format(self.table.name)


FILES = {
    "handbook.xlsx": (
        _("Spreadsheet"),
        _("For Excel and LibreOffice: a sheet for each table, and keys lead to their rows."),
    ),
    "csv.zip": (
        "CSV",
        _("A file for each table, and a data package (Frictionless) that describes them."),
    ),
    "handbook.sqlite": (
        "SQLite",
        _("A database with the same tables and their keys; it opens in Datasette."),
    ),
    "handbook.jsonld": (
        "JSON-LD",
        _("Roles as occupations of schema.org, every statement with its sources; a row a line."),
    ),
    "handbook.ttl": (
        "Turtle (SKOS)",
        _("Names and definitions as concepts, linked to ESCO, ISCO-08, O*NET-SOC and schema.org."),
    ),
}
BESIDE = ("datapackage.json", "metadata.json", "manifest.json", "SHA256SUMS")


def data_page(manifest, origin, is_current):
    """`manifest`: of the files that can be had now, None while there are none.

    `is_current`: whether they are of this edition, not of one before.
    """
    told = manifest or {"files": {}, "tables": {}}
    changed, found = told.get("date"), table_files(told)
    return {
        "files": [File(name, *said, told["files"].get(name, {})) for name, said in FILES.items()],
        "beside": BESIDE,
        "tables": [table for table in found if table.about],
        "links": [table for table in found if not table.about],
        "revision": told.get("revision"),
        "changed_at": datetime.fromisoformat(changed) if changed else None,
        "is_current": is_current,
        "examples": examples(origin),
        "nav": "data",
    }


def table_files(told):
    about = {each.table: each.model.about for each in collections()}
    return [
        TableFile(
            table,
            about.get(table.name, ""),
            told["tables"].get(table.name, {}).get("rows"),
            told["files"].get(CSV.format(table.name), {}),
        )
        for table in tables()
    ]


def examples(origin):
    """{name: what is typed}; tests run each as it stands on the page."""

    def address(name):
        return origin + reverse("data-file", args=[name])

    return {
        "spreadsheet": f"=COUNTIF(responsibilities!{letter('responsibilities', 'area')}:"
        f'{letter("responsibilities", "area")},"finance")',
        "pandas": PANDAS.format(address(CSV.format("X")).removesuffix("X.csv")),
        "curl": CURL.format(turtle=address("handbook.ttl"), sums=address("SHA256SUMS")),
    }


def letter(table, column):
    """The letter of a column in a spreadsheet; of the first 26."""
    found = next(each for each in tables() if each.name == table)
    return chr(ord("A") + found.names.index(column))


PANDAS = """\
import pandas as pd

data = "{}"
duties = pd.read_csv(data + "responsibilities.csv")
cited = pd.read_csv(data + "responsibilities_citations.csv")
places = pd.read_csv(data + "citations.csv")

budget = duties[duties["statement_vi"].str.contains("ngân sách", case=False)]
proof = cited.merge(places, left_on="citation_id", right_on="id", suffixes=("", "_of_place"))
found = budget.merge(proof, left_on="id", right_on="responsibility_id")
print(found[["role", "statement_vi", "source", "place"]].to_string(index=False))
"""
CURL = """\
curl --fail --silent --show-error --remote-name {turtle}
curl --fail --silent --show-error --remote-name {sums}
sha256sum --check --ignore-missing SHA256SUMS
grep --after-context=20 '^<roles/cpo/>' handbook.ttl
"""
