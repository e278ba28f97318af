"""The queries of the chart's pages, pinned and listed: their number does not depend on the data."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import Citation, ReportingLine, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# By the table that each reads first.
STRUCTURE = ["roles_role", "roles_reportingline"]
TEXTS = ["roles_role", "roles_reportingline", "roles_reportingline_citations", "roles_titleusage"]
TERMS = ["roles_glossaryterm"]  # kept for a revision where pages are
STAGE = ["roles_stageadvice_roles", "roles_coverage", "roles_stageadvice_citations"]

COSTS = {
    "/so-do/": STRUCTURE + TEXTS + TERMS,
    "/en/chart/?works_with=1&open=cpo&zoom=50": STRUCTURE + TEXTS + TERMS,
    "/so-do/?role=cpo": STRUCTURE + TEXTS + TERMS,
    "/so-do/?stage=startup&works_with=1": STRUCTURE + STAGE + TEXTS + TERMS,
    "/so-do/?stage=startup&role=cmo&format=svg": [*STRUCTURE, *STAGE, "roles_role"],
    "/so-do.svg": [*STRUCTURE, "roles_role"],
    "/so-do/?format=png": [*STRUCTURE, "roles_role"],
    "/so-do/?format=json": [*STRUCTURE, "roles_role"],
}


def tables_read(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [re.search(r'FROM "(\w+)"', query["sql"])[1] for query in queries]


@pytest.mark.parametrize(("path", "tables"), COSTS.items())
def test_the_chart_takes_these_queries_and_no_more(client, path, tables):
    assert tables_read(client, path) == tables


def test_their_number_does_not_grow_with_the_company(client):
    place = Citation.objects.first()
    cpo = Role.objects.get(slug="cpo")
    for number in range(50):
        extra = Role.objects.create(
            slug=f"extra-{number}",
            name_vi=f"Trưởng nhóm {number}",
            name_en=f"Team lead {number}",
            summary_vi="Tóm tắt",
            level="head",
            function_id="product",
            status="published",
        )
        ReportingLine(subordinate=extra, manager=cpo).keep([place])
    for path, tables in COSTS.items():
        assert tables_read(client, path) == tables


def test_public_pages_ask_for_no_session(client):
    answer = client.get("/so-do/")
    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
