"""Answers of the API are kept as pages are: the same bytes for everybody who asks the same."""

import pytest
from django.test import Client

from roles.caching import revision_watch
from roles.models import Responsibility

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.page_cache,
    pytest.mark.usefixtures("seeded"),
]

LIST = "/api/v1/responsibilities/?page_size=2"


def test_no_header_of_the_reader_changes_a_kept_answer(client, admin_client):
    first = client.get(LIST)
    readers = (
        {"Accept-Language": "en"},
        {"Accept": "text/html,*/*;q=0.1"},
        {"Cookie": "desk_language=en; sessionid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"HX-Request": "true", "X-Forwarded-For": "1.2.3.4"},
        {"Content-Type": "text/plain; charset=rot13"},
    )
    for headers in readers:
        assert client.get(LIST, headers=headers).content == first.content
        begun = Client().get(LIST.replace("2", "3"), headers=headers)
        assert begun.content == client.get(LIST.replace("2", "3")).content
    signed_in = admin_client.get(LIST)
    assert signed_in.content == first.content
    assert signed_in["Cache-Control"] == first["Cache-Control"]
    assert signed_in["Vary"] == first["Vary"] == "Accept-Encoding"
    assert not first.cookies
    assert not signed_in.cookies


def test_answers_are_compressed_tagged_and_asked_for_again(client):
    first = client.get(LIST, headers={"Accept-Encoding": "br"})
    assert first["Content-Encoding"] == "br"
    assert first["Access-Control-Allow-Origin"] == "*"
    for condition in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get(LIST, headers={"Accept-Encoding": "br"} | condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
    head = client.head(LIST)
    assert head.content == b""
    assert int(head["Content-Length"]) == len(client.get(LIST).content)


def test_an_edit_makes_a_new_answer(client, monkeypatch):
    monkeypatch.setattr(revision_watch, "RECHECK", 0)
    before = client.get(LIST)
    first = Responsibility.objects.get(key=before.json()["results"][0]["id"])
    first.statement_en = "Something else"
    first.save()
    after = client.get(LIST)
    assert after.json()["results"][0]["statement"]["en"] == "Something else"
    assert after["ETag"] != before["ETag"]
