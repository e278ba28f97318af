"""Every collection, as a list and row by row: what is told, by which filters, at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.api import collection_views
from roles.api.belongings import belongings
from roles.api.filtering import FILTERED, name_of
from roles.models import Responsibility, Role
from roles.models.vocabulary import Status
from roles.opendata.collections import collections, id_of
from tests.api.described import faults, schema

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# Queries of a page of a hundred rows; of twenty with all relations in full and what belongs to the
# rows; of one row with all that belongs to it. Nothing here is told row by row.
COSTS = {
    "sources": (2, 3, 2),
    "citations": (2, 3, 1),
    "functions": (2, 2, 1),
    "areas": (2, 2, 1),
    "skills": (2, 2, 1),
    "roles": (2, 20, 17),
    "titles": (3, 4, 3),
    "responsibilities": (3, 5, 3),
    "requirements": (3, 6, 3),
    "reporting-lines": (3, 5, 3),
    "coverages": (3, 5, 3),
    "stage-advice": (4, 5, 4),
    "comparisons": (2, 7, 4),
    "comparison-points": (3, 4, 3),
    "disputes": (6, 7, 5),
    "positions": (4, 6, 4),
    "processes": (2, 7, 6),
    "process-statements": (3, 4, 3),
    "participations": (3, 5, 3),
    "process-differences": (3, 4, 3),
    "questions": (3, 6, 3),
    "glossary": (3, 3, 3),
    "mandates": (3, 4, 3),
    "title-usage": (2, 3, 3),
    "crosswalks": (2, 3, 1),
}


def filled():
    return [each for each in collections() if each.rows(with_citations=False).exists()]


def asked(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def cost(client, path):
    with CaptureQueriesContext(connection) as queries:
        asked(client, path)
    return len(queries)


def expandable(collection):
    names = [field.name for field in collection.fields if field.kind in ("one", "many")]
    return ",".join([*names, *belongings(collection.model)])


def test_every_public_row_is_listed_once_and_stands_at_its_own_address(client):
    for each in filled():
        found, cursor = [], ""
        while cursor is not None:
            page = asked(
                client, f"{each.name}/?fields=id&page_size=100{cursor and f'&cursor={cursor}'}"
            )
            found += page["results"]
            cursor = page["next_cursor"]
        assert sorted(row["id"] for row in found) == sorted(map(id_of, each.rows())), each.name
        one = client.get(found[-1]["self"]).json()
        assert (one["id"], one["self"]) == (found[-1]["id"], found[-1]["self"])


def test_every_answer_is_what_the_schema_says(client):
    wrong = {}
    for each in filled():
        for language in ("", "&language=en"):
            whole = f"&expand={names}" if (names := expandable(each)) else ""
            page = asked(client, f"{each.name}/?page_size=5{whole}{language}")
            wrong[each.name] = faults(page, f"list_{each.table}")
            one = client.get(f"{page['results'][0]['self']}?{language[1:]}").json()
            wrong[f"one of {each.name}"] = faults(one, f"get_{each.table}")
    wrong["index"] = faults(asked(client, ""), "get_index")
    assert {name: told for name, told in wrong.items() if told} == {}


def test_answers_hold_all_that_the_schema_names(client):
    told = schema()["components"]["schemas"]
    for each in filled():
        row = asked(client, f"{each.name}/?page_size=1")["results"][0]
        one = client.get(row["self"]).json()
        parts = set(belongings(each.model))
        assert row.keys() | parts == one.keys()
        named = [s["properties"].keys() for s in told.values() if s["type"] == "object"]
        assert one.keys() in named


def test_a_page_takes_its_number_of_queries_for_any_number_of_rows(client):
    found = {}
    for each in filled():
        whole = f"&expand={names}" if (names := expandable(each)) else ""
        one = f"{each.name}/{id_of(each.rows(with_citations=False).first())}/"
        pages = [f"{each.name}/?page_size=100", f"{each.name}/?page_size=20{whole}", one]
        found[each.name] = tuple(cost(client, path) for path in pages)
    assert found == COSTS


def test_a_filter_lets_through_what_has_its_value(client):
    for each in filled():
        rows = list(each.rows()[:30])
        for field in each.fields:
            if field.kind not in FILTERED or each.model is Role:
                continue
            told = {id_of(row): filter_value(each, row, field) for row in rows}
            wanted, value = next(((k, v) for k, v in told.items() if v is not None), (None, None))
            if wanted is None:
                continue
            answer = asked(client, f"{each.name}/?{name_of(field)}={value}&page_size=100")[
                "results"
            ]
            assert wanted in [row["id"] for row in answer], (each.name, field.name)
            found = {row["id"]: told[row["id"]] for row in answer if row["id"] in told}
            if field.kind in ("one", "choice", "flag"):
                assert set(found.values()) == {value}, (each.name, field.name)


def filter_value(collection, row, field):
    value = collection.value(row, field)
    if field.kind == "citations":
        return row.citations.all()[0].source.slug if value else None
    if field.kind == "many":
        return value[0] if value else None
    return str(value).lower() if field.kind == "flag" else value


def test_drafts_and_what_belongs_to_them_never_leave(client, admin_client):
    Role.objects.filter(slug="cpo").update(status=Status.DRAFT)
    for reader in (client, admin_client):
        for path in ("roles/cpo/", "responsibilities/cpo-product-vision/"):
            assert reader.get(f"/api/v1/{path}").status_code == 404
        for each in filled():
            answer = reader.get(f"/api/v1/{each.name}/?page_size=100")
            assert b"/roles/cpo/" not in answer.content, each.name
        assert reader.get("/api/v1/responsibilities/?role=cpo").status_code == 404


def test_what_no_source_supports_never_leaves(client):
    claim = asked(client, "responsibilities/?page_size=1")["results"][0]["id"]
    Responsibility.objects.filter(key=claim).update(is_editorial=False)
    Responsibility.objects.get(key=claim).citations.clear()
    assert client.get(f"/api/v1/responsibilities/{claim}/").status_code == 404
    assert asked(client, "responsibilities/?page_size=1")["results"][0]["id"] != claim


def test_one_language_and_some_fields(client):
    both = asked(client, "roles/cpo/?fields=name,responsibilities")
    assert set(both) == {"id", "self", "url", "name", "responsibilities"}
    assert set(both["name"]) == set(both["url"]) == {"vi", "en"}
    english = asked(client, "roles/cpo/?fields=name,responsibilities&language=en")
    assert english["name"] == both["name"]["en"]
    assert english["url"] == both["url"]["en"]
    [listed] = asked(client, "roles/?fields=name,responsibilities&function=product&page_size=1")[
        "results"
    ]
    assert listed.keys() == both.keys()
    duty, same = both["responsibilities"][0], english["responsibilities"][0]
    assert same["statement"] == duty["statement"]["en"]
    assert same["citations"][0]["url"] == duty["citations"][0]["url"]["en"]


def test_relations_are_ids_or_told_in_full(client):
    plain = asked(client, "disputes/?page_size=1")["results"][0]
    whole = asked(client, "disputes/?page_size=1&expand=roles,positions")["results"][0]
    assert [role["id"] for role in whole["roles"]] == plain["roles"]
    assert whole["roles"][0]["name"]["vi"]
    assert all(side["citations"] for side in whole["positions"])


def test_a_page_of_rows_with_all_that_belongs_to_them_is_shorter(client, monkeypatch):
    monkeypatch.setattr(collection_views, "MOST_WHOLE", 1)
    first = asked(client, "roles/?expand=titles&page_size=50")
    second = client.get(first["next"]).json()
    assert [len(page["results"]) for page in (first, second)] == [1, 1]
    assert first["results"][0]["id"] != second["results"][0]["id"]
    assert len(asked(client, "roles/?expand=function")["results"]) > 1


def test_lists_are_asked_for_words_with_and_without_marks(client, indexed):
    marked, plain = (
        asked(client, f"responsibilities/?q={words}&page_size=100")["results"]
        for words in ("ngân sách", "ngan sach")
    )
    assert marked == plain != []
    assert all("ngân sách" in str(duty).lower() for duty in marked)
    assert all(duty["citations"] or duty["is_editorial"] for duty in marked)


def test_roles_have_the_filters_of_their_page(client):
    """Several values of one filter are alternatives; several filters must all be met."""
    some = asked(client, "roles/?function=technology&function=product&level=executive")["results"]
    assert {role["function"] for role in some} == {"technology", "product"}
    assert {role["level"] for role in some} == {"executive"}
    first = asked(client, "roles/?level=executive&page_size=1")
    second = client.get(first["next"]).json()
    assert first["results"][0]["id"] != second["results"][0]["id"]
    assert asked(client, "roles/?manager=ceo&skill_kind=education")["results"]
