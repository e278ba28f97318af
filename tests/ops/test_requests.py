"""Requests that try to be something else: other hosts, methods, types, ways out."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

HOSTS = (
    "evil.example",
    "testserver.evil.example",
    "testserver@evil.example",
    "testserver:80@evil.example",
    "testserver/evil",
    "testserver\\evil",
    "[::1",
    "testserver:port",
    " ",
)
# Each of them is a place outside when a browser follows it.
WAYS_OUT = (
    "//evil.example/",
    "///evil.example/%2e%2e",
    "/%2F/evil.example",
    "/\\evil.example",
    "/%5Cevil.example/",
    "/https:evil.example",
    "//evil.example/..;/chuc-danh",
    "/.evil.example",
)


@pytest.mark.parametrize("host", HOSTS)
def test_foreign_host_is_refused_and_not_repeated(client, host):
    answer = client.get("/chuc-danh/", headers={"host": host})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Original-Host"])
def test_forwarded_host_is_not_believed(client, header):
    answer = client.get("/chuc-danh", headers={header: "evil.example"})
    assert "evil.example" not in answer.text + answer.get("Location", "")


@pytest.mark.parametrize("path", WAYS_OUT)
def test_no_redirect_leads_outside(client, path):
    for address in (path, path.rstrip("/"), f"/chuc-danh{path}", f"/so-sanh/z/a/?next={path}"):
        location = client.get(address).get("Location", "/")
        assert location.startswith("/"), address
        assert not location.startswith(("//", "/\\")), address


@pytest.mark.parametrize("path", [*WAYS_OUT, "https://evil.example/", "javascript:alert(1)"])
def test_login_leads_to_our_own_pages_only(client, django_user_model, path):
    django_user_model.objects.create_superuser("an", password="a long enough one")
    form = {"username": "an", "password": "a long enough one", "next": path}
    answer = client.post("/admin/login/", form)
    if answer.status_code == 302:
        assert not answer["Location"].startswith(("//", "/\\", "http", "javascript"))


def test_line_breaks_make_no_headers(client):
    answer = client.get("/so-sanh/?a=cpo%0d%0aSet-Cookie:%20a=1&b=x%0d%0aX-Evil:%201")
    assert "X-Evil" not in answer
    assert not answer.cookies


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_method_is_the_one_of_the_request_line(client, name):
    assert client.get("/chuc-danh/", headers={name: "DELETE"}).status_code == 200
    assert client.post("/chuc-danh/", headers={name: "GET"}).status_code == 405
    assert client.post("/chuc-danh/?_method=GET", {"_method": "GET"}).status_code == 405


@pytest.mark.parametrize("path", ["/livez", "/healthz"])
def test_probes_can_only_be_read(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/chuc-danh/", "/khong-co/", "/so-sanh/?a=<b>", "/livez"])
@pytest.mark.parametrize("accept", ["text/html", "application/json", "image/svg+xml", "*/*;q=\x00"])
def test_type_is_ours_and_never_guessed(client, path, accept):
    answer = client.get(path, headers={"accept": accept})
    plain = "text/plain" if path == "/livez" else "text/html; charset=utf-8"
    assert answer["Content-Type"] == plain
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "multipart/form-data; boundary=\x00", "a/b", ""]
)
def test_login_with_another_type_of_body_is_no_login(client, django_user_model, kind):
    django_user_model.objects.create_superuser("an", password="a long enough one")
    body = b'{"username": "an", "password": "a long enough one"}'
    answer = client.generic("POST", "/admin/login/", body, content_type=kind)
    assert answer.status_code in (200, 400, 403)
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    "path", ["/%00/", "/chuc-danh/%ff/", "/chuc-danh/" + "a" * 5000 + "/", "/%/"]
)
def test_broken_addresses_are_not_found(client, path):
    client.raise_request_exception = False
    assert client.get(path).status_code in (400, 404)


def test_too_many_parameters_are_refused(client):
    assert client.get("/so-sanh/?" + "a=1&" * 20_001).status_code == 400
