"""CSV as spreadsheets of all countries write it, and what is wrong with it told by place."""

import pytest

from roles import models as m
from roles.exchange import files
from roles.exchange.file_problems import BadFile

from . import hostile
from .hostile import cell, row, sheet
from .test_hostile import read
from .uploads import confirm, problems, upload

ROWS = "slug,name_vi\r\nx,Đồng bộ\r\n"
READ = {"skills": [(2, {"slug": "x", "name_vi": "Đồng bộ"})]}, []


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        b"\xfe\xff" + ROWS.encode("utf-16-be"),
        ROWS.encode("utf-32"),
        ROWS.replace("\r\n", "\r").encode(),
        ROWS.replace(",", "|").encode(),
        b"sep=;\r\n" + ROWS.replace(",", ";").encode(),
        b"\xef\xbb\xbfSEP=,\n" + ROWS.encode(),
        b'"sep=;";\r\n' + ROWS.replace(",", ";").encode(),
        b"sep=\t\r\n" + ROWS.replace(",", "\t").encode(),
        b"sep=^\r\n" + ROWS.replace(",", "^").encode(),
        ("\ufeffsep=;\r\n" + ROWS.replace(",", ";")).encode("utf-16-le"),
    ],
)
def test_marks_and_delimiters(data):
    assert read(data, "skills.csv") == READ


@pytest.mark.parametrize(
    "data",
    [
        "slug,name_vi\nx,Đồng bộ".encode("utf-16-le"),
        "slug,name_vi\nx,abc".encode("utf-16-be"),
        "slug,name_vi\nx,abc".encode("utf-32-le"),
        "slug,name_vi\nx,Dong bô ".encode("cp1252"),
        "slug,name_vi\nx,Đông bô".encode("cp1258"),
        ROWS.encode("utf-16") + b"x",
        b"slug,name_vi\nx,\xed\xa0\xbd\xed\xb8\x80",  # a pair, each half as if it were a letter
    ],
)
def test_no_encoding_is_guessed(data):
    with pytest.raises(BadFile, match="UTF-8"):
        files.read(data, "skills.csv")


def test_surplus_cells_are_told():
    found = read(b"slug,name_vi,,note\nx,a, b,\ny,b,c,\nz,c,,,d\nw,d,,,\n", "skills.csv")
    assert (3, "C") in found[1]
    assert (4, "E") in found[1]
    assert {place for place in found[1] if place[0] > 1} == {(2, "C"), (3, "C"), (4, "E")}


def test_a_row_that_ends_early_is_a_row_with_empty_cells():
    found, _ = read(b"slug,name_vi,kind\nx\n", "skills.csv")
    assert found["skills"] == [(2, {"slug": "x", "name_vi": None, "kind": None})]


def skill(text, kind="xlsx"):
    """A file with one skill of this name, as XML or CSV holds it."""
    if kind == "csv":
        return f"slug,name_vi,kind\nnew,{text},analysis\n".encode("utf-8", "surrogatepass")
    head = row(1, cell("A1", "slug"), cell("B1", "name_vi"), cell("C1", "kind"))
    rows = row(2, cell("A2", "new"), cell("B2", text), cell("C2", "analysis"))
    return hostile.book({"skills": sheet(head, rows)})


@pytest.mark.django_db
def test_pairs_of_escapes_are_joined(desk):
    confirm(desk, upload(desk, skill("_xD83D__xDE42_ vui _x005F_xD83D_")))
    assert m.Skill.objects.get(slug="new").name_vi == "🙂 vui _xD83D_"


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["a_xD83D_", "_xDE42__xD83D_", "a_x0000_b", "_xD83D_b_xDE42_"])
def test_what_cannot_be_stored_is_a_fault_of_its_cell(desk, text):
    page = upload(desk, skill(text))
    assert problems(page) == [("skills", 2, "name_vi")]
    assert "U+" in page.text
    assert not m.Skill.objects.filter(slug="new").exists()


@pytest.mark.django_db
def test_nul_in_csv_is_a_fault_of_its_cell(desk):
    page = upload(desk, skill("a\0b", "csv"), "skills.csv")
    assert problems(page) == [("skills", 2, "name_vi")]
    assert "U+0000" in page.text
