"""What changed since a time: in words and values of both languages, and never what nobody saw."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roles import models as m
from roles.api.change_list import SINCE, moment_of
from roles.models.content import content_models
from roles.views.change_views import YEARS
from roles.writing import because
from tests.history.conftest import cpo, places, roles  # noqa: F401  # a small world

from .answers import ask, follow, refused, without_languages

pytestmark = pytest.mark.django_db


@pytest.fixture(name="world")
def small_world(cpo):  # noqa: F811
    """The small world, as it stood a week ago."""
    for model in content_models():
        model.history.update(history_date=timezone.now() - timedelta(days=7))
    return cpo


def reword(claim, text, days=0, **who):
    claim._history_date = timezone.now() - timedelta(days=days)
    with because("edit", **who):
        claim.statement_vi = text
        claim.save()


def test_a_statement_before_and_after(client, world):
    claim = world.responsibilities.get()
    reword(claim, "Phụ trách tầm nhìn")
    change = ask(client, "changes/")["results"][0]
    assert change["cause"] == "edit"
    assert change["page"]["id"] == "cpo"
    assert change["summary"] == {"vi": "sửa 1", "en": "1 changed"}
    assert change["step"] is None
    (statement,) = change["statements"]
    assert (statement["kind"], statement["collection"]) == ("changed", "responsibilities")
    assert statement["id"] == claim.key
    assert statement["url"]["en"].endswith(f"/en/roles/cpo/#{claim.anchor}")
    assert statement["fields_changed"] == [
        {
            "field": "statement",
            "language": "vi",
            "label": {"vi": "Phát biểu (Tiếng Việt)", "en": "Statement (in Vietnamese)"},
            "before": {"vi": "Phụ trách tầm nhìn sản phẩm", "en": None},
            "after": {"vi": "Phụ trách tầm nhìn", "en": None},
        }
    ]
    follow(client, change)


def test_what_has_words_in_each_language_has_both(client, world):
    skill = world.requirements.get()
    skill.strength = "preferred"
    skill.save()
    (changed,) = ask(client, "changes/")["results"][0]["statements"][0]["fields_changed"]
    assert (changed["field"], changed["language"]) == ("strength", None)
    assert changed["after"] == {"vi": "Ưu tiên", "en": "Preferred"}
    without_languages(ask(client, "changes/", language="en"))


def test_only_since_then_and_page_by_page(client, world, monkeypatch):
    monkeypatch.setattr("roles.history.recent.CHANGES", 2)
    for days in (5, 4, 3, 2, 1):
        reword(world.responsibilities.get(), f"{days} ngày trước", days)
    since = timezone.now() - timedelta(days=3.5)
    told, query = [], {"since": since.isoformat()}
    while query:
        page = ask(client, "changes/", **query)
        told += page["results"]
        query = page["next"] and dict(parse_qsl(urlsplit(page["next"]).query))
    after = [each["statements"][0]["fields_changed"][0]["after"]["vi"] for each in told]
    assert after == ["1 ngày trước", "2 ngày trước", "3 ngày trước"]
    times = [datetime.fromisoformat(each["at"]) for each in told]
    assert times == sorted(times, reverse=True)
    assert all(at.utcoffset() is not None for at in times)
    assert len({each["id"] for each in told}) == 3


def test_nobody_is_named_and_no_draft_is_told(client, world):
    user = User.objects.create_superuser(
        "nguyen.van.kin", first_name="Kín", email="kin@example.org"
    )
    reword(world.responsibilities.get(), "Ai cũng đọc được", user=user, reason="Lý do kín")
    m.Role.objects.filter(slug="ceo").update(status="draft")
    world.status = "draft"
    world.save()
    reword(world.responsibilities.get(), "Điều bí mật", user=user)
    answer = client.get("/api/v1/changes/").text
    for secret in ("nguyen.van.kin", "Kín", "kin@", "Lý do", "bí mật"):
        assert secret not in answer


PAST = (
    "0001-01-01T00:00:00Z", "1000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
    "2020-02-29T23:59:60Z", "2026-01-01t00:00:00z", "2026-01-01T00:00:00.123456+07:00",
    "2026-01-01T00:00:00 07:00", "2026-01-01 00:00:00-11:30", "2026-01-01T00:00:00+00:00",
)  # fmt: skip
FUTURE = ("2126-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00")


def test_moments_are_taken_as_they_are_written():
    now = datetime(2026, 6, 1, tzinfo=UTC)
    for text in PAST:
        assert SINCE.value(text) < now, text
    for text in FUTURE:
        assert SINCE.value(text) > now, text


def test_the_ends_of_time(client, world):
    reword(world.responsibilities.get(), "Hôm nay")
    assert ask(client, "changes/", since=PAST[0])["results"]
    nothing = {"next": None, "next_cursor": None, "results": []}
    for since in FUTURE[:2]:
        assert ask(client, "changes/", since=since) == nothing


def test_odd_values_are_named(client, world):
    odd = {
        "since": [
            "", "yesterday", "2026-11-26", "2026-11-26T08:00:00", "-0044-03-15T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "10000-01-01T00:00:00Z", "0",
            "1764000000", "2026-11-26T25:00:00Z", "\0", "🎯", "2026-11-26T08:00:00Z; DROP", "NaN",
            "2026-W48", "0000-01-01T00:00:00Z", "２０２６-11-26T08:00:00Z", "x" * 300,
        ],
        "cursor": ["", "A", "\0", "é", "z" * 13, "2026-11-26", "../", "-1"],
        "before": ["2026-11-26T08:00:00Z"],
        "language": ["fr"],
    }  # fmt: skip
    for parameter, values in odd.items():
        for value in values:
            assert refused(client, "changes/", **{parameter: value}) == [parameter], value


def test_every_cursor_of_its_form_is_a_place(client, world):
    for cursor in ("0", "z" * 12, "1", "k9x2", "00000", "7" * 12):
        assert moment_of(cursor).year in YEARS
    for cursor in ("0", "z" * 12):
        assert "results" in ask(client, "changes/", cursor=cursor)


def test_queries_do_not_grow(client, world):
    counts = []
    for number in (1, 12):
        for n in range(number):
            reword(world.responsibilities.get(), f"Lần {number} {n}")
        with CaptureQueriesContext(connection) as queries:
            ask(client, "changes/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 70
