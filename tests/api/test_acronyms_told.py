"""Acronyms and ambiguous titles: their senses, with the sites that are counted and those not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m
from roles.views.search_views import all_uses

from .answers import ask, follow, refused, without_languages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def test_the_list_in_pages_is_whole(client):
    whole = ask(client, "acronyms/", page_size=100)["results"]
    assert [each["id"] for each in whole] == sorted(all_uses().by_slug)[:100]
    pages, query = [], {"page_size": 7}
    while query:
        page = ask(client, "acronyms/", **query)
        pages += page["results"]
        query = page["next_cursor"] and {"page_size": 7, "cursor": page["next_cursor"]}
    assert pages[:100] == whole
    assert len(pages) == len(all_uses().by_slug)


def test_senses_say_who_is_counted(client):
    told, naming = ask(client, "acronyms/cpo/"), all_uses().find("cpo")
    assert told["counted"] == {
        "sites": naming.sites,
        "copies": len(naming.copies),
        "own_sources": len(naming.own),
    }
    for sense, known in zip(told["senses"], naming.all_senses, strict=True):
        assert sense["counted"]["sites"] == known.sites
        standings = [page["standing"] for page in sense["pages"]]
        assert standings == sorted(standings, key=["independent", "copy", "own_source"].index)
        for tally in (*sense["titles"], *sense["managers"], *sense["acronyms"]):
            assert len(tally["sites"]) == tally["counted"]["sites"]
    role = next(sense["role"] for sense in told["senses"] if sense["role"])
    assert role["id"] == "cpo"
    copies = [p for s in told["senses"] for p in s["pages"] if p["standing"] == "copy"]
    assert copies
    assert any(page["own_source"] for sense in told["senses"] for page in sense["pages"])


def test_its_addresses_lead_somewhere(client):
    follow(client, ask(client, "acronyms/", page_size=3))
    follow(client, ask(client, "acronyms/cpo/"))


def test_what_contradicts_itself_is_told(client):
    told = [ask(client, f"acronyms/{slug}/") for slug in all_uses().by_slug]
    for name in ("slips", "unnamed", "shared_titles", "undecided_sites"):
        assert any(each[name] for each in told), name


def test_filters(client):
    titles = ask(client, "acronyms/", kind="title", page_size=100)["results"]
    assert titles
    assert {each["kind"] for each in titles} == {"title"}
    found = ask(client, "acronyms/", role="cpo")["results"]
    assert "cpo" in {each["id"] for each in found}
    assert all("cpo" in {s["role"]["id"] for s in e["senses"] if s["role"]} for e in found)
    assert "cpo" in {e["id"] for e in ask(client, "acronyms/", q="chief product")["results"]}
    assert ask(client, "acronyms/", q="không có gì như thế")["results"] == []


def test_one_language(client):
    without_languages(ask(client, "acronyms/cpo/", language="en"))
    without_languages(ask(client, "acronyms/", language="vi"))


@pytest.mark.each_database
def test_drafts_are_no_senses_of_anything(client):
    m.Role.objects.filter(slug="cpo").update(status="draft")
    told = ask(client, "acronyms/cpo/")
    assert not any(sense["role"] and sense["role"]["id"] == "cpo" for sense in told["senses"])
    assert refused(client, "acronyms/", 404, role="cpo") == ["role"]


@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        ("cursor", ["", "A", "é", "\0", "x" * 121, "../", "🎯", "-_-", "a b"]),
        ("kind", ["", "ACRONYM", "sense", "\0", "1"]),
        ("page_size", ["0", "-1", "101", "9" * 30, "1.5", "ten", "", "٣", "1e2"]),
        ("language", ["", "fr", "VI", "vi,en"]),
        ("sort", ["name"]),
        ("q", ["", "x" * 201]),
    ],
)
def test_odd_values_are_named(client, parameter, values):
    for value in values:
        assert refused(client, "acronyms/", **{parameter: value}) == [parameter], value


def test_every_cursor_of_its_form_is_a_place(client):
    for cursor in ("0", "zzzz", "---", "k9x2", "cpo"):
        assert all(e["id"] > cursor for e in ask(client, "acronyms/", cursor=cursor)["results"])


def test_an_unknown_one_is_named(client):
    for slug in ("zzz", "CPO", "🎯", "c p o", "cpo' OR 1=1"):
        assert slug in ask(client, f"acronyms/{slug}/", 404, language="en")["detail"]


def test_queries_do_not_grow(client):
    """All uses; what the roles are called that they mean."""
    for path, query in (
        ("acronyms/", {"page_size": 1}),
        ("acronyms/", {"page_size": 100}),
        ("acronyms/cpo/", {}),
    ):
        with CaptureQueriesContext(connection) as queries:
            ask(client, path, **query)
        assert len(queries) <= 2, path
