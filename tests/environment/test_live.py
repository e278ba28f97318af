"""The live server works on no database that is being emptied."""

from threading import Event, Thread

import pytest

from . import live

LIVE = {"SERVER_SOFTWARE": "WSGIServer/0.2"}


def test_a_request_that_has_begun_is_waited_for():
    requests, begun = live.Requests(), Event()

    def answer():
        requests.begin(LIVE)
        begun.set()
        requests.end()

    with requests.taken():
        Thread(target=answer).start()
        assert begun.wait(10)


def test_one_that_never_ends_fails_its_test(monkeypatch):
    monkeypatch.setattr(live, "PATIENCE", 0)
    requests = live.Requests()
    with pytest.raises(AssertionError), requests.taken():
        requests.begin(LIVE)


def test_none_is_taken_between_two_tests():
    requests = live.Requests()
    with requests.taken():
        requests.begin(LIVE)
        requests.end()
    with pytest.raises(ConnectionAbortedError):
        requests.begin(LIVE)
    with requests.taken():
        requests.begin(LIVE)
        requests.end()


def test_a_handler_that_a_test_calls_by_itself_is_no_servers():
    requests = live.Requests()
    requests.begin({})
    with requests.taken():
        requests.begin({})
