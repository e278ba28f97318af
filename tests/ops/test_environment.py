"""What the environment may say, and what the site says to the rest."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from execroles import environment

ON = ("1", "true", "True", "TRUE", "yes", "on", " on ", "On\n")
OFF = ("0", "false", "No", "off", "OFF ")
NONSENSE = ("2", "-1", "01", "ture", "y", "enabled", "tru e", "１", "đúng", "production", "=1")


@pytest.mark.parametrize("default", [True, False])
def test_a_switch(default):
    def is_on(value):
        return environment.is_on("PRODUCTION", default, {"PRODUCTION": value})

    assert [is_on(value) for value in ON] == [True] * len(ON)
    assert [is_on(value) for value in OFF] == [False] * len(OFF)
    assert [is_on(value) for value in ("", " ")] == [default] * 2
    assert environment.is_on("PRODUCTION", default, {}) is default


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_is_refused_by_name(value):
    with pytest.raises(ImproperlyConfigured, match=r"^PRODUCTION=.*true") as refused:
        environment.is_on("PRODUCTION", environ={"PRODUCTION": value})
    assert value[:40] in str(refused.value)


@pytest.mark.parametrize("value", ["two", "-1", "1.5", "2,0", "64MB", "٣", "²", "9" * 5000, "0x1"])
def test_what_is_no_number_is_refused_by_name(value):
    with pytest.raises(ImproperlyConfigured, match=r"^PROXIES=.* whole number from 0 to 9"):
        environment.number("PROXIES", 1, most=9, environ={"PROXIES": value})


def test_a_number():
    assert environment.number("PROXIES", 7, environ={"PROXIES": " 2 "}) == 2
    assert environment.number("PROXIES", 7, environ={"PROXIES": " "}) == 7


def test_a_choice():
    def choice(value):
        return environment.choice("LOG_FORMAT", ("json", "plain"), "json", {"LOG_FORMAT": value})

    assert (choice("Plain"), choice("")) == ("plain", "json")
    with pytest.raises(ImproperlyConfigured, match=r"LOG_FORMAT='xml'.*json or plain"):
        choice("xml")


def test_an_origin():
    def origin(value="", hosts=("www.example.org",), is_encrypted=True):
        return environment.origin("ORIGIN", hosts, is_encrypted, {"ORIGIN": value})

    assert origin() == "https://www.example.org"
    assert origin(hosts=["*", ".example.org"], is_encrypted=False) == "http://example.org"
    assert origin(hosts=[]) == "https://localhost"
    for given in ("http://127.0.0.1:8000", "https://[::1]", "https://a.example"):
        assert origin(given) == given
    for wrong in (
        "a.example",
        "https://a.example/",
        "ftp://a.example",
        "https://a.example/x",
        "//a",
    ):
        with pytest.raises(ImproperlyConfigured, match=r"^ORIGIN=.*scheme and host"):
            origin(wrong)
