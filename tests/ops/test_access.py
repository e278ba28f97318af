"""Deny by default: every address of the site, asked by everybody. What isn't listed is refused."""

import re
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, get_resolver

from roles.models import Responsibility, Role, Source, WorkingCopy
from roles.models.working_copies import CopyState
from roles.opendata.collections import collections, id_of
from tests.desk.pages import undrawing

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ANONYMOUS, VIEWER, EDITOR, PUBLISHER, SUPERUSER = PEOPLE = (
    "anonymous",
    "viewer",
    "editor",
    "publisher",
    "superuser",
)
ALL = set(PEOPLE)
STAFF = ALL - {ANONYMOUS}
EDITORS = STAFF - {VIEWER}
PUBLISHERS = EDITORS - {EDITOR}
NOBODY_ELSE = {SUPERUSER}

# Addresses of the admin that belong to no model, by their names.
DESK = {
    "login": ALL,
    "logout": ALL,
    "language": ALL,
    "index": STAFF,
    "password_change": STAFF,
    "password_change_done": STAFF,
    "jsi18n": STAFF,
    "app_list": STAFF,
    "view_on_site": STAFF,
    "second-factor": STAFF,
    "completeness": STAFF,
    "links": STAFF,
    "keep-copy": STAFF,
    "drop-copy": STAFF,
    "exchange": STAFF,
    "export-workbook": STAFF,
    "export-sheet": STAFF,
    "import": EDITORS,
    "import-confirm": EDITORS,
    "transcribing": EDITORS,
    "transcribing-keep": EDITORS,
    "transcribing-reading": EDITORS,
    "transcribing-sources": EDITORS,
    "review": STAFF,
    "proposal": EDITORS,
    # Asked for without a form; tests/desk/test_review_pages.py and test_scheduled.py send to them.
    "proposal-comment": STAFF,
    "proposal-return": STAFF,
    "proposal-back": STAFF,
    "proposal-schedule": STAFF,
    "proposal-unschedule": STAFF,
}
# A statement, and the one public address that takes something: a report about a statement.
STATEMENT = "responsibility-cpo-product-vision"
FORMS = {f"/gop-y/{STATEMENT}/"}
# A draft that is too long for an address comes by POST; nothing of it is kept.
DRAFTS = {"/soan/cpo/", "/soan/cpo/mo-ta.docx"}
PROPOSAL = UUID(int=7)  # of the editor's
# In place of the id of a row where the test's world has none of a kind.
NOBODYS = "no-row"
# Pages of a content model, by the end of their names: (who may see them, who may send to them).
CONTENT = {
    "changelist": (STAFF, STAFF),
    "history": (STAFF, STAFF),
    "deleted": (STAFF, STAFF),
    "restore": (EDITORS, EDITORS),
    "differences": (STAFF, STAFF),
    "change": (STAFF, EDITORS),
    "add": (EDITORS, EDITORS),
    "delete": (EDITORS, EDITORS),
}


@pytest.fixture
def people(seeded):
    """A client for each kind of visitor; groups and rights are those that the migrations made."""
    clients = {ANONYMOUS: Client(raise_request_exception=False)}
    for name in PEOPLE[1:]:
        user = User.objects.create(username=name, is_staff=True, is_superuser=name == SUPERUSER)
        if name != SUPERUSER:
            user.groups.add(Group.objects.get(name=name))
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(user)
    author = User.objects.get(username=EDITOR)
    told = {"kind": "roles.role", "row": Role.objects.first().pk, "state": CopyState.PROPOSED}
    WorkingCopy.objects.create(editor=author, key=PROPOSAL, **told)
    return clients


def patterns(resolver, prefix=""):
    """(route, name) of every address, in Vietnamese."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.name or ""
        else:
            yield from patterns(pattern, route)


def addresses(of_admin):
    """{address: (name, model or None)} with rows that exist in place of the parameters."""
    found = {}
    for route, name in patterns(get_resolver()):
        if route.startswith("admin/") is of_admin and "<path:more>" not in route:  # no page
            model = model_of(route)
            asked = "?url=http://testserver/chuc-danh/cpo/" if name == "oembed" else ""
            found[fill(route, model) + asked] = name, model
    return {address: told for address, told in found.items() if f"/{NOBODYS}/" not in address}


def model_of(route):
    match = re.match(r"admin/(roles|auth)/([a-z]+)/", route)
    return apps.get_model(*match.groups()) if match else None


def fill(route, model):
    row = model.objects.first() if model else None
    values = {
        "one": "ceo",
        "other": "cmo",
        "third": "cpo",
        "fourth": "cto",
        "app_label": "roles",
        "content_type_id": "1",
        "url": "nowhere",
        "slug": slug_for(route),
        "object_id": str(row.pk) if row else "1",
        "pk": str(row.pk) if row else "1",
        "change": str(row.history.first().change) if hasattr(row, "history") else str(UUID(int=0)),
        "name": "roles",
        "id": public_id(route) if route.startswith("api/") else "1",
        "acronym": "cpo",
        "statement": STATEMENT,
        "kind": "docx",
        "ending": "svg",
        "file": "csv/roles.csv",
        "key": str(PROPOSAL),
        "section": "roles",
    }
    plain = re.sub(r"\^|\$|\\Z", "", route)
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", plain)
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values.get(m[1], "1"), plain)


def public_id(route):
    """Of a row of the API's collection that a route belongs to."""
    found = [each for each in collections() if route == f"api/v1/{each.name}/<str:id>/"]
    row = found[0].rows().first() if found else None
    return id_of(row) if row else NOBODYS


def slug_for(route):
    slugs = {
        "quy-trinh/": "s-op",
        "ky-nang/": "leadership",
        "linh-vuc/": "finance",
        "nguon/": Source.objects.first().slug if "nguon" in route else "",
    }
    return next((slug for start, slug in slugs.items() if route.startswith(start)), "cpo")


def is_refused(answer):
    """403, or the way to the login page, or an address that is not even admitted to exist."""
    to_login = answer.status_code == 302 and "/login/" in answer["Location"]
    return to_login or answer.status_code in (401, 403, 404)


def admitted(people, address, method):
    return {n for n, client in people.items() if not is_refused(client.generic(method, address))}


def expected(name, model, method):
    """Who may ask for an address of the admin; whoever adds an address adds it to the lists."""
    if model is None:
        return DESK.get(name, NOBODY_ELSE)
    if not name:  # the way from …/<id>/ to …/<id>/change/
        return STAFF
    page = name.rpartition("_")[2]
    if model._meta.app_label != "roles" or page not in {"merge", *CONTENT}:
        return NOBODY_ELSE
    if page == "merge":
        return PUBLISHERS
    if page == "delete" and model is Source:
        return PUBLISHERS
    return CONTENT[page][method != "GET"]


# Pages that somebody may see take long, and all models share the code: these stand for all.
SAMPLE = {None, Role, Responsibility, Source, User}


def test_admin_admits_only_those_who_are_listed(people):
    wrong = {}
    for address, (name, model) in addresses(of_admin=True).items():
        allowed = expected(name, model, "GET")
        asked = PEOPLE if model in SAMPLE else ALL - allowed
        with undrawing():  # tests/desk draws them
            found = admitted({person: people[person] for person in asked}, address, "GET")
        if found - allowed or (model in SAMPLE and found and found != allowed):
            wrong[f"{address} ({name})"] = f"{sorted(found)} instead of {sorted(allowed)}"
    assert wrong == {}


@pytest.mark.parametrize("kind", ["add", "change", "delete"])
def test_viewer_changes_nothing(people, kind):
    sent = {
        address: people[VIEWER].post(address).status_code
        for address, (name, model) in addresses(of_admin=True).items()
        if model and name.endswith(f"_{kind}")
    }
    assert len(sent) > 20
    assert set(sent.values()) == {403}


def test_nobody_but_the_superuser_sends_to_people(people):
    wrong = {}
    for address, (name, model) in addresses(of_admin=True).items():
        if model and model._meta.app_label == "auth" and name:
            found = admitted(people, address, "POST")
            if found - NOBODY_ELSE:
                wrong[address] = found
    assert wrong == {}


@pytest.mark.page_cache
def test_everybody_reads_public_pages(people):
    """As in production: what readers get is kept, and made anew for whoever sees more there."""
    of_readers, wrong, cookies, framable = people[ANONYMOUS], {}, {}, set()
    for client in people.values():
        client.handler = of_readers.handler  # one site, so what it keeps is for all of them
    for address, (name, _) in addresses(of_admin=False).items():
        answer = of_readers.get(address)
        found = {who: client.get(address).status_code for who, client in people.items()}
        if {*found.values(), answer.status_code} - {200, 301, 302}:
            wrong[address] = found
        cookies[address] = set(answer.cookies)
        policy = answer.headers.get("Content-Security-Policy", "")
        if answer.get("X-Frame-Options") != "DENY" or "frame-ancestors *" in policy:
            framable.add(name)
    assert wrong == {}
    assert {a: found for a, found in cookies.items() if found} == {}
    assert framable == {"embed-role", "embed-comparison", "embed-chart"}


def test_nothing_is_taken_without_the_forms_token(people):
    """Not even from the superuser: another site could have made the browser send it."""
    forger = Client(enforce_csrf_checks=True, raise_request_exception=False)
    forger.force_login(User.objects.get(username=SUPERUSER))
    taken = {}
    for address, (name, _) in addresses(of_admin=True).items():
        answer = forger.post(address)
        if name and answer.status_code not in (403, 405):
            taken[address] = answer.status_code
    assert taken == {}


def test_every_public_address_can_only_be_read(people):
    for address in addresses(of_admin=False):
        reads = () if address in FORMS | DRAFTS else ("POST",)
        for method in ("PUT", "DELETE", "PATCH", *reads):
            assert people[SUPERUSER].generic(method, address).status_code == 405, address
