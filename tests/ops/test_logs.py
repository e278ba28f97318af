"""What a line of the log must not hold; tests/faults/test_logs.py reads those of real servers."""

import json
import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DataError, connection

from execroles.logs import REQUEST_ID, JsonFormatter, PlainFormatter, discreet
from execroles.request_lines import line as line_of_hit
from execroles.sentry import without_personal_data

TOLD = {
    "Forbidden (Referer checking failed - https://a.example/x?y=1 does not match any trusted "
    "origins.): /admin/": "Forbidden (Referer checking failed - … does not match any trusted "
    "origins.): /admin/",
    "Invalid request from ip=198.51.100.7: Invalid line: 'GET /?q=x'": "Invalid request from "
    "ip=…: Invalid line: …",
    "Error handling request /tim-kiem/?q=x y": "Error handling request /tim-kiem/… y",
    "from 2001:db8::7 and ::ffff:198.51.100.7": "from … and …",
    "invalid literal for int() with base 10: 'x'": "invalid literal for int() with base 10: …",
    "Invalid HTTP_HOST header: 'x\"y\\'z'. Add it": "Invalid HTTP_HOST header: …. Add it",
    "can't decode b'\\xff' in it": "can't decode … in it",
    "it isn't, they don't": "it isn't, they don't",
    "open \"x, and 'y": "open …",
    "Worker (pid:12) was sent SIGKILL! Perhaps out of memory?": None,
    "UNIQUE constraint failed: roles_role.slug": None,
    "Not Found: /chuc-danh/giám-đốc/": None,
}


@pytest.mark.parametrize("text", TOLD)
def test_what_a_request_brought_is_left_out(text):
    assert discreet(text) == (TOLD[text] or text)


def line(formatter, error, message="failed at /?q=secret"):
    try:
        raise error
    except type(error):
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, __file__, 1, message, (), (type(error), error, error.__traceback__)
        )
    return formatter.format(record)


@pytest.mark.parametrize("formatter", [JsonFormatter(), PlainFormatter()])
def test_an_error_is_told_with_its_place_and_without_values(formatter):
    text = line(formatter, ValueError("invalid literal: 'secret'"))
    assert "secret" not in text
    assert "ValueError" in text
    assert "test_logs.py" in text


def test_what_is_wrong_with_a_setting_is_told_whole():
    error = json.loads(line(JsonFormatter(), ImproperlyConfigured("X='no' is not understood")))
    assert error["error"][0]["message"] == "X='no' is not understood"


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite quotes no values")
def test_a_value_in_a_database_error_is_left_out():
    with pytest.raises(DataError) as raised, connection.cursor() as cursor:
        cursor.execute("SELECT %s::integer", ['secret" and "more'])
    text = line(JsonFormatter(), raised.value)
    assert "invalid input syntax for type integer" in text
    assert "secret" not in text
    assert "more" not in text


def test_sentry_gets_no_values_either():
    event = {
        "user": {"ip_address": "198.51.100.7"},
        "request": {"url": "https://www.example.org/", "query_string": "q=secret"},
        "exception": {"values": [{"type": "ValueError", "value": "not 'secret'"}]},
        "logentry": {"message": "at %s", "formatted": "at /?q=secret", "params": ["/?q=secret"]},
    }
    sent = json.dumps(without_personal_data(event, None))
    assert "secret" not in sent
    assert "198.51.100.7" not in sent
    assert "ValueError" in sent


def test_the_line_of_a_kept_page_is_that_of_any_other():
    known = {"method": "GET", "route": "role", "status": 200, "milliseconds": 0.1, "cache": "hit"}
    record = logging.getLogger().makeRecord(
        "requests", logging.INFO, "", 0, "answered", (), None, extra=known
    )
    record.created = 1795770000.0421
    token = REQUEST_ID.set("0123456789abcdef")
    told = JsonFormatter().format(record)
    REQUEST_ID.reset(token)
    assert line_of_hit(record.created, "0123456789abcdef", "GET", "role", 200, 0.1) == told + "\n"
