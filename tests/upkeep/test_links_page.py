"""The list of links at the desk: what it tells, what may be done about each, who may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roles import models as m
from tests.desk.pages import Form, change, undrawn

pytestmark = pytest.mark.django_db

LINKS = "/admin/links/"
NEW = "https://beacon.example/cho-moi"


def found(address, state="dead", moved_to=""):
    check = m.LinkCheck(address=address)
    check.found(state, "404", moved_to)
    return check


@pytest.fixture
def dead(world):
    return found(world.beacon.url)


def listed(client, name=""):
    return undrawn(client, f"{LINKS}?list={name}")["rows"]


def test_it_tells_what_cites_a_dead_address(client, world, dead, signed_in):
    signed_in("viewer")
    place = world.place(world.atlas, "§9")
    m.Citation.objects.filter(pk=place.pk).update(url=world.beacon.url)
    page = client.get(LINKS)
    (row,) = page.context["rows"]
    assert row.rows == [world.beacon, place]
    assert [given.n_claims for given in row.rows] == [7, 0]
    assert "7 phát biểu dẫn đến đây" in page.text
    assert f'href="{change(world.beacon)}#cited-by"' in page.text
    assert "Để sau" not in page.text.partition('class="rows"')[2]  # a viewer changes nothing


def test_only_addresses_that_are_still_given(client, world, dead, signed_in):
    signed_in("viewer")
    m.Source.objects.filter(pk=world.beacon.pk).update(url=NEW)
    assert listed(client) == []


def test_laws_that_hold_no_more(client, world, signed_in):
    signed_in("viewer")
    law = {"kind": "law", "law_status": "repealed"}
    m.Source.objects.update(**law)
    m.Source.objects.filter(pk=world.atlas.pk).update(law_status="repealed")  # nothing cites it
    assert listed(client, "laws") == [world.beacon]
    m.Source.objects.update(law_status="in_force")
    assert listed(client, "laws") == []


def test_put_off_until_a_day(client, world, dead, signed_in):
    signed_in("editor")
    until = timezone.localdate() + timedelta(days=30)
    answer = client.post(LINKS, {"check": dead.pk, "until": until.isoformat(), "ignore": "1"})
    assert answer.status_code == 302
    assert listed(client, "dead") == []
    assert [row.check for row in listed(client, "ignored")] == [dead]
    m.LinkCheck.objects.update(ignored_until=timezone.localdate() - timedelta(days=1))
    assert [row.check for row in listed(client, "dead")] == [dead]


@pytest.mark.parametrize("until", ["", "x", "1999-01-01", "9999-12-31", "2027-02-30"])
def test_no_such_day_is_told_at_the_field(client, world, dead, signed_in, until):
    signed_in("editor")
    answer = client.post(LINKS, {"check": dead.pk, "until": until, "ignore": "1"})
    assert answer.status_code == 200
    assert answer.context["rows"][0].form.errors["until"]
    dead.refresh_from_db()
    assert dead.ignored_until is None


def test_seen_with_ones_own_eyes(client, world, dead, signed_in):
    signed_in("editor")
    assert client.post(LINKS, {"check": dead.pk, "seen": "1"}).status_code == 302
    dead.refresh_from_db()
    assert (dead.state, dead.by_hand) == ("fine", True)


@pytest.mark.parametrize("check", ["", "x", "999999", "9" * 30])
def test_no_such_address(client, world, dead, signed_in, check):
    signed_in("editor")
    assert client.post(LINKS, {"check": check, "seen": "1"}).status_code == 404


def test_a_viewer_decides_nothing(client, world, dead, signed_in):
    signed_in("viewer")
    assert client.post(LINKS, {"check": dead.pk, "seen": "1"}).status_code == 403


@pytest.mark.parametrize("query", ["?list=x", "?list=laws&page=0", "?list=dead&page=x"])
def test_odd_addresses(client, world, dead, signed_in, query):
    signed_in("viewer")
    assert client.get(LINKS + query).status_code == 200


def test_the_new_address_is_taken_over_by_the_form(client, world, signed_in):
    signed_in("publisher")
    moved = found(world.beacon.url, "moved", NEW)
    assert f"{change(world.beacon)}?take-address={moved.pk}" in client.get(LINKS).text
    form = Form(client, f"{change(world.beacon)}?take-address={moved.pk}")
    assert form.data["url"] == NEW
    assert form.send().status_code == 302
    world.beacon.refresh_from_db()
    assert world.beacon.url == NEW
    assert listed(client, "moved") == []


@pytest.mark.parametrize("pk", ["", "x", "999999", "9" * 30])
def test_no_new_address(client, world, signed_in, pk):
    signed_in("publisher")
    form = Form(client, f"{change(world.beacon)}?take-address={pk}")
    assert form.data["url"] == world.beacon.url


def test_an_address_that_is_not_this_sources(client, world, signed_in):
    signed_in("publisher")
    moved = found(world.atlas.url, "moved", NEW)
    form = Form(client, f"{change(world.beacon)}?take-address={moved.pk}")
    assert form.data["url"] == world.beacon.url


def test_what_other_hosts_say_is_dead(client, world, signed_in):
    signed_in("editor")
    found(world.beacon.url, "moved", 'javascript:alert(1)//"><script>alert(1)</script>')
    text = client.get(f"{LINKS}?list=moved").text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text


def test_the_number_of_queries_does_not_grow(client, world, dead, signed_in):
    signed_in("editor")
    few = queries(client)
    for number in range(20):
        source = world.source(f"s-{number}", "S")
        found(source.url)
        world.place(source, "§1")
    assert queries(client) == few


def queries(client):
    client.get(LINKS)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(LINKS).status_code == 200
    return len(captured)
