"""Whatever a file swells to, it is read or refused within the same memory."""

import re
from pathlib import Path

import pytest

from roles.exchange import bounds, files
from roles.exchange.file_problems import BadFile

from . import hostile
from .hostile import MAIN, cell, row, sheet

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
READ = {
    "a cell in column XFD of each row": [(n, "XFD") for n in range(2, 4000)],
    "an empty cell in column XFD of each row": [],
}
MEMORY = 60 * 2**20  # beyond what the process holds already; the files would take up to a gigabyte


def read(data, name="rows.xlsx"):
    """{sheet: rows} and [(row, column)] of the problems; "refused" for what is no table."""
    try:
        tables, problems = files.read(data, name)
    except BadFile:
        return "refused"
    return {t.sheet.name: t.rows for t in tables}, [(p.row, p.column) for p in problems]


def memory(name):
    return int(re.search(rf"{name}:\s+(\d+) kB", STATUS.read_text())[1]) * 1024


@pytest.mark.skipif(not CLEAR.exists(), reason="only Linux tells the most memory of a moment")
@pytest.mark.parametrize("name", hostile.SWELLING)
def test_no_file_fills_the_memory(name):
    data = hostile.SWELLING[name]()
    assert len(data) < bounds.MOST_BYTES
    CLEAR.write_text("5")
    before = memory("VmRSS")
    found = read(data)
    assert memory("VmHWM") - before < MEMORY
    if name in READ:
        assert found[1] == READ[name]
    else:
        assert found == "refused"


def test_empty_tails_do_not_count():
    rows = [
        hostile.HEAD,
        hostile.ONE,
        row(3, '<c r="XFD3" s="1"/>'),
        row(1048576, '<c r="A1048576"/>'),
    ]
    found, problems = read(hostile.book({"skills": sheet(*rows)}))
    assert problems == []
    assert found == {"skills": [(2, {"slug": "x", "name_vi": "Một"})]}


def test_rows_that_hold_something_count(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_ROWS", 2)
    blank = [row(n, cell(f"A{n}", "")) for n in range(3, 50)]
    assert read(hostile.book({"skills": sheet(hostile.HEAD, hostile.ONE, *blank)})) != "refused"
    assert read(b"slug,name_vi\r\n" + b",\r\n" * 50 + b"x,y\r\n", "skills.csv") != "refused"
    more = row(50, cell("A50", "y"))
    assert read(hostile.book({"skills": sheet(hostile.HEAD, hostile.ONE, more)})) == "refused"


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="B2" t="s"><v>0</v></c>', "Một hai"),
        ('<c r="B2" t="s"><v>1</v></c>', "_x0009_"),
        (
            '<c r="B2" t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><t>b</t></is></c>',
            "ab",
        ),
        ('<c r="B2" t="str"><v>a_x000D_b</v></c>', "a\rb"),
        ('<c r="B2" t="b"><v>1</v></c>', True),
        ('<c r="B2"><v>12</v></c>', 12),
        ('<c r="B2"><v>1.5E3</v></c>', 1500.0),
        ('<c r="B2"><v>1e999</v></c>', "1e999"),
        ('<c r="B2" s="0"><v></v></c>', None),
    ],
)
def test_cells_of_all_kinds(xml, value):
    shared = hostile.strings("Một</t></si><si><t>", head="").replace(
        "<si><t>Một</t></si><si><t></t></si>",
        "<si><r><t>Một</t></r><r><rPr/><t> hai</t></r></si><si><t>_x005F_x0009_</t></si>",
    )
    rows = sheet(hostile.HEAD, row(2, cell("A2", "x"), xml))
    found, problems = read(hostile.book({"skills": rows}, strings=shared))
    assert problems == []
    assert found["skills"] == [(2, {"slug": "x", "name_vi": value})]


@pytest.mark.parametrize("number", [14, 22, 45, 57, 164])
def test_dates_are_told_from_numbers(number):
    styles = (
        f'<styleSheet xmlns="{MAIN}">'
        '<numFmts><numFmt numFmtId="164" formatCode="d/m/yy"/></numFmts>'
        f'<cellStyleXfs><xf numFmtId="{number}"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    )
    rows = sheet(hostile.HEAD, row(2, '<c s="0"><v>1</v></c>', '<c s="1"><v>46000</v></c>'))
    found, _problems = read(hostile.book({"skills": rows}, styles=styles))
    [(_number, values)] = found["skills"]
    assert values["slug"] == 1
    assert type(values["name_vi"]).__name__ == "Date"
