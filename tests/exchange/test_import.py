"""A file is taken whole or not at all, and every fault in it is told with its place."""

import pytest
from django.utils import translation

from roles import models as m
from roles.exchange import bounds, files, running
from roles.history.versions import versions
from roles.models.content import content_models
from roles.writing import because

from .uploads import GOOD, RESPONSIBILITY, confirm, csv_of, problems, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]


def history_size():
    return {model: model.history.count() for model in content_models()}


def test_first_the_differences_then_the_decision(desk):
    before = history_size()
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
    assert "Việc mới" in page.text
    assert "handbook §1; handbook §3" in page.text.replace("<ins>", "").replace("</ins>", "")
    assert history_size() == before
    assert not m.Responsibility.objects.filter(statement_vi="Việc mới").exists()
    done = confirm(desk, page)
    assert "rows.xlsx" in done.text
    claim = m.Responsibility.objects.get(statement_vi="Việc mới")
    assert claim.key == "cpo-viec-moi"
    assert sorted(str(place) for place in claim.citations.all()) == ["handbook §1", "handbook §3"]
    newest = versions(m.Role, claim.role_id)[0]
    assert (newest.cause, newest.reason, newest.user.username) == ("import", "rows.xlsx", "an")


def test_an_existing_row_is_changed_where_the_file_says_so(desk, cpo):
    claim = cpo.responsibilities.get()
    rows = [["key", "statement_en"], [claim.key, "Set the vision"]]
    page = upload(desk, workbook(responsibilities=rows))
    assert "<ins>" in page.text
    confirm(desk, page)
    claim.refresh_from_db()
    assert claim.statement_en == "Set the vision"
    assert claim.statement_vi == "Phụ trách tầm nhìn sản phẩm"
    assert claim.citations.count() == 2


def test_an_empty_cell_empties_a_text(desk, cpo):
    claim = cpo.responsibilities.get()
    confirm(
        desk,
        upload(desk, workbook(responsibilities=[["key", "statement_en"], [claim.key, ""]])),
    )
    claim.refresh_from_db()
    assert not claim.statement_en


def test_sheets_may_refer_to_one_another(desk):
    page = upload(
        desk,
        workbook(
            reporting_lines=[
                ["subordinate", "manager", "citations"],
                ["cto", "ceo", "handbook §1"],
            ],
            roles=[
                ["slug", "acronym", "name_vi", "summary_vi", "level", "function", "status"],
                ["cto", "CTO", "Giám đốc công nghệ", "Tóm tắt", "executive", "technology", "draft"],
            ],
        ),
    )
    confirm(desk, page)
    assert m.ReportingLine.objects.filter(subordinate__slug="cto").exists()


def test_rows_that_make_room_for_each_other_go_in_whatever_order(desk, cpo, roles, places):
    """CPO → CEO becomes CEO → CPO: the first row is possible only after the second."""
    line = cpo.lines_up.get()
    page = upload(
        desk,
        workbook(
            reporting_lines=[
                ["key", "subordinate", "manager", "citations"],
                ["new-line", "ceo", "cpo", "handbook §1"],
                [line.key, "ceo", "cpo", "handbook §1"],
            ]
        ),
    )
    assert problems(page)
    other = [["key", "kind"], [line.key, "dotted"]]
    both = workbook(
        reporting_lines=[
            ["key", "subordinate", "manager", "kind", "citations"],
            ["new-line", "ceo", "cpo", "solid", "handbook §1"],
            [line.key, "cpo", "ceo", "dotted", "handbook §1"],
        ]
    )
    assert other
    confirm(desk, upload(desk, both))
    line.refresh_from_db()
    assert line.kind == "dotted"
    assert m.ReportingLine.objects.get(key="new-line").kind == "solid"


@pytest.mark.once
def test_five_hundred_bad_rows_are_all_told(desk):
    before = history_size()
    rows = [["cpo", "no-such-area", f"Việc {n}", "", "handbook §9"] for n in range(500)]
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, *rows, GOOD]))
    found = problems(page)
    assert {row for _, row, _ in found} == set(range(2, 502))
    assert {column for _, _, column in found} == {"area", "citations"}
    assert page.text.count("<tr>") > 1000
    assert "no-such-area" in page.text
    assert "handbook §9" in page.text
    assert history_size() == before


FAULTS = {
    "unknown role": (["nobody", *GOOD[1:]], "role"),
    "no role": (["", *GOOD[1:]], "role"),
    "unknown area": (["cpo", "cooking", *GOOD[2:]], "area"),
    "no Vietnamese": (["cpo", "strategy", "", *GOOD[3:]], "statement_vi"),
    "too long": (["cpo", "strategy", "dài " * 100, *GOOD[3:]], "statement_vi"),
    "unknown citation": ([*GOOD[:4], "handbook §9"], "citations"),
    "half a citation": ([*GOOD[:4], "handbook"], "citations"),
    "no citation": ([*GOOD[:4], ""], "citations"),
}


@pytest.mark.parametrize(("row", "column"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_with_its_place(desk, row, column):
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD, row]))
    assert problems(page) == [("responsibilities", 3, column)]
    assert not m.Responsibility.objects.filter(statement_vi="Việc mới").exists()


def test_reasons_are_in_the_editors_language(desk):
    bad = workbook(responsibilities=[RESPONSIBILITY, ["nobody", *GOOD[1:]]])
    assert "Không có" in upload(desk, bad).text
    tables, _ = files.read(bad, "rows.xlsx")
    with translation.override("en"):
        outcome = running.apply(tables, lambda model: True)
    assert "There is no" in outcome.problems[0].reason


@pytest.mark.parametrize(
    ("sheet", "columns", "column"),
    [
        ("responsibilities", ["role", "area", "statment_vi", "citations"], "statment_vi"),
        ("responsibilities", ["key", "role", "role"], "role"),
        ("roles", ["acronym", "name_vi"], "slug"),
        ("title_usage", ["site", "title_vi"], "url"),
    ],
)
def test_columns_amiss_are_told(desk, sheet, columns, column):
    page = upload(desk, workbook(**{sheet: [columns, ["x"] * len(columns)]}))
    assert (sheet, 1, column) in problems(page)


def test_an_unknown_sheet_is_told_and_an_empty_one_ignored(desk):
    page = upload(desk, workbook(Sheet2=[], notes=[["My notes"], ["Call An"]]))
    assert problems(page) == [("notes", 0, "")]


def test_a_sheet_is_known_by_its_columns_too(desk):
    confirm(desk, upload(desk, workbook(Sheet1=[RESPONSIBILITY, GOOD])))
    assert m.Responsibility.objects.filter(statement_vi="Việc mới").exists()


def test_the_same_row_twice_is_told(desk, cpo):
    key = cpo.responsibilities.get().key
    rows = [["key", "statement_en"], [key, "One"], [key, "Two"]]
    assert problems(upload(desk, workbook(responsibilities=rows))) == [
        ("responsibilities", 3, "key")
    ]


def test_cells_that_a_spreadsheet_has_made_something_else_of(desk):
    from datetime import datetime

    rows = [
        RESPONSIBILITY,
        ["cpo", "strategy", "=1+1", "", "handbook §1"],
        ["cpo", "strategy", datetime(2026, 1, 2), "", "handbook §1"],  # noqa: DTZ001
        ["cpo", "strategy", 2026, 1.5, "handbook §1"],
    ]
    page = upload(desk, workbook(responsibilities=rows))
    assert problems(page) == [
        ("responsibilities", 2, "statement_vi"),
        ("responsibilities", 3, "statement_vi"),
    ]
    confirm(desk, upload(desk, workbook(responsibilities=[rows[0], rows[3]])))
    claim = m.Responsibility.objects.get(statement_vi="2026")
    assert claim.statement_en == "1.5"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "rows.xlsx"),
        (b"not a zip", "rows.xlsx"),
        (b"\xff\xfe\x00", "rows.csv"),
        (b"\x81\x82\x83", "rows.csv"),
        (b'key,role\n"unclosed', "rows.csv"),
        (b"x", "rows.exe"),
        (b"x", "rows"),
        (workbook(roles=[["slug"]])[:200], "rows.xlsx"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(desk, data, name):
    answer = upload(desk, data, name)
    assert answer.status_code == 200
    assert 'class="error"' in answer.text or problems(answer)


@pytest.mark.parametrize(
    ("bound", "value"),
    [
        ("MOST_BYTES", 1000),
        ("MOST_UNPACKED", 100),
        ("MOST_ELEMENTS", 10),
        ("MOST_ROWS", 2),
        ("MOST_CELLS", 2),
        ("MOST_SHEETS", 1),
        ("MOST_COLUMNS", 1),
    ],
)
def test_a_file_that_is_too_large_is_refused(desk, monkeypatch, bound, value):
    file = workbook(roles=[["slug", "acronym"], ["x", "X"], ["y", "Y"]], skills=[["slug"]])
    monkeypatch.setattr(bounds, bound, value)
    assert 'class="error"' in upload(desk, file).text
    assert str(value) in upload(desk, file).text or bound in (
        "MOST_BYTES",
        "MOST_ELEMENTS",
        "MOST_UNPACKED",
    )


@pytest.mark.parametrize(
    "data",
    [
        csv_of([RESPONSIBILITY, GOOD]),
        csv_of([RESPONSIBILITY, [*GOOD[:4], '"handbook §1; handbook §3"']], ";"),
        csv_of([RESPONSIBILITY, GOOD], "\t"),
        b"\xef\xbb\xbf" + csv_of([RESPONSIBILITY, GOOD]),
        csv_of([RESPONSIBILITY, GOOD]).decode().encode("utf-16"),
    ],
    ids=["plain", "semicolons", "tabs", "with a mark", "UTF-16"],
)
def test_csv_as_spreadsheets_write_it(desk, data):
    page = upload(desk, data, "anything.csv")
    confirm(desk, page)
    assert m.Responsibility.objects.get(statement_vi="Việc mới").citations.count() == 2


def test_what_changed_since_the_preview_is_shown_first(desk, cpo):
    claim = cpo.responsibilities.get()
    rows = [["key", "statement_en"], [claim.key, "Imported"]]
    page = upload(desk, workbook(responsibilities=rows))
    with because("edit"):
        claim.statement_en = "Edited meanwhile"
        claim.save()
    again = confirm(desk, page)
    assert "Edited" in again.text
    claim.refresh_from_db()
    assert claim.statement_en == "Edited meanwhile"
    confirm(desk, again)
    claim.refresh_from_db()
    assert claim.statement_en == "Imported"


def test_a_file_decided_upon_is_gone(desk):
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
    assert m.WaitingFile.objects.count() == 1
    confirm(desk, page)
    assert not m.WaitingFile.objects.exists()
    assert confirm(desk, page).status_code == 200
    assert m.Responsibility.objects.filter(statement_vi="Việc mới").count() == 1


def test_a_spelling_is_mended_as_at_the_desk(desk):
    row = ["cpo", "strategy", "Hoà giải", "", "handbook §1"]
    confirm(desk, upload(desk, workbook(responsibilities=[RESPONSIBILITY, row])))
    assert m.Responsibility.objects.filter(statement_vi="Hòa giải").exists()
