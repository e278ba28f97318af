"""A workbook explains itself: titles in the editor's language, a guide, lists to choose from."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from roles import models as m
from roles.exchange import drop_downs, files, guide, running
from roles.exchange.sheets import LISTS, columns_of, sheet_of, sheets
from roles.exchange.workbook_writer import write_workbook

from .uploads import problems, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]


def written(language="vi"):
    with translation.override(language):
        return write_workbook([running.export(sheet) for sheet in sheets()])


def opened(data):
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_comes_back_unchanged_whoever_reads_it(desk, language):
    page = upload(desk, written(language))
    assert page.context["problems"] == []
    assert page.context["preview"].rows == []


def test_the_guide_stands_first_and_tells_of_every_column():
    book = opened(written())
    assert book.sheetnames[0] == "Hướng dẫn"
    told = [[cell.value for cell in row] for row in book.worksheets[0].rows]
    names = [row[1] for row in told if row[1]]
    assert all(name in names for sheet in sheets() for name in (sheet.name, *columns_of(sheet)))
    [row] = [r for r in told if r[1] == "level"]
    assert row[0] == "Cấp"
    assert "executive (" in row[3]
    assert row[4] == "executive"


def test_sheets_and_columns_are_called_in_the_editors_language():
    book = opened(written())
    page = book["Các chức danh"]
    assert [cell.value for cell in page[1]][:3] == ["Định danh", "Tên viết tắt", "Tên [vi]"]
    assert opened(written("en"))["Roles"]["A1"].value == "Slug"


def test_a_csv_file_has_the_same_titles(desk):
    text = desk.get(reverse("admin:export-sheet", args=["skills"])).content.decode("utf-8-sig")
    [head, _row] = csv.reader(io.StringIO(text))
    assert head == ["Định danh", "Tên [vi]", "Tên [en]", "Loại"]
    page = upload(desk, text.replace("Dữ liệu", "Số liệu").encode(), "anything.csv")
    assert [change.title for change in page.context["preview"].rows] == ["Số liệu"]


def rules(page):
    return {str(rule.sqref).split("2:")[0]: rule for rule in page.data_validations.dataValidation}


def test_closed_lists_are_chosen_from():
    book = opened(written())
    found = rules(book["Các chức danh"])
    level = chr(ord("A") + columns_of(sheet_of(m.Role)).index("level"))
    function = chr(ord("A") + columns_of(sheet_of(m.Role)).index("function"))
    assert "executive" in found[level].formula1
    assert found[level].showErrorMessage
    assert "executive: " in found[level].prompt
    # Rows of another sheet, with room for new ones.
    assert found[function].formula1.startswith("'Mảng'!$A$2:$A$")
    assert not found[function].showErrorMessage
    assert LISTS not in book.sheetnames


def test_long_lists_have_a_hidden_page(monkeypatch, desk):
    monkeypatch.setattr(drop_downs, "LONGEST_FORMULA", 20)
    data = written()
    book = opened(data)
    assert book[LISTS].sheet_state == "hidden"
    formula = rules(book["Các kỹ năng"])["D"].formula1
    assert formula.startswith(f"'{LISTS}'!$")
    cells = [cell.value for [cell] in book[LISTS][formula.rpartition("!")[2].replace("$", "")]]
    assert cells == list(guide.values_of(m.Skill._meta.get_field("kind")))
    assert upload(desk, data).context["preview"].rows == []


def test_a_fault_is_told_by_the_titles_that_the_editor_reads(desk):
    page = upload(desk, workbook(roles=[["slug", "level"], ["cpo", "king"]]))
    assert problems(page) == [("roles", 2, "level")]
    assert "<td>Các chức danh</td>" in page.text
    assert "<td>Cấp<br><code>level</code></td>" in page.text


def test_a_misspelt_title_is_known(desk):
    page = upload(desk, workbook(skills=[["Định danh", "Tên [vj]"], ["data", "x"]]))
    assert problems(page) == [("skills", 1, "Tên [vj]")]
    assert "Tên [vi]" in page.context["problems"][0].reason


def test_a_text_that_looks_like_an_error_stays_a_text():
    m.Skill.objects.update(name_vi="#N/A")
    tables, _ = files.read(written(), "all.xlsx")
    [row] = next(t for t in tables if t.sheet.model is m.Skill).rows
    assert row[1]["name_vi"] == "#N/A"
