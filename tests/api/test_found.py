"""The search for programs, and lists that are asked for words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m
from roles.models.search import Kind

from .answers import ask, follow, refused, without_languages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

# The acronyms and words that are known; names and words that fit; answers in both languages; the
# entries shown and their names; whatever else it may have meant.
MOST_QUERIES = 40


def test_the_best_comes_first_in_pages(client):
    whole = ask(client, "search/", q="ngan sach")["results"]
    assert whole[0]["kind"] == "responsibility"
    assert "ngân sách" in whole[0]["title"]["vi"].lower()
    assert whole[0]["about"]
    pages, query = [], {"page_size": 4}
    while query:
        page = ask(client, "search/", q="ngan sach", **query)
        pages += page["results"]
        query = page["next_cursor"] and {"page_size": 4, "cursor": page["next_cursor"]}
    assert pages == whole
    assert sum(each["count"] for each in page["kinds"]) == len(whole)


def test_one_kind(client):
    found = ask(client, "search/", q="ngan sach", kind="responsibility")
    assert {each["kind"] for each in found["results"]} == {"responsibility"}
    duties = ask(client, "responsibilities/", q="ngan sach")["results"]
    assert {e["self"] for e in found["results"]} == {e["self"] for e in duties}
    assert all(duty["citations"] for duty in duties)


def test_a_question_has_its_answers_in_both_languages(client):
    found = ask(client, "search/", q="cpo vs ceo")
    first, *pages = found["answers"]
    assert first["title"]["vi"] != first["title"]["en"]
    assert first["self"].endswith(("/comparisons/ceo/cpo/", "/comparisons/cpo/ceo/"))
    assert {page["self"].rsplit("/", 2)[1] for page in pages} == {"ceo", "cpo"}


def test_what_it_was_read_as(client):
    assert ask(client, "search/", q="ngân sách")["read_as"] is None
    slip = ask(client, "search/", q="giam doc san phamm")
    assert slip["read_as"]
    assert slip["results"] or slip["answers"]
    nobody = ask(client, "search/", q="CHRO")
    assert [each["name"] for each in nobody["missing"]] == ["CHRO"]


def test_did_you_mean(client):
    near = ask(client, "search/", q="CMOO")
    assert near["answers"] or near["results"] or near["suggestions"]
    assert ask(client, "search/", q="zzzzqqqq")["results"] == []
    assert ask(client, "search/")["results"] == []


def test_its_addresses_lead_somewhere(client):
    for query in ("ngan sach", "cpo vs ceo", "CHRO", "who reports to the ceo"):
        follow(client, ask(client, "search/", q=query, page_size=3))


def test_every_kind_leads_to_its_row(client):
    for kind in Kind:
        names = m.SearchEntry.objects.filter(kind=kind).values_list("title_vi", flat=True)[:2]
        for name in names:
            for result in ask(client, "search/", q=name, kind=kind.slug, page_size=2)["results"]:
                assert client.get(result["self"]).status_code == 200, result


def test_one_language(client):
    for query in ("cpo vs ceo", "ngan sach", "CHRO"):
        without_languages(ask(client, "search/", q=query, language="en"))


def test_drafts_are_not_found(client):
    role = m.Role.objects.get(slug="cpo")
    role.status = "draft"
    role.save()
    told = ask(client, "search/", q="cpo", page_size=100)
    assert not any("/roles/cpo" in str(each["self"]) for each in told["results"])
    assert not ask(client, "responsibilities/", q="san pham", role=["ceo", "cpo"][0])["next"]


def test_odd_values_are_named_and_odd_queries_answered(client):
    odd = {
        "kind": ["", "roles", "\0", "1", "ROLE"],
        "cursor": ["", "A", "-1", "\0", "🎯", "zzzzzzzzzzzzz", "1.5", "%"],
        "page_size": ["0", "101", "-5", "x", "9" * 40],
        "q": ["", "x" * 201],
        "page": ["2"],
    }
    for parameter, values in odd.items():
        for value in values:
            query = {"q": "cpo"} | {parameter: value}
            assert refused(client, "search/", **query) == [parameter], (parameter, value)
    for query in (
        " ", "\u200b", "🎯", "%", "_%", "' OR 1=1 --", "<script>", "{{ 7*7 }}", "*", "NEAR(a b)",
        "a" * 200, "ẫ" * 100, "\u202eopc", "٣", "-1", "0", "null", "cpo " * 50, "\n\t", "–",
    ):  # fmt: skip
        assert ask(client, "search/", q=query, page_size=1)
        assert ask(client, "responsibilities/", q=query, page_size=1)


def test_a_cursor_beyond_the_end_is_an_empty_page(client):
    for cursor in ("zzzzzzzzzzzz", "k9x2", "999"):
        told = ask(client, "search/", q="cpo", cursor=cursor)
        assert (told["results"], told["next"], told["answers"]) == ([], None, [])


def test_queries_do_not_grow(client):
    counts = []
    for query in ({"q": "cpo", "page_size": 1}, {"q": "cpo", "page_size": 100}, {"q": "a vs b"}):
        with CaptureQueriesContext(connection) as queries:
            ask(client, "search/", **query)
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 1
    assert max(counts) <= MOST_QUERIES
