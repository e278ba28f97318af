"""The tables, opened by programs that know nothing of us."""

import asyncio
import csv
import json
import re
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from threading import Thread
from zipfile import ZipFile

import frictionless
import pandas
import pytest
from datasette.app import Datasette
from openpyxl import load_workbook

from roles import models as m
from roles.opendata import file_kinds, public_files, workbook_file
from roles.opendata.collections import collections
from roles.opendata.flat_tables import tables
from tests.environment import office
from tests.history.conftest import cpo, places, roles

__all__ = ["cpo", "places", "roles"]
FOLDERS = {}
FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "'=1",
    "#N/A",
    "=HYPERLINK(1)",
]


@pytest.fixture
def folder(seeded, tmp_path_factory):
    """Files of the whole handbook, made once."""
    if not FOLDERS:
        FOLDERS["seeded"], _ = public_files.publish(tmp_path_factory.mktemp("data"))
    return FOLDERS["seeded"]


def lines(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_finds_no_fault_in_tables_types_and_references(folder, tmp_path):
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "fieldName", "rowNumber", "message"])[:5]
    assert len(package.resources) == len(tables())
    with ZipFile(folder / "csv.zip") as archive:
        assert sorted(archive.namelist()) == sorted(
            ["datapackage.json", *(f"csv/{table.name}.csv" for table in tables())]
        )
        archive.extractall(tmp_path)
    path = tmp_path / "csv" / "responsibilities.csv"
    path.write_text(path.read_text().replace(",cpo,", ",cxx,", 1))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {"foreign-key", "hash-count"} <= {found for (found,) in report.flatten(["type"])}


def test_the_description_of_the_tables_is_in_both_languages(folder):
    told = json.loads((folder / "datapackage.json").read_text())
    assert [licence["name"] for licence in told["licenses"]] == ["CC-BY-4.0"]
    fields = {f["name"]: f for f in resource(told, "requirements")["schema"]["fields"]}
    assert (fields["strength"]["title"], fields["strength"]["title@vi"]) == ("Strength", "Mức độ")
    assert "required" in fields["strength"]["constraints"]["enum"]
    assert fields["role"]["constraints"] == {"required": True}
    assert resource(told, "roles")["description@vi"]
    keys = resource(told, "requirements_citations")["schema"]["foreignKeys"]
    assert [key["reference"]["resource"] for key in keys] == ["requirements", "citations"]


def resource(package, name):
    return next(each for each in package["resources"] if each["name"] == name)


def test_sqlite_holds_every_row_and_each_reference_leads_to_one(folder):
    with closing(sqlite3.connect(folder / "handbook.sqlite")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        for each in collections():
            [(number,)] = file.execute(f'SELECT count(*) FROM "{each.table}"')
            assert number == each.rows().count() == len(lines(folder / f"csv/{each.table}.csv"))
        keys = file.execute("PRAGMA foreign_key_list(requirements)").fetchall()
        assert {(key[2], key[3]) for key in keys} == {
            ("roles", "role"), ("skills", "skill"), ("skills", "instead_of"),
        }  # fmt: skip
        about = dict(file.execute("SELECT name, value FROM about"))
        assert about["licence"] == "CC-BY-4.0"
        told = {row[:2]: row[4:6] for row in file.execute("SELECT * FROM columns")}
        assert told["roles", "level"] == ("Cấp", "Level")


def test_datasette_serves_it_with_its_descriptions(folder):
    told = json.loads((folder / "metadata.json").read_text())

    async def asked():
        served = Datasette([str(folder / "handbook.sqlite")], metadata=told)
        await served.invoke_startup()
        rows = await served.client.get("/handbook/responsibilities.json?_shape=array&role=cpo")
        page = await served.client.get("/handbook/responsibilities")
        return rows.json(), page.text

    rows, page = aside(asked)
    assert {row["role"] for row in rows} == {"cpo"}
    assert "Creative Commons Attribution 4.0" in page
    assert "Statement (in English)" in page
    assert re.search(r'href="/handbook/areas/[^"]+"', page)


def aside(asked):
    """What a coroutine returns, run where no browser of a test has a loop of its own."""
    found = []
    running = Thread(target=lambda: found.append(asyncio.run(asked())))
    running.start()
    running.join()
    return found[0]


def test_pandas_joins_duties_with_their_sources(folder):
    duties = pandas.read_csv(folder / "csv/responsibilities.csv")
    cited = pandas.read_csv(folder / "csv/responsibilities_citations.csv")
    about = duties[duties["statement_vi"].str.contains("ngân sách", case=False)]
    found = about.merge(cited, left_on="id", right_on="responsibility_id")
    expected = m.Responsibility.objects.shown().filter(statement_vi__icontains="ngân sách")
    assert set(found["id"]) == set(expected.values_list("key", flat=True)) != set()
    sheet = pandas.read_excel(folder / "handbook.xlsx", sheet_name="responsibilities")
    assert list(sheet.columns) == list(duties.columns)
    assert list(sheet["statement_vi"]) == list(duties["statement_vi"])
    assert list(sheet["is_conditional"]) == list(duties["is_conditional"])


def test_keys_in_the_workbook_lead_to_the_row_that_they_name(folder):
    book = load_workbook(folder / "handbook.xlsx")
    assert book.sheetnames[0] == "about"
    first = [cell.value for row in book["about"].rows for cell in row if cell.value]
    assert {"CC-BY-4.0", "roles"} <= set(first)
    linked = Counter()
    for sheet in book.worksheets[1:]:
        for cell in (cell for row in sheet.rows for cell in row if cell.hyperlink):
            name, at = re.fullmatch(r"'(\w+)'!(A\d+)", cell.hyperlink.location).groups()
            assert book[name][at].value == cell.value
            linked[sheet.title, name] += 1
    assert linked["reporting_lines", "roles"] == 2 * m.ReportingLine.objects.shown().count()
    assert (
        linked["requirements_citations", "citations"] == book["requirements_citations"].max_row - 1
    )


@pytest.fixture
def risky(cpo, tmp_path):
    """A folder with texts that a spreadsheet would calculate, and one longer than a cell."""
    role = m.Role.objects.get(slug="cpo")
    for n, text in enumerate(FORMULAS):
        m.RoleTitle.objects.create(
            key=f"risky-{n}", role=role, kind="alias", text=text, language="en", is_editorial=True
        )
    m.Role.objects.filter(slug="cpo").update(summary_vi="=" + "dài " * 10_000)
    return public_files.publish(tmp_path / "data")[0]


def test_no_text_is_calculated_and_none_is_lost(risky, tmp_path):
    with closing(sqlite3.connect(risky / "handbook.sqlite")) as file:
        kept = [text for (text,) in file.execute("SELECT text FROM titles WHERE id LIKE 'risky-%'")]
    assert kept == FORMULAS
    rows = [row["text"] for row in lines(risky / "csv/titles.csv") if row["id"] > "risky-"]
    assert rows[:2] == ["'=1+1", "'+1"]
    book = load_workbook(risky / "handbook.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.rows for cell in row}
    assert kinds <= {"s", "n", "b", "d", "inlineStr"}
    assert "longer than a cell" in str([cell.value for cell in book["about"]["A"]])
    assert len(lines(risky / "csv/roles.csv")[0]["summary_vi"]) == 40_002
    opened_in_libreoffice(risky, tmp_path)


def opened_in_libreoffice(risky, tmp_path):
    whole = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    converted(risky / "handbook.xlsx", whole, tmp_path)
    converted(risky / "csv/titles.csv", "xlsx", tmp_path)
    for name in (table.name for table in tables()):
        assert (tmp_path / f"handbook-{name}.csv").exists()
    shown = [row["text"] for row in lines(tmp_path / "handbook-titles.csv")]
    assert {"'=1+1", "'@SUM(A1)", "#N/A"} <= set(shown)
    sheet = load_workbook(tmp_path / "titles.xlsx").active
    texts = [cell.value for cell in sheet["D"]]
    assert {"'=1+1", "'-2+3"} <= set(texts)
    assert "Chief Product Officer" in texts
    assert {cell.data_type for cell in sheet["D"]} == {"s"}


def converted(path, kind, folder):
    """Open a file in LibreOffice, as whoever has a spreadsheet does, and save it anew."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office.find(), profile, "--headless", "--norestore", "--convert-to", kind]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(path)], capture_output=True, timeout=office.LONGEST
    )
    assert done.returncode == 0, done.stderr


def test_what_a_sheet_cannot_hold_is_told(cpo, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_file, "MOST_ROWS", 2)
    monkeypatch.setattr(workbook_file, "MOST_LINKS", 1)
    folder, _ = public_files.publish(tmp_path)
    book = load_workbook(folder / "handbook.xlsx")
    told = str([cell.value for cell in book["about"]["A"]])
    assert "roles: only 1 of 2 rows" in told
    assert "roles: chỉ có 1 trong 2 dòng" in told
    assert book["roles"].max_row == 2
    assert set(file_kinds.files()) > {"csv.zip"}
