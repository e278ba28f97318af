"""What LibreOffice opens and saves again is the same to an import, and one cell is one change."""

import zipfile

import pytest

from roles import models as m
from roles.exchange import files, running
from roles.exchange.sheets import sheets
from roles.exchange.trying import trial
from roles.exchange.workbook_writer import write_workbook
from roles.writing import because
from tests.environment import machine, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded"), pytest.mark.once]


def tried(data):
    tables, faults = files.read(data, "all.xlsx")
    assert faults == []
    with because("import") as change:
        return trial(tables, lambda model: True, change)


def test_opened_and_saved_it_changes_nothing_and_one_cell_changes_one_row(tmp_path):
    machine.require(machine.LIBREOFFICE)
    tables = [running.export(sheet) for sheet in sheets()]
    (tmp_path / "all.xlsx").write_bytes(write_workbook(tables))
    [row] = next(t for t in tables if t.sheet.model is m.Skill).rows[:1]
    row[1]["name_en"] = "Something else"
    (tmp_path / "edited.xlsx").write_bytes(write_workbook(tables))
    saved = tmp_path / "saved"
    saved.mkdir()
    found = office.converted([tmp_path / "all.xlsx", tmp_path / "edited.xlsx"], saved, "xlsx")
    same, edited = (tried(found[name].read_bytes()) for name in ("all.xlsx", "edited.xlsx"))
    assert (same.outcome.problems, same.preview.rows) == ([], [])
    assert same.outcome.counts["skip"] == sum(s.model.objects.count() for s in sheets())
    assert [change.difference.model for change in edited.preview.rows] == [m.Skill]
    with zipfile.ZipFile(found["all.xlsx"]) as archive:
        names = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        assert any("<dataValidation " in archive.read(name).decode() for name in names)
