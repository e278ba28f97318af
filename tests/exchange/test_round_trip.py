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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

KINDS = ["xlsx", pytest.param("csv", marks=pytest.mark.once)]  # other files, the same rows


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


@pytest.mark.parametrize("kind", KINDS)
def test_importing_an_export_writes_nothing(kind):
    before = {model: model.history.count() for model in content_models()}
    outcome = imported(exported(kind))
    assert outcome.problems == []
    assert outcome.counts["new"] == outcome.counts["update"] == 0
    assert outcome.counts["skip"] == sum(s.model.objects.count() for s in sheets())
    assert {model: model.history.count() for model in content_models()} == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_deleted_comes_back_from_the_files(kind):
    before, saved = everything(), exported(kind)
    m.ReportingLine.objects.all().delete()
    m.Responsibility.objects.all().delete()
    m.RoleSkill.objects.all().delete()
    m.TitleUsage.objects.all().delete()
    m.Skill.objects.all().delete()
    assert imported(saved).problems == []
    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_into_an_empty_database(kind):
    before, saved = everything(), exported(kind)
    for sheet in reversed(sheets()):
        sheet.model.objects.all().delete()
    assert not m.Source.objects.exists()
    assert imported(saved).problems == []
    assert everything() == before


def test_after_a_round_trip_the_seed_finds_its_own_rows():
    saved = exported("xlsx")
    for sheet in reversed(sheets()):
        if sheet.model not in (m.Role, m.Function):
            sheet.model.objects.all().delete()
    assert imported(saved).problems == []
    before = {model: model.history.count() for model in content_models()}
    call_command("seed", verbosity=0)
    assert {model: model.history.count() for model in content_models()} == before
