"""What is answered before Django makes a request: what Django says, and never an old page."""

import logging
import re
from datetime import UTC, datetime

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections
from django.test import RequestFactory
from django.utils import timezone

from execroles.middleware import log
from roles.caching import revision_watch
from roles.caching.revision_watch import Watch
from roles.models import ContentRevision, Role
from roles.views import ready_answers
from roles.views.ready_answers import ReadyAnswers

pytestmark = [pytest.mark.page_cache, pytest.mark.django_db]

PAGE = "/chuc-danh/cpo/"
OWN = {"X-Request-ID", "X-Accel-Expires"}


class Site:
    """The application as servers run it; counts how often Django and `on_request` are called."""

    def __init__(self):
        self.django, self.asked, self.looked = get_wsgi_application(), 0, 0
        self.application = ReadyAnswers(self.count, self.look)

    def count(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)

    def look(self):
        self.looked += 1

    def __call__(self, path=PAGE, method="GET", application=None, **headers):
        """The status, the headers and the body of an answer."""
        headers = {"host": "testserver"} | headers
        request = RequestFactory(headers=headers).generic(method, path)
        said = []
        answer = (application or self.application)(request.environ, lambda *of: said.extend(of))
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        return said[0], dict(said[1]), body


@pytest.fixture
def one_connection():
    """Between requests the connection stays, as Django's client for tests has it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(cpo, one_connection, monkeypatch):
    """The content is of long ago, and so is the code: what is said of dates has settled."""
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("roles.views.public_pages.released_at", lambda: long_ago)
    ContentRevision.objects.update(changed_at=long_ago)
    return Site()


def tag(site, encoding):
    return site(application=site.django, **{"accept-encoding": encoding})[1]["ETag"]


def common(answer):
    status, headers, body = answer
    return status, {name: value for name, value in headers.items() if name not in OWN}, body


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("encoding", ["", "gzip, deflate", "br, gzip"])
@pytest.mark.parametrize("condition", [None, "if-none-match", "if-modified-since"])
@pytest.mark.parametrize("path", [PAGE, "/so-sanh/?a=cpo&b=x", "/khong-co/"])
def test_an_answer_is_the_one_of_django(site, method, encoding, condition, path):
    headers = {"accept-encoding": encoding}
    _, said, _ = site(path, method, application=site.django, **headers)
    if condition and "ETag" in said:
        headers[condition] = said["ETag" if condition == "if-none-match" else "Last-Modified"]
        site(path, method, **{"accept-encoding": encoding})
    answers = [site(path, method, **headers) for _ in range(3)]
    expected = common(site(path, method, application=site.django, **headers))
    assert [common(answer) for answer in answers] == [expected] * 3
    assert (site.looked > 0) == ("ETag" in said)


def test_django_is_asked_once_for_each_form(site):
    for _ in range(3):
        site()
        site(**{"accept-encoding": "br"})
        site(method="HEAD")
    assert (site.asked, site.looked) == (2, 7)


def test_each_answer_has_its_own_id_or_takes_the_one_of_the_proxy(site):
    ids = [site()[1]["X-Request-ID"] for _ in range(3)]
    assert len(set(ids)) == 3
    assert site(**{"x-request-id": "0123-abcd"})[1]["X-Request-ID"] == "0123-abcd"
    assert re.fullmatch("[0-9a-f]{32}", site(**{"x-request-id": "a\nb"})[1]["X-Request-ID"])


def test_the_proxy_is_told_the_second(site, monkeypatch):
    site()
    monkeypatch.setattr("roles.caching.stored_page.time.time", lambda: 1_900_000_000.9)
    assert site()[1]["X-Accel-Expires"] == "@1900000000"
    assert site.looked == 1


def test_an_edit_is_never_followed_by_the_page_before(site):
    before = [site()[2] for _ in range(2)][-1]
    Role.objects.update(name="Tên mới", name_vi="Tên mới")
    for _ in range(3):
        status, _, body = site()
        assert (status, body == before, "Tên mới" in body.decode()) == ("200 OK", False, True)
    Role.objects.update(status="draft")
    assert [site()[0] for _ in range(2)] == ["404 Not Found"] * 2


def test_no_copy_of_before_passes_for_current(site):
    etag = site()[1]["ETag"]
    assert [site(**{"if-none-match": etag})[0] for _ in range(3)] == ["304 Not Modified"] * 3
    assert site.looked == 2  # both answers are known
    for other in ('"another"', f'"another", {etag[:-1]}x"'):
        assert site(**{"if-none-match": other})[0] == "200 OK"
    assert site(**{"if-modified-since": "Mon, 01 Jan 2018 00:00:00 GMT"})[0] == "200 OK"
    Role.objects.update(name="Tên mới", name_vi="Tên mới")
    assert [site(**{"if-none-match": etag})[0] for _ in range(2)] == ["200 OK"] * 2


def test_what_changes_within_this_second_is_not_remembered(site):
    ContentRevision.objects.update(changed_at=timezone.now())
    site()
    site()
    assert site.looked == 0


ODD = {
    "a session": {"cookie": "a=b; sessionid=x"},
    "a part": {"hx-request": "true"},
    "another condition": {"if-match": '"x"'},
    "an old date": {"if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT"},
    "several tags": {"if-none-match": '"x", "y"'},
    "another host": {"host": "evil.example"},
    "no host": {"host": ""},
    "another method": {"method": "POST"},
    "another query": {"path": f"{PAGE}?utm=1"},
    "bytes": {"path": f"{PAGE}%C3%A1/"},
    "the API": {"path": "/api/v1/roles/"},
    "nothing": {"path": "/khong-co/"},
    "the desk": {"path": "/admin/login/"},
    "a probe": {"path": "/livez"},
}


@pytest.mark.parametrize("what", ODD)
def test_whatever_is_not_plain_is_djangos(site, what):
    for _ in range(2):
        site()
    asked, looked = site.asked, site.looked
    for _ in range(2):
        answer = site(**ODD[what])
    assert (site.asked, site.looked) == (asked + 2, looked)
    assert answer[0] == site(application=site.django, **ODD[what])[0]


def test_what_somebody_signed_in_sees_is_remembered_for_nobody(site, admin_client):
    cookie = f"sessionid={admin_client.cookies['sessionid'].value}"
    for _ in range(2):
        assert "private" in site(cookie=cookie)[1]["Cache-Control"]
    status, headers, _ = site()
    assert (status, "private" in headers["Cache-Control"], site.looked) == ("200 OK", False, 0)


def test_who_asks_without_tls_is_sent_to_it_though_the_page_is_kept(site, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ready_answers.scheme_of.cache_clear()
    site = Site()
    for _ in range(3):
        assert site(**{"x-forwarded-proto": "https"})[0] == "200 OK"
        assert site(**{"x-forwarded-proto": "http"})[0] == "301 Moved Permanently"
        assert site()[0] == "301 Moved Permanently"
    ready_answers.scheme_of.cache_clear()
    assert site.looked == 2


def refuse():
    raise OperationalError("gone")


def test_kept_pages_are_answered_while_nothing_can_be_asked(site, monkeypatch):
    for _ in range(2):
        page = site()
    answers = iter([ContentRevision.current()])
    down = Watch(read=lambda: next(answers, None) or refuse())
    monkeypatch.setattr(ready_answers, "watch", down)
    monkeypatch.setattr(revision_watch.connection, "close", lambda: None)
    down.current()
    assert common(site()) == common(page)
    assert down.is_down
    assert site.asked == 1


def test_each_answer_makes_one_line_like_those_of_django(site, caplog):
    caplog.set_level(logging.INFO, logger=log.name)
    for _ in range(3):
        site()
    site(**{"if-none-match": tag(site, "")})
    caplog.clear()
    site(application=site.django)
    site()
    ours, theirs = [
        {key: value for key, value in vars(record).items() if key in ("route", "status", "cache")}
        | {"message": record.getMessage(), "level": record.levelname, "method": record.method}
        for record in caplog.records
    ]
    assert ours == theirs
    assert ours["cache"] == "hit"
