"""What asking for an address finds, and that nobody is asked impolitely or inside our network."""

import pytest

from roles.upkeep.following import CIRCLE, find
from roles.upkeep.public_hosts import PRIVATE, is_public
from roles.upkeep.requesting import NO_PAGE, Requests
from roles.upkeep.robots import NOT_ALLOWED, Robots

LOCAL = frozenset({"127.0.0.1"})


@pytest.fixture
def look(host):
    """A function that asks for a path of the other host: (state, answer, moved to)."""

    def ask(path, local=LOCAL):
        requests = Requests("WhoDoesWhat/1.0 (+https://ours.example)", pause=0, local=local)
        found = find(f"{host.url}{path}", requests, Robots(requests))
        return str(found.state), found.answer, found.moved_to.removeprefix(host.url)

    return ask


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "fine"),
        (204, "fine"),
        (404, "dead"),
        (410, "dead"),
        (401, "closed"),
        (403, "closed"),
        (429, "closed"),
        (400, "silent"),
        (500, "silent"),
        (503, "silent"),
    ],
)
def test_what_a_status_says(host, look, status, state):
    host.pages["/a"] = status, {}, b""
    assert look("/a") == (state, str(status), "")


def test_it_says_who_asks_and_takes_no_more_than_the_head(host, look):
    host.pages["/a?b=c"] = 200, {}, b""
    look("/a?b=c#d")
    method, path, headers = host.asked[-1]
    assert (method, path) == ("HEAD", "/a?b=c")
    assert headers["User-Agent"] == "WhoDoesWhat/1.0 (+https://ours.example)"
    assert headers["Host"] == host.url.removeprefix("http://")


def test_a_server_that_does_not_know_head_is_asked_as_readers_do(host, look):
    host.pages["/a"] = 200, {}, b"x" * 100
    host.no_head = {"/a"}
    assert look("/a") == ("fine", "200", "")
    assert [asked[0] for asked in host.asked] == ["GET", "HEAD", "GET"]  # robots.txt first


def test_what_has_moved_says_where_to(host, look):
    host.pages["/a"] = 301, {"Location": "/b"}, b""
    host.pages["/b"] = 302, {"Location": f"{host.url}/c"}, b""
    host.pages["/c"] = 200, {}, b""
    assert look("/a") == ("moved", "200", "/c")


def test_a_slash_more_is_no_other_address(host, look):
    host.pages["/a"] = 301, {"Location": "/a/?utm_source=x"}, b""
    host.pages["/a/?utm_source=x"] = 200, {}, b""
    assert look("/a")[0] == "fine"


def test_what_leads_to_nothing_is_dead(host, look):
    host.pages["/a"] = 301, {"Location": "/gone"}, b""
    assert look("/a") == ("dead", "404", "")


@pytest.mark.parametrize(
    ("location", "state", "answer"),
    [
        ("/a", "silent", CIRCLE),
        ("ftp://elsewhere.example/", "dead", NO_PAGE),
        ("http://[", "silent", NO_PAGE),
        ("http://10.0.0.1/secret", "dead", PRIVATE),
        ("http://169.254.169.254/latest/meta-data/", "dead", PRIVATE),
    ],
)
def test_where_nobody_follows(host, look, location, state, answer):
    host.pages["/a"] = 302, {"Location": location}, b""
    assert look("/a") == (state, answer, "")


def test_our_own_network_is_not_asked(host, look):
    host.pages["/a"] = 200, {}, b""
    assert look("/a", local=frozenset()) == ("dead", PRIVATE, "")
    assert host.asked == []


PRIVATE_IPS = """
127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
::1 fe80::1 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:a00:1::1 2001:0:7f00:1::1
"""


@pytest.mark.parametrize("ip", PRIVATE_IPS.split())
def test_private_ranges(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["1.1.1.1", "103.1.200.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_ranges(ip):
    assert is_public(ip)


def test_a_host_that_is_not_there_and_one_that_does_not_answer(host):
    requests = Requests("x", pause=0, local=LOCAL)
    host.server_close()
    assert find(f"{host.url}/", requests, Robots(requests)).state == "silent"
    assert find("http://nobody..invalid/", requests, Robots(requests)).state == "dead"


def test_robots_txt_is_kept_to(host, look):
    host.pages["/robots.txt"] = 200, {}, b"User-agent: *\nDisallow: /a\n"
    host.pages["/a"] = host.pages["/b"] = 200, {}, b""
    assert look("/a") == ("closed", NOT_ALLOWED, "")
    assert look("/b")[0] == "fine"
    assert "/a" not in [path for _method, path, _headers in host.asked]


def test_the_rules_for_us_go_before_those_for_all(host, look):
    rules = b"User-agent: *\nDisallow:\n\nUser-agent: WhoDoesWhat\nDisallow: /\n"
    host.pages["/robots.txt"] = 200, {}, rules
    assert look("/a")[0] == "closed"


@pytest.mark.parametrize(("status", "state"), [(500, "closed"), (403, "fine"), (404, "fine")])
def test_where_the_rules_cannot_be_read(host, look, status, state):
    host.pages["/robots.txt"] = status, {}, b"User-agent: *\nDisallow: /\n"
    host.pages["/a"] = 200, {}, b""
    assert look("/a")[0] == state


def test_whoever_wants_long_pauses_is_left_alone(host, look):
    host.pages["/robots.txt"] = 200, {}, b"User-agent: *\nCrawl-delay: 3600\n"
    assert look("/a") == ("closed", NOT_ALLOWED, "")


def test_rules_without_end_are_read_to_the_bound(host):
    requests = Requests("x", pause=0, local=LOCAL)
    host.pages["/robots.txt"] = 200, {}, b"#" * (1 << 20)
    assert len(requests.ask("GET", f"{host.url}/robots.txt", 500 << 10).body) == 500 << 10


def test_two_requests_to_one_host_have_a_pause_between(host, monkeypatch):
    slept = []
    monkeypatch.setattr("roles.upkeep.requesting.time.sleep", slept.append)
    requests = Requests("x", pause=40, local=LOCAL)
    requests.delays["127.0.0.1"] = 50
    requests.ask("GET", f"{host.url}/")
    assert slept == []
    requests.ask("GET", f"{host.url}/")
    assert 0 < slept[0] <= 50
    assert slept[0] > 40
