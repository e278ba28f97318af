"""What is accepted for later: public at its time, once, or back in the queue with a word why."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from django.test import Client
from django.utils import timezone

from roles.admin import desk
from roles.admin.previewing import due, when_due
from roles.admin.previewing.due import publish_due
from roles.admin.review.accepting import accept as accepted
from roles.models import Role, WorkingCopy
from tests.history.test_races import together

from .proposals import page_of, proposed

pytestmark = pytest.mark.django_db
NEW = "Người quyết định làm sản phẩm gì."


@pytest.fixture
def copy(client, world, signed_in, person):
    """A proposal by an editor; afterwards a publisher is signed in."""
    signed_in("editor")
    made = proposed(client, world.cpo, summary_vi=NEW)
    client.force_login(person("publisher"), backend="django.contrib.auth.backends.ModelBackend")
    return made


def schedule(client, copy, at):
    typed = at if isinstance(at, str) else timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")
    return client.post(f"{page_of(copy)}schedule/", {"public_at": typed, "answer": "Được."})


def pass_time(copy):
    WorkingCopy.objects.filter(pk=copy.pk).update(public_at=timezone.now() - timedelta(minutes=1))


def summary(world):
    return Role.objects.get(pk=world.cpo.pk).summary_vi


def state(copy):
    copy.refresh_from_db()
    return copy.state


def test_it_is_public_at_its_time_and_not_before(client, world, copy):
    before, at = summary(world), timezone.now() + timedelta(days=1)
    assert schedule(client, copy, at)["Location"] == "/admin/review/"
    assert (state(copy), copy.reviewer.username, copy.answer) == ("scheduled", "publisher", "Được.")
    assert abs(copy.public_at - at) < timedelta(minutes=1)
    assert publish_due(desk) == []
    assert summary(world) == before
    pass_time(copy)
    assert [is_written for _, is_written in publish_due(desk)] == [True]
    assert (summary(world), state(copy)) == (NEW, "applied")
    row = Role.history.filter(id=world.cpo.pk).latest("history_id")
    assert row.history_user.username == "editor"
    assert publish_due(desk) == []


@pytest.mark.parametrize("typed", ["", "soon", "2020-01-01T08:00", "9999-99-99T00:00"])
def test_a_time_that_is_none_is_told_at_its_field(client, copy, typed):
    page = schedule(client, copy, typed)
    assert page.status_code == 200
    assert 'class="errorlist"' in page.text
    assert state(copy) == "proposed"
    if typed.startswith("2020"):
        assert "Giờ này đã qua" in page.text
        assert 'value="2020-01-01T08:00"' in page.text


def test_accepting_at_once_asks_for_no_time(client, copy):
    typed = re.search(r"<input[^>]*public_at[^>]*>", client.get(page_of(copy)).text)[0]
    assert "required" not in typed


def test_hours_are_those_of_vietnam(client, copy):
    day = timezone.localdate() + timedelta(days=2)
    schedule(client, copy, f"{day}T08:30")
    copy.refresh_from_db()
    assert copy.public_at.isoformat() == f"{day}T01:30:00+00:00"
    assert "08:30" in client.get(page_of(copy)).text


def test_it_is_listed_and_can_be_taken_off(client, world, copy):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    assert str(copy.key) in client.get("/admin/review/?state=scheduled").text
    client.post(f"{page_of(copy)}unschedule/")
    assert (state(copy), copy.public_at) == ("proposed", None)
    pass_time(copy)
    assert publish_due(desk) == []


def test_a_conflict_puts_it_back_with_a_word_to_both(client, world, copy, capsys):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    world.cpo.summary_vi = "Ai đó đã sửa khác."
    world.cpo.save()
    pass_time(copy)
    call_command("publish_due")
    assert "could not be written" in capsys.readouterr().out
    assert (summary(world), state(copy)) == ("Ai đó đã sửa khác.", "proposed")
    assert "Không công khai được đúng giờ hẹn" in client.get(page_of(copy)).text
    client.force_login(
        User.objects.get(username="editor"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert "Không công khai được đúng giờ hẹn" in client.get(page_of(copy)).text


def fails_for(copy, error):
    """Accepting that fails for one proposal only."""

    def accept(site, found, publisher):
        if found == copy:
            raise error
        return accepted(site, found, publisher)

    return accept


@pytest.mark.parametrize("error", [IntegrityError("x"), DataError("x"), KeyError("x")])
def test_what_cannot_be_written_keeps_nothing_else_from_it(client, world, copy, error, monkeypatch):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    copy.refresh_from_db()
    client.force_login(copy.editor, backend="django.contrib.auth.backends.ModelBackend")
    other = proposed(client, world.ceo, summary_vi="Người điều hành.")
    at = timezone.now() - timedelta(minutes=1)
    WorkingCopy.objects.update(public_at=at, state="scheduled", reviewer=copy.reviewer)
    monkeypatch.setattr(due, "accept", fails_for(copy, error))
    told = {found.pk: is_written for found, is_written in publish_due(desk)}
    assert told == {copy.pk: False, other.pk: True}
    assert (state(copy), state(other)) == ("proposed", "applied")
    assert "nhật ký của máy chủ" in client.get(page_of(copy)).text


def test_what_breaks_at_the_end_of_its_transaction_comes_back(client, copy, monkeypatch):
    """Databases look at some references only then."""
    schedule(client, copy, timezone.now() + timedelta(days=1))
    pass_time(copy)
    whole = due.written

    def written(site, key):
        with transaction.atomic():
            whole(site, key)
            raise IntegrityError

    monkeypatch.setattr(due, "written", written)
    assert [is_written for _, is_written in publish_due(desk)] == [False]
    assert (state(copy), copy.public_at) == ("proposed", None)


@pytest.mark.parametrize("error", [OperationalError("locked"), InterfaceError("closed")])
def test_a_database_that_is_away_or_busy_is_asked_again(client, copy, error, monkeypatch):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    pass_time(copy)
    with monkeypatch.context() as broken:
        broken.setattr(due, "accept", fails_for(copy, error))
        with pytest.raises(type(error)):
            publish_due(desk)
    assert state(copy) == "scheduled"
    assert [is_written for _, is_written in publish_due(desk)] == [True]


def test_whoever_lost_the_right_publishes_nothing(client, world, copy):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    User.objects.get(username="publisher").groups.clear()
    pass_time(copy)
    assert [is_written for _, is_written in publish_due(desk)] == [False]
    assert (summary(world) == NEW, state(copy)) == (False, "proposed")


def test_only_those_who_publish_schedule(client, world, copy):
    client.force_login(
        User.objects.get(username="editor"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert schedule(client, copy, timezone.now() + timedelta(days=1)).status_code == 404
    assert client.post(f"{page_of(copy)}unschedule/").status_code == 404
    assert state(copy) == "proposed"


def test_reading_anything_publishes_what_is_due(client, world, copy, monkeypatch):
    """Once a minute, wherever one reads; the thread of its own is this one here."""
    schedule(client, copy, timezone.now() + timedelta(days=1))
    pass_time(copy)
    monkeypatch.setattr(when_due, "in_background", lambda publish: publish_due(desk))
    monkeypatch.setattr(when_due.looking, "next", 0.0)
    Client().get("/thuat-ngu/")
    assert state(copy) == "applied"
    looked = []
    monkeypatch.setattr(when_due, "in_background", looked.append)
    Client().get("/admin/login/")
    assert looked == []


@pytest.mark.django_db(transaction=True)
def test_many_who_look_at_once_publish_it_once(client, world, copy):
    schedule(client, copy, timezone.now() + timedelta(days=1))
    pass_time(copy)
    before = Role.history.count()
    told = together(*[lambda: publish_due(desk)] * 4)
    assert Role.history.count() == before + 1
    assert state(copy) == "applied"
    assert sorted(map(len, told)) == [0, 0, 0, 1]
