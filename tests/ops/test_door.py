"""What no database stores and no charset reads, in every part of a request: never an error."""

from encodings.aliases import aliases
from io import BytesIO

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client

from execroles.wsgi import application
from roles.guard.door import Unstorable, keep_out
from roles.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo", "quick_passwords")]

CONTROLS = ("%00", "cpo%00", "%01", "%7F", "%C2%85", "%0A", "%ED%A0%80", "%FF")
ADDRESSES = (
    "/so-sanh/?a={}&b=cpo",
    "/en/compare/?a=cpo&b={}",
    "/so-sanh/cpo/{}/",
    "/so-sanh/cpo/cto/?left={}",
    "/so-do/?role={}",
    "/so-do/?open={}&open=cpo&stage={}&zoom={}&format={}",
    "/so-do.svg?role={}",
    "/chuc-danh/?function={}&skill={}&source={}&sort={}&page={}",
    "/chuc-danh/{}/",
    "/chuc-danh/cpo/?as-of={}",
    "/chuc-danh/cpo/thay-doi/?page={}",
    "/chuc-danh/{}.png",
    "/quy-trinh/{}/",
    "/nguon/{}/",
    "/viet-tat/{}/",
    "/tim-kiem/?q={}&kind={}&page={}",
    "/sitemap.xml?p={}",
    "/sitemap-{}-1.xml",
    "/gop-y/{}/",
    "/?{}=1",
)


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "anew"])
def test_control_characters_in_an_address_are_no_error(reader, settings, is_kept):
    settings.PAGE_CACHE = is_kept
    wrong = {}
    for address in ADDRESSES:
        for control in CONTROLS:
            answer = reader.get(asked := address.replace("{}", control))
            is_shown = b"\0" in answer.content and "html" in answer["Content-Type"]
            if answer.status_code not in (200, 301, 302, 400, 404) or is_shown:
                wrong[asked] = answer.status_code
    assert wrong == {}


def test_a_pasted_control_character_counts_as_a_blank(reader):
    page = reader.get("/so-sanh/?a=khong%00co&b=cpo")
    assert "khong co" in page.text
    assert reader.get("/so-sanh/?a=cpo&b=%00").status_code == 200


def test_what_no_database_stores_reaches_no_query():
    """However it comes: here without any request, as a later view might let it through."""
    with connection.execute_wrapper(keep_out):
        for bad in ("\0", "a\0b", "\ud800", "\udfffx"):
            with pytest.raises(Unstorable, match=r"U\+"):
                Role.objects.filter(slug=bad).exists()
            with pytest.raises(Unstorable), connection.cursor() as cursor:
                cursor.executemany("SELECT %s", [["good"], [bad]])
        assert not Role.objects.filter(slug="\x01\x85\ufffe🙂").exists()


PASSWORD = "a long enough one"


@pytest.fixture
def editor(django_user_model):
    django_user_model.objects.create_superuser("an", password=PASSWORD)
    client = Client(raise_request_exception=False)
    client.force_login(django_user_model.objects.get())
    return client


def test_a_form_says_itself_what_is_wrong_with_a_field(reader, editor):
    sent = {"username": "a\0n", "password": "x"}
    for language, words in {"vi": "null", "en": "Null characters are not allowed"}.items():
        reader.cookies["desk_language"] = language
        page = reader.post("/admin/login/", sent)
        assert page.status_code == 200
        assert words.lower() in page.text.lower()
    role = Role.objects.get()
    form = editor.post(f"/admin/roles/role/{role.pk}/change/", {"name_vi": "Giám\0đốc"})
    assert form.status_code == 200
    assert "null" in form.text.lower()


# What is sent beside the fields of a form: written down with a wrong guess, or looked for.
BESIDE = (
    ("/admin/login/?next=%00", {"username": "an", "password": "wrong"}, {}),
    ("/admin/login/", {"username": "an", "password": "wrong", "next": "\0", "\0": "\0"}, {}),
    ("/admin/login/", {"username": "an", "password": "wrong"}, {"user-agent": "a\0b"}),
    ("/admin/login/", {"username": "an", "password": "wrong"}, {"accept": "\0"}),
    ("/admin/login/", {"username": "an", "password": "wrong"}, {"x-forwarded-for": "\0, 1.2.3.4"}),
)


@pytest.mark.parametrize(("address", "form", "headers"), BESIDE)
def test_a_wrong_guess_with_control_characters_is_no_error(reader, editor, address, form, headers):
    answer = reader.post(address, form, headers=headers)
    assert answer.status_code in (200, 400)
    assert "\0" not in "".join(AccessAttempt.objects.values_list("post_data", flat=True))


DESK = (
    "/admin/roles/role/?q=%00",
    "/admin/roles/role/?slug__exact=%00",
    "/admin/roles/role/?o=%00&p=%00",
    "/admin/roles/role/%00/change/",
    "/admin/roles/role/_00/history/",
    "/admin/roles/%00/",
    "/admin/jsi18n/?language=%00",
    "/admin/autocomplete/?app_label=%00&model_name=role&field_name=%00&term=%00",
    "/admin/autocomplete/?app_label=roles&model_name=responsibility&field_name=role&term=%00",
)


def test_control_characters_at_the_desk_are_no_error(editor):
    found = {address: editor.get(address).status_code for address in DESK}
    assert {a: s for a, s in found.items() if s not in (200, 301, 302, 400, 403, 404)} == {}


@pytest.mark.parametrize("cookie", ['sessionid="aaaaaaaa\\000"', 'messages="\\000"', "sessionid=ÿ"])
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/so-do/"])
def test_control_characters_in_a_cookie_are_no_error(reader, address, cookie):
    assert reader.get(address, HTTP_COOKIE=cookie).status_code == 200


def test_the_400_page_says_what_is_wrong_in_the_readers_language(reader, editor):
    bad = {"username": "an", "password": "wrong", "x": "\0"}
    editor.cookies["desk_language"] = "en"
    for client, words in ((reader, "U+0000"), (editor, "no text can be stored")):
        page = client.post("/admin/login/", bad | {"username": "an"})
        assert page.status_code in (200, 302, 400)
        if page.status_code == 400:
            assert words in page.text
    page = reader.get("/", headers={"host": "evil.example"})
    assert (page.status_code, "evil" in page.text) == (400, False)
    assert "Không đọc được yêu cầu này" in page.text
    assert "could not be read" in reader.get("/en/", headers={"host": "evil.example"}).text


# Every codec of Python by all its names, and what is none.
NO_CHARSETS = {"", "nope", "\0", "é", "a" * 4000, '"', "*", "."}
CHARSETS = sorted({*aliases, *aliases.values(), *NO_CHARSETS})
FOREIGN = ("rot13", "undefined", "nope", "utf-16", "unicode_escape", "\0")


def test_no_charset_of_a_request_makes_an_error(reader):
    wrong = {}
    for charset in CHARSETS:
        for kind in (f"text/html; charset={charset}", f"a/b; x*={charset}''%41%ff; charset=utf-8"):
            answer = reader.generic("GET", "/livez?q=%C3%A9%FF", content_type=kind)
            if answer.status_code != 200:
                wrong[kind] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
@pytest.mark.parametrize("address", ["/tim-kiem/?q=gi%C3%A1m", "/admin/login/", "/gop-y/x-1/"])
def test_a_foreign_charset_is_read_as_utf8_or_refused(reader, address, method):
    for charset in FOREIGN:
        kind = f"multipart/form-data; boundary=x; charset={charset}"
        status = reader.generic(method, address, b"--x--", content_type=kind).status_code
        assert status in ((400, 405) if method in ("POST", "PUT") else (200, 302, 404)), charset
    plain = "application/x-www-form-urlencoded; charset=UTF8"
    answer = reader.generic("POST", "/admin/login/", b"username=%C3%A9", content_type=plain)
    assert answer.status_code == 200


def test_an_address_is_read_as_utf8_whatever_is_declared(reader):
    kind = "text/html; charset=latin-1"
    assert "giám" in reader.generic("GET", "/tim-kiem/?q=gi%C3%A1m", content_type=kind).text


PARTS = (
    "form-data; name*=rot13''username",
    "form-data; name*=undefined''username",
    "form-data; name=username; filename*=nope''%ff",
    "form-data; name=\0; filename=\0",
    "form-data",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_form_that_cannot_be_read_is_no_error(reader, part):
    head = f"Content-Disposition: {part}\r\nContent-Type: a/b; charset=rot13\r\n"
    body = f"--x\r\n{head}\r\n\0\r\n--x--\r\n".encode()
    kind = "multipart/form-data; boundary=x"
    answer = reader.generic("POST", "/admin/login/", body, content_type=kind)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize(
    "parameter", ["charset=rot13", "charset=\0", "x*=nope''a", "charset*=undefined''a", ""]
)
def test_a_server_may_hand_over_any_content_type(settings, parameter):
    settings.ALLOWED_HOSTS = ["testserver"]
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/livez",
        "QUERY_STRING": "q=1",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": f"a/b; {parameter}",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    assert application(environ, lambda *_: None).status_code == 200
