"""Values that rows hand out when asked: what is made of them holds while these stay the same."""

import pickle

import pytest

from roles.caching.memory import Memory
from roles.evidence.assembling import FRONT
from roles.models import ContentRevision, ReportingLine, Role
from roles.models.late_roles import REST
from roles.models.late_values import hand_out
from roles.models.noting import unnoted

from .conftest import make_role

pytestmark = pytest.mark.django_db


class Kept:
    """A value that is made from roles without their names, in a memory."""

    def __init__(self, make):
        self.memory, self.make, self.times = Memory(10), make, 0

    def made(self):
        self.times += 1
        return self.make()

    def __call__(self):
        with unnoted():
            token = ContentRevision.current().token
        return self.memory.get("key", token, self.made)


def by_slug():
    roles = {role.slug: role for role in Role.objects.defer(*REST).order_by("slug")}
    hand_out(list(roles.values()))
    return roles


@pytest.fixture
def roles():
    for slug in ("one", "other"):
        make_role(slug, name_vi="Cũ", name_en="Old")


def rename(slug, **names):
    Role.objects.filter(slug=slug).update(**(names or {"name": "Mới", "name_vi": "Mới"}))


@pytest.mark.parametrize(
    ("edit", "times"),
    [
        (lambda: rename("one"), 2),
        (lambda: rename("other"), 1),
        (lambda: rename("one", name_en="New"), 1),
        (lambda: Role.objects.filter(slug="one").update(summary_vi="Khác"), 1),
        (lambda: Role.objects.filter(slug="other").update(acronym="X"), 2),
        (lambda: Role.objects.filter(slug="other").delete(), 2),
    ],
)
def test_it_is_made_anew_for_what_was_asked_alone(roles, edit, times):
    value = Kept(lambda: by_slug()["one"].name_vi)
    assert value() == "Cũ"
    edit()
    assert value() == Role.objects.get(slug="one").name_vi
    assert value.times == times


def test_what_is_asked_of_something_kept_is_of_now(roles):
    kept = Kept(by_slug)
    assert kept()["one"].name_vi == "Cũ"
    rename("other")
    assert kept()["other"].name_vi == "Mới"
    assert kept.times == 1


def test_what_was_asked_of_something_kept_counts_from_then_on(roles):
    kept = Kept(by_slug)
    page = Kept(lambda: kept()["other"].name_vi)
    kept()
    assert page() == "Cũ"
    rename("one")
    assert (page(), page.times, kept.times) == ("Cũ", 1, 1)
    rename("other")
    assert (page(), page.times, kept.times) == ("Mới", 2, 2)


def test_all_rows_are_read_at_once_and_not_before_they_are_asked(roles, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = by_slug()
    with django_assert_num_queries(1):
        assert [(row.name_vi, row.name_en, row.level) for row in rows.values()] == [
            ("Cũ", "Old", "executive"),
            ("Cũ", "Old", "executive"),
        ]


def test_a_row_that_is_gone_has_what_it_had(roles):
    rows = by_slug()
    assert rows["one"].name_vi == "Cũ"
    Role.objects.all().delete()
    assert rows["other"].name_vi == "Cũ"


def test_another_process_asks_for_the_same(roles):
    """It has neither the rows nor what else they might have told: only what went into the value."""
    kept = Kept(lambda: by_slug()["one"].name_vi)
    kept()
    for edited, same in (("other", True), ("one", False)):
        rename(edited)
        [stored] = kept.memory._store._values.values()
        reads = pickle.loads(pickle.dumps(stored.reads))
        assert reads.hold(ContentRevision.current().token) is same


@pytest.mark.parametrize(("renamed", "times"), [("menu", 1), ("boss", 2)])
def test_a_profile_stays_when_a_role_that_nothing_asks_for_is_renamed(renamed, times):
    for slug in ("boss", "one", "menu"):
        make_role(slug, order=FRONT - 1)
    one, boss = Role.objects.get(slug="one"), Role.objects.get(slug="boss")
    ReportingLine.objects.create(subordinate=one, manager=boss, is_editorial=True)

    def managers():
        profile = Role.objects.profiles("one")["one"]
        return [role.name for role, _line in profile.manager_roles], len(profile.others)

    page = Kept(managers)
    page()
    rename(renamed)
    assert page() == managers()
    assert page.times == times
