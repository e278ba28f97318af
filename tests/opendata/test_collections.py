"""What leaves the site as data: every kind of content, public rows of it, and what pages show."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m
from roles.models.content import content_models
from roles.opendata.collections import collections, id_of, names_differ, page_of
from roles.schema.rows import fields_of
from tests.history.conftest import cpo, make_role, places, roles

__all__ = ["cpo", "places", "roles"]

# Fields of a model that nobody is given, and why; whoever adds one here has looked at the pages.
INSIDE = {"titleusage.is_checked", "role.status", "comparison.status", "process.status"}


def collection(model):
    return next(each for each in collections() if each.model is model)


def ids(model):
    return {id_of(row) for row in collection(model).rows()}


def told(row):
    of = collection(type(row))
    [found] = of.rows().filter(pk=row.pk)
    return {field.name: of.value(found, field) for field in of.fields}


def test_every_kind_of_content_leaves_under_a_name_of_its_own():
    assert [each.model for each in collections()] == content_models()
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", each.name) for each in collections())
    assert names_differ(None) == []


def test_two_kinds_under_one_name_fail_at_the_start(monkeypatch):
    monkeypatch.setattr(m.Provision, "collection", "roles")
    collections.__globals__["_collections"].cache_clear()
    assert {error.obj for error in names_differ(None)} == {m.Provision, m.Role}
    monkeypatch.undo()
    collections.__globals__["_collections"].cache_clear()


def test_every_field_leaves_but_those_that_pages_do_not_show():
    inside = set()
    for each in collections():
        sources = {field.source for field in each.fields}
        for name in fields_of(each.model):
            if not sources & {name, name.removesuffix("_vi"), name.removesuffix("_en")}:
                inside.add(f"{each.model._meta.model_name}.{name}")
        names = [field.name for field in each.fields]
        assert len(set(names)) == len(names)
    assert inside == INSIDE


def test_drafts_and_what_is_about_them_stay(cpo, roles, places):
    _role, boss = roles
    before = {each.name: each.rows().count() for each in collections()}
    assert all(before[name] for name in ("roles", "responsibilities", "reporting-lines", "titles"))
    usage = m.TitleUsage.objects.create(
        acronym="CEO", role=boss, site="a.example", url="https://a.example/", language="vi"
    )
    boss.status = "draft"
    boss.save()
    assert ids(m.Role) == {"cpo"}
    assert not ids(m.ReportingLine)
    assert told(usage)["role"] is None
    for each in collections():  # rows, and ids of others in rows that go on leaving
        for row in each.rows():
            said = [each.value(row, f) for f in each.fields if f.target is m.Role]
            assert "ceo" not in str(said), each.name


def test_what_no_source_supports_stays(cpo, roles):
    claim = m.Responsibility.objects.get()
    assert ids(m.Area) == {"strategy"}
    assert told(claim)["citations"]
    m.Source.objects.update(kind="copy")
    assert not ids(m.Responsibility)
    assert not ids(m.Area)  # nothing that is shown refers to it any more
    m.Responsibility.objects.update(is_editorial=True)
    assert ids(m.Responsibility) == {claim.key}
    assert told(claim)["citations"] == []  # a copy supports nothing


@pytest.mark.django_db
def test_what_is_missing_is_nothing_and_not_another_language():
    role = make_role("cto", name_en="", acronym="")
    assert told(role)["name"] == {"vi": "Giám đốc cto", "en": None}
    assert told(role)["acronym"] is None
    assert told(role)["function"] == "product"


@pytest.mark.usefixtures("seeded")
def test_ids_are_stable_single_words_that_find_their_rows():
    for each in collections():
        rows = list(each.rows())
        names = [id_of(row) for row in rows]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[-\w.]+", name, re.ASCII) for name in names)
        assert not any(name == str(row.pk) for name, row in zip(names, rows, strict=True))
        assert [each.find(name) for name in names[-1:]] == rows[-1:]
        assert each.find("no.such") is each.find("no-such") is None


@pytest.mark.django_db
def test_places_that_read_alike_have_ids_of_their_own(places):
    source = places[0].source
    alike = ("§2.3", "2.3", "§2-3", "Điều 2", "dieu 2", "Điều 2.", "—", "…")
    rows = [m.Citation.objects.create(source=source, place=place) for place in alike]
    assert len({id_of(row) for row in rows}) == len(rows)
    assert id_of(rows[0]) == "handbook.2-3"
    assert [collection(m.Citation).find(id_of(row)) for row in rows] == rows


@pytest.mark.usefixtures("seeded")
def test_rows_take_as_many_queries_whatever_their_number():
    for each in collections():
        assert queries(each, each.rows()[:1]) == queries(each, each.rows()) <= 3, each.name


def queries(of, rows):
    with CaptureQueriesContext(connection) as captured:
        for row in rows:
            {field.name: of.value(row, field) for field in of.fields}
            page_of(row)
    return len(captured)


@pytest.mark.usefixtures("seeded")
def test_every_row_that_has_a_page_says_where(client):
    """Many rows stand on one page: it is asked for once."""
    anchors = defaultdict(set)
    for each in collections():
        where = [page_of(row) for row in each.rows()[:3]]
        if each.model not in (m.TitleUsage, m.Function):
            for path, _, anchor in (path.partition("#") for at in where for path in at.values()):
                anchors[path].add(anchor)
    for path, named in anchors.items():
        answer = client.get(path)
        assert answer.status_code == 200, path
        missing = [name for name in named - {""} if f'id="{name}"' not in answer.text]
        assert missing == [], path


def test_a_field_knows_what_it_may_hold():
    kind = collection(m.RoleSkill).field("strength")
    assert kind.kind == "choice"
    assert "required" in kind.choices
    assert collection(m.Source).field("external_url").source == "url"
    assert collection(m.TitleUsage).field("role").is_guarded
    assert replace(kind, name="x").columns == ("x",)
    assert collection(m.Role).field("name").columns == ("name_vi", "name_en")
