"""Whose request is it? What proxies write, and what addresses of IPv6 carry within."""

import pytest
from django.test import RequestFactory

from roles.guard.clients import client_address

PROXY = "192.0.2.1"


@pytest.fixture
def address(settings):
    """The address of a request that came through `proxies`, with their header `forwarded`."""

    def ask(proxies, forwarded=None, remote=PROXY):
        settings.PROXIES = proxies
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))

    return ask


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (0, None, PROXY),
        (0, "198.51.100.1", PROXY),  # nobody we trust wrote it
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.9", "198.51.100.1"),
        (2, "10.0.0.1,198.51.100.1,192.0.2.9", "198.51.100.1"),
        (1, None, PROXY),
        (1, "", PROXY),
        (2, "198.51.100.1", PROXY),  # it did not come by both
        # Where the outermost noted no address, what the next one saw; never what the client wrote.
        (1, "unknown", PROXY),
        (1, "10.0.0.1, unknown", PROXY),
        (1, "10.0.0.1, ", PROXY),
        (2, "10.0.0.1, , 192.0.2.9", "192.0.2.9"),
        (2, "10.0.0.1, _hidden, 192.0.2.9", "192.0.2.9"),
        (2, "10.0.0.1, 999.0.0.1, 192.0.2.9", "192.0.2.9"),
        (1, ", , 198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1,", PROXY),
    ],
)
def test_the_address_is_the_one_that_our_proxies_saw(address, proxies, forwarded, found):
    assert address(proxies, forwarded) == found


@pytest.mark.parametrize(
    ("noted", "found"),
    [
        ("198.51.100.1:50712", "198.51.100.1"),
        ("  198.51.100.1:1  ", "198.51.100.1"),
        ("[2001:db8:1:2:3::4]:50712", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3::4]", "2001:db8:1:2::"),
        ('"[2001:db8:1:2:3::4]:50712"', "2001:db8:1:2::"),
        ("[::ffff:198.51.100.1]:443", "198.51.100.1"),
        ("2001:db8:1:2:3:4:5:443", "2001:db8:1:2::"),  # no port: that needs brackets
        ("fe80::1%eth0", "fe80::"),
        ("[fe80::1%eth0]:80", "fe80::"),
        ("198.51.100.1:port", None),
        ("198.51.100.1:", None),
        ("198.51.100.1:123456", None),
        ("[2001:db8::1", None),
        ("0198.51.100.1", None),
        ("198.51.100", None),
        ("example.org:80", None),
        ("unix:", None),
        ("[]:80", None),
        ("1" * 5000, None),
    ],
)
def test_a_port_is_no_part_of_the_address(address, noted, found):
    assert address(1, noted, remote="") == found


@pytest.mark.parametrize(
    "first",
    [
        "::ffff:198.51.100.1",
        "::FFFF:C633:6401",
        "0:0:0:0:0:ffff:c633:6401",
        "::ffff:0:198.51.100.1",
        "::198.51.100.1",
        "64:ff9b::198.51.100.1",
        "2002:c633:6401::1",
        "2002:c633:6401:beef:1:2:3:4",
        "2001:0:4136:e378:8000:63bf:39cc:9bfe",
    ],
)
def test_an_address_within_counts_itself(address, first):
    assert address(0, remote=first) == "198.51.100.1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("64:ff9b:1::198.51.100.1", "64:ff9b:1::198.51.100.2"),
        ("64:ff9b:1:c633:64:100::", "64:ff9b:1:c633:64:200::"),
        ("2001:0:4136:e378:8000:63bf:39cc:9bfe", "2001:0:4136:e378:8000:63bf:39cc:9bfd"),
        ("::1", "::"),
    ],
)
def test_others_have_other_counts(address, one, other):
    assert address(0, remote=one) != address(0, remote=other)


@pytest.mark.parametrize("loopback", ["::1", "127.0.0.1"])
def test_this_machine(address, loopback):
    assert address(0, remote=loopback) == loopback


def test_a_household_has_one_count(address):
    assert address(0, remote="2001:db8:1:2::a") == address(0, remote="2001:db8:1:2:ffff::b")
    assert address(0, remote="2001:db8:1:2::a") != address(0, remote="2001:db8:1:3::a")
