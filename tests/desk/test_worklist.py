"""The start page's worklist: roles and what is missing of each, filtered, sorted, paged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def listed(client, query=""):
    return [row[0].slug for row in client.get(f"/admin/{query}").context["coverage"].rows]


def test_each_role_says_how_many_of_what_are_missing(client, world, signed_in):
    signed_in("editor")
    page = client.get("/admin/")
    rows = {role.slug: dict(cells) for role, cells, _writing in page.context["coverage"].rows}
    told = {str(label): number for label, number in rows["cpo"].items()}
    assert told["nhiệm vụ"] == 10
    assert 'data-label="Nhiệm vụ">thiếu 10<' in page.text
    assert list(rows)[-1] == "cpo"  # the worst first


def test_it_leads_to_where_the_role_is_written(client, world, signed_in):
    signed_in("editor")
    (writing,) = (
        writing
        for role, _cells, writing in client.get("/admin/").context["coverage"].rows
        if role == world.cpo
    )
    assert writing == f"/admin/transcribing/?role={world.cpo.pk}"
    assert client.get(writing).status_code == 200


def test_a_viewer_is_not_led_there(client, world, signed_in):
    signed_in("viewer")
    page = client.get("/admin/")
    assert {writing for *_role, writing in page.context["coverage"].rows} == {""}
    assert "Viết tiếp" not in page.text


def test_of_one_lack_those_first_that_lack_most(client, world, signed_in):
    signed_in("viewer")
    for number in range(5):
        world.duty(world.ceo, f"Việc {number}", "")
    assert listed(client, "?lack=duties") == ["cpo", "board", "ceo"]
    assert listed(client, "?lack=lines") == ["board"]


def test_one_function(client, world, signed_in):
    signed_in("viewer")
    type(world.ceo).objects.filter(pk=world.ceo.pk).update(function_id="sales")
    assert listed(client, "?function=sales") == ["ceo"]
    assert listed(client, "?function=sales&lack=duties") == ["ceo"]
    assert listed(client, "?function=marketing") == []


@pytest.mark.parametrize("query", ["?lack=x", "?function=x", "?page=x", "?page=99", "?lack=all"])
def test_odd_addresses_list_something(client, world, signed_in, query):
    signed_in("viewer")
    assert set(listed(client, query)) == {"board", "ceo", "cpo"}


def test_it_is_paged_and_costs_no_more(client, world, signed_in):
    signed_in("viewer")
    few = queries(client)
    for number in range(20):
        world.role(f"role-{number}", f"Chức danh {number}", "")
    assert queries(client) == few
    assert len(listed(client)) == 12
    assert len(listed(client, "?page=2")) == 11


def queries(client):
    client.get("/admin/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/admin/").status_code == 200
    return len(captured)
