"""Readers and editors as they come over the network, without a browser."""

import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from tests.environment.programs import wait_until
from tests.history.forms import form_data

PATIENCE = 60  # seconds


@dataclass
class Answer:
    """What came back; status 0 when nothing did."""

    status: int
    headers: dict
    text: str


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Visitor:
    """Somebody with cookies of their own."""

    def __init__(self, origin):
        self.origin = origin
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), NoRedirect)

    def get(self, path, **headers):
        return self.ask(Request(self.origin + path, headers=headers))

    def post(self, path, form):
        body = urlencode(form, doseq=True).encode()
        return self.ask(Request(self.origin + path, data=body))

    def ask(self, request):
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except HTTPError as answer:
            with answer:
                return Answer(answer.code, answer.headers, answer.read().decode())
        except (URLError, OSError) as error:
            return Answer(0, {}, str(error))

    def sign_in(self, name, password):
        form = form_data(self.get("/admin/login/").text, "login-form")
        answer = self.post("/admin/login/", form | {"username": name, "password": password})
        assert answer.status == 302, answer
        return self


class Sent(NamedTuple):
    """A request of a Load: when it was sent, its number, the answer's status."""

    at: float  # seconds since the beginning
    number: int
    status: int

    @property
    def failed(self):
        return self.status not in (200, 302)


class Load:
    """Readers who ask `ask(number)` while a block runs, `rate` times a second together.

    Without a rate each asks again as soon as it is answered.
    """

    def __init__(self, ask, *, readers=10, rate=None):
        self.ask, self.readers, self.rate = ask, readers, rate
        self.sent = []

    def __enter__(self):
        self.began, self.ending = time.monotonic(), threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(n,)) for n in range(self.readers)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join()

    def read(self, number):
        while not self.ending.wait(self.pause(number)):
            at = self.now
            self.sent.append(Sent(at, number, self.ask(number).status))
            number += self.readers

    def pause(self, number):
        return max(0, number / self.rate - self.now) if self.rate else 0

    @property
    def now(self):
        return time.monotonic() - self.began

    def go_on(self, seconds):
        """Wait until readers have had so many seconds more, and say what time it is then."""
        end = self.now + seconds
        wait_until(
            lambda: self.sent and self.sent[-1].at >= end, "answers come", seconds + PATIENCE
        )
        return end

    def failures(self):
        return [sent for sent in self.sent if sent.failed]

    def figures(self):
        """How many were answered how, for whoever looks at the output."""
        return dict(Counter(sent.status for sent in self.sent))
