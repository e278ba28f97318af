"""An export and a trial ask the database as often as there are kinds, not as there are rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m
from roles.exchange import files, running
from roles.exchange.sheets import sheets
from roles.exchange.trying import trial
from roles.exchange.workbook_writer import write_workbook
from roles.writing import because

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]
EXPORT, TRIAL = 58, 48


def export():
    return [running.export(sheet) for sheet in sheets()]


def try_out():
    tables, _ = files.read(write_workbook(export()), "all.xlsx")
    with because("import") as change, CaptureQueriesContext(connection) as queries:
        assert trial(tables, lambda model: True, change).preview.rows == []
    return len(queries)


def more_rows(role, places):
    for n in range(20):
        place = m.Citation.objects.create(source=places[0].source, place=f"§9.{n}")
        claim = m.Responsibility(role=role, area_id="strategy", statement_vi=f"Việc {n}")
        claim.keep([place, *places])
        dispute = m.Dispute.objects.create(slug=f"d{n}", question_vi="Là gì?")
        dispute.roles.set([role])


@pytest.mark.parametrize("grown", [False, True])
def test_as_many_queries_whatever_the_number_of_rows(cpo, places, grown):
    if grown:
        more_rows(cpo, places)
    with CaptureQueriesContext(connection) as queries:
        export()
    assert len(queries) <= EXPORT
    assert try_out() <= TRIAL
