"""Roles side by side: whatever their comparison page tells, in a form for programs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m

from .answers import ask, follow, refused, texts, without_languages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PAIR = "comparisons/cpo/cto/"
# Roles twice (the profiles' and the whole ones), the thirteen lists of a profile and what they
# cite, comparisons and their points and questions, each kind of statement, the sides of disputes.
MOST_QUERIES = 38


def statements(rows):
    return [each for row in rows for cell in row["cells"] for each in cell["statements"]]


def test_everything_that_the_page_tells(client):
    told = ask(client, PAIR)
    assert [role["id"] for role in told["roles"]] == ["cpo", "cto"]
    page = client.get("/so-sanh/cpo/cto/").text
    rows = {name: told[name] for name in ("responsibilities", "requirements", "lines", "stages")}
    for name, found in rows.items():
        for each in statements(found):
            assert each["citations"] or each["is_editorial"], (name, each["id"])
    for each in statements(rows["responsibilities"]) + statements(rows["requirements"]):
        assert f'-{each["id"]}"' in page
    assert {row["id"] for row in told["decisions"]} <= {"budget", "roadmap", "hiring", "risk"}
    assert [pair["id"] for pair in told["curated"]] == ["cpo-cto"]
    assert told["curated"][0]["points"][0]["citations"]
    assert told["relation"][0]["sentence"]["vi"] in page
    for dispute in (each["dispute"] for each in told["disputes"]):
        assert f'id="dispute-{dispute["id"]}"' in page
        assert len(dispute["positions"]) > 1


def test_its_addresses_lead_somewhere(client):
    follow(client, ask(client, "comparisons/giam-doc-nha-may/cpo/"))


def test_columns_stand_as_they_were_asked_for_under_one_address(client):
    told, turned = ask(client, PAIR), ask(client, "comparisons/cto/cpo/")
    assert [role["id"] for role in turned["roles"]] == ["cto", "cpo"]
    assert told["self"] == turned["self"]
    assert told["url"] == turned["url"]
    cells = turned["responsibilities"][0]["cells"]
    assert [cell["role"] for cell in cells] == ["cto", "cpo"]


def test_three_and_four_roles_have_all_pairs_that_editors_compared(client):
    told = ask(client, "comparisons/cpo/cto/giam-doc-nha-may/")
    assert {pair["id"] for pair in told["curated"]} == {"cpo-cto", "cpo-giam-doc-nha-may"}
    assert told["questions"] == []
    assert len(ask(client, "comparisons/cpo/cto/ceo/cmo/")["roles"]) == 4


def test_only_what_sets_them_apart(client):
    for row in ask(client, PAIR, differences="true")["responsibilities"]:
        assert not row["is_common"]


def test_parts_and_languages(client):
    told = ask(client, PAIR, fields="relation,lines", language="en")
    assert set(told) == {"self", "url", "relation", "lines"}
    without_languages(told)
    whole = ask(client, PAIR)
    assert all(text["vi"] for text in texts(whole))
    for row in (*whole["decisions"], *whole["requirements"], *whole["lines"]):
        assert row["label"]["vi"] != row["label"]["en"]


def test_whom_nobody_knows_is_named(client):
    for path in ("comparisons/cpo/no-such/", "comparisons/no-such/cpo/cto/"):
        assert "no-such" in ask(client, path, 404, language="en")["detail"]
    ask(client, "comparisons/cpo/cpo/", 404)
    ask(client, "comparisons/cpo/cto/cpo/", 404)
    ask(client, "comparisons/cpo/cto/ceo/cmo/cso/", 404)
    assert refused(client, PAIR, differences="maybe") == ["differences"]
    assert refused(client, PAIR, fields="secrets") == ["fields"]


@pytest.mark.each_database
def test_a_draft_is_nobody(client):
    m.Role.objects.filter(slug="cto").update(status="draft")
    ask(client, PAIR, 404)
    assert "cto" not in {
        line["manager"] for line in statements(ask(client, "comparisons/cpo/ceo/")["lines"])
    }


@pytest.mark.each_database
def test_a_former_slug_leads_on(client):
    role = m.Role.objects.get(slug="cto")
    role.slug = "giam-doc-cong-nghe"
    role.save()
    m.FormerSlug.objects.move(role, "cto")
    told = ask(client, PAIR)
    assert told["self"].endswith("/comparisons/cpo/giam-doc-cong-nghe/")


def test_queries_do_not_grow(client):
    costs = []
    for path in (PAIR, "comparisons/cpo/cto/ceo/cmo/"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, path)
        costs.append(len(queries))
    assert max(costs) <= MOST_QUERIES, costs


ODD = ["%00", "a" * 3000, "🎯", "%F0%9F%8E%AF", "-1", "..", "%2e%2e", "%ff", "’", "CPO", "cpo%20"]


def test_odd_slugs_find_nobody(client):
    for slug in ODD:
        answer = client.get(f"/api/v1/comparisons/cpo/{slug}/")
        assert answer.status_code in (400, 404, 414), slug
        assert answer["Content-Type"] == "application/problem+json"
