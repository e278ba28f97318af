"""The live server works on no database that is being emptied."""

from threading import Thread

import pytest

from . import live


def test_a_request_that_has_begun_is_waited_for():
    requests = live.Requests()
    with requests.taken():
        requests.begin()
        Thread(target=requests.end).start()


def test_one_that_never_ends_fails_its_test(monkeypatch):
    monkeypatch.setattr(live, "PATIENCE", 0)
    requests = live.Requests()
    with pytest.raises(AssertionError), requests.taken():
        requests.begin()


def test_none_is_taken_between_two_tests():
    requests = live.Requests()
    with requests.taken():
        requests.begin()
        requests.end()
    with pytest.raises(ConnectionAbortedError):
        requests.begin()
    with requests.taken():
        requests.begin()
        requests.end()
