"""Out and in again: nothing is lost, and nothing that stays the same is written."""

import pytest
from django.core.management import call_command
from django.db import transaction

from roles import models as m
from roles.exchange import files, running
from roles.exchange.sheets import sheets
from roles.exchange.workbook_writer import write_workbook
from roles.models.content import content_models
from roles.schema.rows import Holdings
from roles.writing import because
from tests.seeding.conftest import seeded_world, small_content, world

__all__ = ["seeded_world", "small_content", "world"]

pytestmark = pytest.mark.django_db

# Other files, the same rows. A new row is written from the same clean cells that show that a row
# which is there stays the same, so all rows of the handbook come back new from one kind only.
KINDS = ["xlsx", "csv"]


def exported(kind):
    """The files of an export: [(name, bytes)]."""
    tables = [running.export(sheet) for sheet in sheets()]
    if kind == "xlsx":
        return [("all.xlsx", write_workbook(tables))]
    return [(f"{table.sheet.name}.csv", files.write_csv(table)) for table in tables]


def imported(named_files):
    tables, problems = [], []
    for name, data in named_files:
        found, faults = files.read(data, name)
        tables, problems = tables + found, problems + faults
    assert problems == []
    with transaction.atomic(), because("import"):
        return running.apply(tables, lambda model: True)


def everything():
    """Every exchanged row in its canonical form."""
    holdings = Holdings()
    return {model: holdings.load(model) for model in content_models()}


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("kind", KINDS)
def test_importing_an_export_writes_nothing(kind):
    before = {model: model.history.count() for model in content_models()}
    outcome = imported(exported(kind))
    assert outcome.problems == []
    assert outcome.counts["new"] == outcome.counts["update"] == 0
    assert outcome.counts["skip"] == sum(s.model.objects.count() for s in sheets())
    assert {model: model.history.count() for model in content_models()} == before


@pytest.mark.usefixtures("seeded_world")
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_deleted_comes_back_from_the_files(kind):
    """A few rows of every kind: some kinds among others that are there, then all of them."""
    before, saved = everything(), exported(kind)
    assert all(before.values())
    some = m.ReportingLine, m.Responsibility, m.RoleSkill, m.TitleUsage, m.Skill
    for gone in (some, [sheet.model for sheet in reversed(sheets())]):
        for model in gone:
            model.objects.all().delete()
        assert everything() != before
        assert imported(saved).problems == []
        assert everything() == before


@pytest.mark.usefixtures("seeded")
def test_into_an_empty_database():
    """And the seed finds its own rows among those that come back."""
    before, saved = everything(), exported("xlsx")
    for sheet in reversed(sheets()):
        sheet.model.objects.all().delete()
    assert not m.Source.objects.exists()
    assert imported(saved).problems == []
    assert everything() == before
    versions = {model: model.history.count() for model in content_models()}
    call_command("seed", verbosity=0)
    assert {model: model.history.count() for model in content_models()} == versions
