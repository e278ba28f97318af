"""Numbers that no row can have, and what is no number: 404 or a message, never a broken page."""

import re
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from roles import models as m
from roles.caching.keys import view_of
from tests.desk.conftest import World
from tests.desk.pages import Form, add, change, listing

from .test_access import model_of, patterns

pytestmark = pytest.mark.django_db

# Beyond 64 bits; more digits than Python reads; a digit that is no decimal; not even text.
TELLING = ["99999999999999999999", "9" * 5000, "²", "\0"]
SAMPLE = {m.Role, m.MistakeReport, User}


@pytest.fixture
def world(db):
    return World()


@pytest.fixture
def client(world):
    found = Client(raise_request_exception=False)
    found.force_login(User.objects.create_superuser("an"))
    return found


def broken(answers):
    """{what was asked: status} of the answers that say that the site has failed."""
    return {asked[:90]: status for asked, status in answers if status >= 500}


def filled(route, bad):
    """The address of a route with `bad` in place of each parameter; as a browser encodes it."""
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", re.sub(r"\^|\$|\\Z", "", route))
    keep = {"app_label": "roles", "one": "cpo", "other": "ceo"}
    return "/" + re.sub(
        r"<(?:\w+:)?(\w+)>", lambda found: keep.get(found[1]) or quote(bad, safe=""), plain
    )


def routes():
    """Routes with a parameter; of the models of the desk only a few, since they share the code."""
    for route, _name in patterns(get_resolver()):
        model = model_of(route)
        if ("<" in route or "(?P" in route) and (model is None or model in SAMPLE):
            yield route


def test_addresses(client):
    answers = []
    for route in routes():
        for bad in TELLING:
            address = filled(route, bad)
            answers.append((address, client.get(address).status_code))
        if route.startswith("admin/"):
            address = filled(route, TELLING[0])
            answers.append((f"POST {address}", client.post(address).status_code))
    assert broken(answers) == {}


def queries():
    """(address, names of parameters that it reads), each asked by itself with each bad value."""
    popup = ["_popup", "_to_field", "_changelist_filters"]
    changelist = ["o", "p", "e", "q", "all", "_facets", *popup]
    rows = ["id", "id__exact", "id__in", "pk", "pk__in", "id__gt"]
    yield listing(m.Role), [*changelist, *rows, "status", "level", "source", "uncited", "page"]
    yield listing(m.Responsibility), ["role", "role__id__exact", "citations__source__id__exact"]
    yield listing(m.Source), rows
    yield (
        listing(m.MistakeReport),
        [f"created_at__{part}" for part in ("year", "month", "day", "gte", "lt")] + rows,
    )
    yield listing(User), ["groups__id__exact", "is_active__exact", *rows]
    yield (
        add(m.Comparison),
        ["left", "right", "order", *popup],
    )
    yield add(m.Responsibility), ["role", "citations", "order"]
    yield change(m.Role.objects.first()), ["row", "number", "expand"]
    yield reverse("admin:autocomplete"), ["page", "term", "model_name", "field_name"]
    yield reverse("admin:roles_role_deleted"), ["page"]
    yield reverse("admin:roles_role_history", args=[1]), ["page"]
    yield reverse("admin:completeness"), ["page"]
    yield reverse("admin:transcribing"), ["source", "role", "copy"]
    yield reverse("admin:links"), ["page", "list"]
    yield reverse("admin:index"), ["page", "lack", "function"]
    source = m.Source.objects.first()
    yield reverse("admin:roles_source_merge", args=[source.pk]), ["into"]
    yield change(source), ["page", "take-address", "report"]
    for address in ("/", "/chuc-danh/", "/so-sanh/", "/so-do/", "/tim-kiem/", "/nguon/"):
        yield address, ["nobody-reads-it", *view_of(address).query_keys]


def test_queries(client, world):
    picker = {"app_label": "roles", "model_name": "responsibility", "field_name": "role"}
    answers = []
    for address, names in queries():
        given = picker if "autocomplete" in address else {}
        for bad in TELLING[:3]:
            for some, status in asked(client, address, names, bad, given):
                answers.append((f"{address}?{'&'.join(some)}={bad}", status))
    assert broken(answers) == {}


def asked(client, address, names, bad, given):
    """Yield (names, status) with the bad value for each; a page of readers is asked for all first.

    If that is shown, none of them is in the way of another: it would be a 400, 404 or 302.
    """
    at_once = [] if address.startswith("/admin/") else [names]
    for some in (*at_once, *([name] for name in names)):
        status = client.get(address, given | dict.fromkeys(some, bad)).status_code
        yield some, status
        if some is names and status == 200:
            return


@pytest.mark.parametrize("bad", TELLING[:3])
def test_forms(client, world, bad):
    role = Form(client, change(world.cpo))
    row = role.row("responsibilities", world.vision)
    names = ["order", f"{row}-id", f"{row}-citations", "responsibilities-TOTAL_FORMS"]
    answers = [(name, role.send(**{name: bad}).status_code) for name in [*names, "seen"]]
    old = role.data | {"seen": "old"}  # the merge reads the form by itself
    for name in names:
        answers.append((f"merged {name}", client.post(role.address, old | {name: bad}).status_code))
    new = Form(client, add(m.Comparison))
    answers += [(name, new.send(**{name: bad}).status_code) for name in ("left", "order")]
    for address in (listing(m.Role), listing(User)):
        for action in ("delete_selected", "publish", bad):
            for post in ({}, {"post": "yes"}):
                sent = {"action": action, "_selected_action": [bad], "index": "0"} | post
                answers.append((f"{address} {action}", client.post(address, sent).status_code))
        sent = {"action": "delete_selected", "_selected_action": ["1"], "index": bad}
        answers.append((f"{address} index", client.post(address, sent).status_code))
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "_save": "1"}
    for sent in ({"form-0-id": bad}, {"form-0-id": "1", "form-TOTAL_FORMS": bad}):
        status = client.post(listing(m.MistakeReport), rows | sent).status_code
        answers.append((f"rows {sent}", status))
    for name in ("role", "citation", "comparison"):
        status = client.post(f"/admin/roles/{name}/1/delete/", {"post": "yes", "seen": bad})
        answers.append((f"delete {name}", status.status_code))
    assert broken(answers) == {}


def test_ids_that_are_none_lead_to_a_message_or_nowhere(client, world):
    for bad in (*TELLING[:2], "9223372036854775808", "-1", "٣٣٣", "2147483648", "abc", "1e400"):
        page = client.get(f"/admin/roles/role/{bad}/change/", follow=True)
        assert page.status_code in (200, 404), bad
    assert client.get(f"/admin/roles/role/{TELLING[0]}/history/").status_code == 404
