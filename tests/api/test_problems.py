"""Every error under /api/ says what is wrong, as problem details, in the reader's language."""

import json

import pytest
from django.db import OperationalError
from django.http import Http404

from roles.api.index_view import Index
from roles.opendata.collections import Collection
from roles.views import errors

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# (path, status, the parameters that are named).
WRONG = [
    ("nothing/", 404, []),
    ("roles/none/", 404, []),
    ("roles/CPO/", 404, []),
    ("roles/cpo%00/", 404, []),
    ("roles/%F0%9F%A6%8A/", 404, []),
    ("roles/?nothing=1", 400, ["nothing"]),
    ("roles/?nothing=1&page=2", 400, ["nothing", "page"]),
    ("roles/?page_size=0", 400, ["page_size"]),
    ("roles/?page_size=101", 400, ["page_size"]),
    ("roles/?page_size=", 400, ["page_size"]),
    ("roles/?page_size=%D9%A3", 400, ["page_size"]),
    ("roles/?page_size=1&page_size=2", 400, ["page_size"]),
    ("roles/?page_size=99999999999999999999999", 400, ["page_size"]),
    ("roles/?cursor=-1", 400, ["cursor"]),
    ("roles/?cursor=zzzzzzzzzzzzz", 400, ["cursor"]),
    ("roles/?cursor=1%0A", 400, ["cursor"]),
    ("roles/?language=fr", 400, ["language"]),
    ("roles/?language=fr&fields=nothing&page_size=x", 400, ["fields", "page_size", "language"]),
    ("roles/?fields=", 400, ["fields"]),
    ("roles/?expand=status", 400, ["expand"]),
    ("roles/?level=king", 400, ["level"]),
    ("roles/?function=none", 404, ["function"]),
    ("roles/?q=", 400, ["q"]),
    ("roles/?q=" + "a" * 201, 400, ["q"]),
    ("responsibilities/?role=none", 404, ["role"]),
    ("responsibilities/?role=%00", 400, ["role"]),
    ("responsibilities/?role=" + "&role=".join(f"r{n}" for n in range(21)), 400, ["role"]),
    ("responsibilities/?source=none", 404, ["source"]),
    ("responsibilities/?is_conditional=1", 400, ["is_conditional"]),
    ("schema/?format=xml", 400, ["format"]),
]


def problem_of(answer):
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Accept-Language" in answer["Vary"]
    told = json.loads(answer.content)
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return told


def test_what_is_wrong_is_named(client):
    for path, status, named in WRONG:
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == status, path
        told = problem_of(answer)
        assert [error["parameter"] for error in told.get("errors", [])] == named, path
        assert all(error["detail"] for error in told.get("errors", []))


def test_an_error_is_told_in_the_language_of_the_reader(client):
    for path, _status, _named in WRONG:
        query = "&" if "?" in path else "?"
        vietnamese = client.get(f"/api/v1/{path}")
        english = client.get(f"/api/v1/{path}", headers={"Accept-Language": "en-GB,en;q=0.9"})
        assert (vietnamese["Content-Language"], english["Content-Language"]) == ("vi", "en")
        said = [problem_of(answer)["title"] for answer in (vietnamese, english)]
        assert said[0] != said[1]
        if "language=" not in path:
            asked = client.get(
                f"/api/v1/{path}{query}language=en", headers={"Accept-Language": "vi"}
            )
            assert problem_of(asked)["title"] == said[1], path


def test_whatever_is_refused_is_told_in_the_language_asked_for(client):
    fields = "&".join(f"a{n}=1" for n in range(1200))
    refused = [("POST", "roles/", "", {}), ("GET", "roles/", "", {"Accept": "text/csv"})]
    refused += [("OPTIONS", "nothing/", "", {}), ("GET", "roles/", f"{fields}&", {})]
    for method, path, before, headers in refused:
        answer = client.generic(
            method, f"/api/v1/{path}", QUERY_STRING=f"{before}language=en", headers=headers
        )
        assert problem_of(answer)["status"] >= 400
        assert answer["Content-Language"] == "en", (method, path)


def test_an_address_without_its_slash_leads_to_the_one_with_it(client):
    answer = client.get("/api/v1/roles?page_size=1")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/roles/?page_size=1")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_nothing_is_taken(client):
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
        for path in ("roles/", "nothing/", "roles/cpo/"):
            answer = client.generic(method, f"/api/v1/{path}", b"{}", "text/plain; charset=utf-16")
            assert answer.status_code == 405
            assert answer["Allow"] == "GET, HEAD, OPTIONS"
            problem_of(answer)


def test_browsers_of_other_sites_are_told_what_they_may_ask(client):
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    answer = client.options("/api/v1/roles/", headers=headers)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert client.options("/api/v1/nothing/").status_code == 404


ACCEPTED = {
    "*/*": 200,
    "application/json": 200,
    "application/*;q=0.1": 200,
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": 200,
    "text/html": 406,
    "application/xml, text/csv": 406,
    "application/json;q=0": 406,
    "nonsense": 406,
}


def test_the_answer_is_json_for_all_who_take_it(client):
    for accepted, status in ACCEPTED.items():
        answer = client.get("/api/v1/", headers={"Accept": accepted})
        assert answer.status_code == status, accepted
        if status == 200:
            assert answer["Content-Type"] == "application/json"
            assert "Accept," not in f"{answer.get('Vary', '')},"
        else:
            problem_of(answer)


def test_whoever_makes_an_error_it_is_told_as_one_of_the_api(client, monkeypatch):
    """Failures of ours, of the database and of the disk; a host that is not ours; a long query."""
    client.raise_request_exception = False
    raised = {
        ValueError("secret"): 500,
        OperationalError("secret"): 503,
        OSError(28, "secret"): 503,
        Http404("secret"): 404,
    }
    for error, status in raised.items():
        monkeypatch.setattr(Index, "told", failing(error))
        answer = client.get("/api/v1/")
        assert answer.status_code == status
        assert "secret" not in str(problem_of(answer))
    assert answer["Cache-Control"] == "no-cache"
    assert problem_of(client.get("/api/v1/", headers={"Host": "evil.example"}))["status"] == 400
    many = "&".join(f"a{n}=1" for n in range(20_001))
    assert problem_of(client.get(f"/api/v1/roles/?{many}"))["status"] == 400
    monkeypatch.setattr(Collection, "rows", failing(OperationalError()))
    answer = client.get("/api/v1/roles/")
    assert (problem_of(answer)["status"], answer["Retry-After"]) == (503, "5")


def failing(error):
    def fail(*_, **__):
        raise error

    return fail


def test_a_refusal_of_the_site_keeps_its_headers():
    """Retry-After is what the reader of a 429 goes by."""
    assert errors.too_many(None, 7)["Retry-After"] == "7"
