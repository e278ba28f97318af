"""Hosts that never come to an end: an address has its time, and so has all that it leads to."""

import pytest

from roles import models as m
from roles.upkeep import deadlines, requesting
from roles.upkeep.deadlines import TOO_LONG
from roles.upkeep.following import find
from roles.upkeep.requesting import Requests
from roles.upkeep.robots import Robots

from .test_check_links import found, run

LOCAL = frozenset({"127.0.0.1"})
SHORT = 0.5  # seconds: each drip of these hosts goes on for forty
HEADERS = b"HTTP/1.1 200 OK\r\nX-Long: "
BODY = b"HTTP/1.1 200 OK\r\n\r\n"
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def look(url, seconds=SHORT, pause=0):
    requests = Requests("WhoDoesWhat/1.0", pause=pause, local=LOCAL, seconds=seconds)
    finding = find(url, requests, Robots(requests))
    return str(finding.state), finding.answer


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 ", HEADERS, b"HTTP/1.1 100 Continue\r\nX: "])
def test_headers_that_come_byte_by_byte(host, first):
    host.drips["/a"] = first
    assert look(f"{host.url}/a") == ("silent", TOO_LONG)
    assert host.heard_out == []


@pytest.mark.parametrize("first", [HEADERS, BODY, CHUNKS])
def test_rules_that_come_byte_by_byte(host, first):
    host.drips["/robots.txt"] = first
    host.pages["/a"] = 200, {}, b""
    assert look(f"{host.url}/a") == ("silent", TOO_LONG)
    assert host.heard_out == []
    assert [path for _method, path, _headers in host.asked] == ["/robots.txt"]


def test_what_an_address_leads_to_has_no_time_of_its_own(host):
    host.pages["/a"] = 301, {"Location": "/b"}, b""
    host.drips["/b"] = HEADERS
    assert look(f"{host.url}/a") == ("silent", TOO_LONG)
    assert host.heard_out == []


@pytest.fixture
def clock(monkeypatch):
    """A time that passes only where somebody waits."""

    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            self.now += seconds

    time = Clock()
    for module in (deadlines, requesting):
        monkeypatch.setattr(module, "time", time)


def test_pauses_are_part_of_it(host, clock):
    """Within 70 seconds three of 20 are waited for; a fourth would come too late."""
    host.pages |= {f"/{n}": (301, {"Location": f"/{n + 1}"}, b"") for n in range(5)}
    assert look(f"{host.url}/0", seconds=70, pause=20) == ("silent", TOO_LONG)
    assert [path for _method, path, _headers in host.asked] == ["/robots.txt", "/0", "/1", "/2"]


@pytest.mark.django_db
def test_others_are_asked_all_the_same(world, host):
    m.Source.objects.filter(slug="beacon").update(url=f"{host.url}/beacon")
    m.Source.objects.filter(slug="atlas").update(url=f"{host.url}/atlas")
    host.drips["/atlas"] = HEADERS
    host.pages["/beacon"] = 200, {}, b""
    assert run(seconds=SHORT) == "Asked: 1 fine, 1 silent.\n"
    assert found() == {"beacon": "fine", "atlas": "silent"}
