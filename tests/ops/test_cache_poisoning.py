"""What one reader sends must not show on the page that another one gets."""

import pytest

from roles.caching import revision_watch

pytestmark = [pytest.mark.page_cache, pytest.mark.django_db]

PAGE = "/chuc-danh/cpo/"
EVIL = "evil.example"
HEADERS = (
    "X-Forwarded-Host",
    "X-Forwarded-Server",
    "X-Forwarded-Scheme",
    "X-Forwarded-Port",
    "X-Forwarded-Prefix",
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Host",
    "Forwarded",
    "X-HTTP-Method-Override",
    "X-Method-Override",
    "Accept",
    "Accept-Language",
    "Origin",
    "Referer",
    "User-Agent",
    "Range",
    "Authorization",
    "HX-Current-URL",
    "HX-Target",
)


@pytest.fixture
def clean(cpo, client):
    """The page as an honest reader gets it, made before anybody else asked."""
    return type(client)().get(PAGE).content


@pytest.mark.parametrize("header", HEADERS)
def test_header_outside_the_key_changes_nothing(clean, client, header):
    poisoned = client.get(PAGE, headers={header: f"{EVIL}, en, text/evil"})
    assert (poisoned.status_code, poisoned.content) == (200, clean)
    assert client.get(PAGE).content == clean


def test_cookie_of_a_reader_changes_nothing(clean, client):
    client.cookies.load({"csrftoken": EVIL, "django_language": "en", "theme": EVIL})
    assert client.get(PAGE).content == clean


@pytest.mark.parametrize(
    "query",
    ["utm_source=evil.example", "left=evil", "callback=evil", "q=evil&q=evil", "_method=POST"],
)
def test_parameter_outside_the_key_changes_nothing(clean, client, query):
    assert client.get(f"{PAGE}?{query}").content == clean
    assert client.get(PAGE).content == clean


def test_body_of_a_get_request_changes_nothing(clean, client):
    fat = client.generic("GET", PAGE, b"q=evil", content_type="application/x-www-form-urlencoded")
    assert fat.content == clean
    assert client.get(PAGE).content == clean


def test_known_parameters_are_part_of_the_key(cpo, client):
    right = client.get("/so-sanh/?a=cpo&b=khong-co")
    assert "khong-co" in right.text
    assert "khong-co" not in client.get("/so-sanh/?a=cpo&b=khac").text
    assert "khong-co" not in client.get("/so-sanh/").text


def test_order_of_parameters_makes_no_second_page(cpo, client):
    one = client.get("/so-sanh/?a=x&b=y&utm=1")
    other = client.get("/so-sanh/?b=y&a=x")
    assert one["ETag"] == other["ETag"]


def test_host_that_is_not_ours_is_refused(cpo, client):
    client.get(PAGE)
    assert client.get(PAGE, headers={"host": EVIL}).status_code == 400


def test_each_host_has_its_own_page(cpo, client, settings):
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    one = client.get(PAGE, headers={"host": "one.example"})
    other = client.get(PAGE, headers={"host": "other.example"})
    assert "one.example" in one.text
    assert "one.example" not in other.text


def test_part_of_a_page_is_never_kept_for_the_page(cpo, client):
    search, ask_part = "/tim-kiem/?q=cpo", {"hx-request": "true"}
    part, whole = client.get(search, headers=ask_part), client.get(search)
    assert "<html" not in part.text
    assert "<html" in whole.text
    assert client.get(search, headers=ask_part)["ETag"] == part["ETag"] != whole["ETag"]
    assert "HX-Request" in part["Vary"]
    assert "HX-Request" in whole["Vary"]


HEADERS_OF_PARTS = (
    {"hx-request": "true"},
    {"hx-request": "1"},
    {"hx-history-restore-request": "true"},
)


@pytest.mark.parametrize("headers", HEADERS_OF_PARTS)
def test_asking_for_a_part_is_no_way_around_kept_pages(
    cpo, client, monkeypatch, django_assert_num_queries, headers
):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    page = client.get(PAGE)
    with django_assert_num_queries(0):
        assert client.get(PAGE, headers=headers)["ETag"] == page["ETag"]
    assert (
        client.get("/so-sanh/?a=x", headers=headers)["ETag"] == client.get("/so-sanh/?a=x")["ETag"]
    )


# A session of nobody, one that is no key, and one that no database could look for.
SESSIONS = ("a" * 32, "", "x", "../../etc/passwd", '"' + "a" * 31 + '\\000"', "ệ" * 32)


@pytest.mark.parametrize("session", SESSIONS)
def test_an_invented_session_is_no_way_around_kept_pages(
    cpo, client, monkeypatch, django_assert_max_num_queries, session
):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    page = client.get(PAGE)
    cookie = f"sessionid={session}".encode().decode("latin-1")
    with django_assert_max_num_queries(1):
        answer = client.get(PAGE, HTTP_COOKIE=cookie)
    assert (answer["ETag"], answer["Vary"]) == (page["ETag"], page["Vary"])
    assert not answer.cookies


def test_a_session_that_has_ended_is_no_way_around_kept_pages(cpo, client, django_user_model):
    somebody = django_user_model.objects.create(username="an")
    client.force_login(somebody)
    assert client.get(PAGE)["Cache-Control"] == "private, no-cache"
    somebody.is_active = False
    somebody.save()
    assert client.get(PAGE)["Cache-Control"].startswith("public")
    assert (
        "sessionid" in client.cookies
    )  # nobody was asked to forget it: that would be no kept page


def test_the_prefix_that_a_server_gives_is_part_of_the_key(cpo, client):
    honest = client.get(PAGE).content
    moved = client.get(PAGE, SCRIPT_NAME="/evil").content
    assert client.get(PAGE).content == honest
    assert b"/evil" not in honest
    assert client.get(PAGE, SCRIPT_NAME="/evil").content == moved


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE"])
def test_kept_pages_can_only_be_read(cpo, client, method):
    answer = client.generic(method, PAGE)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert client.get(PAGE).status_code == 200
