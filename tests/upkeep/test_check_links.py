"""The command: what it asks for, in what order, within what bounds, and what it notes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from roles import models as m
from roles.upkeep.link_rounds import by_turns, due

from .conftest import serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources(world, host):
    """beacon and atlas stand on the other host, and a place of atlas by itself."""
    m.Source.objects.filter(slug="beacon").update(url=f"{host.url}/beacon")
    m.Source.objects.filter(slug="atlas").update(url=f"{host.url}/atlas")
    m.Citation.objects.create(source=world.atlas, place="§9", url=f"{host.url}/ninth")
    host.pages |= {"/beacon": (200, {}, b""), "/atlas": (301, {"Location": "/new"}, b"")}
    host.pages["/new"] = 200, {}, b""


def run(**options):
    told = StringIO()
    call_command("check_links", pause=0, local=frozenset({"127.0.0.1"}), stdout=told, **options)
    return told.getvalue()


def found():
    rows = m.LinkCheck.objects.values_list("address", "state")
    return {address.rpartition("/")[2]: state for address, state in rows}


def test_it_asks_for_sources_and_places(sources, host):
    assert run() == "Asked: 1 dead, 1 fine, 1 moved.\n"
    assert found() == {"beacon": "fine", "atlas": "moved", "ninth": "dead"}
    assert m.LinkCheck.objects.get(state="moved").moved_to == f"{host.url}/new"
    agent = host.asked[0][2]["User-Agent"]
    assert agent.startswith("WhoDoesWhat/1.0 (+http")


def test_what_was_asked_lately_is_left_alone(sources, host):
    run()
    host.asked.clear()
    assert run() == "Asked: none.\n"
    assert host.asked == []


def test_so_many_and_no_more_then_the_others(sources):
    assert run(most=1) == "Asked: 1 moved.\n"
    assert run(most=1) == "Asked: 1 fine.\n"
    assert run(most=0) == "Asked: none.\n"
    assert run(most=9) == "Asked: 1 dead.\n"


def test_no_minute_is_no_request(sources, host):
    assert run(minutes=0) == "Asked: none.\n"
    assert host.asked == []


def test_since_when(sources, host):
    run()
    day = timedelta(days=40)
    m.LinkCheck.objects.update(since=timezone.now() - day, checked_at=timezone.now() - day)
    host.pages["/atlas"] = 200, {}, b""
    run()
    fresh = m.LinkCheck.objects.filter(since__gt=timezone.now() - timedelta(days=1))
    assert [check.state for check in fresh] == ["fine"]  # atlas, that had moved
    assert not m.LinkCheck.objects.filter(checked_at__lt=timezone.now() - timedelta(days=1))


def test_another_state_is_told_again(sources, host):
    run()
    dead = m.LinkCheck.objects.get(state="dead")
    dead.ignore(timezone.localdate() + timedelta(days=90))
    assert dead not in m.LinkCheck.objects.told()
    dead.found("dead", "404")
    assert dead not in m.LinkCheck.objects.told()
    dead.found("silent", "503")
    assert dead in m.LinkCheck.objects.told()


def test_what_an_editor_has_seen_is_trusted_for_longer(sources):
    run()
    month = timezone.now() - timedelta(days=40)
    m.LinkCheck.objects.filter(state="dead").update(by_hand=True)
    m.LinkCheck.objects.update(checked_at=month)
    assert len(due(timedelta(days=30))) == 2


def test_an_address_that_nothing_gives_is_forgotten(sources, host):
    run()
    m.Source.objects.filter(slug="atlas").update(url=f"{host.url}/other")
    run()
    assert found() == {"beacon": "fine", "other": "dead", "ninth": "dead"}


def test_hosts_take_turns():
    addresses = ["http://a.vn/1", "https://www.a.vn/2", "http://b.vn/1", "http://a.vn/3"]
    assert by_turns(addresses) == [addresses[0], addresses[2], addresses[1], addresses[3]]


def test_one_host_that_is_down_keeps_nobody_from_the_others(sources, world):
    with serving() as down:
        m.Source.objects.filter(slug="beacon").update(url=f"{down.url}/beacon")
    run()
    assert found() == {"beacon": "silent", "atlas": "moved", "ninth": "dead"}
