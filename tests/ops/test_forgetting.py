"""What is kept about people has an end."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from roles.models import MistakeReport, PaceCount
from roles.models.reports import EMAIL_LIFETIME
from roles.operating.forgetting import FAILURES, SENDERS, SIGN_INS

pytestmark = pytest.mark.django_db

A_MOMENT = timedelta(minutes=1)


def report(age):
    made = MistakeReport.objects.create(
        statement="x", quoted="x", language="vi", message="x", email="lan@example.org", sender="y"
    )
    MistakeReport.objects.update(created_at=timezone.now() - age)
    made.refresh_from_db()
    return made


@pytest.fixture
def traces():
    """Of each kind one that is too old, and one that is not yet."""
    now = timezone.now()
    for model, lifetime in ((AccessAttempt, FAILURES), (AccessLog, SIGN_INS)):
        for name, age in (("old", lifetime + A_MOMENT), ("new", lifetime - A_MOMENT)):
            row = {"username": name, "ip_address": "192.0.2.1", "user_agent": "x"}
            if model is AccessAttempt:
                row |= {"failures_since_start": 1}
            model.objects.create(**row)
            model.objects.filter(username=name).update(attempt_time=now - age)
    for name, left in (("old", -A_MOMENT), ("new", A_MOMENT)):
        Session.objects.create(session_key=name, expire_date=now + left, session_data="")


def left():
    return [
        *AccessAttempt.objects.values_list("username", flat=True),
        *AccessLog.objects.filter(username__in=["old", "new"]).values_list("username", flat=True),
        *Session.objects.filter(pk__in=["old", "new"]).values_list("pk", flat=True),
    ]


def test_the_command_removes_what_has_had_its_time(traces, capsys):
    report(EMAIL_LIFETIME + A_MOMENT)
    call_command("forget")
    assert left() == ["new"] * 3
    assert MistakeReport.objects.get().email == ""
    said = capsys.readouterr().out
    assert said == "Removed: 1 e-mail addresses, 1 failed sign-ins, 1 sign-ins.\n"


def test_a_sign_in_removes_it_as_well(traces, client):
    User.objects.create_superuser("an", password="a long enough password")
    form = {"username": "an", "password": "a long enough password"}
    assert client.post("/admin/login/", form).status_code == 302
    assert "old" not in left()


def test_nobody_is_counted_longer_than_the_minute_and_its_neighbours():
    now = int(timezone.now().timestamp()) // 60
    minutes = {"old": now - 3, "now": now, "ahead": now + 100}
    PaceCount.objects.bulk_create(
        PaceCount(who=who, minute=minute, number=1) for who, minute in minutes.items()
    )
    call_command("forget", verbosity=0)
    assert [row.who for row in PaceCount.objects.all()] == ["now"]


@pytest.mark.parametrize(("age", "code"), [(SENDERS + A_MOMENT, ""), (SENDERS - A_MOMENT, "y")])
def test_the_code_of_a_sender_lasts_as_long_as_it_counts(age, code):
    report(age)
    call_command("forget", verbosity=0)
    assert MistakeReport.objects.get().sender == code


def test_an_email_stays_as_long_as_it_was_promised():
    made = report(EMAIL_LIFETIME - A_MOMENT)
    call_command("forget", verbosity=0)
    assert made.reply_to == MistakeReport.objects.get().email == "lan@example.org"


def test_the_desk_shows_no_email_that_has_had_its_time(client):
    made = report(EMAIL_LIFETIME + A_MOMENT)
    client.force_login(User.objects.create_superuser("an"))
    MistakeReport.objects.update(email="lan@example.org")  # as if nobody had removed it
    page = client.get(f"/admin/roles/mistakereport/{made.pk}/change/").text
    assert made.message in page
    assert "lan@example.org" not in page


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("address", ["/gop-y/{}/", "/en/feedback/{}/"])
def test_the_form_names_the_end(client, address):
    page = client.get(address.format("responsibility-cpo-product-vision")).text
    assert f" {EMAIL_LIFETIME.days} " in page
