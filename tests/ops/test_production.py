"""Under production settings: what is refused at start, and what every answer says."""

import json
import re
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from execroles import production
from tests.environment import checks

KEY = "k3y-0f-at-least-fifty-characters-that-nobody-can-guess-at-all"
SAFE = {"PRODUCTION": "1", "SECRET_KEY": KEY, "ALLOWED_HOSTS": "www.example.org", "PROXIES": "2"}

SERVER = ["-m", "execroles.serving"]


def start(code, **environment):
    """Run Python with the site's settings in a process of its own."""
    usual = checks.environment(VAR_DIR=str(settings.VAR_DIR))
    usual.pop("DJANGO_ALLOW_ASYNC_UNSAFE")  # for our own browser tests
    return subprocess.run(
        [sys.executable, *code],
        cwd=checks.ROOT,
        env=usual | environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory):
    """A folder for VAR_DIR, with a database and static files; made outside of any transaction."""
    folder = tmp_path_factory.mktemp("migrated")
    with django_db_blocker.unblock(), sqlite3.connect(folder / "db.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    (folder / "static").symlink_to(settings.STATIC_ROOT)
    return folder


@pytest.mark.once
@pytest.mark.django_db  # for the schema, which is copied
def test_deployment_check_has_nothing_to_say(migrated):
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    answer = start(check, **SAFE, VAR_DIR=str(migrated))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "no issues (0 silenced)" in answer.stdout


@pytest.mark.once
def test_server_does_not_start_unsafely_and_says_what_to_set():
    answer = start(["-c", "import execroles.wsgi"], PRODUCTION="1", DEBUG="1", SECRET_KEY="")
    assert answer.returncode == 1
    for wanted in (
        "SECRET_KEY is not set",
        "token_urlsafe",
        "ALLOWED_HOSTS is empty",
        "DEBUG=0",
        "PROXIES is not set",
    ):
        assert wanted in answer.stderr


@pytest.mark.once
@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"PRODUCTION": "true", "DEBUG": "yes"}, "DEBUG shows the inside"),
        ({"PRODUCTION": "prod"}, "PRODUCTION='prod' is not understood"),
        ({"HSTS_SUBDOMAINS": "none"}, "HSTS_SUBDOMAINS='none' is not understood"),
        ({"PROXIES": "two"}, "PROXIES='two' is not understood"),
        ({"DATABASE_URL": "postgres://a:s3cret#@db:x/y"}, "DATABASE_URL is not understood"),
        ({"WORKERS": "many"}, "WORKERS='many' is not understood"),
        ({"BIND": "8000"}, "BIND='8000' is not understood"),
    ],
)
def test_nonsense_stops_the_server_and_is_named(setting, sentence):
    answer = start(SERVER, **SAFE | setting)
    assert answer.returncode != 0
    assert sentence in answer.stderr
    assert "s3cret" not in answer.stderr


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "django-insecure-" + KEY}, "can be guessed"),
        ({"SECRET_KEY": "short"}, "can be guessed"),
        ({"SECRET_KEY": "a" * 60}, "can be guessed"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS is empty"),
        ({"ALLOWED_HOSTS": "www.example.org,*"}, "every host"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"DEBUG": "true"}, "DEBUG"),
        ({"PROXIES": ""}, "PROXIES is not set"),
        ({"PROXIES": " "}, "PROXIES is not set"),
        ({"PROXIES": "0"}, "PROXIES=0"),
        ({"PROXIES": "0", "HTTPS": "yes"}, "PROXIES=0"),
    ],
)
def test_each_danger_is_named(wrong, sentence):
    (problem,) = production.problems(SAFE | wrong)
    assert sentence in problem


@pytest.mark.parametrize("also", [{}, {"PROXIES": "1"}, {"PROXIES": "0", "HTTPS": "off"}])
def test_safe_environment_starts(also):
    assert production.problems(SAFE | also) == []


ASK = """
import django, json
django.setup()
from django.test import Client
client = Client(headers={"host": "www.example.org"})
plain = client.get("/livez"), client.get("/so-sanh/?a=1", headers={"host": "www.example.org"})
secure = client.get("/livez", secure=True), client.get("/admin/login/", secure=True)
print(json.dumps([[r.status_code, dict(r.headers), r.cookies.output()] for r in plain + secure]))
"""


@pytest.fixture(scope="module")
def answers():
    """(status, headers, cookies) of a probe and a page without, a probe and a login with TLS."""
    answer = start(["-c", ASK], **SAFE)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.once
def test_everything_but_the_probes_is_sent_to_tls(answers):
    probe, page, *_ = answers
    assert probe[0] == 200
    assert page[0] == 301
    assert page[1]["Location"] == "https://www.example.org/so-sanh/?a=1"


@pytest.mark.once
def test_headers_that_protect_the_reader(answers):
    headers = answers[2][1]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.once
def test_cookies_travel_by_tls_only_and_no_script_reads_them(answers):
    cookies = answers[3][2]
    assert cookies
    for cookie in cookies.splitlines():
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "__Host-" in cookie
        assert "Path=/;" in f"{cookie};"
        assert "Domain" not in cookie


def test_every_variable_that_is_read_is_documented():
    files = (checks.ROOT / "execroles").glob("*.py")
    read = set(
        re.findall(
            r'(?:environ\.get|is_on|text|number|choice|names)\(\s*"([A-Z_]+)"',
            "".join(p.read_text() for p in files),
        )
    )
    documented = (checks.ROOT / "docs/operations.md").read_text()
    assert sorted(name for name in read if f"`{name}`" not in documented) == []
    assert len(read) > 15
