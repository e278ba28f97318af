"""Public pages are kept until the content changes, and then never served again."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django.utils.http import http_date

from roles.caching import revision_watch
from roles.caching.stored_page import modified_at
from roles.models import Citation, ContentRevision, Responsibility, Role, SeedRecord, Source
from roles.models.vocabulary import Language

from .conftest import make_role

pytestmark = pytest.mark.page_cache

PAGE = "/chuc-danh/cpo/"


@pytest.fixture
def statement(cpo):
    return Responsibility.objects.create(
        role=cpo, area_id="product", statement_vi="Đặt tầm nhìn", is_editorial=True
    )


@pytest.fixture
def place(db):
    source = Source.objects.create(
        slug="article",
        title="Bài viết",
        publisher="Nhà xuất bản",
        url="https://a.example/",
        language=Language.VIETNAMESE,
    )
    return Citation.objects.create(source=source, place="§1")


def test_second_reader_gets_the_page_without_a_query(
    cpo, client, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    first = client.get(PAGE)
    with django_assert_num_queries(0):
        assert client.get(PAGE).content == first.content


CHANGES = {
    "save": lambda role, claim, place: Role(pk=role.pk, **wording(role)).save(),
    "update": lambda role, claim, place: Role.objects.filter(pk=role.pk).update(**NEW_NAME),
    "bulk_create": lambda role, claim, place: Responsibility.objects.bulk_create(
        [Responsibility(key="new", role=role, area_id="sales", statement_vi="X", is_editorial=True)]
    ),
    "delete": lambda role, claim, place: claim.delete(),
    "cite": lambda role, claim, place: claim.citations.add(place),
    "rename a source": lambda role, claim, place: Source.objects.update(publisher="Khác"),
    "SQL": lambda role, claim, place: execute("UPDATE roles_role SET name_vi = 'Tên mới'"),
}
NEW_NAME = {"name": "Tên mới", "name_vi": "Tên mới"}


def wording(role):
    return {f.attname: getattr(role, f.attname) for f in role._meta.concrete_fields} | NEW_NAME


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("change", CHANGES)
def test_every_way_of_writing_makes_a_new_page(cpo, statement, place, client, change):
    if change == "rename a source":
        statement.citations.add(place)
    whole = f"{PAGE}?whole=1"
    before = client.get(whole).content
    token = ContentRevision.current().token
    CHANGES[change](cpo, statement, place)
    assert ContentRevision.current().token != token
    assert client.get(whole).content != before


def test_what_readers_never_see_changes_no_revision(cpo):
    token = ContentRevision.current().token
    SeedRecord.objects.create(model="roles.role", key='["x"]', digest="")
    assert ContentRevision.current().token == token


def test_unchanged_page_keeps_its_tag_when_another_one_changes(cpo, client):
    before = client.get(PAGE)["ETag"]
    make_role("zzz", name_vi="Chức danh khác", order=5000)
    assert client.get(PAGE)["ETag"] == before


def test_page_sets_no_cookie_and_varies_by_compression_only(cpo, client):
    answer = client.get(PAGE)
    assert not answer.cookies
    assert answer["Vary"] == "Accept-Encoding"
    assert "stale-while-revalidate" in answer["Cache-Control"]
    assert "stale-if-error" in answer["Cache-Control"]
    assert "max-age=0" in answer["Cache-Control"]


def test_somebody_signed_in_gets_the_kept_page_for_himself_alone(cpo, client, admin_client):
    for_all, own = client.get(PAGE), admin_client.get(PAGE)
    assert own.content == for_all.content
    assert own["ETag"] == for_all["ETag"]
    assert own["Cache-Control"] == "private, no-cache"
    assert "Cookie" in own["Vary"]
    assert "X-Accel-Expires" not in own


@pytest.mark.parametrize("address", ["/so-do/", "/so-sanh/cpo/cto/?draft"])
def test_what_the_desk_sees_more_of_is_made_for_it_alone(cpo, client, admin_client, address):
    make_role("cto")
    answer = admin_client.get(address)
    assert (answer.status_code, "ETag" in answer) == (200, False)
    assert answer["Cache-Control"].startswith(("private", "max-age=0"))
    client.get(address)
    assert "ETag" not in admin_client.get(address)


def test_an_editor_sees_an_edit_at_once(cpo, admin_client, monkeypatch):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)  # readers would wait so long
    admin_client.get(PAGE)
    Role.objects.update(**NEW_NAME)
    assert "Tên mới" in admin_client.get(PAGE).text


def test_editors_page_is_not_kept_for_others(cpo, admin_client):
    admin_client.handler.load_middleware()
    admin_client.get(PAGE)
    admin_client.cookies.clear()
    assert admin_client.get(PAGE)["ETag"]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate", "gzip"),
        ("BR;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0, gzip; q=0", None),
        ("", None),
        ("zstd, ;;, =", None),
    ],
)
def test_answer_is_compressed_as_the_client_takes_it(cpo, client, header, encoding):
    answer = client.get(PAGE, headers={"accept-encoding": header})
    assert answer.get("Content-Encoding") == encoding
    assert int(answer["Content-Length"]) == len(answer.content)


def test_compressed_forms_have_tags_of_their_own(cpo, client):
    tags = {client.get(PAGE, headers={"accept-encoding": e})["ETag"] for e in ("br", "gzip", "")}
    assert len(tags) == 3


def test_head_has_the_headers_of_get_and_no_body(cpo, client):
    head, get = client.head(PAGE), client.get(PAGE)
    assert head.content == b""
    kept = ("ETag", "Content-Length", "Content-Type", "Cache-Control")
    assert [head[name] for name in kept] == [get[name] for name in kept]


def test_known_tag_is_answered_without_the_page(cpo, client):
    tag = client.get(PAGE)["ETag"]
    answer = client.get(PAGE, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == tag
    assert answer["X-Accel-Expires"]
    assert client.get(PAGE, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.fixture
def changed(cpo, monkeypatch):
    """Set the time of the last change of content, and that of the code to long ago."""
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("roles.views.public_pages.released_at", lambda: long_ago)
    return lambda at: ContentRevision.objects.update(changed_at=at)


def test_date_of_the_last_change_is_answered_without_the_page(client, changed):
    changed(timezone.now() - timedelta(minutes=1))
    date = client.get(PAGE)["Last-Modified"]
    assert client.get(PAGE, headers={"if-modified-since": date}).status_code == 304
    earlier = http_date(timezone.now().timestamp() - 3600)
    assert client.get(PAGE, headers={"if-modified-since": earlier}).status_code == 200


def test_second_change_within_a_second_is_not_taken_for_the_first():
    second = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)
    at = [second + timedelta(milliseconds=ms) for ms in (300, 400, 600, 2000)]
    between = modified_at(changed_at=at[0], now=at[1])
    afterwards = modified_at(changed_at=at[2], now=at[3])
    assert between < afterwards == second.timestamp()


def test_missing_page_is_not_kept(cpo, client):
    address = "/chuc-danh/sau-nay/"
    missing = client.get(address)
    assert (missing.status_code, missing["Cache-Control"]) == (404, "no-cache")
    make_role("sau-nay")
    assert client.get(address).status_code == 200


def test_draft_disappears_at_once(cpo, client):
    assert client.get(PAGE).status_code == 200
    Role.objects.update(status="draft")
    assert client.get(PAGE).status_code == 404


def test_redirect_to_the_one_address_of_a_pair_is_kept(cpo, client, django_assert_num_queries):
    make_role("cto")
    client.get("/so-sanh/cto/cpo/")
    answer = client.get("/so-sanh/cto/cpo/")
    assert (answer.status_code, answer["Location"]) == (301, "/so-sanh/cpo/cto/")


def test_every_public_view_says_which_parameters_it_reads():
    silent = [
        pattern.name
        for pattern in get_resolver("roles.urls").url_patterns
        if not hasattr(pattern.callback, "query_keys")
    ]
    assert silent == [], "decorate these views with @query_keys(…)"


@pytest.mark.parametrize("address", ["/livez", "/healthz"])
def test_probes_are_never_kept(db, client, address):
    assert "no-store" in client.get(address)["Cache-Control"]


def test_language_comes_from_the_address_alone(cpo, client):
    vietnamese = client.get("/chuc-danh/cpo/", headers={"accept-language": "en"})
    english = client.get("/en/roles/cpo/", headers={"accept-language": "vi"})
    assert re.search(rb'<html lang="vi"', vietnamese.content)
    assert re.search(rb'<html lang="en"', english.content)


def test_processes_do_not_share_what_they_keep(cpo):
    one, other = Client(), Client()  # each with a handler and a store of its own
    assert one.get(PAGE).content == other.get(PAGE).content
    Role.objects.filter(pk=cpo.pk).update(**NEW_NAME)
    assert all("Tên mới" in each.get(PAGE).text for each in (one, other))
