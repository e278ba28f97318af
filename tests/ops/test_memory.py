"""What is kept is made once for all who want it, and again when what it was made from differs."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from weakref import WeakSet

import pytest
from django.db import connection

from roles.caching.by_revision import cached_by_revision
from roles.caching.memory import Memory, NotKept
from roles.charting.small import around
from roles.evidence.assembling import FRONT
from roles.models import ContentRevision, ReportingLine, Role, SeedRecord

from .conftest import make_role

pytestmark = pytest.mark.django_db


class Making:
    """A memory, and how often it had to make its value."""

    def __init__(self, make):
        self.memory, self.times, self.make = Memory(10), 0, make

    def made(self):
        self.times += 1
        return self.make()

    def __call__(self, key="key"):
        return self.memory.get(key, ContentRevision.current().token, self.made)


def names():
    return list(Role.objects.order_by("slug").values_list("name_vi", flat=True))


def test_of_all_who_ask_at_once_one_makes_it():
    begun, go_on, times = Event(), Event(), []

    def make():
        times.append(1)
        begun.set()
        go_on.wait(10)
        return "value"

    memory = Memory(10)
    with ThreadPoolExecutor(8) as readers:
        asked = [readers.submit(memory.get, "key", "token", make) for _ in range(8)]
        assert begun.wait(10)
        go_on.set()
        assert {each.result() for each in asked} == {"value"}
    assert len(times) == 1


def test_what_is_written_elsewhere_leaves_it():
    make_role("cpo", name_vi="Một")
    value = Making(names)
    assert value() == ["Một"]
    Role.objects.update(order=7)
    SeedRecord.objects.create(model="roles.role", key='["x"]', digest="")
    assert value() == ["Một"]
    assert value.times == 1


def test_what_changes_an_answer_makes_it_anew():
    make_role("cpo", name_vi="Một")
    value = Making(names)
    value()
    Role.objects.update(name="Hai", name_vi="Hai")
    assert value() == ["Hai"]
    make_role("cto", name_vi="Ba")
    assert value() == ["Hai", "Ba"]
    Role.objects.filter(slug="cto").delete()
    assert value() == ["Hai"]
    assert value.times == 4


def test_what_is_written_while_it_is_made_is_not_missed():
    role = make_role("cpo", name_vi="Một")

    def interrupted():
        found = names()
        Role.objects.filter(pk=role.pk, name_vi="Một").update(name="Hai", name_vi="Hai")
        return found

    value = Making(interrupted)
    assert value() == ["Một"]  # it was so when it was asked
    assert value() == ["Hai"]


def test_what_it_is_made_of_counts_too():
    make_role("cpo", name_vi="Một")
    inner = cached_by_revision(names)
    value = Making(lambda: ", ".join(inner()))
    assert value() == "Một"
    assert Making(lambda: ", ".join(inner()))() == "Một"  # which finds it kept
    other = Making(lambda: ", ".join(inner()))
    other()
    Role.objects.update(name="Hai", name_vi="Hai")
    assert value() == other() == "Hai"


def test_what_is_for_one_reader_is_not_kept():
    def make():
        raise NotKept("answer")

    value = Making(make)
    for _ in range(2):
        with pytest.raises(NotKept):
            value()
    assert (value.times, len(value.memory)) == (2, 0)


def test_kept_it_costs_as_many_queries_as_it_was_made_from(django_assert_num_queries):
    make_role("cpo")
    value = Making(names)
    value()
    token = ContentRevision.current().token
    with django_assert_num_queries(0):
        value.memory.get("key", token, value.made)
    Role.objects.update(order=7)
    token = ContentRevision.current().token
    with django_assert_num_queries(1):
        value.memory.get("key", token, value.made)
    assert connection.execute_wrappers == []


@pytest.mark.parametrize(("renamed", "times"), [("peer", 1), ("boss", 2)])
def test_a_comparison_stays_when_a_role_that_it_does_not_draw_is_renamed(renamed, times):
    for slug in ("boss", "one", "other", "peer"):
        make_role(slug, order=FRONT)  # behind those of the menus, which it offers
    boss = Role.objects.get(slug="boss")
    for role in Role.objects.exclude(pk=boss.pk):
        ReportingLine.objects.create(subordinate=role, manager=boss, is_editorial=True)

    def drawn():
        sides = Role.objects.profiles("one", "other")
        chart = around(
            [side.role for side in sides.values()], sides["one"].surroundings, peers=False
        )
        return "Tên" in chart

    page = Making(drawn)
    assert page()
    Role.objects.filter(slug=renamed).update(name="Tên khác", name_vi="Tên khác")
    assert page()
    assert page.times == times


def test_what_is_out_of_date_goes_before_the_next_is_made():
    """Of what is large there is room for one."""
    alive, values = [], WeakSet()

    def make():
        alive.append(len(values))
        names()
        values.add(value := Event())
        return value

    value = Making(make)
    for slug in ("cpo", "cto", "coo"):
        make_role(slug)
        value()
    assert alive == [0, 0, 0]
    assert len(values) == 1
