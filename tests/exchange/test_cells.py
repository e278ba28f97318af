"""No text of ours becomes a formula, and every text comes back as it was."""

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.exchange.cells import escape, from_xml, to_xml, unescape
from roles.exchange.files import Table, read, write_csv
from roles.exchange.sheets import sheets_by_name
from roles.exchange.workbook_writer import write_workbook

DANGEROUS = tuple("=+-@\t\r")
PAYLOADS = [
    "=1+1",
    "==1+1",
    "===1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "  +1+1",
    "\u00a0=1+1",
    "\u2003@SUM(A1)",
    "'=1+1",
    "''=1+1",
    "' =1+1",
    '"=1+1',
    "=1+1\n=2+2",
    '=HYPERLINK("https://example.org","click")',
    '=cmd|"/C calc"!A0',
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "@cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    '=IMPORTXML("https://example.org","//a")',
    '=IMPORTDATA("https://example.org")',
    '=WEBSERVICE("https://example.org")',
    '=IMAGE("https://example.org/x.png")',
    '+IMPORTRANGE("x","A1")',
    "-2+3+cmd|' /C calc'!A0",
    "=A1",
    "=$A$1",
    "={1,2}",
    "=@A1",
    "=-1",
    "-1",
    "+84 90 000 0000",
    "@nguyenvana",
    "-",
    "=",
    "+",
    "@",
    "\t",
    "\t\t=1",
    "\r\r=1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "=1+1;=2+2",
    ",=1+1",
    ";=1+1",
    "%0A=1+1",
    "=SUM(1)*cmd|' /C calc'!A0",
    "=_xlfn.ENCODEURL(1)",
    "_x003D_1+1",
    "_x0009_=1+1",
]


def table_of(texts):
    rows = [(n, row(n, text)) for n, text in enumerate(texts, start=2)]
    return Table(sheets_by_name()["skills"], ["slug", "name_vi", "name_en", "kind"], rows)


def row(number, text):
    return {"slug": f"s-{number}", "name_vi": text, "name_en": f"x{text}", "kind": text}


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 50


def test_no_cell_of_a_csv_file_begins_a_formula():
    data = write_csv(table_of(PAYLOADS)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert [c for c in cells if c.lstrip().startswith(DANGEROUS) or c.startswith(DANGEROUS)] == []


def test_no_cell_of_a_workbook_is_a_formula():
    with zipfile.ZipFile(io.BytesIO(write_workbook([table_of(PAYLOADS)]))) as archive:
        # The first sheet is the guide, which tells of the payloads, too.
        parts = [f"xl/worksheets/sheet{n}.xml" for n in (1, 2)]
        sheet = "".join(archive.read(part).decode() for part in parts)
    assert "<f>" not in sheet
    assert "<f " not in sheet
    kinds = set(re.findall(r"<c [^>]*?t=\"(\w+)\"", sheet))
    assert kinds <= {"s", "inlineStr", "n"}
    texts = re.findall(r"<t[^>]*>([^<]*)</t>", sheet)
    assert not [text for text in texts if text.lstrip().startswith(DANGEROUS)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_payload_comes_back(kind):
    table = table_of(PAYLOADS)
    data = write_csv(table) if kind == "csv" else write_workbook([table])
    [back], problems = read(data, f"skills.{kind}")
    assert problems == []
    assert [row["name_vi"] for _, row in back.rows] == PAYLOADS
    assert back.rows == table.rows


@given(st.text())
def test_escaping_is_undone_exactly(text):
    assert unescape(escape(text)) == text
    assert not escape(text).startswith(DANGEROUS)


@given(st.text(alphabet="_x0123456789ABCDEFabcdef\r\n\x00\x07 "))
def test_control_characters_survive_xml(text):
    safe = to_xml(text)
    assert from_xml(safe) == text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", safe)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_makes_the_round_trip(text):
    for kind, write in (("csv", write_csv), ("xlsx", lambda table: write_workbook([table]))):
        [back], _ = read(write(table_of([text])), f"skills.{kind}")
        assert (back.rows[0][1]["name_vi"] or "") == text
