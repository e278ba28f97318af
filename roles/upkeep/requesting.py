"""One request to another host: politely, bounded in time and bytes, and not inside our network."""

import time
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import urllib3
from django.utils.translation import gettext_noop

from .public_hosts import Unreachable, public_ip

PORTS = {"http": 80, "https": 443}
PATIENCE = urllib3.Timeout(connect=10, read=15)
TOGETHER = 60  # seconds for all of a body
NO_ANSWER = gettext_noop("no answer")
NO_PAGE = gettext_noop("no address of a page")


@dataclass(frozen=True)
class Answer:
    """What a host answered, as far as it was read."""

    status: int
    location: str = ""
    body: bytes = b""


@dataclass
class Requests:
    """Requests of one run: `agent` says who asks; `pause` seconds between two to one host.

    `delays`: {host: more seconds, as it asks for}; `local`: IPs that are ours and may be asked.
    """

    agent: str
    pause: float = 2
    local: frozenset = frozenset()
    delays: dict = field(default_factory=dict)
    last: dict = field(default_factory=dict)

    def ask(self, method, url, most=0):
        """The Answer, with at most so many bytes of its body; Unreachable where there is none."""
        scheme, host, port, target = parts_of(url)
        ip = public_ip(host, port, self.local)
        self.wait_for(host)
        try:
            with closing(pool(scheme, ip, port, host)) as server:
                return self._asked(server, method, target, urlsplit(url).netloc, most)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise Unreachable(f"{NO_ANSWER} ({type(error).__name__})") from None
        finally:
            self.last[host] = time.monotonic()

    def wait_for(self, host):
        due = self.last.get(host, -1e9) + max(self.pause, self.delays.get(host, 0))
        if (seconds := due - time.monotonic()) > 0:
            time.sleep(seconds)

    def _asked(self, server, method, target, netloc, most):
        headers = {
            "Host": netloc.rpartition("@")[2].encode("idna").decode(),
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        told = {"redirect": False, "retries": False, "preload_content": False}
        with closing(server.request(method, target, headers=headers, timeout=PATIENCE, **told)) as (
            response
        ):
            location = response.headers.get("Location", "")
            return Answer(response.status, location, read(response, most))


def parts_of(url):
    """(scheme, host, port, path with query) of an address that can be asked for."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError):
        raise Unreachable(NO_PAGE, is_gone=True) from None
    return parts.scheme, host, port, parts._replace(scheme="", netloc="", fragment="").geturl()


def pool(scheme, ip, port, host):
    """Connections to this IP and no other; a certificate is that of the host."""
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(ip, port, server_hostname=host, assert_hostname=host)
    return urllib3.HTTPConnectionPool(ip, port)


def read(response, most):
    """At most so many bytes, and for no longer than TOGETHER."""
    found, end = b"", time.monotonic() + TOGETHER
    while len(found) < most and time.monotonic() < end:
        if not (some := response.read1(most - len(found))):
            break
        found += some
    return found
