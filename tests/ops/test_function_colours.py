"""The stylesheet with the colours of functions: right, kept for ever, and free for pages."""

import re

import pytest
from django.test import Client

from roles.caching import revision_watch
from roles.models import Function
from roles.views.function_colours import stylesheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

LINK = re.compile(r'<link rel="stylesheet" href="(/functions[^"]*)">')


def address(client):
    [found] = LINK.findall(client.get("/nguon/").text)
    return found


def test_it_has_a_rule_for_each_function(client):
    text = client.get(address(client)).text
    rules = re.findall(r"\.fn-(\w+)\{--accent:light-dark\((.*?),(.*?)\)\}", text)
    assert set(rules) == set(Function.objects.values_list("slug", "light", "dark"))
    assert text.startswith("@layer tokens{")


@pytest.mark.page_cache
def test_its_address_changes_with_the_colours_and_may_be_kept_for_ever(client, monkeypatch):
    before = address(client)
    answer = client.get(before)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert client.get(before, headers={"if-none-match": answer["ETag"]}).status_code == 304
    Function.objects.filter(slug="plant").update(light="#101010")
    after = address(client)
    assert after != before
    assert "#101010" in client.get(after).text
    moved = client.get(before)
    assert (moved.status_code, moved["Location"]) == (302, after)
    assert "no-cache" in moved["Cache-Control"]


@pytest.mark.page_cache
def test_other_changes_leave_the_address(client):
    before = address(client)
    Function.objects.filter(slug="plant").update(name_en="Works", order=5)
    assert address(client) == before
    assert client.get("/en/skills/").text.count(before) == 1


@pytest.mark.page_cache
def test_pages_ask_for_it_once_for_each_revision(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    client = Client()
    client.get("/")
    # The order of the sources, and those of the page.
    with django_assert_num_queries(2):
        client.get("/nguon/")


def test_what_is_neither_colour_nor_name_does_not_get_into_it():
    evil = [
        Function(slug="a", light="red;}a{}", dark="#ffffff"),
        Function(slug="b{}", light="#000000", dark="#ffffff"),
        Function(slug="c", light="#000000\n", dark="url(//x)"),
    ]
    text = stylesheet(evil)
    assert text == (
        "@layer tokens{\n"
        ".fn-a{--accent:light-dark(#55595f,#ffffff)}\n"
        ".fn-c{--accent:light-dark(#55595f,#bcc1c8)}\n"
        "}\n"
    )
