"""How a process follows the content revision, by a clock that the test turns."""

from datetime import UTC, datetime
from threading import Event, Thread

import pytest
from django.db import OperationalError

from roles.caching import revision
from roles.caching.revision import Watch
from roles.models.revision import Revision

ONE = Revision("one", datetime(2026, 1, 1, tzinfo=UTC))
TWO = Revision("two", datetime(2026, 1, 2, tzinfo=UTC))


class Database:
    """Answers with `state`, or raises it; counts how often it was asked."""

    def __init__(self, state):
        self.state = state
        self.asked = 0

    def read(self):
        self.asked += 1
        if isinstance(self.state, Exception):
            raise self.state
        return self.state


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def usual_times(monkeypatch):
    monkeypatch.setattr(revision, "RECHECK", 0.5)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def nothing_to_close(monkeypatch):
    monkeypatch.setattr(revision.connection, "close", lambda: None)


def test_database_is_asked_at_most_twice_a_second(clock):
    database = Database(ONE)
    watch = Watch(database.read, clock)
    assert [watch.current() for _ in range(5)] == [ONE] * 5
    assert database.asked == 1
    clock.now += 0.5
    watch.current()
    assert database.asked == 2


def test_change_is_seen_half_a_second_later_also_after_an_hour(clock):
    database = Database(ONE)
    watch = Watch(database.read, clock)
    watch.current()
    database.state = TWO
    clock.now += 0.49
    assert watch.current() == ONE
    clock.now += 0.01
    assert watch.current() == TWO
    database.state = ONE
    clock.now += 3600
    assert watch.current() == ONE


def test_last_known_revision_holds_while_the_database_is_gone(clock):
    database = Database(ONE)
    watch = Watch(database.read, clock)
    watch.current()
    database.state = OperationalError("gone")
    clock.now += 10
    assert watch.current() == ONE
    assert watch.is_down
    database.state = TWO
    clock.now += 0.5
    assert watch.current() == TWO
    assert not watch.is_down


def test_nothing_is_known_when_the_database_never_answered(clock):
    watch = Watch(Database(OperationalError("gone")).read, clock)
    assert watch.current() is None


class SlowDatabase:
    """Answers only when `answer` is set; `asked` is set when it was asked."""

    def __init__(self):
        self.asked, self.answer = Event(), Event()

    def read(self):
        self.asked.set()
        self.answer.wait(10)
        return TWO


@pytest.fixture
def slow(clock):
    """A watch that knows ONE and is just asking a slow database."""
    watch = Watch(lambda: ONE, clock)
    watch.current()
    database = SlowDatabase()
    watch._read = database.read
    clock.now += 0.5
    asking = Thread(target=watch.current)
    asking.start()
    assert database.asked.wait(10)
    yield watch, database
    database.answer.set()
    asking.join()


def test_nobody_waits_while_another_asks(slow):
    watch, _ = slow
    assert watch.current() == ONE


def test_everybody_waits_rather_than_be_late(slow, clock):
    watch, database = slow
    clock.now += 1.0
    seen = []
    late = Thread(target=lambda: seen.append(watch.current()))
    late.start()
    database.answer.set()
    late.join()
    assert seen == [TWO]


def test_nobody_waits_for_a_database_that_is_gone(slow, clock):
    watch, _ = slow
    watch.is_down = True
    clock.now += 60
    assert watch.current() == ONE
