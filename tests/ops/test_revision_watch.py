"""How a process follows the content revision, by a clock that the test turns."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from django.db import OperationalError

from roles.caching import revision_watch
from roles.caching.revision_watch import Watch
from roles.models.revision import Revision

ONE = Revision("one", datetime(2026, 1, 1, tzinfo=UTC))
BACKGROUND = revision_watch.in_background
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
    monkeypatch.setattr(revision_watch, "RECHECK", 0.5)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def nothing_to_close(monkeypatch):
    monkeypatch.setattr(revision_watch.connection, "close", lambda: None)


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


@pytest.fixture
def refused(clock):
    """A watch that knows ONE, and its database, which refused when it was last asked."""
    database = Database(ONE)
    watch = Watch(database.read, clock)
    watch.current()
    database.state = OperationalError("gone")
    clock.now += 10
    watch.current()
    return watch, database


def test_last_known_revision_holds_while_the_database_is_gone(refused, clock):
    watch, database = refused
    assert watch.current() == ONE
    assert watch.is_down
    assert watch.is_away()
    database.state = TWO
    clock.now += 0.5
    assert watch.current() == TWO
    assert not watch.is_down


def test_nothing_is_known_when_the_database_never_answered(clock):
    watch = Watch(Database(OperationalError("gone")).read, clock)
    assert watch.current() is None


def test_what_breaks_a_check_does_not_end_the_checks(clock):
    database = Database(ONE)
    watch = Watch(database.read, clock)
    watch.current()
    database.state = RuntimeError("none of the database's")
    clock.now += 1
    with pytest.raises(RuntimeError):
        watch.current()
    database.state = TWO
    clock.now += 1
    assert watch.current() == TWO


class SlowDatabase:
    """Answers with `state`, or raises it, only when `answer` is set."""

    def __init__(self, state=TWO):
        self.state = state
        self.asked, self.answer, self.times = Event(), Event(), 0

    def read(self):
        self.times += 1
        self.asked.set()
        self.answer.wait(10)
        if isinstance(self.state, Exception):
            raise self.state
        return self.state


@pytest.fixture
def slow(monkeypatch, clock):
    """A watch that knows ONE, and a slow database that it will ask next, in a thread of its own."""
    watch = Watch(lambda: ONE, clock)
    watch.current()
    database = SlowDatabase()
    watch._read = database.read
    clock.now += 0.5
    monkeypatch.setattr(revision_watch, "in_background", BACKGROUND)
    yield watch, database
    database.answer.set()
    watch._answered.wait(10)


def test_nobody_waits_until_a_slow_database_answers(slow):
    watch, database = slow
    assert [watch.current() for _ in range(3)] == [ONE] * 3  # the first reader included
    assert database.asked.is_set()
    assert not database.answer.is_set()
    assert database.times == 1


def test_everybody_waits_a_moment_for_a_change(slow, monkeypatch):
    monkeypatch.setattr(revision_watch, "PATIENCE", 10)  # however busy this machine is
    watch, database = slow
    database.answer.set()
    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(lambda _: watch.current(), range(8))) == [TWO] * 8
    assert database.times == 1


def test_a_database_that_says_nothing_counts_as_away(slow, clock):
    watch, database = slow
    watch.current()
    clock.now += revision_watch.DOUBT
    assert watch.is_away()
    assert not watch.is_down
    database.answer.set()
    assert watch._answered.wait(10)
    assert not watch.is_away()


def test_an_answer_that_came_late_holds_afterwards(slow, clock):
    watch, database = slow
    watch.current()
    database.answer.set()
    assert watch._answered.wait(10)
    assert watch.current() == TWO


def test_only_the_beginning_waits_for_a_first_answer(monkeypatch, clock):
    monkeypatch.setattr(revision_watch, "in_background", BACKGROUND)
    database = SlowDatabase(OperationalError("gone"))
    watch = Watch(database.read, clock)
    with ThreadPoolExecutor(1) as readers:
        first = readers.submit(watch.current)
        assert database.asked.wait(10)
        assert not first.done()
        database.answer.set()
        assert first.result(10) is None
    database.answer.clear()
    clock.now += 1
    assert watch.current() is None  # it is known to be gone: nobody waits to hear it again
    database.answer.set()
    assert watch._answered.wait(10)


def test_an_old_refusal_turns_nobody_away(refused, clock, monkeypatch):
    """A worker that has nothing to do finds out by its next reader that the database is back."""
    monkeypatch.setattr(revision_watch, "PATIENCE", 10)  # however busy this machine is
    monkeypatch.setattr(revision_watch, "in_background", BACKGROUND)
    (watch, _), database = refused, SlowDatabase(TWO)
    watch._read = database.read
    clock.now += revision_watch.DOUBT
    assert not watch.is_down  # whoever is signed in is not a reader like all others
    with ThreadPoolExecutor(1) as readers:
        reader = readers.submit(lambda: (watch.current(), watch.is_away()))
        assert database.asked.wait(10)
        assert not reader.done()
        database.answer.set()
        assert reader.result(10) == (TWO, False)


def test_a_refusal_holds_while_the_database_is_asked_again(refused, clock, monkeypatch):
    """Of one that says nothing, however long that takes, nobody waits to hear it again."""
    monkeypatch.setattr(revision_watch, "in_background", BACKGROUND)
    (watch, _), database = refused, SlowDatabase(OperationalError("still gone"))
    watch._read = database.read
    clock.now += revision_watch.RECHECK
    for _ in range(3):
        assert watch.current() == ONE
        assert watch.is_down
        assert watch.is_away()
        clock.now += revision_watch.DOUBT
    database.answer.set()
    assert watch._answered.wait(10)
    assert watch.is_down
